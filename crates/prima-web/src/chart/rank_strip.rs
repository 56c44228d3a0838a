//! A body among its peers: every published value as a dot on one strip.

use super::{About, Drawn, Value};
use maud::{Markup, html};
use prima_document::chart::{Axis, across, frame, px};
use prima_document::wording::Words;

/// Dots that share this much of the width, in per cent, stand on one another.
const COLUMN: f64 = 2.2;
/// Most dots above one another; what is more is drawn closer.
const MOST_HIGH: f64 = 70.0;
const DOT: f64 = 3.5;
const TOP: f64 = 46.0;
/// Rows of the table on each side of the body, where there are too many for all.
const AROUND: usize = 5;
const MOST_ROWS: usize = 60;

/// A group of peers.
#[derive(Clone, Debug)]
pub struct RankStrip<'a> {
    /// Names and source.
    pub about: About<'a>,
    /// Every published value of the group, best first.
    pub peers: Vec<Peer<'a>>,
    /// Place in `peers` of the body that is marked.
    pub body: Option<usize>,
    /// Where its value may also lie: the two ends.
    pub interval: Option<(Value, Value)>,
}

/// One body of the group.
#[derive(Clone, Debug)]
pub struct Peer<'a> {
    /// Its name.
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
    let axis = Axis::around(least - room, most + room, 3.0);
    let (ticks, decimals) = axis.ticks(5);
    let dots = stack(strip, axis);
    let highest = dots.iter().map(|(_, level)| *level).max().unwrap_or(0);
    let step = (MOST_HIGH / (highest as f64 + 1.0)).min(2.0 * DOT + 1.5);
    let base = TOP + 12.0 + highest as f64 * step;
    let drawing = html! {
        line class="lane" x1=(across(axis.at(axis.low))) x2=(across(axis.at(axis.high))) y1=(px(base + 10.0)) y2=(px(base + 10.0)) {}
        @for tick in &ticks {
            @let x = across(axis.at(*tick));
            line class="tick" x1=(x) x2=(x) y1=(px(base + 10.0)) y2=(px(base + 16.0)) {}
            text class="tick-text" x=(x) y=(px(base + 32.0)) text-anchor="middle" { (words.rough(*tick, decimals)) }
        }
        @for (place, (at, level)) in dots.iter().enumerate() {
            @if strip.body != Some(place) {
                circle class="peer" cx=(across(*at)) cy=(px(base - *level as f64 * step)) r=(px(DOT)) {}
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
        drawing: frame(&caption, base + 40.0, &drawing),
        note: words.say("web-strip-axis", &edges),
        rows: rows(words, strip),
    }
    .figure(words)
}

/// Place across and level of each dot: dots of one column stand on one another.
fn stack(strip: &RankStrip, axis: Axis) -> Vec<(f64, usize)> {
    let mut levels = vec![0; (100.0 / COLUMN) as usize + 2];
    let column = |at: f64| (at / COLUMN).round() as usize;
    strip
        .peers
        .iter()
        .map(|peer| {
            let at = axis.at(peer.value.value);
            let level = &mut levels[column(at)];
            *level += 1;
            (column(at) as f64 * COLUMN, *level - 1)
        })
        .collect()
}

/// The body's own mark, with its value and its interval.
fn own(strip: &RankStrip, axis: Axis, place: usize, base: f64) -> Markup {
    let peer = &strip.peers[place];
    let at = axis.at(peer.value.value);
    let anchor = match at {
        at if at < 20.0 => "start",
        at if at > 80.0 => "end",
        _ => "middle",
    };
    html! {
        @if let Some((low, high)) = &strip.interval {
            @let (from, to) = (axis.at(low.value), axis.at(high.value));
            rect class="interval-area" x=(across(from)) width=(across(to - from)) y="32" height=(px(base + 10.0 - 32.0)) {}
            line class="interval" x1=(across(from)) x2=(across(to)) y1="32" y2="32" {}
        }
        line class="pin" x1=(across(at)) x2=(across(at)) y1="32" y2=(px(base + 10.0)) {}
        svg x=(across(at)) y="32" overflow="visible" { circle class="own" r="7" {} }
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
                svg class="legend-mark" width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true" { circle class="peer" r="3.5" {} }
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

/// All bodies, or those around the marked one where they are too many.
fn rows(words: Words, strip: &RankStrip) -> Markup {
    let n = strip.peers.len();
    let centre = strip.body.unwrap_or(0);
    let shown = match n > MOST_ROWS {
        true => centre.saturating_sub(AROUND)..(centre + AROUND + 1).min(n),
        false => 0..n,
    };
    let some = [
        ("name", strip.peers[centre].name.to_owned()),
        ("shown", words.count(shown.len())),
        ("n", words.count(n)),
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
