//! Worked cases: answers in, scores out, as a policy officer writes them.
//!
//! A case is a TOML text beside its instrument (`docs/instrument-language.md`
//! §7). Running one says every figure that came out otherwise.

use crate::answers::{Answers, Questions};
use crate::bodies::{Bodies, BodiesBuilder, BodyFault, BodyId, BodyRow};
use crate::reading::Facts;
use crate::round::{Published, PublishedIndex, Results, Round};
use crate::sampling::required;
use crate::suggestion::suggestion;
use crate::tree::{Given, NodeScore};
use crate::value::{State, within};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::{BodyKind, BodyLevel, Raters};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Something in a case that did not come out as it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Byte in the case's text.
    pub at: usize,
    /// Body it is about.
    pub unit: String,
    /// What was looked at: `index`, `nodes.I`, …; a key of `case-…` for a case that cannot be run.
    pub what: String,
    /// What the case says.
    pub expected: String,
    /// What came out.
    pub found: String,
}

/// What a case showed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseReport {
    /// How many figures were compared.
    pub n_compared: usize,
    /// Those that differ.
    pub differences: Vec<Difference>,
}

/// Keys of a `[[body]]` table and of its `expect`.
const BODY_KEYS: [&str; 12] = [
    "unit",
    "name",
    "parent",
    "kind",
    "level",
    "region",
    "population",
    "index",
    "nodes",
    "answers",
    "tallies",
    "expect",
];
const EXPECT_KEYS: [&str; 15] = [
    "index",
    "exact",
    "band",
    "label",
    "zone",
    "state",
    "rank",
    "of",
    "peer_group",
    "nodes",
    "states",
    "suggestions",
    "gates",
    "marks",
    "respondents_needed",
];

type Value<'a> = Spanned<DeValue<'a>>;

/// Runs a case.
pub fn run(instrument: &Instrument, text: &str) -> CaseReport {
    let mut runner = Runner {
        instrument,
        report: CaseReport::default(),
        unit: String::new(),
    };
    match DeTable::parse(text) {
        Ok(table) => runner.run(table.get_ref()),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            runner.broken(at, "case-toml", error.message());
        }
    }
    runner.report
}

struct Runner<'a> {
    instrument: &'a Instrument,
    report: CaseReport,
    unit: String,
}

fn line<'a>(table: &'a DeTable, key: &str) -> &'a str {
    table
        .get(key)
        .and_then(|value| value.get_ref().as_str())
        .unwrap_or_default()
}

/// A number or text as it is written.
fn written(value: &DeValue) -> String {
    match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(integer) => integer.as_str().to_owned(),
        DeValue::Float(float) => float.as_str().to_owned(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Array(values) => values
            .iter()
            .map(|value| written(value.get_ref()))
            .collect::<Vec<_>>()
            .join(" "),
        _ => String::new(),
    }
}

impl Runner<'_> {
    fn broken(&mut self, at: usize, key: &str, found: &str) {
        let unit = self.unit.clone();
        self.report.differences.push(Difference {
            at,
            unit,
            what: key.to_owned(),
            expected: String::new(),
            found: found.to_owned(),
        });
    }

    fn same(&mut self, at: usize, what: &str, expected: &str, found: &str) {
        self.report.n_compared += 1;
        // What is not there is "none" in a case and in what it is compared with.
        let found = if found.is_empty() { "none" } else { found };
        let expected = if expected.is_empty() {
            "none"
        } else {
            expected
        };
        if expected != found {
            self.report.differences.push(Difference {
                at,
                unit: self.unit.clone(),
                what: what.to_owned(),
                expected: expected.to_owned(),
                found: found.to_owned(),
            });
        }
    }

    fn run(&mut self, case: &DeTable) {
        for (key, _) in case.iter() {
            if !["reason", "source", "body"].contains(&key.get_ref().as_ref()) {
                self.broken(key.span().start, "case-key", key.get_ref());
            }
        }
        if line(case, "reason").is_empty() {
            self.broken(0, "case-reason", "");
        }
        let listed = case
            .get("body")
            .and_then(|value| value.get_ref().as_array());
        let tables: Vec<&Value> = listed
            .map(|values| values.iter().collect())
            .unwrap_or_default();
        if tables.is_empty() {
            self.broken(0, "case-empty", "");
            return;
        }
        let Some(bodies) = self.bodies(&tables) else {
            return;
        };
        let questions = Questions::new(self.instrument);
        let mut answers = Answers::new(&questions, bodies.len());
        let mut published = Published::default();
        let mut refusals: Vec<(BodyId, &'static str)> = Vec::new();
        for value in &tables {
            let Some(table) = value.get_ref().as_table() else {
                continue;
            };
            let Some(body) = bodies.find(line(table, "unit")) else {
                continue;
            };
            self.unit = line(table, "unit").to_owned();
            self.fill(
                table,
                body,
                &questions,
                &mut answers,
                &mut published,
                &mut refusals,
            );
        }
        let round = Round::new(self.instrument, &questions, &bodies, &answers, &published);
        let results = round.compute();
        for value in &tables {
            let Some(table) = value.get_ref().as_table() else {
                continue;
            };
            let Some(body) = bodies.find(line(table, "unit")) else {
                continue;
            };
            self.unit = line(table, "unit").to_owned();
            let Some(expect) = table
                .get("expect")
                .and_then(|value| value.get_ref().as_table())
            else {
                continue;
            };
            let refused: Vec<&str> = refusals
                .iter()
                .filter(|(refused, _)| *refused == body)
                .map(|(_, key)| *key)
                .collect();
            self.compare(expect, body, &round, &results, &refused);
        }
        let expected_refusals = |body: BodyId| {
            tables
                .iter()
                .filter_map(|value| value.get_ref().as_table())
                .any(|table| {
                    bodies.find(line(table, "unit")) == Some(body)
                        && table
                            .get("expect")
                            .and_then(|expect| expect.get_ref().as_table())
                            .is_some_and(|expect| expect.get("refused").is_some())
                })
        };
        for (body, key) in &refusals {
            if !expected_refusals(*body) {
                self.unit = bodies.id(*body).to_owned();
                self.broken(0, "case-value", key);
            }
        }
        if self.report.n_compared == 0 && self.report.differences.is_empty() {
            self.broken(0, "case-empty", "");
        }
    }

    fn bodies(&mut self, tables: &[&Value]) -> Option<Bodies> {
        let mut builder = BodiesBuilder::default();
        for value in tables {
            let Some(table) = value.get_ref().as_table() else {
                continue;
            };
            for (key, _) in table.iter() {
                if !BODY_KEYS.contains(&key.get_ref().as_ref()) {
                    self.broken(key.span().start, "case-key", key.get_ref());
                }
            }
            for (key, known) in [
                ("kind", BodyKind::from_name(line(table, "kind")).is_some()),
                (
                    "level",
                    BodyLevel::from_name(line(table, "level")).is_some(),
                ),
            ] {
                if !known && !line(table, key).is_empty() {
                    self.broken(value.span().start, "case-value", line(table, key));
                }
            }
            builder.push(&BodyRow {
                unit: line(table, "unit"),
                name: line(table, "name"),
                parent: line(table, "parent"),
                kind: BodyKind::from_name(line(table, "kind")),
                level: BodyLevel::from_name(line(table, "level")),
                region: line(table, "region"),
                population: table
                    .get("population")
                    .and_then(|value| written(value.get_ref()).parse().ok()),
            });
        }
        match builder.finish() {
            Ok(bodies) => Some(bodies),
            Err(faults) => {
                for fault in faults {
                    let unit = match fault {
                        BodyFault::Twice { unit, .. }
                        | BodyFault::UnknownParent { unit, .. }
                        | BodyFault::Circle { unit, .. } => unit,
                    };
                    self.broken(0, "case-bodies", &unit);
                }
                None
            }
        }
    }

    fn fill(
        &mut self,
        table: &DeTable,
        body: BodyId,
        questions: &Questions,
        answers: &mut Answers,
        published: &mut Published,
        refusals: &mut Vec<(BodyId, &'static str)>,
    ) {
        if let Some(value) = table.get("index") {
            let text = written(value.get_ref());
            let index = Exact::parse(&text);
            match &index {
                None => self.broken(value.span().start, "case-value", &text),
                Some(index) => refusals.extend(
                    within(index, &self.instrument.scale)
                        .err()
                        .map(|fault| (body, fault.key)),
                ),
            }
            published.indices.insert(
                body,
                PublishedIndex {
                    index,
                    text,
                    ..PublishedIndex::default()
                },
            );
        }
        let inner = |key: &str| table.get(key).and_then(|value| value.get_ref().as_table());
        for (code, value) in inner("nodes").into_iter().flat_map(|nodes| nodes.iter()) {
            let text = written(value.get_ref());
            let given = Exact::parse(&text)
                .map(Given::Score)
                .or_else(|| State::from_value(&text).map(Given::State));
            match (self.instrument.find_node(code.get_ref()), given) {
                (Some(node), Some(given)) => {
                    if let Given::Score(score) = &given {
                        let span = &self.instrument.node(node).span;
                        refusals.extend(within(score, span).err().map(|fault| (body, fault.key)));
                    }
                    published.nodes.entry(body).or_default().insert(node, given);
                }
                _ => self.broken(code.span().start, "case-code", code.get_ref()),
            }
        }
        for (code, value) in inner("answers")
            .into_iter()
            .flat_map(|answers| answers.iter())
        {
            let Some(slot) = questions.find(code.get_ref()) else {
                self.broken(code.span().start, "case-code", code.get_ref());
                continue;
            };
            let mut raters: Vec<(String, String)> = match value.get_ref().as_table() {
                Some(raters) => raters
                    .iter()
                    .map(|(rater, value)| (rater.get_ref().to_string(), written(value.get_ref())))
                    .collect(),
                None => vec![(String::new(), written(value.get_ref()))],
            };
            let mut entries = Vec::new();
            for (rater, text) in raters.drain(..) {
                match answers.entry(self.instrument, questions, slot, &text) {
                    Ok(entry) => entries.push((rater, entry)),
                    Err(fault) => refusals.push((body, fault.key)),
                }
            }
            if entries.len() > 1 && questions.raters(self.instrument, slot) == Raters::Single {
                refusals.push((body, "several-raters"));
                continue;
            }
            match entries.as_slice() {
                [] => {}
                [(_, entry)] => {
                    answers.set(body, slot, *entry);
                }
                _ => answers.set_several(body, slot, entries),
            }
        }
        for (code, value) in inner("tallies")
            .into_iter()
            .flat_map(|tallies| tallies.iter())
        {
            let Some(question) = questions.find_survey(code.get_ref()) else {
                self.broken(code.span().start, "case-code", code.get_ref());
                continue;
            };
            let question = &questions.survey()[question];
            let counts = value.get_ref().as_table();
            for (option, count) in counts.into_iter().flat_map(|counts| counts.iter()) {
                let place = Exact::parse(option.get_ref())
                    .and_then(|option| question.options.iter().position(|known| *known == option));
                match (place, written(count.get_ref()).parse::<u64>()) {
                    (Some(place), Ok(count)) => {
                        answers
                            .tallies_mut()
                            .add(body, question.first + place, count)
                    }
                    _ => refusals.push((body, "value-outside-scale")),
                }
            }
        }
    }

    fn compare(
        &mut self,
        expect: &DeTable,
        body: BodyId,
        round: &Round,
        results: &Results,
        refused: &[&str],
    ) {
        let instrument = self.instrument;
        let result = &results.bodies[body.0 as usize];
        let place = results.places[body.0 as usize];
        let mut tallies = Vec::new();
        round.tallies(body, &mut tallies);
        let inputs = round.inputs(body, &tallies);
        let mut scores: Vec<NodeScore> = Vec::new();
        round.scorer.score(&inputs, &mut scores);
        let band = result.band.map(|band| &instrument.bands[usize::from(band)]);
        let digits = instrument.rounding.digits;
        for (key, value) in expect.iter() {
            let at = value.span().start;
            let key: &str = key.get_ref();
            let expected = written(value.get_ref());
            let join = |codes: Vec<&str>| codes.join(" ");
            match key {
                "index" => {
                    let found = result.units.map_or(String::new(), |units| {
                        Exact::decimal(units, digits).at_digits(digits)
                    });
                    // 4.6 and 4.60 are the same index, written as the source writes it.
                    let same = Exact::parse(&expected).is_some()
                        && Exact::parse(&expected) == Exact::parse(&found);
                    self.same(at, key, &expected, if same { &expected } else { &found });
                }
                "exact" => self.same_number(at, key, &expected, result.exact.as_ref()),
                "band" => self.same(at, key, &expected, band.map_or("", |band| &band.code)),
                "label" => self.same(at, key, &expected, band.map_or("", |band| &band.label.id)),
                "zone" => {
                    let zone = band.and_then(|band| band.zone.as_ref());
                    self.same(at, key, &expected, zone.map_or("", |zone| &zone.id));
                }
                "state" => self.same(at, key, &expected, result.state.word()),
                "rank" => {
                    let rank = place
                        .and_then(|place| place.rank)
                        .map_or(String::new(), |rank| rank.to_string());
                    self.same(at, key, &expected, &rank);
                }
                "of" => {
                    let of = place.map_or(String::new(), |place| {
                        results.groups[place.group as usize].ranked.to_string()
                    });
                    self.same(at, key, &expected, &of);
                }
                "peer_group" => {
                    let name = place.map_or("", |place| &results.groups[place.group as usize].name);
                    self.same(at, key, &expected, name);
                }
                "gates" => {
                    let found = result
                        .gates()
                        .iter()
                        .map(|gate| instrument.gates[usize::from(*gate)].code.as_str());
                    self.same(at, key, &expected, &join(found.collect()));
                }
                "marks" => {
                    let found = result
                        .marks()
                        .iter()
                        .map(|node| instrument.nodes[usize::from(*node)].code.as_str());
                    self.same(at, key, &expected, &join(found.collect()));
                }
                "respondents_needed" => {
                    let population = round.bodies.population(body).and_then(|n| n.to_whole());
                    let rule = instrument.sampling.as_ref().map(|sampling| sampling.rule);
                    let needed = rule.and_then(|rule| required(rule, population));
                    let found = needed.map_or(String::new(), |n| n.to_string());
                    self.same(at, key, &expected, &found);
                }
                "refused" => self.same(at, key, &expected, &join(refused.to_vec())),
                "nodes" | "states" | "suggestions" => {
                    for (code, value) in value
                        .get_ref()
                        .as_table()
                        .into_iter()
                        .flat_map(|codes| codes.iter())
                    {
                        let expected = written(value.get_ref());
                        let at = value.span().start;
                        let Some(node) = instrument.find_node(code.get_ref()) else {
                            self.broken(code.span().start, "case-code", code.get_ref());
                            continue;
                        };
                        let what = format!("{key}.{}", code.get_ref());
                        let score = &scores[node.0];
                        match key {
                            "nodes" => {
                                let scored = score.state == State::Scored;
                                self.same_number(
                                    at,
                                    &what,
                                    &expected,
                                    scored.then_some(&score.score),
                                );
                            }
                            "states" => self.same(at, &what, &expected, score.state.word()),
                            _ => {
                                let facts = Facts {
                                    scorer: &round.scorer,
                                    inputs: &inputs,
                                };
                                let level = suggestion(instrument, node, &facts);
                                let found =
                                    level.map_or("none".to_owned(), |level| level.to_string());
                                self.same(at, &what, &expected, &found);
                            }
                        }
                    }
                }
                _ => {
                    let known = EXPECT_KEYS.join(", ");
                    self.broken(at, "case-key", &format!("{key} ({known})"));
                }
            }
        }
    }

    fn same_number(&mut self, at: usize, what: &str, expected: &str, found: Option<&Exact>) {
        let printed = found.map_or(String::new(), Exact::to_string);
        let same = found.is_some() && Exact::parse(expected).as_ref() == found;
        self.same(at, what, expected, if same { expected } else { &printed });
    }
}
