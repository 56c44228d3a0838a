//! Who may do what with a proposal: one function per act.
//!
//! A draft is read by the unit, its co-authors and the officers of the programme
//! whom no tie bars, and by nobody else, whatever may be read of other
//! candidacies. Once submitted it is read by those who may read the candidacy.

use crate::recognition::permission::{Situation, may_read_candidacy, may_take_step};
use crate::refusal::{Refusal, any_of};
use crate::register::person::Role;

/// Somebody before one proposal.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// Somebody before the unit in the programme.
    pub situation: Situation<'a>,
    /// Whether the person was named as an author and still belongs to the
    /// unit's institution.
    pub is_author: bool,
    /// Whether the stage is one where the proposal is written.
    pub is_draft: bool,
}

/// Whether a proposal may be read.
pub fn may_read_proposal(before: &Before) -> Result<(), Refusal> {
    let draft = may_read_drafts(before);
    match before.is_draft {
        true => draft,
        false => any_of([draft, may_read_candidacy(&before.situation)]),
    }
}

/// Whether what a proposal said before may be read: by those who read drafts,
/// whatever its stage.
pub fn may_read_drafts(before: &Before) -> Result<(), Refusal> {
    let officer = [Role::ProgrammeOfficer.code().to_owned()];
    any_of([before.is_own(), may_take_step(&before.situation, &officer)])
}

/// Whether a proposal may be written: by the unit and its co-authors, while its
/// stage has that open.
pub fn may_write_proposal(before: &Before) -> Result<(), Refusal> {
    before.is_own()?;
    match before.is_draft {
        true => Ok(()),
        false => Err(Refusal::NotOffered),
    }
}

/// Whether a proposal may be held against the rules: by those who may take a
/// step out of the stage that checks it, while it is there. Who only reads it is
/// told that this is not offered.
pub fn may_check_proposal(
    before: &Before,
    by: &[String],
    is_checked_now: bool,
) -> Result<(), Refusal> {
    may_take_step(&before.situation, by)?;
    match is_checked_now {
        true => Ok(()),
        false => Err(Refusal::NotOffered),
    }
}

impl Before<'_> {
    /// Whether the person stands on the proposal's own side, where no tie bars.
    pub fn is_own(&self) -> Result<(), Refusal> {
        let situation = &self.situation;
        match self.is_author || situation.actor.acts_for(situation.subject) {
            true => Ok(()),
            false => Err(Refusal::Hidden),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::day::Day;
    use crate::register::id::{PersonId, ProgrammeCode};
    use crate::register::person::{Actor, Ancestor, BodyKind, Grant, Scope, Subject, Tie, TieKind};

    fn actor(role: Role, scope: Scope, is_tied: bool) -> Actor {
        let tie = Tie {
            body: "puskesmas".into(),
            above: vec!["kota".into()],
            kind: TieKind::Kin,
            until: None,
            declared: true,
        };
        Actor {
            person: PersonId::from("p"),
            grants: vec![Grant { role, scope }],
            ties: if is_tied { vec![tie] } else { Vec::new() },
            overrides: Vec::new(),
        }
    }

    /// Reading a draft, reading what was submitted, writing, checking, reading what a
    /// submitted one said before.
    fn told(actor: &Actor, is_author: bool) -> [Result<(), Refusal>; 5] {
        let step = |body: &str, kind| Ancestor {
            body: body.into(),
            kind,
        };
        let lineage = vec![
            step("puskesmas", BodyKind::ServiceUnit),
            step("kota", BodyKind::Institution),
        ];
        let subject = Subject::new(lineage).expect("it has bodies");
        let programme = ProgrammeCode::from("inovasi");
        let before = |is_draft| Before {
            situation: Situation {
                actor,
                subject: &subject,
                programme: &programme,
                today: Day::parse("2023-05-10").expect("a day"),
                cooling_off_days: 730,
                is_recused: false,
            },
            is_author,
            is_draft,
        };
        let by = ["programme_officer".to_owned()];
        [
            may_read_proposal(&before(true)),
            may_read_proposal(&before(false)),
            may_write_proposal(&before(true)),
            may_check_proposal(&before(false), &by, true),
            may_read_drafts(&before(false)),
        ]
    }

    #[test]
    fn a_draft_is_read_by_its_own_side_and_the_officers_alone() {
        let body = |id: &str| Scope::Body(id.into());
        let inovasi = || Scope::Programme("inovasi".into());
        let own = [true, true, true, false, true];
        let officer = [true, true, false, true, true];
        let reader = [false, true, false, false, false];
        let nothing = [false; 5];
        for (role, scope, is_tied, expected) in [
            (Role::UnitOfficer, body("puskesmas"), false, own),
            (Role::UnitOfficer, body("puskesmas"), true, own),
            (Role::UnitOfficer, body("kota"), false, nothing),
            (Role::ProgrammeOfficer, inovasi(), false, officer),
            (Role::ProgrammeOfficer, inovasi(), true, nothing),
            (
                Role::ProgrammeOfficer,
                Scope::Programme("lain".into()),
                false,
                nothing,
            ),
            (Role::Coordinator, body("kota"), false, reader),
            (Role::Evaluator, inovasi(), false, reader),
            (Role::Evaluator, inovasi(), true, nothing),
            (Role::Decider, inovasi(), false, reader),
            (Role::Auditor, Scope::Everywhere, false, reader),
            (Role::Administrator, Scope::Everywhere, false, nothing),
        ] {
            let who = actor(role, scope.clone(), is_tied);
            let found = told(&who, false).map(|answer| answer.is_ok());
            assert_eq!(found, expected, "{role:?} {scope:?} {is_tied}");
        }
        // A co-author of a sister unit writes and reads, and judges nothing.
        let sister = actor(Role::UnitOfficer, body("puskesmas-lain"), true);
        assert_eq!(told(&sister, true).map(|answer| answer.is_ok()), own);
    }
}
