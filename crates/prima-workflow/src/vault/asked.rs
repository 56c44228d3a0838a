//! What an instrument asks, and the kinds of evidence it asks for.

use prima_instrument::Instrument;

/// Whether the instrument has an indicator or a fact with this code.
pub(super) fn is_asked(instrument: &Instrument, code: &str) -> bool {
    instrument.find_node(code).is_some() || instrument.find_fact(code).is_some()
}

/// The kinds of evidence that support an answer: those its indicator or fact
/// names, and those of the facts that inform the indicator; each once, in the
/// order of the instrument.
pub(super) fn kinds_asked(instrument: &Instrument, code: &str) -> Vec<String> {
    let node = instrument.find_node(code);
    let own = node.map_or(&[][..], |node| &instrument.node(node).evidence);
    let facts = instrument
        .facts
        .iter()
        .filter(|fact| fact.code == code || (node.is_some() && fact.about == node));
    let mut kinds: Vec<String> = Vec::new();
    for kind in own.iter().chain(facts.flat_map(|fact| &fact.evidence)) {
        if !kinds.contains(kind) {
            kinds.push(kind.clone());
        }
    }
    kinds
}
