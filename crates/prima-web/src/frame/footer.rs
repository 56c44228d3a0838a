//! The footer: what this site is not, and where to read more.

use super::{localized, motif};
use maud::{Markup, html};
use prima_document::wording::Words;

/// Path and key of each link.
const LINKS: [(&str, &str); 8] = [
    ("/tentang", "web-footer-about"),
    ("/metode", "web-footer-methods"),
    ("/aksesibilitas", "web-footer-accessibility"),
    ("/privasi", "web-footer-privacy"),
    ("/data/api", "web-footer-api"),
    ("/periksa", "web-footer-verify"),
    ("/piagam", "web-piagam-check-title"),
    ("/kerja", "web-footer-desk"),
];

pub(super) fn markup(words: Words) -> Markup {
    html! {
        footer class="site" {
            div class="width" {
                div class="footer-words" {
                    p class="footer-brand" { (motif::flower()) "Prima" }
                    p { strong { (words.label("web-footer-unofficial")) } " " (words.label("web-footer-about-figures")) }
                }
                nav aria-label=(words.label("web-footer-nav")) {
                    ul {
                        @for (path, key) in LINKS {
                            li { a href=(localized(words.lang, path)) { (words.label(key)) } }
                        }
                    }
                }
            }
        }
    }
}
