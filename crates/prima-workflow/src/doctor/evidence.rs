//! Whether every file of evidence is there and is the one its hash was taken of.

use super::{EVIDENCE, Finding};
use crate::failure::{WorkflowError, cause};
use crate::vault::{Checked, Lost, Storage, check};
use prima_instrument::words::{Lang, say};
use prima_store::Database;

/// Looks at the files in a storage. One that cannot be read is something wrong,
/// not the end of the examination.
pub(super) async fn look(
    database: &Database,
    storage: Option<&Storage>,
    lang: Lang,
) -> Result<Finding, WorkflowError> {
    let mut finding = Finding {
        check: EVIDENCE,
        n_seen: 0,
        wrong: Vec::new(),
        notes: Vec::new(),
    };
    let Some(storage) = storage else {
        let mut rows = database.all_evidence().await?;
        rows.retain(|row| row.is_kept());
        if !rows.is_empty() {
            let count = [("n", rows.len().to_string())];
            finding
                .wrong
                .push(say(lang, "doctor-evidence-nowhere", &count));
        }
        return Ok(finding);
    };
    match check(database, storage, &|_, _| {}).await {
        Ok(checked) => tell(&checked, &mut finding, lang),
        Err(error @ (WorkflowError::Bucket(_) | WorkflowError::File { .. })) => {
            let why = [("cause", cause(&error))];
            finding.wrong.push(say(lang, "doctor-evidence-away", &why));
        }
        Err(error) => return Err(error),
    }
    Ok(finding)
}

fn tell(checked: &Checked, finding: &mut Finding, lang: Lang) {
    finding.n_seen = checked.n_seen;
    for (row, why) in &checked.lost {
        let key = match why {
            Lost::Missing => "doctor-evidence-missing",
            Lost::Damaged => "doctor-evidence-changed",
        };
        let arguments = [
            ("body", row.body.clone()),
            ("file", row.file_name.clone()),
            ("evidence", row.evidence.clone()),
            ("name", Storage::name(&row.sha256)),
        ];
        finding.wrong.push(say(lang, key, &arguments));
    }
    if let Some(name) = checked.unneeded.first() {
        let arguments = [
            ("n", checked.unneeded.len().to_string()),
            ("name", name.clone()),
        ];
        let note = say(lang, "doctor-evidence-unneeded", &arguments);
        finding.notes.push(note);
    }
}
