//! A round as columns of numbers: bodies scored from answers in blocks, then
//! parents rolled up, then those of which only the index is published.

use crate::block::{Block, block, gates_without_nodes};
use crate::expression::Vector;
use crate::gather::{Gathered, Sources};
use crate::judge::Judge;
use crate::layout::Layout;
use crate::program::LANES;
use crate::report::CauseState;
use crate::settings::Cause;
use prima_score::bodies::BodyId;
use prima_score::round::{Origin, Results, Round};
use rayon::prelude::*;

/// Which column is which body.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    /// Bodies scored from answers, then those rolled up, children first, then the others.
    pub bodies: Vec<BodyId>,
    /// How many are scored from answers.
    pub n_scored: usize,
    /// Columns of the children of each body that is rolled up.
    pub rolled: Vec<Vec<usize>>,
    /// Column of each body.
    pub of_body: Vec<Option<usize>>,
    /// Columns of each peer group that has ranks, best first.
    pub groups: Vec<Vec<usize>>,
    /// Index of each column as it was computed.
    pub points: Vec<f64>,
}

/// A round ready to be scored again and again.
pub(crate) struct Scene {
    /// Bodies scored from answers.
    pub blocks: Vec<Block>,
    /// Gates of bodies rolled up, sixteen bodies each.
    pub rolled_gates: Vec<Vec<Vector>>,
    /// Index to band.
    pub judge: Judge,
    /// Which causes could be modelled, by column.
    pub states: Vec<[CauseState; Cause::ALL.len()]>,
}

impl Columns {
    /// The bodies of a round that have an index.
    pub fn new(round: &Round, results: &Results) -> Columns {
        let has = |body: &BodyId, origins: &[Origin]| {
            let result = &results.bodies[body.0 as usize];
            result.exact.is_some() && origins.contains(&result.origin)
        };
        let all = || round.bodies.iter();
        let mut bodies: Vec<BodyId> = all()
            .filter(|body| has(body, &[Origin::Own, Origin::Pooled]))
            .collect();
        let n_scored = bodies.len();
        let parents = round.bodies.children_first();
        bodies.extend(
            parents
                .into_iter()
                .filter(|body| has(body, &[Origin::Children])),
        );
        let n_computed = bodies.len();
        bodies.extend(all().filter(|body| has(body, &[Origin::Published])));
        let mut of_body = vec![None; round.bodies.len()];
        for (column, body) in bodies.iter().enumerate() {
            of_body[body.0 as usize] = Some(column);
        }
        let children = |body: &BodyId| {
            round
                .children(*body)
                .iter()
                .filter_map(|child| of_body[child.0 as usize])
                .collect()
        };
        let point = |body: &BodyId| {
            let exact = results.bodies[body.0 as usize].exact.as_ref();
            exact.map_or(f64::NAN, |exact| exact.to_f64())
        };
        let mut groups = vec![Vec::new(); results.groups.len()];
        for (column, body) in bodies.iter().enumerate() {
            if let Some(place) =
                results.places[body.0 as usize].filter(|place| place.rank.is_some())
            {
                groups[place.group as usize].push(column);
            }
        }
        for group in &mut groups {
            group.sort_by_key(|column| {
                let body = bodies[*column];
                (
                    results.places[body.0 as usize].and_then(|place| place.rank),
                    body,
                )
            });
        }
        Columns {
            rolled: bodies[n_scored..n_computed].iter().map(children).collect(),
            points: bodies.iter().map(point).collect(),
            bodies,
            n_scored,
            of_body,
            groups,
        }
    }
}

impl Scene {
    /// Sets the scene. With `fill`, what is missing can be drawn.
    pub fn new(
        sources: &Sources,
        results: &Results,
        columns: &Columns,
        layout: &Layout,
        fill: bool,
    ) -> Scene {
        let round = sources.round;
        let group = |body: BodyId| results.places[body.0 as usize].map(|place| place.group);
        let made: Vec<(Block, Vec<[CauseState; Cause::ALL.len()]>)> = columns.bodies
            [..columns.n_scored]
            .par_chunks(LANES)
            .map(|bodies| {
                let gathered: Vec<Gathered> = bodies
                    .iter()
                    .map(|body| sources.gather(*body, group(*body), fill))
                    .collect();
                let states = gathered.iter().map(|gathered| gathered.states).collect();
                (block(round, layout, &gathered), states)
            })
            .collect();
        let (blocks, states): (Vec<Block>, Vec<_>) = made.into_iter().unzip();
        let mut states: Vec<_> = states.into_iter().flatten().collect();
        let silent = nothing(sources);
        for children in &columns.rolled {
            let of_cause = |cause: Cause| {
                let of_child =
                    |child: &usize| states.get(*child).unwrap_or(&silent)[cause as usize];
                let each = children.iter().map(of_child);
                together(&each.collect::<Vec<_>>())
            };
            let of_causes = Cause::ALL.map(of_cause);
            states.push(of_causes);
        }
        states.resize(columns.bodies.len(), silent);
        let end = columns.n_scored + columns.rolled.len();
        let rolled = columns.bodies[columns.n_scored..end].chunks(LANES);
        Scene {
            blocks,
            rolled_gates: rolled
                .map(|bodies| gates_without_nodes(round, layout, bodies))
                .collect(),
            judge: Judge::new(round.instrument(), round.bands()),
            states,
        }
    }
}

/// States of a body of which only the index is known.
pub(crate) fn nothing(sources: &Sources) -> [CauseState; Cause::ALL.len()] {
    let asked = |cause: Cause| sources.settings.causes.has(cause);
    Cause::ALL.map(|cause| {
        if asked(cause) {
            CauseState::NoData
        } else {
            CauseState::NotAsked
        }
    })
}

/// State of a parent: a cause is modelled for it where it is for all children
/// in which it arises.
fn together(children: &[CauseState]) -> CauseState {
    let count = |is: fn(&CauseState) -> bool| children.iter().filter(|state| is(state)).count();
    let modelled = count(|state| *state == CauseState::Modelled);
    let not_present = count(|state| *state == CauseState::NotPresent);
    let too_little = count(|state| matches!(state, CauseState::TooLittleData { .. }));
    if children.contains(&CauseState::NotAsked) {
        CauseState::NotAsked
    } else if not_present == children.len() {
        CauseState::NotPresent
    } else if modelled + too_little == 0 {
        CauseState::NoData
    } else if modelled + not_present == children.len() {
        CauseState::Modelled
    } else {
        CauseState::TooLittleData {
            have: modelled + not_present,
            need: children.len(),
        }
    }
}
