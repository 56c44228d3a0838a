//! An action takes a step: the unit works it off, an officer or coordinator
//! confirms it or gives it back.

use super::desk::Desk;
use super::facts;
use super::moment::utc;
use super::plan_action::change;
use super::refusal::{Acted, Refusal};
use prima_domain::assessment::action::{Proof, Side, Status, Step};
use prima_domain::assessment::permission::follow_up::{may_confirm_action, may_work_action};
use prima_domain::register::person::Actor;
use prima_store::Act;
use prima_store::cycle::FollowUp;
use serde_json::json;

/// A step of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionStep {
    /// Which.
    pub step: Step,
    /// What proves that it is done; empty keeps what there was.
    pub evidence: String,
    /// Id of a piece of evidence in the unit's vault that proves it, in place of
    /// a text; empty: none.
    pub piece: String,
    /// What the person adds; giving back and dropping need a reason.
    pub note: String,
    /// The version that was read.
    pub version: i64,
}

/// What stands before the id of a piece of evidence where a text could stand.
const PIECE: &str = "bukti:";

/// The id of the piece of evidence that proves an action; none where a text does.
pub(crate) fn piece(evidence: &str) -> Option<&str> {
    evidence.strip_prefix(PIECE)
}

/// A piece of the unit's own vault as the proof of an action.
async fn kept(act: &mut Act, unit: &str, piece: &str) -> Acted<String> {
    let row = act.evidence(piece).await?;
    let row = row.filter(|row| row.body == unit && row.is_kept());
    let unusable = || Refusal::Unusable {
        field: "evidence",
        found: piece.to_owned(),
    };
    let row = row.ok_or_else(unusable)?;
    Ok(format!("{PIECE}{}", row.evidence))
}

/// Takes a step; gives where the action stands then. One that was changed since
/// it was read is refused, with how it stands now.
pub async fn work_action(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    unit: &str,
    number: i64,
    step: &ActionStep,
    now: i64,
) -> Acted<Status> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let unit_seen = facts::unit(&mut act.reading(), cycle, unit).await?;
    let situation = seen.situation(actor, &unit_seen, now);
    match step.step.side() {
        Side::Unit => may_work_action(&situation)?,
        Side::Overseer => may_confirm_action(&situation)?,
        // Only the opening of the next round carries an action over.
        Side::NextCycle => return Err(Refusal::Hidden.into()),
    }
    let actions = act.reading().follow_ups_of_unit(cycle, unit).await?;
    let old = actions.into_iter().find(|row| row.number == number);
    let old = old.ok_or(Refusal::Hidden)?;
    if old.version != step.version {
        return Err(Refusal::StaleAction {
            state: old.state,
            version: old.version,
        }
        .into());
    }
    let status = Status::from_code(&old.state).ok_or(Refusal::Hidden)?;
    let evidence = match (step.piece.as_str(), step.evidence.trim()) {
        ("", "") => old.evidence.clone(),
        ("", evidence) => evidence.to_owned(),
        (piece, _) => kept(&mut act, unit, piece).await?,
    };
    let proof = Proof {
        n_evidence: usize::from(!evidence.is_empty()),
        reason: &step.note,
    };
    let next = status.take(step.step, proof).map_err(Refusal::ActionStep)?;
    let at = utc(now);
    let row = FollowUp {
        state: next.code().to_owned(),
        evidence,
        note: step.note.trim().to_owned(),
        version: old.version + 1,
        person: actor.person.to_string(),
        at: at.clone(),
        ..old
    };
    act.put_row(&row).await?;
    act.add_rows(&[change(&row)]).await?;
    let detail = json!({ "unit": unit, "number": number, "step": step.step.code() });
    let actor = actor.person.as_str();
    act.finish(&at, actor, "work_action", cycle, &detail.to_string())
        .await?;
    Ok(next)
}
