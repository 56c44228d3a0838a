//! How often an address and a name may fail before they must wait.
//!
//! An address is counted because each try costs the machine. A name is counted
//! whether anybody has it or not, and its count alone opens or closes the door, so
//! that nobody learns from it which accounts there are. Both counts are kept as
//! hashes and forgotten after a day without a failure: no wait is longer than a
//! quarter of an hour, and who may have typed them is nobody's business after it.
//!
//! That would let somebody guess slowly for ever. So an account counts its own
//! failures as well, until its owner comes in; after as many as a password may have
//! in a row it takes none any more, and says so in no other words than to a wrong
//! one.

use super::{Denial, NotDone, Scene, token};
use prima_domain::register::sign_in::lockout::{self, Door, door};
use prima_store::people::{Attempt, Person};
use prima_store::{Act, StoreError};
use serde_json::{Value, json};

/// Failures of one address within a [`WINDOW`]; a whole office may share one.
pub const MOST_FAILURES: i64 = 60;
/// For how long the failures of an address count, in seconds.
pub const WINDOW: i64 = 10 * 60;
/// After so many seconds without a failure an address, and a name, are forgotten.
pub(super) const FORGOTTEN: i64 = 86_400;

/// What an address is counted under; it is kept as a hash.
pub(super) fn address_key(address: &str) -> String {
    token::kept(&format!("address {address}"))
}

/// What a name is counted under, in small letters; it is kept as a hash.
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

/// Denies where what a name counts keeps its door closed.
pub(super) fn demand_door(name: Option<&Attempt>, now: i64) -> Result<(), Denial> {
    let counted = name.filter(|name| !is_forgotten(name, now));
    counted.map_or(Ok(()), |name| demand_open(name.n, name.since, now))
}

/// Whether a count is too old to count, be it erased already or not.
fn is_forgotten(attempt: &Attempt, now: i64) -> bool {
    attempt.since + FORGOTTEN <= now
}

/// Whether an account takes no password any more, however long nobody tried.
pub(super) fn is_shut(person: &Person) -> bool {
    person.failures >= i64::from(lockout::MOST_FAILURES)
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

    /// Counts a failure for a name.
    pub(super) async fn count_name(&self, act: &mut Act, key: &str) -> Result<(), StoreError> {
        let known = act.attempt(key).await?;
        let known = known.filter(|known| !is_forgotten(known, self.now));
        let attempt = Attempt {
            address_hash: key.to_owned(),
            n: known.map_or(0, |known| known.n) + 1,
            since: self.now,
        };
        act.put_attempt(attempt).await
    }

    /// Forgets the failures of an account whose owner came in; the row is for the
    /// caller to write.
    pub(super) async fn forgive(
        &self,
        act: &mut Act,
        person: &mut Person,
    ) -> Result<(), StoreError> {
        person.failures = 0;
        act.remove_attempt(&name_key(&person.email)).await
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
        self.count_name(&mut act, &name_key(&person.email)).await?;
        act.put_person(person).await?;
        self.finish(act, actor, name, &id, detail).await?;
        Ok(Denial::Wrong.into())
    }
}
