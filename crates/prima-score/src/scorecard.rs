//! The whole explanation of one body's result, down to its answers.
//!
//! A [`Scorecard`] holds data only: the words for people belong to the program
//! and the pages. Whoever reads one can recompute every number in it from the
//! numbers it names as inputs.

mod explain;
mod inputs;
mod json;

pub use explain::scorecard;
pub(crate) use inputs::child_lines;

use crate::evaluate::Value;
use crate::round::{Origin, PublishedIndex, ResultState};
use crate::tree::Counted;
use crate::value::{Outcome, State};
use prima_instrument::Instrument;
use prima_instrument::condition::Expression;
use prima_instrument::exact::Exact;
use prima_instrument::model::{
    Aggregate, FactId, Gate, Law, Measure, MissingAction, Node, NodeId, Raters, Rounding, Source,
};

/// Everything a body's result rests on.
#[derive(Clone, Debug)]
pub struct Scorecard<'a> {
    /// The rules.
    pub instrument: &'a Instrument,
    /// Id of the body.
    pub unit: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Where its result comes from.
    pub origin: Origin,
    /// State of its result.
    pub state: ResultState,
    /// Its index.
    pub index: Option<IndexLine<'a>>,
    /// Its band, and how far the next one is.
    pub standing: Option<Standing>,
    /// Its rank and of how many.
    pub place: Option<PlaceLine<'a>>,
    /// What was published of it.
    pub published: Option<&'a PublishedIndex>,
    /// Every node in the order of the tree; empty where only the index is known.
    pub nodes: Vec<NodeLine<'a>>,
    /// Facts that were stated, or stand in by their default.
    pub facts: Vec<FactLine<'a>>,
    /// Every gate.
    pub gates: Vec<GateLine<'a>>,
    /// Levels the facts suggest, for every indicator that has such rules.
    pub suggestions: Vec<SuggestionLine<'a>>,
    /// What a rolled-up result is made of.
    pub parts: Vec<PartLine<'a>>,
    /// Respondents the survey has and needs.
    pub sampling: Option<SamplingLine>,
    /// Keys of the unproven parts it rests on, as in `results.csv`.
    pub provisional: Vec<String>,
}

/// The index before and after its rounding step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexLine<'a> {
    /// Before rounding.
    pub exact: Exact,
    /// After it; none in an instrument that only counts.
    pub rounded: Option<Exact>,
    /// The step.
    pub rounding: &'a Rounding,
}

/// Where an index stands among the bands. Bands are places in the instrument's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Band after gates; none where a gate refused or left it open.
    pub band: Option<usize>,
    /// Band of the index alone.
    pub by_index: Option<usize>,
    /// Bands that are possible where a gate was not decided.
    pub undecided: Vec<usize>,
    /// Lowest and highest rounded index of `band`.
    pub edges: Option<(Exact, Option<Exact>)>,
    /// The next band up.
    pub next: Option<NextBand>,
}

/// The band above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextBand {
    /// Its place.
    pub band: usize,
    /// Lowest rounded index in it.
    pub from: Exact,
    /// What the rounded index lacks; 0 where only a gate stands between.
    pub distance: Exact,
}

/// A rank among peers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceLine<'a> {
    /// Name of the peer group.
    pub group: &'a str,
    /// Rank; none in an unordered list or without an index.
    pub rank: Option<u32>,
    /// How many of the group have an index.
    pub of: u32,
}

/// One node.
#[derive(Clone, Debug)]
pub struct NodeLine<'a> {
    /// Its place in the tree.
    pub id: NodeId,
    /// Its rules: code, title, source, what is not proven.
    pub node: &'a Node,
    /// Whether it has a score, and why not.
    pub state: State,
    /// Exact score.
    pub score: Option<Exact>,
    /// The score before the node's own rounding step, where it has one.
    pub unrounded: Option<Exact>,
    /// How the score came about.
    pub how: How<'a>,
    /// Whether it was left out where that is to be said (`node.left_out_mark`).
    pub marked: bool,
}

/// How a node got its score or state.
#[derive(Clone, Debug)]
pub enum How<'a> {
    /// It was published; nothing below it counts.
    Published,
    /// Its condition did not hold, so it does not apply.
    Inapplicable(&'a Expression),
    /// From its children.
    Children {
        /// The rule.
        aggregate: &'a Aggregate,
        /// Each child.
        inputs: Vec<ChildLine<'a>>,
    },
    /// From a formula over children and facts.
    Formula {
        /// The rule.
        formula: &'a Expression,
        /// What it read.
        operands: Vec<Operand<'a>>,
    },
    /// From answers.
    Answers {
        /// What an answer earns.
        measure: &'a Measure,
        /// How several raters become one.
        raters: Raters,
        /// Each answer.
        answers: Vec<AnswerLine<'a>>,
    },
    /// From survey answers: their mean.
    Survey {
        /// State given in place of answers.
        stated: Option<State>,
        /// Each question at or below the node.
        questions: Vec<SurveyLine<'a>>,
        /// Answers to the question most answered.
        respondents: u64,
        /// All answers.
        n: u64,
    },
}

/// How one child entered its parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildLine<'a> {
    /// The child.
    pub id: NodeId,
    /// Its weight, where the parent weighs.
    pub weight: Option<&'a Exact>,
    /// Its state.
    pub state: State,
    /// The score that was used, or that it was left out or blocked its parent.
    pub used: Counted,
    /// What the rule does with its state, where it has no score.
    pub action: Option<MissingAction>,
    /// Its part of the parent's score: the parts of all children add up to it.
    /// None where the rule does not add (least, greatest, geometric, harmonic).
    pub contribution: Option<Exact>,
}

/// A value a condition or formula read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operand<'a> {
    /// Code of a fact or node, or `index`.
    pub code: &'a str,
    /// Its value.
    pub value: Value,
    /// Its state; none for `index`.
    pub state: Option<State>,
}

/// One answer as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerLine<'a> {
    /// Who answered; empty where nobody is named.
    pub rater: &'a str,
    /// What was written.
    pub text: &'a str,
    /// State it stands for; scored where it earns points.
    pub state: State,
    /// What it earns.
    pub points: Option<Exact>,
}

/// The answers to one survey question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyLine<'a> {
    /// The question.
    pub id: NodeId,
    /// Option, its points, how often it was given.
    pub options: Vec<(&'a Exact, &'a Exact, u64)>,
    /// Number of answers.
    pub n: u64,
    /// Mean of their points.
    pub mean: Option<Exact>,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactLine<'a> {
    /// Its place.
    pub id: FactId,
    /// Rater and text of each answer.
    pub written: Vec<(&'a str, &'a str)>,
    /// What it means to conditions.
    pub outcome: Outcome,
    /// Whether the instrument's default stands in for an answer.
    pub by_default: bool,
}

/// One gate.
#[derive(Clone, Debug)]
pub struct GateLine<'a> {
    /// Its rules: condition, effect, the text a unit reads.
    pub gate: &'a Gate,
    /// Whether its condition holds; none where that is not known.
    pub holds: Option<bool>,
    /// Whether it took effect.
    pub applied: bool,
    /// What its condition read.
    pub operands: Vec<Operand<'a>>,
    /// Codes that are missing for a decision.
    pub missing: Vec<&'a str>,
}

/// What the facts suggest for an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestionLine<'a> {
    /// The indicator.
    pub id: NodeId,
    /// The level, or why there is none.
    pub suggested: Suggested<'a>,
}

/// A suggested level, or why there is none. A suggestion never scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggested<'a> {
    /// This level, for this reason.
    Level(&'a Exact, &'a Expression),
    /// No condition holds.
    NothingHolds,
    /// A condition cannot be decided: these facts are missing for it.
    FactMissing(&'a Expression, Vec<&'a str>),
}

/// One child of a rolled-up body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartLine<'a> {
    /// Its id.
    pub unit: &'a str,
    /// Its exact index; none: it does not count.
    pub exact: Option<Exact>,
}

/// Respondents of a body's survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SamplingLine {
    /// Answers to the question most answered.
    pub have: u64,
    /// How many are needed; none where the number of users is not known.
    pub need: Option<i64>,
}

impl<'a> Scorecard<'a> {
    /// The law a source names.
    pub fn law(&self, source: &Source) -> &'a Law {
        &self.instrument.laws[source.law]
    }

    /// The line of a node.
    pub fn node(&self, id: NodeId) -> Option<&NodeLine<'a>> {
        self.nodes.get(id.0)
    }
}
