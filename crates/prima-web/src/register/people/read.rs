//! Whom somebody may see: asked of the domain for each thing a person is granted.

use super::tie::records;
use crate::desk::Visit;
use crate::reply::WebError;
use crate::site::Site;
use prima_domain::register::day::Day;
use prima_domain::register::id::{PersonId, ProgrammeCode};
use prima_domain::register::permission::{Keeper, Reach, may_declare_tie, may_read_people};
use prima_domain::register::person::{Actor, Role};
use prima_store::people::{GrantRow, Person, TieRow};
use prima_workflow::assessment::COOLING_OFF_DAYS;
use prima_workflow::people::subject_of;

/// A person as somebody else sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// The grants that may be seen.
    pub grants: Vec<GrantRow>,
    /// The ties that may be seen, each with the name of its body.
    pub ties: Vec<(String, TieRow)>,
}

/// Who asks, on the day it is.
pub fn keeper<'a>(visit: &Visit, actor: &'a Actor) -> Keeper<'a> {
    Keeper {
        actor,
        today: Day::at(visit.now),
        cooling_off_days: COOLING_OFF_DAYS,
    }
}

/// The people somebody may see, by name, each with the grants that may be seen.
/// Who holds nothing is for administrators alone.
pub async fn people(site: &Site, visit: &Visit, actor: &Actor) -> Result<Vec<Seen>, WebError> {
    let is_administrator = actor.holds(Role::Administrator, |_| true);
    let mut seen = Vec::new();
    for Person {
        person,
        name,
        email,
        ..
    } in site.database.people().await?
    {
        let mut grants = Vec::new();
        for grant in site.database.grants_of(&person).await? {
            if is_seen(site, visit, actor, &grant).await? {
                grants.push(grant);
            }
        }
        if is_administrator || !grants.is_empty() {
            seen.push(Seen {
                ties: ties(site, visit, actor, &person).await?,
                id: person,
                name,
                email,
                grants,
            });
        }
    }
    seen.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
    Ok(seen)
}

/// The ties of a person that somebody may record and end.
async fn ties(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    person: &str,
) -> Result<Vec<(String, TieRow)>, WebError> {
    let mut seen = Vec::new();
    if actor.person.as_str() == person || !records(actor) {
        return Ok(seen);
    }
    let whose = PersonId::new(person.to_owned());
    for tie in site.database.ties_of(person).await? {
        let Some(about) = subject_of(&site.database, &tie.body).await? else {
            continue;
        };
        if may_declare_tie(&keeper(visit, actor), &whose, &about).is_ok() {
            let body = site.database.body(&tie.body).await?;
            seen.push((body.map_or_else(|| tie.body.clone(), |body| body.name), tie));
        }
    }
    Ok(seen)
}

async fn is_seen(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    grant: &GrantRow,
) -> Result<bool, WebError> {
    let keeper = keeper(visit, actor);
    let programme = ProgrammeCode::new(grant.scope.clone());
    Ok(match grant.scope_kind.as_str() {
        "everywhere" => may_read_people(&keeper, Reach::Everywhere).is_ok(),
        "programme" => may_read_people(&keeper, Reach::Programme(&programme)).is_ok(),
        _ => match subject_of(&site.database, &grant.scope).await? {
            Some(subject) => may_read_people(&keeper, Reach::Body(&subject)).is_ok(),
            None => false,
        },
    })
}
