//! One programme: what is assessed and how, its editions, its rounds, its
//! figures, what is said of it, and its honours.

mod honours;
mod method;
mod parts;
mod read;

pub use read::page;

use super::naming;
use super::placed::Reaches;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{Opening, Words, contents, opening, section};
use maud::{Markup, html};
use prima_instrument::Instrument;
use prima_instrument::programme::Programme;
use prima_store::history::{Dataset, FigureRow, HintRow, Honour, Statement};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// Language.
    pub words: Words,
    /// Scheme and host.
    pub origin: &'a str,
    /// Its code.
    pub code: &'a str,
    /// Its editions, oldest first; none where no rules are known.
    pub editions: Vec<&'a Instrument>,
    /// Its data sets, newest import first.
    pub datasets: Vec<&'a Dataset>,
    /// All data sets.
    pub all_datasets: &'a [Dataset],
    /// Its rounds, newest first.
    pub rounds: Vec<Round>,
    /// Its figures, by data set.
    pub figures: Vec<FigureRow>,
    /// Hints of its data sets.
    pub hints: Vec<HintRow>,
    /// What is said of it, of no body in particular.
    pub statements: Vec<Statement>,
    /// Its honours, newest first.
    pub honours: Vec<Honour>,
    /// Names of honoured bodies.
    pub bodies: Reaches,
    /// The rules of its stages, which have a page of their own; none: it has none.
    pub stages: Option<Programme>,
}

/// One round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Its period.
    pub period: String,
    /// Institutions with a published index.
    pub n_bodies: i64,
    /// Whether any of its data are samples.
    pub sample: bool,
    /// Whether it has results of bodies.
    pub has_results: bool,
}

impl<'a> View<'a> {
    /// Whether a data set is no real data.
    fn is_sample(&self, dataset: &str) -> bool {
        let mut known = self.all_datasets.iter();
        known.any(|row| row.dataset == dataset && !row.sample.is_empty())
    }

    /// Whether anything on the page is no real data.
    fn has_sample(&self) -> bool {
        let own = self.datasets.iter().map(|row| &row.dataset);
        let mut all = own.chain(self.honours.iter().map(|honour| &honour.dataset));
        all.any(|dataset| self.is_sample(dataset))
    }

    /// The newest rules.
    fn newest(&self) -> Option<&'a Instrument> {
        self.editions.last().copied()
    }

    /// The figures of a data set.
    fn figures_of(&self, dataset: &str) -> Vec<&FigureRow> {
        self.figures
            .iter()
            .filter(|row| row.dataset == dataset)
            .collect()
    }
}

/// The page.
pub fn markup(view: &View) -> Markup {
    let words = view.words;
    // One that was written here is called what its rules call it.
    let (title, lead) = match &view.stages {
        Some(rules) if !naming::is_known_programme(words, view.code) => {
            let [title, about] = [&rules.title, &rules.about].map(|text| words.text(text));
            (title.to_owned(), about.to_owned())
        }
        _ => (
            naming::programme(words, view.code),
            naming::programme_about(words, view.code),
        ),
    };
    let crumbs = [
        (words.label("web-nav-home"), localized(words.lang, "/")),
        (
            words.label("web-nav-programmes"),
            localized(words.lang, "/program"),
        ),
        (title.clone(), String::new()),
    ];
    let crumbs: Vec<Crumb> = crumbs
        .iter()
        .map(|(name, address)| Crumb { name, address })
        .collect();
    let sections = parts::sections(view);
    let headings: Vec<(&str, &str)> = sections
        .iter()
        .map(|part| (part.id, part.heading.as_str()))
        .collect();
    let main = html! {
        (opening(&Opening {
            kind: Some(&words.label("web-programme-kind")),
            title: &title,
            lead: &lead,
            facts: None,
            answer: None,
        }))
        @if sections.len() > 1 { (contents(words, &headings)) }
        @for part in &sections { (section(part.id, &part.heading, &part.body)) }
        @if view.stages.is_some() {
            p { a class="onward" href=(localized(words.lang, &format!("/program/{}/tahapan", view.code))) { (words.label("web-stages-link")) } }
        }
    };
    Page {
        words,
        title: &title,
        description: &lead,
        origin: view.origin,
        path: &format!("/program/{}", view.code),
        query: "",
        area: Some(Area::Programmes),
        asked: "",
        breadcrumbs: &crumbs,
        sample: view.has_sample(),
        hidden: false,
        main,
    }
    .markup()
}
