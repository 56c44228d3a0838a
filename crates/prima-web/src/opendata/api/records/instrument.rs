//! Instruments: the rules of an assessment, with the laws they rest on.

use super::SAMPLES;
use crate::opendata::api::shape::{Kind, always, both, maybe, nothing, record};
use crate::site::Shelved;
use prima_instrument::Instrument;
use prima_instrument::model::{Band, Law};
use serde_json::Value;

/// Title of the law or document the whole comes from, with the place in it.
fn law_of(instrument: &Instrument) -> String {
    let law = instrument.laws.get(instrument.source.law);
    let title = law.map_or("", |law| law.title.as_str());
    match &instrument.source.at {
        Some(at) => format!("{title}, {at}"),
        None => title.to_owned(),
    }
}

/// What the whole instrument lacks a proof of, in both languages of its author.
fn provisional(instrument: &Instrument) -> Vec<Value> {
    let why = instrument.provisional.iter();
    why.map(|text| Value::from(text.id.as_str())).collect()
}

record! {
    /// An edition of an instrument.
    INSTRUMENT = "Instrument", instrument(row: &Shelved) {
        instrument: always(Kind::Text) => row.instrument.name();
        code: always(Kind::Text) => &row.instrument.code;
        edition: always(Kind::Text) => &row.instrument.edition;
        title: always(Kind::Both) => both(&row.instrument.title.id, &row.instrument.title.en);
        has_index: always(Kind::Flag) => row.instrument.published_index;
        source: maybe(Kind::Text) => law_of(&row.instrument);
        period: maybe(Kind::Text) => nothing();
        retrieved: maybe(Kind::Date) => nothing();
        provisional: always(Kind::Texts) => provisional(&row.instrument);
        sample: maybe(Kind::Word(SAMPLES)) => nothing();
    }
}

record! {
    /// An edition of an instrument with its text.
    INSTRUMENT_IN_FULL = "InstrumentInFull", instrument_in_full(row: &Shelved) {
        instrument: always(Kind::Text) => row.instrument.name();
        code: always(Kind::Text) => &row.instrument.code;
        edition: always(Kind::Text) => &row.instrument.edition;
        title: always(Kind::Both) => both(&row.instrument.title.id, &row.instrument.title.en);
        has_index: always(Kind::Flag) => row.instrument.published_index;
        bands: always(Kind::Many(&BAND)) => row.instrument.bands.iter().map(band).collect::<Vec<_>>();
        laws: always(Kind::Many(&LAW)) => row.instrument.laws.iter().map(law).collect::<Vec<_>>();
        text: always(Kind::Text) => &row.text;
        source: maybe(Kind::Text) => law_of(&row.instrument);
        period: maybe(Kind::Text) => nothing();
        retrieved: maybe(Kind::Date) => nothing();
        provisional: always(Kind::Texts) => provisional(&row.instrument);
        sample: maybe(Kind::Word(SAMPLES)) => nothing();
    }
}

record! {
    /// A stretch of index values.
    BAND = "Band", band(row: &Band) {
        band: always(Kind::Text) => &row.code;
        label: maybe(Kind::Both) => both(&row.label.id, &row.label.en);
        zone: maybe(Kind::Both) => row.zone.as_ref().map_or(Value::Null, |zone| both(&zone.id, &zone.en));
        provisional: always(Kind::Texts) => row.provisional.iter().map(|text| Value::from(text.id.as_str())).collect::<Vec<_>>();
    }
}

record! {
    /// A law or document.
    LAW = "Law", law(row: &Law) {
        law: always(Kind::Text) => &row.key;
        title: always(Kind::Text) => &row.title;
        read: always(Kind::Flag) => row.sourced;
        found: maybe(Kind::Text) => row.found.as_deref().unwrap_or_default();
    }
}
