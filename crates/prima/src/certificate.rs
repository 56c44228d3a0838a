//! `prima certificate …`: checks certificates without a network, and tries their
//! templates.

mod preview;
mod verify;

use crate::cli;
use crate::output::Output;
use anyhow::Result;
use prima_document::certificate::{Press, Template, TemplateFault};
use prima_document::wording::Words;
use prima_exchange::cause::cause_in;
use prima_web::assets::TYPEFACES;
use prima_workflow::failure::Refusal;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

/// Folders of a template below its own at most.
const DEEPEST: usize = 4;

/// Runs one of the commands about certificates.
pub fn run(command: &cli::Certificate, output: Output) -> Result<ExitCode> {
    match command {
        cli::Certificate::Verify(arguments) => verify::run(arguments, output),
        cli::Certificate::Preview(arguments) => preview::run(arguments, output),
    }
}

/// The press with the template in a folder, or with the one that is shipped.
///
/// # Errors
///
/// What is wrong with the template, in the reader's language.
pub fn press(folder: Option<&Path>, output: Output) -> Result<Press, Refusal> {
    let template = match folder {
        None => Template::shipped(),
        Some(folder) => template(folder, output).map_err(|fault| found(&fault, output))?,
    };
    Ok(Press::new(&template, TYPEFACES))
}

/// What is wrong with a template, as a check that found something.
fn found(fault: &TemplateFault, output: Output) -> Refusal {
    let words = Words { lang: output.lang };
    Refusal {
        text: fault.text(words),
        code: 1,
    }
}

fn template(folder: &Path, output: Output) -> Result<Template, TemplateFault> {
    let place = folder.display().to_string();
    let mut files = BTreeMap::new();
    gather(folder, "", DEEPEST, &mut files).map_err(|cause| TemplateFault::NoManifest {
        place: place.clone(),
        cause: output.words(
            "piagam-cli-file",
            &[
                ("file", place.clone()),
                ("cause", cause_in(output.lang, &cause)),
            ],
        ),
    })?;
    let name = folder.file_name().unwrap_or(folder.as_os_str());
    Template::read(&name.to_string_lossy(), &place, files)
}

fn gather(
    folder: &Path,
    prefix: &str,
    depth: usize,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_file() {
            files.insert(name, fs::read(entry.path())?);
        } else if entry.file_type()?.is_dir() && depth > 0 {
            gather(&entry.path(), &format!("{name}/"), depth - 1, files)?;
        }
    }
    Ok(())
}
