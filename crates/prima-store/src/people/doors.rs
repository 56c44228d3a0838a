//! The doors people come in by: sessions, invitations, recovery, and how often
//! an address has tried.
//!
//! None of it is in a backup: who restores one must not let anybody in.

use super::{WRITING, many, one};
use crate::act::Act;
use crate::address::Engine;
use crate::database::Database;
use crate::error::{StoreError, doing, is_busy};
use crate::secret::Secret;
use crate::table::table;
use sqlx::{AnyConnection, Executor};

table! {
    /// One sign-in that has not ended. Moments are seconds since 1970 in UTC.
    Session = "session" {
        /// SHA-256 of what the browser holds.
        session_hash: String,
        /// Who signed in.
        person: String,
        /// What each form must bring along.
        csrf: Secret,
        /// When it began.
        created_at: i64,
        /// When it was last used, to the minute.
        last_seen_at: i64,
        /// When it ends, however much it is used.
        expires_at: i64,
        /// The browser, in a few words.
        agent: String,
        /// `password`: by it alone, so that a second factor, where there is one, is
        /// still to come; `second_factor`: by both.
        strength: String,
    }
}

table! {
    /// A letter that lets somebody make an account.
    Invitation = "invitation" {
        /// SHA-256 of what the letter holds.
        token_hash: String,
        /// To whom, in small letters.
        email: String,
        /// Code of the role that comes with it.
        role: String,
        /// Where the role holds; see [`super::GrantRow`].
        scope_kind: String,
        /// Where the role holds; see [`super::GrantRow`].
        scope: String,
        /// Who invites.
        invited_by: String,
        /// Until when it can be used.
        expires_at: i64,
        /// When it was used; 0: not yet.
        used_at: i64,
    }
}

table! {
    /// A note that lets a person back into an account.
    RecoveryToken = "recovery_token" {
        /// SHA-256 of what the note holds.
        token_hash: String,
        /// Whose account.
        person: String,
        /// Who made it.
        made_by: String,
        /// Until when it can be used.
        expires_at: i64,
        /// When it was used; 0: not yet.
        used_at: i64,
    }
}

table! {
    /// How often an address has failed to come in, or a name that was typed.
    Attempt = "attempt" {
        /// SHA-256 of the address; after [`Attempt::OF_NAME`] that of a typed name.
        address_hash: String,
        /// How often, since then.
        n: i64,
        /// Since when; of a name: the last time.
        since: i64,
    }
}

impl Attempt {
    /// What stands before the hash of a name, whether anybody has it or not.
    pub const OF_NAME: &str = "name:";
}

const BY_SESSION: &str = "WHERE session_hash = $1";
const BY_TOKEN: &str = "WHERE token_hash = $1";

impl Database {
    /// Sessions of a person, the newest first, ended ones among them.
    pub async fn sessions_of(&self, person: &str) -> Result<Vec<Session>, StoreError> {
        let mut found: Vec<Session> = many(self.readers(), "WHERE person = $1", &[person]).await?;
        found.sort_by(|a, b| (b.created_at, &b.session_hash).cmp(&(a.created_at, &a.session_hash)));
        Ok(found)
    }

    /// The invitation with this hash.
    pub async fn invitation(&self, hash: &str) -> Result<Option<Invitation>, StoreError> {
        one(self.readers(), BY_TOKEN, &[hash]).await
    }

    /// All invitations, by role, scope and address; used and ended ones among
    /// them until they are forgotten.
    pub async fn invitations(&self) -> Result<Vec<Invitation>, StoreError> {
        fn place(it: &Invitation) -> (&str, &str, &str, &str) {
            (&it.role, &it.scope_kind, &it.scope, &it.email)
        }
        let mut found: Vec<Invitation> = many(self.readers(), "", &[]).await?;
        found.sort_by(|a, b| place(a).cmp(&place(b)));
        Ok(found)
    }

    /// The note with this hash.
    pub async fn recovery_token(&self, hash: &str) -> Result<Option<RecoveryToken>, StoreError> {
        one(self.readers(), BY_TOKEN, &[hash]).await
    }

    /// How often an address has tried.
    pub async fn attempt(&self, hash: &str) -> Result<Option<Attempt>, StoreError> {
        one(self.readers(), "WHERE address_hash = $1", &[hash]).await
    }

    /// Notes that a session was used. No act: nothing rests on it, so where
    /// another change is under way it is left out and nobody waits.
    pub async fn touch_session(&self, hash: &str, now: i64) -> Result<(), StoreError> {
        let reader = self.readers().acquire().await;
        let mut reader = reader.map_err(doing(WRITING))?;
        let touched = self.touch(&mut reader, hash, now).await;
        match touched {
            Err(sqlx::Error::Database(error)) if error.code().is_some_and(|it| is_busy(&it)) => {
                Ok(())
            }
            touched => touched.map_err(doing(WRITING)),
        }
    }

    async fn touch(
        &self,
        reader: &mut AnyConnection,
        hash: &str,
        now: i64,
    ) -> Result<(), sqlx::Error> {
        let update = "UPDATE session SET last_seen_at = $1 \
                      WHERE session_hash = $2 AND last_seen_at < $1";
        let update = sqlx::query(update).bind(now).bind(hash.to_owned());
        if self.engine() == Engine::Postgres {
            return reader.execute(update).await.map(|_| ());
        }
        reader.execute("PRAGMA busy_timeout = 0").await?;
        let touched = reader.execute(update).await.map(|_| ());
        self.be_patient(reader).await?;
        touched
    }
}

impl Act {
    /// The session with this hash, as this change sees it.
    pub async fn session(&mut self, hash: &str) -> Result<Option<Session>, StoreError> {
        one(&mut **self.tx(), BY_SESSION, &[hash]).await
    }

    /// Writes a session.
    pub async fn put_session(&mut self, session: Session) -> Result<(), StoreError> {
        let hash = session.session_hash.clone();
        self.put_in_place(session, &[("session_hash", &hash)]).await
    }

    /// Ends one session of a person; says whether there was one.
    pub async fn end_session(&mut self, person: &str, hash: &str) -> Result<bool, StoreError> {
        let key = [("person", person), ("session_hash", hash)];
        Ok(self.remove_in_place::<Session>(&key).await? > 0)
    }

    /// Ends all sessions of a person but one; an empty hash spares none.
    pub async fn end_other_sessions(
        &mut self,
        person: &str,
        spared: &str,
    ) -> Result<u64, StoreError> {
        let sql = "DELETE FROM session WHERE person = $1 AND session_hash <> $2";
        let query = sqlx::query(sql)
            .bind(person.to_owned())
            .bind(spared.to_owned());
        let done = self.tx().execute(query).await.map_err(doing(WRITING))?;
        Ok(done.rows_affected())
    }

    /// The invitation with this hash, as this change sees it.
    pub async fn invitation(&mut self, hash: &str) -> Result<Option<Invitation>, StoreError> {
        one(&mut **self.tx(), BY_TOKEN, &[hash]).await
    }

    /// Writes an invitation.
    pub async fn put_invitation(&mut self, invitation: Invitation) -> Result<(), StoreError> {
        let hash = invitation.token_hash.clone();
        self.put_in_place(invitation, &[("token_hash", &hash)])
            .await
    }

    /// The note with this hash, as this change sees it.
    pub async fn recovery_token(
        &mut self,
        hash: &str,
    ) -> Result<Option<RecoveryToken>, StoreError> {
        one(&mut **self.tx(), BY_TOKEN, &[hash]).await
    }

    /// Writes a note.
    pub async fn put_recovery_token(&mut self, note: RecoveryToken) -> Result<(), StoreError> {
        let hash = note.token_hash.clone();
        self.put_in_place(note, &[("token_hash", &hash)]).await
    }

    /// Makes all notes for a person useless.
    pub async fn remove_recovery_tokens(&mut self, person: &str) -> Result<u64, StoreError> {
        self.remove_in_place::<RecoveryToken>(&[("person", person)])
            .await
    }

    /// How often an address has tried, as this change sees it.
    pub async fn attempt(&mut self, hash: &str) -> Result<Option<Attempt>, StoreError> {
        one(&mut **self.tx(), "WHERE address_hash = $1", &[hash]).await
    }

    /// Writes how often an address has tried.
    pub async fn put_attempt(&mut self, attempt: Attempt) -> Result<(), StoreError> {
        let hash = attempt.address_hash.clone();
        self.put_in_place(attempt, &[("address_hash", &hash)]).await
    }

    /// Forgets what is counted under a hash.
    pub async fn remove_attempt(&mut self, hash: &str) -> Result<(), StoreError> {
        let key = [("address_hash", hash)];
        self.remove_in_place::<Attempt>(&key).await.map(|_| ())
    }

    /// Removes sessions that have ended at `now`, letters and notes that ended
    /// before `forgotten`, and attempts counted since before then; gives how many.
    pub async fn forget_ended(&mut self, now: i64, forgotten: i64) -> Result<u64, StoreError> {
        let mut n_rows = 0;
        for (sql, bound) in [
            ("DELETE FROM session WHERE expires_at <= $1", now),
            ("DELETE FROM invitation WHERE expires_at < $1", forgotten),
            (
                "DELETE FROM recovery_token WHERE expires_at < $1",
                forgotten,
            ),
            ("DELETE FROM attempt WHERE since < $1", forgotten),
        ] {
            let done = self.tx().execute(sqlx::query(sql).bind(bound)).await;
            n_rows += done.map_err(doing(WRITING))?.rows_affected();
        }
        Ok(n_rows)
    }
}
