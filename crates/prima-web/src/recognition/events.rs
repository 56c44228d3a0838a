//! All award events, and the predikat that were given outside one.

use crate::asked::Asked;
use crate::assessment::naming;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{self, Card, Column, Empty, Opening, Row, Table, cards, empty, section, table};
use crate::register::notes::{self, Notes};
use crate::register::told;
use crate::reply::{Answer, Reply};
use crate::site::Site;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_store::history::{Event, Honour};
use prima_workflow::recognition::award::datasets_decided_here;
use std::collections::{BTreeMap, BTreeSet};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct EventsView {
    /// Events and their categories, newest event first.
    pub events: Vec<Event>,
    /// All honours, newest first.
    pub honours: Vec<Honour>,
    /// Names of the bodies that are mentioned, by id.
    pub called: BTreeMap<String, String>,
    /// Data sets that are no real data.
    pub made_up: BTreeSet<String>,
    /// Data sets of the events that are decided here.
    pub decided_here: BTreeSet<String>,
}

impl EventsView {
    fn is_sample(&self, dataset: &str) -> bool {
        self.made_up.contains(dataset)
    }

    /// Name of a body; its id where that is all there is.
    pub fn name<'s>(&'s self, id: &'s str) -> &'s str {
        self.called.get(id).map_or(id, String::as_str)
    }
}

/// The page at `/penghargaan`.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let mut view = EventsView {
        events: site.database.events().await?,
        honours: site.database.honours().await?,
        called: BTreeMap::new(),
        made_up: site.known().made_up(),
        decided_here: datasets_decided_here(&site.database).await?,
    };
    let outside = view.honours.iter().filter(|honour| honour.event.is_empty());
    let ids: BTreeSet<&str> = outside
        .flat_map(|honour| [honour.body.as_str(), honour.unit.as_str()])
        .chain(view.events.iter().map(|event| event.host.as_str()))
        .filter(|id| !id.is_empty())
        .collect();
    let ids: Vec<String> = ids.into_iter().map(str::to_owned).collect();
    let bodies = site.database.bodies_named(&ids).await?;
    view.called = bodies
        .into_iter()
        .map(|body| (body.body, body.name))
        .collect();
    Ok(Reply::Page(document(&site.origin, asked, &view)))
}

/// The events as a page.
pub fn document(origin: &str, asked: &Asked, view: &EventsView) -> Markup {
    let words = asked.words();
    let mut notes = Notes::default();
    let (title, lead) = (
        words.label("web-event-all-title"),
        words.label("web-event-all-lead"),
    );
    let outside = outside(words, view, &mut notes);
    let events: Vec<&Event> = view
        .events
        .iter()
        .filter(|event| event.category.is_empty())
        .collect();
    let main = html! {
        (look::opening(&Opening { kind: None, title: &title, lead: &lead, facts: None, answer: None }))
        p { a class="onward" href=(localized(words.lang, "/piagam")) { (words.label("web-piagam-check-title")) } }
        @if events.is_empty() && outside.is_empty() {
            (empty(&Empty {
                title: &words.label("web-event-none"),
                about: &words.label("web-event-none-about"),
                action: None,
            }))
        }
        @if !events.is_empty() { (section("acara", &words.label("web-event-events"), &event_cards(words, view, &events))) }
        @if !outside.is_empty() {
            (section("predikat", &words.label("web-event-outside"), &html! {
                p { (words.label("web-event-outside-about")) }
                @for table in &outside { (table) }
            }))
        }
        @if !notes.is_empty() { (section("sumber", &words.label("web-body-sources"), &notes.markup(words))) }
    };
    Page {
        words,
        title: &title,
        description: &lead,
        origin,
        path: "/penghargaan",
        query: "",
        area: Some(Area::Honours),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &title,
                address: &localized(words.lang, "/penghargaan"),
            },
        ],
        sample: view
            .events
            .iter()
            .map(|event| &event.dataset)
            .chain(view.honours.iter().map(|honour| &honour.dataset))
            .any(|dataset| view.is_sample(dataset)),
        hidden: false,
        main,
    }
    .markup()
}

fn event_cards(words: Words, view: &EventsView, events: &[&Event]) -> Markup {
    let texts: Vec<(String, String, String)> = events
        .iter()
        .map(|event| {
            (
                naming::period(words, &event.date),
                naming::of(words, &event.name_id, &event.name_en).to_owned(),
                naming::event_address(words, &event.event),
            )
        })
        .collect();
    let all: Vec<Card> = events
        .iter()
        .zip(&texts)
        .map(|(event, (day, name, address))| Card {
            kind: Some(day),
            title: name,
            address,
            about: about(words, view, event),
            foot: Some(html! { (counts(words, view, event)) (told::made_up(words, view.is_sample(&event.dataset))) }),
        })
        .collect();
    cards(&all)
}

fn about(words: Words, view: &EventsView, event: &Event) -> Markup {
    html! {
        @if !event.host.is_empty() { p { (words.say("web-event-host", &[("host", view.name(&event.host).to_owned())])) } }
        @if !event.place.is_empty() { p { (event.place) } }
    }
}

/// How many were announced, and how many of them are known; of what was decided here
/// how many there are.
fn counts(words: Words, view: &EventsView, event: &Event) -> String {
    let categories = view
        .events
        .iter()
        .filter(|row| row.event == event.event && !row.category.is_empty());
    let announced: i64 = categories.filter_map(|row| row.announced).sum();
    let known = view
        .honours
        .iter()
        .filter(|honour| honour.event == event.event && honour.status != "revoked")
        .count();
    if view.decided_here.contains(&event.dataset) {
        return words.counted("web-event-honoured", known, &[]);
    }
    let arguments = [
        ("announced", words.count(announced as usize)),
        ("known", words.count(known)),
    ];
    match announced {
        0 => words.counted("web-event-known-only", known, &[]),
        _ => words.say("web-event-counts", &arguments),
    }
}

/// Predikat given outside an event: a table for each title, in no order of merit.
fn outside(words: Words, view: &EventsView, notes: &mut Notes) -> Vec<Markup> {
    let mut by_title: BTreeMap<(&str, &str), Vec<&Honour>> = BTreeMap::new();
    for honour in view.honours.iter().filter(|honour| honour.event.is_empty()) {
        by_title
            .entry((&honour.title_id, &honour.title_en))
            .or_default()
            .push(honour);
    }
    let mut tables = Vec::new();
    for (place, ((id, en), mut honours)) in by_title.into_iter().enumerate() {
        honours.sort_by_key(|honour| (view.name(holder(honour)), &honour.honour));
        tables.push(predikat(
            words,
            view,
            place,
            naming::of(words, id, en),
            &honours,
            notes,
        ));
    }
    tables
}

/// Who holds it: the unit where one is named, else the recipient.
fn holder(honour: &Honour) -> &str {
    match honour.unit.as_str() {
        "" => &honour.body,
        unit => unit,
    }
}

fn predikat(
    words: Words,
    view: &EventsView,
    place: usize,
    title: &str,
    honours: &[&Honour],
    notes: &mut Notes,
) -> Markup {
    let names =
        ["body", "granted", "status"].map(|name| words.label(&format!("web-event-column-{name}")));
    let columns: Vec<Column> = names
        .iter()
        .enumerate()
        .map(|(place, name)| Column {
            name,
            names_row: place == 0,
            ..Column::default()
        })
        .collect();
    let mut rows = Vec::new();
    for honour in honours {
        let mark = notes.mark(words, notes::of_honour(honour), "web-body-what-honour");
        let granted = match honour.granted.as_str() {
            "" => words.label("web-body-honour-no-day"),
            day => naming::period(words, day),
        };
        rows.push(Row {
            id: None,
            emphasis: false,
            cells: vec![
                html! {
                    (told::link(words, holder(honour), view.name(holder(honour))))
                    @if !honour.unit.is_empty() { br; span class="muted" { (words.label("web-body-honour-recipient")) " " (view.name(&honour.body)) } }
                },
                html! { (granted) },
                html! { (status(words, honour)) (told::made_up(words, view.is_sample(&honour.dataset))) (mark) },
            ],
        });
    }
    table(
        words,
        &Table {
            id: &format!("predikat-{place}"),
            caption: title,
            columns: &columns,
            rows,
        },
    )
}

/// Whether it is held, or since when and why not any more.
fn status(words: Words, honour: &Honour) -> Markup {
    if honour.status != "revoked" {
        return html! { (words.label("web-event-granted")) };
    }
    let reason = told::clause(naming::of(words, &honour.reason_id, &honour.reason_en));
    html! {
        strong {
            @match honour.revoked.as_str() {
                "" => (words.label("web-event-revoked")),
                day => (words.say("web-event-revoked-on", &[("day", naming::period(words, day))])),
            }
        }
        @if !reason.is_empty() { ": " (reason) }
    }
}
