//! The first page: every round in one look, and what differs.

use super::checks::{Check, checks, compared_index};
use super::chip::{chip, verdict};
use super::figures::hint;
use super::headline::{self, leads};
use super::ranking::ranked_among;
use super::section::region;
use super::view::{View, band};
use crate::page::{Content, unbroken, whole};
use crate::wording::Words;
use maud::{Markup, html};

/// The whole page.
pub(crate) fn page(views: &[View], words: Words) -> String {
    let title = words.label("report-title");
    let mut checked: Vec<(&View, Vec<Check>)> =
        views.iter().map(|view| (view, checks(view))).collect();
    // Rounds with the most bodies first; rounds of figures keep their order after them.
    checked.sort_by_key(|(view, _)| std::cmp::Reverse(view.cards.len()));
    whole(
        words,
        &Content {
            title: format!("{title} – Prima"),
            description: words.label("report-description"),
            up: None,
            main: html! {
                div class="hero" {
                    div class="hero-text" {
                        h1 { (title) }
                        p class="lead" { (words.label("report-lead")) }
                    }
                    (totals(&checked, words))
                }
                section id="rounds" aria-labelledby="rounds-heading" {
                    h2 id="rounds-heading" { (words.label("report-rounds")) }
                    ul class="cards" {
                        @for (view, checks) in &checked { (card(view, checks)) }
                    }
                }
                (differences(&checked, words))
                (legend(words))
            },
        },
    )
}

/// How much there is and how much of it agrees.
fn totals(checked: &[(&View, Vec<Check>)], words: Words) -> Markup {
    let all = || checked.iter().flat_map(|(_, checks)| checks);
    let n_same = all().filter(|check| check.same).count();
    let n_bodies: usize = checked.iter().map(|(view, _)| view.cards.len()).sum();
    let totals = [
        ("report-total-rounds", checked.len()),
        ("report-total-bodies", n_bodies),
        ("report-total-same", n_same),
        ("report-total-different", all().count() - n_same),
    ];
    html! {
        dl class="totals" {
            @for (key, n) in totals {
                div { dt { (words.label(key)) } dd { (words.count(n)) } }
            }
        }
    }
}

fn card(view: &View, checks: &[Check]) -> Markup {
    let words = view.words;
    let n_different = checks.iter().filter(|check| !check.same).count();
    html! {
        li class="card" {
            p class="eyebrow" {
                @if let Some(instrument) = view.instrument() { (unbroken(words.text(&instrument.title))) }
                @else { (words.label("report-figures-only")) }
            }
            h3 { a href=(view.file()) { (unbroken(words.text(view.example.title))) } }
            (result(view))
            p class="card-foot" {
                @if checks.is_empty() { (words.label("report-nothing-compared")) }
                @else if n_different == 0 {
                    (verdict(words, Some(true))) " "
                    (words.counted("report-all-same", checks.len(), &[]))
                } @else {
                    (verdict(words, Some(false))) " "
                    (words.say("report-some-differ", &[
                        ("n", words.count(checks.len())),
                        ("differ", words.count(n_different)),
                    ]))
                }
            }
        }
    }
}

/// The headline in small.
fn result(view: &View) -> Markup {
    let words = view.words;
    let Some(body) = headline::body(view) else {
        return html! {
            ul class="card-leads" {
                @for lead in leads(view) {
                    li { strong { (lead.number) } " " (lead.of) }
                }
            }
        };
    };
    html! {
        div class="card-result" {
            p class="card-index" { (view.shown_index(body)) }
            div {
                p class="card-name" { (body.name) }
                @if let Some(band) = band(body) { p { (chip(words, band)) } }
                @if let Some((rank, of)) = ranked_among(body) {
                    p class="card-rank" { (words.say("report-rank-of", &[("rank", rank.to_string()), ("of", of.to_string())])) }
                }
                @let n_notes = view.notes.n_of(body);
                @if n_notes > 0 {
                    p class="card-rank" { (words.counted("report-card-notes", n_notes, &[])) }
                }
                @if let Some(compared) = compared_index(body).filter(|compared| compared.published != compared.computed) {
                    p class="card-rank" { (words.say("report-published-index", &[("index", words.at(&compared.published, compared.digits))])) }
                }
            }
        }
    }
}

/// Everything published that does not follow from its parts.
fn differences(checked: &[(&View, Vec<Check>)], words: Words) -> Markup {
    let rows: Vec<(&View, &Check)> = checked
        .iter()
        .flat_map(|(view, checks)| checks.iter().map(move |check| (*view, check)))
        .filter(|(_, check)| !check.same)
        .collect();
    let hints = checked.iter().flat_map(|(view, _)| {
        view.example
            .figures
            .hints
            .iter()
            .map(move |found| hint(view, found))
    });
    html! {
        section id="differences" aria-labelledby="differences-heading" {
            h2 id="differences-heading" { (words.label("report-differences")) }
            @if rows.is_empty() {
                p { (words.label("report-no-differences")) }
            } @else {
                p { (words.label("report-differences-about")) }
                (region("differences-table", &words.label("report-differences-caption"), &html! {
                    thead {
                        tr {
                            th scope="col" { (words.label("report-figure")) }
                            th scope="col" class="number" { (words.label("report-published")) }
                            th scope="col" class="number" { (words.label("report-computed")) }
                        }
                    }
                    tbody {
                        @for (view, check) in &rows {
                            tr {
                                th scope="row" {
                                    (check.of)
                                    span class="state" { a href=(view.file()) { (words.text(view.example.title)) } }
                                }
                                td class="number strong" { (check.published) }
                                td class="number strong" { (check.computed) }
                            }
                        }
                    }
                }))
                @for hint in hints { div class="finding" { p { (hint) } } }
            }
        }
    }
}

/// What the marks of the report mean.
fn legend(words: Words) -> Markup {
    let entries = [
        ("report-legend-imported", "report-legend-imported-text"),
        ("report-legend-rolled-up", "report-legend-rolled-up-text"),
        ("report-legend-computed", "report-legend-computed-text"),
        ("report-legend-rank", "report-legend-rank-text"),
        ("report-legend-note", "report-legend-note-text"),
        ("report-legend-trust", "report-legend-trust-text"),
    ];
    html! {
        section id="legend" aria-labelledby="legend-heading" {
            h2 id="legend-heading" { (words.label("report-legend")) }
            dl class="terms" {
                @for (term, text) in entries {
                    div { dt { (words.label(term)) } dd { (words.label(text)) } }
                }
            }
        }
    }
}
