//! `/kerja/proposal/{candidacy}/pratinjau`: the whole text as a reader and a
//! printer have it.

use super::proposal::{address, counted};
use super::{framed, lines, read, titled};
use crate::assessment::naming;
use crate::desk::{Answered, DeskAnswer, Visit};
use crate::frame::localized;
use crate::look::{Opening, Words, opening, print_header, section, summary};
use crate::site::Site;
use maud::{Markup, html};
use prima_store::evidence::Evidence;
use prima_workflow::innovation::proposal::ProposalPage;

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let found = read(site, visit).await?;
    let words = visit.words();
    let title = titled(words, &found);
    let path = format!("{}/pratinjau", address(&found.row.candidacy));
    let name = words.label("web-proposal-preview");
    let main = html! {
        (print_header(words, &format!("{}{}", site.origin, localized(words.lang, &path)), ""))
        (opening(&Opening { kind: Some(words.text(&found.programme.title)), title: &title, lead: "", facts: Some(facts(words, &found)), answer: None }))
        @if found.sections.is_empty() { p { (words.label("web-proposal-choose-group")) } }
        @for one in &found.sections {
            @let rules = found.programme.proposals.as_ref().and_then(|rules| rules.section(&one.code));
            @let heading = rules.map_or(one.code.as_str(), |rules| words.text(&rules.title));
            (section(&one.code, heading, &html! {
                p class="muted" { (counted(words, one.n_words, rules.and_then(|rules| rules.words))) }
                (text(words, &one.content))
                (evidence(words, &found, &one.evidence))
            }))
        }
        @if let Some(documents) = documents(words, &found) { (section("dokumen", &words.label("web-proposal-documents"), &documents)) }
    };
    let page = framed(site, visit, &found, Some((&name, "pratinjau")), false, main);
    Answered::page(page)
}

/// A text as it was written; that there is none where there is none.
pub(super) fn text(words: Words, text: &str) -> Markup {
    match text.trim().is_empty() {
        true => html! { p class="muted" { (words.label("web-proposal-empty")) } },
        false => lines(text),
    }
}

fn facts(words: Words, found: &ProposalPage) -> Markup {
    let rules = found.programme.proposals.as_ref();
    let group = rules.and_then(|rules| rules.group(&found.head.series));
    let labels = [
        "web-candidacy-unit",
        "web-proposal-group",
        "web-proposal-began-short",
    ];
    let labels = labels.map(|key| words.label(key));
    let unsaid = words.label("web-proposal-unsaid");
    let began = naming::period(words, &found.head.began);
    let or_unsaid = |text: &str| match text.is_empty() {
        true => unsaid.clone(),
        false => text.to_owned(),
    };
    summary(&[
        (labels[0].as_str(), html! { (found.unit) }),
        (
            labels[1].as_str(),
            html! { (or_unsaid(group.map_or("", |group| words.text(&group.title)))) },
        ),
        (labels[2].as_str(), html! { (or_unsaid(&began)) }),
    ])
}

/// Evidence as links to its files.
fn evidence(words: Words, found: &ProposalPage, all: &[Evidence]) -> Markup {
    let own = address(&found.row.candidacy);
    html! {
        @if !all.is_empty() {
            ul {
                @for piece in all {
                    @let file = format!("{own}/berkas/{}", piece.evidence);
                    li { a href=(localized(words.lang, &file)) { (piece.title) } " (" (piece.file_name) ")" }
                }
            }
        }
    }
}

/// Documents that rules ask for, where there are any.
fn documents(words: Words, found: &ProposalPage) -> Option<Markup> {
    let rules = found.programme.proposals.as_ref()?;
    let group = rules.group(&found.head.series)?;
    let asked: Vec<_> = group
        .rules
        .iter()
        .filter_map(|rule| Some((rule, found.documents.get(&rule.code)?)))
        .collect();
    (!asked.is_empty()).then(|| {
        html! { @for (rule, all) in asked { h3 { (words.text(&rule.title)) } (evidence(words, found, all)) } }
    })
}
