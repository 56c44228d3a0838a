//! What was typed into a form that is not offered any more: a colleague, or the
//! other side, was faster. It stands on the page to be read and copied; what holds
//! now stands above it.

use crate::look::{Words, section};
use maud::{Markup, html};

/// What was typed: what each field is called, and its text. `id` is the field where
/// the summary of faults leads to.
pub(super) fn unsent(words: Words, id: &str, typed: &[(String, Markup)]) -> Markup {
    let body = html! {
        p { (words.label("web-late-unsent-about")) }
        @for (label, text) in typed {
            h3 { (label) }
            (text)
        }
    };
    section(id, &words.label("web-late-unsent"), &body)
}
