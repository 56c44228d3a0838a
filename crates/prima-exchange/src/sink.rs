//! Takes what the readers of the formats find: the header, rows, and what is
//! wrong with the form of the file.

use crate::problem::{Note, Problem, Problems};
use crate::table::{Header, PROGRESS_ROWS, Progress, Row, Shape};
use csv::StringRecord;
use prima_instrument::nearest;
use std::cell::Cell;

/// Where the readers of the formats put what they find.
pub(crate) struct Sink<'a> {
    pub(crate) file: String,
    pub(crate) shapes: &'a [Shape],
    pub(crate) progress: Progress<'a>,
    pub(crate) header: Option<Header>,
    pub(crate) rows: u64,
    pub(crate) problems: &'a mut Problems,
    pub(crate) notes: &'a mut Vec<Note>,
    pub(crate) each: &'a mut dyn FnMut(&Row, &mut Problems),
}

impl Sink<'_> {
    /// Names any shape knows; a separator is guessed from them.
    pub(crate) fn known_names(&self) -> Vec<&'static str> {
        self.shapes.iter().flat_map(Shape::all).collect()
    }

    /// A problem of the whole file.
    pub(crate) fn file_problem(
        &mut self,
        key: &'static str,
        arguments: Vec<(&'static str, String)>,
    ) {
        self.problems.push(Problem {
            file: self.file.clone(),
            key,
            arguments,
            ..Problem::default()
        });
    }

    /// A problem at a place; `column` counts the fields of the file from 0.
    pub(crate) fn problem(
        &mut self,
        row: u64,
        column: Option<usize>,
        key: &'static str,
        arguments: Vec<(&'static str, String)>,
    ) {
        let name = |place: usize| {
            let named = self
                .header
                .as_ref()
                .and_then(|header| header.names.get(place))
                .cloned();
            named.unwrap_or_else(|| (place + 1).to_string())
        };
        let column = column.map(name);
        self.problems.push(Problem {
            file: self.file.clone(),
            row: Some(row),
            column,
            key,
            arguments,
        });
    }

    /// Whether a kind of problem with a row of this file was among the first.
    pub(crate) fn has_said(&self, row: u64, key: &'static str) -> bool {
        let mut problems = self.problems.iter();
        problems.any(|known| known.file == self.file && known.row == Some(row) && known.key == key)
    }

    /// Something accepted that must be said.
    pub(crate) fn note(&mut self, key: &'static str, arguments: Vec<(&'static str, String)>) {
        self.notes.push(Note {
            file: self.file.clone(),
            key,
            arguments,
        });
    }

    /// Takes the header. Returns whether rows can follow.
    pub(crate) fn header(&mut self, row: u64, record: &StringRecord, decimal_comma: bool) -> bool {
        let names: Vec<String> = record.iter().map(|name| name.trim().to_owned()).collect();
        let shape = self.nearest_shape(&names);
        let columns: Vec<&'static str> = self.shapes[shape].all().collect();
        let places: Vec<Option<usize>> = columns
            .iter()
            .map(|column| names.iter().position(|name| name == column))
            .collect();
        let unknown =
            |place: &usize| !names[*place].is_empty() && !columns.contains(&names[*place].as_str());
        let extra: Vec<usize> = (0..names.len()).filter(unknown).collect();
        let good = self.check_names(row, &names, shape, &columns, &extra);
        self.header = Some(Header {
            shape,
            names,
            places,
            extra,
            decimal_comma,
            comma_seen: Cell::new(false),
        });
        good
    }

    /// The first shape whose needed columns are all there, unless a misspelt
    /// column hides one that has more of the names: `region`, `parent` and
    /// `valid_to` of a table of bodies would pass for a former province.
    fn nearest_shape(&self, names: &[String]) -> usize {
        let (fitting, others): (Vec<usize>, Vec<usize>) =
            (0..self.shapes.len()).partition(|place| self.shapes[*place].fits(names));
        let nearness = |place: &usize| self.shapes[*place].nearness(names);
        let near = others
            .into_iter()
            .max_by_key(|place| (nearness(place), std::cmp::Reverse(*place)));
        match (fitting.first(), near) {
            (Some(fit), Some(near)) if nearness(fit) < nearness(&near) => near,
            (Some(fit), _) => *fit,
            (None, near) => near.unwrap_or(0),
        }
    }

    fn check_names(
        &mut self,
        row: u64,
        names: &[String],
        shape: usize,
        columns: &[&str],
        extra: &[usize],
    ) -> bool {
        let before = self.problems.count();
        for (place, name) in names.iter().enumerate() {
            if !name.is_empty() && names[..place].contains(name) {
                self.name_problem(row, name, "column-twice", vec![("column", name.clone())]);
            }
        }
        let lower: Vec<String> = extra
            .iter()
            .map(|place| names[*place].to_lowercase())
            .collect();
        let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
        let needed = self.shapes[shape].needed;
        for (place, column) in columns.iter().enumerate() {
            if names.iter().any(|name| name == column) {
                continue;
            }
            let near = nearest(column, &lower)
                .and_then(|near| lower.iter().position(|name| *name == near));
            let near = near.map(|place| names[extra[place]].clone());
            // A misspelt optional column must not pass for an extra one.
            if place >= needed.len() && near.is_none() {
                continue;
            }
            let found = names.join(", ");
            let near = near.unwrap_or_else(|| "none".to_owned());
            let arguments = vec![
                ("column", (*column).to_owned()),
                ("near", near),
                ("needed", needed.join(", ")),
                ("found", found),
            ];
            self.name_problem(row, column, "column-missing", arguments);
        }
        self.problems.count() == before
    }

    fn name_problem(
        &mut self,
        row: u64,
        column: &str,
        key: &'static str,
        arguments: Vec<(&'static str, String)>,
    ) {
        let (file, column) = (self.file.clone(), Some(column.to_owned()));
        self.problems.push(Problem {
            file,
            row: Some(row),
            column,
            key,
            arguments,
        });
    }

    /// Takes one row.
    pub(crate) fn row(&mut self, number: u64, record: &StringRecord) {
        let Some(header) = &self.header else { return };
        self.rows += 1;
        let width = header.names.len();
        let ragged = record.len() < width
            || record
                .iter()
                .skip(width)
                .any(|field| !field.trim().is_empty());
        if ragged {
            if record.len() <= 1 && record.iter().all(|field| field.trim().is_empty()) {
                return;
            }
            // Where a quote is not closed, the record runs on over the next lines.
            let key = if record.as_slice().contains('\n') {
                "quote-open"
            } else {
                "ragged"
            };
            let arguments = vec![
                ("found", record.len().to_string()),
                ("expected", width.to_string()),
            ];
            self.problem(number, None, key, arguments);
            return;
        }
        if record.as_slice().is_empty() {
            return;
        }
        if record.as_slice().contains('\0') {
            let place = record.iter().position(|field| field.contains('\0'));
            self.problem(number, place, "nul", vec![]);
            return;
        }
        let row = Row {
            number,
            header,
            file: &self.file,
            shape: &self.shapes[header.shape],
            record,
        };
        (self.each)(&row, self.problems);
    }

    /// Says how far the reading is, now and then.
    pub(crate) fn progress(&self, fraction: impl Fn() -> f64) {
        if self.rows.is_multiple_of(PROGRESS_ROWS) {
            (self.progress)(fraction().clamp(0.0, 1.0));
        }
    }

    /// Ends the reading.
    pub(crate) fn finish(mut self) -> Option<Header> {
        let header = self.header.take()?;
        if self.rows == 0 && self.problems.is_empty() {
            self.file_problem("no-rows", vec![]);
        }
        if header.comma_seen.get() {
            self.note("decimal-comma", vec![]);
        }
        (self.progress)(1.0);
        Some(header)
    }
}
