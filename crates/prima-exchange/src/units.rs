//! Reads `units.csv`: the bodies of a round.

use crate::lookup::{MOST_COMPARED, NO_NEAR};
use crate::problem::{Note, PLACES_KEPT, Problem, Problems};
use crate::table::{Progress, Shape, no_progress, read};
use prima_instrument::model::{BodyKind, BodyLevel};
use prima_instrument::nearest;
use prima_instrument::shape::{KINDS, LEVEL_NAMES};
use prima_score::bodies::{Bodies, BodiesBuilder, BodyFault, BodyRow};
use prima_score::rank::province;
use std::path::Path;

/// Columns of `units.csv`.
pub const SHAPE: Shape = Shape {
    needed: &["unit"],
    optional: &["name", "parent", "kind", "level", "region", "population"],
};

/// Bytes that room is made for at most, whatever a file's size says.
const MOST_RESERVED: usize = 1 << 28;

const UNIT: usize = 0;
const NAME: usize = 1;
const PARENT: usize = 2;
const KIND: usize = 3;
const LEVEL: usize = 4;
const REGION: usize = 5;
const POPULATION: usize = 6;

/// Units as they were read.
#[derive(Clone, Debug)]
pub struct LoadedUnits {
    /// The bodies.
    pub bodies: Bodies,
    /// What was accepted but must be said.
    pub notes: Vec<Note>,
}

/// Reads the units of a round.
pub fn load_units(path: &Path, progress: Progress) -> Result<LoadedUnits, Problems> {
    let mut problems = Problems::default();
    let mut notes = Vec::new();
    let mut builder = BodiesBuilder::default();
    // A compressed table is larger than its file; then columns grow as they need.
    let bytes = std::fs::metadata(path).map_or(0, |file| file.len());
    builder.reserve(usize::try_from(bytes).unwrap_or(0).min(MOST_RESERVED));
    // Row numbers of the rows given to the builder, for its faults.
    let mut numbers = Vec::new();
    // Regions that name no province: accepted, but their bodies are ranked in none.
    let (mut odd_regions, mut first_odd) = (0u64, None);
    let file = path.display().to_string();
    read(
        path,
        &[SHAPE],
        progress,
        &mut problems,
        &mut notes,
        &mut |row, problems| {
            let mut word = |column: usize, words: &[&'static str]| {
                let text = row.get(column);
                if !text.is_empty() && !words.contains(&text) {
                    let near = nearest(text, words).unwrap_or(NO_NEAR).to_owned();
                    let arguments = vec![
                        ("found", text.to_owned()),
                        ("near", near),
                        ("words", words.join(", ")),
                    ];
                    problems.push(row.problem(column, "unknown-word", arguments));
                }
            };
            word(KIND, KINDS);
            word(LEVEL, LEVEL_NAMES);
            let region = row.get(REGION);
            if !region.is_empty() && province(region).is_none() {
                odd_regions += 1;
                first_odd.get_or_insert_with(|| (row.number, region.to_owned()));
            }
            if row.get(UNIT).is_empty() {
                problems.push(row.problem(UNIT, "empty-value", vec![]));
                return;
            }
            let population = row.get(POPULATION);
            let number = population.parse::<i64>().ok().filter(|number| *number >= 0);
            if !population.is_empty() && number.is_none() {
                problems.push(row.problem(
                    POPULATION,
                    "not-a-count",
                    vec![("found", population.to_owned())],
                ));
            }
            numbers.push(row.number);
            builder.push(&BodyRow {
                unit: row.get(UNIT),
                name: row.get(NAME),
                parent: row.get(PARENT),
                kind: BodyKind::from_name(row.get(KIND)),
                level: BodyLevel::from_name(row.get(LEVEL)),
                region: row.get(REGION),
                population: number,
            });
        },
    );
    if let Some((row, found)) = first_odd {
        notes.push(Note {
            file: file.clone(),
            key: "odd-region",
            arguments: vec![
                ("n", odd_regions.to_string()),
                ("row", row.to_string()),
                ("found", found),
            ],
        });
    }
    match builder.finish() {
        Ok(bodies) => problems.or(LoadedUnits { bodies, notes }),
        Err(mut faults) => {
            faults.sort_by_key(fault_row);
            let number = |row: usize| numbers.get(row).copied().unwrap_or(0);
            let unknown = faults
                .iter()
                .any(|fault| matches!(fault, BodyFault::UnknownParent { .. }));
            let ids = if unknown { ids(path) } else { Vec::new() };
            let known: Vec<&str> = ids.iter().take(MOST_COMPARED).map(String::as_str).collect();
            let parent = SHAPE.name(PARENT);
            for fault in faults {
                // What is only counted need not be compared with every id.
                let is_kept =
                    problems.count_of(&file, "unknown-parent", parent) < PLACES_KEPT as u64;
                let known = if is_kept { known.as_slice() } else { &[] };
                problems.push(fault_problem(&file, fault, &number, known));
            }
            Err(problems)
        }
    }
}

/// All ids of a file; read again only to say what an unknown one may mean.
fn ids(path: &Path) -> Vec<String> {
    let mut ids = Vec::new();
    let (mut problems, mut notes) = (Problems::default(), Vec::new());
    read(
        path,
        &[SHAPE],
        &no_progress,
        &mut problems,
        &mut notes,
        &mut |row, _| ids.push(row.get(UNIT).to_owned()),
    );
    ids
}

/// Row of a fault, as the builder counts them.
fn fault_row(fault: &BodyFault) -> usize {
    match fault {
        BodyFault::Twice { row, .. }
        | BodyFault::UnknownParent { row, .. }
        | BodyFault::Circle { row, .. } => *row,
    }
}

fn fault_problem(
    file: &str,
    fault: BodyFault,
    number: &dyn Fn(usize) -> u64,
    known: &[&str],
) -> Problem {
    let (row, column, key, arguments) = match fault {
        BodyFault::Twice { unit, row, first } => (
            row,
            UNIT,
            "unit-twice",
            vec![("unit", unit), ("first", number(first).to_string())],
        ),
        BodyFault::UnknownParent { unit, parent, row } => {
            let near = nearest(&parent, known).unwrap_or(NO_NEAR).to_owned();
            (
                row,
                PARENT,
                "unknown-parent",
                vec![("unit", unit), ("parent", parent), ("near", near)],
            )
        }
        BodyFault::Circle { unit, row } => (row, PARENT, "own-ancestor", vec![("unit", unit)]),
    };
    Problem {
        file: file.to_owned(),
        row: Some(number(row)),
        column: Some(SHAPE.name(column).to_owned()),
        key,
        arguments,
    }
}
