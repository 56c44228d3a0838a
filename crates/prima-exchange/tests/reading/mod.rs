//! Reads the files of a test as the program does.

use crate::sample::{Sample, UNITS};
use prima_exchange::answers::{LoadedAnswers, WantRaters, load_answers};
use prima_exchange::figures::load_figures;
use prima_exchange::nodes::load_nodes;
use prima_exchange::published::load_published;
use prima_exchange::table::no_progress;
use prima_exchange::tallies::{LoadedTallies, load_tallies};
use prima_exchange::units::{LoadedUnits, load_units};
use prima_exchange::{Note, Problems};
use prima_score::answers::{Answers, Questions};
use prima_score::bodies::Bodies;
use std::path::{Path, PathBuf};

/// The sample with its units read.
pub struct Reading {
    /// Rules and folder.
    pub sample: Sample,
    /// Their questions.
    pub questions: Questions,
    /// Who is assessed.
    pub bodies: Bodies,
}

impl Reading {
    /// The sample units.
    pub fn new() -> Reading {
        let sample = Sample::new();
        let questions = Questions::new(&sample.instrument);
        let path = sample.file("first-units.csv", UNITS);
        let bodies = load_units(&path, &no_progress).unwrap().bodies;
        Reading {
            sample,
            questions,
            bodies,
        }
    }

    /// Writes a file.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        self.sample.file(name, content)
    }

    /// Reads answers.
    pub fn answers(&self, path: &Path) -> Result<(Answers, LoadedAnswers), Problems> {
        let mut answers = Answers::new(&self.questions, self.bodies.len());
        let loaded = load_answers(
            path,
            &self.sample.instrument,
            &self.questions,
            &self.bodies,
            &mut answers,
            WantRaters::Yes,
            &no_progress,
        )?;
        Ok((answers, loaded))
    }

    /// Reads survey answers.
    pub fn tallies(&self, path: &Path) -> Result<LoadedTallies, Problems> {
        load_tallies(
            path,
            &self.sample.instrument,
            &self.questions,
            &self.bodies,
            &no_progress,
        )
    }

    /// Reads any of the files by what its name begins with.
    pub fn load(&self, path: &Path) -> Result<Vec<Note>, Problems> {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with("units") {
            load_units(path, &no_progress).map(|LoadedUnits { notes, .. }| notes)
        } else if name.starts_with("tallies") || name.starts_with("survey") {
            self.tallies(path).map(|loaded| loaded.notes)
        } else if name.starts_with("published") {
            load_published(path, &self.sample.instrument, &self.bodies, &no_progress)
                .map(|loaded| loaded.notes)
        } else if name.starts_with("nodes") {
            load_nodes(path, &self.sample.instrument, &self.bodies, &no_progress)
                .map(|loaded| loaded.notes)
        } else if name.starts_with("figures") {
            load_figures(path, &no_progress).map(|loaded| loaded.notes)
        } else {
            self.answers(path).map(|(_, loaded)| loaded.notes)
        }
    }
}
