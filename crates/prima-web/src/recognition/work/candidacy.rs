//! `/kerja/calon/{candidacy}`: one unit on its way: where it stands, what may
//! happen next, who did what, and its facilities with dated photos.

mod parts;

pub(super) use parts::ticked;

use super::{programmes, status};
use crate::assessment::naming;
use crate::assessment::work::faults::Faults;
use crate::assessment::work::place;
use crate::assessment::work::refusal::{hidden, told, told_or_hidden};
use crate::desk::{Answered, Desk, DeskAnswer, Visit};
use crate::frame::localized;
use crate::look::{Opening, opening, section};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::recognition::candidacy::Fault;
use prima_workflow::assessment::{ActError, Refusal};
use prima_workflow::recognition::jury::jury_page;
use prima_workflow::recognition::{
    CandidacyPage, NewStep, Taken, candidacy_page, confirm_step, show_facilities, take_step,
    withdraw_step,
};
use std::collections::BTreeMap;

/// Before the code of a facility in the name of its field.
const PHOTO: &str = "foto-";
/// Name of the field with the stamp of what waits, as it was read.
pub(super) const ASKED: &str = "dibaca";

/// Its address, without the language.
pub fn address(candidacy: &str) -> String {
    format!("/kerja/calon/{candidacy}")
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let parts = visit.asked.segments();
    let id = parts.get(2).copied().unwrap_or_default().to_owned();
    let actor = place::actor(visit)?;
    let found = candidacy_page(&site.desk, actor, &id, visit.now).await;
    let found = found.map_err(hidden)?;
    let judged = jury_page(&site.desk, actor, &id, None, visit.now).await;
    let judged = judged
        .map(|_| true)
        .or_else(|error| told_or_hidden(error).map(|()| false))?;
    if visit.form.is_none() {
        return Answered::page(whole(site, visit, &found, judged, &Faults::default()));
    }
    match changed(site, visit, &id).await? {
        Ok(done) => {
            let to = localized(visit.asked.lang, &address(&id));
            Answered::elsewhere(format!("{to}?sudah={done}"))
        }
        Err(faults) => Answered::refused(whole(site, visit, &found, judged, &faults)),
    }
}

/// Does what was sent; gives the last part of the key that says so.
async fn changed(
    site: &Site,
    visit: &Visit,
    id: &str,
) -> Result<Result<&'static str, Faults>, WebError> {
    let actor = place::actor(visit)?;
    let fields = visit.fields();
    let sure = |name: &str| match fields.value("yakin") {
        "ya" => None,
        _ => Some(Faults::one(name, visit.words().label("web-outcome-unsure"))),
    };
    let (field, done) = match fields.value("apa") {
        "langkah" => {
            if let Some(unsure) = sure("yakin") {
                return Ok(Err(unsure));
            }
            let new = NewStep {
                exit: fields.value("langkah").to_owned(),
                reason: fields.value("alasan").to_owned(),
                document: fields.value("dokumen").to_owned(),
                version: fields.value("versi").parse().unwrap_or(0),
            };
            let done = take_step(&site.desk, actor, id, &new, visit.now).await;
            let done = done.map(|taken| match taken {
                Taken::Done => "langkah",
                Taken::Asked => "diminta",
            });
            ("langkah", done)
        }
        "konfirmasi" => {
            if let Some(unsure) = sure("yakin-konfirmasi") {
                return Ok(Err(unsure));
            }
            let asked = fields.value(ASKED);
            let done = confirm_step(&site.desk, actor, id, asked, visit.now).await;
            ("yakin-konfirmasi", done.map(|()| "konfirmasi"))
        }
        "tarik" => {
            let asked = fields.value(ASKED);
            let done = withdraw_step(&site.desk, actor, id, asked, visit.now).await;
            ("yakin-konfirmasi", done.map(|()| "tarik"))
        }
        "sarana" => {
            let photos: BTreeMap<String, String> = fields
                .iter()
                .filter(|(_, evidence)| !evidence.trim().is_empty())
                .filter_map(|(name, evidence)| {
                    let facility = name.strip_prefix(PHOTO)?.to_owned();
                    Some((facility, evidence.trim().to_owned()))
                })
                .collect();
            let done = show_facilities(&site.desk, actor, id, &photos, visit.now).await;
            ("sarana", done.map(|()| "sarana"))
        }
        _ => return Err(WebError::NotFound(Missing::Page)),
    };
    match done {
        Ok(done) => Ok(Ok(done)),
        Err(error) => Ok(Err(faults(visit, error, field)?)),
    }
}

fn faults(visit: &Visit, error: ActError, other: &str) -> Result<Faults, WebError> {
    let refusal = told(error)?;
    let name = match &refusal {
        Refusal::Candidacy(Fault::NoReason) => "alasan".to_owned(),
        Refusal::Candidacy(Fault::NoDocument) => "dokumen".to_owned(),
        Refusal::Photo { facility, .. } => format!("{PHOTO}{facility}"),
        _ => other.to_owned(),
    };
    Ok(Faults::one(&name, refusal.text(visit.asked.lang)))
}

/// The page; `judged` says whether the reader may see its jury, or the feedback.
fn whole(
    site: &Site,
    visit: &Visit,
    found: &CandidacyPage,
    judged: bool,
    faults: &Faults,
) -> Markup {
    let words = visit.words();
    let unit = found.called.get(&found.row.unit);
    let title = unit.unwrap_or(&found.row.unit).clone();
    let programme = words.text(&found.programme.title).to_owned();
    let own = address(&found.row.candidacy);
    let done = match visit.asked.value("sudah") {
        "masuk" => Some("web-candidacy-done-begun"),
        "langkah" => Some("web-candidacy-done-step"),
        "diminta" => Some("web-candidacy-done-asked"),
        "konfirmasi" => Some("web-candidacy-done-confirmed"),
        "tarik" => Some("web-candidacy-done-withdrawn"),
        "sarana" => Some("web-candidacy-done-facilities"),
        _ => None,
    };
    let status = naming::capital(&status::told(words, &found.status));
    let lead = format!("{status}. {}", words.label("web-candidacy-lead"));
    let main = html! {
        (opening(&Opening { kind: Some(&programme), title: &title, lead: &lead, facts: Some(parts::facts(words, found)), answer: None }))
        (faults.summary(words))
        @if let Some(done) = done { p class="saved" role="status" { (words.label(done)) } }
        (section("tahap", &words.label("web-candidacy-way"), &parts::stages(words, found)))
        (section("kini", &words.label("web-candidacy-now"), &parts::now(visit, found, &own, faults)))
        (parts::places(words, found, judged))
        (section("riwayat", &words.label("web-candidacy-history"), &parts::history(words, found)))
        @if !found.programme.facilities.is_empty() {
            (section("sarana", &words.label("web-candidacy-facilities"), &parts::facilities(site, visit, found, &own, faults)))
        }
        (parts::unproven(words, found))
    };
    let list = programmes::address(&found.row.programme, &found.row.edition);
    Desk {
        title: &title,
        is_wrong: !faults.is_empty(),
        way: &[
            (
                words.label("web-programme-run-title"),
                programmes::PATH.to_owned(),
            ),
            (programme.clone(), list),
            (title.clone(), own),
        ],
        sample: !found.row.sample.is_empty(),
        main,
    }
    .markup(site, visit)
}
