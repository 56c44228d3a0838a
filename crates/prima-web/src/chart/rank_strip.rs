//! A body among its peers: every published value as a mark on one strip.

use super::{About, Drawn, Value};
use maud::{Markup, html};
use prima_document::chart::{Axis, across, frame, px};
use prima_document::wording::Words;
use std::collections::BTreeMap;
use std::ops::Range;

/// More peers than this are drawn as bricks in columns, not as dots.
const MOST_DOTS: usize = 60;
/// Width of a dot on a phone, and of a column of bricks, in per cent.
const DOT_WIDTH: f64 = 3.2;
const COLUMN: f64 = 2.0;
const RADIUS: f64 = 5.0;
/// Height of the tallest column of bricks.
const TALLEST: f64 = 96.0;
/// The middle of the body's own mark.
const HEAD: f64 = 32.0;
/// Rows of the table on each side of the body, where there are too many for all.
const AROUND: usize = 5;

/// A group of peers.
#[derive(Clone, Debug)]
pub struct RankStrip<'a> {
    /// Names and source.
    pub about: About<'a>,
    /// The published values of the group, best first: all of them, or those
    /// nearest to the body.
    pub peers: Vec<Peer<'a>>,
    /// How many published values the group has.
    pub of: usize,
    /// Place in `peers` of the body that is marked.
    pub body: Option<usize>,
    /// Where its value may also lie: the two ends.
    pub interval: Option<(Value, Value)>,
}

/// One body of the group.
#[derive(Clone, Debug)]
pub struct Peer<'a> {
    /// Its name; only those that [`named_peers`] has need one.
    pub name: &'a str,
    /// Its rank as written; may be empty.
    pub rank: String,
    /// Its value.
    pub value: Value,
}

/// The chart; nothing where nobody has a value.
pub fn rank_strip(words: Words, strip: &RankStrip) -> Markup {
    let values = || strip.peers.iter().map(|peer| peer.value.value);
    let ends = strip
        .interval
        .iter()
        .flat_map(|(low, high)| [low.value, high.value]);
    let least = values().chain(ends.clone()).fold(f64::INFINITY, f64::min);
    let most = values().chain(ends).fold(f64::NEG_INFINITY, f64::max);
    if strip.peers.is_empty() {
        return html! {};
    }
    let room = if most > least { 0.0 } else { 1.0 };
    let axis = Axis::around(least - room, most + room, 4.0);
    let (ticks, decimals) = axis.ticks(5);
    let peers = stack(strip, axis);
    let highest = peers.iter().map(|(_, level)| *level).max().unwrap_or(0) as f64;
    let step = match strip.peers.len() > MOST_DOTS {
        true => (TALLEST / (highest + 1.0)).min(6.0),
        false => 2.0 * RADIUS + 1.0,
    };
    let base = HEAD + 22.0 + (highest + 1.0) * step;
    let drawing = html! {
        @if let Some((low, high)) = &strip.interval {
            (area(axis.at(low.value), axis.at(high.value), base))
        }
        line class="lane" x1=(across(axis.at(axis.low))) x2=(across(axis.at(axis.high))) y1=(px(base)) y2=(px(base)) {}
        @for tick in &ticks {
            @let x = across(axis.at(*tick));
            line class="tick" x1=(x) x2=(x) y1=(px(base)) y2=(px(base + 6.0)) {}
            text class="tick-text" x=(x) y=(px(base + 22.0)) text-anchor="middle" { (words.rough(*tick, decimals)) }
        }
        @if strip.peers.len() > MOST_DOTS { (bricks(strip, &peers, base, step)) }
        @else {
            @for (place, (at, level)) in peers.iter().enumerate() {
                @if strip.body != Some(place) { (dot(*at, base - *level as f64 * step)) }
            }
        }
        @if let Some(place) = strip.body { (own(strip, axis, place, base)) }
    };
    let caption = strip.about.caption(told(words, strip));
    let edges = [
        ("low", words.rough(axis.low, decimals)),
        ("high", words.rough(axis.high, decimals)),
    ];
    Drawn {
        about: &strip.about,
        legend: legend(words, strip),
        drawing: frame(&caption, base + 30.0, &drawing),
        note: words.say("web-strip-axis", &edges),
        rows: rows(words, strip),
    }
    .figure(words)
}

/// Place across and level of each peer: those that would cover one another
/// stand on one another.
fn stack(strip: &RankStrip, axis: Axis) -> Vec<(f64, usize)> {
    let many = strip.peers.len() > MOST_DOTS;
    let mut placed: Vec<(f64, usize)> = Vec::new();
    let mut levels = vec![0; (100.0 / COLUMN) as usize + 1];
    for peer in &strip.peers {
        let at = axis.at(peer.value.value);
        if many {
            let column = (at / COLUMN) as usize;
            placed.push(((column as f64 + 0.5) * COLUMN, levels[column]));
            levels[column] += 1;
            continue;
        }
        let below = placed
            .iter()
            .filter(|(other, _)| (other - at).abs() < DOT_WIDTH);
        let taken: Vec<usize> = below.map(|(_, level)| *level).collect();
        let free = (0..).find(|level| !taken.contains(level));
        placed.push((at, free.unwrap_or(0)));
    }
    placed
}

/// One peer that stands on `foot`.
fn dot(at: f64, foot: f64) -> Markup {
    html! { circle class="peer" cx=(across(at)) cy=(px(foot - RADIUS - 2.0)) r=(px(RADIUS)) {} }
}

/// All peers, one brick each: a column is one shape with bricks for a pattern, since
/// hundreds of shapes would make up most of a page.
fn bricks(strip: &RankStrip, peers: &[(f64, usize)], base: f64, step: f64) -> Markup {
    let id = format!("{}-bata", strip.about.id);
    let mut columns: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
    for (at, level) in peers {
        let column = columns.entry((at / COLUMN) as usize).or_insert((*at, 0));
        column.1 = column.1.max(level + 1);
    }
    html! {
        defs {
            pattern id=(id) patternUnits="userSpaceOnUse" width="100%" height=(px(step)) y=(px(base)) {
                rect class="peer" width="100%" height=(px((step - 0.6).max(step * 0.75))) {}
            }
        }
        @for (at, n) in columns.values() {
            @let height = *n as f64 * step;
            rect fill=(format!("url(#{id})")) x=(across(at - COLUMN * 0.42)) width=(across(COLUMN * 0.84)) y=(px(base - height)) height=(px(height)) {}
        }
    }
}

/// Where the body's value may also lie.
fn area(from: f64, to: f64, base: f64) -> Markup {
    html! {
        rect class="interval-area" x=(across(from)) width=(across(to - from)) y=(px(HEAD)) height=(px(base - HEAD)) {}
        line class="interval" x1=(across(from)) x2=(across(to)) y1=(px(HEAD)) y2=(px(HEAD)) {}
    }
}

/// The body's own mark, with its value.
fn own(strip: &RankStrip, axis: Axis, place: usize, base: f64) -> Markup {
    let peer = &strip.peers[place];
    let at = axis.at(peer.value.value);
    let anchor = match at {
        at if at < 12.0 => "start",
        at if at > 88.0 => "end",
        _ => "middle",
    };
    html! {
        line class="pin" x1=(across(at)) x2=(across(at)) y1=(px(HEAD)) y2=(px(base)) {}
        svg x=(across(at)) y=(px(HEAD)) overflow="visible" { circle class="own" r="7" {} }
        text class="pin-value strong halo" paint-order="stroke" x=(across(at)) y="17" text-anchor=(anchor) { (peer.value.text) }
    }
}

fn told(words: Words, strip: &RankStrip) -> String {
    let ends = (strip.peers.first(), strip.peers.last());
    let (Some(best), Some(last)) = ends else {
        return String::new();
    };
    let own = strip.body.map(|place| &strip.peers[place]);
    let shown = own.unwrap_or(best);
    let name = ("name", shown.name.to_owned());
    let mut told = words.say(
        "web-strip-told",
        &[
            ("n", words.count(strip.peers.len())),
            ("low", last.value.text.clone()),
            ("high", best.value.text.clone()),
            name.clone(),
            ("value", shown.value.text.clone()),
        ],
    );
    if strip.peers.len() < strip.of {
        let arguments = [
            ("shown", words.count(strip.peers.len())),
            ("n", words.count(strip.of)),
        ];
        told = format!("{told} {}", words.say("web-strip-near", &arguments));
    }
    if let Some((low, high)) = &strip.interval {
        let arguments = [name, ("low", low.text.clone()), ("high", high.text.clone())];
        told = format!("{told} {}", words.say("web-strip-interval", &arguments));
    }
    told
}

fn legend(words: Words, strip: &RankStrip) -> Markup {
    let others = strip.peers.len() - usize::from(strip.body.is_some());
    html! {
        ul class="legend" {
            @if let Some(place) = strip.body {
                li {
                    svg class="legend-mark" width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true" { circle class="own" r="7" {} }
                    strong { (strip.peers[place].name) }
                }
            }
            li {
                svg class="legend-mark" width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true" {
                    @if strip.peers.len() > MOST_DOTS { rect class="peer" x="-8" y="-2.5" width="16" height="5" {} }
                    @else { circle class="peer" r=(px(RADIUS)) {} }
                }
                (words.counted("web-strip-legend-peers", others, &[]))
            }
            @if strip.interval.is_some() {
                li {
                    svg class="legend-mark" width="28" height="20" viewBox="0 -10 28 20" aria-hidden="true" {
                        rect class="interval-area" width="28" height="10" y="0" {}
                        line class="interval" x1="1" x2="27" y1="0" y2="0" {}
                    }
                    (words.label("web-strip-legend-interval"))
                }
            }
        }
    }
}

/// Places of those who are named, of so many peers: all, or those around the marked
/// one where they are too many.
pub fn named_peers(n_peers: usize, body: Option<usize>) -> Range<usize> {
    let centre = body.unwrap_or(0);
    match n_peers > MOST_DOTS {
        true => centre.saturating_sub(AROUND)..(centre + AROUND + 1).min(n_peers),
        false => 0..n_peers,
    }
}

/// The table of those who are named.
fn rows(words: Words, strip: &RankStrip) -> Markup {
    let n = strip.peers.len();
    let centre = strip.body.unwrap_or(0);
    let shown = named_peers(n, strip.body);
    let some = [
        ("name", strip.peers[centre].name.to_owned()),
        ("shown", words.count(shown.len())),
        ("n", words.count(strip.of)),
    ];
    html! {
        thead {
            tr {
                th scope="col" class="number" { (words.label("web-strip-column-rank")) }
                th scope="col" { (words.label("web-strip-column-body")) }
                th scope="col" class="number" { (words.label("web-strip-column-value")) }
            }
        }
        tbody {
            @for (place, peer) in strip.peers.iter().enumerate().take(shown.end).skip(shown.start) {
                tr class=[(strip.body == Some(place)).then_some("emphasis")] {
                    td class="number" { (peer.rank) }
                    th scope="row" { (peer.name) }
                    td class="number" { (peer.value.text) }
                }
            }
        }
        @if shown.len() < n {
            tfoot { tr { td colspan="3" { (words.say("web-strip-some", &some)) } } }
        }
    }
}
