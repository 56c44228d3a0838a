//! A unit goes on from its round before; one that has none is told so.

use crate::browser::{Browser, hidden};
use crate::portal::{self, NOW};
use prima_domain::assessment::cycle::{Schedule, Stage, Window};
use prima_domain::register::person::{Actor, Grant, Role, Scope};
use prima_instrument::words::Text;
use prima_store::evidence::{Evidence, EvidenceLink};
use prima_workflow::assessment::{
    Desk, Entry, LociChange, NewCycle, choose_loci, open_cycle, save_answers,
};
use prima_workflow::sample_cycle::{CYCLE, INSTITUTION, UNITS};
use std::collections::BTreeSet;

/// The round before, and a day within its filling.
const BEFORE: &str = "contoh-pekppp-lalu";
const THEN: i64 = NOW - 400 * 86_400;

fn actor(person: &str, role: Role, scope: Scope) -> Actor {
    Actor {
        person: person.into(),
        grants: vec![Grant { role, scope }],
        ties: Vec::new(),
        overrides: Vec::new(),
    }
}

/// The unit answers one question in a round of the year before, and proves it.
async fn year_before(desk: &Desk) {
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
        opens: THEN + (place as i64 - 1) * 1_000,
        closes: THEN + place as i64 * 1_000,
    };
    let new = NewCycle {
        cycle: BEFORE.to_owned(),
        programme: "pekppp".to_owned(),
        instrument: "pekppp/2023".to_owned(),
        period: "2025".to_owned(),
        title: Text {
            id: "PEKPPP contoh 2025".to_owned(),
            en: "Sample PEKPPP 2025".to_owned(),
        },
        sample: "sample".to_owned(),
        schedule: Schedule::new(stages.into_iter().enumerate().map(window).collect()),
    };
    let programme = Scope::Programme("pekppp".into());
    let officer = actor("uji-petugas", Role::ProgrammeOfficer, programme);
    let early = THEN - 500;
    open_cycle(desk, &officer, &new, early)
        .await
        .expect("a round");
    let units = BTreeSet::from([UNITS[1].to_owned()]);
    choose_loci(
        desk,
        &officer,
        BEFORE,
        INSTITUTION,
        &LociChange::adding(&units),
        early,
    )
    .await
    .expect("a locus");
    let unit = actor("uji-unit", Role::UnitOfficer, Scope::Body(UNITS[1].into()));
    let entry = Entry {
        code: "f01.1.komponen".to_owned(),
        value: "13".to_owned(),
        ..Entry::default()
    };
    save_answers(desk, &unit, BEFORE, UNITS[1], &[entry], THEN + 500)
        .await
        .expect("an answer");
    let evidence = Evidence {
        evidence: "ab".repeat(16),
        body: UNITS[1].to_owned(),
        sha256: "ab".repeat(32),
        kind: "dokumen_sp".to_owned(),
        title: "SK Standar Pelayanan 2025".to_owned(),
        media_type: "application/pdf".to_owned(),
        file_name: "sk.pdf".to_owned(),
        state: Evidence::KEPT.to_owned(),
        ..Evidence::default()
    };
    let link = EvidenceLink {
        cycle: BEFORE.to_owned(),
        unit: UNITS[1].to_owned(),
        code: "1.a.Ak".to_owned(),
        evidence: evidence.evidence.clone(),
        ..EvidenceLink::default()
    };
    let mut act = desk.database.act().await.expect("an act");
    act.add_evidence(&evidence).await.expect("evidence");
    act.add_evidence_link(&link).await.expect("a link");
    act.finish_privately("2025-10-22T00:00:00Z", "uji", "uji", "", "")
        .await
        .expect("a finished act");
}

#[tokio::test]
async fn evidence_of_the_round_before_comes_along_and_its_answers_stand_beside() {
    let portal = portal::open_after(|| NOW, async |desk| year_before(desk).await).await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let part = format!("/id/kerja/{CYCLE}/{}/isian/I", UNITS[1]);
    let text = browser.get(&part).await.text();
    assert!(
        text.contains("Tahun lalu (PEKPPP contoh 2025): 13"),
        "{text}"
    );
    assert!(
        !text.contains("value=\"13\""),
        "nothing is filled in: {text}"
    );
    let text = browser.get(&page()).await.text();
    assert!(text.contains("SK Standar Pelayanan 2025"), "{text}");
    let fields = hidden(&text);
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let got = browser.post(&page(), &fields).await;
    let to = format!("{}?dibawa=1", page());
    assert_eq!(
        (got.status, got.header("location")),
        (303, to.as_str()),
        "{}",
        got.text()
    );
    let text = browser.get(&to).await.text();
    assert!(text.contains("1 bukti dibawa"), "{text}");
    let bukti = format!("/id/kerja/{CYCLE}/{}/bukti/1.a.Ak", UNITS[1]);
    let text = browser.get(&bukti).await.text();
    assert!(text.contains("SK Standar Pelayanan 2025"), "{text}");
}

fn page() -> String {
    format!("/id/kerja/{CYCLE}/{}/tahun-lalu", UNITS[1])
}

#[tokio::test]
async fn without_a_round_before_there_is_nothing_to_carry_and_nobody_else_looks() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let got = browser.get(&page()).await;
    assert_eq!(got.status, 200, "{}", got.text());
    assert!(got.text().contains("Tidak ada putaran sebelumnya"));
    let account = browser.get("/id/kerja/akun").await.text();
    let fields = hidden(&account);
    let tanda = fields.iter().find(|(name, _)| name == "tanda");
    let tanda = tanda.expect("a guard").1.clone();
    let none = browser.post(&page(), &[("tanda", &tanda)]).await;
    assert_eq!(none.status, 422, "{}", none.text());
    // What supported nothing before is not there.
    let made_up = [("tanda", tanda.as_str()), ("bawa", "1.a.Ak abc")];
    let got = browser.post(&page(), &made_up).await;
    assert_eq!(got.status, 404, "{}", got.text());
    let mut other = Browser::signed_in(portal.address, "unit1").await;
    assert_eq!(other.get(&page()).await.status, 404);
}
