//! `/kerja`: what is for somebody to do now, most urgent first.

use super::{Desk, Visit, moment};
use crate::frame::localized;
use crate::look::{Card, Empty, Opening, Words, cards, empty, opening, section};
use crate::site::Site;
use maud::{Markup, html};

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What, such as "Isi"; last part of a key.
    pub kind: &'static str,
    /// About whom or what.
    pub title: String,
    /// In which round, and how far it is.
    pub about: String,
    /// Where it is done, without the language.
    pub address: String,
    /// Until when; seconds UTC.
    pub closes: Option<i64>,
}

/// What the desk shows.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// Tasks, most urgent first.
    pub tasks: Vec<Task>,
    /// Lists and settings this person may open: name and address without the language.
    pub ways: Vec<(String, String)>,
    /// Whether any of it is a sample.
    pub sample: bool,
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let title = words.label("web-desk-title");
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-desk-lead"), facts: None, answer: None }))
        (section("tugas", &words.label("web-desk-tasks"), &tasks(words, &view.tasks)))
        @if !view.ways.is_empty() {
            (section("lain", &words.label("web-desk-more"), &html! {
                ul class="links" {
                    @for (name, path) in &view.ways { li { a href=(localized(words.lang, path)) { (name) } } }
                }
            }))
        }
    };
    Desk {
        title: &title,
        is_wrong: false,
        way: &[],
        sample: view.sample,
        main,
    }
    .markup(site, visit)
}

fn tasks(words: Words, tasks: &[Task]) -> Markup {
    if tasks.is_empty() {
        return empty(&Empty {
            title: &words.label("web-desk-nothing"),
            about: &words.label("web-desk-nothing-about"),
            action: None,
        });
    }
    let written: Vec<(String, String, Option<String>)> = tasks
        .iter()
        .map(|task| {
            let until = task.closes.map(|closes| {
                let arguments = [("until", moment::moment(words, closes))];
                words.say("web-task-until", &arguments)
            });
            let kind = words.label(&format!("web-task-{}", task.kind));
            (kind, localized(words.lang, &task.address), until)
        })
        .collect();
    let shown: Vec<Card> = tasks
        .iter()
        .zip(&written)
        .map(|(task, (kind, address, until))| Card {
            kind: Some(kind),
            title: &task.title,
            address,
            about: html! { p { (task.about) } },
            foot: until.as_ref().map(|until| html! { (until) }),
        })
        .collect();
    cards(&shown)
}
