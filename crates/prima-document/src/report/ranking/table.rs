//! The table of ranks.

use super::{List, ranked_among};
use crate::report::checks::compared_index;
use crate::report::chip::{chip_with, verdict};
use crate::report::notes::{Column, marks};
use crate::report::section::region;
use crate::report::view::{View, band, rounded};
use maud::{Markup, html};
use prima_score::scorecard::Scorecard;

/// Notes that all bodies of a list share: they stand in the heading, so that a
/// note in a row says something of that row.
struct Shared {
    rank: Vec<usize>,
    index: Vec<usize>,
    band: Vec<usize>,
}

impl Shared {
    fn new<'a>(view: &View<'a>, list: &List<'_, 'a>) -> Shared {
        let cards = list.cards.iter().copied();
        let indexed: Vec<&Scorecard> = cards.filter(|card| rounded(card).is_some()).collect();
        let of = |column| view.notes.shared(&indexed, column);
        Shared {
            rank: of(Column::Rank),
            index: of(Column::Index),
            band: of(Column::Band),
        }
    }

    /// Marks of a body in a column that are its own.
    fn own<'a>(&self, view: &View<'a>, card: &Scorecard<'a>, column: Column) -> Markup {
        let shared = match column {
            Column::Rank => &self.rank,
            Column::Index => &self.index,
            Column::Band => &self.band,
        };
        let mut numbers = view.notes.of(card, column);
        numbers.retain(|number| !shared.contains(number));
        marks(view.words, &numbers)
    }
}

pub(super) fn table<'a>(view: &View<'a>, list: &List<'_, 'a>) -> Markup {
    let words = view.words;
    let shared = Shared::new(view, list);
    let any_published = list.cards.iter().any(|card| is_published(card));
    let any_band = list.cards.iter().any(|card| band(card).is_some());
    let one_state = list.one_state(view).is_some();
    let key = if list.ranked {
        "report-ranking-caption"
    } else {
        "report-unranked-caption"
    };
    let caption = words.say(key, &[("n", words.count(list.n_indexed()))]);
    region(
        &list.id,
        &caption,
        &html! {
            thead {
                tr {
                    @if list.ranked { th scope="col" class="rank" { (words.label("report-rank-column")) (marks(words, &shared.rank)) } }
                    th scope="col" { (words.label("report-body")) }
                    th scope="col" class="number" { span class="unbroken" { (words.label("report-index")) (marks(words, &shared.index)) } }
                    @if any_band {
                        th scope="col" { span class="unbroken" { (words.label("report-band")) (marks(words, &shared.band)) } }
                        th scope="col" class="number" { (words.label("report-next-band")) }
                    }
                    @if any_published { th scope="col" { (words.label("report-published")) } }
                    th scope="col" { (words.label("report-source")) }
                }
            }
            tbody {
                @for card in &list.cards {
                    tr {
                        @if list.ranked { td class="rank" { (rank(view, card)) (shared.own(view, card, Column::Rank)) } }
                        th scope="row" {
                            (card.name)
                            @if !one_state { span class="state" { (view.state(card)) } }
                        }
                        td class="number strong" { (view.shown_index(card)) (shared.own(view, card, Column::Index)) }
                        @if any_band {
                            td { (band_cell(view, card, &shared.own(view, card, Column::Band))) }
                            td class="number" { (view.next_band(card)) }
                        }
                        @if any_published { td { (published(view, card)) } }
                        td { (view.sources.number(card.published.map_or("", |published| &published.source))) }
                    }
                }
            }
        },
    )
}

/// Whether anything was published that stands beside what is computed.
fn is_published(card: &Scorecard) -> bool {
    let printed = card
        .published
        .is_some_and(|published| !published.band.is_empty() || !published.rank.is_empty());
    printed || compared_index(card).is_some()
}

fn rank(view: &View, card: &Scorecard) -> Markup {
    html! {
        @match card.place.as_ref().and_then(|place| place.rank) {
            Some(rank) => (rank),
            None => span class="visually-hidden" { (view.words.label("report-no-rank")) },
        }
    }
}

fn band_cell(view: &View, card: &Scorecard, marks: &Markup) -> Markup {
    let words = view.words;
    if let Some(band) = band(card) {
        return chip_with(words, band, marks);
    }
    let undecided = card
        .standing
        .iter()
        .flat_map(|standing| &standing.undecided);
    let codes: Vec<&str> = undecided
        .map(|place| card.instrument.bands[*place].code.as_str())
        .collect();
    html! {
        @if codes.is_empty() { (words.label("report-no-band")) }
        @else { (words.say("report-possible-bands", &[("bands", codes.join(", "))])) }
        (marks)
    }
}

/// What was published of a body, and whether it is the same as what is computed.
fn published(view: &View, card: &Scorecard) -> Markup {
    let words = view.words;
    let mut lines = Vec::new();
    if let Some(compared) = compared_index(card) {
        let written = words.at(&compared.published, compared.digits);
        lines.push((written, Some(compared.published == compared.computed)));
    }
    if let Some(published) = card
        .published
        .filter(|published| !published.band.is_empty())
    {
        let same = band(card).map(|band| band.code == published.band);
        lines.push((published.band.clone(), same));
    }
    if let Some(published) = card
        .published
        .filter(|published| !published.rank.is_empty())
    {
        let same = ranked_among(card).map(|(rank, _)| rank.to_string() == published.rank);
        let written = words.say("report-published-rank", &[("rank", published.rank.clone())]);
        lines.push((written, same));
    }
    html! {
        @if lines.is_empty() { span class="open" { (words.label("report-not-published")) } }
        @for (text, same) in &lines {
            span class="published" { (text) " " (verdict(words, *same)) }
        }
    }
}
