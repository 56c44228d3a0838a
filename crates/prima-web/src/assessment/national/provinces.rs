//! How the provinces stand in the round that tells most of them.

use super::View;
use crate::assessment::cite::Cite;
use crate::assessment::{naming, placed};
use crate::chart::{About, RegionMap, Tile, TileMap, region_map, tile_map};
use crate::look::section as framed;
use crate::site::{Known, Site};
use maud::{Markup, html};
use prima_instrument::Instrument;
use prima_instrument::model::Role;
use prima_store::StoreError;
use prima_store::history::{Dataset, Outcome, RankingQuery};
use std::collections::BTreeMap;

/// The level of a provincial government, and the kind of its region.
const LEVEL: &str = "provinsi";

/// The provinces in one round.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    /// Programme of the round.
    pub programme: String,
    /// Its period.
    pub period: String,
    /// Its instrument.
    pub instrument: Option<&'a Instrument>,
    /// The data set of the first result.
    pub dataset: Option<Dataset>,
    /// Results of provincial governments, best first.
    pub results: Vec<Outcome>,
    /// How many provinces there are.
    pub n_provinces: usize,
    /// By province, of how many kabupaten and kota the index is known, of how many.
    pub within: BTreeMap<String, (usize, usize)>,
}

/// By province, of how many of its kabupaten and kota the index of a round is known,
/// and how many it has.
pub(crate) async fn within(
    site: &Site,
    known: &Known,
    programme: &str,
    period: &str,
) -> Result<BTreeMap<String, (usize, usize)>, StoreError> {
    let told = site.database.told_within(programme, period).await?;
    let mut within = BTreeMap::new();
    let is_within = |kind: &str| kind.starts_with("kabupaten") || kind.starts_with("kota");
    for region in known.regions.values().filter(|one| is_within(&one.kind)) {
        within.entry(region.parent.clone()).or_insert((0, 0)).1 += 1;
    }
    for (province, counted) in &mut within {
        let n = told.get(province).copied().unwrap_or_default();
        counted.0 = usize::try_from(n).unwrap_or_default();
    }
    Ok(within)
}

/// The round with the most provinces, the newest of several.
pub(super) async fn read<'a>(
    site: &'a Site,
    known: &Known,
) -> Result<Option<Standing<'a>>, StoreError> {
    let summaries = site.database.summaries().await?;
    let real = summaries
        .into_iter()
        .filter(|summary| summary.level == LEVEL && summary.sample.is_empty());
    let Some(round) = real.max_by(|a, b| (a.bodies, &a.period).cmp(&(b.bodies, &b.period))) else {
        return Ok(None);
    };
    let wanted = RankingQuery {
        programme: round.programme.clone(),
        period: round.period.clone(),
        levels: vec![LEVEL.to_owned()],
        kinds: vec!["institution".to_owned()],
        limit: 200,
        ..RankingQuery::default()
    };
    let made_up = known.made_up();
    let ranking = site.database.ranking(&wanted).await?;
    let results: Vec<Outcome> = ranking.rows.into_iter().map(|row| row.result).collect();
    let results: Vec<Outcome> = results
        .into_iter()
        .filter(|row| !row.index_text.is_empty() && !made_up.contains(&row.dataset))
        .collect();
    let first = results.first();
    Ok(Some(Standing {
        instrument: first.and_then(|row| site.instrument(&row.instrument)),
        dataset: first
            .and_then(|row| {
                known
                    .datasets
                    .iter()
                    .find(|dataset| dataset.dataset == row.dataset)
            })
            .cloned(),
        n_provinces: known
            .regions
            .values()
            .filter(|region| region.kind == LEVEL)
            .count(),
        results,
        within: within(site, known, &round.programme, &round.period).await?,
        programme: round.programme,
        period: round.period,
    }))
}

/// The map with what it shows.
pub(super) fn section(view: &View, standing: &Standing) -> Markup {
    let words = view.words;
    let title = words.say(
        "web-national-map-title",
        &[
            ("programme", naming::programme(words, &standing.programme)),
            ("period", naming::period(words, &standing.period)),
        ],
    );
    let says = words.say(
        "web-national-map-says",
        &[
            ("n", words.count(standing.results.len())),
            ("all", words.count(standing.n_provinces)),
        ],
    );
    let cite = standing
        .results
        .first()
        .map(|row| Cite::outcome(words, standing.dataset.as_ref(), row));
    let about = About {
        id: "peta",
        title: &title,
        says: &says,
        provenance: cite.as_ref().map(Cite::provenance),
    };
    let address = |code: &str| naming::region_address(words, code);
    let map = TileMap {
        about,
        tiles: standing
            .results
            .iter()
            .map(|row| tile(view, standing, row))
            .collect(),
        classes: classes(view, standing),
        within: &standing.within,
        here: None,
        address: &address,
    };
    framed(
        "provinsi",
        &words.label("web-national-map"),
        &html! {
            p { (words.label("web-national-map-about")) }
            @match view.boundaries {
                Some(boundaries) => (region_map(words, &RegionMap { map: &map, boundaries })),
                None => (tile_map(words, &map)),
            }
            p { a class="onward" href=(naming::cycle_address(words, &standing.programme, &standing.period)) { (words.label("web-national-map-more")) } }
        },
    )
}

fn tile(view: &View, standing: &Standing, row: &Outcome) -> Tile {
    let band = standing
        .instrument
        .and_then(|instrument| instrument.find_band(&row.band));
    Tile {
        code: row.province.clone(),
        value: naming::written(view.words, placed::announced(row)),
        role: band.map(|band| band.role),
    }
}

fn classes(view: &View, standing: &Standing) -> Vec<(Role, String)> {
    let bands = standing
        .instrument
        .map_or(&[][..], |instrument| &instrument.bands);
    let mut classes: Vec<(Role, String)> = Vec::new();
    for band in bands {
        if !classes.iter().any(|(role, _)| *role == band.role) {
            classes.push((
                band.role,
                format!("{} {}", band.code, view.words.text(&band.label)),
            ));
        }
    }
    classes
}
