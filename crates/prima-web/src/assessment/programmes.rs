//! All programmes, each with what it is and what there is of it.

use super::naming;
use crate::asked::Asked;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{Card, Empty, Opening, Words, cards, empty, opening, section};
use crate::reply::{Answer, Reply};
use crate::site::Site;
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// Language.
    pub words: Words,
    /// Scheme and host.
    pub origin: &'a str,
    /// Programmes in the order they are shown.
    pub programmes: Vec<Programme>,
}

/// One programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Programme {
    /// Code.
    pub code: String,
    /// Whether there are rules to score by.
    pub has_instrument: bool,
    /// Periods with results of bodies, newest first.
    pub rounds: Vec<String>,
    /// How many data sets it has.
    pub n_datasets: usize,
}

/// Answers the request for all programmes.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let known = site.known();
    let mut found: BTreeMap<&str, Programme> = BTreeMap::new();
    for dataset in &known.datasets {
        found.entry(&dataset.programme).or_default().n_datasets += 1;
    }
    for shelved in site.instruments.values() {
        let programme = naming::programme_of(&shelved.instrument.code);
        found.entry(programme).or_default().has_instrument = true;
    }
    for (programme, period) in &known.cycles {
        found
            .entry(programme)
            .or_default()
            .rounds
            .push(period.clone());
    }
    let named = found.into_iter().map(|(code, programme)| Programme {
        code: code.to_owned(),
        ..programme
    });
    let mut programmes: Vec<Programme> = named.collect();
    programmes.sort_by_key(|programme| naming::order(&programme.code));
    let view = View {
        words: asked.words(),
        origin: &site.origin,
        programmes,
    };
    Ok(Reply::Page(markup(&view)))
}

/// The page.
pub fn markup(view: &View) -> Markup {
    let words = view.words;
    let title = words.label("web-programme-list-title");
    let lead = words.label("web-programme-list-lead");
    let home = localized(words.lang, "/");
    let crumbs = [
        Crumb {
            name: &words.label("web-nav-home"),
            address: &home,
        },
        Crumb {
            name: &words.label("web-nav-programmes"),
            address: "",
        },
    ];
    let of = |has_instrument: bool| -> Vec<&Programme> {
        view.programmes
            .iter()
            .filter(|programme| programme.has_instrument == has_instrument)
            .collect()
    };
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &lead, facts: None, answer: None }))
        @if view.programmes.is_empty() {
            (empty(&Empty { title: &words.label("web-programme-list-none"), about: &words.label("web-programme-list-none-about"), action: None }))
        }
        (group(words, "dinilai", "web-programme-list-scored", &of(true)))
        (group(words, "angka", "web-programme-list-others", &of(false)))
    };
    Page {
        words,
        title: &title,
        description: &lead,
        origin: view.origin,
        path: "/program",
        query: "",
        area: Some(Area::Programmes),
        asked: "",
        breadcrumbs: &crumbs,
        sample: false,
        hidden: false,
        main,
    }
    .markup()
}

fn group(words: Words, id: &str, key: &str, programmes: &[&Programme]) -> Markup {
    let shown = programmes.iter().map(|programme| {
        (
            naming::programme(words, &programme.code),
            naming::programme_address(words, &programme.code),
            naming::programme_about(words, &programme.code),
            foot(words, programme),
        )
    });
    let shown: Vec<_> = shown.collect();
    let list: Vec<Card> = shown
        .iter()
        .map(|(name, address, about, foot)| Card {
            kind: None,
            title: name,
            address,
            about: html! { p { (about) } },
            foot: Some(html! { (foot) }),
        })
        .collect();
    html! {
        @if !list.is_empty() { (section(id, &words.label(key), &cards(&list))) }
    }
}

/// Which years have results, or that there are figures only, or nothing yet.
fn foot(words: Words, programme: &Programme) -> String {
    let years: BTreeSet<String> = programme
        .rounds
        .iter()
        .map(|period| naming::period(words, period))
        .collect();
    let years: Vec<String> = years.into_iter().collect();
    match (years.is_empty(), programme.n_datasets) {
        (false, _) => words.say("web-programme-list-rounds", &[("years", years.join(", "))]),
        (true, 0) => words.label("web-programme-list-rules-only"),
        (true, n) => words.counted("web-programme-list-datasets", n, &[]),
    }
}
