//! One hub of the innovation network: what its region or ministry published and
//! what was taken over, by year.

use super::catalogue::called;
use super::hub_lists::{self, Entries, activities_of, members_of};
use super::hubs::{self, Hub, counted, reach, within};
use super::lineage::{self, Family};
use super::told;
use crate::asked::Asked;
use crate::assessment::naming;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{Column, Empty, Opening, Row, Table, empty, opening, section, stacked, summary};
use crate::register::notes::{self, Notes};
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::{Known, Site};
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_domain::innovation::lineage::{Lineage, Link};
use prima_domain::innovation::search::Wanted;
use prima_store::StoreError;
use prima_store::innovation::Innovation;
use prima_store::register::Body;
use std::collections::{BTreeMap, BTreeSet};

/// Innovations that are listed; all of them are in the catalogue.
const MOST_LISTED: usize = 20;
/// Replications that are listed; all of them are in the network.
const MOST_LINKS: usize = 50;

/// Entries of each list that stand on the page.
const MOST_ENTRIES: usize = 10;

/// One year of a hub: published, taken from outside, given to the outside, taken
/// over among its own, and meetings in which it mentored others and was mentored
/// by others.
pub type Year = (String, [usize; 6]);

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct HubView {
    /// The hub.
    pub hub: Hub,
    /// Its years, newest first; an empty one: no year is known.
    pub years: Vec<Year>,
    /// Its newest innovations.
    pub rows: Vec<Innovation>,
    /// Names of their bodies.
    pub called: told::Called,
    /// What was taken over, from it or by it.
    pub family: Family,
    /// Its members and what it did.
    pub lists: Vec<Entries>,
    /// Whether any of it is no real data.
    pub has_sample: bool,
}

/// The page at `/hub-jipp/{id}`.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let id = asked.segments().get(1).copied().unwrap_or_default();
    let missing = || WebError::NotFound(Missing::Body(id.to_owned()));
    let known = site.known();
    let (named, _) = hubs::statements(site, &known).await?;
    let statement = named.into_iter().find(|row| row.body == id);
    let statement = statement.ok_or_else(missing)?;
    let body = site.database.body(id).await?.ok_or_else(missing)?;
    let found = known.catalogue.index.find(&Wanted {
        facets: &[vec![reach(&body)]],
        limit: MOST_LISTED,
        ..Wanted::default()
    });
    let ids: Vec<String> = found.ids.iter().map(|id| (*id).to_owned()).collect();
    let rows = site.database.innovations_named(&ids).await?;
    let own = within(&known, &body);
    let links = links_of(&known, &own);
    let shown: Vec<Link> = links.iter().take(MOST_LINKS).copied().collect();
    let members: BTreeSet<&str> = shown.iter().flat_map(|(a, b)| [*a, *b]).collect();
    let family = Family::read(site, &known, Lineage::among(&shown, &members)).await?;
    let hub = counted(&known, body.clone(), statement);
    let view = HubView {
        years: years(&known, &own, &links, &meetings(site, &body, &own).await?),
        lists: vec![
            members_of(site, &body.body).await?,
            activities_of(site, &body.body).await?,
        ],
        called: called(site, rows.iter()).await?,
        has_sample: hub.is_sample
            || rows
                .iter()
                .chain(family.members.values())
                .any(|row| !row.sample.is_empty()),
        rows,
        family,
        hub,
    };
    Ok(Reply::Page(document(&site.origin, asked, &view)))
}

/// Days of meetings in which bodies outside were mentored by the hub's own, and
/// the other way round; a day once for each request.
async fn meetings(
    site: &Site,
    hub: &Body,
    own: &BTreeSet<&str>,
) -> Result<[Vec<String>; 2], StoreError> {
    let meetings = site.database.meetings().await?;
    let askers = meetings.iter().map(|one| one.body.clone()).collect();
    let within = hubs::bodies_within(site, hub, &askers).await?;
    let mut sides = [Vec::new(), Vec::new()];
    for one in meetings {
        let is_own = own.contains(one.innovation.as_str());
        match (is_own, within.contains(&one.body)) {
            (true, false) => sides[0].push(one.day),
            (false, true) => sides[1].push(one.day),
            _ => {}
        }
    }
    Ok(sides)
}

/// What was published and taken over, by the year of the innovation that is new
/// at its place, and meetings by the year of their day.
fn years(
    known: &Known,
    own: &BTreeSet<&str>,
    links: &[Link],
    meetings: &[Vec<String>; 2],
) -> Vec<Year> {
    let index = &known.catalogue.index;
    let mut year_of: BTreeMap<&str, &str> = BTreeMap::new();
    for (year, _) in index.values("tahun") {
        let found = index.find(&Wanted {
            facets: &[vec![format!("tahun:{year}")]],
            limit: usize::MAX,
            ..Wanted::default()
        });
        year_of.extend(found.ids.into_iter().map(|id| (id, year)));
    }
    let mut years: BTreeMap<&str, [usize; 6]> = BTreeMap::new();
    let mut count = |id: &str, place: usize| {
        let year = year_of.get(id).copied().unwrap_or_default();
        years.entry(year).or_default()[place] += 1;
    };
    for id in own {
        count(id, 0);
    }
    for (replica, origin) in links {
        match (own.contains(replica), own.contains(origin)) {
            (true, false) => count(replica, 1),
            (false, true) => count(replica, 2),
            (true, true) => count(replica, 3),
            (false, false) => {}
        }
    }
    for (place, days) in meetings.iter().enumerate() {
        for day in days {
            let year = day.get(..4).unwrap_or_default();
            years.entry(year).or_default()[4 + place] += 1;
        }
    }
    let years = years.into_iter().rev();
    years.map(|(year, n)| (year.to_owned(), n)).collect()
}

/// The hub as a page.
pub fn document(origin: &str, asked: &Asked, view: &HubView) -> Markup {
    let (words, hub) = (asked.words(), &view.hub);
    let mut notes = Notes::default();
    let title = titled(words, &hub.body);
    let statement = &hub.statement;
    let lead = naming::of(words, &statement.text_id, &statement.text_en);
    let mark = notes.mark(
        words,
        notes::of_statement(statement),
        "web-innovation-what-hub",
    );
    let path = format!("/hub-jipp/{}", hub.body.body);
    let meetings = |place: usize| view.years.iter().map(|(_, n)| n[place]).sum::<usize>();
    let facts = summary(&[
        (
            &words.label("web-innovation-hub-body"),
            html! { (hubs::body_link(words, hub)) (mark) },
        ),
        (
            &words.label("web-innovation-hub-published"),
            html! { (words.count(hub.n_innovations)) },
        ),
        (
            &words.label("web-innovation-hub-in"),
            html! { (words.count(hub.taken[0])) },
        ),
        (
            &words.label("web-innovation-hub-out"),
            html! { (words.count(hub.taken[1])) },
        ),
        (
            &words.label("web-innovation-hub-among"),
            html! { (words.count(hub.taken[2])) },
        ),
        (
            &words.label("web-mentoring-hub-given"),
            html! { (words.count(meetings(4))) },
        ),
        (
            &words.label("web-mentoring-hub-got"),
            html! { (words.count(meetings(5))) },
        ),
    ]);
    let links = (!view.family.links.is_empty())
        .then(|| lineage::links(words, &view.family, "", &mut notes));
    let main = html! {
        (opening(&Opening { kind: Some("Hub JIPP"), title: &title, lead, facts: Some(facts), answer: None }))
        p { (words.label("web-innovation-hub-measure")) }
        @if !view.years.is_empty() {
            (section("tahun", &words.label("web-innovation-hub-years"), &by_year(words, view)))
        }
        @if view.rows.is_empty() {
            (empty(&Empty {
                title: &words.label("web-innovation-hub-none"),
                about: &words.label("web-innovation-hub-none-about"),
                action: None,
            }))
        } @else {
            (section("inovasi", &words.label("web-innovation-hub-innovations"), &innovations(words, view)))
        }
        @for (list, id) in view.lists.iter().zip(["anggota", "kegiatan"]) {
            (section(id, &words.label(&format!("web-hub-heading-{id}")), &html! {
                (list.table(words, 0, MOST_ENTRIES))
                (list.ways(words, &hub.body.body))
            }))
        }
        @if let Some(links) = &links { (section("replikasi", &words.label("web-innovation-links"), links)) }
        (section("sumber", &words.label("web-body-sources"), &notes.markup(words)))
    };
    Page {
        words,
        title: &title,
        description: lead,
        origin,
        path: &path,
        query: "",
        area: Some(Area::Innovations),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &words.label("web-innovation-hubs"),
                address: &localized(words.lang, "/hub-jipp"),
            },
            Crumb {
                name: &hub.body.name,
                address: &localized(words.lang, &path),
            },
        ],
        sample: view.has_sample,
        hidden: false,
        main,
    }
    .markup()
}

/// What a hub is called.
pub fn titled(words: Words, body: &Body) -> String {
    words.say("web-innovation-hub-title", &[("body", body.name.clone())])
}

/// The table at `/hub-jipp/{id}/tahun.csv`; an empty year is one that is not known.
pub async fn csv_page(site: &Site, asked: &Asked) -> Answer {
    let id = asked.segments().get(1).copied().unwrap_or_default();
    let missing = || WebError::NotFound(Missing::Body(id.to_owned()));
    let known = site.known();
    let (named, _) = hubs::statements(site, &known).await?;
    if !named.iter().any(|row| row.body == id) {
        return Err(missing());
    }
    let body = site.database.body(id).await?.ok_or_else(missing)?;
    let own = within(&known, &body);
    let links = links_of(&known, &own);
    let meetings = meetings(site, &body, &own).await?;
    let years = years(&known, &own, &links, &meetings);
    let columns = [
        "hub",
        "year",
        "published",
        "replications_in",
        "replications_out",
        "replications_within",
        "meetings_given",
        "meetings_got",
    ];
    let cells: Vec<Vec<String>> = years
        .into_iter()
        .map(|(year, n)| {
            let counts = n.iter().map(usize::to_string);
            [id.to_owned(), year].into_iter().chain(counts).collect()
        })
        .collect();
    let rows = cells
        .iter()
        .map(|row| row.iter().map(String::as_str).collect());
    hub_lists::csv(&columns, rows, "tahun.csv")
}

/// Replications with an end within a hub's reach.
fn links_of<'k>(known: &'k Known, own: &BTreeSet<&str>) -> Vec<Link<'k>> {
    let all = known.catalogue.links().into_iter();
    all.filter(|(replica, origin)| own.contains(replica) || own.contains(origin))
        .collect()
}

fn by_year(words: Words, view: &HubView) -> Markup {
    let names = [
        "web-innovation-year",
        "web-innovation-hub-published",
        "web-innovation-hub-in",
        "web-innovation-hub-out",
        "web-innovation-hub-among",
        "web-mentoring-hub-given",
        "web-mentoring-hub-got",
    ]
    .map(|name| words.label(name));
    let columns: Vec<Column> = names
        .iter()
        .enumerate()
        .map(|(place, name)| Column {
            name,
            names_row: place == 0,
            number: place > 0,
            sort: None,
        })
        .collect();
    let rows = view.years.iter().map(|(year, counts)| {
        let year = match year.is_empty() {
            true => words.label("web-innovation-unsaid"),
            false => year.clone(),
        };
        let mut cells = vec![html! { (year) }];
        cells.extend(counts.map(|n| html! { (words.count(n)) }));
        Row {
            id: None,
            emphasis: false,
            cells,
        }
    });
    let csv = format!("/hub-jipp/{}/tahun.csv", view.hub.body.body);
    html! {
        (stacked(words, &Table {
            id: "tahun-tabel",
            caption: &words.label("web-innovation-hub-years-caption"),
            columns: &columns,
            rows: rows.collect(),
        }))
        p { a href=(localized(words.lang, &csv)) { (words.label("web-hub-csv")) } }
    }
}

fn innovations(words: Words, view: &HubView) -> Markup {
    let all = match view.hub.body.region.get(..2) {
        Some(province) => format!("/inovasi?provinsi={province}"),
        None => format!("/badan/{}#inovasi", view.hub.body.body),
    };
    html! {
        ul class="links" {
            @for row in &view.rows {
                li {
                    (told::link(words, &row.innovation, &row.title)) " "
                    span class="muted" { (told::owner(row, &view.called)) }
                }
            }
        }
        p { a class="onward" href=(localized(words.lang, &all)) { (words.label("web-innovation-hub-all")) } }
    }
}
