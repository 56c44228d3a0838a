//! A unit asks to be assessed again: offered, asked, answered, reviewed again by
//! all its evaluators, and only then counted.

use crate::own_database::OwnDatabase;
use crate::story::*;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_workflow::assessment::read::{
    TaskKind, cycle_changes, reassessment_offer, reassessments, tasks,
};
use prima_workflow::assessment::{
    Answer, Decision, Desk, NewObjection, NewReassessment, Refusal, ask_reassessment,
    decide_objection, decide_reassessment, offer_reassessment, preview, raise_objection,
    rehearse_determination, review_again,
};

on_both_engines![
    a_second_review_counts_once_all_evaluators_are_done,
    what_counts_after_a_second_review_counts_everywhere,
    a_round_offers_nothing_unless_an_officer_set_it,
    who_may_not_ask_answer_or_review_again_is_refused,
];

/// Re-assessments end with the objection, in a stage of a hundred seconds.
const UNTIL: i64 = 490;

fn request(codes: &[&str], reason: &str) -> NewReassessment {
    NewReassessment {
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        reason: reason.to_owned(),
    }
}

fn answer(is_granted: bool, reason: &str) -> Answer {
    Answer {
        is_granted,
        reason: reason.to_owned(),
    }
}

/// The two units, with re-assessments offered and 30.f.B asked for by the first.
async fn asked(own: &OwnDatabase) -> Desk {
    let desk = two_units(own).await;
    offer_reassessment(&desk, &officer("ani"), CYCLE, Some(UNTIL), EVALUATION)
        .await
        .unwrap();
    let new = request(&["30.f.B"], "Staf baru tidak dilihat.");
    let number = ask_reassessment(&desk, &unit_officer("una"), CYCLE, UNIT, &new, OBJECTION).await;
    assert_eq!(number.unwrap(), 1);
    desk
}

/// Whether a re-assessment waits for somebody.
async fn waits(desk: &Desk, actor: &Actor) -> bool {
    let tasks = tasks(desk, actor, OBJECTION).await.unwrap();
    tasks.iter().any(|task| task.kind == TaskKind::Reassess)
}

async fn index(desk: &Desk) -> String {
    let seen = preview(desk, &unit_officer("una"), CYCLE, UNIT, OBJECTION).await;
    seen.unwrap().explained.unwrap().exact.unwrap().to_string()
}

async fn a_second_review_counts_once_all_evaluators_are_done(own: OwnDatabase) {
    let desk = asked(&own).await;
    let (eka, edo) = (evaluator("eka"), evaluator("edo"));
    let again = |value: &str| [entry("30.f.B", value)];
    let early = review_again(&desk, &eka, CYCLE, UNIT, 1, &again("4"), OBJECTION).await;
    assert!(matches!(refused(early), Refusal::Rule(Rule::NothingOpen)));
    assert!(waits(&desk, &officer("ani")).await && !waits(&desk, &eka).await);
    let granted = answer(true, "Akan dilihat lagi.");
    decide_reassessment(&desk, &officer("ani"), CYCLE, UNIT, 1, &granted, OBJECTION)
        .await
        .unwrap();
    let rehearsal = rehearse_determination(&desk, &officer("ani"), CYCLE, OBJECTION).await;
    assert_eq!(
        rehearsal.unwrap().open_reassessments,
        [(UNIT.to_owned(), 1)]
    );
    let nothing = review_again(&desk, &eka, CYCLE, UNIT, 1, &[], OBJECTION).await;
    assert!(matches!(refused(nothing), Refusal::Incomplete { codes } if codes == ["30.f.B"]));
    let wrong = review_again(&desk, &eka, CYCLE, UNIT, 1, &again("9"), OBJECTION).await;
    assert!(matches!(refused(wrong), Refusal::Values(_)));
    let last = review_again(&desk, &eka, CYCLE, UNIT, 1, &again("5"), OBJECTION).await;
    assert!(!last.unwrap());
    assert!(!waits(&desk, &eka).await && waits(&desk, &edo).await);
    assert!(!waits(&desk, &officer("ani")).await);
    // The mean of 3 and 5 counts until the last has reviewed again: 4.22505 + 0.045.
    assert_eq!(index(&desk).await, "4.27005");
    let twice = review_again(&desk, &eka, CYCLE, UNIT, 1, &again("4"), OBJECTION).await;
    assert!(matches!(
        refused(twice),
        Refusal::Rule(Rule::AlreadySubmitted)
    ));
    // Blind: one's own second findings, and no others.
    let seen = reassessments(&desk, &edo, CYCLE, UNIT, OBJECTION)
        .await
        .unwrap();
    assert!(seen.own.is_empty() && seen.not_reviewing.is_none());
    let last = review_again(&desk, &edo, CYCLE, UNIT, 1, &again("4"), OBJECTION + 5).await;
    assert!(last.unwrap());
    // The mean of 5 and 4 is 4.5: 4.22505 + 1.5 × 0.045.
    assert_eq!(index(&desk).await, "4.29255");
    let seen = cycle_changes(&desk, &officer("ani"), CYCLE, OBJECTION + 10).await;
    let change = seen.unwrap().changes.remove(0);
    assert_eq!(
        (change.kind.code(), change.reason.as_str()),
        ("reassessed", "Staf baru tidak dilihat.")
    );
    assert_eq!(
        (change.before, change.after),
        (
            // Of Edo, then of Eka.
            vec!["5".to_owned(), "3".to_owned()],
            vec!["4".to_owned(), "5".to_owned()]
        )
    );
    let effect = change.effect.unwrap();
    // 0.5 × 0.045; from behind the second unit's 4.28445 to before it.
    assert_eq!(effect.difference().unwrap().to_string(), "0.0225");
    assert_eq!((effect.before.rank, effect.after.rank), (Some(2), Some(1)));
}

/// Of two who found 3 and 5, one objection made 4 and the second reviews make 2,
/// alike: that is what an objection is about, and nothing is left to reconcile.
async fn what_counts_after_a_second_review_counts_everywhere(own: OwnDatabase) {
    let desk = asked(&own).await;
    let (una, ani) = (unit_officer("una"), officer("ani"));
    let objection = NewObjection {
        code: "30.f.B".to_owned(),
        text: "Keberatan.".to_owned(),
        evidence: String::new(),
    };
    let number = raise_objection(&desk, &una, CYCLE, UNIT, &objection, OBJECTION).await;
    let decision = Decision {
        value: Some("4".to_owned()),
        reason: "Dilihat.".to_owned(),
    };
    let dewi = decider("dewi");
    let number = number.unwrap();
    decide_objection(&desk, &dewi, CYCLE, UNIT, number, &decision, OBJECTION)
        .await
        .unwrap();
    let granted = answer(true, "Akan dilihat lagi.");
    decide_reassessment(&desk, &ani, CYCLE, UNIT, 1, &granted, OBJECTION + 1)
        .await
        .unwrap();
    for (at, id) in [(2, "eka"), (3, "edo")] {
        let again = [entry("30.f.B", "2")];
        let now = OBJECTION + at;
        review_again(&desk, &evaluator(id), CYCLE, UNIT, 1, &again, now)
            .await
            .unwrap();
    }
    let second = raise_objection(&desk, &una, CYCLE, UNIT, &objection, OBJECTION + 4).await;
    assert_eq!((number, second.unwrap()), (1, 2));
    let mut reading = desk.database.reading();
    let all = reading.objections_of_unit(CYCLE, UNIT).await.unwrap();
    let before: Vec<&str> = all.iter().map(|row| &*row.value_before).collect();
    assert_eq!(before, ["", "2"]);
    let rehearsal = rehearse_determination(&desk, &ani, CYCLE, OBJECTION + 5).await;
    assert!(rehearsal.unwrap().unreconciled.is_empty());
}

async fn a_round_offers_nothing_unless_an_officer_set_it(own: OwnDatabase) {
    let desk = two_units(&own).await;
    let (una, ani) = (unit_officer("una"), officer("ani"));
    let new = request(&["30.f.B"], "Staf baru.");
    let off = ask_reassessment(&desk, &una, CYCLE, UNIT, &new, OBJECTION).await;
    assert!(matches!(refused(off), Refusal::Rule(Rule::NotOffered)));
    // The determination opens at 500.
    for (until, now) in [(501, OBJECTION), (440, OBJECTION)] {
        let wrong = offer_reassessment(&desk, &ani, CYCLE, Some(until), now).await;
        assert!(matches!(refused(wrong), Refusal::Extension(_)), "{until}");
    }
    offer_reassessment(&desk, &ani, CYCLE, Some(UNTIL), OBJECTION)
        .await
        .unwrap();
    let late = ask_reassessment(&desk, &una, CYCLE, UNIT, &new, UNTIL).await;
    assert!(matches!(
        refused(late),
        Refusal::Rule(Rule::Closed { closes: UNTIL, .. })
    ));
    offer_reassessment(&desk, &ani, CYCLE, None, OBJECTION)
        .await
        .unwrap();
    let off = ask_reassessment(&desk, &una, CYCLE, UNIT, &new, OBJECTION).await;
    assert!(matches!(refused(off), Refusal::Rule(Rule::NotOffered)));
    let seen = reassessment_offer(&desk, &ani, CYCLE, OBJECTION)
        .await
        .unwrap();
    assert_eq!((seen.until, seen.open.len()), (None, 0));
}

async fn who_may_not_ask_answer_or_review_again_is_refused(own: OwnDatabase) {
    let desk = asked(&own).await;
    let una = unit_officer("una");
    let new = request(&["1.a.Ak"], "Lagi.");
    let twice = ask_reassessment(&desk, &una, CYCLE, UNIT, &new, OBJECTION).await;
    assert!(matches!(refused(twice), Refusal::Rule(Rule::AlreadyAsked)));
    let second = person("udi", Role::UnitOfficer, Scope::Body(SECOND.into()));
    for (codes, reason, field) in [
        (&[][..], "Alasan.", "codes"),
        (&["f01.1.komponen"][..], "Alasan.", "codes"),
        (&["30.f.B"][..], " ", "reason"),
    ] {
        let new = request(codes, reason);
        let wrong = ask_reassessment(&desk, &second, CYCLE, SECOND, &new, OBJECTION).await;
        let found = match refused(wrong) {
            Refusal::Blank { field } | Refusal::Unusable { field, .. } => field,
            other => panic!("{other:?}"),
        };
        assert_eq!(found, field);
    }
    let refusing = answer(false, "Sudah dilihat.");
    for actor in [
        second.clone(),
        evaluator("eka"),
        tied(officer("ani")),
        decider("dewi"),
    ] {
        let hidden = decide_reassessment(&desk, &actor, CYCLE, UNIT, 1, &refusing, OBJECTION).await;
        assert!(matches!(refused(hidden), Refusal::Hidden), "{actor:?}");
        let hidden = offer_reassessment(&desk, &actor, CYCLE, None, OBJECTION).await;
        let is_officer = actor.person.as_str() == "ani";
        assert_eq!(hidden.is_ok(), is_officer, "{actor:?}");
        offer_reassessment(&desk, &officer("ani"), CYCLE, Some(UNTIL), OBJECTION)
            .await
            .unwrap();
    }
    let hidden = reassessments(&desk, &second, CYCLE, UNIT, OBJECTION).await;
    assert!(matches!(refused(hidden), Refusal::Hidden));
    let blank = answer(false, "");
    let done = decide_reassessment(&desk, &officer("ani"), CYCLE, UNIT, 1, &blank, OBJECTION).await;
    assert!(matches!(refused(done), Refusal::Blank { field: "reason" }));
    decide_reassessment(&desk, &officer("ani"), CYCLE, UNIT, 1, &refusing, OBJECTION)
        .await
        .unwrap();
    let again = review_again(&desk, &evaluator("eka"), CYCLE, UNIT, 1, &[], OBJECTION).await;
    assert!(matches!(refused(again), Refusal::Rule(Rule::NothingOpen)));
    // A refused request is answered; the unit may ask for something else.
    let next = ask_reassessment(&desk, &una, CYCLE, UNIT, &new, OBJECTION).await;
    assert_eq!(next.unwrap(), 2);
}
