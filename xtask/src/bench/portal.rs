//! The portal over a made-up nation on SQLite and on PostgreSQL: report cards
//! beside nginx with the same bytes as files, rankings beside their bare query,
//! first loads, cold start, memory.

mod cards;
mod data;
mod first_load;
pub(super) mod http;
mod nginx;
mod ranking;
pub(super) mod server;
mod wrk;

use super::prepare::Place;
use super::{Missed, grouped};
use cards::Effort;
use data::{Data, Import};
use server::Portal;

const UNITS: u64 = 60_000;
/// Memory for pages, in megabytes.
const CACHE_MB: u64 = 64;
const COLD_STARTS: usize = 3;
const MOST_START_SECONDS: f64 = 1.0;
const MOST_MEGABYTES: f64 = 200.0;
const FULL: Effort = Effort {
    rounds: 5,
    seconds: 8,
};
const QUICK: Effort = Effort {
    rounds: 2,
    seconds: 3,
};

/// Measures, prints and judges.
pub fn run(place: &Place, is_quick: bool) -> Result<Missed, String> {
    let effort = if is_quick { QUICK } else { FULL };
    let data = Data::generate(place, UNITS)?;
    let (sqlite, sqlite_import) = data.sqlite(place)?;
    let (server, postgres_import) = data.postgres(place)?;
    let postgres = server.url();
    println!(
        "## Portal: {} bodies, seven schemes, five years, all generated\n",
        grouped(UNITS)
    );
    print_imports(&[("SQLite", &sqlite_import), ("PostgreSQL", &postgres_import)]);
    let databases = [
        ("SQLite", sqlite.as_str()),
        ("PostgreSQL", postgres.as_str()),
    ];
    let mut missed = starts(place, &databases)?;
    // Like nginx they keep no log of answers.
    let portals = databases
        .iter()
        .map(|(name, url)| {
            let quiet = [("PRIMA_LOG_LEVEL", "warn".to_owned())];
            let portal = Portal::start_with(&place.prima, url, CACHE_MB, &quiet)?;
            Ok((*name, *url, portal))
        })
        .collect::<Result<Vec<_>, String>>()?;
    let named: Vec<(&str, &Portal)> = portals
        .iter()
        .map(|(name, _, portal)| (*name, portal))
        .collect();
    missed.extend(first_load::run(&portals[0].2)?);
    missed.extend(cards::run(place, &data, &named, effort)?);
    let asked: Vec<(&str, &str, &Portal)> = portals
        .iter()
        .map(|(name, url, portal)| (*name, *url, portal))
        .collect();
    data.read_through(place)?;
    missed.extend(ranking::run(place, &asked)?);
    missed.extend(memory(&named)?);
    drop(portals);
    cards::run_uncached(place, &data, &databases, effort)?;
    println!(
        "Where others use the machine, p99 of the ranking and cold start are worse than they are; all else is compared within the run or counted.\n"
    );
    Ok(missed)
}

fn print_imports(imports: &[(&str, &Import)]) {
    println!("| import of 35 data sets | time | rows a second |\n|---|---|---|");
    for (name, import) in imports {
        println!(
            "| {name} | {:.0} s | {:.0} |",
            import.seconds,
            import.n_rows as f64 / import.seconds
        );
    }
    println!();
}

fn starts(place: &Place, databases: &[(&str, &str)]) -> Result<Missed, String> {
    let mut missed = Missed::new();
    println!("| | cold start to the first page (median) |\n|---|---|");
    for (name, url) in databases {
        eprintln!("Measuring cold starts on {name}.");
        let starts = (0..COLD_STARTS)
            .map(|_| {
                Ok(Portal::start(&place.prima, url, CACHE_MB)?
                    .first_page
                    .as_secs_f64())
            })
            .collect::<Result<Vec<_>, String>>()?;
        let seconds = super::measure::median(starts);
        println!("| Prima on {name} | {seconds:.2} s |");
        if seconds >= MOST_START_SECONDS {
            missed.push(format!(
                "Prima on {name} needs {seconds:.2} s from start to first page; less than {MOST_START_SECONDS} s is promised on a quiet machine."
            ));
        }
    }
    println!();
    Ok(missed)
}

fn memory(portals: &[(&str, &Portal)]) -> Result<Missed, String> {
    let mut missed = Missed::new();
    println!("| memory after all of this | now | at most |\n|---|---|---|");
    for (name, portal) in portals {
        let (now, most) = portal.megabytes()?;
        println!("| Prima on {name} | {now:.0} MB | {most:.0} MB |");
        if most >= MOST_MEGABYTES {
            missed.push(format!(
                "Prima on {name} took {most:.0} MB of memory; less than {MOST_MEGABYTES} MB is promised."
            ));
        }
    }
    println!();
    Ok(missed)
}
