//! `/aksesibilitas`: what this site promises to everyone, how it was tested, and
//! what does not work yet.

use super::article::{Article, Section, markup, paragraphs, points, reach, ways};
use crate::asked::Asked;
use crate::look::Words;
use crate::reply::{Answer, Reply};
use crate::site::Site;
use maud::{Markup, html};

/// Answers the request for the page.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    Ok(Reply::Page(whole(
        asked.words(),
        &site.origin,
        &site.contact,
    )))
}

/// What is promised; last parts of keys.
const PROMISES: [&str; 8] = [
    "keyboard", "reader", "zoom", "script", "colour", "charts", "words", "print",
];
/// How it was tested; last parts of keys.
const TESTS: [&str; 5] = ["axe", "pa11y", "vnu", "browser", "render"];
/// What does not work yet; last parts of keys.
const GAPS: [&str; 4] = ["people", "devices", "pdf", "terms"];

/// The page; without a contact it says that none is set.
pub fn whole(words: Words, origin: &str, contact: &str) -> Markup {
    let promises = PROMISES.map(|name| format!("web-access-promise-{name}"));
    let tests = TESTS.map(|name| format!("web-access-test-{name}"));
    let gaps = GAPS.map(|name| format!("web-access-gap-{name}"));
    let sections = vec![
        Section {
            id: "janji",
            heading: "web-access-promises",
            body: points(words, &promises),
        },
        Section {
            id: "uji",
            heading: "web-access-tests",
            body: html! { (paragraphs(words, &["web-access-tests-1"])) (points(words, &tests)) },
        },
        Section {
            id: "belum",
            heading: "web-access-gaps",
            body: html! { (paragraphs(words, &["web-access-gaps-1"])) (points(words, &gaps)) },
        },
        Section {
            id: "lapor",
            heading: "web-access-report",
            body: html! {
                (paragraphs(words, &["web-access-report-1"]))
                (reach(words, contact))
                (ways(words, &[("/tentang", "web-about-title")]))
            },
        },
    ];
    markup(&Article {
        words,
        origin,
        path: "/aksesibilitas",
        title: "web-access-title",
        lead: "web-access-lead",
        area: None,
        sections,
    })
}
