//! Reads `answers.csv`: what was answered, by whom.
//!
//! Most cells have one rater, and then none is remembered: a first pass sets
//! the cells and marks those that come up again; only these are collected, in
//! a second pass.

use crate::lookup::{NO_NEAR, body, near_code};
use crate::problem::{Note, Problem, Problems};
use crate::raters::{Cells, collect};
use crate::table::{Progress, Row, Shape, read};
use prima_instrument::Instrument;
use prima_score::answers::{Answers, Entry, Questions, Slot};
use prima_score::bodies::{Bodies, BodyId};
use prima_score::value::ValueFault;
use std::collections::HashMap;
use std::path::Path;

/// Columns of `answers.csv`.
pub const SHAPE: Shape = Shape {
    needed: &["unit", "code", "value"],
    optional: &["source", "rater"],
};

const UNIT: usize = 0;
pub(crate) const CODE: usize = 1;
pub(crate) const VALUE: usize = 2;
const SOURCE: usize = 3;
pub(crate) const RATER: usize = 4;

/// Whether the answers of single raters are wanted, beside the cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WantRaters {
    /// Every answer, with its rater.
    Yes,
    /// Only the cells.
    No,
}

/// One answer of one rater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rated {
    /// Who was assessed.
    pub body: BodyId,
    /// What was asked.
    pub slot: Slot,
    /// Place of the rater in [`LoadedAnswers::raters`].
    pub rater: u32,
    /// The answer.
    pub entry: Entry,
}

/// What reading answers gave, beside the cells that were filled.
#[derive(Clone, Debug, Default)]
pub struct LoadedAnswers {
    /// How many rows there were.
    pub rows: u64,
    /// Names of the raters, sorted; empty where they were not wanted.
    pub raters: Vec<String>,
    /// Every answer, by body, question and rater; empty where they were not wanted.
    pub rated: Vec<Rated>,
    /// What was accepted but must be said.
    pub notes: Vec<Note>,
}

/// Reads answers into `answers`, which must be new.
pub fn load_answers(
    path: &Path,
    instrument: &Instrument,
    questions: &Questions,
    bodies: &Bodies,
    answers: &mut Answers,
    want: WantRaters,
    progress: Progress,
) -> Result<LoadedAnswers, Problems> {
    let mut problems = Problems::default();
    let mut loaded = LoadedAnswers::default();
    let mut seen = Lookup {
        instrument,
        questions,
        bodies,
        codes: HashMap::new(),
    };
    let mut again = Cells::new(bodies.len());
    read(
        path,
        &[SHAPE],
        progress,
        &mut problems,
        &mut loaded.notes,
        &mut |row, problems| {
            loaded.rows += 1;
            let Some((body, slot)) = seen.cell(row, problems) else {
                return;
            };
            match answers.entry(instrument, questions, slot, &row.number_text(VALUE)) {
                Ok(entry) => {
                    if !answers.set(body, slot, entry) {
                        again.mark(body, slot);
                    }
                }
                Err(fault) => problems.push(value_problem(row, VALUE, fault)),
            }
        },
    );
    if want == WantRaters::Yes || again.any {
        collect(
            path,
            &mut seen,
            answers,
            &again,
            want,
            &mut problems,
            &mut loaded,
        );
    }
    problems.or(loaded)
}

/// A value an instrument refuses.
pub(crate) fn value_problem(row: &Row, column: usize, fault: ValueFault) -> Problem {
    let arguments = vec![
        ("value", row.get(column).to_owned()),
        ("expected", fault.expected),
    ];
    row.problem(column, fault.key, arguments)
}

/// Code of the node or fact a slot belongs to.
pub fn code_of<'a>(instrument: &'a Instrument, questions: &Questions, slot: Slot) -> &'a str {
    use prima_score::answers::Question;
    match questions.all[slot.0 as usize] {
        Question::Leaf(node) => &instrument.node(node).code,
        Question::Fact(fact) => &instrument.facts[fact.0].code,
    }
}

/// Finds the cell a row fills.
pub(crate) struct Lookup<'a> {
    pub(crate) instrument: &'a Instrument,
    pub(crate) questions: &'a Questions,
    pub(crate) bodies: &'a Bodies,
    codes: HashMap<String, Option<Slot>>,
}

impl Lookup<'_> {
    /// The body and question a row names, or what is wrong with them.
    pub(crate) fn cell(&mut self, row: &Row, problems: &mut Problems) -> Option<(BodyId, Slot)> {
        let body = body(self.bodies, row, UNIT, problems);
        let slot = self.slot(row, problems)?;
        let source = row.get(SOURCE);
        let asked = self.questions.source(self.instrument, slot);
        if !source.is_empty() && source != asked {
            let known = self
                .instrument
                .answer_sources
                .iter()
                .any(|known| known.code == source);
            let key = if known {
                "other-source"
            } else {
                "unknown-source"
            };
            let code = row.get(CODE).to_owned();
            let arguments = vec![
                ("source", source.to_owned()),
                ("code", code),
                ("expected", asked.to_owned()),
            ];
            problems.push(row.problem(SOURCE, key, arguments));
            return None;
        }
        Some((body?, slot))
    }

    fn slot(&mut self, row: &Row, problems: &mut Problems) -> Option<Slot> {
        let code = row.get(CODE);
        let slot = match self.codes.get(code) {
            Some(slot) => *slot,
            None => *self
                .codes
                .entry(code.to_owned())
                .or_insert(self.questions.find(code)),
        };
        if slot.is_none() && !self.questions.is_elsewhere(code) {
            let key = if code.is_empty() {
                "empty-value"
            } else if self.instrument.find_node(code).is_some() {
                "not-a-question"
            } else {
                "unknown-code"
            };
            let wanted = key == "unknown-code" && problems.wants(row, CODE, key);
            let near = if wanted {
                near_code(self.instrument, code)
            } else {
                NO_NEAR.to_owned()
            };
            let arguments = vec![
                ("value", code.to_owned()),
                ("code", code.to_owned()),
                ("near", near),
                ("instrument", self.instrument.name()),
            ];
            problems.push(row.problem(CODE, key, arguments));
        }
        slot
    }
}
