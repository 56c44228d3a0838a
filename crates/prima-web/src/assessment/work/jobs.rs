//! `/kerja/pekerjaan`: one's long work, and for officers that of their rounds.
//! What may not be seen is not listed, and there are no totals.

use super::job::{kind_name, state_text};
use super::long::{PATH, address};
use super::refusal::hidden;
use crate::desk::{Answered, Desk, DeskAnswer, Visit, moment};
use crate::frame::localized;
use crate::look::{Column, Empty, Opening, Row, Table, empty, opening, table};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_workflow::job::{JobSeen, jobs_seen};
use std::collections::BTreeMap;

/// Jobs on the page at most; older ones are forgotten after a week anyway.
const MOST: usize = 200;

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let actor = visit.actor().ok_or(WebError::NotFound(Missing::Page))?;
    let jobs = jobs_seen(&site.workshop, &site.desk, actor, visit.now).await;
    let mut jobs = jobs.map_err(hidden)?;
    jobs.truncate(MOST);
    let mut names = BTreeMap::new();
    for job in jobs.iter().filter(|job| !job.is_own) {
        let id = &job.row.person;
        if !names.contains_key(id)
            && let Some(person) = site.database.person(id).await?
        {
            names.insert(id.clone(), person.name);
        }
    }
    Answered::page(whole(site, visit, &jobs, &names))
}

/// The page; names of those who asked by id.
pub fn whole(
    site: &Site,
    visit: &Visit,
    jobs: &[JobSeen],
    names: &BTreeMap<String, String>,
) -> Markup {
    let words = visit.words();
    let name = words.label("web-job-list");
    let main = html! {
        (opening(&Opening { kind: None, title: &name, lead: &words.label("web-job-list-lead"), facts: None, answer: None }))
        @if jobs.is_empty() {
            (empty(&Empty { title: &words.label("web-job-none"), about: &words.label("web-job-none-about"), action: None }))
        } @else {
            (rows(visit, jobs, names))
            @if jobs.iter().any(|job| job.state.is_under_way()) {
                p { a href=(localized(words.lang, PATH)) { (words.label("web-job-refresh")) } }
            }
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

fn rows(visit: &Visit, jobs: &[JobSeen], names: &BTreeMap<String, String>) -> Markup {
    let words = visit.words();
    let heads = ["kind", "cycle", "person", "asked", "state"]
        .map(|head| words.label(&format!("web-job-head-{head}")));
    let mut columns = heads.each_ref().map(|name| Column {
        name,
        ..Column::default()
    });
    columns[0].names_row = true;
    let rows = jobs.iter().map(|job| Row {
        cells: vec![
            html! { a href=(localized(words.lang, &address(&job.row.job))) { (kind_name(words, job)) } },
            html! { @if job.row.cycle.is_empty() { "–" } @else { (job.row.cycle) } },
            html! {
                @if job.is_own { (words.label("web-job-own")) }
                @else { (names.get(&job.row.person).map_or("–", String::as_str)) }
            },
            html! { (moment::past(words, job.row.asked_at)) },
            html! { (state_text(words, job)) },
        ],
        ..Row::default()
    });
    let rows = rows.collect();
    table(
        words,
        &Table {
            id: "pekerjaan",
            caption: &words.label("web-job-list"),
            columns: &columns,
            rows,
        },
    )
}
