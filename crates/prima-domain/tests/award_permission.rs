//! Who may open, read, propose, confirm and withdraw, by role and tie.

use prima_domain::recognition::award_permission::{
    Before, may_confirm_award, may_open_award, may_propose_award, may_read_award,
    may_read_category, may_withdraw_award,
};
use prima_domain::refusal::Refusal;
use prima_domain::register::day::Day;
use prima_domain::register::id::{PersonId, ProgrammeCode};
use prima_domain::register::person::{
    Actor, Ancestor, BodyKind, Grant, Role, Scope, Subject, Tie, TieKind,
};
use prima_domain::register::region::RegionCode;

fn actor(role: Role, scope: Scope) -> Actor {
    Actor {
        person: PersonId::from("ani"),
        grants: vec![Grant { role, scope }],
        ties: Vec::new(),
        overrides: Vec::new(),
    }
}

fn tied(actor: Actor, declared: bool) -> Actor {
    let tie = Tie {
        body: "kota".into(),
        above: Vec::new(),
        kind: TieKind::Kin,
        until: None,
        declared,
    };
    Actor {
        ties: vec![tie],
        ..actor
    }
}

fn subjects() -> Vec<Subject> {
    let step = |id: &str| Ancestor {
        body: id.into(),
        kind: BodyKind::Institution,
    };
    ["kota", "provinsi"]
        .into_iter()
        .filter_map(|id| Subject::new(vec![step(id)]))
        .collect()
}

#[test]
fn only_officers_of_the_programme_open_and_decide() {
    let programme = ProgrammeCode::from("pekppp");
    let subjects = subjects();
    for role in Role::ALL {
        for scope in [
            Scope::Everywhere,
            Scope::Programme("pekppp".into()),
            Scope::Programme("kipp".into()),
            Scope::Region(RegionCode::parse("16").expect("a province")),
            Scope::Body("kota".into()),
        ] {
            let who = actor(role, scope.clone());
            let before = Before {
                actor: &who,
                subjects: &subjects,
                programme: &programme,
                today: Day::at(0),
                cooling_off_days: 730,
            };
            let is_own = match &scope {
                Scope::Everywhere => true,
                Scope::Programme(code) => *code == programme,
                Scope::Region(_) | Scope::Body(_) => false,
            };
            let is_officer = is_own && role == Role::ProgrammeOfficer;
            let reads = is_officer || is_own && matches!(role, Role::Decider | Role::Auditor);
            let case = format!("{role:?} {scope:?}");
            assert_eq!(
                may_open_award(&who, &programme).is_ok(),
                is_officer,
                "{case}"
            );
            assert_eq!(may_read_award(&who, &programme).is_ok(), reads, "{case}");
            assert_eq!(may_read_category(&before).is_ok(), reads, "{case}");
            assert_eq!(may_propose_award(&before).is_ok(), is_officer, "{case}");
            let other = PersonId::from("budi");
            let confirms = may_confirm_award(&before, Some(&other)).is_ok();
            assert_eq!(confirms, is_officer, "{case}");
            let withdraws = may_withdraw_award(&before, Some(&who.person)).is_ok();
            assert_eq!(withdraws, is_officer, "{case}");
        }
    }
}

#[test]
fn nobody_confirms_the_own_proposal_or_what_was_not_proposed() {
    let programme = ProgrammeCode::from("pekppp");
    let who = actor(Role::ProgrammeOfficer, Scope::Everywhere);
    let before = Before {
        actor: &who,
        subjects: &[],
        programme: &programme,
        today: Day::at(0),
        cooling_off_days: 730,
    };
    let own = may_confirm_award(&before, Some(&who.person));
    assert_eq!(own, Err(Refusal::SamePerson));
    assert_eq!(may_confirm_award(&before, None), Err(Refusal::NotProposed));
    assert_eq!(may_withdraw_award(&before, None), Err(Refusal::NotProposed));
}

#[test]
fn a_tie_to_any_of_them_bars_and_only_a_declared_one_is_spoken_of() {
    let programme = ProgrammeCode::from("pekppp");
    let subjects = subjects();
    for (declared, told) in [(true, Refusal::Conflicted), (false, Refusal::Hidden)] {
        let who = tied(actor(Role::ProgrammeOfficer, Scope::Everywhere), declared);
        let before = Before {
            actor: &who,
            subjects: &subjects,
            programme: &programme,
            today: Day::at(0),
            cooling_off_days: 730,
        };
        assert_eq!(may_propose_award(&before), Err(told));
        let other = PersonId::from("budi");
        assert_eq!(may_confirm_award(&before, Some(&other)), Err(told));
        assert_eq!(may_read_category(&before), Err(Refusal::Hidden));
        assert!(may_read_award(&who, &programme).is_ok());
    }
}
