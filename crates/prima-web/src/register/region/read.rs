//! Reads what a region's page is made from.

use super::view::RegionView;
use crate::register::body::{HonourView, Nearby, Reading, read_nearby};
use crate::reply::WebError;
use crate::site::{Known, Site};
use prima_store::StoreError;
use prima_store::history::{Dataset, FigureRow, Outcome};
use prima_store::register::{Region, RegionParent};
use std::collections::{BTreeMap, BTreeSet};

/// Bodies of one region whose results and names are shown.
const MOST_BODIES: usize = 60;

/// The page of a region; none where no region has this code.
pub async fn read<'a>(site: &'a Site, code: &str) -> Result<Option<RegionView<'a>>, WebError> {
    let known = site.known();
    let Some(region) = known.regions.get(code).cloned() else {
        return Ok(None);
    };
    let datasets: BTreeMap<String, Dataset> = known
        .datasets
        .iter()
        .map(|dataset| (dataset.dataset.clone(), dataset.clone()))
        .collect();
    let parents = site.database.region_parents().await?;
    let bodies = site.database.bodies_of_region(code).await?;
    let outcomes = outcomes(site, &region).await?;
    let own: BTreeSet<&str> = bodies.iter().map(|body| body.body.as_str()).collect();
    let mut honours = site.database.honours().await?;
    honours
        .retain(|honour| own.contains(honour.body.as_str()) || own.contains(honour.unit.as_str()));
    let events = site.database.events().await?;
    let mut statements = site.database.statements().await?;
    statements.retain(|statement| own.contains(statement.body.as_str()));
    let figures = figures(&region, site.database.figures().await?);
    let reading = Reading {
        site,
        known: &known,
        datasets: &datasets,
    };
    let mut view = RegionView {
        province: known.regions.get(&region.parent).cloned(),
        former: linked(
            &known,
            &parents,
            |row| row.region == code,
            |row| &row.parent,
        ),
        formerly_inside: linked(
            &known,
            &parents,
            |row| row.parent == code,
            |row| &row.region,
        ),
        inside: known
            .regions
            .values()
            .filter(|other| other.parent == code)
            .cloned()
            .collect(),
        results: reading.plain(outcomes),
        honours: honours
            .into_iter()
            .map(|honour| HonourView {
                event: events
                    .iter()
                    .find(|event| event.event == honour.event && event.category.is_empty())
                    .cloned(),
                honour,
            })
            .collect(),
        statements,
        figures,
        n_bodies: bodies.len(),
        bodies,
        region,
        called: BTreeMap::new(),
        datasets: BTreeMap::new(),
        nearby: Nearby::default(),
    };
    if view.results.is_empty() {
        view.nearby = read_nearby(site, &known, view.province.as_ref()).await?;
    }
    view.called = called(site, &view).await?;
    view.bodies.truncate(MOST_BODIES);
    view.datasets = datasets;
    Ok(Some(view))
}

/// Former provinces or former regions, each with its name.
fn linked(
    known: &Known,
    parents: &[RegionParent],
    is: impl Fn(&RegionParent) -> bool,
    other: impl Fn(&RegionParent) -> &String,
) -> Vec<(RegionParent, Region)> {
    let rows = parents.iter().filter(|row| is(row));
    rows.filter_map(|row| Some((row.clone(), known.regions.get(other(row))?.clone())))
        .collect()
}

/// Results that belong to a region: of a province's institutions, else of the
/// bodies of the region and of what is under its institutions.
async fn outcomes(site: &Site, region: &Region) -> Result<Vec<Outcome>, StoreError> {
    match region.parent.as_str() {
        "" => site.database.results_in_province(&region.region).await,
        _ => site.database.results_of_region(&region.region).await,
    }
}

/// Figures of the series that bears the region's name.
fn figures(region: &Region, figures: Vec<FigureRow>) -> Vec<FigureRow> {
    let is_own = |figure: &FigureRow| figure.series == region.name || figure.series == region.short;
    figures.into_iter().filter(is_own).collect()
}

async fn called(site: &Site, view: &RegionView<'_>) -> Result<BTreeMap<String, String>, WebError> {
    let mut ids: BTreeSet<&str> = view
        .results
        .iter()
        .map(|result| result.outcome.body.as_str())
        .collect();
    for honour in &view.honours {
        ids.extend([honour.honour.body.as_str(), honour.honour.unit.as_str()]);
    }
    ids.extend(
        view.statements
            .iter()
            .map(|statement| statement.body.as_str()),
    );
    let ids: Vec<String> = ids
        .into_iter()
        .filter(|id| !id.is_empty())
        .map(str::to_owned)
        .collect();
    let bodies = site.database.bodies_named(&ids).await?;
    Ok(bodies
        .into_iter()
        .map(|body| (body.body, body.name))
        .collect())
}
