//! `/penghargaan/{event}/{category}`: one category of an award event: by what rule
//! its recipients were found, where it was decided here; who they are, or who of
//! those announced is known; and where that is known from.

use super::event::{EventView, categories, of_event, read, recipients};
use super::work::rule;
use crate::asked::Asked;
use crate::assessment::naming;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{self, Opening, Words, note_mark, section, summary};
use crate::register::notes::Notes;
use crate::register::told;
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_instrument::award::Category;
use prima_store::history::Event;
use prima_workflow::recognition::award::DecidedHere;

/// The page.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let view = read(site, asked).await?;
    let segments = asked.segments();
    let code = segments.get(2).copied().unwrap_or_default();
    let found = view.categories.iter().find(|one| one.category == code);
    let Some(category) = found else {
        return Err(WebError::NotFound(Missing::Page));
    };
    Ok(Reply::Page(document(&site.origin, asked, &view, category)))
}

/// The category as a page.
fn document(origin: &str, asked: &Asked, view: &EventView, category: &Event) -> Markup {
    let words = asked.words();
    let mut notes = Notes::default();
    let title = naming::of(words, &category.name_id, &category.name_en);
    let name = naming::of(words, &view.event.name_id, &view.event.name_en);
    let facts = facts(words, view, category, &mut notes);
    let rules = rules_of(view, category);
    let recipients = recipients::known(words, view, category, &mut notes);
    let lead = match view.is_undecided(&category.category) {
        true => words.label("web-event-undecided"),
        false => view.n_told(words, view.known(&category.category)),
    };
    let path = format!("/penghargaan/{}/{}", view.event.event, category.category);
    let (all, own, here) = (
        localized(words.lang, "/penghargaan"),
        naming::event_address(words, &view.event.event),
        localized(words.lang, &path),
    );
    let main = html! {
        (look::opening(&Opening { kind: Some(name), title, lead: &lead, facts: Some(facts), answer: None }))
        @if let Some((decided, rules)) = rules { (section("aturan", &words.label("web-event-rule"), &rule_of(words, decided, rules))) }
        (section("penerima", &words.label("web-event-recipients"), &html! { p { (view.order(words)) } (recipients) }))
        @if !notes.is_empty() { (section("sumber", &words.label("web-body-sources"), &notes.markup(words))) }
        ul class="beside" {
            li { a href=(own) { (words.say("web-event-back", &[("event", name.to_owned())])) } }
            li { a href={ (own) "/penerima.csv" } { (words.label("web-award-csv")) } }
        }
    };
    Page {
        words,
        title,
        description: &lead,
        origin,
        path: &path,
        query: "",
        area: Some(Area::Honours),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &words.label("web-event-all-title"),
                address: &all,
            },
            Crumb {
                name,
                address: &own,
            },
            Crumb {
                name: title,
                address: &here,
            },
        ],
        sample: view.has_sample(),
        hidden: false,
        main,
    }
    .markup()
}

/// When and where it was given, for whom, and what it is called.
fn facts(words: Words, view: &EventView, category: &Event, notes: &mut Notes) -> Markup {
    let event = &view.event;
    let number = notes.number(of_event(category), "web-event-what-category");
    let name = naming::of(words, &event.name_id, &event.name_en);
    let own = naming::event_address(words, &event.event);
    let mut rows = vec![(
        words.label("web-event-kind"),
        html! { a href=(own) { (name) } (note_mark(words, number)) },
    )];
    if let Some((_, rules)) = rules_of(view, category) {
        let confers = html! { (words.text(&rules.confers)) };
        rows.push((words.label("web-event-confers"), confers));
    }
    if !event.date.is_empty() {
        let day = html! { (naming::period(words, &event.date)) };
        rows.push((words.label("web-event-date"), day));
    }
    if !event.place.is_empty() {
        rows.push((words.label("web-event-place"), html! { (event.place) }));
    }
    if !event.host.is_empty() {
        let host = told::link(words, &event.host, view.name(&event.host));
        rows.push((words.label("web-event-host-name"), host));
    }
    if !category.level.is_empty() {
        let levels = html! { (categories::levels(words, category)) };
        rows.push((words.label("web-event-column-level"), levels));
    }
    let rows: Vec<(&str, Markup)> = rows
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    summary(&rows)
}

/// The rules of the event and of the category, where it was decided here.
fn rules_of<'v>(view: &'v EventView, category: &Event) -> Option<(&'v DecidedHere, &'v Category)> {
    let decided = view.decided.as_ref()?;
    Some((decided, decided.rules.category(&category.category)?))
}

/// The rule with the conditions across schemes, what they rest on, and what of it
/// is not proven.
fn rule_of(words: Words, decided: &DecidedHere, category: &Category) -> Markup {
    let rules = &decided.rules;
    let marks = [
        (&rules.title, &rules.provisional),
        (&category.title, &category.provisional),
    ];
    html! {
        p {
            (rule::told(words, category)) "."
            @if let Some(source) = &category.source { br; span class="muted" { (rule::law(rules, source)) } }
        }
        @if !category.gates.is_empty() {
            h3 { (words.label("web-award-run-gates")) }
            (rule::gates(words, rules, rules.gates_of(category)))
        }
        (look::unproven(words, rule::marks(marks)))
        p { (words.label("web-event-deciding-about")) }
    }
}
