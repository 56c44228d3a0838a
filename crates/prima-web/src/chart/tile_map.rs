//! The 38 provinces as tiles, roughly where they lie; every tile is a link.

use super::provinces::{COLUMNS, PROVINCES, Place, ROWS};
use super::{About, Drawn, swatch};
use maud::{Markup, html};
use prima_document::chart::{across, pattern, patterns, px, role_class};
use prima_document::wording::Words;
use prima_instrument::model::Role;
use std::collections::BTreeMap;

const TILE: f64 = 62.0;
/// Height of the strip with the pattern.
const FOOT: f64 = 9.0;
/// Room between tiles: per cent across, pixels down.
const GAP: (f64, f64) = (0.3, 4.0);

/// A map.
#[derive(Clone)]
pub struct TileMap<'a> {
    /// Names and source.
    pub about: About<'a>,
    /// What is known of each province; one that is not named has no data.
    pub tiles: Vec<Tile>,
    /// Each class with its name, best first; those that occur are in the legend.
    pub classes: Vec<(Role, String)>,
    /// By province, of how many kabupaten and kota in it a value is known, and how many
    /// there are; one that is not named has none.
    pub within: &'a BTreeMap<String, (usize, usize)>,
    /// Code of the province that the page is about.
    pub here: Option<&'a str>,
    /// The address of a province's page, from its code.
    pub address: &'a dyn Fn(&str) -> String,
}

/// What is known of a province.
#[derive(Clone, Debug)]
pub struct Tile {
    /// Its code, such as `16`.
    pub code: String,
    /// Its value or letter as written, at most five characters.
    pub value: String,
    /// Its class.
    pub role: Option<Role>,
}

/// The chart.
pub fn tile_map(words: Words, map: &TileMap) -> Markup {
    let height = f64::from(ROWS) * (TILE + GAP.1);
    let (title, text) = (
        format!("{}-title", map.about.id),
        format!("{}-text", map.about.id),
    );
    let drawing = html! {
        // A group, not an image: the links in it can be reached.
        svg class="chart tile-map" role="group" width="100%" height=(px(height)) aria-labelledby=(title) aria-describedby=(text) {
            title id=(title) { (map.about.title) }
            desc id=(text) { (told(words, map)) }
            (patterns(&format!("{}-chart", map.about.id)))
            @for place in &PROVINCES { (tile(words, map, place)) }
        }
    };
    Drawn {
        about: &map.about,
        legend: legend(words, map),
        drawing,
        note: note(words, map, "web-map-about"),
        rows: rows(words, map),
    }
    .figure(words)
}

pub(super) fn known<'a>(map: &'a TileMap, code: &str) -> Option<&'a Tile> {
    map.tiles.iter().find(|tile| tile.code == code)
}

/// What must be known to read a map; what its lowest numbers count, where it has any.
pub(super) fn note(words: Words, map: &TileMap, about: &str) -> String {
    let about = words.label(about);
    match map.within.is_empty() {
        true => about,
        false => format!("{about} {}", words.label("web-map-within-about")),
    }
}

/// "17/17"; empty where nothing is counted.
fn within(words: Words, map: &TileMap, code: &str) -> String {
    let counted = map.within.get(code);
    counted.map_or_else(String::new, |(n, all)| {
        format!("{}/{}", words.count(*n), words.count(*all))
    })
}

/// The same in words, "17 dari 17 kabupaten/kota"; empty where nothing is counted.
fn within_words(words: Words, (n, all): (usize, usize)) -> String {
    let arguments = [("n", words.count(n)), ("all", words.count(all))];
    words.say("web-map-within", &arguments)
}

fn name(words: Words, code: &str) -> String {
    words.label(&format!("report-province-{code}"))
}

/// A province with its value, as a link is read.
pub(super) fn label(words: Words, map: &TileMap, code: &str) -> String {
    let none = words.label("web-map-none");
    let value = known(map, code).map_or(none.as_str(), |tile| &tile.value);
    let arguments = [("province", name(words, code)), ("value", value.to_owned())];
    let label = words.say("web-map-tile", &arguments);
    match map.within.get(code) {
        Some(counted) => format!("{label}; {}", within_words(words, *counted)),
        None => label,
    }
}

fn tile(words: Words, map: &TileMap, place: &Place) -> Markup {
    let width = 100.0 / f64::from(COLUMNS);
    let (x, y) = (
        f64::from(place.column) * width,
        f64::from(place.row) * (TILE + GAP.1),
    );
    let middle = across(x + (width - GAP.0) / 2.0);
    let known = known(map, place.code);
    let role = known.and_then(|tile| tile.role);
    let class = match (known, role) {
        (_, Some(role)) => role_class(role),
        (Some(_), None) => "plain",
        (None, _) => "none",
    };
    let missing = words.label("web-chart-missing");
    let shown = known.map_or(&missing, |tile| &tile.value);
    let label = label(words, map, place.code);
    // Begins with what is seen, so that a person can say it to follow the link.
    let within = within(words, map, place.code);
    let spoken = [place.short, shown, &within, &label];
    let spoken = spoken.into_iter().filter(|part| !part.is_empty());
    let spoken = spoken.collect::<Vec<_>>().join(" ");
    html! {
        a class={ "tile " (class) } href=((map.address)(place.code)) aria-label=(spoken) {
            rect class="tile-ground" x=(across(x)) y=(px(y + 1.5)) width=(across(width - GAP.0)) height=(px(TILE)) rx="3" {}
            @if let Some(role) = role {
                // The class a second time, as a pattern along the foot of the tile.
                rect class="tile-foot" x=(across(x)) y=(px(y + 1.5 + TILE - FOOT)) width=(across(width - GAP.0)) height=(px(FOOT)) fill=(pattern(&format!("{}-chart", map.about.id), role)) {}
            }
            @if map.here == Some(place.code) {
                rect class="tile-edge" x=(across(x)) y=(px(y + 1.5)) width=(across(width - GAP.0)) height=(px(TILE)) rx="3" {}
            }
            text class="tile-name" x=(middle) y=(px(y + 16.0)) text-anchor="middle" { (place.short) }
            " "
            text class="tile-value" x=(middle) y=(px(y + 32.0)) text-anchor="middle" { (shown) }
            @if !within.is_empty() {
                " "
                text class="tile-value" x=(middle) y=(px(y + 48.0)) text-anchor="middle" { (within) }
            }
        }
    }
}

/// How many provinces each class has.
fn counts<'a>(map: &'a TileMap) -> Vec<(&'a (Role, String), usize)> {
    let count = |role: Role| {
        map.tiles
            .iter()
            .filter(|tile| tile.role == Some(role))
            .count()
    };
    let classes = map.classes.iter().map(|class| (class, count(class.0)));
    classes.filter(|(_, n)| *n > 0).collect()
}

pub(super) fn told(words: Words, map: &TileMap) -> String {
    let classes = counts(map).into_iter().map(|((_, label), n)| {
        words.say(
            "web-map-class",
            &[("label", label.clone()), ("n", words.count(n))],
        )
    });
    let classes = classes.collect::<Vec<_>>().join(", ");
    let told = words.say(
        "web-map-told",
        &[("n", words.count(map.tiles.len())), ("classes", classes)],
    );
    let counts = map.within.values();
    let (n, all) = counts.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    match all {
        0 => told,
        _ => format!("{told} {}.", within_words(words, (n, all))),
    }
}

pub(super) fn legend(words: Words, map: &TileMap) -> Markup {
    html! {
        ul class="legend" {
            @for ((role, label), n) in counts(map) {
                li {
                    (swatch(map.about.id, *role))
                    (words.say("web-map-class", &[("label", label.clone()), ("n", words.count(n))]))
                }
            }
            @if map.tiles.len() < PROVINCES.len() {
                li {
                    svg class="legend-mark" width="24" height="16" aria-hidden="true" { rect class="swatch-none" x="1" y="1" width="22" height="14" rx="2" {} }
                    (words.say("web-map-class", &[("label", words.label("web-map-none")), ("n", words.count(PROVINCES.len() - map.tiles.len()))]))
                }
            }
        }
    }
}

pub(super) fn rows(words: Words, map: &TileMap) -> Markup {
    html! {
        thead {
            tr {
                th scope="col" { (words.label("web-map-column-province")) }
                th scope="col" { (words.label("web-map-column-code")) }
                th scope="col" class="number" { (words.label("web-map-column-value")) }
                @if !map.within.is_empty() { th scope="col" class="number" { (words.label("web-map-column-within")) } }
            }
        }
        tbody {
            @for place in &PROVINCES {
                tr class=[(map.here == Some(place.code)).then_some("emphasis")] {
                    th scope="row" { (name(words, place.code)) }
                    td { (place.short) }
                    td class="number" {
                        @match known(map, place.code) { Some(tile) => (tile.value), None => (words.label("web-chart-missing")) }
                    }
                    @if !map.within.is_empty() { td class="number" { (within(words, map, place.code)) } }
                }
            }
        }
    }
}
