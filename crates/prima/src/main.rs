//! The program: one file per subcommand, and nothing decided here.

mod administrator;
mod backup;
mod bundle;
mod certificate;
mod cli;
mod clock;
mod compare;
mod demo;
mod destination;
mod doctor;
mod export;
mod failure;
mod import;
mod instrument;
mod next_steps;
mod output;
mod password;
mod progress;
mod rank;
mod robust;
mod run;
mod score;
mod serve;
mod store_failure;
mod verify;
mod view;

use anyhow::Result;
use clap::error::{ContextKind, ErrorKind};
use cli::Command;
use output::{Output, write_out};
use prima_instrument::words::{Lang, say};
use std::process::ExitCode;

/// Keeps less of what was freed than the system's allocator does with several threads.
#[cfg(feature = "jemalloc")]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let lang = cli::asked_lang(&arguments);
    let ending = match cli::parse(&arguments) {
        Ok(parsed) => run(parsed),
        Err(error) => return misused(&error, lang),
    };
    match ending {
        Ok(code) => code,
        Err(error) => {
            let (code, text) = failure::ending(&error, lang);
            eprintln!("{}", text.trim_end());
            code
        }
    }
}

fn run(parsed: cli::Cli) -> Result<ExitCode> {
    let output = Output::new(&parsed.general);
    let threads = parsed.general.threads.unwrap_or(0);
    // Fails only where a pool is there already, which is then as good.
    let _ = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build_global();
    match &parsed.command {
        Command::Demo(arguments) => demo::run(arguments, output),
        Command::Serve(arguments) => serve::run(arguments, output),
        Command::Administrator(arguments) => administrator::run(arguments, output),
        Command::Import(arguments) => import::run(arguments, output),
        Command::Export(arguments) => export::run(arguments, output),
        Command::Backup(arguments) => backup::backup(arguments, output),
        Command::Restore(arguments) => backup::restore(arguments, output),
        Command::Doctor(arguments) => doctor::run(arguments, output),
        Command::Instrument(command) => instrument::run(command, output),
        Command::Score(arguments) => score::run(arguments, output),
        Command::Rank(arguments) => rank::run(arguments, output),
        Command::Robust(arguments) => robust::run(arguments, output),
        Command::NextSteps(arguments) => next_steps::run(arguments, output),
        Command::Compare(arguments) => compare::run(arguments, output),
        Command::Bundle(arguments) => bundle::run(arguments, output),
        Command::Verify(arguments) => verify::run(arguments, output),
        Command::Certificate(command) => certificate::run(command, output),
        Command::Completions(arguments) => {
            let mut text = Vec::new();
            clap_complete::generate(
                arguments.shell,
                &mut cli::command(output.lang),
                "prima",
                &mut text,
            );
            write_out(&String::from_utf8_lossy(&text));
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Runs what waits for a database or a browser.
fn runtime() -> Result<tokio::runtime::Runtime> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    Ok(runtime)
}

/// Says what could not be understood, and where help is.
fn misused(error: &clap::Error, lang: Lang) -> ExitCode {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        write_out(&error.render().to_string());
        return ExitCode::SUCCESS;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        eprint!("{}", error.render());
        return ExitCode::from(2);
    }
    let found = |kind: ContextKind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    // A message chooses its words by a name, which cannot be empty.
    let arguments = [
        ("argument", found(ContextKind::InvalidArg)),
        ("value", found(ContextKind::InvalidValue)),
        ("command", found(ContextKind::InvalidSubcommand)),
    ];
    let near = found(ContextKind::SuggestedArg) + &found(ContextKind::SuggestedSubcommand);
    let known = found(ContextKind::ValidValue);
    let key = match error.kind() {
        ErrorKind::UnknownArgument => "cli-unknown-argument",
        ErrorKind::MissingRequiredArgument => "cli-missing-argument",
        ErrorKind::InvalidSubcommand => "cli-unknown-command",
        ErrorKind::MissingSubcommand => "cli-missing-command",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "cli-bad-value",
        _ => "cli-bad-usage",
    };
    eprintln!("{}", say(lang, key, &arguments));
    for (key, name, value) in [("cli-near", "near", near), ("cli-choices", "known", known)] {
        if !value.is_empty() {
            eprintln!("{}", say(lang, key, &[(name, value)]));
        }
    }
    eprintln!("{}", say(lang, "cli-see-help", &[]));
    ExitCode::from(2)
}
