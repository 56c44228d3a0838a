//! One edition of an instrument, whole and in plain words, and its file.

pub mod changes;
mod printed;

pub use changes::page as changes_page;

use super::naming;
use crate::asked::Asked;
use crate::chart::{About, BandScale, band_scale};
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{Link, Opening, Words, contents, links, opening, section, summary};
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::{Shelved, Site};
use maud::{Markup, html};
use prima_instrument::{Instrument, explain};

/// Ending of the address of the file.
const FILE: &str = ".toml";

/// What the page is made of.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// Language.
    pub words: Words,
    /// Scheme and host.
    pub origin: &'a str,
    /// The instrument.
    pub instrument: &'a Instrument,
    /// How many worked cases it has.
    pub n_cases: usize,
    /// The edition before it.
    pub before: Option<&'a Instrument>,
    /// The edition after it.
    pub after: Option<&'a Instrument>,
}

/// Answers the request for an edition, or for its file.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let (name, shelved) = find(site, asked)?;
    if asked.path.ends_with(FILE) {
        return Ok(Reply::File {
            content_type: "application/toml; charset=utf-8",
            bytes: shelved.text.clone().into_bytes(),
            name: Some(format!("{}{FILE}", name.replace('/', "-"))),
        });
    }
    let (before, after) = neighbours(site, &shelved.instrument);
    let view = View {
        words: asked.words(),
        origin: &site.origin,
        instrument: &shelved.instrument,
        n_cases: shelved.n_cases,
        before,
        after,
    };
    Ok(Reply::Page(markup(&view)))
}

/// The edition that an address names, with its name.
fn find<'a>(site: &'a Site, asked: &Asked) -> Result<(String, &'a Shelved), WebError> {
    let segments = asked.segments();
    let [_, code, edition, ..] = segments[..] else {
        return Err(WebError::NotFound(Missing::Page));
    };
    let name = format!("{code}/{}", edition.strip_suffix(FILE).unwrap_or(edition));
    match site.instruments.get(&name) {
        Some(shelved) => Ok((name, shelved)),
        None => Err(WebError::NotFound(Missing::Instrument(name))),
    }
}

/// The editions before and after one.
fn neighbours<'a>(
    site: &'a Site,
    instrument: &Instrument,
) -> (Option<&'a Instrument>, Option<&'a Instrument>) {
    let editions: Vec<&Instrument> = editions(site, &instrument.code);
    let place = editions
        .iter()
        .position(|other| other.edition == instrument.edition)
        .unwrap_or_default();
    let before = place.checked_sub(1).map(|before| editions[before]);
    (before, editions.get(place + 1).copied())
}

/// All editions of an instrument, oldest first.
pub(super) fn editions<'a>(site: &'a Site, code: &str) -> Vec<&'a Instrument> {
    let shelved = site.instruments.values().map(|shelved| &shelved.instrument);
    shelved
        .filter(|instrument| instrument.code == code)
        .collect()
}

/// The page.
pub fn markup(view: &View) -> Markup {
    let (words, instrument) = (view.words, view.instrument);
    let name = instrument.name();
    let title = words.text(&instrument.title);
    let programme = naming::programme_of(&instrument.code);
    let crumbs = [
        (words.label("web-nav-home"), localized(words.lang, "/")),
        (
            words.label("web-nav-programmes"),
            localized(words.lang, "/program"),
        ),
        (
            naming::programme(words, programme),
            naming::programme_address(words, programme),
        ),
        (
            words.say(
                "web-instrument-crumb",
                &[("edition", instrument.edition.clone())],
            ),
            String::new(),
        ),
    ];
    let crumbs: Vec<Crumb> = crumbs
        .iter()
        .map(|(name, address)| Crumb { name, address })
        .collect();
    let parts = parts(view);
    let headings: Vec<(&str, &str)> = parts
        .iter()
        .map(|part| (part.id, part.heading.as_str()))
        .collect();
    let lead = words.say(
        "web-instrument-lead",
        &[("programme", naming::programme(words, programme))],
    );
    let main = html! {
        (opening(&Opening {
            kind: Some(&words.label("web-instrument-kind")),
            title,
            lead: &lead,
            facts: Some(facts(view)),
            answer: None,
        }))
        (contents(words, &headings))
        @for part in &parts { (section(part.id, &part.heading, &part.body)) }
    };
    Page {
        words,
        title,
        description: &lead,
        origin: view.origin,
        path: &format!("/instrumen/{name}"),
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

/// A section of the page.
struct Part {
    id: &'static str,
    heading: String,
    body: Markup,
}

/// Keys of the headings an instrument is explained under, in the order they are
/// read here: what is assessed before what it rests on.
const ORDER: [(&str, &str); 16] = [
    ("susunan", "explain-tree"),
    ("rentang", "explain-bands"),
    ("syarat", "explain-gates"),
    ("penjawab", "explain-sources"),
    ("cara-menghitung", "explain-aggregates"),
    ("butir", "explain-leaves"),
    ("fakta", "explain-facts"),
    ("kosong", "label-part-missing"),
    ("pembulatan", "label-part-rounding"),
    ("induk", "explain-rollup"),
    ("kelompok", "explain-peer-groups"),
    ("peringkat", "label-part-ranking"),
    ("responden", "label-part-sampling"),
    ("dasar", "label-part-law"),
    ("dasar", "explain-rule-sources"),
    ("belum-terbukti", "explain-marks"),
];

/// What the instrument says of itself, with a picture where one says more, and
/// what stands beside it.
fn parts(view: &View) -> Vec<Part> {
    let (words, instrument) = (view.words, view.instrument);
    let mut explained = printed::sections(words, &explain(instrument, words.lang));
    let mut parts = Vec::new();
    for (id, key) in ORDER {
        let heading = words.label(key);
        let Some(place) = explained.iter().position(|(known, _)| *known == heading) else {
            continue;
        };
        let (heading, body) = explained.swap_remove(place);
        let body = if id == "rentang" {
            html! { (scale(view)) (body) }
        } else {
            body
        };
        parts.push(Part { id, heading, body });
    }
    let beside = [
        ("bukti", "web-instrument-evidence", evidence(view)),
        ("kasus", "web-instrument-cases", cases(view)),
        ("berkas", "web-instrument-file", files(view)),
    ];
    let filled = beside.into_iter().filter(|(_, _, body)| !body.0.is_empty());
    parts.extend(filled.map(|(id, key, body)| Part {
        id,
        heading: words.label(key),
        body,
    }));
    parts
}

fn scale(view: &View) -> Markup {
    let (words, instrument) = (view.words, view.instrument);
    band_scale(
        words,
        &BandScale {
            about: About {
                id: "skala",
                title: &words.label("web-instrument-scale"),
                says: "",
                provenance: None,
            },
            instrument,
            name: "",
            value: None,
        },
    )
}

/// Edition, law, and how much is unproven.
fn facts(view: &View) -> Markup {
    let (words, instrument) = (view.words, view.instrument);
    let law = instrument.laws.get(instrument.source.law);
    let names = [
        "web-instrument-edition",
        "web-instrument-law",
        "web-instrument-marks",
        "web-instrument-changes",
    ]
    .map(|key| words.label(key));
    let mut rows: Vec<(&str, Markup)> = vec![(&names[0], html! { (instrument.edition) })];
    if let Some(law) = law {
        rows.push((&names[1], html! { (law.title) }));
    }
    rows.push((
        &names[2],
        html! { (words.counted("web-instrument-n-marks", instrument.marks().len(), &[])) },
    ));
    if let Some(before) = view.before {
        let link = words.say(
            "web-instrument-changes-from",
            &[("edition", before.edition.clone())],
        );
        rows.push((
            &names[3],
            html! { a href=(naming::changes_address(words, &instrument.name())) { (link) } },
        ));
    }
    html! {
        (summary(&rows))
        @if let Some(after) = view.after {
            p { a class="onward" href=(naming::instrument_address(words, &after.name())) { (words.say("web-instrument-newer", &[("edition", after.edition.clone())])) } }
        }
    }
}

/// Kinds of evidence that the instrument asks for, with the parts that ask.
fn evidence(view: &View) -> Markup {
    let (words, instrument) = (view.words, view.instrument);
    let asking = |code: &str| {
        let nodes = instrument
            .nodes
            .iter()
            .filter(|node| node.evidence.iter().any(|kind| kind == code))
            .map(|node| node.code.as_str());
        let facts = instrument
            .facts
            .iter()
            .filter(|fact| fact.evidence.iter().any(|kind| kind == code))
            .map(|fact| fact.code.as_str());
        nodes.chain(facts).collect::<Vec<_>>().join(", ")
    };
    html! {
        @if !instrument.catalogue.evidence.is_empty() {
            p { (words.label("web-instrument-evidence-about")) }
            ul {
                @for entry in &instrument.catalogue.evidence {
                    li {
                        (words.text(&entry.title))
                        " " span class="muted" { (words.say("web-instrument-evidence-for", &[("codes", asking(&entry.code))])) }
                        @if let Some(why) = &entry.provisional { p class="unproven" { (words.say("web-programme-unproven", &[("why", words.text(why).to_owned())])) } }
                    }
                }
            }
        }
    }
}

fn cases(view: &View) -> Markup {
    let words = view.words;
    html! { p { (words.counted("web-instrument-n-cases", view.n_cases, &[])) } }
}

fn files(view: &View) -> Markup {
    let (words, instrument) = (view.words, view.instrument);
    let name = instrument.name();
    let address = format!("{}{FILE}", naming::instrument_address(words, &name));
    let programme = naming::programme_of(&instrument.code);
    links(&[
        Link {
            name: &words.label("web-instrument-download"),
            address: &address,
            about: &words.label("web-instrument-download-about"),
        },
        Link {
            name: &words.label("web-instrument-programme"),
            address: &naming::programme_address(words, programme),
            about: &naming::programme(words, programme),
        },
    ])
}
