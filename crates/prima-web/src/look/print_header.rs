//! What paper must say by itself: whose page this is and where it stands.

use maud::{Markup, html};
use prima_document::wording::Words;

/// Shown on paper only. `address` is the whole address of the page, `day` the
/// day its data were published, written out.
pub fn print_header(words: Words, address: &str, day: &str) -> Markup {
    html! {
        div class="print-header" {
            p class="print-brand" { "Prima" }
            p { (words.label("web-footer-unofficial")) }
            p { (words.say("web-print-from", &[("address", address.to_owned()), ("day", day.to_owned())])) }
        }
    }
}
