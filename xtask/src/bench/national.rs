//! A made-up national round of PEKPPP from Parquet to results, beside the same
//! arithmetic in floating point in DuckDB and in Polars.

use super::measure::{Contestant, Runs, measure};
use super::prepare::{self, Place};
use super::{Missed, grouped};
use crate::process;
use std::path::Path;
use std::process::Command;

const INSTRUMENT: &str = "instruments/pekppp/2023.toml";
const UNITS: u64 = 60_000;
const UNITS_PER_PARENT: u64 = 100;
const INDICATORS: u64 = 30;
const SEED: &str = "1";

const LEAST_SPEED: f64 = 1.3;
/// Per time the round is made larger, and for all of it.
const MOST_TIME_PER_SCALE: f64 = 1.1;
const MOST_MEMORY: f64 = 4.0;

/// Figures of a results.csv that are not the exact ones.
struct Wrong {
    index: u64,
    band: u64,
    rank: u64,
}

/// Measures, prints and judges; with a scale above 1 also the larger round.
pub fn run(place: &Place, scale: u64, rounds: usize) -> Result<Missed, String> {
    let data = generate(place, UNITS)?;
    let ours = ours(place, &data, "prima-national");
    let peers = [
        peer(place, &data, "DuckDB", "duckdb")?,
        peer(place, &data, "Polars", "polars")?,
    ];
    let [duckdb, polars] = peers;
    let contestants = [ours, duckdb, polars];
    eprintln!("Measuring the national round.");
    let runs = measure(&contestants, rounds)?;
    let wrong: Vec<Wrong> = contestants
        .iter()
        .map(|contestant| {
            let [ours, out] = [&contestants[0], contestant]
                .map(|one| one.out.as_deref().expect("every contestant writes"));
            count_wrong(place, ours, out, &data)
        })
        .collect::<Result<_, _>>()?;
    print(&runs, &wrong);
    let mut missed = judge(&runs, &wrong);
    if scale > 1 {
        missed.extend(run_larger(place, &data, scale, rounds)?);
    }
    Ok(missed)
}

fn generate(place: &Place, units: u64) -> Result<std::path::PathBuf, String> {
    let (units, parents) = (units.to_string(), (units / UNITS_PER_PARENT).to_string());
    let arguments = ["--units", &units, "--parents", &parents, "--seed", SEED];
    place.data("benches/generate_national.py", &arguments)
}

fn ours(place: &Place, data: &Path, out: &str) -> Contestant {
    Contestant::new("Prima (exact)", &place.prima)
        .arg("score")
        .arg(INSTRUMENT)
        .arg("--units")
        .path(&data.join("units.csv"))
        .arg("--answers")
        .path(&data.join("answers.parquet"))
        .arg("--tallies")
        .path(&data.join("survey.parquet"))
        .args("--threads 2 --out")
        .writes(&place.out(out))
}

fn peer(place: &Place, data: &Path, title: &str, library: &str) -> Result<Contestant, String> {
    let name = format!("{title} {} (floats)", prepare::version(library)?);
    Ok(Contestant::new(name, &place.python)
        .arg(format_args!("benches/peers/national_{library}.py"))
        .path(&data.join("units.csv"))
        .path(&data.join("answers.parquet"))
        .path(&data.join("survey.parquet"))
        .writes(&place.out(library))
        .arg("2"))
}

fn count_wrong(place: &Place, ours: &Path, peer: &Path, data: &Path) -> Result<Wrong, String> {
    let told = process::read(
        Command::new(&place.python)
            .arg("benches/peers/compare_results.py")
            .args([ours.join("results.csv"), peer.join("results.csv")])
            .arg("--data")
            .arg(data),
    )?;
    let first = told.lines().next().unwrap_or_default();
    let counts: serde_json::Value = serde_json::from_str(first)
        .map_err(|error| format!("benches/peers/compare_results.py: {error}"))?;
    let count = |column: &str| {
        let number = counts["peer_wrong"][column].as_u64();
        number.ok_or_else(|| {
            format!("benches/peers/compare_results.py did not count the column {column}")
        })
    };
    Ok(Wrong {
        index: count("index")?,
        band: count("band")?,
        rank: count("rank")?,
    })
}

fn print(runs: &[Runs], wrong: &[Wrong]) {
    let (parents, answers) = (UNITS / UNITS_PER_PARENT, UNITS * INDICATORS);
    println!(
        "### National round: {} units of {} institutions, {} answers, about as many survey answers\n",
        grouped(UNITS),
        grouped(parents),
        grouped(answers)
    );
    println!(
        "| | time (median; all rounds) | times ours | peak memory | times ours | wrong indices | wrong bands | wrong ranks |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for (run, wrong) in runs.iter().zip(wrong) {
        println!(
            "| {} | {:.3} s ({}) | {:.2} | {:.0} MB | {:.2} | {} | {} | {} |",
            run.name,
            run.median_seconds(),
            run.spread(),
            run.times_as_long_as(&runs[0]),
            run.peak_megabytes(),
            run.times_the_memory_of(&runs[0]),
            grouped(wrong.index),
            grouped(wrong.band),
            grouped(wrong.rank),
        );
    }
    println!(
        "\nWrong is counted over {} bodies against exact fractions.\n",
        grouped(UNITS + parents)
    );
}

fn judge(runs: &[Runs], wrong: &[Wrong]) -> Missed {
    let mut missed = Missed::new();
    let (ours, peers) = (&runs[0], &runs[1..]);
    for peer in peers {
        let speed = peer.times_as_long_as(ours);
        if speed < LEAST_SPEED {
            missed.push(format!(
                "The national round is {speed:.2} times as fast as {}; at least {LEAST_SPEED} is promised.",
                peer.name
            ));
        }
        let memory = peer.times_the_memory_of(ours);
        if memory <= 1.0 {
            missed.push(format!(
                "The national round takes {:.0} MB, {} {:.0} MB; less than its peer is promised.",
                ours.peak_megabytes(),
                peer.name,
                peer.peak_megabytes()
            ));
        }
    }
    let Wrong { index, band, rank } = wrong[0];
    if index + band + rank > 0 {
        missed.push(format!(
            "The national round has {index} wrong indices, {band} wrong bands and {rank} wrong ranks; none is promised."
        ));
    }
    missed
}

fn run_larger(place: &Place, data: &Path, scale: u64, rounds: usize) -> Result<Missed, String> {
    let larger_data = generate(place, UNITS * scale)?;
    let contestants = [
        ours(place, data, "prima-national"),
        ours(place, &larger_data, "prima-national-larger"),
    ];
    eprintln!("Measuring the round of {scale} times the units.");
    let runs = measure(&contestants, rounds)?;
    let (time, memory) = (
        runs[1].times_as_long_as(&runs[0]),
        runs[1].times_the_memory_of(&runs[0]),
    );
    println!(
        "{scale} times the units cost {time:.2} times the time ({:.2} s) and {memory:.2} times the memory ({:.0} MB).\n",
        runs[1].median_seconds(),
        runs[1].peak_megabytes()
    );
    #[expect(clippy::cast_precision_loss, reason = "a scale is a small number")]
    let most_time = MOST_TIME_PER_SCALE * scale as f64;
    let mut missed = Missed::new();
    if time > most_time {
        missed.push(format!("{scale} times the units cost {time:.2} times the time; at most {most_time:.1} is promised."));
    }
    if memory > MOST_MEMORY {
        missed.push(format!("{scale} times the units cost {memory:.2} times the memory; at most {MOST_MEMORY} is promised."));
    }
    Ok(missed)
}
