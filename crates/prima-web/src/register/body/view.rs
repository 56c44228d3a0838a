//! Everything a report card is made from.

use super::coaching::CoachingView;
use super::determined::Determined;
use super::nearby::Nearby;
use crate::innovation::of_body::OfBody;
use crate::register::result::ResultView;
use prima_store::history::{Dataset, Event, FigureRow, Honour, Statement};
use prima_store::register::{Body, BodyName, BodyParent, Region};
use prima_workflow::recognition::certificate::Certified;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of one body.
#[derive(Clone, Debug)]
pub struct BodyView<'a> {
    /// The body.
    pub body: Body,
    /// The bodies above it, nearest first.
    pub above: Vec<Body>,
    /// Its region and that region's province; none for a national body.
    pub regions: Vec<Region>,
    /// Its former names, oldest first.
    pub names: Vec<BodyName>,
    /// Bodies that bore its name before they got their own.
    pub successors: Vec<Body>,
    /// Its former parents, oldest first.
    pub parents: Vec<BodyParent>,
    /// Its results, newest period first.
    pub results: Vec<ResultView<'a>>,
    /// The bodies directly under it.
    pub units: Vec<Body>,
    /// Their results, newest period first.
    pub unit_results: Vec<ResultView<'a>>,
    /// Honours it received or was credited with, newest first.
    pub honours: Vec<HonourView>,
    /// Certificates of these honours that hold today.
    pub certified: Certified,
    /// Statements about it.
    pub statements: Vec<Statement>,
    /// Figures that are about it alone.
    pub figures: Vec<FigureRow>,
    /// Averages of its level of government, one a programme and period.
    pub averages: Vec<FigureRow>,
    /// Names of the bodies that are mentioned, by id.
    pub called: BTreeMap<String, String>,
    /// Data sets that anything comes from, by id.
    pub datasets: BTreeMap<String, Dataset>,
    /// What is public of results that were determined here.
    pub determined: Determined,
    /// Where results are, where it has none.
    pub nearby: Nearby,
    /// Its innovations, and who took what over.
    pub innovations: OfBody,
    /// Of an institution with units: how many of them innovate and take part.
    pub coaching: CoachingView,
}

/// An honour with its event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HonourView {
    /// As stored.
    pub honour: Honour,
    /// The event itself; none where it was given outside one.
    pub event: Option<Event>,
}

impl<'a> BodyView<'a> {
    /// The newest result of each programme that says something, newest first; a
    /// sample stands behind all real ones, and only for a programme without any.
    pub fn newest(&self) -> Vec<&ResultView<'a>> {
        let mut seen = BTreeSet::new();
        let mut ordered: Vec<&ResultView> = self
            .results
            .iter()
            .filter(|result| result.says_something())
            .collect();
        ordered.sort_by(|a, b| {
            (a.is_sample(), &b.outcome.period).cmp(&(b.is_sample(), &a.outcome.period))
        });
        ordered.retain(|result| seen.insert(result.outcome.programme.clone()));
        ordered
    }

    /// The result of the same programme one period earlier.
    pub fn before(&self, result: &ResultView) -> Option<&ResultView<'a>> {
        let earlier = self.results.iter().filter(|other| {
            other.outcome.programme == result.outcome.programme
                && other.outcome.period < result.outcome.period
                && other.is_sample() == result.is_sample()
                && !other.outcome.index_text.is_empty()
        });
        earlier.max_by(|a, b| a.outcome.period.cmp(&b.outcome.period))
    }

    /// Whether anything is told of it: a result, an honour, a statement or a figure.
    pub fn is_told(&self) -> bool {
        let has_results = self.results.iter().any(ResultView::says_something);
        has_results
            || !(self.honours.is_empty() && self.statements.is_empty() && self.figures.is_empty())
            || !self.innovations.own.is_empty()
    }

    /// Results of its units in the same data set, best first.
    pub fn parts_of(&self, result: &ResultView) -> Vec<&ResultView<'a>> {
        let same = |part: &&ResultView| part.outcome.dataset == result.outcome.dataset;
        let mut parts: Vec<&ResultView> = self.unit_results.iter().filter(same).collect();
        parts.sort_by_key(|part| part.outcome.place);
        parts
    }

    /// Name of a body that is mentioned; its id where that is all there is.
    pub fn name<'s>(&'s self, id: &'s str) -> &'s str {
        self.called.get(id).map_or(id, String::as_str)
    }

    /// The newest honour that was not taken back, a real one before any sample.
    pub fn standing_honour(&self) -> Option<&HonourView> {
        let standing = self.honours.iter().filter(|honour| !honour.is_revoked());
        standing.min_by_key(|view| self.is_sample(&view.honour.dataset))
    }

    /// Whether a data set is no real data.
    pub fn is_sample(&self, dataset: &str) -> bool {
        let known = self.datasets.get(dataset);
        known.is_some_and(|dataset| !dataset.sample.is_empty())
    }

    /// Whether anything on its card is no real data.
    pub fn has_sample(&self) -> bool {
        let results = self.results.iter().chain(&self.unit_results);
        let honours = self.honours.iter().map(|view| &view.honour.dataset);
        let innovations = self.innovations.own.iter();
        !self.body.sample.is_empty()
            || innovations.into_iter().any(|row| !row.sample.is_empty())
            || results.into_iter().any(ResultView::is_sample)
            || honours
                .chain(self.statements.iter().map(|row| &row.dataset))
                .chain(self.figures.iter().map(|row| &row.dataset))
                .any(|dataset| self.is_sample(dataset))
    }
}

impl HonourView {
    /// Whether it differs from another in nothing that is told.
    pub fn is_like(&self, other: &HonourView) -> bool {
        let told = |view: &'_ HonourView| {
            let honour = &view.honour;
            [
                &honour.event,
                &honour.title_id,
                &honour.body,
                &honour.unit,
                &honour.status,
                &honour.granted,
            ]
            .map(String::clone)
        };
        told(self) == told(other)
    }

    /// Whether it was taken back.
    pub fn is_revoked(&self) -> bool {
        self.honour.status == "revoked"
    }
}
