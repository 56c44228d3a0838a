//! The rows of a ranking.

use super::View;
use crate::assessment::cite::Cite;
use crate::assessment::unproven::Unproven;
use crate::assessment::{figures, naming, placed};
use crate::look::{Column, Row, Table, table as framed};
use maud::{Markup, html};
use prima_store::history::RankedResult;

/// The table of one page, collecting what its results rest on.
pub(super) fn table<'a>(view: &View<'a>, unproven: &mut Unproven<'a>) -> Markup {
    let words = view.words();
    let has_interval = view.rows.iter().any(|row| row.result.rank_low.is_some());
    let keys = ["rank", "body", "index", "band", "interval", "found"];
    let names: Vec<(&str, String)> = keys
        .into_iter()
        .filter(|key| *key != "interval" || has_interval)
        .map(|key| (key, words.label(&format!("web-ranking-column-{key}"))))
        .collect();
    let columns: Vec<Column> = names
        .iter()
        .map(|(key, name)| Column {
            name,
            number: *key == "index",
            names_row: *key == "body",
            sort: None,
        })
        .collect();
    let rows = view.rows.iter().map(|row| {
        let cells = keys
            .into_iter()
            .filter(|key| *key != "interval" || has_interval);
        Row {
            cells: cells.map(|key| cell(view, unproven, row, key)).collect(),
            ..Row::default()
        }
    });
    let rows: Vec<Row> = rows.collect();
    framed(
        words,
        &Table {
            id: "peringkat",
            caption: &view.title(),
            columns: &columns,
            rows,
        },
    )
}

fn cell<'a>(view: &View<'a>, unproven: &mut Unproven<'a>, row: &RankedResult, key: &str) -> Markup {
    let words = view.words();
    let result = &row.result;
    match key {
        "rank" => html! {
            @match placed::rank(words, result) {
                Some(rank) => {
                    strong { (rank) }
                    span class="reckoning" { (placed::group(words, view.instrument, &view.reaches, result)) }
                },
                None => span class="muted" { (words.label("web-ranking-no-rank")) },
            }
        },
        "body" => html! {
            a href=(naming::body_address(words, &result.body)) { (row.name) }
            @if let Some(region) = region(view, row) { span class="reckoning" { (region) } }
        },
        "index" => html! {
            @if result.index_text.is_empty() { span class="muted" { (words.label("web-ranking-no-index")) } }
            @else { strong { (naming::written(words, &result.index_text)) } }
        },
        "band" => html! {
            (placed::band(words, view.instrument, result))
            (unproven.marks(words, view.instrument, result))
        },
        "interval" => interval(view, row),
        _ => found(view, row),
    }
}

/// The province of a body that is not the province's own.
fn region<'v>(view: &'v View, row: &RankedResult) -> Option<&'v str> {
    let province = row
        .region
        .split('.')
        .next()
        .filter(|code| !code.is_empty() && *code != row.region)?;
    view.regions.get(province).map(String::as_str)
}

/// Where the rank may also lie.
fn interval(view: &View, row: &RankedResult) -> Markup {
    let words = view.words();
    let result = &row.result;
    let (Some(low), Some(high)) = (result.rank_low, result.rank_high) else {
        return html! { span class="muted" { (words.label("web-ranking-interval-none")) } };
    };
    let ends = [("low", low.to_string()), ("high", high.to_string())];
    let text = if low == high {
        words.say("web-ranking-interval-one", &ends)
    } else {
        words.say("web-ranking-interval", &ends)
    };
    html! {
        (text)
        @if !result.index_low.is_empty() {
            span class="reckoning" {
                (naming::written(words, &result.index_low)) "–" (naming::written(words, &result.index_high))
            }
        }
    }
}

/// How Prima came by the index, and what does not agree.
fn found(view: &View, row: &RankedResult) -> Markup {
    let words = view.words();
    let dataset = view
        .datasets
        .iter()
        .find(|dataset| dataset.dataset == row.result.dataset);
    let cite = Cite::outcome(words, dataset.copied(), &row.result);
    html! {
        (figures::origin_mark(words, cite.origin))
        @for difference in placed::differences(words, &row.result) { span class="reckoning" { (difference) } }
    }
}
