//! `/kerja/{cycle}/perubahan`: what changed in a round after the first score,
//! with reason and effect, for officers and auditors; the same as a file.

mod csv;

use super::faults::Faults;
use super::framed::{Framed, address, asked, framed};
use super::place;
use super::refusal::hidden;
use crate::assessment::changed;
use crate::desk::{Answered, Cookie, DeskAnswer, Sent, Visit, moment};
use crate::frame::localized;
use crate::look::{Column, Empty, Pagination, Row, Table, empty, pagination, stacked};
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_instrument::form::Question;
use prima_workflow::assessment::Change;
use prima_workflow::assessment::read::{CycleChanges, CycleLine, cycle_changes};
use std::collections::{BTreeMap, BTreeSet};

/// Last part of its address.
const PAGE: &str = "perubahan";
/// Changes on one page.
const PER_PAGE: usize = 50;

/// What the page shows.
#[derive(Debug)]
pub struct View<'a> {
    /// The round.
    pub line: &'a CycleLine,
    /// Its changes, as far as the reader may know them.
    pub found: &'a CycleChanges,
    /// Everything that is asked.
    pub questions: &'a [Question],
    /// Names of units, by id.
    pub names: &'a BTreeMap<String, String>,
    /// Page of the table, from 1.
    pub page: usize,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (actor, line) = asked(site, visit).await?;
    let cycle = &line.cycle.cycle;
    let found = cycle_changes(&site.desk, actor, cycle, visit.now).await;
    let found = found.map_err(hidden)?;
    let number = visit.asked.page().ok_or_else(|| WebError::BadQuery {
        name: "halaman",
        value: visit.asked.value("halaman").to_owned(),
    })?;
    let rules = site.desk.rules(&line.cycle.instrument);
    let rules = rules.map_err(WebError::failed("read the instrument of a round"))?;
    let view = View {
        line: &line,
        found: &found,
        questions: &changed::questions(&rules.instrument),
        names: &names(site, &found.changes).await?,
        page: usize::try_from(number).unwrap_or(1),
    };
    Answered::page(whole(site, visit, &view))
}

/// Answers the request for the list as a file.
pub async fn csv_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (actor, line) = asked(site, visit).await?;
    let cycle = &line.cycle.cycle;
    let found = cycle_changes(&site.desk, actor, cycle, visit.now).await;
    let found = found.map_err(hidden)?;
    let names = names(site, &found.changes).await?;
    Ok(Answered {
        sent: Sent::File {
            content_type: "text/csv; charset=utf-8",
            bytes: csv::write(&found.changes, &names).into_bytes(),
            name: format!("perubahan-{cycle}.csv"),
        },
        cookie: Cookie::Keep,
    })
}

async fn names(site: &Site, changes: &[Change]) -> Result<BTreeMap<String, String>, WebError> {
    let ids: BTreeSet<String> = changes.iter().map(|one| one.unit.clone()).collect();
    let ids: Vec<String> = ids.into_iter().collect();
    let bodies = site.database.bodies_named(&ids).await?.into_iter();
    Ok(bodies.map(|body| (body.body, body.name)).collect())
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let name = words.label("web-change-title");
    let changes = &view.found.changes;
    let to = localized(
        words.lang,
        &format!("{}/{PAGE}", address(&view.line.cycle.cycle)),
    );
    let body = html! {
        @if changes.is_empty() {
            (empty(&Empty { title: &words.label("web-change-none"), about: &words.label("web-change-none-about"), action: None }))
        } @else {
            p { (words.label("web-change-about")) }
            @if !view.found.has_ranks { p { (words.label("web-change-no-ranks")) } }
            p { (words.say("web-change-found", &[("n", words.count(changes.len()))])) " · " a href={ (to) ".csv" } { (words.label("web-change-csv")) } }
            (rows(visit, view, &to))
        }
    };
    let page = Framed {
        line: view.line,
        step: Some((&name, PAGE)),
        lead: &words.label("web-change-lead"),
        facts: None,
        faults: &Faults::default(),
        done: None,
        body,
    };
    framed(site, visit, &page)
}

fn rows(visit: &Visit, view: &View, to: &str) -> Markup {
    let words = visit.words();
    let heads = ["unit", "what", "values", "reason", "effect"]
        .map(|head| words.label(&format!("web-change-column-{head}")));
    let mut columns = heads.each_ref().map(|name| Column {
        name,
        ..Column::default()
    });
    columns[0].names_row = true;
    let changes = &view.found.changes;
    let n_pages = changes.len().div_ceil(PER_PAGE).max(1);
    let page = view.page.min(n_pages);
    let shown = changes.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
    let rows: Vec<Row> = shown.map(|change| row(visit, view, change)).collect();
    let to_page = |page: usize| format!("{to}?halaman={page}");
    html! {
        (stacked(words, &Table { id: "perubahan", caption: &words.label("web-change-caption"), columns: &columns, rows }))
        (pagination(words, &Pagination { current: page, n_pages, address: &to_page }))
    }
}

fn row(visit: &Visit, view: &View, change: &Change) -> Row {
    let words = visit.words();
    let name = view.names.get(&change.unit).unwrap_or(&change.unit);
    let shown = |values: &[String]| changed::values(words, view.questions, &change.code, values);
    let is_told = !change.before.is_empty() || !change.after.is_empty();
    let cells = [
        html! { (name) span class="table-source" { (moment::day(words, &change.at)) } },
        html! {
            (changed::kind(words, change)) " " (changed::by(words, change))
            span class="table-source" { (place::called(words, view.questions, &change.code)) }
        },
        html! {
            @if is_told {
                (shown(&change.before))
                span class="becomes" { "→ " (shown(&change.after)) }
            }
        },
        html! { (change.reason) },
        html! { (changed::effect(words, change)) },
    ];
    Row {
        cells: cells.to_vec(),
        ..Row::default()
    }
}
