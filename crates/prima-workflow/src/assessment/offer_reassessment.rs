//! An officer sets until when a round offers re-assessments, or that it does not.

use super::desk::Desk;
use super::facts;
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use prima_domain::assessment::cycle::{ExtensionFault, Stage};
use prima_domain::assessment::permission::reassessment::may_offer_reassessment;
use prima_domain::register::person::Actor;
use prima_store::cycle::ReassessmentRule;
use serde_json::json;

/// Offers re-assessments until a moment, in seconds UTC, or no more.
pub async fn offer_reassessment(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    until: Option<i64>,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    may_offer_reassessment(actor, &seen.facts)?;
    let rest = seen.opens(Stage::Determination);
    let fault = match until {
        Some(until) if until <= now => Some(ExtensionFault::NotLater),
        Some(until) if rest.is_some_and(|rest| until > rest) => {
            Some(ExtensionFault::ReachesDetermination)
        }
        _ => None,
    };
    if let Some(fault) = fault {
        return Err(Refusal::Extension(vec![fault]).into());
    }
    let at = utc(now);
    let row = ReassessmentRule {
        cycle: cycle.to_owned(),
        until: until.unwrap_or_default(),
        person: actor.person.to_string(),
        at: at.clone(),
    };
    act.put_row(&row).await?;
    let detail = json!({ "until": row.until }).to_string();
    let actor = actor.person.as_str();
    act.finish_privately(&at, actor, "offer_reassessment", cycle, &detail)
        .await?;
    Ok(())
}
