//! A small round to tell stories in: one institution with one unit, the persons
//! about it, and stages of a hundred seconds each.

use crate::own_database::OwnDatabase;
use prima_domain::assessment::cycle::{Schedule, Stage, Window};
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Actor, Grant, Role, Scope, Tie, TieKind};
use prima_instrument::words::Text;
use prima_store::Database;
use prima_store::people::{GrantRow, Person};
use prima_store::register::Body;
use prima_workflow::assessment::signing::InstallationKey;
use prima_workflow::assessment::{
    Acted, Desk, Entry, LociChange, NewCycle, Refusal, assign_evaluator, choose_loci,
    hand_in_review, import_tallies, open_cycle, save_reviews, submit_responses,
};
use std::collections::BTreeSet;

/// The round.
pub const CYCLE: &str = "pekppp-2026";
/// Its unit and institution, as in the shipped example.
pub const UNIT: &str = "unit-contoh";
pub const INSTITUTION: &str = "instansi-contoh";
/// A further unit of the institution, in rounds of two.
pub const SECOND: &str = "unit-kedua";

/// A moment within each stage.
pub const PREPARATION: i64 = 50;
pub const FILLING: i64 = 150;
pub const EVALUATION: i64 = 250;
pub const OBJECTION: i64 = 450;
pub const DETERMINATION: i64 = 550;
pub const PUBLICATION: i64 = 650;

const ANSWERS: &str = include_str!("../../../../examples/contoh-pekppp/answers.csv");
const TALLIES: &str = include_str!("../../../../examples/contoh-pekppp/tallies.csv");

/// Somebody with one grant.
pub fn person(id: &str, role: Role, scope: Scope) -> Actor {
    Actor {
        person: PersonId::from(id),
        grants: vec![Grant { role, scope }],
        ties: Vec::new(),
        overrides: Vec::new(),
    }
}

/// An officer of the programme.
pub fn officer(id: &str) -> Actor {
    person(
        id,
        Role::ProgrammeOfficer,
        Scope::Programme("pekppp".into()),
    )
}

/// An evaluator of the programme.
pub fn evaluator(id: &str) -> Actor {
    person(id, Role::Evaluator, Scope::Programme("pekppp".into()))
}

/// Somebody who decides on objections.
pub fn decider(id: &str) -> Actor {
    person(id, Role::Decider, Scope::Programme("pekppp".into()))
}

/// An officer of the unit.
pub fn unit_officer(id: &str) -> Actor {
    person(id, Role::UnitOfficer, Scope::Body(UNIT.into()))
}

/// The same person, tied to the unit by work.
pub fn tied(actor: Actor) -> Actor {
    let tie = Tie {
        body: UNIT.into(),
        above: vec![INSTITUTION.into()],
        kind: TieKind::Employer,
        until: None,
        declared: false,
    };
    Actor {
        ties: vec![tie],
        ..actor
    }
}

/// Stages of a hundred seconds, from 0 on; publication never ends.
pub fn schedule() -> Schedule {
    let stages = [
        Stage::Preparation,
        Stage::Filling,
        Stage::Evaluation,
        Stage::Preview,
        Stage::Objection,
        Stage::Determination,
        Stage::Publication,
    ];
    let window = |(place, stage): (usize, Stage)| Window {
        stage,
        opens: place as i64 * 100,
        closes: match stage {
            Stage::Publication => 1_000_000,
            _ => place as i64 * 100 + 100,
        },
    };
    Schedule::new(stages.into_iter().enumerate().map(window).collect())
}

/// A desk before a database that knows the unit and its institution.
pub async fn desk(own: &OwnDatabase) -> Desk {
    let database: Database = own.open().await;
    let body = |id: &str, name: &str, parent: &str, kind: &str, level: &str| Body {
        body: id.to_owned(),
        name: name.to_owned(),
        parent: parent.to_owned(),
        kind: kind.to_owned(),
        level: level.to_owned(),
        sample: "sample".to_owned(),
        ..Body::default()
    };
    let bodies = vec![
        body(
            INSTITUTION,
            "Instansi Contoh",
            "",
            "institution",
            "kabupaten",
        ),
        body(UNIT, "Unit Contoh", INSTITUTION, "work_unit", ""),
        body(SECOND, "Unit Kedua", INSTITUTION, "work_unit", ""),
        body("unit-lain", "Unit Lain", "", "work_unit", ""),
    ];
    let mut act = database.act().await.unwrap();
    act.replace_bodies(bodies).await.unwrap();
    act.finish("1970-01-01T00:00:00Z", "uji", "import", "", "")
        .await
        .unwrap();
    Desk::new(database)
}

/// Gives accounts with these grants, as the acts about people would: id, language,
/// role and where it holds.
pub async fn accounts(database: &Database, people: &[(&str, &str, Role, Scope)]) {
    let mut act = database.act().await.unwrap();
    for (id, lang, role, scope) in people {
        let (kind, place) = match scope {
            Scope::Everywhere => ("everywhere", String::new()),
            Scope::Programme(programme) => ("programme", programme.to_string()),
            Scope::Region(region) => ("region", region.to_string()),
            Scope::Body(body) => ("body", body.to_string()),
        };
        let person = Person {
            person: (*id).to_owned(),
            name: format!("Nama {id}"),
            email: format!("{id}@contoh.go.id"),
            state: "active".to_owned(),
            lang: (*lang).to_owned(),
            ..Person::default()
        };
        let grant = GrantRow {
            person: (*id).to_owned(),
            role: role.code().to_owned(),
            scope_kind: kind.to_owned(),
            scope: place,
            ..GrantRow::default()
        };
        act.put_person(person).await.unwrap();
        act.put_grant(grant).await.unwrap();
    }
    act.finish_privately("1970-01-01T00:00:00Z", "uji", "accounts", "", "")
        .await
        .unwrap();
}

/// The round that is opened.
pub fn new_cycle() -> NewCycle {
    NewCycle {
        cycle: CYCLE.to_owned(),
        programme: "pekppp".to_owned(),
        instrument: "pekppp/2023".to_owned(),
        period: "2026".to_owned(),
        title: Text {
            id: "PEKPPP contoh".to_owned(),
            en: "Sample PEKPPP".to_owned(),
        },
        sample: "sample".to_owned(),
        schedule: schedule(),
    }
}

/// A desk with the round opened, its locus chosen and these evaluators assigned.
pub async fn opened(own: &OwnDatabase, evaluators: &[&str]) -> Desk {
    let desk = desk(own).await;
    open(&desk, &new_cycle(), evaluators).await;
    desk
}

/// Opens a round, chooses its locus and assigns these evaluators.
pub async fn open(desk: &Desk, new: &NewCycle, evaluators: &[&str]) {
    let ani = officer("ani");
    open_cycle(desk, &ani, new, PREPARATION).await.unwrap();
    choose(desk, &[UNIT]).await;
    for id in evaluators {
        let evaluator = evaluator(id);
        assign_evaluator(desk, &ani, CYCLE, UNIT, &evaluator, PREPARATION)
            .await
            .unwrap();
    }
}

/// Chooses loci of the round, those that are chosen already among them.
pub async fn choose(desk: &Desk, units: &[&str]) {
    let ani = officer("ani");
    let units: BTreeSet<String> = units.iter().map(|unit| (*unit).to_owned()).collect();
    let change = LociChange::adding(&units);
    choose_loci(desk, &ani, CYCLE, INSTITUTION, &change, PREPARATION)
        .await
        .unwrap();
}

/// One value, not read before.
pub fn entry(code: &str, value: &str) -> Entry {
    Entry {
        code: code.to_owned(),
        value: value.to_owned(),
        ..Entry::default()
    }
}

/// The levels of the worked example.
pub fn levels() -> Vec<Entry> {
    let rows = ANSWERS.lines().skip(1);
    rows.map(|row| {
        let mut fields = row.split(',').skip(1);
        entry(fields.next().unwrap(), fields.next().unwrap())
    })
    .collect()
}

/// A review with the levels of the worked example, handed in.
pub async fn review(desk: &Desk, id: &str) {
    review_of(desk, id, UNIT, &levels()).await;
}

/// The round up to the preview: handed in, reviewed by everybody, users counted.
pub async fn evaluated(own: &OwnDatabase, evaluators: &[&str]) -> Desk {
    let desk = opened(own, evaluators).await;
    submit_responses(&desk, &unit_officer("una"), CYCLE, UNIT, FILLING)
        .await
        .unwrap();
    for id in evaluators {
        review(&desk, id).await;
    }
    count_users(&desk).await;
    desk
}

/// Brings in what users answered, by the worked example.
pub async fn count_users(desk: &Desk) {
    let ani = officer("ani");
    let taken = import_tallies(desk, &ani, CYCLE, TALLIES.as_bytes(), EVALUATION).await;
    // 140 answers, by the worked example.
    assert_eq!(taken.unwrap().n_answers, 140);
}

/// The levels of the worked example, some of them changed.
pub fn levels_with(changed: &[(&str, &str)]) -> Vec<Entry> {
    let mut levels = levels();
    for (code, value) in changed {
        let level = levels.iter_mut().find(|level| level.code == *code);
        level.unwrap().value = (*value).to_owned();
    }
    levels
}

/// Reviews a unit with these levels and hands in.
pub async fn review_of(desk: &Desk, id: &str, unit: &str, levels: &[Entry]) {
    let actor = evaluator(id);
    save_reviews(desk, &actor, CYCLE, unit, levels, EVALUATION)
        .await
        .unwrap();
    hand_in_review(desk, &actor, CYCLE, unit, EVALUATION)
        .await
        .unwrap();
}

/// A round of two units with the same users, in the evaluation: two evaluators
/// differ over 30.f.B of the first, 3 and 5; the second has 5 there and 3 for
/// 1.a.Ak.
pub async fn two_units(own: &OwnDatabase) -> Desk {
    let desk = opened(own, &["eka", "edo"]).await;
    let ani = officer("ani");
    choose(&desk, &[UNIT, SECOND]).await;
    assign_evaluator(&desk, &ani, CYCLE, SECOND, &evaluator("eka"), PREPARATION)
        .await
        .unwrap();
    for (id, unit) in [("una", UNIT), ("udi", SECOND)] {
        let officer = person(id, Role::UnitOfficer, Scope::Body(unit.into()));
        submit_responses(&desk, &officer, CYCLE, unit, FILLING)
            .await
            .unwrap();
        let tallies = TALLIES.replace(UNIT, unit);
        import_tallies(&desk, &ani, CYCLE, tallies.as_bytes(), EVALUATION)
            .await
            .unwrap();
    }
    review_of(&desk, "eka", UNIT, &levels()).await;
    review_of(&desk, "edo", UNIT, &levels_with(&[("30.f.B", "5")])).await;
    let second = levels_with(&[("30.f.B", "5"), ("1.a.Ak", "3")]);
    review_of(&desk, "eka", SECOND, &second).await;
    desk
}

/// The key of the installation.
pub fn key() -> InstallationKey {
    let folder = tempfile::tempdir().unwrap();
    InstallationKey::open(&folder.path().join("kunci"), || Ok([7; 32])).unwrap()
}

/// The refusal of an act that must be refused.
pub fn refused<T: std::fmt::Debug>(done: Acted<T>) -> Refusal {
    let error = done.unwrap_err();
    error
        .refusal()
        .unwrap_or_else(|| panic!("{error:?}"))
        .clone()
}
