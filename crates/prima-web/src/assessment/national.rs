//! The nation at a glance: the way to a body, trends, zones, the provinces,
//! targets, and what is new. Every figure comes from the store.

mod aims;
mod news;
mod provinces;

pub use provinces::Standing;
pub(crate) use provinces::within;

use super::{figures, naming, trends, zones};
use crate::asked::Asked;
use crate::chart::Boundaries;
use crate::frame::{Area, Page, SEARCH, localized};
use crate::look::{Empty, Opening, Words, empty, opening, section};
use crate::reply::{Answer, Reply};
use crate::site::Site;
use maud::{Markup, html};
use prima_instrument::Instrument;
use prima_store::history::{Dataset, FigureRow, HintRow, Statement};
use std::collections::BTreeSet;

/// Programmes whose averages are told as a trend, with the last part of the
/// keys that name them.
const TRENDS: [&str; 2] = ["rb", "pekppp"];

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// Language.
    pub words: Words,
    /// Scheme and host.
    pub origin: &'a str,
    /// Data sets, newest import first.
    pub datasets: &'a [Dataset],
    /// How many real bodies are registered.
    pub n_bodies: usize,
    /// How many made-up ones are registered beside them.
    pub n_samples: usize,
    /// How many rounds have real results of bodies.
    pub n_rounds: usize,
    /// All figures.
    pub figures: Vec<FigureRow>,
    /// Hints of all data sets with zones.
    pub hints: Vec<HintRow>,
    /// All statements.
    pub statements: Vec<Statement>,
    /// Instruments whose bands lie in zones, newest edition first, each with its programme.
    pub zoned: Vec<(&'a str, &'a Instrument)>,
    /// How the provinces stand in the round that tells most of them.
    pub standing: Option<Standing<'a>>,
    /// Boundaries of regions, where the installation has them.
    pub boundaries: Option<&'a Boundaries>,
}

impl<'a> View<'a> {
    /// The data sets that tell of the nation; made-up data never does.
    fn real(&self) -> impl Iterator<Item = &'a Dataset> {
        let datasets = self.datasets.iter();
        datasets.filter(|dataset| dataset.sample.is_empty())
    }

    /// The real data sets of a programme.
    fn datasets_of(&self, programme: &str) -> impl Iterator<Item = &'a Dataset> {
        self.real()
            .filter(move |dataset| dataset.programme == programme)
    }

    /// The figures of a data set.
    fn figures_of(&self, dataset: &str) -> Vec<&FigureRow> {
        self.figures
            .iter()
            .filter(|row| row.dataset == dataset)
            .collect()
    }
}

/// Answers the request for the first page.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let known = site.known();
    let zoned = zoned(site);
    let mut hints = Vec::new();
    for dataset in known.datasets.iter().filter(|dataset| {
        zoned
            .iter()
            .any(|(programme, _)| *programme == dataset.programme)
    }) {
        hints.extend(site.database.hints_of(&dataset.dataset).await?);
    }
    let standing = provinces::read(site, &known).await?;
    let n_real = site.database.n_real_bodies().await?;
    let n_all = site.database.n_bodies().await?;
    let view = View {
        words: asked.words(),
        origin: &site.origin,
        datasets: &known.datasets,
        n_bodies: usize::try_from(n_real).unwrap_or_default(),
        n_samples: usize::try_from(n_all - n_real).unwrap_or_default(),
        n_rounds: known.n_real_cycles(),
        figures: site.database.figures().await?,
        hints,
        statements: site.database.statements().await?,
        zoned,
        standing,
        boundaries: site.boundaries.as_ref(),
    };
    Ok(Reply::Page(markup(&view)))
}

/// Instruments with zones, newest edition first.
fn zoned(site: &Site) -> Vec<(&str, &Instrument)> {
    let shelved = site
        .instruments
        .values()
        .rev()
        .map(|shelved| &shelved.instrument);
    let zoned =
        shelved.filter(|instrument| instrument.bands.iter().any(|band| band.zone.is_some()));
    zoned
        .map(|instrument| (naming::programme_of(&instrument.code), instrument))
        .collect()
}

/// The page.
pub fn markup(view: &View) -> Markup {
    let words = view.words;
    let main = html! {
        (opening(&Opening {
            kind: None,
            title: &words.label("web-national-title"),
            lead: &words.label("web-national-lead"),
            facts: Some(search(words)),
            answer: Some(match view.datasets.is_empty() {
                true => nothing(words),
                false => holds(view),
            }),
        }))
        @for programme in TRENDS { (trend(view, programme)) }
        (zone_section(view))
        @if let Some(standing) = &view.standing { (provinces::section(view, standing)) }
        (aims::section(view))
        (news::section(view))
    };
    Page {
        words,
        title: &words.label("web-national-title"),
        description: &words.label("web-national-lead"),
        origin: view.origin,
        path: "/",
        query: "",
        area: Some(Area::Home),
        asked: "",
        breadcrumbs: &[],
        // No made-up figure stands here; the news says of each data set what it is.
        sample: false,
        hidden: false,
        main,
    }
    .markup()
}

/// The way to a body: one field, and the lists for those who rather look.
fn search(words: Words) -> Markup {
    html! {
        form class="find" role="search" action=(localized(words.lang, SEARCH)) method="get" aria-label=(words.label("web-national-search")) {
            label for="cari" { (words.label("web-national-search")) }
            p class="hint" id="cari-hint" { (words.label("web-national-search-hint")) }
            div class="find-line" {
                input id="cari" name="q" type="search" aria-describedby="cari-hint";
                button type="submit" { (words.label("web-search")) }
            }
        }
        ul class="beside" {
            li { a href=(localized(words.lang, Area::Regions.path())) { (words.label("web-national-all-regions")) } }
            li { a href=(localized(words.lang, Area::Bodies.path())) { (words.label("web-national-all-bodies")) } }
        }
    }
}

/// Why there is nothing to see: nobody has filled the database.
fn nothing(words: Words) -> Markup {
    empty(&Empty {
        title: &words.label("web-national-nothing"),
        about: &words.label("web-national-nothing-about"),
        action: None,
    })
}

/// What Prima holds, and how much of it could be recomputed.
fn holds(view: &View) -> Markup {
    let words = view.words;
    let real: BTreeSet<&str> = view.real().map(|row| row.dataset.as_str()).collect();
    let figures = view.figures.iter();
    let figures = figures.filter(|row| real.contains(row.dataset.as_str()));
    let found = |finding: &str| {
        let figures = figures.clone();
        figures.filter(|row| row.finding == finding).count()
    };
    let (agree, differ) = (found("agrees"), found("differs"));
    let counts = [
        ("web-national-n-bodies", view.n_bodies),
        ("web-national-n-samples", view.n_samples),
        ("web-national-n-rounds", view.n_rounds),
        ("web-national-n-figures", figures.clone().count()),
        ("web-national-n-agree", agree),
        ("web-national-n-differ", differ),
    ];
    html! {
        div class="holds" {
            p class="holds-title" { (words.label("web-national-holds")) }
            ul {
                @for (key, n) in counts.iter().filter(|(_, n)| *n > 0) {
                    li { strong { (words.count(*n)) } " " (words.label(key)) }
                }
            }
        }
    }
}

/// Averages of a programme: the newest as numbers, all of them as lines.
fn trend(view: &View, programme: &str) -> Markup {
    let words = view.words;
    let rows: Vec<&FigureRow> = view
        .datasets_of(programme)
        .flat_map(|dataset| view.figures_of(&dataset.dataset))
        .collect();
    let lines = trends::lines(&rows);
    if lines.is_empty() {
        return html! {};
    }
    let title = words.label(&format!("web-national-trend-{programme}"));
    let body = html! {
        p { (words.label(&format!("web-national-trend-{programme}-about"))) " " a href=(naming::programme_address(words, programme)) { (words.label("web-national-programme-more")) } }
        (trends::newest(words, &lines, view.datasets))
        (trends::chart(words, &format!("tren-{programme}"), &words.label(&format!("web-national-trend-{programme}-chart")), &lines, view.datasets))
        (trend_notes(view, programme))
    };
    section(&format!("tren-{programme}-bagian"), &title, &body)
}

/// What must be known to compare the years: the notes of the data sets, and
/// where sources do not agree.
fn trend_notes(view: &View, programme: &str) -> Markup {
    let words = view.words;
    let only_figures = view
        .datasets_of(programme)
        .filter(|dataset| dataset.instrument.is_empty());
    let datasets: Vec<&Dataset> = only_figures.collect();
    let statements = view.statements.iter().filter(|row| {
        datasets
            .iter()
            .any(|dataset| dataset.dataset == row.dataset)
    });
    let statements: Vec<&Statement> = statements.filter(|row| row.body.is_empty()).collect();
    html! {
        @for dataset in &datasets { p class="muted" { (naming::of(words, &dataset.note_id, &dataset.note_en)) } }
        (super::told::mismatches(words, view.datasets, &statements))
    }
}

/// Shares of the zones, for every data set that has them.
fn zone_section(view: &View) -> Markup {
    let mut programmes: Vec<&str> = Vec::new();
    let mut sections = Vec::new();
    for (programme, instrument) in &view.zoned {
        if programmes.contains(programme) {
            continue;
        }
        for dataset in view.datasets_of(programme) {
            let rows = view.figures_of(&dataset.dataset);
            let chart = zones::chart(view.words, instrument, dataset, &rows);
            if !chart.0.is_empty() {
                programmes.push(programme);
                sections.push(zones_of(view, dataset, &rows, &chart));
            }
        }
    }
    html! { @for section in &sections { (section) } }
}

/// The zones of one data set, with what does not agree and what must be known.
fn zones_of(view: &View, dataset: &Dataset, rows: &[&FigureRow], chart: &Markup) -> Markup {
    let words = view.words;
    let programme = &dataset.programme;
    let hints = view
        .hints
        .iter()
        .filter(|hint| hint.dataset == dataset.dataset);
    let hints: Vec<&HintRow> = hints.collect();
    section(
        &format!("zona-{programme}"),
        &words.label("web-national-zones"),
        &html! {
            p { (naming::programme_about(words, programme)) " " a href=(naming::programme_address(words, programme)) { (words.label("web-national-programme-more")) } }
            (chart)
            (figures::disagreements(words, rows, rows, &hints))
            p class="muted" { (naming::of(words, &dataset.note_id, &dataset.note_en)) }
        },
    )
}
