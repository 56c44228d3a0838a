//! Reads the files of a round.

use crate::failure::{Failure, WorkflowError};
use prima_exchange::answers::{LoadedAnswers, WantRaters, load_answers};
use prima_exchange::nodes::load_nodes;
use prima_exchange::published::load_published;
use prima_exchange::tallies::load_tallies;
use prima_exchange::units::load_units;
use prima_exchange::{Note, Problems, fast};
use prima_instrument::Instrument;
use prima_robust::RatedAnswers;
use prima_score::answers::{Answers, Questions};
use prima_score::bodies::Bodies;
use prima_score::round::Published;
use prima_score::tallies::Tallies;
use prima_score::value::Outcome;
use std::path::{Path, PathBuf};

/// Files a round is read from.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// The bodies.
    pub units: PathBuf,
    /// Their answers.
    pub answers: Option<PathBuf>,
    /// Their survey answers.
    pub tallies: Option<PathBuf>,
    /// Published node scores.
    pub nodes: Option<PathBuf>,
    /// Published indices.
    pub results: Option<PathBuf>,
}

/// What the answers are wanted for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Scores only.
    Scores,
    /// Scores, and who gave which answer.
    Raters,
}

/// Everything a round is made of.
pub struct Loaded {
    /// Who.
    pub bodies: Bodies,
    /// What was answered.
    pub answers: Answers,
    /// What was published.
    pub published: Published,
    /// Who gave which answer; empty unless it was wanted.
    pub rated: RatedAnswers,
    /// Where published node scores come from: source, period, day they were read.
    pub node_sources: Vec<[String; 3]>,
    /// What was accepted but must be said.
    pub notes: Vec<Note>,
}

/// Reads all files; every problem of every file is found before any is said.
/// `progress` is told how much is read, from 0 to 1.
pub fn load(
    inputs: &Inputs,
    instrument: &Instrument,
    questions: &Questions,
    wanted: Wanted,
    progress: &dyn Fn(f64),
) -> Result<Loaded, WorkflowError> {
    let silent = |_: f64| {};
    let units = load_units(&inputs.units, &silent).map_err(Failure::Problems)?;
    let (bodies, mut notes) = (units.bodies, units.notes);
    let mut problems = Problems::default();
    let mut answers = Answers::new(questions, bodies.len());
    let mut published = Published::default();
    let mut node_sources = Vec::new();
    let (read_answers, read_tallies) = rayon::join(
        || match &inputs.answers {
            Some(path) => read_answers(path, instrument, questions, &bodies, &mut answers, wanted),
            None => Ok(LoadedAnswers::default()),
        },
        || {
            inputs
                .tallies
                .as_deref()
                .map(|path| read_survey(path, instrument, questions, &bodies))
        },
    );
    progress(0.9);
    let mut rated = RatedAnswers::new();
    match read_answers {
        Ok(loaded) => {
            for one in &loaded.rated {
                if let Outcome::Points(points, _) = answers.outcome(one.slot, one.entry) {
                    rated.push(
                        one.body,
                        one.slot,
                        &loaded.raters[one.rater as usize],
                        points.to_f64(),
                    );
                }
            }
            notes.extend(loaded.notes);
        }
        Err(found) => problems.extend(found),
    }
    match read_tallies {
        None => {}
        Some(Ok((tallies, more))) => {
            answers.take_tallies(tallies);
            notes.extend(more);
        }
        Some(Err(found)) => problems.extend(found),
    }
    if let Some(path) = &inputs.nodes {
        match load_nodes(path, instrument, &bodies, &silent) {
            Ok(loaded) => {
                published.nodes = loaded.nodes;
                node_sources.extend(loaded.citations);
                notes.extend(loaded.notes);
            }
            Err(found) => problems.extend(found),
        }
    }
    if let Some(path) = &inputs.results {
        match load_published(path, instrument, &bodies, &silent) {
            Ok(loaded) => {
                published.indices = loaded.indices;
                notes.extend(loaded.notes);
            }
            Err(found) => problems.extend(found),
        }
    }
    progress(1.0);
    match problems.or(()) {
        Ok(()) => Ok(Loaded {
            bodies,
            answers,
            published,
            rated,
            node_sources,
            notes,
        }),
        Err(problems) => Err(Failure::Problems(problems).into()),
    }
}

fn is_parquet(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("parquet"))
}

/// The quick way where the file is plain enough, else the careful one.
fn read_answers(
    path: &Path,
    instrument: &Instrument,
    questions: &Questions,
    bodies: &Bodies,
    answers: &mut Answers,
    wanted: Wanted,
) -> Result<LoadedAnswers, Problems> {
    // What the quick reader trips over, the careful one puts into words.
    let quick = wanted == Wanted::Scores
        && is_parquet(path)
        && fast::answers(path, instrument, questions, bodies, answers).unwrap_or(false);
    if quick {
        return Ok(LoadedAnswers::default());
    }
    let raters = if wanted == Wanted::Raters {
        WantRaters::Yes
    } else {
        WantRaters::No
    };
    load_answers(
        path,
        instrument,
        questions,
        bodies,
        answers,
        raters,
        &|_| {},
    )
}

fn read_survey(
    path: &Path,
    instrument: &Instrument,
    questions: &Questions,
    bodies: &Bodies,
) -> Result<(Tallies, Vec<Note>), Problems> {
    if is_parquet(path)
        && let Ok(Some(tallies)) = fast::survey(path, questions, bodies)
    {
        return Ok((tallies, Vec::new()));
    }
    let loaded = load_tallies(path, instrument, questions, bodies, &|_| {})?;
    Ok((loaded.tallies, loaded.notes))
}
