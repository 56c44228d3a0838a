//! Honours and predikat of a body over time, those it received and those it was
//! credited with, and those that were taken back.

use super::section::Section;
use super::view::{BodyView, HonourView};
use crate::assessment::naming;
use crate::look::{Honour, Notice, NoticeKind, Origin, Provenance, honours, notice};
use crate::recognition::certificate::leading;
use crate::register::notes::{self, Notes};
use crate::register::told;
use maud::{Markup, html};
use prima_document::wording::Words;

/// The honours; none where there are none.
pub fn section(words: Words, view: &BodyView, notes: &mut Notes) -> Option<Section> {
    if view.honours.is_empty() {
        return None;
    }
    let (revoked, standing): (Vec<&HonourView>, Vec<&HonourView>) =
        view.honours.iter().partition(|honour| honour.is_revoked());
    let revoked: Vec<Markup> = revoked
        .into_iter()
        .map(|honour| taken_back(words, view, honour, notes))
        .collect();
    Some(Section {
        id: "penghargaan",
        heading: words.label("web-body-honours"),
        body: html! {
            @if !standing.is_empty() {
                p { (words.counted("web-body-honours-about", standing.len(), &[])) }
                (list(words, view, &grouped(&standing), notes))
            }
            @for one in &revoked { (one) }
        },
    })
}

/// What an honour's component borrows.
struct Texts {
    title: String,
    address: String,
    event: String,
    day: String,
    source: String,
    row: String,
    period: String,
    retrieved: String,
}

/// Honours that differ in nothing stand together, each with how often.
fn grouped<'v>(all: &[&'v HonourView]) -> Vec<(&'v HonourView, usize)> {
    let mut groups: Vec<(&HonourView, usize)> = Vec::new();
    for honour in all {
        match groups.iter_mut().find(|(first, _)| first.is_like(honour)) {
            Some((_, n)) => *n += 1,
            None => groups.push((honour, 1)),
        }
    }
    groups
}

/// The newest honour, for the top of a card without a verdict; none where there is none.
pub fn newest(words: Words, view: &BodyView, notes: &mut Notes) -> Option<Markup> {
    match view.standing_honour() {
        Some(honour) => Some(list(words, view, &[(honour, 1)], notes)),
        None => Some(taken_back(words, view, view.honours.first()?, notes)),
    }
}

fn list(words: Words, view: &BodyView, all: &[(&HonourView, usize)], notes: &mut Notes) -> Markup {
    let texts: Vec<Texts> = all
        .iter()
        .map(|(honour, n)| texts(words, view, honour, *n, notes))
        .collect();
    let shown: Vec<Honour> = all
        .iter()
        .zip(&texts)
        .map(|((honour, _), texts)| Honour {
            title: &texts.title,
            address: &texts.address,
            event: &texts.event,
            day: &texts.day,
            credited: credited(words, view, honour),
            certificate: certificate(words, view, honour),
            provenance: Some(Provenance {
                source: &texts.source,
                address: &texts.row,
                period: &texts.period,
                retrieved: &texts.retrieved,
                origin: match view.is_sample(&honour.honour.dataset) {
                    true => Origin::Sample,
                    false => Origin::Imported,
                },
            }),
        })
        .collect();
    honours(words, &shown)
}

fn texts(
    words: Words,
    view: &BodyView,
    view_of: &HonourView,
    n: usize,
    notes: &mut Notes,
) -> Texts {
    let honour = &view_of.honour;
    let row = notes.number(notes::of_honour(honour), "web-body-what-honour");
    Texts {
        title: match n {
            1 => title(words, view_of),
            n => words.say(
                "web-body-honour-times",
                &[("title", title(words, view_of)), ("n", words.count(n))],
            ),
        },
        address: match view_of.event {
            Some(_) => naming::event_address(words, &honour.event),
            None => String::new(),
        },
        event: event(words, view, view_of),
        day: day(words, view_of),
        source: words.prose(&honour.source),
        row: format!("#sumber-{row}"),
        period: naming::period(words, &honour.period),
        retrieved: words.date(&honour.retrieved),
    }
}

/// What was conferred.
pub fn title(words: Words, view_of: &HonourView) -> String {
    let honour = &view_of.honour;
    naming::of(words, &honour.title_id, &honour.title_en).to_owned()
}

/// Where it was conferred, and by whom.
fn event(words: Words, view: &BodyView, view_of: &HonourView) -> String {
    let Some(event) = &view_of.event else {
        return words.label("web-body-honour-no-event");
    };
    let name = naming::of(words, &event.name_id, &event.name_en).to_owned();
    match event.host.as_str() {
        "" => name,
        host => words.say(
            "web-body-honour-event",
            &[("event", name), ("host", view.name(host).to_owned())],
        ),
    }
}

/// When it was conferred, as far as that is known.
fn day(words: Words, view_of: &HonourView) -> String {
    match view_of.honour.granted.as_str() {
        "" => words.label("web-body-honour-no-day"),
        day => naming::period(words, day),
    }
}

/// Links to the certificates of it, and of those that differ from it in nothing.
fn certificate(words: Words, view: &BodyView, view_of: &HonourView) -> Option<Markup> {
    let alike = view.honours.iter().filter(|one| view_of.is_like(one));
    let alike = alike.map(|one| &one.honour);
    leading::links(
        words,
        &view.certified,
        alike,
        view.name(&view_of.honour.body),
    )
}

/// Who received it or earned it, where that is another body.
fn credited(words: Words, view: &BodyView, view_of: &HonourView) -> Option<Markup> {
    let honour = &view_of.honour;
    if honour.body == view.body.body {
        return (!honour.unit.is_empty()).then(|| {
            html! { (words.label("web-body-honour-unit")) " " (told::link(words, &honour.unit, view.name(&honour.unit))) }
        });
    }
    Some(
        html! { (words.label("web-body-honour-recipient")) " " (told::link(words, &honour.body, view.name(&honour.body))) },
    )
}

/// A predikat that was taken back: since when it was held, when and why it ended.
fn taken_back(words: Words, view: &BodyView, view_of: &HonourView, notes: &mut Notes) -> Markup {
    let honour = &view_of.honour;
    let mark = notes.mark(words, notes::of_honour(honour), "web-body-what-honour");
    let reason = told::clause(naming::of(words, &honour.reason_id, &honour.reason_en));
    let granted = match honour.granted.as_str() {
        "" => words.label("web-body-honour-no-day"),
        day => naming::period(words, day),
    };
    let revoked = match honour.revoked.as_str() {
        "" => words.label("web-body-honour-no-day"),
        day => naming::period(words, day),
    };
    let heading = words.say("web-body-revoked", &[("title", title(words, view_of))]);
    notice(
        words,
        &Notice {
            kind: NoticeKind::Information,
            title: Some(&heading),
            body: html! {
                p {
                    (words.say("web-body-revoked-days", &[("granted", granted), ("revoked", revoked)]))
                    @if !reason.is_empty() { " " (words.say("web-body-revoked-reason", &[("reason", reason)])) }
                    (told::made_up(words, view.is_sample(&honour.dataset)))
                    (mark)
                }
                @if let Some(other) = credited(words, view, view_of) { p { (other) } }
            },
        },
    )
}
