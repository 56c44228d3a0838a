//! Certificates of honours: issued, withdrawn, read and checked.
//!
//! What a certificate says is taken from the honour when it is issued and never
//! changes; whether it still stands follows the honour from then on.

mod issue;
mod printing;
mod read;
mod withdraw;

pub use issue::{BATCH, Issued, Order, RefusedHonour, Why, issue_certificates};
pub use printing::{drawing, page_verdict, picture, printed};
pub use read::{
    Group, GroupKey, HonourLine, Shown, certificate_at_desk, certificate_shown, groups,
    honours_of_group, standings, status_list,
};
pub use withdraw::withdraw_certificate;

use crate::assessment::signing::InstallationKey;
use prima_document::certificate::Press;
use std::sync::Arc;

/// Who issues: the installation, with its key and its press.
#[derive(Clone, Copy, Debug)]
pub struct Issuer<'a> {
    /// Signs.
    pub key: &'a InstallationKey,
    /// Prints.
    pub press: &'a Arc<Press>,
    /// Scheme and host of the installation, under which certificates are checked.
    pub origin: &'a str,
    /// The issuer as a DID.
    pub did: &'a str,
    /// Name of the issuer.
    pub name: &'a str,
}

/// Address of a certificate's page.
pub fn page_address(origin: &str, id: &str) -> String {
    format!("{origin}/id/piagam/{id}")
}

/// Address of a list of statuses, numbered from 1.
pub fn list_address(origin: &str, number: i64) -> String {
    format!("{origin}/piagam/status/{number}")
}
