//! The comparison drawn: on the scale of the newest common round of each
//! programme, and over the years.

use super::CompareView;
use super::choosing::round;
use crate::assessment::naming;
use crate::chart::{About, Placed, Series, SideBySide, Trend, Value, side_by_side, trend};
use crate::look::Origin;
use crate::register::result::{ResultView, common_rules};
use maud::{Markup, html};
use prima_document::wording::Words;
use std::collections::{BTreeMap, BTreeSet};

/// The newest round of each programme in which two of the bodies have an index
/// under the same rules.
pub fn rounds(words: Words, view: &CompareView) -> Markup {
    let mut newest: BTreeMap<&str, &str> = BTreeMap::new();
    for (programme, period) in view.rounds() {
        if common(view, programme, period).len() > 1 {
            newest.entry(programme).or_insert(period);
        }
    }
    let mut rounds: Vec<(&str, &str)> = newest.into_iter().collect();
    rounds.sort_by_key(|(programme, _)| naming::order(programme));
    html! {
        @for (programme, period) in &rounds { (one(words, view, programme, period)) }
        @if rounds.is_empty() { p { (words.label("web-compare-nothing-common")) } }
    }
}

/// Those that have an index in a round, under the rules of the first.
fn common<'v, 'a>(
    view: &'v CompareView<'a>,
    programme: &str,
    period: &str,
) -> Vec<(&'v str, &'v ResultView<'a>)> {
    let with_index: Vec<(&str, &ResultView)> = view
        .chosen
        .iter()
        .filter_map(|one| Some((one.body.called(), one.in_round(programme, period)?)))
        .filter(|(_, result)| result.index().is_some())
        .collect();
    let rules = with_index
        .first()
        .map(|(_, result)| result.outcome.instrument.clone());
    with_index
        .into_iter()
        .filter(|(_, result)| Some(&result.outcome.instrument) == rules.as_ref())
        .collect()
}

fn one(words: Words, view: &CompareView, programme: &str, period: &str) -> Markup {
    let results = common(view, programme, period);
    let Some(instrument) = results.first().and_then(|(_, result)| result.instrument) else {
        return html! {};
    };
    let title = round(words, programme, period);
    let recounts = recounts(words, results.iter().copied());
    let bodies = results.iter().filter_map(|(name, result)| {
        Some(Placed {
            name,
            index: result.announced_index()?,
            text: result.announced(words),
            role: result.band().map(|band| band.role),
        })
    });
    side_by_side(
        words,
        &SideBySide {
            about: About {
                id: &format!("banding-{programme}"),
                title: &title,
                says: &recounts,
                provenance: None,
            },
            instrument,
            bodies: bodies.collect(),
        },
    )
}

/// Which of the drawn indices a recount found otherwise; empty: none.
fn recounts<'v, 'a: 'v>(
    words: Words,
    drawn: impl Iterator<Item = (&'v str, &'v ResultView<'a>)>,
) -> String {
    let told = drawn.filter(|(_, result)| result.origin() == Origin::Differs);
    let told = told.map(|(name, result)| {
        let arguments = [
            ("name", name.to_owned()),
            ("period", naming::period(words, &result.outcome.period)),
            ("published", result.announced(words)),
            ("computed", result.value(words)),
        ];
        words.say("web-compare-recounted", &arguments)
    });
    told.collect::<Vec<_>>().join(" ")
}

/// The indices over the years, a chart for each programme with several.
pub fn trends(words: Words, view: &CompareView) -> Markup {
    let mut programmes: Vec<&str> = view
        .rounds()
        .into_iter()
        .map(|(programme, _)| programme)
        .collect();
    programmes.dedup();
    html! { @for programme in programmes { (over_years(words, view, programme)) } }
}

fn over_years(words: Words, view: &CompareView, programme: &str) -> Markup {
    let rounds = view.rounds();
    let periods: BTreeSet<&str> = rounds
        .iter()
        .filter(|(of, _)| *of == programme)
        .map(|(_, period)| *period)
        .collect();
    let periods: Vec<&str> = periods.into_iter().collect();
    if periods.len() < 2 {
        return html! {};
    }
    let series = view.chosen.iter().map(|one| Series {
        name: one.body.called(),
        values: periods
            .iter()
            .map(|period| {
                let result = one.in_round(programme, period)?;
                Some(Value {
                    value: naming::rough(result.announced_text())?,
                    text: result.announced(words),
                })
            })
            .collect(),
    });
    let known: Vec<Series> = series
        .filter(|line| line.values.iter().any(Option::is_some))
        .collect();
    let rules = view.chosen.iter().flat_map(|one| {
        let results = periods
            .iter()
            .filter_map(move |period| one.in_round(programme, period));
        results.map(|result| result.instrument)
    });
    let drawn = view.chosen.iter().flat_map(|one| {
        let results = periods
            .iter()
            .filter_map(move |period| one.in_round(programme, period));
        results.map(move |result| (one.body.called(), result))
    });
    let recounts = recounts(words, drawn);
    let title = words.say(
        "web-compare-trend-title",
        &[("programme", naming::programme(words, programme))],
    );
    trend(
        words,
        &Trend {
            about: About {
                id: &format!("perjalanan-{programme}"),
                title: &title,
                says: &recounts,
                provenance: None,
            },
            periods: &periods,
            series: known,
            reference: None,
            rules: common_rules(rules),
        },
    )
}
