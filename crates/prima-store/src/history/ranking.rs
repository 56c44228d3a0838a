//! The results of one programme and period, filtered, in order, a page at a time.

use super::{Outcome, places};
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::table::{Table, columns};
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AssertSqlSafe, Row};

/// What is wanted of a ranking; an empty list or text means any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RankingQuery {
    /// Programme.
    pub programme: String,
    /// Period.
    pub period: String,
    /// Levels of government.
    pub levels: Vec<String>,
    /// Kinds of bodies.
    pub kinds: Vec<String>,
    /// Province code.
    pub province: String,
    /// Codes of bands.
    pub bands: Vec<String>,
    /// Only these bodies, such as those a search found.
    pub only: Option<Vec<String>>,
    /// How many to pass over.
    pub skip: i64,
    /// How many to give.
    pub limit: i64,
}

/// One row of a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedResult {
    /// The body's name.
    pub name: String,
    /// Its short name; empty: none.
    pub short: String,
    /// Its region code.
    pub region: String,
    /// The result.
    pub result: Outcome,
}

/// A page of a ranking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// Results on this page, best first.
    pub rows: Vec<RankedResult>,
    /// How many there are in all.
    pub total: i64,
}

const READING: &str = "reading a ranking";

impl Database {
    /// One page of a ranking.
    pub async fn ranking(&self, wanted: &RankingQuery) -> Result<Ranking, StoreError> {
        if wanted.only.as_ref().is_some_and(Vec::is_empty) {
            return Ok(Ranking::default());
        }
        let filter = Filter::new(wanted);
        let count = AssertSqlSafe(format!("SELECT COUNT(*) FROM result {}", filter.sql));
        let count = filter.bind(sqlx::query(count));
        let row = count
            .fetch_one(self.readers())
            .await
            .map_err(doing(READING))?;
        let total = row.try_get(0).map_err(doing(READING))?;
        let next = filter.values.len() + 1;
        let page = AssertSqlSafe(format!(
            "SELECT body.name, body.short, body.region, {} FROM result \
             JOIN body ON body.body = result.body {} ORDER BY result.place LIMIT ${next} OFFSET ${}",
            columns::<Outcome>(Outcome::NAME),
            filter.sql,
            next + 1
        ));
        let page = filter
            .bind(sqlx::query(page))
            .bind(wanted.limit)
            .bind(wanted.skip);
        let rows = page.fetch_all(self.readers()).await;
        let rows = rows.and_then(|rows| rows.iter().map(ranked).collect());
        Ok(Ranking {
            rows: rows.map_err(doing(READING))?,
            total,
        })
    }
}

fn ranked(row: &AnyRow) -> Result<RankedResult, sqlx::Error> {
    Ok(RankedResult {
        name: row.try_get("name")?,
        short: row.try_get("short")?,
        region: row.try_get("region")?,
        result: Outcome::read(row)?,
    })
}

/// The `WHERE` of a ranking, with its values.
struct Filter {
    sql: String,
    values: Vec<String>,
}

impl Filter {
    fn new(wanted: &RankingQuery) -> Filter {
        let mut filter = Filter {
            sql: String::from("WHERE result.programme = $1 AND result.period = $2"),
            values: vec![wanted.programme.clone(), wanted.period.clone()],
        };
        filter.any_of("level", &wanted.levels);
        filter.any_of("kind", &wanted.kinds);
        if !wanted.province.is_empty() {
            filter.any_of("province", std::slice::from_ref(&wanted.province));
        }
        filter.any_of("band", &wanted.bands);
        if let Some(only) = &wanted.only {
            filter.any_of("body", only);
        }
        filter
    }

    fn any_of(&mut self, column: &str, values: &[String]) {
        if values.is_empty() {
            return;
        }
        let places = places(self.values.len() + 1, values.len());
        self.sql
            .push_str(&format!(" AND result.{column} IN ({places})"));
        self.values.extend(values.iter().cloned());
    }

    fn bind<'q>(&self, query: Query<'q, Any, AnyArguments>) -> Query<'q, Any, AnyArguments> {
        self.values
            .iter()
            .fold(query, |query, value| query.bind(value.clone()))
    }
}
