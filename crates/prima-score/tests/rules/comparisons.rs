//! Two rounds side by side, worked out by hand.

use crate::small::{Row, answers, bodies, head, instrument, leaf, missing, node, root};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_score::answers::Questions;
use prima_score::compare::{BandMove, Comparison, Computed, editions, years};
use prima_score::round::{Published, Round};
use prima_score::value::State;

const BANDS: &str = r#"
[[band]]
code = "B"
label = { id = "x", en = "x" }
role = "good"
above = 2.5
to = 100
[[band]]
code = "C"
label = { id = "x", en = "x" }
role = "fair"
from = 0
to = 2.5
"#;

/// An index of aspect I and the rest, weighing so much of a hundred.
fn weighing(first: u32) -> Instrument {
    let nodes = [
        node("I", "R", &format!("weight = {first}\naggregate = \"mean\"")),
        leaf("I.1", "I", ""),
        leaf("II", "R", &format!("weight = {}", 100 - first)),
    ];
    instrument(&[
        &head("single", 2),
        &missing("block"),
        &root("aggregate = \"weighted_mean\"\nweights = 100"),
        &nodes.concat(),
        BANDS,
    ])
}

type Compare = fn(Computed, Computed) -> Comparison;

/// Each side: rules, ids, answers.
type Side<'a> = (&'a Instrument, &'a [&'a str], &'a [Row<'a>]);

fn compared(how: Compare, old: Side, new: Side) -> Comparison {
    let (old_questions, new_questions) = (Questions::new(old.0), Questions::new(new.0));
    let (old_bodies, new_bodies) = (bodies(old.1), bodies(new.1));
    let old_answers = answers(old.0, &old_questions, &old_bodies, old.2);
    let new_answers = answers(new.0, &new_questions, &new_bodies, new.2);
    let nothing = Published::default();
    let old_round = Round::new(old.0, &old_questions, &old_bodies, &old_answers, &nothing);
    let new_round = Round::new(new.0, &new_questions, &new_bodies, &new_answers, &nothing);
    let old = Computed {
        round: &old_round,
        results: &old_round.compute(),
    };
    let new = Computed {
        round: &new_round,
        results: &new_round.compute(),
    };
    how(old, new)
}

fn exact(text: &str) -> Option<Exact> {
    Exact::parse(text)
}

#[test]
fn the_same_answers_under_a_heavier_first_aspect() {
    // x: I = 4, II = 2: 0.24 × 4 + 0.76 × 2 = 2.48; with 30, 1.2 + 1.4 = 2.60.
    // y: I = 1, II = 3: 0.24 + 2.28 = 2.52; with 30, 0.3 + 2.1 = 2.40.
    let rows: [Row; 4] = [
        ("x", "", "I.1", "4"),
        ("x", "", "II", "2"),
        ("y", "", "I.1", "1"),
        ("y", "", "II", "3"),
    ];
    let (old, new) = (weighing(24), weighing(30));
    let units = ["x", "y"];
    let found = compared(editions, (&old, &units, &rows), (&new, &units, &rows));
    let [x, y] = found.bodies.as_slice() else {
        panic!("two bodies: {found:#?}");
    };
    assert_eq!(
        (&x.old.exact, &x.new.exact),
        (&exact("2.48"), &exact("2.6"))
    );
    assert_eq!(
        (&x.difference, &y.difference),
        (&exact("0.12"), &exact("-0.12"))
    );
    assert_eq!(
        (x.old.rank, x.new.rank, x.climbed),
        (Some(2), Some(1), Some(1))
    );
    assert_eq!(
        (y.old.rank, y.new.rank, y.climbed),
        (Some(1), Some(2), Some(-1))
    );
    assert_eq!((x.new.of, x.new.group.as_deref()), (Some(2), Some("semua")));
    assert_eq!((x.band, y.band), (BandMove::Up, BandMove::Down));
    let codes: Vec<&str> = x.nodes.iter().map(|node| node.code.as_str()).collect();
    // I.1 is as it was: only its parent weighs more.
    assert_eq!(codes, ["R", "I", "II"]);
    let first = &x.nodes[1];
    let (before, after) = (
        first.old.as_ref().expect("old"),
        first.new.as_ref().expect("new"),
    );
    assert_eq!(
        (&before.weight, &after.weight),
        (&exact("24"), &exact("30"))
    );
    assert_eq!((&before.score, &after.score), (&exact("4"), &exact("4")));
    assert_eq!(
        (&before.contribution, &after.contribution),
        (&exact("0.96"), &exact("1.2"))
    );
    let second = x.nodes[2].new.as_ref().expect("new");
    assert_eq!(
        (&second.contribution, second.state),
        (&exact("1.4"), State::Scored)
    );
}

#[test]
fn nodes_that_came_and_went_are_listed() {
    let old = weighing(24);
    let nodes = [leaf("I", "R", ""), leaf("III", "R", "")].concat();
    let root = root("aggregate = \"mean\"");
    let new = instrument(&[&head("single", 1), &missing("block"), &root, &nodes]);
    let before: [Row; 2] = [("x", "", "I.1", "4"), ("x", "", "II", "2")];
    let after: [Row; 2] = [("x", "", "I", "4"), ("x", "", "III", "1")];
    let found = compared(editions, (&old, &["x"], &before), (&new, &["x"], &after));
    let x = &found.bodies[0];
    let sides: Vec<(&str, bool, bool)> = x
        .nodes
        .iter()
        .map(|node| (node.code.as_str(), node.old.is_some(), node.new.is_some()))
        .collect();
    let expected = [
        ("R", true, true),
        ("I", true, true),
        ("I.1", true, false),
        ("II", true, false),
        ("III", false, true),
    ];
    assert_eq!(sides, expected);
    // 2.48 at two digits, 2.5 at one; the new edition has no bands.
    assert_eq!((x.old.digits, x.new.digits), (2, 1));
    assert_eq!((&x.difference, x.band), (&exact("0.02"), BandMove::Unknown));
}

#[test]
fn years_are_compared_where_both_exist() {
    let rules = weighing(50);
    let before: [Row; 6] = [
        ("a", "", "I.1", "2"),
        ("a", "", "II", "3"),
        ("b", "", "I.1", "3"),
        ("b", "", "II", "3"),
        ("gone", "", "I.1", "1"),
        ("gone", "", "II", "1"),
    ];
    let after: [Row; 5] = [
        ("a", "", "I.1", "4"),
        ("a", "", "II", "3"),
        ("b", "", "I.1", "3"),
        ("new", "", "I.1", "5"),
        ("new", "", "II", "5"),
    ];
    let old: Side = (&rules, &["a", "b", "gone"], &before);
    let new: Side = (&rules, &["a", "b", "new"], &after);
    let found = compared(years, old, new);
    assert_eq!(
        (found.only_old, found.only_new),
        (vec!["gone".to_owned()], vec!["new".to_owned()])
    );
    let [a, b] = found.bodies.as_slice() else {
        panic!("two bodies stayed");
    };
    // 2.5 to 3.5: over the edge, and from second of three to second of two.
    assert_eq!(
        (&a.difference, a.band, a.climbed),
        (&exact("1"), BandMove::Up, Some(0))
    );
    assert_eq!((a.old.of, a.new.of), (Some(3), Some(2)));
    assert!(a.nodes.is_empty());
    // b has no index any more: nothing is said about a difference.
    assert_eq!(
        (&b.difference, b.band, b.climbed),
        (&None, BandMove::Unknown, None)
    );
    assert_eq!(b.new.state.word(), "not_answered");
}

#[test]
fn bands_of_other_editions_are_not_ordered_against_each_other() {
    let old = weighing(24);
    let mut other = weighing(24);
    other.bands[0].code = "AA".to_owned();
    let rows: [Row; 2] = [("x", "", "I.1", "9"), ("x", "", "II", "9")];
    let found = compared(editions, (&old, &["x"], &rows), (&other, &["x"], &rows));
    assert_eq!(found.bodies[0].band, BandMove::Other);
    assert!(found.bodies[0].nodes.is_empty());
}
