//! Published figures computed again: rows in, findings out.

use crate::tables::quoted;
use prima_exchange::figures as exchange;
use prima_instrument::condition::Expression;
use prima_score::figures::{Figure, FigureState, Printed, recompute};
use std::fmt::Write;

/// Rows as they were read, ready to be computed again.
pub fn rows(read: Vec<exchange::Figure>) -> Vec<Figure> {
    let row = |figure: exchange::Figure| Figure {
        value: figure
            .value
            .as_ref()
            .and_then(|_| Printed::parse(&figure.text)),
        recompute: Expression::parse(&figure.recompute).ok(),
        id: figure.code,
        label: figure.label,
        group: figure.group,
        period: figure.period,
        unit: figure.unit,
        digits: figure.digits,
        source: figure.source,
        retrieved: figure.retrieved,
    };
    read.into_iter().map(row).collect()
}

/// The word for a finding in files.
pub fn finding(state: &FigureState) -> &'static str {
    match state {
        FigureState::Stated => "stated",
        FigureState::Agrees => "agrees",
        FigureState::Differs { .. } => "differs",
        FigureState::ComputedOnly => "computed",
        FigureState::Unknown(_) => "unknown",
    }
}

/// What computing the figures again gave, as CSV.
pub fn table(figures: &[Figure]) -> String {
    let mut out = String::from("figure,period,published,recomputed,exact,finding\n");
    for (figure, checked) in figures.iter().zip(recompute(figures)) {
        let digits = checked.digits.unwrap_or(0);
        let published = figure
            .value
            .as_ref()
            .map(|printed| printed.value.at_digits(printed.digits));
        let fields = [
            figure.id.clone(),
            figure.period.clone(),
            published.unwrap_or_default(),
            checked
                .recomputed
                .as_ref()
                .map_or(String::new(), |value| value.at_digits(digits)),
            checked
                .exact
                .as_ref()
                .map_or(String::new(), ToString::to_string),
            finding(&checked.state).to_owned(),
        ];
        let fields: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
        let _ = writeln!(out, "{}", fields.join(","));
    }
    out
}
