//! What breaks a chain, and that outsiders reach the same seals.

use super::*;
use proptest::prelude::*;

/// Computed by hand from the description at the top of the module:
/// `sha256(b"0:,1:1,20:2024-01-26T03:00:00Z,2:u1,11:close_stage,2:c1,0:,")`.
const FIRST: &str = "4a4888e59a13da1b1a46d534c594da2bcd1db5c08473586ddb6688e2b866e6f4";

/// `sha256("64:" + FIRST + ",1:2,20:2024-01-26T03:00:01Z,2:u2,15:submit_response,2:r7,13:nilai 4 → 5,")`.
const SECOND: &str = "b1c55340fb67e599af64466e5c01d44bacf4738c518f41af5a7633f70620e015";

fn first() -> Line<'static> {
    Line {
        sequence: 1,
        at: "2024-01-26T03:00:00Z",
        actor: "u1",
        act: "close_stage",
        object: "c1",
        detail: "",
    }
}

fn second() -> Line<'static> {
    Line {
        sequence: 2,
        at: "2024-01-26T03:00:01Z",
        actor: "u2",
        act: "submit_response",
        object: "r7",
        detail: "nilai 4 → 5",
    }
}

fn numbered(details: &[String]) -> Vec<Line<'_>> {
    let lines = (1..).zip(details);
    lines
        .map(|(sequence, detail)| Line {
            sequence,
            detail,
            ..first()
        })
        .collect()
}

fn check(lines: &[(Line<'_>, &str)], expected: Result<(), Broken>) {
    assert_eq!(check_chain(lines.iter().copied()), expected, "{lines:?}");
}

#[test]
fn outsiders_reach_the_same_seals() {
    assert_eq!(seal("", &first()), FIRST);
    assert_eq!(seal(FIRST, &second()), SECOND);
}

#[test]
fn an_untouched_chain_holds() {
    check(&[], Ok(()));
    check(&[(first(), FIRST)], Ok(()));
    check(&[(first(), FIRST), (second(), SECOND)], Ok(()));
}

#[test]
fn a_missing_doubled_or_moved_line_is_named() {
    let gap = |sequence, expected| Err(Broken::Gap { sequence, expected });
    check(&[(second(), SECOND)], gap(2, 1));
    check(&[(first(), FIRST), (first(), FIRST)], gap(1, 2));
    check(&[(second(), SECOND), (first(), FIRST)], gap(2, 1));
    let third = Line {
        sequence: 3,
        ..second()
    };
    check(&[(first(), FIRST), (third, SECOND)], gap(3, 2));
}

#[test]
fn a_changed_line_is_named_with_both_seals() {
    let changed = Line {
        detail: "nilai 4 → 3",
        ..second()
    };
    let broken = Broken::Seal {
        sequence: 2,
        expected: seal(FIRST, &changed),
        found: SECOND.to_owned(),
    };
    check(&[(first(), FIRST), (changed, SECOND)], Err(broken));
}

#[test]
fn a_line_sealed_anew_breaks_the_one_after_it() {
    let changed = Line {
        actor: "u9",
        ..first()
    };
    let resealed = seal("", &changed);
    let broken = Broken::Seal {
        sequence: 2,
        expected: seal(&resealed, &second()),
        found: SECOND.to_owned(),
    };
    check(&[(changed, &resealed), (second(), SECOND)], Err(broken));
}

#[test]
fn a_seal_in_capitals_is_another_text() {
    let capitals = FIRST.to_uppercase();
    assert!(check_chain([(first(), capitals.as_str())]).is_err());
}

proptest! {
    #[test]
    fn what_moves_from_one_value_to_the_next_changes_the_seal(
        text in "[0-9:,a-c]{1,12}", cut in 0usize..12, other in 0usize..12,
    ) {
        let (cut, other) = (cut.min(text.len()), other.min(text.len()));
        let split = |at: usize| {
            let (act, object) = text.split_at(at);
            seal("", &Line { act, object, ..first() })
        };
        prop_assert_eq!(split(cut) == split(other), cut == other, "{} at {} and {}", text, cut, other);
    }

    #[test]
    fn one_changed_detail_anywhere_breaks_the_chain(
        details in prop::collection::vec(any::<String>(), 1..8), at in any::<prop::sample::Index>(),
    ) {
        let mut seals: Vec<String> = Vec::new();
        for line in numbered(&details) {
            let previous = seals.last().map_or("", String::as_str);
            seals.push(seal(previous, &line));
        }
        let chain = |details: &[String]| {
            let seals = seals.iter().map(String::as_str);
            check_chain(numbered(details).into_iter().zip(seals))
        };
        prop_assert_eq!(chain(&details), Ok(()));
        let mut changed = details.clone();
        let at = at.index(changed.len());
        changed[at].push('!');
        let named = match chain(&changed) {
            Err(Broken::Seal { sequence, .. }) => Some(sequence),
            _ => None,
        };
        prop_assert_eq!(named, Some(at as u64 + 1));
    }
}
