//! Provinces by their boundaries, where the installation has a layer of them;
//! it tells what [`super::tile_map`] tells.

use super::boundaries::WIDTH;
use super::tile_map::{known, label, legend, note, rows, told};
use super::{Boundaries, Drawn, TileMap};
use maud::{Markup, html};
use prima_document::chart::{pattern, patterns, px, role_class};
use prima_document::wording::Words;

/// A map of boundaries.
#[derive(Clone, Copy)]
pub struct RegionMap<'a> {
    /// What it tells.
    pub map: &'a TileMap<'a>,
    /// Where its regions lie.
    pub boundaries: &'a Boundaries,
}

/// The chart. Regions of the layer that are no provinces are left out.
pub fn region_map(words: Words, regions: &RegionMap) -> Markup {
    let map = regions.map;
    let (title, text) = (
        format!("{}-title", map.about.id),
        format!("{}-text", map.about.id),
    );
    let view_box = format!("0 0 {} {}", px(WIDTH), px(regions.boundaries.height));
    let drawing = html! {
        // A group, not an image: the links in it can be reached.
        svg class="chart region-map" role="group" width="100%" viewBox=(view_box) aria-labelledby=(title) aria-describedby=(text) {
            title id=(title) { (map.about.title) }
            desc id=(text) { (told(words, map)) }
            (patterns(&format!("{}-chart", map.about.id)))
            @for (code, path) in regions.boundaries.paths.iter().filter(|(code, _)| !code.contains('.')) {
                (region(words, map, code, path))
            }
        }
    };
    Drawn {
        about: &map.about,
        legend: legend(words, map),
        drawing,
        note: note(words, map, "web-region-map-about"),
        rows: rows(words, map),
    }
    .figure(words)
}

fn region(words: Words, map: &TileMap, code: &str, path: &str) -> Markup {
    let known = known(map, code);
    let role = known.and_then(|tile| tile.role);
    let class = match (known, role) {
        (_, Some(role)) => role_class(role),
        (Some(_), None) => "plain",
        (None, _) => "none",
    };
    let fill = role.map(|role| pattern(&format!("{}-chart", map.about.id), role));
    let label = label(words, map, code);
    html! {
        a class={ "tile " (class) @if map.here == Some(code) { " here" } } href=((map.address)(code)) aria-label=(label) {
            title { (label) }
            path class="tile-ground" d=(path) fill=[fill] {}
        }
    }
}
