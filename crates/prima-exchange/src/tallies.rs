//! Reads `tallies.csv`: how often each option of a survey question was chosen.
//!
//! Counts per unit, question and option, or single answers; the header says which.

use crate::lookup::{NO_NEAR, body, near_code};
use crate::problem::{Note, Problems};
use crate::table::{Progress, Row, Shape, no_progress, read};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_score::answers::Questions;
use prima_score::bodies::{Bodies, BodyId};
use prima_score::tallies::Tallies;
use prima_score::value::State;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Columns of counts.
pub const COUNTS: Shape = Shape {
    needed: &["unit", "question", "option", "count"],
    optional: &[],
};
/// Columns of single answers.
pub const SINGLE: Shape = Shape {
    needed: &["unit", "question", "value"],
    optional: &[],
};

const UNIT: usize = 0;
const QUESTION: usize = 1;
const OPTION: usize = 2;
const COUNT: usize = 3;

/// What reading survey answers gave.
#[derive(Clone, Debug)]
pub struct LoadedTallies {
    /// The counts.
    pub tallies: Tallies,
    /// How many rows there were.
    pub rows: u64,
    /// What was accepted but must be said.
    pub notes: Vec<Note>,
}

/// Reads survey answers.
pub fn load_tallies(
    path: &Path,
    instrument: &Instrument,
    questions: &Questions,
    bodies: &Bodies,
    progress: Progress,
) -> Result<LoadedTallies, Problems> {
    let mut problems = Problems::default();
    let mut notes = Vec::new();
    let mut tallies = Tallies::new(questions.n_cells(), bodies.len());
    let mut counter = Counter {
        instrument,
        questions,
        bodies,
        codes: HashMap::new(),
        options: vec![HashMap::new(); questions.survey().len()],
        filled: Vec::new(),
        twice: BTreeMap::new(),
        rows: 0,
    };
    read(
        path,
        &[COUNTS, SINGLE],
        progress,
        &mut problems,
        &mut notes,
        &mut |row, problems| {
            counter.row(row, &mut tallies, problems);
        },
    );
    if !counter.twice.is_empty() {
        counter.say_twice(path, &mut problems);
    }
    problems.or(LoadedTallies {
        tallies,
        rows: counter.rows,
        notes,
    })
}

struct Counter<'a> {
    instrument: &'a Instrument,
    questions: &'a Questions,
    bodies: &'a Bodies,
    codes: HashMap<String, Option<usize>>,
    /// Cells of the options of each question, by how they are written; none: an answer that says nothing.
    options: Vec<HashMap<String, Option<usize>>>,
    /// One bit a cell that has its count.
    filled: Vec<u64>,
    /// Cells that were given a count twice.
    twice: BTreeMap<(BodyId, usize), Option<u64>>,
    rows: u64,
}

impl Counter<'_> {
    fn row(&mut self, row: &Row, tallies: &mut Tallies, problems: &mut Problems) {
        self.rows += 1;
        let body = body(self.bodies, row, UNIT, problems);
        let Some(question) = self.question(row, problems) else {
            return;
        };
        let Some(cell) = self.cell(row, question, problems) else {
            return;
        };
        if row.header.shape == 1 {
            if let (Some(body), Some(cell)) = (body, cell) {
                tallies.add(body, cell, 1);
            }
            return;
        }
        let text = row.get(COUNT);
        // Some programs write whole numbers as 12.0.
        let count = Exact::parse(&row.number_text(COUNT)).and_then(|count| count.to_whole());
        let Some(count) = count
            .and_then(|count| u64::try_from(count).ok())
            .filter(|count| *count <= MOST)
        else {
            problems.push(row.problem(COUNT, "not-a-count", vec![("found", text.to_owned())]));
            return;
        };
        let (Some(body), Some(cell)) = (body, cell) else {
            return;
        };
        if self.fill(body, cell) {
            if count > 0 {
                tallies.add(body, cell, count);
            }
        } else {
            self.twice.insert((body, cell), None);
        }
    }

    /// Marks a cell as given. Returns whether it was free.
    fn fill(&mut self, body: BodyId, cell: usize) -> bool {
        let n_cells = self.questions.n_cells();
        if self.filled.is_empty() {
            self.filled
                .resize((self.bodies.len() * n_cells).div_ceil(64), 0);
        }
        let at = body.0 as usize * n_cells + cell;
        let free = self.filled[at / 64] >> (at % 64) & 1 == 0;
        self.filled[at / 64] |= 1 << (at % 64);
        free
    }

    /// Reads the file again to say which rows give a count twice.
    fn say_twice(&mut self, path: &Path, problems: &mut Problems) {
        let (mut said, mut notes) = (Problems::default(), Vec::new());
        read(
            path,
            &[COUNTS],
            &no_progress,
            &mut said,
            &mut notes,
            &mut |row, said| {
                let found = self.bodies.find(row.get(UNIT));
                let question = self.codes.get(row.get(QUESTION)).copied().flatten();
                let (Some(body), Some(question)) = (found, question) else {
                    return;
                };
                let Some(Some(cell)) = self.cell(row, question, said) else {
                    return;
                };
                match self.twice.get_mut(&(body, cell)) {
                    None => {}
                    Some(first @ None) => *first = Some(row.number),
                    Some(Some(first)) => {
                        let arguments = vec![
                            ("unit", row.get(UNIT).to_owned()),
                            ("question", row.get(QUESTION).to_owned()),
                            ("option", row.get(OPTION).to_owned()),
                            ("first", first.to_string()),
                        ];
                        problems.push(row.problem(OPTION, "tally-twice", arguments));
                    }
                }
            },
        );
    }

    fn question(&mut self, row: &Row, problems: &mut Problems) -> Option<usize> {
        let code = row.get(QUESTION);
        let found = match self.codes.get(code) {
            Some(found) => *found,
            None => *self
                .codes
                .entry(code.to_owned())
                .or_insert(self.questions.find_survey(code)),
        };
        if found.is_none() && !self.questions.is_elsewhere(code) {
            let known = self.instrument.find_node(code).is_some()
                || self.instrument.find_fact(code).is_some();
            let key = match (code.is_empty(), known) {
                (true, _) => "empty-value",
                (_, true) => "not-a-survey",
                _ => "unknown-code",
            };
            let wanted = key == "unknown-code" && problems.wants(row, QUESTION, key);
            let near = if wanted {
                near_code(self.instrument, code)
            } else {
                NO_NEAR.to_owned()
            };
            let arguments = vec![
                ("code", code.to_owned()),
                ("near", near),
                ("instrument", self.instrument.name()),
            ];
            problems.push(row.problem(QUESTION, key, arguments));
        }
        found
    }

    /// The cell of the option a row names; the inner none is "no answer".
    fn cell(
        &mut self,
        row: &Row,
        question: usize,
        problems: &mut Problems,
    ) -> Option<Option<usize>> {
        let text = row.number_text(OPTION);
        if let Some(cell) = self.options[question].get(text.as_ref()) {
            return Some(*cell);
        }
        let survey = &self.questions.survey()[question];
        let is_single = row.header.shape == 1;
        let found = match Exact::parse(&text) {
            Some(value) => survey
                .options
                .iter()
                .position(|option| *option == value)
                .map(|option| Some(survey.first + option)),
            None if is_single && State::from_value(&text).is_some() => Some(None),
            None => None,
        };
        match found {
            Some(cell) => {
                self.options[question].insert(text.into_owned(), cell);
            }
            None => {
                let expected: Vec<String> = survey.options.iter().map(Exact::to_string).collect();
                let pointed = text.replacen(',', ".", 1);
                let is_comma = text.contains(',') && Exact::parse(&pointed).is_some();
                let (key, expected) = if is_comma {
                    ("decimal-comma", pointed)
                } else {
                    ("value-outside-scale", expected.join(", "))
                };
                problems.push(row.problem(
                    OPTION,
                    key,
                    vec![
                        ("value", row.get(OPTION).to_owned()),
                        ("expected", expected),
                    ],
                ));
            }
        }
        found
    }
}

/// More answers than there are people is a mistake, and sums stay far from overflowing.
const MOST: u64 = 10_000_000_000;
