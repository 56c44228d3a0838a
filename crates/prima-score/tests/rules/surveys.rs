//! Survey answers keep their exact mean, whatever their points and number.

use crate::small::{T, bodies, head, instrument, missing, node, root};
use prima_instrument::exact::Exact;
use prima_score::answers::{Answers, Questions};
use prima_score::bodies::BodyId;
use prima_score::round::{Published, Round};

/// Exact index of a survey question with two options of these points, given this often.
fn check(points: [&str; 2], counts: [u64; 2], expected: &str) {
    let options = format!(
        "measure = {{ kind = \"survey\", options = [ {{ value = 1, {T}, points = \"{}\" }}, {{ value = 2, {T}, points = \"{}\" }} ] }}",
        points[0], points[1]
    );
    let rules = instrument(&[
        &head("single", 2),
        &missing("bottom"),
        &root("aggregate = \"mean\""),
        &node("s", "R", &format!("from = \"S\"\n{options}")),
    ]);
    let questions = Questions::new(&rules);
    let bodies = bodies(&["dinas"]);
    let mut answers = Answers::new(&questions, 1);
    for (cell, count) in counts.into_iter().enumerate() {
        answers.tallies_mut().add(BodyId(0), cell, count);
    }
    let published = Published::default();
    let round = Round::new(&rules, &questions, &bodies, &answers, &published);
    let found = round.compute().bodies[0].exact.clone();
    assert_eq!(
        found,
        Exact::parse(expected),
        "{points:?} given {counts:?} times"
    );
}

#[test]
fn thirds_stay_thirds() {
    // (10^12 × 1/3 + 2 × 10^12 × 2) / (3 × 10^12) = (13/3) / 3.
    check(["1/3", "2"], [1_000_000_000_000, 2_000_000_000_000], "13/9");
}

#[test]
fn points_without_a_small_common_denominator_are_not_rounded() {
    // 1/3000000019 and 1/4000000007 share no denominator below 1.2 × 10^19:
    // their mean is (4000000007 + 3000000019) / (2 × 3000000019 × 4000000007).
    check(
        ["1/3000000019", "1/4000000007"],
        [1_000_000_000_000, 1_000_000_000_000],
        "7000000026/24000000194000000266",
    );
}

#[test]
fn sums_beyond_64_bits_are_not_lost() {
    // Each option 10^12 times, so the mean is (4 × 10^9 + 1/3) / 2 = 12000000001/6.
    check(
        ["1/3", "4000000000"],
        [1_000_000_000_000, 1_000_000_000_000],
        "12000000001/6",
    );
}
