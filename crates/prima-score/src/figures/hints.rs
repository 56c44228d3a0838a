//! Counts near the published ones from which published shares would follow.
//!
//! A hint is a reading of the source, never a correction: it says that shares
//! and counts of one publication fit together if a few counts are off by one
//! or two, and which.

use super::{Checked, Figure, FigureState, Printed, recompute};
use prima_instrument::exact::Exact;
use std::collections::BTreeSet;

/// How far a count may lie from the published one.
const REACH: i64 = 2;

/// How many counts may be changed together.
const MOST_CHANGES: usize = 3;

/// Counts from which all shares of a period would follow as published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Reference period.
    pub period: String,
    /// Shares that differ and would agree.
    pub figures: Vec<String>,
    /// Counts that would have to be others.
    pub changes: Vec<OtherCount>,
}

/// A count that would have to be another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherCount {
    /// The figure.
    pub id: String,
    /// As published.
    pub published: Exact,
    /// As it would be.
    pub would_be: Exact,
}

/// Looks for hints; `checked` is what [`recompute`] made of the figures.
///
/// All readings with the least total change are given: more than one means
/// that the figures do not tell which is meant.
pub fn hints(figures: &[Figure], checked: &[Checked]) -> Vec<Hint> {
    let mut hints = Vec::new();
    let mut done: BTreeSet<usize> = BTreeSet::new();
    for (row, check) in checked.iter().enumerate() {
        let differs = matches!(check.state, FigureState::Differs { .. });
        if !differs || !is_share(&figures[row]) || done.contains(&row) {
            continue;
        }
        let family = family(figures, row);
        hints.extend(Search::new(figures, checked, &family).readings());
        done.extend(family);
    }
    hints
}

/// A published percentage that follows from other figures.
fn is_share(figure: &Figure) -> bool {
    figure.unit == "percent" && figure.value.is_some() && figure.recompute.is_some()
}

fn operands(figure: &Figure) -> Vec<&str> {
    let expression = figure.recompute.as_ref();
    expression.map_or_else(Vec::new, |expression| expression.references())
}

/// Shares of the same period that read a figure this share, or one of them, reads.
fn family(figures: &[Figure], row: usize) -> Vec<usize> {
    let mut family = vec![row];
    let mut at = 0;
    while at < family.len() {
        let member = &figures[family[at]];
        let read = operands(member);
        for (other, figure) in figures.iter().enumerate() {
            let related = is_share(figure)
                && figure.period == member.period
                && operands(figure).iter().any(|code| read.contains(code));
            if related && !family.contains(&other) {
                family.push(other);
            }
        }
        at += 1;
    }
    family.sort_unstable();
    family
}

struct Search {
    period: String,
    /// The figures that matter, and no others.
    figures: Vec<Figure>,
    /// Rows that must agree in a reading: the shares, and what agreed before.
    bound: Vec<usize>,
    /// Rows of the counts that may be others.
    counts: Vec<usize>,
    /// Shares that differ as published.
    differing: Vec<String>,
}

impl Search {
    fn new(all: &[Figure], checked: &[Checked], family: &[usize]) -> Search {
        let mut codes: BTreeSet<&str> = BTreeSet::new();
        for row in family {
            codes.extend(operands(&all[*row]));
        }
        let is_count = |figure: &Figure| figure.unit == "count" && figure.value.is_some();
        let counts: BTreeSet<&str> = all
            .iter()
            .filter(|figure| is_count(figure) && codes.contains(figure.id.as_str()))
            .map(|figure| figure.id.as_str())
            .collect();
        // What agreed and reads one of the counts must go on agreeing.
        let mut kept: BTreeSet<usize> = family.iter().copied().collect();
        for (row, figure) in all.iter().enumerate() {
            let reads = operands(figure).iter().any(|code| counts.contains(code));
            let touched = reads || counts.contains(figure.id.as_str());
            if touched && checked[row].state == FigureState::Agrees {
                kept.insert(row);
            }
        }
        let bound_ids: Vec<&str> = kept.iter().map(|row| all[*row].id.as_str()).collect();
        // Everything those read comes along, through figures that are only computed.
        let mut needed = kept.clone();
        loop {
            let codes: BTreeSet<&str> =
                needed.iter().flat_map(|row| operands(&all[*row])).collect();
            let rows = (0..all.len()).filter(|row| codes.contains(all[*row].id.as_str()));
            let before = needed.len();
            needed.extend(rows.collect::<Vec<_>>());
            if needed.len() == before {
                break;
            }
        }
        let figures: Vec<Figure> = needed.iter().map(|row| all[*row].clone()).collect();
        let places = |wanted: &dyn Fn(&str) -> bool| -> Vec<usize> {
            (0..figures.len())
                .filter(|row| wanted(&figures[*row].id))
                .collect()
        };
        let differs = |row: &&usize| matches!(checked[**row].state, FigureState::Differs { .. });
        Search {
            period: all[family[0]].period.clone(),
            bound: places(&|id| bound_ids.contains(&id)),
            counts: places(&|id| counts.contains(id)),
            differing: family
                .iter()
                .filter(differs)
                .map(|row| all[*row].id.clone())
                .collect(),
            figures,
        }
    }

    /// All readings with the least total change.
    fn readings(&self) -> Vec<Hint> {
        let most = REACH as usize * MOST_CHANGES;
        for total in 1..=most as i64 {
            let mut found = Vec::new();
            self.spread(0, total, &mut Vec::new(), &mut found);
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// Tries every way to change the counts from `at` on by `left` in all.
    fn spread(&self, at: usize, left: i64, moves: &mut Vec<(usize, i64)>, found: &mut Vec<Hint>) {
        if left == 0 {
            found.extend(self.reading(moves));
            return;
        }
        if at == self.counts.len() || moves.len() == MOST_CHANGES {
            return;
        }
        for size in 1..=REACH.min(left) {
            for step in [size, -size] {
                moves.push((self.counts[at], step));
                self.spread(at + 1, left - size, moves, found);
                moves.pop();
            }
        }
        self.spread(at + 1, left, moves, found);
    }

    /// The hint of these changes, if every bound figure agrees under them.
    fn reading(&self, moves: &[(usize, i64)]) -> Option<Hint> {
        let mut figures = self.figures.clone();
        let mut changes = Vec::new();
        for (row, step) in moves {
            let published = figures[*row].value.as_ref()?.value.clone();
            let would_be = published.plus(&Exact::whole(*step));
            if would_be.is_negative() {
                return None;
            }
            figures[*row].value = Some(Printed {
                value: would_be.clone(),
                digits: 0,
            });
            changes.push(OtherCount {
                id: figures[*row].id.clone(),
                published,
                would_be,
            });
        }
        let checked = recompute(&figures);
        let agrees = |row: &usize| checked[*row].state == FigureState::Agrees;
        self.bound.iter().all(agrees).then(|| Hint {
            period: self.period.clone(),
            figures: self.differing.clone(),
            changes,
        })
    }
}
