//! Ranks inside peer groups, ties and all.

use crate::bodies::{Bodies, BodyId};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::{PeerGroup, Within};
use std::cmp::Ordering;

/// Something to be ranked: a value, and what decides between equal ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contender {
    /// Rounded index in units of its last digit.
    pub units: i64,
    /// Tie-breakers, first one first; a missing one is worst.
    pub tie_breakers: Vec<Option<Exact>>,
}

/// Places in `contenders` from the best on, and each one's rank: equal ones
/// share a rank. With `skip` the next rank is passed over (1, 2, 2, 4).
pub fn ranks(contenders: &[Contender], high: bool, skip: bool) -> Vec<u32> {
    let mut order: Vec<usize> = (0..contenders.len()).collect();
    order.sort_by(|a, b| better(&contenders[*a], &contenders[*b], high));
    let mut ranks = vec![0; contenders.len()];
    let mut rank = 0;
    for (place, contender) in order.iter().enumerate() {
        let tied = place > 0
            && better(&contenders[order[place - 1]], &contenders[*contender], high)
                == Ordering::Equal;
        if !tied {
            rank = if skip { place as u32 + 1 } else { rank + 1 };
        }
        ranks[*contender] = rank;
    }
    ranks
}

/// `Less` where `a` comes before `b`.
fn better(a: &Contender, b: &Contender, high: bool) -> Ordering {
    let directed = |order: Ordering| if high { order.reverse() } else { order };
    directed(a.units.cmp(&b.units)).then_with(|| {
        a.tie_breakers
            .iter()
            .zip(&b.tie_breakers)
            .map(|(a, b)| match (a, b) {
                (Some(a), Some(b)) => directed(a.cmp(b)),
                (a, b) => b.is_some().cmp(&a.is_some()),
            })
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    })
}

/// The peer group of a body: a place in the instrument's groups.
pub fn peer_group(instrument: &Instrument, bodies: &Bodies, body: BodyId) -> Option<usize> {
    let fits = |group: &PeerGroup| {
        let kind = bodies.kind(body);
        let level = bodies.level(body);
        (group.kinds.is_empty() || kind.is_some_and(|kind| group.kinds.contains(&kind)))
            && (group.levels.is_empty() || level.is_some_and(|level| group.levels.contains(&level)))
    };
    instrument.peer_groups.iter().position(fits)
}

/// How far the group of a body reaches: empty for the nation, else the
/// province's code or the parent's id. `None` where that is not known.
pub fn reach<'a>(group: &PeerGroup, bodies: &'a Bodies, body: BodyId) -> Option<&'a str> {
    match group.within {
        Within::Nation => Some(""),
        Within::Province => bodies.region(body).get(..2),
        Within::Parent => bodies.parent(body).map(|parent| bodies.id(parent)),
    }
}

/// Name of a peer group in files: its code, and how far it reaches.
pub fn group_name(group: &PeerGroup, reach: &str) -> String {
    if reach.is_empty() {
        group.code.clone()
    } else {
        format!("{}/{reach}", group.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(units: &[i64], high: bool, skip: bool, expected: &[u32]) {
        let contenders: Vec<Contender> = units
            .iter()
            .map(|units| Contender {
                units: *units,
                tie_breakers: Vec::new(),
            })
            .collect();
        assert_eq!(ranks(&contenders, high, skip), expected, "{units:?}");
    }

    #[test]
    fn equal_indices_share_a_rank_and_the_next_is_skipped() {
        check(&[90, 80, 80, 70], true, true, &[1, 2, 2, 4]);
        check(&[90, 80, 80, 70], true, false, &[1, 2, 2, 3]);
        check(&[90, 80, 80, 70], false, true, &[4, 2, 2, 1]);
        check(&[5, 5, 5], true, true, &[1, 1, 1]);
        check(&[], true, true, &[]);
    }

    #[test]
    fn tie_breakers_decide_in_their_order_and_a_missing_one_is_worst() {
        let contender = |first: Option<i64>, second: i64| Contender {
            units: 80,
            tie_breakers: vec![first.map(Exact::whole), Some(Exact::whole(second))],
        };
        let contenders = [
            contender(Some(3), 1),
            contender(Some(4), 1),
            contender(Some(3), 2),
            contender(None, 9),
        ];
        assert_eq!(ranks(&contenders, true, true), [3, 1, 2, 4]);
    }
}
