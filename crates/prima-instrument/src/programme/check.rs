//! What no single table of a programme shows: whether every exit leads
//! somewhere, every stage can be reached, and a revocation has its rule.

use super::build::{At, Places};
use super::{Programme, StageKind, jury};
use crate::catalogue::Catalogue;
use crate::fault::{Fault, place};
use std::collections::{BTreeMap, BTreeSet};

/// Faults being found.
struct Checking<'a> {
    programme: &'a Programme,
    places: &'a Places,
    text: &'a str,
    faults: &'a mut Vec<Fault>,
}

/// Reports what is wrong between the tables.
pub fn check(
    programme: &Programme,
    places: &Places,
    catalogue: &Catalogue,
    text: &str,
    faults: &mut Vec<Fault>,
) {
    let mut checking = Checking {
        programme,
        places,
        text,
        faults,
    };
    checking.codes();
    checking.names(catalogue);
    checking.ways();
    checking.ends();
    checking.counts();
    checking.juries();
    super::proposal::check::check(programme, places, text, faults);
}

impl Checking<'_> {
    fn wrong(&mut self, at: &At, key: &'static str, arguments: Vec<(&'static str, String)>) {
        self.faults.push(Fault {
            at: at.clone(),
            key,
            arguments,
        });
    }

    /// Codes are unique in their list.
    fn codes(&mut self) {
        let programme = self.programme;
        let stages = programme.stages.iter().map(|stage| stage.code.as_str());
        let mut lists: Vec<Vec<(&str, At)>> = vec![
            stages.zip(self.places.stages.iter().cloned()).collect(),
            programme
                .milestones
                .iter()
                .map(|one| one.code.as_str())
                .zip(self.places.milestones.iter().cloned())
                .collect(),
        ];
        for (stage, at) in programme.stages.iter().zip(&self.places.exits) {
            let codes = stage.exits.iter().map(|exit| exit.code.as_str());
            lists.push(codes.zip(at.iter().cloned()).collect());
        }
        for list in lists {
            let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
            for (code, at) in list {
                let line = place(self.text, at.start).line;
                if let Some(first) = seen.insert(code, line) {
                    let arguments = vec![("code", code.to_owned()), ("line", first.to_string())];
                    self.wrong(&at, "programme-twice", arguments);
                }
            }
        }
    }

    /// Stages, laws and facilities that are named exist.
    fn names(&mut self, catalogue: &Catalogue) {
        let programme = self.programme;
        let known: Vec<&str> = programme
            .stages
            .iter()
            .map(|one| one.code.as_str())
            .collect();
        for (name, at) in &self.places.named {
            if programme.stage(name).is_none() {
                let arguments = vec![("stage", name.clone()), ("known", known.join(", "))];
                self.wrong(at, "programme-unknown-stage", arguments);
            }
        }
        let laws: Vec<&str> = programme.laws.iter().map(|law| law.key.as_str()).collect();
        for (name, at) in &self.places.cited {
            if programme.law(name).is_none() {
                let arguments = vec![("law", name.clone()), ("known", laws.join(", "))];
                self.wrong(at, "programme-unknown-law", arguments);
            }
        }
        for (code, at) in &self.places.facilities {
            if catalogue.facility(code).is_none() {
                let arguments = vec![("code", code.clone())];
                self.wrong(at, "programme-unknown-facility", arguments);
            }
        }
    }

    /// Every stage can be reached from the entry.
    fn ways(&mut self) {
        let programme = self.programme;
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut next = vec![programme.entry.to.as_str()];
        while let Some(code) = next.pop() {
            if let Some(stage) = programme.stage(code)
                && reached.insert(code)
            {
                next.extend(stage.exits.iter().map(|exit| exit.to.as_str()));
            }
        }
        for (stage, at) in programme.stages.iter().zip(&self.places.stages) {
            if !reached.contains(stage.code.as_str()) {
                let arguments = vec![("stage", stage.code.clone())];
                self.wrong(at, "programme-unreached", arguments);
            }
        }
    }

    /// What each kind of stage must and must not have.
    fn ends(&mut self) {
        let programme = self.programme;
        let kinds = |kind| programme.stages.iter().any(|stage| stage.kind == kind);
        if !kinds(StageKind::Held) {
            self.wrong(&self.places.head, "programme-grants-nothing", vec![]);
        }
        let first = programme.stage(&programme.entry.to);
        if first.is_some_and(|stage| stage.kind != StageKind::Work)
            && let Some((_, at)) = self.places.named.first()
        {
            let named = vec![("stage", programme.entry.to.clone())];
            self.wrong(at, "programme-enters-end", named);
        }
        if kinds(StageKind::Revoked) && programme.cooling_off.is_none() {
            self.wrong(&self.places.head, "programme-no-cooling-off", vec![]);
        }
        let placed = programme.stages.iter().zip(&self.places.stages);
        for ((stage, at), exits) in placed.zip(&self.places.exits) {
            let named = vec![("stage", stage.code.clone())];
            let is_end = matches!(stage.kind, StageKind::Closed | StageKind::Revoked);
            if stage.kind == StageKind::Work && stage.exits.is_empty() {
                self.wrong(at, "programme-dead-end", named.clone());
            }
            if is_end && let Some(first) = exits.first() {
                self.wrong(first, "programme-end-with-exit", named);
            }
            for (exit, at) in stage.exits.iter().zip(exits) {
                let to = programme.stage(&exit.to).map(|stage| stage.kind);
                if to == Some(StageKind::Revoked) && stage.kind != StageKind::Held {
                    let named = vec![("exit", exit.code.clone())];
                    self.wrong(at, "programme-revokes-nothing", named);
                }
                if to == Some(StageKind::Revoked) && !exit.reason {
                    let named = vec![("exit", exit.code.clone())];
                    self.wrong(at, "programme-revokes-without-reason", named);
                }
            }
        }
    }

    /// Each jury is whole, and no exit asks for a result that there cannot be.
    fn juries(&mut self) {
        let programme = self.programme;
        for (place, at) in self.places.juries.iter().enumerate() {
            if let Some(at) = at {
                jury::check(programme, place, at, self.faults);
            }
        }
        for (stage, verdicts) in programme.stages.iter().zip(&self.places.verdicts) {
            let passing = stage.jury.as_ref().and_then(|jury| jury.passing.as_ref());
            for (exit, at) in stage.exits.iter().zip(verdicts) {
                if exit.jury.is_some() && passing.is_none() {
                    let named = vec![("exit", exit.code.clone())];
                    self.wrong(at, "programme-jury-exit", named);
                }
            }
        }
    }

    /// Published counts are as many as there are milestones.
    fn counts(&mut self) {
        let wanted = self.programme.milestones.len();
        for (published, at) in self.programme.published.iter().zip(&self.places.figures) {
            if published.figures.len() != wanted {
                let arguments = vec![
                    ("found", published.figures.len().to_string()),
                    ("wanted", wanted.to_string()),
                ];
                self.wrong(at, "programme-other-counts", arguments);
            }
        }
    }
}
