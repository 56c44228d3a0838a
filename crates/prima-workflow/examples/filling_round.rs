//! Makes a round whose filling is open, for measurements: `filling_round URL
//! UNITS NOW`, with the moment in seconds since 1970.
//!
//! The database must be empty. Each unit has one officer who has signed in:
//! prints a line for each, its unit, the token of the session, and what each
//! form must bring along, parted by spaces. Tokens can be guessed; no
//! installation may be made so.

use prima_domain::assessment::cycle::{Schedule, Stage, Window};
use prima_domain::register::id::{PersonId, ProgrammeCode};
use prima_domain::register::person::{Actor, Grant, Role, Scope};
use prima_instrument::words::Text;
use prima_store::cycle::Locus;
use prima_store::people::{GrantRow, Person, Session};
use prima_store::register::Body;
use prima_store::{Act, Database, Secret, StoreError};
use prima_workflow::assessment::moment::utc;
use prima_workflow::assessment::{Desk, NewCycle, open_cycle};
use sha2::{Digest, Sha256};
use std::error::Error;

const CYCLE: &str = "ukur-pekppp";
const INSTITUTION: &str = "ukur-kabupaten";
const DAY: i64 = 86_400;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, n_units, now] = &arguments[..] else {
        return Err("use: filling_round URL UNITS NOW".into());
    };
    let (n_units, now): (usize, i64) = (n_units.parse()?, now.parse()?);
    let database = Database::open(url).await?;
    let units: Vec<String> = (0..n_units).map(|n| format!("ukur-unit-{n}")).collect();
    let mut act = database.act().await?;
    act.replace_bodies(bodies(&units)).await?;
    act.finish(&utc(now), "ukur", "import", "", "").await?;
    open(&Desk::new(database.clone()), now).await?;
    let mut act = database.act().await?;
    let locus = |unit: &String| Locus {
        cycle: CYCLE.to_owned(),
        unit: unit.clone(),
        institution: INSTITUTION.to_owned(),
        person: "ukur".to_owned(),
        at: utc(now),
    };
    let loci: Vec<Locus> = units.iter().map(locus).collect();
    act.add_rows(&loci).await?;
    for unit in &units {
        let (token, csrf) = officer(&mut act, unit, now).await?;
        println!("{unit} {token} {csrf}");
    }
    let at = utc(now);
    act.finish_privately(&at, "ukur", "measure", CYCLE, "")
        .await?;
    database.close().await;
    Ok(())
}

fn bodies(units: &[String]) -> Vec<Body> {
    let body = |id: &str, parent: &str, kind: &str| Body {
        body: id.to_owned(),
        name: format!("{id} (dibuat untuk pengukuran)"),
        parent: parent.to_owned(),
        kind: kind.to_owned(),
        level: if parent.is_empty() { "kabupaten" } else { "" }.to_owned(),
        sample: "generated".to_owned(),
        ..Body::default()
    };
    let units = units
        .iter()
        .map(|unit| body(unit, INSTITUTION, "work_unit"));
    std::iter::once(body(INSTITUTION, "", "institution"))
        .chain(units)
        .collect()
}

async fn open(desk: &Desk, now: i64) -> Result<(), Box<dyn Error>> {
    let officer = Actor {
        person: PersonId::from("ukur"),
        grants: vec![Grant {
            role: Role::ProgrammeOfficer,
            scope: Scope::Programme(ProgrammeCode::from("pekppp")),
        }],
        ties: Vec::new(),
        overrides: Vec::new(),
    };
    let window = |stage, from: i64, to: i64| Window {
        stage,
        opens: now + from * DAY,
        closes: now + to * DAY,
    };
    let cycle = NewCycle {
        cycle: CYCLE.to_owned(),
        programme: "pekppp".to_owned(),
        instrument: "pekppp/2023".to_owned(),
        period: "2026".to_owned(),
        title: Text {
            id: "Dibuat untuk pengukuran".to_owned(),
            en: "Made for measurements".to_owned(),
        },
        sample: "sample".to_owned(),
        schedule: Schedule::new(vec![
            window(Stage::Preparation, -2, -1),
            window(Stage::Filling, -1, 30),
            window(Stage::Evaluation, 30, 40),
            window(Stage::Preview, 40, 50),
            window(Stage::Objection, 50, 60),
            window(Stage::Determination, 60, 70),
            window(Stage::Publication, 70, 90),
        ]),
    };
    open_cycle(desk, &officer, &cycle, now).await?;
    Ok(())
}

/// An officer of a unit, signed in; gives the token and the guard of the session.
async fn officer(act: &mut Act, unit: &str, now: i64) -> Result<(String, String), StoreError> {
    let person = format!("petugas-{unit}");
    let (token, csrf) = (
        hash(&format!("token {unit}")),
        hash(&format!("guard {unit}")),
    );
    act.put_person(Person {
        person: person.clone(),
        name: format!("Petugas {unit}"),
        email: format!("{unit}@ukur.example"),
        state: "active".to_owned(),
        lang: "id".to_owned(),
        created_at: now,
        ..Person::default()
    })
    .await?;
    act.put_grant(GrantRow {
        person: person.clone(),
        role: Role::UnitOfficer.code().to_owned(),
        scope_kind: "body".to_owned(),
        scope: unit.to_owned(),
        granted_by: String::new(),
        granted_at: now,
    })
    .await?;
    act.put_session(Session {
        session_hash: hash(&token),
        person,
        csrf: Secret::new(csrf.clone()),
        created_at: now,
        last_seen_at: now,
        expires_at: now + DAY / 2,
        agent: String::new(),
        strength: "password".to_owned(),
    })
    .await?;
    Ok((token, csrf))
}

fn hash(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
