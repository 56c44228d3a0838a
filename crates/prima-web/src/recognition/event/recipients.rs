//! The recipients of each category that are known. The lists have no order of
//! merit, so they are never numbered; those nobody has named are counted.

use super::EventView;
use crate::assessment::naming;
use crate::look::{Notice, NoticeKind, note_mark, notice};
use crate::recognition::certificate::leading;
use crate::register::notes::{self, Notes};
use crate::register::told;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_store::history::{Event, Honour};

/// The recipients by category.
pub fn markup(words: Words, view: &EventView, notes: &mut Notes) -> Markup {
    let mut parts: Vec<Markup> = view
        .categories
        .iter()
        .map(|category| of_category(words, view, category, notes))
        .collect();
    let is_other = |honour: &&Honour| {
        !view
            .categories
            .iter()
            .any(|category| category.category == honour.category)
    };
    let others: Vec<&Honour> = view.honours.iter().filter(is_other).collect();
    if !others.is_empty() {
        parts.push(list(words, view, &others, notes));
    }
    html! {
        p { (view.order(words)) }
        @for part in &parts { (part) }
    }
}

/// One category of several: its name, and who is known of those announced.
fn of_category(words: Words, view: &EventView, category: &Event, notes: &mut Notes) -> Markup {
    html! {
        h3 id={ "kategori-" (category.category) } { (naming::of(words, &category.name_id, &category.name_en)) }
        (known(words, view, category, notes))
    }
}

/// How many are known of those announced, and who.
pub fn known(words: Words, view: &EventView, category: &Event, notes: &mut Notes) -> Markup {
    let honours: Vec<&Honour> = view
        .honours
        .iter()
        .filter(|honour| honour.category == category.category)
        .collect();
    let announced = view.announced(category);
    let known = view.known(&category.category);
    let unknown = announced.map_or(0, |announced| announced.saturating_sub(known));
    html! {
        @if view.is_undecided(&category.category) { p { (words.label("web-event-undecided")) } }
        @if let Some(announced) = announced {
            p { (words.say("web-event-of-announced", &[("known", words.count(known)), ("announced", words.count(announced))])) }
        }
        @if !honours.is_empty() { (list(words, view, &honours, notes)) }
        @if unknown > 0 {
            (notice(words, &Notice {
                kind: NoticeKind::Unknown,
                title: Some(&words.label("web-event-unknown-title")),
                body: html! { p { (words.counted("web-event-unknown", unknown, &[])) } },
            }))
        }
    }
}

/// Recipients in the alphabet of their names, each with what it got.
fn list(words: Words, view: &EventView, honours: &[&Honour], notes: &mut Notes) -> Markup {
    let mut bodies: Vec<&str> = honours.iter().map(|honour| honour.body.as_str()).collect();
    bodies.sort_by_key(|body| view.name(body));
    bodies.dedup();
    let mut lines = Vec::new();
    for body in bodies {
        let own: Vec<&Honour> = honours
            .iter()
            .copied()
            .filter(|honour| honour.body == body)
            .collect();
        lines.push(html! {
            li {
                (told::link(words, body, view.name(body)))
                (then(words, view, body))
                ul { @for line in titles(words, view, &own, notes) { li { (line) } } }
            }
        });
    }
    html! { ul class="recipients" { @for line in &lines { (line) } } }
}

/// The name on the day of the event, beside the present one where it differs.
fn then(words: Words, view: &EventView, body: &str) -> Markup {
    let name = view.then_called.get(body);
    let name = name.filter(|then| *then != view.name(body));
    html! {
        @if let Some(name) = name { " " span class="muted" { "(" (words.say("web-award-then-called", &[("name", name.clone())])) ")" } }
    }
}

/// What one recipient got: the same title once, with how often.
fn titles(words: Words, view: &EventView, honours: &[&Honour], notes: &mut Notes) -> Vec<Markup> {
    let mut told_already = Vec::new();
    let mut lines = Vec::new();
    for honour in honours {
        let key = key(words, view, honour);
        if told_already.contains(&key) {
            continue;
        }
        let own = honours.iter().copied();
        let alike: Vec<&Honour> = own
            .filter(|other| self::key(words, view, other) == key)
            .collect();
        told_already.push(key);
        let mut numbers: Vec<usize> = alike
            .iter()
            .map(|honour| notes.number(notes::of_honour(honour), "web-body-what-honour"))
            .collect();
        numbers.dedup();
        let of = alike.iter().copied();
        let proof = leading::links(words, &view.certified, of, view.name(&honour.body));
        let title = naming::of(words, &honour.title_id, &honour.title_en).to_owned();
        lines.push(html! {
            @match alike.len() {
                1 => (title),
                n => (words.say("web-event-times", &[("n", told::number(words, n)), ("title", title)])),
            }
            @if !honour.unit.is_empty() {
                " – " (words.label("web-body-honour-unit")) " " (told::link(words, &honour.unit, view.name(&honour.unit)))
                (then(words, view, &honour.unit))
            }
            (told::made_up(words, view.is_sample(&honour.dataset)))
            @if let Some(proof) = &proof { " · " (proof) }
            @if let Some(citation) = view.citation(words, honour) { br; (words.say("web-event-cited", &[("citation", citation.to_owned())])) }
            @if honour.status == "revoked" { " – " (revoked(words, honour)) }
            @for number in &numbers { (note_mark(words, *number)) }
        });
    }
    lines
}

/// What is told as one thing: what holds and what was revoked are told apart, and
/// what was given for different things.
fn key<'h>(words: Words, view: &'h EventView, honour: &'h Honour) -> [&'h str; 5] {
    [
        &honour.title_id,
        &honour.unit,
        &honour.status,
        &honour.revoked,
        view.citation(words, honour).unwrap_or_default(),
    ]
}

/// Since when an honour does not hold, and why.
fn revoked(words: Words, honour: &Honour) -> Markup {
    let why = naming::of(words, &honour.reason_id, &honour.reason_en);
    let said = match honour.revoked.as_str() {
        "" => words.label("web-event-revoked"),
        day => words.say(
            "web-event-revoked-on",
            &[("day", naming::period(words, day))],
        ),
    };
    html! { strong { (said) } @if !why.is_empty() { ": " (why) } }
}
