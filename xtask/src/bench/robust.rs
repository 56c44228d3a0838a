//! How far scores and ranks can be trusted when the weights move: a flat tree
//! beside numpy, and a tree with steps, rounding and gates beside the flat one.

use super::Missed;
use super::measure::{Contestant, Runs, measure};
use super::prepare::{self, Place};
use std::path::Path;

const FLAT: &str = "benches/instruments/flat-100.toml";
const STEPPED: &str = "benches/instruments/stepped-100.toml";
const REPLICATES: u32 = 1_000;
const MORE_REPLICATES: u32 = 10_000;

const LEAST_SPEED: f64 = 1.5;
const MOST_STEPPED: f64 = 3.0;

/// Measures, prints and judges.
pub fn run(place: &Place, rounds: usize) -> Result<Missed, String> {
    let data = place.data(
        "benches/generate_robust.py",
        &["--units", "500", "--seed", "1"],
    )?;
    eprintln!("Measuring robustness.");
    let contestants = [
        ours(place, &data, "Prima, flat tree", FLAT, REPLICATES),
        numpy(place, &data, REPLICATES)?,
        ours(
            place,
            &data,
            "Prima, steps, rounding and gates",
            STEPPED,
            REPLICATES,
        ),
        // Nothing is promised of these; they show what is left of the ratio
        // when starting a program and reading its files hardly counts.
        ours(
            place,
            &data,
            "Prima, flat tree, 10,000 replicates",
            FLAT,
            MORE_REPLICATES,
        ),
        numpy(place, &data, MORE_REPLICATES)?,
    ];
    let runs = measure(&contestants, rounds)?;
    print(&runs);
    Ok(judge(&runs))
}

fn ours(place: &Place, data: &Path, name: &str, instrument: &str, replicates: u32) -> Contestant {
    Contestant::new(name, &place.prima)
        .arg("robust")
        .arg(instrument)
        .arg("--units")
        .path(&data.join("units.csv"))
        .arg("--answers")
        .path(&data.join("answers.csv"))
        .args("--seed 1 --weights 10 --only weights --threads 2 --replicates")
        .arg(replicates)
        .arg("--out")
        .writes(&place.out(&name.replace([' ', ','], "-")))
}

fn numpy(place: &Place, data: &Path, replicates: u32) -> Result<Contestant, String> {
    let version = prepare::version("numpy")?;
    let name = if replicates == REPLICATES {
        format!("numpy {version}, one matrix product")
    } else {
        format!(
            "numpy {version}, {} replicates",
            super::grouped(replicates.into())
        )
    };
    Ok(Contestant::new(name, &place.python)
        .arg("benches/peers/robust_numpy.py")
        .arg(FLAT)
        .path(&data.join("units.csv"))
        .path(&data.join("answers.csv"))
        .writes(&place.out(&format!("numpy-{replicates}")))
        .args("--seed 1 --weights 10 --threads 2 --replicates")
        .arg(replicates))
}

fn print(runs: &[Runs]) {
    println!(
        "### Robustness: 500 units, 100 indicators, weights moved by 10 %, 1,000 replicates with ranks and quantiles\n"
    );
    println!("| | time (median; all rounds) | times ours, flat | peak memory |");
    println!("|---|---|---|---|");
    for run in runs {
        println!(
            "| {} | {:.3} s ({}) | {:.2} | {:.0} MB |",
            run.name,
            run.median_seconds(),
            run.spread(),
            run.times_as_long_as(&runs[0]),
            run.peak_megabytes(),
        );
    }
    println!();
}

fn judge(runs: &[Runs]) -> Missed {
    let mut missed = Missed::new();
    let (flat, numpy, stepped) = (&runs[0], &runs[1], &runs[2]);
    let speed = numpy.times_as_long_as(flat);
    if speed < LEAST_SPEED {
        missed.push(format!(
            "Robustness of the flat tree is {speed:.2} times as fast as numpy; at least {LEAST_SPEED} is promised."
        ));
    }
    let slower = stepped.times_as_long_as(flat);
    if slower > MOST_STEPPED {
        missed.push(format!(
            "Steps, rounding and gates make robustness {slower:.2} times slower; at most {MOST_STEPPED} is promised."
        ));
    }
    missed
}
