//! What an entry of a hub says, in words to be read: as it stands, beside what was
//! typed, and as it stood before.

use crate::desk::moment;
use crate::innovation::hub_lists::{kind, period};
use crate::look::{Words, section, summary};
use maud::{Markup, html};
use prima_store::innovation::{HubActivity, HubActivityBefore, HubMember, HubMemberBefore};
use std::collections::BTreeMap;

/// What an entry of a member says.
pub(super) fn said_member(
    words: Words,
    called: &BTreeMap<String, String>,
    row: &HubMember,
) -> Markup {
    of_member(
        words,
        called,
        [&row.member, &row.since, &row.until, &row.source],
    )
}

/// What an entry of an activity says.
pub(super) fn said_activity(words: Words, row: &HubActivity) -> Markup {
    of_activity(
        words,
        [&row.day, &row.kind, &row.title, &row.content, &row.link],
    )
}

/// What an entry of a member said before, newest first; nothing where it was
/// never changed.
pub(super) fn member_before(
    words: Words,
    called: &BTreeMap<String, String>,
    rows: Vec<HubMemberBefore>,
) -> Markup {
    let said = rows.iter().map(|row| {
        let said = [&row.member, &row.since, &row.until, &row.source];
        (row.at.as_str(), of_member(words, called, said))
    });
    before(words, said.collect())
}

/// What an entry of an activity said before, newest first; nothing where it was
/// never changed.
pub(super) fn activity_before(words: Words, rows: Vec<HubActivityBefore>) -> Markup {
    let said = rows.iter().map(|row| {
        let said = [&row.day, &row.kind, &row.title, &row.content, &row.link];
        (row.at.as_str(), of_activity(words, said))
    });
    before(words, said.collect())
}

fn before(words: Words, rows: Vec<(&str, Markup)>) -> Markup {
    if rows.is_empty() {
        return html! {};
    }
    let list = html! {
        @for (at, said) in &rows {
            h3 { (words.say("web-hub-before-at", &[("day", moment::day(words, at))])) }
            (said)
        }
    };
    section("riwayat", &words.label("web-hub-before"), &list)
}

fn of_member(
    words: Words,
    called: &BTreeMap<String, String>,
    [member, since, until, source]: [&String; 4],
) -> Markup {
    let labels = ["member", "since", "until", "source"].map(|name| label(words, name));
    let until = match until.as_str() {
        "" => words.label("web-hub-still"),
        until => period(words, until),
    };
    let values = [
        html! { (called.get(member).unwrap_or(member)) },
        html! { (period(words, since)) },
        html! { (until) },
        html! { span lang="id" { (source) } },
    ];
    let rows = labels.iter().map(String::as_str).zip(values);
    summary(&rows.collect::<Vec<_>>())
}

fn of_activity(words: Words, [day, code, title, content, link]: [&String; 5]) -> Markup {
    let labels = ["day", "kind", "title", "content", "link"].map(|name| label(words, name));
    let values = [
        html! { (words.date(day)) },
        html! { (kind(words, code)) },
        html! { span lang="id" { (title) } },
        html! {
            @for line in content.lines().map(str::trim).filter(|line| !line.is_empty()) { p lang="id" { (line) } }
        },
        html! { @if link.is_empty() { "–" } @else { (link) } },
    ];
    let rows = labels.iter().map(String::as_str).zip(values);
    summary(&rows.collect::<Vec<_>>())
}

fn label(words: Words, name: &str) -> String {
    words.label(&format!("web-hub-{name}"))
}
