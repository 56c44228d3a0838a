//! A body asks the owner of an innovation for a replication or for mentoring:
//! what must be written, how a request goes on, and who stands on which side.
//!
//! A request is never taken back without a trace: whatever becomes of it is a
//! state, and says why.

use super::permission::speaks_for;
use crate::register::day::Day;
use crate::register::person::{Actor, Role, Subject};
use std::collections::BTreeSet;

/// Letters of a text at most.
pub const MOST_WORDS: usize = 4_000;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RequestKind {
    /// To take the innovation over, with the owner's help.
    Replicate,
    /// To be mentored, without a promise to take it over.
    Mentor,
}

/// How far a request is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RequestState {
    /// It waits for an answer.
    Open,
    /// The owner helps.
    Accepted,
    /// The owner does not.
    Declined,
    /// Who asked wants it no more.
    Withdrawn,
}

/// The side of a request that somebody speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Whose innovation it is.
    Owner,
    /// Who asked.
    Asker,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It says nothing.
    Missing,
    /// It is too long; how many letters there may be.
    Long(usize),
    /// Nothing is chosen.
    NotChosen,
    /// It is no day.
    NoDay,
    /// The day has not come.
    Ahead,
    /// The day lies before the request.
    Before,
}

/// A field and what is wrong with it.
pub type Fault = (&'static str, Wrong);

impl RequestKind {
    /// All of them.
    pub const ALL: [RequestKind; 2] = [RequestKind::Replicate, RequestKind::Mentor];

    /// Its name in the store and in `locales/`.
    pub fn code(self) -> &'static str {
        match self {
            RequestKind::Replicate => "replicate",
            RequestKind::Mentor => "mentor",
        }
    }

    /// The one with this name.
    pub fn from_code(code: &str) -> Option<RequestKind> {
        RequestKind::ALL.into_iter().find(|one| one.code() == code)
    }
}

impl RequestState {
    /// All of them.
    pub const ALL: [RequestState; 4] = [
        RequestState::Open,
        RequestState::Accepted,
        RequestState::Declined,
        RequestState::Withdrawn,
    ];

    /// Its name in the store and in `locales/`.
    pub fn code(self) -> &'static str {
        match self {
            RequestState::Open => "open",
            RequestState::Accepted => "accepted",
            RequestState::Declined => "declined",
            RequestState::Withdrawn => "withdrawn",
        }
    }

    /// The one with this name.
    pub fn from_code(code: &str) -> Option<RequestState> {
        RequestState::ALL.into_iter().find(|one| one.code() == code)
    }

    /// What an answer makes of it; none: it waits for none.
    pub fn answered(self, is_accepted: bool) -> Option<RequestState> {
        match (self, is_accepted) {
            (RequestState::Open, true) => Some(RequestState::Accepted),
            (RequestState::Open, false) => Some(RequestState::Declined),
            _ => None,
        }
    }

    /// What withdrawing makes of it, `is_taken` where a replication came of it
    /// already; none: there is nothing to withdraw.
    pub fn withdrawn(self, is_taken: bool) -> Option<RequestState> {
        match self {
            RequestState::Open => Some(RequestState::Withdrawn),
            RequestState::Accepted if !is_taken => Some(RequestState::Withdrawn),
            _ => None,
        }
    }

    /// Whether the body that asked must wait for this request before it asks
    /// again.
    pub fn is_live(self, is_taken: bool) -> bool {
        self.withdrawn(is_taken).is_some()
    }

    /// Whether either side may write down how it is mentored: an accepted
    /// request is one for good, since mentoring goes on after a replication.
    pub fn is_mentored(self) -> bool {
        self == RequestState::Accepted
    }
}

impl Side {
    /// Its name in the store and in `locales/`.
    pub fn code(self) -> &'static str {
        match self {
            Side::Owner => "owner",
            Side::Asker => "asker",
        }
    }

    /// The other one.
    pub fn other(self) -> Side {
        match self {
            Side::Owner => Side::Asker,
            Side::Asker => Side::Owner,
        }
    }

    /// The side that somebody speaks for; none: neither. Who speaks for both, as
    /// a coordinator above both does, stands with the owner.
    pub fn of(actor: &Actor, owner: &Subject, asker: &Subject) -> Option<Side> {
        let speaks = |subject| speaks_for(actor, subject).is_ok();
        match (speaks(owner), speaks(asker)) {
            (true, _) => Some(Side::Owner),
            (false, true) => Some(Side::Asker),
            (false, false) => None,
        }
    }
}

/// Persons who are told what concerns a body: its own officers, and where it has
/// none, the coordinators nearest to it. `speakers` are those of the body and of
/// each body above it, nearest first.
pub fn told<'a>(speakers: &[Vec<(Role, &'a str)>]) -> BTreeSet<&'a str> {
    let holding = |all: &[(Role, &'a str)], wanted: Role| -> BTreeSet<&'a str> {
        let held = all.iter().filter(|(role, _)| *role == wanted);
        held.map(|(_, person)| *person).collect()
    };
    let officers = speakers.first().map(|own| holding(own, Role::UnitOfficer));
    let coordinators = speakers.iter().map(|all| holding(all, Role::Coordinator));
    let mut nearest = officers.into_iter().chain(coordinators);
    nearest.find(|some| !some.is_empty()).unwrap_or_default()
}

/// Everything that is wrong with a request.
pub fn check_request(kind: Option<RequestKind>, words: &str) -> Vec<Fault> {
    let unchosen = kind.is_none().then_some(("kind", Wrong::NotChosen));
    unchosen.into_iter().chain(text("words", words)).collect()
}

/// Everything that is wrong with an answer; `is_accepted`: what was chosen.
pub fn check_answer(is_accepted: Option<bool>, answer: &str) -> Vec<Fault> {
    let unchosen = is_accepted
        .is_none()
        .then_some(("decision", Wrong::NotChosen));
    unchosen.into_iter().chain(text("answer", answer)).collect()
}

/// What is wrong with the reason for withdrawing a request.
pub fn check_withdrawal(reason: &str) -> Vec<Fault> {
    text("reason", reason).into_iter().collect()
}

/// Everything that is wrong with a note on mentoring: it took place between the
/// day of the request and today.
pub fn check_note(day: &str, content: &str, asked: Day, today: Day) -> Vec<Fault> {
    let day = match (day.trim(), Day::parse(day.trim())) {
        ("", _) => Some(Wrong::Missing),
        (_, None) => Some(Wrong::NoDay),
        (_, Some(day)) if day > today => Some(Wrong::Ahead),
        (_, Some(day)) if day < asked => Some(Wrong::Before),
        _ => None,
    };
    let day = day.map(|wrong| ("day", wrong));
    day.into_iter().chain(text("content", content)).collect()
}

fn text(field: &'static str, text: &str) -> Option<Fault> {
    match text.trim().chars().count() {
        0 => Some((field, Wrong::Missing)),
        n if n > MOST_WORDS => Some((field, Wrong::Long(MOST_WORDS))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::id::{BodyId, PersonId};
    use crate::register::person::{Ancestor, BodyKind, Grant, Scope};

    #[test]
    fn a_request_is_answered_once_and_withdrawn_until_something_came_of_it() {
        use RequestState::*;
        for (state, accepted, declined, withdrawn, withdrawn_late) in [
            (
                Open,
                Some(Accepted),
                Some(Declined),
                Some(Withdrawn),
                Some(Withdrawn),
            ),
            (Accepted, None, None, Some(Withdrawn), None),
            (Declined, None, None, None, None),
            (Withdrawn, None, None, None, None),
        ] {
            assert_eq!(state.answered(true), accepted, "{state:?}");
            assert_eq!(state.answered(false), declined, "{state:?}");
            assert_eq!(state.withdrawn(false), withdrawn, "{state:?}");
            assert_eq!(state.withdrawn(true), withdrawn_late, "{state:?}");
            assert_eq!(RequestState::from_code(state.code()), Some(state));
        }
        for kind in RequestKind::ALL {
            assert_eq!(RequestKind::from_code(kind.code()), Some(kind));
        }
    }

    #[test]
    fn every_fault_is_said_at_its_field() {
        let long = "x".repeat(MOST_WORDS + 1);
        let replicate = Some(RequestKind::Replicate);
        assert_eq!(check_request(replicate, "Mohon."), []);
        let both = [("kind", Wrong::NotChosen), ("words", Wrong::Missing)];
        assert_eq!(check_request(None, "  "), both);
        let too_long = [("answer", Wrong::Long(MOST_WORDS))];
        assert_eq!(check_answer(Some(true), &long), too_long);
        let both = [("decision", Wrong::NotChosen), ("answer", Wrong::Missing)];
        assert_eq!(check_answer(None, ""), both);
        assert_eq!(check_withdrawal(""), [("reason", Wrong::Missing)]);
        let day = |text| Day::parse(text).expect("it is a day");
        let (asked, today) = (day("2024-01-10"), day("2024-01-26"));
        for (written, expected) in [
            ("2024-01-10", None),
            ("2024-01-26", None),
            ("2024-01-27", Some(Wrong::Ahead)),
            ("2024-01-09", Some(Wrong::Before)),
            ("26-01-2024", Some(Wrong::NoDay)),
            (" ", Some(Wrong::Missing)),
        ] {
            let expected: Vec<Fault> = expected.into_iter().map(|one| ("day", one)).collect();
            let found = check_note(written, "Belajar antre.", asked, today);
            assert_eq!(found, expected, "{written}");
        }
    }

    #[test]
    fn officers_are_told_first_and_the_nearest_coordinators_where_there_are_none() {
        let (officer, coordinator) = (Role::UnitOfficer, Role::Coordinator);
        for (speakers, expected) in [
            (
                vec![vec![(coordinator, "k"), (officer, "u"), (officer, "v")]],
                vec!["u", "v"],
            ),
            (
                vec![vec![], vec![(officer, "x")], vec![(coordinator, "k")]],
                vec!["k"],
            ),
            (
                vec![vec![(coordinator, "a")], vec![(coordinator, "b")]],
                vec!["a"],
            ),
            (vec![vec![], vec![]], vec![]),
            (vec![], vec![]),
        ] {
            let found: Vec<&str> = told(&speakers).into_iter().collect();
            assert_eq!(found, expected, "{speakers:?}");
        }
    }

    #[test]
    fn who_speaks_for_neither_side_has_none() {
        let subject = |unit: &str, above: &str| {
            let step = |body: &str, kind| Ancestor {
                body: BodyId::from(body),
                kind,
            };
            let unit = step(unit, BodyKind::ServiceUnit);
            Subject::new(vec![unit, step(above, BodyKind::Institution)]).expect("it has bodies")
        };
        let (owner, asker) = (subject("mawar", "kota"), subject("kenanga", "kab"));
        let sister = subject("melati", "kota");
        let actor = |role, body: &str| Actor {
            person: PersonId::from("p"),
            grants: vec![Grant {
                role,
                scope: Scope::Body(BodyId::from(body)),
            }],
            ties: Vec::new(),
            overrides: Vec::new(),
        };
        for (role, body, expected) in [
            (Role::UnitOfficer, "mawar", Some(Side::Owner)),
            (Role::UnitOfficer, "kenanga", Some(Side::Asker)),
            (Role::Coordinator, "kab", Some(Side::Asker)),
            (Role::UnitOfficer, "kab", None),
            (Role::Evaluator, "mawar", None),
        ] {
            let found = Side::of(&actor(role, body), &owner, &asker);
            assert_eq!(found, expected, "{role:?} {body}");
        }
        let above_both = actor(Role::Coordinator, "kota");
        assert_eq!(Side::of(&above_both, &owner, &sister), Some(Side::Owner));
        assert_eq!(Side::Owner.other(), Side::Asker);
    }
}
