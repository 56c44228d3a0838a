//! kill -9 while officers save and upload, and a disk that fills up: everything
//! that was acknowledged is there, nothing is half done, and the portal serves
//! again.
//!
//! Each run kills the real program after so many acknowledged acts, at whatever
//! the others are in the middle of; `cargo xtask soak` does the same many times.

mod full_disk;
mod http;
mod ledger;
mod officer;
mod own_database;
mod picture;
mod portal;
mod round;
#[path = "../support/mod.rs"]
mod support;

use ledger::Ledger;
use officer::{Officer, Place};
use own_database::OwnDatabase;
use portal::{Portal, demand_health};
use round::Round;
use std::path::Path;
use std::sync::mpsc::channel;
use std::thread;

/// Officers of each unit at work at once.
const OFFICERS: usize = 4;
/// How often the program is killed, unless the soak asks for more.
const KILLS: usize = 5;
/// Acts that are acknowledged before a kill: from the first on, never in step
/// with the officers.
const FEWEST: usize = 3;
const STEP: usize = 37;
const SPREAD: usize = 83;

#[expect(
    clippy::disallowed_methods,
    reason = "the soak says how often in the environment of its tests"
)]
fn n_kills() -> usize {
    let asked = std::env::var("PRIMA_TEST_KILLS").ok();
    asked.map_or(KILLS, |asked| {
        asked.parse().expect("PRIMA_TEST_KILLS is a whole number")
    })
}

#[test]
fn what_was_acknowledged_outlives_a_kill_on_sqlite() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("prima.db").display());
    check(&url, folder.path(), &|| {});
}

#[test]
fn what_was_acknowledged_outlives_a_kill_on_postgres() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let own = OwnDatabase::new();
    check(&own.url, folder.path(), &|| own.until_nobody_is_connected());
}

/// Kills and looks again and again; `settle` waits until the database has
/// noticed that the program is gone.
fn check(url: &str, folder: &Path, settle: &dyn Fn()) {
    let round = Round::make(url);
    let mut ledger = Ledger::default();
    let (mut n_saved, mut n_uploaded) = (0, 0);
    for run in 0..n_kills() {
        let portal = Portal::start(url, folder);
        work_until_killed(portal, &round, run, &mut ledger);
        settle();
        demand_health(url, folder);
        (n_saved, n_uploaded) = ledger.hold_against(url, folder);
    }
    let portal = Portal::start(url, folder);
    for unit in round::UNITS {
        let mut officer =
            Officer::new(round.place(&portal.address, unit, 0, 1)).expect("signed in");
        officer
            .save(0, "sesudah")
            .expect("saved after the last kill");
    }
    portal.stop();
    println!(
        "killed {} times: {n_saved} acknowledged answers and {n_uploaded} acknowledged files are all there",
        n_kills()
    );
}

/// Lets the officers work, kills the portal after so many acknowledged acts, and
/// writes down everything that was acknowledged.
fn work_until_killed(portal: Portal, round: &Round, run: usize, ledger: &mut Ledger) {
    let (told, acknowledged) = channel();
    let mut officers = Vec::new();
    for unit in round::UNITS {
        for number in 0..OFFICERS {
            let place: Place = round.place(&portal.address, unit, number, OFFICERS);
            let told = told.clone();
            officers.push(thread::spawn(move || officer::work(place, run, &told)));
        }
    }
    drop(told);
    let n_before = FEWEST + run * STEP % SPREAD;
    let mut n_acts = 0;
    for done in &acknowledged {
        ledger.add(done);
        n_acts += 1;
        if n_acts == n_before {
            break;
        }
    }
    portal.kill();
    // What was acknowledged before the kill arrived, and not yet written down.
    acknowledged.iter().for_each(|done| ledger.add(done));
    for officer in officers {
        officer.join().expect("an officer is only ever cut off");
    }
    assert!(n_acts == n_before, "the officers stopped by themselves");
}
