//! Where a reader of a card may want to go next.

use super::section::Section;
use super::view::BodyView;
use crate::assessment::naming;
use crate::frame::localized;
use crate::look::{Link, links};
use crate::register::told;
use maud::html;
use prima_document::wording::Words;
use std::collections::BTreeSet;

/// The ways on.
pub fn section(words: Words, view: &BodyView) -> Section {
    let body = &view.body.body;
    let mut ways: Vec<(String, String, String)> = vec![
        (
            words.label("web-body-way-press"),
            told::press_address(words, body),
            words.label("web-body-way-press-about"),
        ),
        (
            words.label("web-body-way-compare"),
            told::compare_address(words, &[body]),
            words.label("web-body-way-compare-about"),
        ),
        (
            words.label("web-body-way-api"),
            format!("/api/v1/bodies/{body}"),
            words.label("web-body-way-api-about"),
        ),
    ];
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
