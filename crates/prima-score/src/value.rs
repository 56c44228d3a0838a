//! Reads one answer and works out what it earns.

use prima_instrument::exact::Exact;
use prima_instrument::model::{Fact, FactKind, Item, Measure, Node, Span, Step};

/// Why there is no score, or that there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// There is a score; it may be 0.
    Scored,
    /// No answer was given.
    NotAnswered,
    /// The question does not apply.
    NotApplicable,
    /// The answer was rejected.
    Rejected,
    /// Nobody could assess it.
    NotAssessed,
}

impl State {
    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            State::Scored => "scored",
            State::NotAnswered => "not_answered",
            State::NotApplicable => "not_applicable",
            State::Rejected => "rejected",
            State::NotAssessed => "not_assessed",
        }
    }

    /// The state a value stands for, in either language; an empty value is "not answered".
    pub fn from_value(text: &str) -> Option<State> {
        match text {
            "" | "not_answered" | "tidak_diisi" => Some(State::NotAnswered),
            "not_applicable" | "tidak_berlaku" => Some(State::NotApplicable),
            "rejected" | "ditolak" => Some(State::Rejected),
            "not_assessed" | "tidak_dinilai" => Some(State::NotAssessed),
            _ => None,
        }
    }
}

/// What one answer comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// No score, and why.
    State(State),
    /// Points of a leaf, and whether it counts as present.
    Points(Exact, bool),
    /// Value of a number or count fact.
    Number(Exact),
    /// Option of a choice; `ya` or `tidak`.
    Word(String),
    /// Items of a checklist that are present, as places in its list.
    Items(Vec<usize>),
    /// Free text.
    Text,
}

/// Why a value is refused; keys are `data-<key>` in `locales/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueFault {
    /// Key of the message.
    pub key: &'static str,
    /// What would be accepted.
    pub expected: String,
}

fn refuse<T>(key: &'static str, expected: String) -> Result<T, ValueFault> {
    Err(ValueFault { key, expected })
}

fn number(text: &str) -> Result<Exact, ValueFault> {
    match Exact::parse(text) {
        Some(number) => Ok(number),
        None if text.contains(',') && Exact::parse(&text.replacen(',', ".", 1)).is_some() => {
            refuse("decimal-comma", text.replacen(',', ".", 1))
        }
        None => refuse("not-a-number", String::new()),
    }
}

/// Refuses a value outside a span.
pub fn within(value: &Exact, span: &Span) -> Result<(), ValueFault> {
    if *value < span.min || span.max.as_ref().is_some_and(|max| value > max) {
        let max = span.max.as_ref().map_or("…".to_owned(), Exact::to_string);
        return refuse("value-outside-scale", format!("{} – {max}", span.min));
    }
    Ok(())
}

fn whole(value: &Exact) -> Result<(), ValueFault> {
    if value.is_whole() {
        Ok(())
    } else {
        refuse("not-whole", "0, 1, 2 …".to_owned())
    }
}

fn yes_no(text: &str) -> Result<bool, ValueFault> {
    match text {
        "ya" | "yes" | "1" | "true" => Ok(true),
        "tidak" | "no" | "0" | "false" => Ok(false),
        _ => refuse("value-outside-scale", "ya, tidak".to_owned()),
    }
}

fn items(text: &str, list: &[Item]) -> Result<Vec<usize>, ValueFault> {
    if text == "-" {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for code in text.split('|') {
        match list.iter().position(|item| item.code == code.trim()) {
            Some(place) if found.contains(&place) => {
                return refuse("item-twice", code.trim().to_owned());
            }
            Some(place) => found.push(place),
            None => {
                let codes: Vec<&str> = list.iter().map(|item| item.code.as_str()).collect();
                return refuse("value-outside-scale", codes.join(", "));
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// Points of the last step that a value reaches.
pub(crate) fn step_points(steps: &[Step], value: &Exact) -> Exact {
    let reached = |step: &&Step| *value > step.edge || (step.closed && *value == step.edge);
    steps
        .iter()
        .rev()
        .find(reached)
        .map_or(Exact::ZERO, |step| step.points.clone())
}

/// What an answer to a leaf earns.
pub fn leaf_outcome(node: &Node, text: &str) -> Result<Outcome, ValueFault> {
    if let Some(state) = State::from_value(text) {
        return Ok(Outcome::State(state));
    }
    let Some(measure) = node.measure() else {
        return refuse("not-a-question", String::new());
    };
    let outcome = |points: Exact| Ok(Outcome::Points(points.clone(), points > Exact::ZERO));
    match measure {
        Measure::Survey(_) => refuse("survey-answer", String::new()),
        Measure::Levels(levels) => {
            let value = number(text)?;
            match levels.iter().find(|level| level.value == value) {
                Some(level) => outcome(level.points.clone()),
                None => {
                    let values: Vec<String> =
                        levels.iter().map(|level| level.value.to_string()).collect();
                    refuse("value-outside-scale", values.join(", "))
                }
            }
        }
        Measure::Rating(options) => match options.iter().find(|option| option.code == text) {
            Some(option) => {
                let plain = if option.present {
                    Exact::ONE
                } else {
                    Exact::ZERO
                };
                Ok(Outcome::Points(
                    option.points.clone().unwrap_or(plain),
                    option.present,
                ))
            }
            None => {
                let codes: Vec<&str> = options.iter().map(|option| option.code.as_str()).collect();
                refuse("value-outside-scale", codes.join(", "))
            }
        },
        Measure::YesNo { yes, no } => {
            let answer = yes_no(text)?;
            Ok(Outcome::Points(
                if answer { yes.clone() } else { no.clone() },
                answer,
            ))
        }
        Measure::Count { span, steps } => {
            let value = number(text)?;
            whole(&value)?;
            within(&value, span)?;
            outcome(step_points(steps, &value))
        }
        Measure::Ratio { steps } => {
            let value = match text.split_once('/') {
                Some((part, all)) => {
                    let (part, all) = (number(part.trim())?, number(all.trim())?);
                    match part.divided_by(&all) {
                        Some(share) => share.times(&Exact::whole(100)),
                        None => return refuse("zero-divisor", String::new()),
                    }
                }
                None => number(text)?,
            };
            within(
                &value,
                &Span {
                    min: Exact::ZERO,
                    max: Some(Exact::whole(100)),
                },
            )?;
            outcome(step_points(steps, &value))
        }
        Measure::Number { span, up, points } => {
            let value = number(text)?;
            within(&value, span)?;
            let up_value = match (&span.max, up) {
                (Some(max), false) => span.min.plus(max).minus(&value),
                _ => value,
            };
            let mapped = points.as_ref().and_then(|points| {
                let (low, high) = (&points.min, points.max.as_ref()?);
                let width = span.max.as_ref()?.minus(&span.min);
                let share = up_value.minus(&span.min).divided_by(&width)?;
                Some(low.plus(&high.minus(low).times(&share)))
            });
            outcome(mapped.unwrap_or(up_value))
        }
        Measure::Checklist { items: list, steps } => {
            let n = Exact::whole(items(text, list)?.len() as i64);
            outcome(if steps.is_empty() {
                n
            } else {
                step_points(steps, &n)
            })
        }
    }
}

/// What an answer to a fact means.
pub fn fact_outcome(fact: &Fact, text: &str) -> Result<Outcome, ValueFault> {
    if let Some(state) = State::from_value(text) {
        return Ok(Outcome::State(state));
    }
    match &fact.kind {
        FactKind::YesNo { .. } => Ok(Outcome::Word(
            if yes_no(text)? { "ya" } else { "tidak" }.to_owned(),
        )),
        FactKind::Number {
            whole: is_whole,
            span,
            ..
        } => {
            let value = number(text)?;
            if *is_whole {
                whole(&value)?;
            }
            within(&value, span)?;
            Ok(Outcome::Number(value))
        }
        FactKind::Choice(options) => {
            if options.iter().any(|option| option.code == text) {
                return Ok(Outcome::Word(text.to_owned()));
            }
            let codes: Vec<&str> = options.iter().map(|option| option.code.as_str()).collect();
            refuse("value-outside-scale", codes.join(", "))
        }
        FactKind::Checklist(list) => Ok(Outcome::Items(items(text, list)?)),
        FactKind::Text => Ok(Outcome::Text),
    }
}
