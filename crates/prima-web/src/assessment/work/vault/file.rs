//! One file, given back: something to save, or a picture to look at.
//!
//! Nothing else is ever shown by a browser as part of this site: a PDF or a
//! document could try to act in its name.

use super::{acting, told, vault};
use crate::desk::{Answered, Cookie, Desk, DeskAnswer, Sent, Visit};
use crate::look::{Opening, opening};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::html;
use prima_workflow::vault::{OpenFile, VaultRefusal, open_evidence};

/// `/kerja/arsip/{unit}/{evidence}/berkas`: the file, to be saved.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let evidence = own(site, visit).await?;
    saved(site, visit, evidence, None).await
}

/// `/kerja/arsip/{unit}/{evidence}/gambar`: the picture, within its page.
pub async fn picture_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let evidence = own(site, visit).await?;
    shown(site, visit, evidence, None).await
}

/// The evidence of an address, where it lies in the vault of the address.
async fn own<'a>(site: &Site, visit: &'a Visit) -> Result<&'a str, WebError> {
    let (unit, evidence) = named(visit)?;
    let row = site.database.evidence(evidence).await?;
    match row.is_some_and(|row| row.body == unit) {
        true => Ok(evidence),
        false => Err(WebError::NotFound(Missing::Page)),
    }
}

/// Unit and evidence of an address `/kerja/arsip/{unit}/{evidence}…`.
pub fn named(visit: &Visit) -> Result<(&str, &str), WebError> {
    match visit.asked.segments().as_slice() {
        [_, _, unit, evidence, ..] => Ok((unit, evidence)),
        _ => Err(WebError::NotFound(Missing::Page)),
    }
}

/// A file to be saved; with `answer`, as one who reads what a unit's answers in
/// a round rest on.
pub async fn saved(
    site: &Site,
    visit: &Visit,
    evidence: &str,
    answer: Option<(&str, &str)>,
) -> DeskAnswer {
    match opened(site, visit, evidence, answer).await? {
        Ok(file) => sent(Sent::File {
            content_type: file.media.media_type(),
            bytes: file.content,
            name: file.name,
        }),
        Err(refusal) => lost(site, visit, &refusal),
    }
}

/// A picture to look at; what is no picture is not there.
pub async fn shown(
    site: &Site,
    visit: &Visit,
    evidence: &str,
    answer: Option<(&str, &str)>,
) -> DeskAnswer {
    match opened(site, visit, evidence, answer).await? {
        Ok(file) if file.media.is_image() => sent(Sent::Picture {
            content_type: file.media.media_type(),
            bytes: file.content,
        }),
        Ok(_) => Err(WebError::NotFound(Missing::Page)),
        Err(refusal) => lost(site, visit, &refusal),
    }
}

async fn opened(
    site: &Site,
    visit: &Visit,
    evidence: &str,
    answer: Option<(&str, &str)>,
) -> Result<Result<OpenFile, VaultRefusal>, WebError> {
    let (vault, acting) = (vault(site)?, acting(visit)?);
    match told(open_evidence(vault, &site.database, &acting, evidence, answer).await)? {
        // What can only be read or not is not there for whom a rule keeps it from.
        Err(VaultRefusal::Rule(_)) => Err(WebError::NotFound(Missing::Page)),
        opened => Ok(opened),
    }
}

fn sent(sent: Sent) -> DeskAnswer {
    Ok(Answered {
        sent,
        cookie: Cookie::Keep,
    })
}

/// The page that says why a file cannot be given back.
fn lost(site: &Site, visit: &Visit, refusal: &VaultRefusal) -> DeskAnswer {
    let words = visit.words();
    let title = words.label("web-evidence");
    let lead = refusal.text(words.lang);
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &lead, facts: None, answer: None }))
    };
    let desk = Desk {
        title: &title,
        is_wrong: true,
        way: &[],
        sample: false,
        main,
    };
    Answered::refused(desk.markup(site, visit))
}
