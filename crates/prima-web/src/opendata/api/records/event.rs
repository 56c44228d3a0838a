//! Award events with their categories, and honours.

use super::SAMPLES;
use crate::opendata::api::shape::{Kind, always, both, maybe, record};
use prima_exchange::records::HONOUR_STATES;
use prima_store::history::{Event, Honour};
use serde_json::Value;

/// An event with its categories.
pub struct FullEvent {
    /// The event itself.
    pub event: Event,
    /// Its categories.
    pub categories: Vec<Event>,
    /// Mark of its data set.
    pub sample: String,
}

record! {
    /// An award event.
    EVENT = "Event", event(row: &FullEvent) {
        event: always(Kind::Text) => &row.event.event;
        dataset: always(Kind::Text) => &row.event.dataset;
        name: always(Kind::Both) => both(&row.event.name_id, &row.event.name_en);
        date: maybe(Kind::Date) => &row.event.date;
        place: maybe(Kind::Text) => &row.event.place;
        host: maybe(Kind::Text) => &row.event.host;
        announced: maybe(Kind::Whole) => row.event.announced;
        categories: always(Kind::Many(&CATEGORY)) => row.categories.iter().map(category).collect::<Vec<Value>>();
        source: maybe(Kind::Text) => &row.event.source;
        period: maybe(Kind::Date) => &row.event.period;
        retrieved: maybe(Kind::Date) => &row.event.retrieved;
        provisional: always(Kind::Texts) => Vec::new();
        sample: maybe(Kind::Word(SAMPLES)) => &row.sample;
    }
}

record! {
    /// A category of an award event.
    CATEGORY = "Category", category(row: &Event) {
        category: always(Kind::Text) => &row.category;
        name: always(Kind::Both) => both(&row.name_id, &row.name_en);
        level: maybe(Kind::Text) => &row.level;
        announced: maybe(Kind::Whole) => row.announced;
        source: maybe(Kind::Text) => &row.source;
        retrieved: maybe(Kind::Date) => &row.retrieved;
    }
}

/// An honour with the mark of its data set.
pub struct HonourRow {
    /// The honour.
    pub honour: Honour,
    /// Mark of its data set.
    pub sample: String,
}

record! {
    /// An honour or predikat that was granted.
    HONOUR = "Honour", honour(row: &HonourRow) {
        dataset: always(Kind::Text) => &row.honour.dataset;
        honour: always(Kind::Text) => &row.honour.honour;
        title: always(Kind::Both) => both(&row.honour.title_id, &row.honour.title_en);
        body: always(Kind::Text) => &row.honour.body;
        unit: maybe(Kind::Text) => &row.honour.unit;
        event: maybe(Kind::Text) => &row.honour.event;
        category: maybe(Kind::Text) => &row.honour.category;
        series: maybe(Kind::Text) => &row.honour.series;
        status: always(Kind::Word(&HONOUR_STATES)) => &row.honour.status;
        granted: maybe(Kind::Date) => &row.honour.granted;
        revoked: maybe(Kind::Date) => &row.honour.revoked;
        reason: maybe(Kind::Both) => both(&row.honour.reason_id, &row.honour.reason_en);
        source: maybe(Kind::Text) => &row.honour.source;
        period: maybe(Kind::Date) => &row.honour.period;
        retrieved: maybe(Kind::Date) => &row.honour.retrieved;
        provisional: always(Kind::Texts) => Vec::new();
        sample: maybe(Kind::Word(SAMPLES)) => &row.sample;
    }
}
