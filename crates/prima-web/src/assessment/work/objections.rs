//! `/kerja/{cycle}/sanggahan`: the objections of a round that somebody decides
//! on, oversees or audits; those that wait stand first.

use super::refusal::hidden;
use crate::desk::{Answered, Desk, DeskAnswer, Visit, moment};
use crate::frame::localized;
use crate::look::{Column, Empty, Opening, Row, Table, empty, opening, stacked};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_store::cycle::{Cycle, Objection};
use prima_workflow::assessment::read::{cycle_page, objection_list};
use std::collections::BTreeMap;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The round.
    pub cycle: &'a Cycle,
    /// Objections, those that wait first.
    pub objections: &'a [Objection],
    /// Names of their units, by id.
    pub names: &'a BTreeMap<String, String>,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let segments = visit.asked.segments();
    let cycle = segments.get(1).copied().unwrap_or_default();
    let actor = visit.actor().ok_or(WebError::NotFound(Missing::Page))?;
    // The list of somebody who has nothing to do with the round is empty, not hidden.
    let line = cycle_page(&site.desk, actor, cycle, visit.now).await;
    let line = line.map_err(hidden)?;
    let found = objection_list(&site.desk, actor, cycle, visit.now).await;
    let mut found = found.map_err(hidden)?;
    found.sort_by(|a, b| {
        let key = |one: &Objection| {
            (
                one.state != "open",
                one.at.clone(),
                one.unit.clone(),
                one.number,
            )
        };
        key(a).cmp(&key(b))
    });
    let ids: Vec<String> = found.iter().map(|one| one.unit.clone()).collect();
    let bodies = site.database.bodies_named(&ids).await?.into_iter();
    let names = bodies.map(|body| (body.body.clone(), body.called().to_owned()));
    let view = View {
        cycle: &line.cycle,
        objections: &found,
        names: &names.collect(),
    };
    Answered::page(whole(site, visit, &view))
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let title = words.label("web-objections-title");
    let round = crate::site::text(&view.cycle.title_id, &view.cycle.title_en);
    let cycle = &view.cycle.cycle;
    let main = html! {
        (opening(&Opening { kind: Some(words.text(&round)), title: &title, lead: &words.label("web-objections-lead"), facts: None, answer: None }))
        @if visit.asked.value("sudah") == "putus" { p class="saved" role="status" { (words.label("web-decision-saved")) } }
        @if view.objections.is_empty() {
            (empty(&Empty { title: &words.label("web-objections-none"), about: &words.label("web-objections-none-about"), action: None }))
        } @else { (rows(visit, view)) }
    };
    Desk {
        title: &title,
        is_wrong: false,
        way: &[(title.clone(), format!("/kerja/{cycle}/sanggahan"))],
        sample: !view.cycle.sample.is_empty(),
        main,
    }
    .markup(site, visit)
}

fn rows(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let names =
        ["unit", "code", "state", "at"].map(|one| words.label(&format!("web-objections-{one}")));
    let column = |(place, name)| Column {
        name,
        names_row: place == 0,
        ..Column::default()
    };
    let columns: Vec<Column> = names
        .iter()
        .map(String::as_str)
        .enumerate()
        .map(column)
        .collect();
    let row = |one: &Objection| {
        let to = format!("/kerja/{}/{}/sanggahan/{}", one.cycle, one.unit, one.number);
        let name = view.names.get(&one.unit).unwrap_or(&one.unit);
        Row {
            cells: vec![
                html! { a href=(localized(words.lang, &to)) { (name) " (" (one.number) ")" } },
                html! { (one.code) },
                html! { (words.label(&format!("web-objection-state-{}", one.state))) },
                html! { (moment::day(words, &one.at)) },
            ],
            emphasis: one.state == "open",
            id: None,
        }
    };
    let caption = words.label("web-objections-title");
    let rows = view.objections.iter().map(row).collect();
    stacked(
        words,
        &Table {
            id: "sanggahan",
            caption: &caption,
            columns: &columns,
            rows,
        },
    )
}
