//! `/kerja/{cycle}/{unit}/penilaian-ulang`: a unit asks that named indicators be
//! assessed again, an officer answers, and the evaluators review them again,
//! blind to one another as the first time.

mod forms;

use super::place::{self, Doing, Faults, Place};
use super::question;
use super::refusal::{hidden, told};
use crate::desk::{Answered, DeskAnswer, Visit, moment};
use crate::frame::localized;
use crate::look::{Empty, empty, section};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_instrument::form::{Question, form};
use prima_store::cycle::Reassessment;
use prima_workflow::assessment::read::{Reassessments, reassessments};
use prima_workflow::assessment::{
    ActError, Answer, Entry, NewReassessment, Refusal, ask_reassessment, decide_reassessment,
    review_again,
};

/// Last part of its address.
const PAGE: &str = "penilaian-ulang";

/// What the page shows.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The unit.
    pub place: &'a Place,
    /// What evaluators are asked.
    pub questions: &'a [Question],
    /// The unit's requests, and what the reader may do.
    pub found: &'a Reassessments,
    /// Whether the reader is of the unit.
    pub is_own: bool,
    /// What is wrong.
    pub faults: &'a Faults,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let place = Place::of(site, visit).await?;
    // Who may not read the requests is told that there is no such page.
    let page = shown(site, visit, &place, &Vec::new()).await?;
    if visit.form.is_none() {
        return Answered::page(page);
    }
    let what = visit.fields().value("apa");
    let faults = match what {
        "minta" => ask(site, visit, &place).await?,
        "jawab" => decide(site, visit, &place).await?,
        "nilai" => review(site, visit, &place).await?,
        _ => return Err(WebError::NotFound(Missing::Page)),
    };
    if !faults.is_empty() {
        return Answered::refused(shown(site, visit, &place, &faults).await?);
    }
    let to = localized(visit.asked.lang, &place.at(PAGE));
    Answered::elsewhere(format!("{to}?sudah={what}"))
}

async fn ask(site: &Site, visit: &Visit, place: &Place) -> Result<Faults, WebError> {
    let fields = visit.fields();
    let unsure = place::unsure(visit);
    if !unsure.is_empty() {
        return Ok(unsure);
    }
    let new = NewReassessment {
        codes: fields
            .values("codes")
            .into_iter()
            .map(str::to_owned)
            .collect(),
        reason: fields.value("reason").to_owned(),
    };
    let (cycle, unit) = (&place.cycle.cycle, &place.unit);
    let actor = place::actor(visit)?;
    let done = ask_reassessment(&site.desk, actor, cycle, unit, &new, visit.now).await;
    faults(visit, done.err(), "codes")
}

async fn decide(site: &Site, visit: &Visit, place: &Place) -> Result<Faults, WebError> {
    let fields = visit.fields();
    let is_granted = match fields.value("jawaban") {
        "kabul" => true,
        "tolak" => false,
        _ => {
            let choose = visit.words().label("web-again-choose");
            return Ok(vec![("jawaban".to_owned(), choose)]);
        }
    };
    let answer = Answer {
        is_granted,
        reason: fields.value("reason").to_owned(),
    };
    let (cycle, unit) = (&place.cycle.cycle, &place.unit);
    let actor = place::actor(visit)?;
    let number = number(visit)?;
    let done = decide_reassessment(&site.desk, actor, cycle, unit, number, &answer, visit.now);
    faults(visit, done.await.err(), "jawaban")
}

async fn review(site: &Site, visit: &Visit, place: &Place) -> Result<Faults, WebError> {
    let questions = judged(place);
    let sent = questions
        .iter()
        .filter_map(|one| question::sent(visit.asked.lang, visit.fields(), one));
    let entry = |sent: question::Sent| Entry {
        code: sent.code,
        value: sent.value,
        note: sent.note,
        ..Entry::default()
    };
    let entries: Vec<Entry> = sent.map(entry).collect();
    let unsure = place::unsure(visit);
    if !unsure.is_empty() {
        return Ok(unsure);
    }
    let (cycle, unit) = (&place.cycle.cycle, &place.unit);
    let actor = place::actor(visit)?;
    let number = number(visit)?;
    let done = review_again(&site.desk, actor, cycle, unit, number, &entries, visit.now).await;
    faults(visit, done.err(), "yakin")
}

fn number(visit: &Visit) -> Result<i64, WebError> {
    let number = visit.fields().value("nomor").parse();
    number.map_err(|_| WebError::NotFound(Missing::Page))
}

/// What an act refused, beside the field it is about.
fn faults(visit: &Visit, error: Option<ActError>, other: &str) -> Result<Faults, WebError> {
    let Some(error) = error else {
        return Ok(Vec::new());
    };
    let refusal = told(error)?;
    let lang = visit.asked.lang;
    Ok(match &refusal {
        Refusal::Incomplete { codes } => codes
            .iter()
            .map(|code| {
                let codes = vec![code.clone()];
                (question::id(code), Refusal::Incomplete { codes }.text(lang))
            })
            .collect(),
        Refusal::Values(values) => values
            .iter()
            .map(|bad| {
                let said = Refusal::Values(vec![bad.clone()]).text(lang);
                (question::id(&bad.code), said)
            })
            .collect(),
        _ => vec![place::fault(visit.words(), &refusal, other)],
    })
}

/// What evaluators are asked.
fn judged(place: &Place) -> Vec<Question> {
    let form = form(&place.rules.instrument, "evaluator");
    form.map_or_else(Vec::new, |form| form.questions)
}

async fn shown(
    site: &Site,
    visit: &Visit,
    place: &Place,
    faults: &Faults,
) -> Result<Markup, WebError> {
    let actor = place::actor(visit)?;
    let (cycle, unit) = (&place.cycle.cycle, &place.unit);
    let found = reassessments(&site.desk, actor, cycle, unit, visit.now).await;
    let found = found.map_err(hidden)?;
    let view = View {
        place,
        questions: &judged(place),
        found: &found,
        is_own: actor.acts_for(&place.subject),
        faults,
    };
    Ok(whole(site, visit, &view))
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let done = [
        ("minta", "web-again-done-minta"),
        ("jawab", "web-again-done-jawab"),
        ("nilai", "web-again-done-nilai"),
    ];
    let until = view.found.until.map(|until| moment::moment(words, until));
    let body = html! {
        @match until {
            Some(until) => { p { (words.say("web-again-until", &[("until", until)])) } }
            None => { p class="closed" { (words.label("web-again-off")) } }
        }
        (section("daftar", &words.label("web-again-list"), &list(visit, view)))
        @if view.is_own && view.found.until.is_some() {
            (section("minta", &words.label("web-again-new"), &forms::asking(visit, view)))
        }
    };
    let doing = Doing {
        title: "web-again-title",
        lead: "web-again-lead",
        page: PAGE,
        done: &done,
        faults: view.faults,
        body,
    };
    view.place.doing(site, visit, doing)
}

fn list(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    if view.found.requests.is_empty() {
        return empty(&Empty {
            title: &words.label("web-again-none"),
            about: &words.label("web-again-none-about"),
            action: None,
        });
    }
    html! { @for request in &view.found.requests { (of(visit, view, request)) } }
}

fn of(visit: &Visit, view: &View, request: &Reassessment) -> Markup {
    let words = visit.words();
    let own = view.found.own.iter();
    let own = own.filter(|row| row.number == request.number).count();
    html! {
        article id={ "permintaan-" (request.number) } {
            h3 { (words.say("web-again-number", &[("n", request.number.to_string())])) }
            p { strong { (words.label(&format!("web-again-state-{}", request.state))) } " · " (moment::day(words, &request.at)) }
            ul { @for code in request.codes.lines() { li { (place::called(words, view.questions, code)) } } }
            dl class="summary" {
                div { dt { (words.label("web-again-reason")) } dd { (request.reason) } }
                @if !request.answer.is_empty() { div { dt { (words.label("web-again-answer")) } dd { (request.answer) " · " (moment::day(words, &request.decided_at)) } } }
            }
            @if own > 0 { p { (words.label("web-again-own")) } }
            @if request.state == "asked" && view.found.not_deciding.is_none() { (forms::deciding(visit, view, request)) }
            @if request.state == "granted" && view.found.not_reviewing.is_none() { (forms::reviewing(visit, view, request)) }
        }
    }
}
