//! The unit of a round that a page is about, with its questions.
//!
//! Nothing here says who may know of it: a page asks its act or read first, and
//! shows this only where that gave something.

mod faults;

pub use faults::{Faults, error_of, fault, summed_up, sure, unsure, value_field};

use super::question;
use super::refusal::shown_to_some;
use crate::assessment::changed;
use crate::desk::{Desk, Visit};
use crate::look::{Choice, Group, Opening, Words, opening};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::person::{Actor, Subject};
use prima_instrument::form::{Answer, Question};
use prima_store::cycle::Cycle;
use prima_workflow::assessment::read::opens_form;
use prima_workflow::assessment::{Refusal, Rules};
use prima_workflow::people::subject_of;
use std::sync::Arc;

/// A unit in a round.
#[derive(Clone, Debug)]
pub struct Place {
    /// The round.
    pub cycle: Cycle,
    /// The unit and what is above it.
    pub subject: Subject,
    /// Its id.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Rules of the round.
    pub rules: Arc<Rules>,
    /// Whether the form of the unit is open to who asks: while a unit still fills,
    /// its evaluators read nothing of it.
    pub has_form: bool,
}

/// Name of an aspect with code and name of each indicator in it.
pub type Aspect = (String, Vec<(String, String)>);

/// Who asks.
pub fn actor(visit: &Visit) -> Result<&Actor, WebError> {
    visit.actor().ok_or(WebError::NotFound(Missing::Page))
}

/// Round and unit of an address `/kerja/{cycle}/{unit}/…`.
pub fn cycle_and_unit(visit: &Visit) -> Result<(&str, &str), WebError> {
    let parts = visit.asked.segments();
    match parts.as_slice() {
        [_, cycle, unit, ..] => Ok((cycle, unit)),
        _ => Err(WebError::NotFound(Missing::Page)),
    }
}

/// Name of a unit.
pub async fn unit_name(site: &Site, unit: &str) -> Result<String, WebError> {
    let body = site.database.body(unit).await?;
    Ok(body.map_or_else(|| unit.to_owned(), |body| body.name))
}

/// Address of a unit in its round, without the language.
pub fn address(cycle: &str, unit: &str) -> String {
    format!("/kerja/{cycle}/{unit}")
}

/// A step of the way to a page: its name, and its address where it is open to who
/// asks.
pub fn step(name: &str, address: &str, is_open: bool) -> (String, String) {
    let address = if is_open { address } else { "" };
    (name.to_owned(), address.to_owned())
}

impl Place {
    /// The unit of an address `/kerja/{cycle}/{unit}…`.
    pub async fn of(site: &Site, visit: &Visit) -> Result<Place, WebError> {
        let segments = visit.asked.segments();
        let missing = || WebError::NotFound(Missing::Page);
        let [_, cycle, unit, ..] = segments.as_slice() else {
            return Err(missing());
        };
        let mut reading = site.database.reading();
        let cycle = reading.cycle_named(cycle).await?.pop();
        let cycle = cycle.ok_or_else(missing)?;
        let body = site.database.body(unit).await?.ok_or_else(missing)?;
        let subject = subject_of(&site.database, unit).await?;
        let rules = site.desk.rules(&cycle.instrument);
        let has_form = match visit.actor() {
            Some(actor) => opens_form(&site.desk, actor, &cycle.cycle, unit, visit.now).await,
            None => Ok(false),
        };
        Ok(Place {
            has_form: shown_to_some(has_form)?.unwrap_or(false),
            subject: subject.ok_or_else(missing)?,
            unit: body.body.clone(),
            name: body.called().to_owned(),
            rules: rules.map_err(WebError::failed("read the instrument of a round"))?,
            cycle,
        })
    }

    /// Its address, without the language.
    pub fn address(&self) -> String {
        format!("/kerja/{}/{}", self.cycle.cycle, self.unit)
    }

    /// Address of one of its pages, without the language.
    pub fn at(&self, page: &str) -> String {
        format!("{}/{page}", self.address())
    }

    /// Title of the round.
    pub fn round(&self, words: Words) -> String {
        let title = crate::site::text(&self.cycle.title_id, &self.cycle.title_en);
        words.text(&title).to_owned()
    }

    /// Whether the round is no real one.
    pub fn is_sample(&self) -> bool {
        !self.cycle.sample.is_empty()
    }

    /// Everything that is asked, of whomever, in the order of the sources.
    pub fn questions(&self) -> Vec<Question> {
        changed::questions(&self.rules.instrument)
    }

    /// Indicators that are scored, by aspect: its name, and code and name of each.
    pub fn scored(&self, words: Words, questions: &[Question]) -> Vec<Aspect> {
        let mut aspects: Vec<Aspect> = Vec::new();
        let is_scored = |one: &&Question| self.rules.is_scored_indicator(&one.code);
        for one in questions.iter().filter(is_scored) {
            let above = one.section.last();
            let title = above.map_or(String::new(), |node| words.text(&node.title).to_owned());
            let line = (one.code.clone(), named(words, one));
            match aspects.iter_mut().find(|(known, _)| *known == title) {
                Some((_, lines)) => lines.push(line),
                None => aspects.push((title, vec![line])),
            }
        }
        aspects
    }

    /// The page with its frame; `page` is the last part of its address.
    pub fn markup(&self, site: &Site, visit: &Visit, page: &Titled) -> Markup {
        Desk {
            title: page.title,
            is_wrong: page.is_wrong,
            way: &[
                step(&self.name, &self.address(), self.has_form),
                (page.title.to_owned(), self.at(page.page)),
            ],
            sample: self.is_sample(),
            main: page.main.clone(),
        }
        .markup(site, visit)
    }

    /// A page on which something is done about the unit: where one is, what is
    /// wrong with what was sent, what was just done, and the rest.
    pub fn doing(&self, site: &Site, visit: &Visit, doing: Doing) -> Markup {
        let words = visit.words();
        let title = words.label(doing.title);
        let sent = visit.asked.value("sudah");
        let done = doing.done.iter().find(|(name, _)| *name == sent);
        let main = html! {
            (opening(&Opening { kind: Some(&self.name), title: &title, lead: &words.label(doing.lead), facts: None, answer: None }))
            (summed_up(words, doing.faults))
            @if let Some((_, key)) = done { p class="saved" role="status" { (words.label(key)) } }
            (doing.body)
        };
        let titled = Titled {
            title: &title,
            page: doing.page,
            is_wrong: !doing.faults.is_empty(),
            main,
        };
        self.markup(site, visit, &titled)
    }

    /// A page that is not open to somebody who knows of the unit anyway: what the
    /// rule says, such as when its stage opens.
    pub fn not_open(
        &self,
        site: &Site,
        visit: &Visit,
        (title, page): (&str, &str),
        why: &Refusal,
    ) -> Markup {
        let words = visit.words();
        let title = words.label(title);
        let main = html! {
            (opening(&Opening { kind: Some(&self.name), title: &title, lead: "", facts: None, answer: None }))
            p class="closed" { (why.text(words.lang)) }
        };
        let titled = Titled {
            title: &title,
            page,
            is_wrong: false,
            main,
        };
        self.markup(site, visit, &titled)
    }
}

/// What is done on a page of a unit.
#[derive(Clone, Debug)]
pub struct Doing<'a> {
    /// Key of its title.
    pub title: &'a str,
    /// Key of the sentence below it.
    pub lead: &'a str,
    /// Last part of its address.
    pub page: &'a str,
    /// What the address says was just done, with the key of its words.
    pub done: &'a [(&'a str, &'a str)],
    /// What is wrong.
    pub faults: &'a Faults,
    /// What stands below.
    pub body: Markup,
}

/// What goes into the frame.
#[derive(Clone, Debug)]
pub struct Titled<'a> {
    /// Title.
    pub title: &'a str,
    /// Last part of its address.
    pub page: &'a str,
    /// Whether the title says that something is wrong.
    pub is_wrong: bool,
    /// What stands on it.
    pub main: Markup,
}

/// A question with its code; a fact's code says nothing to a reader.
pub fn named(words: Words, question: &Question) -> String {
    let title = question.title.get(words.lang);
    match question.is_fact {
        true => title.to_owned(),
        false => format!("{} {title}", question.code),
    }
}

/// The question with a code in words; the code where nothing is asked so.
pub fn called(words: Words, questions: &[Question], code: &str) -> String {
    let found = questions.iter().find(|one| one.code == code);
    found.map_or_else(|| code.to_owned(), |one| named(words, one))
}

/// An answer to the question with a code in words.
pub fn answered(words: Words, questions: &[Question], code: &str, value: &str) -> String {
    let found = questions.iter().find(|one| one.code == code);
    found.map_or_else(
        || value.to_owned(),
        |one| question::shown(words, &one.answer, value),
    )
}

/// Lines of a list of questions.
pub fn choices<'a>(named: &'a [(String, String)], chosen: &str) -> Vec<Choice<'a>> {
    let choice = |(code, title): &'a (String, String)| Choice {
        value: code,
        label: title,
        chosen: code == chosen,
    };
    named.iter().map(choice).collect()
}

/// Lines of a list of indicators, by aspect.
pub fn groups<'a>(aspects: &'a [Aspect], chosen: &str) -> Vec<Group<'a>> {
    let group = |(title, lines): &'a Aspect| Group {
        label: title,
        choices: choices(lines, chosen),
    };
    aspects.iter().map(group).collect()
}

/// Codes and names of questions.
pub fn all_named(words: Words, questions: &[Question]) -> Vec<(String, String)> {
    let one = |question: &Question| (question.code.clone(), named(words, question));
    questions.iter().map(one).collect()
}

/// What may be answered to a question, each with what it means.
pub fn descriptors(words: Words, question: &Question) -> Markup {
    let (Answer::One(permitted) | Answer::Any(permitted)) = &question.answer else {
        return html! {};
    };
    html! {
        dl class="summary" {
            @for one in permitted { div { dt { (one.value) } dd { (one.title.get(words.lang)) } } }
        }
    }
}
