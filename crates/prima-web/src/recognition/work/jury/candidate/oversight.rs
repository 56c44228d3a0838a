//! What those who look over a candidate's jury see and do: seats given and taken
//! by hand, recusals, and the closing of the result.

use super::super::super::candidacy::ticked;
use super::{View, name};
use crate::desk::{Form, Visit, form, moment};
use crate::look::{Choice, Control, Empty, Field, Words, empty, field};
use maud::{Markup, html};
use prima_domain::refusal::Refusal as Rule;
use prima_instrument::programme::jury::JuryForm;
use prima_store::recognition::jury::JurySeat;
use prima_workflow::assessment::Refusal;

/// Who judges the candidate, and how far each is.
pub fn seats(visit: &Visit, view: &View) -> Markup {
    let (words, found) = (visit.words(), view.found);
    let of = [
        ("n", words.count(found.seats.len())),
        ("all", found.jury.jurors.to_string()),
    ];
    html! {
        p { (words.say("web-jury-seats-n", &of)) }
        @if found.seats.is_empty() {
            (empty(&Empty { title: &words.label("web-jury-seats-none"), about: &words.label("web-jury-seats-none-about"), action: None }))
        }
        @for seat in &found.seats {
            h3 { (name(view, &seat.juror)) }
            p {
                @match seat.handed_in.as_str() {
                    "" => (words.label("web-jury-state-open")),
                    at => (words.say("web-jury-handed-in", &[("day", moment::day(words, at))])),
                }
            }
            @if found.may_share { (leaving(visit, view, seat)) }
        }
        @for one in &found.recusals {
            p { (words.say("web-jury-recused", &[("name", name(view, &one.juror).to_owned()), ("reason", one.reason.clone())])) }
        }
        @if found.may_share { (seating(visit, view)) }
    }
}

/// The forms by which a seat is taken: for now, before the sheet is in, or for good.
fn leaving(visit: &Visit, view: &View, seat: &JurySeat) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let juror = seat.juror.as_str();
    let is_this = typed.value("juror") == juror;
    let id = format!("alasan-{juror}");
    let error = view.trouble.faults.of("alasan-mundur").filter(|_| is_this);
    let take = html! {
        input type="hidden" name="apa" value="tarik";
        input type="hidden" name="juror" value=(juror);
    };
    let recuse = html! {
        input type="hidden" name="apa" value="mundurkan";
        input type="hidden" name="juror" value=(juror);
        div class={ "field" @if error.is_some() { " wrong" } } {
            label for=(id) { (words.label("web-jury-recuse-reason")) }
            @if let Some(error) = error {
                p class="field-error" id="alasan-mundur" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
            }
            input type="text" id=(id) name="alasan-mundur" value=(if is_this { typed.exact("alasan-mundur") } else { "" });
        }
    };
    let post = |fields: Markup, key: &str| {
        let named = [("name", name(view, juror).to_owned())];
        let button = words.say(key, &named);
        form(
            visit,
            &Form {
                action: view.own,
                has_files: false,
                fields,
                button: &button,
            },
        )
    };
    html! {
        @if seat.handed_in.is_empty() { (post(take, "web-jury-unseat")) }
        details { summary { (words.say("web-jury-recuse-other", &[("name", name(view, juror).to_owned())])) } (post(recuse, "web-jury-recuse-other")) }
    }
}

fn seating(visit: &Visit, view: &View) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let is_seated = |id: &str| view.found.seats.iter().any(|seat| seat.juror == id);
    let free = view.found.panel.iter().filter(|id| !is_seated(id));
    let choices: Vec<Choice> = free
        .map(|id| Choice {
            value: id,
            label: name(view, id),
            chosen: typed.value("juri") == id,
        })
        .collect();
    if choices.is_empty() {
        return html! { p class="closed" { (words.label("web-jury-nobody-free")) } };
    }
    let fields = html! {
        input type="hidden" name="apa" value="kursi";
        (field(words, &Field { name: "juri", label: &words.label("web-jury-seat-who"), hint: None, error: view.trouble.faults.of("juri"), control: Control::Select { choices: &choices } }))
    };
    form(
        visit,
        &Form {
            action: view.own,
            has_files: false,
            fields,
            button: &words.label("web-jury-seat"),
        },
    )
}

/// The form that closes the result, or why it cannot be closed yet.
pub fn closing(visit: &Visit, view: &View) -> Markup {
    let (words, found) = (visit.words(), view.found);
    if found.jury.form == JuryForm::Public {
        return match found.may_enter_votes {
            true => votes(visit, view),
            false => html! {},
        };
    }
    match found.not_closing {
        None => closing_form(visit, view),
        Some(rule) => html! { p class="closed" { (why(words, rule)) } },
    }
}

fn why(words: Words, rule: Rule) -> String {
    match rule {
        Rule::ReviewsMissing => words.label("web-jury-not-all-in"),
        Rule::EvaluatedIt => words.label("web-jury-judged-it"),
        other => Refusal::from(other).text(words.lang),
    }
}

fn closing_form(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let fields = html! {
        input type="hidden" name="apa" value="tutup";
        p { (words.label("web-jury-close-about")) }
        (ticked(words, "yakin-tutup", &words.label("web-jury-close-sure"), &view.trouble.faults))
    };
    form(
        visit,
        &Form {
            action: view.own,
            has_files: false,
            fields,
            button: &words.label("web-jury-close"),
        },
    )
}

fn votes(visit: &Visit, view: &View) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let faults = &view.trouble.faults;
    let line = |name: &'static str, key: &str| {
        let control = Control::Text {
            value: typed.exact(name),
        };
        field(
            words,
            &Field {
                name,
                label: &words.label(key),
                hint: None,
                error: faults.of(name),
                control,
            },
        )
    };
    let fields = html! {
        input type="hidden" name="apa" value="suara";
        p { (words.label("web-jury-public-about")) }
        (line("setuju", "web-jury-in-favour"))
        (line("semua", "web-jury-voters"))
        (line("sumber", "web-jury-votes-source"))
        (ticked(words, "yakin-suara", &words.label("web-jury-close-sure"), faults))
    };
    form(
        visit,
        &Form {
            action: view.own,
            has_files: false,
            fields,
            button: &words.label("web-jury-close"),
        },
    )
}
