//! A juror's own sheet: the form, what hands it in, and the way out of the seat.

use super::super::super::candidacy::ticked;
use super::View;
use crate::assessment::work::question::{Asked, Theirs, markup, shown};
use crate::desk::{Form, Visit, form};
use crate::frame::localized;
use crate::look::{Control, Field, Words, field};
use maud::{Markup, html};
use prima_instrument::form::Question;
use prima_instrument::programme::jury::JuryForm;
use prima_instrument::words::figure;

/// The own sheet: to be filled in, or what was handed in.
pub fn own(visit: &Visit, view: &View) -> Markup {
    let (words, found) = (visit.words(), view.found);
    html! {
        @if found.not_scoring.is_none() {
            p { (words.label("web-jury-own-about")) }
            (filling(visit, view))
            (handing_in(visit, view))
            ul class="beside" {
                li { a href=(localized(words.lang, &format!("{}/lembar", view.own))) { (words.label("web-jury-workbook")) } }
            }
        } @else if found.sheets.is_empty() {
            (read(words, view))
        }
        @if found.may_recuse { (recusing(visit, view)) }
    }
}

fn filling(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let fields = html! {
        input type="hidden" name="apa" value="simpan";
        @for one in view.questions { (asked(words, view, one)) }
    };
    form(
        visit,
        &Form {
            action: view.own,
            has_files: false,
            fields,
            button: &words.label("web-jury-save"),
        },
    )
}

fn asked(words: Words, view: &View, one: &Question) -> Markup {
    let code = one.code.as_str();
    let mut own = view.found.own.iter();
    let row = own.find(|row| row.criterion == code);
    let mut sent = view.sent.iter();
    let sent = sent.find(|sent| sent.code == code);
    let stale = view.trouble.stale.get(code);
    let criterion = view.found.jury.criterion(code);
    let hint = criterion.map(|one| {
        let arguments = [
            ("weight", figure(words.lang, &one.weight)),
            ("min", figure(words.lang, &one.scale.min)),
            ("max", figure(words.lang, &one.scale.max)),
        ];
        let key = match view.found.jury.form {
            JuryForm::Administrative => "web-jury-condition",
            _ => "web-jury-points",
        };
        words.say(key, &arguments)
    });
    markup(
        words,
        &Asked {
            question: one,
            value: match sent {
                Some(sent) => &sent.value,
                None => row.map_or("", |row| &row.value),
            },
            note: match sent {
                Some(sent) => &sent.note,
                None => row.map_or("", |row| &row.note),
            },
            private: Some(match sent {
                Some(sent) => &sent.private,
                None => row.map_or("", |row| &row.private),
            }),
            version: match (stale, sent) {
                (Some(stale), _) => stale.version,
                (None, Some(sent)) => sent.version,
                (None, None) => row.map_or(0, |row| row.version),
            },
            by: "",
            history: None,
            error: view.trouble.answers.get(code).map(String::as_str),
            theirs: stale.map(|stale| Theirs {
                value: &stale.theirs,
                note: &stale.their_note,
                private: &stale.their_private,
                by: "",
            }),
            suggestion: hint.as_deref(),
            beside: html! {},
        },
    )
}

fn handing_in(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let fields = html! {
        input type="hidden" name="apa" value="serah";
        p { (words.label("web-jury-hand-in-about")) }
        (ticked(words, "yakin-serah", &words.label("web-jury-hand-in-sure"), &view.trouble.faults))
    };
    form(
        visit,
        &Form {
            action: view.own,
            has_files: false,
            fields,
            button: &words.label("web-jury-hand-in"),
        },
    )
}

/// The sheet as it was handed in.
fn read(words: Words, view: &View) -> Markup {
    let found = view.found;
    html! {
        @if found.result.is_none() { p { (words.label("web-jury-wait")) } }
        dl class="summary" {
            @for one in view.questions {
                @let row = found.own.iter().find(|row| row.criterion == one.code);
                div {
                    dt { (words.text(&one.title)) }
                    dd {
                        (shown(words, &one.answer, row.map_or("", |row| &row.value)))
                        @if let Some(row) = row {
                            @if !row.note.is_empty() { br; (row.note) }
                            @if !row.private.is_empty() { br; span class="muted" { (row.private) } }
                        }
                    }
                }
            }
        }
    }
}

fn recusing(visit: &Visit, view: &View) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let faults = &view.trouble.faults;
    let fields = html! {
        input type="hidden" name="apa" value="mundur";
        (field(words, &Field { name: "alasan-mundur", label: &words.label("web-jury-recuse-reason"), hint: Some(&words.label("web-jury-recuse-reason-hint")), error: faults.of("alasan-mundur"), control: Control::Lines { value: typed.exact("alasan-mundur"), rows: 2 } }))
        (ticked(words, "yakin-mundur", &words.label("web-jury-recuse-sure"), faults))
    };
    html! {
        h3 { (words.label("web-jury-recuse")) }
        p { (words.label("web-jury-recuse-about")) }
        (form(visit, &Form { action: view.own, has_files: false, fields, button: &words.label("web-jury-recuse") }))
    }
}
