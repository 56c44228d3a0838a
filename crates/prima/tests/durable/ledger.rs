//! What was acknowledged, held against what the database and the disk have.

use crate::officer::Done;
use crate::portal::evidence;
use crate::round::{CYCLE, UNITS, in_runtime};
use prima_store::cycle::ResponseChange;
use prima_store::{AuditLine, Database};
use prima_workflow::vault::{self, Storage};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Everything that was acknowledged so far.
#[derive(Default)]
pub struct Ledger {
    done: Vec<Done>,
}

/// One version of an answer: unit, code, number.
type Version = (String, String, i64);

impl Ledger {
    /// Writes an act down.
    pub fn add(&mut self, done: Done) {
        self.done.push(done);
    }

    /// Demands that everything is there and nothing is half done; gives how many
    /// answers and files were acknowledged.
    pub fn hold_against(&self, url: &str, folder: &Path) -> (usize, usize) {
        in_runtime(async {
            let database = Database::open_complete(url).await.expect("a database");
            let lines = database.audit_from(1, i64::MAX).await.expect("the chain");
            let n_saved = self.answers(&database, &lines).await;
            let n_uploaded = self.files(&database, &lines, folder).await;
            database.close().await;
            (n_saved, n_uploaded)
        })
    }

    /// Each answer stands where its history ends, each version is named by one
    /// audit line, and every acknowledged one is among them.
    async fn answers(&self, database: &Database, lines: &[AuditLine]) -> usize {
        let mut kept = BTreeMap::new();
        for unit in UNITS {
            let changes = database.reading().response_changes_of(CYCLE, unit).await;
            let changes = changes.expect("the history");
            let mut last: BTreeMap<String, ResponseChange> = BTreeMap::new();
            for change in changes {
                let before = last.get(&change.code).map_or(0, |before| before.version);
                assert_eq!(change.version, before + 1, "a gap in {change:?}");
                let version = (unit.to_owned(), change.code.clone(), change.version);
                kept.insert(version, (change.value.clone(), change.note.clone()));
                last.insert(change.code.clone(), change);
            }
            let now = database.reading().responses_of_unit(CYCLE, unit).await;
            let now = now.expect("the answers");
            assert_eq!(now.len(), last.len(), "answers of {unit}, and histories");
            for row in now {
                let change = &last[&row.code];
                let stands = (row.version, &row.value, &row.note);
                let ends = (change.version, &change.value, &change.note);
                assert_eq!(stands, ends, "{row:?}");
            }
        }
        let named = versions(lines);
        let of_both = |version: &&Version| UNITS.contains(&version.0.as_str());
        let named: Vec<&Version> = named.iter().filter(of_both).collect();
        let once: BTreeSet<&Version> = named.iter().copied().collect();
        assert_eq!(named.len(), once.len(), "a version is named twice");
        assert_eq!(once, kept.keys().collect(), "audit lines, and versions");
        let marked: BTreeSet<(&str, &str, &str, &str)> = kept
            .iter()
            .map(|((unit, code, _), (value, note))| (&**unit, &**code, &**value, &**note))
            .collect();
        let mut n_saved = 0;
        for done in &self.done {
            if let Done::Saved {
                unit,
                code,
                value,
                note,
            } = done
            {
                let wanted = (*unit, code.as_str(), value.as_str(), note.as_str());
                assert!(marked.contains(&wanted), "lost: {done:?}");
                n_saved += 1;
            }
        }
        n_saved
    }

    /// Each row has its file and its audit line, and every acknowledged file is
    /// among them and linked.
    async fn files(&self, database: &Database, lines: &[AuditLine], folder: &Path) -> usize {
        let storage = Storage::open(&evidence(folder)).expect("the folder of evidence");
        let checked = vault::check(database, &storage, &|_, _| {}).await;
        let lost = checked.expect("the files").lost;
        assert_eq!(lost, Vec::new(), "files that are lost");
        let (mut rows, mut found) = (BTreeSet::new(), BTreeMap::new());
        for unit in UNITS {
            let kept = database.evidence_of_body(unit).await.expect("the vault");
            let links = database.links_of_body(unit).await.expect("the links");
            for row in kept {
                let is_linked = links.iter().any(|link| link.evidence == row.evidence);
                rows.insert(row.evidence);
                found.insert((unit, row.title), (row.sha256, is_linked));
            }
        }
        let named = lines.iter().filter(|line| line.act == "add_evidence");
        let named: BTreeSet<String> = named.map(|line| line.object.clone()).collect();
        assert_eq!(named, rows, "audit lines, and rows of evidence");
        let mut n_uploaded = 0;
        for done in &self.done {
            if let Done::Uploaded {
                unit,
                title,
                content,
            } = done
            {
                let row = found.get(&(*unit, title.clone()));
                let (sha256, is_linked) = row.unwrap_or_else(|| panic!("lost: {unit} {title}"));
                assert!(is_linked, "{unit} {title} supports nothing");
                let file = storage.get(sha256).expect("the file can be read");
                let file = file.unwrap_or_else(|lost| panic!("{unit} {title}: {lost:?}"));
                assert_eq!(&file, content, "{unit} {title}");
                n_uploaded += 1;
            }
        }
        n_uploaded
    }
}

/// All versions that audit lines name.
fn versions(lines: &[AuditLine]) -> Vec<Version> {
    let mut named = Vec::new();
    for line in lines.iter().filter(|line| line.act == "save_answers") {
        let detail: Value = serde_json::from_str(&line.detail).expect("JSON");
        let unit = detail["unit"].as_str().expect("a unit");
        for answer in detail["answers"].as_array().expect("a list") {
            let code = answer[0].as_str().expect("a code");
            let version = answer[1].as_i64().expect("a version");
            named.push((unit.to_owned(), code.to_owned(), version));
        }
    }
    named
}
