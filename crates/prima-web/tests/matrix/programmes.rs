//! The programmes, proposals, jury and award that stand in the world beside its
//! rounds.

use crate::expected::{DRAFT, SUBMITTED};
use crate::world::{CITY, NOW, UNIT, World};
use prima_domain::recognition::award::Pick;
use prima_workflow::innovation::proposal::{
    EvidenceChange, NewProposal, NewText, begin_proposal, link_evidence, save_section,
};
use prima_workflow::recognition::award::{NewDecision, open_award, propose_award};
use prima_workflow::recognition::jury::{StagePlace, add_juror, recuse_juror, seat_juror};
use prima_workflow::recognition::{
    NewCandidacy, NewStep, begin_candidacy, open_programme, take_step,
};
use std::collections::BTreeSet;

/// A programme with one step of the unit, and a jury of two.
pub const PROGRAMME: &str = r#"
[programme]
code = "pekppp"
edition = "uji"
title = { id = "Program uji", en = "Trial programme" }
about = { id = "Contoh.", en = "Sample." }
recipient = "unit"
confers = { id = "Predikat uji", en = "Trial predikat" }
facilities = ["RAMP"]
[laws.contoh]
title = "Aturan contoh"
[entry]
title = { id = "Masuk", en = "Entry" }
by = ["unit_officer", "coordinator"]
to = "bangun"
document = { id = "Surat", en = "Letter" }
[[stage]]
code = "bangun"
title = { id = "Membangun", en = "Building" }
kind = "work"
shows_facilities = true
[stage.jury]
form = "proposal"
jurors = 2
[[stage.jury.criterion]]
code = "a"
title = { id = "Kebaruan", en = "Novelty" }
weight = 100
[[stage.exit]]
code = "serah"
title = { id = "Diserahkan", en = "Handed in" }
to = "pegang"
by = ["unit_officer"]
document = { id = "Berita acara", en = "Minutes" }
[[stage]]
code = "pegang"
title = { id = "Memegang", en = "Holding" }
kind = "held"
[validity]
months = 0
[[milestone]]
code = "masuk"
title = { id = "Masuk", en = "Entered" }
reached = "bangun"
"#;
/// Another edition, which asks for proposals.
const PROPOSING: &str = r#"
[programme]
code = "pekppp"
edition = "usul"
title = { id = "Program usul", en = "Proposing programme" }
about = { id = "Contoh.", en = "Sample." }
recipient = "unit"
confers = { id = "Predikat usul", en = "Proposed predikat" }
[laws.contoh]
title = "Aturan contoh"
[entry]
title = { id = "Daftar", en = "Registration" }
by = ["unit_officer", "coordinator"]
to = "tulis"
several = true
[[stage]]
code = "tulis"
title = { id = "Menulis", en = "Writing" }
kind = "work"
writes_proposal = true
[[stage.exit]]
code = "ajukan"
title = { id = "Diajukan", en = "Submitted" }
to = "periksa"
by = ["unit_officer"]
[[stage]]
code = "periksa"
title = { id = "Diperiksa", en = "Checked" }
kind = "work"
checks_proposal = true
[[stage.exit]]
code = "lolos"
title = { id = "Lolos", en = "Passed" }
to = "pegang"
by = ["programme_officer"]
[[stage]]
code = "pegang"
title = { id = "Memegang", en = "Holding" }
kind = "held"
[validity]
months = 0
[[milestone]]
code = "daftar"
title = { id = "Terdaftar", en = "Registered" }
reached = "tulis"
[proposal]
[[proposal.group]]
code = "umum"
title = { id = "Umum", en = "General" }
[[proposal.group]]
code = "khusus"
title = { id = "Khusus", en = "Special" }
[[proposal.section]]
code = "ringkasan"
title = { id = "Ringkasan", en = "Summary" }
words = 5
[[proposal.section]]
code = "mutu"
title = { id = "Mutu", en = "Quality" }
groups = ["khusus"]
"#;

/// An award event whose one category is named by hand.
const AWARD: &str = r#"
[event]
code = "gebyar-uji"
title = { id = "Gebyar Uji", en = "Trial event" }
programme = "pekppp"
date = "2024-10-08"
[[category]]
code = "sentra"
title = { id = "Sentra", en = "Centres" }
confers = { id = "Ramah kelompok rentan", en = "Friendly to vulnerable groups" }
rule = { kind = "named" }
"#;

/// Puts three people on the jury: one has a seat before the unit, one is barred by
/// a tie, and one recused themselves.
async fn judge(world: &World, candidacy: &str) {
    let (desk, officer) = (&world.site.desk, &world.actors["officer.wide"]);
    let place = StagePlace {
        programme: "pekppp",
        edition: "uji",
        stage: "bangun",
    };
    let recused = world.id("evaluator.recused");
    for key in [
        "evaluator.wide",
        "evaluator.conflicted",
        "evaluator.recused",
    ] {
        let added = add_juror(desk, officer, place, &world.id(key), NOW).await;
        added.unwrap();
    }
    for key in ["evaluator.wide", "evaluator.recused"] {
        let seated = seat_juror(desk, officer, candidacy, &world.id(key), NOW).await;
        seated.unwrap();
    }
    let own = &world.actors["evaluator.recused"];
    let done = recuse_juror(desk, own, candidacy, &recused, "Sepupu", NOW).await;
    done.unwrap();
}

/// Opens an edition that asks for proposals; the unit has a draft that rests on
/// a piece of evidence, and a proposal that was submitted.
pub async fn propose(world: &World, evidence: &str) {
    let desk = &world.site.desk;
    let (officer, unit) = (&world.actors["officer.wide"], &world.actors["unit.own"]);
    let opened = open_programme(desk, officer, PROPOSING, NOW).await;
    assert_eq!(opened.unwrap(), "pekppp/usul");
    for (title, id) in [("Naskah", DRAFT), ("Usulan", SUBMITTED)] {
        let new = NewProposal {
            programme: "pekppp".to_owned(),
            edition: "usul".to_owned(),
            unit: UNIT.to_owned(),
            title: title.to_owned(),
            group: "umum".to_owned(),
        };
        let begun = begin_proposal(desk, unit, &new, NOW).await;
        assert_eq!(begun.unwrap(), id);
        let text = NewText {
            section: "ringkasan".to_owned(),
            content: "Pasien mendaftar dari rumah.".to_owned(),
            version: 0,
        };
        save_section(desk, unit, id, &text, NOW).await.unwrap();
    }
    let change = EvidenceChange {
        added: BTreeSet::from([evidence.to_owned()]),
        ..EvidenceChange::default()
    };
    link_evidence(desk, unit, DRAFT, "ringkasan", &change, NOW)
        .await
        .unwrap();
    let step = NewStep {
        exit: "ajukan".to_owned(),
        version: 1,
        ..NewStep::default()
    };
    take_step(desk, unit, SUBMITTED, &step, NOW).await.unwrap();
}

/// Opens an award event and proposes to honour the unit, before it has an
/// objection that would hold this up.
pub async fn honour(world: &World) {
    let desk = &world.site.desk;
    let officer = &world.actors["officer.wide"];
    let opened = open_award(desk, officer, AWARD, NOW).await;
    assert_eq!(opened.unwrap(), "gebyar-uji");
    let pick = Pick {
        body: CITY.to_owned(),
        unit: UNIT.to_owned(),
        citation_id: "Ramah kelompok rentan".to_owned(),
        reason: "Juri".to_owned(),
        ..Pick::default()
    };
    let new = NewDecision {
        picks: vec![pick],
        ..NewDecision::default()
    };
    let proposed = propose_award(desk, officer, "gebyar-uji", "sentra", &new, NOW).await;
    proposed.unwrap();
}

/// Opens the programme by these rules and lets the unit in; gives its candidacy.
pub async fn nominate(world: &World, rules: &str, at: i64) -> String {
    let desk = &world.site.desk;
    let opened = open_programme(desk, &world.actors["officer.wide"], rules, at).await;
    assert_eq!(opened.unwrap(), "pekppp/uji");
    let new = NewCandidacy {
        programme: "pekppp".to_owned(),
        edition: "uji".to_owned(),
        unit: UNIT.to_owned(),
        document: "Surat 1".to_owned(),
        ..NewCandidacy::default()
    };
    let begun = begin_candidacy(desk, &world.actors["coordinator.parent"], &new, at).await;
    begun.unwrap()
}

/// Lets the unit into the programme and has it judged.
pub async fn recognise(world: &World) {
    judge(world, &nominate(world, PROGRAMME, NOW).await).await;
}
