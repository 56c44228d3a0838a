//! How the index of a parent body follows from its parts.

use super::checks::{compared_index, fits_cutting};
use super::chip::{chip, verdict};
use super::notes::{Column, marks};
use super::section::{Section, region};
use super::view::{View, band, rounded};
use maud::{Markup, html};
use prima_instrument::exact::{Exact, RoundingMode};
use prima_instrument::model::Rounding;
use prima_score::round::Origin;
use prima_score::scorecard::{PartLine, Scorecard};

/// Decimals of a value before rounding.
const DIGITS: u32 = 4;

/// The section of roll-ups; none where no body is made of others.
pub(crate) fn section(view: &View) -> Option<Section> {
    let rolled_up = |card: &&Scorecard| card.origin == Origin::Children && card.index.is_some();
    let parents: Vec<&Scorecard> = view.cards.iter().filter(rolled_up).collect();
    if parents.is_empty() {
        return None;
    }
    Some(Section {
        id: "rollup",
        heading: view.words.label("report-rollup"),
        body: html! {
            p { (view.words.label("report-rollup-about")) }
            @for card in &parents {
                @if parents.len() > 1 { h3 { (card.name) } }
                (table(view, card))
                (comparison(view, card))
            }
        },
    })
}

fn table(view: &View, card: &Scorecard) -> Markup {
    let words = view.words;
    let mut parts: Vec<(&PartLine, &Exact)> = card
        .parts
        .iter()
        .filter_map(|part| Some((part, part.exact.as_ref()?)))
        .collect();
    parts.sort_by(|(_, a), (_, b)| b.cmp(a));
    let left_out: Vec<&PartLine> = card
        .parts
        .iter()
        .filter(|part| part.exact.is_none())
        .collect();
    let sum = parts
        .iter()
        .fold(Exact::ZERO, |sum, (_, exact)| sum.plus(exact));
    let Some(index) = &card.index else {
        return html! {};
    };
    let caption = words.counted(
        "report-rollup-caption",
        parts.len(),
        &[("name", card.name.to_owned())],
    );
    region(
        &format!("rollup-{}", card.unit),
        &caption,
        &html! {
            thead {
                tr {
                    th scope="col" { (words.label("report-part")) }
                    th scope="col" class="number" { (words.label("report-index")) }
                }
            }
            tbody {
                @for (part, exact) in &parts {
                    tr {
                        th scope="row" { (name(view, part)) }
                        td class="number" { (plain(view, card, exact)) }
                    }
                }
                @for part in &left_out {
                    tr {
                        th scope="row" { (name(view, part)) }
                        td class="number" { (words.label("report-left-out")) }
                    }
                }
            }
            tfoot {
                (step(words.label("report-sum"), plain(view, card, &sum)))
                (step(words.say("report-divided", &[("n", words.count(parts.len()))]), words.cut(&index.exact, DIGITS)))
                tr class="result" {
                    th scope="row" { (rounding(view, index.rounding)) }
                    td class="number strong" { (view.shown_index(card)) (marks(words, &view.notes.of(card, Column::Index))) }
                }
            }
        },
    )
}

fn step(name: String, value: String) -> Markup {
    html! {
        tr {
            th scope="row" { (name) }
            td class="number" { (value) }
        }
    }
}

/// An index with the digits of its instrument, or more where it has them.
fn plain(view: &View, card: &Scorecard, exact: &Exact) -> String {
    let digits = card.instrument.rounding.digits;
    match exact.as_decimal(digits) {
        Some(_) => view.words.at(exact, digits),
        None => view.words.cut(exact, DIGITS),
    }
}

fn name<'a>(view: &View<'a>, part: &PartLine<'a>) -> &'a str {
    let bodies = view.example.round.map(|scored| scored.round.bodies);
    let found = bodies.and_then(|bodies| Some(bodies.name(bodies.find(part.unit)?)));
    found.unwrap_or(part.unit)
}

/// The rounding step in words.
fn rounding(view: &View, rounding: &Rounding) -> String {
    let mode = match rounding.mode {
        RoundingMode::HalfUp => "label-mode-half-up",
        RoundingMode::HalfEven => "label-mode-half-even",
        RoundingMode::Cut => "label-mode-cut",
        RoundingMode::Up => "label-mode-up",
    };
    let arguments = [
        ("digits", rounding.digits.to_string()),
        ("mode", view.words.label(mode)),
    ];
    view.words.say("report-rounded", &arguments)
}

/// The published index beside the computed one, and why they may differ.
fn comparison(view: &View, card: &Scorecard) -> Markup {
    let words = view.words;
    let Some(compared) = compared_index(card) else {
        return html! {};
    };
    let Some(index) = &card.index else {
        return html! {};
    };
    let same = compared.published == compared.computed;
    let distance = compared.published.minus(&compared.computed);
    let distance = if distance.is_negative() {
        distance.negated()
    } else {
        distance
    };
    let written = |value: &Exact| words.at(value, compared.digits);
    let published_band = card
        .published
        .map_or("", |published| published.band.as_str());
    let same_band = band(card).is_some_and(|band| band.code == published_band);
    html! {
        div class=(if same { "finding agrees" } else { "finding" }) {
            dl class="beside" {
                div { dt { (words.label("report-computed")) } dd { (written(&compared.computed)) } }
                div { dt { (words.label("report-published")) } dd { (written(&compared.published)) } }
                @if !same {
                    div { dt { (words.label("report-difference")) } dd { (written(&distance)) } }
                }
            }
            p { (verdict(words, Some(same))) }
            @if fits_cutting(card, &compared) {
                p { (words.say("report-fits-cutting", &[
                    ("exact", words.cut(&index.exact, DIGITS)),
                    ("digits", compared.digits.to_string()),
                    ("cut", written(&compared.published)),
                    ("rounded", written(&compared.computed)),
                ])) }
            }
            @if rounded(card).is_some() && same_band && !same {
                @if let Some(band) = band(card) {
                    p { (words.label("report-same-band")) " " (chip(words, band)) }
                }
            }
        }
    }
}
