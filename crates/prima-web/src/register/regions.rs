//! The regions: a map of the provinces in one round, and the list of them.

use super::bodies::{as_choices, choices, provinces};
use super::result::ResultView;
use super::told;
use crate::asked::Asked;
use crate::assessment::{naming, national};
use crate::chart::{About, Boundaries, RegionMap, Tile, TileMap, region_map, tile_map};
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{
    self, Chip, Column, Control, Empty, Field, Filter, Found, Opening, Row, Table, chip, empty,
    filter, search_results, section, table,
};
use crate::reply::{Answer, Reply, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_instrument::model::Role;
use prima_store::history::{Dataset, RankingQuery};
use prima_store::register::Region;
use std::collections::BTreeMap;

/// Regions that a search shows.
const MOST_FOUND: usize = 20;
/// There are fewer provinces.
const MOST_PROVINCES: i64 = 100;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct RegionsView<'a> {
    /// What was searched for.
    pub query: String,
    /// Regions that fit it, the first of them, each with its province.
    pub found: Vec<(Region, Option<Region>)>,
    /// How many were found; more than those shown where they are many.
    pub n_found: usize,
    /// All provinces, by code.
    pub provinces: Vec<ProvinceView>,
    /// Rounds that have results of provinces: programme and period, newest first.
    pub rounds: Vec<(String, String)>,
    /// The round on the map.
    pub shown: Option<(String, String)>,
    /// Results of the provinces in it, by province.
    pub results: BTreeMap<String, ResultView<'a>>,
    /// By province, of how many kabupaten and kota the index is known, of how many.
    pub within: BTreeMap<String, (usize, usize)>,
    /// Boundaries of regions, where the installation has them.
    pub boundaries: Option<&'a Boundaries>,
}

/// A province and what lies in it.
#[derive(Clone, Debug)]
pub struct ProvinceView {
    /// The province.
    pub region: Region,
    /// Kabupaten in it.
    pub n_kabupaten: usize,
    /// Kota in it.
    pub n_kota: usize,
}

/// The page at `/wilayah`.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let known = site.known();
    let query = asked.value("q");
    let hits = if query.is_empty() {
        Vec::new()
    } else {
        known.search.find(query, usize::MAX)
    };
    let region_of = |id: &str| known.regions.get(id.strip_prefix("wilayah:")?);
    let found: Vec<_> = hits.iter().filter_map(|hit| region_of(hit.id)).collect();
    let mut view = RegionsView {
        query: query.to_owned(),
        n_found: found.len(),
        found: found
            .into_iter()
            .take(MOST_FOUND)
            .map(|region| (region.clone(), known.regions.get(&region.parent).cloned()))
            .collect(),
        boundaries: site.boundaries.as_ref(),
        ..RegionsView::default()
    };
    let within = |code: &str, kind: &str| {
        let regions = known.regions.values();
        regions
            .filter(|region| region.parent == code && region.kind.starts_with(kind))
            .count()
    };
    view.provinces = provinces(&known)
        .into_iter()
        .map(|region| ProvinceView {
            n_kabupaten: within(&region.region, "kabupaten"),
            n_kota: within(&region.region, "kota"),
            region,
        })
        .collect();
    let summaries = site.database.summaries().await?;
    let mut rounds: Vec<(String, String, i64)> = summaries
        .into_iter()
        .filter(|summary| {
            summary.level == "provinsi" && summary.sample.is_empty() && summary.bodies > 0
        })
        .map(|summary| (summary.programme, summary.period, summary.bodies))
        .collect();
    rounds.sort_by(|a, b| (b.2, &b.1, &a.0).cmp(&(a.2, &a.1, &b.0)));
    view.rounds = rounds
        .into_iter()
        .map(|(programme, period, _)| (programme, period))
        .collect();
    view.shown = match asked.value("putaran") {
        "" => view.rounds.first().cloned(),
        wanted => {
            let of =
                |(programme, period): &&(String, String)| format!("{programme}/{period}") == wanted;
            let found = view.rounds.iter().find(of).cloned();
            let unknown = || WebError::BadQuery {
                name: "putaran",
                value: wanted.to_owned(),
            };
            Some(found.ok_or_else(unknown)?)
        }
    };
    if let Some((programme, period)) = view.shown.clone() {
        view.results = results(site, &known.datasets, &programme, &period).await?;
        view.within = national::within(site, &known, &programme, &period).await?;
    }
    Ok(Reply::Page(document(&site.origin, asked, &view)))
}

/// Results of the provincial governments in a round, by province.
async fn results<'a>(
    site: &'a Site,
    datasets: &[Dataset],
    programme: &str,
    period: &str,
) -> Result<BTreeMap<String, ResultView<'a>>, WebError> {
    let wanted = RankingQuery {
        programme: programme.to_owned(),
        period: period.to_owned(),
        levels: vec!["provinsi".to_owned()],
        kinds: vec!["institution".to_owned()],
        limit: MOST_PROVINCES,
        ..RankingQuery::default()
    };
    let ranking = site.database.ranking(&wanted).await?;
    let view = |outcome: prima_store::history::Outcome| {
        let dataset = datasets
            .iter()
            .find(|set| set.dataset == outcome.dataset && set.sample.is_empty())?;
        Some((
            outcome.province.clone(),
            ResultView {
                instrument: site.instrument(&outcome.instrument),
                dataset: dataset.clone(),
                reach: String::new(),
                peers: Vec::new(),
                explained: None,
                outcome,
            },
        ))
    };
    let rows = ranking.rows.into_iter().map(|row| row.result);
    Ok(rows
        .filter(|row| !row.index_text.is_empty())
        .filter_map(view)
        .collect())
}

/// The regions as a page.
pub fn document(origin: &str, asked: &Asked, view: &RegionsView) -> Markup {
    let words = asked.words();
    let title = words.label("web-regions-title");
    let kabupaten: usize = view
        .provinces
        .iter()
        .map(|province| province.n_kabupaten)
        .sum();
    let kota: usize = view.provinces.iter().map(|province| province.n_kota).sum();
    let lead = words.say(
        "web-regions-lead",
        &[
            ("provinces", words.count(view.provinces.len())),
            ("kabupaten", words.count(kabupaten)),
            ("kota", words.count(kota)),
        ],
    );
    let main = html! {
        (look::opening(&Opening { kind: None, title: &title, lead: &lead, facts: None, answer: None }))
        (form(words, view))
        @if !view.query.is_empty() { (found(words, view)) }
        (map(words, view))
        (section("daftar", &words.label("web-regions-list"), &list(words, view)))
    };
    Page {
        words,
        title: &title,
        description: &lead,
        origin,
        path: "/wilayah",
        query: &asked.query,
        area: Some(Area::Regions),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &title,
                address: &localized(words.lang, "/wilayah"),
            },
        ],
        sample: false,
        hidden: !asked.query.is_empty(),
        main,
    }
    .markup()
}

fn form(words: Words, view: &RegionsView) -> Markup {
    let action = localized(words.lang, "/wilayah");
    let chosen = view
        .shown
        .as_ref()
        .map_or_else(String::new, |(programme, period)| {
            format!("{programme}/{period}")
        });
    let rounds: Vec<(String, String)> = view
        .rounds
        .iter()
        .map(|(programme, period)| {
            (
                format!("{programme}/{period}"),
                round(words, programme, period),
            )
        })
        .collect();
    let first = words.label("web-regions-round-default");
    let rounds = choices(
        &first,
        &chosen,
        rounds
            .iter()
            .map(|(value, label)| (value.as_str(), label.clone())),
    );
    // The map always shows a round, so there is nothing to choose none by.
    let rounds: Vec<_> = rounds
        .into_iter()
        .skip(usize::from(!chosen.is_empty()))
        .collect();
    let rounds = as_choices(&rounds);
    let (q, round) = (
        words.label("web-regions-q"),
        words.label("web-regions-round"),
    );
    let field = |name, label, control| Field {
        name,
        label,
        hint: None,
        error: None,
        control,
    };
    filter(
        words,
        &Filter {
            action: &action,
            fields: &[
                field("q", &q, Control::Search { value: &view.query }),
                field("putaran", &round, Control::Select { choices: &rounds }),
            ],
            kept: &[],
            reset: (!view.query.is_empty()).then_some(action.as_str()),
        },
    )
}

fn round(words: Words, programme: &str, period: &str) -> String {
    format!(
        "{} {}",
        naming::programme(words, programme),
        naming::period(words, period)
    )
}

fn found(words: Words, view: &RegionsView) -> Markup {
    if view.found.is_empty() {
        return empty(&Empty {
            title: &words.say("web-search-nothing", &[("asked", view.query.clone())]),
            about: &words.label("web-regions-nothing-about"),
            action: None,
        });
    }
    let texts: Vec<(String, String)> = view
        .found
        .iter()
        .map(|(region, _)| {
            (
                naming::region_address(words, &region.region),
                told::region_kind(words, &region.kind),
            )
        })
        .collect();
    let shown: Vec<Found> = view
        .found
        .iter()
        .zip(&texts)
        .map(|((region, province), (address, kind))| Found {
            title: &region.name,
            address,
            kind,
            about: html! {
                (words.say("web-region-code", &[("code", region.region.clone())]))
                @if let Some(province) = province { " · " (province.name) }
            },
        })
        .collect();
    let (n_shown, n) = (shown.len(), view.n_found.max(shown.len()));
    let first = [("shown", words.count(n_shown)), ("n", words.count(n))];
    html! {
        (search_results(words, &view.query, n, &shown))
        @if n_shown < n { p class="muted" { (words.say("web-first-of", &first)) } }
    }
}

fn map(words: Words, view: &RegionsView) -> Markup {
    let Some((programme, period)) = &view.shown else {
        return html! {};
    };
    let title = words.say(
        "web-regions-map-title",
        &[("round", round(words, programme, period))],
    );
    let says = words.say(
        "web-regions-map-says",
        &[
            ("n", words.count(view.results.len())),
            ("all", words.count(view.provinces.len())),
        ],
    );
    let texts = view
        .results
        .values()
        .next()
        .map(|result| (result, result.provenance_texts(words, None)));
    let provenance = texts
        .as_ref()
        .map(|(result, texts)| result.provenance(texts));
    let address = |code: &str| naming::region_address(words, code);
    let map = TileMap {
        about: About {
            id: "peta",
            title: &title,
            says: &says,
            provenance,
        },
        tiles: view
            .results
            .iter()
            .map(|(code, result)| Tile {
                code: code.clone(),
                value: result.announced(words),
                role: result.band().map(|band| band.role),
            })
            .collect(),
        classes: classes(words, view.results.values()),
        within: &view.within,
        here: None,
        address: &address,
    };
    let drawn = match view.boundaries {
        Some(boundaries) => region_map(
            words,
            &RegionMap {
                map: &map,
                boundaries,
            },
        ),
        None => tile_map(words, &map),
    };
    section("peta-provinsi", &words.label("web-regions-map"), &drawn)
}

/// The classes of some results, best first: bands of one colour are one class.
pub fn classes<'v, 'a: 'v>(
    words: Words,
    results: impl Iterator<Item = &'v ResultView<'a>>,
) -> Vec<(Role, String)> {
    let mut classes: Vec<(Role, Vec<String>)> = Vec::new();
    let Some(instrument) = results.filter_map(|result| result.instrument).next() else {
        return Vec::new();
    };
    for band in &instrument.bands {
        let name = format!("{} {}", band.code, words.text(&band.label));
        match classes.iter_mut().find(|(role, _)| *role == band.role) {
            Some((_, names)) => names.push(name),
            None => classes.push((band.role, vec![name])),
        }
    }
    classes
        .into_iter()
        .map(|(role, names)| (role, names.join(" / ")))
        .collect()
}

fn list(words: Words, view: &RegionsView) -> Markup {
    let names = ["province", "value", "n-kabupaten", "n-kota", "code"]
        .map(|name| words.label(&format!("web-regions-{name}")));
    let columns: Vec<Column> = names
        .iter()
        .enumerate()
        .map(|(place, name)| Column {
            name,
            names_row: place == 0,
            number: place > 0,
            sort: None,
        })
        .collect();
    let rows = view.provinces.iter().map(|province| {
        let code = &province.region.region;
        let value = match view.results.get(code) {
            Some(result) => html! {
                (result.announced(words))
                @if let Some(band) = result.band() { " " (chip(&Chip { label: "", zone: None, ..Chip::of(words, band) })) }
            },
            None => html! { span class="muted" { (words.label("web-chart-missing")) } },
        };
        Row {
            id: None,
            emphasis: false,
            cells: vec![
                html! { a href=(naming::region_address(words, code)) { (province.region.name) } },
                value,
                html! { (words.count(province.n_kabupaten)) },
                html! { (words.count(province.n_kota)) },
                html! { (code) },
            ],
        }
    });
    let shown = view
        .shown
        .as_ref()
        .map_or_else(String::new, |(programme, period)| {
            round(words, programme, period)
        });
    let caption = words.say("web-regions-caption", &[("round", shown)]);
    table(
        words,
        &Table {
            id: "provinsi",
            caption: &caption,
            columns: &columns,
            rows: rows.collect(),
        },
    )
}
