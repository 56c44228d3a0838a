//! The errors of a form, gathered on top and linked to their fields.

use maud::{Markup, html};
use prima_document::wording::Words;

/// One error of one field.
#[derive(Clone, Copy, Debug)]
pub struct FieldError<'a> {
    /// The field's id.
    pub field: &'a str,
    /// What is wrong and what to do, in one sentence.
    pub message: &'a str,
}

/// The summary; nothing where there are no errors. It stands right below the
/// `h1`, and the page's title is the message `web-error-title`.
pub fn error_summary(words: Words, errors: &[FieldError]) -> Markup {
    let here = |error: &FieldError| (format!("#{}", error.field), error.message.to_owned());
    let lines: Vec<(String, String)> = errors.iter().map(here).collect();
    linked_summary(words, &lines)
}

/// The same summary, of what is wrong on other pages as well: address and message.
pub fn linked_summary(words: Words, errors: &[(String, String)]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div class="error-summary" role="alert" tabindex="-1" {
                h2 id="error-summary" { (words.label("web-error-heading")) }
                ul {
                    @for (address, message) in errors {
                        li { a href=(address) { (message) } }
                    }
                }
            }
        }
    }
}
