//! What was decided and is to be changed: the forms that replace or revoke it, what
//! they begin with, what was written when a colleague was faster, and the decisions
//! that stand no longer.

use super::by_hand;
use super::deciding::{proposing, recipients};
use crate::assessment::naming;
use crate::assessment::work::faults::Faults;
use crate::desk::{Form, Visit, form, moment};
use crate::look::{Control, Field, Words, field};
use crate::recognition::work::candidacy::ticked;
use maud::{Markup, html};
use prima_domain::recognition::award::Line;
use prima_store::recognition::award::{AwardDecision, AwardRecipient};
use prima_workflow::recognition::award::{CategoryPage, Earlier};

/// Names of fields: why, and that somebody is sure to revoke.
pub(super) const WHY: &str = "mengapa";
pub(super) const WHY_REVOKED: &str = "alasan-cabut";
pub(super) const SURE: &str = "yakin-cabut";

/// The ways to replace or revoke what stands. A form somebody filled in is open.
pub(super) fn forms(visit: &Visit, found: &CategoryPage, own: &str, faults: &Faults) -> Markup {
    let words = visit.words();
    let sent = visit.fields().value("apa");
    let is_open = |what: &str| visit.form.is_some() && sent == what;
    html! {
        details class="data" open[is_open("usul")] {
            summary { (words.label("web-award-change-correct")) }
            p { (words.label("web-award-change-correct-about")) }
            (proposing(visit, found, own, faults))
        }
        details class="data" open[is_open("cabut")] {
            summary { (words.label("web-award-change-revoke")) }
            (revoking(visit, own, faults))
        }
    }
}

/// What somebody wrote whom a colleague was faster than, in its own form: nothing
/// of it is lost while something else waits.
pub(super) fn kept(visit: &Visit, found: &CategoryPage, own: &str, faults: &Faults) -> Markup {
    let words = visit.words();
    let form = match visit.fields().value("apa") {
        _ if visit.form.is_none() || !found.decides => return html! {},
        "usul" => proposing(visit, found, own, faults),
        "cabut" => revoking(visit, own, faults),
        _ => return html! {},
    };
    html! {
        h3 { (words.label("web-award-kept")) }
        p { (words.label("web-award-kept-about")) }
        (form)
    }
}

fn revoking(visit: &Visit, own: &str, faults: &Faults) -> Markup {
    let words = visit.words();
    let fields = html! {
        input type="hidden" name="apa" value="cabut";
        p { (words.label("web-award-change-revoke-about")) }
        (text(visit, faults, WHY_REVOKED, "web-award-change-why-revoked", Some("web-award-change-why-hint")))
        (text(visit, faults, "alasan-cabut-en", "web-award-change-why-en", None))
        (ticked(words, SURE, &words.label("web-award-change-revoke-sure"), faults))
    };
    form(
        visit,
        &Form {
            action: own,
            has_files: false,
            fields,
            button: &words.label("web-award-change-revoke-button"),
        },
    )
}

/// Why the decision before does not stand.
pub(super) fn why_fields(visit: &Visit, faults: &Faults) -> Markup {
    html! {
        (text(visit, faults, WHY, "web-award-change-why-changed", Some("web-award-change-why-hint")))
        (text(visit, faults, "mengapa-en", "web-award-change-why-en", None))
    }
}

fn text(visit: &Visit, faults: &Faults, name: &str, label: &str, hint: Option<&str>) -> Markup {
    let words = visit.words();
    let hint = hint.map(|hint| words.label(hint));
    field(
        words,
        &Field {
            name,
            label: &words.label(label),
            hint: hint.as_deref(),
            error: faults.of(name),
            control: Control::Lines {
                value: visit.fields().exact(name),
                rows: 2,
            },
        },
    )
}

/// What was written into a field, else what it begins with.
pub(super) fn typed(visit: &Visit, name: &str, begin: impl FnOnce() -> String) -> String {
    match visit.form.is_some() {
        true => visit.fields().exact(name).to_owned(),
        false => begin(),
    }
}

/// Those whom the decision that stands honours.
fn standing(found: &CategoryPage) -> impl Iterator<Item = &AwardRecipient> {
    let number = found.standing.as_ref().map(|row| row.decision);
    let rows = found.recipients.iter();
    rows.filter(move |row| Some(row.decision) == number)
}

/// Somebody who stands in the category, as the decision that stands has it.
pub(super) fn held<'a>(found: &'a CategoryPage, line: &Line) -> Option<&'a AwardRecipient> {
    let one = &line.contender;
    let is_it = |row: &&AwardRecipient| row.body == one.body && row.found_unit == one.unit;
    standing(found).find(is_it)
}

/// A text of one that is honoured or left out now, by the name of its field.
pub(super) fn held_text(found: &CategoryPage, line: &Line, name: &str) -> String {
    let one = &line.contender;
    let left = found.left.iter();
    let mut left = left.filter(|row| row.body == one.body && row.found_unit == one.unit);
    let text = match (held(found, line), name) {
        (Some(row), "kutipan") => &row.citation_id,
        (Some(row), "kutipan-en") => &row.citation_en,
        (Some(row), _) => &row.reason,
        (None, "alasan") => {
            return left
                .next()
                .map_or_else(String::new, |row| row.reason.clone());
        }
        (None, _) => return String::new(),
    };
    text.clone()
}

/// Those whom a list named by hand holds now, a line each.
pub(super) fn lines(found: &CategoryPage) -> String {
    let lines = standing(found).map(|row| {
        by_hand::line(&[
            &row.body,
            &row.unit,
            &row.citation_id,
            &row.reason,
            &row.citation_en,
        ])
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Why a decision took the place of another, in the reader's language.
pub(super) fn why(words: Words, row: &AwardDecision) -> String {
    naming::of(words, &row.why_id, &row.why_en).to_owned()
}

/// Decisions that stand no longer.
pub(super) fn earlier(words: Words, found: &CategoryPage) -> Markup {
    html! {
        @for one in &found.earlier { (of_earlier(words, found, one)) }
    }
}

fn of_earlier(words: Words, found: &CategoryPage, one: &Earlier) -> Markup {
    let key = match one.by.is_revocation {
        1 => "web-award-change-revoked-on",
        _ => "web-award-change-replaced-on",
    };
    let day = |at: &str| moment::day(words, at);
    let arguments = [
        ("ended", day(&one.by.confirmed_at)),
        ("why", why(words, &one.by)),
    ];
    let rows: Vec<&AwardRecipient> = one.recipients.iter().collect();
    html! {
        h3 { (words.say("web-award-change-of", &[("day", day(&one.decision.confirmed_at))])) }
        p { strong { (words.say(key, &arguments)) } }
        @if !one.decision.remark.is_empty() { p { (one.decision.remark) } }
        (recipients(words, found, &rows))
    }
}
