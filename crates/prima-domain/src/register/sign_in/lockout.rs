//! How guessing is slowed down: some tries are free, then each failure doubles
//! the wait, up to a cap, and in the end only recovery opens the door.
//!
//! Says nothing of whether an account exists: the edge counts failures for
//! unknown names as for known ones.

/// Failures after which the next try is still free.
pub const FREE_TRIES: u32 = 5;

/// The wait after the first failure that is not free, in seconds.
pub const FIRST_WAIT: i64 = 30;

/// The longest wait, in seconds: a quarter of an hour.
pub const LONGEST_WAIT: i64 = 15 * 60;

/// Failures in a row after which waiting does not help any more; SP 800-63B,
/// section 5.2.2, allows no more than 100.
pub const MOST_FAILURES: u32 = 100;

/// Whether a person may try to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Now.
    Open,
    /// From this moment on, in seconds UTC.
    ClosedUntil(i64),
    /// Only with a recovery code or by a new invitation.
    ClosedUntilRecovery,
}

/// Whether a person may try after so many failures in a row, the last of them
/// at a moment; a success sets the count back to none.
pub fn door(n_failures: u32, last_failure: i64, now: i64) -> Door {
    if n_failures >= MOST_FAILURES {
        return Door::ClosedUntilRecovery;
    }
    let opens = last_failure.saturating_add(wait(n_failures));
    if now < opens {
        Door::ClosedUntil(opens)
    } else {
        Door::Open
    }
}

/// How long the last of so many failures keeps the door closed, in seconds.
pub fn wait(n_failures: u32) -> i64 {
    if n_failures <= FREE_TRIES {
        return 0;
    }
    let n_doublings = n_failures - FREE_TRIES - 1;
    let factor = 1_i64.checked_shl(n_doublings).filter(|factor| *factor > 0);
    factor
        .and_then(|factor| FIRST_WAIT.checked_mul(factor))
        .map_or(LONGEST_WAIT, |wait| wait.min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn five_tries_are_free_then_the_wait_doubles_up_to_a_quarter_of_an_hour() {
        for (n_failures, expected) in [
            (0, 0),
            (5, 0),
            (6, 30),
            (7, 60),
            (8, 120),
            (9, 240),
            (10, 480),
            (11, 900),
            (12, 900),
            (99, 900),
        ] {
            assert_eq!(wait(n_failures), expected, "{n_failures} failures");
        }
    }

    #[test]
    fn the_door_opens_when_the_wait_is_over() {
        assert_eq!(door(5, 1_000, 1_000), Door::Open);
        assert_eq!(door(7, 1_000, 1_059), Door::ClosedUntil(1_060));
        assert_eq!(door(7, 1_000, 1_060), Door::Open);
    }

    #[test]
    fn after_a_hundred_failures_only_recovery_opens() {
        assert_eq!(door(99, 0, 900), Door::Open);
        assert_eq!(door(100, 0, i64::MAX), Door::ClosedUntilRecovery);
    }

    proptest! {
        #[test]
        fn one_more_failure_never_opens_the_door_sooner(n_failures in 0_u32..u32::MAX) {
            prop_assert!(wait(n_failures) <= wait(n_failures + 1));
        }
    }
}
