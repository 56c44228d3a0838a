//! What conditions and formulas read of one body.

use crate::evaluate::{Reader, Value};
use crate::tree::{Counted, Inputs, NodeScore, Scorer, counted};
use crate::value::{Outcome, State};
use prima_instrument::condition::StateWord;
use prima_instrument::exact::Exact;
use prima_instrument::model::{FactKind, Node, NodeId};

/// What conditions over facts read.
pub struct Facts<'a, 'b> {
    /// The rules.
    pub scorer: &'a Scorer<'b>,
    /// The body's inputs.
    pub inputs: &'a Inputs<'a>,
}

impl Reader for Facts<'_, '_> {
    fn value(&self, code: &str) -> Value {
        match self.scorer.fact(code, self.inputs) {
            Some(Outcome::Number(number)) => Value::Number(number),
            Some(Outcome::Word(word)) => Value::Word(word),
            Some(Outcome::Items(items)) => Value::Number(Exact::whole(items.len() as i64)),
            _ => Value::Unknown,
        }
    }

    fn is(&self, code: &str, state: StateWord) -> Value {
        let found = match self.scorer.fact(code, self.inputs) {
            Some(Outcome::State(found)) => found,
            Some(_) => State::Scored,
            None => return Value::Unknown,
        };
        Value::Truth(found.word() == state.word())
    }

    fn has(&self, code: &str, item: &str) -> Value {
        let Some(Outcome::Items(items)) = self.scorer.fact(code, self.inputs) else {
            return Value::Unknown;
        };
        let list = self
            .scorer
            .instrument
            .find_fact(code)
            .map(|id| &self.scorer.instrument.facts[id.0].kind);
        match list {
            Some(FactKind::Checklist(list)) => Value::Truth(
                items
                    .iter()
                    .any(|place| list.get(*place).is_some_and(|found| found.code == item)),
            ),
            _ => Value::Unknown,
        }
    }
}

/// What a formula reads: children of its node, and facts.
pub(crate) struct Children<'a, 'b> {
    pub(crate) scorer: &'a Scorer<'b>,
    pub(crate) node: &'a Node,
    pub(crate) inputs: &'a Inputs<'a>,
    pub(crate) scores: &'a [NodeScore],
}

impl Children<'_, '_> {
    fn child(&self, code: &str) -> Option<NodeId> {
        self.node
            .children
            .iter()
            .copied()
            .find(|child| self.scorer.instrument.node(*child).code == code)
    }
}

impl Reader for Children<'_, '_> {
    fn value(&self, code: &str) -> Value {
        match self.child(code) {
            Some(child) => {
                let below = self.scorer.instrument.node(child);
                match counted(&self.scores[child.0], below) {
                    Counted::Score(score) => Value::Number(score),
                    Counted::Left | Counted::Block(_) => Value::Unknown,
                }
            }
            None => Facts {
                scorer: self.scorer,
                inputs: self.inputs,
            }
            .value(code),
        }
    }

    fn is(&self, code: &str, state: StateWord) -> Value {
        match self.child(code) {
            Some(child) => Value::Truth(self.scores[child.0].state.word() == state.word()),
            None => Facts {
                scorer: self.scorer,
                inputs: self.inputs,
            }
            .is(code, state),
        }
    }

    fn has(&self, code: &str, item: &str) -> Value {
        Facts {
            scorer: self.scorer,
            inputs: self.inputs,
        }
        .has(code, item)
    }
}
