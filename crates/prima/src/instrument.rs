//! `prima instrument …`: check, explain, diff, form, new, schema, list.

use crate::cli::{self, DocumentFormat};
use crate::output::{Output, TextTable, write_out};
use anyhow::{Context, Result};
use prima_instrument::document::Document;
use prima_instrument::model::SourceKind;
use prima_instrument::{Instrument, diff, explain, fault, form, schema, template};
use prima_workflow::failure::Refusal;
use prima_workflow::library;
use serde_json::{Value, json};
use std::path::Path;
use std::process::ExitCode;

/// Runs one of the instrument commands.
pub fn run(command: &cli::Instrument, output: Output) -> Result<ExitCode> {
    match command {
        cli::Instrument::List => list(output),
        cli::Instrument::Check(arguments) => check(&arguments.instruments, output),
        cli::Instrument::Explain(arguments) => {
            let (instrument, _) = library::open_checked(&arguments.instrument, output.lang)?;
            print(
                &explain::explain(&instrument, output.lang),
                arguments.format,
                output,
            );
            Ok(ExitCode::SUCCESS)
        }
        cli::Instrument::Diff(arguments) => {
            let (before, _) = library::open_checked(&arguments.before, output.lang)?;
            let (after, _) = library::open_checked(&arguments.after, output.lang)?;
            let changes = diff::diff(&before, &after);
            print(
                &diff::report(&before, &after, output.lang),
                arguments.format,
                output,
            );
            Ok(if changes.is_empty() {
                ExitCode::SUCCESS
            } else {
                ExitCode::from(1)
            })
        }
        cli::Instrument::Form(arguments) => ask(arguments, output),
        cli::Instrument::New(arguments) => new(arguments, output),
        cli::Instrument::Schema => {
            write_out(&schema::schema_text());
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn print(document: &Document, format: DocumentFormat, output: Output) {
    if output.json {
        output.json(&document.json());
        return;
    }
    match format {
        DocumentFormat::Text => write_out(&document.text()),
        DocumentFormat::Markdown => write_out(&document.markdown()),
        DocumentFormat::Html => write_out(&format!("{}\n", document.html().into_string())),
    }
}

fn list(output: Output) -> Result<ExitCode> {
    let columns = ["name", "title", "nodes", "cases", "provisional"];
    let mut table = TextTable::new(&columns.map(|column| {
        (
            output.words(&format!("cli-column-{column}"), &[]),
            matches!(column, "nodes" | "cases" | "provisional"),
        )
    }));
    let mut rows = Vec::new();
    for name in library::shipped()? {
        let (instrument, file) = library::open_checked(&name, output.lang)?;
        let title = instrument.title.get(output.lang).to_owned();
        let (n, cases, provisional) = (
            instrument.nodes.len(),
            file.cases.len(),
            n_provisional(&instrument),
        );
        table.row(vec![
            name.clone(),
            title.clone(),
            n.to_string(),
            cases.to_string(),
            provisional.to_string(),
        ]);
        rows.push(json!({ "name": name, "title": title, "nodes": n, "cases": cases, "provisional": provisional }));
    }
    output.table(&table);
    output.json(&Value::Array(rows));
    Ok(ExitCode::SUCCESS)
}

fn n_provisional(instrument: &Instrument) -> usize {
    let nodes = instrument
        .nodes
        .iter()
        .filter(|node| node.provisional.is_some())
        .count();
    let bands = instrument
        .bands
        .iter()
        .filter(|band| band.provisional.is_some())
        .count();
    let rest = [
        instrument.provisional.is_some(),
        instrument.rounding.provisional.is_some(),
        instrument.rollup.provisional.is_some(),
        instrument.ranking.provisional.is_some(),
    ];
    nodes + bands + rest.iter().filter(|marked| **marked).count()
}

fn check(names: &[String], output: Output) -> Result<ExitCode> {
    let names = if names.is_empty() {
        library::shipped()?
    } else {
        names.to_vec()
    };
    let mut clean = true;
    let mut reports = Vec::new();
    for name in &names {
        let (fine, report) = check_one(name, output)?;
        clean &= fine;
        reports.push(report);
    }
    output.json(&Value::Array(reports));
    Ok(if clean {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

fn check_one(name: &str, output: Output) -> Result<(bool, Value)> {
    let lang = output.lang;
    let file = library::open(name, lang)?;
    let shown = file.path.display().to_string();
    let instrument = match &file.read {
        Ok(instrument) => instrument,
        Err(faults) => {
            for fault in faults {
                output.line(fault.render(&shown, &file.text, lang).trim_end());
            }
            output.say(
                "cli-check-faults",
                &[("file", shown.clone()), ("n", faults.len().to_string())],
            );
            let listed = faults.iter().map(|fault| {
                let place = fault.place(&file.text);
                json!({ "key": fault.key, "line": place.line, "column": place.column,
                        "message": fault.message(lang), "hint": fault.hint(lang) })
            });
            return Ok((
                false,
                json!({ "file": shown, "faults": listed.collect::<Vec<_>>() }),
            ));
        }
    };
    let mut differences = Vec::new();
    let mut n_compared = 0;
    if file
        .path
        .with_extension("")
        .file_name()
        .is_none_or(|stem| *stem != *instrument.edition)
    {
        let said = output.words(
            "cli-check-edition",
            &[
                ("file", shown.clone()),
                ("edition", instrument.edition.clone()),
            ],
        );
        output.line(&said);
        differences.push(json!({ "case": Value::Null, "message": said }));
    }
    for (path, text) in &file.cases {
        let report = prima_score::case::run(instrument, text);
        n_compared += report.n_compared;
        for difference in &report.differences {
            let place = fault::place(text, difference.at);
            let case = path.display().to_string();
            let key = if difference.what.starts_with("case-") {
                format!("cli-{}", difference.what)
            } else {
                "cli-case-differs".to_owned()
            };
            let said = output.words(
                &key,
                &[
                    ("unit", difference.unit.clone()),
                    ("what", difference.what.clone()),
                    ("expected", difference.expected.clone()),
                    ("found", difference.found.clone()),
                ],
            );
            output.line(&format!("{case}:{}:{}: {said}", place.line, place.column));
            differences.push(json!({ "case": case, "line": place.line, "unit": difference.unit,
                "what": difference.what, "expected": difference.expected, "found": difference.found }));
        }
    }
    output.say(
        "cli-check-done",
        &[
            ("file", shown.clone()),
            ("cases", file.cases.len().to_string()),
            ("figures", n_compared.to_string()),
            ("n", differences.len().to_string()),
        ],
    );
    let clean = differences.is_empty();
    let report = json!({ "file": shown, "faults": [], "cases": file.cases.len(), "figures": n_compared,
        "differences": differences });
    Ok((clean, report))
}

fn ask(arguments: &cli::Form, output: Output) -> Result<ExitCode> {
    let (instrument, _) = library::open_checked(&arguments.instrument, output.lang)?;
    match form::form(&instrument, &arguments.source) {
        Some(form) if output.json => output.json(&form.json()),
        Some(form) => print(&form.document(output.lang), arguments.format, output),
        None => {
            let known: Vec<String> = instrument
                .answer_sources
                .iter()
                .filter(|source| source.kind != SourceKind::Imported)
                .map(|source| source.code.clone())
                .collect();
            let text = output.words(
                "cli-unknown-source",
                &[
                    ("source", arguments.source.clone()),
                    ("known", known.join(", ")),
                ],
            );
            return Err(Refusal::usage(text).into());
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn new(arguments: &cli::New, output: Output) -> Result<ExitCode> {
    let Some(text) = template::template(&arguments.code, &arguments.edition, output.lang) else {
        let text = output.words(
            "cli-bad-code",
            &[("code", format!("{}/{}", arguments.code, arguments.edition))],
        );
        return Err(Refusal::usage(text).into());
    };
    let Some(path) = &arguments.out else {
        write_out(&text);
        return Ok(ExitCode::SUCCESS);
    };
    write_new(path, &text).with_context(|| path.display().to_string())?;
    output.say("cli-written", &[("file", path.display().to_string())]);
    Ok(ExitCode::SUCCESS)
}

/// Writes a file that must not be there yet.
fn write_new(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)?;
    std::io::Write::write_all(&mut file, text.as_bytes())
}
