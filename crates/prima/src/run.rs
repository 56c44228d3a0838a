//! How a run can be repeated: `run.json` beside its results.

use crate::cli::TableFormat;
use crate::destination::Destination;
use crate::output::Output;
use anyhow::{Context, Result};
use prima_exchange::manifest::{hash, hash_file};
use prima_exchange::output::{Kind, OutputTable};
use prima_instrument::Instrument;
use prima_workflow::failure::{Failure, Refusal};
use prima_workflow::inputs::Inputs;
use prima_workflow::library::{self, InstrumentFile};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

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
    /// SHA-256 of the instrument, of each input, and of `results.csv`.
    pub hashes: BTreeMap<String, String>,
}

/// Name of the hash of the instrument's text.
const INSTRUMENT: &str = "instrument";
/// Name of the hash of the results.
const RESULTS: &str = "results.csv";

impl Record {
    /// The record of a run about to be made.
    pub fn new(
        instrument: &Instrument,
        file: &InstrumentFile,
        inputs: &Inputs,
        all_nodes: bool,
    ) -> Result<Record> {
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
        let mut hashes = BTreeMap::new();
        hashes.insert(INSTRUMENT.to_owned(), hash(file.text.as_bytes()));
        for (key, path) in paths(&inputs) {
            hashes.insert(key.to_owned(), hash_of(path)?);
        }
        Ok(Record {
            name: instrument.name(),
            instrument: instrument_file,
            inputs,
            all_nodes,
            hashes,
        })
    }

    /// Adds the hash of the results that were written.
    pub fn seal(&mut self, results: &Path) -> Result<()> {
        self.hashes.insert(RESULTS.to_owned(), hash_of(results)?);
        Ok(())
    }

    /// Refuses where the instrument, an input or the results in `folder` are
    /// not what they were when the run was made.
    pub fn demand_unchanged(&self, folder: &Path, output: Output) -> Result<()> {
        let results = folder.join(RESULTS);
        let instrument = library::open(&self.instrument, output.lang)?;
        let mut found = vec![(
            INSTRUMENT,
            instrument.path.as_path(),
            hash(instrument.text.as_bytes()),
        )];
        for (key, path) in paths(&self.inputs)
            .into_iter()
            .chain([(RESULTS, results.as_path())])
        {
            found.push((key, path, hash_of(path)?));
        }
        for (key, path, hash) in found {
            if self.hashes.get(key) != Some(&hash) {
                let file = [("file", path.display().to_string())];
                return Err(Refusal::usage(output.words("cli-run-changed", &file)).into());
            }
        }
        Ok(())
    }

    /// The record as JSON, for a folder: paths lead from there where they
    /// share more than the root with it.
    pub fn text(&self, folder: &Path) -> String {
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
        let shown = |path: &Path| from_folder(&folder, path).display().to_string();
        let path = |path: &Option<PathBuf>| path.as_deref().map(shown);
        let on_disk = Path::new(&self.instrument).is_absolute();
        let instrument = on_disk.then(|| shown(Path::new(&self.instrument)));
        let record = json!({
            "prima": env!("CARGO_PKG_VERSION"),
            "name": self.name,
            "instrument": instrument.as_ref().unwrap_or(&self.instrument),
            "units": shown(&self.inputs.units),
            "answers": path(&self.inputs.answers),
            "tallies": path(&self.inputs.tallies),
            "nodes": path(&self.inputs.nodes),
            "results": path(&self.inputs.results),
            "all_nodes": self.all_nodes,
            "sha256": self.hashes,
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
        let whole = fs::canonicalize(folder).with_context(|| folder.display().to_string())?;
        let file = |key: &str| line(key).map(|name| whole.join(name));
        let instrument = line("instrument").ok_or_else(broken)?;
        let beside = whole.join(&instrument);
        let hashes = record.get("sha256").and_then(Value::as_object);
        let hashes = hashes.ok_or_else(broken)?.iter();
        Ok(Record {
            name: line("name").ok_or_else(broken)?,
            // What is no file from here is the name of a shipped one.
            instrument: if beside.is_file() {
                beside.display().to_string()
            } else {
                instrument
            },
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
                .ok_or_else(broken)?,
            hashes: hashes
                .filter_map(|(key, hash)| Some((key.clone(), hash.as_str()?.to_owned())))
                .collect(),
        })
    }
}

/// The files of a round, by their names in the record.
fn paths(inputs: &Inputs) -> Vec<(&'static str, &Path)> {
    let optional = [
        ("answers", &inputs.answers),
        ("tallies", &inputs.tallies),
        ("nodes", &inputs.nodes),
        ("results", &inputs.results),
    ];
    let named = optional
        .into_iter()
        .filter_map(|(key, path)| Some((key, path.as_deref()?)));
    std::iter::once(("units", inputs.units.as_path()))
        .chain(named)
        .collect()
}

fn hash_of(path: &Path) -> Result<String> {
    hash_file(path).with_context(|| path.display().to_string())
}

/// The way from a folder to a file, so that both can be moved together; the
/// file's own path where they share nothing but the root. Both are absolute.
fn from_folder(folder: &Path, file: &Path) -> PathBuf {
    let (from, to): (Vec<Component>, Vec<Component>) =
        (folder.components().collect(), file.components().collect());
    let n_shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let shares_a_name = from[..n_shared]
        .iter()
        .any(|part| matches!(part, Component::Normal(_)));
    if !shares_a_name {
        return file.to_path_buf();
    }
    let up = from[n_shared..].iter().map(|_| Component::ParentDir);
    up.chain(to[n_shared..].iter().copied()).collect()
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

#[cfg(test)]
mod tests {
    use super::from_folder;
    use std::path::Path;

    #[test]
    fn paths_lead_from_the_folder_where_they_share_more_than_the_root() {
        for (folder, file, expected) in [
            ("/data/run", "/data/units.csv", "../units.csv"),
            ("/data/run", "/data/run/units.csv", "units.csv"),
            ("/data/a/run", "/data/b/units.csv", "../../b/units.csv"),
            ("/tmp/run", "/data/units.csv", "/data/units.csv"),
        ] {
            let found = from_folder(Path::new(folder), Path::new(file));
            assert_eq!(found, Path::new(expected), "{folder} to {file}");
        }
    }
}
