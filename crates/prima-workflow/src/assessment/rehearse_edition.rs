//! An officer looks at what another edition of the round's instrument would say
//! of the same answers: old rule against new, before anything is determined.
//!
//! An answer counts under the other edition where that asks the same question,
//! by code, and permits the value. Whatever cannot be compared is named.

use super::desk::{Desk, Rules};
use super::facts;
use super::frozen::{ANSWERS, ANSWERS_HEADER, TALLIES, freeze, on_a_thread, push_cell};
use super::refusal::{Acted, Refusal};
use super::scored::{answers_in, loaded};
use crate::failure::WorkflowError;
use crate::inputs::Wanted;
use crate::library;
use prima_domain::assessment::permission::determination::may_rehearse_determination;
use prima_domain::register::person::Actor;
use prima_exchange::write::push_line;
use prima_instrument::exact::Exact;
use prima_score::compare::{BandMove, BodyChange, Computed, Side, years};
use prima_score::round::Round;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The same answers under two editions.
#[derive(Clone, Debug)]
pub struct EditionRehearsal {
    /// The rules of the round.
    pub here: Arc<Rules>,
    /// The rules of the other edition.
    pub there: Arc<Rules>,
    /// Units and institutions, by id.
    pub lines: Vec<EditionLine>,
    /// Codes that only the round's edition asks; their answers are passed over.
    pub only_here: Vec<String>,
    /// Codes that only the other edition asks; nobody answered them.
    pub only_there: Vec<String>,
    /// Codes both ask, with answers the other edition does not permit; those
    /// answers are passed over.
    pub unfit: Vec<String>,
}

/// One body under two editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionLine {
    /// The body.
    pub body: String,
    /// Under the rules of the round.
    pub here: EditionSide,
    /// Under those of the other edition.
    pub there: EditionSide,
    /// What becomes of the band.
    pub band: BandMove,
}

/// A body under one edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditionSide {
    /// Index as it would be published; empty: none.
    pub index: String,
    /// Code of the band; empty: none.
    pub band: String,
    /// Rank in its peer group.
    pub rank: Option<u32>,
}

impl EditionLine {
    /// Whether band or rank is another one.
    pub fn is_changed(&self) -> bool {
        self.here.band != self.there.band || self.here.rank != self.there.rank
    }
}

/// Names of the other editions of an instrument that are shipped, in order.
pub fn other_editions(instrument: &str) -> Result<Vec<String>, WorkflowError> {
    let code = |name: &str| name.split('/').next().unwrap_or_default().to_owned();
    let own = code(instrument);
    let mut names = library::shipped()?;
    names.retain(|name| *name != instrument && code(name) == own);
    Ok(names)
}

/// What another edition would say of the answers there are now, for those who
/// may rehearse the determination.
pub async fn rehearse_edition(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    edition: &str,
    now: i64,
) -> Acted<EditionRehearsal> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let units = facts::units(&mut reading, cycle).await?;
    may_rehearse_determination(&seen.whole(actor, &units, now))?;
    let known = other_editions(&seen.row.instrument)?;
    if !known.iter().any(|name| name == edition) {
        let (field, found) = ("edition", edition.to_owned());
        return Err(Refusal::Unusable { field, found }.into());
    }
    let here = desk.rules(&seen.row.instrument)?;
    let there = desk.rules(edition)?;
    let frozen = freeze(&mut reading, &seen, &here, None).await?;
    on_a_thread(move || compared(&frozen.tables()?, here, there)).await
}

fn compared(
    files: &BTreeMap<String, String>,
    here: Arc<Rules>,
    there: Arc<Rules>,
) -> Result<EditionRehearsal, WorkflowError> {
    let (fitted, unfit) = fitted(files, &here, &there)?;
    let sides = [(&here, files), (&there, &fitted)];
    let mut read = Vec::new();
    for (rules, files) in sides {
        let (instrument, questions) = (&rules.instrument, &rules.questions);
        read.push(loaded(files, instrument, questions, Wanted::Scores)?);
    }
    let round = |at: usize| {
        let (rules, loaded) = (sides[at].0, &read[at]);
        let (instrument, questions) = (&rules.instrument, &rules.questions);
        let (bodies, answers) = (&loaded.bodies, &loaded.answers);
        Round::new(instrument, questions, bodies, answers, &loaded.published)
    };
    let rounds = [round(0), round(1)];
    let results = rounds.each_ref().map(Round::compute);
    let computed = |at: usize| Computed {
        round: &rounds[at],
        results: &results[at],
    };
    let found = years(computed(0), computed(1));
    Ok(EditionRehearsal {
        lines: found.bodies.into_iter().map(line).collect(),
        only_here: only(&here, &there),
        only_there: only(&there, &here),
        unfit: unfit.into_iter().collect(),
        here,
        there,
    })
}

fn line(change: BodyChange) -> EditionLine {
    let side = |side: Side| EditionSide {
        index: side
            .rounded
            .map_or(String::new(), |index| index.at_digits(side.digits)),
        band: side.band.unwrap_or_default(),
        rank: side.rank,
    };
    EditionLine {
        body: change.unit,
        here: side(change.old),
        there: side(change.new),
        band: change.band,
    }
}

/// Codes one edition asks and the other does not, in the order of the instrument.
fn only(one: &Rules, other: &Rules) -> Vec<String> {
    let codes = one.questions.codes(&one.instrument);
    codes
        .filter(|code| other.questions.find(code).is_none())
        .map(str::to_owned)
        .collect()
}

/// The files with what the other edition asks and permits, and the codes of
/// which something was left out.
fn fitted(
    files: &BTreeMap<String, String>,
    here: &Rules,
    there: &Rules,
) -> Result<(BTreeMap<String, String>, BTreeSet<String>), WorkflowError> {
    let mut unfit = BTreeSet::new();
    let mut answers = String::new();
    push_line(ANSWERS_HEADER, &mut answers);
    for (unit, cells) in answers_in(files)? {
        for (code, cell) in &cells {
            let Some(slot) = there.questions.find(code) else {
                continue;
            };
            let fits = cell
                .iter()
                .all(|(value, _)| there.read(slot, value).is_ok());
            match fits {
                true => push_cell(there, &unit, code, cell, &mut answers),
                false => {
                    unfit.insert(code.clone());
                }
            }
        }
    }
    let mut tallies = String::new();
    let text = files.get(TALLIES).map_or("", String::as_str);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let wrong = |error| WorkflowError::csv(TALLIES, error);
    push_line(reader.headers().map_err(wrong)?.iter(), &mut tallies);
    for row in reader.records() {
        let row = row.map_err(wrong)?;
        let question = row.get(1).unwrap_or_default();
        let Some(place) = there.questions.find_survey(question) else {
            continue;
        };
        let option = row.get(2).and_then(Exact::parse);
        let options = &there.questions.survey()[place].options;
        match option.is_some_and(|option| options.contains(&option)) {
            true => push_line(row.iter(), &mut tallies),
            false => {
                unfit.insert(question.to_owned());
            }
        }
    }
    // What only this edition asks is named apart.
    unfit.retain(|code| here.questions.find(code).is_some());
    let mut fitted = files.clone();
    fitted.insert(ANSWERS.to_owned(), answers);
    fitted.insert(TALLIES.to_owned(), tallies);
    Ok((fitted, unfit))
}

#[cfg(test)]
mod tests;
