//! How evaluators stand to one another, and to whom that is told.

use crate::own_database::OwnDatabase;
use crate::story::*;
use prima_domain::register::person::{Actor, Grant, Role, Scope};
use prima_workflow::assessment::Refusal;
use prima_workflow::assessment::read::{Evaluators, evaluators, oversight};

on_both_engines![
    agreement_and_severity_are_told_above_a_minimum_of_data,
    only_officers_who_evaluate_nothing_are_told,
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
