//! Takes a role away from somebody.

use super::acting::scope_columns;
use super::{Denial, NotDone, Scene};
use prima_domain::refusal::Refusal;
use prima_domain::register::id::PersonId;
use prima_domain::register::permission::may_withdraw_grant;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_store::people::GrantRow;
use serde_json::json;

/// Takes a role away. The last administrator keeps it, also where two take it
/// from each other at once.
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
    let detail = json!({ "role": row.role, "scope_kind": row.scope_kind, "scope": row.scope });
    let who = actor.person.as_str();
    scene.finish(act, who, "withdraw_grant", id, detail).await?;
    Ok(())
}
