//! Whether a decision on a category may stand: it follows the rule, says why
//! where the rule leaves room, and waits while an objection is open.

use super::{Place, Shortlist};
use prima_instrument::award::Rule;
use std::collections::BTreeSet;

/// One who is to be honoured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pick {
    /// Who receives the honour.
    pub body: String,
    /// Unit of the contender the rule found; empty: none.
    pub found_unit: String,
    /// Unit that is credited; empty: none.
    pub unit: String,
    /// What for, in Indonesian.
    pub citation_id: String,
    /// The same in English; may be empty.
    pub citation_en: String,
    /// Why, where the rule alone does not say it.
    pub reason: String,
}

/// Why a decision does not stand; the body it is about, and its found unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Nobody is named.
    Nobody,
    /// An objection waits in a round of a contender.
    ObjectionOpen {
        /// Whose.
        body: String,
        /// The round.
        cycle: String,
    },
    /// One is named twice for the same.
    Twice(String, String),
    /// A gate bars one who is named.
    Barred(String, String),
    /// One is named whom the rule does not choose.
    Beyond(String, String),
    /// One is named without saying what for.
    NoCitation(String, String),
    /// One is named, and why must be said.
    NoReason(String, String),
    /// One is left out whom the rule chooses, or who is equal to others that are
    /// named, and why must be said.
    LeftOut(String, String),
    /// More of those at the cut are named than there are places, and not all.
    TooMany {
        /// Places.
        places: usize,
        /// Named at the cut.
        named: usize,
    },
}

/// Those left out, with why: body, found unit, reason.
pub type Left = (String, String, String);

/// Holds a decision against the rule and the shortlist; all faults at once.
///
/// An objection of any contender whom no gate bars holds it up, chosen or not:
/// who lies beyond the cut may still come to lie within it.
pub fn decide(
    rule: &Rule,
    list: &Shortlist,
    picks: &[Pick],
    left: &[Left],
) -> Result<(), Vec<Fault>> {
    let mut faults = objections(list);
    if picks.is_empty() {
        faults.push(Fault::Nobody);
    }
    let mut seen = BTreeSet::new();
    for pick in picks {
        let key = (pick.body.clone(), pick.found_unit.clone());
        // By hand one may be named for several things.
        let what = match rule {
            Rule::Named => (pick.unit.as_str(), pick.citation_id.trim()),
            _ => ("", ""),
        };
        if !seen.insert((key.clone(), what)) {
            faults.push(Fault::Twice(key.0, key.1));
            continue;
        }
        faults.extend(named(rule, list, pick));
    }
    if *rule != Rule::Named {
        faults.extend(passed_over(list, picks, left));
        faults.extend(too_many(list, picks));
    }
    match faults.is_empty() {
        true => Ok(()),
        false => Err(faults),
    }
}

fn objections(list: &Shortlist) -> Vec<Fault> {
    let mut found = BTreeSet::new();
    for line in list.lines.iter().filter(|line| line.place != Place::Barred) {
        let body = &line.contender.body;
        let cycles = line.contender.objections.iter();
        found.extend(cycles.map(|cycle| Fault::ObjectionOpen {
            body: body.clone(),
            cycle: cycle.clone(),
        }));
    }
    found.into_iter().collect()
}

/// What is wrong with one who is named.
fn named(rule: &Rule, list: &Shortlist, pick: &Pick) -> Vec<Fault> {
    let (body, unit) = (pick.body.clone(), pick.found_unit.clone());
    let line = list.line(&body, &unit);
    let mut faults = Vec::new();
    let has_reason = !pick.reason.trim().is_empty();
    let needs_reason = match line {
        None if *rule == Rule::Named => true,
        None => {
            faults.push(Fault::Beyond(body.clone(), unit.clone()));
            false
        }
        Some(line) => match line.place {
            Place::Barred => {
                faults.push(Fault::Barred(body.clone(), unit.clone()));
                false
            }
            Place::Beyond | Place::NoFigure => {
                faults.push(Fault::Beyond(body.clone(), unit.clone()));
                false
            }
            Place::AtCut => true,
            Place::Chosen => *rule == Rule::Named || !line.contender.unknown.is_empty(),
        },
    };
    if pick.citation_id.trim().is_empty() {
        faults.push(Fault::NoCitation(body.clone(), unit.clone()));
    }
    if needs_reason && !has_reason {
        faults.push(Fault::NoReason(body, unit));
    }
    faults
}

/// Whoever the rule chooses, or who is equal at the cut, is not left out in silence.
fn passed_over(list: &Shortlist, picks: &[Pick], left: &[Left]) -> Vec<Fault> {
    let is_in = |line: &&super::Line| matches!(line.place, Place::Chosen | Place::AtCut);
    let mut faults = Vec::new();
    for line in list.lines.iter().filter(is_in) {
        let (body, unit) = (&line.contender.body, &line.contender.unit);
        let is_picked = picks
            .iter()
            .any(|pick| pick.body == *body && pick.found_unit == *unit);
        let has_reason = left
            .iter()
            .any(|(b, u, reason)| b == body && u == unit && !reason.trim().is_empty());
        if !is_picked && !has_reason {
            faults.push(Fault::LeftOut(body.clone(), unit.clone()));
        }
    }
    faults
}

/// At the cut as many are named as there are places, or all who are equal.
fn too_many(list: &Shortlist, picks: &[Pick]) -> Option<Fault> {
    let is_at_cut = |pick: &&Pick| {
        let line = list.line(&pick.body, &pick.found_unit);
        line.is_some_and(|line| line.place == Place::AtCut)
    };
    let named = picks.iter().filter(is_at_cut).count();
    let is_all = list.is_ordered && named == list.count(Place::AtCut);
    (named > list.n_free && !is_all).then_some(Fault::TooMany {
        places: list.n_free,
        named,
    })
}
