//! `/kerja/{cycle}/{unit}/tindak-lanjut`: what a unit promises for weak
//! indicators, worked from promise to proof, with its whole history.
//!
//! Which steps are permitted comes from the read, never from here.

mod forms;

use super::place::{self, Doing, Faults, Place};
use super::refusal::{hidden, shown_to_some, told};
use crate::desk::{Answered, DeskAnswer, Visit, moment};
use crate::frame::localized;
use crate::look::{Empty, empty, section};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::assessment::action::{Step, StepFault};
use prima_instrument::form::Question;
use prima_workflow::assessment::read::{ActionLine, actions};
use prima_workflow::assessment::{
    ActionStep, NewAction, Refusal, plan_action, preview, work_action,
};
use prima_workflow::vault::{Acting, Kept, VaultError, vault_of};

/// Last part of its address.
const PAGE: &str = "tindak-lanjut";
/// Weak indicators that are named.
const MOST_WEAK: usize = 8;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The unit.
    pub place: &'a Place,
    /// Everything that is asked.
    pub questions: &'a [Question],
    /// The unit's promises, oldest first.
    pub lines: &'a [ActionLine],
    /// Codes of the indicators that would lift the unit most.
    pub weak: &'a [String],
    /// What lies in the unit's vault, for its officers.
    pub vault: &'a [Kept],
    /// Whether the reader is of the unit.
    pub is_own: bool,
    /// Whether the result is determined, before which nothing is promised.
    pub is_determined: bool,
    /// What is wrong.
    pub faults: &'a Faults,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let place = Place::of(site, visit).await?;
    if visit.form.is_none() {
        return Answered::page(shown(site, visit, &place, &Vec::new()).await?);
    }
    let (what, faults) = match visit.fields().value("apa") {
        "rencana" => ("rencana", plan(site, visit, &place).await?),
        "langkah" => ("langkah", work(site, visit, &place).await?),
        _ => return Err(WebError::NotFound(Missing::Page)),
    };
    if !faults.is_empty() {
        return Answered::refused(shown(site, visit, &place, &faults).await?);
    }
    let to = localized(visit.asked.lang, &place.at(PAGE));
    Answered::elsewhere(format!("{to}?sudah={what}"))
}

async fn plan(site: &Site, visit: &Visit, place: &Place) -> Result<Faults, WebError> {
    let fields = visit.fields();
    let new = NewAction {
        code: fields.value("code").to_owned(),
        title: fields.value("title").to_owned(),
        owner: fields.value("owner").to_owned(),
        due: fields.value("due").to_owned(),
    };
    let (cycle, unit) = (&place.cycle.cycle, &place.unit);
    let actor = place::actor(visit)?;
    match plan_action(&site.desk, actor, cycle, unit, &new, visit.now).await {
        Ok(_) => Ok(Vec::new()),
        Err(error) => Ok(vec![place::fault(visit.words(), &told(error)?, "code")]),
    }
}

async fn work(site: &Site, visit: &Visit, place: &Place) -> Result<Faults, WebError> {
    let fields = visit.fields();
    let missing = || WebError::NotFound(Missing::Page);
    let number: i64 = fields.value("nomor").parse().map_err(|_| missing())?;
    let Some(step) = Step::from_code(fields.value("langkah")) else {
        let message = visit.words().label("web-action-choose");
        return Ok(vec![(id("langkah", number), message)]);
    };
    // What was confirmed stays confirmed; every other step leads back.
    if step == Step::Confirm {
        let unsure = place::unsure(visit).into_iter();
        let faults: Faults = unsure
            .map(|(_, message)| (id("langkah", number), message))
            .collect();
        if !faults.is_empty() {
            return Ok(faults);
        }
    }
    let taken = ActionStep {
        step,
        evidence: fields.value(&id("bukti", number)).to_owned(),
        piece: fields.value(&id("berkas", number)).to_owned(),
        note: fields.value(&id("catatan", number)).to_owned(),
        version: fields.value("versi").parse().map_err(|_| missing())?,
    };
    let (cycle, unit) = (&place.cycle.cycle, &place.unit);
    let actor = place::actor(visit)?;
    let done = work_action(&site.desk, actor, cycle, unit, number, &taken, visit.now).await;
    let Err(error) = done else {
        return Ok(Vec::new());
    };
    let refusal = told(error)?;
    let field = match refusal {
        Refusal::ActionStep(StepFault::NoEvidence) => id("bukti", number),
        Refusal::Unusable {
            field: "evidence", ..
        } => id("berkas", number),
        Refusal::ActionStep(StepFault::NoReason) => id("catatan", number),
        _ => id("langkah", number),
    };
    Ok(vec![(field, refusal.text(visit.words().lang))])
}

/// The id of a field of one promise.
fn id(field: &str, number: i64) -> String {
    format!("{field}-{number}")
}

async fn shown(
    site: &Site,
    visit: &Visit,
    place: &Place,
    faults: &Faults,
) -> Result<Markup, WebError> {
    let actor = place::actor(visit)?;
    let (cycle, unit) = (&place.cycle.cycle, &place.unit);
    let lines = actions(&site.desk, actor, cycle, unit, visit.now).await;
    let lines = lines.map_err(hidden)?;
    let is_own = actor.acts_for(&place.subject);
    let weak = match is_own {
        true => weak(site, visit, place).await?,
        false => Vec::new(),
    };
    let vault = match is_own {
        true => vault(site, visit, place).await?,
        false => Vec::new(),
    };
    let view = View {
        place,
        questions: &place.questions(),
        vault: &vault,
        lines: &lines,
        weak: &weak,
        is_own,
        is_determined: place.cycle.state != "open",
        faults,
    };
    Ok(whole(site, visit, &view))
}

/// What lies in the unit's vault.
async fn vault(site: &Site, visit: &Visit, place: &Place) -> Result<Vec<Kept>, WebError> {
    let acting = Acting {
        actor: place::actor(visit)?,
        now: visit.now,
    };
    match vault_of(&site.database, &acting, &place.unit).await {
        Ok(kept) => Ok(kept),
        Err(VaultError::Refused(_)) => Ok(Vec::new()),
        Err(VaultError::Failed(error)) => Err(WebError::of_act("reach the vault")(error)),
    }
}

/// Codes of the single changes that would lift the unit most, best first; none
/// where its scorecard is not known.
async fn weak(site: &Site, visit: &Visit, place: &Place) -> Result<Vec<String>, WebError> {
    let actor = place::actor(visit)?;
    let (cycle, unit) = (&place.cycle.cycle, &place.unit);
    let seen = preview(&site.desk, actor, cycle, unit, visit.now).await;
    let seen = shown_to_some(seen)?;
    let explained = seen.and_then(|seen| seen.explained);
    let mut singles = explained.map_or_else(Vec::new, |explained| explained.steps.singles);
    singles.sort_by(|a, b| b.gain.cmp(&a.gain).then(a.node.cmp(&b.node)));
    let code =
        |step: &prima_score::next_steps::Step| place.rules.instrument.node(step.node).code.clone();
    let mut codes: Vec<String> = singles.iter().map(code).collect();
    let mut seen = std::collections::BTreeSet::new();
    codes.retain(|code| seen.insert(code.clone()));
    codes.truncate(MOST_WEAK);
    Ok(codes)
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let done = [
        ("rencana", "web-action-planned"),
        ("langkah", "web-action-worked"),
    ];
    let body = html! {
        (section("daftar", &words.label("web-action-list"), &list(visit, view)))
        @if view.is_own { (section("rencana", &words.label("web-action-new"), &forms::planning(visit, view))) }
    };
    let doing = Doing {
        title: "web-action-title",
        lead: "web-action-lead",
        page: PAGE,
        done: &done,
        faults: view.faults,
        body,
    };
    view.place.doing(site, visit, doing)
}

fn list(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    if view.lines.is_empty() {
        return empty(&Empty {
            title: &words.label("web-action-none"),
            about: &words.label("web-action-none-about"),
            action: None,
        });
    }
    html! { @for line in view.lines { (of(visit, view, line)) } }
}

fn of(visit: &Visit, view: &View, line: &ActionLine) -> Markup {
    let words = visit.words();
    let action = &line.action;
    let state = |code: &str| words.label(&format!("web-action-state-{code}"));
    html! {
        article id={ "tindakan-" (action.number) } {
            h3 { (action.number) ". " (action.title) }
            p {
                strong { (state(&action.state)) }
                @if line.is_overdue { " · " strong class="field-error" { (words.label("web-action-overdue")) } }
            }
            dl class="summary" {
                div { dt { (words.label("web-outcome-indicator")) } dd { (place::called(words, view.questions, &action.code)) } }
                div { dt { (words.label("web-action-owner")) } dd { (action.owner) } }
                div { dt { (words.label("web-action-due")) } dd { (words.date(&action.due)) } }
                @if let Some(proof) = &line.proof {
                    div {
                        dt { (words.label("web-action-evidence")) }
                        dd { a href=(localized(words.lang, &view.place.at(&format!("berkas/{}", proof.evidence)))) { (proof.title) } " (" (proof.file_name) ")" }
                    }
                } @else if !action.evidence.is_empty() { div { dt { (words.label("web-action-evidence")) } dd { (action.evidence) } } }
            }
            details class="data" {
                summary { (words.label("web-action-history")) span class="visually-hidden" { ": " (action.title) } }
                ol {
                    @for change in &line.history {
                        li { (moment::day(words, &change.at)) ": " (state(&change.state)) @if !change.note.is_empty() { " — " (change.note) } }
                    }
                }
            }
            @if !line.steps.is_empty() { (forms::working(visit, view, line)) }
        }
    }
}
