//! What entries of hubs and heads of proposals said before somebody wrote something
//! else in their place: only added to, so that nothing is lost.

use super::{HubActivity, HubMember, Proposal, ProposalHonour};
use crate::cycle::{CycleRow, Keyed, Reading};
use crate::error::StoreError;
use crate::table::table;

table! {
    /// What an entry of a member said before.
    HubMemberBefore = "hub_member_before" {
        /// The body that is the hub.
        hub: String,
        /// Number of the entry within the hub.
        number: i64,
        /// From 1 within the entry, in the order in which they stood.
        version: i64,
        /// The body that joined.
        member: String,
        /// Since when.
        since: String,
        /// Until when; empty: it had not left.
        until: String,
        /// What said so.
        source: String,
        /// `kept` or `removed`.
        state: String,
        /// Who wrote it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// What an entry of an activity said before.
    HubActivityBefore = "hub_activity_before" {
        /// The body that is the hub.
        hub: String,
        /// Number of the entry within the hub.
        number: i64,
        /// From 1 within the entry, in the order in which they stood.
        version: i64,
        /// The day.
        day: String,
        /// What kind of thing it was.
        kind: String,
        /// What it was called.
        title: String,
        /// What was done.
        content: String,
        /// A page about it; empty: none.
        link: String,
        /// `kept` or `removed`.
        state: String,
        /// Who wrote it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// What the head of a proposal said before.
    ProposalBefore = "proposal_before" {
        /// The candidacy.
        candidacy: String,
        /// That of the row it was.
        version: i64,
        /// Title.
        title: String,
        /// Code of the group; empty: not chosen.
        series: String,
        /// Since when the innovation runs; empty: not said.
        began: String,
        /// The innovation that it replicates; empty: none named.
        origin: String,
        /// Earlier honours that were named: a line each, the code and the years.
        honours: String,
        /// Who wrote it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

impl Keyed for ProposalBefore {
    const N_KEYS: usize = 2;
}

impl Keyed for HubMemberBefore {
    const N_KEYS: usize = 3;
}

impl Keyed for HubActivityBefore {
    const N_KEYS: usize = 3;
}

impl Proposal {
    /// Its head as what stood before another took its place, with these honours.
    pub fn before(self, honours: &[ProposalHonour]) -> ProposalBefore {
        let lines = honours.iter();
        let lines = lines.map(|row| format!("{} {}", row.tier, row.years).trim_end().to_owned());
        ProposalBefore {
            candidacy: self.candidacy,
            version: self.version,
            title: self.title,
            series: self.series,
            began: self.began,
            origin: self.origin,
            honours: lines.collect::<Vec<_>>().join("\n"),
            person: self.person,
            at: self.at,
        }
    }
}

/// An entry of one of the lists of a hub. What it said before is kept beside it, by
/// version.
pub trait HubRow: CycleRow {
    /// What it said before.
    type Before: CycleRow + Ord;

    /// The hub, and its number there.
    fn place(&self) -> (&str, i64);

    /// It as what stood before another version took its place.
    fn before(self, version: i64) -> Self::Before;

    /// The number of the entry that said this before, and which version it was.
    fn version(before: &Self::Before) -> (i64, i64);
}

impl HubRow for HubMember {
    type Before = HubMemberBefore;

    fn place(&self) -> (&str, i64) {
        (&self.hub, self.number)
    }

    fn before(self, version: i64) -> HubMemberBefore {
        HubMemberBefore {
            hub: self.hub,
            number: self.number,
            version,
            member: self.member,
            since: self.since,
            until: self.until,
            source: self.source,
            state: self.state,
            person: self.person,
            at: self.at,
        }
    }

    fn version(before: &HubMemberBefore) -> (i64, i64) {
        (before.number, before.version)
    }
}

impl HubRow for HubActivity {
    type Before = HubActivityBefore;

    fn place(&self) -> (&str, i64) {
        (&self.hub, self.number)
    }

    fn before(self, version: i64) -> HubActivityBefore {
        HubActivityBefore {
            hub: self.hub,
            number: self.number,
            version,
            day: self.day,
            kind: self.kind,
            title: self.title,
            content: self.content,
            link: self.link,
            state: self.state,
            person: self.person,
            at: self.at,
        }
    }

    fn version(before: &HubActivityBefore) -> (i64, i64) {
        (before.number, before.version)
    }
}

impl Reading<'_> {
    /// What the entries of a list of a hub said before, by entry, oldest first.
    pub async fn hub_before<R: HubRow>(&mut self, hub: &str) -> Result<Vec<R::Before>, StoreError> {
        self.find("WHERE hub = $1", &[hub]).await
    }

    /// What the head of a proposal said before, oldest first.
    pub async fn proposals_before(
        &mut self,
        candidacy: &str,
    ) -> Result<Vec<ProposalBefore>, StoreError> {
        self.find("WHERE candidacy = $1", &[candidacy]).await
    }
}
