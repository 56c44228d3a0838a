//! A form that narrows a list; its choices stand in the address.

use super::{Field, field};
use maud::{Markup, html};
use prima_document::wording::Words;

/// A filter.
#[derive(Clone, Copy, Debug)]
pub struct Filter<'a> {
    /// Address of the list.
    pub action: &'a str,
    /// What one narrows by.
    pub fields: &'a [Field<'a>],
    /// Names and values the address keeps, such as the order.
    pub kept: &'a [(&'a str, &'a str)],
    /// Address of the whole list, where something is narrowed.
    pub reset: Option<&'a str>,
}

/// The filter as a form.
pub fn filter(words: Words, filter: &Filter) -> Markup {
    html! {
        form class="filter" action=(filter.action) method="get" aria-label=(words.label("web-filter")) {
            @for (name, value) in filter.kept { input type="hidden" name=(name) value=(value); }
            @for one in filter.fields { (field(words, one)) }
            div class="filter-actions" {
                button type="submit" { (words.label("web-filter-apply")) }
                @if let Some(address) = filter.reset {
                    a class="plain-action" href=(address) { (words.label("web-filter-reset")) }
                }
            }
        }
    }
}
