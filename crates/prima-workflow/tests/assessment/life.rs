//! The whole life of a round: opened, filled, judged, objected to, determined,
//! published, corrected and followed up.

use crate::own_database::OwnDatabase;
use crate::story::*;
use prima_domain::assessment::action::{Status, Step};
use prima_domain::refusal::Refusal as Rule;
use prima_exchange::manifest;
use prima_exchange::signature::{self, Replaced, Signed, Statement};
use prima_instrument::words::Text;
use prima_store::evidence::Evidence;
use prima_workflow::assessment::read::{
    Standing, determination_bundle, public_actions, published_replies, signature_of, standing,
};
use prima_workflow::assessment::{
    ActionStep, CorrectedValue, Decision, Desk, NewAction, NewCorrection, NewObjection, Refusal,
    ask_determination, confirm_determination, correct, decide_objection, plan_action, preview,
    publish_due, raise_objection, rehearse_determination, reply, work_action,
};

use prima_workflow::vault::{Acting, withdraw_evidence};

on_both_engines![
    the_worked_example_comes_out_as_by_hand_and_is_public_at_its_hour,
    a_correction_names_the_old_determination_which_stays_readable,
    two_officers_who_determine_at_once_determine_once,
    an_objection_is_decided_by_somebody_who_did_not_evaluate,
    a_promise_is_worked_off_and_public,
    a_promise_is_proved_by_a_piece_of_the_units_own_vault,
];

/// Asks and confirms; gives the number.
async fn determined(desk: &Desk) -> i64 {
    let number = ask_determination(desk, &officer("ani"), CYCLE, PUBLICATION, DETERMINATION).await;
    let number = number.unwrap();
    let second = officer("budi");
    confirm_determination(desk, &second, CYCLE, number, &key(), DETERMINATION)
        .await
        .unwrap();
    number
}

async fn shown(desk: &Desk) -> Option<(String, String)> {
    let results = desk.database.results_of(UNIT).await.unwrap();
    results
        .into_iter()
        .next()
        .map(|row| (row.index_text, row.band))
}

async fn the_worked_example_comes_out_as_by_hand_and_is_public_at_its_hour(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    let una = unit_officer("una");
    // F-02 = 4.1834, F-03 = 609 / 140 = 4.35; 0.75 × 4.1834 + 0.25 × 4.35 = 4.22505.
    let seen = preview(&desk, &una, CYCLE, UNIT, OBJECTION).await.unwrap();
    assert_eq!(
        (&*seen.result.index_text, &*seen.result.band),
        ("4.23", "A-")
    );
    let exact = seen.explained.unwrap().exact.unwrap();
    assert_eq!(exact.to_string(), "4.22505");
    reply(&desk, &una, CYCLE, UNIT, "Terima kasih.", "", OBJECTION)
        .await
        .unwrap();
    let ani = officer("ani");
    let rehearsal = rehearse_determination(&desk, &ani, CYCLE, OBJECTION)
        .await
        .unwrap();
    assert!(rehearsal.without_index.is_empty(), "{rehearsal:?}");
    let number = ask_determination(&desk, &ani, CYCLE, PUBLICATION, DETERMINATION)
        .await
        .unwrap();
    let key = key();
    let again = confirm_determination(&desk, &ani, CYCLE, number, &key, DETERMINATION).await;
    assert!(matches!(refused(again), Refusal::Rule(Rule::SamePerson)));
    let budi = officer("budi");
    confirm_determination(&desk, &budi, CYCLE, number, &key, DETERMINATION)
        .await
        .unwrap();
    let early = publish_due(&desk, &key, PUBLICATION - 1).await.unwrap();
    assert_eq!(early, Vec::<String>::new());
    assert_eq!(shown(&desk).await, None, "visible before its hour");
    assert!(signature_of(&desk, CYCLE).await.unwrap().is_empty());
    assert!(published_replies(&desk, CYCLE).await.unwrap().is_empty());
    assert_eq!(
        publish_due(&desk, &key, PUBLICATION).await.unwrap(),
        [CYCLE]
    );
    assert_eq!(
        shown(&desk).await,
        Some(("4.23".to_owned(), "A-".to_owned()))
    );
    assert_eq!(published_replies(&desk, CYCLE).await.unwrap().len(), 1);
    let line = signature_of(&desk, CYCLE).await.unwrap().remove(0);
    let written = desk
        .database
        .dataset_file(CYCLE, manifest::NAME)
        .await
        .unwrap()
        .unwrap();
    let row = line.determination;
    assert_eq!(row.bundle_hash, written.sha256);
    let files = determination_bundle(&desk, CYCLE, number).await.unwrap();
    let file = files.iter().find(|file| file.name == signature::NAME);
    let signed = signature::check(file.unwrap().content.as_bytes(), &written.sha256);
    let Signed::By {
        key: signer,
        statement,
    } = signed
    else {
        panic!("{signed:?}");
    };
    assert_eq!(signer.to_string(), row.public_key);
    assert_eq!((&*statement.round, statement.number), (CYCLE, 1));
    assert_eq!(
        (statement.replaces, &*statement.confirmed),
        (None, "1970-01-01T00:09:10Z")
    );
    assert!(
        publish_due(&desk, &key, PUBLICATION + 60)
            .await
            .unwrap()
            .is_empty()
    );
}

async fn a_correction_names_the_old_determination_which_stays_readable(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    let first = determined(&desk).await;
    publish_due(&desk, &key(), PUBLICATION).await.unwrap();
    let new = NewCorrection {
        reason: Text {
            id: "Nilai 30.f.B salah salin.".to_owned(),
            en: "30.f.B was copied wrongly.".to_owned(),
        },
        values: vec![CorrectedValue {
            unit: UNIT.to_owned(),
            code: "30.f.B".to_owned(),
            value: "5".to_owned(),
        }],
        publish_at: 700,
    };
    let second = correct(&desk, &officer("ani"), CYCLE, &new, 660)
        .await
        .unwrap();
    let same = confirm_determination(&desk, &officer("ani"), CYCLE, second, &key(), 670).await;
    assert!(matches!(refused(same), Refusal::Rule(Rule::SamePerson)));
    confirm_determination(&desk, &officer("budi"), CYCLE, second, &key(), 670)
        .await
        .unwrap();
    let hidden = determination_bundle(&desk, CYCLE, second).await;
    assert!(matches!(refused(hidden), Refusal::Hidden));
    publish_due(&desk, &key(), 700).await.unwrap();
    // 30.f.B weighs 6 % of F-02: 2 × 0.06 × 0.75 = 0.09; 4.22505 + 0.09 = 4.31505.
    assert_eq!(
        shown(&desk).await,
        Some(("4.32".to_owned(), "A-".to_owned()))
    );
    let lines = signature_of(&desk, CYCLE).await.unwrap();
    assert_eq!(lines[0].corrected_by, Some(second));
    assert_eq!(lines[1].determination.corrects, first);
    let old = determination_bundle(&desk, CYCLE, first).await.unwrap();
    let results = old.iter().find(|file| file.name == "results.csv").unwrap();
    assert!(results.content.contains("4.23"), "{}", results.content);
    // The bundle of the first cannot know; the portal does.
    let (before, after) = (signed(&desk, first).await, signed(&desk, second).await);
    let old = Replaced {
        number: first,
        manifest: before.manifest.clone(),
    };
    assert_eq!((&before.replaces, &after.replaces), (&None, &Some(old)));
    let stands = standing(&desk, &before).await.unwrap();
    assert_eq!(stands, Standing::ReplacedBy(second));
    assert_eq!(standing(&desk, &after).await.unwrap(), Standing::InForce);
    let invented = Statement { number: 9, ..after };
    assert_eq!(standing(&desk, &invented).await.unwrap(), Standing::Unknown);
}

/// What was signed with a published determination; its signature holds.
async fn signed(desk: &Desk, number: i64) -> Statement {
    let files = determination_bundle(desk, CYCLE, number).await.unwrap();
    let content = |name: &str| {
        let file = files.iter().find(|file| file.name == name);
        file.unwrap().content.as_bytes().to_vec()
    };
    let manifest = manifest::hash(&content(manifest::NAME));
    match signature::check(&content(signature::NAME), &manifest) {
        Signed::By { statement, .. } => statement,
        other => panic!("{other:?}"),
    }
}

async fn two_officers_who_determine_at_once_determine_once(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    let (ani, budi, citra) = (officer("ani"), officer("budi"), officer("citra"));
    let (one, other) = tokio::join!(
        ask_determination(&desk, &ani, CYCLE, PUBLICATION, DETERMINATION),
        ask_determination(&desk, &ani, CYCLE, PUBLICATION, DETERMINATION),
    );
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    let number = one.or(other).unwrap();
    let key = key();
    let (one, other) = tokio::join!(
        confirm_determination(&desk, &budi, CYCLE, number, &key, DETERMINATION),
        confirm_determination(&desk, &citra, CYCLE, number, &key, DETERMINATION),
    );
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    let late = refused(one.and(other));
    assert!(
        matches!(late, Refusal::AlreadyDetermined { .. }),
        "{late:?}"
    );
}

async fn an_objection_is_decided_by_somebody_who_did_not_evaluate(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    let una = unit_officer("una");
    let new = NewObjection {
        code: "30.f.B".to_owned(),
        text: "Staf sudah ada.".to_owned(),
        evidence: "SK 12".to_owned(),
    };
    let of_fact = NewObjection {
        code: "f01.1.komponen".to_owned(),
        ..new.clone()
    };
    let unscored = raise_objection(&desk, &una, CYCLE, UNIT, &of_fact, OBJECTION).await;
    assert!(matches!(refused(unscored), Refusal::NotScored { .. }));
    let number = raise_objection(&desk, &una, CYCLE, UNIT, &new, OBJECTION)
        .await
        .unwrap();
    let twice = raise_objection(&desk, &una, CYCLE, UNIT, &new, OBJECTION).await;
    assert!(matches!(refused(twice), Refusal::AlreadyObjected { .. }));
    let early = ask_determination(&desk, &officer("ani"), CYCLE, PUBLICATION, DETERMINATION).await;
    assert!(matches!(
        refused(early),
        Refusal::Rule(Rule::ObjectionsOpen)
    ));
    let decision = Decision {
        value: Some("5".to_owned()),
        reason: "Terbukti.".to_owned(),
    };
    let same_person = decider("eka");
    let own_case = decide_objection(
        &desk,
        &same_person,
        CYCLE,
        UNIT,
        number,
        &decision,
        OBJECTION,
    );
    assert!(matches!(
        refused(own_case.await),
        Refusal::Rule(Rule::EvaluatedIt)
    ));
    let stranger = decider("dewi");
    decide_objection(&desk, &stranger, CYCLE, UNIT, number, &decision, OBJECTION)
        .await
        .unwrap();
    let again = decide_objection(&desk, &stranger, CYCLE, UNIT, number, &decision, OBJECTION);
    assert!(matches!(
        refused(again.await),
        Refusal::Rule(Rule::NothingOpen)
    ));
    // As in the story of the correction: 4.22505 + 0.09 = 4.31505.
    let seen = preview(&desk, &una, CYCLE, UNIT, OBJECTION).await.unwrap();
    assert_eq!(seen.result.index_text, "4.32");
}

async fn a_promise_is_worked_off_and_public(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    determined(&desk).await;
    publish_due(&desk, &key(), PUBLICATION).await.unwrap();
    let una = unit_officer("una");
    let new = NewAction {
        code: "30.f.B".to_owned(),
        title: "Menambah staf".to_owned(),
        owner: "Sekretaris".to_owned(),
        due: "1970-03-01".to_owned(),
    };
    let number = plan_action(&desk, &una, CYCLE, UNIT, &new, 660)
        .await
        .unwrap();
    let mut step = ActionStep {
        step: Step::Report,
        evidence: String::new(),
        piece: String::new(),
        note: String::new(),
        version: 1,
    };
    let bare = work_action(&desk, &una, CYCLE, UNIT, number, &step, 670).await;
    assert!(matches!(refused(bare), Refusal::ActionStep(_)));
    step.evidence = "SK 13".to_owned();
    let done = work_action(&desk, &una, CYCLE, UNIT, number, &step, 670)
        .await
        .unwrap();
    assert_eq!(done, Status::Reported);
    let stale = work_action(&desk, &una, CYCLE, UNIT, number, &step, 670).await;
    assert!(matches!(
        refused(stale),
        Refusal::StaleAction { version: 2, .. }
    ));
    let confirm = ActionStep {
        step: Step::Confirm,
        version: 2,
        ..step
    };
    let ani = officer("ani");
    work_action(&desk, &ani, CYCLE, UNIT, number, &confirm, 680)
        .await
        .unwrap();
    let lines = public_actions(&desk, UNIT, 690).await.unwrap();
    assert_eq!(
        (lines[0].action.state.as_str(), lines[0].history.len()),
        ("confirmed", 3)
    );
}

async fn a_promise_is_proved_by_a_piece_of_the_units_own_vault(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    determined(&desk).await;
    publish_due(&desk, &key(), PUBLICATION).await.unwrap();
    let piece = |evidence: &str, body: &str, state: &str| Evidence {
        evidence: evidence.to_owned(),
        body: body.to_owned(),
        title: format!("SK {evidence}"),
        state: state.to_owned(),
        ..Evidence::default()
    };
    let mut act = desk.database.act().await.unwrap();
    for row in [
        piece("satu", UNIT, Evidence::KEPT),
        piece("lain", SECOND, Evidence::KEPT),
        piece("usang", UNIT, Evidence::WITHDRAWN),
    ] {
        act.add_evidence(&row).await.unwrap();
    }
    act.finish_privately("", "una", "add_evidence", "", "")
        .await
        .unwrap();
    let una = unit_officer("una");
    let new = NewAction {
        code: "30.f.B".to_owned(),
        title: "Menambah staf".to_owned(),
        owner: "Sekretaris".to_owned(),
        due: "1970-03-01".to_owned(),
    };
    let number = plan_action(&desk, &una, CYCLE, UNIT, &new, 660)
        .await
        .unwrap();
    let report = |piece: &str| ActionStep {
        step: Step::Report,
        evidence: String::new(),
        piece: piece.to_owned(),
        note: String::new(),
        version: 1,
    };
    // Another unit's, one that was withdrawn, and one that is not there.
    for piece in ["lain", "usang", "tiada"] {
        let wrong = work_action(&desk, &una, CYCLE, UNIT, number, &report(piece), 670).await;
        let field = match refused(wrong) {
            Refusal::Unusable { field, .. } => field,
            other => panic!("{other:?}"),
        };
        assert_eq!(field, "evidence", "{piece}");
    }
    work_action(&desk, &una, CYCLE, UNIT, number, &report("satu"), 670)
        .await
        .unwrap();
    let lines = public_actions(&desk, UNIT, 690).await.unwrap();
    let proof = lines[0].proof.as_ref().unwrap();
    assert_eq!(
        (lines[0].action.state.as_str(), proof.title.as_str()),
        ("reported", "SK satu")
    );
    let acting = Acting {
        actor: &una,
        now: 690,
    };
    let in_use = withdraw_evidence(&desk.database, &acting, "satu").await;
    assert!(in_use.is_err(), "an action rests on it");
}
