//! Reads published indices, with the letter, rank and source printed beside them.

use crate::lookup::body;
use crate::problem::{Note, Problems};
use crate::table::{Progress, Row, Shape, read};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::Span;
use prima_score::bodies::{Bodies, BodyId};
use prima_score::round::PublishedIndex;
use std::collections::BTreeMap;
use std::path::Path;

/// Columns of published indices.
pub const SHAPE: Shape = Shape {
    needed: &["unit", "index"],
    optional: &["band", "rank", "source", "period", "retrieved"],
};

const UNIT: usize = 0;
const INDEX: usize = 1;
const BAND: usize = 2;
const RANK: usize = 3;
const SOURCE: usize = 4;
const PERIOD: usize = 5;
const RETRIEVED: usize = 6;

/// Published indices as they were read: [`prima_score::round::Published::indices`].
#[derive(Clone, Debug, Default)]
pub struct LoadedPublished {
    /// One a body.
    pub indices: BTreeMap<BodyId, PublishedIndex>,
    /// What was accepted but must be said.
    pub notes: Vec<Note>,
}

/// Reads published indices.
pub fn load_published(
    path: &Path,
    instrument: &Instrument,
    bodies: &Bodies,
    progress: Progress,
) -> Result<LoadedPublished, Problems> {
    let mut problems = Problems::default();
    let mut loaded = LoadedPublished::default();
    let mut first_rows: BTreeMap<BodyId, u64> = BTreeMap::new();
    read(
        path,
        &[SHAPE],
        progress,
        &mut problems,
        &mut loaded.notes,
        &mut |row, problems| {
            let found = body(bodies, row, UNIT, problems);
            let written = row.number_text(INDEX);
            let (band, rank) = (row.get(BAND), row.get(RANK));
            let index = match written.as_ref() {
                // A letter or rank alone is published, too.
                "" if !band.is_empty() || !rank.is_empty() => None,
                "" => {
                    problems.push(row.problem(INDEX, "empty-value", vec![]));
                    return;
                }
                text => match number(row, INDEX, text, &instrument.scale, problems) {
                    Some(index) => Some(index),
                    None => return,
                },
            };
            let Some(body) = found else { return };
            if let Some(first) = first_rows.get(&body) {
                let arguments = vec![
                    ("unit", bodies.id(body).to_owned()),
                    ("first", first.to_string()),
                ];
                problems.push(row.problem(UNIT, "unit-twice", arguments));
                return;
            }
            first_rows.insert(body, row.number);
            loaded.indices.insert(
                body,
                PublishedIndex {
                    index,
                    text: written.into_owned(),
                    band: band.to_owned(),
                    rank: rank.to_owned(),
                    source: row.get(SOURCE).to_owned(),
                    period: row.get(PERIOD).to_owned(),
                    retrieved: row.get(RETRIEVED).to_owned(),
                },
            );
        },
    );
    problems.or(loaded)
}

/// A number within a span, or a problem.
pub(crate) fn number(
    row: &Row,
    column: usize,
    text: &str,
    span: &Span,
    problems: &mut Problems,
) -> Option<Exact> {
    let value = |expected: String| {
        vec![
            ("value", row.get(column).to_owned()),
            ("expected", expected),
        ]
    };
    let Some(number) = Exact::parse(text) else {
        let pointed = text.replacen(',', ".", 1);
        let is_comma = text.contains(',') && Exact::parse(&pointed).is_some();
        let key = if is_comma {
            "decimal-comma"
        } else {
            "not-a-number"
        };
        problems.push(row.problem(
            column,
            key,
            value(if is_comma { pointed } else { String::new() }),
        ));
        return None;
    };
    if number < span.min || span.max.as_ref().is_some_and(|max| number > *max) {
        let max = span.max.as_ref().map_or("…".to_owned(), Exact::to_string);
        problems.push(row.problem(
            column,
            "value-outside-scale",
            value(format!("{} – {max}", span.min)),
        ));
        return None;
    }
    Some(number)
}
