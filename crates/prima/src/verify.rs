//! `prima verify`: recomputes a bundle byte for byte, from its folder or from
//! the ZIP that the portal gives. A ZIP is unpacked within limits into a folder
//! that is gone afterwards; nothing is written beside it.

use crate::cli;
use crate::output::Output;
use anyhow::{Context, Result};
use prima_exchange::unpack::{Limits, UnpackError, holds_bundle, unpack};
use prima_exchange::verify::verify;
use prima_workflow::failure::Refusal;
use prima_workflow::recount::recompute;
use serde_json::json;
use std::fs::File;
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

/// Runs the command: exit code 0 only if every byte is as stated, 1 where
/// something was changed, 2 where there is no bundle.
pub fn run(arguments: &cli::Verify, output: Output) -> Result<ExitCode> {
    let (folder, _unpacked) = opened(&arguments.bundle, output)?;
    if !holds_bundle(&folder) {
        let named = [("folder", arguments.bundle.display().to_string())];
        return Err(Refusal::usage(output.words("cli-not-a-bundle", &named)).into());
    }
    let found = verify(&folder, &|bundle| recompute(bundle, output.lang));
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
        output.say("cli-unsigned", &[]);
    } else {
        output.line(&found.problems.report(output.lang));
        output.say(
            "cli-not-verified",
            &[("folder", arguments.bundle.display().to_string())],
        );
    }
    output.json(&json!({
        "bundle": arguments.bundle.display().to_string(),
        "good": good,
        "signed": false,
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
