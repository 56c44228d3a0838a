//! The page of the form, with what came of it.

use super::verdict;
use super::{LIMITS, MOST_BYTES, Origin};
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{FieldError, Opening, Words, error_summary, opening, section};
use maud::{Markup, html};
use prima_exchange::unpack::UnpackError;
use prima_exchange::verify::Verification;

/// Where the public keys of the portal are.
pub const KEYS: &str = "/api/v1/keys";
/// Name of the field, and its id.
pub const FIELD: &str = "bundel";

/// What the page is made of.
#[derive(Debug)]
pub struct View<'a> {
    /// Language.
    pub words: Words,
    /// Scheme and host.
    pub origin: &'a str,
    /// What came of the form; none where it was not sent.
    pub outcome: Option<Outcome>,
}

/// What came of the form.
#[derive(Debug)]
pub enum Outcome {
    /// It could not be looked at, and why.
    Fault(Fault),
    /// It was computed again.
    Verified {
        /// Name of the file.
        name: String,
        /// The folder it was unpacked into, with `/`; no reader sees it.
        root: String,
        /// What this portal knows of its signature; none without a good one.
        origin: Option<Origin>,
        /// What was found.
        found: Box<Verification>,
    },
}

/// Why a file was not looked at.
#[derive(Debug)]
pub enum Fault {
    /// No file was chosen, or it is empty.
    Nothing,
    /// It was not unpacked.
    Refused(UnpackError),
    /// It holds no bundle.
    NoBundle,
    /// It takes longer than a reader waits.
    TooLong,
}

impl Fault {
    /// What is wrong and what to do.
    pub fn message(&self, words: Words) -> String {
        match self {
            Fault::Nothing => words.label("web-verify-fault-nothing"),
            Fault::NoBundle => words.label("web-verify-fault-no-bundle"),
            Fault::TooLong => words.label("web-verify-fault-long"),
            Fault::Refused(error) => refused(words, error),
        }
    }
}

fn refused(words: Words, error: &UnpackError) -> String {
    let mega = |bytes: u64| words.count((bytes >> 20) as usize);
    let named = |key: &str, name: &str| words.say(key, &[("name", name.to_owned())]);
    match error {
        UnpackError::NotAZip => words.label("web-verify-refused-no-zip"),
        UnpackError::Empty => words.label("web-verify-refused-empty"),
        UnpackError::TooManyFiles { found } => words.say(
            "web-verify-refused-many",
            &[
                ("found", words.count(*found)),
                ("most", words.count(LIMITS.files)),
            ],
        ),
        UnpackError::FileTooLarge { name } => words.say(
            "web-verify-refused-file-size",
            &[("name", name.clone()), ("most", mega(LIMITS.file_bytes))],
        ),
        UnpackError::TooLarge => words.say(
            "web-verify-refused-size",
            &[("most", mega(LIMITS.total_bytes))],
        ),
        UnpackError::Duplicate => words.label("web-verify-refused-duplicate"),
        UnpackError::Overlap => words.label("web-verify-refused-overlap"),
        UnpackError::Name { name } => named("web-verify-refused-name", name),
        UnpackError::NameNotText { name } => named("web-verify-refused-text", name),
        UnpackError::NotAFile { name } => named("web-verify-refused-link", name),
        UnpackError::Unreadable { name } => named("web-verify-refused-unreadable", name),
        UnpackError::Damaged { name } => named("web-verify-refused-damaged", name),
        UnpackError::Disk(_) => words.label("web-verify-fault-failed"),
    }
}

/// The page.
pub fn markup(view: &View) -> Markup {
    let words = view.words;
    let title = words.label("web-verify-title");
    let fault = match &view.outcome {
        Some(Outcome::Fault(fault)) => Some(fault.message(words)),
        _ => None,
    };
    let shown = match (&view.outcome, &fault) {
        (_, Some(_)) => words.say("web-error-title", &[("title", title.clone())]),
        (Some(Outcome::Verified { found, .. }), _) => verdict::title(words, found),
        (_, None) => title.clone(),
    };
    let errors: Vec<FieldError> = fault
        .iter()
        .map(|message| FieldError {
            field: FIELD,
            message,
        })
        .collect();
    let sending = match &view.outcome {
        Some(Outcome::Verified { .. }) => "web-verify-again",
        _ => "web-verify-send",
    };
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-verify-lead"), facts: None, answer: None }))
        (error_summary(words, &errors))
        @if let Some(Outcome::Verified { name, root, origin, found }) = &view.outcome { (verdict::markup(words, name, root, *origin, found)) }
        (section("kirim", &words.label(sending), &form(words, fault.as_deref())))
        (section("cara", &words.label("web-verify-how"), &explained(words)))
    };
    Page {
        words,
        title: &shown,
        description: &words.label("web-verify-lead"),
        origin: view.origin,
        path: "/periksa",
        query: "",
        area: Some(Area::Data),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &words.label("web-data-title"),
                address: &localized(words.lang, "/data"),
            },
            Crumb {
                name: &title,
                address: "",
            },
        ],
        sample: false,
        hidden: view.outcome.is_some(),
        main,
    }
    .markup()
}

fn form(words: Words, error: Option<&str>) -> Markup {
    let (hint_id, error_id) = (format!("{FIELD}-hint"), format!("{FIELD}-error"));
    let described = match error {
        Some(_) => format!("{hint_id} {error_id}"),
        None => hint_id.clone(),
    };
    let most = [("most", words.count((MOST_BYTES >> 20) as usize))];
    html! {
        form action=(localized(words.lang, "/periksa")) method="post" enctype="multipart/form-data" {
            div class={ "field" @if error.is_some() { " wrong" } } {
                label for=(FIELD) { (words.label("web-verify-field")) }
                p class="hint" id=(hint_id) { (words.say("web-verify-hint", &most)) }
                @if let Some(error) = error {
                    p class="field-error" id=(error_id) {
                        span class="visually-hidden" { (words.label("web-error-prefix")) " " }
                        (error)
                    }
                }
                input id=(FIELD) name=(FIELD) type="file" accept=".zip,application/zip" aria-describedby=(described) aria-invalid=[error.map(|_| "true")];
            }
            button type="submit" { (words.label("web-verify-button")) }
        }
    }
}

fn explained(words: Words) -> Markup {
    let steps = ["unpack", "hash", "package", "recompute", "signature"];
    html! {
        ol { @for step in steps { li { (words.label(&format!("web-verify-step-{step}"))) } } }
        p { (words.label("web-verify-kept")) }
        p { (words.label("web-verify-signed-about")) " " a href=(KEYS) { (words.label("web-verify-keys")) } }
        p { (words.label("web-verify-command")) " " code { "prima verify BUNDEL.zip --key KUNCI" } }
    }
}
