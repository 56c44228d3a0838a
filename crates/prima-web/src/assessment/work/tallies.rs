//! `/kerja/{cycle}/cacahan`: an officer brings in survey counts as a table, and
//! is told everything that is wrong with it.

use super::bringing::{self, Bringing};
use crate::desk::{DeskAnswer, Visit};
use crate::site::Site;
use prima_workflow::job::JobKind;

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let table = Bringing {
        kind: JobKind::Tallies,
        part: "cacahan",
        name: "tallies",
    };
    bringing::page(site, visit, table).await
}
