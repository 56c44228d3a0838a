//! Upper bounds: the most the index can come to with a few more changes.
//!
//! A table a node, made from its children's. Where every rule on the way only
//! rises, the bound is reached; elsewhere it may be too high, never too low.

use super::candidates::Leaf;
use super::floors::Demand;
use super::merge::{Entering, Table, merged};
use super::tendency::{Look, Tendency};
use crate::evaluate::{Reader, Value, evaluate};
use crate::reading::{Children, Facts};
use crate::tree::{Inputs, NodeScore, Scorer, rounded};
use crate::value::{Outcome, State};
use prima_instrument::condition::{Expression, StateWord};
use prima_instrument::exact::Exact;
use prima_instrument::model::{Aggregate, Node, NodeId, Rounding, Rule};

/// What the search has decided about a leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// Nothing yet.
    Free,
    /// It is changed.
    Chosen,
    /// It stays.
    Left,
}

/// Bounds for every demand, with the leaves decided so far.
pub(super) struct Ceilings<'a> {
    scorer: &'a Scorer<'a>,
    leaves: &'a [Leaf],
    /// Leaf of each node, if it has one that can change.
    leaf_of: Vec<Option<usize>>,
    /// Whether anything at or below a node can change.
    moving: Vec<bool>,
    choices: Vec<Choice>,
    demands: Vec<Demand>,
    /// By demand, then by node.
    tables: Vec<Vec<Table>>,
    budget: usize,
}

/// The most that can be reached, or that nothing bounds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// The demands cannot be met.
    Never,
    /// At most this index.
    Most(Exact),
    /// No bound is known.
    Open,
}

/// Which nodes can change if these leaves do.
pub(super) fn moving(scorer: &Scorer, leaves: &[Leaf]) -> Vec<bool> {
    let mut moving = vec![false; scorer.instrument.nodes.len()];
    for leaf in leaves {
        let mut at = Some(leaf.node);
        while let Some(node) = at {
            moving[node.0] = true;
            at = scorer.instrument.node(node).parent;
        }
    }
    moving
}

impl<'a> Ceilings<'a> {
    /// Bounds with all leaves free; [`Ceilings::fill`] works them out.
    pub(super) fn new(
        scorer: &'a Scorer<'a>,
        leaves: &'a [Leaf],
        demands: Vec<Demand>,
    ) -> Ceilings<'a> {
        let n = scorer.instrument.nodes.len();
        let mut leaf_of = vec![None; n];
        for (place, leaf) in leaves.iter().enumerate() {
            leaf_of[leaf.node.0] = Some(place);
        }
        Ceilings {
            scorer,
            leaves,
            leaf_of,
            moving: moving(scorer, leaves),
            choices: vec![Choice::Free; leaves.len()],
            tables: vec![vec![Table::default(); n]; demands.len()],
            demands,
            budget: 0,
        }
    }

    /// Works out all tables for up to so many changes.
    pub(super) fn fill(&mut self, budget: usize, inputs: &Inputs, scores: &[NodeScore]) {
        self.budget = budget;
        for demand in 0..self.demands.len() {
            for node in (0..self.leaf_of.len()).rev() {
                self.tables[demand][node] = self.table(demand, NodeId(node), inputs, scores);
            }
        }
    }

    /// Decides about a leaf; `scores` are those with all chosen leaves changed.
    pub(super) fn decide(
        &mut self,
        leaf: usize,
        choice: Choice,
        inputs: &Inputs,
        scores: &[NodeScore],
    ) {
        self.choices[leaf] = choice;
        for demand in 0..self.demands.len() {
            let mut at = Some(self.leaves[leaf].node);
            while let Some(node) = at {
                self.tables[demand][node.0] = self.table(demand, node, inputs, scores);
                at = self.scorer.instrument.node(node).parent;
            }
        }
    }

    /// The most the index can come to with so many more changes.
    pub(super) fn bound(&self, changes: usize) -> Bound {
        let rounding = &self.scorer.instrument.rounding;
        let mut bound = Bound::Never;
        for (demand, tables) in self.demands.iter().zip(&self.tables) {
            let root = &tables[0];
            if root.open {
                return Bound::Open;
            }
            let Some(top) = root.at(changes) else {
                continue;
            };
            let units = top.rounded_units(rounding.mode, rounding.digits);
            if units.is_none_or(|units| units < demand.units) {
                continue;
            }
            match &bound {
                Bound::Most(most) if most >= top => {}
                _ => bound = Bound::Most(top.clone()),
            }
        }
        bound
    }

    fn table(&self, demand: usize, id: NodeId, inputs: &Inputs, scores: &[NodeScore]) -> Table {
        let node = self.scorer.instrument.node(id);
        let mut table = match &node.rule {
            Rule::Measure(_) => self.leaf_table(node, self.leaf_of[id.0], &scores[id.0]),
            Rule::Aggregate(aggregate) if self.moving[id.0] => {
                self.aggregate_table(demand, id, aggregate, inputs, scores)
            }
            Rule::Aggregate(_) => Table::fixed(&scores[id.0]),
        };
        let counted = self.is_counted_leaf(node);
        for floor in &self.demands[demand].floors {
            // A leaf under a count is bounded by whether it is present, not by its points.
            if floor.node == id && !counted {
                for top in &mut table.top {
                    top.take_if(|top| !floor.holds(top));
                }
                table.idle = None;
                table.restless = false;
            }
        }
        table
    }

    fn is_counted_leaf(&self, node: &Node) -> bool {
        let parent = node
            .parent
            .map(|parent| &self.scorer.instrument.node(parent).rule);
        node.is_leaf() && matches!(parent, Some(Rule::Aggregate(Aggregate::Count)))
    }

    /// Presence of a leaf under a count, else its score.
    fn leaf_value(&self, node: &Node, score: &Exact, present: bool) -> Exact {
        if self.is_counted_leaf(node) {
            return if present { Exact::ONE } else { Exact::ZERO };
        }
        match &node.rounding {
            Some(rounding) => rounded(score, rounding),
            None => score.clone(),
        }
    }

    fn leaf_table(&self, node: &Node, leaf: Option<usize>, score: &NodeScore) -> Table {
        let mut table = Table::fixed(score);
        if let Some(top) = &mut table.top[0]
            && self.is_counted_leaf(node)
        {
            *top = self.leaf_value(node, &score.score, score.present);
        }
        let Some(leaf) = leaf else {
            return table;
        };
        let best = || {
            let candidates = self.leaves[leaf].candidates.iter();
            let values = candidates.filter_map(|candidate| match &candidate.outcome {
                Outcome::Points(points, present) => Some(self.leaf_value(node, points, *present)),
                _ => None,
            });
            values.max()
        };
        match self.choices[leaf] {
            Choice::Left => {}
            // Whatever value is chosen in the end, it is not above the greatest.
            Choice::Chosen => table.top[0] = best(),
            Choice::Free if self.budget > 0 => {
                let most = best().max(table.top[0].clone());
                table.top.push(most);
            }
            Choice::Free => {}
        }
        table
    }

    fn aggregate_table(
        &self,
        demand: usize,
        id: NodeId,
        aggregate: &Aggregate,
        inputs: &Inputs,
        scores: &[NodeScore],
    ) -> Table {
        let node = self.scorer.instrument.node(id);
        let tables = &self.tables[demand];
        let mut table = Table::fixed(&scores[id.0]);
        let mut changes = 0;
        let mut entering = Vec::with_capacity(node.children.len());
        for child in &node.children {
            let below = &tables[child.0];
            table.open |= below.open;
            changes += below.top.len() - 1;
            let node = self.scorer.instrument.node(*child);
            entering.push(Entering::new(aggregate, node, &scores[child.0], below));
        }
        let budget = changes.min(self.budget);
        let tops = match aggregate {
            Aggregate::Formula(formula) => {
                self.formula_tops(node, formula, &entering, budget, inputs, scores)
            }
            _ => merged(aggregate, &entering, budget),
        };
        let Some(mut tops) = tops else {
            table.open = true;
            return table;
        };
        for top in tops.iter_mut().flatten() {
            if let Some(Rounding { mode, digits, .. }) = &node.rounding {
                *top = top.rounded(*mode, *digits);
            }
        }
        table.top = tops;
        table.restless = table.idle.is_some() && budget > 0;
        table
    }

    /// A formula that only rises is at its most where its children are, each
    /// with the whole budget to itself.
    fn formula_tops(
        &self,
        node: &Node,
        formula: &Expression,
        entering: &[Entering],
        budget: usize,
        inputs: &Inputs,
        scores: &[NodeScore],
    ) -> Option<Vec<Option<Exact>>> {
        if !self.rises(node, formula, inputs, scores) {
            return None;
        }
        let top = |changes: usize| {
            let reader = AtMost {
                ceilings: self,
                node,
                entering,
                changes,
                inputs,
            };
            match evaluate(formula, &reader) {
                Value::Number(number) => Some(number),
                _ => None,
            }
        };
        Some((0..=budget).map(top).collect())
    }

    /// Whether a formula is known only to rise with its children.
    pub(super) fn rises(
        &self,
        node: &Node,
        formula: &Expression,
        inputs: &Inputs,
        scores: &[NodeScore],
    ) -> bool {
        let look = Look {
            instrument: self.scorer.instrument,
            moving: &self.moving,
            reader: Children {
                scorer: self.scorer,
                node,
                inputs,
                scores,
            },
            in_span: false,
        };
        matches!(look.tendency(formula), Tendency::Rises | Tendency::Fixed)
    }
}

/// What a formula reads at best: each child's most.
struct AtMost<'a, 'b> {
    ceilings: &'a Ceilings<'b>,
    node: &'a Node,
    entering: &'a [Entering<'a>],
    changes: usize,
    inputs: &'a Inputs<'a>,
}

impl AtMost<'_, '_> {
    fn facts(&self) -> Facts<'_, '_> {
        Facts {
            scorer: self.ceilings.scorer,
            inputs: self.inputs,
        }
    }
}

impl Reader for AtMost<'_, '_> {
    fn value(&self, code: &str) -> Value {
        let instrument = self.ceilings.scorer.instrument;
        let mut children = self.node.children.iter();
        match children.position(|child| instrument.node(*child).code == code) {
            Some(place) => {
                let top = self.entering[place].at(self.changes);
                top.cloned().map_or(Value::Unknown, Value::Number)
            }
            None => self.facts().value(code),
        }
    }

    fn is(&self, code: &str, state: StateWord) -> Value {
        let instrument = self.ceilings.scorer.instrument;
        let mut children = self.node.children.iter();
        match children.find(|child| instrument.node(**child).code == code) {
            // Only what cannot change is asked here: a formula that asks for
            // the state of what can is not known to rise.
            Some(child) => {
                let table = &self.ceilings.tables[0][child.0];
                let found = table.idle.unwrap_or(State::Scored);
                Value::Truth(found.word() == state.word())
            }
            None => self.facts().is(code, state),
        }
    }

    fn has(&self, code: &str, item: &str) -> Value {
        self.facts().has(code, item)
    }
}
