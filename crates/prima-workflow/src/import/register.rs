//! The register as an import finds it and as it leaves it.

mod check;
mod take;
mod text;

use super::Plan;
use crate::failure::WorkflowError;
use prima_exchange::records::{
    ALIASES, BODIES, BODY_NAMES, REGION_PARENTS, REGIONS, REGISTER, RecordKind,
};
use prima_store::register::{Alias, Body, BodyName, BodyParent, Region, RegionParent};
use prima_store::{Act, Database};
use std::collections::BTreeMap;

/// Everything that is registered, by key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
        for row in act.regions().await? {
            register.put_region(row);
        }
        for row in act.region_parents().await? {
            register.put_region_parent(row);
        }
        for row in act.aliases().await? {
            register.put_alias(row);
        }
        for row in act.bodies().await? {
            register.put_body(row);
        }
        for row in act.body_names().await? {
            register.put_body_name(row);
        }
        for row in act.body_parents().await? {
            register.put_body_parent(row);
        }
        Ok(register)
    }

    /// The records of one kind alone, without waiting for a change under way.
    pub async fn of_kind(
        database: &Database,
        kind: &RecordKind,
    ) -> Result<Register, WorkflowError> {
        let mut register = Register::default();
        match kind.name {
            name if name == REGIONS.name => {
                let rows = database.regions().await?;
                rows.into_iter().for_each(|row| register.put_region(row));
            }
            name if name == REGION_PARENTS.name => {
                let rows = database.region_parents().await?;
                rows.into_iter()
                    .for_each(|row| register.put_region_parent(row));
            }
            name if name == ALIASES.name => {
                let rows = database.aliases().await?;
                rows.into_iter().for_each(|row| register.put_alias(row));
            }
            name if name == BODIES.name => {
                let rows = database.bodies().await?;
                rows.into_iter().for_each(|row| register.put_body(row));
            }
            name if name == BODY_NAMES.name => {
                let rows = database.body_names("").await?;
                rows.into_iter().for_each(|row| register.put_body_name(row));
            }
            _ => {
                let rows = database.body_parents("").await?;
                rows.into_iter()
                    .for_each(|row| register.put_body_parent(row));
            }
        }
        Ok(register)
    }

    /// The body with this id.
    pub fn body(&self, id: &str) -> Option<&Body> {
        self.bodies.get(id)
    }

    /// Each body's place in the alphabet, as it will be stored.
    pub fn name_orders(&self) -> BTreeMap<String, i64> {
        let mut bodies: Vec<&Body> = self.bodies.values().collect();
        bodies.sort_by_cached_key(|body| body.alphabet());
        let ids = bodies.into_iter().map(|body| body.body.clone());
        ids.zip(0..).collect()
    }

    /// Registers a body, in place of the one of its id.
    pub fn put_body(&mut self, body: Body) {
        self.bodies.insert(body.body.clone(), body);
    }

    fn put_region(&mut self, region: Region) {
        self.regions.insert(region.region.clone(), region);
    }

    fn put_region_parent(&mut self, row: RegionParent) {
        let key = (row.region.clone(), row.parent.clone());
        self.region_parents.insert(key, row);
    }

    fn put_alias(&mut self, row: Alias) {
        let key = (row.kind.clone(), row.code.clone(), row.alias.clone());
        self.aliases.insert(key, row);
    }

    fn put_body_name(&mut self, row: BodyName) {
        let key = (row.body.clone(), row.name.clone());
        self.body_names.insert(key, row);
    }

    fn put_body_parent(&mut self, row: BodyParent) {
        let key = (row.body.clone(), row.parent.clone());
        self.body_parents.insert(key, row);
    }

    /// Bodies that are in both and have another name in `after`.
    pub fn renamed<'a>(&'a self, after: &'a Register) -> impl Iterator<Item = &'a str> {
        let renamed = after.bodies.values().filter(|body| {
            let old = self.bodies.get(&body.body);
            old.is_some_and(|old| old.name != body.name)
        });
        renamed.map(|body| body.body.as_str())
    }

    /// Says what is other in `after`.
    pub fn compare(&self, after: &Register, plan: &mut Plan) {
        for kind in REGISTER {
            let (before, after) = (self.text(kind), after.text(kind));
            plan.take(kind.name, &before, &after, kind.key);
        }
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
            let rows: Vec<Body> = after.bodies.into_values().collect();
            act.replace_bodies(rows).await?;
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
