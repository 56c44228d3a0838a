//! The fields of an entry of a hub, for a new one and for one that is put right.

use crate::assessment::work::faults::Faults;
use crate::desk::Fields;
use crate::innovation::hub_lists::kind;
use crate::look::{Choice, Control, Field, OneOf, Words, field, one_of};
use maud::{Markup, html};
use prima_domain::innovation::hub::ACTIVITIES;
use prima_workflow::innovation::hub::{NewActivity, NewMember};

/// Name of the field with the stamp of the entry that was read.
pub(super) const READ: &str = "dibaca";

/// The membership that a form says.
pub fn member_of(typed: &Fields, number: Option<i64>) -> NewMember {
    let value = |name: &str| typed.value(name).to_owned();
    NewMember {
        number,
        read: value(READ),
        member: value("member"),
        since: value("since"),
        until: value("until"),
        source: value("source"),
    }
}

/// The activity that a form says.
pub fn activity_of(typed: &Fields, number: Option<i64>) -> NewActivity {
    let value = |name: &str| typed.value(name).to_owned();
    NewActivity {
        number,
        read: value(READ),
        day: value("day"),
        kind: value("kind"),
        title: value("title"),
        content: typed.exact("content").to_owned(),
        link: value("link"),
    }
}

/// The fields of a membership.
pub fn of_member(words: Words, row: &NewMember, faults: &Faults) -> Markup {
    let label = |name: &str| words.label(&format!("web-hub-{name}"));
    html! {
        input type="hidden" name="apa" value="anggota";
        (field(words, &Field { name: "member", label: &label("member"), hint: Some(&label("member-hint")), error: faults.of("member"), control: Control::Text { value: &row.member } }))
        (field(words, &Field { name: "since", label: &label("since"), hint: Some(&label("period-hint")), error: faults.of("since"), control: Control::Text { value: &row.since } }))
        (field(words, &Field { name: "until", label: &label("until"), hint: Some(&label("until-hint")), error: faults.of("until"), control: Control::Text { value: &row.until } }))
        (field(words, &Field { name: "source", label: &label("source"), hint: Some(&label("source-hint")), error: faults.of("source"), control: Control::Text { value: &row.source } }))
    }
}

/// The fields of an activity.
pub fn of_activity(words: Words, row: &NewActivity, faults: &Faults) -> Markup {
    let label = |name: &str| words.label(&format!("web-hub-{name}"));
    let names = ACTIVITIES.map(|code| kind(words, code));
    let kinds: Vec<Choice> = ACTIVITIES
        .iter()
        .zip(&names)
        .map(|(value, label)| Choice {
            value,
            label,
            chosen: *value == row.kind,
        })
        .collect();
    html! {
        input type="hidden" name="apa" value="kegiatan";
        (field(words, &Field { name: "day", label: &label("day"), hint: None, error: faults.of("day"), control: Control::Day { value: &row.day } }))
        (one_of(words, &OneOf { name: "kind", label: &label("kind"), hint: None, error: faults.of("kind"), choices: &kinds }))
        (field(words, &Field { name: "title", label: &label("title"), hint: None, error: faults.of("title"), control: Control::Text { value: &row.title } }))
        (field(words, &Field { name: "content", label: &label("content"), hint: Some(&label("content-hint")), error: faults.of("content"), control: Control::Lines { value: &row.content, rows: 4 } }))
        (field(words, &Field { name: "link", label: &label("link"), hint: Some(&label("link-hint")), error: faults.of("link"), control: Control::Text { value: &row.link } }))
    }
}
