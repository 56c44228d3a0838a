//! Sixteen bodies made ready for the program.

use crate::draw::{Draw, From};
use crate::expression::Vector;
use crate::gather::Gathered;
use crate::layout::{Layout, is_count};
use crate::program::{Exception, LANES, Lanes};
use crate::rounding::Rounder;
use prima_instrument::condition::Expression;
use prima_instrument::model::{Aggregate, NodeId, Rule};
use prima_score::bodies::BodyId;
use prima_score::evaluate::{Value, evaluate};
use prima_score::reading::Facts;
use prima_score::round::Round;
use prima_score::tree::{Counted, Inputs, NodeScore, counted};
use prima_score::value::State;

/// Sixteen bodies; where there are fewer, the last one fills the rest.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// Numbers of all slots before anything is drawn.
    pub base: Vec<Lanes>,
    /// One entry a step of the plan.
    pub exceptions: Vec<Exception>,
    /// Leaves that vary, by node and body.
    pub draws: Vec<Draw>,
    /// Conditions of the gates, in their order.
    pub gates: Vec<Vector>,
    /// For each tie-breaker 1 where the body has a score for it, else not a number.
    pub tie_breakers: Vec<Lanes>,
    /// How many bodies there really are.
    pub n: usize,
}

/// One body of a block as expressions read it.
struct Lane<'a> {
    inputs: Inputs<'a>,
    scores: &'a [NodeScore],
}

/// Makes a block of up to sixteen bodies.
pub(crate) fn block(round: &Round, layout: &Layout, gathered: &[Gathered]) -> Block {
    let lane = |lane: usize| &gathered[lane.min(gathered.len() - 1)];
    let lanes: Vec<Lane> = (0..LANES)
        .map(|index| Lane {
            inputs: round.inputs(lane(index).body, &lane(index).tallies),
            scores: &lane(index).scores,
        })
        .collect();
    let mut block = Block {
        base: vec![[0.0; LANES]; layout.n_slots],
        exceptions: Vec::new(),
        draws: Vec::new(),
        gates: gates(round, layout, &lanes),
        tie_breakers: tie_breakers(round, &lanes),
        n: gathered.len(),
    };
    for index in 0..round.instrument().nodes.len() {
        for (place, lane) in lanes.iter().enumerate() {
            block.base[layout.own[index]][place] = value(round, NodeId(index), lane);
            if layout.own[index] != layout.seen[index] {
                let present =
                    lane.scores[index].state == State::Scored && lane.scores[index].present;
                block.base[layout.seen[index]][place] = f64::from(u8::from(present));
            }
        }
    }
    for (question, slots) in layout.pooled.iter().enumerate() {
        for (place, lane) in lanes.iter().enumerate() {
            let mean = survey_mean(round, question, lane.inputs.tallies);
            slots
                .iter()
                .for_each(|slot| block.base[*slot][place] = mean);
        }
    }
    for id in &layout.nodes {
        block.exceptions.push(exception(round, layout, *id, &lanes));
    }
    for (place, gathered) in gathered.iter().enumerate() {
        for (node, from) in &gathered.draws {
            block
                .draws
                .push(draw(round, layout, gathered, place, *node, from));
        }
    }
    block.draws.sort_by_key(|draw| (draw.own, draw.lane));
    block
}

/// Conditions of the gates for bodies of which only the index is known.
pub(crate) fn gates_without_nodes(
    round: &Round,
    layout: &Layout,
    bodies: &[BodyId],
) -> Vec<Vector> {
    let lane = |lane: usize| bodies[lane.min(bodies.len() - 1)];
    let lanes: Vec<Lane> = (0..LANES)
        .map(|index| Lane {
            inputs: round.inputs(lane(index), &[]),
            scores: &[],
        })
        .collect();
    gates(round, layout, &lanes)
}

fn gates(round: &Round, layout: &Layout, lanes: &[Lane]) -> Vec<Vector> {
    let gates = round.instrument().gates.iter();
    gates
        .map(|gate| vector(round, layout, None, &gate.when, lanes))
        .collect()
}

fn tie_breakers(round: &Round, lanes: &[Lane]) -> Vec<Lanes> {
    let known = |node: &NodeId| {
        let is_known = |place: usize| lanes[place].scores[node.0].state == State::Scored;
        std::array::from_fn(|place| if is_known(place) { 1.0 } else { f64::NAN })
    };
    round
        .instrument()
        .ranking
        .tie_breakers
        .iter()
        .map(known)
        .collect()
}

fn draw(
    round: &Round,
    layout: &Layout,
    gathered: &Gathered,
    lane: usize,
    node: NodeId,
    from: &From,
) -> Draw {
    let instrument = round.instrument();
    let is_scored = gathered.scores[node.0].state == State::Scored;
    let question = round
        .scorer
        .questions
        .survey()
        .iter()
        .position(|question| question.node == node);
    let under_count = layout.own[node.0] != layout.seen[node.0];
    Draw {
        lane,
        own: is_scored.then_some(layout.own[node.0]),
        pooled: question
            .map(|question| layout.pooled[question].clone())
            .unwrap_or_default(),
        presence: under_count.then_some(layout.seen[node.0]),
        rounding: instrument.node(node).rounding.as_ref().map(Rounder::new),
        from: from.clone(),
    }
}

/// The number a parent reads: the score, or what stands in for it.
fn value(round: &Round, id: NodeId, lane: &Lane) -> f64 {
    let instrument = round.instrument();
    let node = instrument.node(id);
    let score = &lane.scores[id.0];
    let under_count = node
        .parent
        .is_some_and(|parent| is_count(&instrument.node(parent).rule));
    if score.state != State::Scored && under_count {
        return 0.0;
    }
    match counted(score, node) {
        Counted::Score(score) => score.to_f64(),
        Counted::Left | Counted::Block(_) => 0.0,
    }
}

fn survey_mean(round: &Round, question: usize, tallies: &[u64]) -> f64 {
    let question = &round.scorer.questions.survey()[question];
    let counts = tallies
        .get(question.first..question.first + question.points.len())
        .unwrap_or_default();
    let n: u64 = counts.iter().sum();
    let sum: f64 = counts
        .iter()
        .zip(&question.points)
        .map(|(count, points)| *count as f64 * points.to_f64())
        .sum();
    if n == 0 { 0.0 } else { sum / n as f64 }
}

fn exception(round: &Round, layout: &Layout, id: NodeId, lanes: &[Lane]) -> Exception {
    let instrument = round.instrument();
    let node = instrument.node(id);
    let mut exception = Exception::default();
    let Rule::Aggregate(aggregate) = &node.rule else {
        return exception;
    };
    match aggregate {
        Aggregate::PooledMean => exception.masks = shares(round, &layout.questions[id.0], lanes),
        Aggregate::Formula(formula) => {
            exception.formula = Some(vector(round, layout, Some(id), formula, lanes));
        }
        // What is left out of a sum was put there as 0.
        Aggregate::Sum | Aggregate::ScaledSum { .. } | Aggregate::Count => {}
        _ => {
            let counts = |child: &NodeId, lane: &Lane| {
                matches!(
                    counted(&lane.scores[child.0], instrument.node(*child)),
                    Counted::Score(_)
                )
            };
            let mask = |child: &NodeId| {
                std::array::from_fn(|place| f64::from(u8::from(counts(child, &lanes[place]))))
            };
            let masks: Vec<Lanes> = node.children.iter().map(mask).collect();
            if masks.iter().flatten().any(|mask| *mask == 0.0) {
                exception.masks = masks;
            }
        }
    }
    for (place, lane) in lanes.iter().enumerate() {
        let is_given = lane
            .inputs
            .given
            .is_some_and(|given| given.contains_key(&id));
        if is_given || lane.scores[id.0].state != State::Scored {
            exception.fixed.push((place, value(round, id, lane)));
        }
    }
    exception
}

/// Share of each question's answers in all of a pooled mean.
fn shares(round: &Round, questions: &[usize], lanes: &[Lane]) -> Vec<Lanes> {
    let answers = |question: &usize, lane: &Lane| {
        let question = &round.scorer.questions.survey()[*question];
        let counts = lane
            .inputs
            .tallies
            .get(question.first..question.first + question.points.len());
        counts.map_or(0, |counts| counts.iter().sum::<u64>()) as f64
    };
    let all = |lane: &Lane| {
        questions
            .iter()
            .map(|question| answers(question, lane))
            .sum::<f64>()
            .max(1.0)
    };
    let totals: Vec<f64> = lanes.iter().map(all).collect();
    let share = |question: &usize| {
        std::array::from_fn(|place| answers(question, &lanes[place]) / totals[place])
    };
    questions.iter().map(share).collect()
}

/// An expression with what does not vary worked out for each body. A formula
/// of a node reads its children and facts; a gate reads nodes, the index and facts.
fn vector(
    round: &Round,
    layout: &Layout,
    formula: Option<NodeId>,
    expression: &Expression,
    lanes: &[Lane],
) -> Vector {
    let instrument = round.instrument();
    let node = |code: &str| {
        let found = instrument.find_node(code);
        found.filter(|node| {
            formula.is_none_or(|parent| instrument.node(*node).parent == Some(parent))
        })
    };
    let varies = |code: &str| (formula.is_none() && code == "index") || node(code).is_some();
    if !mentions(expression, &varies) {
        return settled(lanes, |lane| {
            match evaluate(
                expression,
                &Facts {
                    scorer: &round.scorer,
                    inputs: &lane.inputs,
                },
            ) {
                Value::Number(number) => number.to_f64(),
                Value::Truth(truth) => f64::from(u8::from(truth)),
                Value::Word(word) if word == "ya" => 1.0,
                Value::Word(word) if word == "tidak" => 0.0,
                Value::Word(_) | Value::Unknown => f64::NAN,
            }
        });
    }
    let inner =
        |expression: &Expression| Box::new(vector(round, layout, formula, expression, lanes));
    match expression {
        Expression::Reference(code) => match node(code) {
            Some(found) => {
                let is_known = |lane: &Lane| match (formula, lane.scores.get(found.0)) {
                    (_, None) => false,
                    (None, Some(score)) => score.state == State::Scored,
                    (Some(_), Some(score)) => {
                        matches!(counted(score, instrument.node(found)), Counted::Score(_))
                    }
                };
                let known: Lanes = std::array::from_fn(|place| {
                    if is_known(&lanes[place]) {
                        1.0
                    } else {
                        f64::NAN
                    }
                });
                if known.iter().all(|known| known.is_nan()) {
                    return Vector::Settled(Box::new(known));
                }
                Vector::Slot(layout.own[found.0], Box::new(known))
            }
            None => Vector::Index,
        },
        Expression::Is(code, state) => settled(lanes, |lane| {
            let score = node(code).and_then(|found| lane.scores.get(found.0));
            score.map_or(f64::NAN, |score| {
                f64::from(u8::from(score.state.word() == state.word()))
            })
        }),
        Expression::Not(of) => Vector::Not(inner(of)),
        Expression::Negative(of) => Vector::Negative(inner(of)),
        Expression::Binary(left, operator, right) => {
            Vector::Binary(inner(left), *operator, inner(right))
        }
        Expression::If(condition, then, otherwise) => {
            Vector::If(inner(condition), inner(then), inner(otherwise))
        }
        Expression::Number(_) | Expression::Word(_) | Expression::Has(..) => {
            settled(lanes, |_| f64::NAN)
        }
    }
}

fn settled(lanes: &[Lane], of: impl Fn(&Lane) -> f64) -> Vector {
    Vector::Settled(Box::new(std::array::from_fn(|place| of(&lanes[place]))))
}

fn mentions(expression: &Expression, varies: &impl Fn(&str) -> bool) -> bool {
    match expression {
        Expression::Number(_) | Expression::Word(_) | Expression::Has(..) => false,
        Expression::Reference(code) | Expression::Is(code, _) => varies(code),
        Expression::Not(of) | Expression::Negative(of) => mentions(of, varies),
        Expression::Binary(left, _, right) => mentions(left, varies) || mentions(right, varies),
        Expression::If(condition, then, otherwise) => [condition, then, otherwise]
            .iter()
            .any(|part| mentions(part, varies)),
    }
}
