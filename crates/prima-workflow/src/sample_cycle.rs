//! A round in mid-course with made-up people and units, to be looked at and
//! tried: `prima demo` and the tests of pages begin with it.
//!
//! Everything in it comes about by the same acts as in a real installation, at
//! moments before the one it is made at, and is marked as a sample.

pub mod hub;
pub mod judged;
pub mod mentoring;
pub mod predikat;
pub mod proposals;

use crate::assessment::{
    ActError, Desk, Entry, LociChange, NewCycle, NewExtension, assign_evaluators, choose_loci,
    extend_stage, import_tallies, open_cycle, save_answers, save_reviews, submit_responses,
};
use crate::failure::WorkflowError;
use crate::import::{ImportOptions, Sources, import, temporary};
use crate::people::{
    Chance, Hashing, Newcomer, NotDone, Scene, accept_invitation, actor_of, create_administrator,
    invite_person,
};
use prima_domain::assessment::cycle::{Schedule, Stage, Window};
use prima_domain::register::id::{BodyId, PersonId, ProgrammeCode};
use prima_domain::register::person::{Actor, Role, Scope};
use prima_instrument::form::{Answer, Question, form};
use prima_instrument::model::SourceKind;
use prima_instrument::words::{Lang, Text};
use prima_store::{Secret, StoreError};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// Id of the round.
pub const CYCLE: &str = "contoh-pekppp-berjalan";
/// The institution whose units take part.
pub const INSTITUTION: &str = "contoh-kabupaten";
/// The units: one has handed in, one was given more time, one is late.
pub const UNITS: [&str; 3] = ["contoh-rsud", "contoh-disdukcapil", "contoh-dinsos"];
/// The password of everybody in the sample.
pub const PASSWORD: &str = "kata sandi untuk contoh saja";

const INSTRUMENT: &str = "pekppp/2023";
const PROGRAMME: &str = "pekppp";
const BODIES: &str = include_str!("sample_cycle/bodies.csv");
/// Made-up innovations of the institution: folder of the data set, and its files.
const INNOVATIONS: (&str, [(&str, &str); 3]) = (
    "contoh-inovasi",
    [
        (
            "example.toml",
            include_str!("sample_cycle/contoh-inovasi/example.toml"),
        ),
        (
            "innovations.csv",
            include_str!("sample_cycle/contoh-inovasi/innovations.csv"),
        ),
        (
            "replications.csv",
            include_str!("sample_cycle/contoh-inovasi/replications.csv"),
        ),
    ],
);
const DAY: i64 = 86_400;

/// Somebody of the sample: name before the @, name, role and where it holds.
type Cast = (&'static str, &'static str, Role, Place);

#[derive(Clone, Copy)]
enum Place {
    Programme,
    Named(&'static str),
    Body(&'static str),
}

const CAST: [Cast; 10] = [
    (
        "petugas1",
        "Petugas Program Satu",
        Role::ProgrammeOfficer,
        Place::Programme,
    ),
    (
        "petugas2",
        "Petugas Program Dua",
        Role::ProgrammeOfficer,
        Place::Programme,
    ),
    (
        "koordinator",
        "Koordinator Instansi",
        Role::Coordinator,
        Place::Body(INSTITUTION),
    ),
    (
        "unit1",
        "Petugas RSUD",
        Role::UnitOfficer,
        Place::Body(UNITS[0]),
    ),
    (
        "unit2",
        "Petugas Disdukcapil",
        Role::UnitOfficer,
        Place::Body(UNITS[1]),
    ),
    (
        "unit3",
        "Petugas Dinas Sosial",
        Role::UnitOfficer,
        Place::Body(UNITS[2]),
    ),
    (
        "penilai1",
        "Penilai Satu",
        Role::Evaluator,
        Place::Programme,
    ),
    ("penilai2", "Penilai Dua", Role::Evaluator, Place::Programme),
    (
        "pemutus",
        "Pemutus Sanggahan",
        Role::Decider,
        Place::Programme,
    ),
    ("auditor", "Auditor", Role::Auditor, Place::Programme),
];

/// Why the sample could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// An act about people was not done.
    #[error("an act about people of the sample was not done")]
    People(#[from] NotDone),
    /// An act of the round was not done.
    #[error("an act of the sample round was not done")]
    Round(#[from] ActError),
    /// The bodies could not be imported.
    #[error("the bodies of the sample could not be imported")]
    Bodies(#[from] WorkflowError),
}

impl From<StoreError> for SampleError {
    fn from(error: StoreError) -> SampleError {
        SampleError::Bodies(error.into())
    }
}

/// Who can sign in to the sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// E-mail address.
    pub email: String,
    /// Role; the first is the administrator.
    pub role: Role,
}

/// Everybody who can sign in once [`make`], [`judged::make`], [`proposals::make`],
/// [`hub::make`] and [`predikat::make`] are done, all with [`PASSWORD`].
pub fn sign_ins() -> Vec<SignIn> {
    let administrator = ("admin", Role::Administrator);
    let others = judged::CAST.iter().chain(&proposals::CAST);
    let others = others.chain(&hub::CAST).chain(&predikat::CAST);
    let cast = CAST.iter().chain(others);
    let cast = cast.map(|(name, _, role, _)| (*name, *role));
    std::iter::once(administrator)
        .chain(cast)
        .map(|(name, role)| SignIn {
            email: address(name),
            role,
        })
        .collect()
}

fn address(name: &str) -> String {
    format!("{name}@contoh.example")
}

/// The calendar of the round: filling is over, the evaluation is under way.
pub fn schedule(now: i64) -> Schedule {
    let window = |stage, from: i64, to: i64| Window {
        stage,
        opens: now + from * DAY,
        closes: now + to * DAY,
    };
    Schedule::new(vec![
        window(Stage::Preparation, -40, -30),
        window(Stage::Filling, -30, -2),
        window(Stage::Evaluation, -2, 14),
        window(Stage::VerificationWindow, -1, 6),
        window(Stage::Preview, 14, 17),
        window(Stage::Objection, 17, 24),
        window(Stage::Determination, 24, 31),
        window(Stage::Publication, 31, 60),
    ])
}

/// Makes the sample as it would be at `now`; does nothing where it is there.
pub async fn make(
    desk: &Desk,
    hashing: &Hashing,
    now: i64,
    chance: Chance<'_>,
) -> Result<(), SampleError> {
    let is_there = desk.database.reading().cycle_named(CYCLE).await?;
    if !is_there.is_empty() {
        return Ok(());
    }
    import_bodies(desk, BODIES, now).await?;
    let (name, files) = INNOVATIONS;
    import_folder(desk, name, &files, now).await?;
    let people = people(desk, hashing, now - 41 * DAY, chance).await?;
    round(desk, &people, now).await
}

async fn import_bodies(desk: &Desk, bodies: &str, now: i64) -> Result<(), SampleError> {
    let place = temporary()?;
    let file = place.path().join("bodies.csv");
    fs::write(&file, bodies).map_err(WorkflowError::at(&file))?;
    import_all(desk, &[file], now).await
}

/// A data set of these files.
async fn import_folder(
    desk: &Desk,
    name: &str,
    files: &[(&str, &str)],
    now: i64,
) -> Result<(), SampleError> {
    let place = temporary()?;
    let folder = place.path().join(name);
    fs::create_dir(&folder).map_err(WorkflowError::at(&folder))?;
    for (name, text) in files {
        let file = folder.join(name);
        fs::write(&file, text).map_err(WorkflowError::at(&file))?;
    }
    import_all(desk, &[folder], now).await
}

async fn import_all(desk: &Desk, places: &[PathBuf], now: i64) -> Result<(), SampleError> {
    let sources = Sources::find(places)?;
    let options = ImportOptions {
        actor: "prima demo",
        at: &crate::assessment::moment::utc(now),
        lang: Lang::Id,
        dry_run: false,
        correction: false,
    };
    import(&desk.database, &sources, &options, &|_, _, _| {}).await?;
    Ok(())
}

fn scene(desk: &Desk, now: i64) -> Scene<'_> {
    Scene {
        database: &desk.database,
        now,
        cooling_off_days: crate::assessment::COOLING_OFF_DAYS,
    }
}

/// Makes the accounts, in the order of the cast.
async fn people(
    desk: &Desk,
    hashing: &Hashing,
    now: i64,
    chance: Chance<'_>,
) -> Result<Vec<PersonId>, SampleError> {
    let (scene, password) = (scene(desk, now), Secret::new(PASSWORD));
    let admin = address("admin");
    create_administrator(&scene, hashing, "Administrator", &admin, &password, chance).await?;
    admit(desk, hashing, &CAST, now, chance).await
}

/// Somebody of the sample by the name before the @.
async fn named(desk: &Desk, name: &str) -> Result<Actor, SampleError> {
    let person = desk.database.person_by_email(&address(name)).await?;
    let id = person.map_or_else(String::new, |person| person.person);
    Ok(actor_of(&desk.database, &id).await?)
}

/// The administrator invites people, and they come.
async fn admit(
    desk: &Desk,
    hashing: &Hashing,
    cast: &[Cast],
    now: i64,
    chance: Chance<'_>,
) -> Result<Vec<PersonId>, SampleError> {
    let (scene, password) = (scene(desk, now), Secret::new(PASSWORD));
    let admin = named(desk, "admin").await?;
    let mut people = Vec::new();
    for &(email, name, role, place) in cast {
        let scope = match place {
            Place::Programme => Scope::Programme(ProgrammeCode::from(PROGRAMME)),
            Place::Named(programme) => Scope::Programme(ProgrammeCode::from(programme)),
            Place::Body(body) => Scope::Body(BodyId::from(body)),
        };
        let email = address(email);
        let invited = invite_person(&scene, &admin, &email, role, &scope, chance).await?;
        let newcomer = Newcomer {
            token: &invited.token,
            name,
            password: &password,
            lang: "id",
        };
        people.push(accept_invitation(&scene, hashing, &newcomer, chance).await?);
    }
    Ok(people)
}

async fn round(desk: &Desk, people: &[PersonId], now: i64) -> Result<(), SampleError> {
    let mut cast = Vec::new();
    for person in people {
        cast.push(actor_of(&desk.database, person.as_str()).await?);
    }
    let [officer, _, coordinator, unit1, unit2, _, first, second, ..] = cast.as_slice() else {
        return Ok(());
    };
    let cycle = NewCycle {
        cycle: CYCLE.to_owned(),
        programme: PROGRAMME.to_owned(),
        instrument: INSTRUMENT.to_owned(),
        period: "2026".to_owned(),
        title: Text {
            id: "DATA CONTOH: PEKPPP yang sedang berjalan".to_owned(),
            en: "SAMPLE DATA: a PEKPPP round under way".to_owned(),
        },
        sample: "sample".to_owned(),
        schedule: schedule(now),
    };
    open_cycle(desk, officer, &cycle, now - 40 * DAY).await?;
    let units: BTreeSet<String> = UNITS.map(str::to_owned).into();
    choose_loci(
        desk,
        coordinator,
        CYCLE,
        INSTITUTION,
        &LociChange::adding(&units),
        now - 38 * DAY,
    )
    .await?;
    let evaluators = [first.clone(), second.clone()];
    assign_evaluators(desk, officer, CYCLE, &evaluators, 2, now - 35 * DAY).await?;
    fill(desk, unit1, (CYCLE, UNITS[0]), usize::MAX, now - 10 * DAY).await?;
    submit_responses(desk, unit1, CYCLE, UNITS[0], now - 5 * DAY).await?;
    fill(desk, unit2, (CYCLE, UNITS[1]), 20, now - 4 * DAY).await?;
    let extension = NewExtension {
        stage: Stage::Filling,
        unit: Some(UNITS[1].to_owned()),
        until: now + 3 * DAY,
        reason: "Jaringan kantor terputus selama pekan terakhir pengisian (contoh).".to_owned(),
    };
    extend_stage(desk, officer, CYCLE, &extension, now - 3 * DAY).await?;
    let counted = tallies(desk, &UNITS[..1])?;
    import_tallies(desk, officer, CYCLE, counted.as_bytes(), now - DAY).await?;
    review(desk, first, now - DAY).await
}

/// Answers so many questions of a unit.
async fn fill(
    desk: &Desk,
    actor: &Actor,
    (cycle, unit): (&str, &str),
    most: usize,
    now: i64,
) -> Result<(), SampleError> {
    let rules = desk.rules(INSTRUMENT)?;
    let asked = form(&rules.instrument, SourceKind::SelfAssessment.name());
    let questions = asked.into_iter().flat_map(|form| form.questions);
    let entries: Vec<Entry> = questions
        .take(most)
        .map(|question| entry(&question, value(&question)))
        .collect();
    save_answers(desk, actor, cycle, unit, &entries, now).await?;
    Ok(())
}

/// A believable answer, the same each time.
fn value(question: &Question) -> String {
    match &question.answer {
        Answer::One(permitted) => {
            let place = permitted.len().saturating_sub(2);
            permitted
                .get(place)
                .map_or(String::new(), |one| one.value.clone())
        }
        Answer::Any(permitted) => {
            let chosen = permitted.iter().take(3).map(|one| one.value.as_str());
            chosen.collect::<Vec<_>>().join("|")
        }
        Answer::YesNo => "ya".to_owned(),
        Answer::Number { span, .. } => span.min.to_string(),
        Answer::Ratio => "80%".to_owned(),
        Answer::Text => "Isian contoh.".to_owned(),
    }
}

/// The first evaluator is half through the first unit.
async fn review(desk: &Desk, actor: &Actor, now: i64) -> Result<(), SampleError> {
    let rules = desk.rules(INSTRUMENT)?;
    let asked = form(&rules.instrument, SourceKind::Evaluator.name());
    let questions = asked.into_iter().flat_map(|form| form.questions);
    let entries: Vec<Entry> = questions
        .take(14)
        .map(|question| entry(&question, value(&question)))
        .collect();
    save_reviews(desk, actor, CYCLE, UNITS[0], &entries, now).await?;
    Ok(())
}

fn entry(question: &Question, value: String) -> Entry {
    Entry {
        code: question.code.clone(),
        value,
        ..Entry::default()
    }
}

/// Thirty answers to each question of users for each of the units.
fn tallies(desk: &Desk, units: &[&str]) -> Result<String, SampleError> {
    let rules = desk.rules(INSTRUMENT)?;
    let asked = form(&rules.instrument, SourceKind::Survey.name());
    let mut text = "unit,question,option,count\n".to_owned();
    for question in asked.into_iter().flat_map(|form| form.questions) {
        for unit in units {
            for (option, count) in [("3", 6), ("4", 16), ("5", 8)] {
                text.push_str(&format!("{unit},{},{option},{count}\n", question.code));
            }
        }
    }
    Ok(text)
}
