//! Choosing the bodies to compare, by links and a search, without a script.

use super::{CompareView, MOST};
use crate::assessment::naming;
use crate::frame::localized;
use crate::look::{Empty, empty};
use crate::register::finder::{Finder, finder};
use crate::register::told;
use maud::{Markup, html};
use prima_document::wording::Words;

/// The chosen bodies, each with the way to leave it out, and the search for more.
pub fn chosen(words: Words, view: &CompareView) -> Markup {
    let ids = view.ids();
    html! {
        @if ids.is_empty() { p { (words.label("web-compare-none")) } }
        @else {
            ul class="links" {
                @for one in &view.chosen {
                    @let others: Vec<&str> = ids.iter().copied().filter(|id| *id != one.body.body).collect();
                    li {
                        (told::link(words, &one.body.body, &one.body.name)) " "
                        a class="plain-action" href=(told::compare_address(words, &others)) {
                            (words.label("web-compare-remove")) span class="visually-hidden" { ": " (one.body.name) }
                        }
                    }
                }
            }
        }
        @if ids.len() < MOST { (search(words, view)) }
        @else { p { (words.say("web-compare-full", &[("most", told::number(words, MOST))])) } }
    }
}

fn search(words: Words, view: &CompareView) -> Markup {
    let action = localized(words.lang, "/bandingkan");
    let (label, hint) = (
        words.label("web-compare-q"),
        words.label("web-compare-hint"),
    );
    let ids = view.ids();
    let kept: Vec<(&str, &str)> = ids.iter().map(|id| ("badan", *id)).collect();
    html! {
        (finder(words, &Finder { action: &action, label: &label, hint: &hint, value: &view.query, kept: &kept }))
        @if !view.query.is_empty() { (offered(words, view)) }
    }
}

/// What the search found, each as a link that adds it.
fn offered(words: Words, view: &CompareView) -> Markup {
    if view.offered.is_empty() {
        return empty(&Empty {
            title: &words.say("web-search-nothing", &[("asked", view.query.clone())]),
            about: &words.label("web-search-nothing-about"),
            action: None,
        });
    }
    html! {
        p class="n-found" { (words.label("web-compare-offered")) }
        ul class="links" {
            @for (body, regions) in &view.offered {
                @let ids = view.ids().into_iter().chain([body.body.as_str()]).collect::<Vec<_>>();
                li {
                    a href=(told::compare_address(words, &ids)) { (words.say("web-compare-add", &[("name", body.name.clone())])) }
                    " " span class="muted" { (told::kind(words, body)) @if let Some(region) = regions.last() { " · " (region.short) } }
                }
            }
        }
    }
}

/// What to do where fewer than two are chosen.
pub fn too_few(words: Words, view: &CompareView) -> Markup {
    let key = match view.chosen.len() {
        0 => "web-compare-choose-two",
        _ => "web-compare-choose-another",
    };
    let example = told::compare_address(words, &["oku-timur", "palembang"]);
    let name = words.label("web-compare-example");
    empty(&Empty {
        title: &words.label(key),
        about: &words.label("web-compare-choose-about"),
        action: view.chosen.is_empty().then_some(crate::look::Link {
            name: &name,
            address: &example,
            about: "",
        }),
    })
}

/// Name of a round, as charts say it.
pub fn round(words: Words, programme: &str, period: &str) -> String {
    format!(
        "{} {}",
        naming::programme(words, programme),
        naming::period(words, period)
    )
}
