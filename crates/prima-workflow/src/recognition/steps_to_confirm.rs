//! Steps of candidacies that wait for somebody to confirm them.

use super::facts::{candidacy, may_read};
use super::read::names;
use crate::assessment::{ActError, Acted, Desk};
use prima_domain::recognition::permission::{may_confirm_step, may_read_programme};
use prima_domain::register::id::{PersonId, ProgrammeCode};
use prima_domain::register::person::Actor;
use prima_instrument::programme::Programme;
use prima_store::recognition::Candidacy;
use std::collections::BTreeSet;

/// A step that waits.
#[derive(Clone, Debug)]
pub struct StepToConfirm {
    /// The candidacy.
    pub row: Candidacy,
    /// Name of its unit.
    pub name: String,
    /// Its rules.
    pub programme: Programme,
}

/// Steps that somebody may confirm, by programme and name of the unit. Nothing is
/// looked up but of those that wait in programmes of the reader.
pub async fn steps_to_confirm(desk: &Desk, actor: &Actor, now: i64) -> Acted<Vec<StepToConfirm>> {
    let mut reading = desk.database.reading();
    let editions = reading.programme_editions().await?.into_iter();
    let programmes: BTreeSet<String> = editions.map(|row| row.programme).collect();
    let mut found = Vec::new();
    for code in programmes {
        if may_read_programme(actor, &ProgrammeCode::new(code.clone())).is_err() {
            continue;
        }
        for waiting in reading.proposals_of_programme(&code).await? {
            let seen = candidacy(&mut reading, &waiting.candidacy).await?;
            let stage = seen.programme().stage(&seen.row.stage);
            let exit = stage.and_then(|stage| stage.exit(&waiting.exit));
            let by = exit.map_or(&[][..], |exit| exit.by.as_slice());
            let asked_by = PersonId::from(waiting.person.as_str());
            if may_confirm_step(&seen.situation(actor, now), by, &asked_by).is_err() {
                continue;
            }
            match may_read(&mut reading, &seen, actor, now).await {
                Ok(()) => {}
                Err(ActError::Refused(_)) => continue,
                Err(failed) => return Err(failed),
            }
            let unit = seen.row.unit.clone();
            let called = names(&mut reading, std::slice::from_ref(&unit)).await?;
            found.push(StepToConfirm {
                name: called.get(&unit).unwrap_or(&unit).clone(),
                programme: seen.programme().clone(),
                row: seen.row,
            });
        }
    }
    found.sort_by(|a, b| {
        let place = |one: &StepToConfirm| (one.programme.name(), one.name.clone());
        (place(a), &a.row).cmp(&(place(b), &b.row))
    });
    Ok(found)
}
