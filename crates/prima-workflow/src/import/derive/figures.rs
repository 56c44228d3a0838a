//! The single figures of a data set as they are stored: published, and
//! computed again.

use crate::failure::{Failure, WorkflowError};
use crate::figures::{finding, rows};
use prima_exchange::figures::{SHAPE, load_figures};
use prima_exchange::records::{PLAIN, Record, RecordKind, load_records};
use prima_exchange::table::no_progress;
use prima_instrument::exact::Exact;
use prima_score::figures::{FigureState, hints, recompute};
use prima_store::history::{Derived, FigureRow, HintRow};
use std::path::Path;

/// Takes the figures of a file, and counts from which its shares would follow.
pub(super) fn take(path: &Path, dataset: &str, derived: &mut Derived) -> Result<(), WorkflowError> {
    let loaded = load_figures(path, &no_progress).map_err(Failure::Problems)?;
    let written = formulas(path)?;
    let figures = rows(loaded.figures);
    let checked = recompute(&figures);
    let shown = |value: &Exact, digits: Option<u32>| {
        digits.map_or_else(|| value.to_string(), |digits| value.at_digits(digits))
    };
    for (place, (figure, found)) in figures.iter().zip(&checked).enumerate() {
        // As of results: computed less published.
        let by = match &found.state {
            FigureState::Differs { by } => by.negated().to_string(),
            _ => String::new(),
        };
        let published = figure.value.as_ref();
        let published = published.map(|printed| printed.value.at_digits(printed.digits));
        let recomputed = found.recomputed.as_ref();
        derived.figures.push(FigureRow {
            dataset: dataset.to_owned(),
            figure: figure.id.clone(),
            ordinal: place as i64,
            label_id: figure.label.id.clone(),
            label_en: figure.label.en.clone(),
            series: figure.group.clone(),
            period: figure.period.clone(),
            value: published.unwrap_or_default(),
            unit: figure.unit.clone(),
            recompute: written.get(place).cloned().unwrap_or_default(),
            recomputed: recomputed.map_or(String::new(), |value| shown(value, found.digits)),
            finding: finding(&found.state).to_owned(),
            difference: by,
            source: figure.source.clone(),
            retrieved: figure.retrieved.clone(),
        });
    }
    for hint in hints(&figures, &checked) {
        for change in hint.changes {
            derived.hints.push(HintRow {
                dataset: dataset.to_owned(),
                ordinal: derived.hints.len() as i64,
                period: hint.period.clone(),
                figure: change.id,
                published: change.published.to_string(),
                would_be: change.would_be.to_string(),
            });
        }
    }
    Ok(())
}

/// How each figure follows from others, as it is written.
fn formulas(path: &Path) -> Result<Vec<String>, WorkflowError> {
    static FIGURES: RecordKind = RecordKind {
        name: "figures",
        shape: SHAPE,
        key: &["figure"],
        ..PLAIN
    };
    let records = load_records(path, &[&FIGURES], &no_progress).map_err(Failure::Problems)?;
    let formula = |record: &Record| FIGURES.get(record, "recompute").to_owned();
    Ok(records.records.iter().map(formula).collect())
}
