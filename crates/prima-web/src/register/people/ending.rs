//! Ties that are to end sooner than they were known to: one officer asks with a
//! reason, another confirms, and both stay readable with the tie as it was.

use super::change::{Changed, denied};
use super::parts::part;
use super::read::keeper;
use crate::assessment::work::faults::Faults;
use crate::desk::{Visit, moment};
use crate::look::{Sure, Words, sure};
use crate::register::denial;
use crate::register::lifted::name_of;
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::refusal::Refusal;
use prima_domain::register::id::PersonId;
use prima_domain::register::permission::may_end_tie;
use prima_domain::register::person::Actor;
use prima_store::people::TieEnding;
use prima_workflow::people::{Declaration, Denial, NotDone, confirm_tie_end, end_tie, subject_of};

/// Name of the form that confirms one.
pub const CONFIRM: &str = "sahkan-ikatan";
/// Said after one was asked for.
pub const ASKED: &str = "usul-ikatan";
/// Name of the field with the reason, in the form that records a tie.
pub const REASON: &str = "alasan-ikatan";
const ENDING: &str = "pengakhiran";

/// One of them, with the names of those who are in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// Whose tie.
    pub person: String,
    /// To which body.
    pub body: String,
    /// Who asked.
    pub asked_by: String,
    /// Who confirmed; empty: nobody yet.
    pub confirmed_by: String,
    /// As it is stored.
    pub row: TieEnding,
}

/// Those that somebody may ask for or confirm, the newest first.
pub async fn endings(site: &Site, visit: &Visit, actor: &Actor) -> Result<Vec<Ending>, WebError> {
    let mut found = Vec::new();
    for row in site.database.tie_endings().await?.into_iter().rev() {
        let Some(about) = subject_of(&site.database, &row.body).await? else {
            continue;
        };
        let whose = PersonId::from(&*row.person);
        if may_end_tie(&keeper(visit, actor), &whose, &about).is_err() {
            continue;
        }
        let body = site.database.body(&row.body).await?;
        found.push(Ending {
            person: name_of(site, &row.person).await?,
            body: body.map_or_else(|| row.body.clone(), |body| body.name),
            asked_by: name_of(site, &row.asked_by).await?,
            confirmed_by: name_of(site, &row.confirmed_by).await?,
            row,
        });
    }
    Ok(found)
}

/// Asks that a tie ends sooner.
pub async fn ask(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    tie: &Declaration<'_>,
    field: &'static str,
) -> Result<Changed, WebError> {
    let mut chance = visit.chance;
    let reason = visit.fields().value(REASON);
    match end_tie(&visit.scene(site), actor, tie, reason, &mut chance).await {
        Ok(_) => Ok(Changed::Done(ASKED)),
        Err(NotDone::Denied(Denial::Reason)) => {
            let message = visit.words().label("web-tie-ending-reason-missing");
            Ok(Changed::Wrong(Faults::one(REASON, message)))
        }
        Err(not_done) => denied(visit, not_done, field),
    }
}

/// Confirms one.
pub async fn confirm(site: &Site, visit: &Visit, actor: &Actor) -> Result<Changed, WebError> {
    let typed = visit.fields();
    let id = typed.value(ENDING);
    if !typed.has("yakin") {
        let message = visit.words().label("web-board-unsure");
        return Ok(Changed::Wrong(Faults::one(&anchor(id), message)));
    }
    match confirm_tie_end(&visit.scene(site), actor, id).await {
        Ok(()) => Ok(Changed::Done(CONFIRM)),
        Err(NotDone::Denied(Denial::Refused(Refusal::Hidden))) => {
            Err(WebError::NotFound(Missing::Page))
        }
        Err(NotDone::Denied(Denial::NotUsable)) => {
            let message = visit.words().label("web-tie-ending-over");
            Ok(Changed::Wrong(Faults::one(&anchor(id), message)))
        }
        Err(not_done) => {
            let denial = denial::told(not_done)?;
            let message = denial::said(visit.words(), &denial);
            Ok(Changed::Wrong(Faults::one(&anchor(id), message)))
        }
    }
}

fn anchor(id: &str) -> String {
    format!("akhir-{id}")
}

/// All of them, each that waits with the form that confirms it.
pub fn list(visit: &Visit, endings: &[Ending], faults: &Faults) -> Markup {
    let words = visit.words();
    html! {
        @for one in endings {
            @let id = anchor(&one.row.tie_ending);
            div class="question" id=(id) {
                h3 { (words.say("web-tie-ending", &[("name", one.person.clone())])) }
                @if let Some(error) = faults.of(&id) {
                    p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
                }
                p { (said(words, one)) }
                p { (one.row.reason) }
                p class="hint" { (words.say("web-tie-ending-asked", &[("name", one.asked_by.clone()), ("at", moment::past(words, one.row.asked_at))])) }
                @if one.row.confirmed_by.is_empty() { (confirmation(visit, &one.row.tie_ending)) }
                @else { p { strong { (words.say("web-tie-ending-confirmed", &[("name", one.confirmed_by.clone()), ("at", moment::past(words, one.row.confirmed_at))])) } } }
            }
        }
    }
}

fn said(words: Words, one: &Ending) -> String {
    let kind = words.label(&format!("web-tie-{}", one.row.kind));
    let before = match one.row.was_until.as_str() {
        "" => words.label("web-tie-ending-open"),
        day => words.date(day),
    };
    let arguments = [
        ("body", one.body.clone()),
        ("kind", kind),
        ("before", before),
        ("until", words.date(&one.row.until)),
    ];
    words.say("web-tie-ending-says", &arguments)
}

fn confirmation(visit: &Visit, id: &str) -> Markup {
    let words = visit.words();
    let asked = Sure {
        id: &format!("yakin-{id}"),
        label: &words.label("web-tie-ending-sure"),
        ..Sure::default()
    };
    let fields = html! {
        input type="hidden" name=(ENDING) value=(id);
        (sure(words, &asked))
    };
    part(
        visit,
        CONFIRM,
        fields,
        &words.label("web-tie-ending-confirm"),
    )
}
