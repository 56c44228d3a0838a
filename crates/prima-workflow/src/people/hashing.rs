//! Passwords, hashed and held against their hash: argon2id, on threads that may
//! take their time, only so many at once.

use super::{Chance, Denial, token};
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use prima_domain::register::sign_in::password::canonical;
use prima_store::Secret;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Memory in KiB, turns and lanes: the second choice of RFC 9106 made smaller,
/// as the OWASP Password Storage Cheat Sheet has it.
const COSTS: (u32, u32, u32) = (19_456, 2, 1);

/// What the password of nobody is held against, so that an unknown address
/// costs the same time.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5LW5vYm9keQ$\
                      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Hashes passwords, a few at once and a few more in waiting; a program has one.
#[derive(Clone, Debug)]
pub struct Hashing {
    running: Arc<Semaphore>,
    room: Arc<Semaphore>,
}

impl Hashing {
    /// With so many at once, each of which takes 19 MiB, and so many waiting.
    pub fn new(n_at_once: usize, n_waiting: usize) -> Hashing {
        Hashing {
            running: Arc::new(Semaphore::new(n_at_once)),
            room: Arc::new(Semaphore::new(n_at_once.saturating_add(n_waiting))),
        }
    }

    /// The hash of a new password.
    pub(super) async fn hash(
        &self,
        password: &Secret,
        chance: Chance<'_>,
    ) -> Result<Secret, Denial> {
        let salt: [u8; 16] = token::drawn(chance);
        let password = canonical(password.expose());
        self.run(move || {
            let hash: PasswordHash = argon2()
                .hash_password_with_salt(password.as_bytes(), &salt)
                .expect("a salt of 16 bytes and a short password can be hashed");
            Secret::new(hash.to_string())
        })
        .await
    }

    /// Whether a password has this hash; without one it takes as long and has
    /// not.
    pub(super) async fn is_right(
        &self,
        password: &Secret,
        hash: Option<&Secret>,
    ) -> Result<bool, Denial> {
        let hash = hash.filter(|hash| !hash.is_empty()).cloned();
        let password = canonical(password.expose());
        self.run(move || {
            let kept = hash.as_ref().map_or(NOBODY, Secret::expose);
            // A hash that was damaged lets nobody in.
            let is_right = PasswordHash::new(kept)
                .is_ok_and(|kept| argon2().verify_password(password.as_bytes(), &kept).is_ok());
            is_right && hash.is_some()
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Denial> {
        let _place = self.room.try_acquire().map_err(|_| Denial::Crowded)?;
        let turn = self.running.clone().acquire_owned().await;
        let turn = turn.expect("nobody closes the semaphore");
        let done = tokio::task::spawn_blocking(move || {
            // The turn ends with the work, also where nobody waits for it any more.
            let _turn = turn;
            work()
        });
        Ok(done.await.expect("hashing does not panic"))
    }
}

fn argon2() -> Argon2<'static> {
    let (memory, turns, lanes) = COSTS;
    let params = Params::new(memory, turns, lanes, None).expect("the costs are within bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_has_its_hash_and_no_other() {
        let hashing = Hashing::new(1, 1);
        let password = Secret::new("kuda terbang di atas awan");
        let hash = hashing
            .hash(&password, &mut |bytes| bytes.fill(7))
            .await
            .unwrap();
        let costs = "$argon2id$v=19$m=19456,t=2,p=1$";
        assert!(hash.expose().starts_with(costs), "other costs");
        for (typed, kept, expected) in [
            ("kuda terbang di atas awan", Some(&hash), true),
            ("kuda terbang di atas awan ", Some(&hash), false),
            ("", Some(&hash), false),
            ("kuda terbang di atas awan", None, false),
            ("", Some(&Secret::default()), false),
            ("kuda", Some(&Secret::new("$argon2id$rusak")), false),
        ] {
            let found = hashing.is_right(&Secret::new(typed), kept).await;
            assert_eq!(found, Ok(expected), "{typed}");
        }
    }

    #[test]
    fn nobody_is_hashed_with_the_same_costs() {
        let kept = PasswordHash::new(NOBODY).unwrap();
        let params = Params::try_from(&kept).unwrap();
        assert_eq!((params.m_cost(), params.t_cost(), params.p_cost()), COSTS);
    }

    #[tokio::test]
    async fn a_crowd_is_sent_away() {
        let hashing = Hashing::new(0, 1);
        let first = hashing.run(|| ());
        let second = async { hashing.run(|| ()).await };
        tokio::select! {
            biased;
            _ = first => panic!("nobody may run"),
            found = second => assert_eq!(found, Err(Denial::Crowded)),
        }
    }
}
