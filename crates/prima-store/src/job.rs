//! Long work: what is asked for, who works on it, how far it is, what came of it.
//!
//! A job is no act and has no audit line; the act that it does has one. None of
//! it is in a backup: who restores one must not find work begun that nobody does.
//! What a job does, and who may see it, is not known here.

mod turns;

use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::table::{insert, row, rows, select, sought, table};
use sqlx::{Any, Executor, Transaction};

table! {
    /// One piece of long work. Moments are seconds since 1970 in UTC; 0: not yet.
    Job = "job" {
        /// Id.
        job: String,
        /// Code of what it does.
        kind: String,
        /// The round it is about; empty: about none.
        cycle: String,
        /// Who asked for it.
        person: String,
        /// A hash over the roles, ties and overrides the person had then.
        standing: String,
        /// What was asked for, as JSON.
        asked: String,
        /// Language of what it makes: `id`, `en`.
        lang: String,
        /// `queued`, `running`, `done`, `failed` or `cancelled`.
        state: String,
        /// Code of what it does now.
        step: String,
        /// Steps that are behind it.
        n_done: i64,
        /// Steps in all; 0: not known yet.
        n_steps: i64,
        /// 1 where somebody wants it to stop.
        is_unwanted: i64,
        /// The process that works on it, or did; empty: none yet.
        runner: String,
        /// Why it failed, in Indonesian; empty: it did not.
        said_id: String,
        /// Why it failed, in English.
        said_en: String,
        /// What came of it, as JSON; empty: nothing yet.
        result: String,
        /// Name of the file it made; empty: none.
        file_name: String,
        /// When it was asked for.
        asked_at: i64,
        /// When somebody began to work on it.
        begun_at: i64,
        /// When its process was last seen at it.
        seen_at: i64,
        /// When it ended.
        ended_at: i64,
    }
}

table! {
    /// What a job was given, or made.
    JobFile = "job_file" {
        /// The job.
        job: String,
        /// [`INPUT`] or [`RESULT`].
        name: String,
        /// Its bytes in base64.
        content: String,
    }
}

/// Name of what a job was given.
pub const INPUT: &str = "input";
/// Name of what a job made.
pub const RESULT: &str = "result";

const READING: &str = "reading about long work";
const WRITING: &str = "writing about long work";

/// Newest first; two of one second by their ids.
fn newest_first(mut jobs: Vec<Job>) -> Vec<Job> {
    jobs.sort_by(|a, b| (b.asked_at, &b.job).cmp(&(a.asked_at, &a.job)));
    jobs
}

impl Database {
    /// A job.
    pub async fn job(&self, job: &str) -> Result<Option<Job>, StoreError> {
        let found = sqlx::query(select::<Job>("WHERE job = $1")).bind(sought(job));
        row(found.fetch_optional(self.readers()).await, READING)
    }

    /// The jobs somebody asked for, newest first.
    pub async fn jobs_of(&self, person: &str) -> Result<Vec<Job>, StoreError> {
        self.jobs("WHERE person = $1", person)
            .await
            .map(newest_first)
    }

    /// The jobs about a round, newest first.
    pub async fn jobs_about(&self, cycle: &str) -> Result<Vec<Job>, StoreError> {
        self.jobs("WHERE cycle = $1", cycle).await.map(newest_first)
    }

    /// The jobs in a state, oldest first.
    pub async fn jobs_in(&self, state: &str) -> Result<Vec<Job>, StoreError> {
        let mut jobs = newest_first(self.jobs("WHERE state = $1", state).await?);
        jobs.reverse();
        Ok(jobs)
    }

    async fn jobs(&self, rest: &str, value: &str) -> Result<Vec<Job>, StoreError> {
        let found = sqlx::query(select::<Job>(rest)).bind(sought(value));
        rows(found.fetch_all(self.readers()).await, READING)
    }

    /// What a job was given or made, in base64; none where there is nothing.
    pub async fn job_file(&self, job: &str, name: &str) -> Result<Option<String>, StoreError> {
        let sql = select::<JobFile>("WHERE job = $1 AND name = $2");
        let found = sqlx::query(sql).bind(sought(job)).bind(sought(name));
        let found: Option<JobFile> = row(found.fetch_optional(self.readers()).await, READING)?;
        Ok(found.map(|file| file.content))
    }

    /// Writes a job down, with what it is given.
    pub async fn add_job(&self, job: &Job, input: Option<&str>) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        insert(&mut tx, std::slice::from_ref(job)).await?;
        if let Some(content) = input {
            put_file(&mut tx, &job.job, INPUT, content).await?;
        }
        tx.commit().await.map_err(doing(WRITING))
    }

    /// Forgets jobs that ended before a moment, with their files; gives how many.
    pub async fn forget_jobs(&self, ended_before: i64) -> Result<u64, StoreError> {
        const ENDED: &str = "ended_at > 0 AND ended_at < $1";
        let mut tx = self.begin().await?;
        let files =
            format!("DELETE FROM job_file WHERE job IN (SELECT job FROM job WHERE {ENDED})");
        let rows = format!("DELETE FROM job WHERE {ENDED}");
        let mut n_rows = 0;
        for sql in [files, rows] {
            let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(ended_before);
            let done = tx.execute(query).await.map_err(doing(WRITING))?;
            n_rows = done.rows_affected();
        }
        tx.commit().await.map_err(doing(WRITING))?;
        Ok(n_rows)
    }
}

/// Keeps what a job was given or made, in place of what was there.
async fn put_file(
    tx: &mut Transaction<'static, Any>,
    job: &str,
    name: &str,
    content: &str,
) -> Result<(), StoreError> {
    let sql = "DELETE FROM job_file WHERE job = $1 AND name = $2";
    let query = sqlx::query(sql).bind(sought(job)).bind(sought(name));
    tx.execute(query).await.map_err(doing(WRITING))?;
    let file = JobFile {
        job: job.to_owned(),
        name: name.to_owned(),
        content: content.to_owned(),
    };
    insert(tx, &[file]).await
}
