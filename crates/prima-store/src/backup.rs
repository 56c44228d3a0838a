//! A backup: every table as text in one ZIP file, from one state of the
//! database, while others go on reading and writing.
//!
//! The same file restores into either engine. `manifest.json` names each table
//! with its rows and the SHA-256 of its text; a file that was cut off or
//! changed is refused whole.

use crate::act::AuditLine;
use crate::certificate::Certificate;
use crate::cycle::{
    Assignment, Cycle, CycleTally, Determination, DeterminationFile, DeterminedChange,
    EvidenceRequest, ExtensionRow, FollowUp, FollowUpChange, Locus, Notice, Objection,
    Reassessment, ReassessmentFinding, ReassessmentRule, Reconciliation, Reply, Response,
    ResponseChange, Review, ReviewChange, ReviewHandedIn, StageRow, Submission,
};
use crate::database::{Database, newest};
use crate::error::{StoreError, doing};
use crate::evidence::{Evidence, EvidenceLink, Upload, UploadPart};
use crate::history::{
    Dataset, DatasetFile, Event, FamilyFile, FigureRow, HintRow, Honour, Outcome, Statement,
    Summary, SummaryBand,
};
use crate::innovation::{
    HubActivity, HubActivityBefore, HubMember, HubMemberBefore, Innovation, InnovationReport,
    MentoringNote, Offer, Proposal, ProposalAuthor, ProposalBefore, ProposalCheck,
    ProposalEvidence, ProposalHonour, ProposalSection, Replication, ReplicationRequest,
};
use crate::people::{GrantRow, OverrideRow, Passkey, Person, RecoveryCode, TieEnding, TieRow};
use crate::recognition::award::{AwardDecision, AwardLeft, AwardRecipient, AwardRow};
use crate::recognition::jury::{
    JuryComment, JuryMember, JuryRecusal, JuryResult, JuryScore, JuryScoreChange, JurySeat,
};
use crate::recognition::{
    Candidacy, CandidacyFacility, CandidacyHonour, CandidacyProposal, CandidacyStep,
    ProgrammeEdition,
};
use crate::register::{Alias, Body, BodyName, BodyParent, Region, RegionParent};
use crate::table::{Table, select, table};
use futures_util::TryStreamExt;
use prima_domain::hex::hex;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sqlx::{Any, Executor, Transaction};
use std::fs::File;
use std::io::Write;
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Format of the file; another one is refused.
const FORMAT: u64 = 1;
const MANIFEST: &str = "manifest.json";

table! {
    /// A setting of the store itself.
    Setting = "setting" {
        /// Its name.
        setting: String,
        /// Its value.
        value: String,
    }
}

/// Calls `$each` for every table but those of doors: a session, an invitation, a
/// note or a count of attempts must not come back to life.
macro_rules! for_tables {
    ($each:ident($($argument:expr),*)) => {
        $each::<Setting>($($argument),*).await?;
        $each::<AuditLine>($($argument),*).await?;
        $each::<Region>($($argument),*).await?;
        $each::<RegionParent>($($argument),*).await?;
        $each::<Alias>($($argument),*).await?;
        $each::<Body>($($argument),*).await?;
        $each::<BodyName>($($argument),*).await?;
        $each::<BodyParent>($($argument),*).await?;
        $each::<Dataset>($($argument),*).await?;
        $each::<DatasetFile>($($argument),*).await?;
        $each::<FamilyFile>($($argument),*).await?;
        $each::<Outcome>($($argument),*).await?;
        $each::<Summary>($($argument),*).await?;
        $each::<SummaryBand>($($argument),*).await?;
        $each::<FigureRow>($($argument),*).await?;
        $each::<HintRow>($($argument),*).await?;
        $each::<Statement>($($argument),*).await?;
        $each::<Event>($($argument),*).await?;
        $each::<Honour>($($argument),*).await?;
        $each::<Innovation>($($argument),*).await?;
        $each::<Replication>($($argument),*).await?;
        $each::<Offer>($($argument),*).await?;
        $each::<ReplicationRequest>($($argument),*).await?;
        $each::<MentoringNote>($($argument),*).await?;
        $each::<HubMember>($($argument),*).await?;
        $each::<HubActivity>($($argument),*).await?;
        $each::<HubMemberBefore>($($argument),*).await?;
        $each::<HubActivityBefore>($($argument),*).await?;
        $each::<Person>($($argument),*).await?;
        $each::<GrantRow>($($argument),*).await?;
        $each::<TieRow>($($argument),*).await?;
        $each::<OverrideRow>($($argument),*).await?;
        $each::<RecoveryCode>($($argument),*).await?;
        $each::<Passkey>($($argument),*).await?;
        $each::<Cycle>($($argument),*).await?;
        $each::<StageRow>($($argument),*).await?;
        $each::<ExtensionRow>($($argument),*).await?;
        $each::<Locus>($($argument),*).await?;
        $each::<Assignment>($($argument),*).await?;
        $each::<Response>($($argument),*).await?;
        $each::<ResponseChange>($($argument),*).await?;
        $each::<Submission>($($argument),*).await?;
        $each::<CycleTally>($($argument),*).await?;
        $each::<Review>($($argument),*).await?;
        $each::<ReviewChange>($($argument),*).await?;
        $each::<ReviewHandedIn>($($argument),*).await?;
        $each::<Reconciliation>($($argument),*).await?;
        $each::<EvidenceRequest>($($argument),*).await?;
        $each::<Objection>($($argument),*).await?;
        $each::<Reply>($($argument),*).await?;
        $each::<Determination>($($argument),*).await?;
        $each::<DeterminationFile>($($argument),*).await?;
        $each::<FollowUp>($($argument),*).await?;
        $each::<FollowUpChange>($($argument),*).await?;
        $each::<Evidence>($($argument),*).await?;
        $each::<EvidenceLink>($($argument),*).await?;
        $each::<Upload>($($argument),*).await?;
        $each::<UploadPart>($($argument),*).await?;
        $each::<DeterminedChange>($($argument),*).await?;
        $each::<ReassessmentRule>($($argument),*).await?;
        $each::<Reassessment>($($argument),*).await?;
        $each::<ReassessmentFinding>($($argument),*).await?;
        $each::<ProgrammeEdition>($($argument),*).await?;
        $each::<Candidacy>($($argument),*).await?;
        $each::<CandidacyStep>($($argument),*).await?;
        $each::<CandidacyProposal>($($argument),*).await?;
        $each::<CandidacyFacility>($($argument),*).await?;
        $each::<CandidacyHonour>($($argument),*).await?;
        $each::<JuryMember>($($argument),*).await?;
        $each::<JurySeat>($($argument),*).await?;
        $each::<JuryRecusal>($($argument),*).await?;
        $each::<JuryScore>($($argument),*).await?;
        $each::<JuryScoreChange>($($argument),*).await?;
        $each::<JuryComment>($($argument),*).await?;
        $each::<JuryResult>($($argument),*).await?;
        $each::<Proposal>($($argument),*).await?;
        $each::<ProposalSection>($($argument),*).await?;
        $each::<ProposalAuthor>($($argument),*).await?;
        $each::<ProposalEvidence>($($argument),*).await?;
        $each::<ProposalHonour>($($argument),*).await?;
        $each::<ProposalBefore>($($argument),*).await?;
        $each::<ProposalCheck>($($argument),*).await?;
        $each::<InnovationReport>($($argument),*).await?;
        $each::<AwardRow>($($argument),*).await?;
        $each::<AwardDecision>($($argument),*).await?;
        $each::<AwardRecipient>($($argument),*).await?;
        $each::<AwardLeft>($($argument),*).await?;
        $each::<Notice>($($argument),*).await?;
        $each::<Certificate>($($argument),*).await?;
        $each::<TieEnding>($($argument),*).await?;
    };
}

mod restoring;

pub use restoring::restore;

struct Writing<'a> {
    path: &'a Path,
    zip: ZipWriter<File>,
    tables: Vec<Value>,
    rows: u64,
}

/// Writes everything into a new file at `path`; returns the number of rows.
/// A file that is there is not overwritten.
pub async fn backup(database: &Database, path: &Path) -> Result<u64, StoreError> {
    let file = File::create_new(path).map_err(|source| failed(path, source))?;
    let mut writing = Writing {
        path,
        zip: ZipWriter::new(file),
        tables: Vec::new(),
        rows: 0,
    };
    let mut written = write_all(database, &mut writing).await;
    let rows = writing.rows;
    if written.is_ok() {
        let closed = writing.zip.finish().map_err(std::io::Error::from);
        let safe = closed.and_then(|file| file.sync_all());
        written = safe.map_err(|source| failed(path, source));
    }
    if written.is_err() {
        // Half a backup is none; that it cannot be removed changes nothing about the failure.
        let _ = std::fs::remove_file(path);
    }
    written.map(|()| rows)
}

async fn write_all(database: &Database, writing: &mut Writing<'_>) -> Result<(), StoreError> {
    let mut tx = database.snapshot().await?;
    for_tables!(write(&mut tx, writing));
    let manifest = json!({
        "format": FORMAT,
        "migration": newest(&mut *tx).await?,
        "tables": writing.tables,
    });
    let text = format!("{manifest:#}\n");
    let path = writing.path;
    start(writing, MANIFEST)?;
    let done = writing.zip.write_all(text.as_bytes());
    done.map_err(|source| failed(path, source))
}

fn start(writing: &mut Writing<'_>, name: &str) -> Result<(), StoreError> {
    // Long tables of one data set can pass 4 GiB.
    let options = SimpleFileOptions::default().large_file(true);
    let started = writing.zip.start_file(name, options);
    started.map_err(|error| failed(writing.path, error.into()))
}

async fn write<T: Table>(
    tx: &mut Transaction<'static, Any>,
    writing: &mut Writing<'_>,
) -> Result<(), StoreError> {
    let path = writing.path;
    start(writing, &format!("{}.ndjson", T::NAME))?;
    let mut hasher = Sha256::new();
    let mut n_rows = 0u64;
    let query = sqlx::query(select::<T>(""));
    let mut rows = (&mut **tx).fetch(query);
    while let Some(row) = rows.try_next().await.map_err(doing("writing a backup"))? {
        let row = T::read(&row).map_err(doing("writing a backup"))?;
        let line = format!("{}\n", Value::Array(row.to_json()));
        hasher.update(line.as_bytes());
        let written = writing.zip.write_all(line.as_bytes());
        written.map_err(|source| failed(path, source))?;
        n_rows += 1;
    }
    writing.rows += n_rows;
    writing.tables.push(json!({
        "table": T::NAME,
        "columns": T::COLUMNS,
        "rows": n_rows,
        "sha256": hex(&hasher.finalize()),
    }));
    Ok(())
}

fn failed(path: &Path, source: std::io::Error) -> StoreError {
    StoreError::Backup {
        path: path.to_path_buf(),
        source,
    }
}
