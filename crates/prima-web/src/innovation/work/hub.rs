//! `/kerja/hub/{unit}`: the officers of a hub write down who its members are and
//! what it did; each entry leads to a page of its own, where it is put right or
//! removed.

mod entry;
mod fields;
mod said;

pub use entry::{activity_page, member_page};

use super::last;
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::work::faults::Faults;
use crate::assessment::work::place;
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::innovation::at_desk;
use crate::innovation::hub_lists::{self, kind, names};
use crate::innovation::hubs::is_sample_hub;
use crate::look::{Opening, Row, Table, Words, opening, section, stacked};
use crate::register::meant::meant;
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::innovation::hub::{MARK, PROGRAMME, Wrong};
use prima_store::innovation::{HubActivity, HubMember};
use prima_store::register::Body;
use prima_workflow::innovation::hub::{
    hub_activities, hub_members, keeps_hub, save_hub_activity, save_hub_member,
};
use prima_workflow::innovation::{InnovationError, InnovationRefusal, Told};
use std::collections::BTreeMap;

/// The hub as its officers see it.
struct Hub {
    body: Body,
    members: Vec<HubMember>,
    activities: Vec<HubActivity>,
    /// Whether it is no real hub.
    is_sample: bool,
    called: BTreeMap<String, String>,
}

/// The address of a hub at the desk, without the language.
pub fn address(body: &str) -> String {
    format!("/kerja/hub/{body}")
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let hub = read(site, visit).await?;
    let mut faults = Faults::default();
    if visit.form.is_some() {
        let typed = visit.fields();
        let (database, actor) = (&site.database, place::actor(visit)?);
        let id = &hub.body.body;
        let (done, word) = match typed.value("apa") {
            "anggota" => {
                let new = fields::member_of(typed, None);
                let done = save_hub_member(database, actor, id, &new, visit.now).await;
                (done, "anggota")
            }
            "kegiatan" => {
                let new = fields::activity_of(typed, None);
                let done = save_hub_activity(database, actor, id, &new, visit.now).await;
                (done, "kegiatan")
            }
            _ => return Err(WebError::NotFound(Missing::Page)),
        };
        faults = refused(site, visit, done).await?;
        if faults.is_empty() {
            let to = localized(visit.asked.lang, &address(id));
            return Answered::elsewhere(format!("{to}?sudah={word}"));
        }
    }
    let markup = whole(site, visit, &hub, &faults);
    match faults.is_empty() {
        true => Answered::page(markup),
        false => Answered::refused(markup),
    }
}

/// What an act refused, at its fields; nothing where it was done. Where nobody has the
/// name that was written, those are named who are called like it.
async fn refused(site: &Site, visit: &Visit, done: Told<()>) -> Result<Faults, WebError> {
    let mut faults = Faults::default();
    match done {
        Ok(()) => {}
        Err(InnovationError::Refused(InnovationRefusal::Hidden)) => {
            return Err(WebError::NotFound(Missing::Page));
        }
        Err(InnovationError::Refused(refusal)) => {
            for (field, said) in refusal.texts(visit.words().lang) {
                faults.add(field, said);
            }
            let unknown = ("member", Wrong::Unknown);
            if matches!(&refusal, InnovationRefusal::Hub(all) if all.contains(&unknown)) {
                let written = visit.fields().value("member");
                faults.add("member", meant(site, visit.words(), written).await?);
            }
        }
        Err(InnovationError::Failed(error)) => {
            return Err(WebError::of_act("keep an entry of a hub")(error));
        }
    }
    Ok(faults)
}

/// The hub of an address, for those who may keep it.
async fn read(site: &Site, visit: &Visit) -> Result<Hub, WebError> {
    let missing = || WebError::NotFound(Missing::Page);
    let id = last(visit, 2)?;
    let (database, actor) = (&site.database, place::actor(visit)?);
    if !keeps_hub(database, actor, &id).await? {
        return Err(missing());
    }
    let body = database.body(&id).await?.ok_or_else(missing)?;
    let members = hub_members(database, &id).await?;
    let before = database.reading().hub_before::<HubMember>(&id).await?;
    let said = database
        .reading()
        .statements_of(PROGRAMME, &id, MARK)
        .await?;
    let known = site.known();
    let is_sample = said.iter().any(|row| is_sample_hub(&known, &body, row));
    let named = members.iter().map(|row| &row.member);
    let named = named.chain(before.iter().map(|row| &row.member));
    Ok(Hub {
        called: names(site, named).await?,
        activities: hub_activities(database, &id).await?,
        members,
        is_sample,
        body,
    })
}

fn whole(site: &Site, visit: &Visit, hub: &Hub, faults: &Faults) -> Markup {
    let (words, id) = (visit.words(), &hub.body.body);
    let title = titled(words, hub);
    let done = match visit.asked.value("sudah") {
        word @ ("anggota" | "kegiatan" | "hapus") => Some(format!("web-hub-done-{word}")),
        _ => None,
    };
    let typed = visit.fields();
    let (member, activity) = (
        fields::member_of(typed, None),
        fields::activity_of(typed, None),
    );
    let public = localized(words.lang, &format!("/hub-jipp/{id}"));
    let main = html! {
        (opening(&Opening { kind: Some("Hub JIPP"), title: &title, lead: &words.label("web-hub-desk-lead"), facts: None, answer: None }))
        (faults.summary(words))
        @if let Some(key) = &done { p class="saved" role="status" { (words.label(key)) } }
        p { a href=(public) { (words.label("web-hub-public")) } }
        (section("anggota", &words.label("web-hub-members"), &html! {
            (members(words, hub))
            h3 { (words.label("web-hub-member-add")) }
            (form(visit, &Form { action: &address(id), has_files: false, fields: fields::of_member(words, &member, faults), button: &words.label("web-hub-member-do") }))
        }))
        (section("kegiatan", &words.label("web-hub-activities"), &html! {
            (activities(words, hub))
            h3 { (words.label("web-hub-activity-add")) }
            (form(visit, &Form { action: &address(id), has_files: false, fields: fields::of_activity(words, &activity, faults), button: &words.label("web-hub-activity-do") }))
        }))
    };
    Desk {
        title: &title,
        is_wrong: !faults.is_empty(),
        way: &[
            (words.label("web-innovation-own"), at_desk::LIST.to_owned()),
            (title.clone(), address(id)),
        ],
        sample: hub.is_sample,
        main,
    }
    .markup(site, visit)
}

fn titled(words: Words, hub: &Hub) -> String {
    words.say(
        "web-innovation-hub-title",
        &[("body", hub.body.name.clone())],
    )
}

fn members(words: Words, hub: &Hub) -> Markup {
    if hub.members.is_empty() {
        return html! { p { (words.label("web-hub-members-none")) } };
    }
    let link = |row: &HubMember, name: &str| {
        let own = format!("{}/anggota/{}", address(&row.hub), row.number);
        html! { a href=(localized(words.lang, &own)) { (name) } }
    };
    hub_lists::members(words, hub.members.iter(), &hub.called, link)
}

fn activities(words: Words, hub: &Hub) -> Markup {
    if hub.activities.is_empty() {
        return html! { p { (words.label("web-hub-activities-none")) } };
    }
    let heads = heads(
        words,
        &[
            ("web-hub-title", Holds::Name),
            ("web-hub-day", Holds::Text),
            ("web-hub-kind", Holds::Text),
        ],
    );
    let rows = hub.activities.iter().map(|row| {
        let own = format!("{}/kegiatan/{}", address(&row.hub), row.number);
        Row {
            cells: vec![
                html! { a href=(localized(words.lang, &own)) lang="id" { (row.title) } },
                html! { (words.date(&row.day)) },
                html! { (kind(words, &row.kind)) },
            ],
            ..Row::default()
        }
    });
    stacked(
        words,
        &Table {
            id: "kegiatan-tabel",
            caption: &words.label("web-hub-activities-caption"),
            columns: &columns(&heads),
            rows: rows.collect(),
        },
    )
}
