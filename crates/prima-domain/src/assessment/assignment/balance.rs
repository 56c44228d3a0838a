//! The most even sharing of units among evaluators, as a matter of numbers.
//!
//! A first sharing gives each unit those who have least to do. Then work is
//! handed on along chains: from an evaluator who has at least two units more
//! than another, over colleagues who each take one unit and pass one on. When no
//! such chain is left, no sharing is more even by any convex measure (Harvey,
//! Ladner, Lovász and Tamir, *Semi-matchings for bipartite graphs and load
//! balancing*, Journal of Algorithms 59, 2006).

use std::collections::VecDeque;

/// Shares units among evaluators, both given by their places.
///
/// `free` lists, for each unit, those who may have it, ascending; `kept`, those
/// of them who have it and keep it. Each unit gets `n_per_unit`, or all who are
/// free, or all who are kept where these are more; ascending.
pub fn balance(
    n_evaluators: usize,
    free: &[Vec<usize>],
    kept: &[Vec<usize>],
    n_per_unit: usize,
) -> Vec<Vec<usize>> {
    let mut sharing = Sharing::first(n_evaluators, free, kept, n_per_unit);
    sharing.even_out();
    for chosen in &mut sharing.chosen {
        chosen.sort_unstable();
    }
    sharing.chosen
}

struct Sharing<'a> {
    free: &'a [Vec<usize>],
    /// The evaluators of each unit.
    chosen: Vec<Vec<usize>>,
    /// The units of each evaluator that may be handed on.
    movable: Vec<Vec<usize>>,
    /// How many units each evaluator has.
    loads: Vec<usize>,
}

impl<'a> Sharing<'a> {
    fn first(
        n_evaluators: usize,
        free: &'a [Vec<usize>],
        kept: &[Vec<usize>],
        n_per_unit: usize,
    ) -> Sharing<'a> {
        let mut sharing = Sharing {
            free,
            chosen: kept.to_vec(),
            movable: vec![Vec::new(); n_evaluators],
            loads: vec![0; n_evaluators],
        };
        for evaluator in kept.iter().flatten() {
            sharing.loads[*evaluator] += 1;
        }
        // How often two have met over a unit. New pairs come first, so that
        // everybody can be compared with everybody else, over common colleagues.
        let mut met = vec![vec![0_usize; n_evaluators]; n_evaluators];
        for (unit, free) in free.iter().enumerate() {
            while sharing.chosen[unit].len() < n_per_unit.min(free.len()) {
                let chosen = &sharing.chosen[unit];
                let rank = |evaluator: &usize| {
                    let meetings = chosen.iter().map(|other| met[*evaluator][*other]);
                    (
                        sharing.loads[*evaluator],
                        meetings.sum::<usize>(),
                        *evaluator,
                    )
                };
                let others = free.iter().copied().filter(|one| !chosen.contains(one));
                let next = others.min_by_key(rank);
                let next = next.expect("fewer are chosen than are free");
                for other in chosen {
                    met[next][*other] += 1;
                    met[*other][next] += 1;
                }
                sharing.chosen[unit].push(next);
                sharing.movable[next].push(unit);
                sharing.loads[next] += 1;
            }
        }
        sharing
    }

    /// Hands work on until no chain is left.
    ///
    /// The busiest come first. Whom a search reached in vain needs no other: all
    /// of them have at most one unit less than the busiest, and whoever is
    /// searched later has no more than that one.
    fn even_out(&mut self) {
        let mut is_settled = vec![false; self.loads.len()];
        loop {
            let open = (0..self.loads.len()).filter(|one| !is_settled[*one]);
            let busiest = open.max_by_key(|one| (self.loads[*one], usize::MAX - one));
            let Some(busiest) = busiest else {
                return;
            };
            if let Some(chain) = self.chain(busiest, &mut is_settled) {
                for (from, unit, to) in chain {
                    self.hand_on(from, unit, to);
                }
            }
        }
    }

    /// The shortest chain from an evaluator to one with at least two units less;
    /// without one, everybody reached is settled.
    fn chain(&self, busiest: usize, is_settled: &mut [bool]) -> Option<Vec<(usize, usize, usize)>> {
        let mut reached_by: Vec<Option<(usize, usize)>> = vec![None; self.loads.len()];
        let mut is_reached = is_settled.to_vec();
        is_reached[busiest] = true;
        let mut waiting = VecDeque::from([busiest]);
        while let Some(from) = waiting.pop_front() {
            for &unit in &self.movable[from] {
                for &to in &self.free[unit] {
                    if is_reached[to] || self.chosen[unit].contains(&to) {
                        continue;
                    }
                    is_reached[to] = true;
                    reached_by[to] = Some((from, unit));
                    if self.loads[to] + 2 <= self.loads[busiest] {
                        return Some(steps(&reached_by, to));
                    }
                    waiting.push_back(to);
                }
            }
        }
        is_settled.copy_from_slice(&is_reached);
        None
    }

    fn hand_on(&mut self, from: usize, unit: usize, to: usize) {
        self.movable[from].retain(|other| *other != unit);
        self.movable[to].push(unit);
        self.chosen[unit].retain(|other| *other != from);
        self.chosen[unit].push(to);
        self.loads[from] -= 1;
        self.loads[to] += 1;
    }
}

/// The way back from the end of a chain: who hands which unit to whom.
fn steps(reached_by: &[Option<(usize, usize)>], mut to: usize) -> Vec<(usize, usize, usize)> {
    let mut steps = Vec::new();
    while let Some((from, unit)) = reached_by[to] {
        steps.push((from, unit, to));
        to = from;
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn loads(n_evaluators: usize, chosen: &[Vec<usize>]) -> Vec<usize> {
        let mut loads = vec![0; n_evaluators];
        for evaluator in chosen.iter().flatten() {
            loads[*evaluator] += 1;
        }
        loads
    }

    fn squares(loads: &[usize]) -> usize {
        loads.iter().map(|load| load * load).sum()
    }

    /// The least sum of squares, by trying every sharing.
    fn least(free: &[Vec<usize>], n_per_unit: usize, loads: &mut Vec<usize>) -> usize {
        let Some((here, rest)) = free.split_first() else {
            return squares(loads);
        };
        let n_wanted = n_per_unit.min(here.len());
        let mut best = usize::MAX;
        for picked in 0_usize..1 << here.len() {
            if picked.count_ones() as usize != n_wanted {
                continue;
            }
            let is_picked = |place: &usize| picked >> place & 1 == 1;
            let picked: Vec<usize> = (0..here.len())
                .filter(is_picked)
                .map(|place| here[place])
                .collect();
            picked.iter().for_each(|one| loads[*one] += 1);
            best = best.min(least(rest, n_per_unit, loads));
            picked.iter().for_each(|one| loads[*one] -= 1);
        }
        best
    }

    #[test]
    fn work_is_handed_on_along_a_chain() {
        // The first sharing gives units 0, 1 and 2 to 0, 1 and 0; only 0 may
        // have unit 3. By hand: 1 takes unit 0, 2 takes unit 1.
        let free = [vec![0, 1], vec![1, 2], vec![0], vec![0]];
        let kept = vec![Vec::new(); 4];
        let chosen = balance(3, &free, &kept, 1);
        assert_eq!(loads(3, &chosen), [2, 1, 1]);
        assert_eq!(chosen, [vec![1], vec![2], vec![0], vec![0]]);
    }

    #[test]
    fn who_is_kept_stays() {
        let free = vec![vec![0, 1]; 3];
        let chosen = balance(2, &free, &[vec![0], vec![0], Vec::new()], 1);
        assert_eq!(chosen, [vec![0], vec![0], vec![1]]);
    }

    #[test]
    fn pairs_are_mixed_so_that_evaluators_can_be_compared() {
        let free = vec![vec![0, 1, 2, 3]; 4];
        let chosen = balance(4, &free, &vec![Vec::new(); 4], 2);
        // 0 meets 1 and 2 meets 3 first; then new pairs come before old ones.
        assert_eq!(chosen, [[0, 1], [2, 3], [0, 2], [1, 3]]);
    }

    #[test]
    fn nobody_and_nothing_are_shared_too() {
        assert!(balance(0, &[], &[], 2).is_empty());
        assert_eq!(balance(0, &[vec![]], &[vec![]], 2), [Vec::<usize>::new()]);
        assert_eq!(balance(3, &[vec![1]], &[vec![]], 2), [vec![1]]);
    }

    /// For each unit, those of at most `n` evaluators who may have it.
    fn any_free(n: usize, n_units: usize) -> impl Strategy<Value = Vec<Vec<usize>>> {
        let one = prop::collection::vec(any::<bool>(), n).prop_map(|is_free| {
            let places = is_free.iter().enumerate().filter(|(_, is_free)| **is_free);
            places.map(|(place, _)| place).collect()
        });
        prop::collection::vec(one, 0..n_units)
    }

    proptest! {
        #[test]
        fn no_sharing_is_more_even(free in any_free(4, 6), n_per_unit in 0_usize..4) {
            let kept = vec![Vec::new(); free.len()];
            let chosen = balance(4, &free, &kept, n_per_unit);
            let found = squares(&loads(4, &chosen));
            prop_assert_eq!(found, least(&free, n_per_unit, &mut vec![0; 4]), "{:?}", chosen);
        }

        #[test]
        fn every_unit_has_its_number_of_different_free_evaluators(
            free in any_free(9, 40), n_per_unit in 0_usize..5,
        ) {
            let kept: Vec<Vec<usize>> = free.iter().map(|free| free.iter().copied().take(1).collect()).collect();
            let chosen = balance(9, &free, &kept, n_per_unit);
            for ((chosen, free), kept) in chosen.iter().zip(&free).zip(&kept) {
                let n_wanted = n_per_unit.min(free.len()).max(kept.len());
                prop_assert_eq!(chosen.len(), n_wanted);
                prop_assert!(chosen.is_sorted_by(|one, next| one < next), "{:?}", chosen);
                prop_assert!(chosen.iter().all(|one| free.contains(one)));
                prop_assert!(kept.iter().all(|one| chosen.contains(one)));
            }
        }
    }
}
