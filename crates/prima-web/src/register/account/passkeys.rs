//! The passkeys of an account: a list, a form for another one, and a page that
//! asks before one is taken away.

use super::{PATH, View};
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form, moment};
use crate::frame::localized;
use crate::look::{Control, Field, Opening, Words, field, opening, summary};
use crate::register::passkey::{self, ANSWER, CEREMONY, SCRIPTS};
use crate::register::{denial, new_password};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::sign_in::passkey::PasskeySite;
use prima_store::Secret;
use prima_store::people::Passkey;
use prima_workflow::people::{
    Asking, Denial, NewPasskey, NotDone, SignedIn, begin_passkey, finish_passkey, remove_passkey,
};

/// Name of the form that adds one, in `apa`; the others begin with it.
const ADD: &str = "kunci";
const ANSWERED: &str = "kunci-jawab";
const REMOVE: &str = "kunci-hapus";
const NAME: &str = "kunci-nama";
/// Begins as all fields with passwords do, which a sign-in does not carry on.
const PASSWORD: &str = "sandi-kunci";

/// Answers the forms about passkeys.
pub async fn answer(site: &Site, visit: &Visit, person: &SignedIn) -> DeskAnswer {
    match visit.fields().value("apa") {
        ADD => begin(site, visit, person).await,
        ANSWERED => finish(site, visit, person).await,
        REMOVE => remove(site, visit, person).await,
        _ => Err(WebError::NotFound(Missing::Page)),
    }
}

async fn begin(site: &Site, visit: &Visit, person: &SignedIn) -> DeskAnswer {
    let Some(passkeys) = passkey::offered(site, visit) else {
        return nowhere(site, visit, person).await;
    };
    let fields = visit.fields();
    let password = Secret::new(fields.exact(PASSWORD));
    let new = NewPasskey {
        name: fields.value(NAME),
        password: &password,
    };
    let mut chance = visit.chance;
    let scene = visit.scene(site);
    let begun = begin_passkey(&scene, &passkeys, &site.hashing, person, &new, &mut chance).await;
    match begun {
        Ok(asked) => Answered::page(asking(site, visit, &passkeys, &asked)),
        Err(not_done) => refused(site, visit, person, not_done).await,
    }
}

async fn finish(site: &Site, visit: &Visit, person: &SignedIn) -> DeskAnswer {
    let Some(passkeys) = passkey::offered(site, visit) else {
        return nowhere(site, visit, person).await;
    };
    let fields = visit.fields();
    let ceremony = Secret::new(fields.value(CEREMONY));
    let (scene, said) = (visit.scene(site), fields.value(ANSWER));
    match finish_passkey(&scene, &passkeys, person, &ceremony, said).await {
        Ok(()) => done(visit, ADD),
        Err(not_done) => refused(site, visit, person, not_done).await,
    }
}

async fn remove(site: &Site, visit: &Visit, person: &SignedIn) -> DeskAnswer {
    let fields = visit.fields();
    let credential = fields.value("kunci");
    let own = site.database.passkeys_of(person.actor.person.as_str());
    let own = own.await?.into_iter();
    let mut own = own.filter(|key| key.credential == credential);
    let key = own.next().ok_or(WebError::NotFound(Missing::Page))?;
    if fields.value("pasti").is_empty() {
        return Answered::page(removing(site, visit, &key));
    }
    match remove_passkey(&visit.scene(site), person, credential).await {
        Ok(()) => done(visit, REMOVE),
        Err(not_done) => refused(site, visit, person, not_done).await,
    }
}

fn done(visit: &Visit, what: &str) -> DeskAnswer {
    let to = localized(visit.asked.lang, PATH);
    Answered::elsewhere(format!("{to}?sudah={what}"))
}

/// The account with what is wrong; the name that was typed stays.
async fn refused(site: &Site, visit: &Visit, person: &SignedIn, not_done: NotDone) -> DeskAnswer {
    let words = visit.words();
    let error = match denial::told(not_done)? {
        Denial::Wrong => (PASSWORD, words.label("web-password-now-wrong")),
        Denial::NotUsable => (NAME, words.label("web-passkey-late")),
        told @ (Denial::Wait { .. } | Denial::OnlyRecovery | Denial::Crowded) => {
            (PASSWORD, denial::said(words, &told))
        }
        told => (NAME, denial::said(words, &told)),
    };
    Answered::refused(super::shown(site, visit, person, &[error]).await?)
}

async fn nowhere(site: &Site, visit: &Visit, person: &SignedIn) -> DeskAnswer {
    let error = ("kunci-sandi", visit.words().label("web-passkey-nowhere"));
    Answered::refused(super::shown(site, visit, person, &[error]).await?)
}

/// The section of the account.
pub fn list(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    html! {
        p { (words.label("web-passkeys-about")) }
        @if view.keys.is_empty() { p { (words.label("web-passkeys-none")) } }
        @else {
            ul class="sessions" {
                @for key in view.keys {
                    li {
                        (one(words, key))
                        (form(visit, &Form {
                            action: PATH,
                            has_files: false,
                            fields: html! {
                                input type="hidden" name="apa" value=(REMOVE);
                                input type="hidden" name="kunci" value=(key.credential);
                            },
                            button: &words.say("web-passkey-remove", &[("name", key.label.clone())]),
                        }))
                    }
                }
            }
        }
        @match &view.passkeys {
            None => { p { (words.label("web-passkey-nowhere")) } },
            Some(passkeys) => {
                (passkey::where_unable(words, passkeys))
                (passkey::where_able(passkeys, &another(visit, view)))
            },
        }
    }
}

/// One passkey: its name, and since when and when it was used.
fn one(words: Words, key: &Passkey) -> Markup {
    let at = |seconds: i64| [("at", moment::past(words, seconds))];
    html! {
        p {
            strong { (key.label) }
            br;
            (words.say("web-passkey-since", &at(key.created_at))) " · "
            @if key.last_used_at == 0 { (words.label("web-passkey-unused")) }
            @else { (words.say("web-passkey-used", &at(key.last_used_at))) }
        }
    }
}

/// The form for another one.
fn another(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let error = |name: &str| {
        let found = view.errors.iter().find(|(field, _)| *field == name);
        found.map(|(_, message)| message.as_str())
    };
    let fields = html! {
        input type="hidden" name="apa" value=(ADD);
        (field(words, &Field {
            name: NAME,
            label: &words.label("web-passkey-name"),
            hint: Some(&words.label("web-passkey-name-hint")),
            error: error(NAME),
            control: Control::Text { value: visit.fields().value(NAME) },
        }))
        (new_password::whose(&view.person.email))
        (field(words, &Field {
            name: PASSWORD,
            label: &words.label("web-password-now"),
            hint: None,
            error: error(PASSWORD),
            control: Control::Password { is_new: false },
        }))
    };
    let button = words.label("web-passkey-add");
    form(
        visit,
        &Form {
            action: PATH,
            has_files: false,
            fields,
            button: &button,
        },
    )
}

/// The page that asks the device.
fn asking(site: &Site, visit: &Visit, passkeys: &PasskeySite, asked: &Asking) -> Markup {
    let words = visit.words();
    let title = words.label("web-passkey-add");
    let fields = html! {
        input type="hidden" name="apa" value=(ANSWERED);
        input type="hidden" name=(NAME) value=(visit.fields().value(NAME));
    };
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-passkey-add-lead"), facts: None, answer: None }))
        (passkey::asking(visit, passkeys, asked, PATH, &fields))
        p { a href=(localized(words.lang, PATH)) { (words.label("web-passkey-leave")) } }
    };
    framed(site, visit, &title, main, SCRIPTS)
}

/// The page that asks before one is taken away.
fn removing(site: &Site, visit: &Visit, key: &Passkey) -> Markup {
    let words = visit.words();
    let title = words.label("web-passkey-removing");
    let at = |seconds: i64| moment::past(words, seconds);
    let used = match key.last_used_at {
        0 => words.label("web-passkey-unused"),
        used => words.say("web-passkey-used", &[("at", at(used))]),
    };
    let name = words.label("web-passkey-name");
    let since = words.say("web-passkey-since", &[("at", at(key.created_at))]);
    let facts = summary(&[(&name, html! { (key.label) br; (since) " · " (used) })]);
    let fields = html! {
        input type="hidden" name="apa" value=(REMOVE);
        input type="hidden" name="kunci" value=(key.credential);
        input type="hidden" name="pasti" value="1";
    };
    let button = words.say("web-passkey-remove", &[("name", key.label.clone())]);
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-passkey-removing-lead"), facts: Some(facts), answer: None }))
        (form(visit, &Form { action: PATH, has_files: false, fields, button: &button }))
        p { a href=(localized(words.lang, PATH)) { (words.label("web-passkey-leave")) } }
    };
    framed(site, visit, &title, main, &[])
}

fn framed(site: &Site, visit: &Visit, title: &str, main: Markup, scripts: &[&str]) -> Markup {
    let words = visit.words();
    Desk {
        title,
        is_wrong: false,
        way: &[
            (words.label("web-account"), PATH.to_owned()),
            (title.to_owned(), PATH.to_owned()),
        ],
        sample: false,
        main,
    }
    .markup_with(site, visit, scripts)
}
