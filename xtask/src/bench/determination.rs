//! A generated round of 60,000 units determined from its frozen object, beside
//! the command line on that object. What freezing takes is told apart.

use super::measure::median;
use super::prepare::Place;
use super::{Missed, grouped};
use crate::process;
use std::path::Path;

const UNITS: u64 = 60_000;
const MOST_TIMES: f64 = 3.0;

/// What one database took, round by round.
struct Laps {
    name: &'static str,
    told: serde_json::Value,
}

/// Measures on the embedded database, prints and judges.
pub fn run(place: &Place, rounds: usize) -> Result<Missed, String> {
    let laps = [Laps {
        name: "SQLite",
        told: measured(place, rounds, "sqlite")?,
    }];
    print(&laps)?;
    let mut missed = Missed::new();
    for lap in &laps {
        let times = lap.times()?;
        if times > MOST_TIMES {
            missed.push(format!(
                "Determining {} units on {} takes {times:.2} times the command line on the same file; at most {MOST_TIMES} is promised.",
                grouped(UNITS),
                lap.name
            ));
        }
    }
    Ok(missed)
}

fn measured(place: &Place, rounds: usize, database: &str) -> Result<serde_json::Value, String> {
    let folder = place.out("determination");
    let cannot = |error| format!("cannot make {}: {error}", folder.display());
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(cannot)?;
    }
    std::fs::create_dir_all(&folder).map_err(cannot)?;
    eprintln!(
        "Filling and determining a round of {} units.",
        grouped(UNITS)
    );
    let (units, rounds) = (UNITS.to_string(), rounds.to_string());
    let (folder, prima) = (shown(&folder)?, shown(&place.prima)?);
    let told = process::read(&mut process::cargo(&[
        "bench",
        "--quiet",
        "--package",
        "prima-workflow",
        "--bench",
        "determination",
        "--",
        &folder,
        &prima,
        &units,
        &rounds,
        database,
    ]))?;
    let last = told.lines().last().unwrap_or_default();
    serde_json::from_str(last).map_err(|error| format!("bench determination: {error}"))
}

/// Whole, since a bench runs in the folder of its package.
fn shown(path: &Path) -> Result<String, String> {
    let whole = std::path::absolute(path);
    let whole = whole.map_err(|error| format!("cannot find {}: {error}", path.display()))?;
    Ok(whole.display().to_string())
}

impl Laps {
    fn seconds(&self, part: &str) -> Result<Vec<f64>, String> {
        let list = self.told[part].as_array().filter(|list| !list.is_empty());
        list.and_then(|list| list.iter().map(serde_json::Value::as_f64).collect())
            .ok_or_else(|| format!("bench determination did not tell {part}"))
    }

    /// How many times the command line: the median over the rounds.
    fn times(&self) -> Result<f64, String> {
        let (ours, command) = (self.seconds("determining")?, self.seconds("command")?);
        let pairs = ours.iter().zip(&command);
        Ok(median(
            pairs.map(|(ours, command)| ours / command).collect(),
        ))
    }
}

fn print(laps: &[Laps]) -> Result<(), String> {
    let first = &laps[0].told;
    let number = |part: &str| first[part].as_u64().unwrap_or_default();
    println!(
        "### Determination: a generated round of {} units, {} answers, frozen into {:.1} MB\n",
        grouped(number("units")),
        grouped(number("answers")),
        number("object_bytes") as f64 / 1e6
    );
    println!(
        "| | checks and freezing again | determining from the object (median; all rounds) | of it scoring | `prima score` on the object | times |"
    );
    println!("|---|---|---|---|---|---|");
    for lap in laps {
        let determining = lap.seconds("determining")?;
        let least = determining.iter().copied().fold(f64::INFINITY, f64::min);
        let most = determining.iter().copied().fold(0.0, f64::max);
        println!(
            "| {} | {:.2} s | {:.3} s ({least:.3} to {most:.3}) | {:.3} s | {:.3} s | {:.2} |",
            lap.name,
            median(lap.seconds("freezing")?),
            median(determining),
            median(lap.seconds("scoring")?),
            median(lap.seconds("command")?),
            lap.times()?,
        );
    }
    println!(
        "\nThe first officer's proposal took {:.2} s, with freezing and scoring once. Both give the same bytes of results.csv.\n",
        first["proposing"].as_f64().unwrap_or_default()
    );
    Ok(())
}
