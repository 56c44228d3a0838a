//! Questions about history: one data set, one body, one programme.

use super::{
    Dataset, DatasetFile, Event, FamilyFile, FigureRow, HintRow, Honour, Outcome, Peer, Statement,
    Summary, SummaryBand,
};
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::table::{Table, columns, each, row, rows, select, sought};
use sqlx::{AssertSqlSafe, Row};

const READING: &str = "reading published history";

impl Database {
    /// All data sets, newest import first.
    pub async fn datasets(&self) -> Result<Vec<Dataset>, StoreError> {
        let found = sqlx::query(select::<Dataset>("ORDER BY import DESC"));
        rows(found.fetch_all(self.readers()).await, READING)
    }

    /// The data set with this id.
    pub async fn dataset(&self, id: &str) -> Result<Option<Dataset>, StoreError> {
        let found = sqlx::query(select::<Dataset>("WHERE dataset = $1")).bind(sought(id));
        row(found.fetch_optional(self.readers()).await, READING)
    }

    /// The files of a data set's bundle, by name.
    pub async fn dataset_files(&self, id: &str) -> Result<Vec<DatasetFile>, StoreError> {
        let found = sqlx::query(select::<DatasetFile>("WHERE dataset = $1")).bind(sought(id));
        let mut files: Vec<DatasetFile> = rows(found.fetch_all(self.readers()).await, READING)?;
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(files)
    }

    /// One file of a data set's bundle.
    pub async fn dataset_file(
        &self,
        id: &str,
        name: &str,
    ) -> Result<Option<DatasetFile>, StoreError> {
        let sql = select::<DatasetFile>("WHERE dataset = $1 AND name = $2");
        let found = sqlx::query(sql).bind(sought(id)).bind(sought(name));
        row(found.fetch_optional(self.readers()).await, READING)
    }

    /// The rows of a data set's files about one family of bodies.
    pub async fn family_files(
        &self,
        dataset: &str,
        family: &str,
    ) -> Result<Vec<FamilyFile>, StoreError> {
        let sql = select::<FamilyFile>("WHERE dataset = $1 AND family = $2");
        let found = sqlx::query(sql).bind(sought(dataset)).bind(sought(family));
        let mut files: Vec<FamilyFile> = rows(found.fetch_all(self.readers()).await, READING)?;
        files.sort();
        Ok(files)
    }

    /// Those of all families.
    pub async fn families_of(&self, dataset: &str) -> Result<Vec<FamilyFile>, StoreError> {
        let found = sqlx::query(select::<FamilyFile>("WHERE dataset = $1")).bind(sought(dataset));
        rows(found.fetch_all(self.readers()).await, READING)
    }

    /// All results of a body, newest period first, then by programme.
    pub async fn results_of(&self, body: &str) -> Result<Vec<Outcome>, StoreError> {
        let found = sqlx::query(select::<Outcome>("WHERE body = $1")).bind(sought(body));
        let mut results: Vec<Outcome> = rows(found.fetch_all(self.readers()).await, READING)?;
        results.sort_by(|a, b| {
            (&b.period, &a.programme, &a.dataset).cmp(&(&a.period, &b.programme, &b.dataset))
        });
        Ok(results)
    }

    /// Results of the bodies directly under one, newest period first.
    pub async fn results_under(&self, parent: &str) -> Result<Vec<Outcome>, StoreError> {
        let sql = AssertSqlSafe(format!(
            "SELECT {} FROM result JOIN body ON body.body = result.body WHERE body.parent = $1",
            columns::<Outcome>(Outcome::NAME)
        ));
        let found = sqlx::query(sql).bind(sought(parent));
        let found = found.fetch(self.readers());
        let mut results: Vec<Outcome> = each(found, READING).await?;
        results.sort_by(|a, b| {
            (&b.period, &a.programme, a.place).cmp(&(&a.period, &b.programme, b.place))
        });
        Ok(results)
    }

    /// Results of all bodies in a province, newest period first, best first.
    pub async fn results_in_province(&self, province: &str) -> Result<Vec<Outcome>, StoreError> {
        let sql = select::<Outcome>("WHERE province = $1 AND kind = 'institution'");
        let found = sqlx::query(sql).bind(sought(province));
        let found = found.fetch(self.readers());
        let mut results: Vec<Outcome> = each(found, READING).await?;
        results.sort_by(|a, b| {
            (&b.period, &a.programme, a.place).cmp(&(&a.period, &b.programme, b.place))
        });
        Ok(results)
    }

    /// The results of a result's peer group that have an index, in the order of
    /// their places, it among them: of data sets of the same kind as its own,
    /// `sample` as [`Dataset::sample`] has it. At most `most`, those nearest to it;
    /// how many there are is its `rank_of`.
    pub async fn peers(
        &self,
        of: &Outcome,
        sample: &str,
        most: i64,
    ) -> Result<Vec<Peer>, StoreError> {
        let most = most.max(0);
        let mut peers = self.peers_beside(of, sample, "< $5", "DESC", most).await?;
        peers.reverse();
        let after = self.peers_beside(of, sample, ">= $5", "ASC", most).await?;
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        // Where one side has fewer than half, the other gives more.
        let n_after = after
            .len()
            .min((most - most / 2).max(most.saturating_sub(peers.len())));
        peers.drain(..peers.len().saturating_sub(most - n_after));
        peers.extend(after.into_iter().take(n_after));
        Ok(peers)
    }

    async fn peers_beside(
        &self,
        of: &Outcome,
        sample: &str,
        side: &'static str,
        order: &'static str,
        most: i64,
    ) -> Result<Vec<Peer>, StoreError> {
        let sql = select::<Peer>(&format!(
            "WHERE programme = $1 AND period = $2 AND peer_group = $3 AND index_order IS NOT NULL \
             AND EXISTS (SELECT 1 FROM dataset WHERE dataset.dataset = result.dataset AND dataset.sample = $4) \
             AND place {side} ORDER BY place {order} LIMIT $6"
        ));
        let found = sqlx::query(sql)
            .bind(sought(&of.programme))
            .bind(sought(&of.period))
            .bind(sought(&of.peer_group))
            .bind(sought(sample))
            .bind(of.place)
            .bind(most);
        each(found.fetch(self.readers()), READING).await
    }

    /// Results of all bodies of a region and of all bodies directly under its
    /// institutions, newest period first, then by programme, best first.
    pub async fn results_of_region(&self, region: &str) -> Result<Vec<Outcome>, StoreError> {
        let sql = AssertSqlSafe(format!(
            "SELECT {} FROM result WHERE result.body IN (\
             SELECT body.body FROM body WHERE body.region = $1 \
             UNION SELECT body.body FROM body JOIN body AS above ON above.body = body.parent \
             WHERE above.region = $1 AND above.kind = 'institution')",
            columns::<Outcome>(Outcome::NAME)
        ));
        let found = sqlx::query(sql).bind(sought(region));
        let mut results: Vec<Outcome> = each(found.fetch(self.readers()), READING).await?;
        results.sort_by(|a, b| {
            (&b.period, &a.programme, a.place).cmp(&(&a.period, &b.programme, b.place))
        });
        Ok(results)
    }

    /// Programme and period of all rounds that have results, newest period first.
    pub async fn cycles(&self) -> Result<Vec<(String, String)>, StoreError> {
        let sql = "SELECT DISTINCT programme, period FROM dataset WHERE instrument <> ''";
        let found = sqlx::query(sql).fetch_all(self.readers()).await;
        let pairs = found.and_then(|rows| {
            let pair = |row: &sqlx::any::AnyRow| Ok((row.try_get(0)?, row.try_get(1)?));
            rows.iter()
                .map(pair)
                .collect::<Result<Vec<(String, String)>, _>>()
        });
        let mut pairs = pairs.map_err(doing(READING))?;
        pairs.sort_by(|a, b| (&b.1, &a.0).cmp(&(&a.1, &b.0)));
        Ok(pairs)
    }

    /// Means by programme, of each the newest period first, then by level.
    pub async fn summaries(&self) -> Result<Vec<Summary>, StoreError> {
        let found = sqlx::query(select::<Summary>("")).fetch_all(self.readers());
        let mut summaries: Vec<Summary> = rows(found.await, READING)?;
        summaries.sort_by(|a, b| {
            (&a.programme, &b.period, &a.level).cmp(&(&b.programme, &a.period, &b.level))
        });
        Ok(summaries)
    }

    /// Bands by programme, of each the newest period first, then by level and band.
    pub async fn summary_bands(&self) -> Result<Vec<SummaryBand>, StoreError> {
        let found = sqlx::query(select::<SummaryBand>("")).fetch_all(self.readers());
        let mut bands: Vec<SummaryBand> = rows(found.await, READING)?;
        bands.sort_by(|a, b| {
            (&a.programme, &b.period, &a.level, &a.band).cmp(&(
                &b.programme,
                &a.period,
                &b.level,
                &b.band,
            ))
        });
        Ok(bands)
    }

    /// The figures of a data set, in its order.
    pub async fn figures_of(&self, dataset: &str) -> Result<Vec<FigureRow>, StoreError> {
        let sql = select::<FigureRow>("WHERE dataset = $1 ORDER BY ordinal");
        let found = sqlx::query(sql).bind(sought(dataset));
        rows(found.fetch_all(self.readers()).await, READING)
    }

    /// All figures, by data set and place.
    pub async fn figures(&self) -> Result<Vec<FigureRow>, StoreError> {
        let found = sqlx::query(select::<FigureRow>("")).fetch_all(self.readers());
        let mut figures: Vec<FigureRow> = rows(found.await, READING)?;
        figures.sort_by(|a, b| (&a.dataset, a.ordinal).cmp(&(&b.dataset, b.ordinal)));
        Ok(figures)
    }

    /// Counts near the published ones from which a data set's shares would follow.
    pub async fn hints_of(&self, dataset: &str) -> Result<Vec<HintRow>, StoreError> {
        let sql = select::<HintRow>("WHERE dataset = $1 ORDER BY ordinal");
        let found = sqlx::query(sql).bind(sought(dataset));
        rows(found.fetch_all(self.readers()).await, READING)
    }

    /// All statements, by data set and place.
    pub async fn statements(&self) -> Result<Vec<Statement>, StoreError> {
        let found = sqlx::query(select::<Statement>("")).fetch_all(self.readers());
        let mut statements: Vec<Statement> = rows(found.await, READING)?;
        statements.sort_by(|a, b| (&a.dataset, a.ordinal).cmp(&(&b.dataset, b.ordinal)));
        Ok(statements)
    }

    /// Statements about a body, by data set and place.
    pub async fn statements_about(&self, body: &str) -> Result<Vec<Statement>, StoreError> {
        let found = sqlx::query(select::<Statement>("WHERE body = $1")).bind(sought(body));
        let mut statements: Vec<Statement> = rows(found.fetch_all(self.readers()).await, READING)?;
        statements.sort_by(|a, b| (&a.dataset, a.ordinal).cmp(&(&b.dataset, b.ordinal)));
        Ok(statements)
    }

    /// All events and their categories, newest event first, each in its order.
    pub async fn events(&self) -> Result<Vec<Event>, StoreError> {
        let found = sqlx::query(select::<Event>("")).fetch_all(self.readers());
        let mut events: Vec<Event> = rows(found.await, READING)?;
        events.sort_by(|a, b| {
            (&b.period, &a.event, a.ordinal).cmp(&(&a.period, &b.event, b.ordinal))
        });
        Ok(events)
    }

    /// All honours, newest first.
    pub async fn honours(&self) -> Result<Vec<Honour>, StoreError> {
        let found = sqlx::query(select::<Honour>("")).fetch_all(self.readers());
        Ok(newest_first(rows(found.await, READING)?))
    }

    /// Honours a body received, or was credited with, newest first.
    pub async fn honours_of(&self, body: &str) -> Result<Vec<Honour>, StoreError> {
        let sql = select::<Honour>("WHERE body = $1 OR unit = $1");
        let found = sqlx::query(sql).bind(sought(body));
        Ok(newest_first(rows(
            found.fetch_all(self.readers()).await,
            READING,
        )?))
    }
}

fn newest_first(mut honours: Vec<Honour>) -> Vec<Honour> {
    honours.sort_by(|a, b| {
        (&b.period, &a.dataset, a.ordinal).cmp(&(&a.period, &b.dataset, b.ordinal))
    });
    honours
}
