//! Names with their values, and words with their meanings.

use maud::{Markup, html};

/// Name and value, one a line.
pub fn summary(rows: &[(&str, Markup)]) -> Markup {
    html! {
        dl class="summary" {
            @for (name, value) in rows {
                div { dt { (name) } dd { (value) } }
            }
        }
    }
}

/// Words explained: each with an id to link to (`istilah-…`), and its meaning.
pub fn terms(terms: &[(&str, &str, Markup)]) -> Markup {
    html! {
        dl class="terms" {
            @for (id, word, meaning) in terms {
                div { dt id={ "istilah-" (id) } { (word) } dd { (meaning) } }
            }
        }
    }
}
