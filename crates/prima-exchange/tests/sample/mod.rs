//! A small instrument and its units, and a folder for the files of a test.

use prima_instrument::{Catalogue, Instrument};
use std::path::PathBuf;
use tempfile::TempDir;

/// The rules, as text.
pub const INSTRUMENT: &str = include_str!("instrument.toml");

/// Three units and their institution.
pub const UNITS: &str = "unit,name,parent,kind,level,region\n\
    city,Kota Contoh,,institution,kota,53.71\n\
    clinic,Puskesmas Contoh,city,service_unit,,53.71\n\
    land,\"Kantor Pertanahan, Contoh\",city,service_unit,,53.71\n\
    court,Pengadilan Contoh,city,service_unit,,53.71\n";

/// A folder and an instrument.
pub struct Sample {
    /// Where files are written.
    pub folder: TempDir,
    /// The rules.
    pub instrument: Instrument,
}

impl Sample {
    /// A new folder.
    pub fn new() -> Sample {
        let instrument = prima_instrument::read(INSTRUMENT, &Catalogue::default())
            .unwrap_or_else(|faults| panic!("the sample instrument has faults: {faults:?}"));
        let folder = tempfile::tempdir().unwrap();
        Sample { folder, instrument }
    }

    /// Writes a file.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }
}
