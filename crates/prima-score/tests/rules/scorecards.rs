//! Every number of a scorecard can be followed down to the answers.

use crate::small::{Row, T, answers, bodies, head, instrument, leaf, missing, node, root};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::Aggregate;
use prima_score::answers::{Answers, Questions};
use prima_score::round::{Published, PublishedIndex, Results, Round};
use prima_score::scorecard::{How, NodeLine, Scorecard, Suggested, scorecard};
use prima_score::tree::{Counted, Given, rounded};
use prima_score::value::State;
use serde_json::Value;

/// An aspect of three leaves, a survey, a formula, a count, a minimum; a gate,
/// a suggestion and three facts.
fn rules() -> Instrument {
    let levels = format!(
        "measure = {{ kind = \"levels\", levels = [ {{ value = 0, {T} }}, {{ value = 3, {T}, points = 50 }}, {{ value = 5, {T}, points = 100 }} ] }}"
    );
    let statement = format!(
        "from = \"S\"\nmeasure = {{ kind = \"survey\", options = [ {{ value = 1, {T}, points = 0 }}, {{ value = 2, {T}, points = 100 }} ] }}"
    );
    let suggest = "suggest = [ { level = 5, when = \"[tahun] >= 2 and [online] = ya\" }, { level = 3, when = \"[tahun] >= 1\" } ]";
    let nodes = [
        node(
            "A",
            "R",
            "weight = 40\naggregate = \"weighted_mean\"\nweights = 10\nrounding = { mode = \"half_up\", digits = 1 }",
        ),
        node("A.1", "A", &format!("weight = 5\n{levels}\n{suggest}")),
        leaf("A.2", "A", "weight = 3"),
        leaf(
            "A.3",
            "A",
            "weight = 2\nas_child = { not_assessed = \"drop\", mark = { id = \"tanpa A.3\", en = \"without A.3\" } }",
        ),
        node(
            "B",
            "R",
            "weight = 30\nfrom = \"S\"\naggregate = \"pooled_mean\"\nminimum_respondents = 2",
        ),
        node("B.1", "B", &statement),
        node("B.2", "B", &statement),
        node(
            "C",
            "R",
            "weight = 20\naggregate = \"formula\"\nformula = \"[C.1] / [pembagi]\"",
        ),
        leaf("C.1", "C", ""),
        node("D", "R", "weight = 10\naggregate = \"min\""),
        leaf("D.1", "D", ""),
        leaf("D.2", "D", "applies_if = \"[online] = ya\""),
    ];
    let facts = format!(
        "[[fact]]\ncode = \"tahun\"\n{T}\nfrom = \"E\"\nkind = \"count\"\nmin = 0\nmax = 9\nabout = \"A.1\"\n\
         [[fact]]\ncode = \"online\"\n{T}\nfrom = \"E\"\nkind = \"yes_no\"\n\
         [[fact]]\ncode = \"pembagi\"\n{T}\nfrom = \"E\"\nkind = \"number\"\nmin = 1\nmax = 4\ndefault = 2\n"
    );
    let rest = r#"
[[band]]
code = "A"
label = { id = "Baik", en = "Good" }
role = "best"
above = 80
to = 100
[[band]]
code = "B"
label = { id = "Cukup", en = "Fair" }
role = "fair"
above = 50
to = 80
[[band]]
code = "C"
label = { id = "Kurang", en = "Poor" }
role = "poor"
from = 0
to = 50
[[gate]]
code = "dasar"
title = { id = "Dasar", en = "Basics" }
when = "[A] < 70"
effect = { cap = "C" }
unknown = "skip"
text = { id = "A di bawah 70", en = "A is below 70" }
[sampling]
rule = "minimum"
minimum = 30
"#;
    instrument(&[
        &head("mean", 2),
        &missing("zero"),
        &root("aggregate = \"weighted_mean\"\nweights = 100"),
        &nodes.concat(),
        &facts,
        rest,
    ])
}

const ROWS: [Row; 8] = [
    // A.1: (50 + 100) / 2 = 75. A.3 left out: (5 × 75 + 3 × 60) / 8 = 69.375, rounded 69.4.
    ("dinas", "ani", "A.1", "3"),
    ("dinas", "budi", "A.1", "5"),
    ("dinas", "", "A.2", "60"),
    ("dinas", "", "A.3", "not_assessed"),
    // C: 90 / 2, the default. D: the less of 55 and a rejected D.2, which counts 0.
    ("dinas", "", "C.1", "90"),
    ("dinas", "", "D.1", "55"),
    ("dinas", "", "D.2", "rejected"),
    ("dinas", "", "tahun", "2"),
];

fn with_card(see: impl FnOnce(&Scorecard)) {
    let rules = rules();
    let questions = Questions::new(&rules);
    let bodies = bodies(&["dinas"]);
    let mut answers: Answers = answers(&rules, &questions, &bodies, &ROWS);
    // B: 7 of 8 answers earn 100: 87.5; four answered each question.
    let body = bodies.find("dinas").expect("the body");
    for (cell, count) in [(0, 1), (1, 3), (3, 4)] {
        answers.tallies_mut().add(body, cell, count);
    }
    let published = Published::default();
    let round = Round::new(&rules, &questions, &bodies, &answers, &published);
    let results: Results = round.compute();
    see(&scorecard(&round, &results, body));
}

fn line<'a, 'b>(card: &'b Scorecard<'a>, code: &str) -> &'b NodeLine<'a> {
    let node = card.instrument.find_node(code).expect("a known node");
    card.node(node).expect("a scored body has all nodes")
}

/// A node's score again, from nothing but its line and its children's lines.
fn again(card: &Scorecard, line: &NodeLine) -> Option<Exact> {
    let sum = |parts: &mut dyn Iterator<Item = Exact>| {
        parts.fold(Exact::ZERO, |sum, part| sum.plus(&part))
    };
    let found = match &line.how {
        How::Answers { answers, .. } => {
            let points: Vec<Exact> = answers
                .iter()
                .filter_map(|answer| answer.points.clone())
                .collect();
            sum(&mut points.iter().cloned()).divided_by(&Exact::whole(points.len() as i64))?
        }
        How::Survey { questions, n, .. } => {
            let options = questions.iter().flat_map(|question| &question.options);
            let mut points =
                options.map(|(_, points, count)| points.times(&Exact::whole(*count as i64)));
            sum(&mut points).divided_by(&Exact::whole(*n as i64))?
        }
        How::Children { aggregate, inputs } => {
            let used = inputs.iter().filter_map(|input| match &input.used {
                Counted::Score(score) => Some((input, score.clone())),
                _ => None,
            });
            let used: Vec<_> = used.collect();
            for (input, score) in &used {
                let below = card.node(input.id).expect("a child has a line");
                match &below.score {
                    Some(own) => assert_eq!(own, score, "{} hands on its score", below.node.code),
                    None => assert!(
                        input.action.is_some(),
                        "{} is stood in for",
                        below.node.code
                    ),
                }
            }
            match aggregate {
                Aggregate::Min => used.iter().map(|(_, score)| score.clone()).min()?,
                _ => sum(&mut used
                    .iter()
                    .filter_map(|(input, _)| input.contribution.clone())),
            }
        }
        How::Formula { operands, .. } => {
            let number = |code: &str| {
                let operand = operands.iter().find(|operand| operand.code == code);
                match &operand.expect("an operand").value {
                    prima_score::evaluate::Value::Number(number) => number.clone(),
                    other => panic!("{code} is {other:?}"),
                }
            };
            number("C.1").divided_by(&number("pembagi"))?
        }
        How::Published | How::Inapplicable(_) => return line.score.clone(),
    };
    Some(match &line.node.rounding {
        Some(step) => {
            assert_eq!(line.unrounded.as_ref(), Some(&found), "{}", line.node.code);
            rounded(&found, step)
        }
        None => found,
    })
}

#[test]
fn every_score_follows_from_the_inputs_beside_it() {
    with_card(|card| {
        assert_eq!(card.nodes.len(), card.instrument.nodes.len());
        for line in &card.nodes {
            if line.state == State::Scored {
                assert_eq!(again(card, line), line.score, "{}", line.node.code);
            }
        }
        let score = |code: &str| line(card, code).score.as_ref().map(ToString::to_string);
        assert_eq!(score("A.1").as_deref(), Some("75"));
        assert_eq!(line(card, "A").unrounded, Exact::parse("69.375"));
        assert_eq!(score("A").as_deref(), Some("69.4"));
        assert_eq!(score("B").as_deref(), Some("87.5"));
        assert_eq!(score("C").as_deref(), Some("45"));
        assert_eq!(score("D").as_deref(), Some("0"));
        // 0.4 × 69.4 + 0.3 × 87.5 + 0.2 × 45 + 0.1 × 0 = 27.76 + 26.25 + 9 = 63.01.
        let index = card.index.as_ref().expect("an index");
        assert_eq!(index.exact.to_string(), "63.01");
        assert_eq!(line(card, "R").score.as_ref(), Some(&index.exact));
    });
}

#[test]
fn a_state_shows_what_was_done_about_it() {
    with_card(|card| {
        let How::Children { inputs, .. } = &line(card, "A").how else {
            panic!("an aggregate");
        };
        assert_eq!(inputs[2].state, State::NotAssessed);
        assert_eq!(inputs[2].used, Counted::Left);
        assert_eq!(inputs[2].contribution, None);
        // The others share the weight: 5 of 8.
        assert_eq!(inputs[0].contribution, Exact::parse("375/8"));
        assert!(line(card, "A.3").marked && !line(card, "A.2").marked);
        let How::Children { inputs, .. } = &line(card, "D").how else {
            panic!("an aggregate");
        };
        assert_eq!(inputs[1].used, Counted::Score(Exact::ZERO));
        let How::Answers { answers, .. } = &line(card, "A.1").how else {
            panic!("a leaf");
        };
        let written: Vec<(&str, &str)> = answers
            .iter()
            .map(|answer| (answer.rater, answer.text))
            .collect();
        assert_eq!(written, [("ani", "3"), ("budi", "5")]);
    });
}

#[test]
fn bands_gates_facts_and_suggestions_are_explained() {
    with_card(|card| {
        let standing = card.standing.as_ref().expect("bands");
        // 63.01 is B by itself; the gate caps it at C, and the next band is B with nothing lacking.
        assert_eq!((standing.band, standing.by_index), (Some(2), Some(1)));
        let next = standing.next.as_ref().expect("a band above");
        assert_eq!(
            (next.band, next.from.to_string(), next.distance.is_zero()),
            (1, "50.01".to_owned(), true)
        );
        assert_eq!(standing.edges, Some((Exact::ZERO, Some(Exact::whole(50)))));
        let gate = &card.gates[0];
        assert_eq!((gate.holds, gate.applied), (Some(true), true));
        assert_eq!(gate.gate.when.to_string(), "[A] < 70");
        assert_eq!(
            gate.operands[0].value,
            prima_score::evaluate::Value::Number(Exact::decimal(694, 1))
        );
        // The default is said; what nobody answered is not listed.
        let facts: Vec<(&str, bool)> = card
            .facts
            .iter()
            .map(|fact| {
                (
                    card.instrument.facts[fact.id.0].code.as_str(),
                    fact.by_default,
                )
            })
            .collect();
        assert_eq!(facts, [("tahun", false), ("pembagi", true)]);
        // Level 5 cannot be decided without [online]; level 3 is not looked at.
        let [suggestion] = card.suggestions.as_slice() else {
            panic!("one indicator has suggestions");
        };
        assert!(
            matches!(&suggestion.suggested, Suggested::FactMissing(_, codes) if *codes == ["online"])
        );
        let sampling = card.sampling.as_ref().expect("a sampling rule");
        assert_eq!((sampling.have, sampling.need), (4, Some(30)));
        let source = &line(card, "A").node.source;
        assert_eq!(
            (card.law(source).title.as_str(), source.at.as_deref()),
            ("Peraturan contoh", Some("Pasal 1"))
        );
    });
}

#[test]
fn the_line_of_json_says_the_same() {
    with_card(|card| {
        let line = card.json().to_string();
        assert_eq!(line, card.json().to_string());
        assert!(!line.contains('\n'));
        let json: Value = serde_json::from_str(&line).expect("it is JSON");
        assert_eq!(json["index"]["rounded"], "63.01");
        assert_eq!(json["band"]["code"], "C");
        assert_eq!(json["gates"][0]["applied"], true);
        assert_eq!(json["respondents"]["need"], 30);
        let nodes = json["nodes"].as_array().expect("nodes");
        let exact = |value: &Value| Exact::parse(value.as_str().expect("exact values are strings"));
        for node in nodes {
            let Some(inputs) = node["inputs"].as_array() else {
                continue;
            };
            let parts: Vec<Exact> = inputs
                .iter()
                .filter_map(|input| input.get("contribution"))
                .filter_map(exact)
                .collect();
            if parts.is_empty() {
                continue;
            }
            let sum = parts.iter().fold(Exact::ZERO, |sum, part| sum.plus(part));
            let score = node.get("unrounded").unwrap_or(&node["score"]);
            assert_eq!(exact(score), Some(sum), "{}", node["code"]);
        }
        let aspect = &nodes[1];
        assert_eq!(aspect["inputs"][0]["contribution"], "46.875");
        assert_eq!(aspect["inputs"][2]["action"], "drop");
        assert_eq!(aspect["source"]["law"], "Peraturan contoh");
        assert_eq!(nodes[4]["mark"]["en"], "without A.3");
        // What does not end is a fraction, with a decimal beside it.
        assert_eq!(nodes[0]["decimal"], "63.01");
    });
}

#[test]
fn published_scores_and_rolled_up_bodies_name_their_parts() {
    let rules = rules();
    let questions = Questions::new(&rules);
    let mut builder = prima_score::bodies::BodiesBuilder::default();
    for (unit, parent) in [("kota", ""), ("a", "kota"), ("b", "kota"), ("c", "kota")] {
        builder.push(&prima_score::bodies::BodyRow {
            unit,
            parent,
            ..Default::default()
        });
    }
    let bodies = builder.finish().expect("good bodies");
    let id = |unit: &str| bodies.find(unit).expect("a known body");
    let answers = Answers::new(&questions, bodies.len());
    let mut published = Published::default();
    let index = |text: &str| PublishedIndex {
        index: Exact::parse(text),
        text: text.to_owned(),
        ..PublishedIndex::default()
    };
    published.indices.insert(id("a"), index("79.12"));
    published.indices.insert(id("b"), index("60"));
    let nodes = ["A", "B", "C", "D"].map(|code| {
        let node = rules.find_node(code).expect("a known node");
        (node, Given::Score(Exact::whole(70)))
    });
    published.nodes.insert(id("c"), nodes.into_iter().collect());
    let round = Round::new(&rules, &questions, &bodies, &answers, &published);
    let results = round.compute();
    let city = scorecard(&round, &results, id("kota"));
    let parts: Vec<(&str, String)> = city
        .parts
        .iter()
        .map(|part| {
            (
                part.unit,
                part.exact
                    .as_ref()
                    .map_or(String::new(), ToString::to_string),
            )
        })
        .collect();
    // (79.12 + 60 + 70) / 3.
    assert_eq!(
        parts,
        [
            ("a", "79.12".to_owned()),
            ("b", "60".to_owned()),
            ("c", "70".to_owned())
        ]
    );
    assert_eq!(
        city.index
            .as_ref()
            .map(|index| index.exact.to_string())
            .as_deref(),
        Some("5228/75")
    );
    assert!(city.nodes.is_empty());
    let c = scorecard(&round, &results, id("c"));
    assert!(matches!(line(&c, "A").how, How::Published));
    assert_eq!(again(&c, line(&c, "R")), line(&c, "R").score);
    let a = scorecard(&round, &results, id("a"));
    assert_eq!(
        a.published.map(|published| published.text.as_str()),
        Some("79.12")
    );
    let place = a.place.as_ref().expect("a peer group");
    assert_eq!((place.rank, place.of), (Some(1), 4));
}

#[test]
fn a_rater_who_gave_no_score_leaves_a_trace() {
    let rules = instrument(&[
        &head("mean", 2),
        &missing("block"),
        &root("aggregate = \"mean\""),
        &leaf("a", "R", ""),
    ]);
    let questions = Questions::new(&rules);
    let bodies = bodies(&["dinas"]);
    let rows = [
        ("dinas", "ani", "a", "70"),
        ("dinas", "budi", "a", "not_assessed"),
    ];
    let answers = answers(&rules, &questions, &bodies, &rows);
    let published = Published::default();
    let round = Round::new(&rules, &questions, &bodies, &answers, &published);
    let results = round.compute();
    let dinas = bodies.find("dinas").expect("the body");
    let card = scorecard(&round, &results, dinas);
    let leaf = line(&card, "a");
    assert_eq!(leaf.score, Some(Exact::whole(70)));
    let How::Answers { answers, .. } = &leaf.how else {
        panic!("{:?} is not from answers", leaf.how);
    };
    let found: Vec<(&str, &str, State)> = answers
        .iter()
        .map(|answer| (answer.rater, answer.text, answer.state))
        .collect();
    assert_eq!(
        found,
        [
            ("ani", "70", State::Scored),
            ("budi", "not_assessed", State::NotAssessed)
        ]
    );
}
