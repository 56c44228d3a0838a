//! The files of a round scored as they are, without making a bundle of them:
//! for what is shown beside a result and never becomes one.

use super::desk::Rules;
use super::frozen::{ANSWERS, PUBLISHED, TALLIES, UNITS};
use super::replaced::Cell;
use crate::failure::WorkflowError;
use crate::import::temporary;
use crate::inputs::{Inputs, Loaded, Wanted, load};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_score::answers::Questions;
use prima_score::round::Round;
use std::collections::BTreeMap;
use std::fs;

/// What a body came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    /// Index before rounding.
    pub exact: Option<Exact>,
    /// Index in units of its last digit.
    pub units: Option<i64>,
    /// What decides between equal indices.
    pub tie_breakers: Vec<Option<Exact>>,
    /// Code of the band; empty: none.
    pub band: String,
    /// Name of the peer group; empty: none.
    pub group: String,
    /// Rank in it.
    pub rank: Option<u32>,
}

/// Reads the files of a round; a table without a row is as good as none.
pub(crate) fn loaded(
    files: &BTreeMap<String, String>,
    instrument: &Instrument,
    questions: &Questions,
    wanted: Wanted,
) -> Result<Loaded, WorkflowError> {
    let place = temporary()?;
    let write = |name: &str| -> Result<Option<std::path::PathBuf>, WorkflowError> {
        let text = files.get(name).map_or("", String::as_str);
        if text.lines().nth(1).is_none() {
            return Ok(None);
        }
        let path = place.path().join(name);
        fs::write(&path, text).map_err(WorkflowError::at(&path))?;
        Ok(Some(path))
    };
    let inputs = Inputs {
        units: write(UNITS)?.unwrap_or_else(|| place.path().join(UNITS)),
        answers: write(ANSWERS)?,
        tallies: write(TALLIES)?,
        nodes: None,
        results: write(PUBLISHED)?,
    };
    load(&inputs, instrument, questions, wanted, &|_| {})
}

/// The answers in the files of a round, by unit and code.
pub(crate) fn answers_in(
    files: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, BTreeMap<String, Cell>>, WorkflowError> {
    let text = files.get(ANSWERS).map_or("", String::as_str);
    let mut answers: BTreeMap<String, BTreeMap<String, Cell>> = BTreeMap::new();
    for row in csv::Reader::from_reader(text.as_bytes()).records() {
        let row = row.map_err(|error| WorkflowError::csv(ANSWERS, error))?;
        let field = |place: usize| row.get(place).unwrap_or_default().to_owned();
        let cells = answers.entry(field(0)).or_default();
        let cell = cells.entry(field(1)).or_default();
        cell.push((field(2), field(4)));
    }
    Ok(answers)
}

/// What every body came to, by id.
pub(crate) fn figures(
    files: &BTreeMap<String, String>,
    rules: &Rules,
) -> Result<BTreeMap<String, Figure>, WorkflowError> {
    let (instrument, questions) = (&rules.instrument, &rules.questions);
    let loaded = loaded(files, instrument, questions, Wanted::Scores)?;
    let round = Round::new(
        instrument,
        questions,
        &loaded.bodies,
        &loaded.answers,
        &loaded.published,
    );
    let results = round.compute();
    let figure = |body: prima_score::bodies::BodyId| {
        let place = body.0 as usize;
        let (result, seat) = (&results.bodies[place], results.places[place]);
        let band = result.band.map(|band| &instrument.bands[usize::from(band)]);
        let group = seat.map(|seat| &results.groups[seat.group as usize]);
        let figure = Figure {
            exact: result.exact.clone(),
            units: result.units,
            tie_breakers: result.tie_breakers().to_vec(),
            band: band.map_or(String::new(), |band| band.code.clone()),
            group: group.map_or(String::new(), |group| group.name.clone()),
            rank: seat.and_then(|seat| seat.rank),
        };
        (loaded.bodies.id(body).to_owned(), figure)
    };
    Ok(loaded.bodies.iter().map(figure).collect())
}
