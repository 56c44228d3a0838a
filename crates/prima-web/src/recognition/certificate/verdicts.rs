//! What was checked of a certificate, and what was not, as a table.

use crate::look::{Column, Row, Table, Words, stacked};
use maud::{Markup, html};
use prima_exchange::credential::check::{Checked, Unreadable, Verdict};

/// A verdict in words.
pub fn said(words: Words, verdict: &Verdict) -> String {
    let why = |why: &str| [("why", words.label(&format!("piagam-why-{why}")))];
    match verdict {
        Verdict::Passed => words.label("piagam-verdict-passed"),
        Verdict::Failed(key) => words.say("piagam-verdict-failed", &why(key)),
        Verdict::NotMade(key) => words.say("piagam-verdict-not-made", &why(key)),
    }
}

/// What does not hold, in words.
pub fn wrong(words: Words, checks: &[(&str, &Verdict)]) -> String {
    let why = checks.iter().filter_map(|(_, verdict)| match verdict {
        Verdict::Failed(why) => Some(words.label(&format!("piagam-why-{why}"))),
        _ => None,
    });
    why.collect::<Vec<_>>().join("; ")
}

/// Why nothing could be checked, in words.
pub fn unread(words: Words, unreadable: &Unreadable) -> String {
    let (key, part) = unreadable.message();
    let part = [("part", part.to_owned())];
    words.say(&format!("piagam-unreadable-{key}"), &part)
}

/// What is checked of every certificate, and its term where it has one.
pub fn of(checked: &Checked) -> Vec<(&'static str, &Verdict)> {
    let mut all = vec![
        ("signature", &checked.signature),
        ("issuer", &checked.issuer),
        ("status", &checked.status),
    ];
    all.extend(checked.term.as_ref().map(|term| ("term", term)));
    all
}

/// All checks, by their names in `piagam-check-<name>`.
pub fn markup(words: Words, checks: &[(&str, &Verdict)]) -> Markup {
    let heads = ["check", "means", "verdict"].map(|it| words.label(&format!("web-piagam-{it}")));
    let columns = [
        Column {
            name: &heads[0],
            names_row: true,
            ..Column::default()
        },
        Column {
            name: &heads[1],
            ..Column::default()
        },
        Column {
            name: &heads[2],
            ..Column::default()
        },
    ];
    let row = |(name, verdict): &(&str, &Verdict)| Row {
        cells: vec![
            html! { (words.label(&format!("piagam-check-{name}"))) },
            html! { (words.label(&format!("web-piagam-means-{name}"))) },
            html! { (said(words, verdict)) },
        ],
        ..Row::default()
    };
    let caption = words.label("web-piagam-checks-caption");
    let rows = checks.iter().map(row).collect();
    html! {
        (stacked(words, &Table { id: "pemeriksaan", caption: &caption, columns: &columns, rows }))
        p { (words.label("piagam-cli-not-checked")) }
    }
}
