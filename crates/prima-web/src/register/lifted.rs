//! Exceptions from conflicts of interest, shown wherever the work of the person is:
//! whose, with which unit, by which two officers, and why.

use crate::desk::{Visit, moment};
use crate::look::Words;
use crate::register::people::read::keeper;
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::id::{PersonId, ProgrammeCode};
use prima_domain::register::permission::{may_override_conflict, may_read_override};
use prima_domain::register::person::Actor;
use prima_store::people::OverrideRow;
use prima_workflow::people::subject_of;

/// An exception with the names of those who are in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lifted {
    /// Whose conflict.
    pub person: String,
    /// The unit.
    pub unit: String,
    /// The officer who asked.
    pub asked_by: String,
    /// The second officer; empty: not confirmed.
    pub confirmed_by: String,
    /// Whether the reader is an officer who could ask for it or confirm it.
    pub decides: bool,
    /// As it is stored.
    pub row: OverrideRow,
}

/// All exceptions that somebody may read, the newest first.
pub async fn lifted(site: &Site, visit: &Visit, actor: &Actor) -> Result<Vec<Lifted>, WebError> {
    let mut found = Vec::new();
    for row in site.database.overrides().await?.into_iter().rev() {
        let Some(subject) = subject_of(&site.database, &row.body).await? else {
            continue;
        };
        let keeper = keeper(visit, actor);
        let programme = ProgrammeCode::new(row.programme.clone());
        if may_read_override(&keeper, &programme, &subject).is_err() {
            continue;
        }
        let whose = PersonId::new(row.person.clone());
        let body = site.database.body(&row.body).await?;
        found.push(Lifted {
            person: name_of(site, &row.person).await?,
            unit: body.map_or_else(|| row.body.clone(), |body| body.name),
            asked_by: name_of(site, &row.asked_by).await?,
            confirmed_by: name_of(site, &row.confirmed_by).await?,
            decides: may_override_conflict(&keeper, &programme, &whose, &subject).is_ok(),
            row,
        });
    }
    Ok(found)
}

/// What somebody is called; the id where the account is not there.
pub async fn name_of(site: &Site, person: &str) -> Result<String, WebError> {
    let found = site.database.person(person).await?;
    Ok(found.map_or_else(|| person.to_owned(), |found| found.name))
}

/// The exceptions of a programme that hold and that somebody may read.
pub async fn holding(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    programme: &str,
) -> Result<Vec<Lifted>, WebError> {
    let mut found = lifted(site, visit, actor).await?;
    found.retain(|one| one.row.programme == programme && !one.row.confirmed_by.is_empty());
    Ok(found)
}

/// The sentence about one that holds.
pub fn said(words: Words, one: &Lifted) -> String {
    let arguments = [
        ("first", one.asked_by.clone()),
        ("second", one.confirmed_by.clone()),
        ("at", moment::past(words, one.row.confirmed_at)),
        ("reason", one.row.reason.clone()),
    ];
    words.say("web-rules-lifted-by", &arguments)
}

/// Exceptions that hold as a list, where there are any.
pub fn list(words: Words, all: &[Lifted]) -> Markup {
    html! {
        p { (words.label("web-rules-lifted-about")) }
        ul { @for one in all { li { strong { (one.person) " – " (one.unit) } ". " (said(words, one)) } } }
    }
}
