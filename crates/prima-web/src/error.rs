//! What a reader sees where there is no answer: one page for each cause, with a
//! way on.
//!
//! A page says what happened, to what, and what to do. Why it happened inside
//! goes to the log under the same request id, never to the page.

mod suggestion;
mod unsent;

pub use suggestion::{Suggestion, suggestions};
pub use unsent::Unsent;

use crate::frame::{Page, localized};
use crate::look::{Link, Opening, links, opening, section};
use crate::reply::{Missing, WebError};
use maud::{Markup, html};
use prima_document::wording::Words;

/// Longest part of what was asked for that is said back.
const MOST_SAID: usize = 80;

/// Why there is no answer, as far as a reader is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// What was asked for is not there.
    Missing(Missing),
    /// A part of the query cannot be used.
    BadQuery {
        /// Name in the query.
        name: &'static str,
        /// Its value.
        value: String,
    },
    /// What was uploaded cannot be read as a form.
    BadUpload,
    /// A form that does not come from a page of this session.
    Forged,
    /// The address does not take this method.
    Method,
    /// The upload stood still.
    TooSlow,
    /// The upload is larger than is taken.
    TooLarge,
    /// The address is longer than is read.
    AddressTooLong,
    /// Too many others upload just now.
    TooMany,
    /// More is asked of the desk than can be worked through just now.
    Crowded,
    /// The program failed.
    Internal,
    /// The database cannot be asked just now, or the program is overloaded.
    Unavailable,
    /// There is no room left to save anything.
    Full,
}

impl From<&WebError> for Problem {
    fn from(error: &WebError) -> Problem {
        match error {
            WebError::NotFound(missing) => Problem::Missing(missing.clone()),
            WebError::BadQuery { name, value } => Problem::BadQuery {
                name,
                value: value.clone(),
            },
            // A file that may grow no further looks like one that is gone.
            WebError::Store(error) if error.is_full() => Problem::Full,
            WebError::Store(error) if error.is_unavailable() => Problem::Unavailable,
            WebError::Store(_) | WebError::Failed { .. } => Problem::Internal,
        }
    }
}

impl Problem {
    /// The status of its answer.
    pub fn status(&self) -> u16 {
        match self {
            Problem::Missing(_) => 404,
            Problem::BadQuery { .. } | Problem::BadUpload => 400,
            Problem::Forged => 403,
            Problem::Method => 405,
            Problem::TooSlow => 408,
            Problem::TooLarge => 413,
            Problem::AddressTooLong => 414,
            Problem::TooMany | Problem::Crowded => 429,
            Problem::Internal => 500,
            Problem::Unavailable => 503,
            Problem::Full => 507,
        }
    }

    /// Whether the same form may be taken when it is sent again.
    pub fn passes(&self) -> bool {
        matches!(
            self,
            Problem::Crowded | Problem::Internal | Problem::Unavailable | Problem::Full
        )
    }

    /// Seconds after which asking again may help; `None` where it will not.
    pub fn retry_after(&self) -> Option<u32> {
        match self {
            Problem::TooMany => Some(30),
            Problem::Crowded | Problem::Unavailable => Some(5),
            _ => None,
        }
    }

    /// What happened, in a few words.
    pub fn title(&self, words: Words) -> String {
        words.label(match self {
            Problem::Missing(missing) => missing_title(missing),
            Problem::BadQuery { .. } => "web-error-query-title",
            Problem::BadUpload => "web-error-upload-title",
            Problem::Forged => "web-error-forged-title",
            Problem::Method => "web-error-method-title",
            Problem::TooSlow => "web-error-slow-title",
            Problem::TooLarge => "web-error-large-title",
            Problem::AddressTooLong => "web-error-long-title",
            Problem::TooMany => "web-error-many-title",
            Problem::Crowded => "web-error-crowded-title",
            Problem::Full => "web-error-full-title",
            Problem::Internal => "web-error-internal-title",
            Problem::Unavailable => "web-error-unavailable-title",
        })
    }

    /// To what it happened, and what to do.
    pub fn about(&self, words: Words) -> String {
        match self {
            Problem::Missing(missing) => missing_about(missing, words),
            Problem::BadQuery { name, value } => {
                let arguments = [("name", (*name).to_owned()), ("value", said(value))];
                words.say("web-error-query-about", &arguments)
            }
            Problem::BadUpload => words.label("web-error-upload-about"),
            Problem::Forged => words.label("web-error-forged-about"),
            Problem::Method => words.label("web-error-method-about"),
            Problem::TooSlow => words.label("web-error-slow-about"),
            Problem::TooLarge => words.label("web-error-large-about"),
            Problem::AddressTooLong => words.label("web-error-long-about"),
            Problem::TooMany => words.label("web-error-many-about"),
            Problem::Crowded => words.label("web-error-crowded-about"),
            Problem::Full => words.label("web-error-full-about"),
            Problem::Internal => words.label("web-error-internal-about"),
            Problem::Unavailable => words.label("web-error-unavailable-about"),
        }
    }
}

fn missing_title(missing: &Missing) -> &'static str {
    match missing {
        Missing::Page => "web-error-page-title",
        Missing::Body(_) => "web-error-body-title",
        Missing::Region(_) => "web-error-region-title",
        Missing::Programme(_) => "web-error-programme-title",
        Missing::Period { .. } => "web-error-period-title",
        Missing::Instrument(_) => "web-error-instrument-title",
        Missing::Dataset(_) => "web-error-dataset-title",
        Missing::Event(_) => "web-error-event-title",
        Missing::Innovation(_) => "web-error-innovation-title",
        Missing::CertificatePage(_) => "web-error-piagam-title",
        Missing::File { .. } => "web-error-file-title",
    }
}

fn missing_about(missing: &Missing, words: Words) -> String {
    let (key, asked) = match missing {
        Missing::Page => return words.label("web-error-page-about"),
        Missing::Period { programme, period } => {
            let arguments = [("programme", said(programme)), ("asked", said(period))];
            return words.say("web-error-period-about", &arguments);
        }
        Missing::File { dataset, name } => {
            let arguments = [("dataset", said(dataset)), ("asked", said(name))];
            return words.say("web-error-file-about", &arguments);
        }
        Missing::Body(asked) => ("web-error-body-about", asked),
        Missing::Region(asked) => ("web-error-region-about", asked),
        Missing::Programme(asked) => ("web-error-programme-about", asked),
        Missing::Instrument(asked) => ("web-error-instrument-about", asked),
        Missing::Dataset(asked) => ("web-error-dataset-about", asked),
        Missing::Event(asked) => ("web-error-event-about", asked),
        Missing::Innovation(asked) => ("web-error-innovation-about", asked),
        Missing::CertificatePage(asked) => ("web-error-piagam-about", asked),
    };
    words.say(key, &[("asked", said(asked))])
}

/// What was asked for, short enough to be said back.
fn said(text: &str) -> String {
    match text.char_indices().nth(MOST_SAID) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// An error as a page shows it.
#[derive(Clone, Debug)]
pub struct ErrorView<'a> {
    /// Language of its words.
    pub words: Words,
    /// What happened.
    pub problem: &'a Problem,
    /// Where else a reader may find it.
    pub suggestions: &'a [Suggestion],
    /// Number under which the log tells more.
    pub request_id: &'a str,
    /// Path that was asked for, without the language; the other language keeps it.
    pub path: &'a str,
    /// The form that was not taken, where it may be sent again.
    pub unsent: Option<&'a Unsent>,
}

/// The whole page.
pub fn markup(view: &ErrorView) -> Markup {
    let words = view.words;
    let title = view.problem.title(words);
    let about = view.problem.about(words);
    let status = view.problem.status();
    let top = Opening {
        kind: None,
        title: &title,
        lead: &about,
        facts: None,
        answer: None,
    };
    let main = html! {
        (opening(&top))
        @if let Some(unsent) = view.unsent { (unsent.markup(words)) }
        @if !view.suggestions.is_empty() {
            (section("saran", &words.label("web-error-suggestions"), &suggested(view.suggestions)))
        }
        p { a class="onward" href=(localized(words.lang, "/")) { (words.label("web-error-home")) } }
        @if status >= 500 {
            p class="muted" { (words.say("web-error-number", &[("id", view.request_id.to_owned())])) }
        }
    };
    let page = Page {
        words,
        title: &title,
        description: &about,
        origin: "",
        path: view.path,
        query: "",
        area: None,
        asked: "",
        breadcrumbs: &[],
        sample: false,
        hidden: true,
        main,
    };
    page.markup()
}

fn suggested(suggestions: &[Suggestion]) -> Markup {
    let found = suggestions.iter().map(|suggestion| Link {
        name: &suggestion.name,
        address: &suggestion.address,
        about: &suggestion.about,
    });
    links(&found.collect::<Vec<_>>())
}
