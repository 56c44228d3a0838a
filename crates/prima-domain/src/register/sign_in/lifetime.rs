//! How long a session and an invitation hold.

/// A session that is not used ends after half an hour; SP 800-63B, section
/// 4.2.3.
pub const IDLE: i64 = 30 * 60;

/// Every session ends twelve hours after signing in; SP 800-63B, section 4.2.3.
pub const ABSOLUTE: i64 = 12 * 3_600;

/// An invitation can be taken up for seven days.
pub const INVITATION: i64 = 7 * 86_400;

/// When a session ends that began and was last used at these moments: the first
/// moment at which it holds no more.
pub fn session_ends(began: i64, last_used: i64) -> i64 {
    let absolute = began.saturating_add(ABSOLUTE);
    absolute.min(last_used.saturating_add(IDLE))
}

/// Whether a session holds.
pub fn is_session_alive(began: i64, last_used: i64, now: i64) -> bool {
    began <= now && now < session_ends(began, last_used)
}

/// Whether an invitation sent at a moment can be taken up.
pub fn is_invitation_open(sent: i64, now: i64) -> bool {
    sent <= now && now < sent.saturating_add(INVITATION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_unused_after_half_an_hour_and_used_after_twelve() {
        assert_eq!(session_ends(0, 0), 1_800);
        assert_eq!(session_ends(0, 43_000), 43_200);
        for (last_used, now, expected) in [
            (0, 1_799, true),
            (0, 1_800, false),
            (1_000, 2_799, true),
            (43_100, 43_199, true),
            (43_100, 43_200, false),
            (0, -1, false),
        ] {
            let found = is_session_alive(0, last_used, now);
            assert_eq!(found, expected, "used at {last_used}, asked at {now}");
        }
    }

    #[test]
    fn an_invitation_holds_for_a_week() {
        assert!(is_invitation_open(0, 604_799));
        assert!(!is_invitation_open(0, 604_800));
        assert!(!is_invitation_open(10, 9));
    }
}
