//! Honours a body received, each with its event, its day and its source.

use super::{Provenance, provenance};
use maud::{Markup, html};
use prima_document::wording::Words;

/// One honour.
#[derive(Clone, Debug)]
pub struct Honour<'a> {
    /// What was conferred.
    pub title: &'a str,
    /// Where it leads; may be empty.
    pub address: &'a str,
    /// Event and conferring body.
    pub event: &'a str,
    /// Day, written out.
    pub day: &'a str,
    /// Who received it, or which unit earned it, where that is someone else.
    pub credited: Option<Markup>,
    /// Links to its certificate, where it has one.
    pub certificate: Option<Markup>,
    /// Where this is known from.
    pub provenance: Option<Provenance<'a>>,
}

/// The honours, in the order given.
pub fn honours(words: Words, honours: &[Honour]) -> Markup {
    html! {
        ul class="honours" {
            @for honour in honours {
                li class="honour" {
                    (medal())
                    div {
                        p class="honour-title" {
                            @if honour.address.is_empty() { (honour.title) }
                            @else { a href=(honour.address) { (honour.title) } }
                        }
                        p class="honour-event" { (honour.event) " · " span class="unbroken" { (honour.day) } }
                        @if let Some(credited) = &honour.credited { p class="honour-credited" { (credited) } }
                        @if let Some(certificate) = &honour.certificate { p class="honour-certificate" { (certificate) } }
                        @if let Some(source) = &honour.provenance { (provenance(words, source)) }
                    }
                }
            }
        }
    }
}

/// A kawung flower with ribbons.
fn medal() -> Markup {
    html! {
        svg class="medal" width="36" height="44" viewBox="0 0 36 44" aria-hidden="true" {
            path class="medal-ribbon" d="M11 26L7 43l11-6 11 6-4-17z" {}
            circle class="medal-disc" cx="18" cy="17" r="16" {}
            g class="medal-leaves" {
                ellipse cx="12.5" cy="11.5" rx="6.4" ry="3.1" transform="rotate(45 12.5 11.5)" {}
                ellipse cx="23.5" cy="22.5" rx="6.4" ry="3.1" transform="rotate(45 23.5 22.5)" {}
                ellipse cx="23.5" cy="11.5" rx="6.4" ry="3.1" transform="rotate(-45 23.5 11.5)" {}
                ellipse cx="12.5" cy="22.5" rx="6.4" ry="3.1" transform="rotate(-45 12.5 22.5)" {}
            }
        }
    }
}
