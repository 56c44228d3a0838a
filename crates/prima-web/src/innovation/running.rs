//! Whether an innovation still runs, as its owner said year by year: what is said
//! by whom and when, and which years nobody spoke of.

use crate::assessment::heads::{Holds, columns, heads};
use crate::desk::moment;
use crate::look::{Row, Table, Words, table};
use maud::{Markup, html};
use prima_domain::innovation::proposal::reporting::history;
use prima_store::innovation::{Innovation, InnovationReport};
use std::collections::BTreeMap;

/// The first year that can be spoken of: the one it began, else the first of the
/// contest.
pub fn since(row: &Innovation) -> i64 {
    let year = row.year.get(..4).and_then(|year| year.parse().ok());
    year.unwrap_or(2014)
}

/// Years from the first to the last, newest first; one nobody spoke of is
/// unknown. Who says so is the owner.
pub fn table_of(
    words: Words,
    said: &BTreeMap<String, InnovationReport>,
    first: i64,
    last: i64,
    owner: &str,
) -> Markup {
    let years = history(said, first, last);
    let unknown = years.iter().filter(|(_, found)| found.is_none()).count();
    if said.is_empty() {
        return html! { p { (words.label("web-proposal-report-none")) } };
    }
    let heads = heads(
        words,
        &[
            ("web-proposal-report-year", Holds::Name),
            ("web-proposal-report-state", Holds::Text),
            ("web-proposal-report-account", Holds::Text),
            ("web-proposal-report-said", Holds::Text),
        ],
    );
    let rows = years.iter().map(|(year, found)| Row {
        cells: cells(words, year, *found, owner),
        ..Row::default()
    });
    let n = [
        ("n", words.count(unknown)),
        ("all", words.count(years.len())),
    ];
    html! {
        p { (words.say("web-proposal-report-unknown", &n)) }
        (table(words, &Table {
            id: "laporan",
            caption: &words.label("web-proposal-report-caption"),
            columns: &columns(&heads),
            rows: rows.collect(),
        }))
    }
}

fn cells(words: Words, year: &str, found: Option<&InnovationReport>, owner: &str) -> Vec<Markup> {
    let Some(row) = found else {
        let unknown = words.label("web-proposal-state-unknown");
        return vec![
            html! { (year) },
            html! { span class="muted" { (unknown) } },
            html! { "–" },
            html! { "–" },
        ];
    };
    let n = row.evidence.split_whitespace().count();
    vec![
        html! { (year) },
        html! { (words.label(&format!("web-proposal-state-{}", row.state))) },
        html! { span lang="id" { (row.account) } },
        html! {
            (owner) ", " (moment::day(words, &row.at))
            @if row.version > 1 { " " span class="muted" { "(" (words.label("web-proposal-report-corrected")) ")" } }
            @if n > 0 { br; (words.counted("web-proposal-n-evidence", n, &[("n", words.count(n))])) }
        },
    ]
}
