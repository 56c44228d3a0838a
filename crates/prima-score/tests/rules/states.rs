//! The five states under the four actions.

use crate::small::{head, instrument, leaf, missing, root, score};
use prima_score::value::State;

/// Mean of `a` = 60 and `b`, which is what is said; `b` can be 10 at least.
fn check(value: &str, action: &str, state: State, score_of_mean: &str) {
    let b = "[[node]]\ncode = \"b\"\nparent = \"R\"\ntitle = { id = \"x\", en = \"x\" }\nmeasure = { kind = \"number\", min = 10, max = 100, direction = \"up\" }\n";
    let small = instrument(&[
        &head("single", 2),
        &missing(action),
        &root("aggregate = \"mean\""),
        &leaf("a", "R", ""),
        b,
    ]);
    let rows = [("", "a", "60"), ("", "b", value)];
    // No row at all is not answered either.
    let n = if value == "no row" { 1 } else { 2 };
    let scored = score(small, &rows[..n]);
    let mean = scored.node("R");
    assert_eq!(mean.state, state, "{value} under {action}");
    assert_eq!(
        mean.score.to_string(),
        score_of_mean,
        "{value} under {action}"
    );
}

#[test]
fn a_score_of_zero_is_a_score_under_every_action() {
    let small = |action: &str| {
        let nodes = [leaf("a", "R", ""), leaf("b", "R", "")].concat();
        let root = root("aggregate = \"mean\"");
        instrument(&[&head("single", 2), &missing(action), &root, &nodes])
    };
    for action in ["bottom", "zero", "drop", "block"] {
        let scored = score(small(action), &[("", "a", "60"), ("", "b", "0")]);
        assert_eq!(scored.node("R").score.to_string(), "30", "{action}");
        assert_eq!(scored.node("b").state, State::Scored, "{action}");
    }
}

#[test]
fn each_state_does_what_the_rule_says() {
    for (value, state) in [
        ("no row", State::NotAnswered),
        ("not_answered", State::NotAnswered),
        ("", State::NotAnswered),
        ("tidak_diisi", State::NotAnswered),
        ("not_applicable", State::NotApplicable),
        ("tidak_berlaku", State::NotApplicable),
        ("rejected", State::Rejected),
        ("ditolak", State::Rejected),
        ("not_assessed", State::NotAssessed),
        ("tidak_dinilai", State::NotAssessed),
    ] {
        // (60 + 10) / 2, (60 + 0) / 2, 60 / 1, and no score but the child's state.
        check(value, "bottom", State::Scored, "35");
        check(value, "zero", State::Scored, "30");
        check(value, "drop", State::Scored, "60");
        check(value, "block", state, "0");
    }
}

#[test]
fn a_parent_without_children_that_count_is_not_applicable_or_not_assessed() {
    let small = || {
        let nodes = [leaf("a", "R", ""), leaf("b", "R", "")].concat();
        let root = root("aggregate = \"mean\"");
        instrument(&[&head("single", 2), &missing("drop"), &root, &nodes])
    };
    let scored = score(
        small(),
        &[("", "a", "not_applicable"), ("", "b", "not_applicable")],
    );
    assert_eq!(scored.node("R").state, State::NotApplicable);
    let scored = score(
        small(),
        &[("", "a", "not_applicable"), ("", "b", "rejected")],
    );
    assert_eq!(scored.node("R").state, State::NotAssessed);
}

#[test]
fn a_dropped_child_gives_its_weight_to_the_others() {
    // Weights 50, 30, 20: without the second, (50 × 80 + 20 × 10) / 70 = 60.
    let nodes = [
        leaf("a", "R", "weight = 50"),
        leaf("b", "R", "weight = 30"),
        leaf("c", "R", "weight = 20"),
    ]
    .concat();
    let root = root("aggregate = \"weighted_mean\"\nweights = 100");
    let small = instrument(&[&head("single", 2), &missing("drop"), &root, &nodes]);
    let rows = [("", "a", "80"), ("", "b", "rejected"), ("", "c", "10")];
    assert_eq!(score(small, &rows).node("R").score.to_string(), "60");
}

#[test]
fn a_node_may_say_itself_what_its_state_does() {
    let nodes = [
        leaf("a", "R", ""),
        leaf(
            "b",
            "R",
            "as_child = { rejected = \"zero\", mark = { id = \"x\", en = \"x\" } }",
        ),
    ]
    .concat();
    let root = root("aggregate = \"mean\"");
    let small = || instrument(&[&head("single", 2), &missing("drop"), &root, &nodes]);
    let scored = score(small(), &[("", "a", "60"), ("", "b", "rejected")]);
    assert_eq!(scored.node("R").score.to_string(), "30");
    let scored = score(small(), &[("", "a", "60"), ("", "b", "not_assessed")]);
    assert_eq!(scored.node("R").score.to_string(), "60");
    assert_eq!(*scored.results.bodies[0].marks(), [2]);
}
