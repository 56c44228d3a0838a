//! Writes the fields of one part down as values.

use super::{Field, Value};
use crate::exact::Exact;
use crate::labels;
use crate::model::*;
use crate::words::Text;

pub fn aggregate_fields(aggregate: &Aggregate) -> Vec<(Field, Value)> {
    match aggregate {
        Aggregate::WeightedMean { total } | Aggregate::ScaledSum { total } => {
            vec![(Field::Total, Value::Number(total.clone()))]
        }
        Aggregate::GeometricMean { precision } => vec![(Field::Precision, rounding(precision))],
        Aggregate::Formula(formula) => vec![(Field::Formula, Value::Plain(formula.to_string()))],
        _ => Vec::new(),
    }
}

pub fn measure_fields(measure: &Measure) -> Vec<(Field, Value)> {
    match measure {
        Measure::YesNo { yes, no } => vec![
            (Field::Points, Value::Number(yes.clone())),
            (Field::PointsOfNo, Value::Number(no.clone())),
        ],
        Measure::Count { span: own, .. } => vec![(Field::Span, span(own))],
        Measure::Number {
            span: own,
            up,
            points,
        } => {
            let direction = if *up {
                "diff-more-is-better"
            } else {
                "diff-less-is-better"
            };
            vec![
                (Field::Span, span(own)),
                (Field::Direction, word(direction)),
                (Field::Points, points.as_ref().map_or(Value::Absent, span)),
            ]
        }
        Measure::Levels(_)
        | Measure::Survey(_)
        | Measure::Rating(_)
        | Measure::Ratio { .. }
        | Measure::Checklist { .. } => Vec::new(),
    }
}

pub fn actions(rule: &MissingRule) -> Vec<(Field, Value)> {
    [
        (Field::NotAnswered, rule.not_answered),
        (Field::NotApplicable, rule.not_applicable),
        (Field::Rejected, rule.rejected),
        (Field::NotAssessed, rule.not_assessed),
    ]
    .into_iter()
    .map(|(field, action)| (field, word(labels::action(action))))
    .collect()
}

pub fn word(key: &'static str) -> Value {
    Value::Words(vec![key])
}

pub fn words(keys: Vec<&'static str>) -> Value {
    if keys.is_empty() {
        word("explain-any")
    } else {
        Value::Words(keys)
    }
}

pub fn yes_no(yes: bool) -> Value {
    word(labels::yes_no(yes))
}

pub fn text(text: &Option<Text>) -> Value {
    text.clone().map_or(Value::Absent, Value::Text)
}

pub fn plain(text: Option<String>) -> Value {
    text.map_or(Value::Absent, Value::Plain)
}

pub fn codes(codes: &[String]) -> Value {
    if codes.is_empty() {
        Value::Absent
    } else {
        Value::Plain(codes.join(", "))
    }
}

pub fn number(number: &Option<Exact>) -> Value {
    number.clone().map_or(Value::Absent, Value::Number)
}

pub fn whole(number: Option<i64>) -> Value {
    number.map_or(Value::Absent, |number| Value::Number(Exact::whole(number)))
}

pub fn span(span: &Span) -> Value {
    Value::Span(span.min.clone(), span.max.clone())
}

pub fn rounding(rounding: &Rounding) -> Value {
    Value::Rounding(rounding.digits, labels::mode(rounding.mode))
}
