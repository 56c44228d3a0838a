//! The desk of proposals: drafts, what they are like, their administrative check;
//! what bodies ask the owners of innovations for, whether innovations still run,
//! and what hubs of the innovation network keep.

pub mod alike;
pub mod checking;
pub mod hub;
pub mod part;
pub mod preview;
pub mod proposal;
pub mod proposals;
pub mod request;
pub mod requests;
pub mod running;
pub mod stepping;

mod findings;
mod late;

use crate::assessment::work::faults::Faults;
use crate::assessment::work::place;
use crate::assessment::work::refusal::{hidden, told};
use crate::desk::{Desk, Visit};
use crate::look::Words;
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_workflow::assessment::{ActError, Refusal};
use prima_workflow::innovation::proposal::{
    ProposalPage, ProposalRefusal, proposal_page, told_wrong,
};

/// The proposal of an address `/kerja/proposal/{candidacy}…`; what may not be
/// read is not there.
async fn read(site: &Site, visit: &Visit) -> Result<ProposalPage, WebError> {
    let parts = visit.asked.segments();
    let id = parts.get(2).copied().unwrap_or_default();
    let actor = place::actor(visit)?;
    let found = proposal_page(&site.desk, actor, id, visit.now).await;
    found.map_err(hidden)
}

/// The last part of an address.
fn last(visit: &Visit, place: usize) -> Result<String, WebError> {
    let parts = visit.asked.segments();
    let part = parts.get(place).map(|part| (*part).to_owned());
    part.ok_or(WebError::NotFound(Missing::Page))
}

/// What an act refused, each field with its words; `other` where it is about no
/// field.
fn faults(visit: &Visit, error: ActError, other: &str) -> Result<Faults, WebError> {
    let lang = visit.words().lang;
    Ok(match told(error)? {
        Refusal::Proposal(ProposalRefusal::Fields(fields)) => {
            let mut faults = Faults::default();
            for (field, wrong) in fields {
                faults.add(&field, told_wrong(lang, wrong));
            }
            faults
        }
        refusal => Faults::one(other, refusal.text(lang)),
    })
}

/// What a proposal is called.
fn titled(words: Words, found: &ProposalPage) -> String {
    match found.head.title.as_str() {
        "" => words.label("web-proposal-untitled"),
        title => title.to_owned(),
    }
}

/// A page of a proposal in its frame: `step` is its name and the last part of its
/// address; none: the proposal itself.
fn framed(
    site: &Site,
    visit: &Visit,
    found: &ProposalPage,
    step: Option<(&str, &str)>,
    is_wrong: bool,
    main: Markup,
) -> Markup {
    let words = visit.words();
    let own = proposal::address(&found.row.candidacy);
    let title = titled(words, found);
    let mut way = vec![
        (words.label("web-proposal-list"), proposals::PATH.to_owned()),
        (title.clone(), own.clone()),
    ];
    if let Some((name, part)) = step {
        way.push((name.to_owned(), format!("{own}/{part}")));
    }
    let title = step.map_or(title, |(name, _)| name.to_owned());
    Desk {
        title: &title,
        is_wrong,
        way: &way,
        sample: !found.row.sample.is_empty(),
        main,
    }
    .markup(site, visit)
}

/// What somebody wrote, line by line, in its own language.
fn lines(text: &str) -> Markup {
    let lines = text.lines().map(str::trim);
    html! { @for line in lines.filter(|line| !line.is_empty()) { p lang="id" { (line) } } }
}

/// What was just done, in words; nothing where the address says nothing known.
fn done(visit: &Visit, known: &[(&str, &str)]) -> Markup {
    let sent = visit.asked.value("sudah");
    let key = known.iter().find(|(name, _)| *name == sent);
    html! {
        @if let Some((_, key)) = key { p class="saved" role="status" { (visit.words().label(key)) } }
    }
}
