//! Data sets with their files.

use super::SAMPLES;
use crate::opendata::api::shape::{Kind, always, both, maybe, nothing, record};
use prima_store::history::{Dataset, DatasetFile};

record! {
    /// An imported data set.
    DATASET = "Dataset", dataset(row: &Dataset) {
        dataset: always(Kind::Text) => &row.dataset;
        title: always(Kind::Both) => both(&row.title_id, &row.title_en);
        note: maybe(Kind::Both) => both(&row.note_id, &row.note_en);
        programme: always(Kind::Text) => &row.programme;
        period: always(Kind::Text) => &row.period;
        instrument: maybe(Kind::Text) => &row.instrument;
        imported: always(Kind::Moment) => &row.imported_at;
        bundle: always(Kind::Address) => format!("/id/data/{}/bundel.zip", row.dataset);
        source: maybe(Kind::Text) => nothing();
        retrieved: maybe(Kind::Date) => nothing();
        provisional: always(Kind::Texts) => Vec::new();
        sample: maybe(Kind::Word(SAMPLES)) => &row.sample;
    }
}

/// A data set with its files.
pub struct FullDataset {
    /// The data set.
    pub dataset: Dataset,
    /// Its files.
    pub files: Vec<DatasetFile>,
}

record! {
    /// A data set with its files.
    DATASET_IN_FULL = "DatasetInFull", dataset_in_full(row: &FullDataset) {
        dataset: always(Kind::Text) => &row.dataset.dataset;
        title: always(Kind::Both) => both(&row.dataset.title_id, &row.dataset.title_en);
        note: maybe(Kind::Both) => both(&row.dataset.note_id, &row.dataset.note_en);
        programme: always(Kind::Text) => &row.dataset.programme;
        period: always(Kind::Text) => &row.dataset.period;
        instrument: maybe(Kind::Text) => &row.dataset.instrument;
        imported: always(Kind::Moment) => &row.dataset.imported_at;
        bundle: always(Kind::Address) => format!("/id/data/{}/bundel.zip", row.dataset.dataset);
        files: always(Kind::Many(&FILE)) => row.files.iter().map(file).collect::<Vec<_>>();
        source: maybe(Kind::Text) => nothing();
        retrieved: maybe(Kind::Date) => nothing();
        provisional: always(Kind::Texts) => Vec::new();
        sample: maybe(Kind::Word(SAMPLES)) => &row.dataset.sample;
    }
}

record! {
    /// A file of a data set's bundle.
    FILE = "File", file(row: &DatasetFile) {
        name: always(Kind::Text) => &row.name;
        bytes: always(Kind::Whole) => row.bytes;
        sha256: always(Kind::Text) => &row.sha256;
        address: always(Kind::Address) => format!("/id/data/{}/{}", row.dataset, row.name);
    }
}
