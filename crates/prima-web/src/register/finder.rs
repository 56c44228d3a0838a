//! A form with one field to search by, and its answer in the address.

use maud::{Markup, html};
use prima_document::wording::Words;

/// The form.
#[derive(Clone, Copy, Debug)]
pub struct Finder<'a> {
    /// Where it leads.
    pub action: &'a str,
    /// What one searches for.
    pub label: &'a str,
    /// What to write.
    pub hint: &'a str,
    /// What was written.
    pub value: &'a str,
    /// Names and values the address keeps.
    pub kept: &'a [(&'a str, &'a str)],
}

/// The form with its button.
pub fn finder(words: Words, finder: &Finder) -> Markup {
    html! {
        form class="find" role="search" action=(finder.action) method="get" aria-label=(finder.label) {
            @for (name, value) in finder.kept { input type="hidden" name=(name) value=(value); }
            label for="q" { (finder.label) }
            p class="hint" id="q-hint" { (finder.hint) }
            div class="find-line" {
                input id="q" name="q" type="search" value=(finder.value) aria-describedby="q-hint";
                button type="submit" { (words.label("web-search")) }
            }
        }
    }
}
