//! Publishes the determinations whose hour has come; the server asks every minute.

use super::confirm_determination::{CONFIRMED, sign, stored};
use super::desk::Desk;
use super::facts::PUBLISHED;
use super::moment::utc;
use super::refusal::Acted;
use super::signing::InstallationKey;
use crate::dataset::DatasetFolder;
use crate::import::{ImportOptions, Sources, import, temporary};
use prima_exchange::manifest;
use prima_instrument::words::Lang;
use prima_store::cycle::{Cycle, Determination};
use serde_json::json;

/// Publishes what is due; gives the rounds that were published.
///
/// Each goes through the ordinary import, so that every page shows it as any
/// other data set. Interrupted anywhere, the next call goes on: an import that
/// changes nothing is none.
pub async fn publish_due(desk: &Desk, key: &InstallationKey, now: i64) -> Acted<Vec<String>> {
    let waiting = desk.database.reading().determinations_in(CONFIRMED).await?;
    let mut published = Vec::new();
    for row in waiting.into_iter().filter(|row| row.publish_at <= now) {
        published.push(row.cycle.clone());
        publish(desk, row, key, now).await?;
    }
    Ok(published)
}

async fn publish(desk: &Desk, row: Determination, key: &InstallationKey, now: i64) -> Acted<()> {
    let at = utc(now);
    let frozen = stored(&mut desk.database.reading(), &row.cycle, row.number).await?;
    let place = temporary()?;
    let folder = place.path().join(&row.dataset);
    frozen.write(&folder)?;
    let mut sources = Sources::default();
    sources.datasets.push(DatasetFolder::read(&folder)?);
    let options = ImportOptions {
        actor: &row.confirmed_by,
        at: &at,
        lang: Lang::Id,
        dry_run: false,
        correction: false,
    };
    import(&desk.database, &sources, &options, &|_, _, _| {}).await?;
    let written = desk
        .database
        .dataset_file(&row.dataset, manifest::NAME)
        .await?;
    let hash = written.map_or(String::new(), |file| file.sha256);
    let mut act = desk.database.act().await?;
    let state = act.reading().determinations_of(&row.cycle).await?;
    let is_waiting = state
        .iter()
        .any(|other| other.number == row.number && other.state == CONFIRMED);
    if !is_waiting {
        // Another server was faster.
        return Ok(());
    }
    let mut row = row;
    if hash != row.bundle_hash {
        // Since the officers agreed, the program that writes bundles was
        // renewed; what was frozen is the same, and is signed as it is written now.
        let (files, signed) = sign(&frozen, row, key, &at)?;
        for file in &files {
            act.put_row(file).await?;
        }
        row = signed;
    }
    let row = Determination {
        state: PUBLISHED.to_owned(),
        published_at: at.clone(),
        ..row
    };
    act.put_row(&row).await?;
    if let Some(cycle) = act.reading().cycle_named(&row.cycle).await?.pop() {
        let cycle = Cycle {
            state: PUBLISHED.to_owned(),
            ..cycle
        };
        act.put_row(&cycle).await?;
    }
    let detail = json!({ "number": row.number, "bundle": row.bundle_hash }).to_string();
    act.finish(&at, &row.confirmed_by, "publish", &row.cycle, &detail)
        .await?;
    Ok(())
}
