//! What results rest on that no source proves, numbered for one page.

use crate::look::{Notice, NoticeKind, Words, notice};
use maud::{Markup, html};
use prima_instrument::Instrument;
use prima_instrument::words::{Lang, Text, say};
use prima_store::history::Outcome;
use std::sync::LazyLock;

/// Why results of one page are not proven: what all of them rest on, and what
/// only some do.
#[derive(Clone, Debug, Default)]
pub struct Unproven<'a> {
    /// Reasons of every result.
    common: Vec<&'a Text>,
    /// Reasons of some, in the order in which they are first needed.
    others: Vec<&'a Text>,
    /// Places in `others`, one list a result.
    marks: Vec<Vec<usize>>,
}

impl<'a> Unproven<'a> {
    /// The reasons of some results, in their order.
    pub fn of<'r>(
        instrument: Option<&'a Instrument>,
        rows: impl Iterator<Item = &'r Outcome>,
    ) -> Unproven<'a> {
        let Some(instrument) = instrument else {
            return Unproven::default();
        };
        let reasons: Vec<Vec<&Text>> = rows.map(|row| reasons(instrument, row)).collect();
        let mut unproven = Unproven::default();
        if let [first, rest @ ..] = &reasons[..] {
            let everywhere = |reason: &&&Text| rest.iter().all(|other| other.contains(*reason));
            unproven.common = first.iter().filter(everywhere).copied().collect();
        }
        for own in &reasons {
            let mut marks = Vec::new();
            for reason in own
                .iter()
                .filter(|reason| !unproven.common.contains(reason))
            {
                let known = unproven.others.iter().position(|known| known == reason);
                marks.push(known.unwrap_or_else(|| {
                    unproven.others.push(reason);
                    unproven.others.len() - 1
                }));
            }
            unproven.marks.push(marks);
        }
        unproven
    }

    /// The marks of a result by its place, each leading to its reason; what all
    /// results rest on is said once below.
    pub fn marks(&self, words: Words, place: usize) -> Markup {
        let own = self.marks.get(place).map_or(&[][..], Vec::as_slice);
        html! {
            @for number in own.iter().map(|place| place + 1) {
                a class="note-mark" href={ "#catatan-" (number) } aria-label=(words.say("web-ranking-note", &[("n", words.count(number))])) { (number) }
            }
        }
    }

    /// The reasons; nothing where all is proven.
    pub fn markup(&self, words: Words) -> Markup {
        if self.common.is_empty() && self.others.is_empty() {
            return html! {};
        }
        notice(
            words,
            &Notice {
                kind: NoticeKind::Provisional,
                title: None,
                body: html! {
                    @if !self.common.is_empty() {
                        p { (words.label("web-ranking-unproven-all")) }
                        ul { @for reason in &self.common { li { (words.text(reason)) } } }
                    }
                    @if !self.others.is_empty() {
                        p { (words.label("web-ranking-unproven-some")) }
                        ol class="notes" {
                            @for (place, reason) in self.others.iter().enumerate() {
                                li id={ "catatan-" (place + 1) } { (words.text(reason)) }
                            }
                        }
                    }
                },
            },
        )
    }
}

/// Why ranks of equals from several data sets are not proven, in both languages.
static UNBROKEN_TIE: LazyLock<Text> = LazyLock::new(|| {
    let said = |lang| say(lang, "web-ranking-unproven-ties", &[]);
    Text {
        id: said(Lang::Id),
        en: said(Lang::En),
    }
});

/// Which parts of the rules a result rests on unproven, in a few words, each once:
/// "pembulatan", "batas rentang".
pub fn parts(words: Words, row: &Outcome) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for key in row.provisional.split_whitespace() {
        let part = words.label(match key.split_once(':').map_or(key, |(kind, _)| kind) {
            "rounding" => "web-unproven-rounding",
            "band" => "web-unproven-band",
            "ranking" | "ties" => "web-unproven-ranking",
            "peer_group" => "web-unproven-peers",
            "rollup" => "web-unproven-rollup",
            "missing" => "web-unproven-missing",
            "gate" | "fact" => "web-unproven-gate",
            "source" => "web-unproven-source",
            "instrument" => "web-unproven-instrument",
            // Every other key is a part that gets a score.
            _ => "web-unproven-node",
        });
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts
}

/// Why a result is not proven, each reason once.
pub fn reasons<'a>(instrument: &'a Instrument, row: &Outcome) -> Vec<&'a Text> {
    let mut reasons: Vec<&Text> = Vec::new();
    for key in row.provisional.split_whitespace() {
        if let Some(why) = reason(instrument, &row.peer_group, key)
            && !reasons.contains(&why)
        {
            reasons.push(why);
        }
    }
    reasons
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
        Some(("ties", _)) => return Some(&UNBROKEN_TIE),
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
