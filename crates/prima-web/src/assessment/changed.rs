//! A change after the first score in words: what it is, by whom, from what to
//! what, and what it did. The same on the desk and on a public card.
//!
//! It shows what it is given; what may be known was asked before.

use crate::assessment::work::place;
use crate::desk::moment;
use crate::look::Words;
use maud::{Markup, html};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::form::{Question, form};
use prima_instrument::words::Lang;
use prima_workflow::assessment::{Change, Effect, Standing};

/// Decimals of a difference before rounding.
const DIGITS: u32 = 4;
/// Where there is nothing to show.
const NOTHING: &str = "–";

/// Everything that an instrument asks, of whomever, in the order of the sources.
pub fn questions(instrument: &Instrument) -> Vec<Question> {
    let sources = instrument.answer_sources.iter();
    let forms = sources.filter_map(|source| form(instrument, &source.code));
    forms.flat_map(|form| form.questions).collect()
}

/// What happened, in words.
pub fn kind(words: Words, change: &Change) -> String {
    words.label(&format!("web-change-kind-{}", change.kind.code()))
}

/// Whose it was, by role.
pub fn by(words: Words, change: &Change) -> String {
    words.label(&format!("web-change-by-{}", change.kind.author().code()))
}

/// Values in words; a dash where there are none.
pub fn values(words: Words, questions: &[Question], code: &str, values: &[String]) -> String {
    let shown = values
        .iter()
        .map(|value| place::answered(words, questions, code, value));
    match values.is_empty() {
        true => NOTHING.to_owned(),
        false => shown.collect::<Vec<_>>().join("; "),
    }
}

/// What a change did to index, band and rank, in one line.
pub fn effect(words: Words, change: &Change) -> String {
    match &change.effect {
        Some(effect) => told(words, effect),
        None if change.kind.moves_score() => words.label("web-change-withheld"),
        None => words.label("web-change-no-effect"),
    }
}

fn told(words: Words, effect: &Effect) -> String {
    let (before, after) = (&effect.before, &effect.after);
    let index = |standing: &Standing| match standing.index.as_str() {
        "" => NOTHING.to_owned(),
        index => figure(words, index),
    };
    let arguments = [("before", index(before)), ("after", index(after))];
    let mut parts = vec![match effect.difference() {
        Some(difference) => {
            let [before, after] = arguments;
            let difference = ("difference", signed(words, &difference));
            words.say("web-change-index", &[before, after, difference])
        }
        None => words.say("web-change-index-only", &arguments),
    }];
    if !before.band.is_empty() || !after.band.is_empty() {
        parts.push(moved(words, "band", &before.band, &after.band));
    }
    if before.rank.is_some() || after.rank.is_some() {
        let rank = |rank: Option<u32>| rank.map_or(String::new(), |rank| rank.to_string());
        parts.push(moved(words, "rank", &rank(before.rank), &rank(after.rank)));
    }
    parts.join("; ")
}

fn moved(words: Words, what: &str, before: &str, after: &str) -> String {
    if before == after {
        let arguments = [("now", after.to_owned())];
        return words.say(&format!("web-change-{what}-same"), &arguments);
    }
    let shown = |text: &str| if text.is_empty() { NOTHING } else { text }.to_owned();
    let arguments = [("before", shown(before)), ("after", shown(after))];
    words.say(&format!("web-change-{what}-moved"), &arguments)
}

/// A figure as it is written in the language.
pub fn figure(words: Words, text: &str) -> String {
    match words.lang {
        Lang::Id => text.replace('.', ","),
        Lang::En => text.to_owned(),
    }
}

/// A difference with its sign.
pub fn signed(words: Words, difference: &Exact) -> String {
    let written = words.cut(difference, DIGITS);
    match difference.is_negative() || difference.is_zero() {
        true => written,
        false => format!("+{written}"),
    }
}

/// Changes of one unit as a list, oldest first.
pub fn list(words: Words, questions: &[Question], changes: &[&Change]) -> Markup {
    html! { ol { @for change in changes { li { (of(words, questions, change)) } } } }
}

fn of(words: Words, questions: &[Question], change: &Change) -> Markup {
    let shown = |some: &[String]| values(words, questions, &change.code, some);
    html! {
        p {
            strong { (kind(words, change)) } " · " (place::called(words, questions, &change.code))
            " · " (moment::day(words, &change.at)) " · " (by(words, change))
        }
        dl class="summary" {
            @if !change.before.is_empty() { div { dt { (words.label("web-change-before")) } dd { (shown(&change.before)) } } }
            @if !change.after.is_empty() { div { dt { (words.label("web-change-after")) } dd { (shown(&change.after)) } } }
            @if !change.reason.is_empty() { div { dt { (words.label("web-change-reason")) } dd { (change.reason) } } }
            div { dt { (words.label("web-change-effect")) } dd { (effect(words, change)) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_domain::assessment::change::ChangeKind;

    fn standing(exact: &str, index: &str, band: &str, rank: Option<u32>) -> Standing {
        Standing {
            exact: Exact::parse(exact),
            index: index.to_owned(),
            band: band.to_owned(),
            rank,
        }
    }

    fn check(kind: ChangeKind, effect: Option<Effect>, expected: &str) {
        let change = Change {
            unit: "unit-contoh".to_owned(),
            at: String::new(),
            kind,
            code: String::new(),
            before: Vec::new(),
            after: Vec::new(),
            reason: String::new(),
            effect,
        };
        let words = Words { lang: Lang::Id };
        assert_eq!(super::effect(words, &change), expected);
    }

    #[test]
    fn what_a_change_did_is_told_in_one_line() {
        let group = "unit-kota".to_owned();
        let before = standing("4.22505", "4.23", "A-", Some(3));
        let after = standing("4.31505", "4.32", "A-", Some(2));
        let moved = Effect {
            before: before.clone(),
            after,
            group: group.clone(),
        };
        check(
            ChangeKind::ObjectionGranted,
            Some(moved.clone()),
            "indeks 4,23 → 4,32 (+0,09 sebelum pembulatan); predikat A- tetap; peringkat 3 → 2",
        );
        check(
            ChangeKind::ObjectionGranted,
            Some(moved.without_ranks()),
            "indeks 4,23 → 4,32 (+0,09 sebelum pembulatan); predikat A- tetap",
        );
        let gone = Effect {
            before,
            after: standing("", "", "", None),
            group,
        };
        check(
            ChangeKind::Corrected,
            Some(gone),
            "indeks 4,23 → –; predikat A- → –; peringkat 3 → –",
        );
        let withheld = "tidak dirinci, agar nilai masing-masing penilai tidak terbuka";
        check(ChangeKind::Reconciled, None, withheld);
        check(ChangeKind::ObjectionRefused, None, "tidak ada; nilai tetap");
    }
}
