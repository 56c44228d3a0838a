//! Charts: each says something at a glance, and each can be read as a table.
//!
//! A chart is a `figure` with a heading, one sentence that says what to see,
//! a legend, the drawing as SVG with its title and description, what must be
//! known to read it, its table behind a `details`, and where its data come
//! from. Colour never stands alone. Values come in as they are to be written
//! ([`Value`]); floats serve the geometry only.
//!
//! | what | how |
//! |---|---|
//! | one or several bodies over the years, against the nation | [`trend`] ([`Trend`], [`Series`]) |
//! | the whole scale, where a body stands, how far to the next band | [`band_scale`] ([`BandScale`]) |
//! | a body among its peers, with its interval | [`rank_strip`] ([`RankStrip`], [`Peer`]) |
//! | the 38 provinces, every tile a link | [`tile_map`] ([`TileMap`], [`Tile`]) |
//! | the same by their boundaries, where there is a layer | [`region_map`] ([`RegionMap`], [`Boundaries`]) |
//! | bands or zones as shares of a year | [`shares`] ([`Shares`], [`Bar`], [`Piece`]) |
//! | stages that fewer and fewer pass | [`stages`] ([`Stages`], [`Stage`]) |
//! | a few bodies in one round | [`side_by_side`] ([`SideBySide`], [`Placed`]) |
//! | who took an innovation over from whom | [`descent`] ([`Descent`], [`Member`]) |
//! | how much of a whole is reached | [`progress`] ([`Progress`], [`Reached`]) |

mod band_scale;
mod boundaries;
mod descent;
mod progress;
mod provinces;
mod rank_strip;
mod region_map;
mod shares;
mod side_by_side;
mod stages;
mod tile_map;
mod trend;

pub use band_scale::{BandScale, band_scale};
pub use boundaries::{Boundaries, BoundaryFault};
pub use descent::{Descent, Member, descent};
pub use progress::{Progress, Reached, progress};
pub use rank_strip::{Peer, RankStrip, named_peers, rank_strip};
pub use region_map::{RegionMap, region_map};
pub use shares::{Bar, Piece, Shares, shares};
pub use side_by_side::{Placed, SideBySide, side_by_side};
pub use stages::{Stage, Stages, stages};
pub use tile_map::{Tile, TileMap, tile_map};
pub use trend::{Series, Trend, trend};

pub use prima_document::chart::lines::Value;

use crate::look::{Provenance, provenance, region};
use maud::{Markup, html};
use prima_document::chart::{Caption, pattern, role_class};
use prima_document::wording::Words;
use prima_instrument::model::Role;

/// What every chart has.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// First part of every id in it; unique in its page.
    pub id: &'a str,
    /// What it shows.
    pub title: &'a str,
    /// What to see in it, in one sentence; may be empty.
    pub says: &'a str,
    /// Where its data come from.
    pub provenance: Option<Provenance<'a>>,
}

/// A chart before it is put into its figure.
struct Drawn<'a> {
    about: &'a About<'a>,
    legend: Markup,
    drawing: Markup,
    /// What must be known to read it.
    note: String,
    /// Head and body of its table.
    rows: Markup,
}

impl About<'_> {
    /// Names of the drawing.
    fn caption(&self, description: String) -> Caption {
        Caption {
            id: format!("{}-chart", self.id),
            title: self.title.to_owned(),
            description,
        }
    }
}

impl Drawn<'_> {
    fn figure(&self, words: Words) -> Markup {
        let about = self.about;
        let caption = words.say(
            "web-chart-data-caption",
            &[("title", about.title.to_owned())],
        );
        html! {
            figure class="chart-figure" {
                figcaption {
                    p class="chart-title" { (about.title) }
                    @if !about.says.is_empty() { p class="chart-says" { (about.says) } }
                }
                (self.legend)
                (self.drawing)
                @if !self.note.is_empty() { p class="chart-note" { (self.note) } }
                details class="data" {
                    summary { (words.label("web-chart-data")) span class="visually-hidden" { ": " (about.title) } }
                    (region(&format!("{}-table", about.id), &caption, &self.rows))
                }
                @if let Some(source) = &about.provenance { (provenance(words, source)) }
            }
        }
    }
}

/// Head of the column that names the rows: years, or what else they are.
fn head_of_names<'n>(words: Words, names: impl IntoIterator<Item = &'n str>) -> String {
    let is_year =
        |name: &str| name.len() >= 4 && name.bytes().take(4).all(|byte| byte.is_ascii_digit());
    match names.into_iter().all(is_year) {
        true => words.label("web-chart-period"),
        false => words.label("web-chart-item"),
    }
}

/// The pattern of a role in a legend; the chart with this id has defined it.
fn swatch(id: &str, role: Role) -> Markup {
    html! {
        svg class="legend-mark" width="24" height="16" aria-hidden="true" {
            rect class={ "swatch " (role_class(role)) } x="1" y="1" width="22" height="14" rx="2" fill=(pattern(&format!("{id}-chart"), role)) {}
        }
    }
}
