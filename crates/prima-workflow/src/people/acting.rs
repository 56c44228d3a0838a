//! Persons and bodies as the rules see them, from what is remembered.

use super::Scene;
use crate::assessment::facts;
use prima_domain::refusal::Refusal;
use prima_domain::register::conflict::Override;
use prima_domain::register::day::Day;
use prima_domain::register::id::{BodyId, PersonId, ProgrammeCode};
use prima_domain::register::permission::Reach;
use prima_domain::register::person::{Actor, BodyKind, Grant, Role, Scope, Subject, Tie, TieKind};
use prima_domain::register::region::RegionCode;
use prima_store::people::{GrantRow, OverrideRow, TieRow};
use prima_store::{Database, StoreError};
use std::collections::{BTreeMap, BTreeSet};

/// The bodies from one up to the highest, as the register has them now; none
/// where there is no such body.
pub async fn subject_of(database: &Database, body: &str) -> Result<Option<Subject>, StoreError> {
    facts::subject(&mut database.reading(), body).await
}

/// Bodies by id, each with those above it; unknown ones are left out. One
/// question a level for all of them.
pub async fn subjects_of(
    database: &Database,
    bodies: &BTreeSet<String>,
) -> Result<BTreeMap<String, Subject>, StoreError> {
    let ids: Vec<String> = bodies.iter().cloned().collect();
    let subjects = facts::subjects(&mut database.reading(), &ids).await?;
    let named = subjects.into_iter();
    Ok(named
        .map(|subject| (subject.unit().to_string(), subject))
        .collect())
}

/// A person as the rules see one: grants, ties, and overrides that two officers
/// made. Grants, ties and overrides that this program does not understand are
/// left out, but for a tie, which then bars as work does.
pub async fn actor_of(database: &Database, person: &str) -> Result<Actor, StoreError> {
    let known = Known {
        grants: database.grants_of(person).await?,
        ties: database.ties_of(person).await?,
        overrides: database.overrides_of(person).await?,
    };
    actor(database, person, &known).await
}

/// What the store has of a person, in its order.
pub(super) struct Known {
    pub grants: Vec<GrantRow>,
    pub ties: Vec<TieRow>,
    pub overrides: Vec<OverrideRow>,
}

/// As [`actor_of`], from what was read of the person.
pub(super) async fn actor(
    database: &Database,
    person: &str,
    known: &Known,
) -> Result<Actor, StoreError> {
    let grants: Vec<Grant> = known.grants.iter().filter_map(grant).collect();
    let mut ties = Vec::new();
    for row in &known.ties {
        ties.push(tie(database, row).await?);
    }
    ties.extend(derived_ties(database, &grants).await?);
    let overrides = &known.overrides;
    Ok(Actor {
        person: PersonId::from(person),
        grants,
        ties,
        overrides: overrides.iter().filter_map(lifted).collect(),
    })
}

/// Who coordinates for an institution works there. Below an institution
/// nothing follows: it would bar from the very bodies that are coordinated.
async fn derived_ties(database: &Database, grants: &[Grant]) -> Result<Vec<Tie>, StoreError> {
    let mut ties = Vec::new();
    for grant in grants {
        let Scope::Body(body) = &grant.scope else {
            continue;
        };
        if grant.role != Role::Coordinator {
            continue;
        }
        let subject = subject_of(database, body.as_str()).await?;
        let Some(subject) = subject else { continue };
        if subject.lineage()[0].kind == BodyKind::Institution {
            ties.push(Tie {
                body: body.clone(),
                above: above(&subject),
                kind: TieKind::Employer,
                until: None,
                declared: false,
            });
        }
    }
    Ok(ties)
}

async fn tie(database: &Database, row: &TieRow) -> Result<Tie, StoreError> {
    let subject = subject_of(database, &row.body).await?;
    Ok(Tie {
        body: BodyId::from(&*row.body),
        above: subject.as_ref().map(above).unwrap_or_default(),
        kind: TieKind::from_code(&row.kind).unwrap_or(TieKind::Employer),
        until: Day::parse(&row.valid_to),
        declared: row.declared == 1,
    })
}

fn above(subject: &Subject) -> Vec<BodyId> {
    let above = subject.lineage().iter().skip(1);
    above.map(|step| step.body.clone()).collect()
}

fn grant(row: &GrantRow) -> Option<Grant> {
    Some(Grant {
        role: Role::from_code(&row.role)?,
        scope: scope(&row.scope_kind, &row.scope)?,
    })
}

fn lifted(row: &OverrideRow) -> Option<Override> {
    if row.confirmed_by.is_empty() {
        return None;
    }
    let id = |text: &str| PersonId::from(text);
    let (asked_by, confirmed_by) = (id(&row.asked_by), id(&row.confirmed_by));
    let body = BodyId::from(&*row.body);
    Override::new(body, id(&row.person), asked_by, confirmed_by, &row.reason).ok()
}

/// A scope as the store keeps it: its kind, and the code or id.
pub(super) fn scope_columns(scope: &Scope) -> (String, String) {
    let (kind, scope) = match scope {
        Scope::Everywhere => ("everywhere", String::new()),
        Scope::Programme(programme) => ("programme", programme.to_string()),
        Scope::Region(region) => ("region", region.to_string()),
        Scope::Body(body) => ("body", body.to_string()),
    };
    (kind.to_owned(), scope)
}

/// The scope that columns say; none where they are not understood.
pub fn scope(kind: &str, scope: &str) -> Option<Scope> {
    match kind {
        "everywhere" => Some(Scope::Everywhere),
        "programme" => Some(Scope::Programme(scope.into())),
        "region" => RegionCode::parse(scope).ok().map(Scope::Region),
        "body" => Some(Scope::Body(scope.into())),
        _ => None,
    }
}

/// Hides a programme whose code no database could keep.
pub(super) fn demand_code(programme: &ProgrammeCode) -> Result<(), Refusal> {
    match programme.as_str().is_empty() || programme.as_str().contains('\0') {
        true => Err(Refusal::Hidden),
        false => Ok(()),
    }
}

/// A scope with the bodies above its body, for the rules to be asked about.
pub(super) struct Reached {
    scope: Scope,
    subject: Option<Subject>,
}

impl Reached {
    pub(super) fn reach(&self) -> Reach<'_> {
        match (&self.subject, &self.scope) {
            (Some(subject), _) => Reach::Body(subject),
            (None, Scope::Programme(programme)) => Reach::Programme(programme),
            (None, Scope::Region(region)) => Reach::Region(*region),
            (None, _) => Reach::Everywhere,
        }
    }
}

impl Scene<'_> {
    /// Looks a scope up; a body that is not there is hidden.
    pub(super) async fn reached(&self, scope: &Scope) -> Result<Reached, super::NotDone> {
        let subject = match scope {
            Scope::Body(body) => Some(self.subject(body.as_str()).await?),
            Scope::Programme(programme) => {
                demand_code(programme)?;
                None
            }
            Scope::Region(region) => {
                self.demand_region(*region).await?;
                None
            }
            Scope::Everywhere => None,
        };
        Ok(Reached {
            scope: scope.clone(),
            subject,
        })
    }

    /// Hides a region that the register does not have.
    async fn demand_region(&self, region: RegionCode) -> Result<(), super::NotDone> {
        let code = region.to_string();
        let mut regions = self.database.regions().await?.into_iter();
        match regions.any(|known| known.region == code) {
            true => Ok(()),
            false => Err(Refusal::Hidden.into()),
        }
    }

    /// A body that must be there.
    pub(super) async fn subject(&self, body: &str) -> Result<Subject, super::NotDone> {
        let subject = subject_of(self.database, body).await?;
        subject.ok_or_else(|| Refusal::Hidden.into())
    }
}
