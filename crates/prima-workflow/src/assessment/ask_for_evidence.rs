//! An evaluator asks a unit for more evidence, in the verification window.

use super::desk::Desk;
use super::facts;
use super::moment::utc;
use super::notice::News;
use super::refusal::{Acted, Refusal};
use prima_domain::assessment::cycle::Stage;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::assessment::permission::evaluation::may_ask_for_evidence;
use prima_domain::register::person::Actor;
use prima_store::cycle::EvidenceRequest;
use serde_json::json;

/// Asks for more evidence about one question; gives the number of the request.
/// The unit reads what is asked, not who asks.
pub async fn ask_for_evidence(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    code: &str,
    text: &str,
    now: i64,
) -> Acted<i64> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let unit_seen = facts::unit(&mut act.reading(), cycle, unit).await?;
    may_ask_for_evidence(&seen.situation(actor, &unit_seen, now))?;
    let rules = desk.rules(&seen.row.instrument)?;
    if !rules.is_scored_indicator(code) {
        let code = code.to_owned();
        return Err(Refusal::NotScored { code }.into());
    }
    if text.trim().is_empty() {
        return Err(Refusal::Blank { field: "text" }.into());
    }
    let before = act.reading().evidence_requests_of(cycle, unit).await?;
    let own = before
        .iter()
        .filter(|row| row.evaluator == actor.person.as_str());
    let mut same = own.filter(|row| row.code == code && row.text == text.trim());
    // A form that is sent twice asks once.
    if let Some(row) = same.next() {
        return Ok(row.number);
    }
    let at = utc(now);
    let row = EvidenceRequest {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        number: before.last().map_or(1, |last| last.number + 1),
        code: code.to_owned(),
        text: text.trim().to_owned(),
        evaluator: actor.person.to_string(),
        at: at.clone(),
    };
    let number = row.number;
    act.add_rows(&[row]).await?;
    let news = News {
        kind: NoticeKind::EvidenceAsked,
        cycle,
        occasion: &number.to_string(),
        until: seen.closes(Stage::VerificationWindow, unit),
        now,
    };
    news.tell_officers(&mut act, &[unit]).await?;
    let detail = json!({ "unit": unit, "code": code, "number": number }).to_string();
    let actor = actor.person.as_str();
    act.finish_privately(&at, actor, "ask_for_evidence", cycle, &detail)
        .await?;
    Ok(number)
}
