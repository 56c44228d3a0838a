//! The page of one round.

use super::section::Section;
use super::view::{View, rounded};
use super::{charts, figures, headline, parts, ranking, rollup, scale, trust};
use crate::page::{Content, unbroken, whole};
use maud::{Markup, html};

/// Name of the page that sums up.
pub(crate) const INDEX: &str = "index.html";

/// The whole page.
pub(crate) fn page(view: &View) -> String {
    let words = view.words;
    let title = words.text(view.example.title).to_owned();
    let sections = sections(view);
    whole(
        words,
        &Content {
            title: format!("{title} – Prima"),
            description: words.say("report-round-description", &[("title", title.clone())]),
            up: Some((INDEX, words.label("report-all-rounds"))),
            main: html! {
                div class="hero" {
                    div class="hero-text" {
                        p class="eyebrow" { (words.say("report-period-of", &[("period", view.example.period.to_owned())])) }
                        h1 { (unbroken(&title)) }
                        (facts(view))
                    }
                    (headline::markup(view))
                }
                @if let Some(note) = view.example.note {
                    div class="note" {
                        h2 { (words.label("report-read-first")) }
                        p { (words.text(note)) }
                    }
                }
                (contents(view, &sections))
                @for section in &sections { (section.markup()) }
            },
        },
    )
}

fn sections(view: &View) -> Vec<Section> {
    let all = [
        charts::section(view),
        ranking::section(view),
        rollup::section(view),
        parts::section(view),
        scale::section(view),
        trust::section(view),
        figures::section(view),
        notes(view),
        sources(view),
    ];
    all.into_iter().flatten().collect()
}

/// What was assessed, by whom, when.
fn facts(view: &View) -> Markup {
    let words = view.words;
    let n_indexed = view
        .cards
        .iter()
        .filter(|card| rounded(card).is_some())
        .count();
    html! {
        dl class="facts" {
            @if let Some(instrument) = view.instrument() {
                div { dt { (words.label("report-instrument")) } dd { (unbroken(words.text(&instrument.title))) } }
                div {
                    dt { (words.label("report-assessed-by")) }
                    dd {
                        @let names: Vec<&str> = instrument.answer_sources.iter().map(|source| words.text(&source.title)).collect();
                        (names.join("; "))
                    }
                }
                div {
                    dt { (words.label("report-assessed")) }
                    dd { (words.counted("report-n-bodies", view.cards.len(), &[("indexed", words.count(n_indexed))])) }
                }
            } @else {
                div { dt { (words.label("report-holds")) } dd { (words.counted("report-n-figures", view.example.figures.rows.len(), &[])) } }
            }
            div { dt { (words.label("report-period")) } dd { (view.example.period) } }
            div {
                dt { (words.label("report-sources")) }
                dd { a href="#sources" { (words.counted("report-n-sources", view.sources.len(), &[])) } }
            }
        }
    }
}

fn contents(view: &View, sections: &[Section]) -> Markup {
    html! {
        nav class="contents" aria-label=(view.words.label("report-contents")) {
            ul {
                @for section in sections {
                    li { a href={ "#" (section.id) } { (section.heading) } }
                }
            }
        }
    }
}

fn notes(view: &View) -> Option<Section> {
    (!view.notes.is_empty()).then(|| Section {
        id: "notes",
        heading: view.words.label("report-notes"),
        body: html! {
            p { (view.words.label("report-notes-about")) }
            (view.notes.list(view.words))
        },
    })
}

fn sources(view: &View) -> Option<Section> {
    let words = view.words;
    let laws = view
        .instrument()
        .map_or(&[][..], |instrument| &instrument.laws);
    Some(Section {
        id: "sources",
        heading: words.label("report-sources"),
        body: html! {
            p { (words.label("report-sources-about")) }
            (view.sources.list(words))
            @if !laws.is_empty() {
                h3 { (words.label("report-laws")) }
                ul class="laws" {
                    @for law in laws {
                        li {
                            p class="source-name" { (words.prose(&law.title)) }
                            p class="source-about" {
                                @if let Some(found) = &law.found { (words.prose(found)) " " }
                                @if !law.sourced { span class="verdict open" { (words.label("report-law-unverified")) } }
                            }
                        }
                    }
                }
            }
        },
    })
}
