//! `/kerja/{cycle}/{unit}/bukti-diminta`: an evaluator asks for more evidence
//! inside the verification window; the unit reads what is asked, not who asks,
//! and is led to where the evidence is added.

use super::place::{self, Faults, Place, Titled};
use super::refusal::{hidden, shown_to_some, told};
use crate::desk::{Answered, DeskAnswer, Form, Visit, form, moment};
use crate::frame::localized;
use crate::look::{Control, Empty, Field, Opening, empty, field, opening, section};
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_instrument::form::Question;
use prima_instrument::model::SourceKind;
use prima_store::cycle::EvidenceRequest;
use prima_workflow::assessment::ask_for_evidence;
use prima_workflow::assessment::read::{unit_form, unit_reviews};
use std::collections::BTreeMap;

/// Last part of its address.
const PAGE: &str = "bukti-diminta";

/// What the page shows.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The unit.
    pub place: &'a Place,
    /// Everything that is asked.
    pub questions: &'a [Question],
    /// What was asked for, oldest first.
    pub requests: &'a [EvidenceRequest],
    /// When evidence came for a request, by its number.
    pub given: &'a BTreeMap<i64, String>,
    /// Codes to which the reader adds evidence; empty for whomever is not the unit.
    pub addable: &'a [&'a str],
    /// Whether the reader is one who asks.
    pub asks: bool,
    /// Why nothing can be asked for now, where that is so.
    pub closed: Option<&'a str>,
    /// What is wrong.
    pub faults: &'a Faults,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let place = Place::of(site, visit).await?;
    if visit.form.is_none() {
        return Answered::page(shown(site, visit, &place, &Vec::new()).await?);
    }
    let (actor, fields) = (place::actor(visit)?, visit.fields());
    let (cycle, unit) = (&place.cycle.cycle, &place.unit);
    let (code, text) = (fields.value("code"), fields.value("text"));
    match ask_for_evidence(&site.desk, actor, cycle, unit, code, text, visit.now).await {
        Ok(_) => {
            let to = localized(visit.asked.lang, &place.at(PAGE));
            Answered::elsewhere(format!("{to}?sudah=minta"))
        }
        Err(error) => {
            let faults = vec![place::fault(visit.words(), &told(error)?, "code")];
            Answered::refused(shown(site, visit, &place, &faults).await?)
        }
    }
}

async fn shown(
    site: &Site,
    visit: &Visit,
    place: &Place,
    faults: &Faults,
) -> Result<Markup, WebError> {
    let actor = place::actor(visit)?;
    let (desk, cycle, unit) = (&site.desk, &place.cycle.cycle, &place.unit);
    let form = unit_form(desk, actor, cycle, unit, visit.now).await;
    let form = form.map_err(hidden)?;
    let reviews = unit_reviews(desk, actor, cycle, unit, visit.now).await;
    let reviews = shown_to_some(reviews)?;
    let is_assigned = reviews
        .iter()
        .flat_map(|seen| &seen.reviews)
        .any(|review| review.evaluator == actor.person.as_str());
    let closed = reviews.and_then(|seen| seen.not_asking);
    let closed = closed.map(|refusal| refusal.text(visit.words().lang));
    // Only the unit adds evidence, and only where evidence is kept.
    let sources: &[SourceKind] = match actor.acts_for(&place.subject) && site.vault.is_some() {
        true => &[SourceKind::SelfAssessment, SourceKind::Evaluator],
        false => &[],
    };
    let codes = sources.iter().flat_map(|kind| form.rules.codes_for(*kind));
    let addable: Vec<&str> = codes.collect();
    let view = View {
        place,
        questions: &place.questions(),
        requests: &form.requests,
        given: &form.given,
        addable: &addable,
        asks: is_assigned,
        closed: closed.as_deref(),
        faults,
    };
    Ok(whole(site, visit, &view))
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let title = words.label("web-ask-title");
    let main = html! {
        (opening(&Opening { kind: Some(&view.place.name), title: &title, lead: &words.label("web-ask-lead"), facts: None, answer: None }))
        (place::summed_up(words, view.faults))
        @if visit.asked.value("sudah") == "minta" { p class="saved" role="status" { (words.label("web-ask-saved")) } }
        (section("daftar", &words.label("web-ask-list"), &list(visit, view)))
        @if view.asks { (section("minta", &words.label("web-ask-new"), &asking(visit, view))) }
    };
    let titled = Titled {
        title: &title,
        page: PAGE,
        is_wrong: !view.faults.is_empty(),
        main,
    };
    view.place.markup(site, visit, &titled)
}

fn list(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    if view.requests.is_empty() {
        return empty(&Empty {
            title: &words.label("web-ask-none"),
            about: &words.label("web-ask-none-about"),
            action: None,
        });
    }
    html! {
        ol {
            @for one in view.requests {
                li {
                    strong { (place::called(words, view.questions, &one.code)) } ": " (one.text) " · " (moment::day(words, &one.at))
                    @if let Some(at) = view.given.get(&one.number) {
                        " · " strong { (words.say("web-ask-given", &[("day", moment::day(words, at))])) }
                    }
                    @if view.addable.contains(&one.code.as_str()) {
                        @let to = view.place.at(&format!("bukti/{}", one.code));
                        " · " a href=(localized(words.lang, &to)) { (words.label("web-ask-add")) span class="visually-hidden" { " " (one.code) } }
                    }
                }
            }
        }
    }
}

fn asking(visit: &Visit, view: &View) -> Markup {
    let (words, fields) = (visit.words(), visit.fields());
    if let Some(why) = view.closed {
        return html! { p class="closed" { (why) } };
    }
    let asked = match fields.has("code") {
        true => fields.value("code"),
        false => visit.asked.value("indikator"),
    };
    let scored = view.place.scored(words, view.questions);
    let error = |name| place::error_of(view.faults, name);
    let body = html! {
        (field(words, &Field { name: "code", label: &words.label("web-outcome-indicator"), hint: None, error: error("code"), control: Control::Grouped { groups: &place::groups(&scored, asked) } }))
        (field(words, &Field { name: "text", label: &words.label("web-ask-text"), hint: Some(&words.label("web-ask-text-hint")), error: error("text"), control: Control::Lines { value: fields.exact("text"), rows: 4 } }))
    };
    form(
        visit,
        &Form {
            action: &view.place.at(PAGE),
            has_files: false,
            fields: body,
            button: &words.label("web-ask-send"),
        },
    )
}
