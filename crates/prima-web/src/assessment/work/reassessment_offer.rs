//! `/kerja/{cycle}/penilaian-ulang`: until when a round offers re-assessments,
//! and the requests that are not done. Off unless an officer sets it.

use super::faults::Faults;
use super::framed::{Framed, address, asked, demand, framed};
use super::refusal::{hidden, told};
use super::wib::{self, MomentField, moment_field};
use crate::desk::{Answered, DeskAnswer, Form, Visit, form, moment};
use crate::frame::localized;
use crate::look::{Empty, Link, empty, links, section};
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::person::Actor;
use prima_workflow::assessment::offer_reassessment;
use prima_workflow::assessment::read::{CycleLine, ReassessmentOffer, reassessment_offer};
use std::collections::BTreeMap;

/// Last part of its address.
const PAGE: &str = "penilaian-ulang";

/// What the page shows.
#[derive(Debug)]
pub struct View<'a> {
    /// The round.
    pub line: &'a CycleLine,
    /// What it offers, and which requests are open.
    pub offer: &'a ReassessmentOffer,
    /// Names of units, by id.
    pub names: &'a BTreeMap<String, String>,
    /// What is wrong.
    pub faults: &'a Faults,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (actor, line) = asked(site, visit).await?;
    let cycle = &line.cycle.cycle;
    let mut faults = Faults::default();
    if visit.form.is_some() {
        set(site, visit, actor, cycle, &mut faults).await?;
        if faults.is_empty() {
            let to = localized(visit.asked.lang, &address(cycle));
            return Answered::elsewhere(format!("{to}/{PAGE}?sudah=atur"));
        }
    }
    let offer = reassessment_offer(&site.desk, actor, cycle, visit.now).await;
    let offer = offer.map_err(hidden)?;
    let ids: Vec<String> = offer.open.iter().map(|row| row.unit.clone()).collect();
    let bodies = site.database.bodies_named(&ids).await?.into_iter();
    let view = View {
        line: &line,
        offer: &offer,
        names: &bodies.map(|body| (body.body, body.name)).collect(),
        faults: &faults,
    };
    let markup = whole(site, visit, &view);
    match faults.is_empty() {
        true => Answered::page(markup),
        false => Answered::refused(markup),
    }
}

async fn set(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    faults: &mut Faults,
) -> Result<(), WebError> {
    demand(visit.fields().has("sampai"))?;
    let until = match visit.fields().value("sampai") {
        "" => None,
        text => match wib::read(text) {
            Some(until) => Some(until),
            None => {
                faults.add("sampai", visit.words().label("web-board-moment-wrong"));
                return Ok(());
            }
        },
    };
    match offer_reassessment(&site.desk, actor, cycle, until, visit.now).await {
        Ok(()) => Ok(()),
        Err(error) => {
            faults.add("sampai", told(error)?.text(visit.asked.lang));
            Ok(())
        }
    }
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let name = words.label("web-again-title");
    let typed = visit.fields();
    let value = match typed.has("sampai") {
        true => typed.value("sampai").to_owned(),
        false => view.offer.until.map_or_else(String::new, wib::written),
    };
    let field = MomentField {
        name: "sampai",
        label: &words.label("web-again-offer-until"),
        error: view.faults.of("sampai"),
        value: &value,
    };
    let fields = html! {
        p { (words.label("web-again-offer-hint")) }
        (moment_field(words, &field))
    };
    let action = format!("{}/{PAGE}", address(&view.line.cycle.cycle));
    let button = words.label("web-again-offer-save");
    let body = html! {
        (section("batas", &words.label("web-again-offer"), &form(visit, &Form { action: &action, has_files: false, fields, button: &button })))
        (section("permintaan", &words.label("web-again-open"), &open(visit, view)))
    };
    let is_done = visit.asked.value("sudah") == "atur";
    let page = Framed {
        line: view.line,
        step: Some((&name, PAGE)),
        lead: &words.label("web-again-offer-lead"),
        facts: None,
        faults: view.faults,
        done: is_done.then(|| words.label("web-again-offer-done")),
        body,
    };
    framed(site, visit, &page)
}

fn open(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    if view.offer.open.is_empty() {
        return empty(&Empty {
            title: &words.label("web-again-open-none"),
            about: &words.label("web-again-open-none-about"),
            action: None,
        });
    }
    let cycle = address(&view.line.cycle.cycle);
    let written = view.offer.open.iter().map(|row| {
        let name = view.names.get(&row.unit).unwrap_or(&row.unit);
        let state = words.label(&format!("web-again-state-{}", row.state));
        let to = format!("{cycle}/{}/{PAGE}", row.unit);
        (
            format!("{name}: {state}, {}", moment::day(words, &row.at)),
            localized(words.lang, &to),
        )
    });
    let written: Vec<(String, String)> = written.collect();
    let all: Vec<Link> = written
        .iter()
        .map(|(name, address)| Link {
            name,
            address,
            about: "",
        })
        .collect();
    links(&all)
}
