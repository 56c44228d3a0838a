//! What changed after the first score, and who learns how much of it.
//!
//! By the worked example the unit has 4.22505 with 3 for 30.f.B and 4 for 1.a.Ak.
//! A level of 30.f.B is worth 0.06 × 0.75 = 0.045 of the index, one of 1.a.Ak
//! 0.17 × 0.24 × 0.75 = 0.0306.

use crate::own_database::OwnDatabase;
use crate::story::*;
use prima_domain::assessment::change::ChangeKind;
use prima_domain::register::person::{Role, Scope};
use prima_instrument::words::Text;
use prima_store::evidence::EvidenceLink;
use prima_workflow::assessment::read::{cycle_changes, public_changes, unit_changes};
use prima_workflow::assessment::{
    Agreement, Change, CorrectedValue, Decision, Desk, NewCorrection, NewObjection, Refusal,
    ask_determination, confirm_determination, correct, decide_objection, publish_due,
    raise_objection, reconcile,
};

on_both_engines![
    every_change_has_its_reason_and_its_exact_effect,
    the_unit_and_the_public_learn_what_was_agreed_and_not_who_gave_what,
    a_correction_is_a_change_of_a_published_result,
    who_is_tied_to_a_unit_learns_nothing_of_it_and_no_rank,
];

/// The two units, with the difference settled at 5, an objection to 1.a.Ak
/// granted with 5, and one to 2.a.P refused.
pub async fn changed(own: &OwnDatabase) -> Desk {
    let desk = two_units(own).await;
    let agreement = Agreement {
        code: "30.f.B".to_owned(),
        value: "5".to_owned(),
        reason: "Staf dilihat bersama.".to_owned(),
        read: String::new(),
    };
    reconcile(
        &desk,
        &evaluator("eka"),
        CYCLE,
        UNIT,
        &agreement,
        EVALUATION,
    )
    .await
    .unwrap();
    let una = unit_officer("una");
    let link = EvidenceLink {
        cycle: CYCLE.to_owned(),
        unit: UNIT.to_owned(),
        code: "1.a.Ak".to_owned(),
        evidence: "bukti".to_owned(),
        person: "una".to_owned(),
        // 450 seconds after the beginning, within the objection.
        at: "1970-01-01T00:07:30Z".to_owned(),
    };
    let mut act = desk.database.act().await.unwrap();
    act.add_evidence_link(&link).await.unwrap();
    act.finish_privately("1970-01-01T00:07:30Z", "una", "link_evidence", "", "")
        .await
        .unwrap();
    for (code, value, at) in [("1.a.Ak", Some("5"), 460), ("2.a.P", None, 470)] {
        let new = NewObjection {
            code: code.to_owned(),
            text: format!("Keberatan atas {code}."),
            evidence: String::new(),
        };
        let number = raise_objection(&desk, &una, CYCLE, UNIT, &new, at).await;
        let decision = Decision {
            value: value.map(str::to_owned),
            reason: format!("Putusan atas {code}."),
        };
        let dewi = decider("dewi");
        decide_objection(&desk, &dewi, CYCLE, UNIT, number.unwrap(), &decision, at)
            .await
            .unwrap();
    }
    desk
}

/// Kind, values before and since, reason, and index, not rounded index, band
/// and rank before and since.
type Told = (String, String, String, String, String);

fn told(change: &Change) -> Told {
    let standing = |standing: &prima_workflow::assessment::Standing| {
        let exact = standing.exact.as_ref().unwrap();
        let rank = standing
            .rank
            .map_or("-".to_owned(), |rank| rank.to_string());
        format!("{} {exact} {} {rank}", standing.index, standing.band)
    };
    let effect = change.effect.as_ref().map(|effect| {
        let (before, after) = (standing(&effect.before), standing(&effect.after));
        format!("{before} > {after}")
    });
    (
        format!("{} {}", change.kind.code(), change.code),
        change.before.join(" "),
        change.after.join(" "),
        change.reason.clone(),
        effect.unwrap_or_default(),
    )
}

fn line(kind: &str, before: &str, after: &str, reason: &str, effect: &str) -> Told {
    let [kind, before, after, reason, effect] =
        [kind, before, after, reason, effect].map(str::to_owned);
    (kind, before, after, reason, effect)
}

async fn every_change_has_its_reason_and_its_exact_effect(own: OwnDatabase) {
    let desk = changed(&own).await;
    let seen = cycle_changes(&desk, &officer("ani"), CYCLE, OBJECTION + 40).await;
    let seen = seen.unwrap();
    assert!(seen.has_ranks);
    assert!(seen.changes.iter().all(|change| change.unit == UNIT));
    let found: Vec<Told> = seen.changes.iter().map(told).collect();
    // First the mean of 3 and 5: 4.22505 + 0.045 = 4.27005, behind the second
    // unit's 4.22505 + 2 × 0.045 − 0.0306 = 4.28445; then 5: 4.31505, ahead of it.
    let agreed = "4.27 4.27005 A- 2 > 4.32 4.31505 A- 1";
    // From 4 to 5: 4.31505 + 0.0306.
    let granted = "4.32 4.31505 A- 1 > 4.35 4.34565 A- 1";
    assert_eq!(
        found,
        [
            line(
                "reconciled 30.f.B",
                "5 3",
                "5",
                "Staf dilihat bersama.",
                agreed
            ),
            line("evidence 1.a.Ak", "", "", "Keberatan atas 1.a.Ak.", ""),
            line("granted 1.a.Ak", "4", "5", "Putusan atas 1.a.Ak.", granted),
            line("refused 2.a.P", "5", "", "Putusan atas 2.a.P.", ""),
        ]
    );
    let group = seen.changes[0]
        .effect
        .as_ref()
        .map(|effect| effect.group.as_str());
    assert_eq!(group, Some("unit-kabupaten"));
    let early = cycle_changes(&desk, &officer("ani"), CYCLE, EVALUATION).await;
    assert!(matches!(refused(early), Refusal::Rule(_)));
    let auditor = person("aan", Role::Auditor, Scope::Everywhere);
    let audited = cycle_changes(&desk, &auditor, CYCLE, OBJECTION + 40).await;
    assert_eq!(audited.unwrap().changes, seen.changes);
}

async fn determined(desk: &Desk) {
    let number = ask_determination(desk, &officer("ani"), CYCLE, PUBLICATION, DETERMINATION).await;
    let budi = officer("budi");
    confirm_determination(desk, &budi, CYCLE, number.unwrap(), &key(), DETERMINATION)
        .await
        .unwrap();
}

async fn the_unit_and_the_public_learn_what_was_agreed_and_not_who_gave_what(own: OwnDatabase) {
    let desk = changed(&own).await;
    let una = unit_officer("una");
    let expected = |granted: &str| {
        [
            line("reconciled 30.f.B", "", "5", "Staf dilihat bersama.", ""),
            line("evidence 1.a.Ak", "", "", "Keberatan atas 1.a.Ak.", ""),
            line("granted 1.a.Ak", "4", "5", "Putusan atas 1.a.Ak.", granted),
            line("refused 2.a.P", "5", "", "Putusan atas 2.a.P.", ""),
        ]
    };
    let no_rank = expected("4.32 4.31505 A- - > 4.35 4.34565 A- -");
    let own_list = unit_changes(&desk, &una, CYCLE, UNIT, OBJECTION + 40).await;
    let found: Vec<Told> = own_list.unwrap().iter().map(told).collect();
    assert_eq!(found, no_rank);
    // An evaluator of the unit has read the other's review, and reads no rank.
    let judged = unit_changes(&desk, &evaluator("edo"), CYCLE, UNIT, OBJECTION + 40).await;
    let judged = judged.unwrap();
    assert_eq!(judged[0].before, ["5", "3"]);
    assert_eq!(judged[0].effect.as_ref().unwrap().before.rank, None);
    determined(&desk).await;
    let kept = unit_changes(&desk, &una, CYCLE, UNIT, DETERMINATION).await;
    let found: Vec<Told> = kept.unwrap().iter().map(told).collect();
    assert_eq!(found, no_rank);
    assert_eq!(public_changes(&desk, CYCLE, UNIT).await.unwrap(), []);
    publish_due(&desk, &key(), PUBLICATION).await.unwrap();
    let public = public_changes(&desk, CYCLE, UNIT).await.unwrap();
    let found: Vec<Told> = public.iter().map(told).collect();
    assert_eq!(found, expected("4.32 4.31505 A- 1 > 4.35 4.34565 A- 1"));
    let own_list = unit_changes(&desk, &una, CYCLE, UNIT, PUBLICATION).await;
    assert_eq!(own_list.unwrap(), public);
    assert_eq!(public_changes(&desk, CYCLE, SECOND).await.unwrap(), []);
}

async fn a_correction_is_a_change_of_a_published_result(own: OwnDatabase) {
    let desk = changed(&own).await;
    determined(&desk).await;
    publish_due(&desk, &key(), PUBLICATION).await.unwrap();
    let value = |code: &str, value: &str| CorrectedValue {
        unit: UNIT.to_owned(),
        code: code.to_owned(),
        value: value.to_owned(),
    };
    let new = NewCorrection {
        reason: Text {
            id: "Salah salin.".to_owned(),
            en: "Copied wrongly.".to_owned(),
        },
        values: vec![value("30.f.B", "3"), value("1.a.Ak", "5")],
        publish_at: 700,
    };
    let number = correct(&desk, &officer("ani"), CYCLE, &new, 660).await;
    confirm_determination(&desk, &officer("budi"), CYCLE, number.unwrap(), &key(), 670)
        .await
        .unwrap();
    let last = |changes: Vec<Change>| changes.last().map(told).unwrap();
    let before = public_changes(&desk, CYCLE, UNIT).await.unwrap();
    assert_eq!(before.len(), 4, "not before its hour");
    let una = unit_officer("una");
    let own_list = unit_changes(&desk, &una, CYCLE, UNIT, 680).await.unwrap();
    assert_eq!(own_list.len(), 4, "not before its hour");
    publish_due(&desk, &key(), 700).await.unwrap();
    // 4.34565 − 2 × 0.045 = 4.25565, behind 4.28445; 1.a.Ak was 5 already.
    let effect = "4.35 4.34565 A- 1 > 4.26 4.25565 A- 2";
    let expected = line("corrected 30.f.B", "5", "3", "Salah salin.", effect);
    let public = public_changes(&desk, CYCLE, UNIT).await.unwrap();
    assert_eq!(public.len(), 5);
    assert_eq!(last(public), expected);
    let seen = cycle_changes(&desk, &officer("ani"), CYCLE, 710)
        .await
        .unwrap();
    assert_eq!(last(seen.changes), expected);
}

async fn who_is_tied_to_a_unit_learns_nothing_of_it_and_no_rank(own: OwnDatabase) {
    let desk = changed(&own).await;
    let tied = tied(officer("ani"));
    let now = OBJECTION + 40;
    let seen = cycle_changes(&desk, &tied, CYCLE, now).await.unwrap();
    assert_eq!((seen.changes.len(), seen.has_ranks), (0, false));
    let hidden = unit_changes(&desk, &tied, CYCLE, UNIT, now).await;
    assert!(matches!(refused(hidden), Refusal::Hidden));
    let stranger = person("udi", Role::UnitOfficer, Scope::Body(SECOND.into()));
    for changes in [
        unit_changes(&desk, &stranger, CYCLE, UNIT, now)
            .await
            .map(|_| ()),
        cycle_changes(&desk, &stranger, CYCLE, now)
            .await
            .map(|_| ()),
        cycle_changes(&desk, &decider("dewi"), CYCLE, now)
            .await
            .map(|_| ()),
    ] {
        assert!(matches!(refused(changes), Refusal::Hidden));
    }
    let city = person("aan", Role::Auditor, Scope::Body(INSTITUTION.into()));
    let seen = cycle_changes(&desk, &city, CYCLE, now).await.unwrap();
    assert_eq!((seen.changes.len(), seen.has_ranks), (4, false));
    let granted = seen
        .changes
        .iter()
        .find(|one| one.kind == ChangeKind::ObjectionGranted);
    let effect = granted.and_then(|one| one.effect.clone()).unwrap();
    assert_eq!((effect.before.rank, effect.after.rank), (None, None));
}
