//! Makes the first account of an installation, which looks after all others.

use super::accept_invitation::{Newcomer, new_person};
use super::acting::scope_columns;
use super::email::read_email;
use super::{Chance, Denial, Hashing, NotDone, Scene};
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Role, Scope};
use prima_store::Secret;
use prima_store::people::GrantRow;
use serde_json::json;

/// Makes the first administrator. Possible only while there is no account, so
/// that nobody at the command line makes one behind the others' backs unseen.
pub async fn create_administrator(
    scene: &Scene<'_>,
    hashing: &Hashing,
    name: &str,
    email: &str,
    password: &Secret,
    chance: Chance<'_>,
) -> Result<PersonId, NotDone> {
    let email = read_email(email)?;
    let newcomer = Newcomer {
        token: &Secret::default(),
        name,
        password,
        lang: "id",
    };
    let person = new_person(scene, hashing, &newcomer, &email, chance).await?;
    let id = person.person.clone();
    let mut act = scene.database.act().await?;
    if act.n_people().await? > 0 {
        return Err(Denial::NotFirst.into());
    }
    let (scope_kind, scope) = scope_columns(&Scope::Everywhere);
    act.put_person(person).await?;
    act.put_grant(GrantRow {
        person: id.clone(),
        role: Role::Administrator.code().to_owned(),
        scope_kind,
        scope,
        granted_by: String::new(),
        granted_at: scene.now,
    })
    .await?;
    let name = "create_administrator";
    scene.finish(act, &id, name, &id, json!({})).await?;
    Ok(PersonId::new(id))
}
