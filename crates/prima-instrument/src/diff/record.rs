//! Writes an instrument down as records that can be compared field by field.

use super::values::*;
use super::{Field, Line, Subject, Value};
use crate::exact::Exact;
use crate::labels;
use crate::model::*;
use crate::part::Part;

/// One table, or a line of one, with its fields.
#[derive(Debug)]
pub struct Record {
    pub subject: Subject,
    pub fields: Vec<(Field, Value)>,
}

impl Record {
    pub fn value(&self, field: Field) -> Option<Value> {
        let found = self.fields.iter().find(|(name, _)| *name == field);
        found.map(|(_, value)| value.clone())
    }

    /// What decides which other fields and lines there are.
    pub fn kind(&self) -> Option<Value> {
        self.value(Field::Rule).or_else(|| self.value(Field::Kind))
    }
}

/// Every record of an instrument, part by part.
pub fn records(instrument: &Instrument) -> Vec<Record> {
    let mut writer = Writer {
        instrument,
        records: Vec::new(),
    };
    writer.head();
    writer.laws();
    writer.answer_sources();
    writer.facts();
    writer.nodes();
    writer.bands();
    writer.gates();
    writer.groups();
    writer.records
}

struct Writer<'a> {
    instrument: &'a Instrument,
    records: Vec<Record>,
}

impl Writer<'_> {
    fn add(&mut self, part: Part, code: &str, fields: Vec<(Field, Value)>) {
        let subject = Subject {
            part,
            code: code.to_owned(),
            line: None,
        };
        self.put(subject, fields);
    }

    fn add_line(
        &mut self,
        (part, code): (Part, &str),
        line: Line,
        name: String,
        fields: Vec<(Field, Value)>,
    ) {
        let subject = Subject {
            part,
            code: code.to_owned(),
            line: Some((line, name)),
        };
        self.put(subject, fields);
    }

    fn put(&mut self, subject: Subject, mut fields: Vec<(Field, Value)>) {
        fields.retain(|(_, value)| *value != Value::Absent);
        self.records.push(Record { subject, fields });
    }

    fn source(&self, source: &Source) -> (Field, Value) {
        let law = self.instrument.laws.get(source.law);
        let key = law.map(|law| law.key.clone()).unwrap_or_default();
        let text = match &source.at {
            Some(at) => format!("{key}, {at}"),
            None => key,
        };
        (Field::Source, Value::Plain(text))
    }

    fn from(&self, from: Option<usize>) -> (Field, Value) {
        let source = from.map(|from| self.instrument.answer_sources[from].code.clone());
        (Field::From, plain(source))
    }

    fn head(&mut self) {
        let instrument = self.instrument;
        let fields = vec![
            (Field::Title, Value::Text(instrument.title.clone())),
            (Field::Span, span(&instrument.scale)),
            (Field::Index, yes_no(instrument.published_index)),
            self.source(&instrument.source),
            (Field::Provisional, text(&instrument.provisional)),
        ];
        self.add(Part::Instrument, "", fields);
        let mut fields = actions(&instrument.missing);
        fields.push((Field::Provisional, text(&instrument.missing_provisional)));
        self.add(Part::Missing, "", fields);
        if instrument.published_index {
            let fields = vec![
                (Field::Rounding, rounding(&instrument.rounding)),
                (Field::Provisional, text(&instrument.rounding.provisional)),
            ];
            self.add(Part::Rounding, "", fields);
        }
    }

    fn laws(&mut self) {
        for law in &self.instrument.laws {
            let status = if law.sourced {
                "explain-law-sourced"
            } else {
                "explain-law-unverified"
            };
            let fields = vec![
                (Field::Title, Value::Plain(law.title.clone())),
                (Field::Status, Value::Words(vec![status])),
                (Field::Found, plain(law.found.clone())),
            ];
            self.add(Part::Law, &law.key, fields);
        }
    }

    fn answer_sources(&mut self) {
        for source in &self.instrument.answer_sources {
            let fields = vec![
                (Field::Title, Value::Text(source.title.clone())),
                (Field::Kind, word(labels::source_kind(source.kind))),
                (Field::Raters, word(labels::raters(source.raters))),
                (Field::Provisional, text(&source.provisional)),
            ];
            self.add(Part::AnswerSource, &source.code, fields);
        }
    }

    fn facts(&mut self) {
        let instrument = self.instrument;
        for fact in &instrument.facts {
            let about = fact.about.map(|id| instrument.node(id).code.clone());
            let (permitted, default) = match &fact.kind {
                FactKind::Number {
                    span: own, default, ..
                } => (span(own), number(default)),
                FactKind::YesNo { default } => {
                    (Value::Absent, default.map_or(Value::Absent, yes_no))
                }
                _ => (Value::Absent, Value::Absent),
            };
            let fields = vec![
                (Field::Title, Value::Text(fact.title.clone())),
                (Field::Kind, word(labels::fact_kind(&fact.kind))),
                (Field::Span, permitted),
                (Field::Default, default),
                self.from(Some(fact.from)),
                (Field::About, plain(about)),
                (Field::Evidence, codes(&fact.evidence)),
                self.source(&fact.source),
                (Field::Provisional, text(&fact.provisional)),
            ];
            self.add(Part::Fact, &fact.code, fields);
            match &fact.kind {
                FactKind::Choice(options) => {
                    for option in options {
                        let fields = vec![(Field::Title, Value::Text(option.title.clone()))];
                        let code = option.code.clone();
                        self.add_line((Part::Fact, &fact.code), Line::Choice, code, fields);
                    }
                }
                FactKind::Checklist(items) => self.items(Part::Fact, &fact.code, items),
                _ => {}
            }
        }
    }

    fn items(&mut self, part: Part, code: &str, items: &[Item]) {
        for item in items {
            let fields = vec![
                (Field::Title, Value::Text(item.title.clone())),
                (Field::Facilities, codes(&item.facilities)),
            ];
            self.add_line((part, code), Line::Item, item.code.clone(), fields);
        }
    }

    fn nodes(&mut self) {
        let instrument = self.instrument;
        for (index, node) in instrument.nodes.iter().enumerate() {
            let parent = node
                .parent
                .map(|parent| instrument.node(parent).code.clone());
            let share = instrument.effective_weight(NodeId(index));
            let mut fields = vec![
                (Field::Title, Value::Text(node.title.clone())),
                (Field::Parent, plain(parent)),
                (Field::Weight, number(&node.weight)),
                (
                    Field::EffectiveWeight,
                    share.map_or(Value::Absent, Value::Share),
                ),
                (Field::Rule, word(labels::rule(&node.rule))),
                self.from(node.from),
                (
                    Field::AppliesIf,
                    plain(node.applies_if.as_ref().map(ToString::to_string)),
                ),
                (Field::MissingMark, text(&node.missing_mark)),
                self.as_child(node),
                self.left_out_mark(node),
                (
                    Field::Rounding,
                    node.rounding.as_ref().map_or(Value::Absent, rounding),
                ),
                (Field::MinimumRespondents, whole(node.minimum_respondents)),
                (Field::Evidence, codes(&node.evidence)),
                (Field::Facilities, codes(&node.facilities)),
                (
                    Field::Pillar,
                    node.pillar
                        .map_or(Value::Absent, |pillar| word(labels::pillar(pillar))),
                ),
                self.source(&node.source),
                (Field::Provisional, text(&node.provisional)),
            ];
            match &node.rule {
                Rule::Aggregate(aggregate) => {
                    fields.extend(aggregate_fields(aggregate));
                    // A leaf has no children whose states could do anything.
                    fields.extend(actions(&node.missing));
                }
                Rule::Measure(measure) => fields.extend(measure_fields(measure)),
            }
            self.add(Part::Node, &node.code, fields);
            self.lines(node);
        }
    }

    /// States and actions in which a node differs from its parent's rule.
    fn as_child(&self, node: &Node) -> (Field, Value) {
        let parent = node.parent.map(|parent| self.instrument.node(parent));
        let usual = parent.map_or(&self.instrument.missing, |parent| &parent.missing);
        let pairs = labels::actions(&node.enters)
            .into_iter()
            .zip(labels::actions(usual))
            .filter(|(own, usual)| own != usual)
            .flat_map(|((state, action), _)| [state, labels::action(action)]);
        let pairs: Vec<&'static str> = pairs.collect();
        let value = if pairs.is_empty() {
            Value::Absent
        } else {
            Value::Words(pairs)
        };
        (Field::AsChild, value)
    }

    fn left_out_mark(&self, node: &Node) -> (Field, Value) {
        let parent = node.parent.map(|parent| self.instrument.node(parent));
        let usual = parent.and_then(|parent| parent.missing_mark.as_ref());
        let own = node
            .left_out_mark
            .as_ref()
            .filter(|own| Some(*own) != usual);
        (Field::LeftOutMark, text(&own.cloned()))
    }

    fn lines(&mut self, node: &Node) {
        let table = (Part::Node, node.code.as_str());
        match node.measure() {
            Some(Measure::Levels(levels) | Measure::Survey(levels)) => {
                for level in levels {
                    let fields = vec![
                        (Field::Title, Value::Text(level.title.clone())),
                        (Field::Points, Value::Number(level.points.clone())),
                    ];
                    self.add_line(table, Line::Level, level.value.to_string(), fields);
                }
            }
            Some(Measure::Rating(options)) => {
                for option in options {
                    let fields = vec![
                        (Field::Title, Value::Text(option.title.clone())),
                        (Field::Points, number(&option.points)),
                        (Field::Present, yes_no(option.present)),
                    ];
                    self.add_line(table, Line::Choice, option.code.clone(), fields);
                }
            }
            Some(Measure::Count { steps, .. } | Measure::Ratio { steps }) => {
                self.steps(table, steps)
            }
            Some(Measure::Checklist { items, steps }) => {
                self.items(Part::Node, &node.code, items);
                self.steps(table, steps);
            }
            Some(Measure::YesNo { .. } | Measure::Number { .. }) | None => {}
        }
        let mut names: Vec<String> = Vec::new();
        for suggestion in &node.suggest {
            let level = suggestion.level.to_string();
            // One level may be suggested by several conditions.
            let same = |name: &&String| name.split(' ').next() == Some(level.as_str());
            let name = match names.iter().filter(same).count() {
                0 => level.clone(),
                earlier => format!("{level} ({})", earlier + 1),
            };
            let fields = vec![
                (Field::Condition, Value::Plain(suggestion.when.to_string())),
                // They are read from the top, so what stands above is part of the rule.
                (Field::Place, plain(names.last().cloned())),
            ];
            self.add_line(table, Line::Suggestion, name.clone(), fields);
            names.push(name);
        }
    }

    fn steps(&mut self, table: (Part, &str), steps: &[Step]) {
        for step in steps {
            let sign = if step.closed { "≥" } else { ">" };
            let fields = vec![(Field::Points, Value::Number(step.points.clone()))];
            self.add_line(table, Line::Step, format!("{sign} {}", step.edge), fields);
        }
    }

    fn bands(&mut self) {
        let instrument = self.instrument;
        for band in &instrument.bands {
            let through = band.through.map(|gate| instrument.gates[gate].code.clone());
            let edge = |edge: &Edge| Value::Edge(edge.value.clone(), edge.closed);
            let zone = band.zone.clone().map_or(Value::Absent, Value::Text);
            let fields = vec![
                (Field::Title, Value::Text(band.label.clone())),
                (Field::Zone, zone),
                (Field::Role, word(labels::role(band.role))),
                (Field::Lower, edge(&band.lower)),
                (
                    Field::Upper,
                    band.upper.as_ref().map_or(Value::Absent, edge),
                ),
                (Field::Through, plain(through)),
                self.source(&band.source),
                (Field::Provisional, text(&band.provisional)),
            ];
            self.add(Part::Band, &band.code, fields);
        }
    }

    fn gates(&mut self) {
        let instrument = self.instrument;
        let code = |band: usize| instrument.bands[band].code.clone();
        for gate in &instrument.gates {
            let effect = match &gate.effect {
                Effect::Cap(band) => {
                    Value::Effect("explain-effect-cap", vec![("band", code(*band))])
                }
                Effect::Replace { band, with } => {
                    let arguments = vec![("band", code(*band)), ("with", code(*with))];
                    Value::Effect("explain-effect-replace", arguments)
                }
                Effect::Refuse => Value::Effect("explain-effect-refuse", vec![]),
                Effect::Stage(stage) => {
                    Value::Effect("explain-effect-stage", vec![("stage", stage.clone())])
                }
            };
            let fields = vec![
                (Field::Title, Value::Text(gate.title.clone())),
                (Field::Condition, Value::Plain(gate.when.to_string())),
                (Field::Effect, effect),
                (Field::Unknown, word(labels::unknown(gate.unknown))),
                (Field::Text, Value::Text(gate.text.clone())),
                self.source(&gate.source),
                (Field::Provisional, text(&gate.provisional)),
            ];
            self.add(Part::Gate, &gate.code, fields);
        }
    }

    fn groups(&mut self) {
        let instrument = self.instrument;
        let rollup = &instrument.rollup;
        let fields = vec![
            (Field::Way, word(labels::rollup(rollup.kind))),
            (
                Field::MinimumUnits,
                Value::Number(Exact::whole(rollup.minimum_units as i64)),
            ),
            self.source(&rollup.source),
            (Field::Provisional, text(&rollup.provisional)),
        ];
        self.add(Part::Rollup, "", fields);
        let mut above = None;
        for group in &instrument.peer_groups {
            let kinds = group.kinds.iter().map(|kind| labels::body_kind(*kind));
            let levels = group.levels.iter().map(|level| labels::body_level(*level));
            let fields = vec![
                (Field::Title, Value::Text(group.title.clone())),
                // The first group that fits decides, so what stands above is part of the rule.
                (Field::Place, plain(above.replace(group.code.clone()))),
                (Field::Kinds, words(kinds.collect())),
                (Field::Levels, words(levels.collect())),
                (Field::Within, word(labels::within(group.within))),
                self.source(&group.source),
                (Field::Provisional, text(&group.provisional)),
            ];
            self.add(Part::PeerGroup, &group.code, fields);
        }
        let ranking = &instrument.ranking;
        let breakers = ranking.tie_breakers.iter();
        let breakers: Vec<String> = breakers
            .map(|id| instrument.node(*id).code.clone())
            .collect();
        let way = if ranking.ranked {
            "diff-ranked"
        } else {
            "diff-unordered"
        };
        let mut fields = vec![(Field::Way, word(way))];
        if ranking.ranked {
            let direction = if ranking.high {
                "diff-more-is-better"
            } else {
                "diff-less-is-better"
            };
            let ties = if ranking.skip {
                "diff-ties-competition"
            } else {
                "diff-ties-dense"
            };
            fields.push((Field::Direction, word(direction)));
            fields.push((Field::Ties, word(ties)));
            fields.push((Field::TieBreakers, codes(&breakers)));
        }
        fields.push(self.source(&ranking.source));
        fields.push((Field::Provisional, text(&ranking.provisional)));
        self.add(Part::Ranking, "", fields);
        if let Some(sampling) = &instrument.sampling {
            let rule = match sampling.rule {
                SamplingRule::KrejcieMorgan => word("diff-krejcie-morgan"),
                SamplingRule::Minimum(least) => Value::Number(Exact::whole(least)),
            };
            let fields = vec![
                (Field::Sample, rule),
                self.source(&sampling.source),
                (Field::Provisional, text(&sampling.provisional)),
            ];
            self.add(Part::Sampling, "", fields);
        }
    }
}
