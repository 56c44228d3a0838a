//! Programmes, and their rounds with the means of each level of government.

use super::SAMPLES;
use crate::opendata::api::shape::{Kind, always, maybe, nothing, record};
use prima_store::history::{Summary, SummaryBand};
use serde_json::Value;

/// A programme with what is known of it.
pub struct ProgrammeRow {
    /// Its code.
    pub code: String,
    /// Its name in both languages.
    pub name: Value,
    /// Periods with results, newest first.
    pub periods: Vec<Value>,
    /// Its data sets.
    pub datasets: Vec<Value>,
    /// Names of the instruments of its data sets.
    pub instruments: Vec<Value>,
    /// Mark that all of its data sets have.
    pub sample: String,
}

record! {
    /// A scheme that is run year after year.
    PROGRAMME = "Programme", programme(row: &ProgrammeRow) {
        programme: always(Kind::Text) => &row.code;
        name: always(Kind::Both) => row.name.clone();
        periods: always(Kind::Texts) => row.periods.clone();
        datasets: always(Kind::Texts) => row.datasets.clone();
        instruments: always(Kind::Texts) => row.instruments.clone();
        source: maybe(Kind::Text) => nothing();
        period: maybe(Kind::Text) => nothing();
        retrieved: maybe(Kind::Date) => nothing();
        provisional: always(Kind::Texts) => Vec::new();
        sample: maybe(Kind::Word(SAMPLES)) => &row.sample;
    }
}

/// A round with the means and bands of its levels.
pub struct CycleRow {
    /// Programme.
    pub programme: String,
    /// Period.
    pub period: String,
    /// Its data sets.
    pub datasets: Vec<Value>,
    /// Means, one a level.
    pub summaries: Vec<Summary>,
    /// Bands of all levels.
    pub bands: Vec<SummaryBand>,
    /// Mark that all of its data sets have.
    pub sample: String,
}

record! {
    /// One round of a programme.
    CYCLE = "Cycle", cycle(row: &CycleRow) {
        programme: always(Kind::Text) => &row.programme;
        period: always(Kind::Text) => &row.period;
        datasets: always(Kind::Texts) => row.datasets.clone();
        levels: always(Kind::Many(&LEVEL)) => row.summaries.iter().map(|summary| {
            level(&LevelRow { summary, bands: &row.bands })
        }).collect::<Vec<Value>>();
        results: always(Kind::Address) => format!("/api/v1/cycles/{}/{}/results", row.programme, row.period);
        source: maybe(Kind::Text) => nothing();
        retrieved: maybe(Kind::Date) => nothing();
        provisional: always(Kind::Texts) => Vec::new();
        sample: maybe(Kind::Word(SAMPLES)) => &row.sample;
    }
}

/// One level of a round.
pub struct LevelRow<'a> {
    summary: &'a Summary,
    bands: &'a [SummaryBand],
}

impl LevelRow<'_> {
    fn counts(&self) -> Vec<Value> {
        let own = self
            .bands
            .iter()
            .filter(|band| band.level == self.summary.level);
        own.map(band).collect()
    }
}

record! {
    /// Bodies of one level with an index, and their mean.
    LEVEL = "LevelSummary", level(row: &LevelRow) {
        level: maybe(Kind::Text) => &row.summary.level;
        bodies: always(Kind::Whole) => row.summary.bodies;
        mean: maybe(Kind::Decimal) => &row.summary.mean;
        bands: always(Kind::Many(&BAND_COUNT)) => row.counts();
    }
}

record! {
    /// How many bodies of a level are in a band.
    BAND_COUNT = "BandCount", band(row: &SummaryBand) {
        band: maybe(Kind::Text) => &row.band;
        bodies: always(Kind::Whole) => row.bodies;
    }
}
