//! `/kerja`: what is for somebody to do now, most urgent first, and what they
//! have not read yet.

use super::{Desk, Visit, moment};
use crate::frame::localized;
use crate::look::{Card, Empty, Opening, Words, cards, empty, opening, section};
use crate::site::Site;
use maud::{Markup, html};

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Key of what, such as "Isi".
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

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What it tells; last part of a key.
    pub kind: &'static str,
    /// About whom or what.
    pub title: String,
    /// In which round; empty where the title says so.
    pub about: String,
    /// Where it leads, without the language.
    pub address: String,
    /// When; seconds UTC.
    pub at: i64,
}

/// Unread notices on the desk; the others are on their own page.
pub const MOST_TOLD: usize = 4;

/// What the desk shows.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// Tasks, most urgent first.
    pub tasks: Vec<Task>,
    /// Unread notices, newest first, as many as are shown.
    pub told: Vec<Told>,
    /// How many unread notices there are.
    pub n_unread: usize,
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
        (section("tugas", &words.label("web-desk-tasks"), &tasks(site, visit, &view.tasks)))
        (section("pemberitahuan", &words.label("web-notices"), &notices(words, view)))
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

fn notices(words: Words, view: &View) -> Markup {
    let shown: Vec<(&Told, Option<Markup>)> = view.told.iter().map(|told| (told, None)).collect();
    let more = match view.n_unread {
        0 => words.label("web-notices-all"),
        n => words.counted("web-notices-more", n, &[]),
    };
    html! {
        @if !shown.is_empty() { (told(words, &shown)) }
        p { a href=(localized(words.lang, "/kerja/pemberitahuan")) { (more) } }
    }
}

/// Notices as cards, each with what stands at its foot besides its moment.
pub fn told(words: Words, notices: &[(&Told, Option<Markup>)]) -> Markup {
    let written: Vec<(String, String, String)> = notices
        .iter()
        .map(|(told, _)| {
            let kind = words.label(&format!("web-notice-kind-{}", told.kind));
            let at = moment::past(words, told.at);
            (kind, localized(words.lang, &told.address), at)
        })
        .collect();
    let shown: Vec<Card> = notices
        .iter()
        .zip(&written)
        .map(|((told, foot), (kind, address, at))| Card {
            kind: Some(kind),
            title: &told.title,
            address,
            about: html! { @if !told.about.is_empty() { p { (told.about) } } p class="muted" { (at) } },
            foot: foot.clone(),
        })
        .collect();
    cards(&shown)
}

/// Whoever holds no role waits for tasks in vain, so that they are told what to do.
fn without_role(site: &Site, words: Words) -> Markup {
    html! {
        (empty(&Empty {
            title: &words.label("web-desk-no-role"),
            about: &words.label("web-desk-no-role-about"),
            action: None,
        }))
        @if !site.contact.is_empty() {
            p { (words.say("web-desk-no-role-contact", &[("contact", site.contact.clone())])) }
        }
    }
}

fn tasks(site: &Site, visit: &Visit, tasks: &[Task]) -> Markup {
    let words = visit.words();
    if tasks.is_empty() && visit.actor().is_some_and(|actor| actor.grants.is_empty()) {
        return without_role(site, words);
    }
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
            let kind = words.label(task.kind);
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
