//! What each node's score was made from.

use super::explain::Explainer;
use super::{AnswerLine, ChildLine, How, NodeLine, SurveyLine};
use crate::answers::Cell;
use crate::reading::Children;
use crate::tree::{Counted, Given, NodeScore, action, counted};
use crate::value::{Outcome, State};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::{Aggregate, Measure, Node, NodeId, Raters, Rule};

impl<'a> Explainer<'a, '_> {
    pub(super) fn node(&self, id: NodeId, marked: bool) -> NodeLine<'a> {
        let node = self.round.instrument().node(id);
        let score = &self.scores[id.0];
        let how = self.how(id, node);
        let computed = !matches!(how, How::Published | How::Inapplicable(_));
        let scored = score.state == State::Scored;
        let unrounded = node.rounding.is_some() && scored && computed;
        NodeLine {
            id,
            node,
            state: score.state,
            score: scored.then(|| score.score.clone()),
            unrounded: unrounded.then(|| {
                self.round
                    .scorer
                    .unrounded(id, self.inputs, self.scores)
                    .score
            }),
            how,
            marked,
        }
    }

    fn how(&self, id: NodeId, node: &'a Node) -> How<'a> {
        let given: Option<&Given> = self.inputs.given.and_then(|given| given.get(&id));
        if given.is_some() {
            return How::Published;
        }
        if let Some(condition) = &node.applies_if
            && self.scores[id.0].state == State::NotApplicable
            && !self.round.scorer.applies(id, self.inputs)
        {
            return How::Inapplicable(condition);
        }
        match &node.rule {
            Rule::Measure(Measure::Survey(_)) | Rule::Aggregate(Aggregate::PooledMean) => {
                self.survey(id)
            }
            Rule::Measure(measure) => self.answers(id, measure),
            Rule::Aggregate(Aggregate::Formula(formula)) => {
                let reader = Children {
                    scorer: &self.round.scorer,
                    node,
                    inputs: self.inputs,
                    scores: self.scores,
                };
                How::Formula {
                    formula,
                    operands: self.operands(formula, &reader),
                }
            }
            Rule::Aggregate(aggregate) => How::Children {
                aggregate,
                inputs: child_lines(self.round.instrument(), node, self.scores),
            },
        }
    }

    fn answers(&self, id: NodeId, measure: &'a Measure) -> How<'a> {
        let questions = self.round.scorer.questions;
        let Some(slot) = questions.of_leaf(id) else {
            return How::Answers {
                measure,
                raters: Raters::Single,
                answers: Vec::new(),
            };
        };
        let answers = self.round.answers;
        let outcomes: Vec<&Outcome> = match answers.cell(self.inputs.body, slot) {
            Cell::Empty => Vec::new(),
            Cell::One(outcome) => vec![outcome],
            Cell::Several(raters) => raters.into_iter().map(|(_, outcome)| outcome).collect(),
        };
        let line = |((rater, text), outcome): ((&'a str, &'a str), &Outcome)| {
            let (state, points) = match outcome {
                Outcome::Points(points, _) => (State::Scored, Some(points.clone())),
                Outcome::State(state) => (*state, None),
                _ => (State::NotAnswered, None),
            };
            AnswerLine {
                rater,
                text,
                state,
                points,
            }
        };
        let written = answers.texts(self.inputs.body, slot);
        How::Answers {
            measure,
            raters: questions.raters(self.round.instrument(), slot),
            answers: written.into_iter().zip(outcomes).map(line).collect(),
        }
    }

    fn survey(&self, id: NodeId) -> How<'a> {
        let scorer = &self.round.scorer;
        let mut questions = Vec::new();
        for question in scorer.survey_below(id) {
            let mut line = SurveyLine {
                id: question.node,
                options: Vec::new(),
                n: 0,
                mean: None,
            };
            let mut sum = Exact::ZERO;
            for (place, (option, points)) in
                question.options.iter().zip(&question.points).enumerate()
            {
                let cell = question.first + place;
                let count = self.inputs.tallies.get(cell).copied().unwrap_or(0);
                line.options.push((option, points, count));
                line.n += count;
                sum = sum.plus(&points.times(&Exact::wide_ratio(i128::from(count), 1)));
            }
            line.mean = sum.divided_by(&Exact::wide_ratio(i128::from(line.n), 1));
            questions.push(line);
        }
        How::Survey {
            stated: scorer.stated(id, self.inputs),
            respondents: questions.iter().map(|line| line.n).max().unwrap_or(0),
            n: questions.iter().map(|line| line.n).sum(),
            questions,
        }
    }
}

/// How each child of a node entered it.
pub(crate) fn child_lines<'a>(
    instrument: &'a Instrument,
    node: &'a Node,
    scores: &[NodeScore],
) -> Vec<ChildLine<'a>> {
    let Rule::Aggregate(aggregate) = &node.rule else {
        return Vec::new();
    };
    let mut lines: Vec<ChildLine> = Vec::new();
    for child in &node.children {
        let below = instrument.node(*child);
        let score = &scores[child.0];
        let unscored = score.state != State::Scored;
        lines.push(ChildLine {
            id: *child,
            weight: below.weight.as_ref(),
            state: score.state,
            used: match aggregate {
                Aggregate::Count => present(below, score),
                _ => counted(score, below),
            },
            action: unscored.then(|| action(&below.enters, score.state)),
            contribution: None,
        });
    }
    let blocked = lines
        .iter()
        .any(|line| matches!(line.used, Counted::Block(_)));
    if !blocked {
        add_contributions(instrument, aggregate, &mut lines);
    }
    lines
}

/// What a child adds to a count: its own count, 1 or 0.
fn present(child: &Node, score: &NodeScore) -> Counted {
    let used = counted(score, child);
    if matches!(used, Counted::Left | Counted::Block(_)) {
        return used;
    }
    let counts = matches!(child.rule, Rule::Aggregate(Aggregate::Count));
    Counted::Score(match (counts, score.state == State::Scored) {
        (true, true) => score.score.clone(),
        (false, true) if score.present => Exact::ONE,
        _ => Exact::ZERO,
    })
}

fn add_contributions(instrument: &Instrument, aggregate: &Aggregate, lines: &mut [ChildLine]) {
    let (mut weights, mut n) = (Exact::ZERO, 0);
    for line in lines.iter() {
        if matches!(line.used, Counted::Score(_)) {
            n += 1;
            if let Some(weight) = line.weight {
                weights = weights.plus(weight);
            }
        }
    }
    for line in lines {
        let Counted::Score(used) = &line.used else {
            continue;
        };
        let weighed = || line.weight.map(|weight| weight.times(used));
        line.contribution = match aggregate {
            Aggregate::WeightedMean { .. } => weighed().and_then(|part| part.divided_by(&weights)),
            Aggregate::Mean => used.divided_by(&Exact::whole(n)),
            Aggregate::Sum | Aggregate::Count => Some(used.clone()),
            Aggregate::ScaledSum { .. } => {
                let max = instrument.node(line.id).span.max.as_ref();
                weighed().and_then(|part| part.divided_by(max?))
            }
            _ => None,
        };
    }
}
