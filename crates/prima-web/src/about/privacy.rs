//! `/privasi`: what is recorded of a visit, and what is not.

use super::article::{Article, Section, markup, paragraphs, points};
use crate::asked::Asked;
use crate::look::Words;
use crate::reply::{Answer, Reply};
use crate::site::Site;
use maud::{Markup, html};

/// Answers the request for the page.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    Ok(Reply::Page(whole(asked.words(), &site.origin)))
}

/// The page.
pub fn whole(words: Words, origin: &str) -> Markup {
    let sections = vec![
        Section {
            id: "tidak",
            heading: "web-privacy-not",
            body: points(
                words,
                &[
                    "web-privacy-not-cookies",
                    "web-privacy-not-tracking",
                    "web-privacy-not-others",
                    "web-privacy-not-accounts",
                ],
            ),
        },
        Section {
            id: "dicatat",
            heading: "web-privacy-logged",
            body: html! {
                (paragraphs(words, &["web-privacy-logged-1"]))
                (points(
                    words,
                    &[
                        "web-privacy-logged-path",
                        "web-privacy-logged-status",
                        "web-privacy-logged-id",
                    ],
                ))
                (paragraphs(words, &["web-privacy-logged-2", "web-privacy-logged-3"]))
            },
        },
        Section::text(
            words,
            "unggah",
            "web-privacy-upload",
            &["web-privacy-upload-1"],
        ),
        Section::text(
            words,
            "data",
            "web-privacy-data",
            &["web-privacy-data-1", "web-privacy-data-2"],
        ),
    ];
    markup(&Article {
        words,
        origin,
        path: "/privasi",
        title: "web-privacy-title",
        lead: "web-privacy-lead",
        area: None,
        sections,
    })
}
