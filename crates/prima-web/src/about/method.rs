//! `/metode`: how every figure comes about, and how to check it.

use super::article::{Article, Section, markup, paragraphs, points, ways};
use crate::asked::Asked;
use crate::assessment::naming;
use crate::frame::Area;
use crate::look::{Link, Words, links, terms};
use crate::reply::{Answer, Reply};
use crate::site::Site;
use maud::{Markup, html};
use prima_instrument::Instrument;

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// Language.
    pub words: Words,
    /// Scheme and host.
    pub origin: &'a str,
    /// Instruments, by name.
    pub instruments: Vec<&'a Instrument>,
}

/// Answers the request for the page.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let instruments = site.instruments.values().map(|shelved| &shelved.instrument);
    let view = View {
        words: asked.words(),
        origin: &site.origin,
        instruments: instruments.collect(),
    };
    Ok(Reply::Page(whole(&view)))
}

/// Sections of paragraphs alone: id, key of the heading, keys of the paragraphs.
const TEXTS: [(&str, &str, &[&str]); 7] = [
    (
        "tepat",
        "web-method-exact",
        &["web-method-exact-1", "web-method-exact-2"],
    ),
    (
        "rentang",
        "web-method-bands",
        &["web-method-bands-1", "web-method-bands-2"],
    ),
    (
        "peringkat",
        "web-method-ranks",
        &[
            "web-method-ranks-1",
            "web-method-ranks-2",
            "web-method-ranks-3",
        ],
    ),
    (
        "rekap",
        "web-method-rollups",
        &["web-method-rollups-1", "web-method-rollups-2"],
    ),
    (
        "hitung-ulang",
        "web-method-recomputed",
        &[
            "web-method-recomputed-1",
            "web-method-recomputed-2",
            "web-method-recomputed-3",
        ],
    ),
    (
        "beda",
        "web-method-alike",
        &[
            "web-method-alike-1",
            "web-method-alike-2",
            "web-method-alike-3",
        ],
    ),
    (
        "belum-terbukti",
        "web-method-provisional",
        &["web-method-provisional-1", "web-method-provisional-2"],
    ),
];

/// Origins of a figure, explained: id and last part of the keys.
const ORIGINS: [&str; 5] = ["imported", "recomputed", "differs", "computed", "sample"];

/// The page.
pub fn whole(view: &View) -> Markup {
    let words = view.words;
    let mut sections = vec![Section {
        id: "asal",
        heading: "web-method-origins",
        body: origins(words),
    }];
    let texts = TEXTS.map(|(id, heading, keys)| Section::text(words, id, heading, keys));
    sections.extend(texts);
    sections.push(Section {
        id: "missing",
        heading: "web-method-missing",
        body: missing(words),
    });
    sections.push(Section {
        id: "instrumen",
        heading: "web-method-instruments",
        body: instruments(view),
    });
    sections.push(Section {
        id: "periksa",
        heading: "web-method-verify",
        body: html! {
            (paragraphs(words, &["web-method-verify-1"]))
            (ways(words, &[("/periksa", "web-verify-title"), ("/data", "web-data-title"), ("/data/api", "web-data-api-docs")]))
        },
    });
    markup(&Article {
        words,
        origin: view.origin,
        path: "/metode",
        title: "web-method-title",
        lead: "web-method-lead",
        area: Some(Area::Methods),
        sections,
    })
}

fn origins(words: Words) -> Markup {
    let names = ORIGINS.map(|name| words.label(&format!("web-origin-{name}")));
    let rows: Vec<(&str, &str, Markup)> = ORIGINS
        .iter()
        .zip(&names)
        .map(|(id, name)| {
            let meaning = words.label(&format!("web-method-origin-{id}"));
            (*id, name.as_str(), html! { (meaning) })
        })
        .collect();
    html! { (paragraphs(words, &["web-method-origins-1"])) (terms(&rows)) }
}

fn missing(words: Words) -> Markup {
    let states = [
        "not-answered",
        "not-applicable",
        "rejected",
        "not-assessed",
        "zero",
    ];
    let keys = states.map(|state| format!("web-method-state-{state}"));
    html! { (paragraphs(words, &["web-method-missing-1"])) (points(words, &keys)) }
}

fn instruments(view: &View) -> Markup {
    let words = view.words;
    let rows: Vec<(String, String)> = view
        .instruments
        .iter()
        .map(|instrument| {
            let title = naming::heading(words, &instrument.title);
            let name = words.say(
                "web-method-edition",
                &[("title", title), ("edition", instrument.edition.clone())],
            );
            (name, naming::instrument_address(words, &instrument.name()))
        })
        .collect();
    let rows: Vec<Link> = rows
        .iter()
        .map(|(name, address)| Link {
            name,
            address,
            about: "",
        })
        .collect();
    html! { (paragraphs(words, &["web-method-instruments-1"])) (links(&rows)) }
}
