//! A ministry with units in two provinces, its people, and a programme nobody
//! has heard of.

use crate::own_database::OwnDatabase;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Actor, Grant, Role, Scope, Tie, TieKind};
use prima_store::people::{GrantRow, Person};
use prima_store::register::Body;
use prima_workflow::assessment::{Acted, Desk, Refusal};
use prima_workflow::recognition::{
    NewCandidacy, NewStep, Taken, candidacy_page, confirm_step, open_programme, take_step,
};

pub const MINISTRY: &str = "kementerian-contoh";
pub const UNIT: &str = "kanim-contoh";
pub const OTHER: &str = "lapas-contoh";
/// 3 February 2030, 12.00 WIB.
pub const FEBRUARY: i64 = 1_896_325_200;
pub const DAY: i64 = 86_400;

/// A programme with a return, two persons at the end, a year of validity and two
/// years of cooling-off.
pub const RULES: &str = r#"
[programme]
code = "bintang"
edition = "2030"
title = { id = "Bintang Pelayanan", en = "Service star" }
about = { id = "Contoh.", en = "Sample." }
recipient = "unit"
confers = { id = "Bintang Pelayanan", en = "Service star" }
facilities = ["RAMP", "LOKET_PRIORITAS"]
[laws.contoh]
title = "Aturan contoh"
[entry]
title = { id = "Pencalonan", en = "Nomination" }
by = ["coordinator"]
to = "bukti"
document = { id = "Surat usulan", en = "Letter" }
[[stage]]
code = "bukti"
title = { id = "Mengumpulkan bukti", en = "Collecting evidence" }
kind = "work"
shows_facilities = true
[[stage.exit]]
code = "serah"
title = { id = "Diserahkan", en = "Handed in" }
to = "periksa"
by = ["unit_officer"]
[[stage]]
code = "periksa"
title = { id = "Diperiksa", en = "Checked" }
kind = "work"
[[stage.exit]]
code = "kembali"
title = { id = "Dikembalikan", en = "Returned" }
to = "bukti"
by = ["evaluator"]
reason = true
goes_back = true
[[stage.exit]]
code = "bintang"
title = { id = "Mendapat bintang", en = "Gets the star" }
to = "pegang"
by = ["decider"]
two_persons = true
document = { id = "Keputusan", en = "Decision" }
[[stage]]
code = "pegang"
title = { id = "Memegang bintang", en = "Holds the star" }
kind = "held"
[[stage.exit]]
code = "awasi"
title = { id = "Diawasi", en = "Supervised" }
to = "pegang"
by = ["evaluator"]
reason = true
[[stage.exit]]
code = "cabut"
title = { id = "Dicabut", en = "Revoked" }
to = "dicabut"
by = ["decider"]
two_persons = true
reason = true
[[stage]]
code = "dicabut"
title = { id = "Dicabut", en = "Revoked" }
kind = "revoked"
[validity]
months = 12
[cooling_off]
months = 24
[[milestone]]
code = "calon"
title = { id = "Dicalonkan", en = "Nominated" }
reached = "bukti"
[[milestone]]
code = "periksa"
title = { id = "Diperiksa", en = "Checked" }
reached = "periksa"
[[milestone]]
code = "bintang"
title = { id = "Mendapat bintang", en = "Got the star" }
reached = "pegang"
"#;

/// Somebody with one grant.
pub fn person(id: &str, role: Role, scope: Scope) -> Actor {
    Actor {
        person: PersonId::from(id),
        grants: vec![Grant { role, scope }],
        ties: Vec::new(),
        overrides: Vec::new(),
    }
}

pub fn of_programme(id: &str, role: Role) -> Actor {
    person(id, role, Scope::Programme("bintang".into()))
}

pub fn coordinator() -> Actor {
    person("koko", Role::Coordinator, Scope::Body(MINISTRY.into()))
}

pub fn unit_officer() -> Actor {
    person("umi", Role::UnitOfficer, Scope::Body(UNIT.into()))
}

/// The same person, kin of somebody at the unit.
pub fn kin(actor: Actor) -> Actor {
    let tie = Tie {
        body: UNIT.into(),
        above: vec![MINISTRY.into()],
        kind: TieKind::Kin,
        until: None,
        declared: true,
    };
    Actor {
        ties: vec![tie],
        ..actor
    }
}

/// A desk before a register with the programme opened.
pub async fn opened(own: &OwnDatabase) -> Desk {
    let database = own.open().await;
    let body = |id: &str, name: &str, parent: &str, kind: &str, region: &str| Body {
        body: id.to_owned(),
        name: name.to_owned(),
        parent: parent.to_owned(),
        kind: kind.to_owned(),
        level: "kementerian".to_owned(),
        region: region.to_owned(),
        ..Body::default()
    };
    let bodies = vec![
        body(MINISTRY, "Kementerian Contoh", "", "institution", ""),
        body(UNIT, "Kanim Contoh", MINISTRY, "work_unit", "35.02"),
        body(OTHER, "Lapas Contoh", MINISTRY, "work_unit", "19"),
    ];
    let mut act = database.act().await.unwrap();
    act.replace_bodies(bodies).await.unwrap();
    act.finish("2030-01-01T00:00:00Z", "uji", "import", "", "")
        .await
        .unwrap();
    let desk = Desk::new(database);
    let officer = of_programme("ani", Role::ProgrammeOfficer);
    let name = open_programme(&desk, &officer, RULES, FEBRUARY).await;
    assert_eq!(name.unwrap(), "bintang/2030");
    desk
}

/// A nomination of a unit.
pub fn nomination(unit: &str) -> NewCandidacy {
    NewCandidacy {
        programme: "bintang".to_owned(),
        edition: "2030".to_owned(),
        unit: unit.to_owned(),
        document: "Surat 1/2030".to_owned(),
        reason: String::new(),
    }
}

/// Takes one step with a reason and a document.
pub async fn step(desk: &Desk, actor: &Actor, id: &str, exit: &str, now: i64) -> Acted<Taken> {
    let row = desk.database.reading().candidacy_named(id).await?.pop();
    let new = NewStep {
        exit: exit.to_owned(),
        reason: "Sebabnya".to_owned(),
        document: "SK 7/2030".to_owned(),
        version: row.unwrap().version,
    };
    take_step(desk, actor, id, &new, now).await
}

/// Confirms the step that waits, as the page shows it.
pub async fn confirm(desk: &Desk, actor: &Actor, id: &str, now: i64) -> Acted<()> {
    let asked = asked(desk, actor, id, now).await;
    confirm_step(desk, actor, id, &asked, now).await
}

/// The stamp of what somebody reads that waits.
pub async fn asked(desk: &Desk, actor: &Actor, id: &str, now: i64) -> String {
    candidacy_page(desk, actor, id, now).await.unwrap().asked
}

/// Lets somebody into the database with a role.
pub async fn admit(desk: &Desk, id: &str, role: &str, (kind, scope): (&str, &str)) {
    let mut act = desk.database.act().await.unwrap();
    let person = Person {
        person: id.to_owned(),
        name: id.to_owned(),
        email: format!("{id}@contoh.go.id"),
        state: "active".to_owned(),
        lang: "id".to_owned(),
        ..Person::default()
    };
    act.put_person(person).await.unwrap();
    let grant = GrantRow {
        person: id.to_owned(),
        role: role.to_owned(),
        scope_kind: kind.to_owned(),
        scope: scope.to_owned(),
        ..GrantRow::default()
    };
    act.put_grant(grant).await.unwrap();
    act.finish_privately("2030-01-01T00:00:00Z", "uji", "admit", id, "")
        .await
        .unwrap();
}

/// Why an act was refused.
pub fn refused<T: std::fmt::Debug>(acted: Acted<T>) -> Refusal {
    let error = acted.expect_err("it must be refused");
    error
        .refusal()
        .cloned()
        .unwrap_or_else(|| panic!("{error:?}"))
}
