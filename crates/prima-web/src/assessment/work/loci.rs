//! `/kerja/{cycle}/lokus`: which units of an institution take part, some of them
//! a page.
//!
//! A form changes nothing but what it showed: it carries what was ticked when it
//! was read, and only the difference is saved.

use super::faults::Faults;
use super::framed::{Framed, address, arranges, asked, demand, framed};
use super::refusal::{hidden, told};
use crate::desk::{Answered, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{Empty, Pagination, empty, pagination, section};
use crate::register::account::parts::body_named;
use crate::register::finder::{Finder, finder};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_store::register::Body;
use prima_workflow::assessment::read::CycleLine;
use prima_workflow::assessment::{LociChange, choose_loci, progress};
use std::collections::BTreeSet;

/// Bodies that one page offers at most.
const MOST: usize = 200;

/// Name of the fields with those loci that were ticked when the page was read.
const BEFORE: &str = "semula";

/// What the page shows.
#[derive(Debug)]
pub struct View<'a> {
    /// The round.
    pub line: &'a CycleLine,
    /// Institutions that have loci: id and name.
    pub institutions: &'a [(String, String)],
    /// The institution that was asked for, and what may take part of it.
    pub chosen: Option<Offered>,
    /// Those that took part when the page was read.
    pub before: BTreeSet<String>,
    /// Those that take part, or were just ticked.
    pub ticked: BTreeSet<String>,
    /// What is wrong.
    pub faults: Faults,
    /// What was searched for and is not there.
    pub unknown: bool,
}

/// What may take part of an institution, a page of it.
#[derive(Debug)]
pub struct Offered {
    /// The institution.
    pub institution: Body,
    /// The bodies of this page; the institution is the very first.
    pub bodies: Vec<Body>,
    /// Which page this is, from 1.
    pub page: usize,
    /// How many pages there are.
    pub n_pages: usize,
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
        Some(id) => Some(offered(site, visit, id).await?),
        None => None,
    };
    let mut view = View {
        line: &line,
        institutions: &institutions,
        unknown: !sought.is_empty() && chosen.is_none(),
        chosen,
        before: BTreeSet::new(),
        ticked: BTreeSet::new(),
        faults: Faults::default(),
    };
    if let (Some(fields), Some(id)) = (&visit.form, &named) {
        let named = |name: &str| -> BTreeSet<String> {
            let values = fields.values(name).into_iter();
            values.map(str::to_owned).collect()
        };
        view.before = named(BEFORE);
        view.ticked = named("lokus");
        let change = LociChange {
            added: view.ticked.difference(&view.before).cloned().collect(),
            removed: view.before.difference(&view.ticked).cloned().collect(),
        };
        match choose_loci(&site.desk, actor, cycle, id, &change, visit.now).await {
            Ok(()) => {
                let to = localized(visit.asked.lang, &address(cycle));
                let page = view.chosen.as_ref().map_or(1, |offered| offered.page);
                let query = format!("q={id}&halaman={page}&sudah=lokus");
                return Answered::elsewhere(format!("{to}/lokus?{query}"));
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
    view.before = own.map(|unit| unit.unit.clone()).collect();
    view.ticked.clone_from(&view.before);
    Answered::page(whole(site, visit, &view))
}

/// One page of a body and all below it, level by level.
async fn offered(site: &Site, visit: &Visit, id: &str) -> Result<Offered, WebError> {
    let institution = site.database.body(id).await?;
    let institution = institution.ok_or(WebError::NotFound(Missing::Page))?;
    let below = site.database.bodies_below(id).await?;
    let n_pages = (below.len() + 1).div_ceil(MOST);
    let page = match &visit.form {
        Some(form) => form.value("halaman"),
        None => visit.asked.value("halaman"),
    };
    let page = page.parse().unwrap_or(1).clamp(1, n_pages);
    let all = std::iter::once(institution.clone()).chain(below);
    Ok(Offered {
        bodies: all.skip((page - 1) * MOST).take(MOST).collect(),
        institution,
        page,
        n_pages,
    })
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
        @if let Some(offered) = &view.chosen {
            (section("pilihan", &offered.institution.name, &html! {
                (form(visit, &Form {
                    action: &action,
                    has_files: false,
                    fields: boxes(visit, view, offered),
                    button: &words.label("web-board-loci-save"),
                }))
                (pagination(words, &Pagination {
                    current: offered.page,
                    n_pages: offered.n_pages,
                    address: &|page| format!("{to}?q={}&halaman={page}", offered.institution.body),
                }))
            }))
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

fn boxes(visit: &Visit, view: &View, offered: &Offered) -> Markup {
    let words = visit.words();
    let pages = [
        ("page", words.count(offered.page)),
        ("pages", words.count(offered.n_pages)),
    ];
    html! {
        input type="hidden" name="instansi" value=(offered.institution.body);
        input type="hidden" name="halaman" value=(offered.page);
        @for one in offered.bodies.iter().filter(|one| view.before.contains(&one.body)) {
            input type="hidden" name=(BEFORE) value=(one.body);
        }
        @if offered.n_pages > 1 { p class="hint" { (words.say("web-loci-some", &pages)) } }
        fieldset class={ "one-of" @if !view.faults.is_empty() { " wrong" } } id="lokus" {
            legend { (words.label("web-board-loci-which")) }
            @if let Some(error) = view.faults.of("lokus") {
                p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
            }
            @for one in &offered.bodies {
                @let id = format!("lokus-{}", one.body);
                div class="choice" {
                    input type="checkbox" id=(id) name="lokus" value=(one.body) checked[view.ticked.contains(&one.body)];
                    label for=(id) { (one.name) }
                }
            }
        }
    }
}
