//! `/kerja/{cycle}`: how far a round is, over the units one may see, and the
//! ways to everything an officer or coordinator arranges in it.

pub mod csv;
mod parts;
mod units;

use super::faults::Faults;
use super::framed::{Framed, arranges, asked, demand, framed};
use super::refusal::hidden;
use super::schedule_fields::capital;
use crate::assessment::naming;
use crate::desk::{Answered, Cookie, DeskAnswer, Sent, Visit, moment};
use crate::frame::localized;
use crate::look::{Words, section, summary};
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::assessment::cycle::Stage;
use prima_workflow::assessment::read::{CycleLine, Oversight, oversight};
use prima_workflow::assessment::{Progress, UnitProgress, progress, stage_name};
use std::collections::BTreeMap;

/// Units on one page of the table.
pub const PER_PAGE: usize = 50;

/// What the page shows.
#[derive(Debug)]
pub struct View<'a> {
    /// The round.
    pub line: &'a CycleLine,
    /// How far it is; none where the person may not see it, such as a decider.
    pub progress: Option<&'a Progress>,
    /// Names of institutions, by id.
    pub names: &'a BTreeMap<String, String>,
    /// Whether the person arranges anything in it.
    pub arranges: bool,
    /// What the person may look over.
    pub oversight: Oversight,
    /// Page of the table of units, from 1.
    pub page: usize,
    /// What was just done.
    pub done: Option<String>,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (actor, line) = asked(site, visit).await?;
    let number = visit.asked.page().ok_or_else(|| WebError::BadQuery {
        name: "halaman",
        value: visit.asked.value("halaman").to_owned(),
    })?;
    let found = progress(&site.desk, actor, &line.cycle.cycle, visit.now).await;
    let found = match found {
        Ok(progress) => Some(progress),
        Err(error) => {
            super::refusal::told_or_hidden(error)?;
            None
        }
    };
    let names = institutions(site, found.as_ref()).await?;
    let oversight = oversight(&site.desk, actor, &line.cycle.cycle, visit.now).await;
    let oversight = oversight.map_err(hidden)?;
    let is_opened = visit.asked.value("sudah") == "dibuka";
    let view = View {
        line: &line,
        progress: found.as_ref(),
        names: &names,
        arranges: arranges(actor, &line),
        oversight,
        page: usize::try_from(number).unwrap_or(1),
        done: is_opened.then(|| visit.words().label("web-board-done-opened")),
    };
    Answered::page(whole(site, visit, &view))
}

/// Answers the request for the table of units as a file.
pub async fn csv_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (actor, line) = asked(site, visit).await?;
    let cycle = &line.cycle.cycle;
    let found = progress(&site.desk, actor, cycle, visit.now).await;
    let found = found.map_err(hidden)?;
    let names = institutions(site, Some(&found)).await?;
    demand(!found.units.is_empty() || line.is_officer)?;
    Ok(Answered {
        sent: Sent::File {
            content_type: "text/csv; charset=utf-8",
            bytes: csv::write(&found.units, &names).into_bytes(),
            name: format!("kemajuan-{cycle}.csv"),
        },
        cookie: Cookie::Keep,
    })
}

async fn institutions(
    site: &Site,
    progress: Option<&Progress>,
) -> Result<BTreeMap<String, String>, WebError> {
    let known = progress.map(|progress| progress.institutions.keys().cloned());
    let ids: Vec<String> = known.into_iter().flatten().collect();
    let found = site.database.bodies_named(&ids).await?.into_iter();
    Ok(found.map(|body| (body.body, body.name)).collect())
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let ways = parts::ways(words, view);
    let has_ways = ways.is_some();
    let none = || html! { p { (words.label("web-board-ways-none")) } };
    let ways = section(
        "atur",
        &words.label("web-board-ways"),
        &ways.unwrap_or_else(none),
    );
    // What can be done stands before what there is to look at.
    let body = html! {
        @if has_ways { (ways) }
        @if let Some(progress) = view.progress {
            @if progress.total.n_units == 0 {
                (section("kemajuan", &words.label("web-board-progress"), &parts::no_units(words, view)))
            } @else {
                (section("kemajuan", &words.label("web-board-progress"), &parts::counts(visit, progress)))
                (section("instansi", &words.label("web-board-institutions"), &parts::institutions(words, view, progress)))
                (section("unit", &words.label("web-board-units"), &units::units(visit, view, &chosen(visit, progress))))
            }
        }
        (section("tahap", &words.label("web-board-schedule"), &parts::windows(words, view.line)))
        @if !has_ways { (ways) }
    };
    let page = Framed {
        line: view.line,
        step: None,
        lead: &words.label("web-board-lead"),
        facts: Some(facts(words, view.line)),
        faults: &Faults::default(),
        done: view.done.clone(),
        body,
    };
    framed(site, visit, &page)
}

fn facts(words: Words, line: &CycleLine) -> Markup {
    let names = ["programme", "instrument", "period", "stage"]
        .map(|name| words.label(&format!("web-board-fact-{name}")));
    let stage = match (line.stage, line.cycle.state.as_str()) {
        (_, "published") => words.label("web-board-published"),
        (Some(stage), _) => until(words, line, stage),
        (None, _) => words.label("web-board-no-stage"),
    };
    let code = &line.cycle.instrument;
    let rules = localized(words.lang, &format!("/instrumen/{code}"));
    let values = [
        html! { (naming::programme(words, &line.cycle.programme)) },
        html! { a href=(rules) { (code) } },
        html! { (line.cycle.period) },
        html! { (stage) },
    ];
    let rows = names.iter().map(String::as_str).zip(values);
    summary(&rows.collect::<Vec<_>>())
}

/// The stage with the moment it closes for all.
fn until(words: Words, line: &CycleLine, stage: Stage) -> String {
    let name = capital(&stage_name(stage, words.lang));
    match line.schedule.closes(stage, None, &line.extensions) {
        None => name,
        Some(closes) => {
            let until = moment::past(words, closes);
            words.say("web-round-until", &[("stage", name), ("until", until)])
        }
    }
}

/// The units that the address asks for: by name, or those that are late.
fn chosen<'a>(visit: &Visit, progress: &'a Progress) -> Vec<&'a UnitProgress> {
    let (sought, state) = (
        visit.asked.value("q").to_lowercase(),
        visit.asked.value("keadaan"),
    );
    let fits = |unit: &&UnitProgress| {
        let is_named = unit.name.to_lowercase().contains(&sought) || unit.unit.contains(&sought);
        let is_in_state = match state {
            "terlambat" => unit.is_late,
            "belum" => unit.submitted_at.is_empty(),
            "tanpa-penilai" => unit.n_evaluators == 0,
            "sanggahan" => unit.n_open_objections > 0,
            _ => true,
        };
        is_named && is_in_state
    };
    progress.units.iter().filter(fits).collect()
}
