//! Withdraws a certificate: it stays readable, and is no longer valid.

use super::issue::{honoured_of, units_of};
use crate::assessment::{Acted, COOLING_OFF_DAYS, Refusal};
use prima_domain::recognition::certificate::{Officer, may_certify};
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::day::Day;
use prima_domain::register::moment::utc;
use prima_domain::register::person::Actor;
use prima_store::Database;
use serde_json::json;

/// Withdraws a certificate for a reason. One that was withdrawn before stays so,
/// with the reason it was given then.
pub async fn withdraw_certificate(
    database: &Database,
    actor: &Actor,
    id: &str,
    reason: &str,
    now: i64,
) -> Acted<()> {
    let mut act = database.act().await?;
    let Some(row) = act.certificate(id).await? else {
        return Err(Rule::Hidden.into());
    };
    let officer = Officer {
        actor,
        today: Day::at(now),
        cooling_off_days: COOLING_OFF_DAYS,
    };
    let honoured = honoured_of(database, &row.body, &row.unit).await?;
    may_certify(&officer, &row.programme.as_str().into(), &honoured)?;
    if reason.trim().is_empty() {
        return Err(Refusal::Blank { field: "alasan" }.into());
    }
    if !row.withdrawn_at.is_empty() {
        return Ok(());
    }
    let (at, by, reason) = (utc(now), actor.person.as_str(), reason.trim());
    act.withdraw_certificate(id, &at, by, reason).await?;
    let detail = json!({
        "certificate": id,
        "programme": row.programme,
        "units": units_of([&row]),
        "reason": reason,
    });
    let detail = detail.to_string();
    act.finish(&at, by, "withdraw_certificate", &row.programme, &detail)
        .await?;
    Ok(())
}
