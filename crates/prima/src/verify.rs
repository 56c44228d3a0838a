//! `prima verify`: recomputes a bundle byte for byte, from its folder or from
//! the ZIP that the portal gives, and says who vouches for it. A ZIP is unpacked
//! within limits into a folder that is gone afterwards; nothing is written
//! beside it. What only the network could tell, such as whether a determination
//! was replaced, is not asked but said to be unknown.

use crate::cli;
use crate::output::Output;
use anyhow::{Context, Result};
use prima_exchange::signature::{PublicKey, Signed, Statement, read_keys};
use prima_exchange::unpack::{Limits, UnpackError, holds_bundle, unpack};
use prima_exchange::verify::{Verification, verify};
use prima_workflow::failure::Refusal;
use prima_workflow::recount::recompute;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tempfile::TempDir;

/// How much of a ZIP is unpacked: more than a national round fills, less than a disk.
const LIMITS: Limits = Limits {
    files: 10_000,
    file_bytes: 4 << 30,
    total_bytes: 8 << 30,
};

/// Runs the command: exit code 0 only if every byte is as stated and no key was
/// given or it signed, 1 where something was changed, 2 where there is no bundle
/// or no key.
pub fn run(arguments: &cli::Verify, output: Output) -> Result<ExitCode> {
    let keys = match &arguments.key {
        Some(given) => known_keys(given, output)?,
        None => Vec::new(),
    };
    if !arguments.bundle.exists() {
        let named = [("path", arguments.bundle.display().to_string())];
        return Err(Refusal::usage(output.words("cli-no-bundle-there", &named)).into());
    }
    let (folder, _unpacked) = opened(&arguments.bundle, output)?;
    if !holds_bundle(&folder) {
        let named = [("folder", arguments.bundle.display().to_string())];
        return Err(Refusal::usage(output.words("cli-not-a-bundle", &named)).into());
    }
    let mut found = verify(&folder, &|bundle| recompute(bundle, output.lang));
    if !keys.is_empty() {
        found.demand_key(&keys);
    }
    let good = found.is_good();
    if good {
        output.say(
            "cli-verified",
            &[
                ("folder", arguments.bundle.display().to_string()),
                ("files", found.n_hashed.to_string()),
                ("outputs", found.recomputed.join(", ")),
                ("engine", found.engine.clone()),
            ],
        );
    } else {
        output.line(&found.problems.report(output.lang));
        output.say(
            "cli-not-verified",
            &[("folder", arguments.bundle.display().to_string())],
        );
    }
    say_signed(&found, &keys, output);
    output.json(&json!({
        "bundle": arguments.bundle.display().to_string(),
        "good": good,
        "signed": matches!(found.signed, Signed::By { .. }),
        "signature": signature(&found.signed, &keys),
        "engine": found.engine,
        "files": found.n_hashed,
        "recomputed": found.recomputed,
        "problems": found.problems.to_json(output.lang),
    }));
    Ok(if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

/// The keys that are given: in hexadecimal, or in a file as the portal gives it.
fn known_keys(given: &str, output: Output) -> Result<Vec<PublicKey>> {
    let written = [("key", given.to_owned())];
    let keys = match PublicKey::from_hex(given.trim()) {
        Some(key) => vec![key],
        None => {
            let text = fs::read_to_string(given);
            let text =
                text.map_err(|_| Refusal::usage(output.words("cli-key-no-file", &written)))?;
            read_keys(&text)
        }
    };
    match keys.is_empty() {
        true => Err(Refusal::usage(output.words("cli-key-none", &written)).into()),
        false => Ok(keys),
    }
}

/// Says who vouches for the bundle, and what that does not prove.
fn say_signed(found: &Verification, keys: &[PublicKey], output: Output) {
    match &found.signed {
        Signed::Not => output.say("cli-unsigned", &[]),
        // Why is among the problems.
        Signed::Broken(_) => output.say("cli-signature-broken", &[]),
        Signed::By { key, statement } => {
            output.say("cli-signed", &words_of(statement, key));
            if let Some(old) = &statement.replaces {
                let old = [
                    ("number", old.number.to_string()),
                    ("hash", old.manifest.clone()),
                ];
                output.say("cli-signed-replaces", &old);
            }
            output.say(
                match (keys.is_empty(), keys.contains(key)) {
                    (true, _) => "cli-signed-key-not-held",
                    (false, true) => "cli-signed-key-known",
                    (false, false) => "cli-signed-key-other",
                },
                &[],
            );
            output.say("cli-signed-later", &[]);
        }
    }
}

fn words_of(statement: &Statement, key: &PublicKey) -> [(&'static str, String); 5] {
    [
        ("round", statement.round.clone()),
        ("number", statement.number.to_string()),
        ("confirmed", statement.confirmed.clone()),
        ("id", key.id()),
        ("key", key.to_string()),
    ]
}

/// The signature for machines; `null` where there is none that holds.
fn signature(signed: &Signed, keys: &[PublicKey]) -> Value {
    let Signed::By { key, statement } = signed else {
        return Value::Null;
    };
    let held = (!keys.is_empty()).then(|| keys.contains(key));
    let old = statement.replaces.as_ref();
    json!({
        "algorithm": "Ed25519",
        "public_key": key.to_string(),
        "key_id": key.id(),
        "key_is_known": held,
        "round": statement.round,
        "number": statement.number,
        "confirmed": statement.confirmed,
        "manifest": statement.manifest,
        "replaces": old.map(|old| json!({ "number": old.number, "manifest": old.manifest })),
    })
}

/// The folder of a bundle; of a ZIP with the folder it was unpacked into, which
/// is gone when that is dropped.
fn opened(path: &Path, output: Output) -> Result<(PathBuf, Option<TempDir>)> {
    if !path.is_file() {
        return Ok((path.to_path_buf(), None));
    }
    let shown = path.display().to_string();
    let zip = File::open(path).with_context(|| shown.clone())?;
    let folder = tempfile::tempdir().context("a temporary folder")?;
    let key = match unpack(BufReader::new(zip), folder.path(), LIMITS) {
        Ok(bundle) => return Ok((bundle, Some(folder))),
        Err(UnpackError::Disk(error)) => return Err(error).context(shown),
        Err(UnpackError::NotAZip | UnpackError::Empty | UnpackError::Damaged { .. }) => {
            "cli-zip-damaged"
        }
        Err(
            UnpackError::TooManyFiles { .. }
            | UnpackError::FileTooLarge { .. }
            | UnpackError::TooLarge,
        ) => "cli-zip-too-large",
        Err(
            UnpackError::Duplicate
            | UnpackError::Overlap
            | UnpackError::Name { .. }
            | UnpackError::NameNotText { .. }
            | UnpackError::NotAFile { .. }
            | UnpackError::Unreadable { .. },
        ) => "cli-zip-unsafe",
    };
    Err(Refusal::usage(output.words(key, &[("file", shown)])).into())
}
