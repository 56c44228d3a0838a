//! The marks of what is not proven follow the figure.

use crate::small::{Row, T, answers, head, instrument, leaf, missing, node, root};
use prima_instrument::Instrument;
use prima_score::answers::Questions;
use prima_score::bodies::{BodiesBuilder, BodyRow};
use prima_score::round::{Parts, Published, Round};

/// Why something is not proven.
const P: &str = "provisional = { id = \"x\", en = \"x\" }\n";

/// Marks of `dinas`, `cabang` and `induk`, which is rolled up from the two, and how many of them counted.
fn check(rules: &Instrument, rows: &[Row], marks: [&[&str]; 3], counted: u32) {
    let mut builder = BodiesBuilder::default();
    for (unit, parent) in [("dinas", "induk"), ("cabang", "induk"), ("induk", "")] {
        builder.push(&BodyRow {
            unit,
            parent,
            ..BodyRow::default()
        });
    }
    let bodies = builder.finish().expect("ids are distinct");
    let questions = Questions::new(rules);
    let answers = answers(rules, &questions, &bodies, rows);
    let published = Published::default();
    let round = Round::new(rules, &questions, &bodies, &answers, &published);
    let results = round.compute();
    for (unit, expected) in ["dinas", "cabang", "induk"].into_iter().zip(marks) {
        let body = bodies.find(unit).expect("the body");
        assert_eq!(round.provisional(body, &results), expected, "{unit}");
        let parts = (unit == "induk").then_some(Parts { counted, all: 2 });
        assert_eq!(results.bodies[body.0 as usize].parts(), parts, "{unit}");
    }
}

#[test]
fn a_rolled_up_body_has_the_marks_of_its_children() {
    let rules = instrument(&[
        &head("single", 2),
        &missing("bottom"),
        &root("aggregate = \"mean\""),
        &leaf("a", "R", P),
    ]);
    check(
        &rules,
        &[("dinas", "", "a", "50")],
        [&["a"], &[], &["a"]],
        1,
    );
}

#[test]
fn several_raters_rest_on_how_they_become_one() {
    let raters = "raters = \"mean\"\n";
    let head = head("mean", 2).replace(raters, &format!("{raters}{P}"));
    let rules = instrument(&[
        &head,
        &missing("bottom"),
        &root("aggregate = \"mean\""),
        &leaf("a", "R", ""),
    ]);
    let rows = [
        ("dinas", "ani", "a", "50"),
        ("cabang", "ani", "a", "50"),
        ("cabang", "budi", "a", "60"),
    ];
    check(&rules, &rows, [&[], &["source:E"], &["source:E"]], 2);
}

#[test]
fn a_missing_answer_rests_on_what_it_does() {
    let rules = instrument(&[
        &head("single", 2),
        &missing("bottom"),
        P,
        &root("aggregate = \"mean\""),
        &leaf("a", "R", ""),
        &leaf("b", "R", ""),
    ]);
    let rows = [
        ("dinas", "", "a", "50"),
        ("dinas", "", "b", "50"),
        ("cabang", "", "a", "50"),
    ];
    check(&rules, &rows, [&[], &["missing"], &["missing"]], 2);
}

#[test]
fn a_formula_rests_on_its_facts_also_by_default() {
    let fact = format!(
        "[[fact]]\ncode = \"pembagi\"\n{T}\nfrom = \"E\"\nkind = \"number\"\nmin = 1\nmax = 4\ndefault = 2\n{P}"
    );
    let rules = instrument(&[
        &head("single", 2),
        &missing("bottom"),
        &root("aggregate = \"mean\""),
        &node(
            "F",
            "R",
            "aggregate = \"formula\"\nformula = \"[a] / [pembagi]\"",
        ),
        &leaf("a", "F", ""),
        &fact,
    ]);
    let marks: &[&str] = &["fact:pembagi"];
    check(&rules, &[("dinas", "", "a", "50")], [marks, &[], marks], 1);
}

#[test]
fn an_open_gate_is_said() {
    let rest = format!(
        "[[band]]\ncode = \"A\"\nlabel = {{ id = \"x\", en = \"x\" }}\nrole = \"best\"\nfrom = 80\nto = 100\n\
         [[band]]\ncode = \"B\"\nlabel = {{ id = \"x\", en = \"x\" }}\nrole = \"weak\"\nfrom = 0\nbelow = 80\n\
         [[fact]]\ncode = \"f\"\n{T}\nfrom = \"E\"\nkind = \"yes_no\"\n{P}\
         [[gate]]\ncode = \"g\"\n{T}\nwhen = \"[f] = ya\"\neffect = {{ cap = \"B\" }}\nunknown = \"undecided\"\ntext = {{ id = \"x\", en = \"x\" }}\n{P}"
    );
    let rules = instrument(&[
        &head("single", 2),
        &missing("bottom"),
        &root("aggregate = \"mean\""),
        &leaf("a", "R", ""),
        &rest,
    ]);
    // 90 is an A the gate may cap; 50 is a B already; their mean of 70 is a B, too.
    let rows = [("dinas", "", "a", "90"), ("cabang", "", "a", "50")];
    let fact: &[&str] = &["fact:f"];
    check(&rules, &rows, [&["fact:f", "gate:g"], fact, fact], 2);
}
