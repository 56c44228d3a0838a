//! Files on their way into a vault, and the parts of them that are safe.

use super::{READING, WRITING};
use crate::act::Act;
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::table::{insert, row, rows, select, sought, table};
use sqlx::{Executor, Row};

table! {
    /// A file on its way.
    Upload = "upload" {
        /// Id; who knows it may go on with it, if permitted.
        upload: String,
        /// The body whose vault it is for.
        body: String,
        /// Who uploads.
        person: String,
        /// Name of the file.
        file_name: String,
        /// Size of the whole file, as announced.
        bytes: i64,
        /// When it began, in UTC.
        at: String,
    }
}

table! {
    /// A part of a file that is safe on disk.
    UploadPart = "upload_part" {
        /// The upload.
        upload: String,
        /// Where in the file it begins.
        begins: i64,
        /// Its size.
        bytes: i64,
        /// SHA-256 of the part in lower-case hex.
        sha256: String,
    }
}

impl UploadPart {
    /// Where in the file it ends, and the next one begins.
    pub fn ends(&self) -> i64 {
        self.begins.saturating_add(self.bytes)
    }
}

impl Database {
    /// An upload under way.
    pub async fn upload(&self, upload: &str) -> Result<Option<Upload>, StoreError> {
        let found = sqlx::query(select::<Upload>("WHERE upload = $1")).bind(sought(upload));
        row(found.fetch_optional(self.readers()).await, READING)
    }

    /// All uploads under way, oldest first.
    pub async fn uploads(&self) -> Result<Vec<Upload>, StoreError> {
        let found = sqlx::query(select::<Upload>(""));
        let mut uploads: Vec<Upload> = rows(found.fetch_all(self.readers()).await, READING)?;
        uploads.sort_by(|a, b| (&a.at, &a.upload).cmp(&(&b.at, &b.upload)));
        Ok(uploads)
    }

    /// The parts of an upload that are safe, in the order of the file.
    pub async fn upload_parts(&self, upload: &str) -> Result<Vec<UploadPart>, StoreError> {
        let sql = select::<UploadPart>("WHERE upload = $1 ORDER BY begins");
        let found = sqlx::query(sql).bind(sought(upload));
        rows(found.fetch_all(self.readers()).await, READING)
    }

    /// Records a part whose bytes are safe on disk. `false` where it does not
    /// follow the last one, or its upload is gone: then nothing is recorded.
    ///
    /// A part is no act and has no audit line; that of its upload stands for it.
    pub async fn add_upload_part(&self, part: &UploadPart) -> Result<bool, StoreError> {
        let mut tx = self.begin().await?;
        let sql = "SELECT CAST(COALESCE(MAX(upload_part.begins + upload_part.bytes), 0) AS BIGINT) \
                   FROM upload LEFT JOIN upload_part ON upload_part.upload = upload.upload \
                   WHERE upload.upload = $1 GROUP BY upload.upload";
        let found = sqlx::query(sql).bind(sought(&part.upload));
        let found = tx.fetch_optional(found).await.map_err(doing(READING))?;
        let ends: Option<i64> = match found {
            Some(row) => Some(row.try_get(0).map_err(doing(READING))?),
            None => None,
        };
        if ends != Some(part.begins) {
            return Ok(false);
        }
        insert(&mut tx, std::slice::from_ref(part)).await?;
        tx.commit().await.map_err(doing(WRITING))?;
        Ok(true)
    }
}

impl Act {
    /// Begins an upload.
    pub async fn add_upload(&mut self, upload: &Upload) -> Result<(), StoreError> {
        insert(self.tx(), std::slice::from_ref(upload)).await
    }

    /// How many uploads to a body are under way.
    pub async fn n_uploads(&mut self, body: &str) -> Result<i64, StoreError> {
        let sql = "SELECT COUNT(*) FROM upload WHERE body = $1";
        let found = self.tx().fetch_one(sqlx::query(sql).bind(sought(body)));
        let n_uploads = found.await.and_then(|row| row.try_get(0));
        n_uploads.map_err(doing(READING))
    }

    /// Ends an upload and forgets its parts; whether there was one.
    pub async fn remove_upload(&mut self, upload: &str) -> Result<bool, StoreError> {
        let sql = "DELETE FROM upload_part WHERE upload = $1";
        let query = sqlx::query(sql).bind(sought(upload));
        self.tx().execute(query).await.map_err(doing(WRITING))?;
        let query = sqlx::query("DELETE FROM upload WHERE upload = $1").bind(sought(upload));
        let done = self.tx().execute(query).await.map_err(doing(WRITING))?;
        Ok(done.rows_affected() > 0)
    }
}
