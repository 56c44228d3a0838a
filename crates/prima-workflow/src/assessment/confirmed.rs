//! A confirmed determination on its way to the public: what the second officer
//! signed for, and the bundle that follows from it.

use super::frozen::Frozen;
use super::refusal::{Acted, Refusal};
use super::signing::InstallationKey;
use prima_exchange::manifest::hash;
use prima_exchange::signature::{self, PublicKey, Replaced, Statement};
use prima_store::cycle::{Determination, DeterminationFile, Reading};
use std::sync::Arc;

/// Folder of the bundle among the files of a determination.
pub(super) const BUNDLE: &str = "bundle/";
/// The confirmed results, in the bundle and before there is one.
pub(super) const RESULTS: &str = "results.csv";

/// The text that is signed when a determination is confirmed, so that nothing
/// else is published at its hour. The signature the public sees is made over the
/// bundle.
pub(super) fn confirmation(row: &Determination, results_hash: &str) -> String {
    format!(
        "prima confirmation 1\nround {}\nnumber {}\nfrozen {}\nresults {results_hash}\nasked {} {}\nconfirmed {} {}\npublish {}\n",
        row.cycle,
        row.number,
        row.frozen_hash,
        row.asked_by,
        row.asked_at,
        row.confirmed_by,
        row.confirmed_at,
        row.publish_at,
    )
}

/// Hash of the results that two officers confirmed; refused where the
/// determination is not what was signed.
pub(super) async fn confirmed_results(
    reading: &mut Reading<'_>,
    row: &Determination,
) -> Acted<String> {
    let kept = reading
        .frozen_files_named(&row.cycle, row.number, &[RESULTS])
        .await?;
    let results = kept.first().map(|file| hash(file.content.as_bytes()));
    let key = PublicKey::from_hex(&row.public_key);
    match (results, key) {
        (Some(results), Some(key))
            if key.has_signed(&confirmation(row, &results), &row.signature) =>
        {
            Ok(results)
        }
        _ => Err(Refusal::ChangedSinceAsked.into()),
    }
}

/// The bundle of what was frozen with its signature, and the determination with
/// the same. What is signed names the `MANIFEST`, which names every other file
/// with its hash, and the determination among `all` that this one replaces.
/// Results that are not the confirmed ones are refused.
pub(super) async fn bundled(
    frozen: &Arc<Frozen>,
    row: Determination,
    all: &[Determination],
    results_hash: &str,
    key: &InstallationKey,
) -> Acted<(Vec<DeterminationFile>, Determination)> {
    let derived = frozen.derive(&row.dataset, &row.confirmed_at).await?;
    let files = &derived.derived.files;
    let results = files.iter().find(|file| file.name == RESULTS);
    if results.is_none_or(|file| file.sha256 != results_hash) {
        return Err(Refusal::ChangedSinceAsked.into());
    }
    let old = all.iter().find(|old| old.number == row.corrects);
    let statement = Statement {
        manifest: derived.manifest_hash().to_owned(),
        round: row.cycle.clone(),
        number: row.number,
        replaces: old.map(|old| Replaced {
            number: old.number,
            manifest: old.bundle_hash.clone(),
        }),
        confirmed: row.confirmed_at.clone(),
    };
    let signed = key.sign(&statement.text());
    let file = signature::text(&statement, &key.public(), &signed);
    let files = derived.derived.files.into_iter();
    let files = files.map(|file| (file.name, file.content));
    let files = files.chain([(signature::NAME.to_owned(), file)]);
    let kept = |(name, content): (String, String)| DeterminationFile {
        cycle: row.cycle.clone(),
        number: row.number,
        name: format!("{BUNDLE}{name}"),
        content,
    };
    let files = files.map(kept).collect();
    let row = Determination {
        bundle_hash: statement.manifest,
        signature: signed,
        public_key: key.public().to_string(),
        ..row
    };
    Ok((files, row))
}
