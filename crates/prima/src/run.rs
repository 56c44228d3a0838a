//! How a run can be repeated: `run.json` beside its results.

use crate::cli::{Inputs, TableFormat};
use crate::destination::Destination;
use crate::failure::Failure;
use crate::library::InstrumentFile;
use anyhow::{Context, Result};
use prima_exchange::output::{Kind, OutputTable};
use prima_instrument::Instrument;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Name of the record in a folder of results.
pub const FILE: &str = "run.json";

/// What a run was made from.
#[derive(Clone)]
pub struct Record {
    /// `code/edition`, for the reader.
    pub name: String,
    /// The instrument's file, or its name among the shipped ones.
    pub instrument: String,
    /// The files.
    pub inputs: Inputs,
    /// Whether leaves are in `nodes.csv`.
    pub all_nodes: bool,
}

impl Record {
    /// The record of a run about to be made.
    pub fn new(
        instrument: &Instrument,
        file: &InstrumentFile,
        inputs: &Inputs,
        all_nodes: bool,
    ) -> Record {
        let on_disk = fs::canonicalize(&file.path)
            .ok()
            .filter(|path| path.is_file());
        let instrument_file =
            on_disk.map_or_else(|| instrument.name(), |path| path.display().to_string());
        let whole = |path: &PathBuf| fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        let inputs = Inputs {
            units: whole(&inputs.units),
            answers: inputs.answers.as_ref().map(whole),
            tallies: inputs.tallies.as_ref().map(whole),
            nodes: inputs.nodes.as_ref().map(whole),
            results: inputs.results.as_ref().map(whole),
        };
        Record {
            name: instrument.name(),
            instrument: instrument_file,
            inputs,
            all_nodes,
        }
    }

    /// The record as JSON.
    pub fn text(&self) -> String {
        let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
        let record = json!({
            "prima": env!("CARGO_PKG_VERSION"),
            "name": self.name,
            "instrument": self.instrument,
            "units": self.inputs.units.display().to_string(),
            "answers": path(&self.inputs.answers),
            "tallies": path(&self.inputs.tallies),
            "nodes": path(&self.inputs.nodes),
            "results": path(&self.inputs.results),
            "all_nodes": self.all_nodes,
        });
        format!("{record:#}\n")
    }

    /// Reads the record of a folder of results.
    pub fn read(folder: &Path) -> Result<Record> {
        let path = folder.join(FILE);
        let text = fs::read_to_string(&path).map_err(|_| Failure::NotARun {
            folder: folder.to_path_buf(),
        })?;
        let record: Value =
            serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        let line = |key: &str| record.get(key).and_then(Value::as_str).map(str::to_owned);
        let broken = || Failure::NotARun {
            folder: folder.to_path_buf(),
        };
        let file = |key: &str| line(key).map(PathBuf::from);
        Ok(Record {
            name: line("name").ok_or_else(broken)?,
            instrument: line("instrument").ok_or_else(broken)?,
            inputs: Inputs {
                units: file("units").ok_or_else(broken)?,
                answers: file("answers"),
                tallies: file("tallies"),
                nodes: file("nodes"),
                results: file("results"),
            },
            all_nodes: record
                .get("all_nodes")
                .and_then(Value::as_bool)
                .unwrap_or(false),
        })
    }
}

/// Writes a table in another format beside its CSV.
pub fn convert(destination: &mut Destination, name: &str, format: TableFormat) -> Result<()> {
    let csv = destination.path_of(&format!("{name}.csv"));
    let text = fs::read_to_string(&csv).with_context(|| csv.display().to_string())?;
    let table = OutputTable::from_csv(&text, kind)?;
    let bytes = match format {
        TableFormat::Csv => return Ok(()),
        TableFormat::Json => table.to_json().into_bytes(),
        TableFormat::Xlsx => table.to_xlsx(name)?,
        TableFormat::Parquet => {
            let mut bytes = Vec::new();
            table.write_parquet(&mut bytes)?;
            bytes
        }
    };
    let ending = match format {
        TableFormat::Parquet => "parquet",
        TableFormat::Xlsx => "xlsx",
        _ => "json",
    };
    destination.write(&format!("{name}.{ending}"), &bytes)
}

/// What the columns of our tables hold.
fn kind(column: &str) -> Kind {
    match column {
        "index" | "score" | "difference" | "published_index" => Kind::Decimal,
        "rank" | "of" => Kind::Whole,
        _ => Kind::Text,
    }
}
