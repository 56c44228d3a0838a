//! What paper must say by itself: whose page this is and where it stands.

use maud::{Markup, html};
use prima_document::wording::Words;

/// Shown on paper only. `address` is the whole address of the page, `day` the
/// day its data were published, written out; empty where it shows none that were.
pub fn print_header(words: Words, address: &str, day: &str) -> Markup {
    let address = ("address", address.to_owned());
    let printed = match day {
        "" => words.say("web-print-from-undated", &[address]),
        day => words.say("web-print-from", &[address, ("day", day.to_owned())]),
    };
    html! {
        div class="print-header" {
            p class="print-brand" { "Prima" }
            p { (words.label("web-footer-unofficial")) }
            p { (printed) }
        }
    }
}
