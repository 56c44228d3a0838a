//! Every way to bring children together, worked out by hand.

use crate::small::{head, instrument, leaf, missing, node, root, score};
use prima_score::value::State;

fn check(rule: &str, leaves: &[(&str, &str)], expected: &str) {
    let codes = ["a", "b", "c", "d"];
    let nodes: String = codes
        .iter()
        .zip(leaves)
        .map(|(code, (more, _))| leaf(code, "R", more))
        .collect();
    let small = instrument(&[&head("single", 2), &missing("block"), &root(rule), &nodes]);
    let rows: Vec<(&str, &str, &str)> = codes
        .iter()
        .zip(leaves)
        .map(|(code, (_, value))| ("", *code, *value))
        .collect();
    let scored = score(small, &rows);
    assert_eq!(
        scored.node("R").state,
        State::Scored,
        "{rule} of {leaves:?}"
    );
    assert_eq!(
        scored.node("R").score.to_string(),
        expected,
        "{rule} of {leaves:?}"
    );
}

const GEOMETRIC: &str =
    "aggregate = \"geometric_mean\"\nprecision = { mode = \"half_up\", digits = 4 }";

#[test]
fn a_geometric_mean_is_the_root_of_the_product() {
    // √(4 × 9) = 6; ³√(1 × 8 × 27) = 6; √2 = 1.41421…; with a 0, 0.
    check(GEOMETRIC, &[("", "4"), ("", "9")], "6");
    check(GEOMETRIC, &[("", "1"), ("", "8"), ("", "27")], "6");
    check(GEOMETRIC, &[("", "1"), ("", "2")], "1.4142");
    check(GEOMETRIC, &[("", "0"), ("", "50")], "0");
    // Weights 1 : 2 of 8 and 1: ³√(8 × 1²) = 2. Weights 0.5 : 1 are the same.
    check(GEOMETRIC, &[("weight = 1", "8"), ("weight = 2", "1")], "2");
    check(
        GEOMETRIC,
        &[("weight = 0.5", "8"), ("weight = 1", "1")],
        "2",
    );
}

#[test]
fn a_harmonic_mean_is_the_inverse_of_the_mean_of_inverses() {
    // 2 / (1/3 + 1/6) = 4. Weights 1 : 2: 3 / (1/3 + 2/6) = 4.5.
    let harmonic = "aggregate = \"harmonic_mean\"";
    check(harmonic, &[("", "3"), ("", "6")], "4");
    check(harmonic, &[("weight = 1", "3"), ("weight = 2", "6")], "4.5");
    check(harmonic, &[("", "0"), ("", "6")], "0");
    check(harmonic, &[("", "1"), ("", "2"), ("", "3")], "18/11");
}

#[test]
fn weighted_means_and_sums_stay_exact() {
    // (1 × 10 + 2 × 40) / 3 = 30. A ninth of 1 + 1 + 1 and 25 times it.
    let thirds = "aggregate = \"weighted_mean\"\nweights = 3";
    check(thirds, &[("weight = 1", "10"), ("weight = 2", "40")], "30");
    check(thirds, &[("weight = 1", "10"), ("weight = 2", "5")], "20/3");
    check(
        "aggregate = \"mean\"",
        &[("", "1"), ("", "1"), ("", "2")],
        "4/3",
    );
    check("aggregate = \"sum\"", &[("", "0.1"), ("", "0.2")], "0.3");
    // 60 of 100 × 40 + 25 of 100 × 60 = 24 + 15.
    let scaled = "aggregate = \"scaled_sum\"\nweights = 100";
    check(
        scaled,
        &[("weight = 40", "60"), ("weight = 60", "25")],
        "39",
    );
    check(
        "aggregate = \"min\"",
        &[("", "7"), ("", "3"), ("", "5")],
        "3",
    );
    check(
        "aggregate = \"max\"",
        &[("", "7"), ("", "3"), ("", "5")],
        "7",
    );
    // What is above 0 is present.
    check(
        "aggregate = \"count\"",
        &[("", "7"), ("", "0"), ("", "0.5")],
        "2",
    );
    let formula = "aggregate = \"formula\"\nformula = \"([a] + [b]) / 9 * 25\"";
    check(formula, &[("", "1"), ("", "2")], "25/3");
    let formula = "aggregate = \"formula\"\nformula = \"if [a] < 5 then 0 else [b]\"";
    check(formula, &[("", "4.99"), ("", "2")], "0");
    check(formula, &[("", "5"), ("", "2")], "2");
}

#[test]
fn a_node_rounds_where_the_rule_rounds_and_only_there() {
    // Means of 1, 2 are 1.5 each. Rounded to whole numbers first they are 2 and
    // 2, together 4; unrounded 3.
    let tree = |rounding: &str| {
        let pair = |code: &str| {
            let mean = format!("aggregate = \"mean\"\n{rounding}");
            let (a, b) = (format!("{code}1"), format!("{code}2"));
            [
                node(code, "R", &mean),
                leaf(&a, code, ""),
                leaf(&b, code, ""),
            ]
            .concat()
        };
        let nodes = [pair("a"), pair("b")].concat();
        let root = root("aggregate = \"sum\"");
        instrument(&[&head("single", 2), &missing("block"), &root, &nodes])
    };
    let rows = [
        ("", "a1", "1"),
        ("", "a2", "2"),
        ("", "b1", "1"),
        ("", "b2", "2"),
    ];
    assert_eq!(score(tree(""), &rows).node("R").score.to_string(), "3");
    let rounded = tree("rounding = { mode = \"half_up\", digits = 0 }");
    assert_eq!(score(rounded, &rows).node("R").score.to_string(), "4");
}

#[test]
fn a_divisor_of_zero_gives_no_score() {
    let nodes = [leaf("a", "R", ""), leaf("b", "R", "")].concat();
    let root = root("aggregate = \"formula\"\nformula = \"if [b] = 0 then [a] / [b] else [a]\"");
    let small = instrument(&[&head("single", 2), &missing("block"), &root, &nodes]);
    let scored = score(small, &[("", "a", "1"), ("", "b", "0")]);
    assert_eq!(scored.node("R").state, State::NotAssessed);
}
