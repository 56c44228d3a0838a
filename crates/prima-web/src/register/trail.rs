//! `/kerja/jejak`: who did what and when, for those who may read it. Lines about
//! a unit are hidden from whomever a tie to it bars, as the domain says.

mod read;

use crate::desk::{Answered, Desk, DeskAnswer, Visit};
use crate::frame::localized;
use crate::look::{
    Column, Control, Empty, Field, Filter, Opening, Pagination, Row, Table, empty, filter, opening,
    pagination, table,
};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::person::Role;
use prima_store::AuditLine;
use std::collections::BTreeMap;

/// Its address, without the language.
pub const PATH: &str = "/kerja/jejak";
/// Lines on one page.
const PER_PAGE: usize = 50;

/// What the page shows.
#[derive(Debug)]
pub struct View<'a> {
    /// The lines of this page, newest first, each with the name of who acted.
    pub lines: &'a [(String, AuditLine)],
    /// How many there are on all pages.
    pub n_lines: usize,
    /// This page, from 1.
    pub page: usize,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let actor = visit.actor().ok_or(WebError::NotFound(Missing::Page))?;
    let roles = [Role::Administrator, Role::ProgrammeOfficer, Role::Auditor];
    if !roles.into_iter().any(|role| actor.holds(role, |_| true)) {
        return Err(WebError::NotFound(Missing::Page));
    }
    let number = visit.asked.page().ok_or_else(|| WebError::BadQuery {
        name: "halaman",
        value: visit.asked.value("halaman").to_owned(),
    })?;
    let people = site.database.people().await?.into_iter();
    let names: BTreeMap<String, String> = people.map(|one| (one.person, one.name)).collect();
    let mut found = read::readable(site, visit, actor).await?;
    found.retain(|line| read::is_sought(visit, &names, line));
    found.reverse();
    let n_pages = found.len().div_ceil(PER_PAGE).max(1);
    let page = usize::try_from(number).unwrap_or(1).min(n_pages);
    let n_lines = found.len();
    let shown = found.into_iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
    let lines: Vec<(String, AuditLine)> = shown
        .map(|line| (names.get(&line.actor).unwrap_or(&line.actor).clone(), line))
        .collect();
    Answered::page(whole(
        site,
        visit,
        &View {
            lines: &lines,
            n_lines,
            page,
        },
    ))
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let name = words.label("web-board-trail");
    let to = localized(words.lang, PATH);
    let n_pages = view.n_lines.div_ceil(PER_PAGE).max(1);
    let to_page = |page: usize| format!("{to}?{}", visit.asked.with("halaman", &page.to_string()));
    let main = html! {
        (opening(&Opening { kind: None, title: &name, lead: &words.label("web-board-trail-lead"), facts: None, answer: None }))
        (narrowed(visit, &to))
        @if view.lines.is_empty() {
            (empty(&Empty { title: &words.label("web-board-trail-none"), about: &words.label("web-board-trail-none-about"), action: None }))
        } @else {
            p { (words.say("web-board-trail-found", &[("n", words.count(view.n_lines))])) }
            (rows(visit, view))
            (pagination(words, &Pagination { current: view.page, n_pages, address: &to_page }))
        }
    };
    Desk {
        title: &name,
        is_wrong: false,
        way: &[(name.clone(), PATH.to_owned())],
        sample: false,
        main,
    }
    .markup(site, visit)
}

fn narrowed(visit: &Visit, to: &str) -> Markup {
    let words = visit.words();
    let names = ["pelaku", "tindakan", "objek"];
    let labels = names.map(|name| words.label(&format!("web-board-trail-{name}")));
    let fields: Vec<Field> = names
        .iter()
        .zip(&labels)
        .map(|(name, label)| Field {
            name,
            label,
            hint: None,
            error: None,
            control: Control::Search {
                value: visit.asked.value(name),
            },
        })
        .collect();
    let is_narrowed = names.iter().any(|name| !visit.asked.value(name).is_empty());
    filter(
        words,
        &Filter {
            action: to,
            fields: &fields,
            kept: &[],
            reset: is_narrowed.then_some(to),
        },
    )
}

fn rows(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let heads = ["nomor", "waktu", "pelaku", "tindakan", "objek", "rincian"]
        .map(|name| words.label(&format!("web-board-trail-{name}")));
    let mut columns = heads.each_ref().map(|name| Column {
        name,
        ..Column::default()
    });
    columns[0].names_row = true;
    let rows = view.lines.iter().map(|(name, line)| Row {
        cells: vec![
            html! { (line.sequence) },
            html! { (line.at) },
            html! { @if name.is_empty() { (words.label("web-board-trail-command")) } @else { (name) } },
            html! { code { (line.act) } },
            html! { (line.object) },
            html! { code { (line.detail) } },
        ],
        ..Row::default()
    });
    let rows = rows.collect();
    table(
        words,
        &Table {
            id: "jejak",
            caption: &words.label("web-board-trail"),
            columns: &columns,
            rows,
        },
    )
}
