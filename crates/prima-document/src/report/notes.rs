//! Footnotes: why a figure is provisional, each reason once.

use super::ExampleReport;
use crate::wording::Words;
use maud::{Markup, html};
use prima_instrument::Instrument;
use prima_instrument::words::Text;
use prima_score::scorecard::Scorecard;

/// Where in a row a mark stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Rank,
    Index,
    Band,
}

/// The reasons of one round, in the order in which they are first met.
#[derive(Debug, Default)]
pub(crate) struct Notes<'a> {
    reasons: Vec<&'a Text>,
}

impl<'a> Notes<'a> {
    pub fn new(example: &ExampleReport<'a>, cards: &[Scorecard<'a>]) -> Notes<'a> {
        let mut notes = Notes::default();
        let Some(scored) = example.round else {
            return notes;
        };
        let instrument = scored.round.instrument();
        for card in cards {
            for key in &card.provisional {
                if let Some(reason) = reason(instrument, card, key)
                    && !notes.reasons.contains(&reason)
                {
                    notes.reasons.push(reason);
                }
            }
        }
        for band in &instrument.bands {
            if let Some(reason) = &band.provisional
                && !notes.reasons.contains(&reason)
            {
                notes.reasons.push(reason);
            }
        }
        notes
    }

    pub fn is_empty(&self) -> bool {
        self.reasons.is_empty()
    }

    /// Numbers of the notes that a body's figure in a column rests on.
    pub fn of(&self, card: &Scorecard<'a>, column: Column) -> Vec<usize> {
        let mut numbers: Vec<usize> = card
            .provisional
            .iter()
            .filter(|key| column_of(key) == column)
            .filter_map(|key| self.number(reason(card.instrument, card, key)?))
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// How many notes a body's result rests on.
    pub fn n_of(&self, card: &Scorecard<'a>) -> usize {
        let columns = [Column::Rank, Column::Index, Column::Band];
        let mut numbers: Vec<usize> = columns
            .iter()
            .flat_map(|column| self.of(card, *column))
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.len()
    }

    /// Numbers that every one of these bodies bears in a column.
    pub fn shared(&self, cards: &[&Scorecard<'a>], column: Column) -> Vec<usize> {
        let mut each = cards.iter().map(|card| self.of(card, column));
        let mut shared = each.next().unwrap_or_default();
        for numbers in each {
            shared.retain(|number| numbers.contains(number));
        }
        shared
    }

    /// Number of a reason, from 1.
    pub fn number(&self, reason: &Text) -> Option<usize> {
        let place = self.reasons.iter().position(|other| *other == reason)?;
        Some(place + 1)
    }

    /// The list at the end of the page.
    pub fn list(&self, words: Words) -> Markup {
        html! {
            ol class="notes" {
                @for (place, reason) in self.reasons.iter().enumerate() {
                    li id={ "note-" (place + 1) } { (words.text(reason)) }
                }
            }
        }
    }
}

/// Numbers raised behind a figure.
pub(crate) fn marks(words: Words, numbers: &[usize]) -> Markup {
    let written: Vec<String> = numbers.iter().map(usize::to_string).collect();
    html! {
        @if !written.is_empty() {
            sup class="note-mark" {
                span class="visually-hidden" { " (" (words.label("report-note")) " " }
                (written.join(", "))
                span class="visually-hidden" { ")" }
            }
        }
    }
}

fn column_of(key: &str) -> Column {
    match key {
        "peer_group" | "ranking" => Column::Rank,
        _ if key.starts_with("band:") || key.starts_with("gate:") => Column::Band,
        _ => Column::Index,
    }
}

/// Why the part of an instrument that a key names is not proven.
fn reason<'a>(instrument: &'a Instrument, card: &Scorecard<'a>, key: &str) -> Option<&'a Text> {
    if let Some(code) = key.strip_prefix("band:") {
        return instrument.find_band(code)?.provisional.as_ref();
    }
    if let Some(code) = key.strip_prefix("gate:") {
        let gate = instrument.gates.iter().find(|gate| gate.code == code)?;
        return gate.provisional.as_ref();
    }
    match key {
        "instrument" => instrument.provisional.as_ref(),
        "rounding" => instrument.rounding.provisional.as_ref(),
        "rollup" => instrument.rollup.provisional.as_ref(),
        "ranking" => instrument.ranking.provisional.as_ref(),
        "peer_group" => {
            let group = card.place.as_ref()?.group;
            let code = group.split_once('/').map_or(group, |(code, _)| code);
            let mut groups = instrument.peer_groups.iter();
            groups
                .find(|group| group.code == code)?
                .provisional
                .as_ref()
        }
        code => {
            let node = instrument.find_node(code)?;
            instrument.node(node).provisional.as_ref()
        }
    }
}
