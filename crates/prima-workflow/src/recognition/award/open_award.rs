//! An officer opens an award event from the text of its rules, which are kept as
//! they are from then on.

use super::told::dataset_name;
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk, Refusal};
use prima_domain::recognition::award_permission::may_open_award;
use prima_domain::register::id::ProgrammeCode;
use prima_domain::register::person::{Actor, Role};
use prima_exchange::manifest::hash;
use prima_exchange::records::is_slug;
use prima_instrument::award::read;
use prima_store::recognition::award::AwardRow;
use serde_json::json;

/// Opens the event that a text describes; gives its code.
///
/// Who runs no programme at all is told nothing of what is wrong with the text.
pub async fn open_award(desk: &Desk, actor: &Actor, text: &str, now: i64) -> Acted<String> {
    if !actor.holds(Role::ProgrammeOfficer, |_| true) {
        return Err(Refusal::Hidden.into());
    }
    let award = match read(text) {
        Ok(award) => award,
        Err(faults) => {
            let text = text.to_owned();
            return Err(Refusal::Programme { text, faults }.into());
        }
    };
    let codes = award.categories.iter().map(|one| ("category", &one.code));
    for (field, value) in [("code", &award.code)].into_iter().chain(codes) {
        if !is_slug(value) {
            let found = value.clone();
            return Err(Refusal::Unusable { field, found }.into());
        }
    }
    if may_open_award(actor, &ProgrammeCode::new(award.programme.clone())).is_err() {
        return Err(Refusal::OtherProgramme {
            programme: award.programme,
        }
        .into());
    }
    let mut act = desk.database.act().await?;
    let mut reading = act.reading();
    let is_taken = !reading.award_named(&award.code).await?.is_empty()
        || !reading.events_called(&award.code).await?.is_empty()
        || !reading
            .dataset_named(&dataset_name(&award.code))
            .await?
            .is_empty();
    if is_taken {
        return Err(Refusal::AwardOpen { code: award.code }.into());
    }
    if !award.host.is_empty() && reading.body_named(&award.host).await?.is_empty() {
        let (found, why) = (award.host.clone(), "unknown");
        return Err(Refusal::AwardBody { found, why }.into());
    }
    let row = AwardRow {
        award: award.code.clone(),
        programme: award.programme.clone(),
        content: text.to_owned(),
        person: actor.person.to_string(),
        at: utc(now),
    };
    act.add_rows(std::slice::from_ref(&row)).await?;
    let detail = json!({ "programme": row.programme, "sha256": hash(text.as_bytes()) });
    act.finish_privately(
        &row.at,
        &row.person,
        "open_award",
        &row.award,
        &detail.to_string(),
    )
    .await?;
    Ok(award.code)
}
