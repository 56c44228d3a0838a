//! Which level the facts suggest; a suggestion never scores.

use crate::evaluate::truth;
use crate::reading::Facts;
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::NodeId;

/// Level the facts suggest for an indicator: the first condition that holds,
/// unless one before it cannot be decided.
pub(crate) fn suggestion(instrument: &Instrument, node: NodeId, facts: &Facts) -> Option<Exact> {
    for suggestion in &instrument.node(node).suggest {
        match truth(&suggestion.when, facts) {
            Some(true) => return Some(suggestion.level.clone()),
            Some(false) => {}
            None => return None,
        }
    }
    None
}
