//! Two rounds side by side: an old rule against a new one, a year against the next.
//!
//! Bodies are matched by id and nodes by code. A difference is only given
//! where both sides have the figure; what one side lacks is listed, not guessed.

use crate::bodies::BodyId;
use crate::round::{Origin, ResultState, Results, Round};
use crate::scorecard::child_lines;
use crate::tree::{Counted, NodeScore};
use crate::value::State;
use prima_instrument::exact::Exact;
use prima_instrument::model::{Aggregate, Rule};

/// A computed round: what was scored, and what came of it.
#[derive(Clone, Copy, Debug)]
pub struct Computed<'a> {
    /// The round.
    pub round: &'a Round<'a>,
    /// Its results.
    pub results: &'a Results,
}

/// Two rounds side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Bodies of both rounds, in the order of their ids.
    pub bodies: Vec<BodyChange>,
    /// Ids of bodies of the old round only.
    pub only_old: Vec<String>,
    /// Ids of bodies of the new round only.
    pub only_new: Vec<String>,
}

/// One body in both rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyChange {
    /// Id.
    pub unit: String,
    /// Name in the new round.
    pub name: String,
    /// In the old round.
    pub old: Side,
    /// In the new round.
    pub new: Side,
    /// New rounded index less the old one.
    pub difference: Option<Exact>,
    /// What happened to the band.
    pub band: BandMove,
    /// Ranks climbed (fallen: negative); only within one peer group.
    pub climbed: Option<i64>,
    /// Nodes with another weight, score, state or contribution, in the order of
    /// the old tree, then those only the new one has. Empty when years are compared.
    pub nodes: Vec<NodeChange>,
}

/// A body's result in one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// State.
    pub state: ResultState,
    /// Index before rounding.
    pub exact: Option<Exact>,
    /// Index as published.
    pub rounded: Option<Exact>,
    /// Digits it is published with.
    pub digits: u32,
    /// Code of the band.
    pub band: Option<String>,
    /// Name of the peer group.
    pub group: Option<String>,
    /// Rank in it.
    pub rank: Option<u32>,
    /// How many of it have an index.
    pub of: Option<u32>,
}

/// What happened to a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandMove {
    /// The same band.
    Same,
    /// A better one; said only where both rounds name the same bands in the same order.
    Up,
    /// A worse one; likewise.
    Down,
    /// Another code, of bands that cannot be ordered against each other.
    Other,
    /// One side has no band.
    Unknown,
}

/// One node in both rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeChange {
    /// Code.
    pub code: String,
    /// In the old round; none: it is new.
    pub old: Option<NodeSide>,
    /// In the new round; none: it is gone.
    pub new: Option<NodeSide>,
}

/// A node in one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeSide {
    /// Weight within its parent.
    pub weight: Option<Exact>,
    /// State.
    pub state: State,
    /// Exact score.
    pub score: Option<Exact>,
    /// Its part of its parent's score, where the parent's rule adds; none for
    /// the root, and where the node was left out.
    pub contribution: Option<Exact>,
}

/// The same answers under an old and a new rule.
pub fn editions(old: Computed, new: Computed) -> Comparison {
    compare(old, new, true)
}

/// The same bodies in two years.
pub fn years(old: Computed, new: Computed) -> Comparison {
    compare(old, new, false)
}

fn compare(old: Computed, new: Computed, with_nodes: bool) -> Comparison {
    let mut comparison = Comparison::default();
    for body in old.round.bodies.iter() {
        let unit = old.round.bodies.id(body);
        match new.round.bodies.find(unit) {
            Some(same) => {
                let change = body_change(old, body, new, same, with_nodes);
                comparison.bodies.push(change);
            }
            None => comparison.only_old.push(unit.to_owned()),
        }
    }
    let units = new
        .round
        .bodies
        .iter()
        .map(|body| new.round.bodies.id(body));
    let only_new = units.filter(|unit| old.round.bodies.find(unit).is_none());
    comparison.only_new = only_new.map(str::to_owned).collect();
    comparison
}

fn body_change(
    old: Computed,
    old_body: BodyId,
    new: Computed,
    new_body: BodyId,
    with_nodes: bool,
) -> BodyChange {
    let (old_side, new_side) = (side(old, old_body), side(new, new_body));
    let difference = match (&old_side.rounded, &new_side.rounded) {
        (Some(before), Some(after)) => Some(after.minus(before)),
        _ => None,
    };
    let same_group = old_side.group.is_some() && old_side.group == new_side.group;
    let climbed = match (old_side.rank, new_side.rank) {
        (Some(before), Some(after)) if same_group => Some(i64::from(before) - i64::from(after)),
        _ => None,
    };
    let nodes = match with_nodes {
        true => node_changes(&node_sides(old, old_body), &node_sides(new, new_body)),
        false => Vec::new(),
    };
    BodyChange {
        unit: new.round.bodies.id(new_body).to_owned(),
        name: new.round.bodies.name(new_body).to_owned(),
        difference,
        band: band_move(old, &old_side, new, &new_side),
        climbed,
        nodes,
        old: old_side,
        new: new_side,
    }
}

fn side(computed: Computed, body: BodyId) -> Side {
    let instrument = computed.round.instrument();
    let result = &computed.results.bodies[body.0 as usize];
    let place = computed.results.places[body.0 as usize];
    let group = place.map(|place| &computed.results.groups[place.group as usize]);
    let digits = instrument.rounding.digits;
    Side {
        state: result.state,
        exact: result.exact.clone(),
        rounded: result.units.map(|units| Exact::decimal(units, digits)),
        digits,
        band: result
            .band
            .map(|band| instrument.bands[usize::from(band)].code.clone()),
        group: group.map(|group| group.name.clone()),
        rank: place.and_then(|place| place.rank),
        of: group.map(|group| group.ranked),
    }
}

fn band_move(old: Computed, old_side: &Side, new: Computed, new_side: &Side) -> BandMove {
    let (Some(before), Some(after)) = (&old_side.band, &new_side.band) else {
        return BandMove::Unknown;
    };
    if before == after {
        return BandMove::Same;
    }
    let codes = |computed: Computed| -> Vec<String> {
        let bands = &computed.round.instrument().bands;
        bands.iter().map(|band| band.code.clone()).collect()
    };
    let order = codes(new);
    if codes(old) != order {
        return BandMove::Other;
    }
    let place = |code: &String| order.iter().position(|known| known == code);
    // Bands are listed highest first.
    if (place(after) < place(before)) == new.round.instrument().ranking.high {
        BandMove::Up
    } else {
        BandMove::Down
    }
}

/// Every node of a body with its code, in the order of the tree; none where
/// the body was not scored from answers.
fn node_sides(computed: Computed, body: BodyId) -> Vec<(String, NodeSide)> {
    let round = computed.round;
    let instrument = round.instrument();
    let origin = computed.results.bodies[body.0 as usize].origin;
    if !matches!(origin, Origin::Own | Origin::Pooled) {
        return Vec::new();
    }
    let mut tallies = Vec::new();
    round.tallies(body, &mut tallies);
    let mut scores: Vec<NodeScore> = Vec::new();
    round
        .scorer
        .score(&round.inputs(body, &tallies), &mut scores);
    let mut sides: Vec<(String, NodeSide)> = Vec::new();
    for (node, score) in instrument.nodes.iter().zip(&scores) {
        let scored = score.state == State::Scored;
        let side = NodeSide {
            weight: node.weight.clone(),
            state: score.state,
            score: scored.then(|| score.score.clone()),
            contribution: None,
        };
        sides.push((node.code.clone(), side));
    }
    for (node, score) in instrument.nodes.iter().zip(&scores) {
        // A pooled mean has no parts of its own: it reads the answers below.
        let pooled = matches!(node.rule, Rule::Aggregate(Aggregate::PooledMean));
        if score.state != State::Scored || pooled {
            continue;
        }
        for line in child_lines(instrument, node, &scores) {
            if matches!(line.used, Counted::Score(_)) {
                sides[line.id.0].1.contribution = line.contribution;
            }
        }
    }
    sides
}

fn node_changes(old: &[(String, NodeSide)], new: &[(String, NodeSide)]) -> Vec<NodeChange> {
    let find = |sides: &[(String, NodeSide)], code: &str| {
        let found = sides.iter().find(|(known, _)| known == code);
        found.map(|(_, side)| side.clone())
    };
    let mut changes = Vec::new();
    for (code, side) in old {
        let after = find(new, code);
        if after.as_ref() != Some(side) {
            changes.push(NodeChange {
                code: code.clone(),
                old: Some(side.clone()),
                new: after,
            });
        }
    }
    for (code, side) in new {
        if find(old, code).is_none() {
            changes.push(NodeChange {
                code: code.clone(),
                old: None,
                new: Some(side.clone()),
            });
        }
    }
    changes
}
