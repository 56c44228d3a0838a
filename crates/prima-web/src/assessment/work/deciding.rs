//! `/kerja/{cycle}/{unit}/sanggahan/{number}`: one objection with all that a
//! decision rests on: what the levels mean, what the unit said, what the
//! evaluators found as far as the reader may see it.
//!
//! Evaluators are numbered here, never named.

use super::objecting;
use super::part_form::supports;
use super::place::{self, Faults, Place, Titled};
use super::question;
use super::refusal::{hidden, shown_to_some, told};
use super::unit_says::UnitSays;
use crate::desk::{Answered, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{Choice, Control, Field, OneOf, Opening, Words, field, one_of, opening, section};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::id::ProgrammeCode;
use prima_domain::register::person::Role;
use prima_instrument::form::Question;
use prima_store::cycle::{Objection, Review};
use prima_workflow::assessment::read::{objections, unit_form, unit_reviews};
use prima_workflow::assessment::{Decision, decide_objection};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The unit.
    pub place: &'a Place,
    /// Everything that is asked.
    pub questions: &'a [Question],
    /// The objection.
    pub objection: &'a Objection,
    /// What the unit said of itself, with the files that support it; `None` where
    /// the reader may not know it.
    pub says: Option<&'a UnitSays<'a>>,
    /// What each evaluator found, with the number of the evaluator.
    pub reviews: &'a [(usize, Review)],
    /// Whether the reader may decide on objections of the unit and this one waits.
    pub may_decide: bool,
    /// What is wrong.
    pub faults: &'a Faults,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let place = Place::of(site, visit).await?;
    let actor = place::actor(visit)?;
    let (cycle, unit) = (&place.cycle.cycle, &place.unit);
    let found = objections(&site.desk, actor, cycle, unit, visit.now).await;
    let number = visit
        .asked
        .segments()
        .get(4)
        .copied()
        .unwrap_or_default()
        .to_owned();
    let mut found = found.map_err(hidden)?.into_iter();
    let one = found.find(|one| one.number.to_string() == number);
    let one = one.ok_or(WebError::NotFound(Missing::Page))?;
    if visit.form.is_none() {
        return Answered::page(shown(site, visit, &place, &one, &Vec::new()).await?);
    }
    let faults = decide(site, visit, &place, &one).await?;
    if !faults.is_empty() {
        return Answered::refused(shown(site, visit, &place, &one, &faults).await?);
    }
    let to = localized(visit.asked.lang, &format!("/kerja/{cycle}/sanggahan"));
    Answered::elsewhere(format!("{to}?sudah=putus"))
}

async fn decide(
    site: &Site,
    visit: &Visit,
    place: &Place,
    one: &Objection,
) -> Result<Faults, WebError> {
    let (words, fields) = (visit.words(), visit.fields());
    let value_id = question::id(&one.code);
    let value = match fields.value("putusan") {
        "kabul" => {
            let questions = place.questions();
            let asked = questions.iter().find(|question| question.code == one.code);
            let sent =
                asked.and_then(|question| question::sent(visit.asked.lang, fields, question));
            Some(sent.map_or_else(String::new, |sent| sent.value))
        }
        "tolak" => None,
        _ => {
            return Ok(vec![(
                "putusan".to_owned(),
                words.label("web-decision-choose"),
            )]);
        }
    };
    let unsure = place::unsure(visit);
    if !unsure.is_empty() {
        return Ok(unsure);
    }
    let decision = Decision {
        value,
        reason: fields.value("reason").to_owned(),
    };
    let (cycle, unit) = (&place.cycle.cycle, &place.unit);
    let actor = place::actor(visit)?;
    let done = decide_objection(
        &site.desk, actor, cycle, unit, one.number, &decision, visit.now,
    );
    Ok(match done.await {
        Ok(()) => Vec::new(),
        Err(error) => {
            let (field, message) = place::fault(words, &told(error)?, "putusan");
            match field.as_str() {
                "value" => vec![(value_id, message)],
                _ => vec![(field, message)],
            }
        }
    })
}

async fn shown(
    site: &Site,
    visit: &Visit,
    place: &Place,
    one: &Objection,
    faults: &Faults,
) -> Result<Markup, WebError> {
    let actor = place::actor(visit)?;
    let (cycle, unit) = (&place.cycle.cycle, &place.unit);
    let is_own = actor.acts_for(&place.subject);
    // Who may see the objection may still be one from whom the reviews are kept.
    let seen = unit_reviews(&site.desk, actor, cycle, unit, visit.now).await;
    let seen = shown_to_some(seen)?.filter(|_| !is_own);
    let all = seen.iter().flat_map(|seen| seen.reviews.iter().enumerate());
    let reviews: Vec<(usize, Review)> = all
        .flat_map(|(at, review)| review.findings.iter().map(move |found| (at + 1, found)))
        .filter(|(_, found)| found.code == one.code)
        .map(|(number, found)| (number, found.clone()))
        .collect();
    let form = shown_to_some(unit_form(&site.desk, actor, cycle, unit, visit.now).await)?;
    let supports = supports(site, visit, cycle, unit).await?;
    let at = place.address();
    let says = form.as_ref().map(|form| {
        let instrument = &form.rules.instrument;
        UnitSays::new(visit.words(), instrument, &form.responses, &supports, &at)
    });
    let programme = ProgrammeCode::new(place.cycle.programme.clone());
    let view = View {
        place,
        questions: &place.questions(),
        objection: one,
        says: says.as_ref(),
        reviews: &reviews,
        may_decide: one.state == "open"
            && actor.has_role(Role::Decider, &place.subject, &programme),
        faults,
    };
    Ok(whole(site, visit, &view))
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let one = view.objection;
    let title = words.say("web-decision-title", &[("n", one.number.to_string())]);
    let question = view
        .questions
        .iter()
        .find(|question| question.code == one.code);
    let main = html! {
        (opening(&Opening { kind: Some(&view.place.name), title: &title, lead: &words.label("web-decision-lead"), facts: None, answer: None }))
        (place::summed_up(words, view.faults))
        (section("sanggahan", &words.label("web-objection"), &objecting::of(words, view.questions, one, &html! {})))
        @if let Some(question) = question {
            (section("indikator", &words.label("web-outcome-indicator"), &html! {
                p { strong { (place::named(words, question)) } }
                (place::descriptors(words, question))
            }))
        }
        (section("isian", &words.label("web-decision-answers"), &answers(words, view)))
        @if let (true, Some(question)) = (view.may_decide, question) {
            (section("putusan-bagian", &words.label("web-decision"), &deciding(visit, view, question)))
        }
    };
    let page = format!("sanggahan/{}", one.number);
    let titled = Titled {
        title: &title,
        page: &page,
        is_wrong: !view.faults.is_empty(),
        main,
    };
    view.place.markup(site, visit, &titled)
}

fn answers(words: Words, view: &View) -> Markup {
    let code = &view.objection.code;
    let shown = |value: &str| place::answered(words, view.questions, code, value);
    let known = html! {
        @if let Some(says) = view.says {
            (says.answers(words, code))
            (says.files(words, code))
        }
        @if !view.reviews.is_empty() {
            dl class="summary" {
                @for (number, review) in view.reviews {
                    div {
                        dt { (words.say("web-outcome-evaluator", &[("n", number.to_string())])) }
                        dd {
                            (shown(&review.value))
                            @if !review.note_unit.is_empty() { " — " (review.note_unit) }
                            @if !review.note_private.is_empty() { " — " em { (words.label("web-question-note-private")) ": " (review.note_private) } }
                        }
                    }
                }
            }
        }
    };
    match known.0.is_empty() {
        true => html! { p { (words.label("web-decision-answers-none")) } },
        false => known,
    }
}

fn deciding(visit: &Visit, view: &View, question: &Question) -> Markup {
    let (words, fields) = (visit.words(), visit.fields());
    let error = |name: &str| place::error_of(view.faults, name);
    let chosen = fields.value("putusan");
    let labels = ["kabul", "tolak"].map(|one| (one, words.label(&format!("web-decision-{one}"))));
    let choices: Vec<Choice> = labels
        .iter()
        .map(|(value, label)| Choice {
            value,
            label,
            chosen: *value == chosen,
        })
        .collect();
    let sent = question::sent(visit.asked.lang, fields, question);
    let value = sent.map_or_else(|| view.objection.value_before.clone(), |sent| sent.value);
    let asked = question::Asked {
        error: error(&question::id(&question.code)),
        ..question::unanswered(question, &value)
    };
    let body = html! {
        (one_of(words, &OneOf { name: "putusan", label: &words.label("web-decision"), hint: None, error: error("putusan"), choices: &choices }))
        (place::value_field(words, &words.label("web-decision-value"), &asked))
        (field(words, &Field { name: "reason", label: &words.label("web-objection-reason"), hint: Some(&words.label("web-decision-reason-hint")), error: error("reason"), control: Control::Lines { value: fields.exact("reason"), rows: 5 } }))
        (place::sure(words, &words.label("web-decision-sure"), error("yakin")))
    };
    let action = view
        .place
        .at(&format!("sanggahan/{}", view.objection.number));
    form(
        visit,
        &Form {
            action: &action,
            has_files: false,
            fields: body,
            button: &words.label("web-decision-send"),
        },
    )
}
