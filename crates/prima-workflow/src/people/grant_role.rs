//! Grants a role to somebody who has an account.

use super::acting::scope_columns;
use super::{NotDone, Scene};
use prima_domain::refusal::Refusal;
use prima_domain::register::id::PersonId;
use prima_domain::register::permission::may_grant;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_store::people::GrantRow;
use serde_json::json;

/// Grants a role; one that is there already stays as it was granted.
pub async fn grant_role(
    scene: &Scene<'_>,
    actor: &Actor,
    person: &PersonId,
    role: Role,
    scope: &Scope,
) -> Result<(), NotDone> {
    let reached = scene.reached(scope).await?;
    may_grant(&scene.keeper(actor), person, role, reached.reach())?;
    let id = person.as_str();
    let (scope_kind, scope) = scope_columns(scope);
    let mut act = scene.database.act().await?;
    if act.person(id).await?.is_none() {
        return Err(Refusal::Hidden.into());
    }
    let row = GrantRow {
        person: id.to_owned(),
        role: role.code().to_owned(),
        scope_kind,
        scope,
        granted_by: actor.person.as_str().to_owned(),
        granted_at: scene.now,
    };
    let held = act.grants_of(id).await?;
    let is_held = held.iter().any(|held| {
        held.role == row.role && held.scope_kind == row.scope_kind && held.scope == row.scope
    });
    if is_held {
        return Ok(());
    }
    let detail = json!({ "role": row.role, "scope_kind": row.scope_kind, "scope": row.scope });
    act.put_grant(row).await?;
    let who = actor.person.as_str();
    scene.finish(act, who, "grant_role", id, detail).await?;
    Ok(())
}
