//! Looks whether a database, and the files of evidence that it names, are as they
//! should be. It reads and changes nothing.

mod certificates;
mod evidence;

use crate::failure::WorkflowError;
use crate::import::{check, is_unchanged};
use crate::vault::Storage;
use prima_domain::audit::{Broken, Line, check_chain};
use prima_instrument::words::{Lang, say};
use prima_store::{AuditLine, Database};

/// Lines of the audit chain that are read at once.
const PIECE: i64 = 1_000;

/// What was looked at, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Key of the check: `doctor-migrations`, `doctor-chain`, `doctor-files`,
    /// `doctor-recomputed`, `doctor-certificates`, [`EVIDENCE`].
    pub check: &'static str,
    /// How many things were looked at.
    pub n_seen: usize,
    /// What is wrong, in the reader's language.
    pub wrong: Vec<String>,
    /// What is worth knowing and does no harm, in the reader's language.
    pub notes: Vec<String>,
}

/// Key of the check of files of evidence, which lie beside the database.
pub const EVIDENCE: &str = "doctor-evidence";

/// Looks at the database at an address and at the files in a storage, where one
/// is known, with all that is wrong told in a language.
pub async fn examine(
    url: &str,
    storage: Option<&Storage>,
    lang: Lang,
) -> Result<Vec<Finding>, WorkflowError> {
    let (database, steps) = Database::open_as_it_is(url).await?;
    let mut findings = vec![migrations(steps, lang)];
    // Without all tables there is nothing to look at in them.
    if steps.0 == steps.1 {
        findings.push(chain(&database, lang).await?);
        findings.push(files(&database, lang).await?);
        findings.push(recomputed(&database, lang).await?);
        findings.push(certificates::look(&database, lang).await?);
        findings.push(evidence::look(&database, storage, lang).await?);
    }
    database.close().await;
    Ok(findings)
}

/// Whether all steps of the tables were taken: those taken, those known.
fn migrations((taken, known): (i64, i64), lang: Lang) -> Finding {
    let steps = [("taken", taken.to_string()), ("known", known.to_string())];
    let wrong = (taken < known).then(|| say(lang, "doctor-steps-missing", &steps));
    Finding {
        check: "doctor-migrations",
        n_seen: usize::try_from(taken).unwrap_or(0),
        wrong: wrong.into_iter().collect(),
        notes: Vec::new(),
    }
}

/// Whether every line of the audit chain has the seal that follows from it, and
/// none is gone from the end.
async fn chain(database: &Database, lang: Lang) -> Result<Finding, WorkflowError> {
    let n_acts = database.n_acts().await?;
    let mut lines: Vec<AuditLine> = Vec::new();
    loop {
        let from = lines.last().map_or(1, |line| line.sequence + 1);
        let piece = database.audit_from(from, PIECE).await?;
        if piece.is_empty() {
            break;
        }
        lines.extend(piece);
    }
    let sealed = lines.iter().map(|line| {
        let content = Line {
            sequence: line.sequence.unsigned_abs(),
            at: &line.at,
            actor: &line.actor,
            act: &line.act,
            object: &line.object,
            detail: &line.detail,
        };
        (content, line.hash.as_str())
    });
    let mut wrong = Vec::new();
    match check_chain(sealed) {
        Ok(()) => {}
        Err(Broken::Gap { expected, .. }) => {
            let number = [("number", expected.to_string())];
            wrong.push(say(lang, "doctor-chain-gap", &number));
        }
        Err(Broken::Seal { sequence, .. }) => {
            let number = [("number", sequence.to_string())];
            wrong.push(say(lang, "doctor-chain-changed", &number));
        }
    }
    if n_acts != lines.len() as u64 {
        let counts = [("acts", n_acts.to_string()), ("n", lines.len().to_string())];
        wrong.push(say(lang, "doctor-chain-short", &counts));
    }
    Ok(Finding {
        check: "doctor-chain",
        n_seen: lines.len(),
        wrong,
        notes: Vec::new(),
    })
}

/// Whether each stored file of a data set is the one its hash was taken of.
async fn files(database: &Database, lang: Lang) -> Result<Finding, WorkflowError> {
    let (mut n_seen, mut wrong) = (0, Vec::new());
    for dataset in database.datasets().await? {
        for file in database.dataset_files(&dataset.dataset).await? {
            n_seen += 1;
            if !is_unchanged(&file) {
                let name = format!("{}/{}", dataset.dataset, file.name);
                wrong.push(say(lang, "doctor-file-changed", &[("file", name)]));
            }
        }
    }
    Ok(Finding {
        check: "doctor-files",
        n_seen,
        wrong,
        notes: Vec::new(),
    })
}

/// Whether what is stored of each data set is what its files give when they are
/// computed again.
async fn recomputed(database: &Database, lang: Lang) -> Result<Finding, WorkflowError> {
    let problems = check(database, lang).await?;
    let report = problems.report(lang);
    Ok(Finding {
        check: "doctor-recomputed",
        n_seen: database.datasets().await?.len(),
        wrong: report.lines().map(str::to_owned).collect(),
        notes: Vec::new(),
    })
}
