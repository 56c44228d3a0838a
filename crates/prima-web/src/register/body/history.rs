//! All results of a body, whatever the scheme and the edition, and its way over
//! the years against the average of its level where one was published.

use super::read::NATION;
use super::section::Section;
use super::view::BodyView;
use crate::assessment::naming;
use crate::chart::{About, Series, Trend, Value, trend};
use crate::look::{Column, Row, Table, note_mark, stacked, table};
use crate::register::notes::{self, Notes};
use crate::register::result::{Rank, ResultView, common_rules};
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_store::history::FigureRow;
use std::collections::{BTreeMap, BTreeSet};

/// The history; none where there is neither a result nor a figure of the body.
pub fn section(words: Words, view: &BodyView, notes: &mut Notes) -> Option<Section> {
    if view.results.is_empty() && view.figures.is_empty() {
        return None;
    }
    Some(Section {
        id: "riwayat",
        heading: words.label("web-body-history"),
        body: html! {
            p { (words.label("web-body-history-about")) }
            (charts(words, view, notes))
            @if !view.results.is_empty() { (results(words, view, notes)) }
            @if !view.figures.is_empty() { (figures(words, view, notes)) }
        },
    })
}

/// Programmes of the results, in the order in which they are told.
fn programmes<'v>(view: &'v BodyView) -> Vec<&'v str> {
    let names: BTreeSet<&str> = view
        .results
        .iter()
        .map(|result| result.outcome.programme.as_str())
        .collect();
    let mut names: Vec<&str> = names.into_iter().collect();
    names.sort_by_key(|name| naming::order(name));
    names
}

fn charts(words: Words, view: &BodyView, notes: &mut Notes) -> Markup {
    let drawn: Vec<Markup> = programmes(view)
        .into_iter()
        .filter_map(|programme| chart(words, view, programme, notes))
        .collect();
    html! {
        @for chart in &drawn { (chart) }
        @if drawn.is_empty() { p { (words.label("web-body-history-no-trend")) } }
    }
}

/// Values over the periods of one programme; none where there is one value alone.
fn chart(words: Words, view: &BodyView, programme: &str, notes: &mut Notes) -> Option<Markup> {
    let of_programme = |result: &&ResultView| result.outcome.programme == programme;
    let results: Vec<&ResultView> = view.results.iter().filter(of_programme).collect();
    let dataset = |figure: &FigureRow| {
        view.datasets
            .get(&figure.dataset)
            .is_some_and(|set| set.programme == programme)
    };
    let averages: Vec<&FigureRow> = view
        .averages
        .iter()
        .filter(|figure| dataset(figure))
        .collect();
    let own = own_series(view, programme);
    let mut values: BTreeMap<&str, &str> = own
        .iter()
        .map(|figure| (figure.period.as_str(), figure.shown()))
        .collect();
    for result in results.iter().filter(|result| result.index().is_some()) {
        values.insert(&result.outcome.period, result.announced_text());
    }
    let average: BTreeMap<&str, &str> = averages
        .iter()
        .map(|figure| (figure.period.as_str(), figure.shown()))
        .collect();
    let periods: BTreeSet<&str> = values.keys().chain(average.keys()).copied().collect();
    if values.is_empty() || values.len() + average.len() < 2 || periods.len() < 2 {
        return None;
    }
    let (mut rows, mut of_averages) = (Vec::new(), Vec::new());
    let row = |notes: &mut Notes, origin, rows: &mut Vec<usize>, what| {
        let number = notes.number(origin, what);
        if !rows.contains(&number) {
            rows.push(number);
        }
    };
    for figure in &own {
        row(
            notes,
            notes::of_figure(figure),
            &mut rows,
            "web-body-what-figures",
        );
    }
    for result in results.iter().filter(|result| result.index().is_some()) {
        let number = notes.result(&result.outcome);
        if !rows.contains(&number) {
            rows.push(number);
        }
    }
    for figure in &averages {
        row(
            notes,
            notes::of_figure(figure),
            &mut of_averages,
            "web-body-what-average",
        );
    }
    let periods = every_year(&periods);
    let periods: Vec<&str> = periods.iter().map(String::as_str).collect();
    let reference = averages.first().map(|figure| Reference::of(words, figure));
    let title = words.say(
        "web-body-trend-title",
        &[("programme", naming::programme(words, programme))],
    );
    let says = says(words, view, &values);
    // Figures that are no results name no rules.
    let scored = results.iter().filter(|result| result.index().is_some());
    let rules = common_rules(scored.map(|result| result.instrument));
    let drawing = trend(
        words,
        &Trend {
            about: About {
                id: &format!("riwayat-{programme}"),
                title: &title,
                says: &says,
                provenance: None,
            },
            periods: &periods,
            series: vec![Series {
                name: view.body.called(),
                values: along(words, &periods, &values),
            }],
            reference: reference.as_ref().map(|one| Series {
                name: &one.name,
                values: along(words, &periods, &average),
            }),
            rules: rules.filter(|_| own.is_empty()),
        },
    );
    let about = match &reference {
        Some(one) => one.about.clone(),
        None => words.label("web-body-average-none"),
    };
    Some(html! {
        (drawing)
        p class="traced" {
            (about)
            @for number in &of_averages { (note_mark(words, *number)) }
        }
        p class="traced" {
            (words.label("web-body-trend-sources"))
            @for number in &rows { (note_mark(words, *number)) }
            @if editions(&results) > 1 { " " (words.label("web-body-trend-editions")) }
        }
    })
}

/// What a body's line is held against.
struct Reference {
    /// Its name.
    name: String,
    /// Of whom it is, and who says so.
    about: String,
}

impl Reference {
    /// The mean of the body's level; or the national figure, of which no source says
    /// whose mean it is.
    fn of(words: Words, figure: &FigureRow) -> Reference {
        let series = ("series", naming::series(words, &figure.series));
        let is_nation = figure.figure == format!("{NATION}-{}", figure.period);
        let (name, about) = match is_nation {
            true => ("web-body-nation", "web-body-nation-about"),
            false => ("web-body-average", "web-body-average-about"),
        };
        Reference {
            name: words.say(name, std::slice::from_ref(&series)),
            about: words.say(about, std::slice::from_ref(&series)),
        }
    }
}

/// The periods with every year between the first and the last, also those of
/// which nothing is known; as they are where one is no year.
fn every_year(periods: &BTreeSet<&str>) -> Vec<String> {
    let years: Option<Vec<u32>> = periods.iter().map(|period| period.parse().ok()).collect();
    match years.as_deref() {
        Some([first, .., last]) => (*first..=*last).map(|year| year.to_string()).collect(),
        _ => periods.iter().map(|period| (*period).to_owned()).collect(),
    }
}

/// Figures of the body alone that are one series over several periods.
fn own_series<'v>(view: &'v BodyView, programme: &str) -> Vec<&'v FigureRow> {
    let mut by_series: BTreeMap<&str, Vec<&FigureRow>> = BTreeMap::new();
    for figure in view
        .figures
        .iter()
        .filter(|figure| figure.unit == "index" && !figure.shown().is_empty())
    {
        if view
            .datasets
            .get(&figure.dataset)
            .is_some_and(|set| set.programme == programme)
        {
            by_series.entry(&figure.series).or_default().push(figure);
        }
    }
    let is_series = |figures: &Vec<&FigureRow>| {
        let periods: BTreeSet<&str> = figures
            .iter()
            .map(|figure| figure.period.as_str())
            .collect();
        periods.len() == figures.len() && figures.len() > 1
    };
    by_series.into_values().find(is_series).unwrap_or_default()
}

fn along(words: Words, periods: &[&str], values: &BTreeMap<&str, &str>) -> Vec<Option<Value>> {
    let value = |period: &&str| {
        let text = values.get(period)?;
        Some(Value {
            value: naming::rough(text)?,
            text: naming::written(words, text),
        })
    };
    periods.iter().map(value).collect()
}

/// From the first known value to the last.
fn says(words: Words, view: &BodyView, values: &BTreeMap<&str, &str>) -> String {
    let (Some((first, from)), Some((last, to))) =
        (values.first_key_value(), values.last_key_value())
    else {
        return String::new();
    };
    let name = ("name", view.body.called().to_owned());
    if first == last {
        let arguments = [
            name,
            ("period", naming::period(words, last)),
            ("value", naming::written(words, to)),
        ];
        return words.say("web-body-trend-one", &arguments);
    }
    words.say(
        "web-body-trend-says",
        &[
            name,
            ("first", naming::period(words, first)),
            ("from", naming::written(words, from)),
            ("last", naming::period(words, last)),
            ("to", naming::written(words, to)),
        ],
    )
}

fn editions(results: &[&ResultView]) -> usize {
    let names: BTreeSet<&str> = results
        .iter()
        .map(|result| result.outcome.instrument.as_str())
        .collect();
    names.len()
}

fn results(words: Words, view: &BodyView, notes: &mut Notes) -> Markup {
    let names = [
        words.label("web-body-period"),
        words.label("web-body-programme"),
        words.label("web-body-index"),
        words.label("web-body-band"),
        words.label("web-body-rank"),
        words.label("web-body-edition"),
    ];
    let columns: Vec<Column> = names
        .iter()
        .enumerate()
        .map(|(place, name)| Column {
            name,
            number: place == 2,
            names_row: place == 1,
            sort: None,
        })
        .collect();
    let mut rows = Vec::new();
    for result in &view.results {
        let mark = note_mark(words, notes.result(&result.outcome));
        rows.push(row(words, result, &mark));
    }
    let caption = words.say(
        "web-body-history-caption",
        &[("name", view.body.called().to_owned())],
    );
    html! {
        (stacked(
            words,
            &Table {
                id: "riwayat-hasil",
                caption: &caption,
                columns: &columns,
                rows,
            },
        ))
        @if is_among_others(view) { p { (words.label("web-body-ranks-among-others")) } }
    }
}

/// Whether the ranks in one programme are among other groups, or among others of
/// one group, from period to period: then they say nothing of a rise or a fall.
fn is_among_others(view: &BodyView) -> bool {
    let mut groups: BTreeMap<&str, (&str, i64)> = BTreeMap::new();
    view.results.iter().any(|result| {
        let Rank::Of(_, of) = result.rank() else {
            return false;
        };
        let group = (result.outcome.peer_group.as_str(), of);
        *groups.entry(&result.outcome.programme).or_insert(group) != group
    })
}

fn row(words: Words, result: &ResultView, mark: &Markup) -> Row {
    let outcome = &result.outcome;
    let period = naming::period(words, &outcome.period);
    let cycle = naming::cycle_address(words, &outcome.programme, &outcome.period);
    let edition = match result.instrument {
        Some(instrument) => {
            html! { a href=(naming::instrument_address(words, &instrument.name())) { (instrument.edition) } }
        }
        None => html! { (outcome.instrument) },
    };
    let recounted = result.recounted(words);
    let rank = match result.rank_among_published(words) {
        rank if rank.is_empty() => words.label("web-body-no-rank"),
        rank => rank,
    };
    Row {
        id: None,
        emphasis: false,
        cells: vec![
            html! { (period) },
            html! {
                a href=(cycle) { (result.programme(words)) }
                @if result.is_sample() { " " span class="muted" { "(" (words.label("web-origin-sample")) ")" } }
            },
            html! {
                @if outcome.index_text.is_empty() { (words.label("web-chart-missing")) } @else { (result.announced(words)) }
                (mark)
                @if !recounted.is_empty() { br; span class="muted" { (recounted) } }
            },
            result.chip(words),
            html! { (rank) },
            edition,
        ],
    }
}

fn figures(words: Words, view: &BodyView, notes: &mut Notes) -> Markup {
    let names = [
        words.label("web-body-figure"),
        words.label("web-body-period"),
        words.label("web-body-value"),
    ];
    let columns = [
        Column {
            name: &names[0],
            names_row: true,
            ..Column::default()
        },
        Column {
            name: &names[1],
            ..Column::default()
        },
        Column {
            name: &names[2],
            number: true,
            ..Column::default()
        },
    ];
    let mut rows = Vec::new();
    for figure in &view.figures {
        let mark = notes.mark(words, notes::of_figure(figure), "web-body-what-figures");
        rows.push(Row {
            id: None,
            emphasis: false,
            cells: vec![
                html! { (naming::of(words, &figure.label_id, &figure.label_en)) },
                html! { (naming::period(words, &figure.period)) },
                html! { (naming::written(words, figure.shown())) (mark) },
            ],
        });
    }
    let caption = words.say(
        "web-body-figures-caption",
        &[("name", view.body.called().to_owned())],
    );
    table(
        words,
        &Table {
            id: "riwayat-angka",
            caption: &caption,
            columns: &columns,
            rows,
        },
    )
}
