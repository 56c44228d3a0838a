//! Innovations: the catalogue, and who took what over from whom.
//!
//! Rows that were imported belong to their data set and go with it; rows that
//! came about here have none.

mod before;
mod catalogue;
mod hub;
mod proposal;
mod recording;
mod requesting;

pub use before::{HubActivityBefore, HubMemberBefore, HubRow, ProposalBefore};
pub use hub::{HubActivity, HubMember, KEPT, REMOVED};
pub use proposal::{
    InnovationReport, Proposal, ProposalAuthor, ProposalCheck, ProposalEvidence, ProposalHonour,
    ProposalSection,
};
pub use requesting::{Meeting, MentoringNote, ReplicationRequest};

use crate::table::table;

table! {
    /// One innovation of the catalogue. What nobody published is empty.
    Innovation = "innovation" {
        /// Its id, unique among all; part of its address.
        innovation: String,
        /// The data set; empty: from a proposal made here.
        dataset: String,
        /// Place in its file.
        ordinal: i64,
        /// The proposal it was published from; empty: imported.
        proposal: String,
        /// Title, as its makers write it.
        title: String,
        /// The body that answers for it.
        body: String,
        /// The unit that runs it; empty: not known.
        unit: String,
        /// Since when it runs: a year, a month or a day.
        year: String,
        /// `umum`, `replikasi`, `khusus`, `keberlanjutan`.
        series: String,
        /// What it is about, codes parted by spaces.
        sectors: String,
        /// Vulnerable groups it serves, codes parted by spaces.
        served: String,
        /// Ways in which it reaches people, codes parted by spaces.
        channels: String,
        /// Goals of sustainable development, numbers parted by spaces.
        sdg: String,
        /// `penciptaan`, `pengembangan`, `pelembagaan`.
        maturity: String,
        /// What was wrong before.
        problem: String,
        /// What was thought of.
        idea: String,
        /// What came of it.
        result: String,
        /// What it costs, in words.
        cost: String,
        /// What it costs, in rupiah.
        cost_rupiah: Option<i64>,
        /// The decree it rests on.
        legal_basis: String,
        /// How another body can take it over.
        how: String,
        /// Whom to ask: an office or a role, never a person.
        contact_role: String,
        /// Honours it got, codes of the same data set parted by spaces.
        honours: String,
        /// Who says so.
        source: String,
        /// Reference period.
        period: String,
        /// When it was read.
        retrieved: String,
        /// What is not proven; empty: nothing.
        provisional: String,
        /// The same in English; may be empty.
        provisional_en: String,
        /// `sample`, `generated`, or empty for a real one.
        sample: String,
    }
}

table! {
    /// An innovation that was taken over from another.
    Replication = "replication" {
        /// The innovation at the new place.
        replica: String,
        /// The one it was taken over from.
        origin: String,
        /// The data set; empty: recorded here.
        dataset: String,
        /// Place in its file.
        ordinal: i64,
        /// What was done otherwise.
        adaptation: String,
        /// What came of it at the new place.
        effect: String,
        /// Who says so.
        source: String,
        /// Reference period.
        period: String,
        /// When it was read.
        retrieved: String,
        /// What is not proven; empty: nothing.
        provisional: String,
        /// The same in English; may be empty.
        provisional_en: String,
        /// Who recorded it; empty: imported.
        person: String,
        /// When it was recorded, in UTC.
        at: String,
    }
}

table! {
    /// An innovation that its owner offers to others.
    Offer = "replication_offer" {
        /// The innovation.
        innovation: String,
        /// `open` or `withdrawn`.
        state: String,
        /// Who helps, and what it takes.
        terms: String,
        /// Who offered or withdrew it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

impl Innovation {
    /// Who runs it: the unit, or the body where no unit is known.
    pub fn owner(&self) -> &str {
        match self.unit.is_empty() {
            true => &self.body,
            false => &self.unit,
        }
    }

    /// Codes that a column of them holds.
    pub fn codes(column: &str) -> impl Iterator<Item = &str> {
        column.split(' ').filter(|code| !code.is_empty())
    }

    /// Its texts, in the order a page has them.
    pub fn texts(&self) -> [&str; 6] {
        [
            &self.problem,
            &self.idea,
            &self.result,
            &self.cost,
            &self.legal_basis,
            &self.how,
        ]
    }
}
