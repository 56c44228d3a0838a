//! Small instruments and the answers to them.

use prima_instrument::{Catalogue, Instrument, read};
use prima_score::answers::{Answers, Questions};
use prima_score::bodies::{Bodies, BodiesBuilder, BodyId, BodyRow};
use prima_score::round::{Published, Results, Round};
use prima_score::tree::NodeScore;

/// A title nobody reads.
pub const T: &str = r#"title = { id = "x", en = "x" }"#;

/// What all small instruments begin with; `[missing]` and the rest follow.
pub fn head(raters: &str, digits: u32) -> String {
    format!(
        r#"
[laws.none]
title = "Peraturan contoh"
status = "sourced"
found = "made up"
[[answer_source]]
code = "E"
{T}
kind = "evaluator"
raters = "{raters}"
[[answer_source]]
code = "S"
{T}
kind = "survey"
raters = "single"
[rounding]
mode = "half_up"
digits = {digits}
[[rollup]]
kind = "mean"
minimum_units = 1
[[peer_group]]
code = "semua"
within = "nation"
{T}
[ranking]
kind = "ranked"
direction = "high"
ties = "competition"
"#
    )
}

/// `[missing]` with one action for every state.
pub fn missing(action: &str) -> String {
    let line = |state: &str| format!("{state} = \"{action}\"\n");
    let states = ["not_answered", "not_applicable", "rejected", "not_assessed"];
    format!("[missing]\n{}", states.map(line).concat())
}

/// The root, with its rule.
pub fn root(rule: &str) -> String {
    format!("[[node]]\ncode = \"R\"\n{T}\nfrom = \"E\"\n{rule}\n")
}

/// A node below another, with its rule.
pub fn node(code: &str, parent: &str, rule: &str) -> String {
    format!("[[node]]\ncode = \"{code}\"\nparent = \"{parent}\"\n{T}\n{rule}\n")
}

/// A leaf that takes numbers up to a hundred.
pub fn leaf(code: &str, parent: &str, more: &str) -> String {
    let measure = r#"measure = { kind = "number", min = 0, max = 100, direction = "up" }"#;
    node(code, parent, &format!("{measure}\n{more}"))
}

/// Reads an instrument whose scale is whatever its tree can reach.
pub fn instrument(parts: &[&str]) -> Instrument {
    let text = |scale: &str| {
        let body = parts.concat();
        format!(
            "[instrument]\ncode = \"kecil\"\nedition = \"1\"\n{T}\nscale = {scale}\npublished_index = true\nsource = {{ law = \"none\", at = \"Pasal 1\" }}\n{body}"
        )
    };
    let catalogue = Catalogue::default();
    let scale = match read(&text("{ min = -12345 }"), &catalogue) {
        Ok(_) => panic!("no tree reaches down to -12345"),
        Err(faults) => {
            let fault = faults.iter().find(|fault| fault.key == "scale");
            let fault = fault.unwrap_or_else(|| panic!("{faults:#?}\n{}", text("…")));
            let reached = fault.arguments.iter().find(|(name, _)| *name == "reached");
            let (low, high) = reached
                .and_then(|(_, reached)| reached.split_once(" – "))
                .expect("the fault says what is reached");
            match high {
                "…" => format!("{{ min = \"{low}\" }}"),
                _ => format!("{{ min = \"{low}\", max = \"{high}\" }}"),
            }
        }
    };
    let text = text(&scale);
    read(&text, &catalogue).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"))
}

/// Bodies with these ids.
pub fn bodies(units: &[&str]) -> Bodies {
    let mut builder = BodiesBuilder::default();
    for unit in units {
        builder.push(&BodyRow {
            unit,
            ..BodyRow::default()
        });
    }
    builder.finish().expect("ids are distinct")
}

/// Body, rater, code, value.
pub type Row<'a> = (&'a str, &'a str, &'a str, &'a str);

/// Answers from rows; rows of one cell stand together.
pub fn answers(
    instrument: &Instrument,
    questions: &Questions,
    bodies: &Bodies,
    rows: &[Row],
) -> Answers {
    let mut answers = Answers::new(questions, bodies.len());
    for same in rows.chunk_by(|a, b| (a.0, a.2) == (b.0, b.2)) {
        let body = bodies.find(same[0].0).expect("a known body");
        let slot = questions.find(same[0].2).expect("a known question");
        let mut entries = Vec::new();
        for (_, rater, _, value) in same {
            let entry = answers.entry(instrument, questions, slot, value);
            entries.push(((*rater).to_owned(), entry.expect("a permitted value")));
        }
        match entries.as_slice() {
            [(_, entry)] => {
                answers.set(body, slot, *entry);
            }
            _ => answers.set_several(body, slot, entries),
        }
    }
    answers
}

/// Scores of one body's nodes, by code, and its results.
pub struct Scored {
    pub instrument: Instrument,
    pub nodes: Vec<NodeScore>,
    pub results: Results,
}

impl Scored {
    pub fn node(&self, code: &str) -> &NodeScore {
        let node = self.instrument.find_node(code).expect("a known node");
        &self.nodes[node.0]
    }
}

/// Scores one body, `dinas`.
pub fn score(instrument: Instrument, rows: &[(&str, &str, &str)]) -> Scored {
    let questions = Questions::new(&instrument);
    let bodies = bodies(&["dinas"]);
    let rows: Vec<Row> = rows
        .iter()
        .map(|(rater, code, value)| ("dinas", *rater, *code, *value))
        .collect();
    let answers = answers(&instrument, &questions, &bodies, &rows);
    let published = Published::default();
    let round = Round::new(&instrument, &questions, &bodies, &answers, &published);
    let mut nodes = Vec::new();
    round
        .scorer
        .score(&round.inputs(BodyId(0), &[]), &mut nodes);
    let results = round.compute();
    Scored {
        instrument: instrument.clone(),
        nodes,
        results,
    }
}
