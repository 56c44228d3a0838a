//! Published figures computed again from the figures they follow from.
//!
//! Nothing published is corrected: a figure that does not follow is shown with
//! what does. For shares that differ, [`hints`] looks for counts nearby from
//! which all shares of the period would follow.

mod hints;

pub use hints::{Hint, OtherCount, hints};

use crate::evaluate::{Reader, Value, evaluate};
use prima_instrument::condition::{Expression, StateWord};
use prima_instrument::exact::{Exact, RoundingMode};
use prima_instrument::words::Text;
use std::collections::BTreeMap;

/// One row of `figures.csv`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Code, unique among the figures.
    pub id: String,
    /// What it counts.
    pub label: Text,
    /// Series it belongs to.
    pub group: String,
    /// Reference period.
    pub period: String,
    /// As published, with its printed digits; none where it is only computed.
    pub value: Option<Printed>,
    /// `count`, `percent`, `index`, `points`.
    pub unit: String,
    /// How it follows from other figures.
    pub recompute: Option<Expression>,
    /// Digits of a figure that is only computed.
    pub digits: Option<u32>,
    /// Who published it.
    pub source: String,
    /// When it was read.
    pub retrieved: String,
}

/// A number as it was printed: 70.70 has two digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The number.
    pub value: Exact,
    /// Digits after the point.
    pub digits: u32,
}

/// What became of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The figure computed from others, before rounding.
    pub exact: Option<Exact>,
    /// The same, rounded half up at the published digits.
    pub recomputed: Option<Exact>,
    /// Digits of `recomputed`; none: it is not rounded.
    pub digits: Option<u32>,
    /// How it stands to what was published.
    pub state: FigureState,
}

/// How a published figure stands to the computed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureState {
    /// There is nothing to compute it from.
    Stated,
    /// Both are the same.
    Agrees,
    /// They differ.
    Differs {
        /// Published less computed.
        by: Exact,
    },
    /// It was not published.
    ComputedOnly,
    /// It cannot be computed.
    Unknown(Why),
}

/// Why a figure cannot be computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It reads a figure that does not exist.
    UnknownCode(String),
    /// It reads a figure that has no value.
    MissingOperand(String),
    /// It follows from itself, through these figures.
    Circle(Vec<String>),
    /// A divisor is 0, or the expression makes no number.
    NoNumber,
    /// Its id stands in two rows.
    Twice,
    /// It has neither a value nor a way to compute one.
    Nothing,
}

impl Why {
    /// Key of the message in `locales/`.
    pub fn key(&self) -> &'static str {
        match self {
            Why::UnknownCode(_) => "figure-unknown-code",
            Why::MissingOperand(_) => "figure-missing-operand",
            Why::Circle(_) => "figure-circle",
            Why::NoNumber => "figure-no-number",
            Why::Twice => "figure-twice",
            Why::Nothing => "figure-nothing",
        }
    }

    /// The figure the message names; empty where there is none.
    pub fn names(&self) -> String {
        match self {
            Why::UnknownCode(code) | Why::MissingOperand(code) => code.clone(),
            Why::Circle(codes) => codes.join(", "),
            Why::NoNumber | Why::Twice | Why::Nothing => String::new(),
        }
    }
}

impl Printed {
    /// Reads a printed number; `None` for anything but a plain decimal.
    pub fn parse(text: &str) -> Option<Printed> {
        let value = Exact::parse(text).filter(|_| !text.contains('/'))?;
        let digits = text.split_once('.').map_or(0, |(_, digits)| digits.len());
        Some(Printed {
            value,
            digits: u32::try_from(digits).ok()?,
        })
    }
}

/// Computes every figure again; one result a row, in the order of the rows.
pub fn recompute(figures: &[Figure]) -> Vec<Checked> {
    let mut resolver = Resolver::new(figures);
    (0..figures.len()).map(|row| resolver.check(row)).collect()
}

/// Works figures out in the order they depend on one another.
struct Resolver<'a> {
    figures: &'a [Figure],
    rows: BTreeMap<&'a str, usize>,
    /// Value each figure has for others; none: not worked out yet.
    computed: Vec<Option<Result<Exact, Why>>>,
    /// Figures being worked out, outermost first.
    open: Vec<usize>,
}

impl<'a> Resolver<'a> {
    fn new(figures: &'a [Figure]) -> Resolver<'a> {
        let mut rows = BTreeMap::new();
        for (row, figure) in figures.iter().enumerate() {
            rows.entry(figure.id.as_str()).or_insert(row);
        }
        Resolver {
            figures,
            rows,
            computed: vec![None; figures.len()],
            open: Vec::new(),
        }
    }

    fn check(&mut self, row: usize) -> Checked {
        let figure = &self.figures[row];
        let digits = figure.value.as_ref().map(|printed| printed.digits);
        let digits = digits.or(figure.digits);
        let stated = |state: FigureState| Checked {
            exact: None,
            recomputed: None,
            digits,
            state,
        };
        if self.rows[figure.id.as_str()] != row {
            return stated(FigureState::Unknown(Why::Twice));
        }
        if figure.recompute.is_none() {
            let state = match figure.value {
                Some(_) => FigureState::Stated,
                None => FigureState::Unknown(Why::Nothing),
            };
            return stated(state);
        }
        let exact = match self.compute(row) {
            Ok(exact) => exact,
            Err(why) => return stated(FigureState::Unknown(why)),
        };
        let recomputed = match digits {
            Some(digits) => exact.rounded(RoundingMode::HalfUp, digits),
            None => exact.clone(),
        };
        let state = match &figure.value {
            None => FigureState::ComputedOnly,
            Some(printed) if printed.value == recomputed => FigureState::Agrees,
            Some(printed) => FigureState::Differs {
                by: printed.value.minus(&recomputed),
            },
        };
        Checked {
            exact: Some(exact),
            recomputed: Some(recomputed),
            digits,
            state,
        }
    }

    /// What a figure's expression comes to.
    fn compute(&mut self, row: usize) -> Result<Exact, Why> {
        if let Some(known) = &self.computed[row] {
            return known.clone();
        }
        if let Some(start) = self.open.iter().position(|open| *open == row) {
            let circle = self.open[start..].iter();
            let mut codes: Vec<String> = circle.map(|row| self.figures[*row].id.clone()).collect();
            // One circle is told alike by all its figures.
            codes.sort();
            return Err(Why::Circle(codes));
        }
        self.open.push(row);
        let found = self.work_out(row);
        self.open.pop();
        self.computed[row] = Some(found.clone());
        found
    }

    fn work_out(&mut self, row: usize) -> Result<Exact, Why> {
        let Some(expression) = &self.figures[row].recompute else {
            return Err(Why::Nothing);
        };
        let mut values: BTreeMap<&str, Exact> = BTreeMap::new();
        for code in expression.references() {
            values.insert(code, self.operand(row, code)?);
        }
        number(expression, &values).ok_or(Why::NoNumber)
    }

    /// The value another figure has: as published, else as computed.
    fn operand(&mut self, reader: usize, code: &str) -> Result<Exact, Why> {
        let Some(row) = self.rows.get(code).copied() else {
            return Err(Why::UnknownCode(code.to_owned()));
        };
        let figure = &self.figures[row];
        if let Some(printed) = &figure.value {
            return Ok(printed.value.clone());
        }
        if figure.recompute.is_none() {
            return Err(Why::MissingOperand(code.to_owned()));
        }
        match self.compute(row) {
            Err(Why::Circle(codes)) if codes.contains(&self.figures[reader].id) => {
                Err(Why::Circle(codes))
            }
            Err(_) => Err(Why::MissingOperand(code.to_owned())),
            Ok(value) => Ok(value),
        }
    }
}

/// What an expression over figures comes to; `None` where that is no number.
fn number(expression: &Expression, values: &BTreeMap<&str, Exact>) -> Option<Exact> {
    match evaluate(expression, &Values(values)) {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

struct Values<'a>(&'a BTreeMap<&'a str, Exact>);

impl Reader for Values<'_> {
    fn value(&self, code: &str) -> Value {
        let value = self.0.get(code).cloned();
        value.map_or(Value::Unknown, Value::Number)
    }

    fn is(&self, _: &str, _: StateWord) -> Value {
        Value::Unknown
    }

    fn has(&self, _: &str, _: &str) -> Value {
        Value::Unknown
    }
}
