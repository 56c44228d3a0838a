//! A unit asks to be assessed again: where such a request stands.
//!
//! No instrument that is shipped says so, so a round offers it only where an
//! officer set until when; who may do what is said by
//! [`reassessment`](super::permission::reassessment).

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequestStatus {
    /// It waits for an officer.
    Asked,
    /// The evaluators are to review the named indicators again.
    Granted,
    /// An officer refused it.
    Refused,
    /// All evaluators have reviewed them again.
    Done,
}

/// What is known of re-assessment where somebody wants to act.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// Until when the round offers it, in seconds UTC; none: it does not.
    pub until: Option<i64>,
    /// Where the unit's latest request stands; none: it made none.
    pub status: Option<RequestStatus>,
    /// Whether the person has reviewed again what was granted.
    pub has_answered: bool,
}

impl RequestStatus {
    /// All of them.
    pub const ALL: [RequestStatus; 4] = [
        RequestStatus::Asked,
        RequestStatus::Granted,
        RequestStatus::Refused,
        RequestStatus::Done,
    ];

    /// Name in the store and in `locales/`; it never changes.
    pub fn code(self) -> &'static str {
        match self {
            RequestStatus::Asked => "asked",
            RequestStatus::Granted => "granted",
            RequestStatus::Refused => "refused",
            RequestStatus::Done => "done",
        }
    }

    /// The status with this code.
    pub fn from_code(code: &str) -> Option<RequestStatus> {
        let mut all = RequestStatus::ALL.into_iter();
        all.find(|status| status.code() == code)
    }

    /// Whether somebody is still to act.
    pub fn is_open(self) -> bool {
        matches!(self, RequestStatus::Asked | RequestStatus::Granted)
    }
}
