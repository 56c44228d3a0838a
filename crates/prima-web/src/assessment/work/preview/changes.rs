//! What changed after the first score: objections that were decided and what
//! evaluators agreed on, each with its reason and its effect on the index.

use super::super::place::{self, Place};
use crate::look::{Empty, Words, empty};
use maud::{Markup, html};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_score::value::{Outcome, leaf_outcome};
use prima_store::cycle::Objection;
use prima_workflow::assessment::read::UnitReviews;

/// Decimals of an effect.
const DIGITS: u32 = 4;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When, in UTC.
    pub at: String,
    /// Last part of the key of what it is.
    pub kind: &'static str,
    /// The indicator.
    pub called: String,
    /// Values there were, in words.
    pub before: Vec<String>,
    /// The value now, in words; empty: it stayed.
    pub after: String,
    /// Why.
    pub reason: String,
    /// What it did to the index, one for each value there was; empty where that
    /// does not follow from the indicator alone.
    pub effects: Vec<String>,
}

/// All changes, oldest first.
pub fn all(
    words: Words,
    place: &Place,
    objections: &[Objection],
    reviews: Option<&UnitReviews>,
) -> Vec<Change> {
    let questions = place.questions();
    let instrument = &place.rules.instrument;
    let shown = |code: &str, value: &str| place::answered(words, &questions, code, value);
    let told = |code: &str, before: &str, after: &str| {
        effect(instrument, code, before, after).map(|effect| signed(words, &effect))
    };
    let decided = objections.iter().filter(|one| one.state != "open");
    let mut changes: Vec<Change> = decided
        .map(|one| Change {
            at: one.decided_at.clone(),
            kind: if one.state == "granted" {
                "granted"
            } else {
                "refused"
            },
            called: place::called(words, &questions, &one.code),
            before: match one.value_before.as_str() {
                "" => Vec::new(),
                value => vec![shown(&one.code, value)],
            },
            after: match one.value.as_str() {
                "" => String::new(),
                value => shown(&one.code, value),
            },
            reason: one.reason.clone(),
            effects: told(&one.code, &one.value_before, &one.value)
                .into_iter()
                .collect(),
        })
        .collect();
    for row in reviews.iter().flat_map(|seen| &seen.agreed) {
        let all = reviews.iter().flat_map(|seen| &seen.reviews);
        let found = all.flat_map(|review| &review.findings);
        let values: Vec<&str> = found
            .filter(|found| found.code == row.code && !found.value.is_empty())
            .map(|found| found.value.as_str())
            .collect();
        let effects = values
            .iter()
            .filter_map(|value| told(&row.code, value, &row.value));
        changes.push(Change {
            at: row.at.clone(),
            kind: "agreed",
            called: place::called(words, &questions, &row.code),
            before: values.iter().map(|value| shown(&row.code, value)).collect(),
            after: shown(&row.code, &row.value),
            reason: row.reason.clone(),
            effects: effects.collect(),
        });
    }
    changes.sort_by(|a, b| (&a.at, &a.called).cmp(&(&b.at, &b.called)));
    changes
}

/// What another value of one indicator does to the index, before gates and
/// rounding; `None` where its share is not fixed or one of the values has no
/// points.
pub fn effect(instrument: &Instrument, code: &str, before: &str, after: &str) -> Option<Exact> {
    let node = instrument.find_node(code)?;
    let share = instrument.effective_weight(node)?;
    let points = |value: &str| match leaf_outcome(instrument.node(node), value) {
        Ok(Outcome::Points(points, _)) => Some(points),
        _ => None,
    };
    Some(points(after)?.minus(&points(before)?).times(&share))
}

fn signed(words: Words, effect: &Exact) -> String {
    let written = words.cut(effect, DIGITS);
    match effect.is_negative() || effect.is_zero() {
        true => written,
        false => format!("+{written}"),
    }
}

/// The list of changes.
pub fn markup(words: Words, changes: &[Change]) -> Markup {
    if changes.is_empty() {
        return empty(&Empty {
            title: &words.label("web-rapor-changes-none"),
            about: &words.label("web-rapor-changes-none-about"),
            action: None,
        });
    }
    html! {
        p { (words.label("web-rapor-changes-about")) }
        ol { @for change in changes { li { (of(words, change)) } } }
    }
}

fn of(words: Words, change: &Change) -> Markup {
    html! {
        p { strong { (words.label(&format!("web-rapor-change-{}", change.kind))) } " · " (change.called) " · " (place::day(words, &change.at)) }
        dl class="summary" {
            @if !change.before.is_empty() { div { dt { (words.label("web-objection-before")) } dd { (change.before.join("; ")) } } }
            @if !change.after.is_empty() { div { dt { (words.label("web-objection-after")) } dd { (change.after) } } }
            div { dt { (words.label("web-objection-reason")) } dd { (change.reason) } }
            div {
                dt { (words.label("web-rapor-effect")) }
                dd {
                    @if change.kind == "refused" { (words.label("web-rapor-effect-none")) }
                    @else if change.effects.is_empty() { (words.label("web-rapor-effect-unknown")) }
                    @else { (change.effects.join("; ")) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::words::Lang;
    use prima_workflow::library::open_checked;

    fn check(code: &str, before: &str, after: &str, expected: Option<&str>) {
        let (instrument, _) = open_checked("pekppp/2023", Lang::Id).expect("shipped");
        let found = effect(&instrument, code, before, after);
        let expected = expected.and_then(Exact::parse);
        assert_eq!(found, expected, "{code} {before} {after}");
    }

    #[test]
    fn an_effect_is_the_difference_times_the_share_of_the_indicator() {
        // 1.a.Ak is 17 % of aspect I, which is 24 % of F-02, which is 75 % of the
        // index: 0.17 × 0.24 × 0.75 = 0.0306 for each level.
        check("1.a.Ak", "3", "4", Some("0.0306"));
        check("1.a.Ak", "5", "3", Some("-0.0612"));
        check("1.a.Ak", "", "4", None);
        check("1.a.Ak", "3", "9", None);
        check("bukan-kode", "3", "4", None);
    }
}
