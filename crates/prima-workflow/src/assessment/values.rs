//! Values that are to be saved: each one that the instrument asks of that
//! source and allows, and none that somebody changed meanwhile.

use super::desk::Rules;
use super::refusal::{AskedFor, BadValue, Refusal, Stale};
use prima_instrument::exact::Exact;
use prima_instrument::form::form;
use prima_instrument::model::SourceKind;
use prima_instrument::words::Text;
use prima_score::answers::{Question, Slot};
use prima_score::value::{Outcome, State, ValueFault, fact_outcome, leaf_outcome};

/// One value on its way into the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Code of the question.
    pub code: String,
    /// As written in `answers.csv`; empty clears it.
    pub value: String,
    /// What the person adds, for everybody who may read it.
    pub note: String,
    /// What only those who judge may read; a unit writes none.
    pub private: String,
    /// The version that was read; 0 where there was none.
    pub version: i64,
}

/// What is saved under a code now.
#[derive(Clone, Debug)]
pub(crate) struct Saved {
    pub value: String,
    pub note: String,
    /// Empty where nobody can write one.
    pub private: String,
    pub version: i64,
    pub person: String,
    pub at: String,
}

impl Rules {
    /// Code of the answer source that is asked a question; `None` where no
    /// source of this kind is asked it.
    pub fn source_of(&self, code: &str, kind: SourceKind) -> Option<&str> {
        let slot = self.questions.find(code)?;
        let code = self.questions.source(&self.instrument, slot);
        let mut sources = self.instrument.answer_sources.iter();
        let source = sources.find(|source| source.code == code)?;
        (source.kind == kind).then_some(source.code.as_str())
    }

    /// Codes of the questions that sources of a kind are asked, in order.
    pub fn codes_for(&self, kind: SourceKind) -> Vec<&str> {
        let codes = self.questions.codes(&self.instrument);
        codes
            .filter(|code| self.source_of(code, kind).is_some())
            .collect()
    }

    /// Whether this is the code of an indicator that gets a score of its own: not
    /// of a fact, and not of a question to people in a survey.
    pub fn is_scored_indicator(&self, code: &str) -> bool {
        let Some(slot) = self.questions.find(code) else {
            return false;
        };
        let is_leaf = matches!(self.questions.all[slot.0 as usize], Question::Leaf(_));
        is_leaf && self.source_of(code, SourceKind::Survey).is_none()
    }

    /// Whether an indicator counts, so that a review needs a finding on it: what
    /// weighs nothing is additional information, which nobody has to give.
    pub fn counts(&self, code: &str) -> bool {
        let node = self.instrument.find_node(code);
        let node = node.map(|id| self.instrument.node(id));
        node.is_some_and(|node| !node.weight.as_ref().is_some_and(Exact::is_zero))
    }

    /// What a value of a question earns, or why it is none.
    pub(super) fn read(&self, slot: Slot, value: &str) -> Result<Outcome, ValueFault> {
        match self.questions.all[slot.0 as usize] {
            Question::Leaf(node) => leaf_outcome(self.instrument.node(node), value),
            Question::Fact(fact) => fact_outcome(&self.instrument.facts[fact.0], value),
        }
    }

    /// Why a value may not be saved for a source of this kind.
    pub(super) fn fault(&self, code: &str, value: &str, kind: SourceKind) -> Option<BadValue> {
        let bad = |key, expected| {
            Some(BadValue {
                code: code.to_owned(),
                value: value.to_owned(),
                key,
                expected,
                asked: self.asked_for(code),
            })
        };
        let slot = self.questions.find(code);
        let Some(slot) = slot.filter(|_| self.source_of(code, kind).is_some()) else {
            return bad("unknown-code", String::new());
        };
        // Only those who judge may say that an answer is rejected or cannot be assessed.
        let is_judgement = matches!(
            State::from_value(value),
            Some(State::Rejected | State::NotAssessed)
        );
        if is_judgement && kind == SourceKind::SelfAssessment {
            return bad("value-outside-scale", String::new());
        }
        match self.read(slot, value) {
            Ok(_) => None,
            Err(fault) => bad(fault.key, fault.expected),
        }
    }

    /// The question with a code, as a person is told of it.
    fn asked_for(&self, code: &str) -> Option<AskedFor> {
        let source = self
            .questions
            .source(&self.instrument, self.questions.find(code)?);
        let mut questions = form(&self.instrument, source)?.questions.into_iter();
        let question = questions.find(|question| question.code == code)?;
        let title = match question.is_fact {
            // The code of a fact says nothing to who fills it in.
            true => question.title,
            false => Text {
                id: format!("{code} {}", question.title.id),
                en: format!("{code} {}", question.title.en),
            },
        };
        Some(AskedFor {
            title,
            answer: question.answer,
        })
    }

    /// All entries that may not be saved for a source of this kind; a code that
    /// comes twice is one.
    pub(super) fn check(&self, entries: &[Entry], kind: SourceKind) -> Result<(), Refusal> {
        let mut faults = Vec::new();
        for (place, entry) in entries.iter().enumerate() {
            let is_twice = entries[..place]
                .iter()
                .any(|other| other.code == entry.code);
            if is_twice {
                faults.push(BadValue {
                    code: entry.code.clone(),
                    value: entry.value.clone(),
                    key: "answer-twice",
                    expected: String::new(),
                    asked: self.asked_for(&entry.code),
                });
            }
            faults.extend(self.fault(&entry.code, &entry.value, kind));
        }
        match faults.is_empty() {
            true => Ok(()),
            false => Err(Refusal::Values(faults)),
        }
    }
}

impl Entry {
    /// What clashes with this entry, where its version is not the saved one. An
    /// entry that says what is saved anyway clashes with nothing.
    pub(crate) fn clash(&self, saved: Option<&Saved>) -> Option<Stale> {
        let version = saved.map_or(0, |saved| saved.version);
        let is_same = saved.is_some_and(|saved| {
            saved.value == self.value && saved.note == self.note && saved.private == self.private
        });
        if version == self.version || is_same {
            return None;
        }
        Some(Stale {
            code: self.code.clone(),
            ours: self.value.clone(),
            our_note: self.note.clone(),
            theirs: saved.map_or(String::new(), |saved| saved.value.clone()),
            their_note: saved.map_or(String::new(), |saved| saved.note.clone()),
            their_private: saved.map_or(String::new(), |saved| saved.private.clone()),
            version,
            person: saved.map_or(String::new(), |saved| saved.person.clone()),
            at: saved.map_or(String::new(), |saved| saved.at.clone()),
        })
    }
}
