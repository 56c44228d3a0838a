//! Who took an innovation over from whom.
//!
//! A replica may have several origins, and an origin may itself be a replica;
//! never does a way lead back to where it began.

use std::collections::{BTreeMap, BTreeSet};

/// A replica and one of its origins.
pub type Link<'a> = (&'a str, &'a str);

/// The way from an origin back to the replica that would make a circle of a
/// new link, both ends included; none where the link may be.
///
/// An innovation that replicates itself is the shortest circle.
pub fn circle(links: &[Link], replica: &str, origin: &str) -> Option<Vec<String>> {
    let mut origins: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (replica, origin) in links {
        origins.entry(replica).or_default().push(origin);
    }
    let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut waiting = vec![origin];
    let mut seen = BTreeSet::from([origin]);
    while let Some(here) = waiting.pop() {
        if here == replica {
            return Some(way(&came_from, origin, here));
        }
        for next in origins.get(here).into_iter().flatten() {
            if seen.insert(next) {
                came_from.insert(next, here);
                waiting.push(next);
            }
        }
    }
    None
}

fn way(came_from: &BTreeMap<&str, &str>, start: &str, end: &str) -> Vec<String> {
    let mut way = vec![end.to_owned()];
    let mut here = end;
    while here != start {
        let Some(before) = came_from.get(here) else {
            break;
        };
        here = before;
        way.push(here.to_owned());
    }
    way.reverse();
    way
}

/// A family of innovations laid out for a picture: generation by generation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineage {
    /// Ids of each generation, the origins first, each in the order of its ids.
    pub generations: Vec<Vec<String>>,
    /// Replica and origin, in the order of both.
    pub links: Vec<(String, String)>,
}

impl Lineage {
    /// All that an innovation descends from and all that descends from it, with
    /// every link between them; itself alone where nobody took it over.
    pub fn of(links: &[Link], id: &str) -> Lineage {
        let up = reached(links.iter().copied(), id);
        let down = reached(
            links.iter().map(|(replica, origin)| (*origin, *replica)),
            id,
        );
        let members: BTreeSet<&str> = up.union(&down).copied().collect();
        Lineage::among(links, &members)
    }

    /// The links among some innovations, laid out. A link in a circle, which no
    /// act makes, is left where it is found first.
    pub fn among(links: &[Link], members: &BTreeSet<&str>) -> Lineage {
        let own: BTreeSet<Link> = links
            .iter()
            .copied()
            .filter(|(replica, origin)| members.contains(replica) && members.contains(origin))
            .collect();
        let mut depth: BTreeMap<&str, usize> = members.iter().map(|id| (*id, 0)).collect();
        // The longest way decides, so that every link leads to a later generation.
        for _ in 0..members.len() {
            let mut is_settled = true;
            for (replica, origin) in &own {
                let least = depth.get(origin).map_or(0, |depth| depth + 1);
                let held = depth.entry(replica).or_default();
                if *held < least && least < members.len() {
                    *held = least;
                    is_settled = false;
                }
            }
            if is_settled {
                break;
            }
        }
        let n = depth.values().max().map_or(0, |depth| depth + 1);
        let mut generations = vec![Vec::new(); n];
        for (id, depth) in depth {
            generations[depth].push(id.to_owned());
        }
        let owned = |(replica, origin): Link| (replica.to_owned(), origin.to_owned());
        Lineage {
            generations,
            links: own.into_iter().map(owned).collect(),
        }
    }
}

fn reached<'a>(links: impl Iterator<Item = Link<'a>>, from: &'a str) -> BTreeSet<&'a str> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (here, there) in links {
        next.entry(here).or_default().push(there);
    }
    let mut seen = BTreeSet::from([from]);
    let mut waiting = vec![from];
    while let Some(here) = waiting.pop() {
        for there in next.get(here).into_iter().flatten() {
            if seen.insert(*there) {
                waiting.push(there);
            }
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_link_that_leads_back_is_a_circle() {
        let links = [("b", "a"), ("c", "b"), ("d", "a")];
        let check = |replica: &str, origin: &str, expected: Option<&[&str]>| {
            let found = circle(&links, replica, origin);
            let expected = expected.map(|way| way.iter().map(|id| (*id).to_owned()).collect());
            assert_eq!(found, expected, "{replica} from {origin}");
        };
        check("a", "c", Some(&["c", "b", "a"]));
        check("a", "a", Some(&["a"]));
        check("d", "c", None);
        check("e", "d", None);
    }

    #[test]
    fn a_family_is_laid_out_by_its_longest_way() {
        // c replicates both a and its replica b; d stands apart.
        let links = [("b", "a"), ("c", "a"), ("c", "b"), ("y", "x")];
        let family = Lineage::of(&links, "b");
        assert_eq!(family.generations, [["a"], ["b"], ["c"]]);
        assert_eq!(family.links.len(), 3);
        assert_eq!(Lineage::of(&links, "d").generations, [["d"]]);
    }

    proptest! {
        /// Whatever is added, as long as no circle is, every link leads to a
        /// later generation.
        #[test]
        fn links_without_a_circle_lead_forward(pairs in prop::collection::vec((0u8..12, 0u8..12), 0..40)) {
            let name = |n: u8| format!("i{n:02}");
            let mut kept: Vec<(String, String)> = Vec::new();
            for (replica, origin) in pairs {
                let (replica, origin) = (name(replica), name(origin));
                let links: Vec<Link> = kept.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
                if circle(&links, &replica, &origin).is_none() {
                    kept.push((replica, origin));
                }
            }
            let links: Vec<Link> = kept.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            let members: BTreeSet<&str> = links.iter().flat_map(|(a, b)| [*a, *b]).collect();
            let family = Lineage::among(&links, &members);
            prop_assert_eq!(family.generations.iter().map(Vec::len).sum::<usize>(), members.len());
            let place = |id: &str| family.generations.iter().position(|all| all.iter().any(|one| one == id));
            for (replica, origin) in &family.links {
                prop_assert!(place(replica) > place(origin), "{} after {}", replica, origin);
            }
        }
    }
}
