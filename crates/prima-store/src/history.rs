//! Imported history: data sets with their files, and what is derived from them.

mod contents;
mod ranking;
mod read;
mod round;
mod seen;
mod write;

pub use contents::ResultSource;
pub use ranking::{RankedResult, Ranking, RankingQuery};
pub use write::Derived;

use crate::table::table;

/// `$2, $3, $4`: places of a statement, from `first` on.
pub(crate) fn places(first: usize, n: usize) -> String {
    let places = (first..first + n).map(|place| format!("${place}"));
    places.collect::<Vec<_>>().join(", ")
}

table! {
    /// One imported data set: a round, or figures alone.
    Dataset = "dataset" {
        /// Its id, the name of its folder.
        dataset: String,
        /// Programme, such as `ombudsman`.
        programme: String,
        /// `code/edition`; empty where there are only figures.
        instrument: String,
        /// Reference period.
        period: String,
        /// Title.
        title_id: String,
        /// Title in English.
        title_en: String,
        /// What a reader must know.
        note_id: String,
        /// The same in English.
        note_en: String,
        /// `sample`, `generated`, or empty for real data.
        sample: String,
        /// When it was imported, in UTC.
        imported_at: String,
        /// Number of the import; the newest has the highest.
        import: i64,
    }
}

table! {
    /// A file of a data set's bundle.
    DatasetFile = "dataset_file" {
        /// The data set.
        dataset: String,
        /// Path in the bundle.
        name: String,
        /// Its text.
        content: String,
        /// SHA-256 of it, in lower-case hexadecimal.
        sha256: String,
        /// Its length.
        bytes: i64,
    }
}

table! {
    /// Rows of one of a data set's files about one family of bodies, under the
    /// head of the file.
    FamilyFile = "family_file" {
        /// The data set.
        dataset: String,
        /// The topmost body of the family.
        family: String,
        /// Path of the file in the bundle.
        name: String,
        /// The rows as text.
        content: String,
    }
}

table! {
    /// One body's result in one data set.
    Outcome = "result" {
        /// The data set.
        dataset: String,
        /// The body.
        body: String,
        /// Programme of the data set.
        programme: String,
        /// `code/edition` of its instrument.
        instrument: String,
        /// Reference period of the data set.
        period: String,
        /// Kind of the body then.
        kind: String,
        /// Level of the body then.
        level: String,
        /// Province code of the body; empty: none.
        province: String,
        /// The index, rounded as the instrument says; empty: none.
        index_text: String,
        /// The index in millionths.
        index_order: Option<i64>,
        /// Code of the band; empty: none.
        band: String,
        /// `scored`, `imported`, `rolled_up` …
        state: String,
        /// `own`, `pooled`, `children`, `published`, `nothing`.
        origin: String,
        /// Name of the peer group with its reach; empty: none.
        peer_group: String,
        /// Rank among the published of the peer group.
        rank: Option<i64>,
        /// How many of the peer group have an index.
        rank_of: Option<i64>,
        /// Place among all results of the programme and period.
        place: i64,
        /// Computed less published index; empty: none, or nothing to compare.
        difference: String,
        /// As published.
        published_index: String,
        /// As published.
        published_band: String,
        /// As published.
        published_rank: String,
        /// Who published it.
        source: String,
        /// Reference period the source gives.
        reference: String,
        /// When it was read.
        retrieved: String,
        /// Keys of what is unproven, parted by spaces.
        provisional: String,
        /// Codes of the gates that acted, parted by spaces.
        gates: String,
        /// Children that counted in a roll-up.
        units_counted: Option<i64>,
        /// All children.
        units: Option<i64>,
        /// Lower end of the interval of the index; empty: no data for one.
        index_low: String,
        /// Upper end.
        index_high: String,
        /// Best rank of the interval.
        rank_low: Option<i64>,
        /// Worst rank.
        rank_high: Option<i64>,
        /// 1 where answers or node scores are in the data set's files.
        has_nodes: i64,
        /// The topmost body above it in the data set, itself where there is none.
        family: String,
    }
}

table! {
    /// A result as one of a peer group: hundreds of them are read for one card.
    Peer = "result" {
        /// The body.
        body: String,
        /// The index, rounded as the instrument says.
        index_text: String,
        /// Rank among the published of the peer group.
        rank: Option<i64>,
    }
}

impl Outcome {
    /// Whether the data set's files hold more about it than its index.
    pub fn can_be_explained(&self) -> bool {
        self.has_nodes == 1 || self.origin == "children"
    }
}

table! {
    /// How many bodies of a level have an index, and their mean.
    Summary = "summary" {
        /// Programme.
        programme: String,
        /// Period.
        period: String,
        /// Level of government.
        level: String,
        /// `sample`, `generated`, or empty for real data.
        sample: String,
        /// Bodies with an index.
        bodies: i64,
        /// Their mean, rounded as the instrument says.
        mean: String,
    }
}

table! {
    /// How many bodies of a level are in a band.
    SummaryBand = "summary_band" {
        /// Programme.
        programme: String,
        /// Period.
        period: String,
        /// Level of government.
        level: String,
        /// Code of the band.
        band: String,
        /// Bodies in it.
        bodies: i64,
    }
}

table! {
    /// A single published figure, and what recomputing it found.
    FigureRow = "figure" {
        /// The data set.
        dataset: String,
        /// Code, unique in the data set.
        figure: String,
        /// Place in its file.
        ordinal: i64,
        /// What it counts.
        label_id: String,
        /// The same in English.
        label_en: String,
        /// Series it belongs to.
        series: String,
        /// Reference period.
        period: String,
        /// As published; empty where it is only computed.
        value: String,
        /// `count`, `percent`, `index`, `points`.
        unit: String,
        /// How it follows from others; empty: it does not.
        recompute: String,
        /// What was computed, as coarse as what was published.
        recomputed: String,
        /// `stated`, `agrees`, `differs`, `computed`, `unknown`.
        finding: String,
        /// Computed less published; empty: no difference.
        difference: String,
        /// Who published it.
        source: String,
        /// When it was read.
        retrieved: String,
    }
}

impl FigureRow {
    /// The value as published, else as computed.
    pub fn shown(&self) -> &str {
        if self.value.is_empty() {
            &self.recomputed
        } else {
            &self.value
        }
    }
}

table! {
    /// A count near a published one from which published shares would follow.
    HintRow = "hint" {
        /// The data set.
        dataset: String,
        /// Place.
        ordinal: i64,
        /// Period of the shares.
        period: String,
        /// The count.
        figure: String,
        /// As published.
        published: String,
        /// What it would have to be.
        would_be: String,
    }
}

table! {
    /// A statement with a source.
    Statement = "statement" {
        /// The data set.
        dataset: String,
        /// Code, unique in the data set.
        statement: String,
        /// Place in its file.
        ordinal: i64,
        /// `target`, `definition`, `theme`, `fact`, `mismatch`, `reason`.
        kind: String,
        /// Reference period.
        period: String,
        /// Body it is about; empty: none.
        body: String,
        /// What is said.
        text_id: String,
        /// The same in English.
        text_en: String,
        /// Who says so.
        source: String,
        /// When it was read.
        retrieved: String,
        /// What is not proven; empty: nothing.
        provisional: String,
        /// The same in English; may be empty.
        provisional_en: String,
    }
}

table! {
    /// An award event, or one category of it.
    Event = "event" {
        /// Code of the event.
        event: String,
        /// Code of the category; empty: the event itself.
        category: String,
        /// The data set.
        dataset: String,
        /// Place in its file.
        ordinal: i64,
        /// Name.
        name_id: String,
        /// Name in English.
        name_en: String,
        /// Level of the recipients.
        level: String,
        /// Recipients announced.
        announced: Option<i64>,
        /// Day, month or year.
        date: String,
        /// Where.
        place: String,
        /// Body that held it.
        host: String,
        /// Who says so.
        source: String,
        /// Reference period.
        period: String,
        /// When it was read.
        retrieved: String,
    }
}

table! {
    /// An honour or predikat that was granted, and perhaps revoked.
    Honour = "honour" {
        /// The data set.
        dataset: String,
        /// Code, unique in the data set.
        honour: String,
        /// Place in its file.
        ordinal: i64,
        /// Event; empty: none.
        event: String,
        /// Category of the event.
        category: String,
        /// Who received it.
        body: String,
        /// Unit credited with it; empty: none.
        unit: String,
        /// What for.
        title_id: String,
        /// The same in English.
        title_en: String,
        /// Group within the category.
        series: String,
        /// `granted` or `revoked`.
        status: String,
        /// When it was granted.
        granted: String,
        /// When it was revoked; empty: it was not.
        revoked: String,
        /// Why it was revoked.
        reason_id: String,
        /// The same in English.
        reason_en: String,
        /// Who says so.
        source: String,
        /// Reference period.
        period: String,
        /// When it was read.
        retrieved: String,
    }
}
