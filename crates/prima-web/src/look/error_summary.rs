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
    html! {
        @if !errors.is_empty() {
            div class="error-summary" role="alert" tabindex="-1" {
                h2 id="error-summary" { (words.label("web-error-heading")) }
                ul {
                    @for error in errors {
                        li { a href={ "#" (error.field) } { (error.message) } }
                    }
                }
            }
        }
    }
}
