//! The frame of every page: head, skip link, header, main, footer.
//!
//! Styles are inside the page, so that it is whole in one file.

use crate::wording::Words;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("page/style.css");

/// A page before it is put into its frame.
pub(crate) struct Content {
    /// Title in the browser's tab; the page's own `h1` is in `main`.
    pub title: String,
    pub description: String,
    /// Address and name of the page above, on all pages but the first.
    pub up: Option<(&'static str, String)>,
    pub main: Markup,
}

/// The whole page as text.
pub(crate) fn whole(words: Words, content: &Content) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(words.lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="description" content=(content.description);
                title { (content.title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a class="skip" href="#main" { (words.label("report-skip")) }
                header class="site" {
                    (motif())
                    div class="width" {
                        p class="brand" { "Prima" }
                        p class="brand-line" { (words.label("report-brand-line")) }
                        @if let Some((address, name)) = &content.up {
                            nav aria-label=(words.label("report-nav")) {
                                a href=(address) { (name) }
                            }
                        }
                    }
                }
                main id="main" class="width" tabindex="-1" { (content.main) }
                footer class="site" {
                    div class="width" {
                        p { (words.label("report-footer")) }
                        p { (words.label("report-footer-unofficial")) }
                    }
                }
            }
        }
    };
    page.into_string()
}

/// A title whose hyphens, as in "rata-rata" and "2022-2024", do not end a line.
pub(crate) fn unbroken(title: &str) -> Markup {
    html! {
        @for (place, word) in title.split(' ').enumerate() {
            @if place > 0 { " " }
            @if word.contains('-') { span class="unbroken" { (word) } }
            @else { (word) }
        }
    }
}

/// A strip of kawung, four leaves around a point, over the header.
fn motif() -> Markup {
    html! {
        svg class="motif" width="100%" height="20" aria-hidden="true" {
            defs {
                pattern id="kawung" width="20" height="20" patternUnits="userSpaceOnUse" {
                    g fill="currentColor" {
                        ellipse cx="5" cy="5" rx="5.4" ry="2.5" transform="rotate(45 5 5)" {}
                        ellipse cx="15" cy="15" rx="5.4" ry="2.5" transform="rotate(45 15 15)" {}
                        ellipse cx="15" cy="5" rx="5.4" ry="2.5" transform="rotate(-45 15 5)" {}
                        ellipse cx="5" cy="15" rx="5.4" ry="2.5" transform="rotate(-45 5 15)" {}
                    }
                }
            }
            rect width="100%" height="20" fill="url(#kawung)" {}
        }
    }
}
