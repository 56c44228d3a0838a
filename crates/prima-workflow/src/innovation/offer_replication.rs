//! A body offers an innovation of its own to others, or withdraws the offer.

use super::refusal::{InnovationRefusal, Told};
use super::subject_of;
use crate::assessment::moment::utc;
use prima_domain::innovation::permission::may_offer_replication;
use prima_domain::innovation::replicating::check_terms;
use prima_domain::register::person::Actor;
use prima_store::Database;
use prima_store::innovation::Offer;
use serde_json::json;

/// Says that an innovation is ready to be replicated, and on what terms; without
/// terms, that it is no longer.
pub async fn offer_replication(
    database: &Database,
    actor: &Actor,
    innovation: &str,
    terms: Option<&str>,
    now: i64,
) -> Told<()> {
    let mut act = database.act().await?;
    let row = act.innovation(innovation).await?;
    let row = row.ok_or(InnovationRefusal::Hidden)?;
    let owner = subject_of(&mut act, row.owner()).await?;
    may_offer_replication(actor, &owner)?;
    let before = act.offer(innovation).await?;
    let before = before.filter(|offer| offer.state == Offer::OPEN);
    let at = utc(now);
    let (state, terms) = match (terms, before) {
        (Some(terms), _) => {
            let faults = check_terms(terms);
            if !faults.is_empty() {
                return Err(InnovationRefusal::Faults(faults).into());
            }
            (Offer::OPEN, terms.trim().to_owned())
        }
        (None, Some(before)) => (Offer::WITHDRAWN, before.terms),
        (None, None) => return Err(InnovationRefusal::NotOffered.into()),
    };
    let offer = Offer {
        innovation: innovation.to_owned(),
        state: state.to_owned(),
        terms,
        person: actor.person.to_string(),
        at: at.clone(),
    };
    act.put_offer(&offer).await?;
    act.change_catalogue().await?;
    let detail = json!({ "state": state }).to_string();
    let person = actor.person.as_str();
    act.finish(&at, person, "offer_replication", innovation, &detail)
        .await?;
    Ok(())
}
