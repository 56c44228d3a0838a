//! Whose turn a job is: it is claimed, watched, ended, stopped and begun again,
//! each by one `UPDATE` that says what must hold, so that of two processes one
//! changes a row and the other none.

use super::{Job, RESULT, WRITING, put_file};
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::table::sought;
use sqlx::{Any, AssertSqlSafe, Executor, Transaction};

/// A value of a statement.
#[derive(Clone, Copy)]
enum Value<'a> {
    Text(&'a str),
    Number(i64),
}

use Value::{Number, Text};

/// Changes rows; gives how many.
async fn change(
    tx: &mut Transaction<'static, Any>,
    sql: &str,
    values: &[Value<'_>],
) -> Result<u64, StoreError> {
    let query = sqlx::query(AssertSqlSafe(sql.to_owned()));
    let query = values.iter().fold(query, |query, value| match value {
        Text(text) => query.bind(sought(text)),
        Number(number) => query.bind(*number),
    });
    let done = tx.execute(query).await.map_err(doing(WRITING))?;
    Ok(done.rows_affected())
}

impl Database {
    async fn change_jobs(&self, sql: &str, values: &[Value<'_>]) -> Result<u64, StoreError> {
        let mut tx = self.begin().await?;
        let n_rows = change(&mut tx, sql, values).await?;
        tx.commit().await.map_err(doing(WRITING))?;
        Ok(n_rows)
    }

    /// Takes a job that waits; whether this process is the one that got it.
    pub async fn claim_job(&self, job: &str, runner: &str, now: i64) -> Result<bool, StoreError> {
        let sql = "UPDATE job SET state = 'running', runner = $2, begun_at = $3, seen_at = $3 \
                   WHERE job = $1 AND state = 'queued'";
        let values = [Text(job), Text(runner), Number(now)];
        Ok(self.change_jobs(sql, &values).await? == 1)
    }

    /// Notes how far a job is, and that its process is still at it.
    pub async fn note_job(
        &self,
        (job, runner): (&str, &str),
        step: &str,
        (n_done, n_steps): (i64, i64),
        now: i64,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE job SET step = $3, n_done = $4, n_steps = $5, seen_at = $6 \
                   WHERE job = $1 AND runner = $2 AND state = 'running'";
        let values = [
            Text(job),
            Text(runner),
            Text(step),
            Number(n_done),
            Number(n_steps),
            Number(now),
        ];
        self.change_jobs(sql, &values).await.map(|_| ())
    }

    /// Ends a job as its process says, with the file it made. A process that was
    /// taken for dead and was not knows better, unless another has the job now.
    pub async fn end_job(&self, ended: &Job, file: Option<&str>) -> Result<bool, StoreError> {
        let sql = "UPDATE job SET state = $3, said_id = $4, said_en = $5, result = $6, \
                   file_name = $7, ended_at = $8, step = $9, n_done = $10, n_steps = $11 \
                   WHERE job = $1 AND runner = $2 AND state IN ('running', 'failed')";
        let values = [
            Text(&ended.job),
            Text(&ended.runner),
            Text(&ended.state),
            Text(&ended.said_id),
            Text(&ended.said_en),
            Text(&ended.result),
            Text(&ended.file_name),
            Number(ended.ended_at),
            Text(&ended.step),
            Number(ended.n_done),
            Number(ended.n_steps),
        ];
        let mut tx = self.begin().await?;
        let is_ours = change(&mut tx, sql, &values).await? == 1;
        if let Some(content) = file.filter(|_| is_ours) {
            put_file(&mut tx, &ended.job, RESULT, content).await?;
        }
        tx.commit().await.map_err(doing(WRITING))?;
        Ok(is_ours)
    }

    /// Gives a job back that this process cannot end, so that another takes it.
    pub async fn give_job_back(&self, job: &str, runner: &str) -> Result<bool, StoreError> {
        let sql = "UPDATE job SET state = 'queued', runner = '', step = '', n_done = 0, n_steps = 0, \
                   begun_at = 0, seen_at = 0 \
                   WHERE job = $1 AND runner = $2 AND state = 'running'";
        let values = [Text(job), Text(runner)];
        Ok(self.change_jobs(sql, &values).await? == 1)
    }

    /// Asks that a job stop: one that waits never begins, one that runs is told.
    /// Whether there was anything to stop.
    pub async fn unwant_job(&self, job: &str, now: i64) -> Result<bool, StoreError> {
        let mut tx = self.begin().await?;
        let waiting = "UPDATE job SET state = 'cancelled', is_unwanted = 1, ended_at = $2 \
                       WHERE job = $1 AND state = 'queued'";
        let running = "UPDATE job SET is_unwanted = 1 WHERE job = $1 AND state = 'running'";
        let n_waiting = change(&mut tx, waiting, &[Text(job), Number(now)]).await?;
        let n_running = change(&mut tx, running, &[Text(job)]).await?;
        tx.commit().await.map_err(doing(WRITING))?;
        Ok(n_waiting + n_running > 0)
    }

    /// Puts a job that failed or was cancelled in line again, for somebody who
    /// stands as said; whether there was one.
    pub async fn queue_job_again(
        &self,
        job: &str,
        standing: &str,
        now: i64,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE job SET state = 'queued', standing = $2, asked_at = $3, step = '', \
                   n_done = 0, n_steps = 0, is_unwanted = 0, runner = '', said_id = '', \
                   said_en = '', result = '', file_name = '', begun_at = 0, seen_at = 0, \
                   ended_at = 0 WHERE job = $1 AND state IN ('failed', 'cancelled')";
        let values = [Text(job), Text(standing), Number(now)];
        Ok(self.change_jobs(sql, &values).await? == 1)
    }

    /// Marks as failed what runs, is of this kind, and whose process was not seen
    /// since a moment, with what a reader is told; gives how many.
    pub async fn fail_lost_jobs(
        &self,
        (kind, seen_before): (&str, i64),
        (said_id, said_en): (&str, &str),
        now: i64,
    ) -> Result<u64, StoreError> {
        let sql = "UPDATE job SET state = 'failed', said_id = $2, said_en = $3, ended_at = $4 \
                   WHERE state = 'running' AND seen_at < $1 AND kind = $5";
        let values = [
            Number(seen_before),
            Text(said_id),
            Text(said_en),
            Number(now),
            Text(kind),
        ];
        self.change_jobs(sql, &values).await
    }
}
