//! `/kerja/{cycle}/{unit}/sanggahan`: a unit objects to single values, reads
//! the answers, and writes what is printed beside its result.

mod forms;

use super::part_form::supports;
use super::place::{self, Doing, Faults, Place};
use super::refusal::{hidden, later, shown_to_some, told};
use crate::desk::{Answered, DeskAnswer, Visit, moment};
use crate::frame::localized;
use crate::look::{Empty, Words, empty, section};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::assessment::cycle::Stage;
use prima_instrument::form::Question;
use prima_store::cycle::{Objection, Reply};
use prima_store::evidence::Evidence;
use prima_workflow::assessment::read::{cycle_page, objections, unit_form};
use prima_workflow::assessment::{NewObjection, raise_objection, reply};
use std::collections::BTreeMap;

/// Last part of its address.
const PAGE: &str = "sanggahan";

/// What the page shows.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The unit.
    pub place: &'a Place,
    /// Everything that is asked.
    pub questions: &'a [Question],
    /// The unit's objections, oldest first.
    pub objections: &'a [Objection],
    /// Whether the reader is of the unit.
    pub is_own: bool,
    /// What supports each of its answers, by code, where it may add to that now.
    pub supports: Option<&'a BTreeMap<String, Vec<Evidence>>>,
    /// When objecting opens and closes for the unit.
    pub window: Option<(i64, i64)>,
    /// From when on the result is public.
    pub public: Option<i64>,
    /// What the unit has printed beside its result.
    pub reply: Option<&'a Reply>,
    /// What is wrong.
    pub faults: &'a Faults,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let place = Place::of(site, visit).await?;
    if visit.form.is_none() {
        return shown(site, visit, &place, &Vec::new()).await;
    }
    let what = visit.fields().value("apa");
    let done = match what {
        "sanggah" => object(site, visit, &place).await?,
        "tanggapan" => answer(site, visit, &place).await?,
        _ => return Err(WebError::NotFound(Missing::Page)),
    };
    match done {
        Ok(()) => {
            let to = localized(visit.asked.lang, &place.at(PAGE));
            Answered::elsewhere(format!("{to}?sudah={what}"))
        }
        Err(faults) => shown(site, visit, &place, &faults).await,
    }
}

async fn object(site: &Site, visit: &Visit, place: &Place) -> Result<Result<(), Faults>, WebError> {
    let fields = visit.fields();
    let unsure = place::unsure(visit);
    if !unsure.is_empty() {
        return Ok(Err(unsure));
    }
    let new = NewObjection {
        code: fields.value("code").to_owned(),
        text: fields.value("text").to_owned(),
        evidence: fields.value("evidence").to_owned(),
    };
    let actor = place::actor(visit)?;
    let (cycle, unit) = (&place.cycle.cycle, &place.unit);
    let done = raise_objection(&site.desk, actor, cycle, unit, &new, visit.now).await;
    match done {
        Ok(_) => Ok(Ok(())),
        Err(error) => Ok(Err(vec![place::fault(
            visit.words(),
            &told(error)?,
            "code",
        )])),
    }
}

async fn answer(site: &Site, visit: &Visit, place: &Place) -> Result<Result<(), Faults>, WebError> {
    let (cycle, unit) = (&place.cycle.cycle, &place.unit);
    let (actor, text) = (place::actor(visit)?, visit.fields().value("tanggapan"));
    let read = visit.fields().value(forms::READ);
    match reply(&site.desk, actor, cycle, unit, text, read, visit.now).await {
        Ok(()) => Ok(Ok(())),
        Err(error) => {
            let (_, message) = place::fault(visit.words(), &told(error)?, "tanggapan");
            Ok(Err(vec![("tanggapan".to_owned(), message)]))
        }
    }
}

async fn shown(site: &Site, visit: &Visit, place: &Place, faults: &Faults) -> DeskAnswer {
    let actor = place::actor(visit)?;
    let (desk, cycle, unit) = (&site.desk, &place.cycle.cycle, &place.unit);
    let found = match objections(desk, actor, cycle, unit, visit.now).await {
        Ok(found) => found,
        Err(error) => {
            let page = ("web-objection-title", PAGE);
            return Answered::refused(place.not_open(site, visit, page, &later(error)?));
        }
    };
    let line = cycle_page(desk, actor, cycle, visit.now).await;
    let line = line.map_err(hidden)?;
    let form = shown_to_some(unit_form(desk, actor, cycle, unit, visit.now).await)?;
    let stage = |stage| line.schedule.window(stage);
    let closes = line.schedule.closes(
        Stage::Objection,
        Some(place.subject.unit()),
        &line.extensions,
    );
    let is_own = actor.acts_for(&place.subject);
    let window = stage(Stage::Objection).zip(closes);
    let window = window.map(|(window, closes)| (window.opens, closes));
    let may_link = form.as_ref().is_some_and(|form| form.may_link_evidence);
    let supports = match may_link && site.vault.is_some() {
        true => Some(supports(site, visit, cycle, unit).await?),
        false => None,
    };
    let view = View {
        place,
        questions: &place.questions(),
        objections: &found,
        is_own,
        supports: supports.as_ref(),
        window,
        public: stage(Stage::Publication).map(|window| window.opens),
        reply: form.as_ref().and_then(|form| form.reply.as_ref()),
        faults,
    };
    let markup = whole(site, visit, &view);
    match faults.is_empty() {
        true => Answered::page(markup),
        false => Answered::refused(markup),
    }
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let done = [
        ("sanggah", "web-objection-raised"),
        ("tanggapan", "web-reply-saved"),
    ];
    let body = html! {
        (section("daftar", &words.label("web-objection-own"), &list(words, view)))
        @if view.is_own {
            (section("sanggah", &words.label("web-objection-new"), &forms::raising(visit, view)))
            (section("hak-jawab", &words.label("web-reply"), &forms::replying(visit, view)))
        }
        ul class="beside" { li { a href=(localized(words.lang, &view.place.at("rapor"))) { (words.label("web-rapor")) } } }
    };
    let doing = Doing {
        title: "web-objection-title",
        lead: "web-objection-lead",
        page: PAGE,
        done: &done,
        faults: view.faults,
        body,
    };
    view.place.doing(site, visit, doing)
}

/// Objections with their answers, each that waits with the way to its files.
fn list(words: Words, view: &View) -> Markup {
    if view.objections.is_empty() {
        return empty(&Empty {
            title: &words.label("web-objection-none"),
            about: &words.label("web-objection-none-about"),
            action: None,
        });
    }
    html! {
        @for one in view.objections { (of(words, view.questions, one, &files(words, view, one))) }
    }
}

/// Where the unit adds files to an objection, from its vault as well.
fn files(words: Words, view: &View, one: &Objection) -> Markup {
    let Some(supports) = view.supports.filter(|_| one.state == "open") else {
        return html! {};
    };
    let n = supports.get(&one.code).map_or(0, Vec::len);
    let to = view.place.at(&format!("bukti/{}", one.code));
    html! {
        p {
            a href=(localized(words.lang, &to)) {
                (words.say("web-objection-files", &[("n", words.count(n))]))
                span class="visually-hidden" { ": " (one.code) }
            }
        }
    }
}

/// One objection with its answer and what stands beside it.
pub fn of(words: Words, questions: &[Question], one: &Objection, beside: &Markup) -> Markup {
    let value = |value: &str| place::answered(words, questions, &one.code, value);
    html! {
        article id={ "sanggahan-" (one.number) } {
            h3 { (one.number) ". " (place::called(words, questions, &one.code)) }
            p { strong { (words.label(&format!("web-objection-state-{}", one.state))) } " · " (moment::day(words, &one.at)) }
            dl class="summary" {
                @if !one.value_before.is_empty() { div { dt { (words.label("web-objection-before")) } dd { (value(&one.value_before)) } } }
                div { dt { (words.label("web-objection-text")) } dd { (one.text) } }
                @if !one.evidence.is_empty() { div { dt { (words.label("web-objection-evidence")) } dd { (one.evidence) } } }
                @if !one.value.is_empty() { div { dt { (words.label("web-objection-after")) } dd { (value(&one.value)) } } }
                @if !one.reason.is_empty() {
                    div { dt { (words.label("web-objection-reason")) } dd { (one.reason) " · " (moment::day(words, &one.decided_at)) } }
                }
            }
            (beside)
        }
    }
}
