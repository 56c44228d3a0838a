//! How often an address and a name may fail before they must wait.
//!
//! An address is counted because each try costs the machine; a name that has no
//! account is counted so that it closes like one that has. What an account counts
//! is forgotten only when somebody comes in, so what such a name counts is never:
//! the one that forgets sooner would tell them apart.

use super::{Denial, NotDone, Scene, token};
use prima_domain::register::sign_in::lockout::{Door, door};
use prima_store::people::{Attempt, Person};
use prima_store::{Act, StoreError};
use serde_json::{Value, json};

/// Failures of one address within a [`WINDOW`]; a whole office may share one.
pub const MOST_FAILURES: i64 = 60;
/// For how long the failures of an address count, in seconds.
pub const WINDOW: i64 = 10 * 60;
/// After so long without a failure an address is forgotten.
pub(super) const FORGOTTEN: i64 = 86_400;

/// What an address is counted under; it is kept as a hash.
pub(super) fn address_key(address: &str) -> String {
    token::kept(&format!("address {address}"))
}

/// What the name of nobody is counted under.
pub(super) fn name_key(email: &str) -> String {
    format!(
        "{}{}",
        Attempt::OF_NAME,
        token::kept(&format!("name {email}"))
    )
}

/// Denies an address that failed too often.
pub(super) fn demand_calm(attempt: Option<&Attempt>, now: i64) -> Result<(), Denial> {
    match attempt {
        Some(Attempt { n, since, .. }) if *n >= MOST_FAILURES && now < since + WINDOW => {
            Err(Denial::Wait {
                until: since + WINDOW,
            })
        }
        _ => Ok(()),
    }
}

/// Denies where so many failures keep the door closed.
pub(super) fn demand_open(failures: i64, last_failure: i64, now: i64) -> Result<(), Denial> {
    let n_failures = u32::try_from(failures).unwrap_or(u32::MAX);
    match door(n_failures, last_failure, now) {
        Door::Open => Ok(()),
        Door::ClosedUntil(until) => Err(Denial::Wait { until }),
        Door::ClosedUntilRecovery => Err(Denial::OnlyRecovery),
    }
}

impl Scene<'_> {
    /// Counts a failure of an address.
    pub(super) async fn count_address(&self, act: &mut Act, key: &str) -> Result<(), StoreError> {
        let known = act.attempt(key).await?;
        let known = known.filter(|known| self.now < known.since + WINDOW);
        let attempt = Attempt {
            address_hash: key.to_owned(),
            n: known.as_ref().map_or(0, |known| known.n) + 1,
            since: known.map_or(self.now, |known| known.since),
        };
        act.put_attempt(attempt).await
    }

    /// Counts a failure for the name of nobody.
    pub(super) async fn count_nobody(&self, act: &mut Act, key: &str) -> Result<(), StoreError> {
        let known = act.attempt(key).await?;
        let attempt = Attempt {
            address_hash: key.to_owned(),
            n: known.map_or(0, |known| known.n) + 1,
            since: self.now,
        };
        act.put_attempt(attempt).await
    }

    /// Counts a failure for an account, and says that it was one. Who failed is
    /// mostly nobody that is known.
    pub(super) async fn fail_person(
        &self,
        act: Act,
        person: Person,
        actor: &str,
        name: &str,
    ) -> Result<NotDone, StoreError> {
        let detail = json!({ "failed": true });
        self.fail_noting(act, person, actor, name, detail).await
    }

    /// The same with more to be known about it.
    pub(super) async fn fail_noting(
        &self,
        mut act: Act,
        mut person: Person,
        actor: &str,
        name: &str,
        detail: Value,
    ) -> Result<NotDone, StoreError> {
        person.failures = person.failures.saturating_add(1);
        person.last_failure = self.now;
        let id = person.person.clone();
        act.put_person(person).await?;
        self.finish(act, actor, name, &id, detail).await?;
        Ok(Denial::Wrong.into())
    }
}
