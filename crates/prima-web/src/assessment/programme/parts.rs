//! The sections of a programme's page.

use super::{Round, View, honours, method};
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::{cite::Cite, coverage, figures, naming, relation, told, trends, zones};
use crate::chart::{About, Stage, Stages, stages};
use crate::look::{Row, Table, table};
use maud::{Markup, html};
use prima_instrument::exact::{Exact, RoundingMode};
use prima_store::history::{Dataset, FigureRow, HintRow, Statement};

/// A section of the page.
pub(super) struct Part {
    pub id: &'static str,
    pub heading: String,
    pub body: Markup,
}

/// The sections that have something to say.
pub(super) fn sections(view: &View) -> Vec<Part> {
    let bodies = [
        ("putaran", "web-programme-rounds", rounds(view)),
        ("metode", "web-programme-method", method::section(view)),
        ("edisi", "web-programme-editions", method::editions(view)),
        ("bagan", "web-programme-charts", charts(view)),
        ("angka", "web-programme-figures", published(view)),
        ("pernyataan", "web-programme-statements", statements(view)),
        (
            "penghargaan",
            "web-programme-honours",
            honours::section(view),
        ),
    ];
    let filled = bodies.into_iter().filter(|(_, _, body)| !body.0.is_empty());
    filled
        .map(|(id, key, body)| Part {
            id,
            heading: view.words.label(key),
            body,
        })
        .collect()
}

fn rounds(view: &View) -> Markup {
    let words = view.words;
    if view.rounds.is_empty() {
        return html! {};
    }
    let any_results = view.rounds.iter().any(|round| round.has_results);
    let keys = [
        ("web-programme-column-period", Holds::Name),
        ("web-programme-column-bodies", Holds::Number),
        ("web-programme-column-more", Holds::Text),
    ];
    let heads = heads(words, if any_results { &keys } else { &keys[..1] });
    let row = |round: &Round| Row {
        // The table takes as many cells as it has columns.
        cells: round_cells(view, round),
        ..Row::default()
    };
    table(
        words,
        &Table {
            id: "putaran-tabel",
            caption: &words.label("web-programme-rounds-caption"),
            columns: &columns(&heads),
            rows: view.rounds.iter().map(row).collect(),
        },
    )
}

fn round_cells(view: &View, round: &Round) -> Vec<Markup> {
    let words = view.words;
    let period = naming::period(words, &round.period);
    let ranking = words.say("web-programme-ranking-of", &[("period", period.clone())]);
    vec![
        html! {
            a href=(naming::cycle_address(words, view.code, &round.period)) { (period) }
            @if round.sample { " " span class="muted" { (words.label("web-programme-round-sample")) } }
        },
        html! {
            // Units whose institution has no score are no institutions.
            @if round.has_results && round.n_bodies < 1 { span class="muted" { (words.label("web-programme-units-only")) } }
            @else if round.has_results { (words.count(round.n_bodies as usize)) }
            @else { span class="muted" { (words.label("web-programme-figures-only")) } }
        },
        html! {
            @if round.has_results { a href=(naming::ranking_address(words, view.code, &round.period)) { (ranking) } }
        },
    ]
}

/// Trends, zones, shares of a whole and stages, as far as figures give them.
fn charts(view: &View) -> Markup {
    let is_real = |row: &&FigureRow| {
        let mut datasets = view.datasets.iter();
        datasets.any(|set| set.dataset == row.dataset && set.sample.is_empty())
    };
    let rows: Vec<&FigureRow> = view.figures.iter().filter(is_real).collect();
    let words = view.words;
    let lines = trends::lines(&rows);
    let title = words.say(
        "web-programme-trend",
        &[("programme", naming::programme(words, view.code))],
    );
    html! {
        @if !lines.is_empty() { (trends::chart(words, "tren", &title, &lines, view.all_datasets)) }
        @for dataset in &view.datasets { (charts_of(view, dataset)) }
    }
}

fn charts_of(view: &View, dataset: &Dataset) -> Markup {
    let words = view.words;
    let rows = view.figures_of(&dataset.dataset);
    let ways = relation::stages(&rows);
    let zoned = view
        .newest()
        .map(|instrument| zones::chart(words, instrument, dataset, &rows))
        .filter(|chart| !chart.0.is_empty());
    html! {
        @for (place, way) in ways.iter().enumerate() { (funnel(view, dataset, place, way)) }
        @match &zoned {
            Some(chart) => (chart),
            // Shares that are stages or zones are told already.
            None if ways.is_empty() => (coverage::chart(words, &format!("bagian-{}", dataset.dataset), dataset, &rows)),
            None => {},
        }
    }
}

fn funnel(view: &View, dataset: &Dataset, place: usize, way: &[&FigureRow]) -> Markup {
    let words = view.words;
    let count = |row: &FigureRow| row.shown().parse::<usize>().ok();
    let counts: Option<Vec<usize>> = way.iter().map(|row| count(row)).collect();
    let Some(counts) = counts else {
        return html! {};
    };
    let names: Vec<String> = way
        .iter()
        .map(|row| figures::short_label(words, row))
        .collect();
    let share = |part: usize, whole: usize| {
        let percent = Exact::whole(part as i64 * 100).divided_by(&Exact::whole(whole as i64));
        percent.map_or_else(String::new, |percent| {
            format!(
                "{}%",
                words.at(&percent.rounded(RoundingMode::HalfUp, 2), 2)
            )
        })
    };
    let stages_of = names.iter().enumerate().map(|(at, name)| Stage {
        name,
        count: counts[at],
        of_previous: at
            .checked_sub(1)
            .map_or_else(String::new, |before| share(counts[at], counts[before])),
        of_first: if at == 0 {
            String::new()
        } else {
            share(counts[at], counts[0])
        },
    });
    // The first stage may be told of all years, the second is of this round.
    let series = way
        .get(1)
        .map_or_else(String::new, |row| naming::series(words, &row.series));
    let period = way
        .first()
        .map_or_else(String::new, |row| naming::period(words, &row.period));
    let key = match series.contains(&period) {
        true => "web-programme-stages-of",
        false => "web-programme-stages",
    };
    let title = words.say(key, &[("series", series), ("period", period)]);
    let cite = Cite::figures(words, Some(dataset), way);
    stages(
        words,
        &Stages {
            about: About {
                id: &format!("tahap-{}-{place}", dataset.dataset),
                title: &title,
                says: &words.label("web-programme-stages-say"),
                provenance: Some(cite.provenance()),
            },
            stages: stages_of.collect(),
        },
    )
}

/// Every figure, with what recomputing found.
fn published(view: &View) -> Markup {
    let words = view.words;
    html! {
        @for dataset in &view.datasets {
            @let rows = view.figures_of(&dataset.dataset);
            @if !rows.is_empty() {
                @let hints: Vec<&HintRow> = view.hints.iter().filter(|hint| hint.dataset == dataset.dataset).collect();
                h3 { a href=(naming::dataset_address(words, &dataset.dataset)) { (naming::of(words, &dataset.title_id, &dataset.title_en)) } }
                p { (naming::of(words, &dataset.note_id, &dataset.note_en)) }
                (figures::disagreements(words, &rows, &rows, &hints))
                (figures::tables(words, dataset, &rows, &rows))
            }
        }
    }
}

fn statements(view: &View) -> Markup {
    let rows: Vec<&Statement> = view.statements.iter().collect();
    told::all(view.words, view.all_datasets, &rows, "")
}
