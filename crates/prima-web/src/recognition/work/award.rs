//! `/kerja/penghargaan/{award}`: one award event: its categories with their
//! rules and where each decision stands, the gates, and the ways to the ceremony.

use super::awards::{self, address};
use super::rule;
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::work::place;
use crate::assessment::work::refusal::hidden;
use crate::desk::{Answered, Desk, DeskAnswer, Visit};
use crate::frame::localized;
use crate::look::{
    self, Notice, NoticeKind, Opening, Row, Table, Words, notice, opening, section, summary, table,
};
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_instrument::award::{Award, Category};
use prima_workflow::recognition::award::{AwardPage, CategoryState, award_page};

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let found = found(site, visit).await?;
    Answered::page(whole(site, visit, &found))
}

/// The event of an address `/kerja/penghargaan/{award}…`.
pub(super) async fn found(site: &Site, visit: &Visit) -> Result<AwardPage, WebError> {
    let parts = visit.asked.segments();
    let id = parts.get(2).copied().unwrap_or_default();
    let actor = place::actor(visit)?;
    let found = award_page(&site.desk, actor, id, visit.now).await;
    found.map_err(hidden)
}

/// The steps of the way to an event.
pub(super) fn way(words: Words, rules: &Award) -> Vec<(String, String)> {
    vec![
        (words.label("web-award-run-title"), awards::PATH.to_owned()),
        (words.text(&rules.title).to_owned(), address(&rules.code)),
    ]
}

fn whole(site: &Site, visit: &Visit, found: &AwardPage) -> Markup {
    let words = visit.words();
    let rules = &found.rules;
    let title = words.text(&rules.title).to_owned();
    let own = address(&rules.code);
    let lead = rules.about.as_ref().map_or("", |about| words.text(about));
    let kind = words.label("web-award-run-kind");
    let main = html! {
        (opening(&Opening { kind: Some(&kind), title: &title, lead, facts: Some(facts(words, found)), answer: None }))
        @if visit.asked.value("sudah") == "dibuka" { p class="saved" role="status" { (words.label("web-award-run-opened")) } }
        (mismatches(words, found))
        (section("kategori", &words.label("web-award-run-categories"), &categories(words, found)))
        @if !rules.gates.is_empty() { (section("syarat", &words.label("web-award-run-gates"), &rule::gates(words, rules, rules.gates.iter()))) }
        (section("acara", &words.label("web-award-run-ceremony"), &ways(words, found, &own)))
        (unproven(words, rules))
    };
    Desk {
        title: &title,
        is_wrong: false,
        way: &way(words, rules),
        sample: is_sample(found),
        main,
    }
    .markup(site, visit)
}

/// Whether anything of it is no real data.
pub(super) fn is_sample(found: &AwardPage) -> bool {
    found.rules.is_sample || found.recipients.iter().any(|row| !row.sample.is_empty())
}

fn facts(words: Words, found: &AwardPage) -> Markup {
    let rules = &found.rules;
    let mut rows = vec![(
        words.label("web-award-run-day"),
        html! { (words.date(&rules.date)) },
    )];
    if !rules.place.is_empty() {
        let place = html! { (rules.place) };
        rows.push((words.label("web-award-run-place"), place));
    }
    if !rules.host.is_empty() {
        let host = found.called.get(&rules.host);
        let host = host.map_or(rules.host.as_str(), |body| body.name.as_str());
        rows.push((words.label("web-award-run-host"), html! { (host) }));
    }
    let rows: Vec<(&str, Markup)> = rows
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    summary(&rows)
}

fn categories(words: Words, found: &AwardPage) -> Markup {
    let heads = heads(
        words,
        &[
            ("web-award-run-column-category", Holds::Name),
            ("web-award-run-column-rule", Holds::Text),
            ("web-award-run-column-announced", Holds::Number),
            ("web-award-run-column-named", Holds::Number),
            ("web-award-run-column-state", Holds::Text),
        ],
    );
    let rows = found.rules.categories.iter().map(|category| Row {
        cells: cells(words, found, category),
        ..Row::default()
    });
    table(
        words,
        &Table {
            id: "kategori-tabel",
            caption: &words.label("web-award-run-categories-caption"),
            columns: &columns(&heads),
            rows: rows.collect(),
        },
    )
}

fn cells(words: Words, found: &AwardPage, category: &Category) -> Vec<Markup> {
    let path = super::category::address(&found.rules.code, &category.code);
    let n_named = found.recipients_of(&category.code).count();
    let state = match found.state(&category.code) {
        CategoryState::Open => "web-award-run-state-open",
        CategoryState::Proposed => "web-award-run-state-proposed",
        CategoryState::Confirmed => "web-award-run-state-confirmed",
        CategoryState::Changing => "web-award-change-state-changing",
        CategoryState::Revoked => "web-award-change-state-revoked",
    };
    vec![
        html! { a href=(localized(words.lang, &path)) { (words.text(&category.title)) } },
        html! { (rule::told(words, category)) },
        html! { @match found.announced(category) { Some(n) => (n), None => "–" } },
        html! { (words.count(n_named)) },
        html! { (words.label(state)) },
    ]
}

/// Where another number was announced than is named.
pub(super) fn mismatches(words: Words, found: &AwardPage) -> Markup {
    let differs: Vec<String> = found
        .rules
        .categories
        .iter()
        .filter_map(|category| {
            let announced = found.announced(category)?;
            let named = found.recipients_of(&category.code).count();
            let is_decided = found.state(&category.code).is_decided();
            (is_decided && i64::try_from(named) != Ok(announced)).then(|| {
                let arguments = [
                    ("category", words.text(&category.title).to_owned()),
                    ("announced", announced.to_string()),
                    ("named", words.count(named)),
                ];
                words.say("award-mismatch", &arguments)
            })
        })
        .collect();
    if differs.is_empty() {
        return html! {};
    }
    notice(
        words,
        &Notice {
            kind: NoticeKind::Mismatch,
            title: Some(&words.label("web-event-mismatches")),
            body: html! { ul { @for line in &differs { li { (line) } } } },
        },
    )
}

fn ways(words: Words, found: &AwardPage, own: &str) -> Markup {
    let mut ways = vec![
        ("web-award-run-order", format!("{own}/acara")),
        ("web-award-run-slides", format!("{own}/tayangan")),
        ("web-award-run-csv", format!("{own}/penerima.csv")),
        ("web-award-run-xlsx", format!("{own}/penerima.xlsx")),
    ];
    if found.decisions.values().any(|all| all.last().is_some()) {
        let public = format!("/penghargaan/{}", found.rules.code);
        ways.push(("web-award-run-public", public));
    }
    html! {
        ul class="beside" {
            @for (key, path) in &ways { li { a href=(localized(words.lang, path)) { (words.label(key)) } } }
        }
    }
}

fn unproven(words: Words, rules: &Award) -> Markup {
    let categories = rules.categories.iter();
    let categories = categories.map(|one| (&one.title, &one.provisional));
    let own = std::iter::once((&rules.title, &rules.provisional));
    look::unproven(words, rule::marks(own.chain(categories)))
}
