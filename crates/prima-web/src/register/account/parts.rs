//! The parts of the page of an account.

use super::{PATH, View};
use crate::desk::{Form, Visit, form, moment};
use crate::look::{Choice, Control, Field, Words, field};
use crate::register::new_password;
use crate::register::people::in_words;
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::person::TieKind;

/// The id of the body that a name or id stands for without doubt.
pub fn body_named(site: &Site, asked: &str) -> Option<String> {
    let known = site.known();
    let found = known.search.find(asked, 8);
    let mut bodies = found
        .iter()
        .filter_map(|hit| Some((hit.exact, hit.id.strip_prefix("badan:")?)));
    // A name that is only nearly right would bar the person from another body.
    let is_it = |(is_exact, id): &(bool, &str)| *is_exact || *id == asked;
    bodies.find(is_it).map(|(_, id)| id.to_owned())
}

/// A form of the account, with its name in `apa`.
fn part(visit: &Visit, what: &str, fields: Markup, button: &str) -> Markup {
    let fields = html! { input type="hidden" name="apa" value=(what); (fields) };
    form(
        visit,
        &Form {
            action: PATH,
            has_files: false,
            fields,
            button,
        },
    )
}

fn error<'a>(view: &'a View, name: &str) -> Option<&'a str> {
    let found = view.errors.iter().find(|(field, _)| *field == name);
    found.map(|(_, message)| message.as_str())
}

/// What the person may do.
pub fn roles(words: Words, view: &View) -> Markup {
    html! {
        @if view.grants.is_empty() { p { (words.label("web-account-roles-none")) } }
        @else {
            ul {
                @for grant in view.grants {
                    li { (in_words(words, &grant.role, &grant.scope_kind, &grant.scope)) }
                }
            }
        }
    }
}

/// What the person is tied to, and a form to write down more.
pub fn ties(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let kind = visit.fields().value("jenis");
    let kinds =
        TieKind::ALL.map(|one| (one.code(), words.label(&format!("web-tie-{}", one.code()))));
    let choices: Vec<Choice> = kinds
        .iter()
        .map(|(value, label)| Choice {
            value,
            label,
            chosen: *value == kind,
        })
        .collect();
    let fields = html! {
        (field(words, &Field {
            name: "badan",
            label: &words.label("web-account-tie-body"),
            hint: None,
            error: error(view, "badan"),
            control: Control::Text { value: visit.fields().value("badan") },
        }))
        (field(words, &Field {
            name: "jenis",
            label: &words.label("web-account-tie-kind"),
            hint: None,
            error: None,
            control: Control::Select { choices: &choices },
        }))
        (field(words, &Field {
            name: "sampai",
            label: &words.label("web-account-tie-until"),
            hint: None,
            error: error(view, "sampai"),
            control: Control::Day { value: visit.fields().value("sampai") },
        }))
    };
    html! {
        p { (words.label("web-account-ties-about")) }
        @if view.ties.is_empty() { p { (words.label("web-account-ties-none")) } }
        @else {
            ul {
                @for (body, tie) in view.ties {
                    li {
                        strong { (body) } ": " (words.label(&format!("web-tie-{}", tie.kind)))
                        @if !tie.valid_to.is_empty() { " – " (words.date(&tie.valid_to)) }
                    }
                }
            }
        }
        (part(visit, "ikatan", fields, &words.label("web-account-tie-declare")))
    }
}

/// The form that changes the password.
pub fn password(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let fields = html! {
        (new_password::whose(&view.person.email))
        (field(words, &Field {
            name: "sandi0",
            label: &words.label("web-password-now"),
            hint: None,
            error: error(view, "sandi0"),
            control: Control::Password { is_new: false },
        }))
        (new_password::fields(words, error(view, "sandi"), error(view, "sandi2")))
    };
    part(visit, "sandi", fields, &words.label("web-password-change"))
}

/// Where else the person is signed in.
pub fn sessions(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let at = |seconds: i64| [("at", moment::past(words, seconds))];
    html! {
        p { (words.label("web-account-sessions-about")) }
        ul class="sessions" {
            @for session in view.sessions {
                li {
                    p {
                        strong { (session.agent) }
                        br;
                        (words.say("web-account-session-since", &at(session.created_at))) " · "
                        (words.say("web-account-session-seen", &at(session.last_seen_at)))
                    }
                    @if session.session_hash == view.person.session { p { (words.label("web-account-session-this")) } }
                    @else {
                        @let fields = html! { input type="hidden" name="sesi" value=(session.session_hash); };
                        (part(visit, "sesi", fields, &words.label("web-account-session-end")))
                    }
                }
            }
        }
    }
}
