//! The made-up nation in a database: generated, imported by `prima import`, and
//! kept while nothing it is made from has changed.

use crate::bench::prepare::{self, Place};
use crate::postgres::Server;
use crate::process;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const GENERATOR: &str = "benches/generate_portal.py";
const REGISTER: &str = "register";
const EXAMPLES: &str = "examples";
const SEED: &str = "1";
/// Folders of the two databases.
const SQLITE: &str = "portal-sqlite";
const POSTGRES: &str = "portal-postgres";
/// What tables a database has, and what is computed when data are imported.
const SHAPED_BY: [&str; 3] = [
    "crates/prima-store/migration",
    "crates/prima-workflow/src/import",
    "instruments",
];

/// Where the generated data sets are, and how they were put into databases.
pub struct Data {
    /// Folder of the generated data sets.
    pub folder: PathBuf,
    sources: Vec<PathBuf>,
    made_from: String,
}

/// How long an import took, when it was made.
pub struct Import {
    pub seconds: f64,
    /// Rows of the generated tables that were read.
    pub n_rows: u64,
}

impl Data {
    /// Generates the data sets of a nation of so many bodies.
    pub fn generate(place: &Place, units: u64) -> Result<Data, String> {
        let units = units.to_string();
        let arguments = ["--units", &units, "--seed", SEED];
        let folder = place.data(GENERATOR, &arguments)?;
        let mut sources = vec![PathBuf::from(REGISTER)];
        sources.extend(figures_alone()?);
        sources.push(folder.clone());
        let mut made_from = prepare::read(Path::new(GENERATOR))?;
        for place in SHAPED_BY
            .map(Path::new)
            .into_iter()
            .chain(sources.iter().map(PathBuf::as_path))
        {
            if *place != folder {
                append_texts(place, &mut made_from)?;
            }
        }
        Ok(Data {
            folder,
            sources,
            made_from,
        })
    }

    /// Ids of all bodies of the nation: institutions, and what is below them.
    pub fn bodies(&self) -> Result<(Vec<String>, Vec<String>), String> {
        let folder = tables(&self.folder)?.swap_remove(0);
        let text = prepare::read(&folder.join("units.csv"))?;
        let ids = |is_institution: bool| {
            let lines = text.lines().skip(1);
            let lines = lines.filter(|line| line.contains(",institution,") == is_institution);
            let ids = lines.filter_map(|line| line.split(',').next());
            ids.map(str::to_owned).collect()
        };
        Ok((ids(true), ids(false)))
    }

    /// The SQLite database, and how long its import took.
    pub fn sqlite(&self, place: &Place) -> Result<(String, Import), String> {
        let folder = place.out(SQLITE);
        let url = format!("sqlite:{}", folder.join("prima.db").display());
        prepare::keep(&folder, &self.made_from, || {
            std::fs::create_dir_all(&folder)
                .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
            self.import(&place.prima, &url, &folder)
        })?;
        Ok((url, self.told(&folder)?))
    }

    /// A PostgreSQL server over the same, and how long its import took.
    pub fn postgres(&self, place: &Place) -> Result<(Server, Import), String> {
        let folder = place.out(POSTGRES);
        let cluster = folder.join("cluster");
        prepare::keep(&folder, &self.made_from, || {
            std::fs::create_dir_all(&folder)
                .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
            let server = Server::start_kept(cluster.clone())?;
            self.import(&place.prima, &server.url(), &folder)?;
            // A server that is not stopped does so by itself within minutes.
            server.run("VACUUM ANALYZE")?;
            server.run("CHECKPOINT")
        })?;
        Ok((Server::start_kept(cluster)?, self.told(&folder)?))
    }

    /// Reads the files of both databases once, as the system of a machine that
    /// serves them has them in memory; kept ones were read hours ago.
    pub fn read_through(&self, place: &Place) -> Result<(), String> {
        for name in [SQLITE, POSTGRES] {
            read_files(&place.out(name))?;
        }
        Ok(())
    }

    /// Imports everything into the database at `url`; the time is noted in `folder`.
    fn import(&self, prima: &Path, url: &str, folder: &Path) -> Result<(), String> {
        eprintln!(
            "Importing the made-up nation into {}.",
            url.split(':').next().unwrap_or_default()
        );
        let begun = Instant::now();
        process::read(
            Command::new(prima)
                .args(["import", "--database", url])
                .args(&self.sources),
        )?;
        let seconds = begun.elapsed().as_secs_f64();
        let note = folder.join("seconds.txt");
        std::fs::write(&note, seconds.to_string())
            .map_err(|error| format!("cannot write {}: {error}", note.display()))
    }

    fn told(&self, folder: &Path) -> Result<Import, String> {
        let text = prepare::read(&folder.join("seconds.txt"))?;
        let mut n_rows = 0;
        for folder in tables(&self.folder)? {
            n_rows += prepare::read(&folder.join("published.csv"))?
                .lines()
                .count() as u64
                - 1;
        }
        let seconds = text
            .parse()
            .map_err(|_| "the time of the import was not noted".to_owned())?;
        Ok(Import { seconds, n_rows })
    }
}

fn read_files(folder: &Path) -> Result<(), String> {
    let failed = |error| format!("cannot read {}: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            read_files(&path)?;
        } else if let Ok(mut file) = std::fs::File::open(&path) {
            // A file of a running server may be gone by now.
            std::io::copy(&mut file, &mut std::io::sink()).map_err(failed)?;
        }
    }
    Ok(())
}

/// Real data sets without an instrument: events, honours and statements that
/// pages show, and no result that would stand among the made-up ones.
fn figures_alone() -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for folder in tables(Path::new(EXAMPLES))? {
        let text = prepare::read(&folder.join("example.toml"))?;
        if !text.lines().any(|line| line.starts_with("instrument")) {
            found.push(folder);
        }
    }
    Ok(found)
}

/// The data sets in a folder, in order.
fn tables(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = entries(folder)?;
    found.retain(|path| path.join("example.toml").is_file());
    match found.is_empty() {
        true => Err(format!("no data set in {}", folder.display())),
        false => Ok(found),
    }
}

fn append_texts(place: &Path, texts: &mut String) -> Result<(), String> {
    if !place.is_dir() {
        texts.push_str(&prepare::read(place)?);
        return Ok(());
    }
    for entry in entries(place)? {
        append_texts(&entry, texts)?;
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |error| format!("cannot read {}: {error}", folder.display());
    let mut found = std::fs::read_dir(folder)
        .map_err(failed)?
        .map(|entry| entry.map(|entry| entry.path()).map_err(failed))
        .collect::<Result<Vec<_>, _>>()?;
    found.sort();
    Ok(found)
}
