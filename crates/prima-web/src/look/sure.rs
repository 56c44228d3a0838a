//! The tick box before what cannot be undone.

use maud::{Markup, html};
use prima_document::wording::Words;

/// Somebody says to be sure; the field of every such box is `yakin`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sure<'a> {
    /// Id of the box: a page may have one in each of several forms.
    pub id: &'a str,
    /// What somebody is sure of.
    pub label: &'a str,
    /// That it was not ticked, or why ticking was not enough.
    pub error: Option<&'a str>,
    /// Id of the form it is of, where it stands outside of it.
    pub form: Option<&'a str>,
}

/// The box with its label, and what is wrong above it. It is never ticked
/// beforehand, nor after a mistake.
pub fn sure(words: Words, asked: &Sure) -> Markup {
    let error = asked.error.map(|_| format!("{}-error", asked.id));
    html! {
        div class={ "field" @if error.is_some() { " wrong" } } {
            @if let (Some(id), Some(error)) = (&error, asked.error) {
                p class="field-error" id=(id) {
                    span class="visually-hidden" { (words.label("web-error-prefix")) " " }
                    (error)
                }
            }
            div class="choice" {
                input type="checkbox" id=(asked.id) name="yakin" value="ya" form=[asked.form] aria-describedby=[&error];
                label for=(asked.id) { (asked.label) }
            }
        }
    }
}
