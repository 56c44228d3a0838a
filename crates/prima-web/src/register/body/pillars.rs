//! What was assessed by the three pillars of excellent service. Which part of
//! an instrument belongs to which pillar is our reading, and the page says so.

use super::section::Section;
use super::view::BodyView;
use crate::assessment::naming;
use crate::look::{Notice, NoticeKind, notice, summary};
use crate::register::result::ResultView;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_instrument::Instrument;
use prima_instrument::model::{NodeId, Pillar};

/// Decimals of a score that has no end.
const DIGITS: u32 = 4;

/// The three, in the order in which they are told.
const PILLARS: [(Pillar, &str); 3] = [
    (Pillar::Inovasi, "label-pillar-inovasi"),
    (Pillar::Sdm, "label-pillar-sdm"),
    (Pillar::Budaya, "label-pillar-budaya"),
];

/// The pillars of the newest results; none where no instrument names one.
pub fn section(words: Words, view: &BodyView) -> Option<Section> {
    let newest = view.newest();
    let with_pillars: Vec<(&ResultView, &Instrument)> = newest
        .iter()
        .filter_map(|result| Some((*result, result.instrument?)))
        .filter(|(_, instrument)| instrument.nodes.iter().any(|node| node.pillar.is_some()))
        .collect();
    if with_pillars.is_empty() {
        return None;
    }
    let names: Vec<String> = PILLARS
        .iter()
        .map(|(_, key)| naming::capital(&words.label(key)))
        .collect();
    let rows: Vec<(&str, Markup)> = PILLARS
        .iter()
        .zip(&names)
        .map(|((pillar, _), name)| (name.as_str(), of_pillar(words, &with_pillars, *pillar)))
        .collect();
    Some(Section {
        id: "pilar",
        heading: words.label("web-body-pillars"),
        body: html! {
            p { (words.label("web-body-pillars-about")) }
            (notice(words, &Notice {
                kind: NoticeKind::Provisional,
                title: None,
                body: html! { p { (words.label("web-body-pillars-provisional")) } },
            }))
            (summary(&rows))
        },
    })
}

fn of_pillar(words: Words, results: &[(&ResultView, &Instrument)], pillar: Pillar) -> Markup {
    let mut lines = Vec::new();
    for (result, instrument) in results {
        for (place, node) in instrument.nodes.iter().enumerate() {
            if node.pillar == Some(pillar) {
                lines.push(html! {
                    p {
                        (words.text(&node.title)) ": " (score(words, result, NodeId(place)))
                        " " span class="muted" { "(" (result.programme(words)) " " (naming::period(words, &result.outcome.period)) ")" }
                    }
                });
            }
        }
    }
    html! {
        @if lines.is_empty() { span class="muted" { (words.label("web-body-pillar-none")) } }
        @for line in &lines { (line) }
    }
}

fn score(words: Words, result: &ResultView, id: NodeId) -> Markup {
    let told = result
        .explained
        .as_ref()
        .and_then(|explained| explained.nodes.get(id.0));
    match told.and_then(|told| told.score.as_ref()) {
        Some(score) => html! { strong { (words.cut(score, DIGITS)) } },
        None => html! { span class="muted" { (words.label("web-body-not-published")) } },
    }
}
