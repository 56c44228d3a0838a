//! What results rest on that no source proves, numbered for one page.

use crate::look::{Notice, NoticeKind, Words, notice};
use maud::{Markup, html};
use prima_instrument::Instrument;
use prima_instrument::words::Text;
use prima_store::history::Outcome;

/// Reasons in the order in which results first need them.
#[derive(Clone, Debug, Default)]
pub struct Unproven<'a> {
    reasons: Vec<&'a Text>,
}

impl<'a> Unproven<'a> {
    /// The marks of a result, each leading to its reason.
    pub fn marks(
        &mut self,
        words: Words,
        instrument: Option<&'a Instrument>,
        row: &Outcome,
    ) -> Markup {
        let Some(instrument) = instrument else {
            return html! {};
        };
        let mut numbers = Vec::new();
        for key in row.provisional.split_whitespace() {
            let Some(why) = reason(instrument, &row.peer_group, key) else {
                continue;
            };
            let known = self.reasons.iter().position(|known| *known == why);
            let place = known.unwrap_or_else(|| {
                self.reasons.push(why);
                self.reasons.len() - 1
            });
            if !numbers.contains(&(place + 1)) {
                numbers.push(place + 1);
            }
        }
        html! {
            @for number in numbers {
                a class="note-mark" href={ "#catatan-" (number) } aria-label=(words.say("web-ranking-note", &[("n", words.count(number))])) { (number) }
            }
        }
    }

    /// The reasons with their numbers; nothing where all is proven.
    pub fn markup(&self, words: Words) -> Markup {
        html! {
            @if !self.reasons.is_empty() {
                (notice(words, &Notice {
                    kind: NoticeKind::Provisional,
                    title: None,
                    body: html! {
                        ol class="notes" {
                            @for (place, reason) in self.reasons.iter().enumerate() {
                                li id={ "catatan-" (place + 1) } { (words.text(reason)) }
                            }
                        }
                    },
                }))
            }
        }
    }
}

/// Why the part that a result's key names is not proven.
fn reason<'a>(instrument: &'a Instrument, peer_group: &str, key: &str) -> Option<&'a Text> {
    let code = peer_group.split('/').next();
    let group = instrument
        .peer_groups
        .iter()
        .find(|group| Some(group.code.as_str()) == code);
    let why = match key.split_once(':') {
        Some(("band", code)) => &instrument.find_band(code)?.provisional,
        Some(("gate", code)) => {
            &instrument
                .gates
                .iter()
                .find(|gate| gate.code == code)?
                .provisional
        }
        Some(("fact", code)) => &instrument.facts[instrument.find_fact(code)?.0].provisional,
        Some(("source", code)) => {
            &instrument
                .answer_sources
                .iter()
                .find(|source| source.code == code)?
                .provisional
        }
        Some(_) => return None,
        None => match key {
            "instrument" => &instrument.provisional,
            "missing" => &instrument.missing_provisional,
            "rounding" => &instrument.rounding.provisional,
            "rollup" => &instrument.rollup.provisional,
            "ranking" => &instrument.ranking.provisional,
            "peer_group" => &group?.provisional,
            node => &instrument.node(instrument.find_node(node)?).provisional,
        },
    };
    why.as_ref()
}
