//! Forms that a script of their page helps with: it saves what is typed, or sends
//! a file in parts. Without the script they are forms like any other.
//!
//! Every word that a script shows is written here, in the reader's language.

use super::{Form, SIGN_IN, Visit, guard};
use crate::frame::localized;
use crate::look::Words;
use maud::{Markup, html};

/// Id of a form that is saved while it is filled: what stands outside of it, and
/// is sent with it, names it so.
pub const SAVING_FORM: &str = "isian-tersimpan";

/// What a script does for a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help<'a> {
    /// Saves in the background what is typed.
    Saving {
        /// Whether the page says what is wrong with what was sent, so that it
        /// holds more than what is touched from now on.
        is_wrong: bool,
        /// Whether nobody else fills this form.
        is_own: bool,
    },
    /// Sends the file in parts to an address, named without its language.
    Uploading(&'a str),
}

impl Help<'_> {
    /// Names of the scripts, in the order in which they are needed.
    pub const fn scripts(self) -> &'static [&'static str] {
        match self {
            Help::Saving { .. } => &["line.js", "autosave.js"],
            Help::Uploading(_) => &["line.js", "upload.js"],
        }
    }
}

/// The form with its guard, its button, and what the script says and shows.
pub fn helped_form(visit: &Visit, form: &Form, help: Help) -> Markup {
    let words = visit.words();
    let saving = match help {
        Help::Saving { is_wrong: true, .. } => Some("wrong"),
        Help::Saving { .. } => Some("whole"),
        Help::Uploading(_) => None,
    };
    let upload = match help {
        Help::Uploading(address) => Some(localized(visit.asked.lang, address)),
        Help::Saving { .. } => None,
    };
    html! {
        form id=[saving.map(|_| SAVING_FORM)] class={ "form" @if saving.is_some() { " saving" } } action=(localized(visit.asked.lang, form.action)) method="post" enctype=[form.has_files.then_some("multipart/form-data")] novalidate data-autosave=[saving] data-upload=[upload.as_ref()] {
            (guard(visit))
            (form.fields)
            @if upload.is_some() { (progress(words)) }
            div class="form-actions" {
                button type="submit" { (form.button) }
                (status(words, help))
                p class="sign-in-again" data-sign-in hidden {
                    a href={ (localized(words.lang, SIGN_IN)) "?ke=/kerja" } target="_blank" rel="noopener" { (words.label("web-help-sign-in")) }
                }
            }
        }
    }
}

/// The line in which the script says how things stand; it is read out politely.
fn status(words: Words, help: Help) -> Markup {
    let told = |key: &str| words.label(&format!("web-help-{key}"));
    match help {
        Help::Saving { is_own, .. } => html! {
            p class="status" role="status" data-status data-saving=(told("saving")) data-same=(told("same")) data-cut=(told("cut")) data-busy=(told("busy")) data-expired=(told("expired")) data-other=(told("other")) data-stale=(told(if is_own { "stale-own" } else { "stale" })) data-failed=(told("failed")) {}
        },
        Help::Uploading(_) => html! {
            p class="status" role="status" data-status data-sending=(told("sending")) data-stopped=(told("stopped")) data-cut=(told("upload-cut")) data-busy=(told("upload-busy")) data-expired=(told("upload-expired")) data-other=(told("upload-other")) data-failed=(told("upload-failed")) {}
        },
    }
}

/// How far an upload is, with the way to stop it; shown by the script.
fn progress(words: Words) -> Markup {
    html! {
        div class="upload" data-progress hidden {
            label for="kemajuan" { (words.label("web-help-progress")) }
            progress id="kemajuan" value="0" max="1" {}
            button type="button" class="second" { (words.label("web-help-cancel")) }
        }
    }
}
