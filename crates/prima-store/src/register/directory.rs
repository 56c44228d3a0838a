//! The directory of bodies: filtered, in the alphabet, a page at a time.

use super::Body;
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::history::places;
use crate::table::{rows, select, sought};
use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AssertSqlSafe, Row};
use std::collections::BTreeSet;

/// Which bodies are wanted; an empty list or text means any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BodyQuery {
    /// Levels of government.
    pub levels: Vec<String>,
    /// Kinds of bodies.
    pub kinds: Vec<String>,
    /// Province code; bodies of the regions in it belong to it.
    pub province: String,
    /// Region code; only bodies of the region itself.
    pub region: String,
    /// How many to pass over.
    pub skip: i64,
    /// How many to give.
    pub limit: i64,
}

const READING: &str = "reading the directory of bodies";

impl Database {
    /// One page of the directory, and how many bodies it has in all; those that are
    /// made up come last.
    pub async fn directory(&self, wanted: &BodyQuery) -> Result<(Vec<Body>, i64), StoreError> {
        let filter = Filter::new(wanted);
        let (limit, skip) = (wanted.limit.max(0), wanted.skip.max(0));
        let real = self.count(&filter, "sample = ''").await?;
        let made_up = self.count(&filter, "sample <> ''").await?;
        // One question for each, so that the index of names still gives the order.
        let mut page = Vec::new();
        if skip < real {
            page = self.part(&filter, "sample = ''", limit, skip).await?;
        }
        let missing = limit - page.len() as i64;
        if made_up > 0 && missing > 0 {
            let skip = (skip - real).max(0);
            page.extend(self.part(&filter, "sample <> ''", missing, skip).await?);
        }
        Ok((page, real + made_up))
    }

    async fn count(&self, filter: &Filter, which: &'static str) -> Result<i64, StoreError> {
        let sql = format!("SELECT COUNT(*) FROM body {} AND {which}", filter.sql);
        let count = filter.bind(sqlx::query(AssertSqlSafe(sql)));
        let row = count.fetch_one(self.readers()).await;
        row.and_then(|row| row.try_get(0)).map_err(doing(READING))
    }

    async fn part(
        &self,
        filter: &Filter,
        which: &'static str,
        limit: i64,
        skip: i64,
    ) -> Result<Vec<Body>, StoreError> {
        let next = filter.values.len() + 1;
        let sql = format!(
            "{} AND {which} ORDER BY name_order LIMIT ${next} OFFSET ${}",
            filter.sql,
            next + 1
        );
        let part = filter.bind(sqlx::query(select::<Body>(&sql)));
        let part = part.bind(limit).bind(skip);
        rows(part.fetch_all(self.readers()).await, READING)
    }
}

impl Database {
    /// The ids of all bodies that are wanted, without cutting; `skip` and `limit`
    /// do not count.
    pub async fn directory_ids(&self, wanted: &BodyQuery) -> Result<BTreeSet<String>, StoreError> {
        let filter = Filter::new(wanted);
        let sql = AssertSqlSafe(format!("SELECT body FROM body {}", filter.sql));
        let found = filter.bind(sqlx::query(sql)).fetch_all(self.readers());
        let ids = found
            .await
            .and_then(|rows| rows.iter().map(|row| row.try_get(0)).collect());
        ids.map_err(doing(READING))
    }
}

/// The `WHERE` of the directory, with its values.
struct Filter {
    sql: String,
    values: Vec<String>,
}

impl Filter {
    fn new(wanted: &BodyQuery) -> Filter {
        let mut filter = Filter {
            sql: String::from("WHERE 1 = 1"),
            values: Vec::new(),
        };
        filter.any_of("level", &wanted.levels);
        filter.any_of("kind", &wanted.kinds);
        if !wanted.region.is_empty() {
            filter.any_of("region", std::slice::from_ref(&wanted.region));
        }
        if !wanted.province.is_empty() {
            let place = filter.values.len() + 1;
            let sql = format!(" AND (region = ${place} OR region LIKE ${})", place + 1);
            filter.sql.push_str(&sql);
            // A code of digits holds no sign that LIKE reads.
            let digits: String = wanted
                .province
                .chars()
                .filter(char::is_ascii_digit)
                .collect();
            filter.values.push(wanted.province.clone());
            filter.values.push(format!("{digits}.%"));
        }
        filter
    }

    fn any_of(&mut self, column: &str, values: &[String]) {
        if !values.is_empty() {
            let places = places(self.values.len() + 1, values.len());
            self.sql.push_str(&format!(" AND {column} IN ({places})"));
            self.values.extend(values.iter().cloned());
        }
    }

    fn bind<'q>(&self, query: Query<'q, Any, AnyArguments>) -> Query<'q, Any, AnyArguments> {
        self.values
            .iter()
            .fold(query, |query, value| query.bind(sought(value)))
    }
}
