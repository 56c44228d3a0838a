//! What no single table of the rules of proposals shows: whether what is named is
//! there, whether a group has sections, and whether weights come to a hundred.

use super::super::Programme;
use super::super::build::{At, Places};
use super::Proposals;
use crate::fault::{Fault, place};
use std::collections::BTreeMap;

/// Weights of a group, together.
const WHOLE: u32 = 100;

/// Reports what is wrong between the tables.
pub fn check(programme: &Programme, places: &Places, text: &str, faults: &mut Vec<Fault>) {
    let mut wrong = |at: &At, key: &'static str, arguments: Vec<(&'static str, String)>| {
        faults.push(Fault {
            at: at.clone(),
            key,
            arguments,
        });
    };
    let own = &places.proposals;
    let Some(proposals) = &programme.proposals else {
        for at in &own.flags {
            wrong(at, "programme-no-proposal", vec![]);
        }
        return;
    };
    for (key, at) in &own.lacking {
        wrong(at, "programme-rule-lacks", vec![("key", (*key).to_owned())]);
    }
    for (list, line) in twice(proposals, places, text) {
        wrong(&list.1, "programme-twice", vec![("code", list.0), line]);
    }
    let groups: Vec<&str> = proposals.groups.iter().map(|one| &*one.code).collect();
    for (name, at) in &own.groups_named {
        if proposals.group(name).is_none() {
            let known = vec![("group", name.clone()), ("known", groups.join(", "))];
            wrong(at, "programme-unknown-group", known);
        }
    }
    let tiers: Vec<&str> = proposals.tiers.iter().map(|one| &*one.code).collect();
    for (name, at) in &own.tiers_named {
        if proposals.tier(name).is_none() {
            let known = vec![("tier", name.clone()), ("known", tiers.join(", "))];
            wrong(at, "programme-unknown-tier", known);
        }
    }
    for (group, (at, _)) in proposals.groups.iter().zip(&own.groups) {
        let weights: Vec<Option<u32>> = proposals
            .sections_of(&group.code)
            .map(|section| section.weight)
            .collect();
        let named = ("group", group.code.clone());
        if weights.is_empty() {
            wrong(at, "programme-group-without-section", vec![named.clone()]);
        }
        let sum: u32 = weights
            .iter()
            .flatten()
            .fold(0, |sum, one| sum.saturating_add(*one));
        let has_any = weights.iter().any(Option::is_some);
        if has_any && (weights.contains(&None) || sum != WHOLE) {
            wrong(
                at,
                "programme-weights",
                vec![named, ("sum", sum.to_string())],
            );
        }
    }
    let first = programme.stage(&programme.entry.to);
    if first.is_some_and(|stage| !stage.writes_proposal) {
        let named = vec![("stage", programme.entry.to.clone())];
        wrong(&own.whole, "programme-no-draft", named);
    }
}

/// A code that is there twice, with its place and the line of the first.
type Twice = ((String, At), (&'static str, String));

fn twice(proposals: &Proposals, places: &Places, text: &str) -> Vec<Twice> {
    let own = &places.proposals;
    let groups = proposals.groups.iter().zip(&own.groups);
    let mut lists: Vec<Vec<(&str, &At)>> = vec![
        groups
            .clone()
            .map(|(one, (at, _))| (&*one.code, at))
            .collect(),
        proposals
            .sections
            .iter()
            .map(|one| &*one.code)
            .zip(&own.sections)
            .collect(),
        proposals
            .tiers
            .iter()
            .map(|one| &*one.code)
            .zip(&own.tiers)
            .collect(),
    ];
    for (group, (_, at)) in groups {
        // A rule that could not be read leaves a gap, and was reported.
        if group.rules.len() == at.len() {
            lists.push(group.rules.iter().map(|one| &*one.code).zip(at).collect());
        }
    }
    let mut found = Vec::new();
    for list in lists {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (code, at) in list {
            let line = place(text, at.start).line;
            if let Some(first) = seen.insert(code, line) {
                found.push(((code.to_owned(), at.clone()), ("line", first.to_string())));
            }
        }
    }
    found
}
