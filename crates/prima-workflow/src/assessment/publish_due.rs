//! Publishes the determinations whose hour has come; the server asks every minute.

use super::confirm_determination::CONFIRMED;
use super::confirmed::{bundled, confirmed_results};
use super::desk::Desk;
use super::facts::{self, PUBLISHED};
use super::frozen::{Frozen, on_a_thread};
use super::moment::utc;
use super::notice::News;
use super::refusal::{ActError, Acted, Refusal};
use super::signing::InstallationKey;
use crate::dataset::DatasetFolder;
use crate::failure::WorkflowError;
use crate::import::{ImportOptions, Sources, import, temporary};
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::assessment::permission::determination::may_be_published;
use prima_exchange::manifest;
use prima_instrument::words::Lang;
use prima_store::cycle::{Cycle, Determination};
use prima_store::{Act, Database};
use serde_json::json;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::Arc;
use tokio::runtime::Handle;

/// Publishes what is due; gives the rounds that were published. Due is what two
/// officers signed for this hour, unless the publication was moved to a later one.
///
/// Each goes through the ordinary import, so that every page shows it as any
/// other data set. Interrupted anywhere, the next call goes on: an import that
/// changes nothing is none. One that cannot be published keeps no other waiting;
/// the first reason is told when all have been tried.
pub async fn publish_due(desk: &Desk, key: &InstallationKey, now: i64) -> Acted<Vec<String>> {
    let waiting = desk.database.reading().determinations_in(CONFIRMED).await?;
    let mut published = Vec::new();
    let mut failed: Option<ActError> = None;
    for row in waiting.into_iter().filter(|row| row.publish_at <= now) {
        let cycle = row.cycle.clone();
        let done = match facts::cycle(&mut desk.database.reading(), &cycle).await {
            Ok(seen) if may_be_published(&seen.facts, row.publish_at, now).is_err() => continue,
            Ok(_) => publish(desk, row, key, now).await,
            Err(error) => Err(error),
        };
        match done {
            Ok(()) => published.push(cycle),
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    failed.map_or(Ok(published), Err)
}

async fn publish(desk: &Desk, row: Determination, key: &InstallationKey, now: i64) -> Acted<()> {
    let at = utc(now);
    let mut reading = desk.database.reading();
    let results = confirmed_results(&mut reading, &row).await?;
    let frozen = Arc::new(Frozen::stored(&mut reading, &row.cycle, row.number).await?);
    if frozen.hash() != row.frozen_hash {
        return Err(Refusal::ChangedSinceAsked.into());
    }
    let all = reading.determinations_of(&row.cycle).await?;
    let (files, row) = bundled(&frozen, row, &all, &results, key).await?;
    imported(&desk.database, frozen, &row, &at).await?;
    let mut act = desk.database.act().await?;
    let state = act.reading().determinations_of(&row.cycle).await?;
    let is_waiting = state
        .iter()
        .any(|other| other.number == row.number && other.state == CONFIRMED);
    if !is_waiting {
        // Another server was faster.
        return Ok(());
    }
    act.add_rows(&files).await?;
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
    tell(&mut act, &row, now).await?;
    let detail = json!({ "number": row.number, "bundle": row.bundle_hash }).to_string();
    act.finish(&at, &row.confirmed_by, "publish", &row.cycle, &detail)
        .await?;
    Ok(())
}

/// Tells the units, and the coordinators of their institutions of the round as a whole.
async fn tell(act: &mut Act, row: &Determination, now: i64) -> Acted<()> {
    let news = News {
        kind: NoticeKind::ResultPublished,
        cycle: &row.cycle,
        occasion: &row.number.to_string(),
        until: None,
        now,
    };
    let loci = act.reading().loci_of(&row.cycle).await?;
    let units: Vec<&str> = loci.iter().map(|locus| locus.unit.as_str()).collect();
    news.tell_officers(act, &units).await?;
    let institutions: BTreeSet<&str> = loci.iter().map(|locus| &*locus.institution).collect();
    let institutions: Vec<&str> = institutions.into_iter().collect();
    news.tell_coordinators(act, &institutions).await?;
    Ok(())
}

/// Imports what was frozen as the data set it is published as. An import scores,
/// so it goes on a thread where no request waits for it.
async fn imported(
    database: &Database,
    frozen: Arc<Frozen>,
    row: &Determination,
    at: &str,
) -> Acted<()> {
    let (database, row, at) = (database.clone(), row.clone(), at.to_owned());
    let here = Handle::current();
    let work = move || -> Result<bool, WorkflowError> {
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
        here.block_on(import(&database, &sources, &options, &|_, _, _| {}))?;
        let manifest = database.dataset_file(&row.dataset, manifest::NAME);
        let written = here.block_on(manifest)?;
        Ok(written.is_some_and(|file| file.sha256 == row.bundle_hash))
    };
    match on_a_thread(work).await? {
        true => Ok(()),
        false => {
            // What everybody sees would not be what is signed.
            let failed = WorkflowError::at(Path::new(manifest::NAME));
            let why = "the imported bundle is not the one that was signed";
            Err(failed(io::Error::other(why)).into())
        }
    }
}
