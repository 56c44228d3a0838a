//! Checks conditions and formulas: what they read is known, kinds fit, and
//! they can both hold and fail.

use super::Checker;
use crate::build::{INDEX, Written};
use crate::condition::Expression;
use crate::fit::{inside, nearest};
use crate::model::*;
use crate::reach::{Codes, Known, Meaning, Mismatch, Reach, reach, truth};
use std::ops::Range;

impl Checker<'_> {
    pub fn conditions(&mut self, instrument: &Instrument) {
        let facts = std::mem::take(&mut self.facts);
        for id in (0..instrument.nodes.len()).map(NodeId) {
            self.applies(instrument, id, &facts);
            self.formula(instrument, id, &facts);
            self.suggestions(instrument, id, &facts);
        }
        let ids: Vec<NodeId> = (0..instrument.nodes.len()).map(NodeId).collect();
        let mut nodes = self.learn_nodes(instrument, &ids);
        let index = if self.numbers_are_sound {
            Meaning::number(&instrument.scale)
        } else {
            Meaning::plain(Reach::Any)
        };
        nodes.insert(INDEX.to_owned(), index);
        let known = Known::new(vec![&facts, &nodes]);
        for index in 0..instrument.gates.len() {
            self.gate(instrument, index, &known);
        }
        self.facts = facts;
    }

    fn applies(&mut self, instrument: &Instrument, id: NodeId, facts: &Codes) {
        let node = instrument.node(id);
        let Some(condition) = &node.applies_if else {
            return;
        };
        let written = self.places.nodes[id.0].applies_if.clone();
        let known = Known::new(vec![facts]);
        let key = match self.truth(instrument, condition, &written, &node.code, &known) {
            Some((false, _)) => "applies-never",
            Some((_, false)) => "applies-always",
            _ => return,
        };
        self.fault(written.at, key, vec![("code", node.code.clone())]);
    }

    /// Kinds fit; what it comes to has been looked at with the spans.
    fn formula(&mut self, instrument: &Instrument, id: NodeId, facts: &Codes) {
        let node = instrument.node(id);
        let Rule::Aggregate(Aggregate::Formula(formula)) = &node.rule else {
            return;
        };
        let children = self.learn_nodes(instrument, &node.children);
        let known = Known::new(vec![facts, &children]);
        if let Err(mismatch) = reach(formula, &known) {
            let written = self.places.nodes[id.0].formula.clone();
            self.mismatch(instrument, &mismatch, &written, &known);
        }
    }

    /// Each suggested level is one of the node's, and its condition can hold
    /// where those above it have not.
    fn suggestions(&mut self, instrument: &Instrument, id: NodeId, facts: &Codes) {
        let node = instrument.node(id);
        let mut known = Some(Known::new(vec![facts]));
        let whole = Known::new(vec![facts]);
        for (index, suggestion) in node.suggest.iter().enumerate() {
            let written = self.places.nodes[id.0].suggestions[index].clone();
            let arguments = || {
                vec![
                    ("code", node.code.clone()),
                    ("level", suggestion.level.to_string()),
                ]
            };
            let is_level = match node.measure() {
                Some(Measure::Levels(levels)) => {
                    levels.iter().any(|level| level.value == suggestion.level)
                }
                _ => false,
            };
            if !is_level {
                self.fault(written.at.clone(), "suggested-level", arguments());
            }
            let when = &suggestion.when;
            if self
                .truth(instrument, when, &written, &node.code, &whole)
                .is_none()
            {
                continue;
            }
            let can = |known: &Known| truth(when, known).is_ok_and(|(yes, _)| yes);
            if !known.as_ref().is_some_and(can) {
                self.fault(written.at, "suggestion-never", arguments());
            }
            known = known.and_then(|known| known.narrowed(when, false));
        }
    }

    fn gate(&mut self, instrument: &Instrument, index: usize, known: &Known) {
        let gate = &instrument.gates[index];
        let places = &self.places.gates[index];
        let (written, effect) = (places.when.clone(), places.effect.clone());
        let name = || vec![("gate", gate.code.clone())];
        if !changes_something(instrument, &gate.effect) {
            self.fault(effect, "effect-nothing", name());
        }
        let key = match self.truth(instrument, &gate.when, &written, &gate.code, known) {
            Some((false, _)) => "gate-never",
            Some((_, false)) => "gate-always",
            _ => return,
        };
        self.fault(written.at, key, name());
    }

    /// Whether a condition can hold and can fail; reports one that is none.
    fn truth(
        &mut self,
        instrument: &Instrument,
        condition: &Expression,
        written: &Written,
        code: &str,
        known: &Known,
    ) -> Option<(bool, bool)> {
        match (truth(condition, known), reach(condition, known)) {
            (Ok(found), _) => Some(found),
            // The whole is well formed, but comes to a number or an option.
            (Err(_), Ok(_)) => {
                let arguments = vec![("code", code.to_owned())];
                self.fault(written.at.clone(), "not-a-condition", arguments);
                None
            }
            (Err(mismatch), Err(_)) => {
                self.mismatch(instrument, &mismatch, written, known);
                None
            }
        }
    }

    fn mismatch(
        &mut self,
        instrument: &Instrument,
        mismatch: &Mismatch,
        written: &Written,
        known: &Known,
    ) {
        let find = |part: &str| match written.text.find(part) {
            Some(offset) => inside(written.at.clone(), &written.text, offset, part.len()),
            None => written.at.clone(),
        };
        match mismatch {
            Mismatch::Code(code) => {
                let at = find(&format!("[{code}]"));
                self.unreadable(instrument, code, at, known);
            }
            Mismatch::Word(word, words) => {
                let arguments = vec![
                    ("key", written.text.clone()),
                    ("found", word.clone()),
                    ("words", words.join(", ")),
                ];
                self.fault(find(word), "unknown-word", arguments);
            }
            Mismatch::Kind(part) => {
                let arguments = vec![("part", part.clone())];
                self.fault(find(part), "mixed-kinds", arguments);
            }
        }
    }

    /// A code that may not be read here: free text, out of reach, or nobody's.
    fn unreadable(&mut self, instrument: &Instrument, code: &str, at: Range<usize>, known: &Known) {
        let fact = instrument
            .find_fact(code)
            .map(|id| &instrument.facts[id.0].kind);
        let exists = fact.is_some() || instrument.find_node(code).is_some() || code == INDEX;
        let near = nearest(code, &known.codes()).unwrap_or_default();
        let key = if matches!(fact, Some(FactKind::Text)) {
            "text-in-condition"
        } else if exists {
            "code-not-here"
        } else if near.is_empty() {
            "unknown-code"
        } else {
            "unknown-code-near"
        };
        let arguments = vec![("code", code.to_owned()), ("near", near.to_owned())];
        self.fault(at, key, arguments);
    }
}

/// Whether an effect can make a difference to any body.
fn changes_something(instrument: &Instrument, effect: &Effect) -> bool {
    match effect {
        Effect::Cap(band) => *band != 0,
        Effect::Replace { band, with } => band != with,
        Effect::Refuse => !instrument.bands.is_empty(),
        Effect::Stage(_) => true,
    }
}
