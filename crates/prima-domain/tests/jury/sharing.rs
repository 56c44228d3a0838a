//! Candidates are shared evenly, and past ties and recusals.

use prima_domain::assessment::assignment::{Duty, Terms, share};
use prima_domain::register::day::Day;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{
    Actor, Ancestor, BodyKind, Grant, Role, Scope, Subject, Tie, TieKind,
};
use proptest::prelude::*;

const NAMES: [&str; 6] = ["ani", "budi", "cici", "dodi", "eka", "fitri"];

fn unit(id: &str) -> Subject {
    let lineage = vec![Ancestor {
        body: id.into(),
        kind: BodyKind::Institution,
    }];
    Subject::new(lineage).expect("it has a unit")
}

/// A juror, kin of somebody in each of these units.
fn juror(name: &str, kin_in: &[&str]) -> Actor {
    let tie = |unit: &&str| Tie {
        body: (*unit).into(),
        above: Vec::new(),
        kind: TieKind::Kin,
        until: None,
        declared: false,
    };
    Actor {
        person: name.into(),
        grants: vec![Grant {
            role: Role::Evaluator,
            scope: Scope::Programme("kipp".into()),
        }],
        ties: kin_in.iter().map(tie).collect(),
        overrides: Vec::new(),
    }
}

fn terms(n_per_unit: usize) -> Terms {
    Terms {
        programme: "kipp".into(),
        n_per_unit,
        today: Day::parse("2030-02-03").expect("a day"),
        cooling_off_days: 365,
    }
}

#[test]
fn two_proposals_of_one_unit_are_two_duties() {
    let (one, other) = (unit("u1"), unit("u2"));
    let jurors = [juror("ani", &["u2"]), juror("budi", &[])];
    let duty = |subject| Duty {
        subject,
        kept: &[],
        barred: &[],
    };
    let found = share(&jurors, &[duty(&one), duty(&one), duty(&other)], &terms(1));
    // Ani may not have the third.
    let persons: Vec<Vec<&str>> = found
        .iter()
        .map(|share| share.persons.iter().map(PersonId::as_str).collect())
        .collect();
    assert_eq!(persons[2], ["budi"]);
    let n_ani = persons
        .concat()
        .iter()
        .filter(|name| **name == "ani")
        .count();
    assert!((1..=2).contains(&n_ani), "{persons:?}");
    assert!(found.iter().all(|share| share.persons.len() == 1));
}

proptest! {
    /// Nobody gets what they recused themselves from, and where nobody did the
    /// work is shared evenly.
    #[test]
    fn duties_are_shared_evenly_and_who_is_barred_gets_none(
        barred in prop::collection::vec(prop::collection::vec(0_usize..6, 0..4), 1..20),
        n_each in 1_usize..4,
    ) {
        let jurors = NAMES.map(|name| juror(name, &[]));
        let unit = unit("u1");
        let barred: Vec<Vec<PersonId>> = barred.iter()
            .map(|all| all.iter().map(|place| PersonId::from(NAMES[*place])).collect())
            .collect();
        let duties: Vec<Duty> = barred.iter()
            .map(|barred| Duty { subject: &unit, kept: &[], barred })
            .collect();
        let shares = share(&jurors, &duties, &terms(n_each));
        prop_assert_eq!(shares.len(), duties.len());
        for (share, barred) in shares.iter().zip(&barred) {
            prop_assert!(share.persons.iter().all(|person| !barred.contains(person)));
            let is_free = |name: &&&str| !barred.contains(&PersonId::from(**name));
            let n_free = NAMES.iter().filter(is_free).count();
            prop_assert_eq!(share.persons.len(), n_each.min(n_free));
            prop_assert_eq!(share.shortage.is_some(), n_free < n_each);
        }
        if barred.iter().all(Vec::is_empty) {
            let load = |name: &str| shares.iter().filter(|share| share.persons.contains(&name.into())).count();
            let loads = NAMES.map(load);
            let (least, most) = (loads.iter().min(), loads.iter().max());
            prop_assert!(most.unwrap_or(&0) - least.unwrap_or(&0) <= 1, "{:?}", loads);
        }
    }
}
