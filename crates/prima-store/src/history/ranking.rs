//! The results of one programme and period, filtered, in order, a page at a time.

use super::{Outcome, places};
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::table::{MOST_NAMES, Table, columns, sought};
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AssertSqlSafe, Row};
use std::collections::{BTreeMap, BTreeSet};

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
    /// In the alphabet of names instead of best first.
    pub by_name: bool,
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
    /// Results on this page, in the order that was asked for.
    pub rows: Vec<RankedResult>,
    /// How many there are in all.
    pub total: i64,
}

const READING: &str = "reading a ranking";

impl Database {
    /// The peer groups of a round that have several results, with how many: the
    /// largest first.
    pub async fn peer_groups(
        &self,
        programme: &str,
        period: &str,
    ) -> Result<Vec<(String, i64)>, StoreError> {
        let found = sqlx::query(
            "SELECT result.peer_group, COUNT(*) FROM result \
             WHERE result.programme = $1 AND result.period = $2 \
             AND result.peer_group <> '' \
             GROUP BY result.peer_group HAVING COUNT(*) > 1",
        );
        let found = found.bind(sought(programme)).bind(sought(period));
        let pair = |row: &AnyRow| Ok((row.try_get(0)?, row.try_get(1)?));
        let found = found.fetch_all(self.readers()).await;
        let found = found.and_then(|rows| rows.iter().map(pair).collect());
        let mut groups: Vec<(String, i64)> = found.map_err(doing(READING))?;
        groups.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
        Ok(groups)
    }

    /// Of how many kabupaten and kota in each province a real index of a round is
    /// known, by the code of the province; those of which none is are left out.
    pub async fn told_within(
        &self,
        programme: &str,
        period: &str,
    ) -> Result<BTreeMap<String, i64>, StoreError> {
        let found = sqlx::query(
            "SELECT result.province, COUNT(DISTINCT result.body) FROM result \
             WHERE result.programme = $1 AND result.period = $2 \
             AND result.level IN ('kabupaten', 'kota') AND result.kind = 'institution' \
             AND result.index_text <> '' AND result.dataset NOT IN \
             (SELECT dataset.dataset FROM dataset WHERE dataset.sample <> '') \
             GROUP BY result.province",
        );
        let found = found.bind(sought(programme)).bind(sought(period));
        let pair = |row: &AnyRow| Ok((row.try_get(0)?, row.try_get(1)?));
        let found = found.fetch_all(self.readers()).await;
        let found = found.and_then(|rows| rows.iter().map(pair).collect());
        found.map_err(doing(READING))
    }

    /// One page of a ranking.
    pub async fn ranking(&self, wanted: &RankingQuery) -> Result<Ranking, StoreError> {
        let (limit, skip) = (wanted.limit.max(0), wanted.skip.max(0));
        let mut filter = Filter::new(wanted);
        match &wanted.only {
            Some(only) if only.is_empty() => return Ok(Ranking::default()),
            Some(only) if only.len() > MOST_NAMES => {
                return self.ranking_of_many(&filter, only, limit, skip).await;
            }
            Some(only) => filter.of_bodies(only),
            None => {}
        }
        let count = AssertSqlSafe(format!("SELECT COUNT(*) FROM result {}", filter.sql()));
        let count = filter.bind(sqlx::query(count));
        // Each has a connection of its own, and neither waits for the other.
        let (row, rows) = tokio::join!(
            count.fetch_one(self.readers()),
            self.ranked(&filter, limit, skip)
        );
        Ok(Ranking {
            rows: rows?,
            total: row.and_then(|row| row.try_get(0)).map_err(doing(READING))?,
        })
    }

    /// The same where more bodies are named than a statement takes: they are
    /// picked out here, and only those of the page are read whole.
    async fn ranking_of_many(
        &self,
        filter: &Filter,
        only: &[String],
        limit: i64,
        skip: i64,
    ) -> Result<Ranking, StoreError> {
        let sql = format!(
            "SELECT result.body, result.place FROM result \
             JOIN body ON body.body = result.body {} ORDER BY {}",
            filter.sql(),
            filter.order
        );
        let found = filter.bind(sqlx::query(AssertSqlSafe(sql)));
        let found = found.fetch_all(self.readers()).await;
        let found = found.and_then(|rows| {
            let pair = |row: &AnyRow| Ok((row.try_get(0)?, row.try_get(1)?));
            rows.iter()
                .map(pair)
                .collect::<Result<Vec<(String, i64)>, _>>()
        });
        let mut found = found.map_err(doing(READING))?;
        let only: BTreeSet<&str> = only.iter().map(String::as_str).collect();
        found.retain(|(body, _)| only.contains(body.as_str()));
        let number = |n: i64| usize::try_from(n).unwrap_or(usize::MAX);
        let page: Vec<&(String, i64)> = found
            .iter()
            .skip(number(skip))
            .take(number(limit))
            .collect();
        let mut rows = Vec::new();
        for some in page.chunks(MOST_NAMES) {
            let names: Vec<String> = some.iter().map(|(body, _)| body.clone()).collect();
            let mut filter = filter.clone();
            filter.of_bodies(&names);
            let places: BTreeSet<i64> = some.iter().map(|(_, place)| *place).collect();
            let mut ranked = self.ranked(&filter, i64::MAX, 0).await?;
            // A body can have results in two data sets.
            ranked.retain(|row| places.contains(&row.result.place));
            rows.extend(ranked);
        }
        let total = found.len() as i64;
        Ok(Ranking { rows, total })
    }

    async fn ranked(
        &self,
        filter: &Filter,
        limit: i64,
        skip: i64,
    ) -> Result<Vec<RankedResult>, StoreError> {
        let page = AssertSqlSafe(format!(
            "SELECT body.name, body.short, body.region, {} FROM result \
             JOIN body ON body.body = result.body {}",
            columns::<Outcome>(Outcome::NAME),
            filter.page()
        ));
        let page = filter.bind(sqlx::query(page)).bind(limit).bind(skip);
        let rows = page.fetch_all(self.readers()).await;
        let rows = rows.and_then(|rows| rows.iter().map(ranked).collect());
        rows.map_err(doing(READING))
    }
}

pub(super) fn ranked(row: &AnyRow) -> Result<RankedResult, sqlx::Error> {
    Ok(RankedResult {
        name: row.try_get("name")?,
        short: row.try_get("short")?,
        region: row.try_get("region")?,
        result: Outcome::read(row)?,
    })
}

/// How the results of a round are found: by their order; or, where bodies are
/// named, by the keys of their results.
const IN_ORDER: &str = "WHERE result.programme = $1 AND result.period = $2";
const BY_KEY: &str = "WHERE result.dataset IN (SELECT dataset.dataset FROM dataset \
                      WHERE dataset.programme = $1 AND dataset.period = $2)";

/// The order where several levels are asked for. No index has them in one order,
/// and the one that has a whole round in order is read to its end for a few of
/// it. What is computed has no index to tempt it.
const OF_LEVELS: &str = "result.place + 0";

/// The `WHERE` of a ranking, with its values; the bodies it is only about apart.
#[derive(Clone)]
struct Filter {
    round: &'static str,
    /// What else is demanded.
    and: String,
    values: Vec<String>,
    order: &'static str,
}

impl Filter {
    fn new(wanted: &RankingQuery) -> Filter {
        let mut filter = Filter {
            round: IN_ORDER,
            and: String::new(),
            values: vec![wanted.programme.clone(), wanted.period.clone()],
            order: match (wanted.by_name, wanted.levels.len()) {
                (true, _) => "body.name_order, result.place",
                (false, 0 | 1) => "result.place",
                (false, _) => OF_LEVELS,
            },
        };
        filter.any_of("level", &wanted.levels);
        filter.any_of("kind", &wanted.kinds);
        if !wanted.province.is_empty() {
            filter.any_of("province", std::slice::from_ref(&wanted.province));
        }
        filter.any_of("band", &wanted.bands);
        filter
    }

    fn sql(&self) -> String {
        format!("{}{}", self.round, self.and)
    }

    /// What picks the rows of one page; the limit and what to pass over follow
    /// the values.
    fn page(&self) -> String {
        let (wanted, order, next) = (self.sql(), self.order, self.values.len() + 1);
        let piece = format!("ORDER BY {order} LIMIT ${next} OFFSET ${}", next + 1);
        match (self.round, order) {
            // The places of a round are told from an index alone. To read the
            // rows of all levels whole, only to sort them, takes twice as long.
            (IN_ORDER, OF_LEVELS) => format!(
                "{IN_ORDER} AND result.place IN (SELECT result.place FROM result {wanted} {piece}) \
                 ORDER BY result.place"
            ),
            _ => format!("{wanted} {piece}"),
        }
    }

    fn of_bodies(&mut self, bodies: &[String]) {
        self.round = BY_KEY;
        self.any_of("body", bodies);
    }

    fn any_of(&mut self, column: &str, values: &[String]) {
        if values.is_empty() {
            return;
        }
        let places = places(self.values.len() + 1, values.len());
        self.and
            .push_str(&format!(" AND result.{column} IN ({places})"));
        self.values.extend(values.iter().cloned());
    }

    fn bind<'q>(&self, query: Query<'q, Any, AnyArguments>) -> Query<'q, Any, AnyArguments> {
        self.values
            .iter()
            .fold(query, |query, value| query.bind(sought(value)))
    }
}
