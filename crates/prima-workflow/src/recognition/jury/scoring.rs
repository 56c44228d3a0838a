//! A juror saves scores as they come, and hands the sheet in.
//!
//! Blind: nothing here reads, or tells, what a colleague gave.

use super::facts::{CandidateSeen, IN, one};
use super::result::{read_points, sheet_of};
use crate::assessment::moment::utc;
use crate::assessment::values::Saved;
use crate::assessment::{Acted, BadValue, Desk, Entry, Refusal};
use prima_domain::recognition::jury::permission::{may_hand_in, may_score};
use prima_domain::recognition::jury::{PointsFault, missing};
use prima_domain::register::person::Actor;
use prima_instrument::programme::jury::Jury;
use prima_store::Act;
use prima_store::recognition::jury::{JuryScore, JuryScoreChange, JurySeat};
use serde_json::json;
use std::collections::BTreeMap;

/// Saves scores of the own sheet; gives the version of each criterion. One that
/// was changed in another window is refused with both values, and then nothing
/// is saved.
pub async fn save_scores(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    entries: &[Entry],
    now: i64,
) -> Acted<BTreeMap<String, i64>> {
    let mut act = desk.database.act().await?;
    let (seen, candidate) = one(desk, &mut act.reading(), id, now).await?;
    may_score(&seen.situation(&candidate, actor, now))?;
    let entries = checked(&seen.jury, entries)?;
    let before = own(&mut act, &candidate, actor).await?;
    let (versions, changed) =
        write(&mut act, &candidate, actor, &entries, &before, "", now).await?;
    if changed == 0 {
        return Ok(versions);
    }
    // What was given is nobody's to read in the trail before all are in.
    let detail = told(&candidate);
    let who = actor.person.as_str();
    act.finish_privately(&utc(now), who, "save_scores", id, &detail)
        .await?;
    Ok(versions)
}

/// Hands the own sheet in; it is whole then, and changes in the discussion alone.
pub async fn hand_in_scores(desk: &Desk, actor: &Actor, id: &str, now: i64) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let (seen, candidate) = one(desk, &mut act.reading(), id, now).await?;
    may_hand_in(&seen.situation(&candidate, actor, now))?;
    let own = own(&mut act, &candidate, actor).await?;
    let sheet = sheet_of(&seen.jury, own.values());
    let open = missing(&seen.jury, &sheet);
    if !open.is_empty() {
        let codes = open.into_iter().map(str::to_owned).collect();
        return Err(Refusal::Incomplete { codes }.into());
    }
    let seat = candidate.seat(actor.person.as_str());
    let seat = seat.ok_or(Refusal::Hidden)?;
    let row = JurySeat {
        state: IN.to_owned(),
        handed_in: utc(now),
        ..seat.clone()
    };
    act.put_row(&row).await?;
    let detail = told(&candidate);
    let who = actor.person.as_str();
    act.finish_privately(&utc(now), who, "hand_in_scores", id, &detail)
        .await?;
    Ok(())
}

pub(super) fn told(candidate: &CandidateSeen) -> String {
    let row = &candidate.row;
    json!({ "programme": row.programme, "unit": row.unit }).to_string()
}

/// Entries in their one writing, or everything that is wrong with them.
pub(super) fn checked(jury: &Jury, entries: &[Entry]) -> Result<Vec<Entry>, Refusal> {
    let mut bad = Vec::new();
    let mut good = Vec::new();
    for entry in entries {
        let value = entry.value.trim().replace(',', ".");
        let fault = |key, expected| BadValue {
            code: entry.code.clone(),
            value: entry.value.clone(),
            key,
            expected,
            asked: None,
        };
        let Some(criterion) = jury.criterion(&entry.code) else {
            bad.push(fault("unknown-code", String::new()));
            continue;
        };
        let scale = &criterion.scale;
        if !value.is_empty()
            && let Err(why) = read_points(jury, criterion, &value)
        {
            let key = match why {
                PointsFault::NotANumber => "not-a-number",
                PointsFault::NotWhole => "not-whole",
                PointsFault::OutOfScale => "value-outside-scale",
            };
            bad.push(fault(key, format!("{} – {}", scale.min, scale.max)));
            continue;
        }
        good.push(Entry {
            value,
            note: entry.note.replace("\r\n", "\n").trim().to_owned(),
            private: entry.private.replace("\r\n", "\n").trim().to_owned(),
            ..entry.clone()
        });
    }
    match bad.is_empty() {
        true => Ok(good),
        false => Err(Refusal::Values(bad)),
    }
}

/// The own sheet at this visit, by criterion.
pub(super) async fn own(
    act: &mut Act,
    candidate: &CandidateSeen,
    actor: &Actor,
) -> Acted<BTreeMap<String, JuryScore>> {
    let rows = act.reading().scores_of(&candidate.row.candidacy).await?;
    let own = rows
        .into_iter()
        .filter(|row| row.visit == candidate.visit && row.juror == actor.person.as_str());
    Ok(own.map(|row| (row.criterion.clone(), row)).collect())
}

/// Writes what changed, each with its version; gives the versions and how many changed.
pub(super) async fn write(
    act: &mut Act,
    candidate: &CandidateSeen,
    actor: &Actor,
    entries: &[Entry],
    before: &BTreeMap<String, JuryScore>,
    reason: &str,
    now: i64,
) -> Acted<(BTreeMap<String, i64>, usize)> {
    let clash = |entry: &Entry| entry.clash(before.get(&entry.code).map(saved).as_ref());
    let stale: Vec<_> = entries.iter().filter_map(clash).collect();
    if !stale.is_empty() {
        return Err(Refusal::Stale(stale).into());
    }
    let mut versions = BTreeMap::new();
    let mut n_changed = 0;
    for entry in entries {
        let old = before.get(&entry.code).cloned().unwrap_or_default();
        versions.insert(entry.code.clone(), old.version);
        let is_same =
            (&old.value, &old.note, &old.private) == (&entry.value, &entry.note, &entry.private);
        if is_same {
            continue;
        }
        let row = JuryScore {
            candidacy: candidate.row.candidacy.clone(),
            visit: candidate.visit,
            juror: actor.person.to_string(),
            criterion: entry.code.clone(),
            value: entry.value.clone(),
            note: entry.note.clone(),
            private: entry.private.clone(),
            version: old.version + 1,
            at: utc(now),
        };
        act.put_row(&row).await?;
        act.add_rows(&[change(&row, reason)]).await?;
        versions.insert(row.criterion, row.version);
        n_changed += 1;
    }
    Ok((versions, n_changed))
}

fn saved(row: &JuryScore) -> Saved {
    Saved {
        value: row.value.clone(),
        note: row.note.clone(),
        private: row.private.clone(),
        version: row.version,
        person: row.juror.clone(),
        at: row.at.clone(),
    }
}

fn change(row: &JuryScore, reason: &str) -> JuryScoreChange {
    JuryScoreChange {
        candidacy: row.candidacy.clone(),
        visit: row.visit,
        juror: row.juror.clone(),
        criterion: row.criterion.clone(),
        version: row.version,
        value: row.value.clone(),
        note: row.note.clone(),
        private: row.private.clone(),
        reason: reason.to_owned(),
        at: row.at.clone(),
    }
}
