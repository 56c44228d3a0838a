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
        name: "web-board-way-cacahan",
        lead: "web-board-tallies-lead",
        field: ["web-board-tallies-label", "web-board-tallies-hint"],
        done: ["web-board-done-tallies", "web-job-tried-tallies"],
    };
    bringing::page(site, visit, table).await
}
