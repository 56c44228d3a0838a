//! The replication network: who took what over from whom, newest data first.

use super::lineage::{self, Family};
use crate::asked::Asked;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{Empty, Opening, Pagination, empty, opening, pagination, section};
use crate::register::notes::Notes;
use crate::reply::{Answer, Reply, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_domain::innovation::lineage::{Lineage, Link};
use std::collections::{BTreeMap, BTreeSet};

/// Replications on one page.
const PER_PAGE: usize = 50;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct NetworkView {
    /// The replications of this page.
    pub family: Family,
    /// How many there are in all, samples among them.
    pub total: usize,
    /// How many of them are samples.
    pub n_samples: usize,
    /// Those taken over most often, with how often.
    pub most: Vec<(String, usize)>,
    /// Which page this is, from 1.
    pub page: usize,
    /// Whether any of it is no real data.
    pub has_sample: bool,
}

/// Origins that are named as taken over most often.
const MOST: usize = 5;

/// The page at `/replikasi`.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let page = asked.page().ok_or_else(|| WebError::BadQuery {
        name: "halaman",
        value: asked.value("halaman").to_owned(),
    })?;
    let page = usize::try_from(page).unwrap_or(usize::MAX);
    let known = site.known();
    let links = known.catalogue.links();
    let here: Vec<Link> = links
        .iter()
        .skip((page - 1).saturating_mul(PER_PAGE))
        .take(PER_PAGE)
        .copied()
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, origin) in &links {
        *counts.entry(origin).or_default() += 1;
    }
    let mut most: Vec<(&str, usize)> = counts.into_iter().filter(|(_, n)| *n > 1).collect();
    most.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    most.truncate(MOST);
    let mut members: BTreeSet<&str> = here.iter().flat_map(|(a, b)| [*a, *b]).collect();
    members.extend(most.iter().map(|(id, _)| *id));
    let family = Family::read(site, &known, Lineage::among(&here, &members)).await?;
    let replicas: Vec<String> = links
        .iter()
        .map(|(replica, _)| (*replica).to_owned())
        .collect();
    let rows = site.database.innovations_named(&replicas).await?;
    let samples = rows.iter().filter(|row| !row.sample.is_empty());
    let samples: BTreeSet<&str> = samples.map(|row| row.innovation.as_str()).collect();
    let n_samples = links
        .iter()
        .filter(|(replica, _)| samples.contains(replica))
        .count();
    let view = NetworkView {
        has_sample: family.members.values().any(|row| !row.sample.is_empty()),
        family,
        total: links.len(),
        n_samples,
        most: most.into_iter().map(|(id, n)| (id.to_owned(), n)).collect(),
        page,
    };
    Ok(Reply::Page(document(&site.origin, asked, &view)))
}

/// The network as a page.
pub fn document(origin: &str, asked: &Asked, view: &NetworkView) -> Markup {
    let words = asked.words();
    let mut notes = Notes::default();
    let (title, lead) = (
        words.label("web-innovation-network"),
        words.label("web-innovation-network-lead"),
    );
    let links = (!view.family.links.is_empty())
        .then(|| lineage::links(words, &view.family, "", &mut notes));
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &lead, facts: None, answer: None }))
        @match &links {
            None => (nothing(words, view)),
            Some(links) => {
                p class="n-found" {
                    (words.counted("web-innovation-n-links", view.total - view.n_samples, &[]))
                    @if view.n_samples > 0 { " " (words.counted("web-innovation-n-links-samples", view.n_samples, &[])) }
                }
                (most(words, view))
                (lineage::picture(words, &view.family, ""))
                (section("daftar", &words.label("web-innovation-links"), &html! { (links) (pages(asked, view)) }))
            }
        }
        @if !notes.is_empty() { (section("sumber", &words.label("web-body-sources"), &notes.markup(words))) }
    };
    Page {
        words,
        title: &title,
        description: &lead,
        origin,
        path: "/replikasi",
        query: &asked.query,
        area: Some(Area::Innovations),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &words.label("web-nav-innovations"),
                address: &localized(words.lang, "/inovasi"),
            },
            Crumb {
                name: &title,
                address: &localized(words.lang, "/replikasi"),
            },
        ],
        sample: view.has_sample,
        hidden: !asked.query.is_empty(),
        main,
    }
    .markup()
}

fn most(words: Words, view: &NetworkView) -> Markup {
    if view.most.is_empty() {
        return html! {};
    }
    html! {
        h2 { (words.label("web-innovation-most")) }
        ol {
            @for (id, n) in &view.most {
                li { (super::told::link(words, id, view.family.title(id))) ": " (words.counted("web-innovation-n-times", *n, &[])) }
            }
        }
    }
}

fn pages(asked: &Asked, view: &NetworkView) -> Markup {
    let words = asked.words();
    let address = |page: usize| {
        let path = localized(words.lang, "/replikasi");
        match page {
            1 => path,
            _ => format!("{path}?halaman={page}"),
        }
    };
    pagination(
        words,
        &Pagination {
            current: view.page,
            n_pages: view.total.max(1).div_ceil(PER_PAGE),
            address: &address,
        },
    )
}

fn nothing(words: Words, view: &NetworkView) -> Markup {
    let key = match view.total {
        0 => "web-innovation-no-links",
        _ => "web-innovation-no-page",
    };
    empty(&Empty {
        title: &words.label(key),
        about: &words.label(&format!("{key}-about")),
        action: None,
    })
}
