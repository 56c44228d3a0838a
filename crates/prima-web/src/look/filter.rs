//! A form that narrows a list; its choices stand in the address.

use super::{Control, Field, field};
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

/// A filter of which only the first fields are shown at once; the others fold away
/// behind how many of them narrow, and are open where one does. Folding needs no
/// script. What is shown are the words to look for, so its button says that it
/// searches.
pub fn folded_filter(words: Words, filter: &Filter, shown: usize) -> Markup {
    let (first, others) = filter.fields.split_at(shown.min(filter.fields.len()));
    let n_set = others.iter().filter(|one| is_set(one)).count();
    html! {
        form class="filter" action=(filter.action) method="get" aria-label=(words.label("web-filter")) {
            @for (name, value) in filter.kept { input type="hidden" name=(name) value=(value); }
            @for one in first { (field(words, one)) }
            details class="filter-more" open[n_set > 0] {
                summary {
                    @if n_set == 0 { (words.label("web-filter-more")) }
                    @else { (words.counted("web-filter-more-set", n_set, &[])) }
                }
                div { @for one in others { (field(words, one)) } }
            }
            div class="filter-actions" {
                button type="submit" { (words.label("web-search")) }
                @if let Some(address) = filter.reset {
                    a class="plain-action" href=(address) { (words.label("web-filter-reset")) }
                }
            }
        }
    }
}

/// Whether a field narrows.
fn is_set(field: &Field) -> bool {
    match field.control {
        Control::Select { choices } => {
            let mut chosen = choices.iter().filter(|choice| choice.chosen);
            chosen.any(|choice| !choice.value.is_empty())
        }
        Control::Search { value } | Control::Text { value } | Control::Day { value } => {
            !value.is_empty()
        }
        _ => false,
    }
}
