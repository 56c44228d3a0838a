//! A small instrument and round, and the writing of files for tests.

use prima_exchange::answers::{LoadedAnswers, WantRaters, load_answers};
use prima_exchange::figures::load_figures;
use prima_exchange::nodes::load_nodes;
use prima_exchange::published::load_published;
use prima_exchange::table::no_progress;
use prima_exchange::tallies::{LoadedTallies, load_tallies};
use prima_exchange::units::{LoadedUnits, load_units};
use prima_exchange::{Note, Problems};
use prima_instrument::{Catalogue, Instrument};
use prima_score::answers::{Answers, Questions};
use prima_score::bodies::Bodies;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The rules, as text.
pub const INSTRUMENT: &str = include_str!("instrument.toml");

/// Three units and their institution.
pub const UNITS: &str = "unit,name,parent,kind,level,region\n\
    city,Kota Contoh,,institution,kota,53.71\n\
    clinic,Puskesmas Contoh,city,service_unit,,53.71\n\
    land,\"Kantor Pertanahan, Contoh\",city,service_unit,,53.71\n\
    court,Pengadilan Contoh,city,service_unit,,53.71\n";

/// A folder, an instrument and bodies.
pub struct Sample {
    /// Where files are written.
    pub folder: TempDir,
    /// The rules.
    pub instrument: Instrument,
    /// Their questions.
    pub questions: Questions,
    /// Who is assessed.
    pub bodies: Bodies,
}

impl Sample {
    /// A new folder with `units.csv`.
    pub fn new() -> Sample {
        let instrument = prima_instrument::read(INSTRUMENT, &Catalogue::default())
            .unwrap_or_else(|faults| panic!("the sample instrument has faults: {faults:?}"));
        let folder = tempfile::tempdir().unwrap();
        let questions = Questions::new(&instrument);
        let path = folder.path().join("units.csv");
        std::fs::write(&path, UNITS).unwrap();
        let bodies = load_units(&path, &no_progress).unwrap().bodies;
        Sample { folder, instrument, questions, bodies }
    }

    /// Writes a file.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// Reads answers.
    pub fn answers(&self, path: &Path) -> Result<(Answers, LoadedAnswers), Problems> {
        let mut answers = Answers::new(&self.questions, self.bodies.len());
        let loaded = load_answers(
            path,
            &self.instrument,
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
        load_tallies(path, &self.instrument, &self.questions, &self.bodies, &no_progress)
    }

    /// Reads any of the files by what its name begins with.
    pub fn load(&self, path: &Path) -> Result<Vec<Note>, Problems> {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with("units") {
            load_units(path, &no_progress).map(|LoadedUnits { notes, .. }| notes)
        } else if name.starts_with("tallies") || name.starts_with("survey") {
            self.tallies(path).map(|loaded| loaded.notes)
        } else if name.starts_with("published") {
            load_published(path, &self.instrument, &self.bodies, &no_progress).map(|loaded| loaded.notes)
        } else if name.starts_with("nodes") {
            load_nodes(path, &self.instrument, &self.bodies, &no_progress).map(|loaded| loaded.notes)
        } else if name.starts_with("figures") {
            load_figures(path, &no_progress).map(|loaded| loaded.notes)
        } else {
            self.answers(path).map(|(_, loaded)| loaded.notes)
        }
    }
}
