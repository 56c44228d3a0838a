//! What holds for any person, in any state of the cycle, at any moment.

use super::*;
use crate::register::conflict::Place;
use proptest::prelude::*;

/// Acts that are not about any unit.
const NO_UNIT: [&str; 5] = [
    "open_cycle",
    "change_schedule",
    "offer_reassessment",
    "read_progress",
    "propose_loci",
];

/// Acts that change nothing.
const READING: [&str; 18] = [
    "read_responses",
    "read_evidence",
    "read_own_review",
    "list_own_review",
    "list_own_review_taken_back",
    "read_reviews",
    "read_reviews_after_own",
    "read_evidence_request",
    "read_evidence_request_after_own",
    "read_scorecard",
    "read_changes",
    "list_changes",
    "read_rank_changes",
    "read_vault",
    "read_progress",
    "see_unit_in_progress",
    "see_job",
    "propose_loci",
];

fn any_scope() -> impl Strategy<Value = Scope> {
    prop::sample::select(vec![
        Scope::Everywhere,
        programme("pekppp"),
        programme("kipp"),
        body("clinic"),
        body("health"),
        body("city"),
        body("school"),
    ])
}

fn any_grant() -> impl Strategy<Value = Grant> {
    let role = prop::sample::select(Role::ALL.to_vec());
    (role, any_scope()).prop_map(|(role, scope)| Grant { role, scope })
}

fn any_tie() -> impl Strategy<Value = Tie> {
    let bodies = prop::sample::select(vec!["clinic", "health", "city", "pharmacy", "school"]);
    let kinds = prop::sample::select(TieKind::ALL.to_vec());
    let until = prop::option::of((-500_i64..500).prop_map(|on| Day::at(day(on))));
    (bodies, kinds, until, any::<bool>()).prop_map(|(body, kind, until, declared)| Tie {
        body: body.into(),
        above: if body == "pharmacy" {
            vec!["clinic".into()]
        } else {
            Vec::new()
        },
        kind,
        until,
        declared,
    })
}

fn any_actor() -> impl Strategy<Value = Actor> {
    let grants = prop::collection::vec(any_grant(), 0..5);
    let ties = prop::collection::vec(any_tie(), 0..4);
    (grants, ties).prop_map(|(grants, ties)| Actor {
        person: "ani".into(),
        grants,
        ties,
        overrides: Vec::new(),
    })
}

fn any_unit() -> impl Strategy<Value = UnitFacts> {
    any::<[bool; 5]>().prop_map(|[submitted, assigned, reviewed, asked, open]| UnitFacts {
        is_submitted: submitted,
        assigned: if assigned { vec!["ani".into()] } else { vec![] },
        reviewed_by: if reviewed {
            vec!["ani".into(), "cici".into()]
        } else {
            vec!["cici".into()]
        },
        is_evidence_asked: asked,
        has_open_objection: open,
    })
}

/// Every act by name, with its answer.
fn answers(actor: &Actor, unit: &UnitFacts, on: i64) -> Vec<(&'static str, Result<(), Refusal>)> {
    let (cycle, clinic) = (cycle(on), clinic());
    let situation = Situation {
        actor,
        subject: &clinic,
        cycle: &cycle,
        unit,
        now: day(on),
    };
    let answer = |(act, _, asked): Act| (act, asked(&situation));
    ACTS.into_iter().map(answer).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_conflicted_person_who_does_not_act_for_the_unit_may_nothing_about_it(
        actor in any_actor(), unit in any_unit(), on in -10_i64..410,
    ) {
        let conflict = cycle(on).conflict(&actor, &clinic(), day(on));
        if conflict.is_some() && !actor.acts_for(&clinic()) {
            for (act, answer) in answers(&actor, &unit, on) {
                let is_about_it = !NO_UNIT.contains(&act);
                prop_assert!(!is_about_it || answer.is_err(), "{} on day {}", act, on);
            }
        }
    }

    #[test]
    fn a_person_kin_to_the_unit_may_nothing_whatever_is_granted(
        mut actor in any_actor(), unit in any_unit(), on in -10_i64..410,
    ) {
        actor.grants.retain(|grant| grant.role != Role::UnitOfficer);
        actor.ties.push(kin_of_the_clinic(true));
        let conflict = cycle(on).conflict(&actor, &clinic(), day(on));
        prop_assert_eq!(conflict.map(|conflict| conflict.place), Some(Place::Unit));
        for (act, answer) in answers(&actor, &unit, on) {
            prop_assert!(NO_UNIT.contains(&act) || answer.is_err(), "{} on day {}", act, on);
        }
    }

    #[test]
    fn the_order_of_grants_and_ties_changes_no_answer(
        actor in any_actor(), unit in any_unit(), on in -10_i64..410,
    ) {
        let mut turned = actor.clone();
        turned.grants.reverse();
        turned.ties.reverse();
        prop_assert_eq!(answers(&actor, &unit, on), answers(&turned, &unit, on));
    }

    #[test]
    fn one_more_grant_takes_nothing_away_unless_it_is_a_unit_officers(
        actor in any_actor(), grant in any_grant(), unit in any_unit(), on in -10_i64..410,
    ) {
        let mut richer = actor.clone();
        richer.grants.push(grant.clone());
        let before = answers(&actor, &unit, on);
        for ((act, before), (_, after)) in before.into_iter().zip(answers(&richer, &unit, on)) {
            let is_kept = before.is_err() || after.is_ok();
            prop_assert!(is_kept || grant.role == Role::UnitOfficer, "{} after {:?}", act, grant);
        }
    }

    #[test]
    fn an_administrator_who_is_nothing_else_is_told_nothing(
        unit in any_unit(), on in -10_i64..410,
    ) {
        let actor = granted("ani", Role::Administrator, Scope::Everywhere);
        for (act, answer) in answers(&actor, &unit, on) {
            prop_assert_eq!(answer, Err(Refusal::Hidden), "{} on day {}", act, on);
        }
    }

    #[test]
    fn an_auditor_who_is_nothing_else_changes_nothing(
        scope in any_scope(), unit in any_unit(), on in -10_i64..410,
    ) {
        let actor = granted("ani", Role::Auditor, scope);
        for (act, answer) in answers(&actor, &unit, on) {
            prop_assert!(READING.contains(&act) || answer.is_err(), "{} on day {}", act, on);
        }
    }

    #[test]
    fn a_frozen_result_is_changed_by_a_correction_alone(
        actor in any_actor(), unit in any_unit(), on in 100_i64..410,
    ) {
        let frozen = [
            "extend", "choose_loci", "assign_evaluator", "unassign_evaluator", "answer",
            "submit_responses", "link_evidence", "unlink_evidence", "withdraw_evidence",
            "import_indices", "review", "reconcile", "ask_for_evidence",
            "object", "decide_objection", "offer_reassessment", "ask_reassessment",
            "decide_reassessment", "review_again", "propose_determination", "determine",
        ];
        for (act, answer) in answers(&actor, &unit, on) {
            prop_assert!(!frozen.contains(&act) || answer.is_err(), "{} on day {}", act, on);
        }
    }
}
