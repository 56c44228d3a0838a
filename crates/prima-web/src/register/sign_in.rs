//! `/masuk`: the sign-in.
//!
//! What somebody wrote when the session ended comes along unseen, and is offered
//! to be sent again once they are signed in.

use super::passkey::{self, CEREMONY, SCRIPTS};
use super::{denial, passkey_sign_in, second_factor};
use crate::asked::Asked;
use crate::desk::{
    Answered, Cookie, Desk, DeskAnswer, Fields, Form, GUARD, HOME, SIGN_IN, Sent, Visit, form,
};
use crate::frame::localized;
use crate::look::{
    Control, Field, FieldError, Notice, NoticeKind, Opening, Words, error_summary, field, notice,
    opening, section,
};
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_store::Secret;
use prima_workflow::people::{Denial, Opened, SignIn, Visitor, person_of_session, sign_in};

/// What the sign-in shows and carries on.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// E-mail address as it was written.
    pub email: String,
    /// What is wrong, in words.
    pub error: Option<String>,
    /// What is wrong with a sign-in by passkey, in words.
    pub passkey_error: Option<String>,
    /// Where to go afterwards, without the language; empty: the desk.
    pub next: String,
    /// A form that could not be sent, as `application/x-www-form-urlencoded`.
    pub unsent: String,
    /// Whether it had files, which cannot be kept.
    pub had_files: bool,
    /// Whether somebody has just signed out.
    pub signed_out: bool,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let next = match visit.form {
        Some(_) => visit.fields().value("ke"),
        None => visit.asked.value("ke"),
    };
    let mut view = View {
        email: visit.fields().value("surel").to_owned(),
        next: own_path(next).to_owned(),
        unsent: visit.fields().exact("isi").to_owned(),
        signed_out: !visit.asked.value("keluar").is_empty(),
        ..View::default()
    };
    if visit.form.is_none() {
        return Answered::page(whole(site, visit, &view));
    }
    let password = Secret::new(visit.fields().exact("sandi"));
    let asked = SignIn {
        email: &view.email,
        password: &password,
        address: &visit.address,
        agent: &visit.agent,
    };
    let mut chance = visit.chance;
    let opened = sign_in(&visit.scene(site), &site.hashing, &asked, &mut chance).await;
    match opened {
        Ok(opened) if opened.needs_second_factor => {
            second_factor::ask(site, visit, &opened, &view.next, &view.unsent).await
        }
        Ok(opened) => go_on(site, visit, &opened, &view.next, &view.unsent).await,
        Err(not_done) => {
            view.error = Some(match denial::told(not_done)? {
                Denial::Wrong => visit.words().label("web-sign-in-refused"),
                told => denial::said(visit.words(), &told),
            });
            Answered::refused(whole(site, visit, &view))
        }
    }
}

/// A path of this site, without the language; anything else is none.
pub(super) fn own_path(text: &str) -> &str {
    let is_own = text.starts_with('/') && !text.starts_with("//") && !text.contains('\\');
    if is_own { text } else { "" }
}

/// The page after a sign-in: where somebody wanted to go, or what could not be
/// sent, once more.
pub async fn go_on(
    site: &Site,
    visit: &Visit,
    opened: &Opened,
    next: &str,
    unsent: &str,
) -> DeskAnswer {
    let lang = visit.asked.lang;
    if unsent.is_empty() {
        let next = if next.is_empty() { HOME } else { next };
        return Answered::opened(localized(lang, next), &opened.token);
    }
    let visitor = person_of_session(&visit.scene(site), &opened.token).await?;
    let visit = visit.moved(Asked::new(lang, SIGN_IN, ""), visitor);
    Ok(Answered {
        sent: Sent::Page(again(site, &visit, next, unsent)),
        cookie: Cookie::Set(opened.token.clone()),
    })
}

/// Whether a field holds what somebody wrote, and not what a page notes for itself.
fn is_of_a_reader(name: &str) -> bool {
    !name.starts_with("v:") && !["apa", "nomor", "versi", "unggahan"].contains(&name)
}

/// What could not be sent, with a button to send it.
fn again(site: &Site, visit: &Visit, next: &str, unsent: &str) -> Markup {
    let words = visit.words();
    let title = words.label("web-sign-in-again");
    let unsent = Fields::read(unsent.as_bytes());
    let fields = html! {
        @for (name, value) in unsent.iter() { input type="hidden" name=(name) value=(value); }
        dl class="unsent" {
            @for (name, value) in unsent.iter().filter(|(name, value)| !value.is_empty() && is_of_a_reader(name)) {
                dt { (name.split_once(':').map_or(name, |(_, code)| code)) } dd { (value) }
            }
        }
    };
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-sign-in-again-about"), facts: None, answer: None }))
        (form(visit, &Form { action: next, has_files: false, fields, button: &words.label("web-sign-in-again-send") }))
        p { a href=(localized(words.lang, HOME)) { (words.label("web-sign-in-again-leave")) } }
    };
    Desk {
        title: &title,
        is_wrong: false,
        way: &[(title.clone(), SIGN_IN.to_owned())],
        sample: false,
        main,
    }
    .markup(site, visit)
}

/// What a form sent, but for passwords and what a device said, and where it was to go.
fn kept(visit: &Visit) -> (String, String) {
    let mut unsent = form_urlencoded::Serializer::new(String::new());
    let is_of_device = visit.fields().has(CEREMONY);
    let is_kept = |name: &str| !is_of_device && name != GUARD && !name.starts_with("sandi");
    for (name, value) in visit.fields().iter().filter(|(name, _)| is_kept(name)) {
        unsent.append_pair(name, value);
    }
    let next = match visit.asked.query.as_str() {
        "" => visit.asked.path.clone(),
        query => format!("{}?{query}", visit.asked.path),
    };
    (next, unsent.finish())
}

/// A form of a page that was open before somebody signed in anew: all that was
/// written, to be sent again.
pub fn of_old_session(site: &Site, visit: &Visit) -> DeskAnswer {
    let (next, unsent) = kept(visit);
    Answered::refused(again(site, visit, &next, &unsent))
}

/// A form that comes from somebody whose session has ended: the sign-in, with
/// all that was written.
pub async fn with_form(site: &Site, visit: &Visit) -> DeskAnswer {
    let (next, unsent) = kept(visit);
    let view = View {
        next,
        unsent,
        had_files: visit.has_files(),
        ..View::default()
    };
    let asked = Asked::new(visit.asked.lang, SIGN_IN, "");
    let visit = visit.moved(asked, Visitor::Nobody);
    Answered::refused(whole(site, &visit, &view))
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let title = words.label("web-sign-in");
    let wrong = view.error.iter().chain(&view.passkey_error);
    let errors: Vec<FieldError> = wrong
        .map(|message| FieldError {
            field: "surel",
            message,
        })
        .collect();
    let passkeys = passkey::offered(site, visit);
    let scripts = if passkeys.is_some() { SCRIPTS } else { &[] };
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-sign-in-lead"), facts: None, answer: None }))
        (error_summary(words, &errors))
        @if view.signed_out { (told(words, &words.label("web-signed-out"))) }
        @if !view.unsent.is_empty() {
            (told(words, &words.label("web-sign-in-kept")))
            @if view.had_files { p { (words.label("web-sign-in-kept-files")) } }
        }
        (form(visit, &Form { action: SIGN_IN, has_files: false, fields: fields(words, view), button: &title }))
        @if let Some(passkeys) = &passkeys { (passkey_sign_in::offer(visit, passkeys, view)) }
        (section("bantuan", &words.label("web-sign-in-help"), &html! { p { (words.label("web-sign-in-help-about")) } }))
    };
    Desk {
        title: &title,
        is_wrong: !errors.is_empty(),
        way: &[(title.clone(), SIGN_IN.to_owned())],
        sample: false,
        main,
    }
    .markup_with(site, visit, scripts)
}

fn fields(words: Words, view: &View) -> Markup {
    html! {
        (field(words, &Field {
            name: "surel",
            label: &words.label("web-sign-in-email"),
            hint: None,
            error: view.error.as_deref(),
            control: Control::Email { value: &view.email },
        }))
        (field(words, &Field {
            name: "sandi",
            label: &words.label("web-sign-in-password"),
            hint: None,
            error: None,
            control: Control::Password { is_new: false },
        }))
        (carried(&view.next, &view.unsent))
    }
}

/// What the sign-in carries on unseen.
pub fn carried(next: &str, unsent: &str) -> Markup {
    html! {
        @if !next.is_empty() { input type="hidden" name="ke" value=(next); }
        @if !unsent.is_empty() { input type="hidden" name="isi" value=(unsent); }
    }
}

/// A short message above a form.
pub fn told(words: Words, text: &str) -> Markup {
    notice(
        words,
        &Notice {
            kind: NoticeKind::Information,
            title: None,
            body: html! { p { (text) } },
        },
    )
}

/// The visitor of a session that was just opened.
pub async fn visitor(site: &Site, visit: &Visit, opened: &Opened) -> Result<Visitor, WebError> {
    Ok(person_of_session(&visit.scene(site), &opened.token).await?)
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn a_sign_in_leads_nowhere_else() {
        for (asked, expected) in [
            ("/kerja/akun?x=1", "/kerja/akun?x=1"),
            ("//evil.example", ""),
            ("https://evil.example", ""),
            ("/\\evil.example", ""),
            ("kerja", ""),
            ("", ""),
        ] {
            assert_eq!(own_path(asked), expected, "{asked:?}");
        }
    }
}
