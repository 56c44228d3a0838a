//! The page of a worksheet: ways to take and bring it, and what it would change.

use crate::assessment::work::question::{self, shown};
use crate::desk::{Desk, Fields, Form, Visit, form, moment};
use crate::frame::localized;
use crate::look::{
    Control, Empty, Field, FieldError, Opening, Words, empty, error_summary, field, opening,
    section,
};
use crate::site::Site;
use maud::{Markup, html};
use prima_workflow::assessment::{Difference, WorksheetReview};
use std::collections::BTreeMap;

/// Which answer is to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// That of the worksheet.
    Worksheet,
    /// That which is saved.
    Saved,
}

impl Choice {
    const ALL: [Choice; 2] = [Choice::Worksheet, Choice::Saved];

    fn code(self) -> &'static str {
        match self {
            Choice::Worksheet => "lke",
            Choice::Saved => "tetap",
        }
    }

    /// What a form chose for a code; `None` where it chose nothing.
    pub fn sent(fields: &Fields, code: &str) -> Option<Choice> {
        let sent = fields.value(&name(code));
        Choice::ALL.into_iter().find(|one| one.code() == sent)
    }
}

fn name(code: &str) -> String {
    format!("pilih:{code}")
}

/// The id of a difference in the page.
pub fn id(code: &str) -> String {
    question::id(code)
}

/// What kind of worksheet it is.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// Last part of the page's address.
    pub page: &'static str,
    /// Key of its title.
    pub title: &'static str,
    /// Key of the sentence below it.
    pub lead: &'static str,
    /// Key of the link back to the form.
    pub back: &'static str,
}

/// The worksheet of a unit.
pub const OF_UNIT: About = About {
    page: "lke",
    title: "web-worksheet",
    lead: "web-worksheet-lead",
    back: "web-filling-all",
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// What kind of worksheet it is.
    pub about: &'a About,
    /// Address of the unit in its round, without the language.
    pub address: &'a str,
    /// Name of the unit.
    pub unit: &'a str,
    /// Why nothing can be brought back now, where that is so.
    pub closed: Option<&'a str>,
    /// What a worksheet would change.
    pub review: Option<&'a WorksheetReview>,
    /// What is chosen of it, by code.
    pub chosen: &'a BTreeMap<String, Choice>,
    /// Names of those who answered, by id.
    pub names: &'a BTreeMap<String, String>,
    /// What is wrong: id of the field, message.
    pub errors: &'a [(String, String)],
    /// Everything that is wrong with a file, a line each.
    pub report: &'a str,
    /// How many answers were just saved.
    pub saved: Option<usize>,
    /// Whether the round is a sample.
    pub sample: bool,
}

impl View<'_> {
    /// The page's address, without the language.
    fn here(&self) -> String {
        format!("{}/{}", self.address, self.about.page)
    }
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let title = words.label(view.about.title);
    let here = view.here();
    let errors: Vec<FieldError> = view
        .errors
        .iter()
        .map(|(field, message)| FieldError { field, message })
        .collect();
    let main = html! {
        (opening(&Opening { kind: Some(view.unit), title: &title, lead: &words.label(view.about.lead), facts: None, answer: None }))
        (error_summary(words, &errors))
        @if let Some(n) = view.saved {
            p class="saved" role="status" { (words.say("web-worksheet-saved", &[("n", words.count(n))])) }
        }
        @if !view.report.is_empty() {
            (section("masalah", &words.label("web-worksheet-problems"), &html! {
                ul { @for line in view.report.lines().filter(|line| !line.trim().is_empty()) { li { (line.trim()) } } }
            }))
        }
        @match view.review {
            Some(review) => (section("beda", &words.label("web-worksheet-review"), &reviewed(visit, view, review))),
            None => {
                (section("ambil", &words.label("web-worksheet-take"), &taking(words, view)))
                (section("bawa", &words.label("web-worksheet-bring"), &bringing(visit, view)))
            }
        }
        ul class="beside" {
            @if view.review.is_some() {
                li { a href=(localized(words.lang, &here)) { (words.label("web-worksheet-again")) } }
            }
            li { a href=(localized(words.lang, view.address)) { (words.label(view.about.back)) } }
        }
    };
    Desk {
        title: &title,
        is_wrong: !errors.is_empty(),
        way: &[
            (view.unit.to_owned(), view.address.to_owned()),
            (title.clone(), here.clone()),
        ],
        sample: view.sample,
        main,
    }
    .markup(site, visit)
}

fn taking(words: Words, view: &View) -> Markup {
    let to = localized(words.lang, &format!("{}.xlsx", view.here()));
    html! {
        p { (words.label("web-worksheet-take-about")) }
        p { a class="onward" href=(to) { (words.label("web-worksheet-download")) } }
    }
}

fn bringing(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    if let Some(why) = view.closed {
        return html! { p class="closed" { (why) } };
    }
    let error = view.errors.iter().find(|(field, _)| field == super::FILE);
    let fields = html! {
        input type="hidden" name="apa" value="baca";
        (field(words, &Field {
            name: super::FILE,
            label: &words.label("web-worksheet-file"),
            hint: Some(&words.label("web-worksheet-file-hint")),
            error: error.map(|(_, message)| message.as_str()),
            control: Control::File { accept: ".xlsx" },
        }))
    };
    form(
        visit,
        &Form {
            action: &view.here(),
            has_files: true,
            fields,
            button: &words.label("web-worksheet-read"),
        },
    )
}

fn reviewed(visit: &Visit, view: &View, review: &WorksheetReview) -> Markup {
    let words = visit.words();
    html! {
        (counts(words, review))
        @if review.differences.is_empty() {
            (empty(&Empty {
                title: &words.label("web-worksheet-no-difference"),
                about: &words.label("web-worksheet-no-difference-about"),
                action: None,
            }))
        } @else {
            (form(visit, &Form {
                action: &view.here(),
                has_files: false,
                fields: html! {
                    input type="hidden" name="apa" value="simpan";
                    @for one in &review.differences { (difference(words, view, one)) }
                },
                button: &words.label("web-worksheet-save"),
            }))
        }
    }
}

/// How much is different, the same, newer, missing, or not read.
fn counts(words: Words, review: &WorksheetReview) -> Markup {
    let n = |key: &str, n: usize| words.say(key, &[("n", words.count(n))]);
    let n_conflicts = review.differences.iter().filter(|one| one.is_conflict);
    let n_conflicts = n_conflicts.count();
    let codes = |key: &str, codes: &[String]| words.say(key, &[("codes", codes.join(", "))]);
    html! {
        ul {
            li { (n("web-worksheet-n-different", review.differences.len())) }
            @if n_conflicts > 0 { li { strong { (n("web-worksheet-n-conflicts", n_conflicts)) } } }
            li { (n("web-worksheet-n-same", review.n_same)) }
            @if !review.newer.is_empty() { li { (codes("web-worksheet-newer", &review.newer)) } }
            @if !review.absent.is_empty() { li { (codes("web-worksheet-absent", &review.absent)) } }
            @if !review.ignored.is_empty() { li { (codes("web-worksheet-ignored", &review.ignored)) } }
        }
    }
}

/// One answer, old and new, with the choice between them.
fn difference(words: Words, view: &View, one: &Difference) -> Markup {
    let code = &one.entry.code;
    let id = id(code);
    let error = view.errors.iter().find(|(field, _)| *field == id);
    let is_wrong = error.is_some();
    let chosen = view.chosen.get(code).copied();
    let (value, note) = match &one.saved {
        Some(row) => (row.value.as_str(), row.note.as_str()),
        None => ("", ""),
    };
    let answer = &one.question.answer;
    html! {
        fieldset class={ "question" @if is_wrong { " wrong" } } id=(id) tabindex="-1" aria-describedby=[is_wrong.then(|| format!("{id}-error"))] {
            legend { span class="question-code" { (code) } " " (words.text(&one.question.title)) }
            @if let Some((_, message)) = error {
                p class="field-error" id={ (id) "-error" } {
                    span class="visually-hidden" { (words.label("web-error-prefix")) " " }
                    (message)
                }
            }
            @if one.is_conflict { p { strong { (words.label("web-worksheet-conflict")) } } }
            @for (place, choice) in Choice::ALL.into_iter().enumerate() {
                div class="choice" {
                    input type="radio" id={ (id) "-" (place) } name=(name(code)) value=(choice.code()) checked[chosen == Some(choice)];
                    label for={ (id) "-" (place) } {
                        @match choice {
                            Choice::Worksheet => {
                                (words.label("web-worksheet-choose-new")) ": " strong { (shown(words, answer, &one.entry.value)) }
                                (noted(words, &one.entry.note))
                            }
                            Choice::Saved => {
                                (words.label("web-worksheet-choose-old")) ": " strong { (shown(words, answer, value)) }
                                (noted(words, note))
                                (by(words, view, one))
                            }
                        }
                    }
                }
            }
            input type="hidden" name="kode" value=(code);
            input type="hidden" name={ "j:" (code) } value=(one.entry.value);
            input type="hidden" name={ "c:" (code) } value=(one.entry.note);
            input type="hidden" name={ "v:" (code) } value=(one.entry.version);
        }
    }
}

fn noted(words: Words, note: &str) -> Markup {
    html! {
        @if !note.is_empty() { " (" (words.label("web-question-note")) ": " (note) ")" }
    }
}

/// Who saved the answer there is, and when.
fn by(words: Words, view: &View, one: &Difference) -> Markup {
    let Some(row) = &one.saved else {
        return html! {};
    };
    let name = view.names.get(&row.person);
    let arguments = [
        ("name", name.unwrap_or(&row.person).clone()),
        ("at", moment::written(words, &row.at)),
    ];
    html! { " · " (words.say("web-question-by", &arguments)) }
}
