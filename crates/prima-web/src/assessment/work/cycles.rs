//! `/kerja/tahun`: the rounds somebody has something to do with.

use super::framed::{address, title};
use super::new_cycle;
use super::refusal::hidden;
use super::schedule_fields::capital;
use crate::desk::{Answered, Desk, DeskAnswer, Visit, moment};
use crate::frame::localized;
use crate::look::{Column, Empty, Link, Opening, Row, Table, empty, opening, stacked};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_workflow::assessment::read::{CycleLine, cycles_of};
use prima_workflow::assessment::stage_name;

/// Its address, without the language.
pub const PATH: &str = "/kerja/tahun";

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let actor = visit.actor().ok_or(WebError::NotFound(Missing::Page))?;
    let lines = cycles_of(&site.desk, actor, visit.now).await;
    let lines = lines.map_err(hidden)?;
    let may_open = !new_cycle::programmes(site, actor).is_empty();
    Answered::page(whole(site, visit, &lines, may_open))
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, lines: &[CycleLine], may_open: bool) -> Markup {
    let words = visit.words();
    let name = words.label("web-board-cycles");
    let to_new = localized(words.lang, new_cycle::PATH);
    let open = words.label("web-board-new");
    let main = html! {
        (opening(&Opening { kind: None, title: &name, lead: &words.label("web-board-cycles-lead"), facts: None, answer: None }))
        @if lines.is_empty() {
            (empty(&Empty {
                title: &words.label("web-board-cycles-none"),
                about: &words.label("web-board-cycles-none-about"),
                action: may_open.then_some(Link { name: &open, address: &to_new, about: "" }),
            }))
        } @else {
            (rows(visit, lines))
            @if may_open { p { a class="onward" href=(to_new) { (open) } } }
        }
    };
    Desk {
        title: &name,
        is_wrong: false,
        way: &[(name.clone(), PATH.to_owned())],
        sample: lines.iter().any(|line| !line.cycle.sample.is_empty()),
        main,
    }
    .markup(site, visit)
}

fn rows(visit: &Visit, lines: &[CycleLine]) -> Markup {
    let words = visit.words();
    let heads = ["round", "period", "stage", "until", "units"]
        .map(|head| words.label(&format!("web-board-column-{head}")));
    let mut columns = heads.each_ref().map(|name| Column {
        name,
        ..Column::default()
    });
    columns[0].names_row = true;
    columns[4].number = true;
    let rows = lines.iter().map(|line| {
        let closes = line.stage.and_then(|stage| line.schedule.closes(stage, None, &line.extensions));
        Row {
            cells: vec![
                html! { a href=(localized(words.lang, &address(&line.cycle.cycle))) { (title(visit, line)) } },
                html! { (line.cycle.period) },
                html! { (line.stage.map_or_else(|| words.label("web-board-no-stage"), |stage| capital(&stage_name(stage, words.lang)))) },
                html! { @if let Some(closes) = closes { (moment::moment(words, closes)) } @else { "–" } },
                html! { (words.count(line.units.len())) },
            ],
            ..Row::default()
        }
    });
    let rows = rows.collect();
    stacked(
        words,
        &Table {
            id: "tahun",
            caption: &words.label("web-board-cycles-caption"),
            columns: &columns,
            rows,
        },
    )
}
