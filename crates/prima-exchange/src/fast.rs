//! The quick way in for large Parquet files that have nothing wrong.
//!
//! Every distinct unit, code and value is looked up once, then rows are
//! copied code by code. A file with anything unusual in it (an unknown unit, a
//! second answer to a question, an empty value) is handed back unread: the
//! careful reader then says what is wrong, or takes the several raters.

use crate::columnar::{BATCH, CodedColumn, CodedFile, NULL};
use parquet::errors::ParquetError;
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_score::answers::{Answers, Entry, Questions, Slot};
use prima_score::bodies::{Bodies, BodyId};
use prima_score::tallies::Tallies;
use std::path::Path;

/// What a value's code was found to mean; looked up when first met.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known<T> {
    NotYet,
    Is(T),
}

/// Meanings of a dictionary's codes.
struct Meanings<T> {
    list: Vec<Known<T>>,
}

impl<T: Copy> Meanings<T> {
    fn new() -> Meanings<T> {
        Meanings { list: Vec::new() }
    }

    /// The meaning of a code; `None` where `find` knows none.
    #[inline]
    fn get(&mut self, code: u32, find: impl FnOnce() -> Option<T>) -> Option<T> {
        let at = code as usize;
        match self.list.get(at) {
            Some(Known::Is(meaning)) => return Some(*meaning),
            Some(Known::NotYet) => {}
            None => self.list.resize(at + 1, Known::NotYet),
        }
        let meaning = find()?;
        self.list[at] = Known::Is(meaning);
        Some(meaning)
    }
}

/// Reads `unit,source,rater,code,value` into `answers`. Returns whether the
/// whole file was plain enough; if not, `answers` is as it was.
pub fn answers(
    path: &Path,
    instrument: &Instrument,
    questions: &Questions,
    bodies: &Bodies,
    answers: &mut Answers,
) -> Result<bool, ParquetError> {
    let Some(file) = CodedFile::open(path, &["unit", "source", "code", "value"])? else {
        return Ok(false);
    };
    let mut filled = Answers::new(questions, bodies.len());
    let mut batch: [Vec<u32>; 4] = Default::default();
    for group in 0..file.n_groups() {
        let mut columns = file.group(group)?;
        let mut units: Meanings<BodyId> = Meanings::new();
        let mut slots: Meanings<Slot> = Meanings::new();
        // Per question: which source codes are its own, and its entries by value code.
        let mut sources: Vec<Meanings<()>> =
            questions.all.iter().map(|_| Meanings::new()).collect();
        let mut entries: Vec<Meanings<Entry>> =
            questions.all.iter().map(|_| Meanings::new()).collect();
        while read(&mut columns, &mut batch)? > 0 {
            let [unit_codes, source_codes, code_codes, value_codes] = &batch;
            let rows = unit_codes
                .iter()
                .zip(source_codes)
                .zip(code_codes)
                .zip(value_codes);
            for (((unit, source), code), value) in rows {
                if [unit, source, code, value]
                    .into_iter()
                    .any(|code| *code == NULL)
                {
                    return Ok(false);
                }
                let text =
                    |column: usize, code: &u32| columns[column].dictionary[*code as usize].as_str();
                let Some(body) = units.get(*unit, || bodies.find(text(0, unit))) else {
                    return Ok(false);
                };
                let Some(slot) = slots.get(*code, || questions.find(text(2, code))) else {
                    return Ok(false);
                };
                let at = slot.0 as usize;
                let asked =
                    || (questions.source(instrument, slot) == text(1, source)).then_some(());
                if sources[at].get(*source, asked).is_none() {
                    return Ok(false);
                }
                let entry = entries[at].get(*value, || {
                    let text = text(3, value);
                    if text.is_empty() {
                        None
                    } else {
                        filled.entry(instrument, questions, slot, text).ok()
                    }
                });
                let Some(entry) = entry else { return Ok(false) };
                if !filled.set(body, slot, entry) {
                    return Ok(false);
                }
            }
        }
    }
    let tallies = answers.tallies().clone();
    *answers = filled;
    answers.take_tallies(tallies);
    Ok(true)
}

/// Reads single survey answers, `unit,question,value`. `None` where the file is not plain enough.
pub fn survey(
    path: &Path,
    questions: &Questions,
    bodies: &Bodies,
) -> Result<Option<Tallies>, ParquetError> {
    let Some(file) = CodedFile::open(path, &["unit", "question", "value"])? else {
        return Ok(None);
    };
    let mut tallies = Tallies::new(questions.n_cells(), bodies.len());
    let mut batch: [Vec<u32>; 3] = Default::default();
    for group in 0..file.n_groups() {
        let mut columns = file.group(group)?;
        let mut units: Meanings<BodyId> = Meanings::new();
        let mut asked: Meanings<usize> = Meanings::new();
        let mut options: Vec<Meanings<usize>> =
            questions.survey().iter().map(|_| Meanings::new()).collect();
        while read(&mut columns, &mut batch)? > 0 {
            let [unit_codes, question_codes, value_codes] = &batch;
            for ((unit, question), value) in unit_codes.iter().zip(question_codes).zip(value_codes)
            {
                if [unit, question, value]
                    .into_iter()
                    .any(|code| *code == NULL)
                {
                    return Ok(None);
                }
                let text =
                    |column: usize, code: &u32| columns[column].dictionary[*code as usize].as_str();
                let Some(body) = units.get(*unit, || bodies.find(text(0, unit))) else {
                    return Ok(None);
                };
                let place = asked.get(*question, || questions.find_survey(text(1, question)));
                let Some(place) = place else { return Ok(None) };
                let known = &questions.survey()[place];
                let option = options[place].get(*value, || {
                    let value = Exact::parse(text(2, value))?;
                    known.options.iter().position(|option| *option == value)
                });
                let Some(option) = option else {
                    return Ok(None);
                };
                tallies.add(body, known.first + option, 1);
            }
        }
    }
    Ok(Some(tallies))
}

/// Reads the next rows of all columns; they must stay in step.
fn read<const N: usize>(
    columns: &mut [CodedColumn],
    batch: &mut [Vec<u32>; N],
) -> Result<usize, ParquetError> {
    for (column, codes) in columns.iter_mut().zip(batch.iter_mut()) {
        column.read(BATCH, codes)?;
    }
    let n = batch[0].len();
    if batch.iter().any(|codes| codes.len() != n) {
        return Err(ParquetError::General(
            "columns of different lengths".to_owned(),
        ));
    }
    Ok(n)
}
