//! The second officer confirms a determination: from here on the result is
//! frozen and signed, and invisible until its hour.

use super::ask_determination::ASKED;
use super::changes::{Change, Listing, corrected, kept, listed};
use super::desk::{Desk, Rules};
use super::facts::{self, CycleSeen, DETERMINED};
use super::frozen::{Frozen, freeze};
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use super::signing::InstallationKey;
use prima_domain::assessment::permission::determination::{may_correct, may_determine};
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::Actor;
use prima_exchange::manifest;
use prima_store::cycle::{Cycle, Determination, DeterminationFile, Reading};
use serde_json::json;

/// State of a determination that waits for its hour.
pub(super) const CONFIRMED: &str = "confirmed";
/// Folder of the bundle among the files of a determination.
pub(super) const BUNDLE: &str = "bundle/";

/// Confirms the determination that waits, or the correction that does; the
/// other officer must mean exactly what was frozen for the first one.
pub async fn confirm_determination(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    number: i64,
    key: &InstallationKey,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let units = facts::units(&mut act.reading(), cycle).await?;
    let all = act.reading().determinations_of(cycle).await?;
    let row = all.into_iter().find(|row| row.number == number);
    let whole = seen.whole(actor, &units, now);
    let waiting = row.as_ref().filter(|row| row.state == ASKED);
    let first = waiting.map(|row| PersonId::new(row.asked_by.clone()));
    let is_correction = row.as_ref().is_some_and(|row| row.corrects > 0);
    match is_correction {
        true => may_correct(&whole, first.as_ref())?,
        false => may_determine(&whole, first.as_ref())?,
    }
    let row = row.ok_or(Rule::NotProposed)?;
    let frozen = stored(&mut act.reading(), cycle, number).await?;
    let rules = desk.rules(&seen.row.instrument)?;
    if !is_correction {
        let present = freeze(&mut act.reading(), &seen, &rules, None).await?;
        if present.hash() != row.frozen_hash {
            return Err(Refusal::ChangedSinceAsked.into());
        }
    }
    let at = utc(now);
    let changes = changes(&mut act.reading(), &seen, &rules, &row, &frozen, &at).await?;
    act.add_rows(&kept(cycle, number, &changes)).await?;
    let (bundle, signed) = sign(&frozen, row, key, &at)?;
    act.add_rows(&bundle).await?;
    let row = Determination {
        state: CONFIRMED.to_owned(),
        confirmed_by: actor.person.to_string(),
        confirmed_at: at.clone(),
        ..signed
    };
    act.put_row(&row).await?;
    if !is_correction {
        let cycle = Cycle {
            state: DETERMINED.to_owned(),
            ..seen.row.clone()
        };
        act.put_row(&cycle).await?;
    }
    let detail = json!({ "number": number, "bundle": row.bundle_hash });
    let actor = actor.person.as_str();
    act.finish_privately(
        &at,
        actor,
        "confirm_determination",
        cycle,
        &detail.to_string(),
    )
    .await?;
    Ok(())
}

/// What changed after the first score, or with this correction, as it is kept
/// for the unit and the public.
async fn changes(
    reading: &mut Reading<'_>,
    seen: &CycleSeen,
    rules: &Rules,
    row: &Determination,
    frozen: &Frozen,
    at: &str,
) -> Acted<Vec<Change>> {
    if row.corrects == 0 {
        return listed(reading, seen, rules, Listing::Ranked).await;
    }
    let old = stored(reading, &row.cycle, row.corrects).await?;
    Ok(corrected(rules, &old, frozen, &row.reason, at)?)
}

/// What was frozen with a determination, without its bundle.
pub(super) async fn stored(reading: &mut Reading<'_>, cycle: &str, number: i64) -> Acted<Frozen> {
    let files = reading.frozen_files(cycle, number).await?;
    let own = files
        .into_iter()
        .filter(|file| !file.name.starts_with(BUNDLE));
    Ok(Frozen {
        files: own.map(|file| (file.name, file.content)).collect(),
    })
}

/// The bundle of what was frozen, and the determination with the signature over
/// its `MANIFEST`, which names every other file with its hash.
pub(super) fn sign(
    frozen: &Frozen,
    row: Determination,
    key: &InstallationKey,
    at: &str,
) -> Acted<(Vec<DeterminationFile>, Determination)> {
    let derived = frozen.derive(&row.dataset, at)?;
    let mut signature = String::new();
    let mut files = Vec::new();
    for file in &derived.derived.files {
        if file.name == manifest::NAME {
            signature = key.sign(&file.content);
        }
        files.push(DeterminationFile {
            cycle: row.cycle.clone(),
            number: row.number,
            name: format!("{BUNDLE}{}", file.name),
            content: file.content.clone(),
        });
    }
    let row = Determination {
        bundle_hash: derived.manifest_hash().to_owned(),
        signature,
        public_key: key.public(),
        ..row
    };
    Ok((files, row))
}
