//! Several raters become one answer.

use crate::small::{head, instrument, leaf, missing, root, score};
use prima_score::value::State;

fn check(raters: &str, values: &[&str], expected: Result<&str, State>) {
    let nodes = leaf("a", "R", "");
    let root = root("aggregate = \"mean\"");
    let small = instrument(&[&head(raters, 2), &missing("block"), &root, &nodes]);
    let names = ["ani", "budi", "citra", "dewi"];
    let rows: Vec<(&str, &str, &str)> = names
        .iter()
        .zip(values)
        .map(|(name, value)| (*name, "a", *value))
        .collect();
    let scored = score(small, &rows);
    let found = scored.node("a");
    let found = match found.state {
        State::Scored => Ok(found.score.to_string()),
        state => Err(state),
    };
    assert_eq!(found, expected.map(str::to_owned), "{raters} of {values:?}");
}

#[test]
fn a_mean_is_exact() {
    check("mean", &["3"], Ok("3"));
    check("mean", &["3", "4"], Ok("3.5"));
    check("mean", &["3", "4", "4"], Ok("11/3"));
}

#[test]
fn a_median_of_an_even_number_is_the_mean_of_the_middle_two() {
    check("median", &["9", "1", "4"], Ok("4"));
    check("median", &["9", "1", "4", "5"], Ok("4.5"));
    check("median", &["1", "2"], Ok("1.5"));
}

#[test]
fn a_consensus_needs_everybody() {
    check("consensus", &["4", "4", "4"], Ok("4"));
    check("consensus", &["4", "4.0"], Ok("4"));
    check("consensus", &["4", "3"], Err(State::NotAssessed));
    check("consensus", &["4", "not_assessed"], Err(State::NotAssessed));
}

#[test]
fn who_gave_no_score_is_left_out_unless_nobody_did() {
    check("mean", &["3", "not_assessed", "5"], Ok("4"));
    check("median", &["rejected", "2"], Ok("2"));
    check("mean", &["rejected", "not_assessed"], Err(State::Rejected));
}

#[test]
fn a_single_rater_stands_alone() {
    check("single", &["7"], Ok("7"));
    check("single", &["rejected"], Err(State::Rejected));
}
