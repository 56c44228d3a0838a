//! Reads a backup back: it is held against its own sums before a row is written.
//!
//! A backup of an older program is one as well: tables that it did not know yet stay
//! empty, and columns that it did not know yet are filled in as the step that made
//! them filled in the rows there were.

use super::{
    Alias, AuditLine, AwardDecision, AwardLeft, AwardRecipient, AwardRow, Body, BodyName,
    BodyParent, Candidacy, CandidacyFacility, CandidacyHonour, CandidacyProposal, CandidacyStep,
    Dataset, DatasetFile, Event, Evidence, EvidenceLink, FORMAT, FamilyFile, FigureRow, GrantRow,
    HintRow, Honour, MANIFEST, Outcome, OverrideRow, Passkey, Person, ProgrammeEdition,
    RecoveryCode, Region, RegionParent, Setting, Statement, Summary, SummaryBand, TieEnding,
    TieRow, Upload, UploadPart, failed,
};
use crate::act::Act;
use crate::certificate::Certificate;
use crate::cycle::{
    Assignment, Cycle, CycleTally, Determination, DeterminationFile, DeterminedChange,
    EvidenceRequest, ExtensionRow, FollowUp, FollowUpChange, Locus, Notice, Objection,
    Reassessment, ReassessmentFinding, ReassessmentRule, Reconciliation, Reply, Response,
    ResponseChange, Review, ReviewChange, ReviewHandedIn, StageRow, Submission,
};
use crate::database::{Database, newest};
use crate::error::{StoreError, doing};
use crate::innovation::{
    HubActivity, HubActivityBefore, HubMember, HubMemberBefore, Innovation, InnovationReport,
    MentoringNote, Offer, Proposal, ProposalAuthor, ProposalBefore, ProposalCheck,
    ProposalEvidence, ProposalHonour, ProposalSection, Replication, ReplicationRequest,
};
use crate::recognition::jury::{
    JuryComment, JuryMember, JuryRecusal, JuryResult, JuryScore, JuryScoreChange, JurySeat,
};
use crate::table::{Table, insert};
use prima_domain::hex::hex;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sqlx::{Any, AssertSqlSafe, Executor, Row, Transaction};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use zip::ZipArchive;
use zip::read::ZipFile;

/// Rows that are inserted at once.
const PIECE: usize = 500;
/// A manifest is a few thousand bytes; a longer one is none.
const LONGEST_MANIFEST: u64 = 1 << 20;

/// Reads a backup into an empty database; returns the act that it is, still to
/// be finished, and the number of rows. Without [`Act::finish`] nothing stays.
pub async fn restore(database: &Database, path: &Path) -> Result<(Act, u64), StoreError> {
    let mut reading = Reading::open(path)?;
    let known = newest(database.readers()).await?;
    let found = reading.manifest["migration"].as_i64();
    let found = found.ok_or_else(|| reading.refuse(format!("{MANIFEST}: no migration")))?;
    if found > known {
        return Err(StoreError::Newer {
            url: path.display().to_string(),
            found,
            known,
        });
    }
    for_tables!(check(&mut reading));
    let mut act = database.act().await?;
    for_tables!(demand_empty(act.tx(), database));
    for_tables!(take(act.tx(), &mut reading));
    Ok((act, reading.rows))
}

struct Reading<'a> {
    path: &'a Path,
    zip: ZipArchive<File>,
    manifest: Value,
    rows: u64,
}

impl Reading<'_> {
    fn open(path: &Path) -> Result<Reading<'_>, StoreError> {
        let file = File::open(path).map_err(|source| failed(path, source))?;
        let zip = ZipArchive::new(file).map_err(|error| refused(path, error.to_string()))?;
        let mut reading = Reading {
            path,
            zip,
            manifest: Value::Null,
            rows: 0,
        };
        let mut text = String::new();
        let file = reading.file(MANIFEST)?;
        let read = file.take(LONGEST_MANIFEST).read_to_string(&mut text);
        read.map_err(|error| reading.refuse(format!("{MANIFEST}: {error}")))?;
        let manifest = serde_json::from_str(&text);
        reading.manifest =
            manifest.map_err(|error| reading.refuse(format!("{MANIFEST}: {error}")))?;
        if reading.manifest["format"] != FORMAT {
            return Err(reading.refuse(format!("format {}", reading.manifest["format"])));
        }
        Ok(reading)
    }

    fn refuse(&self, why: impl Into<String>) -> StoreError {
        refused(self.path, why)
    }

    fn file(&mut self, name: &str) -> Result<ZipFile<'_, File>, StoreError> {
        let path = self.path;
        let file = self.zip.by_name(name);
        file.map_err(|error| refused(path, format!("{name}: {error}")))
    }

    /// The newest step of the program that made the backup.
    fn made(&self) -> i64 {
        self.manifest["migration"].as_i64().unwrap_or(0)
    }

    /// Whether the backup was made before there was this table.
    fn is_before<T: Table>(&self) -> bool {
        self.made() < since(T::NAME)
    }

    /// What the manifest says of a table, and what its rows lack.
    fn entry<T: Table>(&self) -> Result<(&Value, Vec<Lacking>), StoreError> {
        let tables = self.manifest["tables"].as_array();
        let entry = tables.and_then(|tables| tables.iter().find(|table| table["table"] == T::NAME));
        let entry =
            entry.ok_or_else(|| self.refuse(format!("the table {} is missing", T::NAME)))?;
        let columns = &entry["columns"];
        if *columns == json!(T::COLUMNS) {
            return Ok((entry, Vec::new()));
        }
        let (step, added) = added(T::NAME);
        let is_before = self.made() < step;
        let place = |name: &str| T::COLUMNS.iter().position(|column| *column == name);
        let lacking = added
            .into_iter()
            .filter_map(|(name, value)| Some((place(name)?, value)));
        let lacking: Vec<Lacking> = lacking.collect();
        let is_there = |place: &usize| lacking.iter().all(|(lacked, _)| lacked != place);
        let places = (0..T::COLUMNS.len()).filter(is_there);
        let older: Vec<&str> = places.map(|place| T::COLUMNS[place]).collect();
        match is_before && *columns == json!(older) {
            true => Ok((entry, lacking)),
            false => Err(self.refuse(format!("the table {} has other columns", T::NAME))),
        }
    }

    fn lines<T: Table>(&mut self) -> Result<Lines<'_>, StoreError> {
        let path = self.path;
        let name = format!("{}.ndjson", T::NAME);
        let (_, lacking) = self.entry::<T>()?;
        Ok(Lines {
            path,
            file: BufReader::new(self.file(&name)?),
            lacking,
            name,
            line: String::new(),
            hasher: Sha256::new(),
            n_rows: 0,
        })
    }
}

/// A column that older rows lack: its place, and what they have there.
type Lacking = (usize, Value);

/// The lines of one table.
struct Lines<'a> {
    path: &'a Path,
    name: String,
    lacking: Vec<Lacking>,
    file: BufReader<ZipFile<'a, File>>,
    line: String,
    hasher: Sha256,
    n_rows: u64,
}

impl Lines<'_> {
    /// The next row; none at the end.
    fn next<T: Table>(&mut self) -> Result<Option<T>, StoreError> {
        self.line.clear();
        let read = self.file.read_line(&mut self.line);
        if read.map_err(|error| self.refuse(&error.to_string()))? == 0 {
            return Ok(None);
        }
        self.n_rows += 1;
        self.hasher.update(self.line.as_bytes());
        let values = serde_json::from_str::<Vec<Value>>(&self.line).ok();
        let values = values.and_then(|values| self.filled(values));
        let row = values.and_then(|values| T::from_json(&values));
        let row = row.filter(|row| row.zero_byte().is_none());
        match row {
            Some(row) => Ok(Some(row)),
            None => Err(self.refuse(&format!("line {}", self.n_rows))),
        }
    }

    /// A row with what it lacks; none where it is too short for that.
    fn filled(&self, mut values: Vec<Value>) -> Option<Vec<Value>> {
        for (place, value) in &self.lacking {
            if *place > values.len() {
                return None;
            }
            values.insert(*place, value.clone());
        }
        Some(values)
    }

    fn refuse(&self, why: &str) -> StoreError {
        refused(self.path, format!("{}, {why}", self.name))
    }
}

fn refused(path: &Path, why: impl Into<String>) -> StoreError {
    StoreError::NotABackup {
        path: path.to_path_buf(),
        why: why.into(),
    }
}

/// The step that made a table, for those that were not in the first backups.
fn since(table: &str) -> i64 {
    const WITH_PEOPLE: [&str; 6] = [
        Person::NAME,
        GrantRow::NAME,
        TieRow::NAME,
        OverrideRow::NAME,
        RecoveryCode::NAME,
        Passkey::NAME,
    ];
    const WITH_ROUNDS: [&str; 20] = [
        Cycle::NAME,
        StageRow::NAME,
        ExtensionRow::NAME,
        Locus::NAME,
        Assignment::NAME,
        Response::NAME,
        ResponseChange::NAME,
        Submission::NAME,
        CycleTally::NAME,
        Review::NAME,
        ReviewChange::NAME,
        ReviewHandedIn::NAME,
        Reconciliation::NAME,
        EvidenceRequest::NAME,
        Objection::NAME,
        Reply::NAME,
        Determination::NAME,
        DeterminationFile::NAME,
        FollowUp::NAME,
        FollowUpChange::NAME,
    ];
    const WITH_EVIDENCE: [&str; 4] = [
        Evidence::NAME,
        EvidenceLink::NAME,
        Upload::NAME,
        UploadPart::NAME,
    ];
    const WITH_CHANGES: [&str; 4] = [
        DeterminedChange::NAME,
        ReassessmentRule::NAME,
        Reassessment::NAME,
        ReassessmentFinding::NAME,
    ];
    const WITH_PROGRAMMES: [&str; 6] = [
        ProgrammeEdition::NAME,
        Candidacy::NAME,
        CandidacyStep::NAME,
        CandidacyProposal::NAME,
        CandidacyFacility::NAME,
        CandidacyHonour::NAME,
    ];
    const WITH_AWARDS: [&str; 4] = [
        AwardRow::NAME,
        AwardDecision::NAME,
        AwardRecipient::NAME,
        AwardLeft::NAME,
    ];
    const WITH_PROPOSALS: [&str; 7] = [
        Proposal::NAME,
        ProposalSection::NAME,
        ProposalAuthor::NAME,
        ProposalEvidence::NAME,
        ProposalHonour::NAME,
        ProposalCheck::NAME,
        InnovationReport::NAME,
    ];
    const WITH_JURIES: [&str; 7] = [
        JuryMember::NAME,
        JurySeat::NAME,
        JuryRecusal::NAME,
        JuryScore::NAME,
        JuryScoreChange::NAME,
        JuryComment::NAME,
        JuryResult::NAME,
    ];
    match table {
        table if WITH_PEOPLE.contains(&table) => 6,
        table if WITH_ROUNDS.contains(&table) => 7,
        table if WITH_EVIDENCE.contains(&table) => 8,
        table if WITH_CHANGES.contains(&table) => 10,
        FamilyFile::NAME => 12,
        table if WITH_PROGRAMMES.contains(&table) => 13,
        Innovation::NAME | Replication::NAME | Offer::NAME => 15,
        Notice::NAME => 16,
        Certificate::NAME => 18,
        table if WITH_AWARDS.contains(&table) => 19,
        table if WITH_PROPOSALS.contains(&table) => 20,
        table if WITH_JURIES.contains(&table) => 21,
        TieEnding::NAME => 22,
        ReplicationRequest::NAME | MentoringNote::NAME => 24,
        HubMember::NAME | HubActivity::NAME => 25,
        HubMemberBefore::NAME | HubActivityBefore::NAME | ProposalBefore::NAME => 30,
        _ => 0,
    }
}

/// The columns that a step added to a table there was, with what it wrote into the
/// rows that stood there.
fn added(table: &str) -> (i64, Vec<(&'static str, Value)>) {
    match table {
        Statement::NAME => (5, vec![("provisional_en", json!(""))]),
        Outcome::NAME => (12, vec![("family", json!(""))]),
        AwardDecision::NAME => (
            23,
            vec![
                ("decision", json!(1)),
                ("is_revocation", json!(0)),
                ("why_id", json!("")),
                ("why_en", json!("")),
            ],
        ),
        AwardRecipient::NAME | AwardLeft::NAME => (23, vec![("decision", json!(1))]),
        _ => (0, Vec::new()),
    }
}

/// Holds one table of the file against what the manifest says of it.
async fn check<T: Table>(reading: &mut Reading<'_>) -> Result<(), StoreError> {
    if reading.is_before::<T>() {
        return Ok(());
    }
    let entry = reading.entry::<T>()?.0.clone();
    let mut lines = reading.lines::<T>()?;
    while lines.next::<T>()?.is_some() {}
    let is_whole =
        entry["rows"] == lines.n_rows && entry["sha256"] == hex(&lines.hasher.clone().finalize());
    match is_whole {
        true => Ok(()),
        false => Err(lines.refuse("it was changed or cut off")),
    }
}

async fn demand_empty<T: Table>(
    tx: &mut Transaction<'static, Any>,
    database: &Database,
) -> Result<(), StoreError> {
    let sql = AssertSqlSafe(format!("SELECT COUNT(*) FROM {}", T::NAME));
    let row = tx.fetch_one(sqlx::query(sql)).await;
    let n_rows: i64 = row
        .and_then(|row| row.try_get(0))
        .map_err(doing("looking whether the database is empty"))?;
    if n_rows > 0 {
        return Err(StoreError::NotEmpty {
            url: database.url().to_owned(),
        });
    }
    Ok(())
}

async fn take<T: Table>(
    tx: &mut Transaction<'static, Any>,
    reading: &mut Reading<'_>,
) -> Result<(), StoreError> {
    if reading.is_before::<T>() {
        return Ok(());
    }
    let mut lines = reading.lines::<T>()?;
    let mut piece = Vec::new();
    while let Some(row) = lines.next::<T>()? {
        piece.push(row);
        if piece.len() == PIECE {
            insert(tx, &piece).await?;
            piece.clear();
        }
    }
    insert(tx, &piece).await?;
    let n_rows = lines.n_rows;
    drop(lines);
    reading.rows += n_rows;
    Ok(())
}
