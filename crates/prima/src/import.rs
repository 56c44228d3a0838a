//! `prima import`: takes register files and data sets into the database.

use crate::backup::demand_file;
use crate::cli;
use crate::clock;
use crate::output::Output;
use crate::progress::bar;
use crate::view::notes;
use anyhow::Result;
use prima_exchange::row_changes::{CellChange, MOST_KEPT, RowChange, WhatChanged};
use prima_store::{Database, sqlite_url};
use prima_workflow::import::{ImportOptions, Plan, Sources, TablePlan, import};
use serde_json::{Value, json};
use std::process::ExitCode;

/// Rows of one table that are shown; the rest are counted.
const MOST_SHOWN: usize = 20;

/// Runs the command.
pub fn run(arguments: &cli::Import, output: Output) -> Result<ExitCode> {
    let at = clock::now()?;
    let sources = Sources::find(&arguments.files)?;
    let progress = bar(output, "cli-progress-import");
    // A trial leaves no file behind where there was none.
    let is_new = arguments.dry_run && demand_file(&arguments.database, output).is_err();
    let place = is_new.then(tempfile::tempdir).transpose()?;
    let url = match &place {
        Some(place) => sqlite_url(&place.path().join("prima.db")),
        None => arguments.database.clone(),
    };
    let plan = crate::runtime()?.block_on(async {
        let database = Database::open(&url).await?;
        let options = ImportOptions {
            actor: &arguments.actor,
            at: &at,
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
    notes(&plan.notes, output);
    show(&plan, arguments, output);
    // A whole nation changes millions of rows, so they are told only to who reads them.
    if output.json {
        output.json(&report(&plan, arguments, output));
    }
    Ok(ExitCode::SUCCESS)
}

fn report(plan: &Plan, arguments: &cli::Import, output: Output) -> Value {
    json!({
        "dry_run": arguments.dry_run,
        "added": plan.added(),
        "changed": plan.changed(),
        "removed": plan.removed(),
        "unchanged": plan.unchanged,
        "notes": plan.notes.iter().map(|note| note.message(output.lang)).collect::<Vec<_>>(),
        "tables": plan.tables.iter().map(table_json).collect::<Vec<_>>(),
    })
}

fn show(plan: &Plan, arguments: &cli::Import, output: Output) {
    for table in &plan.tables {
        output.heading(&output.words(
            "cli-import-table",
            &[
                ("table", table.table.clone()),
                ("added", table.added().to_string()),
                ("changed", table.changed().to_string()),
                ("removed", table.removed().to_string()),
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
        let shown = table.changes.iter().take(most);
        let by_key = shown.filter(|change| change.what == WhatChanged::AddedByKey);
        if let n @ 1.. = by_key.count() {
            let counts = [("n", n.to_string()), ("most", MOST_KEPT.to_string())];
            output.say("cli-import-by-key", &counts);
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

/// Values of a new row that are shown: a name and what comes beside it.
const VALUES_SHOWN: usize = 4;
/// Letters of one of them.
const LETTERS_SHOWN: usize = 60;

/// `+` a new row with its first values, `-` one that is gone, `~` one that is
/// another, with the values before and after.
fn line(change: &RowChange) -> String {
    let key = plain(&change.key);
    match &change.what {
        WhatChanged::Added(cells) => {
            let cell = |cell: &CellChange| format!("{}: “{}”", cell.column, short(&cell.after));
            let cells: Vec<String> = cells.iter().take(VALUES_SHOWN).map(cell).collect();
            format!("  + {key}  {}", cells.join("; "))
                .trim_end()
                .to_owned()
        }
        WhatChanged::AddedByKey => format!("  + {key}"),
        WhatChanged::Removed => format!("  - {key}"),
        WhatChanged::Changed(cells) => {
            let cell = |cell: &CellChange| {
                let (before, after) = (plain(&cell.before), plain(&cell.after));
                format!("{}: “{before}” → “{after}”", cell.column)
            };
            let cells: Vec<String> = cells.iter().map(cell).collect();
            format!("  ~ {key}  {}", cells.join("; "))
        }
    }
}

/// The start of a value that may be a whole paragraph.
fn short(text: &str) -> String {
    match text.char_indices().nth(LETTERS_SHOWN) {
        Some((end, _)) => format!("{}…", plain(&text[..end])),
        None => plain(text),
    }
}

/// A value of a stranger's file for a terminal, which obeys control characters.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter.is_control() {
            true => plain.extend(letter.escape_default()),
            false => plain.push(letter),
        }
    }
    plain
}

/// The changes of a table; of a new row that is told by its key alone, no values.
fn table_json(table: &TablePlan) -> Value {
    let change = |change: &RowChange| {
        let (what, cells) = match &change.what {
            WhatChanged::Added(cells) => ("added", Some(cells.as_slice())),
            WhatChanged::AddedByKey => ("added", None),
            WhatChanged::Removed => ("removed", Some(&[][..])),
            WhatChanged::Changed(cells) => ("changed", Some(cells.as_slice())),
        };
        let cell = |cell: &CellChange| {
            json!({
                "column": cell.column,
                "before": cell.before,
                "after": cell.after,
            })
        };
        let cells: Option<Vec<Value>> = cells.map(|cells| cells.iter().map(cell).collect());
        json!({ "key": change.key, "what": what, "values": cells })
    };
    json!({
        "table": table.table,
        "changes": table.changes.iter().map(change).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::{line, plain, table_json};
    use prima_exchange::row_changes::{RowChange, WhatChanged, row_changes};
    use prima_workflow::import::TablePlan;
    use serde_json::{Value, json};

    #[test]
    fn a_value_cannot_command_the_terminal() {
        assert_eq!(plain("Dinas\u{1b}[2J\n“Uji”"), "Dinas\\u{1b}[2J\\n“Uji”");
    }

    #[test]
    fn a_new_row_is_told_with_its_name_and_what_comes_beside_it() {
        let after = "unit,name,parent,kind,level,region,source\n\
                     oku-timur,Kabupaten OKU Timur,,institution,kabupaten,16.08,Uji\n";
        let told: Vec<String> = row_changes("", after, &["unit"]).iter().map(line).collect();
        let expected = "  + oku-timur  name: “Kabupaten OKU Timur”; kind: “institution”; \
                        level: “kabupaten”; region: “16.08”";
        assert_eq!(told, [expected]);
        let long = format!("statement,text\na,{}\n", "é".repeat(61));
        let told = line(&row_changes("", &long, &["statement"])[0]);
        assert_eq!(told, format!("  + a  text: “{}…”", "é".repeat(60)));
        let gone: Vec<RowChange> = row_changes(after, "", &["unit"]);
        assert_eq!(line(&gone[0]), "  - oku-timur");
    }

    #[test]
    fn a_new_row_told_by_its_key_is_not_told_as_one_without_values() {
        let change = |what| RowChange {
            key: "a".to_owned(),
            what,
        };
        let table = TablePlan {
            table: "bodies".to_owned(),
            changes: vec![
                change(WhatChanged::AddedByKey),
                change(WhatChanged::Added(Vec::new())),
            ],
        };
        assert_eq!(line(&table.changes[0]), "  + a");
        let told = table_json(&table);
        let values = |place: usize| &told["changes"][place]["values"];
        assert_eq!((values(0), values(1)), (&Value::Null, &json!([])));
    }
}
