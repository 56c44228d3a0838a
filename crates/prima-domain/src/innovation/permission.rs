//! Who may do what about innovations: one function per act.
//!
//! A body speaks for its own innovations alone: its unit officers, and the
//! coordinators of it or of a body above it. To everybody else the act looks as
//! if there were no such page; nothing here judges, so no tie bars.

use crate::refusal::Refusal;
use crate::register::person::{Actor, Role, Scope, Subject};

/// Whether somebody may record that the body took an innovation over.
pub fn may_record_replication(actor: &Actor, taker: &Subject) -> Result<(), Refusal> {
    speaks_for(actor, taker)
}

/// Whether somebody may offer an innovation of the body to others, or withdraw
/// the offer.
pub fn may_offer_replication(actor: &Actor, owner: &Subject) -> Result<(), Refusal> {
    speaks_for(actor, owner)
}

fn speaks_for(actor: &Actor, subject: &Subject) -> Result<(), Refusal> {
    let is_above = |scope: &Scope| match scope {
        Scope::Body(body) => subject.lineage().iter().any(|step| step.body == *body),
        Scope::Everywhere | Scope::Programme(_) | Scope::Region(_) => false,
    };
    match actor.acts_for(subject) || actor.holds(Role::Coordinator, is_above) {
        true => Ok(()),
        false => Err(Refusal::Hidden),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::id::{BodyId, PersonId, ProgrammeCode};
    use crate::register::person::{Ancestor, BodyKind, Grant};

    fn actor(role: Role, scope: Scope) -> Actor {
        Actor {
            person: PersonId::from("p"),
            grants: vec![Grant { role, scope }],
            ties: Vec::new(),
            overrides: Vec::new(),
        }
    }

    #[test]
    fn a_body_speaks_for_itself_and_its_coordinators_for_all_below() {
        let step = |body: &str, kind| Ancestor {
            body: BodyId::from(body),
            kind,
        };
        let lineage = vec![
            step("puskesmas", BodyKind::ServiceUnit),
            step("dinas", BodyKind::WorkUnit),
            step("kota", BodyKind::Institution),
        ];
        let subject = Subject::new(lineage).expect("it has bodies");
        let body = |id: &str| Scope::Body(BodyId::from(id));
        let programme = Scope::Programme(ProgrammeCode::from("inovasi"));
        for (role, scope, expected) in [
            (Role::UnitOfficer, body("puskesmas"), true),
            (Role::UnitOfficer, body("dinas"), false),
            (Role::Coordinator, body("dinas"), true),
            (Role::Coordinator, body("kota"), true),
            (Role::Coordinator, body("kota-lain"), false),
            (Role::Evaluator, body("puskesmas"), false),
            (Role::ProgrammeOfficer, programme, false),
            (Role::Administrator, Scope::Everywhere, false),
        ] {
            let who = actor(role, scope.clone());
            let told = [
                may_record_replication(&who, &subject),
                may_offer_replication(&who, &subject),
            ];
            for answer in told {
                assert_eq!(answer.is_ok(), expected, "{role:?} {scope:?}");
            }
        }
    }
}
