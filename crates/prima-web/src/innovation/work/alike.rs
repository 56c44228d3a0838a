//! What a proposal is like: innovations of the catalogue and earlier proposals
//! whose words are much the same, and side by side what is.
//!
//! A warning to the author, a help to the officer; nothing is ever refused for
//! it. How alike something must be to be named is provisional: ours.

use super::proposal::address;
use super::{framed, read};
use crate::assessment::naming;
use crate::assessment::work::place;
use crate::assessment::work::refusal::{hidden, told_or_hidden};
use crate::desk::{Answered, DeskAnswer, Visit};
use crate::frame::localized;
use crate::look::{Opening, Words, opening, section};
use crate::register::told::list;
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::innovation::overlap::{Overlap, overlap};
use prima_domain::innovation::search::{Builder, Entry, Index, Like};
use prima_domain::innovation::stems::Stems;
use prima_workflow::innovation::proposal::{
    ProposalPage, SubmittedText, proposal_page, submitted_texts, submitted_version,
};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Thousandths from which likeness is worth a look.
const LEAST: u32 = 300;
/// Innovations and proposals that are named at most, of each.
const MOST: usize = 5;
/// Passages that are shown at most.
const MOST_PASSAGES: usize = 20;

/// Something that a proposal is like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// Its id.
    pub id: String,
    /// Whether it is a proposal, else an innovation of the catalogue.
    pub is_proposal: bool,
    /// Its title.
    pub title: String,
    /// What tells it from others: its year.
    pub year: String,
    /// How like, in thousandths.
    pub alike: u32,
    /// Stems that make it so.
    pub shared: Vec<String>,
    /// Part of the proposal's passages that it has too, in thousandths.
    pub copied: u32,
}

/// The submitted proposals of programmes, ready to be held against a text; made
/// anew when a proposal takes a step.
#[derive(Debug, Default)]
pub struct Submitted(Mutex<BTreeMap<String, Held>>);

/// Proposals of one programme.
#[derive(Clone, Debug)]
struct Held {
    version: usize,
    index: Arc<Index>,
    texts: Arc<BTreeMap<String, SubmittedText>>,
}

/// All that is written of a proposal, one section after another.
fn text(found: &ProposalPage) -> String {
    let sections = found.sections.iter().map(|one| one.content.as_str());
    sections.collect::<Vec<_>>().join("\n")
}

/// Innovations of the catalogue that a proposal is like, but for the one it
/// names as its origin.
pub async fn of_catalogue(site: &Site, found: &ProposalPage) -> Result<Vec<Alike>, WebError> {
    let text = text(found);
    let known = site.known();
    let like = known
        .catalogue
        .index
        .like(&found.head.title, &text, LEAST, MOST + 2);
    let is_other = |one: &&Like| one.id != found.head.origin && one.id != found.head.innovation;
    let like: Vec<&Like> = like.iter().filter(is_other).take(MOST).collect();
    let ids: Vec<String> = like.iter().map(|one| one.id.clone()).collect();
    let rows = site.database.innovations_named(&ids).await?;
    let stems = Stems::default();
    let alike = like.iter().filter_map(|one| {
        let row = rows.iter().find(|row| row.innovation == one.id)?;
        Some(Alike {
            id: one.id.clone(),
            is_proposal: false,
            title: row.title.clone(),
            year: row.year.clone(),
            alike: one.alike,
            shared: one.shared.clone(),
            copied: overlap(&stems, &text, &row.texts().join("\n")).share,
        })
    });
    Ok(alike.collect())
}

/// What an officer is shown: innovations, and submitted proposals of all
/// editions that the officer may read.
pub async fn of_all(
    site: &Site,
    visit: &Visit,
    found: &ProposalPage,
) -> Result<Vec<Alike>, WebError> {
    let mut all = of_catalogue(site, found).await?;
    let held = held(site, &found.row.programme).await?;
    let text = text(found);
    let (title, whole, index) = (found.head.title.clone(), text.clone(), held.index.clone());
    let like = apart(move || index.like(&title, &whole, LEAST, MOST + 1)).await?;
    let actor = place::actor(visit)?;
    let stems = Stems::default();
    for one in like.iter().filter(|one| one.id != found.row.candidacy) {
        // A tie may bar the officer from some of them.
        if let Err(error) = proposal_page(&site.desk, actor, &one.id, visit.now).await {
            told_or_hidden(error)?;
            continue;
        }
        let Some(other) = held.texts.get(&one.id) else {
            continue;
        };
        all.push(Alike {
            id: one.id.clone(),
            is_proposal: true,
            title: other.title.clone(),
            year: other.year.clone(),
            alike: one.alike,
            shared: one.shared.clone(),
            copied: overlap(&stems, &text, &other.text).share,
        });
    }
    all.sort_by(|a, b| (b.alike, &a.id).cmp(&(a.alike, &b.id)));
    Ok(all)
}

async fn held(site: &Site, programme: &str) -> Result<Held, WebError> {
    let version = submitted_version(&site.desk, programme).await;
    let version = version.map_err(hidden)?;
    let known = {
        let held = site
            .submitted
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        held.get(programme).cloned()
    };
    if let Some(known) = known.filter(|known| known.version == version) {
        return Ok(known);
    }
    let texts = submitted_texts(&site.desk, programme).await;
    let texts = texts.map_err(hidden)?;
    let built = apart(move || built(texts, version)).await?;
    let mut held = site
        .submitted
        .0
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    held.insert(programme.to_owned(), built.clone());
    Ok(built)
}

/// Does something on a thread where it holds up nobody.
async fn apart<T: Send + 'static>(
    what: impl FnOnce() -> T + Send + 'static,
) -> Result<T, WebError> {
    let done = tokio::task::spawn_blocking(what).await;
    done.map_err(WebError::failed("hold proposals against one another"))
}

fn built(texts: Vec<SubmittedText>, version: usize) -> Held {
    let mut builder = Builder::default();
    for one in &texts {
        builder.add(&Entry {
            id: &one.candidacy,
            title: &one.title,
            texts: &[&one.text],
            ..Entry::default()
        });
    }
    let texts = texts.into_iter().map(|one| (one.candidacy.clone(), one));
    Held {
        version,
        index: Arc::new(builder.finish()),
        texts: Arc::new(texts.collect()),
    }
}

/// The list on the pages of author and officer.
pub fn listed(words: Words, found: &ProposalPage, all: &[Alike]) -> Markup {
    if all.is_empty() {
        return html! { p { (words.label("web-proposal-alike-none")) } };
    }
    let own = address(&found.row.candidacy);
    html! {
        p { (words.label("web-proposal-alike-about")) }
        ul class="links" {
            @for one in all {
                @let kind = if one.is_proposal { "usulan" } else { "inovasi" };
                @let beside = format!("{own}/mirip?{kind}={}", one.id);
                li {
                    a href=(localized(words.lang, &beside)) lang="id" { (one.title) }
                    @if !one.year.is_empty() { " · " (naming::period(words, &one.year)) }
                    " · " (words.label(if one.is_proposal { "web-proposal-alike-proposal" } else { "web-proposal-alike-innovation" }))
                    br;
                    (words.say("web-proposal-alike-n", &[("alike", percent(words, one.alike)), ("copied", percent(words, one.copied))]))
                    " " (words.say("web-proposal-alike-shared", &[("words", list(words, &one.shared))]))
                }
            }
        }
    }
}

fn percent(words: Words, thousandths: u32) -> String {
    let n = usize::try_from(thousandths / 10).unwrap_or_default();
    words.say("web-proposal-percent", &[("n", words.count(n))])
}

/// `/kerja/proposal/{candidacy}/mirip?inovasi=ID` or `?usulan=ID`: two texts side
/// by side, and the passages they share; without a name, all that it is like.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let found = read(site, visit).await?;
    let missing = || WebError::NotFound(Missing::Page);
    let (title, other, link) = match (visit.asked.value("inovasi"), visit.asked.value("usulan")) {
        ("", "") => return all_page(site, visit, &found).await,
        ("", id) => {
            let actor = place::actor(visit)?;
            let other = proposal_page(&site.desk, actor, id, visit.now).await;
            let other = other.map_err(hidden)?;
            let path = format!("{}/pratinjau", address(id));
            let link = localized(visit.asked.lang, &path);
            (other.head.title.clone(), text(&other), link)
        }
        (id, _) => {
            let row = site.database.innovation(id).await?.ok_or_else(missing)?;
            let link = naming::innovation_address(visit.words(), id);
            (row.title.clone(), row.texts().join("\n"), link)
        }
    };
    let own = text(&found);
    let shared = overlap(&Stems::default(), &own, &other);
    let words = visit.words();
    let name = words.label("web-proposal-beside");
    let main = html! {
        (opening(&Opening { kind: Some(&super::titled(words, &found)), title: &name, lead: &words.label("web-proposal-beside-lead"), facts: None, answer: None }))
        (section("sama", &words.label("web-proposal-shared"), &passages(words, &shared)))
        div class="pair" {
            (section("ini", &super::titled(words, &found), &super::preview::text(words, &own)))
            (section("lain", &title, &html! {
                (super::preview::text(words, &other))
                p { a href=(link) { (words.label("web-proposal-open-other")) } }
            }))
        }
    };
    Answered::page(framed(
        site,
        visit,
        &found,
        Some((&name, "mirip")),
        false,
        main,
    ))
}

/// All that it is like, for who names none.
async fn all_page(site: &Site, visit: &Visit, found: &ProposalPage) -> DeskAnswer {
    let words = visit.words();
    let name = words.label("web-proposal-alike");
    let all = match found.is_own {
        true => of_catalogue(site, found).await?,
        false => of_all(site, visit, found).await?,
    };
    let main = html! {
        (opening(&Opening { kind: Some(&super::titled(words, found)), title: &name, lead: "", facts: None, answer: None }))
        (listed(words, found, &all))
    };
    Answered::page(framed(
        site,
        visit,
        found,
        Some((&name, "mirip")),
        false,
        main,
    ))
}

fn passages(words: Words, shared: &Overlap) -> Markup {
    html! {
        p { (words.say("web-proposal-copied", &[("share", percent(words, shared.share))])) }
        @if !shared.passages.is_empty() {
            ul { @for passage in shared.passages.iter().take(MOST_PASSAGES) { li lang="id" { "“" (passage) "”" } } }
        }
    }
}
