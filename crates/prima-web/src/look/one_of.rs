//! One of a few answers, each with a line of explanation.

use super::Choice;
use maud::{Markup, html};
use prima_document::wording::Words;

/// A question with its answers.
#[derive(Clone, Copy, Debug)]
pub struct OneOf<'a> {
    /// Its id in the page and its name in the form.
    pub name: &'a str,
    /// The question.
    pub label: &'a str,
    /// What helps to choose.
    pub hint: Option<&'a str>,
    /// What is wrong with what was chosen.
    pub error: Option<&'a str>,
    /// The answers.
    pub choices: &'a [Choice<'a>],
}

/// The question as a group of round buttons.
pub fn one_of(words: Words, asked: &OneOf) -> Markup {
    let hint = asked.hint.map(|_| format!("{}-hint", asked.name));
    let error = asked.error.map(|_| format!("{}-error", asked.name));
    let described: Vec<&str> = [&hint, &error]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    html! {
        fieldset class={ "one-of" @if asked.error.is_some() { " wrong" } } id=(asked.name) aria-describedby=[described] {
            legend { (asked.label) }
            @if let (Some(id), Some(hint)) = (&hint, asked.hint) { p class="hint" id=(id) { (hint) } }
            @if let (Some(id), Some(error)) = (&error, asked.error) {
                p class="field-error" id=(id) {
                    span class="visually-hidden" { (words.label("web-error-prefix")) " " }
                    (error)
                }
            }
            @for (place, choice) in asked.choices.iter().enumerate() {
                @let id = format!("{}-{}", asked.name, place);
                div class="choice" {
                    input type="radio" id=(id) name=(asked.name) value=(choice.value) checked[choice.chosen];
                    label for=(id) { (choice.label) }
                }
            }
        }
    }
}
