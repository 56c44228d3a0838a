//! `/kerja/{cycle}/{unit}` and `/kerja/{cycle}/{unit}/isian/{section}`: what a
//! unit says of itself, one part at a time, and what is still missing.

use super::place::sure;
use super::question::{self, Asked};
use crate::desk::{Desk, Form, Help, Visit, form, helped_form};
use crate::frame::localized;
use crate::look::{
    Column, Empty, FieldError, Opening, Row, Table, Words, empty, error_summary, opening, section,
    summary, table,
};
use crate::site::Site;
use maud::{Markup, html};

/// One part of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Code in the address.
    pub code: String,
    /// Name.
    pub title: String,
    /// How many questions are asked.
    pub n_asked: usize,
    /// How many are answered.
    pub n_answered: usize,
    /// Codes of what is not answered, and how each is called, in the order of the form.
    pub missing: Vec<(String, String)>,
}

/// What the overview shows.
#[derive(Clone, Debug)]
pub struct Overview<'a> {
    /// Address of the unit in its round, without the language.
    pub address: &'a str,
    /// Name of the unit.
    pub unit: &'a str,
    /// Title of the round.
    pub round: &'a str,
    /// Name and value of what is to be known: stage, closing, who handed in.
    pub facts: &'a [(String, Markup)],
    /// Parts of the form.
    pub parts: &'a [Part],
    /// Indicators without the evidence they ask for: name and address.
    pub unsupported: &'a [(String, String)],
    /// Whether who asks reads the form and never fills it.
    pub is_reader: bool,
    /// Why nothing can be written now, where that is so.
    pub closed: Option<&'a str>,
    /// Whether the form may be handed in now.
    pub may_submit: bool,
    /// Whether it was sent without the tick that says it was checked.
    pub is_unsure: bool,
    /// Further things to do with this unit: name and address without the language.
    pub ways: &'a [(String, String)],
    /// Whether the round is a sample.
    pub sample: bool,
}

/// What a part of the form shows.
#[derive(Clone, Debug)]
pub struct PartView<'a> {
    /// Address of the unit in its round, without the language.
    pub address: &'a str,
    /// Name of the unit.
    pub unit: &'a str,
    /// The part.
    pub part: &'a Part,
    /// Its questions.
    pub questions: &'a [Asked<'a>],
    /// What is wrong: id of the question, message.
    pub errors: &'a [(String, String)],
    /// Whether the answers were just saved.
    pub is_saved: bool,
    /// Whether who asks reads the form and never fills it.
    pub is_reader: bool,
    /// Why nothing can be written now, where that is so.
    pub closed: Option<&'a str>,
    /// Part after this one: name and code.
    pub next: Option<(&'a str, &'a str)>,
    /// Whether the round is a sample.
    pub sample: bool,
}

/// Key of the sentence below a title: who only reads is not told to fill.
fn lead(is_reader: bool, filling: &str) -> &str {
    match is_reader {
        true => "web-filling-reader-lead",
        false => filling,
    }
}

/// The overview of a unit's form.
pub fn overview(site: &Site, visit: &Visit, view: &Overview) -> Markup {
    let words = visit.words();
    let n_asked: usize = view.parts.iter().map(|part| part.n_asked).sum();
    let n_answered: usize = view.parts.iter().map(|part| part.n_answered).sum();
    let facts: Vec<(&str, Markup)> = view
        .facts
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    let unsure = words.label("web-filling-submit-unsure");
    let errors: Vec<FieldError> = view
        .is_unsure
        .then_some(FieldError {
            field: "yakin",
            message: &unsure,
        })
        .into_iter()
        .collect();
    let main = html! {
        (opening(&Opening { kind: Some(view.round), title: view.unit, lead: &words.label(lead(view.is_reader, "web-filling-lead")), facts: Some(summary(&facts)), answer: None }))
        (error_summary(words, &errors))
        @if let Some(why) = view.closed { p class="closed" { (why) } }
        (section("isian", &words.label("web-filling-parts"), &html! {
            (progress(words, n_answered, n_asked))
            (parts(words, view))
        }))
        (section("belum", &words.label("web-filling-missing"), &missing(words, view)))
        @if !view.unsupported.is_empty() { (section("tanpa-bukti", &words.label("web-filling-unsupported"), &unsupported(words, view))) }
        @if view.may_submit { (section("kirim", &words.label("web-filling-submit"), &submit(visit, view, n_asked - n_answered))) }
        @if !view.ways.is_empty() {
            (section("lain", &words.label("web-desk-more"), &html! {
                ul class="links" {
                    @for (name, path) in view.ways { li { a href=(localized(words.lang, path)) { (name) } } }
                }
            }))
        }
    };
    Desk {
        title: view.unit,
        is_wrong: view.is_unsure,
        way: &[(view.unit.to_owned(), view.address.to_owned())],
        sample: view.sample,
        main,
    }
    .markup(site, visit)
}

/// How much of something is done, as a bar and in words.
pub fn progress(words: Words, n_done: usize, n_all: usize) -> Markup {
    let arguments = [("done", words.count(n_done)), ("all", words.count(n_all))];
    let said = words.say("web-filling-progress", &arguments);
    html! {
        p class="progress-line" {
            progress value=(n_done) max=(n_all.max(1)) aria-label=(said) {}
            span { (said) }
        }
    }
}

fn parts(words: Words, view: &Overview) -> Markup {
    let part = words.label("web-filling-part");
    let done = words.label("web-filling-done");
    let columns = [
        Column {
            name: &part,
            names_row: true,
            ..Column::default()
        },
        Column {
            name: &done,
            number: true,
            ..Column::default()
        },
    ];
    let rows: Vec<Row> = view
        .parts
        .iter()
        .map(|part| {
            let to = format!("{}/isian/{}", view.address, part.code);
            let arguments = [
                ("done", words.count(part.n_answered)),
                ("all", words.count(part.n_asked)),
            ];
            Row {
                cells: vec![
                    html! { a href=(localized(words.lang, &to)) { (part.title) } },
                    html! { (words.say("web-filling-of", &arguments)) },
                ],
                ..Row::default()
            }
        })
        .collect();
    table(
        words,
        &Table {
            id: "bagian",
            caption: &words.label("web-filling-parts-caption"),
            columns: &columns,
            rows,
        },
    )
}

fn missing(words: Words, view: &Overview) -> Markup {
    let is_whole = view.parts.iter().all(|part| part.missing.is_empty());
    if is_whole {
        return empty(&Empty {
            title: &words.label("web-filling-whole"),
            about: &words.label("web-filling-whole-about"),
            action: None,
        });
    }
    html! {
        @for part in view.parts.iter().filter(|part| !part.missing.is_empty()) {
            h3 { (part.title) }
            ul class="links" {
                @for (code, title) in &part.missing {
                    @let to = format!("{}/isian/{}", view.address, part.code);
                    li { a href={ (localized(words.lang, &to)) "#" (question::id(code)) } { (title) } }
                }
            }
        }
    }
}

/// How many indicators have no evidence, which the count of answers does not tell.
fn unsupported(words: Words, view: &Overview) -> Markup {
    html! {
        p { (n_unsupported(words, view)) }
        ul class="links" {
            @for (name, to) in view.unsupported { li { a href=(to) { (name) } } }
        }
    }
}

fn n_unsupported(words: Words, view: &Overview) -> String {
    let n = [("n", words.count(view.unsupported.len()))];
    words.say("web-filling-n-unsupported", &n)
}

fn submit(visit: &Visit, view: &Overview, n_missing: usize) -> Markup {
    let words = visit.words();
    let arguments = [("n", words.count(n_missing))];
    let unsure = words.label("web-filling-submit-unsure");
    let unsure = view.is_unsure.then_some(unsure.as_str());
    let fields = html! {
        p { (words.label("web-filling-submit-about")) }
        @if n_missing > 0 {
            p { strong { (words.say("web-filling-submit-missing", &arguments)) } }
        }
        @if !view.unsupported.is_empty() {
            p { strong { (n_unsupported(words, view)) } " " a href="#tanpa-bukti" { (words.label("web-filling-unsupported")) } }
        }
        (sure(words, &words.label("web-filling-submit-sure"), unsure))
    };
    form(
        visit,
        &Form {
            action: &format!("{}/kirim", view.address),
            has_files: false,
            fields,
            button: &words.label("web-filling-submit"),
        },
    )
}

/// One part of a unit's form.
pub fn part(site: &Site, visit: &Visit, view: &PartView) -> Markup {
    let words = visit.words();
    let errors: Vec<FieldError> = view
        .errors
        .iter()
        .map(|(field, message)| FieldError { field, message })
        .collect();
    let action = format!("{}/isian/{}", view.address, view.part.code);
    let questions = html! {
        @for asked in view.questions { (question::markup(words, asked)) }
    };
    let help = Help::Saving {
        is_wrong: !errors.is_empty(),
        is_own: false,
    };
    let main = html! {
        (opening(&Opening { kind: Some(view.unit), title: &view.part.title, lead: &words.label(lead(view.is_reader, "web-filling-part-lead")), facts: None, answer: None }))
        (error_summary(words, &errors))
        @if view.is_saved { p class="saved" role="status" { (words.label("web-filling-saved")) } }
        (progress(words, view.part.n_answered, view.part.n_asked))
        @match view.closed {
            Some(why) => {
                p class="closed" { (why) }
                @if !errors.is_empty() { p { strong { (words.label("web-filling-not-saved")) } } }
                @for asked in view.questions {
                    h2 { (asked.question.title.get(words.lang)) }
                    p { (question::shown(words, &asked.question.answer, asked.value)) }
                    @if !asked.note.is_empty() { p class="hint" { (asked.note) } }
                    (asked.beside)
                }
            }
            None => (helped_form(visit, &Form { action: &action, has_files: false, fields: questions, button: &words.label("web-filling-save") }, help)),
        }
        ul class="beside" {
            @if let Some((name, code)) = view.next {
                li { a class="onward" href=(localized(words.lang, &format!("{}/isian/{code}", view.address))) { (words.label("web-filling-next")) " " (name) } }
            }
            li { a href=(localized(words.lang, view.address)) { (words.label("web-filling-all")) } }
        }
    };
    Desk {
        title: &view.part.title,
        is_wrong: !errors.is_empty(),
        way: &[
            (view.unit.to_owned(), view.address.to_owned()),
            (view.part.title.clone(), action.clone()),
        ],
        sample: view.sample,
        main,
    }
    .markup_with(
        site,
        visit,
        if view.closed.is_some() {
            &[]
        } else {
            help.scripts()
        },
    )
}
