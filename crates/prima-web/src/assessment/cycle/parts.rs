//! The sections of a round's page.

use super::View;
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::{figures, naming, placed, told};
use crate::chart::{About, Bar, Piece, Shares, shares};
use crate::desk::moment;
use crate::look::{Notice, NoticeKind, Row, Table, notice, summary, table};
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_instrument::exact::{Exact, RoundingMode};
use prima_store::history::{
    Dataset, FigureRow, HintRow, RankedResult, Ranking, Statement, Summary,
};

/// Of fewer bodies than this no percentages are made.
const FEW: i64 = 20;

/// A section of the page.
pub(super) struct Part {
    pub id: &'static str,
    pub heading: String,
    pub body: Markup,
}

/// The sections that have something to say.
pub(super) fn sections(view: &View) -> Vec<Part> {
    let bodies = [
        ("rata-rata", "web-cycle-means", means(view)),
        ("rentang", "web-cycle-bands", bands(view)),
        ("teratas", "web-cycle-leaders", leaders(view)),
        ("berbeda", "web-cycle-differences", differences(view)),
        ("tanpa-periksa", "web-cycle-uncheckable", uncheckable(view)),
        ("angka", "web-cycle-figures", published(view)),
        ("pernyataan", "web-cycle-statements", statements(view)),
        ("asal", "web-cycle-sources", sources(view)),
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

/// Rules, law and the way to the ranking.
pub(super) fn facts(view: &View) -> Markup {
    let words = view.words;
    let names = ["web-cycle-instrument", "web-cycle-law"].map(|key| words.label(key));
    let mut rows: Vec<(&str, Markup)> = Vec::new();
    if let Some(instrument) = view.instrument {
        let name = instrument.name();
        rows.push((&names[0], html! { a href=(naming::instrument_address(words, &name)) { (words.text(&instrument.title)) } }));
        if let Some(law) = instrument.laws.get(instrument.source.law) {
            rows.push((&names[1], html! { (law.title) }));
        }
    }
    html! {
        (summary(&rows))
        @if view.n_results > 0 {
            p { a class="onward" href=(naming::ranking_address(words, view.round.0, view.round.1)) { (words.label("web-cycle-ranking")) } }
        }
    }
}

/// Mean of each level, always of how many.
fn means(view: &View) -> Markup {
    let words = view.words;
    if view.summaries.is_empty() {
        return html! {};
    }
    let heads = heads(
        words,
        &[
            ("web-cycle-column-level", Holds::Name),
            (
                match view.is_all_sample() {
                    true => "web-cycle-column-bodies-sample",
                    false => "web-cycle-column-bodies",
                },
                Holds::Number,
            ),
            ("web-cycle-column-mean", Holds::Number),
        ],
    );
    let row = |summary: &Summary| Row {
        cells: vec![
            html! {
                a href=(level_address(view, &summary.level)) { (naming::level(words, &summary.level)) }
                @if !summary.sample.is_empty() { " " span class="muted" { "(" (words.label("web-origin-sample")) ")" } }
            },
            html! { (words.count(summary.bodies.max(0) as usize)) },
            html! { (naming::written(words, &summary.mean)) },
        ],
        ..Row::default()
    };
    html! {
        p { (view.label("web-cycle-means-about", "web-cycle-means-about-sample")) }
        (table(words, &Table { id: "rata-rata-tabel", caption: &view.label("web-cycle-means-caption", "web-cycle-means-caption-sample"), columns: &columns(&heads), rows: view.summaries.iter().map(row).collect() }))
    }
}

fn level_address(view: &View, level: &str) -> String {
    format!(
        "{}?tingkat={level}",
        naming::ranking_address(view.words, view.round.0, view.round.1)
    )
}

/// How many of each level are in each band.
fn bands(view: &View) -> Markup {
    let words = view.words;
    let Some(instrument) = view
        .instrument
        .filter(|instrument| !instrument.bands.is_empty() && !view.bands.is_empty())
    else {
        return html! {};
    };
    let labels: Vec<String> = instrument
        .bands
        .iter()
        .map(|band| format!("{} {}", band.code, words.text(&band.label)))
        .collect();
    let names: Vec<String> = view
        .summaries
        .iter()
        .map(|summary| naming::level(words, &summary.level))
        .collect();
    let wholes: Vec<String> = view
        .summaries
        .iter()
        .map(|summary| words.count(summary.bodies.max(0) as usize))
        .collect();
    let bars =
        view.summaries
            .iter()
            .zip(names.iter().zip(&wholes))
            .map(|(summary, (name, whole))| Bar {
                name,
                whole,
                pieces: instrument
                    .bands
                    .iter()
                    .map(|band| piece(view, summary, &band.code))
                    .collect(),
            });
    shares(
        words,
        &Shares {
            about: About {
                id: "rentang-bagan",
                title: &words.label("web-cycle-bands-title"),
                says: &view.label("web-cycle-bands-says", "web-cycle-bands-says-sample"),
                provenance: None,
            },
            classes: instrument
                .bands
                .iter()
                .zip(&labels)
                .map(|(band, label)| (band.role, label.as_str()))
                .collect(),
            bars: bars.collect(),
        },
    )
}

/// How many of a level are in a band; its share only where there are enough for one.
fn piece(view: &View, summary: &Summary, band: &str) -> Piece {
    let words = view.words;
    let found = view
        .bands
        .iter()
        .find(|row| row.level == summary.level && row.band == band);
    let n = found.map_or(0, |row| row.bodies);
    let percent = Exact::whole(n * 100)
        .divided_by(&Exact::whole(summary.bodies))
        .unwrap_or(Exact::ZERO);
    let count = words.count(n.max(0) as usize);
    let share = words.at(&percent.rounded(RoundingMode::HalfUp, 1), 1);
    Piece {
        share: percent.to_f64(),
        text: match summary.bodies < FEW {
            true => count,
            false => words.say("web-cycle-piece", &[("n", count), ("share", share)]),
        },
    }
}

/// Who is first of each peer group; there is no list of last ones.
fn leaders(view: &View) -> Markup {
    let words = view.words;
    if view.leaders.rows.is_empty() {
        return html! {};
    }
    let heads = heads(
        words,
        &[
            ("web-cycle-column-body", Holds::Name),
            ("web-cycle-column-index", Holds::Number),
            ("web-cycle-column-band", Holds::Text),
            ("web-cycle-column-rank", Holds::Text),
            ("web-cycle-column-group", Holds::Text),
        ],
    );
    let rows = view.leaders.rows.iter().map(|row| Row {
        cells: vec![
            html! { a href=(naming::body_address(words, &row.result.body)) { (row.name) } },
            html! { (naming::written(words, placed::announced(&row.result))) },
            placed::band(words, view.instrument, &row.result),
            html! { (placed::rank(words, &row.result).unwrap_or_default()) },
            html! { (placed::group(words, view.instrument, &view.reaches, &row.result)) },
        ],
        ..Row::default()
    });
    html! {
        p { (view.label("web-cycle-leaders-about", "web-cycle-leaders-about-sample")) }
        (some_of(words, &view.leaders))
        (table(words, &Table { id: "teratas-tabel", caption: &words.label("web-cycle-leaders-caption"), columns: &columns(&heads), rows: rows.collect() }))
    }
}

/// How many of all are listed, where that is not all.
fn some_of(words: Words, ranking: &Ranking) -> Markup {
    let (shown, total) = (ranking.rows.len(), ranking.total.max(0) as usize);
    let arguments = [("shown", words.count(shown)), ("n", words.count(total))];
    html! { @if shown < total { p class="muted" { (words.say("web-first-of", &arguments)) } } }
}

/// Results that are not what was published, each with what it should be.
fn differences(view: &View) -> Markup {
    let said = |row: &RankedResult| placed::differences(view.words, &row.result).join(" ");
    told_of(view, NoticeKind::Mismatch, None, &said)
}

/// Published ranks that nothing here can be compared with.
fn uncheckable(view: &View) -> Markup {
    let words = view.words;
    let said = |row: &RankedResult| {
        let said = placed::uncheckable(words, view.instrument, &view.reaches, &row.result);
        said.unwrap_or_default()
    };
    let title = words.label("web-cycle-uncheckable-title");
    told_of(view, NoticeKind::Unknown, Some(&title), &said)
}

/// Those of the disagreements of which something is said, as one notice; nothing
/// where that are none.
fn told_of(
    view: &View,
    kind: NoticeKind,
    title: Option<&str>,
    said: &impl Fn(&RankedResult) -> String,
) -> Markup {
    let words = view.words;
    let found = view.disagreements.rows.iter().map(|row| (row, said(row)));
    let found: Vec<_> = found.filter(|(_, said)| !said.is_empty()).collect();
    if found.is_empty() {
        return html! {};
    }
    notice(
        words,
        &Notice {
            kind,
            title,
            body: html! {
                (some_of(words, &view.disagreements))
                ul {
                    @for (row, said) in &found {
                        li { a href=(naming::body_address(words, &row.result.body)) { (row.name) } ": " (said) }
                    }
                }
            },
        },
    )
}

/// Published figures of the period, by data set.
fn published(view: &View) -> Markup {
    let words = view.words;
    let of = |dataset: &Dataset| -> Vec<&FigureRow> {
        view.figures
            .iter()
            .filter(|row| row.dataset == dataset.dataset)
            .collect()
    };
    let is_now = |row: &&FigureRow| naming::year(&row.period) == naming::year(view.round.1);
    html! {
        @for dataset in view.all_datasets {
            @let all = of(dataset);
            @let rows: Vec<&FigureRow> = all.iter().copied().filter(is_now).collect();
            @if !rows.is_empty() {
                @let hints: Vec<&HintRow> = view.hints.iter().filter(|hint| hint.dataset == dataset.dataset && hint.period == view.round.1).collect();
                (figures::disagreements(words, &all, &rows, &hints))
                (figures::tables(words, dataset, &all, &rows))
            }
        }
    }
}

fn statements(view: &View) -> Markup {
    let rows: Vec<&Statement> = view.statements.iter().collect();
    told::all(view.words, view.all_datasets, &rows, "")
}

/// The data sets with what must be known of them.
fn sources(view: &View) -> Markup {
    let words = view.words;
    html! {
        @if !view.datasets.is_empty() {
            ul class="statements" {
                @for dataset in &view.datasets {
                    li {
                        p class="statement" { a href=(naming::dataset_address(words, &dataset.dataset)) { (naming::of(words, &dataset.title_id, &dataset.title_en)) } }
                        p { (naming::of(words, &dataset.note_id, &dataset.note_en)) }
                        p class="muted" { (words.say("web-cycle-imported", &[("day", moment::day(words, &dataset.imported_at))])) }
                    }
                }
            }
        }
    }
}
