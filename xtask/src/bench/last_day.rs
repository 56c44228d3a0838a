//! The last day: five thousand units fill and upload at twice what the machine
//! can take, beside one client that never pauses.
//!
//! What it can take is found out first, by as many as it works for at once, each
//! sending as soon as the last answer is there. Then twice as much is offered at
//! fixed moments, whatever the answers. What is acknowledged is looked up in the
//! forms afterwards.

mod count;
mod offer;

use super::filling::{Round, beside};
use super::portal::server::Portal;
use super::prepare::Place;
use super::{Missed, grouped};
use count::Counts;
use std::time::Duration;

/// What is offered.
struct Effort {
    units: usize,
    seconds: u64,
}

const FULL: Effort = Effort {
    units: 5_000,
    seconds: 30,
};
const QUICK: Effort = Effort {
    units: 500,
    seconds: 8,
};
const CACHE_MB: u64 = 16;
/// As unequal as chance makes it among so many; less is not fair.
const LEAST_FAIR: f64 = 0.9;

/// Measures, prints and judges.
pub fn run(place: &Place, is_quick: bool) -> Result<Missed, String> {
    let effort = if is_quick { QUICK } else { FULL };
    let mut missed = Missed::new();
    let databases = Round::on_both(place, "last-day", effort.units)?;
    println!(
        "## The last day: {} units, four answers to one file of 1 MB, twice what the machine can take\n",
        grouped(effort.units as u64)
    );
    println!(
        "| | it takes | offered | done | 429 | 5xx | others | p50 / p99 of what is done | p99 of a 429 | fairness | lost |\n|---|---|---|---|---|---|---|---|---|---|---|"
    );
    for round in &databases {
        eprintln!("Measuring the last day on {}.", round.engine);
        missed.extend(measure(place, round, effort.seconds)?);
    }
    println!();
    Ok(missed)
}

fn measure(place: &Place, round: &Round, seconds: u64) -> Result<Missed, String> {
    let variables = beside(place, round.engine)?;
    let portal = Portal::start_with(&place.prima, &round.url, CACHE_MB, &variables)?;
    let seconds = Duration::from_secs(seconds);
    let mut units = offer::Units::new(round);
    let taken = offer::as_much_as_it_takes(portal.address, &mut units, seconds / 3)?;
    let counts = offer::offer(portal.address, &mut units, 2.0 * taken, seconds)?;
    let n_lost = offer::lost(portal.address, &units)?;
    Ok(judge(round.engine, taken, &counts, n_lost))
}

fn judge(engine: &str, taken: f64, counts: &Counts, n_lost: usize) -> Missed {
    let fair = counts.fairness();
    let (median, p99) = counts.done_ms();
    println!(
        "| {engine} | {taken:.0}/s | {:.0}/s | {} | {} | {} | {} | {median:.0} / {p99:.0} ms | {:.0} ms | {fair:.3} | {n_lost} |",
        counts.offered_per_second(),
        grouped(counts.n_done()),
        grouped(counts.n_sent_away()),
        counts.n_failed(),
        counts.n_others(),
        counts.sent_away_ms(),
    );
    let mut missed = Missed::new();
    let mut demand = |is_kept: bool, said: String| {
        if !is_kept {
            missed.push(said);
        }
    };
    demand(
        counts.n_failed() + counts.n_others() == 0,
        format!(
            "On the last day on {engine} {} answers are 5xx and {} neither done nor 429 (status and number: {:?}; 0 is a broken connection); none is promised.",
            counts.n_failed(),
            counts.n_others(),
            counts.others()
        ),
    );
    demand(
        counts.all_say_when(),
        format!("On the last day on {engine} a 429 does not say when to come again."),
    );
    demand(
        n_lost == 0,
        format!("On the last day on {engine} {n_lost} acknowledged answers are lost."),
    );
    demand(
        fair >= LEAST_FAIR,
        format!(
            "On the last day on {engine} what is done is shared out with {fair:.3} by Jain's index; at least {LEAST_FAIR} is promised."
        ),
    );
    missed
}
