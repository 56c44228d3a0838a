//! Who stands in a category: rank, figure, place, and what must be known.

use super::super::rule;
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::naming;
use crate::look::{Notice, NoticeKind, Row, Table, Words, notice, stacked, summary};
use crate::register::told;
use maud::{Markup, html};
use prima_domain::recognition::award::{Line, Place};
use prima_workflow::recognition::award::CategoryPage;

/// Beyond the cut, so many are shown; the ranking of the round shows all.
const MOST_BEYOND: usize = 30;

/// Name of a body; its id where the register has lost it.
pub(super) fn name<'a>(found: &'a CategoryPage, id: &'a str) -> &'a str {
    found.called.get(id).map_or(id, |body| body.name.as_str())
}

/// How many stand in which place.
pub(super) fn facts(words: Words, found: &CategoryPage) -> Markup {
    let mut rows = Vec::new();
    if let Some(places) = found.list.places {
        let places = html! { (words.count(places)) };
        rows.push((words.label("web-award-run-places"), places));
    }
    let all = [
        Place::Chosen,
        Place::AtCut,
        Place::Beyond,
        Place::Barred,
        Place::NoFigure,
    ];
    for place in all {
        let n = found.list.count(place);
        if n > 0 {
            rows.push((
                rule::place(words, &found.category.rule, place),
                html! { (words.count(n)) },
            ));
        }
    }
    let rows: Vec<(&str, Markup)> = rows
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    summary(&rows)
}

/// The table, with what must be said above it.
pub(super) fn markup(words: Words, found: &CategoryPage) -> Markup {
    let list = &found.list;
    let n_tied = list.count(Place::AtCut);
    let n_uncertain = list.lines.iter().filter(|line| line.is_uncertain).count();
    html! {
        @if n_tied > 0 {
            (notice(words, &Notice {
                kind: NoticeKind::Information,
                title: Some(&words.label("web-award-run-tied")),
                body: html! { p { (words.counted("web-award-run-tied-about", list.n_free, &[("candidates", words.count(n_tied))])) } },
            }))
        }
        @if n_uncertain > 0 {
            (notice(words, &Notice {
                kind: NoticeKind::Information,
                title: Some(&words.label("web-award-run-apart")),
                body: html! { p { (words.counted("web-award-run-apart-about", n_uncertain, &[])) } },
            }))
        }
        (rows(words, found))
    }
}

fn rows(words: Words, found: &CategoryPage) -> Markup {
    let mut keys = vec![
        ("web-award-run-column-who", Holds::Name),
        ("web-award-run-column-place", Holds::Text),
        ("web-award-run-column-remarks", Holds::Text),
    ];
    if found.list.is_ordered {
        keys.insert(1, ("web-award-run-column-rank", Holds::Text));
        keys.insert(2, ("web-award-run-column-figure", Holds::Text));
    }
    let heads = heads(words, &keys);
    let lines = shown(found);
    let n_more = found.list.lines.len() - lines.len();
    let rows = lines.iter().map(|line| Row {
        cells: cells(words, found, line),
        ..Row::default()
    });
    html! {
        (stacked(words, &Table {
            id: "calon-tabel",
            caption: &words.label("web-award-run-candidates-caption"),
            columns: &columns(&heads),
            rows: rows.collect(),
        }))
        @if n_more > 0 { p class="muted" { (words.counted("web-award-run-more", n_more, &[])) } }
    }
}

/// All but those far beyond the cut of whom nothing is to be said.
fn shown(found: &CategoryPage) -> Vec<&Line> {
    let mut n_beyond = 0;
    let is_shown = |line: &&Line| {
        let is_plain = matches!(line.place, Place::Beyond | Place::NoFigure);
        if !is_plain || line.is_uncertain || !line.contender.objections.is_empty() {
            return true;
        }
        n_beyond += 1;
        n_beyond <= MOST_BEYOND
    };
    found.list.lines.iter().filter(is_shown).collect()
}

fn cells(words: Words, found: &CategoryPage, line: &Line) -> Vec<Markup> {
    let one = &line.contender;
    let remarks = rule::remarks(words, &found.rules, line);
    let mut cells = vec![
        html! {
            (told::link(words, &one.body, name(found, &one.body)))
            @if !one.unit.is_empty() { br; (name(found, &one.unit)) }
        },
        html! { (rule::place(words, &found.category.rule, line.place)) },
        html! { @for remark in &remarks { p { (remark) } } },
    ];
    if found.list.is_ordered {
        let rank = line
            .rank
            .map_or_else(|| "–".to_owned(), |rank| rank.to_string());
        cells.insert(1, html! { (rank) });
        cells.insert(2, html! { (figure(words, line)) });
    }
    cells
}

/// The figure, with its interval where one was computed.
fn figure(words: Words, line: &Line) -> Markup {
    let one = &line.contender;
    let written =
        |value: &prima_instrument::exact::Exact| naming::written(words, &value.to_string());
    html! {
        @match &one.index {
            Some(index) => strong { (written(index)) },
            None => span class="muted" { (words.label("web-ranking-no-index")) },
        }
        @if !one.band.is_empty() { " " (one.band) }
        @if let Some((low, top)) = &one.interval {
            span class="reckoning" { (written(low)) "–" (written(top)) }
        }
        @if let Some(ranks) = one.ranks {
            span class="reckoning" { (words.say("web-ranking-interval", &[("low", ranks.best.to_string()), ("high", ranks.worst.to_string())])) }
        }
    }
}
