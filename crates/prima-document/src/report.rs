//! The report of scored rounds: one page that sums up and one page a round.
//!
//! A page is whole: its styles and charts are inside it, it needs no network
//! and no script, and it opens from a folder as it does from a server.

mod charts;
mod checks;
mod chip;
mod figures;
pub mod formula;
mod headline;
mod notes;
mod overview;
mod parts;
mod ranking;
mod rollup;
mod round_page;
mod scale;
mod section;
mod sources;
mod trends;
mod trust;
mod view;

use crate::wording::Words;
use prima_instrument::words::{Lang, Text};
use prima_robust::Report as Trust;
use prima_score::figures::{Checked, Figure, Hint};
use prima_score::round::{Results, Round};

/// One round of published figures, as the report shows it.
#[derive(Clone, Copy, Debug)]
pub struct ExampleReport<'a> {
    /// Name of its folder; its page is `<code>.html`. Letters, digits and `-`.
    pub code: &'a str,
    /// What it is.
    pub title: &'a Text,
    /// What a reader must know.
    pub note: Option<&'a Text>,
    /// Reference period.
    pub period: &'a str,
    /// The scored round; none where there are only figures.
    pub round: Option<ScoredRound<'a>>,
    /// Single figures and what came of computing them again.
    pub figures: CheckedFigures<'a>,
    /// Where published node scores come from, one entry a row or fewer; other
    /// rows carry their source themselves.
    pub node_sources: &'a [Citation],
}

/// A round and its results.
#[derive(Clone, Copy, Debug)]
pub struct ScoredRound<'a> {
    /// Rules, bodies, what was published.
    pub round: &'a Round<'a>,
    /// What came out.
    pub results: &'a Results,
    /// How far it can be trusted; none where nothing was measured.
    pub trust: Option<&'a Trust>,
}

/// Rows of `figures.csv` with what `prima_score::figures` made of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct CheckedFigures<'a> {
    /// The rows.
    pub rows: &'a [Figure],
    /// One entry a row.
    pub checked: &'a [Checked],
    /// Counts from which shares that differ would follow.
    pub hints: &'a [Hint],
}

/// Where a row comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// Who published it, as cited.
    pub source: String,
    /// Reference period.
    pub period: String,
    /// The day it was read, as `YYYY-MM-DD`.
    pub retrieved: String,
}

/// A finished page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Name of its file, such as `index.html`.
    pub file: String,
    /// The whole of it.
    pub html: String,
}

/// The pages of a report: `index.html` first, then one a round in the order given.
pub fn pages(examples: &[ExampleReport], lang: Lang) -> Vec<Page> {
    let words = Words { lang };
    let views: Vec<view::View> = examples
        .iter()
        .map(|example| view::View::new(*example, words))
        .collect();
    let overview = Page {
        file: round_page::INDEX.to_owned(),
        html: overview::page(&views, words),
    };
    let rounds = views.iter().map(|view| Page {
        file: view.file(),
        html: round_page::page(view),
    });
    std::iter::once(overview).chain(rounds).collect()
}
