//! The evidence vault: files are uploaded once, described once, and linked to
//! every answer that asks for them.
//!
//! A file is looked over before it is kept, and kept before its row is written:
//! a row without a file can only mean that the disk lost one.

mod add_evidence;
mod append_upload;
mod asked;
mod begin_upload;
mod bucket;
mod cancel_upload;
mod carry_evidence;
mod check;
mod clamd;
mod contents;
mod describe_evidence;
mod description;
mod disk;
mod drop_uploads;
mod finish_upload;
mod keep;
mod link_evidence;
mod open_evidence;
mod permission;
mod place;
mod refusal;
mod resume_upload;
mod storage;
mod withdraw_evidence;

pub use add_evidence::add_evidence;
pub use append_upload::append_upload;
pub use begin_upload::{NewUpload, begin_upload};
pub use bucket::{Bucket, BucketError, BucketSettings};
pub use cancel_upload::cancel_upload;
pub use carry_evidence::carry_evidence;
pub use check::{Checked, check};
pub use clamd::{Scanner, ScannerAddress, Verdict};
pub use contents::{Kept, Offered, evidence_of_unit, may_keep, suggestions, vault_of};
pub use describe_evidence::describe_evidence;
pub use description::{Description, DescriptionFault};
pub use drop_uploads::{UPLOAD_KEPT, drop_uploads};
pub use finish_upload::finish_upload;
pub use keep::Added;
pub use link_evidence::{NewLink, link_evidence, unlink_evidence};
pub use open_evidence::{OpenFile, open_evidence, open_of_proposal};
pub use place::Place;
pub use refusal::{Told, VaultError, VaultRefusal};
pub use resume_upload::resume_upload;
pub use storage::{Lost, Storage};
pub use withdraw_evidence::withdraw_evidence;

use crate::assessment::moment::utc;
use prima_domain::hex::hex;
use prima_domain::register::person::Actor;
use prima_exchange::evidence::Limits;
use std::collections::BTreeSet;

/// Who acts, and when.
#[derive(Clone, Copy, Debug)]
pub struct Acting<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// The moment, in seconds UTC.
    pub now: i64,
}

impl Acting<'_> {
    /// Who, for the audit line.
    fn person(&self) -> &str {
        self.actor.person.as_str()
    }

    /// The moment as text in UTC.
    fn at(&self) -> String {
        utc(self.now)
    }
}

/// A new id from chance.
fn id(chance: [u8; 16]) -> String {
    hex(&chance)
}

/// The vault of an installation: where its files lie and what it takes.
#[derive(Clone, Debug)]
pub struct Vault {
    /// Where the files lie.
    pub storage: Storage,
    /// What one file may be.
    pub file: Limits,
    /// What one body may keep and have on its way.
    pub body: BodyLimits,
    /// Codes of the shared catalogue of evidence.
    pub kinds: BTreeSet<String>,
    /// What looks for viruses; none unless configured.
    pub scanner: Option<Scanner>,
}

/// What one body may keep and have on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyLimits {
    /// Bytes of all its files.
    pub bytes: u64,
    /// Uploads that are under way.
    pub uploads: u64,
    /// Bytes of one part of an upload.
    pub part: u64,
}

impl Default for BodyLimits {
    /// 4 GiB, 20 uploads, parts of 4 MiB.
    fn default() -> BodyLimits {
        BodyLimits {
            bytes: 4 << 30,
            uploads: 20,
            part: 4 << 20,
        }
    }
}
