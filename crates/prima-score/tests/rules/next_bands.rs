//! Next steps where there are none, and where gates and numbers matter.

use crate::small::{Row, T, answers, bodies, head, instrument, leaf, missing, node, root};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_score::answers::Questions;
use prima_score::next_steps::{Effort, NextSteps, Outlook, Proof, Proposal, next_steps};
use prima_score::round::{Published, PublishedIndex, Round};

/// Bands A above 80 and B up to it, of a scale to `max`.
fn bands(edge: u32, max: u32) -> String {
    format!(
        "[[band]]\ncode = \"A\"\nlabel = {{ id = \"x\", en = \"x\" }}\nrole = \"best\"\nabove = {edge}\nto = {max}\n\
         [[band]]\ncode = \"B\"\nlabel = {{ id = \"x\", en = \"x\" }}\nrole = \"fair\"\nfrom = 0\nto = {edge}\n"
    )
}

fn gate(when: &str, effect: &str, unknown: &str) -> String {
    format!(
        "[[gate]]\ncode = \"g\"\n{T}\nwhen = \"{when}\"\neffect = {effect}\nunknown = \"{unknown}\"\ntext = {{ id = \"x\", en = \"x\" }}\n"
    )
}

const FACT: &str = "[[fact]]\ncode = \"izin\"\ntitle = { id = \"x\", en = \"x\" }\nfrom = \"E\"\nkind = \"yes_no\"\n";

/// The mean of `a` and `b`, both to 100.
fn mean(rest: &str) -> Instrument {
    let nodes = [leaf("a", "R", ""), leaf("b", "R", "")].concat();
    let root = root("aggregate = \"mean\"");
    instrument(&[
        &head("single", 2),
        &missing("zero"),
        &root,
        &nodes,
        FACT,
        rest,
    ])
}

fn steps_of(
    rules: &Instrument,
    rows: &[Row],
    published: Option<&str>,
    effort: Effort,
) -> NextSteps {
    let questions = Questions::new(rules);
    let bodies = bodies(&["dinas"]);
    let answers = answers(rules, &questions, &bodies, rows);
    let mut given = Published::default();
    if let (Some(text), Some(body)) = (published, bodies.find("dinas")) {
        let index = PublishedIndex {
            index: Exact::parse(text),
            text: text.to_owned(),
            ..PublishedIndex::default()
        };
        given.indices.insert(body, index);
    }
    let round = Round::new(rules, &questions, &bodies, &answers, &given);
    let body = bodies.find("dinas").expect("the body");
    next_steps(&round, &round.compute(), body, effort)
}

fn steps(rules: &Instrument, rows: &[Row]) -> NextSteps {
    steps_of(rules, rows, None, Effort::default())
}

const LOW: [Row; 2] = [("dinas", "", "a", "70"), ("dinas", "", "b", "70")];

#[test]
fn where_there_is_no_band_to_start_from_that_is_said() {
    let undecided = mean(
        &[
            bands(60, 100),
            gate("not [izin]", "{ cap = \"B\" }", "undecided"),
        ]
        .concat(),
    );
    assert_eq!(steps(&undecided, &LOW).outlook, Outlook::Undecided);
    let refused = mean(&[bands(60, 100), gate("[a] > 1", "{ refuse = true }", "skip")].concat());
    assert_eq!(steps(&refused, &LOW).outlook, Outlook::Refused);
    let plain = mean(&bands(80, 100));
    assert_eq!(
        steps_of(&plain, &[], Some("79.12"), Effort::default()).outlook,
        Outlook::NotFromAnswers
    );
    let without = mean("");
    let found = steps(&without, &LOW);
    assert_eq!((found.outlook, found.target), (Outlook::NoBands, None));
    // What helps most is said even without bands: 30 more in either.
    let gains: Vec<Option<String>> = found
        .leaves
        .iter()
        .map(|leaf| leaf.best.as_ref().map(|step| step.gain.to_string()))
        .collect();
    assert_eq!(gains, [Some("15".to_owned()), Some("15".to_owned())]);
    let mut low_is_best = mean(&bands(80, 100));
    low_is_best.ranking.high = false;
    assert_eq!(steps(&low_is_best, &LOW).outlook, Outlook::LessIsBetter);
    let blocked = instrument(&[
        &head("single", 2),
        &missing("block"),
        &root("aggregate = \"mean\""),
        &leaf("a", "R", ""),
        &bands(80, 100),
    ]);
    assert_eq!(
        steps(&blocked, &[("dinas", "", "a", "rejected")]).outlook,
        Outlook::NoIndex
    );
}

#[test]
fn a_number_is_asked_for_no_more_than_is_needed() {
    // (70 + b) / 2 above 80 after rounding: 80.01 from 80.005, so b from 90.01.
    let found = steps(&mean(&bands(80, 100)), &LOW);
    let single = &found.singles[0];
    assert_eq!(
        single.proposed.proposal,
        Proposal::Answer("90.01".to_owned())
    );
    assert_eq!(single.reached.rounded.at_digits(2), "80.01");
    assert_eq!(single.gain.to_string(), "10.005");
    let plan = found.smallest.expect("one answer is enough");
    assert_eq!(plan.answers.len(), 1);
    assert_eq!(
        plan.answers[0].1.proposal,
        Proposal::Answer("90.01".to_owned())
    );
}

#[test]
fn a_gate_over_a_fact_stands_in_the_way_of_every_answer() {
    let rules = mean(
        &[
            bands(60, 100),
            gate("not [izin]", "{ cap = \"B\" }", "undecided"),
        ]
        .concat(),
    );
    let rows = [LOW[0], LOW[1], ("dinas", "", "izin", "tidak")];
    let found = steps(&rules, &rows);
    assert_eq!(
        (found.outlook, found.proof),
        (Outlook::Open, Proof::Impossible)
    );
    assert!(found.smallest.is_none() && found.singles.is_empty());
    let best = found.at_best.expect("an index");
    assert_eq!(
        (best.exact.to_string().as_str(), best.band),
        ("100", Some(1))
    );
    assert_eq!(best.gates, [0]);
}

#[test]
fn a_node_without_a_score_that_a_gate_asks_for_is_still_counted_once_it_has_one() {
    // R counts x and y that have a score. x has none, for its only leaf was
    // rejected; the gate wants it at 1 at least.
    let nodes = [
        node("x", "R", "aggregate = \"harmonic_mean\""),
        leaf("x.1", "x", ""),
        node("y", "R", "aggregate = \"harmonic_mean\""),
        leaf("y.1", "y", ""),
    ];
    let rules = instrument(&[
        &head("single", 2),
        &missing("drop"),
        &root("aggregate = \"count\""),
        &nodes.concat(),
        &bands(1, 2),
        &gate("[x] < 1", "{ cap = \"B\" }", "undecided"),
    ]);
    let rows = [("dinas", "", "x.1", "rejected"), ("dinas", "", "y.1", "5")];
    let found = steps(&rules, &rows);
    assert_eq!(found.proof, Proof::Smallest);
    let plan = found.smallest.expect("x.1 is enough");
    assert_eq!(plan.answers[0].1.proposal, Proposal::Answer("1".to_owned()));
    assert_eq!(
        (plan.reached.exact.to_string().as_str(), plan.reached.band),
        ("2", Some(0))
    );
}

#[test]
fn a_search_cut_short_says_so_and_still_names_a_set_that_is_enough() {
    let nodes: String = (1..=12)
        .map(|place| leaf(&format!("a{place}"), "R", ""))
        .collect();
    let sum: Vec<String> = (1..=12).map(|place| format!("[a{place}]")).collect();
    let rules = instrument(&[
        &head("single", 2),
        &missing("zero"),
        &root("aggregate = \"mean\""),
        &nodes,
        &bands(60, 100),
        // Never true with what is answered here, but no proof that better answers only help.
        &gate(
            &format!("{} = 3.5", sum.join(" + ")),
            "{ cap = \"B\" }",
            "skip",
        ),
    ]);
    let rows: Vec<(String, &str)> = (1..=12).map(|place| (format!("a{place}"), "50")).collect();
    let rows: Vec<Row> = rows
        .iter()
        .map(|(code, value)| ("dinas", "", code.as_str(), *value))
        .collect();
    let found = steps_of(&rules, &rows, None, Effort { evaluations: 16 });
    assert_eq!(found.proof, Proof::Exhausted);
    let plan = found.smallest.expect("all at their best are enough");
    assert_eq!(plan.reached.band, Some(0));
    // 600 + 50 n above 60 × 12: three at 100 are enough, as the whole search finds.
    let found = steps(&rules, &rows);
    assert_eq!(found.proof, Proof::Smallest);
    assert_eq!(found.smallest.expect("three").answers.len(), 3);
}
