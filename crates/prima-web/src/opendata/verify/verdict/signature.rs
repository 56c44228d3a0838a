//! Who vouches for a bundle: what was checked of its signature, and what was not.

use super::super::page::KEYS;
use super::super::{Origin, Standing};
use crate::look::{Words, section, summary};
use maud::{Markup, html};
use prima_exchange::signature::{Signed, Statement};
use prima_exchange::verify::Verification;

/// One paragraph for the verdict.
pub fn told(words: Words, origin: Option<Origin>, found: &Verification) -> Markup {
    let (verdict, means) = match (&found.signed, origin) {
        (Signed::Not, _) => ("web-verify-unsigned", "web-verify-unsigned-means"),
        (Signed::Broken(_), _) => ("web-verify-broken", "web-verify-broken-means"),
        (Signed::By { .. }, Some(origin)) if origin.is_ours => {
            ("web-verify-signed-here", "web-verify-signed-here-means")
        }
        (Signed::By { .. }, _) => ("web-verify-signed-other", "web-verify-signed-other-means"),
    };
    html! {
        p { strong { (words.label(verdict)) } " " (words.label(means)) }
        @if let (Signed::By { statement, .. }, Some(origin)) = (&found.signed, origin) {
            p { (standing(words, statement, origin.standing)) }
        }
    }
}

/// Where the determination stands; only this moment and this portal can say.
fn standing(words: Words, statement: &Statement, standing: Standing) -> String {
    let number = ("number", statement.number.to_string());
    match standing {
        Standing::Unknown => words.say("web-verify-standing-unknown", &[number]),
        Standing::InForce => words.say("web-verify-standing-in-force", &[number]),
        Standing::ReplacedBy(later) => {
            let later = ("later", later.to_string());
            words.say("web-verify-standing-replaced", &[number, later])
        }
    }
}

/// What was signed and with which key; nothing where nobody signed.
pub fn section_of(words: Words, found: &Verification) -> Markup {
    let Signed::By { key, statement } = &found.signed else {
        return html! {};
    };
    let names = ["round", "number", "replaces", "confirmed", "key", "key-id"]
        .map(|key| words.label(&format!("web-verify-signed-{key}")));
    let replaces = match &statement.replaces {
        Some(old) => html! { (old.number) " " code { (old.manifest) } },
        None => html! { (words.label("web-verify-none")) },
    };
    let rows = summary(&[
        (&names[0], html! { (statement.round) }),
        (&names[1], html! { (statement.number) }),
        (&names[2], replaces),
        (&names[3], html! { (statement.confirmed) }),
        (&names[4], html! { code { (key) } }),
        (&names[5], html! { code { (key.id()) } }),
    ]);
    let body = html! {
        (rows)
        p { (words.label("web-verify-compare")) " " a href=(KEYS) { (words.label("web-verify-keys")) } }
    };
    section("tanda-tangan", &words.label("web-verify-signature"), &body)
}
