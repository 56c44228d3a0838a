//! Which level the facts suggest; a suggestion never scores.

use crate::evaluate::{Reader, Value, truth, unknown_codes};
use crate::reading::Facts;
use crate::scorecard::{Suggested, SuggestionLine};
use crate::value::{Outcome, State, fact_outcome};
use prima_instrument::Instrument;
use prima_instrument::condition::StateWord;
use prima_instrument::exact::Exact;
use prima_instrument::model::{FactKind, Node, NodeId};
use std::collections::BTreeMap;

/// What facts that were just written suggest, for every indicator that has such
/// rules, in the order of the instrument. `values` are answers by code; what the
/// instrument refuses counts as not answered.
pub fn suggestions<'a>(
    instrument: &'a Instrument,
    values: &BTreeMap<&str, &str>,
) -> Vec<SuggestionLine<'a>> {
    let facts = Written::new(instrument, values);
    let nodes = instrument.nodes.iter().enumerate();
    let asked = nodes.filter(|(_, node)| !node.suggest.is_empty());
    let line = |(place, node)| SuggestionLine {
        id: NodeId(place),
        suggested: suggested(node, &facts),
    };
    asked.map(line).collect()
}

/// What the facts suggest for an indicator: the first condition that holds,
/// unless one before it cannot be decided.
pub(crate) fn suggested<'a>(node: &'a Node, facts: &impl Reader) -> Suggested<'a> {
    for suggestion in &node.suggest {
        match truth(&suggestion.when, facts) {
            Some(false) => {}
            Some(true) => return Suggested::Level(&suggestion.level, &suggestion.when),
            None => {
                let missing = unknown_codes(&suggestion.when, facts);
                return Suggested::FactMissing(&suggestion.when, missing);
            }
        }
    }
    Suggested::NothingHolds
}

/// Level the facts suggest for an indicator, where they suggest one.
pub(crate) fn suggestion(instrument: &Instrument, node: NodeId, facts: &Facts) -> Option<Exact> {
    match suggested(instrument.node(node), facts) {
        Suggested::Level(level, _) => Some(level.clone()),
        Suggested::NothingHolds | Suggested::FactMissing(..) => None,
    }
}

/// Facts of one body as they were written, by code.
struct Written<'a> {
    instrument: &'a Instrument,
    facts: BTreeMap<&'a str, Outcome>,
}

impl<'a> Written<'a> {
    fn new(instrument: &'a Instrument, values: &BTreeMap<&str, &str>) -> Written<'a> {
        let outcome = |fact: &'a prima_instrument::model::Fact| {
            let value = values.get(fact.code.as_str()).copied().unwrap_or_default();
            let read = fact_outcome(fact, value);
            let read = read.unwrap_or(Outcome::State(State::NotAnswered));
            (fact.code.as_str(), or_default(read, &fact.kind))
        };
        Written {
            instrument,
            facts: instrument.facts.iter().map(outcome).collect(),
        }
    }
}

/// What an instrument takes for a fact that nobody answered.
fn or_default(read: Outcome, kind: &FactKind) -> Outcome {
    if read != Outcome::State(State::NotAnswered) {
        return read;
    }
    match kind {
        FactKind::YesNo {
            default: Some(default),
        } => Outcome::Word(if *default { "ya" } else { "tidak" }.to_owned()),
        FactKind::Number {
            default: Some(default),
            ..
        } => Outcome::Number(default.clone()),
        _ => read,
    }
}

impl Reader for Written<'_> {
    fn value(&self, code: &str) -> Value {
        match self.facts.get(code) {
            Some(Outcome::Number(number)) => Value::Number(number.clone()),
            Some(Outcome::Word(word)) => Value::Word(word.clone()),
            Some(Outcome::Items(items)) => Value::Number(Exact::whole(items.len() as i64)),
            _ => Value::Unknown,
        }
    }

    fn is(&self, code: &str, state: StateWord) -> Value {
        let found = match self.facts.get(code) {
            Some(Outcome::State(found)) => *found,
            Some(_) => State::Scored,
            None => return Value::Unknown,
        };
        Value::Truth(found.word() == state.word())
    }

    fn has(&self, code: &str, item: &str) -> Value {
        let Some(Outcome::Items(items)) = self.facts.get(code) else {
            return Value::Unknown;
        };
        let fact = self.instrument.find_fact(code);
        let kind = fact.map(|id| &self.instrument.facts[id.0].kind);
        match kind {
            Some(FactKind::Checklist(list)) => {
                let mut chosen = items.iter().filter_map(|place| list.get(*place));
                Value::Truth(chosen.any(|found| found.code == item))
            }
            _ => Value::Unknown,
        }
    }
}
