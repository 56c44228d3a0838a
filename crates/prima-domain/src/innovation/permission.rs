//! Who may do what about innovations: one function per act.
//!
//! A body speaks for its own innovations alone: its unit officers, and the
//! coordinators of it or of a body above it. To everybody else the act looks as
//! if there were no such page; nothing here judges, so no tie bars.

use crate::refusal::Refusal;
use crate::register::id::PersonId;
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

/// Whether somebody may ask, in the name of a body, for the replication of
/// another body's innovation, or withdraw what the body asked for.
pub fn may_request_replication(actor: &Actor, asker: &Subject) -> Result<(), Refusal> {
    speaks_for(actor, asker)
}

/// Whether somebody may answer, in the name of the owner, what another body
/// asked for. Nobody answers a request of their own: who speaks for both sides
/// needs a second person.
pub fn may_answer_request(
    actor: &Actor,
    owner: &Subject,
    asked_by: &PersonId,
) -> Result<(), Refusal> {
    speaks_for(actor, owner)?;
    match actor.person == *asked_by {
        true => Err(Refusal::SamePerson),
        false => Ok(()),
    }
}

/// Whether somebody may write down, in the name of a body that is a hub of the
/// innovation network, who its members are and what it did: as for innovations,
/// its own officers, and the coordinators of it or of a body above it. Officers
/// of the bodies below it may not.
pub fn may_keep_hub(actor: &Actor, hub: &Subject) -> Result<(), Refusal> {
    speaks_for(actor, hub)
}

/// Whether somebody may be told of what happens to an innovation, in the name
/// of a body that it concerns. Asked when a notice is shown, and again before a
/// letter leaves.
pub fn may_be_told(actor: &Actor, body: &Subject) -> Result<(), Refusal> {
    speaks_for(actor, body)
}

/// Whether somebody speaks for a body in what concerns innovations.
pub(super) fn speaks_for(actor: &Actor, subject: &Subject) -> Result<(), Refusal> {
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
    use crate::register::id::{BodyId, ProgrammeCode};
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
            let other = PersonId::from("q");
            let told = [
                may_record_replication(&who, &subject),
                may_offer_replication(&who, &subject),
                may_request_replication(&who, &subject),
                may_answer_request(&who, &subject, &other),
                may_be_told(&who, &subject),
                may_keep_hub(&who, &subject),
            ];
            for answer in told {
                assert_eq!(answer.is_ok(), expected, "{role:?} {scope:?}");
            }
            let own = may_answer_request(&who, &subject, &who.person);
            let refusal = match expected {
                true => Refusal::SamePerson,
                false => Refusal::Hidden,
            };
            assert_eq!(own, Err(refusal), "{role:?} {scope:?}");
        }
    }
}
