//! Published figures computed again: rows in, findings out.

use prima_exchange::figures as exchange;
use prima_exchange::write::push_line;
use prima_score::figures::{Figure, FigureState, recompute};

/// Rows as they were read, ready to be computed again.
pub fn rows(read: Vec<exchange::Figure>) -> Vec<Figure> {
    let row = |figure: exchange::Figure| Figure {
        value: figure.value,
        recompute: figure.recompute,
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
        push_line(fields.iter().map(String::as_str), &mut out);
    }
    out
}
