//! What entries of hubs said before they were put right or removed: only added
//! to, so that what stood in public is never lost.

use super::{HubActivity, HubMember};
use crate::cycle::{Keyed, Reading};
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

impl Keyed for HubMemberBefore {
    const N_KEYS: usize = 3;
}

impl Keyed for HubActivityBefore {
    const N_KEYS: usize = 3;
}

impl HubMember {
    /// It as what stood before another version took its place.
    pub fn before(self, version: i64) -> HubMemberBefore {
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
}

impl HubActivity {
    /// It as what stood before another version took its place.
    pub fn before(self, version: i64) -> HubActivityBefore {
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
}

impl Reading<'_> {
    /// What the entries of members of a hub said before, by entry, oldest first.
    pub async fn members_before(&mut self, hub: &str) -> Result<Vec<HubMemberBefore>, StoreError> {
        self.find("WHERE hub = $1", &[hub]).await
    }

    /// What the entries of activities of a hub said before, by entry, oldest first.
    pub async fn activities_before(
        &mut self,
        hub: &str,
    ) -> Result<Vec<HubActivityBefore>, StoreError> {
        self.find("WHERE hub = $1", &[hub]).await
    }
}
