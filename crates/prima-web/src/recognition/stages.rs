//! `/program/{code}/tahapan`: how a programme runs, who decides each step, and
//! how many came how far, per year and province; the same as CSV.
//!
//! Published counts and those counted here stand apart, each with where it comes
//! from. No unit that is under way is named.

mod parts;

pub(crate) use parts::{roles, share};

use crate::asked::Asked;
use crate::assessment::naming;
use crate::assessment::ranking::csv::line;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{Empty, Opening, contents, empty, opening, section};
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_instrument::programme::Programme;
use prima_workflow::failure::WorkflowError;
use prima_workflow::recognition::{Funnel, funnels, opened, read_text, shelved};
use std::collections::BTreeMap;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct View {
    /// Code of the programme.
    pub code: String,
    /// Its editions, newest last.
    pub editions: Vec<Programme>,
    /// Its funnels, samples last, newest year first.
    pub funnels: Vec<Funnel>,
    /// Names of regions by code.
    pub regions: BTreeMap<String, String>,
}

/// The page.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let view = read(site, asked).await?;
    Ok(Reply::Page(document(&site.origin, asked, &view)))
}

/// The counts as a file.
pub async fn csv_page(site: &Site, asked: &Asked) -> Answer {
    let view = read(site, asked).await?;
    Ok(Reply::File {
        content_type: "text/csv; charset=utf-8",
        bytes: csv(&view).into_bytes(),
        name: Some(format!("tahapan-{}.csv", view.code)),
    })
}

async fn read(site: &Site, asked: &Asked) -> Result<View, WebError> {
    let segments = asked.segments();
    let code = segments.get(1).copied().unwrap_or_default().to_owned();
    let failed = || WebError::of_act("read a programme");
    let mut editions = opened(&site.database).await.map_err(failed())?;
    let on_shelf = on_shelf().map_err(failed())?;
    let is_open = |name: &str| editions.iter().any(|one| one.name() == name);
    let others: Vec<Programme> = on_shelf
        .iter()
        .filter(|one| !is_open(&one.name()))
        .cloned()
        .collect();
    editions.extend(others);
    editions.retain(|one| one.code == code);
    if editions.is_empty() {
        return Err(WebError::NotFound(Missing::Programme(code)));
    }
    editions.sort_by(|a, b| a.edition.cmp(&b.edition));
    let found = funnels(&site.database, &code, &on_shelf).await;
    let known = site.known();
    let region = |one: &Funnel| {
        let name = known.regions.get(&one.region)?.name.clone();
        Some((one.region.clone(), name))
    };
    let funnels = found.map_err(failed())?;
    Ok(View {
        regions: funnels.iter().filter_map(region).collect(),
        code,
        editions,
        funnels,
    })
}

fn on_shelf() -> Result<Vec<Programme>, WorkflowError> {
    let mut found = Vec::new();
    for one in shelved()? {
        // A shelf with a fault is the business of its tests.
        found.extend(read_text(&one.text)?);
    }
    Ok(found)
}

fn document(origin: &str, asked: &Asked, view: &View) -> Markup {
    let words = asked.words();
    let newest = view.editions.last();
    let name = newest.map_or_else(String::new, |one| words.text(&one.title).to_owned());
    let title = words.say("web-stages-of", &[("programme", name.clone())]);
    let lead = newest.map_or_else(String::new, |one| words.text(&one.about).to_owned());
    let path = format!("/program/{}/tahapan", view.code);
    let counts = match view.funnels.is_empty() {
        true => empty(&Empty {
            title: &words.label("web-stages-none"),
            about: &words.label("web-stages-none-about"),
            action: None,
        }),
        false => parts::counts(words, view),
    };
    let mut bodies = vec![(
        "hitungan".to_owned(),
        words.label("web-stages-counts"),
        counts,
    )];
    for edition in view.editions.iter().rev() {
        let heading = [("edition", edition.edition.clone())];
        bodies.push((
            format!("aturan-{}", edition.edition),
            words.say("web-stages-rules", &heading),
            parts::rules(words, edition),
        ));
    }
    let headings: Vec<(&str, &str)> = bodies
        .iter()
        .map(|(id, heading, _)| (id.as_str(), heading.as_str()))
        .collect();
    let main = html! {
        (opening(&Opening { kind: Some(&words.label("web-programme-kind")), title: &title, lead: &lead, facts: None, answer: None }))
        (contents(words, &headings))
        @for (id, heading, body) in &bodies { (section(id, heading, body)) }
        ul class="beside" { li { a href=(localized(words.lang, &format!("{path}.csv"))) { (words.label("web-stages-csv")) } } }
    };
    let programme = naming::programme(words, &view.code);
    let (all, own, here) = (
        localized(words.lang, "/program"),
        localized(words.lang, &format!("/program/{}", view.code)),
        localized(words.lang, &path),
    );
    Page {
        words,
        title: &title,
        description: &lead,
        origin,
        path: &path,
        query: "",
        area: Some(Area::Programmes),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &words.label("web-nav-programmes"),
                address: &all,
            },
            Crumb {
                name: &programme,
                address: &own,
            },
            Crumb {
                name: &title,
                address: &here,
            },
        ],
        sample: view.funnels.iter().any(|one| one.is_sample),
        hidden: false,
        main,
    }
    .markup()
}

fn csv(view: &View) -> String {
    let head = [
        "programme",
        "edition",
        "year",
        "region",
        "region_name",
        "milestone",
        "count",
        "share_of_previous",
        "share_of_first",
        "origin",
        "sample",
        "source",
        "retrieved",
    ];
    let mut out = String::new();
    line(&head.map(str::to_owned), &mut out);
    for funnel in &view.funnels {
        let (code, edition) = funnel.programme.split_once('/').unwrap_or_default();
        for (place, one) in funnel.counts.iter().enumerate() {
            let share = |whole: Option<u64>| parts::share(one.count, whole).unwrap_or_default();
            let before = place.checked_sub(1).and_then(|at| funnel.counts[at].count);
            let first = match place {
                0 => None,
                _ => funnel.counts[0].count,
            };
            let fields = [
                code.to_owned(),
                edition.to_owned(),
                funnel.year.clone(),
                funnel.region.clone(),
                view.regions
                    .get(&funnel.region)
                    .cloned()
                    .unwrap_or_default(),
                one.code.clone(),
                one.count
                    .map_or_else(String::new, |count| count.to_string()),
                share(before),
                share(first),
                if funnel.is_published {
                    "published"
                } else {
                    "counted"
                }
                .to_owned(),
                if funnel.is_sample { "1" } else { "0" }.to_owned(),
                one.source.clone(),
                one.retrieved.clone(),
            ];
            line(&fields, &mut out);
        }
    }
    out
}
