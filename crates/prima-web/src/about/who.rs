//! `/tentang`: what this site is, what it is not, and how to report an error.

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

/// The page; without a contact it says that none is set.
pub fn whole(words: Words, origin: &str, contact: &str) -> Markup {
    let sections = vec![
        Section::text(
            words,
            "apa",
            "web-about-what",
            &["web-about-what-1", "web-about-what-2"],
        ),
        Section {
            id: "bukan",
            heading: "web-about-not",
            body: html! {
                (paragraphs(words, &["web-about-not-1"]))
                (points(words, &["web-about-not-official", "web-about-not-worst", "web-about-not-persons"]))
            },
        },
        Section::text(
            words,
            "isi",
            "web-about-data",
            &["web-about-data-1", "web-about-data-2"],
        ),
        Section {
            id: "galat",
            heading: "web-about-error",
            body: html! {
                (paragraphs(words, &["web-about-error-1"]))
                (points(words, &["web-about-error-address", "web-about-error-figure", "web-about-error-source"]))
                (reach(words, contact))
                (paragraphs(words, &["web-about-error-2", "web-about-error-3"]))
            },
        },
        Section {
            id: "lanjut",
            heading: "web-about-more",
            body: ways(
                words,
                &[
                    ("/metode", "web-method-title"),
                    ("/data", "web-data-title"),
                    ("/aksesibilitas", "web-access-title"),
                    ("/privasi", "web-privacy-title"),
                ],
            ),
        },
    ];
    markup(&Article {
        words,
        origin,
        path: "/tentang",
        title: "web-about-title",
        lead: "web-about-lead",
        area: None,
        sections,
    })
}
