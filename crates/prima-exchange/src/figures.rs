//! Reads single published figures: numbers with their sources, scored by nothing.

use crate::problem::{Note, Problems};
use crate::published::number;
use crate::table::{Progress, Row, Shape, read};
use prima_instrument::condition::Expression;
use prima_instrument::exact::Exact;
use prima_instrument::model::Span;
use prima_instrument::words::Text;
use prima_score::figures::Printed;
use std::collections::BTreeMap;
use std::path::Path;

/// Columns of `figures.csv`.
pub const SHAPE: Shape = Shape {
    needed: &["figure", "value"],
    optional: &[
        "label_id",
        "label_en",
        "group",
        "period",
        "unit",
        "recompute",
        "source",
        "retrieved",
        "digits",
        "band",
    ],
};

const FIGURE: usize = 0;
const VALUE: usize = 1;
const LABEL_ID: usize = 2;
const LABEL_EN: usize = 3;
const GROUP: usize = 4;
const PERIOD: usize = 5;
const UNIT: usize = 6;
const RECOMPUTE: usize = 7;
const SOURCE: usize = 8;
const RETRIEVED: usize = 9;
const DIGITS: usize = 10;
const BAND: usize = 11;

/// More decimals than any figure is published with.
const MOST_DIGITS: u32 = 12;

/// One figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Row in the file.
    pub row: u64,
    /// Code, unique in the file.
    pub code: String,
    /// What it counts.
    pub label: Text,
    /// What it is shown with.
    pub group: String,
    /// Reference period.
    pub period: String,
    /// As published, with its printed digits; none where it is only computed.
    pub value: Option<Printed>,
    /// What it is measured in.
    pub unit: String,
    /// How it follows from others, where that is said.
    pub recompute: Option<Expression>,
    /// Who published it.
    pub source: String,
    /// When it was read.
    pub retrieved: String,
    /// Decimals to compute it with, where that is said.
    pub digits: Option<u32>,
    /// Published letter.
    pub band: String,
}

/// Figures as they were read, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct LoadedFigures {
    /// The figures.
    pub figures: Vec<Figure>,
    /// What was accepted but must be said.
    pub notes: Vec<Note>,
}

/// Reads single figures.
pub fn load_figures(path: &Path, progress: Progress) -> Result<LoadedFigures, Problems> {
    let mut problems = Problems::default();
    let mut loaded = LoadedFigures::default();
    let mut first_rows: BTreeMap<String, u64> = BTreeMap::new();
    let anything = Span {
        min: Exact::whole(-1_000_000_000_000_000),
        max: None,
    };
    read(
        path,
        &[SHAPE],
        progress,
        &mut problems,
        &mut loaded.notes,
        &mut |row, problems| {
            let code = row.get(FIGURE);
            if code.is_empty() {
                problems.push(row.problem(FIGURE, "empty-value", vec![]));
                return;
            }
            if let Some(first) = first_rows.get(code) {
                let arguments = vec![("figure", code.to_owned()), ("first", first.to_string())];
                problems.push(row.problem(FIGURE, "figure-twice", arguments));
                return;
            }
            first_rows.insert(code.to_owned(), row.number);
            let text = row.number_text(VALUE);
            let recompute = formula(row, problems);
            let value = match text.as_ref() {
                // What was not published may still follow from other figures.
                "" if !row.get(RECOMPUTE).is_empty() => None,
                "" => {
                    problems.push(row.problem(VALUE, "empty-value", vec![]));
                    None
                }
                text => printed(row, text, &anything, problems),
            };
            let digits = row.get(DIGITS);
            let n_digits = digits
                .parse::<u32>()
                .ok()
                .filter(|digits| *digits <= MOST_DIGITS);
            if !digits.is_empty() && n_digits.is_none() {
                problems.push(row.problem(
                    DIGITS,
                    "not-a-count",
                    vec![("found", digits.to_owned())],
                ));
            }
            loaded.figures.push(Figure {
                row: row.number,
                code: code.to_owned(),
                label: Text {
                    id: row.get(LABEL_ID).to_owned(),
                    en: row.get(LABEL_EN).to_owned(),
                },
                group: row.get(GROUP).to_owned(),
                period: row.get(PERIOD).to_owned(),
                value,
                unit: row.get(UNIT).to_owned(),
                recompute,
                source: row.get(SOURCE).to_owned(),
                retrieved: row.get(RETRIEVED).to_owned(),
                digits: n_digits,
                band: row.get(BAND).to_owned(),
            });
        },
    );
    problems.or(loaded)
}

/// The formula of a row, or a problem.
fn formula(row: &Row, problems: &mut Problems) -> Option<Expression> {
    let text = row.get(RECOMPUTE);
    if text.is_empty() {
        return None;
    }
    match Expression::parse(text) {
        Ok(expression) => Some(expression),
        Err(error) => {
            let rest = text.get(error.at..).filter(|rest| !rest.is_empty());
            let arguments = vec![
                ("formula", text.to_owned()),
                ("rest", rest.unwrap_or("none").to_owned()),
            ];
            problems.push(row.problem(RECOMPUTE, "bad-formula", arguments));
            None
        }
    }
}

/// The figure as it was printed, or a problem.
fn printed(row: &Row, text: &str, span: &Span, problems: &mut Problems) -> Option<Printed> {
    number(row, VALUE, text, span, problems)?;
    let printed = Printed::parse(text);
    if printed.is_none() {
        // A fraction is a number, but no number that anyone prints.
        let arguments = vec![("value", row.get(VALUE).to_owned())];
        problems.push(row.problem(VALUE, "not-a-number", arguments));
    }
    printed
}
