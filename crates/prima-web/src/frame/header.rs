//! The header: name of the site, search, languages, main navigation.
//!
//! The navigation is in the page twice, and the style sheet shows one: a line of
//! links where there is room, a `details` that opens without a script where
//! there is none. What is not shown is not read out either.

use super::{Area, LANGUAGES, Page, SEARCH, localized, motif};
use maud::{Markup, html};
use prima_instrument::words::Lang;

pub(super) fn markup(page: &Page) -> Markup {
    let words = page.words;
    html! {
        header class="site" {
            (motif::strip())
            div class="masthead width" {
                a class="brand" href=(localized(words.lang, "/")) {
                    (motif::flower())
                    span { "Prima" span class="brand-line" { span class="visually-hidden" { ": " } (words.label("web-brand-line")) } }
                }
                details class="menu" {
                    summary { (words.label("web-menu")) }
                    nav aria-label=(words.label("web-nav")) { (entries(page)) }
                }
                (search(page))
                (languages(page))
            }
            nav class="main-nav" aria-label=(words.label("web-nav")) {
                div class="width" { (entries(page)) }
            }
        }
    }
}

fn search(page: &Page) -> Markup {
    let words = page.words;
    html! {
        form class="site-search" role="search" action=(localized(words.lang, SEARCH)) method="get" {
            label class="visually-hidden" for="site-search" { (words.label("web-search-label")) }
            input id="site-search" name="q" type="search" value=[(!page.asked.is_empty()).then_some(page.asked)] placeholder=(words.label("web-search-placeholder"));
            button type="submit" {
                svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" {
                    path d="M8.5 3a5.5 5.5 0 1 0 .01 0M12.6 12.6L17.5 17.5" {}
                }
                span class="visually-hidden" { (words.label("web-search")) }
            }
        }
    }
}

/// The languages by their own names; the one being read is no link.
fn languages(page: &Page) -> Markup {
    html! {
        nav class="languages" aria-label=(page.words.label("web-languages")) {
            ul {
                @for lang in LANGUAGES {
                    @let name = match lang { Lang::Id => "Bahasa Indonesia", Lang::En => "English" };
                    li {
                        @if lang == page.words.lang { span aria-current="true" { (name) } }
                        @else { a href=(page.other(lang)) hreflang=(lang.tag()) lang=(lang.tag()) { (name) } }
                    }
                }
            }
        }
    }
}

fn entries(page: &Page) -> Markup {
    let words = page.words;
    html! {
        ul {
            @for area in Area::ALL {
                li {
                    a href=(localized(words.lang, area.path())) aria-current=[current(page, area)] { (area.name(words)) }
                }
            }
        }
    }
}

/// `page` where this is the entry's own page, `true` where it lies below.
fn current(page: &Page, area: Area) -> Option<&'static str> {
    match page.area == Some(area) {
        true if page.path == area.path() => Some("page"),
        true => Some("true"),
        false => None,
    }
}
