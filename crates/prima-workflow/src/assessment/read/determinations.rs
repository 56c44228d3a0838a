//! Determinations of a round: for officers all, for the public those that were
//! published, the corrected ones marked.

use crate::assessment::confirmed::BUNDLE;
use crate::assessment::desk::Desk;
use crate::assessment::facts;
use crate::assessment::refusal::{Acted, Refusal};
use prima_domain::assessment::permission::determination::may_rehearse_determination;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::person::Actor;
use prima_exchange::signature::{self, PublicKey, Statement};
use prima_store::StoreError;
use prima_store::cycle::{Determination, DeterminationFile, Reply};
use std::collections::BTreeSet;

/// A determination, and what corrected it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeterminationLine {
    /// The determination.
    pub determination: Determination,
    /// Number of the published determination that corrects it.
    pub corrected_by: Option<i64>,
}

/// The determinations of a round, oldest first, for its officers.
pub async fn determinations(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    now: i64,
) -> Acted<Vec<DeterminationLine>> {
    let mut reading = desk.database.reading();
    let seen = facts::cycle(&mut reading, cycle).await?;
    let units = facts::units(&mut reading, cycle).await?;
    // Who may rehearse may look at what came of it, also when it is too late to rehearse.
    match may_rehearse_determination(&seen.whole(actor, &units, now)) {
        Ok(()) | Err(Rule::AlreadyDetermined | Rule::Closed { .. }) => {}
        Err(rule) => return Err(rule.into()),
    }
    Ok(lines(reading.determinations_of(cycle).await?))
}

/// The published determination behind a data set, with those it corrected,
/// oldest first; empty where the data set was imported.
pub async fn signature_of(desk: &Desk, dataset: &str) -> Acted<Vec<DeterminationLine>> {
    let found = desk
        .database
        .reading()
        .determination_of_dataset(dataset)
        .await?;
    let published = found
        .into_iter()
        .filter(|row| row.state == facts::PUBLISHED);
    Ok(lines(published.collect()))
}

/// The `signature.json` over the bundle of a data set whose `MANIFEST` has this
/// hash; none where the data set was imported, or was determined before bundles
/// had one.
pub async fn signature_file(
    desk: &Desk,
    dataset: &str,
    manifest_hash: &str,
) -> Acted<Option<String>> {
    let lines = signature_of(desk, dataset).await?;
    let mut rows = lines.iter().rev().map(|line| &line.determination);
    let Some(row) = rows.find(|row| row.bundle_hash == manifest_hash) else {
        return Ok(None);
    };
    let name = format!("{BUNDLE}{}", signature::NAME);
    let mut reading = desk.database.reading();
    let found = reading
        .frozen_files_named(&row.cycle, row.number, &[&name])
        .await?;
    Ok(found.into_iter().next().map(|file| file.content))
}

/// The keys with which published determinations were signed, each once.
pub async fn signing_keys(desk: &Desk) -> Result<Vec<PublicKey>, StoreError> {
    let mut reading = desk.database.reading();
    let published = reading.determinations_in(facts::PUBLISHED).await?;
    let keys: BTreeSet<String> = published.into_iter().map(|row| row.public_key).collect();
    let keys = keys.iter().filter_map(|key| PublicKey::from_hex(key));
    Ok(keys.collect())
}

/// Where a signed determination stands among those that are published here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No such determination is published here.
    Unknown,
    /// It is in force.
    InForce,
    /// This later one took its place.
    ReplacedBy(i64),
}

/// Where a signed determination stands. The bundle alone cannot say so.
pub async fn standing(desk: &Desk, signed: &Statement) -> Acted<Standing> {
    let mut reading = desk.database.reading();
    let published = reading.determinations_of(&signed.round).await?.into_iter();
    let published = published.filter(|row| row.state == facts::PUBLISHED);
    let lines = lines(published.collect());
    let is_it = |line: &&DeterminationLine| {
        let row = &line.determination;
        row.number == signed.number && row.bundle_hash == signed.manifest
    };
    Ok(
        match lines.iter().find(is_it).map(|line| line.corrected_by) {
            None => Standing::Unknown,
            Some(None) => Standing::InForce,
            Some(Some(number)) => Standing::ReplacedBy(number),
        },
    )
}

/// The files of the bundle of a published determination, by name; those of one
/// that was corrected stay readable.
pub async fn determination_bundle(
    desk: &Desk,
    cycle: &str,
    number: i64,
) -> Acted<Vec<DeterminationFile>> {
    let mut reading = desk.database.reading();
    let all = reading.determinations_of(cycle).await?;
    let is_public = all
        .iter()
        .any(|row| row.number == number && row.state == facts::PUBLISHED);
    if !is_public {
        return Err(Refusal::Hidden.into());
    }
    let files = reading.frozen_files(cycle, number).await?.into_iter();
    let file = |file: DeterminationFile| {
        let name = file.name.strip_prefix(BUNDLE)?.to_owned();
        Some(DeterminationFile { name, ..file })
    };
    Ok(files.filter_map(file).collect())
}

/// A reply that is printed beside a public result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedReply {
    /// The unit.
    pub unit: String,
    /// What it says.
    pub text: String,
    /// When it was written, in UTC.
    pub at: String,
}

/// The replies of the units of a data set, by unit; empty while it is not public.
pub async fn published_replies(desk: &Desk, dataset: &str) -> Acted<Vec<PublishedReply>> {
    let mut reading = desk.database.reading();
    let found = reading.determination_of_dataset(dataset).await?;
    let public = found.into_iter().find(|row| row.state == facts::PUBLISHED);
    let Some(row) = public else {
        return Ok(Vec::new());
    };
    let reply = |row: Reply| PublishedReply {
        unit: row.unit,
        text: row.text,
        at: row.at,
    };
    Ok(reading
        .replies_of(&row.cycle)
        .await?
        .into_iter()
        .map(reply)
        .collect())
}

fn lines(rows: Vec<Determination>) -> Vec<DeterminationLine> {
    let corrected_by = |number: i64| {
        let mut later = rows.iter();
        let correction = later.find(|row| row.corrects == number && row.state == facts::PUBLISHED);
        correction.map(|row| row.number)
    };
    rows.iter()
        .map(|row| DeterminationLine {
            determination: row.clone(),
            corrected_by: corrected_by(row.number),
        })
        .collect()
}
