//! The forms of a re-assessment: to ask, to answer, and to review again.

use super::super::place;
use super::super::question;
use super::{PAGE, View};
use crate::desk::{Form, Visit, form};
use crate::look::{Choice, Control, Field, OneOf, field, one_of};
use maud::{Markup, html};
use prima_store::cycle::Reassessment;

/// The form of the unit, or why it cannot ask now.
pub(super) fn asking(visit: &Visit, view: &View) -> Markup {
    let (words, fields) = (visit.words(), visit.fields());
    if let Some(why) = &view.found.not_asking {
        return html! { p class="closed" { (why.text(words.lang)) } };
    }
    let chosen = fields.values("codes");
    let error = |name| place::error_of(view.faults, name);
    let body = html! {
        input type="hidden" name="apa" value="minta";
        fieldset class={ "one-of" @if error("codes").is_some() { " wrong" } } id="codes" tabindex="-1" {
            legend { (words.label("web-again-codes")) }
            @if let Some(error) = error("codes") {
                p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
            }
            @for one in view.questions {
                @let id = format!("pilih-{}", question::id(&one.code));
                div class="choice" {
                    input type="checkbox" id=(id) name="codes" value=(one.code) checked[chosen.contains(&one.code.as_str())];
                    label for=(id) { (place::named(words, one)) }
                }
            }
        }
        (field(words, &Field { name: "reason", label: &words.label("web-again-reason"), hint: Some(&words.label("web-again-reason-hint")), error: error("reason"), control: Control::Lines { value: fields.exact("reason"), rows: 4 } }))
        (place::sure(words, &words.label("web-again-sure"), error("yakin")))
    };
    send(visit, view, body, "web-again-send")
}

/// The form of an officer.
pub(super) fn deciding(visit: &Visit, view: &View, request: &Reassessment) -> Markup {
    let (words, fields) = (visit.words(), visit.fields());
    let (grant, refuse) = (
        words.label("web-again-grant"),
        words.label("web-again-refuse"),
    );
    let chosen = fields.value("jawaban");
    let choice = |value: &'static str, label| Choice {
        value,
        label,
        chosen: chosen == value,
    };
    let error = |name| place::error_of(view.faults, name);
    let body = html! {
        input type="hidden" name="apa" value="jawab";
        input type="hidden" name="nomor" value=(request.number);
        (one_of(words, &OneOf { name: "jawaban", label: &words.label("web-again-answer"), hint: None, error: error("jawaban"), choices: &[choice("kabul", &grant), choice("tolak", &refuse)] }))
        (field(words, &Field { name: "reason", label: &words.label("web-again-answer-reason"), hint: Some(&words.label("web-again-answer-hint")), error: error("reason"), control: Control::Lines { value: fields.exact("reason"), rows: 3 } }))
    };
    send(visit, view, body, "web-again-decide")
}

/// The form of an evaluator: the named indicators again.
pub(super) fn reviewing(visit: &Visit, view: &View, request: &Reassessment) -> Markup {
    let (words, fields) = (visit.words(), visit.fields());
    let named = |code: &str| view.questions.iter().find(|one| one.code == code);
    let error = |name: &str| place::error_of(view.faults, name);
    let body = html! {
        input type="hidden" name="apa" value="nilai";
        input type="hidden" name="nomor" value=(request.number);
        p { (words.label("web-again-review-about")) }
        @for one in request.codes.lines().filter_map(named) {
            @let sent = question::sent(visit.asked.lang, fields, one);
            @let value = sent.as_ref().map_or("", |sent| sent.value.as_str());
            @let note = sent.as_ref().map_or("", |sent| sent.note.as_str());
            @let asked = question::Asked { note, error: error(&question::id(&one.code)), ..question::unanswered(one, value) };
            (question::markup(words, &asked))
        }
        (place::sure(words, &words.label("web-again-review-sure"), error("yakin")))
    };
    send(visit, view, body, "web-again-review")
}

fn send(visit: &Visit, view: &View, fields: Markup, button: &str) -> Markup {
    form(
        visit,
        &Form {
            action: &view.place.at(PAGE),
            has_files: false,
            fields,
            button: &visit.words().label(button),
        },
    )
}
