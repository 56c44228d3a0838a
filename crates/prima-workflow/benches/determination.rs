//! A generated round from its answers to a signed determination, beside the
//! command line on the very object that was frozen.
//!
//! `cargo xtask bench determination` calls it with a folder, the program, the
//! number of units and of rounds, and `sqlite` or the address of an empty
//! PostgreSQL database. Both are timed in turn; what was measured is printed as
//! JSON. Every name and level is invented.

#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on must stop where it stands"
)]

use base64::prelude::{BASE64_STANDARD, Engine};
use prima_domain::assessment::cycle::{Schedule, Stage, Window};
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Actor, Grant, Role, Scope};
use prima_instrument::words::Text;
use prima_store::Database;
use prima_store::cycle::{Assignment, Cycle, Locus, Review, ReviewHandedIn};
use prima_store::register::Body;
use prima_workflow::assessment::signing::InstallationKey;
use prima_workflow::assessment::{
    ConfirmStep, Confirming, Desk, NewCycle, ask_determination, open_cycle,
};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::Instant;

const CYCLE: &str = "putaran-buatan";
const INSTRUMENT: &str = "pekppp/2023";
const UNITS_PER_INSTITUTION: usize = 100;
/// Units of one evaluator.
const UNITS_PER_EVALUATOR: usize = 20;
/// Units written to the database at once.
const PIECE: usize = 1_000;
/// The scored indicators of the instrument, answered by an evaluator.
const CODES: &str = "1.a.Ak 2.a.P 3.a.T 4.a.K 5.a.K 6.a.B 7.a.T 8.a.Ak 9.a.Ak \
    10.b.As 11.b.K 12.b.Ak 13.b.K 14.b.K 15.c.K 16.c.As 17.c.As 18.c.K 19.c.As 20.c.B \
    21.d.T 22.d.B 23.d.As 24.d.T 25.e.P 26.e.P 27.e.Ak 28.e.Ak 29.f.B 30.f.B";
/// A moment within the stage of determination, which begins at 100.
const NOW: i64 = 150;
const AT: &str = "1970-01-01T00:02:30Z";

struct Asked {
    folder: PathBuf,
    prima: PathBuf,
    n_units: usize,
    rounds: usize,
    database: String,
}

fn main() {
    // The runner of benches adds an argument of its own.
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    let mut word = || words.next();
    let (Some(folder), Some(prima)) = (word(), word()) else {
        // Called without a task, as by `cargo bench` over all, it has nothing to do.
        return;
    };
    let asked = Asked {
        folder: folder.into(),
        prima: prima.into(),
        n_units: word().unwrap().parse().unwrap(),
        rounds: word().unwrap().parse().unwrap(),
        database: word().unwrap(),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build();
    println!("{}", runtime.unwrap().block_on(measured(&asked)));
}

async fn measured(asked: &Asked) -> serde_json::Value {
    let desk = filled(asked).await;
    let (ani, budi) = (officer("ani"), officer("budi"));
    let key = InstallationKey::open(&asked.folder.join("key"), || Ok([7; 32])).unwrap();
    let start = now();
    let number = ask_determination(&desk, &ani, CYCLE, 1_000, NOW)
        .await
        .unwrap();
    let proposing = start.elapsed().as_secs_f64();
    let inputs = inputs(asked, &desk, number).await;
    let mut reading = desk.database.reading();
    let files = reading.frozen_files(CYCLE, number).await.unwrap();
    let row = reading.determinations_of(CYCLE).await.unwrap().remove(0);
    let round = reading.cycle_named(CYCLE).await.unwrap().remove(0);
    let (mut freezing, mut determining, mut scoring, mut commands) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for lap in 0..=asked.rounds {
        let command = command(asked, &inputs);
        let times: Mutex<Vec<Instant>> = Mutex::new(vec![now()]);
        let confirming = Confirming {
            desk: &desk,
            actor: &budi,
            cycle: CYCLE,
            number,
            key: &key,
            now: NOW,
        };
        let progress = |_: ConfirmStep| {
            times.lock().unwrap().push(now());
            Ok(())
        };
        confirming.confirm(&progress).await.unwrap();
        let times = times.into_inner().unwrap();
        let between = |a: usize, b: usize| (times[b] - times[a]).as_secs_f64();
        // The first lap warms both up.
        if lap > 0 {
            commands.push(command);
            freezing.push(between(0, 1));
            scoring.push(between(1, 2));
            determining.push(between(1, 3));
        } else {
            same_results(asked, &desk, number).await;
        }
        let mut act = desk.database.act().await.unwrap();
        act.remove_determination(CYCLE, number).await.unwrap();
        act.add_rows(&files).await.unwrap();
        act.add_rows(std::slice::from_ref(&row)).await.unwrap();
        act.put_row::<Cycle>(&round).await.unwrap();
        act.finish_privately(AT, "bench", "bench", CYCLE, "{}")
            .await
            .unwrap();
    }
    let object = fs::metadata(inputs.join("answers.parquet")).unwrap().len();
    json!({
        "units": asked.n_units,
        "answers": asked.n_units * CODES.split_whitespace().count(),
        "object_bytes": object,
        "proposing": proposing,
        "freezing": freezing,
        "scoring": scoring,
        "determining": determining,
        "command": commands,
    })
}

#[expect(clippy::disallowed_methods, reason = "a measurement needs a clock")]
fn now() -> Instant {
    Instant::now()
}

/// The command line on the frozen files, in seconds.
fn command(asked: &Asked, inputs: &Path) -> f64 {
    let out = asked.folder.join("out");
    let _ = fs::remove_dir_all(&out);
    let start = now();
    let done = Command::new(&asked.prima)
        .args(["score", INSTRUMENT, "--threads", "2", "--units"])
        .arg(inputs.join("units.csv"))
        .arg("--answers")
        .arg(inputs.join("answers.parquet"))
        .arg("--out")
        .arg(&out)
        .stdout(Stdio::null())
        .status();
    assert!(done.unwrap().success());
    start.elapsed().as_secs_f64()
}

/// Fails unless both say the same, byte for byte.
async fn same_results(asked: &Asked, desk: &Desk, number: i64) {
    let mut reading = desk.database.reading();
    let name = ["results.csv"];
    let kept = reading.frozen_files_named(CYCLE, number, &name).await;
    let theirs = fs::read_to_string(asked.folder.join("out/results.csv")).unwrap();
    assert!(kept.unwrap()[0].content == theirs, "the results differ");
}

/// The frozen files in a folder.
async fn inputs(asked: &Asked, desk: &Desk, number: i64) -> PathBuf {
    let folder = asked.folder.join("frozen");
    fs::create_dir_all(&folder).unwrap();
    let mut reading = desk.database.reading();
    for file in reading.frozen_files(CYCLE, number).await.unwrap() {
        let content = match file.name.ends_with(".parquet") {
            true => BASE64_STANDARD.decode(file.content).unwrap(),
            false => file.content.into_bytes(),
        };
        fs::write(folder.join(file.name), content).unwrap();
    }
    folder
}

fn officer(id: &str) -> Actor {
    let scope = Scope::Programme("pekppp".into());
    let role = Role::ProgrammeOfficer;
    Actor {
        person: PersonId::from(id),
        grants: vec![Grant { role, scope }],
        ties: Vec::new(),
        overrides: Vec::new(),
    }
}

/// A database with the round, every unit reviewed by one evaluator.
async fn filled(asked: &Asked) -> Desk {
    let url = match asked.database.as_str() {
        "sqlite" => format!("sqlite:{}", asked.folder.join("prima.db").display()),
        url => url.to_owned(),
    };
    let database = Database::open(&url).await.unwrap();
    let units: Vec<(String, String)> = (0..asked.n_units)
        .map(|n| {
            let institution = format!("instansi-{:05}", n / UNITS_PER_INSTITUTION);
            (format!("unit-{n:06}"), institution)
        })
        .collect();
    let mut act = database.act().await.unwrap();
    act.replace_bodies(bodies(&units)).await.unwrap();
    act.finish(AT, "bench", "import", "", "").await.unwrap();
    let desk = Desk::new(database);
    let cycle = NewCycle {
        cycle: CYCLE.to_owned(),
        programme: "pekppp".to_owned(),
        instrument: INSTRUMENT.to_owned(),
        period: "2026".to_owned(),
        title: Text {
            id: "Putaran buatan".to_owned(),
            en: "Generated round".to_owned(),
        },
        sample: "sample".to_owned(),
        schedule: schedule(),
    };
    open_cycle(&desk, &officer("ani"), &cycle, 0).await.unwrap();
    let mut drawn = 1_u64;
    for (piece, some) in units.chunks(PIECE).enumerate() {
        let mut act = desk.database.act().await.unwrap();
        let loci: Vec<Locus> = some.iter().map(locus).collect();
        act.add_rows(&loci).await.unwrap();
        let place = |n: usize| (piece * PIECE + n) / UNITS_PER_EVALUATOR;
        let by = |n: usize| format!("penilai-{:05}", place(n));
        let assigned = some.iter().enumerate();
        let assigned = assigned.map(|(n, (unit, _))| Assignment {
            cycle: CYCLE.to_owned(),
            unit: unit.clone(),
            evaluator: by(n),
            origin: "automatic".to_owned(),
            person: "ani".to_owned(),
            at: AT.to_owned(),
        });
        act.add_rows(&assigned.collect::<Vec<_>>()).await.unwrap();
        let done = some.iter().enumerate();
        let done = done.map(|(n, (unit, _))| ReviewHandedIn {
            cycle: CYCLE.to_owned(),
            unit: unit.clone(),
            evaluator: by(n),
            at: AT.to_owned(),
        });
        act.add_rows(&done.collect::<Vec<_>>()).await.unwrap();
        let mut reviews = Vec::new();
        for (n, (unit, _)) in some.iter().enumerate() {
            for code in CODES.split_whitespace() {
                drawn = drawn
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                reviews.push(Review {
                    cycle: CYCLE.to_owned(),
                    unit: unit.clone(),
                    evaluator: by(n),
                    code: code.to_owned(),
                    value: ((drawn >> 33) % 6).to_string(),
                    version: 1,
                    at: AT.to_owned(),
                    ..Review::default()
                });
            }
        }
        act.add_rows(&reviews).await.unwrap();
        act.finish_privately(AT, "bench", "bench", CYCLE, "{}")
            .await
            .unwrap();
    }
    desk
}

fn locus((unit, institution): &(String, String)) -> Locus {
    Locus {
        cycle: CYCLE.to_owned(),
        unit: unit.clone(),
        institution: institution.clone(),
        person: "ani".to_owned(),
        at: AT.to_owned(),
    }
}

fn bodies(units: &[(String, String)]) -> Vec<Body> {
    let body = |id: &str, parent: &str, kind: &str, level: &str| Body {
        body: id.to_owned(),
        name: id.to_owned(),
        parent: parent.to_owned(),
        kind: kind.to_owned(),
        level: level.to_owned(),
        sample: "generated".to_owned(),
        ..Body::default()
    };
    let above = units.iter().step_by(UNITS_PER_INSTITUTION);
    let above = above.map(|(_, id)| body(id, "", "institution", "kabupaten"));
    let below = units.iter();
    let below = below.map(|(unit, parent)| body(unit, parent, "service_unit", ""));
    above.chain(below).collect()
}

fn schedule() -> Schedule {
    let stages = [
        Stage::Preparation,
        Stage::Filling,
        Stage::Evaluation,
        Stage::Preview,
        Stage::Objection,
        Stage::Determination,
        Stage::Publication,
    ];
    let window = |(place, stage): (usize, Stage)| {
        let opens = match place as i64 {
            // Everything before the determination is over by 100.
            place @ 0..5 => place * 20,
            5 => 100,
            _ => 200,
        };
        let closes = match stage {
            Stage::Determination => 200,
            Stage::Publication => 1_000_000,
            _ => opens + 20,
        };
        Window {
            stage,
            opens,
            closes,
        }
    };
    Schedule::new(stages.into_iter().enumerate().map(window).collect())
}
