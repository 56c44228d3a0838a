//! An officer opens an edition of a programme from the text of its rules, which
//! are kept as they are from then on.

use super::shelf::read_text;
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk, Refusal};
use prima_domain::recognition::permission::may_open_programme;
use prima_domain::register::id::ProgrammeCode;
use prima_domain::register::person::{Actor, Role};
use prima_exchange::manifest::hash;
use prima_exchange::records::is_slug;
use prima_store::recognition::ProgrammeEdition;
use serde_json::json;

/// Opens the edition that a text describes; gives its name, `code/edition`.
///
/// Who runs no programme at all is told nothing of what is wrong with the text.
pub async fn open_programme(desk: &Desk, actor: &Actor, text: &str, now: i64) -> Acted<String> {
    if !actor.holds(Role::ProgrammeOfficer, |_| true) {
        return Err(Refusal::Hidden.into());
    }
    let programme = match read_text(text)? {
        Ok(programme) => programme,
        Err(faults) => {
            let text = text.to_owned();
            return Err(Refusal::Programme { text, faults }.into());
        }
    };
    for (field, value) in [("code", &programme.code), ("edition", &programme.edition)] {
        if !is_slug(value) {
            let found = value.clone();
            return Err(Refusal::Unusable { field, found }.into());
        }
    }
    if may_open_programme(actor, &ProgrammeCode::new(programme.code.clone())).is_err() {
        return Err(Refusal::OtherProgramme {
            programme: programme.code,
        }
        .into());
    }
    let mut act = desk.database.act().await?;
    let known = act
        .reading()
        .programme_edition(&programme.code, &programme.edition)
        .await?;
    if !known.is_empty() {
        let name = programme.name();
        return Err(Refusal::ProgrammeOpen { name }.into());
    }
    let at = utc(now);
    let row = ProgrammeEdition {
        programme: programme.code.clone(),
        edition: programme.edition.clone(),
        content: text.to_owned(),
        person: actor.person.to_string(),
        at: at.clone(),
    };
    act.add_rows(&[row]).await?;
    let detail =
        json!({ "programme": programme.code, "sha256": hash(text.as_bytes()) }).to_string();
    let name = programme.name();
    act.finish(&at, actor.person.as_str(), "open_programme", &name, &detail)
        .await?;
    Ok(name)
}
