//! `prima instrument check` over every shipped instrument, in one call.

use super::Missed;
use super::measure::{Contestant, measure};
use super::prepare::Place;
use std::path::{Path, PathBuf};

const MOST_MILLISECONDS: f64 = 100.0;

/// Measures, prints and judges.
pub fn run(place: &Place, rounds: usize) -> Result<Missed, String> {
    let instruments = shipped(Path::new("instruments"))?;
    let mut check = Contestant::new("check", &place.prima).args("instrument check");
    for instrument in &instruments {
        check = check.path(instrument);
    }
    eprintln!("Measuring instrument check.");
    let runs = measure(&[check], rounds)?;
    let milliseconds = runs[0].median_seconds() * 1e3;
    println!(
        "### `prima instrument check` over {} instruments: {milliseconds:.0} ms\n",
        instruments.len()
    );
    if milliseconds < MOST_MILLISECONDS {
        return Ok(Missed::new());
    }
    Ok(vec![format!(
        "Checking all instruments takes {milliseconds:.0} ms; less than {MOST_MILLISECONDS} ms is promised."
    )])
}

/// Every `<code>/<edition>.toml`; the shared catalogues beside them are no instruments.
fn shipped(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for code in entries(folder)? {
        if !code.is_dir() || code.ends_with("catalogue") {
            continue;
        }
        found.extend(
            entries(&code)?
                .into_iter()
                .filter(|path| path.extension().is_some_and(|end| end == "toml")),
        );
    }
    found.sort();
    if found.is_empty() {
        return Err(format!("no instrument in {}", folder.display()));
    }
    Ok(found)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |error| format!("cannot read {}: {error}", folder.display());
    std::fs::read_dir(folder)
        .map_err(failed)?
        .map(|entry| entry.map(|entry| entry.path()).map_err(failed))
        .collect()
}
