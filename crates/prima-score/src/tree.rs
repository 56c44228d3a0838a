//! Scores every node of the tree for one body, leaves first.

use crate::answers::{Answers, Cell, Questions, Slot, SurveyQuestion};
use crate::bodies::BodyId;
use crate::evaluate::{Value, evaluate, truth};
use crate::fold::Fold;
use crate::reading::{Children, Facts};
use crate::value::{Outcome, State};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::{
    Aggregate, FactKind, Measure, MissingAction, MissingRule, Node, NodeId, Raters, Rounding, Rule,
};
use std::collections::BTreeMap;
use std::ops::Range;

/// What a node came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeScore {
    /// Whether there is a score, and why not.
    pub state: State,
    /// The exact score; 0 where there is none.
    pub score: Exact,
    /// Whether a `count` above counts it.
    pub present: bool,
    /// Whether a child was left out and the node's rule wants that said.
    pub marked: bool,
}

/// What was published of a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// Its score.
    Score(Exact),
    /// That it has none, and why.
    State(State),
}

/// Everything one body's scores depend on.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// All answers.
    pub answers: &'a Answers,
    /// The body.
    pub body: BodyId,
    /// Its survey answers, one count a cell.
    pub tallies: &'a [u64],
    /// Node scores published elsewhere; they stand in for what is below them.
    pub given: Option<&'a BTreeMap<NodeId, Given>>,
    /// Answers put in place of those in `answers`, for "what if".
    pub instead: &'a [(Slot, Outcome)],
}

/// An instrument made ready for scoring.
#[derive(Clone, Debug)]
pub struct Scorer<'a> {
    /// The rules.
    pub instrument: &'a Instrument,
    /// Its questions.
    pub questions: &'a Questions,
    /// Survey questions below each node.
    surveyed: Vec<Vec<usize>>,
    /// Points of each survey cell.
    cell_points: Vec<Exact>,
    /// The same over one denominator; none where they do not fit.
    whole_points: Option<(Vec<i64>, i64)>,
}

impl NodeScore {
    const UNSCORED: NodeScore = NodeScore {
        state: State::NotAnswered,
        score: Exact::ZERO,
        present: false,
        marked: false,
    };

    fn scored(score: Exact, present: bool) -> NodeScore {
        NodeScore {
            state: State::Scored,
            score,
            present,
            marked: false,
        }
    }

    fn missing(state: State) -> NodeScore {
        NodeScore {
            state,
            ..NodeScore::UNSCORED
        }
    }
}

impl<'a> Scorer<'a> {
    /// Makes an instrument ready.
    pub fn new(instrument: &'a Instrument, questions: &'a Questions) -> Scorer<'a> {
        let mut surveyed: Vec<Vec<usize>> = vec![Vec::new(); instrument.nodes.len()];
        for (index, question) in questions.survey().iter().enumerate() {
            let mut at = Some(question.node);
            while let Some(node) = at {
                surveyed[node.0].push(index);
                at = instrument.node(node).parent;
            }
        }
        let cell_points: Vec<Exact> = questions
            .survey()
            .iter()
            .flat_map(|question| question.points.iter().cloned())
            .collect();
        Scorer {
            instrument,
            questions,
            surveyed,
            whole_points: over_one_denominator(&cell_points),
            cell_points,
        }
    }

    /// Scores all nodes of a body; `scores` is overwritten, one entry a node.
    pub fn score(&self, inputs: &Inputs, scores: &mut Vec<NodeScore>) {
        scores.clear();
        scores.resize(self.instrument.nodes.len(), NodeScore::UNSCORED);
        for index in (0..self.instrument.nodes.len()).rev() {
            scores[index] = self.node(NodeId(index), inputs, scores);
        }
    }

    fn node(&self, id: NodeId, inputs: &Inputs, scores: &[NodeScore]) -> NodeScore {
        let node = self.instrument.node(id);
        if let Some(given) = inputs.given.and_then(|given| given.get(&id)) {
            return match given {
                Given::Score(score) => NodeScore::scored(score.clone(), *score > Exact::ZERO),
                Given::State(state) => NodeScore::missing(*state),
            };
        }
        if !self.applies(id, inputs) {
            return NodeScore::missing(State::NotApplicable);
        }
        let mut found = self.unrounded(id, inputs, scores);
        if let Some(rounding) = &node.rounding
            && found.state == State::Scored
        {
            found.score = rounded(&found.score, rounding);
        }
        found
    }

    /// Scores the given leaves again, and everything above them.
    pub(crate) fn rescore(&self, inputs: &Inputs, leaves: &[NodeId], scores: &mut [NodeScore]) {
        let mut touched: Vec<NodeId> = Vec::new();
        for leaf in leaves {
            let mut at = Some(*leaf);
            while let Some(node) = at.filter(|node| !touched.contains(node)) {
                touched.push(node);
                at = self.instrument.node(node).parent;
            }
        }
        // Children stand after their parents.
        touched.sort_unstable_by(|a, b| b.cmp(a));
        for node in touched {
            scores[node.0] = self.node(node, inputs, scores);
        }
    }

    /// Whether a node applies; where its condition is not known, it does.
    pub(crate) fn applies(&self, id: NodeId, inputs: &Inputs) -> bool {
        let facts = Facts {
            scorer: self,
            inputs,
        };
        let condition = self.instrument.node(id).applies_if.as_ref();
        condition.is_none_or(|condition| truth(condition, &facts) != Some(false))
    }

    /// Survey questions at or below a node.
    pub(crate) fn survey_below(&self, id: NodeId) -> impl Iterator<Item = &'a SurveyQuestion> {
        let questions = self.questions;
        self.surveyed[id.0]
            .iter()
            .map(move |index| &questions.survey()[*index])
    }

    /// What a node comes to before its own rounding step, if it has one.
    pub(crate) fn unrounded(&self, id: NodeId, inputs: &Inputs, scores: &[NodeScore]) -> NodeScore {
        let node = self.instrument.node(id);
        match &node.rule {
            Rule::Measure(Measure::Survey(_)) => self.surveyed_mean(id, inputs),
            Rule::Measure(_) => self.leaf(id, inputs),
            Rule::Aggregate(aggregate) => self.aggregate(id, node, aggregate, inputs, scores),
        }
    }

    fn leaf(&self, id: NodeId, inputs: &Inputs) -> NodeScore {
        let Some(slot) = self.questions.of_leaf(id) else {
            return NodeScore::UNSCORED;
        };
        if let Some((_, outcome)) = inputs.instead.iter().find(|(changed, _)| *changed == slot) {
            return from_outcome(outcome);
        }
        match inputs.answers.cell(inputs.body, slot) {
            Cell::Empty => NodeScore::UNSCORED,
            Cell::One(outcome) => from_outcome(outcome),
            Cell::Several(raters) => {
                let outcomes: Vec<&Outcome> =
                    raters.into_iter().map(|(_, outcome)| outcome).collect();
                combined(&outcomes, self.questions.raters(self.instrument, slot))
            }
        }
    }

    /// Mean of all survey answers at or below a node.
    fn surveyed_mean(&self, id: NodeId, inputs: &Inputs) -> NodeScore {
        if let Some(stated) = self.stated(id, inputs) {
            return NodeScore::missing(stated);
        }
        let (mut respondents, mut n) = (0i128, 0i128);
        for index in &self.surveyed[id.0] {
            let answered: i128 = cells(&self.questions.survey()[*index])
                .map(|cell| count(inputs, cell))
                .sum();
            n += answered;
            respondents = respondents.max(answered);
        }
        if self
            .instrument
            .node(id)
            .minimum_respondents
            .is_some_and(|minimum| respondents < i128::from(minimum))
        {
            return NodeScore::missing(State::NotAssessed);
        }
        if n == 0 {
            return NodeScore::UNSCORED;
        }
        let mean = self
            .whole_mean(id, inputs, n)
            .unwrap_or_else(|| self.long_mean(id, inputs, n));
        NodeScore::scored(mean, true)
    }

    /// Mean of `n` survey answers in whole numbers; none where they grow too large.
    fn whole_mean(&self, id: NodeId, inputs: &Inputs, n: i128) -> Option<Exact> {
        let (points, scale) = self.whole_points.as_ref()?;
        let mut sum = 0i128;
        for index in &self.surveyed[id.0] {
            for cell in cells(&self.questions.survey()[*index]) {
                let part = count(inputs, cell).checked_mul(i128::from(points[cell]))?;
                sum = sum.checked_add(part)?;
            }
        }
        let below = n.checked_mul(i128::from(*scale))?;
        Some(match (i64::try_from(sum), i64::try_from(below)) {
            (Ok(sum), Ok(below)) => Exact::ratio(sum, below),
            _ => Exact::wide_ratio(sum, below),
        })
    }

    /// Mean of `n` survey answers in fractions of any size.
    fn long_mean(&self, id: NodeId, inputs: &Inputs, n: i128) -> Exact {
        let mut sum = Exact::ZERO;
        for index in &self.surveyed[id.0] {
            for cell in cells(&self.questions.survey()[*index]) {
                let count = Exact::wide_ratio(count(inputs, cell), 1);
                sum = sum.plus(&self.cell_points[cell].times(&count));
            }
        }
        sum.times(&Exact::wide_ratio(1, n))
    }

    /// State given to a survey question in place of answers.
    pub(crate) fn stated(&self, id: NodeId, inputs: &Inputs) -> Option<State> {
        match inputs
            .answers
            .cell(inputs.body, self.questions.of_leaf(id)?)
        {
            Cell::One(Outcome::State(state)) => Some(*state),
            _ => None,
        }
    }

    fn aggregate(
        &self,
        id: NodeId,
        node: &Node,
        aggregate: &Aggregate,
        inputs: &Inputs,
        scores: &[NodeScore],
    ) -> NodeScore {
        match aggregate {
            Aggregate::PooledMean => return self.surveyed_mean(id, inputs),
            Aggregate::Formula(formula) => {
                let reader = Children {
                    scorer: self,
                    node,
                    inputs,
                    scores,
                };
                return match evaluate(formula, &reader) {
                    Value::Number(number) => NodeScore::scored(number, true),
                    _ => NodeScore::missing(
                        self.blocking(node, scores).unwrap_or(State::NotAssessed),
                    ),
                };
            }
            Aggregate::Count => return self.count(node, scores),
            _ => {}
        }
        let mut marked = false;
        let mut fold = Fold::new(aggregate);
        for child in &node.children {
            let below = self.instrument.node(*child);
            let score = &scores[child.0];
            match counted(score, below) {
                Counted::Score(value) => fold.take(below, value),
                Counted::Left => marked |= below.left_out_mark.is_some(),
                Counted::Block(state) => return NodeScore::missing(state),
            }
        }
        match fold.finish() {
            Some(score) => NodeScore {
                marked,
                ..NodeScore::scored(score, true)
            },
            None if fold.n > 0 => NodeScore::missing(State::NotAssessed),
            None => {
                let all = |state: State| {
                    node.children
                        .iter()
                        .all(|child| scores[child.0].state == state)
                };
                NodeScore::missing(if all(State::NotApplicable) {
                    State::NotApplicable
                } else {
                    State::NotAssessed
                })
            }
        }
    }

    /// Counting needs no scores: what is not present does not count.
    fn count(&self, node: &Node, scores: &[NodeScore]) -> NodeScore {
        let mut n = Exact::ZERO;
        let mut marked = false;
        if node
            .children
            .iter()
            .all(|child| scores[child.0].state == State::NotApplicable)
        {
            return NodeScore::missing(State::NotApplicable);
        }
        for child in &node.children {
            let score = &scores[child.0];
            if score.state == State::Scored {
                let counts = matches!(
                    self.instrument.node(*child).rule,
                    Rule::Aggregate(Aggregate::Count)
                );
                if counts {
                    n = n.plus(&score.score);
                } else if score.present {
                    n = n.plus(&Exact::ONE);
                }
                continue;
            }
            let below = self.instrument.node(*child);
            match action(&below.enters, score.state) {
                MissingAction::Block => return NodeScore::missing(score.state),
                MissingAction::Drop => marked |= below.left_out_mark.is_some(),
                MissingAction::Bottom | MissingAction::Zero => {}
            }
        }
        NodeScore {
            marked,
            ..NodeScore::scored(n.clone(), n > Exact::ZERO)
        }
    }

    /// State of the first child that keeps a formula from being worked out.
    fn blocking(&self, node: &Node, scores: &[NodeScore]) -> Option<State> {
        let blocks = |child: &&NodeId| {
            let entering = counted(&scores[child.0], self.instrument.node(**child));
            matches!(entering, Counted::Left | Counted::Block(_))
        };
        node.children
            .iter()
            .find(blocks)
            .map(|child| scores[child.0].state)
    }

    /// What a fact is, with its default.
    pub fn fact(&self, code: &str, inputs: &Inputs) -> Option<Outcome> {
        let id = self.instrument.find_fact(code)?;
        let slot = self.questions.of_fact(id);
        let changed = inputs
            .instead
            .iter()
            .find(|(changed, _)| *changed == slot)
            .map(|(_, outcome)| outcome);
        let answered = match (changed, inputs.answers.cell(inputs.body, slot)) {
            (Some(outcome), _) | (None, Cell::One(outcome)) => outcome.clone(),
            (None, Cell::Empty) => Outcome::State(State::NotAnswered),
            (None, Cell::Several(raters)) => {
                let agreed = raters.windows(2).all(|pair| pair[0].1 == pair[1].1);
                let first = raters.first().map(|(_, outcome)| (*outcome).clone());
                first
                    .filter(|_| agreed)
                    .unwrap_or(Outcome::State(State::NotAssessed))
            }
        };
        if answered != Outcome::State(State::NotAnswered) {
            return Some(answered);
        }
        Some(match &self.instrument.facts[id.0].kind {
            FactKind::YesNo {
                default: Some(default),
            } => Outcome::Word(if *default { "ya" } else { "tidak" }.to_owned()),
            FactKind::Number {
                default: Some(default),
                ..
            } => Outcome::Number(default.clone()),
            _ => answered,
        })
    }
}

/// Cells of a survey question in a row of tallies.
fn cells(question: &SurveyQuestion) -> Range<usize> {
    question.first..question.first + question.points.len()
}

/// How often an option was given.
fn count(inputs: &Inputs, cell: usize) -> i128 {
    inputs.tallies.get(cell).copied().map_or(0, i128::from)
}

/// Points as whole numbers over their least common denominator, where all of them fit.
fn over_one_denominator(points: &[Exact]) -> Option<(Vec<i64>, i64)> {
    let ratios: Option<Vec<(i64, i64)>> = points.iter().map(Exact::to_ratio).collect();
    let ratios = ratios?;
    let mut scale = 1i64;
    for (_, below) in &ratios {
        let (mut divisor, mut rest) = (scale, *below);
        while rest != 0 {
            (divisor, rest) = (rest, divisor % rest);
        }
        scale = scale.checked_mul(below / divisor)?;
    }
    let whole: Option<Vec<i64>> = ratios
        .iter()
        .map(|(above, below)| above.checked_mul(scale / below))
        .collect();
    Some((whole?, scale))
}

/// The value brought to the digits of a rounding step.
pub fn rounded(value: &Exact, rounding: &Rounding) -> Exact {
    value.rounded(rounding.mode, rounding.digits)
}

fn from_outcome(outcome: &Outcome) -> NodeScore {
    match outcome {
        Outcome::Points(points, present) => NodeScore::scored(points.clone(), *present),
        Outcome::State(state) => NodeScore::missing(*state),
        _ => NodeScore::UNSCORED,
    }
}

/// One score from several raters; those who gave none are left out.
fn combined(outcomes: &[&Outcome], raters: Raters) -> NodeScore {
    let mut points: Vec<&Exact> = Vec::new();
    for outcome in outcomes {
        if let Outcome::Points(score, _) = outcome {
            points.push(score);
        }
    }
    let Some(first) = points.first() else {
        return outcomes
            .first()
            .map_or(NodeScore::UNSCORED, |outcome| from_outcome(outcome));
    };
    let mean = |points: &[&Exact]| {
        let sum = points
            .iter()
            .fold(Exact::ZERO, |sum, score| sum.plus(score));
        sum.divided_by(&Exact::whole(points.len() as i64))
            .unwrap_or(Exact::ZERO)
    };
    let score = match raters {
        Raters::Single => (*first).clone(),
        Raters::Mean => mean(&points),
        Raters::Median => {
            points.sort();
            let middle = points.len() / 2;
            if points.len() % 2 == 1 {
                points[middle].clone()
            } else {
                mean(&points[middle - 1..=middle])
            }
        }
        Raters::Consensus => {
            if points.len() != outcomes.len() || points.iter().any(|score| score != first) {
                return NodeScore::missing(State::NotAssessed);
            }
            (*first).clone()
        }
    };
    let present = outcomes
        .iter()
        .any(|outcome| matches!(outcome, Outcome::Points(_, true)));
    NodeScore::scored(score, present)
}

/// What a state does under a rule.
pub fn action(rule: &MissingRule, state: State) -> MissingAction {
    match state {
        State::Scored | State::NotAssessed => rule.not_assessed,
        State::NotAnswered => rule.not_answered,
        State::NotApplicable => rule.not_applicable,
        State::Rejected => rule.rejected,
    }
}

/// How a child enters its parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// With this score.
    Score(Exact),
    /// Not at all.
    Left,
    /// By giving the parent its state.
    Block(State),
}

/// How a child enters its parent.
pub fn counted(score: &NodeScore, child: &Node) -> Counted {
    if score.state == State::Scored {
        return Counted::Score(score.score.clone());
    }
    match action(&child.enters, score.state) {
        MissingAction::Bottom => Counted::Score(child.span.min.clone()),
        MissingAction::Zero => Counted::Score(Exact::ZERO),
        MissingAction::Drop => Counted::Left,
        MissingAction::Block => Counted::Block(score.state),
    }
}
