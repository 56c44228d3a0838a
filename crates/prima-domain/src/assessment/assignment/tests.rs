//! Who is given what, who is never, and what is said where too few are free.

use super::*;
use crate::register::person::{Ancestor, BodyKind, Grant, Scope, Tie, TieKind};
use proptest::prelude::*;

fn terms(n_per_unit: usize) -> Terms {
    Terms {
        programme: "pekppp".into(),
        n_per_unit,
        today: Day::parse("2026-03-02").unwrap(),
        cooling_off_days: 365,
    }
}

/// A unit of its own in the city.
fn task(unit: &str) -> Task {
    let step = |body: &str, kind| Ancestor {
        body: body.into(),
        kind,
    };
    let lineage = vec![
        step(unit, BodyKind::ServiceUnit),
        step("city", BodyKind::Institution),
    ];
    Task {
        subject: Subject::new(lineage).unwrap(),
        kept: Vec::new(),
    }
}

fn tasks(n_units: usize) -> Vec<Task> {
    (0..n_units)
        .map(|unit| task(&format!("u{unit:02}")))
        .collect()
}

/// An evaluator of the programme, kin of somebody in each of these units.
fn evaluator(person: &str, kin_in: &[&str]) -> Actor {
    let tie = |unit: &&str| Tie {
        body: (*unit).into(),
        above: Vec::new(),
        kind: TieKind::Kin,
        until: None,
        declared: true,
    };
    Actor {
        person: person.into(),
        grants: vec![Grant {
            role: Role::Evaluator,
            scope: Scope::Programme("pekppp".into()),
        }],
        ties: kin_in.iter().map(tie).collect(),
        overrides: Vec::new(),
    }
}

fn written(plan: &Plan) -> Vec<String> {
    let rows = plan.evaluators.iter();
    rows.map(|(unit, persons)| {
        let persons: Vec<&str> = persons.iter().map(PersonId::as_str).collect();
        format!("{unit}: {}", persons.join(" "))
    })
    .collect()
}

#[test]
fn work_is_shared_evenly_and_ties_are_kept_to() {
    let evaluators = [
        evaluator("ani", &["u00"]),
        evaluator("budi", &[]),
        evaluator("cici", &["u02"]),
    ];
    let plan = plan(&evaluators, &tasks(3), &terms(2));
    // Ties leave no choice in u00 and u02, which give budi two units already.
    assert_eq!(
        written(&plan),
        ["u00: budi cici", "u01: ani cici", "u02: ani budi"]
    );
    assert_eq!(plan.shortages, []);
}

#[test]
fn where_too_few_are_free_it_is_said_why() {
    let mut elsewhere = evaluator("dian", &[]);
    elsewhere.grants[0].scope = Scope::Programme("kipp".into());
    let evaluators = [
        evaluator("ani", &["u00"]),
        evaluator("budi", &[]),
        elsewhere,
    ];
    let plan = plan(&evaluators, &tasks(2), &terms(2));
    assert_eq!(written(&plan), ["u00: budi", "u01: ani budi"]);
    let shortage = Shortage {
        unit: "u00".into(),
        n_free: 1,
        n_conflicted: 1,
        n_out_of_reach: 1,
    };
    assert_eq!(plan.shortages, [shortage]);
    let loads: Vec<usize> = plan.loads.values().copied().collect();
    assert_eq!(loads, [1, 2, 0]);
}

#[test]
fn who_has_a_unit_keeps_it_unless_a_tie_bars() {
    let evaluators = [evaluator("ani", &["u01"]), evaluator("budi", &[])];
    let mut tasks = tasks(2);
    for task in &mut tasks {
        task.kept.push("ani".into());
    }
    let plan = plan(&evaluators, &tasks, &terms(1));
    assert_eq!(written(&plan), ["u00: ani", "u01: budi"]);
}

#[test]
fn a_large_round_is_planned() {
    let persons: Vec<String> = (0..60).map(|person| format!("p{person:02}")).collect();
    // Everybody is kin in one unit of the first sixty.
    let evaluators: Vec<Actor> = persons
        .iter()
        .enumerate()
        .map(|(place, person)| evaluator(person, &[&format!("u{place:02}")]))
        .collect();
    let plan = plan(&evaluators, &tasks(1_500), &terms(2));
    assert!(
        plan.loads.values().all(|load| *load == 50),
        "3,000 pairs over 60"
    );
}

/// Evaluators with ties to the units whose bit is set.
fn any_evaluators() -> impl Strategy<Value = Vec<Actor>> {
    prop::collection::vec(any::<[bool; 8]>(), 1..7).prop_map(|rows| {
        let rows = rows.iter().enumerate();
        rows.map(|(place, ties)| {
            let names: Vec<String> = (0..8)
                .filter(|unit| ties[*unit])
                .map(|unit| format!("u{unit:02}"))
                .collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            evaluator(&format!("p{place}"), &names)
        })
        .collect()
    })
}

proptest! {
    #[test]
    fn nobody_is_given_a_unit_that_a_tie_bars(
        evaluators in any_evaluators(), n_per_unit in 1_usize..4,
    ) {
        let mut tasks = tasks(8);
        tasks.iter_mut().for_each(|task| task.kept.push("p0".into()));
        let plan = plan(&evaluators, &tasks, &terms(n_per_unit));
        for actor in &evaluators {
            for tie in &actor.ties {
                let persons = &plan.evaluators[&tie.body];
                prop_assert!(!persons.contains(&actor.person), "{} has {}", actor.person, tie.body);
            }
        }
    }

    #[test]
    fn loads_differ_by_at_most_one_where_nothing_stands_in_the_way(
        n_evaluators in 1_usize..8, n_units in 0_usize..25, n_per_unit in 1_usize..5,
    ) {
        let persons: Vec<String> = (0..n_evaluators).map(|person| format!("p{person}")).collect();
        let evaluators: Vec<Actor> = persons.iter().map(|person| evaluator(person, &[])).collect();
        let plan = plan(&evaluators, &tasks(n_units), &terms(n_per_unit));
        let most = plan.loads.values().max();
        let fewest = plan.loads.values().min();
        let difference = most.zip(fewest).map(|(most, fewest)| most - fewest);
        prop_assert!(difference.is_some_and(|difference| difference <= 1), "{:?}", plan.loads);
    }

    #[test]
    fn the_order_of_persons_and_units_changes_nothing(
        evaluators in any_evaluators(), n_per_unit in 1_usize..4,
    ) {
        let mut turned = evaluators.clone();
        turned.reverse();
        let mut turned_tasks = tasks(8);
        turned_tasks.reverse();
        let one = plan(&evaluators, &tasks(8), &terms(n_per_unit));
        let other = plan(&turned, &turned_tasks, &terms(n_per_unit));
        prop_assert_eq!(one, other);
    }

    #[test]
    fn a_unit_is_short_exactly_when_too_few_are_free(
        evaluators in any_evaluators(), n_per_unit in 1_usize..4,
    ) {
        let plan = plan(&evaluators, &tasks(8), &terms(n_per_unit));
        for (unit, persons) in &plan.evaluators {
            let is_short = plan.shortages.iter().any(|shortage| shortage.unit == *unit);
            prop_assert_eq!(is_short, persons.len() < n_per_unit, "{}", unit);
        }
    }
}
