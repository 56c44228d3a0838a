//! What the forms of the page of determinations do.

use crate::assessment::work::faults::Faults;
use crate::assessment::work::framed::demand;
use crate::assessment::work::refusal::told;
use crate::assessment::work::wib;
use crate::desk::Visit;
use crate::reply::WebError;
use crate::site::{Site, text};
use prima_domain::register::person::Actor;
use prima_workflow::assessment::{
    Acted, CorrectedValue, NewCorrection, Refusal, ask_determination, confirm_determination,
    correct,
};

/// Does what the form asks for; gives its name in the address.
pub async fn change(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    faults: &mut Faults,
) -> Result<&'static str, WebError> {
    match visit.fields().value("apa") {
        "usul" => ask(site, visit, actor, cycle, faults)
            .await
            .map(|()| "usul"),
        "teguhkan" => confirm(site, visit, actor, cycle, faults)
            .await
            .map(|()| "teguhkan"),
        "koreksi" => amend(site, visit, actor, cycle, faults)
            .await
            .map(|()| "koreksi"),
        _ => demand(false).map(|()| ""),
    }
}

/// Puts what an act refused beside a field.
fn refused<T>(
    visit: &Visit,
    done: Acted<T>,
    field: &str,
    faults: &mut Faults,
) -> Result<(), WebError> {
    if let Err(error) = done {
        let refusal = told(error)?;
        let place = match &refusal {
            Refusal::PublishHour { .. } if field == "usul" => "terbit",
            Refusal::PublishHour { .. } => "terbit-koreksi",
            Refusal::Blank { field: "reason_id" } => "alasan-id",
            Refusal::Blank { field: "reason_en" } => "alasan-en",
            Refusal::Blank { field: "values" } | Refusal::Values(_) => "nilai",
            _ => field,
        };
        faults.add(place, refusal.text(visit.asked.lang));
    }
    Ok(())
}

async fn ask(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    faults: &mut Faults,
) -> Result<(), WebError> {
    let (words, typed) = (visit.words(), visit.fields());
    let Some(hour) = wib::read(typed.value("terbit")) else {
        faults.add("terbit", words.label("web-board-moment-wrong"));
        return Ok(());
    };
    let done = ask_determination(&site.desk, actor, cycle, hour, visit.now).await;
    refused(visit, done, "usul", faults)
}

async fn confirm(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    faults: &mut Faults,
) -> Result<(), WebError> {
    let (words, typed) = (visit.words(), visit.fields());
    let Some(number) = typed.value("nomor").parse::<i64>().ok() else {
        return demand(false);
    };
    if !typed.has("yakin") {
        faults.add("teguhkan", words.label("web-board-unsure"));
        return Ok(());
    }
    let Some(key) = &site.key else {
        faults.add("teguhkan", words.label("web-board-no-key"));
        return Ok(());
    };
    let done = confirm_determination(&site.desk, actor, cycle, number, key, visit.now).await;
    refused(visit, done, "teguhkan", faults)
}

async fn amend(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    faults: &mut Faults,
) -> Result<(), WebError> {
    let (words, typed) = (visit.words(), visit.fields());
    let hour = wib::read(typed.value("terbit-koreksi"));
    if hour.is_none() {
        faults.add("terbit-koreksi", words.label("web-board-moment-wrong"));
    }
    for (field, name) in [("reason_id", "alasan-id"), ("reason_en", "alasan-en")] {
        if typed.value(name).is_empty() {
            faults.add(name, Refusal::Blank { field }.text(words.lang));
        }
    }
    let values = values(visit, faults);
    let (Some(publish_at), true) = (hour, faults.is_empty()) else {
        return Ok(());
    };
    let new = NewCorrection {
        reason: text(typed.value("alasan-id"), typed.value("alasan-en")),
        values,
        publish_at,
    };
    let done = correct(&site.desk, actor, cycle, &new, visit.now).await;
    refused(visit, done, "nilai", faults)
}

/// Values as they are typed, one a line: unit; code; value.
fn values(visit: &Visit, faults: &mut Faults) -> Vec<CorrectedValue> {
    let words = visit.words();
    let mut values = Vec::new();
    let lines = visit.fields().exact("nilai").lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty()) {
        let mut parts = line.splitn(3, ';').map(str::trim);
        match (parts.next(), parts.next(), parts.next()) {
            (Some(unit), Some(code), Some(value)) => values.push(CorrectedValue {
                unit: unit.to_owned(),
                code: code.to_owned(),
                value: value.to_owned(),
            }),
            _ => faults.add(
                "nilai",
                words.say("web-board-value-line", &[("line", line.to_owned())]),
            ),
        }
    }
    values
}
