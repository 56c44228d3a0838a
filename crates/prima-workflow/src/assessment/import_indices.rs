//! An officer brings in indices that were published elsewhere, such as those of
//! earlier rounds, so that institutions roll up from them as from any other.
//!
//! They are never answers: each keeps its source, reference period and day of
//! retrieval, enters the frozen data set as a published index, and is shown as one
//! wherever its result is. A unit that is answered for is scored by its answers.
//!
//! The table is kept whole, as a file of the round that belongs to no
//! determination.

use super::desk::Desk;
use super::frozen::PUBLISHED;
use super::importing::Brought;
use super::refusal::{Acted, Refusal};
use crate::failure::WorkflowError;
use crate::steps::Steps;
use prima_domain::assessment::permission::filling::may_import_indices;
use prima_domain::register::person::Actor;
use prima_exchange::published::load_published;
use prima_exchange::write::push_line;
use prima_exchange::{Problem, Problems};
use prima_store::cycle::{DeterminationFile, Reading};
use serde_json::json;
use std::collections::BTreeMap;

/// Number under which files of a round lie that belong to no determination.
const OF_THE_ROUND: i64 = 0;
/// Columns of the table, all of which must be filled but band and rank.
const COLUMNS: [&str; 7] = [
    "unit",
    "index",
    "band",
    "rank",
    "source",
    "period",
    "retrieved",
];

/// Takes published indices of units of the round, in place of those the named
/// units had; gives how many. Everything that is wrong with the table is said at
/// once, and then nothing is taken.
pub async fn import_indices(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    table: &[u8],
    now: i64,
) -> Acted<usize> {
    let steps = &Steps::default();
    let brought = Brought {
        desk,
        actor,
        cycle,
        table,
        now,
        is_trial: false,
        steps,
    };
    take_indices(&brought).await
}

/// Takes published indices as [`import_indices`] does, or only tries them.
pub async fn take_indices(brought: &Brought<'_>) -> Acted<usize> {
    let mut importing = brought.begin(may_import_indices).await?;
    let load = importing.read(PUBLISHED, brought.table, |path, rules, bodies| {
        load_published(path, &rules.instrument, bodies, &|_| {})
    });
    let (bodies, loaded) = load.await?;
    let (act, cycle) = (&mut importing.act, brought.cycle);
    let mut kept = stored(&mut act.reading(), cycle).await?;
    let mut problems = Problems::default();
    let n_units = loaded.indices.len();
    let mut units: Vec<String> = Vec::new();
    for (body, index) in loaded.indices {
        let unit = bodies.id(body).to_owned();
        let row = [
            unit.clone(),
            index.text,
            index.band,
            index.rank,
            index.source,
            index.period,
            index.retrieved,
        ];
        let is_locus = importing.loci.iter().any(|locus| locus.unit == unit);
        problems.extend(lacking(&row, is_locus));
        units.push(unit.clone());
        kept.insert(unit, row);
    }
    problems.or(()).map_err(Refusal::Tallies)?;
    act.remove_determination(cycle, OF_THE_ROUND).await?;
    let file = DeterminationFile {
        cycle: cycle.to_owned(),
        number: OF_THE_ROUND,
        name: PUBLISHED.to_owned(),
        content: text(kept.values()),
    };
    act.add_rows(&[file]).await?;
    let detail = json!({ "units": units });
    brought
        .finish(importing.act, "import_indices", detail)
        .await?;
    Ok(n_units)
}

/// One line of the table.
type Line = [String; COLUMNS.len()];

/// The published indices of a round, as a table; of some units or of all.
pub(super) async fn published(
    reading: &mut Reading<'_>,
    cycle: &str,
    is_wanted: impl Fn(&str) -> bool,
) -> Acted<String> {
    let all = stored(reading, cycle).await?;
    let wanted = all.iter().filter(|(unit, _)| is_wanted(unit));
    Ok(text(wanted.map(|(_, line)| line)))
}

fn text<'a>(lines: impl Iterator<Item = &'a Line>) -> String {
    let mut out = String::new();
    push_line(COLUMNS, &mut out);
    for line in lines {
        push_line(line.iter().map(String::as_str), &mut out);
    }
    out
}

async fn stored(reading: &mut Reading<'_>, cycle: &str) -> Acted<BTreeMap<String, Line>> {
    let kept = reading
        .frozen_files_named(cycle, OF_THE_ROUND, &[PUBLISHED])
        .await?;
    let text = kept.first().map_or("", |file| file.content.as_str());
    let mut lines = BTreeMap::new();
    for record in csv::Reader::from_reader(text.as_bytes()).records() {
        let record = record.map_err(|error| WorkflowError::csv(PUBLISHED, error))?;
        let fields: Vec<String> = record.iter().map(str::to_owned).collect();
        if let Ok(line) = Line::try_from(fields) {
            lines.insert(line[0].clone(), line);
        }
    }
    Ok(lines)
}

/// What a line lacks: a figure without a source proves nothing, and the index of
/// an institution follows from its units.
fn lacking(line: &Line, is_locus: bool) -> Problems {
    let mut problems = Problems::default();
    let mut lacks = |column: &str, key| {
        problems.push(Problem {
            file: PUBLISHED.to_owned(),
            column: Some(column.to_owned()),
            key,
            arguments: vec![("value", line[0].clone()), ("unit", line[0].clone())],
            ..Problem::default()
        });
    };
    for place in [1, 4, 5, 6]
        .into_iter()
        .filter(|place| line[*place].trim().is_empty())
    {
        lacks(COLUMNS[place], "index-without");
    }
    if !is_locus {
        lacks(COLUMNS[0], "index-of-no-locus");
    }
    problems
}
