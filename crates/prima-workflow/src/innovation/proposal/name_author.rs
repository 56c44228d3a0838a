//! Somebody of the same institution becomes an author of a draft, or is one no
//! longer.

use super::facts::{belongs, proposal};
use super::refusal::ProposalRefusal;
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk, Refusal};
use prima_domain::register::person::{Actor, Grant, Role, Scope};
use prima_store::innovation::ProposalAuthor;
use serde_json::json;

/// Names an author by the e-mail address of the account.
///
/// An address that nobody has and one of another institution are told alike, so
/// that nobody learns who has an account.
pub async fn name_author(desk: &Desk, actor: &Actor, id: &str, email: &str, now: i64) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = proposal(&mut act.reading(), actor, id, now).await?;
    seen.demand_writable(actor, now)?;
    let refused = || Refusal::Proposal(ProposalRefusal::NotColleague);
    let person = act.person_by_email(&email.trim().to_lowercase()).await?;
    let person = person.filter(|person| person.state == "active");
    let person = person.ok_or_else(refused)?.person;
    let rows = act.grants_of(&person).await?;
    let bodies = rows.iter().filter(|row| row.scope_kind == "body");
    let grants: Vec<Grant> = bodies
        .filter_map(|row| {
            let role = Role::from_code(&row.role)?;
            let scope = Scope::Body(row.scope.as_str().into());
            Some(Grant { role, scope })
        })
        .collect();
    let institution = seen.seen.row.institution.clone();
    if !belongs(&mut act.reading(), &grants, &institution).await? {
        return Err(refused().into());
    }
    let at = utc(now);
    let row = ProposalAuthor {
        candidacy: id.to_owned(),
        person,
        named_by: actor.person.to_string(),
        at: at.clone(),
    };
    act.put_row(&row).await?;
    let detail = json!({ "author": row.person }).to_string();
    act.finish_privately(&at, actor.person.as_str(), "name_author", id, &detail)
        .await?;
    Ok(())
}

/// Takes an author from a draft; whoever wrote stays named in its history.
pub async fn dismiss_author(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    person: &str,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = proposal(&mut act.reading(), actor, id, now).await?;
    seen.demand_writable(actor, now)?;
    if !seen.authors.iter().any(|author| author.person == person) {
        return Err(Refusal::Hidden.into());
    }
    let at = utc(now);
    act.remove_author(id, person).await?;
    let detail = json!({ "author": person }).to_string();
    act.finish_privately(&at, actor.person.as_str(), "dismiss_author", id, &detail)
        .await?;
    Ok(())
}
