//! Reads `answers.csv`: what was answered, by whom.
//!
//! Most cells have one rater, and then none is remembered: a first pass sets
//! the cells and marks those that come up again; only these are collected, in
//! a second pass.

use crate::lookup::{NO_NEAR, body, near_code};
use crate::problem::{Note, Problem, Problems};
use crate::table::{Progress, Row, Shape, no_progress, read};
use prima_instrument::Instrument;
use prima_instrument::model::Raters;
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
const CODE: usize = 1;
const VALUE: usize = 2;
const SOURCE: usize = 3;
const RATER: usize = 4;

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

/// One row of a cell with several.
struct Collected {
    body: BodyId,
    slot: Slot,
    rater: u32,
    entry: Entry,
    row: u64,
}

/// Reads the file again, for the cells with several rows or for every rater.
fn collect(
    path: &Path,
    seen: &mut Lookup,
    answers: &mut Answers,
    again: &Cells,
    want: WantRaters,
    problems: &mut Problems,
    loaded: &mut LoadedAnswers,
) {
    let (instrument, questions) = (seen.instrument, seen.questions);
    let mut names: Vec<String> = Vec::new();
    let mut places: HashMap<String, u32> = HashMap::new();
    let mut rows: Vec<Collected> = Vec::new();
    // What is wrong with the rows was said in the first pass.
    let (mut said, mut notes) = (Problems::default(), Vec::new());
    read(
        path,
        &[SHAPE],
        &no_progress,
        &mut said,
        &mut notes,
        &mut |row, said| {
            let Some((body, slot)) = seen.cell(row, said) else {
                return;
            };
            if want == WantRaters::No && !again.has(body, slot) {
                return;
            }
            let Ok(entry) = answers.entry(instrument, questions, slot, &row.number_text(VALUE))
            else {
                return;
            };
            let name = row.get(RATER);
            let rater = match places.get(name) {
                Some(rater) => *rater,
                None => {
                    let rater = names.len() as u32;
                    places.insert(name.to_owned(), rater);
                    names.push(name.to_owned());
                    rater
                }
            };
            rows.push(Collected {
                body,
                slot,
                rater,
                entry,
                row: row.number,
            });
        },
    );
    // Numbered by name, so that the order of rows does not show.
    let mut order: Vec<u32> = (0..names.len() as u32).collect();
    order.sort_by(|a, b| names[*a as usize].cmp(&names[*b as usize]));
    let mut number = vec![0; names.len()];
    order
        .iter()
        .enumerate()
        .for_each(|(place, rater)| number[*rater as usize] = place as u32);
    names.sort();
    rows.iter_mut()
        .for_each(|collected| collected.rater = number[collected.rater as usize]);
    rows.sort_by_key(|collected| {
        (
            collected.body,
            collected.slot,
            collected.rater,
            collected.row,
        )
    });

    let file = path.display().to_string();
    for cell in rows.chunk_by(|a, b| (a.body, a.slot) == (b.body, b.slot)) {
        let (body, slot) = (cell[0].body, cell[0].slot);
        let before = problems.count();
        for pair in cell
            .windows(2)
            .filter(|pair| pair[0].rater == pair[1].rater)
        {
            let key = if pair[0].entry == pair[1].entry {
                "duplicate-row"
            } else {
                "two-answers"
            };
            let column = if pair[0].entry == pair[1].entry {
                CODE
            } else {
                VALUE
            };
            let arguments = vec![
                ("unit", seen.bodies.id(body).to_owned()),
                ("code", code_of(instrument, questions, slot).to_owned()),
                ("rater", named(&names[pair[1].rater as usize])),
                ("first", pair[0].row.to_string()),
            ];
            problems.push(at(&file, pair[1].row, column, key, arguments));
        }
        if problems.count() > before || cell.len() == 1 {
            continue;
        }
        if questions.raters(instrument, slot) == Raters::Single {
            let mut by_row: Vec<&Collected> = cell.iter().collect();
            by_row.sort_by_key(|collected| collected.row);
            for collected in &by_row[1..] {
                let arguments = vec![
                    ("unit", seen.bodies.id(body).to_owned()),
                    ("code", code_of(instrument, questions, slot).to_owned()),
                    ("source", questions.source(instrument, slot).to_owned()),
                    ("first", by_row[0].row.to_string()),
                ];
                problems.push(at(&file, collected.row, RATER, "several-raters", arguments));
            }
            continue;
        }
        let raters = cell
            .iter()
            .map(|one| (names[one.rater as usize].clone(), one.entry))
            .collect();
        answers.set_several(body, slot, raters);
    }
    if want == WantRaters::Yes {
        let rated = |one: &Collected| Rated {
            body: one.body,
            slot: one.slot,
            rater: one.rater,
            entry: one.entry,
        };
        loaded.rated = rows.iter().map(rated).collect();
        loaded.raters = names;
    }
}

fn at(
    file: &str,
    row: u64,
    column: usize,
    key: &'static str,
    arguments: Vec<(&'static str, String)>,
) -> Problem {
    let column = Some(SHAPE.name(column).to_owned());
    Problem {
        file: file.to_owned(),
        row: Some(row),
        column,
        key,
        arguments,
    }
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
struct Lookup<'a> {
    instrument: &'a Instrument,
    questions: &'a Questions,
    bodies: &'a Bodies,
    codes: HashMap<String, Option<Slot>>,
}

impl Lookup<'_> {
    fn cell(&mut self, row: &Row, problems: &mut Problems) -> Option<(BodyId, Slot)> {
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
        if slot.is_none() {
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

/// Which cells came up again: one bit each.
struct Cells {
    n_bodies: usize,
    bits: Vec<Vec<u64>>,
    any: bool,
}

impl Cells {
    fn new(n_bodies: usize) -> Cells {
        Cells {
            n_bodies,
            bits: Vec::new(),
            any: false,
        }
    }

    fn mark(&mut self, body: BodyId, slot: Slot) {
        let (column, at) = (slot.0 as usize, body.0 as usize);
        if self.bits.len() <= column {
            self.bits.resize(column + 1, Vec::new());
        }
        if self.bits[column].is_empty() {
            self.bits[column].resize(self.n_bodies.div_ceil(64), 0);
        }
        self.bits[column][at / 64] |= 1 << (at % 64);
        self.any = true;
    }

    fn has(&self, body: BodyId, slot: Slot) -> bool {
        let words = self.bits.get(slot.0 as usize);
        words
            .and_then(|words| words.get(body.0 as usize / 64))
            .is_some_and(|word| word >> (body.0 % 64) & 1 == 1)
    }
}

/// What a message says for a rater without a name.
fn named(rater: &str) -> String {
    if rater.is_empty() { NO_NEAR } else { rater }.to_owned()
}
