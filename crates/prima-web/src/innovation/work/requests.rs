//! Requests to the owners of innovations, for the pages of innovations at the
//! desk: the lists of them, and the form with which a body asks.

use super::request;
use crate::assessment::heads::{Holds, columns, heads};
use crate::desk::{Form, Visit, form, moment};
use crate::frame::localized;
use crate::innovation::at_desk;
use crate::look::{Choice, Control, Field, OneOf, Row, Table, Words, field, one_of, stacked};
use maud::{Markup, html};
use prima_domain::innovation::requesting::RequestKind;
use prima_store::register::Body;
use prima_workflow::innovation::RequestLine;

/// Which way requests go, seen from the reader's bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To them.
    In,
    /// From them.
    Out,
}

/// Requests as a table, newest first; what is said where there are none.
pub fn list(words: Words, way: Way, lines: &[RequestLine]) -> Markup {
    let (id, none, other) = match way {
        Way::In => ("permintaan-masuk", "none-in", "asker"),
        Way::Out => ("permintaan-keluar", "none-out", "owner"),
    };
    if lines.is_empty() {
        return html! { p { (words.label(&format!("web-mentoring-{none}"))) } };
    }
    let heads = heads(
        words,
        &[
            ("web-innovation-title-column", Holds::Name),
            (
                match way {
                    Way::In => "web-mentoring-asker",
                    Way::Out => "web-mentoring-owner",
                },
                Holds::Text,
            ),
            ("web-mentoring-kind", Holds::Text),
            ("web-mentoring-asked-on", Holds::Text),
            ("web-mentoring-state", Holds::Text),
        ],
    );
    let rows = lines.iter().map(|line| {
        let row = &line.row;
        let address = localized(words.lang, &request::address(&row.innovation, row.number));
        let body = match other {
            "asker" => &line.asker,
            _ => &line.owner,
        };
        Row {
            cells: vec![
                html! { a href=(address) lang="id" { (line.title) } },
                html! { (body) },
                html! { (words.label(&format!("web-mentoring-kind-{}", row.kind))) },
                html! { (moment::day(words, &row.at)) },
                html! { (state(words, line)) },
            ],
            ..Row::default()
        }
    });
    stacked(
        words,
        &Table {
            id,
            caption: &words.label(&format!("web-mentoring-caption-{id}")),
            columns: &columns(&heads),
            rows: rows.collect(),
        },
    )
}

/// How far a request is, in words.
fn state(words: Words, line: &RequestLine) -> String {
    match line.row.replica.as_str() {
        "" => words.label(&format!("web-mentoring-state-{}", line.row.state)),
        _ => words.label("web-mentoring-taken"),
    }
}

/// The form with which one of these bodies asks the owner of an innovation; what
/// is wrong is told by `error`.
pub fn asking<'v>(
    visit: &Visit,
    innovation: &str,
    bodies: &[&Body],
    is_reached: bool,
    error: impl Fn(&'static str) -> Option<&'v str>,
) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let bodies: Vec<Choice> = bodies
        .iter()
        .map(|body| Choice {
            value: &body.body,
            label: &body.name,
            chosen: body.body == typed.value("asker"),
        })
        .collect();
    let labels = RequestKind::ALL.map(|kind| {
        (
            kind,
            words.label(&format!("web-mentoring-kind-{}", kind.code())),
        )
    });
    let kinds: Vec<Choice> = labels
        .iter()
        .map(|(kind, label)| Choice {
            value: kind.code(),
            label,
            chosen: kind.code() == typed.value("kind"),
        })
        .collect();
    let fields = html! {
        input type="hidden" name="apa" value="minta";
        (field(words, &Field { name: "asker", label: &words.label("web-mentoring-asker"), hint: None, error: error("asker"), control: Control::Select { choices: &bodies } }))
        (one_of(words, &OneOf { name: "kind", label: &words.label("web-mentoring-kind"), hint: Some(&words.label("web-mentoring-kind-hint")), error: error("kind"), choices: &kinds }))
        (field(words, &Field { name: "words", label: &words.label("web-mentoring-words"), hint: Some(&words.label("web-mentoring-words-hint")), error: error("words"), control: Control::Lines { value: typed.exact("words"), rows: 4 } }))
    };
    html! {
        p { (words.label("web-mentoring-ask-about")) }
        @if !is_reached { p { (words.label("web-mentoring-nobody-there")) } }
        (form(visit, &Form { action: &at_desk::address(innovation), has_files: false, fields, button: &words.label("web-mentoring-ask-do") }))
    }
}
