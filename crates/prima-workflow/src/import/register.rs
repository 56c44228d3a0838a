//! The register as an import finds it and as it leaves it.

use super::{ImportOptions, Plan};
use crate::failure::WorkflowError;
use prima_domain::register::region::RegionCode;
use prima_exchange::Problems;
use prima_exchange::records::{
    ALIASES, BODIES, BODY_NAMES, BODY_PARENTS, REGION_PARENTS, REGIONS, REGISTER, Record,
    RecordKind, Records,
};
use prima_exchange::write::push_line;
use prima_instrument::nearest;
use prima_store::Act;
use prima_store::register::{Alias, Body, BodyName, BodyParent, Region, RegionParent};
use std::collections::BTreeMap;

/// More codes than this are not searched for a mistyped one.
const MOST_COMPARED: usize = 20_000;

/// Everything that is registered, by key.
#[derive(Clone, Debug, Default)]
pub(crate) struct Register {
    regions: BTreeMap<String, Region>,
    region_parents: BTreeMap<(String, String), RegionParent>,
    aliases: BTreeMap<(String, String, String), Alias>,
    bodies: BTreeMap<String, Body>,
    body_names: BTreeMap<(String, String), BodyName>,
    body_parents: BTreeMap<(String, String), BodyParent>,
}

impl Register {
    /// As it is now.
    pub async fn read(act: &mut Act) -> Result<Register, WorkflowError> {
        let mut register = Register::default();
        for region in act.regions().await? {
            register.regions.insert(region.region.clone(), region);
        }
        for row in act.region_parents().await? {
            let key = (row.region.clone(), row.parent.clone());
            register.region_parents.insert(key, row);
        }
        for row in act.aliases().await? {
            let key = (row.kind.clone(), row.code.clone(), row.alias.clone());
            register.aliases.insert(key, row);
        }
        for body in act.bodies().await? {
            register.bodies.insert(body.body.clone(), body);
        }
        for row in act.body_names().await? {
            let key = (row.body.clone(), row.name.clone());
            register.body_names.insert(key, row);
        }
        for row in act.body_parents().await? {
            let key = (row.body.clone(), row.parent.clone());
            register.body_parents.insert(key, row);
        }
        Ok(register)
    }

    /// The body with this id.
    pub fn body(&self, id: &str) -> Option<&Body> {
        self.bodies.get(id)
    }

    /// Ids of all bodies, in order.
    pub fn ids(&self) -> Vec<&str> {
        self.bodies.keys().map(String::as_str).collect()
    }

    /// Registers a body that a data set names and nobody knew.
    pub fn add_body(&mut self, body: Body) {
        self.bodies.insert(body.body.clone(), body);
    }

    /// Takes the records of a file: each is added, or put in place of the one of its key.
    pub fn take(&mut self, file: &Records, options: &ImportOptions, problems: &mut Problems) {
        let kind = file.kind;
        for record in &file.records {
            let get = |column: &str| kind.get(record, column).to_owned();
            match kind.name {
                name if name == REGIONS.name => {
                    let region = Region {
                        region: get("code"),
                        name: get("name"),
                        short: get("short"),
                        kind: get("kind"),
                        parent: get("parent"),
                        valid_from: get("valid_from"),
                        valid_to: get("valid_to"),
                    };
                    if RegionCode::parse(&region.region).is_err() {
                        let found = vec![("found", region.region.clone())];
                        problems.push(file.problem(record, "code", "bad-region-code", found));
                    }
                    self.regions.insert(region.region.clone(), region);
                }
                name if name == REGION_PARENTS.name => {
                    let row = RegionParent {
                        region: get("region"),
                        parent: get("parent"),
                        valid_from: get("valid_from"),
                        valid_to: get("valid_to"),
                        provisional: get("provisional"),
                    };
                    let key = (row.region.clone(), row.parent.clone());
                    self.region_parents.insert(key, row);
                }
                name if name == ALIASES.name => {
                    let row = Alias {
                        kind: get("kind"),
                        code: get("code"),
                        alias: get("alias"),
                    };
                    let key = (row.kind.clone(), row.code.clone(), row.alias.clone());
                    self.aliases.insert(key, row);
                }
                name if name == BODIES.name => self.take_body(
                    Body {
                        body: get("unit"),
                        name: get("name"),
                        short: get("short"),
                        parent: get("parent"),
                        kind: get("kind"),
                        level: get("level"),
                        region: get("region"),
                        valid_from: get("valid_from"),
                        valid_to: get("valid_to"),
                        aliases: get("aliases"),
                        sample: get("sample"),
                        name_order: 0,
                    },
                    &file.file,
                    options,
                ),
                name if name == BODY_NAMES.name => {
                    let row = BodyName {
                        body: get("unit"),
                        name: get("name"),
                        valid_from: get("valid_from"),
                        valid_to: get("valid_to"),
                        source: get("source"),
                    };
                    self.body_names
                        .insert((row.body.clone(), row.name.clone()), row);
                }
                _ => {
                    let row = BodyParent {
                        body: get("unit"),
                        parent: get("parent"),
                        valid_from: get("valid_from"),
                        valid_to: get("valid_to"),
                        source: get("source"),
                    };
                    self.body_parents
                        .insert((row.body.clone(), row.parent.clone()), row);
                }
            }
        }
    }

    /// Takes a body; a name or parent it had before is kept as former.
    fn take_body(&mut self, body: Body, file: &str, options: &ImportOptions) {
        let today = options.at.get(..10).unwrap_or(options.at);
        let from = |old: &Body| {
            let ends = self
                .body_names
                .values()
                .filter(|name| name.body == old.body);
            let newest = ends.map(|name| name.valid_to.as_str()).max();
            newest.unwrap_or(&old.valid_from).to_owned()
        };
        if let Some(old) = self.bodies.get(&body.body)
            && !options.correction
        {
            if old.name != body.name {
                let row = BodyName {
                    body: old.body.clone(),
                    name: old.name.clone(),
                    valid_from: from(old),
                    valid_to: today.to_owned(),
                    source: file.to_owned(),
                };
                self.body_names
                    .insert((row.body.clone(), row.name.clone()), row);
            }
            if old.parent != body.parent && !old.parent.is_empty() {
                let row = BodyParent {
                    body: old.body.clone(),
                    parent: old.parent.clone(),
                    valid_from: old.valid_from.clone(),
                    valid_to: today.to_owned(),
                    source: file.to_owned(),
                };
                self.body_parents
                    .insert((row.body.clone(), row.parent.clone()), row);
            }
        }
        self.bodies.insert(body.body.clone(), body);
    }

    /// Checks that every code the files write names something, gives bodies
    /// without a level that of their parent, and numbers them by name.
    pub fn check(&mut self, files: &[Records], problems: &mut Problems) {
        for file in files {
            let kind = file.kind;
            let regions: &[&str] = match kind.name {
                name if name == REGIONS.name => &["parent"],
                name if name == REGION_PARENTS.name => &["region", "parent"],
                name if name == BODIES.name => &["region"],
                _ => &[],
            };
            let bodies: &[&str] = match kind.name {
                name if name == BODIES.name => &["parent"],
                name if name == BODY_NAMES.name => &["unit"],
                name if name == BODY_PARENTS.name => &["unit", "parent"],
                _ => &[],
            };
            for record in &file.records {
                for column in regions {
                    let known = |code: &str| self.regions.contains_key(code);
                    demand(file, record, column, known, self.regions.keys(), problems);
                }
                for column in bodies {
                    let known = |id: &str| self.bodies.contains_key(id);
                    demand(file, record, column, known, self.bodies.keys(), problems);
                }
                let is_region = kind.name == ALIASES.name && kind.get(record, "kind") == "region";
                if is_region {
                    let known = |code: &str| self.regions.contains_key(code);
                    demand(file, record, "code", known, self.regions.keys(), problems);
                }
                if kind.name == BODIES.name && self.is_in_circle(kind.get(record, "unit")) {
                    let unit = vec![("unit", kind.get(record, "unit").to_owned())];
                    problems.push(file.problem(record, "parent", "body-circle", unit));
                }
            }
        }
        self.inherit_levels();
        self.number();
    }

    fn is_in_circle(&self, start: &str) -> bool {
        let parent = |id: &str| self.bodies.get(id).map_or("", |body| body.parent.as_str());
        // A step at a time and two at a time: both meet only in a circle.
        let (mut slow, mut fast) = (parent(start), parent(parent(start)));
        while !fast.is_empty() {
            if slow == fast {
                return true;
            }
            slow = parent(slow);
            fast = parent(parent(fast));
        }
        false
    }

    fn inherit_levels(&mut self) {
        let without: Vec<String> = self
            .bodies
            .values()
            .filter(|body| body.level.is_empty() && !body.parent.is_empty())
            .map(|body| body.body.clone())
            .collect();
        for id in without {
            let mut at = self.bodies.get(&id);
            // Circles are refused, so the steps end; a bound keeps a refused file from hanging.
            for _ in 0..self.bodies.len() {
                at = at.and_then(|body| self.bodies.get(&body.parent));
                if at.is_none_or(|body| !body.level.is_empty()) {
                    break;
                }
            }
            let level = at.map_or(String::new(), |body| body.level.clone());
            if let Some(body) = self.bodies.get_mut(&id) {
                body.level = level;
            }
        }
    }

    fn number(&mut self) {
        let mut order: Vec<(String, String)> = self
            .bodies
            .values()
            .map(|body| (body.name.clone(), body.body.clone()))
            .collect();
        order.sort();
        for (place, (_, id)) in order.into_iter().enumerate() {
            if let Some(body) = self.bodies.get_mut(&id) {
                body.name_order = place as i64;
            }
        }
    }

    /// Says what is other in `after`.
    pub fn compare(&self, after: &Register, plan: &mut Plan) {
        for kind in REGISTER {
            let (before, after) = (self.text(kind), after.text(kind));
            plan.take(kind.name, &before, &after, kind.key);
        }
    }

    /// The records of a kind as CSV, with the columns of its files.
    pub fn text(&self, kind: &RecordKind) -> String {
        let mut text = String::new();
        push_line(kind.shape.all(), &mut text);
        let mut push = |row: &[&str]| push_line(row.iter().copied(), &mut text);
        match kind.name {
            name if name == REGIONS.name => self.regions.values().for_each(|row| {
                let own = [&row.region, &row.name, &row.short, &row.kind, &row.parent];
                push(
                    &[
                        &own.map(String::as_str)[..],
                        &[&row.valid_from, &row.valid_to],
                    ]
                    .concat(),
                );
            }),
            name if name == REGION_PARENTS.name => self.region_parents.values().for_each(|row| {
                push(&[
                    &row.region,
                    &row.parent,
                    &row.valid_to,
                    &row.valid_from,
                    &row.provisional,
                ]);
            }),
            name if name == ALIASES.name => self.aliases.values().for_each(|row| {
                push(&[&row.kind, &row.code, &row.alias]);
            }),
            name if name == BODIES.name => self.bodies.values().for_each(|row| {
                let own = [
                    &row.body,
                    &row.name,
                    &row.kind,
                    &row.short,
                    &row.parent,
                    &row.level,
                ];
                let more = [
                    &row.region,
                    &row.valid_from,
                    &row.valid_to,
                    &row.aliases,
                    &row.sample,
                ];
                push(&[&own.map(String::as_str)[..], &more.map(String::as_str)[..]].concat());
            }),
            name if name == BODY_NAMES.name => self.body_names.values().for_each(|row| {
                push(&[
                    &row.body,
                    &row.name,
                    &row.valid_to,
                    &row.source,
                    &row.valid_from,
                ]);
            }),
            _ => self.body_parents.values().for_each(|row| {
                push(&[
                    &row.body,
                    &row.parent,
                    &row.valid_to,
                    &row.source,
                    &row.valid_from,
                ]);
            }),
        }
        text
    }

    /// Writes what is other in `after`.
    pub async fn save(&self, after: Register, act: &mut Act) -> Result<(), WorkflowError> {
        if self.regions != after.regions {
            let rows: Vec<Region> = after.regions.into_values().collect();
            act.replace_regions(&rows).await?;
        }
        if self.region_parents != after.region_parents {
            let rows: Vec<RegionParent> = after.region_parents.into_values().collect();
            act.replace_region_parents(&rows).await?;
        }
        if self.aliases != after.aliases {
            let rows: Vec<Alias> = after.aliases.into_values().collect();
            act.replace_aliases(&rows).await?;
        }
        if self.bodies != after.bodies {
            act.replace_bodies(after.bodies.into_values().collect())
                .await?;
        }
        if self.body_names != after.body_names {
            let rows: Vec<BodyName> = after.body_names.into_values().collect();
            act.replace_body_names(&rows).await?;
        }
        if self.body_parents != after.body_parents {
            let rows: Vec<BodyParent> = after.body_parents.into_values().collect();
            act.replace_body_parents(&rows).await?;
        }
        Ok(())
    }
}

/// Says that a code names nothing, and what it may have meant.
fn demand<'a>(
    file: &Records,
    record: &Record,
    column: &str,
    known: impl Fn(&str) -> bool,
    codes: impl ExactSizeIterator<Item = &'a String>,
    problems: &mut Problems,
) {
    let found = file.kind.get(record, column);
    if found.is_empty() || known(found) {
        return;
    }
    let near = if codes.len() <= MOST_COMPARED {
        let codes: Vec<&str> = codes.map(String::as_str).collect();
        nearest(found, &codes).map(str::to_owned)
    } else {
        None
    };
    let near = near.unwrap_or_else(|| "none".to_owned());
    let arguments = vec![("found", found.to_owned()), ("near", near)];
    problems.push(file.problem(record, column, "unregistered-code", arguments));
}
