//! Innovations and replications that come about here, and offers to others.

use super::{Innovation, Offer, Replication};
use crate::act::Act;
use crate::database::Database;
use crate::error::StoreError;
use crate::table::{delete, insert, row, rows, select, sought};
use sqlx::Executor;

const READING: &str = "reading an innovation";

impl Offer {
    /// State of an offer that stands.
    pub const OPEN: &'static str = "open";
    /// State of an offer that was withdrawn; its row stays.
    pub const WITHDRAWN: &'static str = "withdrawn";
}

impl Act {
    /// The innovation with this id, as this change sees it.
    pub async fn innovation(&mut self, id: &str) -> Result<Option<Innovation>, StoreError> {
        let found = sqlx::query(select::<Innovation>("WHERE innovation = $1")).bind(sought(id));
        row(self.tx().fetch_optional(found).await, READING)
    }

    /// Adds an innovation; one whose id is taken is a failure.
    pub async fn add_innovation(&mut self, row: &Innovation) -> Result<(), StoreError> {
        insert(self.tx(), std::slice::from_ref(row)).await
    }

    /// Adds a replication; one that is there is a failure.
    pub async fn add_replication(&mut self, row: &Replication) -> Result<(), StoreError> {
        insert(self.tx(), std::slice::from_ref(row)).await
    }

    /// The offer of an innovation, as this change sees it.
    pub async fn offer(&mut self, innovation: &str) -> Result<Option<Offer>, StoreError> {
        let found = sqlx::query(select::<Offer>("WHERE innovation = $1")).bind(sought(innovation));
        row(self.tx().fetch_optional(found).await, READING)
    }

    /// Puts an offer in place of the one there was.
    pub async fn put_offer(&mut self, offer: &Offer) -> Result<(), StoreError> {
        delete(
            self.tx(),
            "replication_offer",
            "innovation",
            &offer.innovation,
        )
        .await?;
        insert(self.tx(), std::slice::from_ref(offer)).await
    }
}

impl Database {
    /// Offers that stand, by innovation.
    pub async fn open_offers(&self) -> Result<Vec<Offer>, StoreError> {
        let found = sqlx::query(select::<Offer>("WHERE state = $1")).bind(Offer::OPEN);
        let mut offers: Vec<Offer> = rows(found.fetch_all(self.readers()).await, READING)?;
        offers.sort();
        Ok(offers)
    }
}
