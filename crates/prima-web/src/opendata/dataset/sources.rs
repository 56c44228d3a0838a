//! Every source of a data set once, with what is taken from it and when it was read.

use super::View;
use crate::assessment::naming;
use crate::look::{SourceRow, sources};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// What is taken from one source.
#[derive(Default)]
struct Taken<'a> {
    what: BTreeSet<&'static str>,
    periods: BTreeSet<&'a str>,
    days: BTreeSet<&'a str>,
}

/// The list of sources.
pub fn markup(view: &View) -> Markup {
    let words = view.words;
    let taken = gathered(view);
    let list = |parts: Vec<String>| parts.join(", ");
    let rows: Vec<(String, Markup)> = taken
        .iter()
        .map(|(source, taken)| {
            let what = list(taken.what.iter().map(|key| words.label(key)).collect());
            let periods = list(taken.periods.iter().map(|period| naming::period(words, period)).collect());
            let days = list(taken.days.iter().map(|day| words.date(day)).collect());
            let about = html! {
                p {
                    (what)
                    @if !periods.is_empty() { " · " (words.say("web-period", &[("period", periods)])) }
                    @if !days.is_empty() { " · " (words.say("web-retrieved", &[("day", days)])) }
                }
            };
            (words.prose(source), about)
        })
        .collect();
    let rows: Vec<SourceRow> = rows
        .iter()
        .map(|(name, about)| SourceRow {
            name,
            about: about.clone(),
        })
        .collect();
    html! {
        @if rows.is_empty() { p { (words.label("web-data-no-sources")) } }
        @else { (sources(&rows)) }
    }
}

fn gathered<'a>(view: &'a View) -> BTreeMap<&'a str, Taken<'a>> {
    let mut taken: BTreeMap<&str, Taken> = BTreeMap::new();
    let mut take = |what: &'static str, source: &'a str, period: &'a str, day: &'a str| {
        if !source.is_empty() {
            let entry = taken.entry(source).or_default();
            entry.what.insert(what);
            entry.periods.extend((!period.is_empty()).then_some(period));
            entry.days.extend((!day.is_empty()).then_some(day));
        }
    };
    for row in &view.result_sources {
        take(
            "web-data-results",
            &row.source,
            &row.reference,
            &row.retrieved,
        );
    }
    for row in &view.figures {
        take("web-data-figures", &row.source, &row.period, &row.retrieved);
    }
    for row in &view.statements {
        take(
            "web-data-statements",
            &row.source,
            &row.period,
            &row.retrieved,
        );
    }
    for row in &view.events {
        take("web-data-events", &row.source, &row.period, &row.retrieved);
    }
    for row in &view.honours {
        take("web-data-honours", &row.source, &row.period, &row.retrieved);
    }
    taken
}
