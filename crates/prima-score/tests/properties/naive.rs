//! Scores a body once more, as plainly as can be: big rationals, one function a
//! rule, nothing shared with the scorer but the rules it reads.

use crate::made::{Filled, Row};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use prima_instrument::Instrument;
use prima_instrument::condition::{Expression, Operator};
use prima_instrument::exact::{Exact, RoundingMode};
use prima_instrument::model::{
    Aggregate, Measure, MissingAction, MissingRule, Node, Raters, Rounding, Rule, Step,
};
use prima_score::bodies::BodyId;
use prima_score::value::State;

/// A score and whether it is present, or why there is none.
pub type Found = Result<(BigRational, bool), State>;

pub struct Naive<'a> {
    pub instrument: &'a Instrument,
    pub filled: &'a Filled,
    pub body: BodyId,
}

fn big(exact: &Exact) -> BigRational {
    exact.to_big()
}

fn whole(number: i64) -> BigRational {
    BigRational::from_integer(number.into())
}

fn number(text: &str) -> BigRational {
    let (digits, decimals) = match text.split_once('.') {
        Some((whole, decimals)) => (format!("{whole}{decimals}"), decimals.len()),
        None => (text.to_owned(), 0),
    };
    let digits: BigInt = digits.parse().expect("made-up numbers are plain");
    BigRational::new(digits, BigInt::from(10).pow(decimals as u32))
}

pub fn rounded(value: &BigRational, rounding: &Rounding) -> BigRational {
    let scale = BigRational::from_integer(BigInt::from(10).pow(rounding.digits));
    let scaled = value.abs() * &scale;
    let (down, half) = (scaled.floor(), BigRational::new(1.into(), 2.into()));
    let rest = &scaled - &down;
    let up = match rounding.mode {
        RoundingMode::Cut => false,
        RoundingMode::Up => !rest.is_zero(),
        RoundingMode::HalfUp => rest >= half,
        RoundingMode::HalfEven => {
            rest > half || (rest == half && (down.to_integer() % BigInt::from(2)) != BigInt::zero())
        }
    };
    let size = if up { down + BigRational::one() } else { down } / scale;
    if value.is_negative() { -size } else { size }
}

fn of_steps(steps: &[Step], value: &BigRational) -> BigRational {
    let mut points = BigRational::zero();
    for step in steps {
        let edge = big(&step.edge);
        if *value > edge || (step.closed && *value == edge) {
            points = big(&step.points);
        }
    }
    points
}

fn state(text: &str) -> Option<State> {
    match text {
        "not_answered" => Some(State::NotAnswered),
        "not_applicable" => Some(State::NotApplicable),
        "rejected" => Some(State::Rejected),
        "not_assessed" => Some(State::NotAssessed),
        _ => None,
    }
}

fn earned(measure: &Measure, text: &str) -> Found {
    if let Some(state) = state(text) {
        return Err(state);
    }
    let plain = |points: BigRational| {
        let present = points.is_positive();
        Ok((points, present))
    };
    match measure {
        Measure::Levels(levels) => {
            let level = levels
                .iter()
                .find(|level| big(&level.value) == number(text));
            plain(big(&level.expect("a level").points))
        }
        Measure::Rating(options) => {
            let option = options
                .iter()
                .find(|option| option.code == text)
                .expect("an option");
            Ok((big(option.points.as_ref().expect("points")), option.present))
        }
        Measure::YesNo { yes, .. } if text == "ya" => Ok((big(yes), true)),
        Measure::YesNo { no, .. } => Ok((big(no), false)),
        Measure::Count { steps, .. } => plain(of_steps(steps, &number(text))),
        Measure::Ratio { steps } => {
            let share = match text.split_once('/') {
                Some((part, all)) => number(part) / number(all) * whole(100),
                None => number(text),
            };
            plain(of_steps(steps, &share))
        }
        Measure::Number { span, up, .. } => {
            let max = big(span.max.as_ref().expect("made-up numbers end"));
            let value = number(text);
            plain(if *up {
                value
            } else {
                big(&span.min) + max - value
            })
        }
        Measure::Checklist { steps, .. } => {
            let n = text.split('|').filter(|item| *item != "-").count() as i64;
            plain(if steps.is_empty() {
                whole(n)
            } else {
                of_steps(steps, &whole(n))
            })
        }
        Measure::Survey(_) => Err(State::NotAnswered),
    }
}

fn action(rule: &MissingRule, state: State) -> MissingAction {
    match state {
        State::NotAnswered => rule.not_answered,
        State::NotApplicable => rule.not_applicable,
        State::Rejected => rule.rejected,
        State::NotAssessed | State::Scored => rule.not_assessed,
    }
}

impl Naive<'_> {
    fn rows(&self, code: &str) -> Vec<&Row> {
        let rows = self.filled.rows.iter();
        let mut rows: Vec<&Row> = rows
            .filter(|row| row.body == self.body && row.code == code)
            .collect();
        rows.sort_by_key(|row| row.rater);
        rows
    }

    /// The score of a node.
    pub fn score(&self, node: &Node) -> Found {
        if node.applies_if.is_some() && self.rows("online").iter().any(|row| row.text == "tidak") {
            return Err(State::NotApplicable);
        }
        let found = match &node.rule {
            Rule::Measure(Measure::Survey(_)) => self.survey(node),
            Rule::Measure(measure) => self.leaf(node, measure),
            Rule::Aggregate(Aggregate::Count) => self.count(node),
            Rule::Aggregate(Aggregate::Formula(formula)) => self.formula(node, formula),
            Rule::Aggregate(aggregate) => self.aggregate(node, aggregate),
        };
        match (&node.rounding, found) {
            (Some(rounding), Ok((score, present))) => Ok((rounded(&score, rounding), present)),
            (_, found) => found,
        }
    }

    fn survey(&self, node: &Node) -> Found {
        let Some(Measure::Survey(levels)) = node.measure() else {
            return Err(State::NotAnswered);
        };
        let (mut n, mut sum) = (0, BigRational::zero());
        for tally in &self.filled.tallies {
            if tally.body == self.body && tally.code == node.code {
                n += tally.count as i64;
                sum += big(&levels[tally.option].points) * whole(tally.count as i64);
            }
        }
        if n == 0 {
            Err(State::NotAnswered)
        } else {
            Ok((sum / whole(n), true))
        }
    }

    fn leaf(&self, node: &Node, measure: &Measure) -> Found {
        let found: Vec<Found> = self
            .rows(&node.code)
            .iter()
            .map(|row| earned(measure, &row.text))
            .collect();
        let mut points: Vec<BigRational> = found
            .iter()
            .flatten()
            .map(|(points, _)| points.clone())
            .collect();
        let present = found.iter().flatten().any(|(_, present)| *present);
        match found.as_slice() {
            [] => return Err(State::NotAnswered),
            [one] => return one.clone(),
            _ if points.is_empty() => return found[0].clone(),
            _ => {}
        }
        let mean = |points: &[BigRational]| {
            points.iter().sum::<BigRational>() / whole(points.len() as i64)
        };
        points.sort();
        let source = node.from.map(|from| &self.instrument.answer_sources[from]);
        match source.expect("leaves have a source").raters {
            Raters::Consensus
                if points.len() < found.len() || points[0] != points[points.len() - 1] =>
            {
                Err(State::NotAssessed)
            }
            Raters::Median if points.len() % 2 == 1 => {
                Ok((points[points.len() / 2].clone(), present))
            }
            // There are two raters at most: their median is their mean.
            _ => Ok((mean(&points), present)),
        }
    }

    /// Children with what they count as: a score, nothing, or a state that blocks.
    fn entering(&self, node: &Node) -> Result<Vec<(&Node, Option<BigRational>)>, State> {
        let mut children = Vec::new();
        for child in &node.children {
            let child = self.instrument.node(*child);
            let used = match self.score(child) {
                Ok((score, _)) => Some(score),
                Err(state) => match action(&child.enters, state) {
                    MissingAction::Bottom => Some(big(&child.span.min)),
                    MissingAction::Zero => Some(BigRational::zero()),
                    MissingAction::Drop => None,
                    MissingAction::Block => return Err(state),
                },
            };
            children.push((child, used));
        }
        Ok(children)
    }

    fn aggregate(&self, node: &Node, aggregate: &Aggregate) -> Found {
        let entering = self.entering(node)?;
        let counted: Vec<(&Node, BigRational)> = entering
            .into_iter()
            .filter_map(|(child, score)| Some((child, score?)))
            .collect();
        if counted.is_empty() {
            let all = node
                .children
                .iter()
                .all(|child| self.score(self.instrument.node(*child)) == Err(State::NotApplicable));
            return Err(if all {
                State::NotApplicable
            } else {
                State::NotAssessed
            });
        }
        let weight = |child: &Node| child.weight.as_ref().map_or(BigRational::one(), big);
        let scores = || counted.iter().map(|(_, score)| score.clone());
        let n = whole(counted.len() as i64);
        let sum: BigRational = scores().sum();
        let weighed: BigRational = counted
            .iter()
            .map(|(child, score)| weight(child) * score)
            .sum();
        let weights: BigRational = counted.iter().map(|(child, _)| weight(child)).sum();
        let score = match aggregate {
            Aggregate::WeightedMean { .. } => weighed / weights,
            Aggregate::Mean => sum / n,
            Aggregate::Sum => sum,
            Aggregate::ScaledSum { .. } => counted
                .iter()
                .map(|(child, score)| {
                    let max = big(child.span.max.as_ref().expect("scaled children end"));
                    weight(child) * score / max
                })
                .sum(),
            Aggregate::Min => scores().min().expect("something counts"),
            Aggregate::Max => scores().max().expect("something counts"),
            Aggregate::GeometricMean { precision } => {
                let product: BigRational = scores().product();
                match root(&product, counted.len() as u32, precision) {
                    Some(root) => root,
                    None => return Err(State::NotAssessed),
                }
            }
            Aggregate::HarmonicMean if scores().any(|score| score.is_zero()) => BigRational::zero(),
            Aggregate::HarmonicMean => {
                let inverse: BigRational = scores().map(|score| score.recip()).sum();
                if inverse.is_zero() {
                    return Err(State::NotAssessed);
                }
                n / inverse
            }
            _ => unreachable!("counts, formulas and pooled means are not made here"),
        };
        Ok((score, true))
    }

    fn count(&self, node: &Node) -> Found {
        let children = node
            .children
            .iter()
            .map(|child| self.instrument.node(*child));
        let found: Vec<(&Node, Found)> = children.map(|child| (child, self.score(child))).collect();
        if found
            .iter()
            .all(|(_, found)| *found == Err(State::NotApplicable))
        {
            return Err(State::NotApplicable);
        }
        let mut n = BigRational::zero();
        for (child, found) in found {
            match found {
                Ok((score, _)) if matches!(child.rule, Rule::Aggregate(Aggregate::Count)) => {
                    n += score
                }
                Ok((_, true)) => n += BigRational::one(),
                Ok((_, false)) => {}
                Err(state) if action(&child.enters, state) == MissingAction::Block => {
                    return Err(state);
                }
                Err(_) => {}
            }
        }
        let present = n.is_positive();
        Ok((n, present))
    }

    fn formula(&self, node: &Node, formula: &Expression) -> Found {
        let mut values = Vec::new();
        for child in &node.children {
            let child = self.instrument.node(*child);
            let value = match self.score(child) {
                Ok((score, _)) => score,
                Err(state) => match action(&child.enters, state) {
                    MissingAction::Bottom => big(&child.span.min),
                    MissingAction::Zero => BigRational::zero(),
                    MissingAction::Drop | MissingAction::Block => return Err(state),
                },
            };
            values.push((child.code.as_str(), value));
        }
        Ok((work_out(formula, &values), true))
    }
}

fn work_out(formula: &Expression, values: &[(&str, BigRational)]) -> BigRational {
    match formula {
        Expression::Number(number) => big(number),
        Expression::Reference(code) => {
            let found = values.iter().find(|(known, _)| known == code);
            found.expect("made-up formulas read children").1.clone()
        }
        Expression::Binary(left, operator, right) => {
            let (a, b) = (work_out(left, values), work_out(right, values));
            match operator {
                Operator::Plus => a + b,
                Operator::Minus => a - b,
                Operator::Times => a * b,
                _ => unreachable!("made-up formulas add, subtract and multiply"),
            }
        }
        _ => unreachable!("made-up formulas are plain"),
    }
}

/// The root of a value at a precision, by trying: half up, three digits.
fn root(value: &BigRational, degree: u32, precision: &Rounding) -> Option<BigRational> {
    if value.is_negative() {
        return None;
    }
    let scale = 10i64.pow(precision.digits);
    let power = |units: i64, halves: i64| {
        let base = BigRational::new((2 * units + halves).into(), (2 * scale).into());
        num_traits::pow(base, degree as usize)
    };
    // The first whose upper half lies above the value.
    let (mut low, mut high) = (0i64, 1_000_000i64);
    while low < high {
        let middle = (low + high) / 2;
        if power(middle, 1) > *value {
            high = middle
        } else {
            low = middle + 1
        }
    }
    Some(BigRational::new(low.into(), scale.into()))
}
