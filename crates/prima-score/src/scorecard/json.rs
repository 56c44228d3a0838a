//! A scorecard as one line of JSON, for `scorecards.jsonl`.
//!
//! Exact values are strings: a finite decimal, else a fraction. Keys keep their
//! order, so the same scorecard is always the same line.

use super::{
    AnswerLine, ChildLine, FactLine, GateLine, How, NodeLine, Operand, Scorecard, Standing,
    Suggested, SurveyLine,
};
use crate::evaluate::Value as Read;
use crate::tree::Counted;
use crate::value::{Outcome, State};
use prima_instrument::Instrument;
use prima_instrument::exact::{Exact, RoundingMode};
use prima_instrument::model::{
    Aggregate, Effect, FactKind, Measure, MissingAction, NodeId, Raters, Rounding, Source,
};
use prima_instrument::words::Text;
use serde_json::{Map, Value, json};

/// Decimals of the readable twin of a fraction.
const DECIMALS: u32 = 6;

impl Scorecard<'_> {
    /// The scorecard as JSON.
    pub fn json(&self) -> Value {
        let instrument = self.instrument;
        let mut card = Map::new();
        let mut put = |key: &str, value: Value| {
            card.insert(key.to_owned(), value);
        };
        put("instrument", json!(instrument.name()));
        put("unit", json!(self.unit));
        put("name", json!(self.name));
        put("origin", json!(self.origin.word()));
        put("state", json!(self.state.word()));
        if let Some(index) = &self.index {
            put(
                "index",
                json!({
                    "exact": exact(&index.exact),
                    "decimal": decimal(&index.exact),
                    "rounded": index.rounded.as_ref().map(|value| value.at_digits(index.rounding.digits)),
                    "rounding": rounding(index.rounding),
                }),
            );
        }
        if let Some(standing) = &self.standing {
            put("band", band(instrument, standing));
        }
        if let Some(place) = &self.place {
            put(
                "place",
                json!({ "peer_group": place.group, "rank": place.rank, "of": place.of }),
            );
        }
        if let Some(published) = self.published {
            put(
                "published",
                json!({
                    "index": published.text, "band": published.band, "rank": published.rank,
                    "source": published.source, "period": published.period,
                    "retrieved": published.retrieved,
                }),
            );
        }
        if !self.nodes.is_empty() {
            put("nodes", list(&self.nodes, |line| self.node_json(line)));
        }
        if !self.facts.is_empty() {
            put("facts", list(&self.facts, |line| fact(instrument, line)));
        }
        if !self.gates.is_empty() {
            put("gates", list(&self.gates, |line| self.gate_json(line)));
        }
        if !self.suggestions.is_empty() {
            put(
                "suggestions",
                list(&self.suggestions, |line| {
                    suggestion(code(instrument, line.id), &line.suggested)
                }),
            );
        }
        if !self.parts.is_empty() {
            put(
                "parts",
                list(
                    &self.parts,
                    |part| json!({ "unit": part.unit, "exact": part.exact.as_ref().map(exact) }),
                ),
            );
        }
        if let Some(sampling) = &self.sampling {
            put(
                "respondents",
                json!({ "have": sampling.have, "need": sampling.need }),
            );
        }
        put("provisional", json!(self.provisional));
        Value::Object(card)
    }

    fn node_json(&self, line: &NodeLine) -> Value {
        let node = line.node;
        let instrument = self.instrument;
        let mut out = Map::new();
        let mut put = |key: &str, value: Value| {
            out.insert(key.to_owned(), value);
        };
        put("code", json!(node.code));
        put("title", text(&node.title));
        if let Some(parent) = node.parent {
            put("parent", json!(code(instrument, parent)));
        }
        put("state", json!(line.state.word()));
        if let Some(score) = &line.score {
            put("score", exact(score));
            put("decimal", decimal(score));
        }
        put("rule", json!(rule_word(&line.how)));
        match &line.how {
            How::Published => {}
            How::Inapplicable(condition) => put("applies_if", json!(condition.to_string())),
            How::Children { aggregate, inputs } => {
                if let Aggregate::GeometricMean { precision } = aggregate {
                    put("precision", rounding(precision));
                }
                put("inputs", list(inputs, |input| child(instrument, input)));
            }
            How::Formula { formula, operands } => {
                put("formula", json!(formula.to_string()));
                put("operands", list(operands, operand));
            }
            How::Answers {
                raters, answers, ..
            } => {
                put("raters", json!(raters_word(*raters)));
                put("answers", list(answers, answer));
            }
            How::Survey {
                stated,
                questions,
                respondents,
                n,
            } => {
                if let Some(state) = stated {
                    put("stated", json!(state.word()));
                }
                if let Some(minimum) = node.minimum_respondents {
                    put("minimum_respondents", json!(minimum));
                }
                put("respondents", json!(respondents));
                put("n", json!(n));
                put(
                    "questions",
                    list(questions, |line| survey(instrument, line)),
                );
            }
        }
        if let (Some(step), Some(before)) = (&node.rounding, &line.unrounded) {
            put("unrounded", exact(before));
            put("rounding", rounding(step));
        }
        put("source", self.source(&node.source));
        if let Some(why) = &node.provisional {
            put("provisional", text(why));
        }
        if let Some(mark) = node.left_out_mark.as_ref().filter(|_| line.marked) {
            put("mark", text(mark));
        }
        Value::Object(out)
    }

    fn gate_json(&self, line: &GateLine) -> Value {
        let instrument = self.instrument;
        let code = |band: &usize| json!(instrument.bands[*band].code);
        let effect = match &line.gate.effect {
            Effect::Cap(band) => json!({ "cap": code(band) }),
            Effect::Replace { band, with } => json!({ "replace": code(band), "with": code(with) }),
            Effect::Refuse => json!({ "refuse": true }),
            Effect::Stage(stage) => json!({ "stage": stage }),
        };
        json!({
            "code": line.gate.code,
            "title": text(&line.gate.title),
            "when": line.gate.when.to_string(),
            "holds": line.holds,
            "applied": line.applied,
            "effect": effect,
            "operands": list(&line.operands, operand),
            "missing": line.missing,
            "text": text(&line.gate.text),
            "source": self.source(&line.gate.source),
        })
    }

    fn source(&self, source: &Source) -> Value {
        json!({ "law": self.law(source).title, "at": source.at })
    }
}

fn list<T>(items: &[T], each: impl FnMut(&T) -> Value) -> Value {
    Value::Array(items.iter().map(each).collect())
}

fn exact(value: &Exact) -> Value {
    json!(value.to_string())
}

fn decimal(value: &Exact) -> Value {
    let finite = value.as_decimal(DECIMALS);
    json!(finite.unwrap_or_else(|| {
        value
            .rounded(RoundingMode::HalfUp, DECIMALS)
            .at_digits(DECIMALS)
    }))
}

fn text(text: &Text) -> Value {
    json!({ "id": text.id, "en": text.en })
}

fn code(instrument: &Instrument, node: NodeId) -> &str {
    &instrument.node(node).code
}

fn rounding(step: &Rounding) -> Value {
    let mode = match step.mode {
        RoundingMode::HalfUp => "half_up",
        RoundingMode::HalfEven => "half_even",
        RoundingMode::Cut => "cut",
        RoundingMode::Up => "up",
    };
    json!({ "mode": mode, "digits": step.digits })
}

fn band(instrument: &Instrument, standing: &Standing) -> Value {
    let digits = instrument.rounding.digits;
    let at = |value: &Exact| value.at_digits(digits);
    let code = |band: usize| instrument.bands[band].code.as_str();
    let given = standing.band.map(|band| &instrument.bands[band]);
    json!({
        "code": given.map(|band| &band.code),
        "label": given.map(|band| text(&band.label)),
        "zone": given.and_then(|band| band.zone.as_ref()).map(text),
        "by_index": standing.by_index.map(code),
        "undecided": standing.undecided.iter().copied().map(code).collect::<Vec<_>>(),
        "lowest": standing.edges.as_ref().map(|(low, _)| at(low)),
        "highest": standing.edges.as_ref().and_then(|(_, high)| high.as_ref()).map(at),
        "next": standing.next.as_ref().map(|next| json!({
            "code": code(next.band), "from": at(&next.from), "distance": at(&next.distance),
        })),
    })
}

fn rule_word(how: &How) -> &'static str {
    match how {
        How::Published => "published",
        How::Inapplicable(_) => "inapplicable",
        How::Formula { .. } => "formula",
        How::Survey { .. } => "survey",
        How::Children { aggregate, .. } => match aggregate {
            Aggregate::WeightedMean { .. } => "weighted_mean",
            Aggregate::Mean => "mean",
            Aggregate::Sum => "sum",
            Aggregate::ScaledSum { .. } => "scaled_sum",
            Aggregate::Min => "min",
            Aggregate::Max => "max",
            Aggregate::GeometricMean { .. } => "geometric_mean",
            Aggregate::HarmonicMean => "harmonic_mean",
            Aggregate::PooledMean => "pooled_mean",
            Aggregate::Count => "count",
            Aggregate::Formula(_) => "formula",
        },
        How::Answers { measure, .. } => match measure {
            Measure::Levels(_) => "levels",
            Measure::Rating(_) => "rating",
            Measure::YesNo { .. } => "yes_no",
            Measure::Count { .. } => "count_steps",
            Measure::Ratio { .. } => "ratio_steps",
            Measure::Number { .. } => "number",
            Measure::Checklist { .. } => "checklist",
            Measure::Survey(_) => "survey",
        },
    }
}

fn raters_word(raters: Raters) -> &'static str {
    match raters {
        Raters::Single => "single",
        Raters::Mean => "mean",
        Raters::Median => "median",
        Raters::Consensus => "consensus",
    }
}

fn child(instrument: &Instrument, input: &ChildLine) -> Value {
    let mut out = Map::new();
    out.insert("code".to_owned(), json!(code(instrument, input.id)));
    if let Some(weight) = input.weight {
        out.insert("weight".to_owned(), exact(weight));
    }
    out.insert("state".to_owned(), json!(input.state.word()));
    if let Some(action) = input.action {
        let word = match action {
            MissingAction::Bottom => "bottom",
            MissingAction::Zero => "zero",
            MissingAction::Drop => "drop",
            MissingAction::Block => "block",
        };
        out.insert("action".to_owned(), json!(word));
    }
    if let Counted::Score(used) = &input.used {
        out.insert("used".to_owned(), exact(used));
    }
    if let Some(contribution) = &input.contribution {
        out.insert("contribution".to_owned(), exact(contribution));
    }
    Value::Object(out)
}

fn operand(operand: &Operand) -> Value {
    let value = match &operand.value {
        Read::Number(number) => exact(number),
        Read::Truth(truth) => json!(truth),
        Read::Word(word) => json!(word),
        Read::Unknown => Value::Null,
    };
    let state = operand.state.map(State::word);
    json!({ "code": operand.code, "value": value, "state": state })
}

fn answer(line: &AnswerLine) -> Value {
    json!({
        "rater": line.rater,
        "value": line.text,
        "state": line.state.word(),
        "points": line.points.as_ref().map(exact),
    })
}

fn survey(instrument: &Instrument, line: &SurveyLine) -> Value {
    let option = |(value, points, count): &(&Exact, &Exact, u64)| json!({ "option": exact(value), "points": exact(points), "count": count });
    json!({
        "code": code(instrument, line.id),
        "n": line.n,
        "mean": line.mean.as_ref().map(exact),
        "options": list(&line.options, option),
    })
}

fn fact(instrument: &Instrument, line: &FactLine) -> Value {
    let fact = &instrument.facts[line.id.0];
    let items = |places: &[usize]| -> Vec<&str> {
        let FactKind::Checklist(list) = &fact.kind else {
            return Vec::new();
        };
        let known = places.iter().filter_map(|place| list.get(*place));
        known.map(|item| item.code.as_str()).collect()
    };
    let written = |(rater, value): &(&str, &str)| json!({ "rater": rater, "value": value });
    let value = match &line.outcome {
        Outcome::Number(number) => exact(number),
        Outcome::Word(word) => json!(word),
        Outcome::Items(places) => json!(items(places)),
        _ => Value::Null,
    };
    let state = match &line.outcome {
        Outcome::State(state) => *state,
        _ => State::Scored,
    };
    json!({
        "code": fact.code,
        "title": text(&fact.title),
        "answers": list(&line.written, written),
        "value": value,
        "state": state.word(),
        "by_default": line.by_default,
    })
}

fn suggestion(code: &str, suggested: &Suggested) -> Value {
    match suggested {
        Suggested::Level(level, when) => {
            json!({ "code": code, "level": exact(level), "when": when.to_string() })
        }
        Suggested::NothingHolds => json!({ "code": code, "level": null }),
        Suggested::FactMissing(when, facts) => {
            json!({ "code": code, "level": null, "when": when.to_string(), "missing": facts })
        }
    }
}
