//! Small rounds for the tests: an instrument in a few words, bodies, answers.

use prima_instrument::exact::Exact;
use prima_instrument::model::BodyKind;
use prima_instrument::{Catalogue, Instrument};
use prima_robust::{RatedAnswers, Report, Settings, measure};
use prima_score::answers::{Answers, Questions};
use prima_score::bodies::{Bodies, BodiesBuilder, BodyId, BodyRow};
use prima_score::round::{Published, PublishedIndex, Results, Round};
use std::collections::BTreeMap;

/// Everything a round is made of.
pub struct Small {
    pub instrument: Instrument,
    pub questions: Questions,
    pub bodies: Bodies,
    pub answers: Answers,
    pub published: Published,
    pub rated: RatedAnswers,
    raters: BTreeMap<(BodyId, String), Vec<(String, String)>>,
}

const HEAD: &str = r#"
[instrument]
code = "small"
edition = "small"
title = { id = "Uji", en = "Test" }
scale = { min = SCALE_MIN, max = SCALE_MAX }
published_index = true
source = { law = "test" }

[laws.test]
title = "Uji"
status = "unverified"
found = "made up for a test"

[[answer_source]]
code = "EV"
title = { id = "Evaluator", en = "Evaluator" }
kind = "evaluator"
raters = "RATERS"

[[answer_source]]
code = "SV"
title = { id = "Survei", en = "Survey" }
kind = "survey"
raters = "mean"

[missing]
not_answered = "bottom"
not_applicable = "drop"
rejected = "bottom"
not_assessed = "drop"

[rounding]
mode = "half_up"
digits = 2

[[node]]
code = "INDEKS"
title = { id = "Indeks", en = "Index" }
from = "SOURCE"
aggregate = "weighted_mean"
weights = 100

"#;

const TAIL: &str = r#"
[[band]]
code = "A"
label = { id = "Baik", en = "Good" }
role = "good"
above = BAND_EDGE
to = SCALE_MAX

[[band]]
code = "B"
label = { id = "Kurang", en = "Weak" }
role = "weak"
from = SCALE_MIN
to = BAND_EDGE

[[rollup]]
kind = "mean"

[[peer_group]]
code = "unit"
title = { id = "Unit", en = "Units" }
kinds = ["service_unit"]
within = "nation"

[[peer_group]]
code = "induk"
title = { id = "Induk", en = "Parents" }
kinds = ["institution"]
within = "nation"

[ranking]
kind = "ranked"
direction = "high"
ties = "competition"
"#;

/// A flat instrument with these weights: numbers from 0 to 100 rated by
/// evaluators, whose answers become one as `raters` says.
pub fn rated_instrument(weights: &[f64], raters: &str) -> Instrument {
    let measure = r#"{ kind = "number", min = 0, max = 100, direction = "up" }"#;
    instrument(weights, "EV", raters, measure, ["0", "100", "80"])
}

/// A flat instrument with these weights of survey questions from 1 to 4.
pub fn survey_instrument(weights: &[f64]) -> Instrument {
    let level = |value: u32| {
        format!("{{ value = {value}, title = {{ id = \"{value}\", en = \"{value}\" }} }}")
    };
    let levels: Vec<String> = (1..=4).map(level).collect();
    let measure = format!("{{ kind = \"survey\", options = [{}] }}", levels.join(", "));
    instrument(weights, "SV", "mean", &measure, ["1", "4", "3"])
}

fn instrument(
    weights: &[f64],
    source: &str,
    raters: &str,
    measure: &str,
    edges: [&str; 3],
) -> Instrument {
    let mut text = HEAD.to_owned();
    for (place, weight) in weights.iter().enumerate() {
        text += &format!(
            "[[node]]\ncode = \"{0}\"\nparent = \"INDEKS\"\ntitle = {{ id = \"Butir {0}\", en = \"Item {0}\" }}\nweight = {weight}\nmeasure = {measure}\n\n",
            place + 1
        );
    }
    text += TAIL;
    let named = ["SCALE_MIN", "SCALE_MAX", "BAND_EDGE"];
    for (name, edge) in named.into_iter().zip(edges) {
        text = text.replace(name, edge);
    }
    let text = text.replace("SOURCE", source).replace("RATERS", raters);
    prima_instrument::read(&text, &Catalogue::default())
        .unwrap_or_else(|faults| panic!("{faults:#?}"))
}

impl Small {
    /// Service units of one parent, with ids that sort as they are given.
    pub fn new(instrument: Instrument, units: &[&str]) -> Small {
        let mut builder = BodiesBuilder::default();
        builder.push(&BodyRow {
            unit: "parent",
            kind: Some(BodyKind::Institution),
            ..BodyRow::default()
        });
        for unit in units {
            let kind = Some(BodyKind::ServiceUnit);
            builder.push(&BodyRow {
                unit,
                parent: "parent",
                kind,
                ..BodyRow::default()
            });
        }
        let bodies = builder.finish().expect("the ids of a test differ");
        let questions = Questions::new(&instrument);
        Small {
            answers: Answers::new(&questions, bodies.len()),
            published: Published::default(),
            rated: RatedAnswers::new(),
            raters: BTreeMap::new(),
            instrument,
            questions,
            bodies,
        }
    }

    pub fn body(&self, unit: &str) -> BodyId {
        self.bodies.find(unit).expect("the test names its units")
    }

    /// One evaluator's answer.
    pub fn rate(&mut self, unit: &str, code: &str, rater: &str, value: &str) {
        let key = (self.body(unit), code.to_owned());
        self.raters
            .entry(key)
            .or_default()
            .push((rater.to_owned(), value.to_owned()));
    }

    /// Counts of the answers 1, 2, 3 and 4.
    pub fn tally(&mut self, unit: &str, code: &str, counts: [u64; 4]) {
        let body = self.body(unit);
        let question =
            &self.questions.survey()[self.questions.find_survey(code).expect("a question")];
        for (place, count) in counts.into_iter().enumerate() {
            self.answers
                .tallies_mut()
                .add(body, question.first + place, count);
        }
    }

    /// A published index.
    pub fn publish(&mut self, unit: &str, index: &str) {
        let found = PublishedIndex {
            index: Exact::parse(index),
            text: index.to_owned(),
            ..PublishedIndex::default()
        };
        self.published.indices.insert(self.body(unit), found);
    }

    /// Puts the answers in their cells.
    pub fn ready(&mut self) {
        for ((body, code), given) in std::mem::take(&mut self.raters) {
            let slot = self.questions.find(&code).expect("a question");
            let mut entries = Vec::new();
            for (rater, value) in given {
                let entry = self
                    .answers
                    .entry(&self.instrument, &self.questions, slot, &value);
                entries.push((rater.clone(), entry.expect("a value on the scale")));
                if let Some(points) = Exact::parse(&value) {
                    self.rated.push(body, slot, &rater, points.to_f64());
                }
            }
            match entries.as_slice() {
                [(_, entry)] => {
                    self.answers.set(body, slot, *entry);
                }
                _ => self.answers.set_several(body, slot, entries),
            }
        }
    }

    /// Scores the round and measures it.
    pub fn measure(&mut self, settings: &Settings) -> (Results, Report) {
        self.ready();
        let round = Round::new(
            &self.instrument,
            &self.questions,
            &self.bodies,
            &self.answers,
            &self.published,
        );
        let results = round.compute();
        let report = measure(&round, &results, &self.rated, settings, &|_, _| {});
        (results, report)
    }
}
