//! What is wrong with a form, beside its fields and on top, and the fields that
//! several of these pages share.

use super::super::question::{self, Asked};
use crate::desk::Visit;
use crate::look::{self, FieldError, Sure, Words, error_summary};
use maud::{Markup, html};
use prima_domain::assessment::action::PlanFault;
use prima_workflow::assessment::Refusal;

/// What is wrong with a form: id of the field, message.
pub type Faults = Vec<(String, String)>;

/// A value to be chosen for a question, with what is wrong with it.
pub fn value_field(words: Words, legend: &str, asked: &Asked) -> Markup {
    let id = question::id(&asked.question.code);
    html! {
        fieldset class={ "question" @if asked.error.is_some() { " wrong" } } id=(id) tabindex="-1" {
            legend { (legend) }
            @if let Some(error) = asked.error {
                p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
            }
            (question::control(words, &id, asked))
            input type="hidden" name={ "v:" (asked.question.code) } value="0";
        }
    }
}

/// The field that a refusal is about, with the refusal in words; `other` where
/// it is about no field.
pub fn fault(words: Words, refusal: &Refusal, other: &str) -> (String, String) {
    let field = match refusal {
        Refusal::Blank { field } => field,
        Refusal::Unusable {
            field: "reply_length",
            ..
        } => "text",
        Refusal::Unusable { field, .. } => field,
        Refusal::Values(_) => "value",
        Refusal::AlreadyObjected { .. } => "code",
        Refusal::ActionPlan(faults) => match faults.first() {
            Some(PlanFault::NoOwner) => "owner",
            Some(PlanFault::DuePassed) => "due",
            _ => "title",
        },
        _ => other,
    };
    (field.to_owned(), refusal.text(words.lang))
}

/// The message of a field.
pub fn error_of<'a>(faults: &'a Faults, field: &str) -> Option<&'a str> {
    let found = faults.iter().find(|(name, _)| name == field);
    found.map(|(_, message)| message.as_str())
}

/// All messages of a form, on top.
pub fn summed_up(words: Words, faults: &Faults) -> Markup {
    let errors: Vec<FieldError> = faults
        .iter()
        .map(|(field, message)| FieldError { field, message })
        .collect();
    error_summary(words, &errors)
}

/// The tick box before what cannot be undone, where a page has one.
pub fn sure(words: Words, label: &str, error: Option<&str>) -> Markup {
    let asked = Sure {
        id: "yakin",
        label,
        error,
        form: None,
    };
    look::sure(words, &asked)
}

/// That the tick box was forgotten, where it was.
pub fn unsure(visit: &Visit) -> Faults {
    match visit.fields().value("yakin") {
        "ya" => Vec::new(),
        _ => vec![(
            "yakin".to_owned(),
            visit.words().label("web-outcome-unsure"),
        )],
    }
}
