//! How a page opens: what it is about, in one look.

use maud::{Markup, html};

/// The opening of a page.
#[derive(Clone, Debug)]
pub struct Opening<'a> {
    /// Small line above the title: what kind of page this is.
    pub kind: Option<&'a str>,
    /// The page's only `h1`.
    pub title: &'a str,
    /// One or two sentences; may be empty.
    pub lead: &'a str,
    /// Below the lead, such as [`super::summary`].
    pub facts: Option<Markup>,
    /// Beside the title on a wide screen, below it on a narrow one: the one
    /// thing a reader came for, such as [`super::verdict`] or [`super::figure`].
    pub answer: Option<Markup>,
}

/// The opening.
pub fn opening(opening: &Opening) -> Markup {
    html! {
        div class={ "opening" @if opening.answer.is_some() { " with-answer" } } {
            div {
                @if let Some(kind) = opening.kind { p class="eyebrow" { (kind) } }
                h1 { (unbroken(opening.title)) }
                @if !opening.lead.is_empty() { p class="lead" { (opening.lead) } }
                @if let Some(facts) = &opening.facts { (facts) }
            }
            @if let Some(answer) = &opening.answer { div class="answer" { (answer) } }
        }
    }
}

/// A title whose hyphens, as in "rata-rata", do not end a line.
pub(super) fn unbroken(title: &str) -> Markup {
    html! {
        @for (place, word) in title.split(' ').enumerate() {
            @if place > 0 { " " }
            @if word.contains('-') { span class="unbroken" { (word) } }
            @else { (word) }
        }
    }
}
