//! The directory of bodies: by level, kind and province, and by name.

use super::told;
use crate::asked::Asked;
use crate::assessment::naming;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{
    self, Choice, Column, Control, Empty, Field, Filter, Opening, Pagination, Row, Table, empty,
    filter, pagination, table,
};
use crate::reply::{Answer, Reply, WebError};
use crate::site::{Known, Site};
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_instrument::shape::{KINDS, LEVEL_NAMES};
use prima_store::StoreError;
use prima_store::register::{Body, BodyQuery, Region};

/// Bodies on one page of the list.
const PER_PAGE: i64 = 25;

/// What the directory shows.
#[derive(Clone, Debug, Default)]
pub struct BodiesView {
    /// What was searched for.
    pub query: String,
    /// Levels that were chosen.
    pub level: String,
    /// Kind that was chosen.
    pub kind: String,
    /// Code of the province that was chosen.
    pub province: String,
    /// All provinces, by code.
    pub provinces: Vec<Region>,
    /// The bodies of this page, each with its regions.
    pub rows: Vec<(Body, Vec<Region>)>,
    /// How many there are in all.
    pub total: i64,
    /// How many of the whole register are made up.
    pub n_samples: i64,
    /// Which page this is, from 1.
    pub page: i64,
}

impl BodiesView {
    /// Whether it shows only some of all bodies.
    fn is_narrowed(&self) -> bool {
        let chosen = [&self.query, &self.level, &self.kind, &self.province];
        chosen.iter().any(|value| !value.is_empty())
    }
}

/// The directory at `/badan`.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let Some(page) = asked.page() else {
        return Err(WebError::BadQuery {
            name: "halaman",
            value: asked.value("halaman").to_owned(),
        });
    };
    let known = site.known();
    let (level, kind, province) = (
        asked.value("tingkat"),
        asked.value("jenis"),
        asked.value("provinsi"),
    );
    for (name, value, is_known) in [
        ("tingkat", level, LEVEL_NAMES.contains(&level)),
        ("jenis", kind, KINDS.contains(&kind)),
        (
            "provinsi",
            province,
            known
                .regions
                .get(province)
                .is_some_and(|region| region.parent.is_empty()),
        ),
    ] {
        if !value.is_empty() && !is_known {
            return Err(WebError::BadQuery {
                name,
                value: value.to_owned(),
            });
        }
    }
    let query = asked.value("q");
    let some = |value: &str| {
        if value.is_empty() {
            Vec::new()
        } else {
            vec![value.to_owned()]
        }
    };
    let wanted = BodyQuery {
        levels: some(level),
        kinds: some(kind),
        province: province.to_owned(),
        skip: (page - 1) * PER_PAGE,
        limit: PER_PAGE,
        ..BodyQuery::default()
    };
    let (bodies, total) = match query {
        "" => site.database.directory(&wanted).await?,
        query => searched(site, &known, query, &wanted).await?,
    };
    let view = BodiesView {
        query: query.to_owned(),
        level: level.to_owned(),
        kind: kind.to_owned(),
        province: province.to_owned(),
        provinces: provinces(&known),
        rows: bodies
            .into_iter()
            .map(|body| {
                let regions = super::body::regions(&known, &body.region);
                (body, regions)
            })
            .collect(),
        total,
        n_samples: site.database.n_bodies().await? - site.database.n_real_bodies().await?,
        page,
    };
    Ok(Reply::Page(document(&site.origin, asked, &view)))
}

/// The provinces, by code.
pub fn provinces(known: &Known) -> Vec<Region> {
    known
        .regions
        .values()
        .filter(|region| region.parent.is_empty())
        .cloned()
        .collect()
}

/// One page of the bodies that a search finds among those that are wanted, best
/// first, and how many there are in all.
pub async fn searched(
    site: &Site,
    known: &Known,
    query: &str,
    wanted: &BodyQuery,
) -> Result<(Vec<Body>, i64), StoreError> {
    let mut ids = known.bodies_found(query);
    let everything = BodyQuery {
        skip: wanted.skip,
        limit: wanted.limit,
        ..BodyQuery::default()
    };
    if *wanted != everything {
        let fitting = site.database.directory_ids(wanted).await?;
        ids.retain(|id| fitting.contains(id));
    }
    let number = |n: i64| usize::try_from(n).unwrap_or(0);
    let total = ids.len() as i64;
    let page: Vec<String> = ids
        .into_iter()
        .skip(number(wanted.skip))
        .take(number(wanted.limit))
        .collect();
    let mut bodies = site.database.bodies_named(&page).await?;
    bodies.sort_by_key(|body| page.iter().position(|id| *id == body.body));
    Ok((bodies, total))
}

/// The directory as a page.
pub fn document(origin: &str, asked: &Asked, view: &BodiesView) -> Markup {
    let words = asked.words();
    let title = words.label("web-bodies-title");
    let lead = words.label("web-bodies-lead");
    let main = html! {
        (look::opening(&Opening { kind: None, title: &title, lead: &lead, facts: None, answer: None }))
        (form(words, view))
        @if view.rows.is_empty() { (nothing(words, view)) }
        @else {
            (samples(words, view))
            (list(words, view))
            (pages(asked, view))
        }
    };
    Page {
        words,
        title: &title,
        description: &lead,
        origin,
        path: "/badan",
        query: &asked.query,
        area: Some(Area::Bodies),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &title,
                address: &localized(words.lang, "/badan"),
            },
        ],
        sample: view.rows.iter().any(|(body, _)| !body.sample.is_empty()),
        hidden: !asked.query.is_empty(),
        main,
    }
    .markup()
}

fn form(words: Words, view: &BodiesView) -> Markup {
    let action = localized(words.lang, "/badan");
    let any = words.label("web-bodies-any");
    let levels = choices(
        &any,
        &view.level,
        LEVEL_NAMES
            .iter()
            .map(|level| (*level, naming::capital(&told::level(words, level)))),
    );
    let kinds = choices(
        &any,
        &view.kind,
        KINDS
            .iter()
            .map(|kind| (*kind, naming::capital(&told::kind_name(words, kind)))),
    );
    let provinces = view
        .provinces
        .iter()
        .map(|region| (region.region.as_str(), region.name.clone()));
    let provinces = choices(&any, &view.province, provinces);
    let labels =
        ["q", "level", "kind", "province"].map(|name| words.label(&format!("web-bodies-{name}")));
    let (levels, kinds, provinces) = (
        as_choices(&levels),
        as_choices(&kinds),
        as_choices(&provinces),
    );
    let field = |name, label, control| Field {
        name,
        label,
        hint: None,
        error: None,
        control,
    };
    filter(
        words,
        &Filter {
            action: &action,
            fields: &[
                field("q", &labels[0], Control::Search { value: &view.query }),
                field("tingkat", &labels[1], Control::Select { choices: &levels }),
                field("jenis", &labels[2], Control::Select { choices: &kinds }),
                field(
                    "provinsi",
                    &labels[3],
                    Control::Select {
                        choices: &provinces,
                    },
                ),
            ],
            kept: &[],
            reset: view.is_narrowed().then_some(action.as_str()),
        },
    )
}

/// Value, label, and whether it is chosen; the first stands for any.
pub fn choices<'c>(
    any: &str,
    chosen: &str,
    all: impl Iterator<Item = (&'c str, String)>,
) -> Vec<(&'c str, String, bool)> {
    let first = ("", any.to_owned(), chosen.is_empty());
    std::iter::once(first)
        .chain(all.map(|(value, label)| (value, label, value == chosen)))
        .collect()
}

/// The same as a field takes them.
pub fn as_choices<'c>(all: &'c [(&'c str, String, bool)]) -> Vec<Choice<'c>> {
    all.iter()
        .map(|(value, label, chosen)| Choice {
            value,
            label,
            chosen: *chosen,
        })
        .collect()
}

/// How many of the whole list are made up, so that its number is not taken for the
/// number of real ones; nothing where it is narrowed or all are real.
fn samples(words: Words, view: &BodiesView) -> Markup {
    let count = |n: i64| words.count(usize::try_from(n).unwrap_or_default());
    let arguments = [
        ("real", count(view.total - view.n_samples)),
        ("samples", count(view.n_samples)),
    ];
    html! {
        @if !view.is_narrowed() && view.n_samples > 0 { p { (words.say("web-bodies-samples", &arguments)) } }
    }
}

fn list(words: Words, view: &BodiesView) -> Markup {
    let names =
        ["name", "kind-column", "place"].map(|name| words.label(&format!("web-bodies-{name}")));
    let columns: Vec<Column> = names
        .iter()
        .enumerate()
        .map(|(place, name)| Column {
            name,
            names_row: place == 0,
            ..Column::default()
        })
        .collect();
    let rows = view.rows.iter().map(|(body, regions)| Row {
        id: None,
        emphasis: false,
        cells: vec![
            html! {
                (told::link(words, &body.body, &body.name))
                @if !body.sample.is_empty() { " " span class="muted" { "(" (words.label("web-origin-sample")) ")" } }
                @if !body.valid_to.is_empty() { " " span class="muted" { "(" (told::validity(words, "", &body.valid_to)) ")" } }
            },
            html! { (told::kind(words, body)) },
            told::place(words, body, regions),
        ],
    });
    let first = (view.page - 1) * PER_PAGE + 1;
    let caption = words.say(
        "web-bodies-caption",
        &[
            ("first", words.count(first as usize)),
            (
                "last",
                words.count((first + view.rows.len() as i64 - 1) as usize),
            ),
            ("n", words.count(view.total as usize)),
        ],
    );
    table(
        words,
        &Table {
            id: "badan",
            caption: &caption,
            columns: &columns,
            rows: rows.collect(),
        },
    )
}

fn pages(asked: &Asked, view: &BodiesView) -> Markup {
    let words = asked.words();
    let n_pages = (view.total.max(1) as usize).div_ceil(PER_PAGE as usize);
    let address = |page: usize| {
        let value = if page == 1 {
            String::new()
        } else {
            page.to_string()
        };
        let query = asked.with("halaman", &value);
        let path = localized(words.lang, "/badan");
        if query.is_empty() {
            path
        } else {
            format!("{path}?{query}")
        }
    };
    pagination(
        words,
        &Pagination {
            current: view.page as usize,
            n_pages,
            address: &address,
        },
    )
}

fn nothing(words: Words, view: &BodiesView) -> Markup {
    let (title, about) = match (view.page > 1 && view.total > 0, view.query.is_empty()) {
        (true, _) => (
            words.label("web-bodies-no-page"),
            words.label("web-bodies-no-page-about"),
        ),
        (false, true) => (
            words.label("web-bodies-none"),
            words.label("web-bodies-none-about"),
        ),
        (false, false) => (
            words.say("web-bodies-not-found", &[("asked", view.query.clone())]),
            words.label("web-bodies-not-found-about"),
        ),
    };
    let address = localized(words.lang, "/badan");
    let name = words.label("web-bodies-all");
    empty(&Empty {
        title: &title,
        about: &about,
        action: Some(look::Link {
            name: &name,
            address: &address,
            about: "",
        }),
    })
}
