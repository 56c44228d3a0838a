//! The cells of one sheet as they are in the file, a line at a time.

use super::layout::Column;
use crate::xlsx_rows::guarded;
use calamine::{DataRef, Xlsx};
use std::collections::BTreeMap;
use std::io::Cursor;

/// Rows of a sheet that are read; a form has some hundreds.
pub(super) const MOST_ROWS: u64 = 20_000;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Raw {
    /// Text, a number or a truth, as text.
    Text(String),
    /// A formula, whose outcome is nobody's answer.
    Formula,
    /// A day: a spreadsheet makes one of `5/6`, and what was written is gone.
    Day,
    /// An error of a spreadsheet, such as `#REF!`.
    Error(String),
}

/// A row with its cells by column, the empty ones left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number, from 1.
    pub row: u64,
    /// Its cells.
    pub cells: BTreeMap<u16, Raw>,
}

/// The rows of a sheet, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    pub lines: Vec<Line>,
    /// Whether there are more than are read.
    pub is_cut: bool,
}

/// Reads a sheet; cells right of the last column are passed over.
pub(super) fn lines(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Result<Lines, String> {
    guarded(|| {
        let mut found: BTreeMap<u64, BTreeMap<u16, Raw>> = BTreeMap::new();
        let mut is_cut = false;
        let mut cells = book.worksheet_cells_reader(name)?;
        while let Some(cell) = cells.next_cell_with_formula_metadata()? {
            let (row, column) = (u64::from(cell.pos.0) + 1, cell.pos.1);
            let Some(column) = u16::try_from(column)
                .ok()
                .filter(|at| usize::from(*at) < Column::ALL.len())
            else {
                continue;
            };
            let Some(raw) = raw(&cell.value, cell.formula.is_some()) else {
                continue;
            };
            if row > MOST_ROWS {
                is_cut = true;
                break;
            }
            found.entry(row).or_default().insert(column, raw);
        }
        let lines = found.into_iter().map(|(row, cells)| Line { row, cells });
        Ok(Lines {
            lines: lines.collect(),
            is_cut,
        })
    })
}

fn raw(value: &DataRef, is_formula: bool) -> Option<Raw> {
    if is_formula {
        return Some(Raw::Formula);
    }
    let text = match value {
        DataRef::Empty => return None,
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        // The shortest decimal that is this number: 76.81 and not 76.810000000000002.
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) => {
            return Some(Raw::Day);
        }
        DataRef::Error(error) => return Some(Raw::Error(error.to_string())),
    };
    (!text.is_empty()).then_some(Raw::Text(text))
}
