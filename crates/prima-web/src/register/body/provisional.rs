//! What the results rest on that no source proves.

use super::section::Section;
use super::view::BodyView;
use crate::assessment::naming;
use crate::look::{Notice, NoticeKind, notice};
use crate::register::result::ResultView;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_instrument::Instrument;
use prima_instrument::words::Text;

/// More reasons than this are folded away.
const MOST_OPEN: usize = 5;

/// The reasons, each once; none where everything is proven. Many of them stand
/// open where `is_open` says so.
pub fn section(words: Words, view: &BodyView, is_open: bool) -> Option<Section> {
    let newest = view.newest();
    let with_reasons: Vec<(&ResultView, Vec<&Text>)> = newest
        .iter()
        .filter_map(|result| Some((*result, reasons(result.instrument?, result))))
        .filter(|(_, reasons)| !reasons.is_empty())
        .collect();
    if with_reasons.is_empty() {
        return None;
    }
    Some(Section {
        id: "belum-terbukti",
        heading: words.label("web-body-provisional"),
        body: html! {
            p { (words.label("web-body-provisional-about")) }
            @for (result, reasons) in &with_reasons {
                @let title = format!("{} {}", result.programme(words), naming::period(words, &result.outcome.period));
                (notice(words, &Notice {
                    kind: NoticeKind::Provisional,
                    title: Some(&title),
                    body: listed(words, reasons, is_open),
                }))
            }
        },
    })
}

/// The reasons; many of them are shown when they are asked for.
fn listed(words: Words, reasons: &[&Text], is_open: bool) -> Markup {
    let list = html! { ul { @for reason in reasons { li { (words.text(reason)) } } } };
    if reasons.len() <= MOST_OPEN {
        return list;
    }
    html! {
        details class="data" open[is_open] {
            summary { (words.say("web-body-provisional-open", &[("n", words.count(reasons.len()))])) }
            (list)
        }
    }
}

/// Why the parts that a result's keys name are not proven, each reason once.
fn reasons<'i>(instrument: &'i Instrument, result: &ResultView) -> Vec<&'i Text> {
    let mut reasons: Vec<&Text> = Vec::new();
    for key in result.outcome.provisional.split_whitespace() {
        if let Some(reason) = reason(instrument, &result.outcome.peer_group, key)
            && !reasons.contains(&reason)
        {
            reasons.push(reason);
        }
    }
    reasons
}

fn reason<'i>(instrument: &'i Instrument, peer_group: &str, key: &str) -> Option<&'i Text> {
    let (part, code) = key.split_once(':').unwrap_or(("", key));
    match (part, code) {
        ("band", code) => instrument.find_band(code)?.provisional.as_ref(),
        ("gate", code) => {
            let gate = instrument.gates.iter().find(|gate| gate.code == code)?;
            gate.provisional.as_ref()
        }
        ("fact", code) => instrument.facts[instrument.find_fact(code)?.0]
            .provisional
            .as_ref(),
        ("source", code) => {
            let source = instrument
                .answer_sources
                .iter()
                .find(|source| source.code == code)?;
            source.provisional.as_ref()
        }
        ("", "instrument") => instrument.provisional.as_ref(),
        ("", "missing") => instrument.missing_provisional.as_ref(),
        ("", "rounding") => instrument.rounding.provisional.as_ref(),
        ("", "rollup") => instrument.rollup.provisional.as_ref(),
        ("", "ranking") => instrument.ranking.provisional.as_ref(),
        ("", "peer_group") => {
            let code = peer_group.split('/').next()?;
            let group = instrument
                .peer_groups
                .iter()
                .find(|group| group.code == code)?;
            group.provisional.as_ref()
        }
        ("", code) => instrument
            .node(instrument.find_node(code)?)
            .provisional
            .as_ref(),
        _ => None,
    }
}
