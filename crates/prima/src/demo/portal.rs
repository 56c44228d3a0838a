//! Fills a database with the shipped register and history, and serves it.

use crate::cli;
use crate::clock;
use crate::output::Output;
use crate::progress::bar;
use crate::serve;
use anyhow::{Context, Result};
use prima_store::{Database, sqlite_url};
use prima_workflow::dataset::Shelf;
use prima_workflow::failure::Refusal;
use prima_workflow::import::{ImportOptions, Sources, import};
use std::fs::{self, File, TryLockError};
use std::path::Path;
use std::process::ExitCode;

/// Holds the folder while it is filled, for two demos at once would each make
/// the same rounds; the system lets go of it with the program.
fn alone(folder: &Path, output: Output) -> Result<Option<File>> {
    let file = File::open(folder).with_context(|| folder.display().to_string())?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => {
            let named = [("folder", folder.display().to_string())];
            Err(Refusal::usage(output.words("cli-demo-filling", &named)).into())
        }
        // Where a file system knows no locks, a demo is filled as ever.
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

/// Runs until it is stopped.
pub fn run(shelf: &Shelf, arguments: &cli::Demo, output: Output) -> Result<ExitCode> {
    let folder = &arguments.dir;
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let url = sqlite_url(&folder.join("prima.db"));
    let filling = alone(folder, output)?;
    let register = Shelf::register()?;
    let paths = [register.folder(), shelf.folder()].map(Path::to_path_buf);
    let sources = Sources::find(&paths)?;
    let at = clock::now()?;
    let progress = bar(output, "cli-progress-import");
    crate::runtime()?.block_on(async {
        let database = Database::open(&url).await?;
        let options = ImportOptions {
            actor: "prima demo",
            at: &at,
            lang: output.lang,
            dry_run: false,
            correction: false,
        };
        let done = import(&database, &sources, &options, &|done, all, _| {
            progress.set_length(all as u64);
            progress.set_position(done as u64);
        })
        .await;
        progress.finish_and_clear();
        let plan = done?;
        let counts = [
            ("files", sources.len().to_string()),
            ("rows", plan.added().to_string()),
            ("database", url.clone()),
        ];
        eprintln!("{}", output.words("cli-demo-filled", &counts));
        eprintln!("{}", output.words("cli-demo-sample", &[]));
        super::cycle::prepare(&database).await?;
        database.close().await;
        anyhow::Ok(())
    })?;
    drop(filling);
    super::cycle::print_sign_ins(output);
    let clock = arguments.clock.clone().map(super::moved_clock::following);
    serve::open(&url, &arguments.listen, clock, output)
}
