//! Ties of somebody else, which an officer or administrator knows as a fact:
//! employer, earlier employer, kin, adviser. Recorded, they bar at once.

use super::View;
use super::change::{Changed, denied, named};
use super::ending;
use super::parts::{part, person_field};
use super::read::Seen;
use crate::assessment::work::faults::Faults;
use crate::desk::Visit;
use crate::look::{Choice, Control, Field, Words, field};
use crate::register::account::parts::body_named;
use crate::register::denial;
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Actor, Role, TieKind};
use prima_store::people::TieRow;
use prima_workflow::people::{Declaration, Denial, NotDone, declare_tie};

/// Name of the form.
pub const WHAT: &str = "ikatan";
/// Names of its fields.
const WHO: &str = "terikat";
const BODY: &str = "badan-ikatan";
const KIND: &str = "jenis-ikatan";
const UNTIL: &str = "sampai-ikatan";
const SURE: &str = "yakin-ikatan";

/// Whether somebody records ties of others at all; the act says which.
pub fn records(actor: &Actor) -> bool {
    let mut roles = [Role::Administrator, Role::ProgrammeOfficer].into_iter();
    roles.any(|role| actor.holds(role, |_| true))
}

/// Records a tie; everything that is wrong with the form is said at once.
pub async fn record(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    people: &[Seen],
) -> Result<Changed, WebError> {
    let (words, typed) = (visit.words(), visit.fields());
    let mut faults = Faults::default();
    let whom = named(visit, people, WHO);
    if whom.is_err() {
        faults.add(WHO, words.label("web-board-people-who-wrong"));
    }
    let body = body_named(site, typed.value(BODY));
    if body.is_none() {
        let arguments = [("value", typed.value(BODY).to_owned())];
        faults.add(BODY, words.say("web-account-tie-unknown", &arguments));
    }
    let kind = TieKind::from_code(typed.value(KIND));
    if kind.is_none() {
        faults.add(KIND, words.label("web-people-tie-kind-wrong"));
    }
    if typed.value(SURE).is_empty() {
        faults.add(SURE, words.label("web-board-unsure"));
    }
    let (Ok(whom), Some(body), Some(kind), true) = (whom, body, kind, faults.is_empty()) else {
        return Ok(Changed::Wrong(faults));
    };
    let person = PersonId::new(whom.id.clone());
    let tie = Declaration {
        person: &person,
        body: &body,
        kind,
        until: typed.value(UNTIL),
    };
    match declare_tie(&visit.scene(site), actor, &tie).await {
        Ok(()) => Ok(Changed::Done(WHAT)),
        Err(NotDone::Denied(Denial::EndsSooner)) => {
            ending::ask(site, visit, actor, &tie, WHO).await
        }
        Err(NotDone::Denied(Denial::Day)) => {
            let message = denial::said(words, &Denial::Day);
            Ok(Changed::Wrong(Faults::one(UNTIL, message)))
        }
        Err(not_done) => denied(visit, not_done, WHO),
    }
}

/// A tie in words.
pub fn said(words: Words, body: &str, tie: &TieRow) -> String {
    let kind = words.label(&format!("web-tie-{}", tie.kind));
    match tie.valid_to.as_str() {
        "" => format!("{body}: {kind}"),
        last => format!("{body}: {kind} – {}", words.date(last)),
    }
}

/// The form.
pub fn form(visit: &Visit, view: &View) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let own = visit.actor().map(|actor| actor.person.to_string());
    let others: Vec<Seen> = view
        .people
        .iter()
        .filter(|one| Some(&one.id) != own.as_ref())
        .cloned()
        .collect();
    let names =
        TieKind::ALL.map(|one| (one.code(), words.label(&format!("web-tie-{}", one.code()))));
    let kinds: Vec<Choice> = names
        .iter()
        .map(|(value, label)| Choice {
            value,
            label,
            chosen: *value == typed.value(KIND),
        })
        .collect();
    let one = |name: &'static str, key: &str, hint: Option<&str>, control: Control| {
        let label = words.label(key);
        let error = view.faults.of(name);
        field(
            words,
            &Field {
                name,
                label: &label,
                hint,
                error,
                control,
            },
        )
    };
    let hint = words.label("web-people-tie-until-hint");
    let body = Control::Text {
        value: typed.value(BODY),
    };
    let until = Control::Day {
        value: typed.value(UNTIL),
    };
    let why = Control::Lines {
        value: typed.value(ending::REASON),
        rows: 3,
    };
    let why_hint = words.label("web-tie-ending-reason-hint");
    let fields = html! {
        p { (words.label("web-people-tie-about")) }
        (person_field(words, &others, WHO, typed.value(WHO), view.faults.of(WHO)))
        (one(BODY, "web-people-tie-body", None, body))
        (one(KIND, "web-people-tie-kind", None, Control::Select { choices: &kinds }))
        (one(UNTIL, "web-people-tie-until", Some(&hint), until))
        (one(ending::REASON, "web-tie-ending-reason", Some(&why_hint), why))
        div class="choice" {
            @if let Some(error) = view.faults.of(SURE) {
                p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
            }
            input type="checkbox" id=(SURE) name=(SURE) value="ya" checked[!typed.value(SURE).is_empty()];
            label for=(SURE) { (words.label("web-people-tie-sure")) }
        }
    };
    part(visit, WHAT, fields, &words.label("web-people-tie-save"))
}
