//! What stands where nothing is: why, and what to do.

use super::Link;
use maud::{Markup, html};

/// Nothing, explained.
#[derive(Clone, Copy, Debug)]
pub struct Empty<'a> {
    /// What there is none of.
    pub title: &'a str,
    /// Why, or what else may help.
    pub about: &'a str,
    /// A way on.
    pub action: Option<Link<'a>>,
}

/// The empty state.
pub fn empty(empty: &Empty) -> Markup {
    html! {
        div class="empty" {
            p class="empty-title" { (empty.title) }
            p { (empty.about) }
            @if let Some(action) = &empty.action {
                p { a class="onward" href=(action.address) { (action.name) } }
            }
        }
    }
}
