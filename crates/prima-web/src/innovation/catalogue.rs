//! The catalogue of innovations: search, filters, and the same as a table.

use super::held::Catalogue;
use super::snippet::snippet;
use super::told::{self, Called, NARROWED_BY};
use crate::asked::Asked;
use crate::assessment::naming;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{
    self, Choice, Control, Empty, Field, Filter, Notice, NoticeKind, Opening, Pagination, empty,
    folded_filter, notice, pagination,
};
use crate::register::bodies::{as_choices, choices, provinces};
use crate::reply::{Answer, Reply, WebError};
use crate::site::{Known, Site};
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_domain::innovation::search::{Found, Wanted};
use prima_exchange::records::INNOVATIONS;
use prima_exchange::safe_cells::push_safe_line;
use prima_exchange::write::push_line;
use prima_store::StoreError;
use prima_store::innovation::Innovation;
use std::collections::{BTreeMap, BTreeSet};

/// Innovations on one page of the list.
const PER_PAGE: usize = 20;
/// Innovations that a table reads at once.
const AT_ONCE: usize = 1_000;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct CatalogueView {
    /// What was searched for.
    pub query: String,
    /// The innovations of this page, each with the part that was found.
    pub rows: Vec<(Innovation, Markup)>,
    /// Names of their bodies.
    pub called: Called,
    /// How many were found in all.
    pub total: usize,
    /// How many there are, samples among them.
    pub n_all: usize,
    /// How many of them are samples.
    pub n_samples: usize,
    /// Words that were looked for, and how many of them each has.
    pub words: (usize, usize),
    /// Which page this is, from 1.
    pub page: usize,
    /// Names and codes of the filters that innovations have, with how many.
    pub values: BTreeMap<&'static str, Vec<(String, usize)>>,
    /// Code and name of the provinces that innovations are in.
    pub provinces: Vec<(String, String)>,
}

/// The page at `/inovasi`.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let page = asked.page().ok_or_else(|| bad(asked, "halaman"))?;
    let page = usize::try_from(page).unwrap_or(usize::MAX);
    let known = site.known();
    let facets = facets(&known, asked)?;
    let (found, rows) = found(site, &known, asked, &facets, page).await?;
    let catalogue = &known.catalogue;
    let stems = catalogue.index.stems();
    let rows: Vec<(Innovation, Markup)> = rows
        .into_iter()
        .map(|row| {
            let part = snippet(stems, &found.stems, &row.texts());
            (row, part)
        })
        .collect();
    let bodies = rows.iter().map(|(row, _)| row);
    let view = CatalogueView {
        query: asked.value("q").to_owned(),
        called: called(site, bodies).await?,
        total: found.total,
        n_all: catalogue.index.len(),
        n_samples: catalogue
            .index
            .values("contoh")
            .iter()
            .map(|(_, n)| n)
            .sum(),
        words: (found.n_words, found.n_matched),
        page,
        values: values(catalogue),
        provinces: located(&known),
        rows,
    };
    Ok(Reply::Page(document(&site.origin, asked, &view)))
}

/// One page of what is found, with its rows.
async fn found<'k>(
    site: &Site,
    known: &'k Known,
    asked: &Asked,
    facets: &[Vec<String>],
    page: usize,
) -> Result<(Found<'k>, Vec<Innovation>), StoreError> {
    let found = known.catalogue.index.find(&Wanted {
        query: asked.value("q"),
        facets,
        skip: (page - 1).saturating_mul(PER_PAGE),
        limit: PER_PAGE,
    });
    let ids: Vec<String> = found.ids.iter().map(|id| (*id).to_owned()).collect();
    let rows = site.database.innovations_named(&ids).await?;
    Ok((found, rows))
}

fn bad(asked: &Asked, name: &'static str) -> WebError {
    WebError::BadQuery {
        name,
        value: asked.value(name).to_owned(),
    }
}

/// What the address narrows by; a code nobody knows is refused.
fn facets(known: &Known, asked: &Asked) -> Result<Vec<Vec<String>>, WebError> {
    let mut facets = Vec::new();
    for (name, codes) in NARROWED_BY {
        let value = asked.value(name);
        if value.is_empty() {
            continue;
        }
        if !codes.contains(&value) {
            return Err(bad(asked, name));
        }
        facets.push(vec![format!("{name}:{value}")]);
    }
    let province = asked.value("provinsi");
    if !province.is_empty() {
        let region = known.regions.get(province);
        if !region.is_some_and(|region| region.parent.is_empty()) {
            return Err(bad(asked, "provinsi"));
        }
        facets.push(vec![format!("provinsi:{province}")]);
    }
    Ok(facets)
}

/// Names of the bodies of some innovations.
pub async fn called(
    site: &Site,
    rows: impl Iterator<Item = &Innovation>,
) -> Result<Called, StoreError> {
    let ids: BTreeSet<String> = rows
        .flat_map(|row| [row.body.clone(), row.unit.clone()])
        .filter(|id| !id.is_empty())
        .collect();
    let ids: Vec<String> = ids.into_iter().collect();
    let bodies = site.database.bodies_named(&ids).await?;
    let names = bodies.into_iter().map(|body| (body.body, body.name));
    Ok(names.collect())
}

fn values(catalogue: &Catalogue) -> BTreeMap<&'static str, Vec<(String, usize)>> {
    let of = |(name, codes): (&'static str, &[&str])| {
        let counts: BTreeMap<&str, usize> = catalogue.index.values(name).into_iter().collect();
        let known = codes
            .iter()
            .filter_map(|code| Some((*code, counts.get(code)?)));
        let known = known.map(|(code, n)| (code.to_owned(), *n));
        (name, known.collect())
    };
    NARROWED_BY.into_iter().map(of).collect()
}

fn located(known: &Known) -> Vec<(String, String)> {
    let values = known.catalogue.index.values("provinsi");
    let codes: BTreeSet<&str> = values.into_iter().map(|(code, _)| code).collect();
    let there = provinces(known).into_iter();
    there
        .filter(|region| codes.contains(region.region.as_str()))
        .map(|region| (region.region, region.name))
        .collect()
}

/// The catalogue as a page.
pub fn document(origin: &str, asked: &Asked, view: &CatalogueView) -> Markup {
    let words = asked.words();
    let title = words.label("web-innovation-catalogue");
    let mut lead = words.counted(
        "web-innovation-lead",
        view.n_all.saturating_sub(view.n_samples),
        &[],
    );
    if view.n_samples > 0 {
        let samples = words.counted("web-innovation-lead-samples", view.n_samples, &[]);
        lead = format!("{lead} {samples}");
    }
    let main = html! {
        (look::opening(&Opening { kind: None, title: &title, lead: &lead, facts: None, answer: None }))
        (form(asked, view))
        @if view.rows.is_empty() { (nothing(words, view)) }
        @else {
            (some_words(words, view))
            (list(words, view))
            (pages(asked, view))
        }
        p { a href=(csv_address(asked)) { (words.label("web-innovation-csv")) } }
        p {
            a class="onward" href=(localized(words.lang, "/replikasi")) { (words.label("web-innovation-network")) }
            " · "
            a class="onward" href=(localized(words.lang, "/hub-jipp")) { (words.label("web-innovation-hubs")) }
        }
    };
    Page {
        words,
        title: &title,
        description: &lead,
        origin,
        path: "/inovasi",
        query: &asked.query,
        area: Some(Area::Innovations),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &title,
                address: &localized(words.lang, "/inovasi"),
            },
        ],
        sample: view.rows.iter().any(|(row, _)| !row.sample.is_empty()),
        hidden: !asked.query.is_empty(),
        main,
    }
    .markup()
}

fn csv_address(asked: &Asked) -> String {
    let query = asked.with("halaman", "");
    let path = localized(asked.lang, "/inovasi.csv");
    match query.is_empty() {
        true => path,
        false => format!("{path}?{query}"),
    }
}

fn form(asked: &Asked, view: &CatalogueView) -> Markup {
    let words = asked.words();
    let action = localized(words.lang, "/inovasi");
    let any = words.label("web-innovation-any");
    let labelled = |(name, _): (&'static str, &[&str])| {
        let values = view.values.get(name).into_iter().flatten();
        let values = values.map(|(code, n)| {
            let called = told::code(words, name, code);
            (code.as_str(), format!("{called} ({})", words.count(*n)))
        });
        let label = words.label(&format!("web-innovation-{name}"));
        (name, label, choices(&any, asked.value(name), values))
    };
    let lists: Vec<_> = NARROWED_BY.into_iter().map(labelled).collect();
    let provinces = view
        .provinces
        .iter()
        .map(|(code, name)| (code.as_str(), name.clone()));
    let provinces = choices(&any, asked.value("provinsi"), provinces);
    let provinces = as_choices(&provinces);
    let chosen: Vec<(&str, &str, Vec<Choice>)> = lists
        .iter()
        .map(|(name, label, all)| (*name, label.as_str(), as_choices(all)))
        .collect();
    let one = |name, label, control| Field {
        name,
        label,
        hint: None,
        error: None,
        control,
    };
    let (search, province) = (
        words.label("web-innovation-q"),
        words.label("web-innovation-province"),
    );
    let mut fields = vec![one("q", &search, Control::Search { value: &view.query })];
    fields.extend(
        chosen
            .iter()
            .map(|(name, label, choices)| one(name, label, Control::Select { choices })),
    );
    let control = Control::Select {
        choices: &provinces,
    };
    fields.push(one("provinsi", &province, control));
    let narrowed = fields
        .iter()
        .any(|field| !asked.value(field.name).is_empty());
    // On a phone, nine lists would push what is found out of sight.
    folded_filter(
        words,
        &Filter {
            action: &action,
            fields: &fields,
            kept: &[],
            reset: narrowed.then_some(action.as_str()),
        },
        1,
    )
}

/// Says so where no innovation has all words.
fn some_words(words: Words, view: &CatalogueView) -> Markup {
    let (n_words, n_matched) = view.words;
    if n_matched >= n_words {
        return html! {};
    }
    let arguments = [
        ("words", words.count(n_words)),
        ("matched", words.count(n_matched)),
    ];
    let body = html! { p { (words.say("web-innovation-some-words", &arguments)) } };
    notice(
        words,
        &Notice {
            kind: NoticeKind::Information,
            title: Some(&words.label("web-innovation-some-words-title")),
            body,
        },
    )
}

fn list(words: Words, view: &CatalogueView) -> Markup {
    let first = (view.page - 1) * PER_PAGE + 1;
    let arguments = [
        ("first", words.count(first)),
        ("last", words.count(first + view.rows.len() - 1)),
        ("n", words.count(view.total)),
    ];
    html! {
        p class="n-found" { (words.say("web-innovation-found", &arguments)) }
        ol class="found" start=(first) {
            @for (row, part) in &view.rows { li { (entry(words, view, row, part)) } }
        }
    }
}

fn entry(words: Words, view: &CatalogueView, row: &Innovation, part: &Markup) -> Markup {
    let kind = [
        told::codes(words, "sektor", &row.sectors),
        naming::period(words, &row.year),
    ];
    let kind: Vec<String> = kind.into_iter().filter(|text| !text.is_empty()).collect();
    html! {
        @if !kind.is_empty() { p class="found-kind" { (naming::capital(&kind.join(" · "))) } }
        p class="found-title" { (told::link(words, &row.innovation, &row.title)) }
        div class="found-about" {
            p {
                (told::owners(words, row, &view.called))
                (crate::register::told::made_up(words, !row.sample.is_empty()))
            }
            p lang="id" { (part) }
        }
    }
}

fn pages(asked: &Asked, view: &CatalogueView) -> Markup {
    let words = asked.words();
    let address = |page: usize| {
        let value = if page == 1 {
            String::new()
        } else {
            page.to_string()
        };
        let query = asked.with("halaman", &value);
        let path = localized(words.lang, "/inovasi");
        match query.is_empty() {
            true => path,
            false => format!("{path}?{query}"),
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

fn nothing(words: Words, view: &CatalogueView) -> Markup {
    let key = match (view.n_all, view.page > 1 && view.total > 0) {
        (0, _) => "web-innovation-none",
        (_, true) => "web-innovation-no-page",
        (_, false) => "web-innovation-not-found",
    };
    let (title, about) = (words.label(key), words.label(&format!("{key}-about")));
    let address = localized(words.lang, "/inovasi");
    let name = words.label("web-innovation-all");
    let action = (view.n_all > 0).then_some(look::Link {
        name: &name,
        address: &address,
        about: "",
    });
    empty(&Empty {
        title: &title,
        about: &about,
        action,
    })
}

/// The table at `/inovasi.csv`: the innovations that the address narrows to, in
/// the columns of the file they are imported from, with data set and mark.
pub async fn csv_page(site: &Site, asked: &Asked) -> Answer {
    let known = site.known();
    let facets = facets(&known, asked)?;
    let found = known.catalogue.index.find(&Wanted {
        query: asked.value("q"),
        facets: &facets,
        skip: 0,
        limit: usize::MAX,
    });
    let mut text = String::new();
    let columns = INNOVATIONS.shape.all().chain(["dataset", "sample"]);
    push_line(columns, &mut text);
    let ids: Vec<String> = found.ids.iter().map(|id| (*id).to_owned()).collect();
    for some in ids.chunks(AT_ONCE) {
        for row in site.database.innovations_named(some).await? {
            let cells = cells(&row);
            push_safe_line(cells.iter().map(String::as_str), &mut text);
        }
    }
    Ok(Reply::File {
        content_type: "text/csv; charset=utf-8",
        bytes: text.into_bytes(),
        name: Some("inovasi.csv".to_owned()),
    })
}

fn cells(row: &Innovation) -> Vec<String> {
    let list = |codes: &str| codes.replace(' ', ";");
    let cost = row.cost_rupiah.map_or_else(String::new, |n| n.to_string());
    let cell = |column: &str| match column {
        "innovation" => row.innovation.clone(),
        "title" => row.title.clone(),
        "body" => row.body.clone(),
        "unit" => row.unit.clone(),
        "year" => row.year.clone(),
        "group" => row.series.clone(),
        "sectors" => list(&row.sectors),
        "served" => list(&row.served),
        "channels" => list(&row.channels),
        "sdg" => list(&row.sdg),
        "maturity" => row.maturity.clone(),
        "problem" => row.problem.clone(),
        "idea" => row.idea.clone(),
        "result" => row.result.clone(),
        "cost" => row.cost.clone(),
        "cost_rupiah" => cost.clone(),
        "legal_basis" => row.legal_basis.clone(),
        "how" => row.how.clone(),
        "contact_role" => row.contact_role.clone(),
        "honours" => list(&row.honours),
        "source" => row.source.clone(),
        "period" => row.period.clone(),
        "retrieved" => row.retrieved.clone(),
        "provisional" => row.provisional.clone(),
        _ => row.provisional_en.clone(),
    };
    let own = INNOVATIONS.shape.all().map(cell);
    own.chain([row.dataset.clone(), row.sample.clone()])
        .collect()
}
