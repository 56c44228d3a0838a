//! The forms of a unit's objections and of its right of reply.

use super::super::place;
use super::{PAGE, View};
use crate::desk::{Form, Visit, form, moment};
use crate::look::{Control, Field, Words, field};
use maud::{Markup, html};
use prima_workflow::assessment::{LONGEST_REPLY, reply_stamp};

/// Name of the field with the stamp of the reply that was read.
pub(super) const READ: &str = "dibaca";

/// The form that raises an objection, or why nobody can now.
pub(super) fn raising(visit: &Visit, view: &View) -> Markup {
    let (words, fields) = (visit.words(), visit.fields());
    if let Some(why) = closed(words, view.window, visit.now) {
        return html! { p class="closed" { (why) } };
    }
    let asked = match fields.has("code") {
        true => fields.value("code"),
        false => visit.asked.value("indikator"),
    };
    let scored = view.place.scored(words, view.questions);
    let error = |name| place::error_of(view.faults, name);
    let hint = words.label(match view.supports.is_some() {
        true => "web-objection-evidence-hint",
        false => "web-outcome-evidence-hint",
    });
    let body = html! {
        input type="hidden" name="apa" value="sanggah";
        (field(words, &Field { name: "code", label: &words.label("web-outcome-indicator"), hint: None, error: error("code"), control: Control::Grouped { groups: &place::groups(&scored, asked) } }))
        (field(words, &Field { name: "text", label: &words.label("web-objection-text"), hint: Some(&words.label("web-objection-text-hint")), error: error("text"), control: Control::Lines { value: fields.exact("text"), rows: 5 } }))
        (field(words, &Field { name: "evidence", label: &words.label("web-objection-evidence"), hint: Some(&hint), error: error("evidence"), control: Control::Lines { value: fields.exact("evidence"), rows: 3 } }))
        (place::sure(words, &words.label("web-objection-sure"), error("yakin")))
    };
    let until = view.window.map(|(_, closes)| moment::moment(words, closes));
    html! {
        @if let Some(until) = until { p { (words.say("web-objection-until", &[("until", until)])) } }
        (form(visit, &Form { action: &view.place.at(PAGE), has_files: false, fields: body, button: &words.label("web-objection-send") }))
    }
}

/// Why nobody can object now.
fn closed(words: Words, window: Option<(i64, i64)>, now: i64) -> Option<String> {
    match window {
        None => Some(words.label("web-objection-never")),
        Some((opens, _)) if now < opens => Some(words.say(
            "web-objection-later",
            &[("opens", moment::moment(words, opens))],
        )),
        Some((_, closes)) if now >= closes => Some(words.say(
            "web-objection-over",
            &[("closed", moment::moment(words, closes))],
        )),
        Some(_) => None,
    }
}

/// The form of the unit's own words, or what they were once the result is public.
pub(super) fn replying(visit: &Visit, view: &View) -> Markup {
    let (words, fields) = (visit.words(), visit.fields());
    let written = view.reply.map_or("", |reply| reply.text.as_str());
    if view.public.is_some_and(|public| visit.now >= public) {
        return html! {
            p class="closed" { (words.label("web-reply-closed")) }
            @if written.is_empty() { p { (words.label("web-reply-none")) } } @else { blockquote { p { (written) } } }
        };
    }
    let value = match fields.has("tanggapan") {
        true => fields.exact("tanggapan"),
        false => written,
    };
    let most = words.say("web-reply-hint", &[("n", words.count(LONGEST_REPLY))]);
    let body = html! {
        input type="hidden" name="apa" value="tanggapan";
        input type="hidden" name=(READ) value=(reply_stamp(view.reply));
        (field(words, &Field { name: "tanggapan", label: &words.label("web-reply-text"), hint: Some(&most), error: place::error_of(view.faults, "tanggapan"), control: Control::Lines { value, rows: 6 } }))
    };
    html! {
        p { (words.label("web-reply-about")) }
        @if !written.is_empty() && value != written {
            p { strong { (words.label("web-reply-now")) } }
            blockquote { p { (written) } }
        }
        (form(visit, &Form { action: &view.place.at(PAGE), has_files: false, fields: body, button: &words.label("web-reply-save") }))
    }
}
