//! `/kerja/{cycle}/indeks`: an officer brings in indices that were published
//! elsewhere, each with its source, and is told everything that is wrong with them.

use super::bringing::{self, Bringing};
use crate::desk::{DeskAnswer, Visit};
use crate::site::Site;
use prima_workflow::job::JobKind;

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let table = Bringing {
        kind: JobKind::Indices,
        part: "indeks",
        name: "web-board-way-indeks",
        lead: "web-board-indices-lead",
        field: ["web-board-indices-label", "web-board-indices-hint"],
        done: ["web-board-done-indices", "web-job-tried-indices"],
    };
    bringing::page(site, visit, table).await
}
