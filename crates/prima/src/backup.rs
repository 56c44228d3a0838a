//! `prima backup` and `prima restore`: all data into one file, and back.

use crate::cli;
use crate::clock;
use crate::output::Output;
use crate::serve::evidence::folder_beside;
use anyhow::Result;
use prima_store::{Database, sqlite_file};
use prima_workflow::assessment::signing;
use prima_workflow::failure::Refusal;
use prima_workflow::restore;
use serde_json::json;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

/// Who restores, in the audit line.
const ACTOR: &str = "prima restore";

/// Writes a backup while others go on working.
pub fn backup(arguments: &cli::Backup, output: Output) -> Result<ExitCode> {
    let file = [("file", arguments.file.display().to_string())];
    demand_file(&arguments.database, output)?;
    if arguments.file.exists() {
        return Err(Refusal::usage(output.words("backup-exists", &file)).into());
    }
    progress(output, "backup-writing", &file);
    let (n_rows, has_evidence) = crate::runtime()?.block_on(async {
        let database = Database::open_complete(&arguments.database).await?;
        let written = prima_store::backup(&database, &arguments.file).await;
        let has_evidence = !database.all_evidence().await?.is_empty();
        database.close().await;
        anyhow::Ok((written?, has_evidence))
    })?;
    let bytes = arguments
        .file
        .metadata()
        .map_or(0, |metadata| metadata.len());
    let counts = [
        file[0].clone(),
        ("rows", n_rows.to_string()),
        ("kilobytes", bytes.div_ceil(1024).to_string()),
    ];
    output.say("backup-written", &counts);
    tell_what_is_left_out(&arguments.database, has_evidence, output);
    output.json(&json!({ "file": file[0].1, "rows": n_rows, "bytes": bytes }));
    Ok(ExitCode::SUCCESS)
}

/// Says what lies beside a database and in no backup of it: files of evidence,
/// and the key.
fn tell_what_is_left_out(database: &str, has_evidence: bool, output: Output) {
    let beside = [signing::beside(database), folder_beside(database)];
    let places = beside.into_iter().flatten().filter(|path| path.exists());
    let places: Vec<String> = places.map(|path| path.display().to_string()).collect();
    match places.is_empty() {
        false => {
            let places = [("places", places.join(", "))];
            progress(output, "backup-without-files", &places);
        }
        true if has_evidence => progress(output, "backup-without-files-elsewhere", &[]),
        true => {}
    }
}

/// Reads a backup into an empty database.
pub fn restore(arguments: &cli::Restore, output: Output) -> Result<ExitCode> {
    let file = [("file", arguments.file.display().to_string())];
    if !arguments.file.is_file() {
        return Err(Refusal::usage(output.words("backup-missing", &file)).into());
    }
    let at = clock::now()?;
    progress(output, "backup-reading", &file);
    let made = sqlite_file(&arguments.database).filter(|path| !path.exists());
    let read = crate::runtime()?.block_on(async {
        let database = Database::open(&arguments.database).await?;
        let read = restore::restore(&database, &arguments.file, ACTOR, &at).await;
        database.close().await;
        anyhow::Ok(read?)
    });
    let n_rows = match (read, made) {
        (Ok(n_rows), _) => n_rows,
        (Err(error), None) => return Err(error),
        (Err(error), Some(path)) => {
            remove(&path);
            return Err(error);
        }
    };
    let database = prima_store::shown_url(&arguments.database);
    let counts = [
        file[0].clone(),
        ("rows", n_rows.to_string()),
        ("database", database.clone()),
    ];
    output.say("backup-restored", &counts);
    output.json(&json!({ "file": file[0].1, "rows": n_rows, "database": database }));
    Ok(ExitCode::SUCCESS)
}

/// Takes away the file of a database that was made for nothing, with those beside
/// it. One that stays is empty and hurts nobody; why nothing came into it is said.
fn remove(path: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        let _ = fs::remove_file(name);
    }
}

/// Says what is under way where somebody waits for it.
fn progress(output: Output, key: &str, arguments: &[(&'static str, String)]) {
    if !output.json {
        eprintln!("{}", output.words(key, arguments));
    }
}

/// Refuses a database in a file that is not there: opening it would make an
/// empty one, which is nothing to look at or keep.
pub fn demand_file(url: &str, output: Output) -> Result<()> {
    let Some(path) = sqlite_file(url).filter(|path| !path.is_file()) else {
        return Ok(());
    };
    let file = [("file", path.display().to_string())];
    Err(Refusal::usage(output.words("backup-no-database", &file)).into())
}
