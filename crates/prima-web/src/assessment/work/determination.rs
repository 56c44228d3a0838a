//! `/kerja/{cycle}/penetapan`: what would come out, what is still missing, and
//! the two steps by which a result becomes one. A correction takes the same two.

mod change;
mod editions;
mod parts;
mod rehearsal;

use super::faults::Faults;
use super::framed::{Framed, address, asked, framed};
use super::long;
use super::refusal::{hidden, told};
use crate::desk::{Answered, DeskAnswer, Visit};
use crate::frame::localized;
use crate::look::section;
use crate::register::lifted::{self, Lifted};
use crate::reply::WebError;
use crate::site::Site;
use change::Done;
use maud::{Markup, html};
use prima_domain::register::person::Actor;
use prima_workflow::assessment::read::{CycleLine, DeterminationLine, determinations};
use prima_workflow::assessment::{
    EditionRehearsal, Rehearsal, demand_rehearsal, other_editions, rehearse_determination,
    rehearse_edition,
};
use prima_workflow::job::last_rehearsal;
use std::collections::{BTreeMap, BTreeSet};

/// What the page shows.
#[derive(Debug)]
pub struct View<'a> {
    /// The round.
    pub line: &'a CycleLine,
    /// What would come out, or why it cannot be rehearsed now; none where a job
    /// has to rehearse it and none has.
    pub rehearsal: Result<Option<&'a Rehearsal>, String>,
    /// When a job rehearsed it, in seconds UTC; none: just now.
    pub rehearsed_at: Option<i64>,
    /// Whether it is rehearsed by jobs.
    pub is_large: bool,
    /// Names of other editions of the round's instrument.
    pub editions: &'a [String],
    /// What the chosen one would say, or why that cannot be rehearsed.
    pub edition: Option<Result<&'a EditionRehearsal, String>>,
    /// Determinations, oldest first.
    pub all: &'a [DeterminationLine],
    /// Exceptions from conflicts, of those who evaluate in the round.
    pub lifted: &'a [Lifted],
    /// Names of bodies and officers, by id.
    pub names: &'a BTreeMap<String, String>,
    /// Whether this installation can sign.
    pub has_key: bool,
    /// What is wrong.
    pub faults: &'a Faults,
    /// Page of the table of results, from 1.
    pub page: usize,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (actor, line) = asked(site, visit).await?;
    let cycle = line.cycle.cycle.as_str();
    let words = visit.words();
    // Who may not see the determinations is told that there is no such page.
    let before = determinations(&site.desk, actor, cycle, visit.now).await;
    before.map_err(hidden)?;
    let mut faults = Faults::default();
    if visit.form.is_some() {
        let done = change::change(site, visit, actor, cycle, &mut faults).await?;
        if faults.is_empty() {
            return Answered::elsewhere(match done {
                Done::Later(job) => localized(words.lang, &long::address(&job)),
                Done::Here(name) => {
                    let to = localized(words.lang, &address(cycle));
                    format!("{to}/penetapan?sudah={name}")
                }
            });
        }
    }
    let all = determinations(&site.desk, actor, cycle, visit.now).await;
    let all = all.map_err(hidden)?;
    let is_large = line.units.len() > site.at_once;
    let rehearsed = match is_large {
        true => kept(site, visit, actor, cycle).await?,
        false => rehearsed(site, visit, actor, cycle)
            .await?
            .map(|found| Some((found, None))),
    };
    let found = rehearsed.as_ref().map(Option::as_ref).map_err(Clone::clone);
    let shown = found.as_ref().ok().copied().flatten();
    let names = names(site, shown.map(|(rehearsal, _)| rehearsal), &all).await?;
    let editions = other_editions(&line.cycle.instrument);
    let editions = editions.map_err(WebError::failed("list the editions of an instrument"))?;
    let edition = match (visit.asked.value("edisi"), &found) {
        ("", _) | (_, Err(_)) => None,
        (chosen, Ok(_)) => Some(another(site, visit, actor, cycle, chosen).await?),
    };
    let page = visit
        .asked
        .page()
        .and_then(|page| usize::try_from(page).ok());
    let lifted = lifted_here(site, visit, actor, &line).await?;
    let view = View {
        line: &line,
        rehearsal: found
            .clone()
            .map(|found| found.map(|(rehearsal, _)| rehearsal)),
        rehearsed_at: shown.and_then(|(_, at)| *at),
        is_large,
        editions: &editions,
        edition: edition
            .as_ref()
            .map(|found| found.as_ref().map_err(Clone::clone)),
        all: &all,
        lifted: &lifted,
        names: &names,
        has_key: site.key.is_some(),
        faults: &faults,
        page: page.unwrap_or(1),
    };
    let markup = whole(site, visit, &view);
    match faults.is_empty() {
        true => Answered::page(markup),
        false => Answered::refused(markup),
    }
}

/// The exceptions that hold for those who evaluate in the round.
async fn lifted_here(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    line: &CycleLine,
) -> Result<Vec<Lifted>, WebError> {
    let mut found = lifted::holding(site, visit, actor, &line.cycle.programme).await?;
    if found.is_empty() {
        return Ok(found);
    }
    let mut reading = site.database.reading();
    let assigned = reading.assignments_of(&line.cycle.cycle).await?;
    found.retain(|one| {
        let mut assigned = assigned.iter();
        assigned.any(|row| (&row.evaluator, &row.unit) == (&one.row.person, &one.row.body))
    });
    Ok(found)
}

/// What would come out, or why it cannot be rehearsed now.
async fn rehearsed(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
) -> Result<Result<Rehearsal, String>, WebError> {
    match rehearse_determination(&site.desk, actor, cycle, visit.now).await {
        Ok(rehearsal) => Ok(Ok(rehearsal)),
        Err(error) => Ok(Err(told(error)?.text(visit.asked.lang))),
    }
}

/// What a job rehearsed last and when, or why it cannot be rehearsed now.
async fn kept(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
) -> Result<Result<Option<(Rehearsal, Option<i64>)>, String>, WebError> {
    let may = demand_rehearsal(&site.desk, actor, cycle, visit.now).await;
    if let Err(error) = may {
        return Ok(Err(told(error)?.text(visit.asked.lang)));
    }
    let last = last_rehearsal(&site.desk, actor, cycle, visit.now).await;
    let last = last.map_err(hidden)?;
    Ok(Ok(last.map(|last| (last.rehearsal, Some(last.at)))))
}

/// What another edition would say, or why that cannot be rehearsed.
async fn another(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    edition: &str,
) -> Result<Result<EditionRehearsal, String>, WebError> {
    match rehearse_edition(&site.desk, actor, cycle, edition, visit.now).await {
        Ok(found) => Ok(Ok(found)),
        Err(error) => Ok(Err(told(error)?.text(visit.asked.lang))),
    }
}

async fn names(
    site: &Site,
    rehearsal: Option<&Rehearsal>,
    all: &[DeterminationLine],
) -> Result<BTreeMap<String, String>, WebError> {
    let mut names = BTreeMap::new();
    if let Some(rehearsal) = rehearsal {
        let mut ids: Vec<String> = rehearsal
            .results
            .iter()
            .map(|row| row.body.clone())
            .collect();
        ids.extend(rehearsal.not_submitted.iter().cloned());
        ids.extend(
            rehearsal
                .reviews_missing
                .iter()
                .map(|(unit, _)| unit.clone()),
        );
        let barred = rehearsal.barred_reviews.iter();
        ids.extend(barred.map(|(unit, _)| unit.clone()));
        ids.sort();
        ids.dedup();
        let bodies = site.database.bodies_named(&ids).await?.into_iter();
        names.extend(bodies.map(|body| (body.body, body.name)));
    }
    for id in persons(rehearsal, all) {
        if !names.contains_key(&id)
            && let Some(person) = site.database.person(&id).await?
        {
            names.insert(id, person.name);
        }
    }
    Ok(names)
}

/// The name behind an id, or the id.
fn name<'a>(view: &'a View, id: &'a str) -> &'a str {
    view.names.get(id).map_or(id, String::as_str)
}

/// The people who are named, by id.
fn persons(rehearsal: Option<&Rehearsal>, all: &[DeterminationLine]) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for line in all {
        ids.insert(line.determination.asked_by.clone());
        ids.insert(line.determination.confirmed_by.clone());
    }
    let pairs = |found: &'_ Rehearsal| -> Vec<(String, String)> {
        [&found.reviews_missing[..], &found.barred_reviews[..]].concat()
    };
    for (_, evaluator) in rehearsal.into_iter().flat_map(pairs) {
        ids.insert(evaluator);
    }
    ids.remove("");
    ids
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let name = words.label("web-board-way-penetapan");
    let done = ["usul", "teguhkan", "koreksi", "latih"]
        .into_iter()
        .find(|done| *done == visit.asked.value("sudah"))
        .map(|done| words.label(&format!("web-board-determination-done-{done}")));
    let last = view
        .all
        .last()
        .map(|line| line.determination.state.as_str());
    // A form that was sent stays, also where its time has passed meanwhile.
    let sent = visit.fields().value("apa");
    let body = html! {
        (section("daftar", &words.label("web-board-determinations"), &parts::list(visit, view)))
        @if !view.lifted.is_empty() {
            (section("pengecualian", &words.label("web-rules-lifted"), &lifted::list(words, view.lifted)))
        }
        @match &view.rehearsal {
            Ok(None) => { (section("hasil", &words.label("web-board-rehearsal"), &parts::rehearse(visit, view))) }
            Ok(Some(found)) => {
                (section("kurang", &words.label("web-board-missing"), &rehearsal::missing(words, view, found)))
                (section("hasil", &words.label("web-board-rehearsal"), &html! { (parts::rehearse(visit, view)) (rehearsal::results(visit, view, found)) }))
                (section("edisi", &words.label("web-edition"), &editions::editions(visit, view)))
            }
            Err(why) => { p class="closed" { (why) } }
        }
        @if sent == "usul" || (view.rehearsal.is_ok() && !matches!(last, Some("confirmed" | "published"))) {
            (section("usulan", &words.label("web-board-ask"), &asking(visit, view)))
        }
        @if sent == "koreksi" || last == Some("published") {
            (section("koreksi", &words.label("web-board-correct"), &parts::correct(visit, view)))
        }
    };
    let page = Framed {
        line: view.line,
        step: Some((&name, "penetapan")),
        lead: &words.label("web-board-determination-lead"),
        facts: None,
        faults: view.faults,
        done,
        body,
    };
    framed(site, visit, &page)
}

/// The form of the first officer while its stage is open, and when it is otherwise.
fn asking(visit: &Visit, view: &View) -> Markup {
    // A form that was sent stays with what was typed.
    let is_sent = visit.fields().value("apa") == "usul";
    match parts::not_open(visit, view).filter(|_| !is_sent) {
        Some(why) => html! { p class="closed" { (why) } },
        None => parts::ask(visit, view),
    }
}
