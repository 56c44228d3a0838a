//! What was written into a form that could not be taken, on the page that says
//! why, with a button to send it again.
//!
//! It goes back to whoever sent it and is kept nowhere. A form with a password
//! is not given back: a password stands in no page. Nor is the answer of a device
//! that holds a passkey: it is good once, and nobody typed it.

use crate::asked::Asked;
use crate::desk::{Fields, GUARD};
use crate::frame::localized;
use crate::look::section;
use crate::register::passkey::CEREMONY;
use maud::{Markup, html};
use prima_document::wording::Words;

/// Names of fields with passwords begin so.
const PASSWORD: &str = "sandi";
/// Names of fields with the version of an answer begin so; nobody wrote them.
const VERSION: &str = "v:";

/// A form that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsent {
    /// Its address without the language; query included.
    action: String,
    fields: Fields,
    had_files: bool,
}

impl Unsent {
    /// A form as it was sent; `None` where it cannot be given back.
    pub fn new(asked: &Asked, fields: &Fields, had_files: bool) -> Option<Unsent> {
        let is_secret = fields.iter().any(|(name, _)| is_secret(name));
        let action = match asked.query.as_str() {
            "" => asked.path.clone(),
            query => format!("{}?{query}", asked.path),
        };
        (!is_secret).then(|| Unsent {
            action,
            fields: fields.clone(),
            had_files,
        })
    }

    /// The form with everything that was written, to be sent again.
    pub fn markup(&self, words: Words) -> Markup {
        let written = self.fields.iter().filter(|(name, value)| {
            *name != GUARD && !name.starts_with(VERSION) && !value.is_empty()
        });
        let body = html! {
            p { (words.label("web-unsent-about")) }
            @if self.had_files { p { (words.label("web-sign-in-kept-files")) } }
            form class="form" action=(localized(words.lang, &self.action)) method="post" {
                @for (name, value) in self.fields.iter() {
                    input type="hidden" name=(name) value=(value);
                }
                dl class="unsent" {
                    @for (name, value) in written {
                        dt { (name.split_once(':').map_or(name, |(_, code)| code)) } dd { (value) }
                    }
                }
                div class="form-actions" { button type="submit" { (words.label("web-unsent-send")) } }
            }
        };
        section("isian-anda", &words.label("web-unsent"), &body)
    }
}

/// Whether a form with such a field must not stand in another page. The answer of
/// a device always comes with its question, and its own name serves other forms.
fn is_secret(name: &str) -> bool {
    name.starts_with(PASSWORD) || name == CEREMONY
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::words::Lang;

    fn unsent(form: &str) -> Option<Unsent> {
        let asked = Asked::new(Lang::Id, "/kerja/x/y/isian/I", "");
        Unsent::new(&asked, &Fields::read(form.as_bytes()), false)
    }

    #[test]
    fn everything_that_was_written_comes_back_harmless() {
        let words = Words { lang: Lang::Id };
        let unsent = unsent("tanda=abc&v:1.a=3&j:1.a=%22%3E%3Cscript%3E&c:1.a=catatan");
        let page = unsent.expect("no secret").markup(words).into_string();
        for part in [
            "action=\"/id/kerja/x/y/isian/I\"",
            "name=\"tanda\" value=\"abc\"",
            "name=\"v:1.a\" value=\"3\"",
            "name=\"j:1.a\" value=\"&quot;&gt;&lt;script&gt;\"",
            "<dd>catatan</dd>",
        ] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
        assert!(
            !page.contains("<dd>abc") && !page.contains("<script"),
            "{page}"
        );
    }

    #[test]
    fn a_password_is_never_given_back() {
        assert_eq!(unsent("surel=a@b&sandi=rahasia"), None);
        assert_eq!(unsent("sandi-baru=rahasia"), None);
    }

    #[test]
    fn what_a_device_said_is_never_given_back() {
        assert_eq!(unsent("tanya=abc&jawaban=%7B%7D"), None);
        assert_eq!(unsent("tanya=abc&ke=%2Fkerja%2Fakun"), None);
        // The answer to a wish for a re-assessment is somebody's work.
        assert!(unsent("jawaban=tolak&alasan=Terlambat").is_some());
    }
}
