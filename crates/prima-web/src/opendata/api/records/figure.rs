//! Single published figures, and what recomputing them found.

use super::SAMPLES;
use crate::opendata::api::parameter::FINDINGS;
use crate::opendata::api::shape::{Kind, always, both, maybe, record};
use prima_store::history::FigureRow;

/// A figure with the marks of its data set.
pub struct MarkedFigure {
    /// The figure.
    pub figure: FigureRow,
    /// Programme of its data set.
    pub programme: String,
    /// Mark of its data set.
    pub sample: String,
}

record! {
    /// A published figure.
    FIGURE = "Figure", figure(row: &MarkedFigure) {
        dataset: always(Kind::Text) => &row.figure.dataset;
        figure: always(Kind::Text) => &row.figure.figure;
        programme: always(Kind::Text) => &row.programme;
        label: always(Kind::Both) => both(&row.figure.label_id, &row.figure.label_en);
        series: maybe(Kind::Text) => &row.figure.series;
        period: always(Kind::Date) => &row.figure.period;
        value: maybe(Kind::Decimal) => &row.figure.value;
        unit: maybe(Kind::Text) => &row.figure.unit;
        formula: maybe(Kind::Text) => &row.figure.recompute;
        recomputed: maybe(Kind::Decimal) => &row.figure.recomputed;
        finding: always(Kind::Word(&FINDINGS)) => &row.figure.finding;
        difference: maybe(Kind::Decimal) => &row.figure.difference;
        source: maybe(Kind::Text) => &row.figure.source;
        retrieved: maybe(Kind::Date) => &row.figure.retrieved;
        provisional: always(Kind::Texts) => Vec::new();
        sample: maybe(Kind::Word(SAMPLES)) => &row.sample;
    }
}
