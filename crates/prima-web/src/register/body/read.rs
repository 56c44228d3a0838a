//! Reads what a report card is made from.

use super::coaching::{self, CoachingView};
use super::determined;
use super::nearby::{self, Nearby};
use super::view::{BodyView, HonourView};
use crate::chart::named_peers;
use crate::innovation::of_body;
use crate::register::result::{PeerView, ResultView};
use crate::reply::WebError;
use crate::site::{Known, Site};
use prima_store::StoreError;
use prima_store::history::{Dataset, FigureRow, Outcome, Peer};
use prima_store::register::{Body, Region};
use prima_workflow::scorecards::explained;
use std::collections::{BTreeMap, BTreeSet};
use tokio::task::spawn_blocking;

/// Peers that are drawn; of more, those nearest to the body.
const MOST_PEERS: i64 = 1_000;
/// No chain of parents is longer; what goes on is a circle.
const MOST_ABOVE: usize = 12;

/// The card of a body; none where nobody has this id.
pub async fn read<'a>(site: &'a Site, id: &str) -> Result<Option<BodyView<'a>>, WebError> {
    let database = &site.database;
    let Some(body) = database.body(id).await? else {
        return Ok(None);
    };
    let known = site.known();
    let datasets: BTreeMap<String, Dataset> = known
        .datasets
        .iter()
        .map(|dataset| (dataset.dataset.clone(), dataset.clone()))
        .collect();
    let reading = Reading {
        site,
        known: &known,
        datasets: &datasets,
    };
    let results = reading.results(database.results_of(id).await?).await?;
    let (honours, events) = (database.honours_of(id).await?, database.events().await?);
    let event = |code: &str| {
        events
            .iter()
            .find(|event| event.event == code && event.category.is_empty())
            .cloned()
    };
    let honours: Vec<HonourView> = honours
        .into_iter()
        .map(|honour| HonourView {
            event: event(&honour.event),
            honour,
        })
        .collect();
    let mut view = BodyView {
        above: above(site, &body).await?,
        regions: regions(&known, &body.region),
        names: database.body_names(id).await?,
        successors: successors(site, &body).await?,
        parents: database.body_parents(id).await?,
        results,
        units: database.bodies_under(id).await?,
        unit_results: reading.plain(database.results_under(id).await?),
        honours,
        certified: Default::default(),
        statements: database.statements_about(id).await?,
        figures: Vec::new(),
        averages: Vec::new(),
        called: BTreeMap::new(),
        datasets: BTreeMap::new(),
        determined: Default::default(),
        nearby: Nearby::default(),
        innovations: of_body::read(site, &known, id).await?,
        coaching: CoachingView::default(),
        body,
    };
    let sets = view.results.iter().map(|one| one.outcome.dataset.as_str());
    view.determined = determined::read(site, id, &sets.collect()).await?;
    view.figures = reading.own_figures(&view).await?;
    view.averages = reading.averages(&view, database.figures().await?);
    view.called = called(site, &view).await?;
    if view.newest().is_empty() {
        view.nearby = nearby::read(site, &known, view.regions.last()).await?;
    }
    view.datasets = datasets;
    view.coaching = coaching::read(site, &view).await?;
    Ok(Some(view))
}

/// A region and its province.
pub fn regions(known: &Known, code: &str) -> Vec<Region> {
    let own = known.regions.get(code);
    let province = own.and_then(|region| known.regions.get(&region.parent));
    own.into_iter().chain(province).cloned().collect()
}

async fn above(site: &Site, body: &Body) -> Result<Vec<Body>, StoreError> {
    let mut above: Vec<Body> = Vec::new();
    let mut next = body.parent.clone();
    while !next.is_empty() && above.len() < MOST_ABOVE {
        let Some(parent) = site.database.body(&next).await? else {
            break;
        };
        next.clone_from(&parent.parent);
        above.push(parent);
    }
    Ok(above)
}

/// Bodies that bore this body's name until it ended.
async fn successors(site: &Site, body: &Body) -> Result<Vec<Body>, StoreError> {
    if body.valid_to.is_empty() {
        return Ok(Vec::new());
    }
    let names = site.database.body_names("").await?;
    let after = names
        .iter()
        .filter(|name| name.name == body.name && name.body != body.body);
    let ids: Vec<String> = after.map(|name| name.body.clone()).collect();
    site.database.bodies_named(&ids).await
}

/// Names of all bodies that a card mentions.
async fn called(site: &Site, view: &BodyView<'_>) -> Result<BTreeMap<String, String>, StoreError> {
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    for honour in &view.honours {
        ids.extend([honour.honour.body.as_str(), honour.honour.unit.as_str()]);
        ids.extend(honour.event.iter().map(|event| event.host.as_str()));
    }
    ids.extend(view.parents.iter().map(|parent| parent.parent.as_str()));
    ids.extend(
        view.unit_results
            .iter()
            .map(|result| result.outcome.body.as_str()),
    );
    // Units that were its own when it was assessed can be elsewhere today.
    for explained in view.results.iter().filter_map(|one| one.explained.as_ref()) {
        ids.extend(explained.parts.iter().map(|(unit, _)| unit.as_str()));
    }
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

/// What turns rows into views.
pub struct Reading<'a, 'b> {
    /// The portal.
    pub site: &'a Site,
    /// What it holds in memory.
    pub known: &'b Known,
    /// Data sets by id.
    pub datasets: &'b BTreeMap<String, Dataset>,
}

impl<'a> Reading<'a, '_> {
    /// Results as they are, without peers.
    pub fn plain(&self, outcomes: Vec<Outcome>) -> Vec<ResultView<'a>> {
        outcomes
            .into_iter()
            .filter_map(|outcome| self.one(outcome))
            .collect()
    }

    fn one(&self, outcome: Outcome) -> Option<ResultView<'a>> {
        let reach = outcome
            .peer_group
            .split_once('/')
            .map_or("", |(_, reach)| reach);
        Some(ResultView {
            instrument: self.site.instrument(&outcome.instrument),
            dataset: self.datasets.get(&outcome.dataset)?.clone(),
            reach: match self.known.regions.get(reach) {
                Some(region) => region.short.clone(),
                None => reach.to_owned(),
            },
            peers: Vec::new(),
            explained: None,
            outcome,
        })
    }

    /// Results, the newest of each programme with its peers and with what is behind it.
    async fn results(&self, outcomes: Vec<Outcome>) -> Result<Vec<ResultView<'a>>, WebError> {
        let mut results = self.plain(outcomes);
        let mut seen = BTreeSet::new();
        for result in &mut results {
            if !result.says_something() {
                continue;
            }
            let first = seen.insert((result.outcome.programme.clone(), result.is_sample()));
            if first {
                self.name_reach(result).await?;
                result.peers = self.peers(result).await?;
            }
            if first && result.outcome.can_be_explained() {
                self.explain(result).await?;
            }
        }
        Ok(results)
    }

    /// A group within one parent is named after it.
    async fn name_reach(&self, result: &mut ResultView<'a>) -> Result<(), StoreError> {
        if let Some(parent) = self.site.database.body(&result.reach).await? {
            result.reach = parent.called().to_owned();
        }
        Ok(())
    }

    async fn peers(&self, result: &ResultView<'a>) -> Result<Vec<PeerView>, StoreError> {
        let outcome = &result.outcome;
        if outcome.peer_group.is_empty() || outcome.index_text.is_empty() {
            return Ok(Vec::new());
        }
        let database = &self.site.database;
        let sample = &result.dataset.sample;
        let mut peers = database.peers(outcome, sample, MOST_PEERS).await?;
        // A body of several data sets counts once, as it does in the rank.
        let mut seen = BTreeSet::new();
        peers.retain(|peer| seen.insert(peer.body.clone()));
        let own = peers.iter().position(|peer| peer.body == outcome.body);
        let named = named_peers(peers.len(), own);
        let ids: Vec<String> = peers[named].iter().map(|peer| peer.body.clone()).collect();
        let bodies = database.bodies_named(&ids).await?;
        let names: BTreeMap<&str, &str> = bodies
            .iter()
            .map(|body| (body.body.as_str(), body.called()))
            .collect();
        let view = |peer: Peer| PeerView {
            name: names
                .get(peer.body.as_str())
                .map_or(peer.body.clone(), |name| (*name).to_owned()),
            body: peer.body,
            rank: peer.rank,
            index: peer.index_text,
        };
        Ok(peers.into_iter().map(view).collect())
    }

    async fn explain(&self, result: &mut ResultView<'a>) -> Result<(), WebError> {
        let Some(instrument) = result.instrument else {
            return Ok(());
        };
        let outcome = &result.outcome;
        let database = &self.site.database;
        let files = database
            .family_files(&outcome.dataset, &outcome.family)
            .await?;
        let (instrument, body) = (instrument.clone(), outcome.body.clone());
        // Scoring takes long enough to hold up whatever else the thread would do.
        let work = move || {
            let texts = files
                .iter()
                .map(|file| (file.name.as_str(), file.content.as_str()));
            explained(&texts.collect::<Vec<_>>(), &instrument, &body)
        };
        let told = spawn_blocking(work).await;
        let told = told.map_err(WebError::failed("explain a result"))?;
        result.explained = told.map_err(WebError::failed("explain a result"))?;
        Ok(())
    }

    /// Figures of the data sets that are about this body and no other.
    async fn own_figures(&self, view: &BodyView<'_>) -> Result<Vec<FigureRow>, StoreError> {
        let mut figures = Vec::new();
        let sets: BTreeSet<&str> = view
            .results
            .iter()
            .map(|result| result.outcome.dataset.as_str())
            .collect();
        for set in sets {
            let some = self.site.database.figures_of(set).await?;
            if !some.is_empty() && self.site.database.n_results_of(set).await? == 1 {
                figures.extend(some);
            }
        }
        Ok(figures)
    }

    /// Averages of the body's level in the programmes it has results of, and the
    /// national figure where none of its level was published; those of made-up data
    /// are no averages.
    fn averages(&self, view: &BodyView<'_>, figures: Vec<FigureRow>) -> Vec<FigureRow> {
        let programmes: BTreeSet<&str> = view
            .results
            .iter()
            .map(|result| result.outcome.programme.as_str())
            .collect();
        let of_programme = |figure: &FigureRow| {
            let dataset = self.datasets.get(&figure.dataset);
            dataset.is_some_and(|dataset| {
                dataset.sample.is_empty() && programmes.contains(dataset.programme.as_str())
            })
        };
        let is_of =
            |figure: &FigureRow, code: &str| figure.figure == format!("{code}-{}", figure.period);
        let own = average_code(&view.body.level);
        let mut averages: Vec<FigureRow> = figures
            .into_iter()
            .filter(|figure| figure.unit == "index" && of_programme(figure))
            .filter(|figure| is_of(figure, own) || is_of(figure, NATION))
            .collect();
        let programme = |figure: &FigureRow| {
            let dataset = self.datasets.get(&figure.dataset);
            dataset.map(|dataset| dataset.programme.as_str())
        };
        let of_level: BTreeSet<Option<&str>> = averages
            .iter()
            .filter(|figure| is_of(figure, own))
            .map(programme)
            .collect();
        averages.retain(|figure| is_of(figure, own) || !of_level.contains(&programme(figure)));
        averages.sort_by(|a, b| (&a.period, &a.dataset).cmp(&(&b.period, &b.dataset)));
        averages
    }
}

/// First part of the code of a national figure, which no level bounds.
pub(super) const NATION: &str = "nasional";

/// First part of the code of an average: data sets name the average of a level
/// `kl-2023`, `provinsi-2023`, `kabkota-2023`.
fn average_code(level: &str) -> &'static str {
    match level {
        "kementerian" | "lembaga" => "kl",
        "provinsi" => "provinsi",
        "kabupaten" | "kota" => "kabkota",
        _ => NATION,
    }
}
