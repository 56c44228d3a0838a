//! `prima verify`: recomputes a bundle byte for byte.

use crate::cli;
use crate::output::Output;
use anyhow::Result;
use prima_exchange::verify::verify;
use prima_exchange::{manifest, package};
use prima_workflow::failure::Refusal;
use prima_workflow::recount::recompute;
use serde_json::json;
use std::process::ExitCode;

/// Runs the command: exit code 0 only if every byte is as stated, 1 where
/// something was changed, 2 where there is no bundle.
pub fn run(arguments: &cli::Verify, output: Output) -> Result<ExitCode> {
    let is_bundle = [manifest::NAME, package::NAME]
        .iter()
        .any(|name| arguments.bundle.join(name).is_file());
    if !is_bundle {
        let folder = [("folder", arguments.bundle.display().to_string())];
        return Err(Refusal::usage(output.words("cli-not-a-bundle", &folder)).into());
    }
    let found = verify(&arguments.bundle, &|bundle| recompute(bundle, output.lang));
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
