//! Certificates of honours: issued, withdrawn, read and checked.
//!
//! What a certificate says is taken from the honour when it is issued and never
//! changes; whether it still stands follows the honour from then on.

mod choosing;
mod citation;
mod issue;
mod issue_all;
mod making;
mod packing;
mod printing;
mod read;
mod term;
mod waiting;
mod withdraw;

pub use issue::{BATCH, Issued, Order, RefusedHonour, Why, is_about_sample, issue_certificates};
pub use issue_all::{MOST_TOLD, Refused, Tally, Whole};
pub use packing::{Packing, packing};
pub use printing::{drawing, known_page_verdict, page_verdict, picture, printed, set_again};
pub use read::{
    Certified, Group, GroupKey, HonourLine, Shown, certificate_at_desk, certificate_shown,
    certified, groups, honours_of_group, standings, status_list,
};
pub use term::last_day_of;
pub use withdraw::withdraw_certificate;

use crate::assessment::signing::InstallationKey;
use prima_document::certificate::Press;
use std::fmt;
use std::sync::Arc;
use tokio::sync::Mutex;

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

/// Gives the press, which is made when it is first asked for.
type Pressing = Box<dyn Fn() -> Arc<Press> + Send + Sync>;

/// The installation as issuer of many certificates, apart from any request; the
/// key comes with the work.
pub struct House {
    press: Pressing,
    origin: String,
    did: String,
    name: String,
    /// Whoever issues a batch holds it: two who prepare batches at the same time
    /// would only make them twice.
    turn: Mutex<()>,
}

impl House {
    /// An issuer with these origin, DID and name.
    pub fn new(press: Pressing, origin: String, did: String, name: String) -> House {
        House {
            press,
            origin,
            did,
            name,
            turn: Mutex::default(),
        }
    }

    /// What prints.
    pub fn press(&self) -> Arc<Press> {
        (self.press)()
    }

    /// For an act, with the key it signs with and what prints.
    pub fn issuer<'a>(&'a self, key: &'a InstallationKey, press: &'a Arc<Press>) -> Issuer<'a> {
        Issuer {
            key,
            press,
            origin: &self.origin,
            did: &self.did,
            name: &self.name,
        }
    }
}

impl fmt::Debug for House {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("House");
        shown.field("did", &self.did).finish_non_exhaustive()
    }
}

/// Address of a certificate's page.
pub fn page_address(origin: &str, id: &str) -> String {
    format!("{origin}/id/piagam/{id}")
}

/// Address of a list of statuses, numbered from 1.
pub fn list_address(origin: &str, number: i64) -> String {
    format!("{origin}/piagam/status/{number}")
}
