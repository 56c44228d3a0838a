//! What the audit trail says of certificates: to officers of their programme, and to
//! nobody whom a tie to one of the recipients bars.

use crate::ministry::{CLINIC, Ministry, NOW, actor};
use crate::own_database::OwnDatabase;
use prima_domain::register::person::{Actor, Grant, Role, Scope, Tie, TieKind};
use prima_workflow::people::{Scene, TrailAsked, read_trail};
use prima_workflow::recognition::certificate::withdraw_certificate;

on_both_engines![
    who_is_tied_to_a_recipient_reads_of_no_certificate,
    officers_of_the_programme_read_their_own_lines,
];

const ACTS: [&str; 2] = ["withdraw_certificate", "issue_certificates"];

/// Two got theirs in one act; that of the hospital was withdrawn.
async fn issued(own: OwnDatabase) -> Ministry {
    let names = [(CLINIC, "RSUD Contoh"), ("kantor", "Kantor Contoh")];
    let ministry = Ministry::open(own, &names).await;
    let officer = &ministry.officer;
    let issued = ministry.issue(officer, &[CLINIC, "kantor"]).await.unwrap();
    let mut of_clinic = None;
    for id in issued.made {
        let row = ministry.database.certificate(&id).await.unwrap().unwrap();
        if row.body == CLINIC {
            of_clinic = Some(id);
        }
    }
    let id = of_clinic.unwrap();
    withdraw_certificate(&ministry.database, officer, &id, "Salah nama", NOW)
        .await
        .unwrap();
    ministry
}

fn holder(role: Role, scope: Scope) -> Actor {
    actor("adi", vec![Grant { role, scope }])
}

fn kin_of(body: &str, actor: Actor) -> Actor {
    let tie = Tie {
        body: body.into(),
        above: Vec::new(),
        kind: TieKind::Kin,
        until: None,
        declared: true,
    };
    Actor {
        ties: vec![tie],
        ..actor
    }
}

/// The acts about certificates that somebody reads of, newest first.
async fn read(ministry: &Ministry, actor: &Actor) -> Vec<String> {
    let scene = Scene {
        database: &ministry.database,
        now: NOW,
        cooling_off_days: 730,
    };
    let asked = TrailAsked {
        limit: 100,
        ..TrailAsked::default()
    };
    let trail = read_trail(&scene, actor, &asked).await.unwrap();
    let acts = trail.lines.into_iter().map(|line| line.act);
    acts.filter(|act| ACTS.contains(&act.as_str())).collect()
}

async fn who_is_tied_to_a_recipient_reads_of_no_certificate(own: OwnDatabase) {
    let ministry = issued(own).await;
    let administrator = holder(Role::Administrator, Scope::Everywhere);
    assert_eq!(read(&ministry, &administrator).await, ACTS);
    let of_clinic = kin_of(CLINIC, administrator.clone());
    assert_eq!(read(&ministry, &of_clinic).await, [""; 0]);
    // The office's stands, and was issued with the hospital's.
    let of_office = kin_of("kantor", administrator);
    assert_eq!(read(&ministry, &of_office).await, ACTS[..1]);
}

async fn officers_of_the_programme_read_their_own_lines(own: OwnDatabase) {
    let ministry = issued(own).await;
    let officer = |programme: &str| {
        let scope = Scope::Programme(programme.into());
        holder(Role::ProgrammeOfficer, scope)
    };
    assert_eq!(read(&ministry, &officer("gebyar")).await, ACTS);
    assert_eq!(read(&ministry, &officer("kipp")).await, [""; 0]);
    let tied = kin_of(CLINIC, officer("gebyar"));
    assert_eq!(read(&ministry, &tied).await, [""; 0]);
}
