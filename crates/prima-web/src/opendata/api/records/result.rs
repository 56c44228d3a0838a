//! One body's result.

use super::SAMPLES;
use crate::opendata::api::shape::{Kind, always, maybe, record, texts};
use prima_instrument::shape::{KINDS, LEVEL_NAMES};
use prima_store::history::Outcome;

/// A result with what its table does not hold.
pub struct ResultRow {
    /// Name of the body.
    pub name: String,
    /// The result.
    pub result: Outcome,
    /// Mark of its data set.
    pub sample: String,
}

/// States of a result, as files write them.
const STATES: &[&str] = &[
    "scored",
    "imported",
    "rolled_up",
    "counted",
    "undecided",
    "refused",
    "too_few_units",
    "not_answered",
    "not_applicable",
    "rejected",
    "not_assessed",
];

record! {
    /// One body's result in one data set.
    RESULT = "Result", result(row: &ResultRow) {
        body: always(Kind::Text) => &row.result.body;
        name: always(Kind::Text) => &row.name;
        programme: always(Kind::Text) => &row.result.programme;
        period: always(Kind::Text) => &row.result.period;
        dataset: always(Kind::Text) => &row.result.dataset;
        instrument: maybe(Kind::Text) => &row.result.instrument;
        kind: maybe(Kind::Word(KINDS)) => &row.result.kind;
        level: maybe(Kind::Word(LEVEL_NAMES)) => &row.result.level;
        province: maybe(Kind::Text) => &row.result.province;
        index: maybe(Kind::Decimal) => &row.result.index_text;
        band: maybe(Kind::Text) => &row.result.band;
        state: always(Kind::Word(STATES)) => &row.result.state;
        peer_group: maybe(Kind::Text) => &row.result.peer_group;
        rank: maybe(Kind::Whole) => row.result.rank;
        rank_of: maybe(Kind::Whole) => row.result.rank_of;
        index_low: maybe(Kind::Decimal) => &row.result.index_low;
        index_high: maybe(Kind::Decimal) => &row.result.index_high;
        rank_low: maybe(Kind::Whole) => row.result.rank_low;
        rank_high: maybe(Kind::Whole) => row.result.rank_high;
        published_index: maybe(Kind::Decimal) => &row.result.published_index;
        published_band: maybe(Kind::Text) => &row.result.published_band;
        published_rank: maybe(Kind::Text) => &row.result.published_rank;
        difference: maybe(Kind::Decimal) => &row.result.difference;
        units_counted: maybe(Kind::Whole) => row.result.units_counted;
        units: maybe(Kind::Whole) => row.result.units;
        gates: always(Kind::Texts) => texts(&row.result.gates);
        source: maybe(Kind::Text) => &row.result.source;
        reference_period: maybe(Kind::Date) => &row.result.reference;
        retrieved: maybe(Kind::Date) => &row.result.retrieved;
        provisional: always(Kind::Texts) => texts(&row.result.provisional);
        sample: maybe(Kind::Word(SAMPLES)) => &row.sample;
    }
}
