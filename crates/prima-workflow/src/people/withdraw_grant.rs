//! Takes a role away from somebody, and writes down the tie that the role leaves.

use super::acting::scope_columns;
use super::{Denial, NotDone, Scene};
use prima_domain::refusal::Refusal;
use prima_domain::register::conflict::leaves_an_employer;
use prima_domain::register::day::Day;
use prima_domain::register::id::PersonId;
use prima_domain::register::permission::{Reach, may_withdraw_grant};
use prima_domain::register::person::{Actor, Role, Scope, Subject, TieKind};
use prima_store::people::{GrantRow, TieRow};
use prima_store::{Act, StoreError};
use serde_json::json;

/// Takes a role away. The last administrator keeps it, also where two take it
/// from each other at once.
///
/// Who acted for a body does not judge it the day after: what bound by the grant
/// binds on as a former employer whose last day is today.
pub async fn withdraw_grant(
    scene: &Scene<'_>,
    actor: &Actor,
    person: &PersonId,
    role: Role,
    scope: &Scope,
) -> Result<(), NotDone> {
    let reached = scene.reached(scope).await?;
    may_withdraw_grant(&scene.keeper(actor), person, role, reached.reach())?;
    let id = person.as_str();
    let (scope_kind, scope) = scope_columns(scope);
    let row = GrantRow {
        person: id.to_owned(),
        role: role.code().to_owned(),
        scope_kind,
        scope,
        ..GrantRow::default()
    };
    let mut act = scene.database.act().await?;
    if !act.remove_grant(&row).await? {
        return Err(Refusal::Hidden.into());
    }
    if role == Role::Administrator && act.holders_of(role.code()).await?.is_empty() {
        return Err(Denial::LastAdministrator.into());
    }
    if let Reach::Body(subject) = reached.reach()
        && leaves_an_employer(role, subject)
    {
        leave(scene, &mut act, actor, person, subject).await?;
    }
    let detail = json!({ "role": row.role, "scope_kind": row.scope_kind, "scope": row.scope });
    let who = actor.person.as_str();
    scene.finish(act, who, "withdraw_grant", id, detail).await?;
    Ok(())
}

/// Writes down that somebody worked for a body up to today, unless a tie is known
/// that lasts longer.
async fn leave(
    scene: &Scene<'_>,
    act: &mut Act,
    actor: &Actor,
    person: &PersonId,
    subject: &Subject,
) -> Result<(), StoreError> {
    let (id, kind) = (person.as_str(), TieKind::FormerEmployer.code());
    let (body, today) = (subject.unit().as_str(), scene.today());
    let known = act.tie(id, body, kind).await?;
    if let Some(known) = &known
        && Day::parse(&known.valid_to).is_none_or(|until| until >= today)
    {
        return Ok(());
    }
    act.put_tie(TieRow {
        person: id.to_owned(),
        body: body.to_owned(),
        kind: kind.to_owned(),
        valid_to: today.to_string(),
        declared: known.map_or(0, |known| known.declared),
        declared_by: actor.person.as_str().to_owned(),
        at: scene.now,
    })
    .await
}
