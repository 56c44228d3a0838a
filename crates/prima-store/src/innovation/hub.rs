//! What the officers of hubs keep: members and activities.

use crate::cycle::{Keyed, Reading};
use crate::error::StoreError;
use crate::history::{Statement, places};
use crate::table::{MOST_NAMES, table};

table! {
    /// A body that joined a hub.
    HubMember = "hub_member" {
        /// The body that is the hub.
        hub: String,
        /// Number within the hub, from 1.
        number: i64,
        /// The body that joined.
        member: String,
        /// Since when: a year, a month or a day.
        since: String,
        /// Until when; empty: it has not left.
        until: String,
        /// What says so.
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
    /// Something that a hub did.
    HubActivity = "hub_activity" {
        /// The body that is the hub.
        hub: String,
        /// Number within the hub, from 1.
        number: i64,
        /// The day.
        day: String,
        /// What kind of thing it was.
        kind: String,
        /// What it is called.
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

impl Keyed for HubMember {
    const N_KEYS: usize = 2;
}

impl Keyed for HubActivity {
    const N_KEYS: usize = 2;
}

/// State of an entry that stands.
pub const KEPT: &str = "kept";
/// State of an entry that was wrong; its row stays.
pub const REMOVED: &str = "removed";

impl Reading<'_> {
    /// All entries of members of a hub, removed ones too, by number.
    pub async fn members_of_hub(&mut self, hub: &str) -> Result<Vec<HubMember>, StoreError> {
        self.find("WHERE hub = $1", &[hub]).await
    }

    /// All entries of activities of a hub, removed ones too, by number.
    pub async fn activities_of_hub(&mut self, hub: &str) -> Result<Vec<HubActivity>, StoreError> {
        self.find("WHERE hub = $1", &[hub]).await
    }

    /// The memberships of these bodies that stand, by hub.
    pub async fn memberships_of(
        &mut self,
        bodies: &[String],
    ) -> Result<Vec<HubMember>, StoreError> {
        let mut found = Vec::new();
        for some in bodies.chunks(MOST_NAMES) {
            let condition = format!(
                "WHERE member IN ({}) AND state = '{KEPT}'",
                places(1, some.len())
            );
            let some: Vec<&str> = some.iter().map(String::as_str).collect();
            found.extend(self.find(&condition, &some).await?);
        }
        found.sort();
        Ok(found)
    }

    /// Statements about these bodies in data sets of a programme, by data set.
    pub async fn statements_naming(
        &mut self,
        programme: &str,
        bodies: &[String],
    ) -> Result<Vec<Statement>, StoreError> {
        let mut found = Vec::new();
        for some in bodies.chunks(MOST_NAMES) {
            let condition = format!(
                "WHERE dataset IN (SELECT dataset FROM dataset WHERE programme = $1) \
                 AND body IN ({})",
                places(2, some.len())
            );
            let mut values = vec![programme];
            values.extend(some.iter().map(String::as_str));
            found.extend(self.find(&condition, &values).await?);
        }
        found.sort();
        Ok(found)
    }

    /// Statements about a body in data sets of a programme whose code begins so.
    pub async fn statements_of(
        &mut self,
        programme: &str,
        body: &str,
        beginning: &str,
    ) -> Result<Vec<Statement>, StoreError> {
        let mut found = self
            .statements_naming(programme, &[body.to_owned()])
            .await?;
        found.retain(|row| row.statement.starts_with(beginning));
        Ok(found)
    }
}
