//! Ranks inside peer groups, ties and all.

use crate::bodies::{Bodies, BodyId};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::{PeerGroup, Within};
use std::cmp::Ordering;

/// Something to be ranked: a value, and what decides between equal ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contender<'a> {
    /// Rounded index in units of its last digit.
    pub units: i64,
    /// Tie-breakers, first one first; a missing one is worst.
    pub tie_breakers: &'a [Option<Exact>],
}

/// Each contender's rank: equal ones share a rank. With `skip` the next rank
/// is passed over (1, 2, 2, 4).
pub fn ranks(contenders: &[Contender], high: bool, skip: bool) -> Vec<u32> {
    ranks_of(contenders.len(), |place| contenders[place], high, skip)
}

/// [`ranks`] of contenders that are looked up one by one.
pub fn ranks_of<'a>(
    n: usize,
    contender: impl Fn(usize) -> Contender<'a>,
    high: bool,
    skip: bool,
) -> Vec<u32> {
    // The index is kept beside the place: most comparisons need nothing else.
    let mut order: Vec<(i64, u32)> = (0..n)
        .map(|place| (contender(place).units, place as u32))
        .collect();
    let compare = |a: &(i64, u32), b: &(i64, u32)| match a.0 == b.0 {
        true => better(&contender(a.1 as usize), &contender(b.1 as usize), high),
        false if high => b.0.cmp(&a.0),
        false => a.0.cmp(&b.0),
    };
    order.sort_by(compare);
    let mut ranks = vec![0; n];
    let mut rank = 0;
    for (place, found) in order.iter().enumerate() {
        let tied = place > 0 && compare(&order[place - 1], found) == Ordering::Equal;
        if !tied {
            rank = if skip { place as u32 + 1 } else { rank + 1 };
        }
        ranks[found.1 as usize] = rank;
    }
    ranks
}

/// The rank that one more contender would have among others, which may come in
/// any order: what [`ranks`] gives it with them.
pub fn rank_among<'a>(
    own: Contender,
    others: impl Iterator<Item = Contender<'a>>,
    high: bool,
    skip: bool,
) -> u32 {
    let ahead = others.filter(|other| better(other, &own, high).is_lt());
    if skip {
        return ahead.count() as u32 + 1;
    }
    let ahead: Vec<Contender> = ahead.collect();
    let last = ranks(&ahead, high, skip).into_iter().max();
    last.unwrap_or(0) + 1
}

/// `Less` where `a` comes before `b`.
fn better(a: &Contender, b: &Contender, high: bool) -> Ordering {
    let directed = |order: Ordering| if high { order.reverse() } else { order };
    let known = |list: &'_ [Option<Exact>], place: usize| list.get(place).cloned().flatten();
    directed(a.units.cmp(&b.units)).then_with(|| {
        (0..a.tie_breakers.len().max(b.tie_breakers.len()))
            .map(
                |place| match (known(a.tie_breakers, place), known(b.tie_breakers, place)) {
                    (Some(a), Some(b)) => directed(a.cmp(&b)),
                    (a, b) => b.is_some().cmp(&a.is_some()),
                },
            )
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

/// Province of a Kemendagri region code (`16`, `16.08`, `1608`): its first two
/// digits. `None` for anything else.
pub fn province(region: &str) -> Option<&str> {
    let plain = |byte: u8| byte.is_ascii_digit() || byte == b'.';
    let province = region.get(..2)?;
    let is_code = province.bytes().all(|byte| byte.is_ascii_digit()) && region.bytes().all(plain);
    is_code.then_some(province)
}

/// How far the group of a body reaches: empty for the nation, else the
/// province's code or the parent's id. `None` where that is not known.
pub fn reach<'a>(group: &PeerGroup, bodies: &'a Bodies, body: BodyId) -> Option<&'a str> {
    match group.within {
        Within::Nation => Some(""),
        Within::Province => province(bodies.region(body)),
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
                tie_breakers: &[],
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
    fn one_more_contender_has_the_rank_it_would_have_with_all() {
        let contender = |units: i64| Contender {
            units,
            tie_breakers: &[],
        };
        let rank = |own: i64, high: bool, skip: bool| {
            let others = [70, 90, 80, 80].map(contender);
            rank_among(contender(own), others.into_iter(), high, skip)
        };
        // 90, 80, 80, 75, 70: three are ahead, in two ranks.
        assert_eq!((rank(75, true, true), rank(75, true, false)), (4, 3));
        assert_eq!((rank(80, true, true), rank(95, true, false)), (2, 1));
        assert_eq!(rank(75, false, true), 2);
        for own in 65..95 {
            for (high, skip) in [(true, true), (true, false), (false, true), (false, false)] {
                let all = [70, 90, 80, 80, own].map(contender);
                assert_eq!(rank(own, high, skip), ranks(&all, high, skip)[4], "{own}");
            }
        }
    }

    #[test]
    fn only_a_code_of_kemendagri_names_a_province() {
        for (region, expected) in [
            ("16", Some("16")),
            ("16.08", Some("16")),
            ("1608", Some("16")),
            ("ID-16", None),
            ("DIY", None),
            ("1", None),
            ("", None),
        ] {
            assert_eq!(province(region), expected, "{region:?}");
        }
    }

    #[test]
    fn tie_breakers_decide_in_their_order_and_a_missing_one_is_worst() {
        let breakers =
            |first: Option<i64>, second: i64| [first.map(Exact::whole), Some(Exact::whole(second))];
        let lists = [
            breakers(Some(3), 1),
            breakers(Some(4), 1),
            breakers(Some(3), 2),
            breakers(None, 9),
        ];
        let contenders: Vec<Contender> = lists
            .iter()
            .map(|list| Contender {
                units: 80,
                tie_breakers: list,
            })
            .collect();
        assert_eq!(ranks(&contenders, true, true), [3, 1, 2, 4]);
    }
}
