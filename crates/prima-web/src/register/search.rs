//! One search for all: bodies, regions, programmes, events, data sets; it
//! forgives typing errors and says where it did.

use super::finder::{Finder, finder};
use super::{result, told};
use crate::asked::Asked;
use crate::assessment::naming;
use crate::frame::{Crumb, Page, SEARCH, localized};
use crate::look::{
    self, Empty, Found, Link, Notice, NoticeKind, Opening, Pagination, empty, links, notice,
    pagination, search_results,
};
use crate::reply::{Answer, Reply, WebError};
use crate::site::{Known, Site};
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_domain::register::search::{Entry, Index};
use prima_instrument::words::Lang;
use prima_store::history::{Dataset, Event};
use prima_store::register::{Body, Region};
use std::collections::{BTreeMap, BTreeSet};

/// Results on one page.
const PER_PAGE: usize = 20;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct SearchView {
    /// What was searched for.
    pub query: String,
    /// Best first, those of this page.
    pub found: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
    /// Whether the best is just what was written.
    pub exact: bool,
    /// Which page this is, from 1.
    pub page: usize,
    /// Ids of the bodies among them that have results.
    pub with_results: BTreeSet<String>,
}

/// One thing that was found.
#[derive(Clone, Debug)]
pub enum Hit {
    /// A body with its regions.
    Body(Box<Body>, Vec<Region>),
    /// A region with its province.
    Region(Box<Region>, Option<Box<Region>>),
    /// A programme.
    Programme(String),
    /// A data set.
    Dataset(Box<Dataset>),
    /// An event.
    Event(Box<Event>),
}

/// The search at `/cari`.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let Some(page) = asked.page() else {
        return Err(WebError::BadQuery {
            name: "halaman",
            value: asked.value("halaman").to_owned(),
        });
    };
    let query = asked.value("q");
    let mut view = SearchView {
        query: query.to_owned(),
        page: page as usize,
        ..SearchView::default()
    };
    if !query.is_empty() {
        search(site, &mut view).await?;
    }
    Ok(Reply::Page(document(&site.origin, asked, &view)))
}

async fn search(site: &Site, view: &mut SearchView) -> Result<(), WebError> {
    let known = site.known();
    let mut events = site.database.events().await?;
    events.retain(|event| event.category.is_empty());
    let others = others(&known, &events);
    let of_others = others.find(&view.query, usize::MAX);
    let of_register = known.search.find(&view.query, usize::MAX);
    view.exact = of_register.iter().chain(&of_others).any(|hit| hit.exact);
    let mut hits: Vec<(&str, u32)> = of_register
        .iter()
        .chain(&of_others)
        .map(|hit| (hit.id, hit.score))
        .collect();
    hits.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    view.total = hits.len();
    let shown = hits
        .iter()
        .skip((view.page - 1).saturating_mul(PER_PAGE))
        .take(PER_PAGE);
    let shown: Vec<&str> = shown.map(|(id, _)| *id).collect();
    let ids: Vec<String> = shown
        .iter()
        .filter_map(|id| id.strip_prefix("badan:"))
        .map(str::to_owned)
        .collect();
    for id in &ids {
        let results = site.database.results_of(id).await?;
        if results.iter().any(result::says_something) {
            view.with_results.insert(id.clone());
        }
    }
    let bodies = site.database.bodies_named(&ids).await?;
    let mut bodies: BTreeMap<String, Body> = bodies
        .into_iter()
        .map(|body| (body.body.clone(), body))
        .collect();
    for id in shown {
        let (kind, code) = id.split_once(':').unwrap_or(("", id));
        let hit = match kind {
            "badan" => bodies.remove(code).map(|body| {
                let regions = super::body::regions(&known, &body.region);
                Hit::Body(Box::new(body), regions)
            }),
            "wilayah" => known.regions.get(code).map(|region| {
                let province = known.regions.get(&region.parent).cloned();
                Hit::Region(Box::new(region.clone()), province.map(Box::new))
            }),
            "program" => Some(Hit::Programme(code.to_owned())),
            "data" => known
                .datasets
                .iter()
                .find(|set| set.dataset == code)
                .map(|set| Hit::Dataset(Box::new(set.clone()))),
            _ => events
                .iter()
                .find(|event| event.event == code)
                .map(|event| Hit::Event(Box::new(event.clone()))),
        };
        view.found.extend(hit);
    }
    Ok(())
}

/// Finds programmes, data sets and events, under their names in both languages.
fn others(known: &Known, events: &[Event]) -> Index {
    let languages = [Lang::Id, Lang::En].map(|lang| Words { lang });
    let programmes: BTreeSet<&str> = known
        .datasets
        .iter()
        .map(|set| set.programme.as_str())
        .collect();
    let mut entries: Vec<Entry> = programmes
        .into_iter()
        .map(|code| {
            let mut names: Vec<String> = languages
                .iter()
                .map(|words| naming::programme(*words, code))
                .collect();
            names.push(code.to_owned());
            Entry {
                id: format!("program:{code}"),
                names,
                weight: 400,
            }
        })
        .collect();
    entries.extend(known.datasets.iter().map(|set| Entry {
        id: format!("data:{}", set.dataset),
        names: vec![
            set.title_id.clone(),
            set.title_en.clone(),
            set.dataset.clone(),
        ],
        weight: 0,
    }));
    entries.extend(events.iter().map(|event| Entry {
        id: format!("acara:{}", event.event),
        names: vec![
            event.name_id.clone(),
            event.name_en.clone(),
            event.event.clone(),
        ],
        weight: 350,
    }));
    Index::new(entries, &[])
}

/// The search as a page.
pub fn document(origin: &str, asked: &Asked, view: &SearchView) -> Markup {
    let words = asked.words();
    let heading = words.label("web-search-title");
    let title = match view.query.as_str() {
        "" => heading.clone(),
        query => words.say("web-search-title-asked", &[("asked", query.to_owned())]),
    };
    let main = html! {
        (look::opening(&Opening { kind: None, title: &heading, lead: &words.label("web-search-lead"), facts: None, answer: None }))
        (form(words, view))
        @if view.query.is_empty() { (nothing_asked(words)) }
        @else if view.total == 0 { (nothing_found(words, view)) }
        @else {
            @if !view.exact { (near(words, view)) }
            (results(words, view))
            (pages(asked, view))
        }
        @if !view.query.is_empty() { (in_catalogue(words, view)) }
    };
    Page {
        words,
        title: &title,
        description: &words.label("web-search-lead"),
        origin,
        path: SEARCH,
        query: &asked.query,
        area: None,
        asked: &view.query,
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &heading,
                address: &localized(words.lang, SEARCH),
            },
        ],
        sample: false,
        hidden: true,
        main,
    }
    .markup()
}

fn form(words: Words, view: &SearchView) -> Markup {
    let action = localized(words.lang, SEARCH);
    let label = words.label("web-search-field");
    let hint = words.label("web-search-hint");
    finder(
        words,
        &Finder {
            action: &action,
            label: &label,
            hint: &hint,
            value: &view.query,
            kept: &[],
        },
    )
}

/// What one may search for, with examples that lead somewhere.
fn nothing_asked(words: Words) -> Markup {
    let examples = ["OKU Timur", "kejati sumsel", "jogja", "PEKPPP"];
    let addresses: Vec<String> = examples
        .iter()
        .map(|example| address(words, example))
        .collect();
    let all: Vec<Link> = examples
        .iter()
        .zip(&addresses)
        .map(|(name, address)| Link {
            name,
            address,
            about: "",
        })
        .collect();
    html! {
        p { (words.label("web-search-empty")) }
        (links(&all))
    }
}

fn address(words: Words, query: &str) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    out.append_pair("q", query);
    format!("{}?{}", localized(words.lang, SEARCH), out.finish())
}

/// Nothing fits: other ways to find it.
fn nothing_found(words: Words, view: &SearchView) -> Markup {
    let ways = [
        ("web-search-way-bodies", "/badan"),
        ("web-search-way-regions", "/wilayah"),
        ("web-search-way-programmes", "/program"),
    ];
    let ways: Vec<(String, String)> = ways
        .iter()
        .map(|(key, path)| (words.label(key), localized(words.lang, path)))
        .collect();
    let all: Vec<Link> = ways
        .iter()
        .map(|(name, address)| Link {
            name,
            address,
            about: "",
        })
        .collect();
    html! {
        (empty(&Empty {
            title: &words.say("web-search-nothing", &[("asked", view.query.clone())]),
            about: &words.label("web-search-nothing-about"),
            action: None,
        }))
        h2 { (words.label("web-search-other-ways")) }
        (links(&all))
    }
}

/// The same words in the catalogue: innovations have an index of their own, and
/// are not found here.
fn in_catalogue(words: Words, view: &SearchView) -> Markup {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("q", &view.query);
    let address = format!("{}?{}", localized(words.lang, "/inovasi"), query.finish());
    let said = words.say("web-search-innovations", &[("asked", view.query.clone())]);
    html! { p { a class="onward" href=(address) { (said) } } }
}

/// Nothing bears just this name: what may have been meant.
fn near(words: Words, view: &SearchView) -> Markup {
    let Some(first) = view.found.first().filter(|_| view.page == 1) else {
        return html! {};
    };
    let (name, address) = (name(words, first), address_of(words, first));
    notice(
        words,
        &Notice {
            kind: NoticeKind::Information,
            title: Some(&words.say("web-search-near", &[("asked", view.query.clone())])),
            body: html! { p { (words.label("web-search-did-you-mean")) " " a href=(address) { (name) } "?" } },
        },
    )
}

fn results(words: Words, view: &SearchView) -> Markup {
    let texts: Vec<(String, String, String)> = view
        .found
        .iter()
        .map(|hit| (name(words, hit), address_of(words, hit), kind(words, hit)))
        .collect();
    let found: Vec<Found> = view
        .found
        .iter()
        .zip(&texts)
        .map(|(hit, (title, address, kind))| Found {
            title,
            address,
            kind,
            about: about(words, view, hit),
        })
        .collect();
    search_results(words, &view.query, view.total, &found)
}

fn name(words: Words, hit: &Hit) -> String {
    match hit {
        Hit::Body(body, _) => body.name.clone(),
        Hit::Region(region, _) => region.name.clone(),
        Hit::Programme(code) => naming::programme(words, code),
        Hit::Dataset(set) => naming::of(words, &set.title_id, &set.title_en).to_owned(),
        Hit::Event(event) => naming::of(words, &event.name_id, &event.name_en).to_owned(),
    }
}

fn address_of(words: Words, hit: &Hit) -> String {
    match hit {
        Hit::Body(body, _) => naming::body_address(words, &body.body),
        Hit::Region(region, _) => naming::region_address(words, &region.region),
        Hit::Programme(code) => naming::programme_address(words, code),
        Hit::Dataset(set) => naming::dataset_address(words, &set.dataset),
        Hit::Event(event) => naming::event_address(words, &event.event),
    }
}

fn kind(words: Words, hit: &Hit) -> String {
    match hit {
        Hit::Body(body, _) => naming::capital(&told::kind(words, body)),
        Hit::Region(region, _) => told::region_kind(words, &region.kind),
        Hit::Programme(_) => words.label("web-search-kind-programme"),
        Hit::Dataset(_) => words.label("web-search-kind-dataset"),
        Hit::Event(_) => words.label("web-search-kind-event"),
    }
}

/// What tells it from its namesakes.
fn about(words: Words, view: &SearchView, hit: &Hit) -> Markup {
    match hit {
        Hit::Body(body, regions) => html! {
            @if !body.short.is_empty() && body.short != body.name { (body.short) " · " }
            (told::place(words, body, regions))
            @if view.with_results.contains(&body.body) { " · " strong { (words.label("web-search-has-results")) } }
            @if !body.sample.is_empty() { " · " (words.label("web-origin-sample")) }
        },
        Hit::Region(region, province) => html! {
            (words.say("web-region-code", &[("code", region.region.clone())]))
            @if let Some(province) = province { " · " (province.name) }
        },
        Hit::Programme(code) => html! { (naming::programme_about(words, code)) },
        Hit::Dataset(set) => {
            html! { (words.say("web-period", &[("period", naming::period(words, &set.period))])) }
        }
        Hit::Event(event) => {
            html! { (naming::period(words, &event.date)) @if !event.place.is_empty() { " · " (event.place) } }
        }
    }
}

fn pages(asked: &Asked, view: &SearchView) -> Markup {
    let words = asked.words();
    let address = |page: usize| {
        let value = if page == 1 {
            String::new()
        } else {
            page.to_string()
        };
        format!(
            "{}?{}",
            localized(words.lang, SEARCH),
            asked.with("halaman", &value)
        )
    };
    pagination(
        words,
        &Pagination {
            current: view.page,
            n_pages: view.total.div_ceil(PER_PAGE),
            address: &address,
        },
    )
}
