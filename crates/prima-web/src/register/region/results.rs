//! What the bodies of a region got: the newest round of each programme as a
//! table and as bands, and the way of each body over the years.

use super::view::RegionView;
use crate::assessment::naming;
use crate::chart::{About, Bar, Piece, Series, Shares, Trend, Value, shares, trend};
use crate::frame::localized;
use crate::look::{Column, Row, Table, note_mark, stacked};
use crate::register::notes::Notes;
use crate::register::regions::classes;
use crate::register::result::{ResultView, common_rules};
use crate::register::told;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_instrument::exact::{Exact, RoundingMode};
use prima_instrument::model::Role;
use std::collections::{BTreeMap, BTreeSet};

/// Lines that can be told apart in one chart.
const MOST_LINES: usize = 5;
/// Fewer bodies than this make no shares.
const LEAST_FOR_SHARES: usize = 5;
/// Rows of one table; the ranking has the rest.
const MOST_ROWS: usize = 60;

/// Programme and period of the newest round of each programme.
fn newest<'v>(view: &'v RegionView) -> Vec<(&'v str, &'v str)> {
    let mut newest: BTreeMap<&str, &str> = BTreeMap::new();
    for result in view.results.iter().filter(|result| result.says_something()) {
        let period = newest
            .entry(&result.outcome.programme)
            .or_insert(&result.outcome.period);
        if *period < result.outcome.period.as_str() {
            *period = &result.outcome.period;
        }
    }
    let mut rounds: Vec<(&str, &str)> = newest.into_iter().collect();
    rounds.sort_by(|a, b| (b.1, naming::order(a.0)).cmp(&(a.1, naming::order(b.0))));
    rounds
}

fn of_round<'v, 'a>(
    view: &'v RegionView<'a>,
    programme: &str,
    period: &str,
) -> Vec<&'v ResultView<'a>> {
    let is = |result: &&ResultView| {
        result.outcome.programme == programme
            && result.outcome.period == period
            && result.says_something()
    };
    let mut results: Vec<&ResultView> = view.results.iter().filter(is).collect();
    results.sort_by_key(|result| result.outcome.place);
    results
}

/// The newest round of each programme; none where there is none.
pub fn rounds(words: Words, view: &RegionView, notes: &mut Notes) -> Option<Markup> {
    let rounds = newest(view);
    if rounds.is_empty() {
        return None;
    }
    let mut parts = Vec::new();
    for (programme, period) in rounds {
        let results = of_round(view, programme, period);
        let title = format!(
            "{} {}",
            naming::programme(words, programme),
            naming::period(words, period)
        );
        parts.push(html! {
            h3 { (title) }
            (bands(words, view, &title, &results))
            (list(words, view, (programme, title.as_str()), &results, notes))
            p { a class="onward" href=(ranking(words, view, programme, period)) { (words.label("web-region-ranking")) } }
        });
    }
    Some(html! { @for part in &parts { (part) } })
}

fn ranking(words: Words, view: &RegionView, programme: &str, period: &str) -> String {
    let province = view.region.region.split('.').next().unwrap_or_default();
    format!(
        "{}?provinsi={province}",
        localized(
            words.lang,
            &format!("/program/{programme}/{period}/peringkat")
        )
    )
}

/// The shares of the bands among the governments of a province.
fn bands(words: Words, view: &RegionView, title: &str, results: &[&ResultView]) -> Markup {
    let governments: Vec<&&ResultView> = results
        .iter()
        .filter(|result| result.outcome.level == "kabupaten" || result.outcome.level == "kota")
        .filter(|result| result.band().is_some())
        .collect();
    if !view.is_province() || governments.len() < LEAST_FOR_SHARES {
        return html! {};
    }
    let all: Vec<(Role, String)> = classes(words, governments.iter().map(|result| **result));
    let count = |role: Role| {
        governments
            .iter()
            .filter(|result| result.band().is_some_and(|band| band.role == role))
            .count()
    };
    let present: Vec<&(Role, String)> = all.iter().filter(|(role, _)| count(*role) > 0).collect();
    let n = governments.len();
    let pieces = present.iter().map(|(role, _)| {
        let share = Exact::ratio(count(*role) as i64 * 100, n as i64);
        Piece {
            share: share.to_f64(),
            text: words.say(
                "web-region-share",
                &[
                    ("n", words.count(count(*role))),
                    (
                        "share",
                        words.at(&share.rounded(RoundingMode::HalfUp, 1), 1),
                    ),
                ],
            ),
        }
    });
    let pieces: Vec<Piece> = pieces.collect();
    let whole = words.count(n);
    let says = words.say(
        "web-region-bands-says",
        &[("n", whole.clone()), ("name", view.region.short.clone())],
    );
    let id = format!(
        "rentang-{}",
        results
            .first()
            .map_or("", |result| &result.outcome.programme)
    );
    shares(
        words,
        &Shares {
            about: About {
                id: &id,
                title: &words.say("web-region-bands-title", &[("round", title.to_owned())]),
                says: &says,
                provenance: None,
            },
            classes: present
                .iter()
                .map(|(role, name)| (*role, name.as_str()))
                .collect(),
            bars: vec![Bar {
                name: &view.region.short,
                whole: &whole,
                pieces,
            }],
        },
    )
}

fn list(
    words: Words,
    view: &RegionView,
    (programme, round): (&str, &str),
    results: &[&ResultView],
    notes: &mut Notes,
) -> Markup {
    let names = ["body", "index", "band", "rank"]
        .map(|name| words.label(&format!("web-region-column-{name}")));
    let columns: Vec<Column> = names
        .iter()
        .enumerate()
        .map(|(place, name)| Column {
            name,
            names_row: place == 0,
            number: place == 1,
            sort: None,
        })
        .collect();
    let mut rows = Vec::new();
    for result in results.iter().take(MOST_ROWS) {
        let mark = note_mark(words, notes.result(&result.outcome));
        let outcome = &result.outcome;
        let rank = result.rank_among_published(words);
        let mismatches = result.mismatches(words);
        rows.push(Row {
            id: None,
            emphasis: false,
            cells: vec![
                html! {
                    (told::link(words, &outcome.body, view.name(&outcome.body)))
                    @if result.is_sample() { " " span class="muted" { "(" (words.label("web-origin-sample")) ")" } }
                    @for mismatch in &mismatches { p class="muted" { (mismatch) } }
                },
                html! { @if outcome.index_text.is_empty() { (words.label("web-chart-missing")) } @else { (result.announced(words)) } (mark) },
                result.chip(words),
                html! { @if rank.is_empty() { span class="muted" { (words.label("web-body-no-rank")) } } @else { (rank) } },
            ],
        });
    }
    let caption = words.counted(
        "web-region-table",
        results.len(),
        &[
            ("name", view.region.short.clone()),
            ("round", round.to_owned()),
        ],
    );
    html! {
        (stacked(words, &Table { id: &format!("hasil-{programme}"), caption: &caption, columns: &columns, rows }))
        @if results.len() > MOST_ROWS { p { (words.say("web-region-some", &[("shown", words.count(MOST_ROWS)), ("n", words.count(results.len()))])) } }
    }
}

/// The way of the bodies with the longest history, a chart for each programme;
/// none where no body has two periods.
pub fn trends(words: Words, view: &RegionView, notes: &mut Notes) -> Option<Markup> {
    let mut charts = Vec::new();
    for (programme, _) in newest(view) {
        charts.extend(chart(words, view, programme, notes));
    }
    (!charts.is_empty()).then(|| html! { @for chart in &charts { (chart) } })
}

fn chart(words: Words, view: &RegionView, programme: &str, notes: &mut Notes) -> Option<Markup> {
    let mut by_body: BTreeMap<&str, BTreeMap<&str, &ResultView>> = BTreeMap::new();
    for result in &view.results {
        if result.outcome.programme == programme && result.index().is_some() && !result.is_sample()
        {
            by_body
                .entry(&result.outcome.body)
                .or_default()
                .insert(&result.outcome.period, result);
        }
    }
    let mut lines: Vec<(&str, BTreeMap<&str, &ResultView>)> = by_body
        .into_iter()
        .filter(|(_, values)| values.len() > 1)
        .collect();
    lines.sort_by_key(|(body, values)| (std::cmp::Reverse(values.len()), *body));
    lines.truncate(MOST_LINES);
    if lines.is_empty() {
        return None;
    }
    let periods: BTreeSet<&str> = lines
        .iter()
        .flat_map(|(_, values)| values.keys().copied())
        .collect();
    let periods: Vec<&str> = periods.into_iter().collect();
    let mut numbers: BTreeSet<usize> = BTreeSet::new();
    let mut series = Vec::new();
    for (body, values) in &lines {
        for result in values.values() {
            numbers.insert(notes.result(&result.outcome));
        }
        let value = |period: &&str| {
            let result = values.get(period)?;
            Some(Value {
                value: naming::rough(result.announced_text())?,
                text: result.announced(words),
            })
        };
        series.push(Series {
            name: view.name(body),
            values: periods.iter().map(value).collect(),
        });
    }
    let drawn = lines.iter().flat_map(|(_, values)| values.values());
    let title = words.say(
        "web-region-trend-title",
        &[("programme", naming::programme(words, programme))],
    );
    let drawn = trend(
        words,
        &Trend {
            about: About {
                id: &format!("tren-{programme}"),
                title: &title,
                says: "",
                provenance: None,
            },
            periods: &periods,
            series,
            reference: None,
            rules: common_rules(drawn.map(|result| result.instrument)),
        },
    );
    Some(html! {
        (drawn)
        p class="traced" { (words.label("web-body-trend-sources")) @for number in &numbers { (note_mark(words, *number)) } }
    })
}
