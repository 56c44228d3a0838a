//! The worksheets of all units of a round that somebody may read, in one file.

use super::perform::{Made, Task};
use crate::assessment::read::cycle_page;
use crate::assessment::{ActError, Acted, Made as Head, Refusal, worksheet};
use crate::failure::WorkflowError;
use prima_exchange::archive::zip_of;
use serde_json::json;
use std::path::Path;

/// Writes them, a workbook a unit. A unit whose answers the person may not read
/// is passed over, as if it took no part.
pub(super) async fn write(task: &Task<'_>) -> Acted<Made> {
    let cycle = task.row.cycle.as_str();
    let line = cycle_page(task.desk, task.actor, cycle, task.now).await?;
    let bodies = task.desk.database.bodies_named(&line.units).await?;
    let day = task.asked["day"].as_str().unwrap_or_default();
    let mut files = Vec::new();
    for (place, body) in bodies.iter().enumerate() {
        task.steps.enter("worksheet", place, bodies.len())?;
        let made = Head {
            unit_name: &body.name,
            day,
            lang: task.lang,
        };
        match worksheet(task.desk, task.actor, cycle, &body.body, &made, task.now).await {
            Ok(content) => files.push((format!("lke-{}.xlsx", body.body), content)),
            Err(ActError::Refused(Refusal::Hidden)) => {}
            Err(error) => return Err(error),
        }
    }
    if files.is_empty() {
        return Err(Refusal::Hidden.into());
    }
    task.steps.enter("keep", bodies.len(), bodies.len())?;
    let named = files.iter();
    let named = named.map(|(name, content)| (name.as_str(), content.as_slice()));
    let name = format!("lke-{cycle}.zip");
    let zip = zip_of(named).map_err(WorkflowError::at(Path::new(&name)))?;
    Ok(Made {
        result: json!({ "units": files.len() }),
        file: Some((name, zip)),
    })
}
