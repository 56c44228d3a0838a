//! Where a reader of a card may want to go next.

use super::section::Section;
use super::view::BodyView;
use crate::assessment::naming;
use crate::frame::localized;
use crate::look::{Link, links};
use crate::register::result::ResultView;
use crate::register::told;
use maud::html;
use prima_document::wording::Words;
use std::collections::BTreeSet;

/// The ways on.
pub fn section(words: Words, view: &BodyView) -> Section {
    let body = &view.body.body;
    let way = |keys: [&str; 2], address: String| {
        let [name, about] = keys.map(|key| words.label(key));
        (name, address, about)
    };
    // What is not told has no text, and what has no results compares with nothing.
    let mut ways: Vec<(String, String, String)> = Vec::new();
    if view.is_told() {
        ways.push(way(
            ["web-body-way-press", "web-body-way-press-about"],
            told::press_address(words, body),
        ));
    }
    if view.results.iter().any(ResultView::says_something) {
        let address = told::compare_address(words, &[body]);
        ways.push(way(
            ["web-body-way-compare", "web-body-way-compare-about"],
            address,
        ));
    }
    ways.push(way(
        ["web-body-way-api", "web-body-way-api-about"],
        format!("/api/v1/bodies/{body}"),
    ));
    let sets: BTreeSet<&str> = view
        .results
        .iter()
        .map(|result| result.outcome.dataset.as_str())
        .chain(
            view.honours
                .iter()
                .map(|honour| honour.honour.dataset.as_str()),
        )
        .chain(
            view.statements
                .iter()
                .map(|statement| statement.dataset.as_str()),
        )
        .collect();
    let mut tables: Vec<(String, String)> = Vec::new();
    for set in sets {
        let Some(dataset) = view.datasets.get(set) else {
            continue;
        };
        let title = naming::of(words, &dataset.title_id, &dataset.title_en).to_owned();
        ways.push((
            title,
            naming::dataset_address(words, set),
            words.label("web-body-way-dataset"),
        ));
        let scored = view
            .results
            .iter()
            .any(|result| result.outcome.dataset == set);
        if scored {
            tables.push((
                words.say("web-body-way-csv", &[("dataset", set.to_owned())]),
                localized(words.lang, &format!("/data/{set}/results.csv")),
            ));
        }
        tables.push((
            words.say("web-body-way-bundle", &[("dataset", set.to_owned())]),
            localized(words.lang, &format!("/data/{set}/bundel.zip")),
        ));
    }
    ways.extend(
        tables
            .into_iter()
            .map(|(name, address)| (name, address, String::new())),
    );
    let all: Vec<Link> = ways
        .iter()
        .map(|(name, address, about)| Link {
            name,
            address,
            about,
        })
        .collect();
    Section {
        id: "lanjut",
        heading: words.label("web-body-ways"),
        body: html! { (links(&all)) },
    }
}
