//! One award event: its categories with those announced against those known,
//! its recipients with the units credited, and what does not agree. Of an event
//! that is decided here, all are known: it is told by its rules and citations.

pub(super) mod categories;
pub(super) mod recipients;

use super::certificate::leading;
use crate::asked::Asked;
use crate::assessment::naming;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{
    self, Notice, NoticeKind, Opening, contents, note_mark, notice, print_header, section, summary,
};
use crate::register::notes::{self, Notes, Origin};
use crate::register::told;
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_store::history::{Event, Honour, Statement};
use prima_store::register::BodyName;
use prima_workflow::recognition::award::{DecidedHere, decided_here};
use prima_workflow::recognition::certificate::Certified;
use std::collections::{BTreeMap, BTreeSet};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct EventView {
    /// The event.
    pub event: Event,
    /// Its categories, in their order.
    pub categories: Vec<Event>,
    /// Honours given there, in the order of the data set, which is none of merit.
    pub honours: Vec<Honour>,
    /// Statements of its data set.
    pub statements: Vec<Statement>,
    /// Names of the bodies that are mentioned, by id.
    pub called: BTreeMap<String, String>,
    /// Names of bodies on the day of the event, where they have another one now.
    pub then_called: BTreeMap<String, String>,
    /// Data sets that are no real data.
    pub made_up: BTreeSet<String>,
    /// Certificates of its honours that hold today.
    pub certified: Certified,
    /// Its rules and citations, where it was decided here; none: it was imported.
    pub decided: Option<DecidedHere>,
}

impl EventView {
    /// Whether a data set is no real data.
    pub fn is_sample(&self, dataset: &str) -> bool {
        self.made_up.contains(dataset)
    }

    /// Whether anything on the page is no real data.
    pub fn has_sample(&self) -> bool {
        let events = std::iter::once(&self.event).chain(&self.categories);
        events
            .map(|event| &event.dataset)
            .chain(self.honours.iter().map(|honour| &honour.dataset))
            .chain(self.statements.iter().map(|row| &row.dataset))
            .any(|dataset| self.is_sample(dataset))
    }

    /// Name of a body; its id where that is all there is.
    pub fn name<'s>(&'s self, id: &'s str) -> &'s str {
        self.called.get(id).map_or(id, String::as_str)
    }

    /// Recipients of a category that are known; who is honoured no longer is none.
    pub fn known(&self, category: &str) -> usize {
        let own = self.honours.iter();
        own.filter(|honour| honour.category == category && honour.status != "revoked")
            .count()
    }

    /// How many recipients of a category were announced, as far as its sources
    /// leave the others unknown. Of what was decided here nobody is.
    pub fn announced(&self, category: &Event) -> Option<usize> {
        let announced = category.announced.filter(|_| self.decided.is_none());
        announced.and_then(|n| usize::try_from(n).ok())
    }

    /// Whether an event that is decided here has a category that is not: a decision
    /// names somebody, and what it gave is told even where it was revoked.
    pub fn is_undecided(&self, category: &str) -> bool {
        let mut honours = self.honours.iter();
        self.decided.is_some() && !honours.any(|honour| honour.category == category)
    }

    /// How many recipients there are, or are known, where nothing else is told.
    pub fn n_told(&self, words: Words, n: usize) -> String {
        let key = match self.decided {
            Some(_) => "web-event-honoured",
            None => "web-event-known-only",
        };
        words.counted(key, n, &[])
    }

    /// In which order the recipients stand.
    pub fn order(&self, words: Words) -> String {
        words.label(match self.decided {
            Some(_) => "web-event-alphabet",
            None => "web-event-unordered",
        })
    }

    /// What an honour was given for, as the decision says it.
    pub fn citation<'s>(&'s self, words: Words, honour: &Honour) -> Option<&'s str> {
        let decided = self.decided.as_ref()?;
        let said = decided.citations.get(&honour.honour)?;
        Some(words.text(said)).filter(|said| !said.is_empty())
    }
}

/// The page at `/penghargaan/{event}`.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let view = read(site, asked).await?;
    Ok(Reply::Page(document(&site.origin, asked, &view)))
}

/// Reads the event of an address `/penghargaan/{event}…`.
pub async fn read(site: &Site, asked: &Asked) -> Result<EventView, WebError> {
    let code = asked
        .segments()
        .get(1)
        .copied()
        .unwrap_or_default()
        .to_owned();
    let (own, categories): (Vec<Event>, Vec<Event>) = site
        .database
        .events()
        .await?
        .into_iter()
        .filter(|event| event.event == code)
        .partition(|event| event.category.is_empty());
    let Some(event) = own.into_iter().next() else {
        return Err(WebError::NotFound(Missing::Event(code)));
    };
    let mut honours = site.database.honours().await?;
    honours.retain(|honour| honour.event == code);
    honours.sort_by_key(|honour| honour.ordinal);
    let mut statements = site.database.statements().await?;
    statements.retain(|statement| statement.dataset == event.dataset);
    let mut view = EventView {
        event,
        categories,
        honours,
        statements,
        called: BTreeMap::new(),
        then_called: BTreeMap::new(),
        made_up: site.known().made_up(),
        certified: Certified::new(),
        decided: None,
    };
    let decided = decided_here(&site.database, &view.event).await;
    view.decided = decided.map_err(WebError::of_act("read the decisions on an award"))?;
    let all: Vec<&Honour> = view.honours.iter().collect();
    view.certified = leading::of(site, asked, &all).await?;
    let ids: BTreeSet<&str> = view
        .honours
        .iter()
        .flat_map(|honour| [honour.body.as_str(), honour.unit.as_str()])
        .chain(
            view.statements
                .iter()
                .map(|statement| statement.body.as_str()),
        )
        .chain([view.event.host.as_str()])
        .filter(|id| !id.is_empty())
        .collect();
    let ids: Vec<String> = ids.into_iter().map(str::to_owned).collect();
    let bodies = site.database.bodies_named(&ids).await?;
    view.called = bodies
        .into_iter()
        .map(|body| (body.body, body.name))
        .collect();
    for id in ids {
        let names = site.database.body_names(&id).await?;
        if let Some(then) = name_on(&names, &view.event.date) {
            view.then_called.insert(id, then.to_owned());
        }
    }
    Ok(view)
}

/// What a body was called on a day, month or year, where that is recorded as a
/// former name.
fn name_on<'n>(names: &'n [BodyName], day: &str) -> Option<&'n str> {
    // What is dated coarsely is compared as coarsely.
    let is_before = |a: &str, b: &str| {
        let length = a.len().min(b.len());
        a.get(..length) < b.get(..length)
    };
    let held = |row: &&BodyName| !is_before(day, &row.valid_from) && !is_before(&row.valid_to, day);
    let found = names.iter().find(held)?;
    (!day.is_empty() && !found.valid_to.is_empty()).then_some(found.name.as_str())
}

/// The event as a page.
pub fn document(origin: &str, asked: &Asked, view: &EventView) -> Markup {
    let words = asked.words();
    let mut notes = Notes::default();
    let name = naming::of(words, &view.event.name_id, &view.event.name_en);
    let path = format!("/penghargaan/{}", view.event.event);
    let lead = lead(words, view);
    let facts = facts(words, view, &mut notes);
    let parts = parts(words, view, &mut notes);
    let headings: Vec<(&str, &str)> = parts
        .iter()
        .map(|(id, heading, _)| (*id, heading.as_str()))
        .collect();
    let main = html! {
        (print_header(words, &format!("{origin}{}", localized(words.lang, &path)), &words.date(notes.newest())))
        (look::opening(&Opening {
            kind: Some(&words.label("web-event-kind")),
            title: name,
            lead: &lead,
            facts: Some(facts),
            answer: None,
        }))
        (contents(words, &headings))
        @for (id, heading, body) in &parts { (section(id, heading, body)) }
    };
    let (all, own) = (
        localized(words.lang, "/penghargaan"),
        naming::event_address(words, &view.event.event),
    );
    Page {
        words,
        title: name,
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
        ],
        sample: view.has_sample(),
        hidden: false,
        main,
    }
    .markup()
}

/// A section: its id, its heading, what it says.
type Part = (&'static str, String, Markup);

fn parts(words: Words, view: &EventView, notes: &mut Notes) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    if !view.categories.is_empty() {
        parts.push((
            "kategori",
            words.label("web-event-categories"),
            categories::markup(words, view, notes),
        ));
    }
    let mismatches = said(words, view, notes, true);
    if !mismatches.is_empty() {
        let body = notice(
            words,
            &Notice {
                kind: NoticeKind::Mismatch,
                title: Some(&words.label(match view.decided {
                    Some(_) => "web-event-mismatches-decided",
                    None => "web-event-mismatches",
                })),
                body: html! { @for line in &mismatches { (line) } },
            },
        );
        parts.push((
            "tidak-cocok",
            words.label("web-event-mismatches-heading"),
            body,
        ));
    }
    parts.push((
        "penerima",
        words.label("web-event-recipients"),
        recipients::markup(words, view, notes),
    ));
    let said = said(words, view, notes, false);
    if !said.is_empty() {
        parts.push((
            "keterangan",
            words.label("web-event-statements"),
            html! { div class="told" { @for line in &said { (line) } } },
        ));
    }
    let own = naming::event_address(words, &view.event.event);
    let ways = html! {
        ul class="beside" {
            li { a href={ (own) "/pers" } { (words.label("web-award-press")) } }
            li { a href={ (own) "/penerima.csv" } { (words.label("web-award-csv")) } }
        }
    };
    parts.push(("bahan", words.label("web-award-material"), ways));
    let body = html! { p { (words.label("web-body-sources-about")) } (notes.markup(words)) };
    parts.push(("sumber", words.label("web-body-sources"), body));
    parts
}

fn lead(words: Words, view: &EventView) -> String {
    let (announced, known) = categories::totals(view);
    let categories = view.categories.iter();
    let parts: Vec<String> = categories
        .filter_map(|category| view.announced(category))
        .map(|n| words.count(n))
        .collect();
    match parts.len() {
        0 => view.n_told(words, known),
        1 => words.say(
            "web-event-counts",
            &[
                ("announced", words.count(announced)),
                ("known", words.count(known)),
            ],
        ),
        _ => words.say(
            "web-event-lead",
            &[
                ("sum", parts.join(" + ")),
                ("announced", words.count(announced)),
                ("known", words.count(known)),
            ],
        ),
    }
}

fn facts(words: Words, view: &EventView, notes: &mut Notes) -> Markup {
    let event = &view.event;
    let number = notes.number(of_event(event), "web-event-what");
    let mut rows: Vec<(String, Markup)> = Vec::new();
    if !event.date.is_empty() {
        rows.push((
            words.label("web-event-date"),
            html! { (naming::period(words, &event.date)) (note_mark(words, number)) },
        ));
    }
    if !event.place.is_empty() {
        rows.push((words.label("web-event-place"), html! { (event.place) }));
    }
    if !event.host.is_empty() {
        rows.push((
            words.label("web-event-host-name"),
            told::link(words, &event.host, view.name(&event.host)),
        ));
    }
    rows.push((
        words.label("web-event-period"),
        html! { (naming::period(words, &event.period)) },
    ));
    rows.push((
        words.label("web-event-dataset"),
        html! { a href=(naming::dataset_address(words, &event.dataset)) { (event.dataset) } },
    ));
    let rows: Vec<(&str, Markup)> = rows
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    summary(&rows)
}

/// Where an event or a category is known from.
pub(super) fn of_event(event: &Event) -> Origin<'_> {
    Origin {
        source: &event.source,
        dataset: &event.dataset,
        period: &event.period,
        retrieved: &event.retrieved,
    }
}

/// What is said of the event and of its recipients: what does not agree, or the rest.
/// What a decision made here says of a recipient stands with the recipient.
fn said(words: Words, view: &EventView, notes: &mut Notes, mismatches: bool) -> Vec<Markup> {
    let is_told = |row: &&Statement| match row.kind.as_str() {
        "mismatch" => mismatches,
        "fact" if view.decided.is_some() => false,
        _ => !mismatches,
    };
    let mut lines = Vec::new();
    for row in view.statements.iter().filter(is_told) {
        let number = notes.number(notes::of_statement(row), "web-body-what-statement");
        lines.push(html! {
            p class="traced" {
                (told::about(words, naming::of(words, &row.text_id, &row.text_en), &row.body, view.name(&row.body)))
                " " span class="muted" { "(" (words.say("web-period", &[("period", naming::period(words, &row.period))])) ")" }
                (note_mark(words, number))
                @if !row.provisional.is_empty() {
                    br; span class="muted" { (words.say("web-body-statement-unproven", &[("why", naming::of(words, &row.provisional, &row.provisional_en).to_owned())])) }
                }
            }
        });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_former_name_is_told_on_the_days_it_was_borne() {
        let names = [BodyName {
            name: "Departemen".to_owned(),
            valid_from: "2001".to_owned(),
            valid_to: "2009-11".to_owned(),
            ..BodyName::default()
        }];
        assert_eq!(name_on(&names, "2009-11-30"), Some("Departemen"));
        assert_eq!(name_on(&names, "2001"), Some("Departemen"));
        for other in ["2000-12-31", "2009-12-01", "2024", ""] {
            assert_eq!(name_on(&names, other), None, "{other}");
        }
    }
}
