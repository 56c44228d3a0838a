//! How evaluators stand to one another, and to whom that is told.

use crate::own_database::OwnDatabase;
use crate::story::*;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::person::{Actor, Grant, Role, Scope};
use prima_store::people::TieRow;
use prima_workflow::assessment::read::{Evaluators, evaluators, oversight};
use prima_workflow::assessment::{
    Agreement, Refusal, ask_determination, progress, reconcile, rehearse_determination,
    take_back_unit,
};

on_both_engines![
    agreement_and_severity_are_told_above_a_minimum_of_data,
    only_officers_who_evaluate_nothing_are_told,
    a_conflict_found_after_the_review_is_acted_on,
];

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

async fn agreement_and_severity_are_told_above_a_minimum_of_data(own: OwnDatabase) {
    let desk = two_units(&own).await;
    let ani = officer("ani");
    let seen: Evaluators = evaluators(&desk, &ani, CYCLE, EVALUATION).await.unwrap();
    let [edo, eka] = seen.lines.as_slice() else {
        panic!("{:?}", seen.lines);
    };
    assert_eq!(
        (edo.evaluator.as_str(), edo.n_units, edo.n_done),
        ("edo", 1, 1)
    );
    assert_eq!(
        (eka.evaluator.as_str(), eka.n_units, eka.n_done),
        ("eka", 2, 2)
    );
    // Thirty indicators of one unit, alike but for 30.f.B: 3 and 5 of 5.
    let one = eka.agreement.as_ref().unwrap();
    assert_eq!((one.common, one.equal), (30, 29));
    near(one.difference.unwrap(), -2.0 / 5.0 / 30.0);
    let other = edo.agreement.as_ref().unwrap();
    near(other.difference.unwrap(), 2.0 / 5.0 / 30.0);
    // Of two evaluators each is half the difference from their mean.
    near(eka.severity.unwrap().severity, 1.0 / 150.0);
    near(edo.severity.unwrap().severity, -1.0 / 150.0);
    assert_eq!(seen.least, 5);
}

async fn only_officers_who_evaluate_nothing_are_told(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    let ani = officer("ani");
    // With no colleague there is nothing to say.
    let seen = evaluators(&desk, &ani, CYCLE, OBJECTION).await.unwrap();
    let line = &seen.lines[0];
    assert_eq!((line.common, line.n_done), (0, 1));
    assert!(line.agreement.is_none() && line.severity.is_none());
    let both = Actor {
        grants: vec![
            Grant {
                role: Role::Evaluator,
                scope: Scope::Programme("pekppp".into()),
            },
            Grant {
                role: Role::ProgrammeOfficer,
                scope: Scope::Programme("pekppp".into()),
            },
        ],
        ..evaluator("eka")
    };
    let auditor = person("aan", Role::Auditor, Scope::Everywhere);
    for actor in [
        both,
        auditor,
        evaluator("eka"),
        unit_officer("una"),
        decider("dewi"),
        tied(officer("ani")),
    ] {
        let hidden = evaluators(&desk, &actor, CYCLE, OBJECTION).await;
        assert!(matches!(refused(hidden), Refusal::Hidden), "{actor:?}");
        let seen = oversight(&desk, &actor, CYCLE, OBJECTION).await.unwrap();
        assert!(!seen.evaluators, "{actor:?}");
    }
    let early = evaluators(&desk, &ani, CYCLE, FILLING).await;
    assert!(matches!(refused(early), Refusal::Rule(_)));
}

/// 30.f.B was found 3 by Eka and 5 by Edo; they agreed on 5, Edo writing it down.
/// Then Edo turns out to be kin of somebody in the unit.
async fn a_conflict_found_after_the_review_is_acted_on(own: OwnDatabase) {
    let desk = two_units(&own).await;
    let ani = officer("ani");
    let edo = evaluator("edo");
    let agreement = Agreement {
        code: "30.f.B".to_owned(),
        value: "5".to_owned(),
        reason: "Buktinya ada.".to_owned(),
        read: String::new(),
    };
    reconcile(&desk, &edo, CYCLE, UNIT, &agreement, EVALUATION)
        .await
        .unwrap();
    let all_well = rehearse_determination(&desk, &ani, CYCLE, OBJECTION).await;
    let all_well = all_well.unwrap();
    assert!(all_well.barred_reviews.is_empty());
    let index = |rehearsal: &prima_workflow::assessment::Rehearsal| {
        let row = rehearsal.results.iter().find(|row| row.body == UNIT);
        row.unwrap().index_text.clone()
    };
    // Of whom nothing is known the unit is not taken after the review.
    let early = take_back_unit(&desk, &ani, CYCLE, UNIT, &edo, EVALUATION).await;
    assert!(matches!(
        refused(early),
        Refusal::Rule(Rule::AlreadySubmitted)
    ));
    let auditor = person("aud", Role::Auditor, Scope::Programme("pekppp".into()));
    let counted = async |actor: &Actor| {
        let found = progress(&desk, actor, CYCLE, OBJECTION).await.unwrap();
        let unit = found
            .units
            .into_iter()
            .find(|one| one.unit == UNIT)
            .unwrap();
        (unit.n_evaluators, unit.n_handed_in, unit.barred)
    };
    assert_eq!(counted(&ani).await, (2, 2, vec![]));
    let mut act = desk.database.act().await.unwrap();
    act.put_tie(TieRow {
        person: "edo".to_owned(),
        body: UNIT.to_owned(),
        kind: "kin".to_owned(),
        valid_to: String::new(),
        declared: 0,
        declared_by: "ani".to_owned(),
        at: OBJECTION,
    })
    .await
    .unwrap();
    act.finish_privately("", "ani", "declare_tie", "edo", "")
        .await
        .unwrap();
    let found = rehearse_determination(&desk, &ani, CYCLE, OBJECTION).await;
    let pair = (UNIT.to_owned(), "edo".to_owned());
    assert_eq!(found.unwrap().barred_reviews, [pair]);
    // Who can replace Edo sees that the unit lacks an evaluator; nobody else learns of it.
    assert_eq!(counted(&ani).await, (1, 1, vec!["edo".to_owned()]));
    assert_eq!(counted(&auditor).await, (2, 2, vec![]));
    let asked = ask_determination(&desk, &ani, CYCLE, PUBLICATION, DETERMINATION).await;
    assert!(matches!(refused(asked), Refusal::Rule(Rule::BarredReviews)));
    let barred = prima_workflow::people::actor_of(&desk.database, "edo").await;
    let barred = barred.unwrap();
    take_back_unit(&desk, &ani, CYCLE, UNIT, &barred, OBJECTION)
        .await
        .unwrap();
    // What Edo found and wrote down counts no more: not 5, which makes 4.31505, but
    // Eka's 3 alone, which makes the worked example's 4.22505.
    let after = rehearse_determination(&desk, &ani, CYCLE, OBJECTION).await;
    let after = after.unwrap();
    assert!(after.barred_reviews.is_empty() && after.unreconciled.is_empty());
    assert_eq!((&*index(&all_well), &*index(&after)), ("4.32", "4.23"));
    ask_determination(&desk, &ani, CYCLE, PUBLICATION, DETERMINATION)
        .await
        .unwrap();
}
