//! Durable saves of one answer through HTTP, beside a bare loop of durable
//! inserts with as many writers on the same database, in turn in one run.

use super::filling::{Officer, Round, beside, connect};
use super::measure::median;
use super::portal::server::Portal;
use super::prepare::Place;
use super::{Missed, grouped};
use crate::process;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

const EXAMPLE: &str = "inserts";
const CONNECTIONS: usize = 16;
/// Of the bare loop, at least.
const LEAST_SHARE: f64 = 0.5;
/// A second, at least, on a quiet machine.
const LEAST_SAVES: f64 = 1_000.0;
const CACHE_MB: u64 = 16;
/// Rounds and seconds of each contestant.
const FULL: (usize, u64) = (5, 5);
const QUICK: (usize, u64) = (3, 2);

/// Measures, prints and judges.
pub fn run(place: &Place, is_quick: bool) -> Result<Missed, String> {
    let (rounds, seconds) = if is_quick { QUICK } else { FULL };
    let mut missed = Missed::new();
    let databases = Round::on_both(place, "saves", CONNECTIONS)?;
    println!("## Saving one answer: {CONNECTIONS} connections, each save safe on the disk\n");
    println!(
        "| | saves a second through HTTP | bare inserts a second | share (median of {rounds} rounds) |\n|---|---|---|---|"
    );
    for round in &databases {
        eprintln!("Measuring saves on {}.", round.engine);
        let portal = Portal::start_with(
            &place.prima,
            &round.url,
            CACHE_MB,
            &beside(place, round.engine)?,
        )?;
        let mut versions = vec![0; CONNECTIONS];
        let (mut saves, mut inserts, mut shares) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..rounds {
            let bare = bare(&round.url, seconds)?;
            let saved = through_http(portal.address, &round.officers, &mut versions, seconds)?;
            shares.push(saved / bare);
            saves.push(saved);
            inserts.push(bare);
        }
        let (saves, inserts, share) = (median(saves), median(inserts), median(shares));
        println!(
            "| {} | {} | {} | {share:.2} |",
            round.engine,
            grouped(saves as u64),
            grouped(inserts as u64)
        );
        if share < LEAST_SHARE {
            missed.push(format!(
                "Saving on {} reaches {share:.2} of a bare loop of inserts; at least {LEAST_SHARE} is promised.",
                round.engine
            ));
        }
        if saves < LEAST_SAVES {
            missed.push(format!(
                "{} answers a second are saved on {}; at least {} are promised on a quiet machine.",
                grouped(saves as u64),
                round.engine,
                grouped(LEAST_SAVES as u64)
            ));
        }
    }
    println!();
    Ok(missed)
}

/// Inserts a second, by an example of the store.
fn bare(url: &str, seconds: u64) -> Result<f64, String> {
    let mut inserts = process::cargo(&["run", "--release", "--quiet", "--package"]);
    inserts.args(["prima-store", "--example", EXAMPLE, "--", url]);
    inserts.args([CONNECTIONS.to_string(), seconds.to_string()]);
    let told = process::read(&mut inserts)?;
    let number = told.trim().parse();
    number.map_err(|_| format!("the example {EXAMPLE} told no number: {told}"))
}

/// Saves a second, each officer on a connection that stays open.
fn through_http(
    address: SocketAddr,
    officers: &[Officer],
    versions: &mut [u64],
    seconds: u64,
) -> Result<f64, String> {
    let begun = Instant::now();
    let until = begun + Duration::from_secs(seconds);
    let n_before: u64 = versions.iter().sum();
    std::thread::scope(|scope| {
        let at_work: Vec<_> = officers
            .iter()
            .zip(versions.iter_mut())
            .map(|(officer, version)| scope.spawn(move || save(address, officer, version, until)))
            .collect();
        let ended = at_work
            .into_iter()
            .map(|one| one.join().map_err(|_| "an officer broke down".to_owned())?);
        ended.collect::<Result<Vec<()>, String>>()
    })?;
    let n_saved = versions.iter().sum::<u64>() - n_before;
    Ok(n_saved as f64 / begun.elapsed().as_secs_f64())
}

fn save(
    address: SocketAddr,
    officer: &Officer,
    version: &mut u64,
    until: Instant,
) -> Result<(), String> {
    let mut connection = connect(address)?;
    while Instant::now() < until {
        let answer = officer.save(&mut connection, *version)?;
        if answer.status != 303 {
            return Err(format!("an answer was not saved: status {}", answer.status));
        }
        *version += 1;
    }
    Ok(())
}
