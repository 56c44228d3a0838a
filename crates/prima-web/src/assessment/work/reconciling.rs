//! `/kerja/{cycle}/{unit}/pemufakatan`: the evaluators of a unit agree where
//! they differ, one indicator at a time, both findings side by side.
//!
//! Evaluators are numbered here, never named; their own reviews stay as they were.

use super::place::{self, Faults, Place, Titled};
use super::question;
use super::refusal::{hidden, told};
use crate::desk::{Answered, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{Control, Empty, Field, Opening, Words, empty, field, opening, section};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::assessment::reconciliation::Consensus;
use prima_instrument::form::Question;
use prima_store::cycle::{Reconciliation, Review};
use prima_workflow::assessment::read::{UnitReviews, unit_reviews};
use prima_workflow::assessment::{Agreement, Refusal, agreement_stamp, reconcile};

/// Last part of its address.
const PAGE: &str = "pemufakatan";

/// Name of the field with the stamp of what was agreed on when the page was read.
const READ: &str = "dibaca";

/// An indicator on which evaluators differ.
#[derive(Clone, Debug)]
pub struct Differing<'a> {
    /// What is asked.
    pub question: &'a Question,
    /// What each evaluator found, with the number of the evaluator.
    pub findings: Vec<(usize, &'a Review)>,
    /// What was agreed on.
    pub agreed: Option<&'a Reconciliation>,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The unit.
    pub place: &'a Place,
    /// The indicators on which evaluators differ.
    pub differing: &'a [Differing<'a>],
    /// Why nothing can be agreed on now, where that is so.
    pub closed: Option<&'a str>,
    /// What is wrong, all with one indicator.
    pub faults: &'a Faults,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let place = Place::of(site, visit).await?;
    let actor = place::actor(visit)?;
    let (cycle, unit) = (&place.cycle.cycle, &place.unit);
    // Findings are for those who judge: a unit never reads them.
    if actor.acts_for(&place.subject) {
        return Err(WebError::NotFound(Missing::Page));
    }
    let seen = unit_reviews(&site.desk, actor, cycle, unit, visit.now).await;
    let seen = seen.map_err(hidden)?;
    if visit.form.is_none() {
        return Answered::page(shown(site, visit, &place, &seen, &Vec::new()));
    }
    let faults = agree(site, visit, &place).await?;
    if !faults.is_empty() {
        // Somebody may have agreed since the page was asked for.
        let seen = unit_reviews(&site.desk, actor, cycle, unit, visit.now).await;
        let seen = seen.map_err(hidden)?;
        return Answered::refused(shown(site, visit, &place, &seen, &faults));
    }
    let code = visit.fields().value("code");
    let to = localized(visit.asked.lang, &place.at(PAGE));
    Answered::elsewhere(format!("{to}?sudah=mufakat#{}", question::id(code)))
}

async fn agree(site: &Site, visit: &Visit, place: &Place) -> Result<Faults, WebError> {
    let fields = visit.fields();
    let code = fields.value("code");
    let questions = place.questions();
    let asked = questions.iter().find(|question| question.code == code);
    let asked = asked.ok_or(WebError::NotFound(Missing::Page))?;
    let sent = question::sent(visit.asked.lang, fields, asked);
    let agreement = Agreement {
        code: code.to_owned(),
        value: sent.map_or_else(String::new, |sent| sent.value),
        reason: fields.value(&reason_name(code)).to_owned(),
        read: fields.value(READ).to_owned(),
    };
    let (cycle, unit) = (&place.cycle.cycle, &place.unit);
    let actor = place::actor(visit)?;
    let done = reconcile(&site.desk, actor, cycle, unit, &agreement, visit.now).await;
    let Err(error) = done else {
        return Ok(Vec::new());
    };
    let refusal = told(error)?;
    let field = match refusal {
        Refusal::Blank { field: "reason" } => reason_name(code),
        _ => question::id(code),
    };
    Ok(vec![(field, refusal.text(visit.words().lang))])
}

/// Name of the field with the reason, of which the page has one an indicator.
fn reason_name(code: &str) -> String {
    format!("alasan-{}", question::id(code))
}

fn shown(site: &Site, visit: &Visit, place: &Place, seen: &UnitReviews, faults: &Faults) -> Markup {
    let questions = place.questions();
    let differs = |(code, consensus): &(String, Consensus)| {
        let is_differing = matches!(
            consensus,
            Consensus::Differs(_) | Consensus::Reconciled { .. }
        );
        let question = questions.iter().find(|one| one.code == *code)?;
        is_differing.then(|| Differing {
            question,
            findings: findings(seen, code),
            agreed: seen.agreed.iter().find(|row| row.code == *code),
        })
    };
    let differing: Vec<Differing> = seen.consensus.iter().filter_map(differs).collect();
    let closed = seen.not_reconciling.as_ref();
    let closed = closed.map(|refusal| match refusal {
        Refusal::Hidden => visit.words().label("web-reconcile-reading"),
        refusal => refusal.text(visit.words().lang),
    });
    let view = View {
        place,
        differing: &differing,
        closed: closed.as_deref(),
        faults,
    };
    whole(site, visit, &view)
}

fn findings<'a>(seen: &'a UnitReviews, code: &str) -> Vec<(usize, &'a Review)> {
    let all = seen.reviews.iter().enumerate();
    all.flat_map(|(at, review)| review.findings.iter().map(move |found| (at + 1, found)))
        .filter(|(_, found)| found.code == code)
        .collect()
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let title = words.label("web-reconcile-title");
    let all = view.differing.iter();
    let (open, agreed): (Vec<&Differing>, Vec<&Differing>) =
        all.partition(|one| one.agreed.is_none());
    let main = html! {
        (opening(&Opening { kind: Some(&view.place.name), title: &title, lead: &words.label("web-reconcile-lead"), facts: None, answer: None }))
        (place::summed_up(words, view.faults))
        @if visit.asked.value("sudah") == "mufakat" { p class="saved" role="status" { (words.label("web-reconcile-saved")) } }
        @if let Some(why) = view.closed { p class="closed" { (why) } }
        @if view.differing.is_empty() {
            (empty(&Empty { title: &words.label("web-reconcile-none"), about: &words.label("web-reconcile-none-about"), action: None }))
        } @else {
            p { (words.say("web-reconcile-left", &[("n", words.count(open.len())), ("all", words.count(view.differing.len()))])) }
            @for one in &open { section { h2 { (place::named(words, one.question)) } (of(visit, view, one)) } }
            @if !agreed.is_empty() {
                (section("sudah", &words.label("web-reconcile-agreed-all"), &html! { @for one in &agreed { (folded(visit, view, one)) } }))
            }
        }
    };
    let titled = Titled {
        title: &title,
        page: PAGE,
        is_wrong: !view.faults.is_empty(),
        main,
    };
    view.place.markup(site, visit, &titled)
}

/// What was agreed on, folded unless it is what was just sent and refused.
fn folded(visit: &Visit, view: &View, one: &Differing) -> Markup {
    let words = visit.words();
    let is_wrong = !view.faults.is_empty() && visit.fields().value("code") == one.question.code;
    let agreed = one.agreed.map_or("", |row| row.value.as_str());
    html! {
        details open[is_wrong] {
            summary {
                (place::named(words, one.question)) ". " (words.label("web-reconcile-agreed")) " "
                (question::shown(words, &one.question.answer, agreed))
            }
            (of(visit, view, one))
        }
    }
}

fn of(visit: &Visit, view: &View, one: &Differing) -> Markup {
    let words = visit.words();
    html! {
        (side_by_side(words, one))
        @if let Some(agreed) = one.agreed {
            p { strong { (words.label("web-reconcile-agreed")) } " " (question::shown(words, &one.question.answer, &agreed.value)) " — " (agreed.reason) }
        }
        @if view.closed.is_none() { (agreeing(visit, view, one)) }
    }
}

fn side_by_side(words: Words, one: &Differing) -> Markup {
    html! {
        dl class="summary" {
            @for (number, found) in &one.findings {
                div {
                    dt { (words.say("web-outcome-evaluator", &[("n", number.to_string())])) }
                    dd {
                        strong { (question::shown(words, &one.question.answer, &found.value)) }
                        @if !found.note_unit.is_empty() { " — " (found.note_unit) }
                        @if !found.note_private.is_empty() { " — " em { (words.label("web-question-note-private")) ": " (found.note_private) } }
                    }
                }
            }
        }
    }
}

fn agreeing(visit: &Visit, view: &View, one: &Differing) -> Markup {
    let (words, fields) = (visit.words(), visit.fields());
    let code = &one.question.code;
    let is_sent = fields.value("code") == code;
    let sent = question::sent(visit.asked.lang, fields, one.question).filter(|_| is_sent);
    let value = match (sent, one.agreed) {
        (Some(sent), _) => sent.value,
        (None, agreed) => agreed.map_or_else(String::new, |row| row.value.clone()),
    };
    let name = reason_name(code);
    let reason = match (is_sent, one.agreed) {
        (true, _) => fields.exact(&name),
        (false, agreed) => agreed.map_or("", |row| row.reason.as_str()),
    };
    let asked = question::Asked {
        error: place::error_of(view.faults, &question::id(code)),
        ..question::unanswered(one.question, &value)
    };
    let body = html! {
        input type="hidden" name="code" value=(code);
        input type="hidden" name=(READ) value=(agreement_stamp(one.agreed));
        (place::value_field(words, &words.say("web-reconcile-value", &[("code", code.clone())]), &asked))
        (field(words, &Field { name: &name, label: &words.label("web-reconcile-reason"), hint: None, error: place::error_of(view.faults, &name), control: Control::Lines { value: reason, rows: 3 } }))
    };
    form(
        visit,
        &Form {
            action: &view.place.at(PAGE),
            has_files: false,
            fields: body,
            button: &words.label("web-reconcile-save"),
        },
    )
}
