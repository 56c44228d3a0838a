//! `prima import`: takes register files and data sets into the database.

use crate::cli;
use crate::clock;
use crate::output::Output;
use crate::progress::bar;
use anyhow::Result;
use prima_exchange::row_changes::{RowChange, WhatChanged};
use prima_store::Database;
use prima_workflow::import::{ImportOptions, Plan, Sources, TablePlan, import};
use serde_json::{Value, json};
use std::process::ExitCode;

/// Rows of one table that are shown; the rest are counted.
const MOST_SHOWN: usize = 20;

/// Runs the command.
pub fn run(arguments: &cli::Import, output: Output) -> Result<ExitCode> {
    let sources = Sources::find(&arguments.files)?;
    let progress = bar(output, "cli-progress-import");
    let plan = crate::runtime()?.block_on(async {
        let database = Database::open(&arguments.database).await?;
        let options = ImportOptions {
            actor: &arguments.actor,
            at: &clock::now(),
            lang: output.lang,
            dry_run: arguments.dry_run,
            correction: arguments.correction,
        };
        let done = import(&database, &sources, &options, &|done, all, _| {
            progress.set_length(all as u64);
            progress.set_position(done as u64);
        })
        .await;
        database.close().await;
        anyhow::Ok(done?)
    })?;
    progress.finish_and_clear();
    show(&plan, arguments, output);
    output.json(&json!({
        "dry_run": arguments.dry_run,
        "added": plan.added(),
        "changed": plan.changed(),
        "removed": plan.removed(),
        "unchanged": plan.unchanged,
        "tables": plan.tables.iter().map(table_json).collect::<Vec<_>>(),
    }));
    Ok(ExitCode::SUCCESS)
}

fn show(plan: &Plan, arguments: &cli::Import, output: Output) {
    for table in &plan.tables {
        output.heading(&output.words(
            "cli-import-table",
            &[
                ("table", table.table.clone()),
                ("n", table.changes.len().to_string()),
            ],
        ));
        if table.changes.is_empty() {
            output.say("cli-import-description", &[]);
        }
        let most = if arguments.all {
            usize::MAX
        } else {
            MOST_SHOWN
        };
        for change in table.changes.iter().take(most) {
            output.line(&line(change));
        }
        let left = table.changes.len().saturating_sub(most);
        if left > 0 {
            output.say("cli-import-more", &[("n", left.to_string())]);
        }
    }
    let counts = [
        ("added", plan.added().to_string()),
        ("changed", plan.changed().to_string()),
        ("removed", plan.removed().to_string()),
    ];
    let key = match (plan.is_empty(), arguments.dry_run) {
        (true, _) => "cli-import-nothing",
        (false, true) => "cli-import-would",
        (false, false) => "cli-import-done",
    };
    output.say(key, &counts);
}

/// `+` a new row, `-` one that is gone, `~` one that is another, with its values.
fn line(change: &RowChange) -> String {
    match &change.what {
        WhatChanged::Added => format!("  + {}", change.key),
        WhatChanged::Removed => format!("  - {}", change.key),
        WhatChanged::Changed(cells) => {
            let cells = cells
                .iter()
                .map(|cell| format!("{}: “{}” → “{}”", cell.column, cell.before, cell.after));
            format!(
                "  ~ {}  {}",
                change.key,
                cells.collect::<Vec<_>>().join("; ")
            )
        }
    }
}

fn table_json(table: &TablePlan) -> Value {
    let change = |change: &RowChange| {
        let (what, cells) = match &change.what {
            WhatChanged::Added => ("added", json!([])),
            WhatChanged::Removed => ("removed", json!([])),
            WhatChanged::Changed(cells) => {
                let cell = |cell: &prima_exchange::row_changes::CellChange| json!({ "column": cell.column, "before": cell.before, "after": cell.after });
                ("changed", cells.iter().map(cell).collect())
            }
        };
        json!({ "key": change.key, "what": what, "values": cells })
    };
    json!({
        "table": table.table,
        "changes": table.changes.iter().map(change).collect::<Vec<_>>(),
    })
}
