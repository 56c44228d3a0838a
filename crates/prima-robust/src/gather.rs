//! What is known about one body: its exact scores, the leaves that vary, and
//! which causes could be modelled.

use crate::draw::{From, RatedCell};
use crate::gap::{Earned, Gap, LEAST_PEERS};
use crate::layout::is_below;
use crate::rated::SortedRatings;
use crate::report::CauseState;
use crate::settings::{Cause, Settings};
use crate::severity::{LEAST_COMMON, Severities};
use crate::survey::{LEAST_RESPONDENTS, Tally, stretch_by_t};
use prima_instrument::model::{Aggregate, NodeId, Raters, Rule};
use prima_score::answers::Question;
use prima_score::bodies::BodyId;
use prima_score::round::Round;
use prima_score::tree::{Given, NodeScore};
use prima_score::value::{Outcome, State};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What peers earned for a leaf, by peer group and leaf.
pub(crate) type Peers = BTreeMap<(Option<u32>, NodeId), Arc<[Earned]>>;

/// Everything bodies are read from.
pub(crate) struct Sources<'a> {
    /// The round.
    pub round: &'a Round<'a>,
    /// All ratings.
    pub ratings: &'a SortedRatings,
    /// The evaluators.
    pub severities: &'a Severities,
    /// What peers earned where answers are missing.
    pub peers: &'a Peers,
    /// How it is measured.
    pub settings: &'a Settings,
    /// Whether any weight of the instrument could move.
    pub weights_move: bool,
}

/// One body, ready for a block.
#[derive(Clone, Debug)]
pub(crate) struct Gathered {
    /// The body.
    pub body: BodyId,
    /// Its survey answers.
    pub tallies: Vec<u64>,
    /// Its nodes; with `fill`, as if what is missing had been answered.
    pub scores: Vec<NodeScore>,
    /// Leaves that vary.
    pub draws: Vec<(NodeId, From)>,
    /// Which causes could be modelled, in their order.
    pub states: [CauseState; Cause::ALL.len()],
}

/// Scores of a body as they are.
pub(crate) fn scored(
    round: &Round,
    body: BodyId,
    tallies: &mut Vec<u64>,
    scores: &mut Vec<NodeScore>,
) {
    round.tallies(body, tallies);
    round.scorer.score(&round.inputs(body, tallies), scores);
}

/// Leaves without an answer or an assessment whose score could matter.
pub(crate) fn missing_leaves(
    round: &Round,
    body: BodyId,
    tallies: &[u64],
    scores: &[NodeScore],
) -> Vec<NodeId> {
    let instrument = round.instrument();
    let is_missing = |node: &NodeId| {
        instrument.node(*node).is_leaf()
            && matches!(
                scores[node.0].state,
                State::NotAnswered | State::NotAssessed
            )
            && matters(round, body, *node, scores)
            && !is_pooled_with_others(round, *node, tallies)
    };
    (0..instrument.nodes.len())
        .map(NodeId)
        .filter(is_missing)
        .collect()
}

/// Whether a survey question goes into a pooled mean that has other answers:
/// there a question nobody answered is no gap.
fn is_pooled_with_others(round: &Round, leaf: NodeId, tallies: &[u64]) -> bool {
    let instrument = round.instrument();
    let answered = |node: NodeId| {
        round.scorer.questions.survey().iter().any(|question| {
            let counts = tallies.get(question.first..question.first + question.points.len());
            counts.is_some_and(|counts| counts.iter().any(|count| *count > 0))
                && is_below(instrument, question.node, node)
        })
    };
    let mut at = Some(leaf);
    while let Some(node) = at {
        if matches!(
            instrument.node(node).rule,
            Rule::Aggregate(Aggregate::PooledMean)
        ) {
            return answered(node);
        }
        at = instrument.node(node).parent;
    }
    false
}

/// Whether nothing on the way up is given or does not apply.
fn matters(round: &Round, body: BodyId, leaf: NodeId, scores: &[NodeScore]) -> bool {
    let given = round.published.nodes.get(&body);
    let mut at = Some(leaf);
    while let Some(node) = at {
        let is_given =
            given.is_some_and(|given: &BTreeMap<NodeId, Given>| given.contains_key(&node));
        if is_given || scores[node.0].state == State::NotApplicable {
            return false;
        }
        at = round.instrument().node(node).parent;
    }
    true
}

impl Sources<'_> {
    /// Reads a body. With `fill`, what is missing is drawn.
    pub fn gather(&self, body: BodyId, group: Option<u32>, fill: bool) -> Gathered {
        let (mut tallies, mut scores) = (Vec::new(), Vec::new());
        scored(self.round, body, &mut tallies, &mut scores);
        let mut gathered = Gathered {
            body,
            tallies,
            scores,
            draws: Vec::new(),
            states: [CauseState::NotAsked; Cause::ALL.len()],
        };
        for cause in self.settings.causes.iter() {
            gathered.states[cause as usize] = match cause {
                Cause::Survey => self.survey(&mut gathered),
                Cause::Raters => self.raters(&mut gathered),
                Cause::Weights => self.weights(&gathered),
                Cause::Missing => self.missing(&mut gathered, group, fill),
            };
        }
        gathered.draws.sort_by_key(|(node, _)| *node);
        gathered
    }

    fn survey(&self, gathered: &mut Gathered) -> CauseState {
        let mut tallies: Vec<(NodeId, Tally)> = Vec::new();
        let mut respondents = 0;
        for question in self.round.scorer.questions.survey() {
            let counts = gathered
                .tallies
                .get(question.first..question.first + question.points.len());
            let counts = counts.unwrap_or_default();
            if !matters(self.round, gathered.body, question.node, &gathered.scores) {
                continue;
            }
            respondents = respondents.max(counts.iter().sum());
            let points: Vec<f64> = question
                .points
                .iter()
                .map(|points| points.to_f64())
                .collect();
            tallies.extend(Tally::new(&points, counts).map(|tally| (question.node, tally)));
        }
        if respondents == 0 {
            return CauseState::NoData;
        }
        if respondents < LEAST_RESPONDENTS {
            let (have, need) = (respondents as usize, LEAST_RESPONDENTS as usize);
            return CauseState::TooLittleData { have, need };
        }
        let mut all: Vec<&mut Tally> = tallies.iter_mut().map(|(_, tally)| tally).collect();
        stretch_by_t(&mut all, self.settings.level);
        gathered.draws.extend(
            tallies
                .into_iter()
                .map(|(node, tally)| (node, From::Survey(tally))),
        );
        CauseState::Modelled
    }

    fn raters(&self, gathered: &mut Gathered) -> CauseState {
        let instrument = self.round.instrument();
        let questions = self.round.scorer.questions;
        let mut cells = Vec::new();
        let mut fewest: Option<usize> = None;
        let ratings = self.ratings.of_body(gathered.body);
        for cell in ratings.chunk_by(|a, b| a.slot == b.slot) {
            let Question::Leaf(node) = questions.all[cell[0].slot.0 as usize] else {
                continue;
            };
            let raters = questions.raters(instrument, cell[0].slot);
            let below = instrument.node(node);
            let Some(max) = &below.span.max else { continue };
            let is_scored = gathered.scores[node.0].state == State::Scored;
            // What was agreed on hides what each one thought.
            if raters == Raters::Consensus
                || !is_scored
                || !matters(self.round, gathered.body, node, &gathered.scores)
            {
                continue;
            }
            let modelled = |rating: &crate::rated::Rating| {
                Some((self.severities.place(rating.rater)?, rating.points))
            };
            match cell.iter().map(modelled).collect::<Option<Vec<_>>>() {
                Some(ratings) => {
                    let span = (below.span.min.to_f64(), max.to_f64());
                    cells.push((
                        node,
                        From::Rated(RatedCell {
                            raters,
                            ratings,
                            span,
                        }),
                    ));
                }
                None => {
                    let outside = cell
                        .iter()
                        .filter(|rating| self.severities.place(rating.rater).is_none());
                    let least = outside
                        .map(|rating| self.severities.common(rating.rater))
                        .min();
                    fewest = fewest.into_iter().chain(least).min();
                }
            }
        }
        match fewest {
            Some(have) => CauseState::TooLittleData {
                have,
                need: LEAST_COMMON,
            },
            None if cells.is_empty() => CauseState::NoData,
            None => {
                gathered.draws.extend(cells);
                CauseState::Modelled
            }
        }
    }

    fn weights(&self, gathered: &Gathered) -> CauseState {
        let given = self.round.published.nodes.get(&gathered.body);
        if self.weights_move && given.is_none_or(|given| !given.contains_key(&NodeId(0))) {
            CauseState::Modelled
        } else {
            CauseState::NoData
        }
    }

    fn missing(&self, gathered: &mut Gathered, group: Option<u32>, fill: bool) -> CauseState {
        let leaves = missing_leaves(
            self.round,
            gathered.body,
            &gathered.tallies,
            &gathered.scores,
        );
        if leaves.is_empty() {
            return CauseState::NotPresent;
        }
        let instrument = self.round.instrument();
        let questions = self.round.scorer.questions;
        let none: Arc<[Earned]> = Arc::new([]);
        let mut gaps = Vec::new();
        for leaf in leaves {
            let peers = self.peers.get(&(group, leaf)).unwrap_or(&none);
            let Some(gap) = Gap::new(instrument.node(leaf), peers) else {
                return CauseState::TooLittleData {
                    have: peers.len(),
                    need: LEAST_PEERS,
                };
            };
            gaps.push((leaf, From::Gap(gap)));
        }
        if !fill {
            return CauseState::Modelled;
        }
        // Which answer stands in the gap does not matter to the states, and the score is drawn.
        let mut instead = Vec::new();
        for (leaf, _) in &gaps {
            if let Some(question) = questions.survey_of(*leaf) {
                gathered.tallies[question.first] += self.respondents_needed(*leaf);
            } else if let Some(slot) = questions.of_leaf(*leaf) {
                instead.push((
                    slot,
                    Outcome::Points(instrument.node(*leaf).span.min.clone(), true),
                ));
            }
        }
        let mut inputs = self.round.inputs(gathered.body, &gathered.tallies);
        inputs.instead = &instead;
        self.round.scorer.score(&inputs, &mut gathered.scores);
        gaps.retain(|(leaf, _)| gathered.scores[leaf.0].state == State::Scored);
        gathered
            .draws
            .retain(|(node, _)| gaps.iter().all(|(leaf, _)| leaf != node));
        gathered.draws.extend(gaps);
        CauseState::Modelled
    }

    /// Most respondents that a survey question or a node above it needs.
    fn respondents_needed(&self, leaf: NodeId) -> u64 {
        let instrument = self.round.instrument();
        let (mut most, mut at) = (1, Some(leaf));
        while let Some(node) = at {
            most = most.max(instrument.node(node).minimum_respondents.unwrap_or(0));
            at = instrument.node(node).parent;
        }
        most as u64
    }
}

/// What the peers of each group earned for the leaves asked for.
pub(crate) fn peers(
    round: &Round,
    bodies: &[(BodyId, Option<u32>)],
    asked: &BTreeMap<(Option<u32>, NodeId), ()>,
) -> Peers {
    let mut found: BTreeMap<(Option<u32>, NodeId), Vec<Earned>> = BTreeMap::new();
    let (mut tallies, mut scores) = (Vec::new(), Vec::new());
    for (body, group) in bodies.iter().filter(|(_, group)| group.is_some()) {
        scored(round, *body, &mut tallies, &mut scores);
        for (_, leaf) in asked
            .range((*group, NodeId(0))..=(*group, NodeId(usize::MAX)))
            .map(|(key, ())| key)
        {
            let score = &scores[leaf.0];
            if score.state == State::Scored {
                found
                    .entry((*group, *leaf))
                    .or_default()
                    .push((score.score.to_f64(), score.present));
            }
        }
    }
    found
        .into_iter()
        .map(|(key, earned)| (key, earned.into()))
        .collect()
}
