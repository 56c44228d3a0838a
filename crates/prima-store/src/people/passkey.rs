//! Keys that devices hold, and what such a device has been asked.
//!
//! A question that waits for its answer is in no backup and opens nothing; a
//! key in a backup opens only with the device that has its other half.

use super::{WRITING, many, one};
use crate::act::Act;
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::table::{insert, table};

table! {
    /// A key that a device of the person holds.
    Passkey = "passkey" {
        /// Id the device gave it, in hexadecimal.
        credential: String,
        /// Whose.
        person: String,
        /// The public key and its counter, as JSON.
        data: String,
        /// What the person calls it.
        label: String,
        /// Since when.
        created_at: i64,
        /// When it was last used; 0: never.
        last_used_at: i64,
    }
}

table! {
    /// What a device was asked; good for one answer.
    Ceremony = "passkey_ceremony" {
        /// SHA-256 of what the page holds that asks.
        ceremony_hash: String,
        /// Who adds a key; empty: somebody signs in, and who is not known yet.
        person: String,
        /// What a new key is to be called; empty for a sign-in.
        label: String,
        /// What the failures of the asking address are counted under; empty for
        /// a new key.
        address_hash: String,
        /// What the answer will be held against, as JSON.
        state: String,
        /// When it is too late to answer.
        expires_at: i64,
    }
}

const BY_PERSON: &str = "WHERE person = $1";
const BY_CREDENTIAL: &str = "WHERE credential = $1";
const BY_ADDRESS: &str = "WHERE address_hash = $1";
const BY_CEREMONY: &str = "WHERE ceremony_hash = $1";

impl Database {
    /// Passkeys of a person, oldest first.
    pub async fn passkeys_of(&self, person: &str) -> Result<Vec<Passkey>, StoreError> {
        let mut keys: Vec<Passkey> = many(self.readers(), BY_PERSON, &[person]).await?;
        keys.sort_by(|a, b| (a.created_at, &a.credential).cmp(&(b.created_at, &b.credential)));
        Ok(keys)
    }

    /// What devices were asked from an address, what ends first in front; what
    /// has ended is among it until the next question.
    pub async fn ceremonies_from(&self, address_hash: &str) -> Result<Vec<Ceremony>, StoreError> {
        let found: Result<Vec<Ceremony>, StoreError> =
            many(self.readers(), BY_ADDRESS, &[address_hash]).await;
        let mut found = found?;
        found.sort_by_key(|ceremony| ceremony.expires_at);
        Ok(found)
    }

    /// Remembers what a device is asked, and forgets what has ended at `now`. No
    /// act: nothing rests on it, and who only asks must not fill the audit trail.
    pub async fn begin_ceremony(&self, ceremony: Ceremony, now: i64) -> Result<(), StoreError> {
        let mut tx = self.readers().begin().await.map_err(doing(WRITING))?;
        // Writes at once, so that SQLite does not refuse it in the middle.
        let forget = "DELETE FROM passkey_ceremony WHERE expires_at <= $1";
        let forgotten = sqlx::query(forget).bind(now).execute(&mut *tx).await;
        forgotten.map_err(doing(WRITING))?;
        insert(&mut tx, &[ceremony]).await?;
        tx.commit().await.map_err(doing(WRITING))
    }
}

impl Act {
    /// What a device was asked, taken back: it can be answered no more. `None`
    /// where it is not known or has ended at `now`.
    pub async fn take_ceremony(
        &mut self,
        hash: &str,
        now: i64,
    ) -> Result<Option<Ceremony>, StoreError> {
        let found: Option<Ceremony> = one(&mut **self.tx(), BY_CEREMONY, &[hash]).await?;
        self.remove_in_place::<Ceremony>(&[("ceremony_hash", hash)])
            .await?;
        Ok(found.filter(|found| now < found.expires_at))
    }

    /// The passkey that a device gave this id, as this change sees it.
    pub async fn passkey(&mut self, credential: &str) -> Result<Option<Passkey>, StoreError> {
        one(&mut **self.tx(), BY_CREDENTIAL, &[credential]).await
    }

    /// Writes a passkey.
    pub async fn put_passkey(&mut self, key: Passkey) -> Result<(), StoreError> {
        let id = key.credential.clone();
        self.put_in_place(key, &[("credential", &id)]).await
    }

    /// Takes one passkey of a person away; says whether there was one.
    pub async fn remove_passkey(
        &mut self,
        person: &str,
        credential: &str,
    ) -> Result<bool, StoreError> {
        let key = [("person", person), ("credential", credential)];
        Ok(self.remove_in_place::<Passkey>(&key).await? > 0)
    }

    /// Takes all passkeys of a person away; says how many there were.
    pub async fn remove_passkeys(&mut self, person: &str) -> Result<u64, StoreError> {
        self.remove_in_place::<Passkey>(&[("person", person)]).await
    }
}
