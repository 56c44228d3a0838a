//! `/kerja/inovasi/{id}`: ask the owner of an innovation for help, record that it
//! was taken over, offer one to others. The list of them is a page of its own.
//!
//! Who may do so is asked of the acts; here only bodies are gathered that the
//! person can choose from.

mod list;

pub use list::list_page;

use super::work::request;
use super::work::requests::{self, Way};
use crate::assessment::naming;
use crate::assessment::work::place::actor;
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{
    Choice, Control, Field, FieldError, Opening, error_summary, field, opening, section,
};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::innovation::permission::{may_offer_replication, may_record_replication};
use prima_domain::innovation::replicating::Taken;
use prima_domain::register::person::{Role, Scope};
use prima_store::innovation::{Innovation, Offer};
use prima_store::register::Body;
use prima_workflow::innovation::{
    InnovationError, InnovationRefusal, NewReplica, NewRequest, RequestLine, Told,
    is_owner_reached, offer_replication, record_replication, request_lines, request_replication,
};
use prima_workflow::people::{subject_of, subjects_of};
use std::collections::{BTreeMap, BTreeSet};

/// Address of the list, without the language.
pub const LIST: &str = "/kerja/inovasi";

/// Fields and what is wrong with each.
type Wrong = Vec<(&'static str, String)>;

/// What the page of one innovation shows.
#[derive(Debug)]
pub struct View {
    /// The innovation.
    pub row: Innovation,
    /// Its offer, where one stands.
    pub offer: Option<Offer>,
    /// Bodies that the person speaks for, each with its innovations.
    pub bodies: Vec<(Body, Vec<Innovation>)>,
    /// Whether the person speaks for its owner.
    pub is_own: bool,
    /// Whether somebody is told of a request to its owner.
    pub is_reached: bool,
    /// Requests about it that the person may read, to its owner and from others.
    pub requests: [Vec<RequestLine>; 2],
    /// What is wrong with what was sent.
    pub wrong: Wrong,
}

/// The bodies somebody speaks for: of coordinators all below, too.
async fn bodies(site: &Site, visit: &Visit) -> Result<Vec<Body>, WebError> {
    let mut found: BTreeMap<String, Body> = BTreeMap::new();
    for grant in &actor(visit)?.grants {
        let Scope::Body(id) = &grant.scope else {
            continue;
        };
        let own = site.database.body(id.as_str()).await?;
        found.extend(own.into_iter().map(|body| (body.body.clone(), body)));
        if grant.role == Role::Coordinator {
            let below = site.database.bodies_below(id.as_str()).await?;
            found.extend(below.into_iter().map(|body| (body.body.clone(), body)));
        }
    }
    let ids: BTreeSet<String> = found.keys().cloned().collect();
    let (subjects, person) = (subjects_of(&site.database, &ids).await?, actor(visit)?);
    let may = |body: &Body| {
        let subject = subjects.get(&body.body);
        subject.is_some_and(|subject| may_record_replication(person, subject).is_ok())
    };
    Ok(found.into_values().filter(may).collect())
}

/// Innovations that some bodies run, by body, newest first.
async fn owned(
    site: &Site,
    bodies: &[Body],
) -> Result<BTreeMap<String, Vec<Innovation>>, WebError> {
    let ids: Vec<String> = bodies.iter().map(|body| body.body.clone()).collect();
    let mut owned: BTreeMap<String, Vec<Innovation>> = BTreeMap::new();
    for row in site.database.innovations_owned_by(&ids).await? {
        owned.entry(row.owner().to_owned()).or_default().push(row);
    }
    Ok(owned)
}

/// The address of one innovation at the desk.
pub fn address(id: &str) -> String {
    format!("{LIST}/{id}")
}

/// Answers the request for one innovation.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let segments = visit.asked.segments();
    let missing = || WebError::NotFound(Missing::Page);
    let id = segments.get(2).copied().ok_or_else(missing)?;
    let bodies = bodies(site, visit).await?;
    if bodies.is_empty() {
        return Err(missing());
    }
    let wrong = match &visit.form {
        None => Vec::new(),
        Some(_) => match sent(site, visit, id).await? {
            Ok(to) => return Answered::elsewhere(localized(visit.asked.lang, &to)),
            Err(InnovationError::Refused(InnovationRefusal::Hidden)) => return Err(missing()),
            Err(InnovationError::Refused(refusal)) => refusal.texts(visit.words().lang),
            Err(InnovationError::Failed(error)) => {
                return Err(WebError::of_act("record a replication")(error));
            }
        },
    };
    let row = site.database.innovation(id).await?.ok_or_else(missing)?;
    let owner = subject_of(&site.database, row.owner()).await?;
    let is_reached = is_owner_reached(&site.database, row.owner()).await?;
    let ids: Vec<String> = bodies.iter().map(|body| body.body.clone()).collect();
    let about = [row.innovation.clone()];
    let [mut to, mut by] = request_lines(&site.database, &about, &ids)
        .await
        .map_err(failed)?;
    by.retain(|line| line.row.innovation == row.innovation);
    let offers = site.database.open_offers().await?;
    let mut of_bodies = owned(site, &bodies).await?;
    let with_own = bodies.into_iter().map(|body| {
        let mut rows = of_bodies.remove(&body.body).unwrap_or_default();
        rows.retain(|other| other.innovation != row.innovation);
        (body, rows)
    });
    let own: Vec<(Body, Vec<Innovation>)> = with_own.collect();
    let person = actor(visit)?;
    let is_own = owner.is_some_and(|owner| may_offer_replication(person, &owner).is_ok());
    if !is_own {
        // What others ask is between them and the owner.
        to.clear();
    }
    let view = View {
        offer: offers.into_iter().find(|offer| offer.innovation == id),
        is_own,
        is_reached,
        requests: [to, by],
        bodies: own,
        row,
        wrong,
    };
    let markup = whole(site, visit, &view);
    match view.wrong.is_empty() {
        true => Answered::page(markup),
        false => Answered::refused(markup),
    }
}

/// Does what the form asks for; gives where that is told, without the language: who
/// asked something reads on how it stands, and all else is told on this page.
async fn sent(site: &Site, visit: &Visit, id: &str) -> Result<Told<String>, WebError> {
    let (fields, person) = (visit.fields(), actor(visit)?);
    let database = &site.database;
    let here = |word: &str| format!("{}?sudah={word}", address(id));
    match fields.value("apa") {
        "catat" => {
            let new = NewReplica {
                unit: fields.value("unit").to_owned(),
                replica: fields.value("replica").to_owned(),
                taken: Taken {
                    title: fields.value("title").to_owned(),
                    year: fields.value("year").to_owned(),
                    adaptation: fields.value("adaptation").to_owned(),
                    effect: fields.value("effect").to_owned(),
                },
            };
            let done = record_replication(database, person, id, &new, visit.now).await;
            Ok(done.map(|_| here("catat")))
        }
        "minta" => {
            let new = NewRequest {
                unit: fields.value("asker").to_owned(),
                kind: fields.value("kind").to_owned(),
                words: fields.value("words").to_owned(),
            };
            let done = request_replication(database, person, id, &new, visit.now).await;
            Ok(done.map(|number| format!("{}?sudah=minta", request::address(id, number))))
        }
        "tawarkan" => {
            let terms = Some(fields.value("terms"));
            let done = offer_replication(database, person, id, terms, visit.now).await;
            Ok(done.map(|()| here("tawarkan")))
        }
        "tarik" => {
            let done = offer_replication(database, person, id, None, visit.now).await;
            Ok(done.map(|()| here("tarik")))
        }
        _ => Err(WebError::NotFound(Missing::Page)),
    }
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let (words, row) = (visit.words(), &view.row);
    let faults: Vec<FieldError> = view
        .wrong
        .iter()
        .map(|(field, message)| FieldError { field, message })
        .collect();
    let done = match visit.asked.value("sudah") {
        word @ ("catat" | "tawarkan" | "tarik") => {
            Some(words.label(&format!("web-innovation-done-{word}")))
        }
        _ => None,
    };
    let title = words.say("web-innovation-desk-title", &[("title", row.title.clone())]);
    let main = html! {
        (opening(&Opening {
            kind: Some(&words.label("web-innovation-kind")),
            title: &title,
            lead: &words.label("web-innovation-desk-lead"),
            facts: None,
            answer: None,
        }))
        (error_summary(words, &faults))
        @if let Some(done) = &done { p class="saved" role="status" { (done) } }
        p { a href=(naming::innovation_address(words, &row.innovation)) { (words.label("web-innovation-public")) } }
        @if view.is_own {
            p { a class="onward" href=(localized(words.lang, &super::work::running::address(&row.innovation))) { (words.label("web-proposal-running")) } }
        }
        (section("minta", &words.label("web-mentoring-ask"), &asking(visit, view)))
        (section("catat", &words.label("web-innovation-record"), &recording(visit, view)))
        @if view.is_own { (section("tawarkan", &words.label("web-innovation-offer"), &offering(visit, view))) }
    };
    let sample =
        !row.sample.is_empty() || view.bodies.iter().any(|(body, _)| !body.sample.is_empty());
    Desk {
        title: &title,
        is_wrong: !view.wrong.is_empty(),
        way: &[
            (words.label("web-innovation-own"), LIST.to_owned()),
            (row.title.clone(), address(&row.innovation)),
        ],
        sample,
        main,
    }
    .markup(site, visit)
}

fn error<'v>(view: &'v View, name: &str) -> Option<&'v str> {
    let found = view.wrong.iter().find(|(field, _)| *field == name);
    found.map(|(_, message)| message.as_str())
}

/// Requests about the innovation, and the form for a new one.
fn asking(visit: &Visit, view: &View) -> Markup {
    let (words, row) = (visit.words(), &view.row);
    let [to, by] = &view.requests;
    let others = view.bodies.iter().map(|(body, _)| body);
    let others: Vec<&Body> = others.filter(|body| body.body != row.owner()).collect();
    html! {
        @if view.is_own { (requests::list(words, Way::In, to)) }
        @if !by.is_empty() { (requests::list(words, Way::Out, by)) }
        @if !others.is_empty() {
            (requests::asking(visit, &row.innovation, &others, view.is_reached, |name| error(view, name)))
        }
    }
}

fn failed(error: InnovationError) -> WebError {
    match error {
        InnovationError::Refused(_) => WebError::NotFound(Missing::Page),
        InnovationError::Failed(error) => WebError::of_act("read requests")(error),
    }
}

fn recording(visit: &Visit, view: &View) -> Markup {
    let (words, fields) = (visit.words(), visit.fields());
    let bodies: Vec<Choice> = view
        .bodies
        .iter()
        .map(|(body, _)| choice(&body.body, &body.name, fields.value("unit")))
        .collect();
    let new = words.label("web-innovation-new");
    let mut own = vec![choice("", &new, fields.value("replica"))];
    own.extend(
        view.bodies
            .iter()
            .flat_map(|(_, rows)| rows)
            .map(|row| choice(&row.innovation, &row.title, fields.value("replica"))),
    );
    let named = ["unit", "replica", "title", "year", "adaptation", "effect"];
    let labels = named.map(|name| words.label(&format!("web-innovation-field-{name}")));
    let hints =
        ["replica", "effect"].map(|name| words.label(&format!("web-innovation-hint-{name}")));
    let controls = [
        Control::Select { choices: &bodies },
        Control::Select { choices: &own },
        Control::Text {
            value: fields.value("title"),
        },
        Control::Text {
            value: fields.value("year"),
        },
        Control::Lines {
            value: fields.value("adaptation"),
            rows: 4,
        },
        Control::Lines {
            value: fields.value("effect"),
            rows: 4,
        },
    ];
    let inside = html! {
        input type="hidden" name="apa" value="catat";
        @for ((name, label), control) in named.iter().zip(&labels).zip(controls) {
            @let hint = match *name { "replica" => Some(hints[0].as_str()), "effect" => Some(hints[1].as_str()), _ => None };
            (field(words, &Field { name, label, hint, error: error(view, name), control }))
        }
    };
    html! {
        p { (words.label("web-innovation-record-about")) }
        (sending(visit, view, inside, "web-innovation-record-do"))
    }
}

fn offering(visit: &Visit, view: &View) -> Markup {
    let (words, fields) = (visit.words(), visit.fields());
    let written = match (&view.offer, fields.has("terms")) {
        (_, true) => fields.value("terms"),
        (Some(offer), false) => &offer.terms,
        (None, false) => "",
    };
    let label = words.label("web-innovation-field-terms");
    let hint = words.label("web-innovation-hint-terms");
    let terms = Field {
        name: "terms",
        label: &label,
        hint: Some(&hint),
        error: error(view, "terms"),
        control: Control::Lines {
            value: written,
            rows: 4,
        },
    };
    let offer = html! {
        input type="hidden" name="apa" value="tawarkan";
        (field(words, &terms))
    };
    let withdraw = html! {
        input type="hidden" name="apa" value="tarik";
    };
    html! {
        p { (words.label("web-innovation-offer-about")) }
        (sending(visit, view, offer, "web-innovation-offer-do"))
        @if view.offer.is_some() { (sending(visit, view, withdraw, "web-innovation-withdraw")) }
    }
}

fn sending(visit: &Visit, view: &View, fields: Markup, button: &str) -> Markup {
    form(
        visit,
        &Form {
            action: &address(&view.row.innovation),
            has_files: false,
            fields,
            button: &visit.words().label(button),
        },
    )
}

fn choice<'a>(value: &'a str, label: &'a str, chosen: &str) -> Choice<'a> {
    Choice {
        value,
        label,
        chosen: value == chosen,
    }
}
