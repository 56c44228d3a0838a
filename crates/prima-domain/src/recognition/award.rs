//! Who may be honoured in a category of an award event: the order of those who
//! stand against one another, the cut, and the gates that hold across schemes.
//!
//! Nobody is chosen here that could not be told apart from somebody left out:
//! equal figures stand at the cut together, and where the figures of those just
//! inside and just outside could as well be the other way round, that is said.
//! All of it follows from the arguments, in whatever order they come.

mod decision;
mod gate;

pub use decision::{Fault, Left, Pick, decide};
pub use gate::{Bar, Facts, Verdict, judge};

use prima_instrument::award::Rule;
use prima_instrument::exact::Exact;
use std::cmp::Reverse;

/// One who stands in a category, with what is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contender {
    /// Who would receive the honour.
    pub body: String,
    /// Unit that would be credited; empty: none is known.
    pub unit: String,
    /// Index as published, or the result of a jury; none: there is none.
    pub index: Option<Exact>,
    /// Code of its band; empty: none.
    pub band: String,
    /// Interval of the index, where one was computed.
    pub interval: Option<(Exact, Exact)>,
    /// Rank among its peers, with the best and the worst it may have.
    pub ranks: Option<Ranks>,
    /// Peer group of these ranks.
    pub group: String,
    /// Gates that bar, by code.
    pub bars: Vec<(String, Bar)>,
    /// Gates of which nothing is known, by code.
    pub unknown: Vec<String>,
    /// Rounds in which an objection of this contender waits.
    pub objections: Vec<String>,
}

/// A rank and the interval it may lie in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranks {
    /// The rank.
    pub rank: i64,
    /// The best it may be.
    pub best: i64,
    /// The worst it may be.
    pub worst: i64,
}

/// Where a contender stands towards the cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The rule chooses it.
    Chosen,
    /// It is equal to others at the cut: the rule alone cannot choose.
    AtCut,
    /// It lies beyond the cut.
    Beyond,
    /// A gate bars it.
    Barred,
    /// There is no figure to go by.
    NoFigure,
}

/// A contender in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub contender: Contender,
    /// Where.
    pub place: Place,
    /// Rank among those who may be honoured: equal ones share it, and the next
    /// is skipped. None where the rule knows no order.
    pub rank: Option<usize>,
    /// Whether the figures allow the other side of the cut as well.
    pub is_uncertain: bool,
}

/// All who stand in a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortlist {
    /// In their order: best first, equal ones by body and unit; those without a
    /// figure last. Barred ones stand where their figure puts them.
    pub lines: Vec<Line>,
    /// How many may be honoured; none: as many as there are.
    pub places: Option<usize>,
    /// Places left for those at the cut.
    pub n_free: usize,
    /// Whether the lines have an order of merit: by index, or by a jury.
    pub is_ordered: bool,
}

impl Shortlist {
    /// The line of a contender.
    pub fn line(&self, body: &str, unit: &str) -> Option<&Line> {
        let is_it = |line: &&Line| line.contender.body == body && line.contender.unit == unit;
        self.lines.iter().find(is_it)
    }

    /// How many lines are in a place.
    pub fn count(&self, place: Place) -> usize {
        self.lines.iter().filter(|line| line.place == place).count()
    }
}

/// Puts contenders in their places. `high` says whether a higher index is the
/// better one. No two contenders may have the same body and unit.
pub fn shortlist(rule: &Rule, high: bool, contenders: Vec<Contender>) -> Shortlist {
    let is_ordered = rule.round().is_some() || is_judged(rule, &contenders);
    let places = rule.places().map(|n| n as usize);
    let mut lines: Vec<Line> = contenders.into_iter().map(line).collect();
    lines.sort_by_cached_key(|line| order(line, is_ordered, high));
    let mut list = Shortlist {
        lines,
        places,
        n_free: 0,
        is_ordered,
    };
    match rule {
        Rule::Top { .. } => list.cut_by_merit(high),
        Rule::Threshold { least, bands, .. } => list.hold_against(least.as_ref(), bands, high),
        Rule::Reached { .. } if is_ordered => list.cut_by_merit(high),
        Rule::Holders { .. } | Rule::Reached { .. } | Rule::Named => list.cut_without_order(),
    }
    list
}

/// Whether a jury's result orders all who came to a stage: where one of them has
/// none, nobody can be put before or behind it.
fn is_judged(rule: &Rule, contenders: &[Contender]) -> bool {
    let mut open = contenders.iter().filter(|one| one.bars.is_empty());
    matches!(rule, Rule::Reached { .. })
        && contenders.iter().any(|one| one.index.is_some())
        && open.all(|one| one.index.is_some())
}

fn line(contender: Contender) -> Line {
    let place = match contender.bars.is_empty() {
        true => Place::Beyond,
        false => Place::Barred,
    };
    Line {
        contender,
        place,
        rank: None,
        is_uncertain: false,
    }
}

/// Sorts best first: what is missing comes last, what is equal by name.
type Order = (bool, Option<Exact>, Option<Reverse<Exact>>, String, String);

fn order(line: &Line, is_ordered: bool, high: bool) -> Order {
    let contender = &line.contender;
    let index = contender.index.clone().filter(|_| is_ordered);
    let names = (contender.body.clone(), contender.unit.clone());
    let (low, top) = match high {
        true => (None, index.clone().map(Reverse)),
        false => (index.clone(), None),
    };
    (is_ordered && index.is_none(), low, top, names.0, names.1)
}

/// Whether `a` is as good as `b` or better.
fn reaches(a: &Exact, b: &Exact, high: bool) -> bool {
    if high { a >= b } else { a <= b }
}

impl Shortlist {
    /// Places in `lines` of those with a figure whom no gate bars, best first.
    fn eligible(&self) -> Vec<usize> {
        let is_open = |line: &Line| line.place != Place::Barred && line.contender.index.is_some();
        let lines = self.lines.iter().enumerate();
        lines
            .filter(|(_, line)| is_open(line))
            .map(|(place, _)| place)
            .collect()
    }

    fn index(&self, place: usize) -> Option<&Exact> {
        self.lines[place].contender.index.as_ref()
    }

    /// Those without a figure are in no place of merit.
    fn set_figureless_aside(&mut self) {
        for line in &mut self.lines {
            if line.place != Place::Barred && line.contender.index.is_none() {
                line.place = Place::NoFigure;
            }
        }
    }

    /// The best so many; who is equal to the last of them and the first after
    /// them stands at the cut with all equals.
    fn cut_by_merit(&mut self, high: bool) {
        self.set_figureless_aside();
        let order = self.eligible();
        let n = self.places.unwrap_or(order.len());
        self.rank(&order);
        let last = n.checked_sub(1).and_then(|at| order.get(at)).copied();
        let edge = last.and_then(|place| self.index(place).cloned());
        let is_split = match (&edge, order.get(n)) {
            (Some(edge), Some(next)) => self.index(*next) == Some(edge),
            _ => false,
        };
        let mut n_chosen = 0;
        for (at, place) in order.iter().enumerate() {
            let is_edge = is_split && self.index(*place) == edge.as_ref();
            self.lines[*place].place = match (is_edge, at < n) {
                (true, _) => Place::AtCut,
                (false, true) => Place::Chosen,
                (false, false) => Place::Beyond,
            };
            n_chosen += usize::from(self.lines[*place].place == Place::Chosen);
        }
        self.n_free = match is_split {
            true => n.saturating_sub(n_chosen),
            false => 0,
        };
        self.mark_uncertain(&order, high);
    }

    /// Ranks among those who may be honoured: 1, 2, 2, 4.
    fn rank(&mut self, order: &[usize]) {
        let mut rank = 0;
        for (at, place) in order.iter().enumerate() {
            let is_equal = at > 0 && self.index(order[at - 1]) == self.index(*place);
            if !is_equal {
                rank = at + 1;
            }
            self.lines[*place].rank = Some(rank);
        }
    }

    /// Says of whom the figures allow the other side of the cut.
    ///
    /// Ranks with their intervals are asked where all are of one peer group, as
    /// rankings show them; else the intervals of the indices.
    fn mark_uncertain(&mut self, order: &[usize], high: bool) {
        let is_in = |line: &Line| matches!(line.place, Place::Chosen | Place::AtCut);
        let inside: Vec<usize> = order
            .iter()
            .copied()
            .filter(|place| is_in(&self.lines[*place]))
            .collect();
        let first_out = order
            .iter()
            .copied()
            .find(|place| !is_in(&self.lines[*place]));
        let (Some(last_in), Some(first_out)) = (inside.last().copied(), first_out) else {
            return;
        };
        let groups = order.iter().map(|place| &self.lines[*place].contender);
        let group = &self.lines[last_in].contender.group;
        let by_rank = groups
            .clone()
            .all(|one| one.ranks.is_some() && one.group == *group);
        let edge = self.lines[last_in].contender.ranks.map(|ranks| ranks.rank);
        let (worst_in, best_out) = (self.index(last_in).cloned(), self.index(first_out).cloned());
        for place in order.iter().copied() {
            let line = &self.lines[place];
            let one = &line.contender;
            let is_inside = is_in(line);
            let by_index = || {
                let (low, top) = one.interval.as_ref()?;
                let (best, worst) = if high { (top, low) } else { (low, top) };
                Some(match is_inside {
                    true => reaches(best_out.as_ref()?, worst, high),
                    false => reaches(best, worst_in.as_ref()?, high),
                })
            };
            let told = match (by_rank, one.ranks, edge) {
                (true, Some(ranks), Some(edge)) if is_inside => Some(ranks.worst > edge),
                (true, Some(ranks), Some(edge)) => Some(ranks.best <= edge),
                _ => by_index(),
            };
            self.lines[place].is_uncertain = told.unwrap_or(false);
        }
    }

    /// All whose index and band are enough.
    fn hold_against(&mut self, least: Option<&Exact>, bands: &[String], high: bool) {
        if least.is_some() {
            self.set_figureless_aside();
        }
        let order = self.eligible();
        self.rank(&order);
        for line in &mut self.lines {
            if matches!(line.place, Place::Barred | Place::NoFigure) {
                continue;
            }
            let one = &line.contender;
            let has_band = bands.is_empty() || bands.contains(&one.band);
            let has_index = match (least, &one.index) {
                (Some(least), Some(index)) => reaches(index, least, high),
                (Some(_), None) => false,
                (None, _) => true,
            };
            let is_in = has_band && has_index;
            line.place = if is_in { Place::Chosen } else { Place::Beyond };
            if let (Some(least), Some((low, top))) = (least, &one.interval)
                && has_band
            {
                let (best, worst) = if high { (top, low) } else { (low, top) };
                line.is_uncertain = match has_index {
                    true => !reaches(worst, least, high),
                    false => reaches(best, least, high),
                };
            }
        }
    }

    /// All who are not barred; where there is room for fewer, none before another.
    fn cut_without_order(&mut self) {
        let n_open = self.lines.len() - self.count(Place::Barred);
        let place = match self.places {
            Some(n) if n < n_open => {
                self.n_free = n;
                Place::AtCut
            }
            _ => Place::Chosen,
        };
        for line in &mut self.lines {
            if line.place != Place::Barred {
                line.place = place;
            }
        }
    }
}
