//! What a person is told whom the vault refuses something.

use super::description::DescriptionFault;
use super::storage::Lost;
use crate::assessment::{ActError, Refusal as RoundRefusal};
use crate::failure::{WorkflowError, cause};
use prima_domain::refusal::Refusal as Rule;
use prima_exchange::evidence::Problem;
use prima_instrument::words::{Lang, say};
use prima_store::StoreError;
use prima_store::evidence::EvidenceLink;
use std::io::ErrorKind;

/// What an act gives: what it was asked for, or why it did nothing.
pub type Told<T> = Result<T, VaultError>;

/// Why an act did nothing.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The person is told why.
    #[error("refused: {0:?}")]
    Refused(VaultRefusal),
    /// The machine failed.
    #[error(transparent)]
    Failed(WorkflowError),
}

impl From<WorkflowError> for VaultError {
    /// What a person can wait out, or have others mend, is told to them; the
    /// rest is a failure.
    fn from(error: WorkflowError) -> VaultError {
        let full = [
            ErrorKind::StorageFull,
            ErrorKind::QuotaExceeded,
            ErrorKind::FileTooLarge,
        ];
        let cause = cause(&error);
        match &error {
            WorkflowError::File { source, .. } if full.contains(&source.kind()) => {
                VaultRefusal::StorageFull { cause }.into()
            }
            WorkflowError::Bucket(bucket) if bucket.is_full() => {
                VaultRefusal::StorageFull { cause }.into()
            }
            WorkflowError::Bucket(_) => VaultRefusal::StorageAway { cause }.into(),
            _ => VaultError::Failed(error),
        }
    }
}

impl From<VaultRefusal> for VaultError {
    fn from(refusal: VaultRefusal) -> VaultError {
        VaultError::Refused(refusal)
    }
}

impl From<ActError> for VaultError {
    fn from(error: ActError) -> VaultError {
        match error {
            ActError::Refused(RoundRefusal::Rule(rule)) => rule.into(),
            // Loading a round refuses only what is not there.
            ActError::Refused(_) => VaultRefusal::Hidden.into(),
            ActError::Failed(error) => error.into(),
        }
    }
}

impl From<StoreError> for VaultError {
    fn from(error: StoreError) -> VaultError {
        VaultError::Failed(error.into())
    }
}

impl From<Rule> for VaultError {
    fn from(rule: Rule) -> VaultError {
        VaultError::Refused(match rule {
            Rule::Hidden => VaultRefusal::Hidden,
            rule => VaultRefusal::Rule(rule),
        })
    }
}

/// Why an act on the vault does not happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VaultRefusal {
    /// It does not exist, or must look as if it did not.
    Hidden,
    /// A rule of the cycle, never [`Rule::Hidden`].
    Rule(Rule),
    /// The file cannot be kept; all that is wrong with it.
    File(Vec<Problem>),
    /// The scanner found a virus; the name it gives it.
    Infected(String),
    /// A scanner is demanded and does not answer.
    NotScanned {
        /// Why, for those who run the installation.
        cause: String,
    },
    /// The storage of files has no room; nothing was kept.
    StorageFull {
        /// Why, for those who run the installation.
        cause: String,
    },
    /// The storage of files does not answer, or refuses us; nothing was kept.
    StorageAway {
        /// Why, for those who run the installation.
        cause: String,
    },
    /// The description cannot be taken; never empty.
    Description(Vec<DescriptionFault>),
    /// The vault of the body has no room for it.
    Full {
        /// Bytes it may hold.
        limit: u64,
    },
    /// Too many uploads of the body are under way.
    TooManyUploads {
        /// How many there may be.
        limit: u64,
    },
    /// The announced size is nothing, or more than a file may be.
    Size {
        /// Bytes a file may have.
        limit: u64,
    },
    /// A part is empty, too large, or reaches beyond the announced size.
    Part,
    /// The part begins elsewhere: the upload goes on at this byte.
    ResumeAt(u64),
    /// The file on disk is lost, or a part of an upload is.
    Lost(Lost),
    /// The evidence was withdrawn.
    Withdrawn,
    /// Answers rest on it.
    InUse(Vec<EvidenceLink>),
    /// The cycle's instrument asks no such question.
    Question,
    /// Its last day has passed; its title.
    Expired(String),
    /// It does not support this answer.
    NotLinked,
}

impl VaultRefusal {
    /// Whether the file itself is the reason, so that trying again is no use.
    pub(super) fn is_about_the_file(&self) -> bool {
        matches!(
            self,
            VaultRefusal::File(_) | VaultRefusal::Infected(_) | VaultRefusal::Lost(_)
        )
    }

    /// What those who run the installation must know of it; none where it is
    /// the person's own matter. It never names a person.
    pub fn cause(&self) -> Option<&str> {
        match self {
            VaultRefusal::NotScanned { cause }
            | VaultRefusal::StorageFull { cause }
            | VaultRefusal::StorageAway { cause } => Some(cause),
            VaultRefusal::Lost(Lost::Missing) => Some("a file of evidence is missing"),
            VaultRefusal::Lost(Lost::Damaged) => Some("a file of evidence is damaged"),
            _ => None,
        }
    }

    /// What happened and what to do.
    pub fn text(&self, lang: Lang) -> String {
        let mebibytes = |bytes: u64| vec![("limit", (bytes >> 20).to_string())];
        match self {
            VaultRefusal::Hidden => say(lang, "evidence-hidden", &[]),
            VaultRefusal::Rule(rule) => RoundRefusal::Rule(*rule).text(lang),
            VaultRefusal::Question => say(lang, "evidence-no-answer", &[]),
            VaultRefusal::File(problems) => {
                let line =
                    |problem: &Problem| format!("{} {}", problem.message(lang), problem.hint(lang));
                problems.iter().map(line).collect::<Vec<_>>().join("\n")
            }
            VaultRefusal::Infected(name) => {
                say(lang, "evidence-infected", &[("name", name.clone())])
            }
            VaultRefusal::NotScanned { .. } => say(lang, "evidence-not-scanned", &[]),
            VaultRefusal::StorageFull { .. } => say(lang, "vault-storage-full", &[]),
            VaultRefusal::StorageAway { .. } => say(lang, "vault-storage-away", &[]),
            VaultRefusal::Description(faults) => {
                let lines = faults.iter().map(|fault| fault.text(lang));
                lines.collect::<Vec<_>>().join("\n")
            }
            VaultRefusal::Full { limit } => say(lang, "evidence-full", &mebibytes(*limit)),
            VaultRefusal::TooManyUploads { limit } => say(
                lang,
                "evidence-many-uploads",
                &[("limit", limit.to_string())],
            ),
            VaultRefusal::Size { limit } => say(lang, "evidence-size", &mebibytes(*limit)),
            VaultRefusal::Part => say(lang, "evidence-bad-part", &[]),
            VaultRefusal::ResumeAt(at) => say(lang, "evidence-resume", &[("at", at.to_string())]),
            VaultRefusal::Lost(Lost::Missing) => say(lang, "evidence-missing", &[]),
            VaultRefusal::Lost(Lost::Damaged) => say(lang, "evidence-changed", &[]),
            VaultRefusal::Withdrawn => say(lang, "evidence-withdrawn", &[]),
            VaultRefusal::InUse(links) => {
                say(lang, "evidence-in-use", &[("n", links.len().to_string())])
            }
            VaultRefusal::Expired(title) => say(lang, "evidence-past", &[("title", title.clone())]),
            VaultRefusal::NotLinked => say(lang, "evidence-not-linked", &[]),
        }
    }
}
