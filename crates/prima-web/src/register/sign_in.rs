//! `/masuk`: the sign-in, and the second code after it.
//!
//! What somebody wrote when the session ended comes along unseen, and is offered
//! to be sent again once they are signed in.

use crate::asked::Asked;
use crate::desk::{Answered, Desk, DeskAnswer, Form, SIGN_IN, Visit, form};
use crate::look::{Control, Field, FieldError, Notice, NoticeKind, Opening, Words, error_summary, field, notice, opening, section};
use crate::site::Site;
use maud::{Markup, html};

/// The address of the second code.
pub const SECOND: &str = "/masuk/kode";

/// What the sign-in shows.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// E-mail address as it was written.
    pub email: String,
    /// What is wrong, in words.
    pub error: Option<String>,
    /// Where to go afterwards, without the language; empty: the desk.
    pub next: String,
    /// A form that could not be sent, as `application/x-www-form-urlencoded`.
    pub unsent: String,
    /// Whether it had files, which cannot be kept.
    pub had_files: bool,
    /// Whether somebody has just signed out.
    pub signed_out: bool,
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let title = words.label("web-sign-in");
    let errors: Vec<FieldError> = view
        .error
        .iter()
        .map(|message| FieldError {
            field: "surel",
            message,
        })
        .collect();
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-sign-in-lead"), facts: None, answer: None }))
        (error_summary(words, &errors))
        @if view.signed_out { (told(words, &words.label("web-signed-out"))) }
        @if !view.unsent.is_empty() {
            (told(words, &words.label("web-sign-in-kept")))
            @if view.had_files { p { (words.label("web-sign-in-kept-files")) } }
        }
        (form(visit, &Form { action: SIGN_IN, has_files: false, fields: fields(words, view), button: &title }))
        (section("bantuan", &words.label("web-sign-in-help"), &html! { p { (words.label("web-sign-in-help-about")) } }))
    };
    Desk {
        title: &title,
        is_wrong: view.error.is_some(),
        way: &[(title.clone(), SIGN_IN.to_owned())],
        sample: false,
        main,
    }
    .markup(site, visit)
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
fn carried(next: &str, unsent: &str) -> Markup {
    html! {
        @if !next.is_empty() { input type="hidden" name="ke" value=(next); }
        @if !unsent.is_empty() { input type="hidden" name="isi" value=(unsent); }
    }
}

fn told(words: Words, text: &str) -> Markup {
    notice(
        words,
        &Notice {
            kind: NoticeKind::Information,
            title: None,
            body: html! { p { (text) } },
        },
    )
}

/// A form that comes from somebody whose session has ended.
pub async fn with_form(site: &Site, visit: &Visit) -> DeskAnswer {
    let mut unsent = form_urlencoded::Serializer::new(String::new());
    let is_kept = |name: &str| name != crate::desk::GUARD && !name.starts_with("sandi");
    for (name, value) in visit.fields().iter().filter(|(name, _)| is_kept(name)) {
        unsent.append_pair(name, value);
    }
    let next = match visit.asked.query.as_str() {
        "" => visit.asked.path.clone(),
        query => format!("{}?{query}", visit.asked.path),
    };
    let view = View {
        next,
        unsent: unsent.finish(),
        had_files: visit.has_files(),
        ..View::default()
    };
    let asked = Asked::new(visit.asked.lang, SIGN_IN, "");
    Answered::refused(whole(site, &visit.at(asked), &view))
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    Answered::page(whole(site, visit, &View::default()))
}
