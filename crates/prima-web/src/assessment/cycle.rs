//! The results of one round: means, bands, who leads each peer group, what
//! does not agree, and where all of it comes from.

mod parts;
mod read;

pub use read::page;

use super::naming;
use super::placed::Reaches;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{Opening, Words, contents, opening, print_header, section};
use maud::{Markup, html};
use prima_instrument::Instrument;
use prima_store::history::{Dataset, FigureRow, HintRow, Ranking, Statement, Summary, SummaryBand};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// Language.
    pub words: Words,
    /// Scheme and host.
    pub origin: &'a str,
    /// Programme and period.
    pub round: (&'a str, &'a str),
    /// Its instrument.
    pub instrument: Option<&'a Instrument>,
    /// Its data sets.
    pub datasets: Vec<&'a Dataset>,
    /// All data sets.
    pub all_datasets: &'a [Dataset],
    /// Means of its levels.
    pub summaries: Vec<Summary>,
    /// Bands of its levels.
    pub bands: Vec<SummaryBand>,
    /// Who is first of each peer group: the first of them, and how many there are.
    pub leaders: Ranking,
    /// Results that do not agree with what was published, and how many there are.
    pub disagreements: Ranking,
    /// How many results there are, of whatever kind of body.
    pub n_results: i64,
    /// Figures of the programme, of all its periods: those of this one are shown, and
    /// their reckonings may name others.
    pub figures: Vec<FigureRow>,
    /// Hints of their data sets.
    pub hints: Vec<HintRow>,
    /// Statements of the programme about this period.
    pub statements: Vec<Statement>,
    /// What peer groups reach over.
    pub reaches: Reaches,
}

impl View<'_> {
    fn title(&self) -> String {
        let words = self.words;
        words.say(
            "web-cycle-title",
            &[
                ("programme", naming::programme(words, self.round.0)),
                ("period", naming::period(words, self.round.1)),
            ],
        )
    }

    /// Whether all its data sets are made up, so that no score was found anywhere.
    fn is_all_sample(&self) -> bool {
        self.datasets
            .iter()
            .all(|dataset| !dataset.sample.is_empty())
    }

    /// The words with the first key, or of a round that is made up with the second.
    fn label(&self, real: &str, sample: &str) -> String {
        self.words
            .label(if self.is_all_sample() { sample } else { real })
    }

    /// The last day on which anything here was read from its source, as on the
    /// card of a body; empty where all of it was computed.
    fn newest_day(&self) -> String {
        let ranked = self.leaders.rows.iter().chain(&self.disagreements.rows);
        let ranked = ranked.map(|row| row.result.retrieved.as_str());
        let is_now = |row: &&FigureRow| naming::year(&row.period) == naming::year(self.round.1);
        let figures = self.figures.iter().filter(is_now);
        let figures = figures.map(|row| row.retrieved.as_str());
        let statements = self.statements.iter().map(|row| row.retrieved.as_str());
        match ranked.chain(figures).chain(statements).max() {
            None | Some("") => String::new(),
            Some(day) => self.words.date(day),
        }
    }
}

/// The page.
pub fn markup(view: &View) -> Markup {
    let words = view.words;
    let title = view.title();
    let programme = naming::programme(words, view.round.0);
    let about = naming::programme_about(words, view.round.0);
    let lead = match view.n_results {
        0 => about,
        n if view.is_all_sample() => words.counted(
            "web-cycle-lead-sample",
            n.max(0) as usize,
            &[("about", about)],
        ),
        n => words.counted("web-cycle-lead", n.max(0) as usize, &[("about", about)]),
    };
    let crumbs = [
        (words.label("web-nav-home"), localized(words.lang, "/")),
        (
            words.label("web-nav-programmes"),
            localized(words.lang, "/program"),
        ),
        (programme, naming::programme_address(words, view.round.0)),
        (naming::period(words, view.round.1), String::new()),
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
    let path = format!("/program/{}/{}", view.round.0, view.round.1);
    let main = html! {
        (print_header(words, &format!("{}{}", view.origin, localized(words.lang, &path)), &view.newest_day()))
        (opening(&Opening {
            kind: Some(&words.label("web-cycle-kind")),
            title: &title,
            lead: &lead,
            facts: Some(parts::facts(view)),
            answer: None,
        }))
        (contents(words, &headings))
        @for part in &sections { (section(part.id, &part.heading, &part.body)) }
    };
    Page {
        words,
        title: &title,
        description: &lead,
        origin: view.origin,
        path: &path,
        query: "",
        area: Some(Area::Programmes),
        asked: "",
        breadcrumbs: &crumbs,
        sample: view
            .datasets
            .iter()
            .any(|dataset| !dataset.sample.is_empty()),
        hidden: false,
        main,
    }
    .markup()
}
