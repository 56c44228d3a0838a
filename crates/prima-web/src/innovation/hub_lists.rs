//! Members and activities of a hub, as its officers wrote them down: the first of
//! them on the hub's page, all of them on pages of their own, and as tables.

use super::hub;
use super::hubs;
use crate::asked::Asked;
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::naming;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{
    Empty, Opening, Pagination, Row, Table, empty, linked, opening, pagination, stacked,
};
use crate::register::told;
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_exchange::safe_cells::push_safe_line;
use prima_exchange::write::push_line;
use prima_store::StoreError;
use prima_store::innovation::{HubActivity, HubMember};
use prima_store::register::Body;
use prima_workflow::innovation::hub::{hub_activities, hub_members};
use std::collections::{BTreeMap, BTreeSet};

/// Entries on one page of a list.
const PER_PAGE: usize = 50;

/// What a list holds.
#[derive(Clone, Debug)]
pub enum Entries {
    /// Members, with the names of bodies.
    Members(Vec<HubMember>, BTreeMap<String, String>),
    /// Activities.
    Activities(Vec<HubActivity>),
}

/// What a page of a list shows.
#[derive(Clone, Debug)]
pub struct ListView {
    /// The hub.
    pub body: Body,
    /// Whether it is no real hub.
    pub is_sample: bool,
    /// All entries, in their order.
    pub entries: Entries,
    /// Which page this is, from 1.
    pub page: usize,
}

/// Names of bodies by id.
pub async fn names(
    site: &Site,
    ids: impl Iterator<Item = &String>,
) -> Result<BTreeMap<String, String>, StoreError> {
    let ids: BTreeSet<String> = ids.cloned().collect();
    let ids: Vec<String> = ids.into_iter().collect();
    let bodies = site.database.bodies_named(&ids).await?.into_iter();
    Ok(bodies.map(|body| (body.body, body.name)).collect())
}

/// What a kind of activity is called.
pub fn kind(words: Words, code: &str) -> String {
    words.label(&format!("web-hub-kind-{code}"))
}

/// A period, or that none is known.
pub fn period(words: Words, written: &str) -> String {
    match written {
        "" => "–".to_owned(),
        written => naming::period(words, written),
    }
}

impl Entries {
    /// Last part of its address, and of its keys.
    fn part(&self) -> &'static str {
        match self {
            Entries::Members(..) => "anggota",
            Entries::Activities(_) => "kegiatan",
        }
    }

    /// How many there are.
    pub fn n_entries(&self) -> usize {
        match self {
            Entries::Members(rows, _) => rows.len(),
            Entries::Activities(rows) => rows.len(),
        }
    }

    /// Some of them as a table; that there are none where there are none.
    pub fn table(&self, words: Words, from: usize, most: usize) -> Markup {
        let part = self.part();
        if self.n_entries() <= from {
            return empty(&Empty {
                title: &words.label(&format!("web-hub-none-{part}")),
                about: &words.label(&format!("web-hub-none-about-{part}")),
                action: None,
            });
        }
        match self {
            Entries::Members(rows, names) => {
                let link = |row: &HubMember, name: &str| told::link(words, &row.member, name);
                members(words, rows.iter().skip(from).take(most), names, link)
            }
            Entries::Activities(rows) => activities(words, rows.iter().skip(from).take(most)),
        }
    }

    /// The ways to all of them.
    pub fn ways(&self, words: Words, hub: &str) -> Markup {
        let part = self.part();
        let all = localized(words.lang, &format!("/hub-jipp/{hub}/{part}"));
        html! {
            @if self.n_entries() > 0 {
                p { a class="onward" href=(all) { (words.counted(&format!("web-hub-all-{part}"), self.n_entries(), &[])) } }
            }
        }
    }
}

/// Members as a table; where a name leads is the page's to say.
pub fn members<'r>(
    words: Words,
    rows: impl Iterator<Item = &'r HubMember>,
    names: &BTreeMap<String, String>,
    link: impl Fn(&HubMember, &str) -> Markup,
) -> Markup {
    let heads = heads(
        words,
        &[
            ("web-hub-member", Holds::Name),
            ("web-hub-since", Holds::Text),
            ("web-hub-until", Holds::Text),
            ("web-hub-source", Holds::Text),
        ],
    );
    let rows = rows.map(|row| {
        let name = names.get(&row.member).unwrap_or(&row.member);
        Row {
            cells: vec![
                link(row, name),
                html! { (period(words, &row.since)) },
                html! {
                    @if row.until.is_empty() { (words.label("web-hub-still")) }
                    @else { (period(words, &row.until)) }
                },
                html! { span lang="id" { (linked(&row.source)) } },
            ],
            ..Row::default()
        }
    });
    stacked(
        words,
        &Table {
            id: "anggota-tabel",
            caption: &words.label("web-hub-members-caption"),
            columns: &columns(&heads),
            rows: rows.collect(),
        },
    )
}

fn activities<'r>(words: Words, rows: impl Iterator<Item = &'r HubActivity>) -> Markup {
    let heads = heads(
        words,
        &[
            ("web-hub-title", Holds::Name),
            ("web-hub-day", Holds::Text),
            ("web-hub-kind", Holds::Text),
            ("web-hub-content", Holds::Text),
        ],
    );
    let rows = rows.map(|row| Row {
        cells: vec![
            html! { span lang="id" { (row.title) } },
            html! { (words.date(&row.day)) },
            html! { (kind(words, &row.kind)) },
            html! {
                @for line in row.content.lines().map(str::trim).filter(|line| !line.is_empty()) { p lang="id" { (line) } }
                @if !row.link.is_empty() { p { a href=(row.link) rel="noopener nofollow" { (words.label("web-hub-link-to")) span class="visually-hidden" lang="id" { " " (row.title) } } } }
            },
        ],
        ..Row::default()
    });
    stacked(
        words,
        &Table {
            id: "kegiatan-tabel",
            caption: &words.label("web-hub-activities-caption"),
            columns: &columns(&heads),
            rows: rows.collect(),
        },
    )
}

/// The hub of an address `/hub-jipp/{id}…`, and whether it is no real one.
async fn hub_of(site: &Site, asked: &Asked) -> Result<(Body, bool), WebError> {
    let id = asked.segments().get(1).copied().unwrap_or_default();
    let missing = || WebError::NotFound(Missing::Body(id.to_owned()));
    let known = site.known();
    let (named, _) = hubs::statements(site, &known).await?;
    let statement = named.iter().find(|row| row.body == id);
    let statement = statement.ok_or_else(missing)?;
    let body = site.database.body(id).await?.ok_or_else(missing)?;
    let is_sample = hubs::is_sample_hub(&known, &body, statement);
    Ok((body, is_sample))
}

/// The members of a hub, with the names of bodies.
pub async fn members_of(site: &Site, hub: &str) -> Result<Entries, StoreError> {
    let rows = hub_members(&site.database, hub).await?;
    let names = names(site, rows.iter().map(|row| &row.member)).await?;
    Ok(Entries::Members(rows, names))
}

/// What a hub did.
pub async fn activities_of(site: &Site, hub: &str) -> Result<Entries, StoreError> {
    let rows = hub_activities(&site.database, hub).await?;
    Ok(Entries::Activities(rows))
}

/// The page at `/hub-jipp/{id}/anggota`.
pub async fn members_page(site: &Site, asked: &Asked) -> Answer {
    let (body, is_sample) = hub_of(site, asked).await?;
    let entries = members_of(site, &body.body).await?;
    page(site, asked, (body, is_sample), entries)
}

/// The page at `/hub-jipp/{id}/kegiatan`.
pub async fn activities_page(site: &Site, asked: &Asked) -> Answer {
    let (body, is_sample) = hub_of(site, asked).await?;
    let entries = activities_of(site, &body.body).await?;
    page(site, asked, (body, is_sample), entries)
}

fn page(site: &Site, asked: &Asked, (body, is_sample): (Body, bool), entries: Entries) -> Answer {
    let page = asked.page().ok_or_else(|| WebError::BadQuery {
        name: "halaman",
        value: asked.value("halaman").to_owned(),
    })?;
    let view = ListView {
        body,
        is_sample,
        entries,
        page: usize::try_from(page).unwrap_or(usize::MAX),
    };
    Ok(Reply::Page(document(&site.origin, asked, &view)))
}

/// A list of a hub as a page.
pub fn document(origin: &str, asked: &Asked, view: &ListView) -> Markup {
    let words = asked.words();
    let (part, hub) = (view.entries.part(), &view.body.body);
    let name = [("body", view.body.name.clone())];
    let title = words.say(&format!("web-hub-list-{part}"), &name);
    let lead = words.label(&format!("web-hub-lead-{part}"));
    let path = format!("/hub-jipp/{hub}/{part}");
    let own = localized(words.lang, &path);
    let address = |page: usize| match page {
        1 => own.clone(),
        _ => format!("{own}?halaman={page}"),
    };
    let from = (view.page - 1).saturating_mul(PER_PAGE);
    let main = html! {
        (opening(&Opening { kind: Some("Hub JIPP"), title: &title, lead: &lead, facts: None, answer: None }))
        (view.entries.table(words, from, PER_PAGE))
        (pagination(words, &Pagination {
            current: view.page,
            n_pages: view.entries.n_entries().max(1).div_ceil(PER_PAGE),
            address: &address,
        }))
        p { a href=(localized(words.lang, &format!("{path}.csv"))) { (words.label("web-hub-csv")) } }
    };
    let hub_name = hub::titled(words, &view.body);
    let steps = [
        (words.label("web-nav-home"), localized(words.lang, "/")),
        (
            words.label("web-innovation-hubs"),
            localized(words.lang, "/hub-jipp"),
        ),
        (hub_name, localized(words.lang, &format!("/hub-jipp/{hub}"))),
        (title.clone(), own.clone()),
    ];
    let crumbs = steps
        .each_ref()
        .map(|(name, address)| Crumb { name, address });
    Page {
        words,
        title: &title,
        description: &lead,
        origin,
        path: &path,
        query: &asked.query,
        area: Some(Area::Innovations),
        asked: "",
        breadcrumbs: &crumbs,
        sample: view.is_sample,
        hidden: !asked.query.is_empty(),
        main,
    }
    .markup()
}

/// The table at `/hub-jipp/{id}/anggota.csv`.
pub async fn members_csv(site: &Site, asked: &Asked) -> Answer {
    let (body, _) = hub_of(site, asked).await?;
    let rows = hub_members(&site.database, &body.body).await?;
    let names = names(site, rows.iter().map(|row| &row.member)).await?;
    let columns = ["hub", "member", "name", "since", "until", "source"];
    let cells = rows.iter().map(|row| {
        let name = names.get(&row.member).map_or("", String::as_str);
        vec![
            &*row.hub,
            &*row.member,
            name,
            &*row.since,
            &*row.until,
            &*row.source,
        ]
    });
    csv(&columns, cells, "anggota.csv")
}

/// The table at `/hub-jipp/{id}/kegiatan.csv`.
pub async fn activities_csv(site: &Site, asked: &Asked) -> Answer {
    let (body, _) = hub_of(site, asked).await?;
    let rows = hub_activities(&site.database, &body.body).await?;
    let columns = ["hub", "day", "kind", "title", "content", "link"];
    let cells = rows.iter().map(|row| {
        vec![
            &*row.hub,
            &*row.day,
            &*row.kind,
            &*row.title,
            &*row.content,
            &*row.link,
        ]
    });
    csv(&columns, cells, "kegiatan.csv")
}

/// A table as a file.
pub fn csv<'c>(columns: &[&str], rows: impl Iterator<Item = Vec<&'c str>>, name: &str) -> Answer {
    let mut text = String::new();
    push_line(columns.iter().copied(), &mut text);
    for cells in rows {
        push_safe_line(cells, &mut text);
    }
    Ok(Reply::File {
        content_type: "text/csv; charset=utf-8",
        bytes: text.into_bytes(),
        name: Some(name.to_owned()),
    })
}
