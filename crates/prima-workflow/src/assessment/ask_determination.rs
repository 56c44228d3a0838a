//! The first officer asks for a determination: the answers are frozen, and a
//! second officer is to confirm exactly these.

use super::barred::barred_reviews;
use super::desk::Desk;
use super::facts::{self, CycleSeen};
use super::frozen::{Frozen, freeze};
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use crate::steps::Steps;
use prima_domain::assessment::cycle::Stage;
use prima_domain::assessment::permission::determination::may_propose_determination;
use prima_domain::register::person::Actor;
use prima_store::Act;
use prima_store::cycle::Determination;
use serde_json::json;

/// State of a determination that waits for the second officer.
pub(super) const ASKED: &str = "asked";

/// Asks for a determination that is to be published at an hour, in seconds UTC;
/// gives its number.
///
/// One that waits is replaced where the answers are no longer what was frozen
/// for it; else there is nothing to ask again.
pub async fn ask_determination(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    publish_at: i64,
    now: i64,
) -> Acted<i64> {
    ask_in_steps(desk, actor, cycle, publish_at, now, &Steps::default()).await
}

/// Asks for it, says how far it is, and stops between two steps where nobody
/// wants it any longer; nothing was frozen then.
pub async fn ask_in_steps(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    publish_at: i64,
    now: i64,
    steps: &Steps,
) -> Acted<i64> {
    steps.enter("freeze", 0, 3)?;
    let mut act = desk.database.act().await?;
    let mut seen = facts::cycle(&mut act.reading(), cycle).await?;
    let barred = barred_reviews(&desk.database, &mut act.reading(), &seen, now).await?;
    seen.facts.has_barred_reviews = !barred.is_empty();
    let units = facts::units(&mut act.reading(), cycle).await?;
    may_propose_determination(&seen.whole(actor, &units, now))?;
    check_hour(&seen, publish_at, now)?;
    let rules = desk.rules(&seen.row.instrument)?;
    let frozen = freeze(&mut act.reading(), &seen, &rules, None).await?;
    let before = act.reading().determinations_of(cycle).await?;
    let waiting = before.last().filter(|row| row.state == ASKED);
    let same = waiting.filter(|row| row.frozen_hash == frozen.hash());
    if let Some(row) = same {
        return Err(already_proposed(&mut act, row).await?.into());
    }
    if frozen.is_empty() {
        return Err(Refusal::NothingAnswered.into());
    }
    steps.enter("score", 1, 3)?;
    if units.is_empty() || frozen.score(&rules).await?.n_indices == 0 {
        return Err(Refusal::NoIndex.into());
    }
    steps.enter("keep", 2, 3)?;
    let number = match waiting {
        Some(row) => {
            act.remove_determination(cycle, row.number).await?;
            row.number
        }
        None => before.last().map_or(1, |last| last.number + 1),
    };
    let row = Determination {
        cycle: cycle.to_owned(),
        number,
        publish_at,
        ..Determination::default()
    };
    keep(&mut act, actor, row, &frozen, now).await?;
    let detail = json!({ "number": number, "frozen": frozen.hash(), "publish_at": publish_at });
    let actor = actor.person.as_str();
    act.finish_privately(
        &utc(now),
        actor,
        "ask_determination",
        cycle,
        &detail.to_string(),
    )
    .await?;
    Ok(number)
}

/// Who was faster to ask, by name, and when.
pub(super) async fn already_proposed(act: &mut Act, row: &Determination) -> Acted<Refusal> {
    Ok(Refusal::AlreadyProposed {
        by: name(act, &row.asked_by).await?,
        at: row.asked_at.clone(),
    })
}

/// The name of an officer; of one without an account the id.
pub(super) async fn name(act: &mut Act, id: &str) -> Acted<String> {
    let person = act.person(id).await?;
    Ok(person.map_or_else(|| id.to_owned(), |person| person.name))
}

/// Keeps a determination that was asked for, with what was frozen for it.
pub(super) async fn keep(
    act: &mut Act,
    actor: &Actor,
    row: Determination,
    frozen: &Frozen,
    now: i64,
) -> Acted<()> {
    act.add_rows(&frozen.kept(&row.cycle, row.number)).await?;
    let row = Determination {
        state: ASKED.to_owned(),
        asked_by: actor.person.to_string(),
        asked_at: utc(now),
        frozen_hash: frozen.hash(),
        // The newest determination of a round is published under its id; older
        // ones stay readable in their own bundles.
        dataset: row.cycle.clone(),
        ..row
    };
    act.add_rows(&[row]).await?;
    Ok(())
}

/// The hour must lie ahead, and not before the publication opens.
pub(super) fn check_hour(seen: &CycleSeen, publish_at: i64, now: i64) -> Result<(), Refusal> {
    let opens = seen.facts.schedule.window(Stage::Publication);
    let earliest = opens.map_or(now, |window| window.opens.max(now));
    match publish_at < earliest {
        true => Err(Refusal::PublishHour { earliest }),
        false => Ok(()),
    }
}
