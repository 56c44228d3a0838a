//! Makes an administrator from the command line: the first account of an
//! installation, which looks after all others, or a further one where nobody can
//! sign in any more.

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
    let who = (name, email, password);
    create(scene, hashing, who, false, chance).await
}

/// Makes an administrator whoever else has an account. Whoever holds the database
/// can do this anyway; here it leaves its line in the audit trail. An address
/// that has an account already is refused: that person is let in by a note.
pub async fn create_another_administrator(
    scene: &Scene<'_>,
    hashing: &Hashing,
    name: &str,
    email: &str,
    password: &Secret,
    chance: Chance<'_>,
) -> Result<PersonId, NotDone> {
    let who = (name, email, password);
    create(scene, hashing, who, true, chance).await
}

async fn create(
    scene: &Scene<'_>,
    hashing: &Hashing,
    (name, email, password): (&str, &str, &Secret),
    is_another: bool,
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
    let n_before = act.n_people().await?;
    if n_before > 0 && !is_another {
        return Err(Denial::NotFirst.into());
    }
    if act.person_by_email(&email).await?.is_some() {
        return Err(Denial::EmailTaken.into());
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
    let detail = match n_before {
        0 => json!({}),
        n_before => json!({ "accounts_before": n_before }),
    };
    let name = "create_administrator";
    scene.finish(act, &id, name, &id, detail).await?;
    Ok(PersonId::new(id))
}
