//! The two fields of a new password.

use crate::desk::Fields;
use crate::look::{Control, Field, Words, field};
use maud::{Markup, html};

/// The error where the two passwords of a form are not the same.
pub fn differs(words: Words, fields: &Fields) -> Option<(&'static str, String)> {
    let is_same = fields.exact("sandi") == fields.exact("sandi2");
    (!is_same).then(|| ("sandi2", words.label("web-password-differs")))
}

/// Tells a browser that keeps passwords whose this one is; stands before all
/// fields for a password. Empty: unknown.
pub fn whose(email: &str) -> Markup {
    html! { input type="text" name="surel" autocomplete="username" value=(email) hidden; }
}

/// The fields, `sandi` and `sandi2`, with what is wrong with each.
pub fn fields(words: Words, error: Option<&str>, error_again: Option<&str>) -> Markup {
    html! {
        (field(words, &Field {
            name: "sandi",
            label: &words.label("web-password-new"),
            hint: Some(&words.label("web-password-hint")),
            error,
            control: Control::Password { is_new: true },
        }))
        (field(words, &Field {
            name: "sandi2",
            label: &words.label("web-password-again"),
            hint: None,
            error: error_again,
            control: Control::Password { is_new: true },
        }))
    }
}
