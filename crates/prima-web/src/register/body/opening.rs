//! Who a body is, and the newest verdict on it.

use super::view::BodyView;
use super::{honours, kind_and_place, nearby, standing};
use crate::look::{self, Empty, Opening, empty, summary};
use crate::register::notes::{Notes, Origin, REGISTER};
use crate::register::told;
use maud::{Markup, html};
use prima_document::wording::Words;

/// The opening of the card.
pub fn markup(words: Words, view: &BodyView, notes: &mut Notes) -> Markup {
    let kind = kind_and_place(words, view);
    let newest = view.newest();
    let answer = match newest.first() {
        Some(result) => standing::card(words, result, notes),
        None => honours::newest(words, view, notes).unwrap_or_else(|| nothing(words, view)),
    };
    look::opening(&Opening {
        kind: Some(&kind),
        title: &view.body.name,
        lead: "",
        facts: Some(facts(words, view, notes)),
        answer: Some(answer),
    })
}

/// What stands in place of a verdict.
fn nothing(words: Words, view: &BodyView) -> Markup {
    let (title, about) = match view.honours.is_empty() && view.statements.is_empty() {
        true => ("web-body-nothing", "web-body-nothing-about"),
        false => ("web-body-no-verdict", "web-body-no-verdict-about"),
    };
    html! {
        (empty(&Empty {
            title: &words.label(title),
            about: &words.label(about),
            action: None,
        }))
        (nearby::markup(words, &view.nearby))
    }
}

fn facts(words: Words, view: &BodyView, notes: &mut Notes) -> Markup {
    let body = &view.body;
    let mut rows: Vec<(String, Markup)> = Vec::new();
    if !body.short.is_empty() && body.short != body.name {
        rows.push((words.label("web-body-short"), html! { (body.short) }));
    }
    rows.push((
        words.label("web-body-region"),
        told::place(words, body, &view.regions),
    ));
    if !view.above.is_empty() {
        rows.push((words.label("web-body-above"), chain(words, view)));
    }
    let validity = told::validity(words, &body.valid_from, &body.valid_to);
    if !validity.is_empty() {
        rows.push((words.label("web-body-validity"), html! { (validity) }));
    }
    if !view.successors.is_empty() {
        rows.push((words.label("web-body-successors"), successors(words, view)));
    }
    if !view.names.is_empty() {
        rows.push((words.label("web-body-names"), names(words, view, notes)));
    }
    if !view.parents.is_empty() {
        rows.push((words.label("web-body-parents"), parents(words, view, notes)));
    }
    let rows: Vec<(&str, Markup)> = rows
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    summary(&rows)
}

/// The bodies above, the highest first.
fn chain(words: Words, view: &BodyView) -> Markup {
    html! {
        @for (place, body) in view.above.iter().rev().enumerate() {
            @if place > 0 { " › " }
            (told::link(words, &body.body, &body.name))
        }
    }
}

fn successors(words: Words, view: &BodyView) -> Markup {
    html! {
        @for (place, body) in view.successors.iter().enumerate() {
            @if place > 0 { ", " }
            (told::link(words, &body.body, &body.name))
        }
    }
}

fn names(words: Words, view: &BodyView, notes: &mut Notes) -> Markup {
    let mut lines = Vec::new();
    for name in &view.names {
        let origin = Origin {
            source: &name.source,
            ..REGISTER
        };
        let mark = notes.mark(words, origin, "web-body-what-name");
        let validity = told::validity(words, &name.valid_from, &name.valid_to);
        lines.push(html! { (name.name) @if !validity.is_empty() { " (" (validity) ")" } (mark) });
    }
    stacked(&lines)
}

fn parents(words: Words, view: &BodyView, notes: &mut Notes) -> Markup {
    let mut lines = Vec::new();
    for parent in &view.parents {
        let origin = Origin {
            source: &parent.source,
            ..REGISTER
        };
        let mark = notes.mark(words, origin, "web-body-what-parent");
        let validity = told::validity(words, &parent.valid_from, &parent.valid_to);
        lines.push(html! { (told::link(words, &parent.parent, view.name(&parent.parent))) @if !validity.is_empty() { " (" (validity) ")" } (mark) });
    }
    stacked(&lines)
}

fn stacked(lines: &[Markup]) -> Markup {
    html! {
        @for line in lines { p { (line) } }
    }
}
