//! The register: regions, bodies, and what they are called.

mod directory;

pub use directory::BodyQuery;

use crate::act::Act;
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::table::{MOST_NAMES, Table, clear, each, insert, row, rows, select, sought, table};
use prima_domain::register::search::fold;
use sqlx::Row;
use std::collections::BTreeSet;

table! {
    /// A province, kabupaten or kota.
    Region = "region" {
        /// Kemendagri code, `16` or `16.08`.
        region: String,
        /// Official name.
        name: String,
        /// Short name, unique.
        short: String,
        /// `provinsi`, `kabupaten`, `kota`, `kabupaten_administrasi`, `kota_administrasi`.
        kind: String,
        /// Code of the province; empty for a province.
        parent: String,
        /// First day, month or year; empty: not recorded.
        valid_from: String,
        /// Last day, month or year; empty: still there.
        valid_to: String,
    }
}

table! {
    /// A province a region belonged to before.
    RegionParent = "region_parent" {
        /// The region.
        region: String,
        /// Its former province.
        parent: String,
        /// From; empty: not recorded.
        valid_from: String,
        /// Until.
        valid_to: String,
        /// What is not proven about it; empty: nothing.
        provisional: String,
    }
}

table! {
    /// What people type, and what it stands for.
    Alias = "alias" {
        /// `region`: another name of a region; `word`: a short form.
        kind: String,
        /// Region code, or the short form.
        code: String,
        /// The other name, or what the short form stands for.
        alias: String,
    }
}

table! {
    /// A registered body.
    Body = "body" {
        /// Its id, part of its address.
        body: String,
        /// Official name.
        name: String,
        /// Short name; empty: the official one.
        short: String,
        /// Id of the body above; empty: none.
        parent: String,
        /// `institution`, `regional_office`, `work_unit`, `service_unit`.
        kind: String,
        /// `kementerian` … `bumn`, its own or its parent's.
        level: String,
        /// Region code; empty: national.
        region: String,
        /// From; empty: not recorded.
        valid_from: String,
        /// Until; empty: still there.
        valid_to: String,
        /// Other names, parted by `;`.
        aliases: String,
        /// `sample`, `generated`, or empty for a real body.
        sample: String,
        /// Place in the alphabet.
        name_order: i64,
    }
}

impl Body {
    /// What it is sorted by: capitals, diacritics and punctuation of its name
    /// count only between equals.
    pub fn alphabet(&self) -> (String, String, String) {
        (fold(&self.name), self.name.clone(), self.body.clone())
    }

    /// What it is called where there is little room.
    pub fn called(&self) -> &str {
        if self.short.is_empty() {
            &self.name
        } else {
            &self.short
        }
    }
}

table! {
    /// A name a body had before.
    BodyName = "body_name" {
        /// The body.
        body: String,
        /// Its name then.
        name: String,
        /// From; empty: not recorded.
        valid_from: String,
        /// Until.
        valid_to: String,
        /// Who says so.
        source: String,
    }
}

table! {
    /// A body that was above another before.
    BodyParent = "body_parent" {
        /// The body.
        body: String,
        /// Its parent then.
        parent: String,
        /// From; empty: not recorded.
        valid_from: String,
        /// Until.
        valid_to: String,
        /// Who says so.
        source: String,
    }
}

const READING: &str = "reading the register";

impl Database {
    /// All regions, by code.
    pub async fn regions(&self) -> Result<Vec<Region>, StoreError> {
        let found = sqlx::query(select::<Region>("")).fetch_all(self.readers());
        let mut regions: Vec<Region> = rows(found.await, READING)?;
        regions.sort_by(|a, b| a.region.cmp(&b.region));
        Ok(regions)
    }

    /// All former provinces, by region.
    pub async fn region_parents(&self) -> Result<Vec<RegionParent>, StoreError> {
        let found = sqlx::query(select::<RegionParent>("")).fetch_all(self.readers());
        let mut parents: Vec<RegionParent> = rows(found.await, READING)?;
        parents.sort_by(|a, b| (&a.region, &a.parent).cmp(&(&b.region, &b.parent)));
        Ok(parents)
    }

    /// All aliases, by kind, code and alias.
    pub async fn aliases(&self) -> Result<Vec<Alias>, StoreError> {
        let found = sqlx::query(select::<Alias>("")).fetch_all(self.readers());
        let mut aliases: Vec<Alias> = rows(found.await, READING)?;
        aliases.sort_by(|a, b| (&a.kind, &a.code, &a.alias).cmp(&(&b.kind, &b.code, &b.alias)));
        Ok(aliases)
    }

    /// All bodies, in the alphabet of their names.
    pub async fn bodies(&self) -> Result<Vec<Body>, StoreError> {
        let found = sqlx::query(select::<Body>("ORDER BY name_order"));
        each(found.fetch(self.readers()), READING).await
    }

    /// Some of all bodies in the alphabet of their names: from place `from` on, at most `limit`.
    pub async fn bodies_from(&self, from: i64, limit: i64) -> Result<Vec<Body>, StoreError> {
        let sql = select::<Body>("ORDER BY name_order LIMIT $1 OFFSET $2");
        let found = sqlx::query(sql).bind(limit.max(0)).bind(from.max(0));
        rows(found.fetch_all(self.readers()).await, READING)
    }

    /// How many bodies there are.
    pub async fn n_bodies(&self) -> Result<i64, StoreError> {
        let found = sqlx::query("SELECT COUNT(*) FROM body").fetch_one(self.readers());
        found
            .await
            .and_then(|row| row.try_get(0))
            .map_err(doing(READING))
    }

    /// How many bodies there are that are no sample.
    pub async fn n_real_bodies(&self) -> Result<i64, StoreError> {
        let sql = "SELECT COUNT(*) FROM body WHERE sample = ''";
        let found = sqlx::query(sql).fetch_one(self.readers());
        found
            .await
            .and_then(|row| row.try_get(0))
            .map_err(doing(READING))
    }

    /// The body with this id.
    pub async fn body(&self, id: &str) -> Result<Option<Body>, StoreError> {
        let found = sqlx::query(select::<Body>("WHERE body = $1")).bind(sought(id));
        row(found.fetch_optional(self.readers()).await, READING)
    }

    /// The bodies with these ids, in no order; unknown ids are passed over.
    pub async fn bodies_named(&self, ids: &[String]) -> Result<Vec<Body>, StoreError> {
        let mut bodies = Vec::new();
        for some in ids.chunks(MOST_NAMES) {
            let places = crate::history::places(1, some.len());
            let query = sqlx::query(select::<Body>(&format!("WHERE body IN ({places})")));
            let query = some.iter().fold(query, |query, id| query.bind(sought(id)));
            bodies.extend(rows(query.fetch_all(self.readers()).await, READING)?);
        }
        Ok(bodies)
    }

    /// The bodies directly under one.
    pub async fn bodies_under(&self, parent: &str) -> Result<Vec<Body>, StoreError> {
        let sql = select::<Body>("WHERE parent = $1 ORDER BY name_order");
        let found = sqlx::query(sql).bind(sought(parent));
        rows(found.fetch_all(self.readers()).await, READING)
    }

    /// The bodies below one, those directly below it first, each level in the
    /// alphabet; a register that goes in a circle gives each body once.
    pub async fn bodies_below(&self, top: &str) -> Result<Vec<Body>, StoreError> {
        let mut below: Vec<Body> = Vec::new();
        let mut known = BTreeSet::from([top.to_owned()]);
        let mut level = vec![top.to_owned()];
        while !level.is_empty() {
            let mut next: Vec<Body> = Vec::new();
            for some in level.chunks(MOST_NAMES) {
                let places = crate::history::places(1, some.len());
                let query = sqlx::query(select::<Body>(&format!("WHERE parent IN ({places})")));
                let query = some.iter().fold(query, |query, id| query.bind(sought(id)));
                next.extend(rows(query.fetch_all(self.readers()).await, READING)?);
            }
            next.retain(|body: &Body| known.insert(body.body.clone()));
            next.sort_by_key(|body| body.name_order);
            level = next.iter().map(|body| body.body.clone()).collect();
            below.extend(next);
        }
        Ok(below)
    }

    /// The bodies of a region itself, not of the regions in it.
    pub async fn bodies_of_region(&self, region: &str) -> Result<Vec<Body>, StoreError> {
        let sql = select::<Body>("WHERE region = $1 ORDER BY name_order");
        let found = sqlx::query(sql).bind(sought(region));
        rows(found.fetch_all(self.readers()).await, READING)
    }

    /// Former names of a body, oldest first; of all bodies where `id` is empty.
    pub async fn body_names(&self, id: &str) -> Result<Vec<BodyName>, StoreError> {
        let mut names: Vec<BodyName> = self.of_body(id).await?;
        names.sort_by(|a, b| (&a.body, &a.valid_to, &a.name).cmp(&(&b.body, &b.valid_to, &b.name)));
        Ok(names)
    }

    /// Former parents of a body, oldest first; of all bodies where `id` is empty.
    pub async fn body_parents(&self, id: &str) -> Result<Vec<BodyParent>, StoreError> {
        let mut parents: Vec<BodyParent> = self.of_body(id).await?;
        parents.sort_by(|a, b| {
            (&a.body, &a.valid_to, &a.parent).cmp(&(&b.body, &b.valid_to, &b.parent))
        });
        Ok(parents)
    }

    /// Rows about a body; about all where `id` is empty.
    async fn of_body<T: Table>(&self, id: &str) -> Result<Vec<T>, StoreError> {
        let query = match id {
            "" => sqlx::query(select::<T>("")),
            _ => sqlx::query(select::<T>("WHERE body = $1")).bind(sought(id)),
        };
        rows(query.fetch_all(self.readers()).await, READING)
    }
}

impl Act {
    /// Puts these regions in place of all others.
    pub async fn replace_regions(&mut self, regions: &[Region]) -> Result<(), StoreError> {
        clear(self.tx(), "region").await?;
        insert(self.tx(), regions).await
    }

    /// Puts these former provinces in place of all others.
    pub async fn replace_region_parents(
        &mut self,
        parents: &[RegionParent],
    ) -> Result<(), StoreError> {
        clear(self.tx(), "region_parent").await?;
        insert(self.tx(), parents).await
    }

    /// Puts these aliases in place of all others.
    pub async fn replace_aliases(&mut self, aliases: &[Alias]) -> Result<(), StoreError> {
        clear(self.tx(), "alias").await?;
        insert(self.tx(), aliases).await
    }

    /// Puts these bodies in place of all others, and numbers them by name, in
    /// which capitals, diacritics and punctuation count only between equals.
    pub async fn replace_bodies(&mut self, mut bodies: Vec<Body>) -> Result<(), StoreError> {
        bodies.sort_by_cached_key(Body::alphabet);
        for (place, body) in bodies.iter_mut().enumerate() {
            body.name_order = place as i64;
        }
        clear(self.tx(), "body").await?;
        insert(self.tx(), &bodies).await
    }

    /// Puts these former names in place of all others.
    pub async fn replace_body_names(&mut self, names: &[BodyName]) -> Result<(), StoreError> {
        clear(self.tx(), "body_name").await?;
        insert(self.tx(), names).await
    }

    /// Puts these former parents in place of all others.
    pub async fn replace_body_parents(&mut self, parents: &[BodyParent]) -> Result<(), StoreError> {
        clear(self.tx(), "body_parent").await?;
        insert(self.tx(), parents).await
    }

    /// All regions as this change sees them, in no order.
    pub async fn regions(&mut self) -> Result<Vec<Region>, StoreError> {
        self.all().await
    }

    /// All former provinces as this change sees them, in no order.
    pub async fn region_parents(&mut self) -> Result<Vec<RegionParent>, StoreError> {
        self.all().await
    }

    /// All aliases as this change sees them, in no order.
    pub async fn aliases(&mut self) -> Result<Vec<Alias>, StoreError> {
        self.all().await
    }

    /// All bodies as this change sees them, in no order.
    pub async fn bodies(&mut self) -> Result<Vec<Body>, StoreError> {
        self.all().await
    }

    /// All former names as this change sees them, in no order.
    pub async fn body_names(&mut self) -> Result<Vec<BodyName>, StoreError> {
        self.all().await
    }

    /// All former parents as this change sees them, in no order.
    pub async fn body_parents(&mut self) -> Result<Vec<BodyParent>, StoreError> {
        self.all().await
    }

    async fn all<T: Table>(&mut self) -> Result<Vec<T>, StoreError> {
        let found = sqlx::query(select::<T>(""));
        each(found.fetch(&mut **self.tx()), READING).await
    }
}
