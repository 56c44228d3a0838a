//! Where each node's number stands, and in which order nodes are worked out.

use crate::program::{Kind, Plan, Step};
use crate::rounding::Rounder;
use crate::weights::Weights;
use prima_instrument::Instrument;
use prima_instrument::model::{Aggregate, NodeId, Rule};
use prima_score::answers::Questions;

/// Slots of an instrument.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// Slot from which the parent reads each node.
    pub seen: Vec<usize>,
    /// Slot of each node's own score; another one only under a count, which reads presence.
    pub own: Vec<usize>,
    /// Slots from which pooled means read each survey question.
    pub pooled: Vec<Vec<usize>>,
    /// Survey questions below each pooled mean, in the order of its slots.
    pub questions: Vec<Vec<usize>>,
    /// How many slots there are.
    pub n_slots: usize,
    /// The order of work.
    pub plan: Plan,
    /// Node of each step of the plan.
    pub nodes: Vec<NodeId>,
    /// Coefficients.
    pub weights: Weights,
}

impl Layout {
    /// Lays an instrument out.
    pub fn new(instrument: &Instrument, questions: &Questions) -> Layout {
        let n_nodes = instrument.nodes.len();
        let mut seen = vec![0; n_nodes];
        let mut first = vec![0; n_nodes];
        let mut next = 1;
        for (index, node) in instrument.nodes.iter().enumerate() {
            first[index] = next;
            for child in &node.children {
                seen[child.0] = next;
                next += 1;
            }
        }
        let mut own = seen.clone();
        for node in instrument.nodes.iter().filter(|node| is_count(&node.rule)) {
            for child in node
                .children
                .iter()
                .filter(|child| !is_count(&instrument.node(**child).rule))
            {
                own[child.0] = next;
                next += 1;
            }
        }
        let weights = Weights::new(instrument, &first, next);
        let mut layout = Layout {
            seen,
            own,
            pooled: vec![Vec::new(); questions.survey().len()],
            questions: vec![Vec::new(); n_nodes],
            n_slots: next,
            plan: Plan::default(),
            nodes: Vec::new(),
            weights,
        };
        for index in (0..n_nodes).rev() {
            layout.step(instrument, questions, NodeId(index), first[index]);
        }
        layout.weights.stated.resize(layout.n_slots, 0.0);
        layout
    }

    fn step(&mut self, instrument: &Instrument, questions: &Questions, id: NodeId, first: usize) {
        let node = instrument.node(id);
        let Rule::Aggregate(aggregate) = &node.rule else {
            return;
        };
        let mut step = Step {
            slot: self.own[id.0],
            first,
            n: node.children.len(),
            kind: match aggregate {
                Aggregate::WeightedMean { .. } | Aggregate::Mean => Kind::Mean,
                Aggregate::Sum | Aggregate::ScaledSum { .. } | Aggregate::Count => Kind::Sum,
                Aggregate::Min => Kind::Min,
                Aggregate::Max => Kind::Max,
                Aggregate::GeometricMean { precision } => Kind::Geometric(Rounder::new(precision)),
                Aggregate::HarmonicMean => Kind::Harmonic,
                Aggregate::PooledMean => Kind::Pooled,
                Aggregate::Formula(_) => Kind::Formula,
            },
            rounding: node.rounding.as_ref().map(Rounder::new),
        };
        if step.kind == Kind::Pooled {
            step.first = self.n_slots;
            for (question, survey) in questions.survey().iter().enumerate() {
                if is_below(instrument, survey.node, id) {
                    self.pooled[question].push(self.n_slots);
                    self.questions[id.0].push(question);
                    self.n_slots += 1;
                }
            }
            step.n = self.n_slots - step.first;
        }
        self.plan.steps.push(step);
        self.nodes.push(id);
    }
}

/// Whether a rule counts what is present.
pub(crate) fn is_count(rule: &Rule) -> bool {
    matches!(rule, Rule::Aggregate(Aggregate::Count))
}

/// Whether a node is another one or below it.
pub(crate) fn is_below(instrument: &Instrument, node: NodeId, ancestor: NodeId) -> bool {
    let mut at = Some(node);
    while let Some(found) = at {
        if found == ancestor {
            return true;
        }
        at = instrument.node(found).parent;
    }
    false
}
