//! The parts of the page of assignments.

use super::View;
use crate::desk::{Form, Visit, form};
use crate::look::{Choice, Control, Empty, Field, Sure, empty, field, sure};
use crate::register::lifted;
use maud::{Markup, html};
use prima_store::cycle::Assignment;

/// The form that shares units.
pub fn sharing(visit: &Visit, view: &View) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let n = [("n", words.count(view.evaluators.len()))];
    html! {
        input type="hidden" name="apa" value="bagi";
        p { (words.say("web-board-share-about", &n)) }
        (field(words, &Field {
            name: "banyak",
            label: &words.label("web-board-share-n"),
            hint: None,
            error: view.faults.of("banyak"),
            control: Control::Text { value: typed.value("banyak") },
        }))
    }
}

/// The form that gives a unit to somebody.
pub fn by_hand(visit: &Visit, view: &View) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let units: Vec<Choice> = view
        .units
        .iter()
        .map(|unit| Choice {
            value: &unit.unit,
            label: &unit.name,
            chosen: typed.value("unit") == unit.unit,
        })
        .collect();
    let people: Vec<Choice> = view
        .evaluators
        .iter()
        .map(|one| Choice {
            value: &one.id,
            label: &one.name,
            chosen: typed.value("penilai") == one.id,
        })
        .collect();
    let one = |name: &'static str, label: &str, choices: &[Choice]| {
        let control = Control::Select { choices };
        field(
            words,
            &Field {
                name,
                label,
                hint: None,
                error: view.faults.of(name),
                control,
            },
        )
    };
    html! {
        input type="hidden" name="apa" value="beri";
        (one("unit", &words.label("web-board-column-unit"), &units))
        (one("penilai", &words.label("web-role-evaluator"), &people))
    }
}

/// Who has what, with the form that takes it back.
pub fn list(visit: &Visit, view: &View, action: &str) -> Markup {
    let words = visit.words();
    if view.assigned.is_empty() {
        return empty(&Empty {
            title: &words.label("web-board-assigned-none"),
            about: &words.label("web-board-assigned-none-about"),
            action: None,
        });
    }
    html! {
        @for unit in view.units {
            @let own: Vec<&(String, Assignment)> = view.assigned.iter().filter(|(_, row)| row.unit == unit.unit).collect();
            @if !own.is_empty() {
                h3 { (unit.name) }
                @for (name, row) in own { (one_assigned(visit, view, action, name, row)) }
            }
        }
    }
}

fn one_assigned(visit: &Visit, view: &View, action: &str, name: &str, row: &Assignment) -> Markup {
    let words = visit.words();
    let id = format!("tarik-{}-{}", row.unit, row.evaluator);
    let mut units = view.units.iter();
    let is_barred = units.any(|unit| unit.unit == row.unit && unit.barred.contains(&row.evaluator));
    let asked = Sure {
        id: &format!("yakin-{}-{}", row.unit, row.evaluator),
        label: &words.label("web-board-take-back-sure"),
        ..Sure::default()
    };
    let fields = html! {
        input type="hidden" name="apa" value="tarik";
        input type="hidden" name="unit" value=(row.unit);
        input type="hidden" name="penilai" value=(row.evaluator);
        (sure(words, &asked))
    };
    html! {
        div class="assigned" id=(id) {
            p {
                (name) " "
                span class="muted" { (words.label(if row.origin == "hand" { "web-board-by-hand" } else { "web-board-automatic" })) }
            }
            @if is_barred { p { strong { (words.label("web-board-barred")) } } }
            @for one in view.lifted.iter().filter(|one| (&one.row.person, &one.row.body) == (&row.evaluator, &row.unit)) {
                p { strong { (lifted::said(words, one)) } }
            }
            @if let Some(error) = view.faults.of(&id) {
                p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
            }
            details open[view.faults.of(&id).is_some()] {
                summary { (words.label("web-board-take-back")) span class="visually-hidden" { ": " (name) } }
                (form(visit, &Form { action, has_files: false, fields, button: &words.label("web-board-take-back") }))
            }
        }
    }
}
