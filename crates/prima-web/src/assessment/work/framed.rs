//! The frame of the pages of one round: where one is, what was just done, and
//! what is wrong.

use super::faults::Faults;
use crate::desk::{Desk, Visit};
use crate::look::{Opening, opening};
use crate::reply::{Missing, WebError};
use crate::site::{Site, text};
use maud::{Markup, html};
use prima_domain::register::person::{Actor, Role};
use prima_workflow::assessment::read::{CycleLine, cycle_page};

/// A page of a round.
#[derive(Clone, Debug)]
pub struct Framed<'a> {
    /// The round.
    pub line: &'a CycleLine,
    /// Name and last part of the address of a page below the board; none: the board.
    pub step: Option<(&'a str, &'a str)>,
    /// One or two sentences.
    pub lead: &'a str,
    /// Below the lead.
    pub facts: Option<Markup>,
    /// What is wrong with what was sent.
    pub faults: &'a Faults,
    /// What was just done, in words.
    pub done: Option<String>,
    /// What stands below.
    pub body: Markup,
}

/// The address of a round, without the language.
pub fn address(cycle: &str) -> String {
    format!("/kerja/{cycle}")
}

/// Title of a round in the language of the page.
pub fn title(visit: &Visit, line: &CycleLine) -> String {
    let title = text(&line.cycle.title_id, &line.cycle.title_en);
    visit.words().text(&title).to_owned()
}

/// The round that is asked for, and who asks; what may not be seen is not there.
pub async fn asked<'a>(site: &Site, visit: &'a Visit) -> Result<(&'a Actor, CycleLine), WebError> {
    let actor = visit.actor().ok_or(WebError::NotFound(Missing::Page))?;
    let parts = visit.asked.segments();
    let cycle = parts.get(1).copied().unwrap_or_default();
    let line = cycle_page(&site.desk, actor, cycle, visit.now).await;
    Ok((actor, line.map_err(super::refusal::hidden)?))
}

/// Whether somebody runs the round or coordinates units in it, so that forms
/// are worth showing; the acts say what may be done.
pub fn arranges(actor: &Actor, line: &CycleLine) -> bool {
    line.is_officer || actor.holds(Role::Coordinator, |_| true)
}

/// What is not there for somebody.
pub fn demand(is_there: bool) -> Result<(), WebError> {
    match is_there {
        true => Ok(()),
        false => Err(WebError::NotFound(Missing::Page)),
    }
}

/// The page.
pub fn framed(site: &Site, visit: &Visit, page: &Framed) -> Markup {
    let words = visit.words();
    let round = title(visit, page.line);
    let board = address(&page.line.cycle.cycle);
    let mut way = vec![(round.clone(), board.clone())];
    if let Some((name, part)) = page.step {
        way.push((name.to_owned(), format!("{board}/{part}")));
    }
    let name = page.step.map_or(round.as_str(), |(name, _)| name);
    let kind = page.step.map(|_| round.as_str());
    let main = html! {
        (opening(&Opening { kind, title: name, lead: page.lead, facts: page.facts.clone(), answer: None }))
        (page.faults.summary(words))
        @if let Some(done) = &page.done { p class="saved" role="status" { (done) } }
        (page.body)
    };
    Desk {
        title: name,
        is_wrong: !page.faults.is_empty(),
        way: &way,
        sample: !page.line.cycle.sample.is_empty(),
        main,
    }
    .markup(site, visit)
}
