//! A whole round: every body's index, band, roll-up and rank.
//!
//! Bodies with answers are scored one by one ([`Round::score_bodies`], in any
//! number of pieces and threads); [`Round::finish`] then rolls up and ranks.

mod provisional;
mod ranking;
mod rollup;

pub use provisional::RestsOn;

use crate::answers::{Answers, Questions};
use crate::band::{BandTable, verdict};
use crate::bodies::{Bodies, BodyId};
use crate::tree::{Counted, Given, Inputs, NodeScore, Scorer, counted};
use crate::value::State;
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::{NodeId, RollupKind};
use provisional::Unproven;
use rollup::{Children, Pool};
use std::collections::BTreeMap;
use std::ops::Range;

/// Figures published elsewhere that stand in for answers.
#[derive(Clone, Debug, Default)]
pub struct Published {
    /// Indices, with what was printed beside them.
    pub indices: BTreeMap<BodyId, PublishedIndex>,
    /// Node scores.
    pub nodes: BTreeMap<BodyId, BTreeMap<NodeId, Given>>,
}

/// A published index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublishedIndex {
    /// As published; none where only a letter or rank was.
    pub index: Option<Exact>,
    /// As it was written, with its digits.
    pub text: String,
    /// Published letter.
    pub band: String,
    /// Published rank.
    pub rank: String,
    /// Who published it.
    pub source: String,
    /// Reference period.
    pub period: String,
    /// When it was read.
    pub retrieved: String,
}

/// State of a body's result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultState {
    /// Scored from answers.
    Scored,
    /// Taken from a publication.
    Imported,
    /// Made from its children.
    RolledUp,
    /// Counted, by an instrument that has no index.
    Counted,
    /// A gate could not be decided, so no band is given.
    Undecided,
    /// A gate refused the band.
    Refused,
    /// There is no score, and why.
    Missing(State),
    /// Fewer scored children than the roll-up needs.
    TooFewUnits,
}

impl ResultState {
    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            ResultState::Scored => "scored",
            ResultState::Imported => "imported",
            ResultState::RolledUp => "rolled_up",
            ResultState::Counted => "counted",
            ResultState::Undecided => "undecided",
            ResultState::Refused => "refused",
            ResultState::Missing(state) => state.word(),
            ResultState::TooFewUnits => "too_few_units",
        }
    }
}

/// Where a body's result comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Its own answers or published node scores.
    Own,
    /// Its descendants' survey answers together.
    Pooled,
    /// Its children's indices.
    Children,
    /// A published index.
    Published,
    /// Nothing.
    Nothing,
}

impl Origin {
    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            Origin::Own => "own",
            Origin::Pooled => "pooled",
            Origin::Children => "children",
            Origin::Published => "published",
            Origin::Nothing => "nothing",
        }
    }
}

/// One body's result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyResult {
    /// Where it comes from.
    pub origin: Origin,
    /// Its state.
    pub state: ResultState,
    /// Index before rounding; in an instrument without an index, the count.
    pub exact: Option<Exact>,
    /// Index in units of its last digit.
    pub units: Option<i64>,
    /// Band, as a place in the instrument's bands.
    pub band: Option<u16>,
    /// Whether an unproven rule on missing answers had a part in it.
    unproven_missing: bool,
    /// What few results have.
    details: Option<Box<Details>>,
}

/// What few results have, apart from the others so that a nation's results stay small.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Details {
    gates: Vec<u16>,
    undecided: Vec<u16>,
    marks: Vec<u16>,
    tie_breakers: Vec<Option<Exact>>,
    open: Vec<u16>,
    parts: Option<Parts>,
    unproven: Unproven,
}

/// How much of a roll-up is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Children that counted.
    pub counted: u32,
    /// All children.
    pub all: u32,
}

/// Rank of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Peer group, as a place in [`Results::groups`].
    pub group: u32,
    /// Rank; none in an unordered list or without an index.
    pub rank: Option<u32>,
}

/// One peer group of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its name in files.
    pub name: String,
    /// Place in the instrument's peer groups.
    pub rule: usize,
    /// Province code or parent's id it is confined to; empty: none.
    pub reach: String,
    /// How many of its bodies have an index.
    pub ranked: u32,
    /// How many bodies it has.
    pub bodies: u32,
}

/// All results of a round, one a body, in the order of the bodies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// Results.
    pub bodies: Vec<BodyResult>,
    /// Peer group and rank of each body.
    pub places: Vec<Option<Place>>,
    /// Peer groups, by name.
    pub groups: Vec<Group>,
}

/// What is scored, ready to be scored.
#[derive(Clone, Debug)]
pub struct Round<'a> {
    /// The rules.
    pub scorer: Scorer<'a>,
    /// Who.
    pub bodies: &'a Bodies,
    /// Their answers.
    pub answers: &'a Answers,
    /// Published figures.
    pub published: &'a Published,
    bands: BandTable,
    /// Pooled survey answers of parents that are scored from them.
    pooled: BTreeMap<BodyId, Pool>,
    children: Children,
    rules: provisional::Rules,
}

impl<'a> Round<'a> {
    /// Gets a round ready.
    pub fn new(
        instrument: &'a Instrument,
        questions: &'a Questions,
        bodies: &'a Bodies,
        answers: &'a Answers,
        published: &'a Published,
    ) -> Round<'a> {
        let mut round = Round {
            scorer: Scorer::new(instrument, questions),
            bodies,
            answers,
            published,
            bands: BandTable::new(instrument),
            pooled: BTreeMap::new(),
            children: Children::new(bodies),
            rules: provisional::Rules::new(instrument),
        };
        if instrument.rollup.kind == RollupKind::Pooled {
            round.pool();
        }
        round
    }

    /// The rules.
    pub fn instrument(&self) -> &'a Instrument {
        self.scorer.instrument
    }

    /// The bands' edges.
    pub fn bands(&self) -> &BandTable {
        &self.bands
    }

    /// Children of a body.
    pub fn children(&self, body: BodyId) -> &[BodyId] {
        self.children.of(body)
    }

    /// Where the result of a body comes from.
    pub fn origin(&self, body: BodyId) -> Origin {
        let published = self
            .published
            .indices
            .get(&body)
            .is_some_and(|published| published.index.is_some());
        if self.published.nodes.contains_key(&body) || self.answers.has_any(body) {
            Origin::Own
        } else if self.pooled.contains_key(&body) {
            Origin::Pooled
        } else if self.instrument().rollup.kind == RollupKind::Mean
            && self.bodies.has_children(body)
        {
            Origin::Children
        } else if published {
            Origin::Published
        } else if self.answers.has_facts(body) {
            // Facts alone do not make a score, but a formula may read nothing else.
            Origin::Own
        } else {
            Origin::Nothing
        }
    }

    /// Survey answers a body is scored from, written over `row`.
    pub fn tallies(&self, body: BodyId, row: &mut Vec<u64>) {
        match self.pooled.get(&body) {
            Some(pool) => row.clone_from(&pool.row),
            None => self.answers.tallies().row(body, row),
        }
    }

    /// Inputs of a body, with its survey answers in `tallies`.
    pub fn inputs<'b>(&'b self, body: BodyId, tallies: &'b [u64]) -> Inputs<'b> {
        Inputs {
            answers: self.answers,
            body,
            tallies,
            given: self.published.nodes.get(&body),
            instead: &[],
        }
    }

    /// Scores some of the bodies. `see` is given each scored body's nodes.
    pub fn score_bodies(
        &self,
        bodies: Range<u32>,
        mut see: impl FnMut(BodyId, &[NodeScore]),
    ) -> Vec<BodyResult> {
        let (mut scores, mut tallies) = (Vec::new(), Vec::new());
        bodies
            .map(BodyId)
            .map(|body| {
                let origin = self.origin(body);
                match origin {
                    Origin::Own | Origin::Pooled => {
                        self.tallies(body, &mut tallies);
                        let inputs = self.inputs(body, &tallies);
                        self.scorer.score(&inputs, &mut scores);
                        see(body, &scores);
                        self.result(&inputs, &scores, origin)
                    }
                    Origin::Published => {
                        let index = self.published.indices[&body].index.clone();
                        self.index_only(body, index, origin, ResultState::Imported)
                    }
                    Origin::Children | Origin::Nothing => {
                        BodyResult::empty(origin, ResultState::Missing(State::NotAnswered))
                    }
                }
            })
            .collect()
    }

    /// Result of a body whose nodes are scored.
    pub fn result(&self, inputs: &Inputs, scores: &[NodeScore], origin: Origin) -> BodyResult {
        let instrument = self.instrument();
        let root = &scores[0];
        let marks = self.left_out(scores);
        let pool = self.pooled.get(&inputs.body);
        let parts = pool
            .filter(|_| origin == Origin::Pooled)
            .map(|pool| pool.parts);
        let missing = BodyResult::empty(origin, ResultState::Missing(root.state));
        if root.state != State::Scored {
            return missing.with(Details {
                marks,
                parts,
                ..Details::default()
            });
        }
        let tie_breakers = instrument
            .ranking
            .tie_breakers
            .iter()
            .map(|node| {
                (scores[node.0].state == State::Scored).then(|| scores[node.0].score.clone())
            })
            .collect();
        let state = if instrument.published_index {
            ResultState::Scored
        } else {
            ResultState::Counted
        };
        let mut result = self.judged(Some(root.score.clone()), inputs, scores, origin, state);
        result.unproven_missing = self.unproven_missing(inputs, scores);
        result.with(Details {
            marks,
            tie_breakers,
            parts,
            ..Details::default()
        })
    }

    /// Nodes that were left out where their absence is to be said.
    fn left_out(&self, scores: &[NodeScore]) -> Vec<u16> {
        if !scores.iter().any(|score| score.marked) {
            return Vec::new();
        }
        let nodes = scores.iter().zip(&self.instrument().nodes).enumerate();
        let left_out = nodes.filter(|(_, (score, node))| {
            node.left_out_mark.is_some()
                && node.parent.is_some_and(|parent| scores[parent.0].marked)
                && counted(score, node) == Counted::Left
        });
        left_out.map(|(place, _)| place as u16).collect()
    }

    /// Result of a body of which only the index is known.
    fn index_only(
        &self,
        body: BodyId,
        index: Option<Exact>,
        origin: Origin,
        state: ResultState,
    ) -> BodyResult {
        let inputs = self.inputs(body, &[]);
        self.judged(index, &inputs, &[], origin, state)
    }

    fn judged(
        &self,
        exact: Option<Exact>,
        inputs: &Inputs,
        scores: &[NodeScore],
        origin: Origin,
        state: ResultState,
    ) -> BodyResult {
        let instrument = self.instrument();
        let mut result = BodyResult {
            exact,
            ..BodyResult::empty(origin, state)
        };
        if instrument.published_index {
            let rounding = &instrument.rounding;
            result.units = result
                .exact
                .as_ref()
                .and_then(|exact| exact.rounded_units(rounding.mode, rounding.digits));
        }
        let verdict = verdict(&self.scorer, &self.bands, result.units, inputs, scores);
        let places = |list: Vec<usize>| list.into_iter().map(|place| place as u16).collect();
        result.band = verdict.band.map(|band| band as u16);
        if verdict.refused {
            result.state = ResultState::Refused;
        } else if !verdict.undecided.is_empty() {
            result.state = ResultState::Undecided;
        }
        result.with(Details {
            gates: places(verdict.gates),
            undecided: places(verdict.undecided),
            open: places(verdict.open),
            ..Details::default()
        })
    }

    /// Rolls up, groups and ranks. `bodies` has one result a body, in order.
    pub fn finish(&self, mut bodies: Vec<BodyResult>) -> Results {
        for parent in self.bodies.children_first() {
            if bodies[parent.0 as usize].origin == Origin::Children {
                bodies[parent.0 as usize] = self.rolled_up(parent, &bodies);
            }
        }
        let (places, groups) = self.ranked(&bodies);
        Results {
            bodies,
            places,
            groups,
        }
    }

    /// Scores, rolls up and ranks in one go.
    pub fn compute(&self) -> Results {
        self.finish(self.score_bodies(0..self.bodies.len() as u32, |_, _| {}))
    }
}

impl BodyResult {
    fn empty(origin: Origin, state: ResultState) -> BodyResult {
        BodyResult {
            origin,
            state,
            exact: None,
            units: None,
            band: None,
            unproven_missing: false,
            details: None,
        }
    }

    /// The result with further details; lists that are empty add nothing.
    fn with(mut self, more: Details) -> BodyResult {
        if more != Details::default() {
            let details = self.details.get_or_insert_with(Box::default);
            details.gates.extend(more.gates);
            details.undecided.extend(more.undecided);
            details.marks.extend(more.marks);
            details.tie_breakers.extend(more.tie_breakers);
            details.open.extend(more.open);
            details.parts = details.parts.or(more.parts);
            details.unproven.add(more.unproven);
        }
        self
    }

    /// Gates that took effect, as places in the instrument's gates.
    pub fn gates(&self) -> &[u16] {
        self.details.as_ref().map_or(&[], |details| &details.gates)
    }

    /// Bands that are possible where a gate was not decided.
    pub fn undecided(&self) -> &[u16] {
        self.details
            .as_ref()
            .map_or(&[], |details| &details.undecided)
    }

    /// Gates that could not be decided, as places in the instrument's gates.
    pub fn open_gates(&self) -> &[u16] {
        self.details.as_ref().map_or(&[], |details| &details.open)
    }

    /// How many children a roll-up counts of how many; none where nothing was rolled up.
    pub fn parts(&self) -> Option<Parts> {
        self.details.as_ref().and_then(|details| details.parts)
    }

    /// Nodes left out under a rule that wants that said.
    pub fn marks(&self) -> &[u16] {
        self.details.as_ref().map_or(&[], |details| &details.marks)
    }

    /// Scores of the ranking's tie-breakers.
    pub fn tie_breakers(&self) -> &[Option<Exact>] {
        self.details
            .as_ref()
            .map_or(&[], |details| &details.tie_breakers)
    }
}
