//! Everything a region's page is made from.

use crate::register::body::{HonourView, Nearby};
use crate::register::result::ResultView;
use prima_store::history::{Dataset, FigureRow, Statement};
use prima_store::register::{Body, Region, RegionParent};
use std::collections::BTreeMap;

/// What is known of one region.
#[derive(Clone, Debug, Default)]
pub struct RegionView<'a> {
    /// The region.
    pub region: Region,
    /// Its province; none for a province.
    pub province: Option<Region>,
    /// Provinces it belonged to before.
    pub former: Vec<(RegionParent, Region)>,
    /// Regions in it.
    pub inside: Vec<Region>,
    /// Regions that were in it before.
    pub formerly_inside: Vec<(RegionParent, Region)>,
    /// Bodies of the region itself, those with less than others first cut off.
    pub bodies: Vec<Body>,
    /// How many bodies the region itself has.
    pub n_bodies: usize,
    /// Results: of the institutions of a province, of the bodies of a kabupaten or kota.
    pub results: Vec<ResultView<'a>>,
    /// Honours of its own bodies, newest first.
    pub honours: Vec<HonourView>,
    /// Statements about its own bodies.
    pub statements: Vec<Statement>,
    /// Figures about the region, by data set.
    pub figures: Vec<FigureRow>,
    /// Data sets by id.
    pub datasets: BTreeMap<String, Dataset>,
    /// Names of the bodies that are mentioned, by id.
    pub called: BTreeMap<String, String>,
    /// Where results are, where it has none.
    pub nearby: Nearby,
}

impl RegionView<'_> {
    /// Name of a body that is mentioned; its id where that is all there is.
    pub fn name<'s>(&'s self, id: &'s str) -> &'s str {
        self.called.get(id).map_or(id, String::as_str)
    }

    /// Whether it is a province.
    pub fn is_province(&self) -> bool {
        self.region.parent.is_empty()
    }

    /// Whether a data set is no real data.
    pub fn is_sample(&self, dataset: &str) -> bool {
        let known = self.datasets.get(dataset);
        known.is_some_and(|dataset| !dataset.sample.is_empty())
    }

    /// Whether any of its data are samples.
    pub fn has_sample(&self) -> bool {
        self.results.iter().any(ResultView::is_sample)
            || self.bodies.iter().any(|body| !body.sample.is_empty())
            || self
                .honours
                .iter()
                .map(|view| &view.honour.dataset)
                .chain(self.statements.iter().map(|row| &row.dataset))
                .chain(self.figures.iter().map(|row| &row.dataset))
                .any(|dataset| self.is_sample(dataset))
    }
}
