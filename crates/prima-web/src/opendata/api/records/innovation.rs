//! Innovations, and who took what over from whom.

use super::SAMPLES;
use crate::opendata::api::shape::{Kind, always, listed, maybe, record, texts};
use prima_exchange::records::{INNOVATION_GROUPS, MATURITIES};
use prima_store::innovation::{Innovation, Replication};
use serde_json::Value;

/// An innovation with what was taken over.
pub struct InnovationRow {
    /// The innovation.
    pub innovation: Innovation,
    /// Its own links and those of others to it.
    pub replications: Vec<Replication>,
}

record! {
    /// An innovation of the catalogue.
    INNOVATION = "Innovation", innovation(row: &InnovationRow) {
        innovation: always(Kind::Text) => &row.innovation.innovation;
        dataset: maybe(Kind::Text) => &row.innovation.dataset;
        name: always(Kind::Text) => &row.innovation.title;
        body: always(Kind::Text) => &row.innovation.body;
        unit: maybe(Kind::Text) => &row.innovation.unit;
        year: maybe(Kind::Date) => &row.innovation.year;
        group: maybe(Kind::Word(&INNOVATION_GROUPS)) => &row.innovation.series;
        sectors: always(Kind::Texts) => texts(&row.innovation.sectors);
        served: always(Kind::Texts) => texts(&row.innovation.served);
        channels: always(Kind::Texts) => texts(&row.innovation.channels);
        sdg: always(Kind::Texts) => texts(&row.innovation.sdg);
        maturity: maybe(Kind::Word(&MATURITIES)) => &row.innovation.maturity;
        problem: maybe(Kind::Text) => &row.innovation.problem;
        idea: maybe(Kind::Text) => &row.innovation.idea;
        result: maybe(Kind::Text) => &row.innovation.result;
        cost: maybe(Kind::Text) => &row.innovation.cost;
        cost_rupiah: maybe(Kind::Whole) => row.innovation.cost_rupiah;
        legal_basis: maybe(Kind::Text) => &row.innovation.legal_basis;
        how: maybe(Kind::Text) => &row.innovation.how;
        contact_role: maybe(Kind::Text) => &row.innovation.contact_role;
        honour_codes: always(Kind::Texts) => texts(&row.innovation.honours);
        replications: always(Kind::Many(&REPLICATION)) => row.replications.iter().map(replication).collect::<Vec<Value>>();
        source: maybe(Kind::Text) => &row.innovation.source;
        period: maybe(Kind::Date) => &row.innovation.period;
        retrieved: maybe(Kind::Date) => &row.innovation.retrieved;
        provisional: always(Kind::Texts) => listed(&row.innovation.provisional);
        sample: maybe(Kind::Word(SAMPLES)) => &row.innovation.sample;
    }
}

record! {
    /// An innovation that was taken over from another.
    REPLICATION = "Replication", replication(row: &Replication) {
        replica: always(Kind::Text) => &row.replica;
        origin: always(Kind::Text) => &row.origin;
        adaptation: maybe(Kind::Text) => &row.adaptation;
        effect: maybe(Kind::Text) => &row.effect;
        source: maybe(Kind::Text) => &row.source;
        period: maybe(Kind::Date) => &row.period;
        retrieved: maybe(Kind::Date) => &row.retrieved;
        provisional: always(Kind::Texts) => listed(&row.provisional);
    }
}
