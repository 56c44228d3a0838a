//! The questions of an instrument in parts that fit a page: one part an aspect.

use super::filling::Part;
use crate::look::Words;
use prima_instrument::Instrument;
use prima_instrument::catalogue::Entry;
use prima_instrument::form::{Question, form};
use prima_instrument::model::SourceKind;
use prima_store::{Database, StoreError};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Code of the part with what belongs to no aspect; no aspect has it.
const GENERAL: &str = "umum";

/// One part with its questions.
#[derive(Clone, Debug)]
pub struct Questions {
    /// Code in the address.
    pub code: String,
    /// Name.
    pub title: String,
    /// Questions in the order of the tree.
    pub questions: Vec<Question>,
}

/// Parts of forms, each made once: a published edition never changes, and a round
/// keeps the one it was opened with.
#[derive(Debug, Default)]
pub struct Forms {
    made: Mutex<BTreeMap<Named, Arc<Vec<Questions>>>>,
    /// Names of the instruments of rounds, by round.
    instruments: Mutex<BTreeMap<String, String>>,
}

/// Instrument, kind of source, and language.
type Named = (String, &'static str, &'static str);

impl Forms {
    /// Name of the instrument a round was opened with; `None` where there is no such round.
    pub async fn instrument_of(
        &self,
        database: &Database,
        cycle: &str,
    ) -> Result<Option<String>, StoreError> {
        let known = self.instruments().get(cycle).cloned();
        if known.is_some() {
            return Ok(known);
        }
        let found = database.reading().cycle_named(cycle).await?.pop();
        let Some(row) = found else {
            return Ok(None);
        };
        let name = row.instrument.clone();
        self.instruments().insert(row.cycle, row.instrument);
        Ok(Some(name))
    }

    fn instruments(&self) -> MutexGuard<'_, BTreeMap<String, String>> {
        // One name is put in at a time.
        self.instruments
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The parts of [`parts`] for the instrument of this name.
    pub fn parts(
        &self,
        name: &str,
        instrument: &Instrument,
        kind: SourceKind,
        words: Words,
    ) -> Arc<Vec<Questions>> {
        let named = (name.to_owned(), kind.name(), words.lang.tag());
        // A form is put in whole or not at all.
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let form = made
            .entry(named)
            .or_insert_with(|| Arc::new(parts(instrument, kind, words)));
        Arc::clone(form)
    }
}

/// All parts of what sources of a kind are asked, in the order of the tree.
pub fn parts(instrument: &Instrument, kind: SourceKind, words: Words) -> Vec<Questions> {
    let mut parts: Vec<Questions> = Vec::new();
    let asked = form(instrument, kind.name());
    for question in asked.into_iter().flat_map(|form| form.questions) {
        let (code, title) = match aspect(&question) {
            Some(aspect) => (aspect.code.clone(), words.text(&aspect.title).to_owned()),
            None => (GENERAL.to_owned(), words.label("web-filling-general")),
        };
        match parts.iter_mut().find(|part| part.code == code) {
            Some(part) => part.questions.push(question),
            None => parts.push(Questions {
                code,
                title,
                questions: vec![question],
            }),
        }
    }
    parts
}

/// The nearest aspect above a question; a fact names its own indicator last.
fn aspect(question: &Question) -> Option<&Entry> {
    let above = match question.is_fact {
        true => question.section.len().saturating_sub(1),
        false => question.section.len(),
    };
    question.section[..above].last()
}

/// How far a part is, with the codes that have an answer.
pub fn counted(part: &Questions, answered: &BTreeSet<&str>, words: Words) -> Part {
    let open = part
        .questions
        .iter()
        .filter(|question| !answered.contains(question.code.as_str()));
    let missing: Vec<(String, String)> = open
        .map(|question| {
            let title = words.text(&question.title);
            // The code of a fact says nothing to who fills it in.
            let named = match question.is_fact {
                true => title.to_owned(),
                false => format!("{} {title}", question.code),
            };
            (question.code.clone(), named)
        })
        .collect();
    Part {
        code: part.code.clone(),
        title: part.title.clone(),
        n_asked: part.questions.len(),
        n_answered: part.questions.len() - missing.len(),
        missing,
    }
}

/// Rows by the code of their question.
pub fn by_code<T>(rows: &[T], code: impl Fn(&T) -> &str) -> BTreeMap<String, &T> {
    rows.iter().map(|row| (code(row).to_owned(), row)).collect()
}
