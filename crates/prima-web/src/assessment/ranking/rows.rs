//! The rows of a ranking.

use super::View;
use crate::assessment::cite::Cite;
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::unproven::Unproven;
use crate::assessment::{figures, naming, placed};
use crate::look::{Row, Table, stacked};
use maud::{Markup, html};
use prima_store::history::RankedResult;

/// The peer group that all rows of a page have, where there is one.
pub(super) fn common_group(view: &View) -> Option<String> {
    let first = view.rows.first()?;
    let group = &first.result.peer_group;
    let same = view.rows.iter().all(|row| row.result.peer_group == *group);
    let named = placed::group(view.words(), view.instrument, &view.reaches, &first.result);
    (same && !named.is_empty()).then_some(named)
}

/// The table of one page. Where all rows are of one peer group, it stands above.
pub(super) fn table(view: &View, unproven: &Unproven) -> Markup {
    let words = view.words();
    let group = common_group(view);
    let has_interval = view.rows.iter().any(|row| row.result.rank_low.is_some());
    let mut keys = vec![
        ("web-ranking-column-rank", Holds::Text),
        ("web-ranking-column-body", Holds::Name),
        ("web-ranking-column-index", Holds::Number),
        ("web-ranking-column-band", Holds::Text),
        ("web-ranking-column-interval", Holds::Text),
        ("web-ranking-column-found", Holds::Text),
    ];
    if !has_interval {
        keys.remove(4);
    }
    let heads = heads(words, &keys);
    let rows = view.rows.iter().enumerate().map(|(place, row)| {
        let mut cells = vec![
            rank(view, row),
            body(view, row, group.is_some()),
            index(view, row),
            html! { (placed::band(words, view.instrument, &row.result)) (unproven.marks(words, place)) },
        ];
        if has_interval {
            cells.push(interval(view, row));
        }
        cells.push(found(view, row));
        Row { cells, ..Row::default() }
    });
    let rows: Vec<Row> = rows.collect();
    stacked(
        words,
        &Table {
            id: "peringkat",
            caption: &group.unwrap_or_else(|| view.title()),
            columns: &columns(&heads),
            rows,
        },
    )
}

fn rank(view: &View, row: &RankedResult) -> Markup {
    let words = view.words();
    html! {
        @match placed::rank(words, &row.result) {
            Some(rank) => strong class="rank" { (rank) },
            None => span class="muted" { (words.label(why_unranked(view, row))) },
        }
    }
}

/// Why a result has no rank: one alone in its group, or another reason that its
/// other columns tell.
fn why_unranked(view: &View, row: &RankedResult) -> &'static str {
    let is_ranked = view
        .instrument
        .is_none_or(|instrument| instrument.ranking.ranked);
    match row.result.rank_of {
        _ if !is_ranked => "web-ranking-no-rank-here",
        Some(1) => "web-ranking-no-rank-alone",
        _ => "web-ranking-no-rank",
    }
}

/// The body with what tells it from its namesakes: its peer group where they
/// differ, else its province where that was not asked for.
fn body(view: &View, row: &RankedResult, one_group: bool) -> Markup {
    let words = view.words();
    let below = match one_group {
        false => placed::group(words, view.instrument, &view.reaches, &row.result),
        true if view.filters.province.is_empty() => {
            region(view, row).unwrap_or_default().to_owned()
        }
        true => String::new(),
    };
    html! {
        a href=(naming::body_address(words, &row.result.body)) { (row.name) }
        @if !below.is_empty() { span class="reckoning" { (below) } }
    }
}

/// The province of a body that is not the province's own.
fn region<'v>(view: &'v View, row: &RankedResult) -> Option<&'v str> {
    let province = row.region.split('.').next();
    let province = province.filter(|code| !code.is_empty() && *code != row.region)?;
    view.regions.get(province).map(String::as_str)
}

fn index(view: &View, row: &RankedResult) -> Markup {
    let words = view.words();
    html! {
        @if row.result.index_text.is_empty() { span class="muted" { (words.label("web-ranking-no-index")) } }
        @else { strong { (naming::written(words, placed::announced(&row.result))) } }
    }
}

/// Where the rank may also lie, if it has one, and where the score may.
fn interval(view: &View, row: &RankedResult) -> Markup {
    let words = view.words();
    let result = &row.result;
    let rank = match (result.rank_low, result.rank_high) {
        (Some(low), Some(high)) if result.rank_of.is_some_and(|of| of > 1) => {
            let ends = [("low", low.to_string()), ("high", high.to_string())];
            let key = if low == high {
                "web-ranking-interval-one"
            } else {
                "web-ranking-interval"
            };
            Some(words.say(key, &ends))
        }
        _ => None,
    };
    let score = (!result.index_low.is_empty()).then(|| {
        let ends = [
            ("low", naming::written(words, &result.index_low)),
            ("high", naming::written(words, &result.index_high)),
        ];
        words.say("web-ranking-interval-score", &ends)
    });
    html! {
        @match (&rank, &score) {
            (None, None) => span class="muted" { (words.label("web-ranking-interval-none")) },
            (Some(rank), _) => (rank),
            (None, Some(_)) => span class="muted" { (words.label("web-ranking-no-rank")) },
        }
        @if let Some(score) = &score { span class="reckoning" { (score) } }
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
        @if let Some(rank) = placed::uncheckable(words, view.instrument, &view.reaches, &row.result) { span class="reckoning" { (rank) } }
    }
}
