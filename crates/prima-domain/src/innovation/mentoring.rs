//! How much was asked for, granted and mentored, as it may be told to everybody:
//! in numbers, never by whom or in which words.
//!
//! What counts as mentoring is Prima's own measure; an official one is not known
//! (domain/innovation.md, section 7).

use super::requesting::RequestState;
use std::collections::BTreeSet;

/// A request as it is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted<'a> {
    /// How far it is; none where its name is not known.
    pub state: Option<RequestState>,
    /// Whether a replication came of it.
    pub is_taken: bool,
    /// Days on which either side wrote down that it was mentored.
    pub days: BTreeSet<&'a str>,
}

/// What some requests come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Requests.
    pub asked: usize,
    /// Those that were accepted, withdrawn ones not among them.
    pub accepted: usize,
    /// Meetings: days on which one request was mentored. Both sides write of the
    /// same meeting, so a day of a request counts once.
    pub meetings: usize,
    /// Those that a replication came of.
    pub taken: usize,
}

/// Counts requests.
pub fn counts<'a>(requests: impl IntoIterator<Item = &'a Counted<'a>>) -> Counts {
    let mut counts = Counts::default();
    for request in requests {
        counts.asked += 1;
        counts.accepted += usize::from(request.state == Some(RequestState::Accepted));
        counts.meetings += request.days.len();
        counts.taken += usize::from(request.is_taken);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_that_both_sides_tell_of_counts_once() {
        let request = |state, is_taken, days: &[&'static str]| Counted {
            state: Some(state),
            is_taken,
            days: days.iter().copied().collect(),
        };
        let all = [
            // Two notes of one day, one of another.
            request(
                RequestState::Accepted,
                true,
                &["2024-02-01", "2024-02-01", "2024-03-01"],
            ),
            request(RequestState::Open, false, &[]),
            // Mentored once, then withdrawn: what happened stays.
            request(RequestState::Withdrawn, false, &["2024-02-01"]),
        ];
        let expected = Counts {
            asked: 3,
            accepted: 1,
            meetings: 3,
            taken: 1,
        };
        assert_eq!(counts(&all), expected);
        assert_eq!(counts(&[]), Counts::default());
    }
}
