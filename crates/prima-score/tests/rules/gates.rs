//! Gates act one after another, also where one of them cannot be decided.

use crate::small::{T, head, instrument, leaf, missing, root, score};

/// Bands A (80), B (60), C (40), D and these gates; each `(code, effect)` holds where its fact says so.
fn gated(gates: &[(&str, &str)]) -> prima_instrument::Instrument {
    let band = |code: &str, edges: &str| {
        format!(
            "[[band]]\ncode = \"{code}\"\nlabel = {{ id = \"x\", en = \"x\" }}\nrole = \"fair\"\n{edges}\n"
        )
    };
    let mut text = [
        band("A", "from = 80\nto = 100"),
        band("B", "from = 60\nbelow = 80"),
        band("C", "from = 40\nbelow = 60"),
        band("D", "from = 0\nbelow = 40"),
    ]
    .concat();
    for (code, effect) in gates {
        text += &format!(
            "[[fact]]\ncode = \"f.{code}\"\n{T}\nfrom = \"E\"\nkind = \"yes_no\"\n[[gate]]\ncode = \"{code}\"\n{T}\nwhen = \"[f.{code}] = ya\"\neffect = {effect}\nunknown = \"undecided\"\ntext = {{ id = \"x\", en = \"x\" }}\n"
        );
    }
    instrument(&[
        &head("single", 0),
        &missing("bottom"),
        &root("aggregate = \"mean\""),
        &leaf("L", "R", ""),
        &text,
    ])
}

/// Band given (or the state) and the bands that are possible, for an index of 90: an A.
fn check(gates: &[(&str, &str)], answers: &[(&str, &str)], band: &str, possible: &[&str]) {
    let mut rows = vec![("", "L", "90")];
    rows.extend(answers.iter().map(|(code, value)| ("", *code, *value)));
    let scored = score(gated(gates), &rows);
    let result = &scored.results.bodies[0];
    let code = |place: &u16| scored.instrument.bands[usize::from(*place)].code.clone();
    let found = result
        .band
        .as_ref()
        .map_or(result.state.word().to_owned(), code);
    let undecided: Vec<String> = result.undecided().iter().map(code).collect();
    assert_eq!(
        (found.as_str(), undecided),
        (
            band,
            possible.iter().map(|band| (*band).to_owned()).collect()
        ),
        "{gates:?} with {answers:?}"
    );
}

const TO_B: (&str, &str) = ("b", "{ cap = \"B\" }");
const TO_C: (&str, &str) = ("c", "{ cap = \"C\" }");
const REFUSE: (&str, &str) = ("r", "{ refuse = true }");
const B_TO_D: (&str, &str) = ("d", "{ replace = \"B\", with = \"D\" }");

#[test]
fn two_open_caps_leave_three_bands_possible() {
    check(&[TO_B, TO_C], &[], "undecided", &["A", "B", "C"]);
}

#[test]
fn a_certain_cap_settles_what_an_open_one_left() {
    check(&[TO_B, TO_C], &[("f.c", "ya")], "C", &[]);
}

#[test]
fn an_open_cap_below_a_certain_one_leaves_the_two() {
    check(&[TO_B, TO_C], &[("f.b", "ya")], "undecided", &["B", "C"]);
}

#[test]
fn an_open_gate_that_changes_nothing_leaves_the_band() {
    // The C of the first gate is no B and not above B any more.
    check(&[TO_C, TO_B], &[("f.c", "ya")], "C", &[]);
}

#[test]
fn a_replacement_acts_on_the_band_that_is_only_possible() {
    // A stays A; the B that the open cap may make of it becomes D.
    check(&[TO_B, B_TO_D], &[("f.d", "ya")], "undecided", &["A", "D"]);
}

#[test]
fn a_refusal_after_an_open_gate_refuses() {
    check(&[TO_B, REFUSE], &[("f.r", "ya")], "refused", &[]);
    check(
        &[TO_B, REFUSE],
        &[("f.r", "tidak")],
        "undecided",
        &["A", "B"],
    );
}
