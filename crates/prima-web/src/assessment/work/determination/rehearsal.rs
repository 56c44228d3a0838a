//! What would come out of a round now, and what stands in its way.

use super::{View, name};
use crate::assessment::work::framed::address;
use crate::desk::Visit;
use crate::frame::localized;
use crate::look::{
    Column, Notice, NoticeKind, Pagination, Row, Table, Words, notice, pagination, table,
};
use maud::{Markup, html};
use prima_store::history::Outcome;
use prima_workflow::assessment::Rehearsal;

/// Results on one page.
const PER_PAGE: usize = 50;

/// What stands in the way.
pub fn missing(words: Words, view: &View, rehearsal: &Rehearsal) -> Markup {
    let unit = |id: &String| name(view, id).to_owned();
    let pair =
        |(one, other): &(String, String)| format!("{}: {}", name(view, one), name(view, other));
    let numbered = |(id, number): &(String, i64)| format!("{} ({number})", name(view, id));
    let parts: [(&str, Vec<String>); 7] = [
        (
            "objections",
            rehearsal.open_objections.iter().map(numbered).collect(),
        ),
        (
            "barred",
            rehearsal.barred_reviews.iter().map(pair).collect(),
        ),
        (
            "reassessments",
            rehearsal.open_reassessments.iter().map(numbered).collect(),
        ),
        (
            "submitted",
            rehearsal.not_submitted.iter().map(unit).collect(),
        ),
        (
            "reviews",
            rehearsal.reviews_missing.iter().map(pair).collect(),
        ),
        (
            "unreconciled",
            rehearsal.unreconciled.iter().map(pair).collect(),
        ),
        (
            "index",
            rehearsal
                .without_index
                .iter()
                .map(|(id, _)| unit(id))
                .collect(),
        ),
    ];
    if parts.iter().all(|(_, found)| found.is_empty()) {
        return html! { p { (words.label("web-board-missing-none")) } };
    }
    html! {
        @for (part, found) in parts.iter().filter(|(_, found)| !found.is_empty()) {
            details open[found.len() <= 5] {
                summary { (words.say(&format!("web-board-missing-{part}"), &[("n", words.count(found.len()))])) }
                ul { @for one in found { li { (one) } } }
            }
        }
    }
}

/// What would come out.
pub fn results(visit: &Visit, view: &View, rehearsal: &Rehearsal) -> Markup {
    let words = visit.words();
    let results = &rehearsal.results;
    if results.is_empty() {
        return html! { p { (words.label("web-board-no-units")) } };
    }
    let heads = ["unit", "index", "band", "rank", "interval", "alike"]
        .map(|head| words.label(&format!("web-board-column-{head}")));
    let mut columns = heads.each_ref().map(|name| Column {
        name,
        ..Column::default()
    });
    columns[0].names_row = true;
    columns[1].number = true;
    columns[3].number = true;
    let n_pages = results.len().div_ceil(PER_PAGE).max(1);
    let page = view.page.min(n_pages);
    let shown = results.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
    let rows: Vec<Row> = shown
        .map(|row| result(words, view, rehearsal, row))
        .collect();
    let to = localized(
        words.lang,
        &format!("{}/penetapan", address(&view.line.cycle.cycle)),
    );
    let to_page = |page: usize| format!("{to}?halaman={page}#hasil");
    html! {
        p { (words.label("web-board-rehearsal-about")) }
        (robustness(words, results))
        (table(words, &Table { id: "gladi", caption: &words.label("web-board-rehearsal-caption"), columns: &columns, rows }))
        (pagination(words, &Pagination { current: page, n_pages, address: &to_page }))
    }
}

fn robustness(words: Words, results: &[Outcome]) -> Markup {
    let n = results
        .iter()
        .filter(|row| !row.index_low.is_empty())
        .count();
    let key = if n == 0 {
        "web-board-robust-none"
    } else {
        "web-board-robust"
    };
    let said = match n {
        0 => words.label(key),
        n => words.say(
            key,
            &[("n", words.count(n)), ("all", words.count(results.len()))],
        ),
    };
    notice(
        words,
        &Notice {
            kind: NoticeKind::Information,
            title: Some(&words.label("web-board-robust-title")),
            body: html! { p { (said) } },
        },
    )
}

fn result(words: Words, view: &View, rehearsal: &Rehearsal, row: &Outcome) -> Row {
    let figure = |text: &str| match words.lang {
        prima_instrument::words::Lang::Id => text.replace('.', ","),
        prima_instrument::words::Lang::En => text.to_owned(),
    };
    let index = match row.index_text.as_str() {
        "" => words.label("web-board-no-index"),
        text => figure(text),
    };
    let rank = match (row.rank, row.rank_of) {
        (Some(rank), Some(of)) => words.say(
            "web-board-rank",
            &[("rank", rank.to_string()), ("of", of.to_string())],
        ),
        _ => "–".to_owned(),
    };
    let interval = match (row.rank_low, row.rank_high) {
        _ if row.index_low.is_empty() => "–".to_owned(),
        (Some(low), Some(high)) => format!(
            "{}–{} ({low}–{high})",
            figure(&row.index_low),
            figure(&row.index_high)
        ),
        _ => format!("{}–{}", figure(&row.index_low), figure(&row.index_high)),
    };
    let alike = rehearsal.alike.get(&row.body);
    let alike = alike.map_or("–".to_owned(), |alike| match alike.n {
        0 => words.label("web-board-alike-none"),
        n => {
            let (best, worst) = (alike.ranks.best.to_string(), alike.ranks.worst.to_string());
            let arguments = [("n", words.count(n)), ("best", best), ("worst", worst)];
            words.say("web-board-alike", &arguments)
        }
    });
    let cells = [
        name(view, &row.body).to_owned(),
        index,
        row.band.clone(),
        rank,
        interval,
        alike,
    ];
    Row {
        cells: cells.map(|cell| html! { (cell) }).to_vec(),
        ..Row::default()
    }
}
