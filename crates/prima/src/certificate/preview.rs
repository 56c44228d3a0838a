//! `prima certificate preview`: a certificate with sample data, or with data of
//! one's own, from a template; what is wrong with it is said with file and line.

use super::{found, press};
use crate::cli;
use crate::output::Output;
use anyhow::{Context, Result};
use prima_document::certificate::Printed;
use prima_document::wording::Words;
use prima_exchange::cause::cause_in;
use prima_workflow::failure::Refusal;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;
use std::process::ExitCode;

/// Dots of a picture to a point: 144 to an inch.
const DOTS: f64 = 2.0;

/// Runs the command: exit code 1 where something is wrong with the template.
pub fn run(arguments: &cli::CertificatePreview, output: Output) -> Result<ExitCode> {
    let words = Words { lang: output.lang };
    let press = press(arguments.template.as_deref(), output)?;
    let mut printed = Printed::example(words);
    if let Some(data) = &arguments.data {
        fill(&mut printed, data, output)?;
    }
    let page = press.set(words, &printed);
    let page = page.map_err(|fault| found(&fault, output))?;
    let path = &arguments.out;
    let shown = [("file", path.display().to_string())];
    let bytes = match path.extension().and_then(|ending| ending.to_str()) {
        Some("pdf") => page.pdf().map_err(|fault| found(&fault, output))?,
        Some("png") => page.png(DOTS),
        Some("svg") => page.svg().into_bytes(),
        _ => return Err(Refusal::usage(output.words("piagam-cli-ending", &shown)).into()),
    };
    fs::write(path, bytes).with_context(|| path.display().to_string())?;
    output.say("piagam-cli-written", &shown);
    output.json(&json!({ "file": path.display().to_string() }));
    Ok(ExitCode::SUCCESS)
}

/// Puts texts of a JSON object in place of the sample's.
fn fill(printed: &mut Printed, data: &Path, output: Output) -> Result<()> {
    let text = fs::read_to_string(data).map_err(|cause| {
        let arguments = [
            ("file", data.display().to_string()),
            ("cause", cause_in(output.lang, &cause)),
        ];
        Refusal::usage(output.words("piagam-cli-file", &arguments))
    })?;
    let refused = || {
        let arguments = [
            ("file", data.display().to_string()),
            ("known", Printed::NAMES.join(", ")),
        ];
        Refusal::usage(output.words("piagam-cli-data", &arguments))
    };
    let values: Map<String, Value> = serde_json::from_str(&text).map_err(|_| refused())?;
    for (name, value) in &values {
        let is_taken = value.as_str().is_some_and(|text| printed.set(name, text));
        if !is_taken {
            return Err(refused().into());
        }
    }
    Ok(())
}
