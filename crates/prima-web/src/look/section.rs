//! Sections of a page and the list that leads to them.

use maud::{Markup, html};
use prima_document::wording::Words;

/// A section with its `h2`; its first id is `id`.
pub fn section(id: &str, heading: &str, body: &Markup) -> Markup {
    let heading_id = format!("{id}-heading");
    html! {
        section id=(id) aria-labelledby=(heading_id) {
            h2 id=(heading_id) { (super::opening::unbroken(heading)) }
            (body)
        }
    }
}

/// Links to sections: id and heading of each.
pub fn contents(words: Words, sections: &[(&str, &str)]) -> Markup {
    html! {
        nav class="contents" aria-label=(words.label("web-contents")) {
            p class="contents-title" aria-hidden="true" { (words.label("web-contents")) }
            ul {
                @for (id, heading) in sections {
                    li { a href={ "#" (id) } { (heading) } }
                }
            }
        }
    }
}
