//! `/kerja/penghargaan/{award}/kategori/{category}`: who stands in a category,
//! why, and its decision: proposed by one officer, confirmed by another, and
//! replaced or revoked in the same two steps.

mod by_hand;
mod changing;
mod deciding;
mod fields;
mod outdated;
mod standing;

use super::candidacy::ASKED;
use super::{award, rule};
use crate::assessment::work::faults::Faults;
use crate::assessment::work::framed::demand;
use crate::assessment::work::place;
use crate::assessment::work::refusal::{hidden, told};
use crate::desk::{Answered, Desk, DeskAnswer, Visit};
use crate::frame::localized;
use crate::look::{Opening, opening, section};
use crate::register::meant::meant;
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_workflow::assessment::Refusal;
use prima_workflow::recognition::award::{
    CategoryPage, NewDecision, Why, category_page, confirm_award, propose_award,
    propose_revocation, withdraw_award,
};
use prima_workflow::recognition::certificate::HonourLine;

/// Its address, without the language.
pub fn address(award: &str, category: &str) -> String {
    format!("{}/kategori/{category}", super::awards::address(award))
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let parts = visit.asked.segments();
    let [_, _, award, _, category, ..] = parts.as_slice() else {
        return Err(WebError::NotFound(Missing::Page));
    };
    let actor = place::actor(visit)?;
    let found = category_page(&site.desk, actor, award, category, visit.now).await;
    let found = found.map_err(hidden)?;
    let outdated = outdated::of(site, visit, &found).await?;
    let whole = |faults: &Faults| whole(site, visit, &found, &outdated, faults);
    if visit.form.is_none() {
        return Answered::page(whole(&Faults::default()));
    }
    demand(found.decides)?;
    match changed(site, visit, &found).await? {
        Ok(done) => {
            let to = localized(visit.asked.lang, &address(award, category));
            Answered::elsewhere(format!("{to}?sudah={done}"))
        }
        Err(faults) => Answered::refused(whole(&faults)),
    }
}

/// Does what was sent; gives the last part of the key that says so.
async fn changed(
    site: &Site,
    visit: &Visit,
    found: &CategoryPage,
) -> Result<Result<&'static str, Faults>, WebError> {
    let actor = place::actor(visit)?;
    let (id, category) = (&found.rules.code, &found.category.code);
    let (place, asked) = (
        (id.as_str(), category.as_str()),
        visit.fields().value(ASKED),
    );
    let sure = |name: &str| match visit.fields().value("yakin") {
        "ya" => None,
        _ => Some(Faults::one(name, visit.words().label("web-outcome-unsure"))),
    };
    // What stands on the page now, whatever was sent.
    let other = match found.may_propose {
        true => "yakin",
        false => "yakin-konfirmasi",
    };
    let done = match visit.fields().value("apa") {
        "usul" => {
            let new = match found.may_propose {
                true => fields::read(visit, found),
                false => Ok(NewDecision::default()),
            };
            let new = match new {
                Ok(new) => new,
                Err(faults) => return Ok(Err(faults)),
            };
            if found.may_propose && found.is_change && new.why.id.is_empty() {
                let missing = visit.words().label("web-award-change-no-why");
                return Ok(Err(Faults::one(changing::WHY, missing)));
            }
            if let Some(unsure) = sure(other) {
                return Ok(Err(unsure));
            }
            let done = propose_award(&site.desk, actor, id, category, &new, visit.now).await;
            done.map(|()| "usul")
        }
        "cabut" => {
            let why = Why {
                id: visit.fields().value(changing::WHY_REVOKED).to_owned(),
                en: visit.fields().value("alasan-cabut-en").to_owned(),
            };
            let is_offered = found.may_propose && found.standing.is_some();
            if is_offered && why.id.is_empty() {
                let missing = visit.words().label("web-award-change-no-why");
                return Ok(Err(Faults::one(changing::WHY_REVOKED, missing)));
            }
            let anchor = if is_offered { changing::SURE } else { other };
            if let Some(unsure) = sure(anchor) {
                return Ok(Err(unsure));
            }
            let done = propose_revocation(&site.desk, actor, id, category, &why, visit.now).await;
            done.map(|()| "usul-cabut")
        }
        "konfirmasi" => {
            if let Some(unsure) = sure(other) {
                return Ok(Err(unsure));
            }
            let done = confirm_award(&site.desk, actor, place, asked, visit.now).await;
            done.map(|()| "konfirmasi")
        }
        "tarik" => {
            let done = withdraw_award(&site.desk, actor, place, asked, visit.now).await;
            done.map(|()| "tarik")
        }
        _ => return Err(WebError::NotFound(Missing::Page)),
    };
    match done {
        Ok(done) => Ok(Ok(done)),
        Err(error) => {
            let refusal = told(error)?;
            let meant = match &refusal {
                Refusal::AwardBody {
                    found: written,
                    why: "unknown",
                } => meant(site, visit.words(), written).await?,
                _ => String::new(),
            };
            Ok(Err(fields::faults(visit, found, (&refusal, &meant), other)))
        }
    }
}

fn whole(
    site: &Site,
    visit: &Visit,
    found: &CategoryPage,
    outdated: &[HonourLine],
    faults: &Faults,
) -> Markup {
    let words = visit.words();
    let title = words.text(&found.category.title).to_owned();
    let event = words.text(&found.rules.title).to_owned();
    let own = address(&found.rules.code, &found.category.code);
    let lead = format!("{}.", rule::told(words, &found.category));
    let done = match visit.asked.value("sudah") {
        "usul" => Some("web-award-run-done-proposed"),
        "usul-cabut" => Some("web-award-change-done-revocation"),
        "konfirmasi" => Some("web-award-run-done-confirmed"),
        "tarik" => Some("web-award-run-done-withdrawn"),
        _ => None,
    };
    let main = html! {
        (opening(&Opening { kind: Some(&event), title: &title, lead: &lead, facts: Some(standing::facts(words, found)), answer: None }))
        (faults.summary(words))
        @if let Some(done) = done { p class="saved" role="status" { (words.label(done)) } }
        (outdated::markup(words, outdated))
        (section("keputusan", &words.label("web-award-run-decision"), &deciding::markup(visit, found, &own, faults)))
        @if !found.earlier.is_empty() {
            (section("sebelumnya", &words.label("web-award-change-earlier"), &changing::earlier(words, found)))
        }
        @if !found.list.lines.is_empty() {
            (section("calon", &words.label("web-award-run-candidates"), &standing::markup(words, found)))
        }
    };
    let mut way = award::way(words, &found.rules);
    way.push((title.clone(), own));
    Desk {
        title: &title,
        is_wrong: !faults.is_empty(),
        way: &way,
        sample: found.rules.is_sample || found.recipients.iter().any(|row| !row.sample.is_empty()),
        main,
    }
    .markup(site, visit)
}
