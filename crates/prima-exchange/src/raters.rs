//! Collects the answers of cells that several raters answered.

use crate::answers::{
    CODE, LoadedAnswers, Lookup, RATER, Rated, SHAPE, VALUE, WantRaters, code_of,
};
use crate::lookup::NO_NEAR;
use crate::problem::{Problem, Problems};
use crate::table::{no_progress, read};
use prima_instrument::model::Raters;
use prima_score::answers::{Answers, Entry, Slot};
use prima_score::bodies::BodyId;
use std::collections::HashMap;
use std::path::Path;

/// One row of a cell with several.
struct Collected {
    body: BodyId,
    slot: Slot,
    rater: u32,
    entry: Entry,
    row: u64,
}

/// Reads the file again, for the cells with several rows or for every rater.
pub(crate) fn collect(
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

/// What a message says for a rater without a name.
fn named(rater: &str) -> String {
    if rater.is_empty() { NO_NEAR } else { rater }.to_owned()
}

/// Which cells came up again: one bit each.
pub(crate) struct Cells {
    n_bodies: usize,
    bits: Vec<Vec<u64>>,
    /// Whether any did.
    pub(crate) any: bool,
}

impl Cells {
    /// None yet.
    pub(crate) fn new(n_bodies: usize) -> Cells {
        Cells {
            n_bodies,
            bits: Vec::new(),
            any: false,
        }
    }

    /// Marks a cell.
    pub(crate) fn mark(&mut self, body: BodyId, slot: Slot) {
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
