//! `/kerja/proposal/{candidacy}`: one proposal: its head, its sections with their
//! words, what it is like, what the check will say, and who writes it.

mod head;
mod parts;

pub(super) use parts::{checked_table, counted};

use super::alike::{self, Alike};
use super::{done, faults, framed, late, read, titled};
use crate::assessment::work::faults::Faults;
use crate::assessment::work::place;
use crate::desk::{Answered, DeskAnswer, Visit};
use crate::frame::localized;
use crate::look::{Opening, opening, section};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_workflow::assessment::{ActError, Refusal};
use prima_workflow::innovation::proposal::{
    ProposalPage, ProposalRefusal, Stale, dismiss_author, name_author, publish_innovation,
    save_head,
};

/// Its address, without the language.
pub fn address(candidacy: &str) -> String {
    format!("{}/{candidacy}", super::proposals::PATH)
}

/// What went wrong with what was sent.
#[derive(Debug, Default)]
struct Trouble {
    faults: Faults,
    /// What was saved meanwhile.
    stale: Option<Stale>,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let mut found = read(site, visit).await?;
    let mut trouble = Trouble::default();
    if visit.form.is_some() {
        match changed(site, visit, &found).await? {
            Ok(done) => {
                let to = localized(visit.asked.lang, &address(&found.row.candidacy));
                return Answered::elsewhere(format!("{to}?sudah={done}"));
            }
            Err(told) => trouble = told,
        }
        // What a colleague saved or submitted is shown as it stands now.
        found = read(site, visit).await?;
    }
    let alike = match found.is_own {
        true => alike::of_catalogue(site, &found).await?,
        false => Vec::new(),
    };
    let markup = whole(site, visit, &found, &alike, &trouble);
    match trouble.faults.is_empty() {
        true => Answered::page(markup),
        false => Answered::refused(markup),
    }
}

/// Does what was sent; gives the word that says so. Whether its stage still has that
/// open is the act's to say: what was typed is not lost where it has not.
async fn changed(
    site: &Site,
    visit: &Visit,
    found: &ProposalPage,
) -> Result<Result<&'static str, Trouble>, WebError> {
    let (actor, fields) = (place::actor(visit)?, visit.fields());
    let id = &found.row.candidacy;
    let (desk, now) = (&site.desk, visit.now);
    let is_publishing = fields.value("apa") == "katalog" && found.may_publish;
    if is_publishing && fields.value("yakin") != "ya" {
        let faults = Faults::one("yakin", visit.words().label("web-outcome-unsure"));
        let stale = None;
        return Ok(Err(Trouble { faults, stale }));
    }
    let (other, acted) = match fields.value("apa") {
        "katalog" => {
            let acted = publish_innovation(desk, actor, id, now).await;
            let other = if is_publishing { "yakin" } else { "bagian" };
            (other, acted.map(|_| "katalog"))
        }
        "kepala" => {
            let head = head::sent(found, fields);
            let acted = save_head(desk, actor, id, &head, now).await;
            ("title", acted.map(|()| "kepala"))
        }
        "penulis" => {
            let acted = name_author(desk, actor, id, fields.value("surel"), now).await;
            ("surel", acted.map(|()| "penulis"))
        }
        "lepas" => {
            let acted = dismiss_author(desk, actor, id, fields.value("penulis"), now).await;
            ("penulis", acted.map(|()| "lepas"))
        }
        _ => return Err(WebError::NotFound(Missing::Page)),
    };
    Ok(match acted {
        Ok(done) => Ok(done),
        Err(error) => Err(trouble(visit, error, other)?),
    })
}

fn trouble(visit: &Visit, error: ActError, other: &str) -> Result<Trouble, WebError> {
    let stale = match error.refusal() {
        Some(Refusal::Proposal(ProposalRefusal::Stale(stale))) => Some((**stale).clone()),
        _ => None,
    };
    let other = match error.refusal() {
        Some(Refusal::Proposal(ProposalRefusal::NoOrigin)) => "origin",
        Some(Refusal::Unusable { field, .. }) => field,
        _ => other,
    };
    Ok(Trouble {
        faults: faults(visit, error, other)?,
        stale,
    })
}

fn whole(
    site: &Site,
    visit: &Visit,
    found: &ProposalPage,
    alike: &[Alike],
    trouble: &Trouble,
) -> Markup {
    let words = visit.words();
    let title = titled(words, found);
    let programme = words.text(&found.programme.title);
    let faults = &trouble.faults;
    let saved = done(
        visit,
        &[
            ("daftar", "web-proposal-done-begun"),
            ("kepala", "web-proposal-done-head"),
            ("penulis", "web-proposal-done-author"),
            ("lepas", "web-proposal-done-dismissed"),
            ("katalog", "web-proposal-done-published"),
            ("langkah", "web-candidacy-done-step"),
            ("diminta", "web-candidacy-done-asked"),
        ],
    );
    let main = html! {
        (opening(&Opening { kind: Some(programme), title: &title, lead: &parts::lead(words, found), facts: Some(parts::facts(words, found)), answer: None }))
        (faults.summary(words))
        (saved)
        (parts::ways(words, found))
        (section("tahap", &words.label("web-candidacy-way"), &parts::stages(words, found)))
        @if found.may_publish {
            (section("katalog", &words.label("web-proposal-publish"), &parts::publishing(visit, found, faults)))
        }
        @if found.may_write {
            (section("kepala", &words.label("web-proposal-head"), &head::form_of(visit, found, trouble)))
        } @else if !faults.is_empty() {
            (unsent(visit, found))
        }
        (section("bagian", &words.label("web-proposal-sections"), &parts::sections(words, found)))
        (section("pemeriksaan", &words.label("web-proposal-checks"), &parts::checks(words, found)))
        @if found.is_own {
            (section("mirip", &words.label("web-proposal-alike"), &alike::listed(words, found, alike)))
            (section("penulis", &words.label("web-proposal-authors"), &parts::authors(visit, found, faults)))
        }
        (head::before(words, found))
        (parts::unproven(words, found))
    };
    framed(site, visit, found, None, !faults.is_empty(), main)
}

/// What was typed into a form that its stage does not take any more, beside what it
/// would have changed.
fn unsent(visit: &Visit, found: &ProposalPage) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    match typed.value("apa") {
        "kepala" => html! {
            (section("kepala", &words.label("web-proposal-head"), &head::saved(words, found)))
            (late::unsent(words, "title", &head::typed(words, found, typed)))
        },
        "penulis" => {
            let email = html! { p { (typed.exact("surel")) } };
            late::unsent(
                words,
                "surel",
                &[(words.label("web-proposal-author-email"), email)],
            )
        }
        _ => html! {},
    }
}
