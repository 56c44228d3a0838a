//! `/kerja/{cycle}/lokus`: which units of an institution take part.

use super::faults::Faults;
use super::framed::{Framed, address, arranges, asked, demand, framed};
use super::refusal::{hidden, told};
use crate::desk::{Answered, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{Empty, empty, section};
use crate::register::account::parts::body_named;
use crate::register::finder::{Finder, finder};
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_store::register::Body;
use prima_workflow::assessment::read::CycleLine;
use prima_workflow::assessment::{choose_loci, progress};
use std::collections::BTreeSet;

/// Bodies below an institution that one page offers at most.
const MOST: usize = 1_000;

/// What the page shows.
#[derive(Debug)]
pub struct View<'a> {
    /// The round.
    pub line: &'a CycleLine,
    /// Institutions that have loci: id and name.
    pub institutions: &'a [(String, String)],
    /// The institution that was asked for and what may take part of it, itself first.
    pub chosen: Option<(Body, Vec<Body>)>,
    /// Those that take part, or were just ticked.
    pub ticked: BTreeSet<String>,
    /// What is wrong.
    pub faults: Faults,
    /// What was searched for and is not there.
    pub unknown: bool,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (actor, line) = asked(site, visit).await?;
    demand(arranges(actor, &line))?;
    let cycle = &line.cycle.cycle;
    let found = progress(&site.desk, actor, cycle, visit.now).await;
    let found = found.map_err(hidden)?;
    let ids: Vec<String> = found.institutions.keys().cloned().collect();
    let mut institutions: Vec<(String, String)> = site
        .database
        .bodies_named(&ids)
        .await?
        .into_iter()
        .map(|body| (body.body, body.name))
        .collect();
    institutions.sort_by(|one, other| one.1.cmp(&other.1));
    let sought = match &visit.form {
        Some(form) => form.value("instansi"),
        None => visit.asked.value("q"),
    };
    let named = body_named(site, sought);
    let chosen = match &named {
        Some(id) => Some(below(site, id).await?),
        None => None,
    };
    let mut view = View {
        line: &line,
        institutions: &institutions,
        unknown: !sought.is_empty() && chosen.is_none(),
        chosen,
        ticked: BTreeSet::new(),
        faults: Faults::default(),
    };
    if let (Some(fields), Some(id)) = (&visit.form, &named) {
        view.ticked = fields
            .values("lokus")
            .into_iter()
            .map(str::to_owned)
            .collect();
        match choose_loci(&site.desk, actor, cycle, id, &view.ticked, visit.now).await {
            Ok(()) => {
                let to = localized(visit.asked.lang, &address(cycle));
                return Answered::elsewhere(format!("{to}/lokus?q={id}&sudah=lokus"));
            }
            Err(error) => view
                .faults
                .add("lokus", told(error)?.text(visit.asked.lang)),
        }
        return Answered::refused(whole(site, visit, &view));
    }
    let own = found
        .units
        .iter()
        .filter(|unit| Some(&unit.institution) == named.as_ref());
    view.ticked = own.map(|unit| unit.unit.clone()).collect();
    Answered::page(whole(site, visit, &view))
}

/// A body with all below it.
async fn below(site: &Site, id: &str) -> Result<(Body, Vec<Body>), WebError> {
    let body = site.database.body(id).await?;
    let body = body.ok_or(WebError::NotFound(crate::reply::Missing::Page))?;
    let mut all = vec![body.clone()];
    let mut place = 0;
    while place < all.len() && all.len() < MOST {
        let under = site.database.bodies_under(&all[place].body).await?;
        let is_new = |one: &Body| all.iter().all(|known| known.body != one.body);
        let under: Vec<Body> = under.into_iter().filter(is_new).collect();
        all.extend(under);
        place += 1;
    }
    Ok((body, all))
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let name = words.label("web-board-way-lokus");
    let action = format!("{}/lokus", address(&view.line.cycle.cycle));
    let to = localized(words.lang, &action);
    let sought = visit.asked.value("q");
    let known = html! {
        ul class="links" {
            @for (id, name) in view.institutions { li { a href={ (to) "?q=" (id) } { (name) } } }
        }
    };
    let body = html! {
        (finder(words, &Finder { action: &to, label: &words.label("web-board-loci-find"), hint: &words.label("web-board-loci-find-hint"), value: sought, kept: &[] }))
        @if view.unknown {
            (empty(&Empty { title: &words.label("web-board-loci-unknown"), about: &words.label("web-board-loci-unknown-about"), action: None }))
        }
        @if let Some((body, all)) = &view.chosen {
            (section("pilihan", &body.name, &form(visit, &Form {
                action: &action,
                has_files: false,
                fields: boxes(visit, view, body, all),
                button: &words.label("web-board-loci-save"),
            })))
        }
        @if !view.institutions.is_empty() { (section("instansi", &words.label("web-board-loci-institutions"), &known)) }
    };
    let is_done = visit.asked.value("sudah") == "lokus";
    let page = Framed {
        line: view.line,
        step: Some((&name, "lokus")),
        lead: &words.label("web-board-loci-lead"),
        facts: None,
        faults: &view.faults,
        done: is_done.then(|| words.label("web-board-done-loci")),
        body,
    };
    framed(site, visit, &page)
}

fn boxes(visit: &Visit, view: &View, body: &Body, all: &[Body]) -> Markup {
    let words = visit.words();
    html! {
        input type="hidden" name="instansi" value=(body.body);
        fieldset class={ "one-of" @if !view.faults.is_empty() { " wrong" } } id="lokus" {
            legend { (words.label("web-board-loci-which")) }
            @if let Some(error) = view.faults.of("lokus") {
                p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
            }
            @for one in all {
                @let id = format!("lokus-{}", one.body);
                div class="choice" {
                    input type="checkbox" id=(id) name="lokus" value=(one.body) checked[view.ticked.contains(&one.body)];
                    label for=(id) { (one.name) }
                }
            }
        }
    }
}
