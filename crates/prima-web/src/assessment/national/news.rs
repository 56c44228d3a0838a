//! What was imported last.

use super::View;
use crate::assessment::naming;
use crate::desk::moment;
use crate::frame::{Area, localized};
use crate::look::section as framed;
use crate::look::{Link, links};
use maud::{Markup, html};

/// Data sets that are told of.
const NEWEST: usize = 5;

/// The newest data sets, with the day of their import.
pub(super) fn section(view: &View) -> Markup {
    let words = view.words;
    let newest = view.datasets.iter().take(NEWEST).map(|dataset| {
        let day = moment::day(words, &dataset.imported_at);
        let mut about = vec![naming::programme(words, &dataset.programme)];
        if !dataset.sample.is_empty() {
            about.push(words.label("web-national-news-sample"));
        }
        about.push(words.say("web-national-news-imported", &[("day", day)]));
        (
            naming::unmarked(words, dataset),
            naming::dataset_address(words, &dataset.dataset),
            format!("· {}", about.join(" · ")),
        )
    });
    let newest: Vec<(String, String, String)> = newest.collect();
    if newest.is_empty() {
        return html! {};
    }
    let list: Vec<Link> = newest
        .iter()
        .map(|(name, address, about)| Link {
            name,
            address,
            about,
        })
        .collect();
    framed(
        "baru",
        &words.label("web-national-news"),
        &html! {
            (links(&list))
            p { a class="onward" href=(localized(words.lang, Area::Data.path())) { (words.label("web-national-news-all")) } }
        },
    )
}
