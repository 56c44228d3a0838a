//! `prima export`: the register as CSV or XLSX, ready to be imported again.

use crate::backup::demand_file;
use crate::cli;
use crate::output::{Output, write_out};
use anyhow::{Context, Result};
use prima_exchange::output::{Kind, OutputTable};
use prima_exchange::write::write_file;
use prima_store::Database;
use prima_workflow::export::{export, kind};
use prima_workflow::failure::Refusal;
use serde_json::json;
use std::process::ExitCode;

/// Runs the command.
pub fn run(arguments: &cli::Export, output: Output) -> Result<ExitCode> {
    let Some(kind) = kind(&arguments.table) else {
        let table = [("table", arguments.table.clone())];
        return Err(Refusal::usage(output.words("cli-export-unknown", &table)).into());
    };
    demand_file(&arguments.database, output)?;
    let text = crate::runtime()?.block_on(async {
        let database = Database::open_complete(&arguments.database).await?;
        let text = export(&database, kind).await?;
        database.close().await;
        anyhow::Ok(text)
    })?;
    let Some(path) = &arguments.out else {
        write_out(&text);
        return Ok(ExitCode::SUCCESS);
    };
    let is_xlsx = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"));
    let bytes = if is_xlsx {
        // Codes such as 16.10 are text: as numbers they would lose their last digit.
        let table = OutputTable::from_csv(&text, |_| Kind::Text)?;
        table.to_xlsx(kind.name)?
    } else {
        text.into_bytes()
    };
    write_file(path, &bytes).with_context(|| path.display().to_string())?;
    let file = path.display().to_string();
    output.say("cli-written", &[("file", file.clone())]);
    output.json(&json!({ "file": file }));
    Ok(ExitCode::SUCCESS)
}
