//! The sentences of the factual text.

use crate::assessment::naming;
use crate::look::Origin;
use crate::register::body::{BodyView, HonourView};
use crate::register::notes::{self, Notes, REGISTER};
use crate::register::result::{Rank, ResultView};
use crate::register::told;
use prima_document::wording::Words;
use std::collections::BTreeSet;

/// A sentence with the numbers of the sources it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What it says.
    pub text: String,
    /// Numbers among the page's sources.
    pub numbers: Vec<usize>,
}

fn sentence(text: String, number: usize) -> Sentence {
    Sentence {
        text,
        numbers: vec![number],
    }
}

/// All sentences one after another.
pub fn sentences(words: Words, view: &BodyView, notes: &mut Notes) -> Vec<Sentence> {
    paragraphs(words, view, notes)
        .into_iter()
        .flatten()
        .collect()
}

/// The sentences about results and honours.
pub fn own(words: Words, view: &BodyView, notes: &mut Notes) -> Vec<Sentence> {
    let mut text: Vec<Sentence> = Vec::new();
    for result in view.newest() {
        text.extend(of_result(words, view, result, notes));
    }
    text.extend(of_honours(words, view, notes));
    text
}

/// The text: a paragraph for each programme, one for honours, one for what else
/// is said, one for what does not agree.
pub fn paragraphs(words: Words, view: &BodyView, notes: &mut Notes) -> Vec<Vec<Sentence>> {
    let mut text: Vec<Vec<Sentence>> = Vec::new();
    for result in view.newest() {
        let mut paragraph = of_result(words, view, result, notes);
        paragraph.splice(1..1, of_assessor(words, result, notes));
        text.push(paragraph);
    }
    text.push(of_honours(words, view, notes));
    text.push(said(words, view, notes, false));
    text.push(said(words, view, notes, true));
    text.retain(|paragraph| !paragraph.is_empty());
    if text.is_empty() {
        let name = [("name", view.body.name.clone())];
        let number = notes.number(REGISTER, "web-body-what-register");
        text.push(vec![sentence(
            words.say("web-press-nothing", &name),
            number,
        )]);
    }
    text
}

/// The headline: the newest verdict, else the newest honour, else the name.
pub fn headline(words: Words, view: &BodyView) -> String {
    let name = ("name", view.body.called().to_owned());
    if let Some(result) = view.newest().first() {
        let arguments = [
            name,
            ("label", result.label(words)),
            ("value", result.announced(words)),
            ("programme", result.programme(words)),
            ("period", naming::period(words, &result.outcome.period)),
        ];
        let key = match result.band() {
            Some(_) if !result.has_own_band() => "web-press-headline-verdict",
            _ => "web-press-headline-value",
        };
        return words.say(key, &arguments);
    }
    if let Some(honour) = view.standing_honour() {
        let key = match honour.honour.body == view.body.body {
            true => "web-press-headline-honour",
            false => "web-press-headline-credited",
        };
        return words.say(key, &[name, ("title", title(words, view, honour))]);
    }
    words.say("web-press-headline-name", &[name])
}

/// The name with its province, where that tells more than the name.
fn name_in_place(words: Words, view: &BodyView) -> String {
    let name = ("name", view.body.name.clone());
    match view.regions.last() {
        Some(province) if !view.body.name.contains(&province.short) => words.say(
            "web-press-name-in",
            &[name, ("place", province.short.clone())],
        ),
        _ => view.body.name.clone(),
    }
}

/// Who assesses in the programme, and what for.
fn of_assessor(words: Words, result: &ResultView, notes: &mut Notes) -> Option<Sentence> {
    let about = naming::programme_about(words, &result.outcome.programme);
    let number = notes.result(&result.outcome);
    (!about.is_empty()).then(|| sentence(about, number))
}

fn of_result(
    words: Words,
    view: &BodyView,
    result: &ResultView,
    notes: &mut Notes,
) -> Vec<Sentence> {
    let number = notes.result(&result.outcome);
    let mut text = vec![sentence(first(words, view, result), number)];
    if result.has_own_band() {
        let own = notes.own(&result.outcome, notes::WHAT_BAND);
        text.push(Sentence {
            text: own_band(words, result),
            numbers: vec![number, own],
        });
    }
    let units = result
        .outcome
        .units_counted
        .and_then(|n| usize::try_from(n).ok())
        .unwrap_or(0);
    if result.outcome.origin == "children" && units > 0 {
        let mut numbers = vec![number];
        for part in view.parts_of(result) {
            let part = notes.number(notes::of_result(&part.outcome), "web-body-what-units");
            if !numbers.contains(&part) {
                numbers.push(part);
            }
        }
        text.push(Sentence {
            text: of_units(words, result, units),
            numbers,
        });
    }
    match result.rank() {
        Rank::Of(rank, of) => {
            let arguments = [
                ("rank", rank.to_string()),
                ("of", of.to_string()),
                ("among", result.among(words)),
            ];
            text.push(match result.has_own_rank() {
                true => Sentence {
                    text: words.say("web-press-rank-own", &arguments),
                    numbers: vec![number, notes.own(&result.outcome, notes::WHAT_RANK)],
                },
                false => sentence(words.say("web-press-rank", &arguments), number),
            });
        }
        Rank::Published(rank) => text.push(sentence(
            words.say(
                "web-press-rank-published",
                &[
                    ("rank", rank.to_owned()),
                    ("peers", result.ranked_as_published(words)),
                ],
            ),
            number,
        )),
        Rank::None => {}
    }
    if let Some(earlier) = view.before(result) {
        let before = notes.result(&earlier.outcome);
        if let Some(change) = change(words, result, earlier) {
            text.push(Sentence {
                text: change,
                numbers: vec![before, number],
            });
        }
    }
    text
}

/// Value, verdict, programme and period.
fn first(words: Words, view: &BodyView, result: &ResultView) -> String {
    let mut arguments = vec![
        ("name", name_in_place(words, view)),
        ("programme", result.programme(words)),
        ("period", naming::period(words, &result.outcome.period)),
        ("value", result.announced(words)),
        ("label", result.label(words)),
        ("letter", result.outcome.band.clone()),
        ("zone", result.zone(words)),
    ];
    let has_value = !result.outcome.index_text.is_empty();
    let key = match (result.band(), has_value, result.zone(words).is_empty()) {
        _ if result.has_own_band() => "web-press-result-value",
        (Some(_), true, _) if result.is_called_by_letter() => "web-press-result-letter",
        (Some(_), true, false) => "web-press-result-zone",
        (Some(_), true, true) => "web-press-result",
        (Some(_), false, _) => "web-press-result-band",
        (None, ..) => "web-press-result-value",
    };
    if result.is_sample() {
        arguments.retain(|(name, _)| *name != "programme");
        arguments.push((
            "programme",
            words.say(
                "web-press-sample",
                &[("programme", result.programme(words))],
            ),
        ));
    }
    words.say(key, &arguments)
}

/// The band that Prima found where the source names none.
fn own_band(words: Words, result: &ResultView) -> String {
    let arguments = [
        ("label", result.label(words)),
        ("letter", result.outcome.band.clone()),
        ("zone", result.zone(words)),
    ];
    let key = match result.zone(words).is_empty() {
        _ if result.is_called_by_letter() => "web-press-own-letter",
        true => "web-press-own",
        false => "web-press-own-zone",
    };
    words.say(key, &arguments)
}

/// What the mean of the units comes to.
fn of_units(words: Words, result: &ResultView, units: usize) -> String {
    let arguments = [
        ("n", told::number(words, units)),
        ("computed", result.value(words)),
        (
            "published",
            naming::written(words, &result.outcome.published_index),
        ),
    ];
    let key = match result.origin() {
        Origin::Differs => "web-press-units-differ",
        Origin::Recomputed => "web-press-units-agree",
        _ => "web-press-units",
    };
    words.say(key, &arguments)
}

/// How the index changed since an earlier period; none where one is no number.
fn change(words: Words, result: &ResultView, earlier: &ResultView) -> Option<String> {
    let difference = result.announced_index()?.minus(&earlier.announced_index()?);
    let amount = match difference.is_negative() {
        true => difference.negated(),
        false => difference.clone(),
    };
    let digits = result
        .instrument
        .map_or(2, |instrument| instrument.rounding.digits);
    let arguments = [
        ("before", naming::period(words, &earlier.outcome.period)),
        ("value", earlier.announced(words)),
        (
            "amount",
            match amount.as_decimal(digits) {
                Some(_) => words.at(&amount, digits),
                None => words.cut(&amount, digits),
            },
        ),
    ];
    let key = match (difference.is_zero(), difference.is_negative()) {
        (true, _) => "web-press-change-same",
        (false, false) => "web-press-change-up",
        (false, true) => "web-press-change-down",
    };
    let said = words.say(key, &arguments);
    let same_rules = result.outcome.instrument == earlier.outcome.instrument;
    Some(match same_rules {
        true => said,
        false => format!("{said} {}", words.label("web-press-change-edition")),
    })
}

fn of_honours(words: Words, view: &BodyView, notes: &mut Notes) -> Vec<Sentence> {
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let mut text = Vec::new();
    for (place, honour) in view.honours.iter().enumerate() {
        if !told.insert(place) {
            continue;
        }
        let mut numbers =
            vec![notes.number(notes::of_honour(&honour.honour), "web-body-what-honour")];
        let mut alike = 1;
        for (other_place, other) in view.honours.iter().enumerate().skip(place + 1) {
            if honour.is_like(other) && told.insert(other_place) {
                alike += 1;
                let number = notes.number(notes::of_honour(&other.honour), "web-body-what-honour");
                if !numbers.contains(&number) {
                    numbers.push(number);
                }
            }
        }
        let said = match honour.is_revoked() {
            true => revoked(words, view, honour),
            false => granted(words, view, honour, alike),
        };
        text.push(Sentence {
            text: said,
            numbers,
        });
    }
    text
}

/// What was conferred; of made-up data it says so.
fn title(words: Words, view: &BodyView, view_of: &HonourView) -> String {
    let honour = &view_of.honour;
    let title = naming::of(words, &honour.title_id, &honour.title_en).to_owned();
    match view.is_sample(&honour.dataset) {
        true => words.say("web-press-sample", &[("programme", title)]),
        false => title,
    }
}

fn granted(words: Words, view: &BodyView, view_of: &HonourView, alike: usize) -> String {
    let honour = &view_of.honour;
    let event = view_of
        .event
        .as_ref()
        .map(|event| naming::of(words, &event.name_id, &event.name_en).to_owned());
    let arguments = [
        ("name", view.body.name.clone()),
        ("title", title(words, view, view_of)),
        ("recipient", view.name(&honour.body).to_owned()),
        ("unit", view.name(&honour.unit).to_owned()),
        ("event", event.clone().unwrap_or_default()),
        ("day", naming::period(words, &honour.granted)),
        ("n", told::number(words, alike)),
    ];
    let own = honour.body == view.body.body;
    let key = match (own, event.is_some(), honour.unit.is_empty(), alike) {
        (true, true, true, 1) => "web-press-honour",
        (true, true, true, _) => "web-press-honour-several",
        (true, true, false, _) => "web-press-honour-unit",
        (true, false, true, _) => "web-press-predikat",
        (true, false, false, _) => "web-press-predikat-unit",
        (false, true, ..) => "web-press-honour-credited",
        (false, false, ..) => "web-press-predikat",
    };
    words.say(key, &arguments)
}

fn revoked(words: Words, view: &BodyView, view_of: &HonourView) -> String {
    let honour = &view_of.honour;
    let holder = match honour.unit.is_empty() || honour.unit == view.body.body {
        true => view.body.name.clone(),
        false => view.name(&honour.unit).to_owned(),
    };
    let arguments = [
        ("name", holder),
        ("title", title(words, view, view_of)),
        ("granted", naming::period(words, &honour.granted)),
        ("revoked", naming::period(words, &honour.revoked)),
        (
            "reason",
            told::clause(naming::of(words, &honour.reason_id, &honour.reason_en)),
        ),
    ];
    let key = match (honour.granted.is_empty(), honour.revoked.is_empty()) {
        (false, false) => "web-press-revoked",
        (true, false) => "web-press-revoked-since-unknown",
        (false, true) => "web-press-revoked-until-unknown",
        (true, true) => "web-press-revoked-unknown",
    };
    let said = words.say(key, &arguments);
    match honour.reason_id.is_empty() {
        true => said,
        false => format!(
            "{said} {}",
            words.say("web-press-revoked-reason", &arguments)
        ),
    }
}

/// Statements in the words they are recorded in: those that hold, or those
/// where sources do not agree.
fn said(words: Words, view: &BodyView, notes: &mut Notes, mismatches: bool) -> Vec<Sentence> {
    let rows = view
        .statements
        .iter()
        .filter(|row| (row.kind == "mismatch") == mismatches);
    rows.map(|row| {
        let number = notes.number(notes::of_statement(row), "web-body-what-statement");
        let text = naming::of(words, &row.text_id, &row.text_en).to_owned();
        let text = match mismatches {
            true => words.say("web-press-note", &[("text", text)]),
            false => text,
        };
        sentence(text, number)
    })
    .collect()
}
