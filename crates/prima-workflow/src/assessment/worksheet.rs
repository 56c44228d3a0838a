//! A unit's worksheet: written from its form, and held against it when it comes
//! back. Nothing is saved here; what a person chose of the differences goes
//! through [`save_answers`](super::save_answers), which judges it again.

use super::desk::Desk;
use super::read::{UnitForm, unit_form};
use super::refusal::Acted;
use super::values::Entry;
use crate::failure::WorkflowError;
use prima_domain::register::person::Actor;
use prima_exchange::Problems;
use prima_exchange::worksheet::{Head, Held, Taken, TakenRow, Unreadable, canonical, open, write};
use prima_instrument::Instrument;
use prima_instrument::form::{Question, form};
use prima_instrument::model::SourceKind;
use prima_instrument::words::{Lang, say};
use prima_store::cycle::{Response, ResponseChange};
use std::collections::BTreeMap;

/// Why a worksheet is not held against the form at all. Nothing of it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorksheetFault {
    /// The file, or some of its cells, cannot be taken.
    Unreadable(Unreadable),
    /// It was made for another unit, round or instrument; this is what it says.
    Foreign(Head),
}

/// A worksheet, or what was chosen of one, held against the form.
#[derive(Clone, Debug, Default)]
pub struct WorksheetReview {
    /// What would change, in the order of the form.
    pub differences: Vec<Difference>,
    /// How many answers say what is saved.
    pub n_same: usize,
    /// Codes that the worksheet left as it found them, and that somebody has
    /// changed since: what is saved stays.
    pub newer: Vec<String>,
    /// Codes that stand nowhere in the worksheet.
    pub absent: Vec<String>,
    /// Sheets that are no part of a worksheet, and were not read.
    pub ignored: Vec<String>,
}

/// One answer that is another in the worksheet than it is now.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The question.
    pub question: Question,
    /// What the worksheet says, on its way to the act; its version is the one
    /// that is saved now.
    pub entry: Entry,
    /// What is saved now; none: never answered.
    pub saved: Option<Response>,
    /// Whether somebody changed the answer after the worksheet was made, so that
    /// a person has to choose.
    pub is_conflict: bool,
}

/// The worksheet of a unit, for anybody who may read its answers.
pub async fn worksheet(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    made: &Made<'_>,
    now: i64,
) -> Acted<Vec<u8>> {
    let found = unit_form(desk, actor, cycle, unit, now).await?;
    let head = Head {
        cycle: cycle.to_owned(),
        cycle_title: match made.lang {
            Lang::Id => found.cycle.title_id.clone(),
            Lang::En => found.cycle.title_en.clone(),
        },
        unit: unit.to_owned(),
        unit_name: made.unit_name.to_owned(),
        instrument: found.cycle.instrument.clone(),
        day: made.day.to_owned(),
    };
    let held = found.responses.iter().map(|row| {
        let held = Held {
            value: row.value.clone(),
            note: row.note.clone(),
            version: row.version,
        };
        (row.code.clone(), held)
    });
    let questions = supported(&found.rules.instrument, questions(&found));
    let written = write(&head, &questions, &held.collect(), made.lang);
    Ok(written.map_err(WorkflowError::from)?)
}

/// How a worksheet is made.
#[derive(Clone, Copy, Debug)]
pub struct Made<'a> {
    /// Name of the unit.
    pub unit_name: &'a str,
    /// The day, as a person reads it.
    pub day: &'a str,
    /// Its language.
    pub lang: Lang,
}

/// Holds a worksheet against the form, for those who may answer now; what is
/// wrong is said in a language.
pub async fn review_worksheet(
    desk: &Desk,
    actor: &Actor,
    (cycle, unit): (&str, &str),
    (name, content): (&str, Vec<u8>),
    lang: Lang,
    now: i64,
) -> Acted<Result<WorksheetReview, WorksheetFault>> {
    let found = answering(desk, actor, cycle, unit, now).await?;
    let opened = match open(content, name) {
        Ok(opened) => opened,
        Err(fault) => return Ok(Err(WorksheetFault::Unreadable(fault))),
    };
    let own = (cycle, unit, found.cycle.instrument.as_str());
    let head = &opened.head;
    if (&*head.cycle, &*head.unit, &*head.instrument) != own {
        return Ok(Err(WorksheetFault::Foreign(head.clone())));
    }
    let questions = questions(&found);
    let taken = match opened.rows(&questions) {
        Ok(taken) => taken,
        Err(fault) => return Ok(Err(WorksheetFault::Unreadable(fault))),
    };
    if let Err(problems) = judged(&found, &taken, lang) {
        let fault = Unreadable::Cells(problems);
        return Ok(Err(WorksheetFault::Unreadable(fault)));
    }
    let rows = taken.rows.into_iter().map(entry).collect();
    let changes = changes(desk, cycle, unit).await?;
    let mut review = compare(&found.responses, &changes, questions, rows);
    review.absent = taken.absent;
    review.ignored = taken.ignored;
    Ok(Ok(review))
}

/// Holds what was carried from a review against the form again, after somebody
/// was faster; codes that are not asked are passed over.
pub async fn review_entries(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    entries: Vec<Entry>,
    now: i64,
) -> Acted<WorksheetReview> {
    let found = answering(desk, actor, cycle, unit, now).await?;
    let questions = questions(&found);
    let changes = changes(desk, cycle, unit).await?;
    Ok(compare(&found.responses, &changes, questions, entries))
}

/// Every version of the unit's answers.
async fn changes(desk: &Desk, cycle: &str, unit: &str) -> Acted<Vec<ResponseChange>> {
    let mut reading = desk.database.reading();
    Ok(reading.response_changes_of(cycle, unit).await?)
}

/// The form of a unit, for those who may answer now.
async fn answering(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    now: i64,
) -> Acted<UnitForm> {
    let found = unit_form(desk, actor, cycle, unit, now).await?;
    match found.not_answering.clone() {
        Some(refusal) => Err(refusal.into()),
        None => Ok(found),
    }
}

/// What a unit is asked.
fn questions(found: &UnitForm) -> Vec<Question> {
    let asked = form(&found.rules.instrument, SourceKind::SelfAssessment.name());
    asked.map_or(Vec::new(), |form| form.questions)
}

/// The questions with the evidence that is asked for the indicator each is about.
fn supported(instrument: &Instrument, mut questions: Vec<Question>) -> Vec<Question> {
    for question in questions.iter_mut().filter(|question| question.is_fact) {
        let node = question.section.last();
        let node = node.and_then(|node| instrument.find_node(&node.code));
        let kinds = node.map_or(&[][..], |id| &instrument.node(id).evidence);
        for code in kinds {
            let is_new = question.evidence.iter().all(|kind| kind.code != *code);
            let kind = instrument.catalogue.evidence_kind(code);
            question.evidence.extend(kind.filter(|_| is_new).cloned());
        }
    }
    questions
}

/// Every value that the instrument does not allow, by its cell.
fn judged(found: &UnitForm, taken: &Taken, lang: Lang) -> Result<(), Problems> {
    let mut problems = Problems::default();
    for row in &taken.rows {
        let kind = SourceKind::SelfAssessment;
        if let Some(bad) = found.rules.fault(&row.code, &row.value, kind) {
            let (key, expected) = match bad.key {
                "value-outside-scale" => (bad.key, bad.accepted(lang)),
                // What a text file should have is no remedy in a cell.
                "not-a-number" | "not-whole" | "decimal-comma" => {
                    ("worksheet-number", bad.accepted(lang))
                }
                key => (key, bad.expected),
            };
            let arguments = vec![("value", bad.value), ("expected", expected)];
            problems.push(row.problem(key, arguments));
        }
    }
    problems.or(())
}

pub(crate) fn entry(row: TakenRow) -> Entry {
    Entry {
        code: row.code,
        value: row.value,
        note: row.note,
        private: String::new(),
        version: row.version,
    }
}

/// What entries would change, in the order of the form.
pub(crate) fn compare(
    responses: &[Response],
    changes: &[ResponseChange],
    questions: Vec<Question>,
    entries: Vec<Entry>,
) -> WorksheetReview {
    let mut entries: BTreeMap<String, Entry> = entries
        .into_iter()
        .map(|entry| (entry.code.clone(), entry))
        .collect();
    let mut review = WorksheetReview::default();
    for question in questions {
        let Some(mut entry) = entries.remove(&question.code) else {
            continue;
        };
        let saved = responses.iter().find(|row| row.code == question.code);
        let said = said(&question, &entry.value, &entry.note);
        let now = saved.map_or_else(Said::default, |row| {
            self::said(&question, &row.value, &row.note)
        });
        let version = saved.map_or(0, |row| row.version);
        if said == now {
            review.n_same += 1;
        } else if entry.version != version && base(changes, &question, entry.version) == Some(said)
        {
            review.newer.push(question.code);
        } else {
            let is_conflict = entry.version != version;
            entry.version = version;
            review.differences.push(Difference {
                question,
                entry,
                saved: saved.cloned(),
                is_conflict,
            });
        }
    }
    review
}

/// An answer and its note, each in its one writing.
#[derive(Debug, Default, PartialEq, Eq)]
struct Said(String, String);

fn said(question: &Question, value: &str, note: &str) -> Said {
    let note = note.replace("\r\n", "\n");
    Said(canonical(&question.answer, value), note.trim().to_owned())
}

/// What was saved as a version; none: there never was one.
fn base(changes: &[ResponseChange], question: &Question, version: i64) -> Option<Said> {
    if version == 0 {
        return Some(Said::default());
    }
    let mut changes = changes.iter();
    let change = changes.find(|row| row.code == question.code && row.version == version)?;
    Some(said(question, &change.value, &change.note))
}

impl WorksheetFault {
    /// How much is wrong in the cells of a worksheet that could be read; 0: it could not.
    pub fn n_in_cells(&self) -> u64 {
        match self {
            WorksheetFault::Unreadable(Unreadable::Cells(problems)) => problems.count(),
            WorksheetFault::Unreadable(_) | WorksheetFault::Foreign(_) => 0,
        }
    }

    /// What is wrong and what to do, a line each.
    pub fn text(&self, lang: Lang, name: &str) -> String {
        match self {
            WorksheetFault::Unreadable(fault) => fault.report(lang, name),
            WorksheetFault::Foreign(head) => {
                let arguments = [
                    ("unit", head.unit_name.clone()),
                    ("round", head.cycle_title.clone()),
                    ("day", head.day.clone()),
                ];
                say(lang, "worksheet-foreign", &arguments)
            }
        }
    }
}
