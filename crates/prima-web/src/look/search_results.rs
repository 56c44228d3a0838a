//! What a search found.

use super::{Empty, empty};
use maud::{Markup, html};
use prima_document::wording::Words;

/// One thing found.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// Its name.
    pub title: &'a str,
    /// Where it is.
    pub address: &'a str,
    /// What kind of thing it is.
    pub kind: &'a str,
    /// What tells it from its namesakes.
    pub about: Markup,
}

/// The results of one page, with how many there are in all; an empty state
/// where there are none.
pub fn search_results(words: Words, asked: &str, n_found: usize, found: &[Found]) -> Markup {
    let asked = ("asked", asked.to_owned());
    html! {
        @if n_found == 0 {
            (empty(&Empty {
                title: &words.say("web-search-nothing", &[asked]),
                about: &words.label("web-search-nothing-about"),
                action: None,
            }))
        } @else {
            p class="n-found" { (words.counted("web-search-found", n_found, &[asked])) }
            ol class="found" {
                @for one in found {
                    li {
                        p class="found-kind" { (one.kind) }
                        p class="found-title" { a href=(one.address) { (one.title) } }
                        div class="found-about" { (one.about) }
                    }
                }
            }
        }
    }
}
