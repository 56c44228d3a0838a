//! Whom somebody may see: asked of the domain for each thing a person is granted.

use super::tie::records;
use crate::desk::Visit;
use crate::reply::WebError;
use crate::site::Site;
use prima_domain::register::day::Day;
use prima_domain::register::id::PersonId;
use prima_domain::register::permission::{Keeper, Reach, may_declare_tie, may_read_people};
use prima_domain::register::person::{Actor, Role, Scope, Subject};
use prima_store::people::{GrantRow, Person, TieRow};
use prima_workflow::assessment::COOLING_OFF_DAYS;
use prima_workflow::people::{scope, subjects_of};
use std::collections::{BTreeMap, BTreeSet};

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

/// What is known of everybody, read at once however many they are.
struct Known {
    grants: BTreeMap<String, Vec<GrantRow>>,
    ties: BTreeMap<String, Vec<TieRow>>,
    subjects: BTreeMap<String, Subject>,
    names: BTreeMap<String, String>,
}

impl Known {
    async fn read(site: &Site) -> Result<Known, WebError> {
        let mut known = Known {
            grants: BTreeMap::new(),
            ties: BTreeMap::new(),
            subjects: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        let mut bodies = BTreeSet::new();
        for grant in site.database.grants().await? {
            if grant.scope_kind == "body" {
                bodies.insert(grant.scope.clone());
            }
            let own = known.grants.entry(grant.person.clone());
            own.or_default().push(grant);
        }
        for tie in site.database.ties().await? {
            bodies.insert(tie.body.clone());
            let own = known.ties.entry(tie.person.clone());
            own.or_default().push(tie);
        }
        known.subjects = subjects_of(&site.database, &bodies).await?;
        let bodies: Vec<String> = bodies.into_iter().collect();
        let named = site.database.bodies_named(&bodies).await?.into_iter();
        known.names = named.map(|body| (body.body, body.name)).collect();
        Ok(known)
    }

    /// The ties of a person that somebody may record and end.
    fn ties(&self, keeper: &Keeper, person: &str) -> Vec<(String, TieRow)> {
        if keeper.actor.person.as_str() == person || !records(keeper.actor) {
            return Vec::new();
        }
        let whose = PersonId::from(person);
        let ties = self.ties.get(person).into_iter().flatten();
        let seen = ties.filter_map(|tie| {
            let about = self.subjects.get(&tie.body)?;
            may_declare_tie(keeper, &whose, about).ok()?;
            let name = self.names.get(&tie.body).unwrap_or(&tie.body);
            Some((name.clone(), tie.clone()))
        });
        seen.collect()
    }

    fn is_seen(&self, keeper: &Keeper, grant: &GrantRow) -> bool {
        let scope = scope(&grant.scope_kind, &grant.scope);
        let reach = match &scope {
            Some(Scope::Body(body)) => {
                let subject = self.subjects.get(body.as_str());
                return subject
                    .is_some_and(|subject| may_read_people(keeper, Reach::Body(subject)).is_ok());
            }
            Some(Scope::Programme(programme)) => Reach::Programme(programme),
            Some(Scope::Region(region)) => Reach::Region(*region),
            Some(Scope::Everywhere) => Reach::Everywhere,
            None => return false,
        };
        may_read_people(keeper, reach).is_ok()
    }
}

/// The people somebody may see, by name, each with the grants that may be seen.
/// Who holds nothing is for administrators alone.
pub async fn people(site: &Site, visit: &Visit, actor: &Actor) -> Result<Vec<Seen>, WebError> {
    let is_administrator = actor.holds(Role::Administrator, |_| true);
    let known = Known::read(site).await?;
    let keeper = keeper(visit, actor);
    let mut seen = Vec::new();
    for Person {
        person,
        name,
        email,
        ..
    } in site.database.people().await?
    {
        let grants = known.grants.get(&person).into_iter().flatten();
        let grants = grants.filter(|grant| known.is_seen(&keeper, grant));
        let grants: Vec<GrantRow> = grants.cloned().collect();
        if is_administrator || !grants.is_empty() {
            seen.push(Seen {
                ties: known.ties(&keeper, &person),
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
