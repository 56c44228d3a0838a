//! What paper must say by itself: whose page this is, where it stands, and of when.

use maud::{Markup, html};
use prima_document::wording::Words;
use prima_domain::register::day::Day;

/// Shown on paper only. `address` is the whole address of the page, `day` the
/// day its data were published, written out; empty where it shows none that were.
pub fn print_header(words: Words, address: &str, day: &str) -> Markup {
    header(words, address, day, None)
}

/// The same for a page that is kept for one day, which is one of
/// [`crate::routes::DAILY`]: it says on which day it was made, at `now` in seconds
/// UTC; none where nobody said what time it is.
pub fn daily_print_header(words: Words, address: &str, day: &str, now: Option<i64>) -> Markup {
    header(words, address, day, now)
}

fn header(words: Words, address: &str, day: &str, now: Option<i64>) -> Markup {
    let address = ("address", address.to_owned());
    let printed = match day {
        "" => words.say("web-print-from-undated", &[address]),
        day => words.say("web-print-from", &[address, ("day", day.to_owned())]),
    };
    let made = now.map(|now| [("day", words.date(&Day::at(now).to_string()))]);
    html! {
        div class="print-header" {
            p class="print-brand" { "Prima" }
            p { (words.label("web-footer-unofficial")) }
            p {
                (printed)
                @if let Some(made) = &made { " " (words.say("web-print-made", made)) }
            }
        }
    }
}
