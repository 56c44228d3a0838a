//! How well each name fits one reading of a query.

use super::lookup::{Candidates, Lookup, SURELY_TYPED};
use super::names::{NameId, Names};
use super::reading::{SURE, Sought};
use super::words::{WordId, Words};
use std::cmp::Reverse;

/// Points of a name that is what was typed.
pub const EXACT: u32 = 12_000;
/// Most points of any other name.
pub const MOST: u32 = 10_000;

/// How many of the ten parts of [`MOST`] are for what was typed and the name
/// holds, for what of the name was typed, and for the name's order of words.
const TYPED_SHARE: u32 = 7;
const NAME_SHARE: u32 = 2;
const ORDER_SHARE: u32 = 1;

/// Least part of what was typed that a name must hold, in thousandths.
const LEAST_TYPED: u32 = 500;
/// What share of the typed is much to be missing: one part of so many.
const MUCH: u32 = 5;

struct Wanted<'a> {
    candidates: &'a Candidates,
    trust: u32,
}

/// Raises the points of each entry to those of its best name for this reading.
pub fn raise(points: &mut [u32], reading: &[Sought], lookup: &mut Lookup) {
    for sought in reading {
        lookup.candidates(&sought.text, sought.is_typing);
    }
    let lookup = &*lookup;
    let (words, names) = (lookup.words(), lookup.names());
    let wanted = reading.iter().filter_map(|sought| {
        Some(Wanted {
            candidates: lookup.found(&sought.text, sought.is_typing)?,
            trust: sought.trust,
        })
    });
    let wanted: Vec<Wanted> = wanted.collect();
    let literal = wanted
        .iter()
        .map(|wanted| wanted.candidates.same.filter(|_| wanted.trust == SURE));
    let literal: Option<Vec<WordId>> = literal.collect();
    for name in worth_comparing(&wanted, names) {
        let fit = match &literal {
            Some(literal) if literal == names.words(name) => EXACT,
            _ => compare(names.words(name), &wanted, words, names),
        };
        let points = &mut points[names.owner(name) as usize];
        *points = fit.max(*points);
    }
}

/// The names that may hold enough of what was typed.
///
/// The rarest words come first: a name that holds none of them cannot make up
/// for it with the frequent ones, whose many names are then never looked at.
fn worth_comparing(wanted: &[Wanted], names: &Names) -> Vec<NameId> {
    let mut weightiest: Vec<&Candidates> = wanted.iter().map(|wanted| wanted.candidates).collect();
    weightiest.sort_by_key(|candidates| Reverse(candidates.weight));
    let whole: u32 = weightiest.iter().map(|candidates| candidates.weight).sum();
    let needed = whole * LEAST_TYPED / 1_000;
    let mut rest = whole;
    let mut held = vec![0; names.len()];
    // The last word for which a name was counted, from 1.
    let mut counted = vec![0u8; names.len()];
    let mut touched = Vec::new();
    for (candidates, round) in weightiest.into_iter().zip(1..) {
        if rest < needed {
            break;
        }
        rest -= candidates.weight;
        for name in candidates.words().flat_map(|word| names.holders(word)) {
            let last = &mut counted[*name as usize];
            if *last == 0 {
                touched.push(*name);
            }
            if *last != round {
                *last = round;
                held[*name as usize] += candidates.weight;
            }
        }
    }
    touched.retain(|name| held[*name as usize] + rest >= needed);
    touched
}

/// Points of one name, up to [`MOST`]; 0 where it holds too little of what was
/// typed. Each of its words stands for one typed word at most.
fn compare(name: &[WordId], wanted: &[Wanted], words: &Words, names: &Names) -> u32 {
    let mut taken = 0u64;
    let mut next = None;
    let (mut typed, mut missing) = (0, 0);
    let (mut held, mut mistyped, mut name_held) = (0, 0, 0);
    let mut n_in_order = 0;
    for wanted in wanted {
        let weight = wanted.candidates.weight;
        typed += weight;
        let free = (0..name.len()).filter(|place| taken & (1 << place) == 0);
        let fits = free.map(|place| (wanted.candidates.fit(name[place], words), place));
        // Of equal fits the one that goes on where the last one ended, else the first.
        let best = fits.max_by_key(|(fit, place)| (*fit, Some(*place) == next, Reverse(*place)));
        let Some((fit, place)) = best.filter(|(fit, _)| *fit > 0) else {
            missing += weight;
            next = None;
            continue;
        };
        taken |= 1 << place;
        n_in_order += u32::from(Some(place) == next);
        next = Some(place + 1);
        let trusted = fit * wanted.trust / SURE;
        held += weight * trusted;
        name_held += names.rarity_of(name[place]) * trusted;
        if fit < SURELY_TYPED {
            mistyped += weight * trusted;
        }
    }
    let typed_part = held / typed.max(1);
    // Where much is missing, errors are no likelier than other words.
    let doubtful = if missing * MUCH > typed {
        mistyped / 2
    } else {
        0
    };
    if (held - doubtful) / typed.max(1) < LEAST_TYPED {
        return 0;
    }
    let whole_name: u32 = name.iter().map(|word| names.rarity_of(*word)).sum();
    let name_part = name_held / whole_name.max(1);
    let n_pairs = wanted.len() as u32 - 1;
    let order_part = (n_in_order * 1_000).checked_div(n_pairs).unwrap_or(1_000);
    TYPED_SHARE * typed_part + NAME_SHARE * name_part + ORDER_SHARE * order_part
}
