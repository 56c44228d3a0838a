//! Whether what the files say holds together: every code names something, no
//! body is its own ancestor, regions are what their codes say.

use super::Register;
use crate::import::near::demand;
use prima_domain::register::region::{RegionCode, RegionKind};
use prima_exchange::records::{
    ALIASES, BODIES, BODY_NAMES, BODY_PARENTS, REGION_PARENTS, REGIONS, Record, Records,
};
use prima_exchange::{Problem, Problems};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// How far a body's chain of parents is known to lead.
#[derive(Clone, PartialEq)]
enum Chain {
    /// To a body without a parent; the level that holds there, or below.
    Ends { level: String },
    /// Into itself.
    Circles,
}

impl Register {
    /// Says everything about the files' records, and about bodies that data
    /// sets added, that does not fit the register as a whole. Bodies without a
    /// level get that of their parent.
    pub fn check(
        &mut self,
        files: &[Records],
        added: &[(PathBuf, Vec<String>)],
        problems: &mut Problems,
    ) {
        self.check_codes(files, problems);
        self.check_regions(files, problems);
        let chains = self.chains();
        for (id, chain) in &chains {
            if let (Chain::Ends { level }, Some(body)) = (chain, self.bodies.get_mut(id))
                && body.level.is_empty()
            {
                body.level.clone_from(level);
            }
        }
        let on_circle = self.on_circles(&chains);
        let fault = |id: &str| {
            let unit = vec![("unit", id.to_owned())];
            if on_circle.contains(id) {
                return Some(("parent", "body-circle", unit));
            }
            let is_flat = self
                .bodies
                .get(id)
                .is_some_and(|body| body.level.is_empty());
            // Below a circle the level is missing because of the circle.
            let ends = matches!(chains.get(id), Some(Chain::Ends { .. }));
            (is_flat && ends).then_some(("level", "no-level", unit))
        };
        for file in files.iter().filter(|file| file.kind.name == BODIES.name) {
            for record in &file.records {
                let id = file.kind.get(record, "unit");
                if let Some((column, key, arguments)) = fault(id) {
                    problems.push(file.problem(record, column, key, arguments));
                }
            }
        }
        for (path, ids) in added {
            for (column, key, arguments) in ids.iter().filter_map(|id| fault(id)) {
                problems.push(in_column(path, column, key, arguments));
            }
        }
    }

    fn check_codes(&self, files: &[Records], problems: &mut Problems) {
        let is_region = |code: &str| self.regions.contains_key(code);
        let is_body = |id: &str| self.bodies.contains_key(id);
        for file in files {
            let kind = file.kind;
            let (regions, bodies): (&[&str], &[&str]) = match kind.name {
                name if name == REGIONS.name => (&["parent"], &[]),
                name if name == REGION_PARENTS.name => (&["region", "parent"], &[]),
                name if name == BODIES.name => (&["region"], &["parent"]),
                name if name == BODY_NAMES.name => (&[], &["unit"]),
                name if name == BODY_PARENTS.name => (&[], &["unit", "parent"]),
                _ => (&[], &[]),
            };
            for record in &file.records {
                for column in regions {
                    demand(
                        file,
                        record,
                        column,
                        is_region,
                        self.regions.keys(),
                        problems,
                    );
                }
                for column in bodies {
                    demand(file, record, column, is_body, self.bodies.keys(), problems);
                }
                if kind.name == ALIASES.name && kind.get(record, "kind") == "region" {
                    demand(
                        file,
                        record,
                        "code",
                        is_region,
                        self.regions.keys(),
                        problems,
                    );
                }
            }
        }
    }

    fn check_regions(&self, files: &[Records], problems: &mut Problems) {
        let mut shorts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for region in self.regions.values() {
            shorts
                .entry(&region.short)
                .or_default()
                .push(&region.region);
        }
        for file in files.iter().filter(|file| file.kind.name == REGIONS.name) {
            for record in &file.records {
                let get = |column: &str| file.kind.get(record, column);
                let same = shorts.get(get("short")).into_iter().flatten();
                let other = same.into_iter().find(|code| **code != get("code"));
                if let Some(other) = other.filter(|_| !get("short").is_empty()) {
                    let arguments = vec![
                        ("found", get("short").to_owned()),
                        ("code", (*other).to_owned()),
                    ];
                    problems.push(file.problem(record, "short", "short-twice", arguments));
                }
                check_region(file, record, problems);
            }
        }
    }

    /// Where the parents of each body lead; each body is passed once.
    fn chains(&self) -> BTreeMap<String, Chain> {
        let mut known: BTreeMap<String, Chain> = BTreeMap::new();
        for start in self.bodies.keys() {
            let mut path: Vec<&str> = Vec::new();
            let mut passed: BTreeSet<&str> = BTreeSet::new();
            let mut at = self.bodies.get(start);
            let mut end = Chain::Ends {
                level: String::new(),
            };
            while let Some(body) = at {
                if let Some(chain) = known.get(&body.body) {
                    end = chain.clone();
                    break;
                }
                if !passed.insert(&body.body) {
                    end = Chain::Circles;
                    break;
                }
                path.push(&body.body);
                at = self.bodies.get(&body.parent);
            }
            for id in path.into_iter().rev() {
                let own = self.bodies.get(id).map_or("", |body| body.level.as_str());
                if let (Chain::Ends { level }, false) = (&mut end, own.is_empty()) {
                    own.clone_into(level);
                }
                known.insert(id.to_owned(), end.clone());
            }
        }
        known
    }

    /// The bodies that are their own ancestors, without those below them.
    fn on_circles(&self, chains: &BTreeMap<String, Chain>) -> BTreeSet<String> {
        let mut leading = chains.iter();
        let mut on = BTreeSet::new();
        let mut passed: BTreeSet<&str> = BTreeSet::new();
        while let Some((start, _)) = leading.find(|(_, chain)| **chain == Chain::Circles) {
            let mut path: Vec<&str> = Vec::new();
            let mut at = start.as_str();
            while passed.insert(at) {
                path.push(at);
                at = self.bodies.get(at).map_or("", |body| body.parent.as_str());
            }
            // Met on this very path, it closes a circle; met before, that was said.
            if let Some(first) = path.iter().position(|id| *id == at) {
                on.extend(path[first..].iter().map(|id| (*id).to_owned()));
            }
        }
        on
    }

    /// Says that a record's `region` is no region's code, where it has one.
    pub fn demand_region(&self, file: &Records, record: &Record, problems: &mut Problems) {
        let is_known = |code: &str| self.regions.contains_key(code);
        demand(
            file,
            record,
            "region",
            is_known,
            self.regions.keys(),
            problems,
        );
    }

    /// Says that a record names no body in a column, where it names one.
    pub fn demand_body(
        &self,
        file: &Records,
        record: &Record,
        column: &str,
        problems: &mut Problems,
    ) {
        let is_known = |id: &str| self.bodies.contains_key(id);
        demand(file, record, column, is_known, self.bodies.keys(), problems);
    }
}

/// A problem with a column of a file whose rows are no longer at hand.
fn in_column(
    path: &Path,
    column: &str,
    key: &'static str,
    arguments: Vec<(&'static str, String)>,
) -> Problem {
    Problem {
        column: Some(column.to_owned()),
        ..Problem::of_file(path, key, arguments)
    }
}

/// Says where a region is not what its code says: the code names the province
/// and tells a kota from a kabupaten.
fn check_region(file: &Records, record: &Record, problems: &mut Problems) {
    let get = |column: &str| file.kind.get(record, column).to_owned();
    let Ok(code) = RegionCode::parse(&get("code")) else {
        let found = vec![("found", get("code"))];
        problems.push(file.problem(record, "code", "bad-region-code", found));
        return;
    };
    let is_other = RegionKind::from_name(&get("kind")).is_some_and(|kind| !code.fits(kind));
    if is_other {
        let arguments = vec![("code", get("code")), ("found", get("kind"))];
        problems.push(file.problem(record, "kind", "region-kind", arguments));
    }
    let province = match code.is_province() {
        true => String::new(),
        false => code.province().to_string(),
    };
    if get("parent") != province {
        let expected = match province.is_empty() {
            true => "none".to_owned(),
            false => province,
        };
        let arguments = vec![
            ("code", get("code")),
            ("found", get("parent")),
            ("expected", expected),
        ];
        problems.push(file.problem(record, "parent", "region-parent", arguments));
    }
}
