//! `/kerja/akun`: one's own account: roles, ties, second factor, passkeys,
//! password, sessions. Each part is a form of its own; its field `apa` says which.

pub mod parts;
mod passkeys;
mod second_factor;

use super::passkey::{self, SCRIPTS};
use super::{denial, new_password};
use crate::desk::{Answered, Desk, DeskAnswer, Visit};
use crate::frame::localized;
use crate::look::{FieldError, Opening, error_summary, opening, section, summary};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::person::TieKind;
use prima_domain::register::sign_in::passkey::PasskeySite;
use prima_store::Secret;
use prima_store::people::{GrantRow, Passkey, Session, TieRow};
use prima_workflow::people::{
    Declaration, Denial, NotDone, PasswordChange, SignedIn, change_password, declare_tie,
    end_session, own_sessions,
};

/// Its address, without the language.
pub const PATH: &str = "/kerja/akun";

/// What the page shows.
#[derive(Debug)]
pub struct View<'a> {
    /// Whose account.
    pub person: &'a SignedIn,
    /// Roles.
    pub grants: &'a [GrantRow],
    /// Ties, each with the name of its body.
    pub ties: &'a [(String, TieRow)],
    /// Sessions that have not ended.
    pub sessions: &'a [Session],
    /// Passkeys.
    pub keys: &'a [Passkey],
    /// Where passkeys can be used; `None` where there can be none.
    pub passkeys: Option<PasskeySite>,
    /// What is wrong: field, message.
    pub errors: &'a [(&'static str, String)],
    /// Key of what was just done.
    pub done: Option<&'static str>,
}

/// What is said after each thing that can be done here, by its name in the address.
const DONE: [(&str, &str); 5] = [
    ("sandi", "web-password-changed"),
    ("ikatan", "web-account-tie-declared"),
    ("sesi", "web-account-session-ended"),
    ("kunci", "web-passkey-added"),
    ("kunci-hapus", "web-passkey-removed"),
];

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let person = visit.signed_in().ok_or(WebError::NotFound(Missing::Page))?;
    let what = visit.fields().value("apa");
    if what.starts_with("kode") {
        return second_factor::answer(site, visit, person).await;
    }
    if what.starts_with("kunci") {
        return passkeys::answer(site, visit, person).await;
    }
    if visit.form.is_some() {
        let done = match what {
            "sandi" => change(site, visit, person).await,
            "ikatan" => declare(site, visit, person).await,
            "sesi" => {
                let session = visit.fields().value("sesi");
                let ended = end_session(&visit.scene(site), person, session).await;
                ended
                    .map_err(|not_done| ("sesi", not_done))
                    .map_err(Fault::NotDone)
            }
            _ => return Err(WebError::NotFound(Missing::Page)),
        };
        let errors = match done {
            Ok(()) => {
                let to = localized(visit.asked.lang, PATH);
                return Answered::elsewhere(format!("{to}?sudah={what}"));
            }
            Err(fault) => vec![fault.said(visit)?],
        };
        return Answered::refused(shown(site, visit, person, &errors).await?);
    }
    Answered::page(shown(site, visit, person, &[]).await?)
}

/// Why something was not done: said by a field, or denied by the act.
enum Fault {
    Said(&'static str, String),
    NotDone((&'static str, NotDone)),
}

impl Fault {
    fn said(self, visit: &Visit) -> Result<(&'static str, String), WebError> {
        let words = visit.words();
        match self {
            Fault::Said(field, message) => Ok((field, message)),
            Fault::NotDone((field, not_done)) => {
                let denial = denial::told(not_done)?;
                let message = match (field, &denial) {
                    ("sandi0", Denial::Wrong) => words.label("web-password-now-wrong"),
                    _ => denial::said(words, &denial),
                };
                let field = match denial {
                    Denial::Password(_) => "sandi",
                    Denial::Day => "sampai",
                    _ => field,
                };
                Ok((field, message))
            }
        }
    }
}

async fn change(site: &Site, visit: &Visit, person: &SignedIn) -> Result<(), Fault> {
    let fields = visit.fields();
    if let Some((field, message)) = new_password::differs(visit.words(), fields) {
        return Err(Fault::Said(field, message));
    }
    let present = Secret::new(fields.exact("sandi0"));
    let new = Secret::new(fields.exact("sandi"));
    let change = PasswordChange {
        present: &present,
        new: &new,
    };
    let mut chance = visit.chance;
    let scene = visit.scene(site);
    let done = change_password(&scene, &site.hashing, person, &change, &mut chance).await;
    done.map_err(|not_done| Fault::NotDone(("sandi0", not_done)))
}

async fn declare(site: &Site, visit: &Visit, person: &SignedIn) -> Result<(), Fault> {
    let (words, fields) = (visit.words(), visit.fields());
    let asked = fields.value("badan");
    let Some(body) = parts::body_named(site, asked) else {
        let arguments = [("value", asked.to_owned())];
        let message = words.say("web-account-tie-unknown", &arguments);
        return Err(Fault::Said("badan", message));
    };
    let kind = TieKind::from_code(fields.value("jenis")).unwrap_or(TieKind::Employer);
    let tie = Declaration {
        person: &person.actor.person,
        body: &body,
        kind,
        until: fields.value("sampai"),
    };
    let done = declare_tie(&visit.scene(site), &person.actor, &tie).await;
    done.map_err(|not_done| Fault::NotDone(("badan", not_done)))
}

async fn shown(
    site: &Site,
    visit: &Visit,
    person: &SignedIn,
    errors: &[(&'static str, String)],
) -> Result<Markup, WebError> {
    let id = person.actor.person.as_str();
    let grants = site.database.grants_of(id).await?;
    let mut ties = Vec::new();
    for tie in site.database.ties_of(id).await? {
        let body = site.database.body(&tie.body).await?;
        ties.push((body.map_or_else(|| tie.body.clone(), |body| body.name), tie));
    }
    let sessions = own_sessions(&visit.scene(site), person).await?;
    let keys = site.database.passkeys_of(id).await?;
    let done = visit.asked.value("sudah");
    let done = DONE.iter().find(|(name, _)| *name == done);
    let view = View {
        person,
        grants: &grants,
        ties: &ties,
        sessions: &sessions,
        keys: &keys,
        passkeys: passkey::offered(site, visit),
        errors,
        done: done.map(|(_, key)| *key),
    };
    Ok(whole(site, visit, &view))
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let title = words.label("web-account");
    let errors: Vec<FieldError> = view
        .errors
        .iter()
        .map(|(field, message)| FieldError { field, message })
        .collect();
    let email = words.label("web-account-email");
    let facts = summary(&[(&email, html! { (view.person.email) })]);
    let scripts = if view.passkeys.is_some() {
        SCRIPTS
    } else {
        &[]
    };
    let main = html! {
        (opening(&Opening { kind: Some(&view.person.name), title: &title, lead: &words.label("web-account-lead"), facts: Some(facts), answer: None }))
        (error_summary(words, &errors))
        @if let Some(done) = view.done { p class="saved" role="status" { (words.label(done)) } }
        (section("tugas", &words.label("web-account-roles"), &parts::roles(words, view)))
        (section("ikatan", &words.label("web-account-ties"), &parts::ties(visit, view)))
        (section("kode-kedua", &words.label("web-factor-set-up"), &second_factor::offer(visit, view.person)))
        (section("kunci-sandi", &words.label("web-passkeys"), &passkeys::list(visit, view)))
        (section("ganti-sandi", &words.label("web-password-change"), &parts::password(visit, view)))
        (section("sesi", &words.label("web-account-sessions"), &parts::sessions(visit, view)))
    };
    Desk {
        title: &title,
        is_wrong: !errors.is_empty(),
        way: &[(title.clone(), PATH.to_owned())],
        sample: false,
        main,
    }
    .markup_with(site, visit, scripts)
}
