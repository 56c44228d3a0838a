//! What the forms of the page of determinations do. Freezing and confirming go
//! over all answers of a round, so jobs do them.

use crate::assessment::work::faults::Faults;
use crate::assessment::work::framed::demand;
use crate::assessment::work::long::{Waited, Wanted, waited};
use crate::assessment::work::wib;
use crate::desk::Visit;
use crate::reply::WebError;
use crate::site::Site;
use prima_domain::register::person::Actor;
use prima_workflow::assessment::Refusal;
use prima_workflow::job::JobKind;
use serde_json::{Value, json};

/// What became of a form that was not refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// It is done; this is its name in the address.
    Here(&'static str),
    /// This job does it.
    Later(String),
}

/// Does what the form asks for.
pub async fn change(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    faults: &mut Faults,
) -> Result<Done, WebError> {
    match visit.fields().value("apa") {
        "latih" => {
            begin(
                site,
                visit,
                actor,
                (JobKind::Rehearse, cycle, json!({})),
                "latih",
                faults,
            )
            .await
        }
        "usul" => ask(site, visit, actor, cycle, faults).await,
        "teguhkan" => confirm(site, visit, actor, cycle, faults).await,
        "koreksi" => amend(site, visit, actor, cycle, faults).await,
        _ => demand(false).map(|()| Done::Here("")),
    }
}

/// Begins long work whose refusal stands beside a field.
async fn begin(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    (kind, cycle, asked): (JobKind, &str, Value),
    name: &'static str,
    faults: &mut Faults,
) -> Result<Done, WebError> {
    let wanted = Wanted {
        kind,
        cycle,
        asked,
        input: None,
    };
    match waited(site, visit, actor, wanted).await? {
        Waited::Done { .. } => Ok(Done::Here(name)),
        Waited::Later(job) => Ok(Done::Later(job)),
        Waited::Refused(refusal) => {
            refused(visit, &refusal, name, faults);
            Ok(Done::Here(name))
        }
    }
}

/// Puts what an act refused beside a field.
fn refused(visit: &Visit, refusal: &Refusal, field: &str, faults: &mut Faults) {
    let place = match refusal {
        Refusal::PublishHour { .. } if field == "usul" => "terbit",
        Refusal::PublishHour { .. } => "terbit-koreksi",
        Refusal::Blank { field: "reason_id" } => "alasan-id",
        Refusal::Blank { field: "reason_en" } => "alasan-en",
        Refusal::Blank { field: "values" } | Refusal::Values(_) => "nilai",
        _ if field == "koreksi" => "nilai",
        _ => field,
    };
    faults.add(place, refusal.text(visit.asked.lang));
}

async fn ask(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    faults: &mut Faults,
) -> Result<Done, WebError> {
    let (words, typed) = (visit.words(), visit.fields());
    let Some(hour) = wib::read(typed.value("terbit")) else {
        faults.add("terbit", words.label("web-board-moment-wrong"));
        return Ok(Done::Here("usul"));
    };
    let asked = json!({ "publish_at": hour });
    begin(
        site,
        visit,
        actor,
        (JobKind::Ask, cycle, asked),
        "usul",
        faults,
    )
    .await
}

async fn confirm(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    faults: &mut Faults,
) -> Result<Done, WebError> {
    let (words, typed) = (visit.words(), visit.fields());
    let done = Done::Here("teguhkan");
    let Some(number) = typed.value("nomor").parse::<i64>().ok() else {
        return demand(false).map(|()| done);
    };
    if !typed.has("yakin") {
        faults.add("teguhkan", words.label("web-board-unsure"));
        return Ok(done);
    }
    if site.key.is_none() {
        faults.add("teguhkan", words.label("web-board-no-key"));
        return Ok(done);
    }
    let asked = json!({ "number": number });
    begin(
        site,
        visit,
        actor,
        (JobKind::Confirm, cycle, asked),
        "teguhkan",
        faults,
    )
    .await
}

async fn amend(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    faults: &mut Faults,
) -> Result<Done, WebError> {
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
        return Ok(Done::Here("koreksi"));
    };
    let asked = json!({
        "reason": [typed.value("alasan-id"), typed.value("alasan-en")],
        "values": values,
        "publish_at": publish_at,
    });
    begin(
        site,
        visit,
        actor,
        (JobKind::Correct, cycle, asked),
        "koreksi",
        faults,
    )
    .await
}

/// Values as they are typed, one a line: unit; code; value.
fn values(visit: &Visit, faults: &mut Faults) -> Vec<[String; 3]> {
    let words = visit.words();
    let mut values = Vec::new();
    let lines = visit.fields().exact("nilai").lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty()) {
        let mut parts = line.splitn(3, ';').map(str::trim);
        match (parts.next(), parts.next(), parts.next()) {
            (Some(unit), Some(code), Some(value)) => {
                values.push([unit, code, value].map(str::to_owned));
            }
            _ => faults.add(
                "nilai",
                words.say("web-board-value-line", &[("line", line.to_owned())]),
            ),
        }
    }
    values
}
