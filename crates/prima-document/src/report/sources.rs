//! Where every row comes from, each source once and numbered.

use super::{Citation, ExampleReport};
use crate::wording::Words;
use maud::{Markup, html};
use prima_score::figures::Figure;
use prima_score::round::PublishedIndex;
use prima_score::scorecard::Scorecard;
use std::collections::BTreeSet;

/// A source, and what was taken from it.
#[derive(Debug)]
struct Entry<'a> {
    source: &'a str,
    period: BTreeSet<&'a str>,
    retrieved: BTreeSet<&'a str>,
    n_indices: usize,
    n_nodes: usize,
    n_figures: usize,
}

/// The sources of one round, in the order in which they are first met.
#[derive(Debug, Default)]
pub(crate) struct Sources<'a> {
    entries: Vec<Entry<'a>>,
}

impl<'a> Sources<'a> {
    pub fn new(example: &ExampleReport<'a>, cards: &[Scorecard<'a>]) -> Sources<'a> {
        let mut sources = Sources::default();
        for published in cards.iter().filter_map(|card| card.published) {
            let PublishedIndex {
                source,
                period,
                retrieved,
                ..
            } = published;
            if let Some(entry) = sources.entry(source, period, retrieved) {
                entry.n_indices += 1;
            }
        }
        for Citation {
            source,
            period,
            retrieved,
        } in example.node_sources
        {
            if let Some(entry) = sources.entry(source, period, retrieved) {
                entry.n_nodes += 1;
            }
        }
        for Figure {
            source,
            period,
            retrieved,
            ..
        } in example.figures.rows
        {
            if let Some(entry) = sources.entry(source, period, retrieved) {
                entry.n_figures += 1;
            }
        }
        sources
    }

    fn entry(
        &mut self,
        source: &'a str,
        period: &'a str,
        retrieved: &'a str,
    ) -> Option<&mut Entry<'a>> {
        if source.is_empty() {
            return None;
        }
        let found = self.entries.iter().position(|entry| entry.source == source);
        let place = found.unwrap_or_else(|| {
            self.entries.push(Entry {
                source,
                period: BTreeSet::new(),
                retrieved: BTreeSet::new(),
                n_indices: 0,
                n_nodes: 0,
                n_figures: 0,
            });
            self.entries.len() - 1
        });
        let entry = &mut self.entries[place];
        entry.period.insert(period);
        entry.retrieved.insert(retrieved);
        Some(entry)
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The number of a source as it is written, such as `S1`; empty for an unknown one.
    pub fn number(&self, source: &str) -> String {
        let place = self.entries.iter().position(|entry| entry.source == source);
        place.map_or(String::new(), |place| format!("S{}", place + 1))
    }

    /// The list at the end of the page.
    pub fn list(&self, words: Words) -> Markup {
        html! {
            ol class="sources" {
                @for (place, entry) in self.entries.iter().enumerate() {
                    li {
                        p class="source-name" {
                            span class="source-number" { "S" (place + 1) }
                            (words.prose(entry.source))
                        }
                        p class="source-about" { (entry.about(words)) }
                    }
                }
            }
        }
    }
}

impl Entry<'_> {
    /// What was taken, of which period, when.
    fn about(&self, words: Words) -> String {
        let taken: Vec<String> = [
            ("report-source-indices", self.n_indices),
            ("report-source-nodes", self.n_nodes),
            ("report-source-figures", self.n_figures),
        ]
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| words.counted(key, n, &[]))
        .collect();
        let joined = |texts: &BTreeSet<&str>| {
            let written: Vec<String> = texts.iter().map(|text| words.date(text)).collect();
            written.join(", ")
        };
        let arguments = [
            ("taken", taken.join(", ")),
            ("period", joined(&self.period)),
            ("retrieved", joined(&self.retrieved)),
        ];
        words.say("report-source-about", &arguments)
    }
}
