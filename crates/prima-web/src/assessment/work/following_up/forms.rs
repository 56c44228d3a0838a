//! The forms of a unit's promises: to make one, and to take it a step on.

use super::super::place;
use super::{PAGE, View, id};
use crate::desk::{Form, Visit, form};
use crate::frame::localized;
use crate::look::{Choice, Control, Field, Sure, field, sure};
use maud::{Markup, html};
use prima_domain::assessment::action::Step;
use prima_workflow::assessment::read::ActionLine;

/// The form that takes the next step of a promise.
pub(super) fn working(visit: &Visit, view: &View, line: &ActionLine) -> Markup {
    let (words, fields) = (visit.words(), visit.fields());
    let number = line.action.number;
    let is_sent = fields.value("nomor") == number.to_string();
    let typed = |name: &str| if is_sent { fields.exact(name) } else { "" };
    let labels: Vec<(&str, String)> = line
        .steps
        .iter()
        .map(|step| {
            (
                step.code(),
                words.label(&format!("web-action-step-{}", step.code())),
            )
        })
        .collect();
    let chosen = typed("langkah");
    let choices: Vec<Choice> = labels
        .iter()
        .map(|(value, label)| Choice {
            value,
            label,
            chosen: *value == chosen,
        })
        .collect();
    let error = |name: &str| place::error_of(view.faults, name);
    let file = id("berkas", number);
    let (steps, proof, note) = (
        id("langkah", number),
        id("bukti", number),
        id("catatan", number),
    );
    let asked = Sure {
        id: &id("yakin", number),
        label: &words.label("web-action-sure"),
        ..Sure::default()
    };
    let body = html! {
        input type="hidden" name="apa" value="langkah";
        input type="hidden" name="nomor" value=(number);
        input type="hidden" name="versi" value=(line.action.version);
        (steps_field(visit, &steps, &choices, error(&steps)))
        @if line.steps.contains(&Step::Confirm) {
            (sure(words, &asked))
        }
        @if !view.vault.is_empty() {
            @let none = words.label("web-action-piece-none");
            @let files: Vec<Choice> = std::iter::once(Choice { value: "", label: &none, chosen: typed(&file).is_empty() })
                .chain(view.vault.iter().map(|one| Choice { value: &one.evidence.evidence, label: &one.evidence.title, chosen: typed(&file) == one.evidence.evidence }))
                .collect();
            (field(words, &Field { name: &file, label: &words.label("web-action-piece"), hint: Some(&words.label("web-action-piece-hint")), error: error(&file), control: Control::Select { choices: &files } }))
        }
        (field(words, &Field { name: &proof, label: &words.label("web-action-evidence"), hint: Some(&words.label("web-outcome-evidence-hint")), error: error(&proof), control: Control::Lines { value: typed(&proof), rows: 2 } }))
        (field(words, &Field { name: &note, label: &words.label("web-action-note"), hint: Some(&words.label("web-action-note-hint")), error: error(&note), control: Control::Lines { value: typed(&note), rows: 2 } }))
    };
    form(
        visit,
        &Form {
            action: &view.place.at(PAGE),
            has_files: false,
            fields: body,
            button: &words.label("web-action-take"),
        },
    )
}

/// The permitted steps, of which one is taken.
fn steps_field(visit: &Visit, id: &str, choices: &[Choice], error: Option<&str>) -> Markup {
    let words = visit.words();
    html! {
        fieldset class={ "one-of" @if error.is_some() { " wrong" } } id=(id) {
            legend { (words.label("web-action-step")) }
            @if let Some(error) = error {
                p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
            }
            @for (place, choice) in choices.iter().enumerate() {
                div class="choice" {
                    input type="radio" id={ (id) "-" (place) } name="langkah" value=(choice.value) checked[choice.chosen];
                    label for={ (id) "-" (place) } { (choice.label) }
                }
            }
        }
    }
}

/// The form that makes a promise, with the weak indicators it may be for.
pub(super) fn planning(visit: &Visit, view: &View) -> Markup {
    let (words, fields) = (visit.words(), visit.fields());
    if !view.is_determined {
        return html! { p class="closed" { (words.label("web-action-not-yet")) } };
    }
    let asked = match fields.has("code") {
        true => fields.value("code"),
        false => visit.asked.value("indikator"),
    };
    let named = place::all_named(words, view.questions);
    let error = |name| place::error_of(view.faults, name);
    let body = html! {
        input type="hidden" name="apa" value="rencana";
        (field(words, &Field { name: "code", label: &words.label("web-outcome-indicator"), hint: None, error: error("code"), control: Control::Select { choices: &place::choices(&named, asked) } }))
        (field(words, &Field { name: "title", label: &words.label("web-action-what"), hint: None, error: error("title"), control: Control::Text { value: fields.exact("title") } }))
        (field(words, &Field { name: "owner", label: &words.label("web-action-owner"), hint: Some(&words.label("web-action-owner-hint")), error: error("owner"), control: Control::Text { value: fields.exact("owner") } }))
        (field(words, &Field { name: "due", label: &words.label("web-action-due"), hint: None, error: error("due"), control: Control::Day { value: fields.exact("due") } }))
    };
    html! {
        @if !view.weak.is_empty() {
            p { (words.label("web-action-weak")) }
            ul class="links" {
                @for code in view.weak {
                    @let to = format!("{}?indikator={code}#code", localized(words.lang, &view.place.at(PAGE)));
                    li { a href=(to) { (place::called(words, view.questions, code)) } }
                }
            }
        }
        (form(visit, &Form { action: &view.place.at(PAGE), has_files: false, fields: body, button: &words.label("web-action-plan") }))
    }
}
