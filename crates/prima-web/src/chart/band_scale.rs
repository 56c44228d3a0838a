//! The whole scale cut into its bands, where a body stands on it, and how far
//! the next band is.

use super::{About, Drawn};
use crate::look::{Chip, chip};
use maud::{Markup, html};
use prima_document::chart::{Axis, Shape, across, frame, mark, pattern, patterns, px, role_class};
use prima_document::wording::Words;
use prima_instrument::exact::Exact;
use prima_instrument::model::{Band, Instrument};
use prima_score::band::BandTable;

const STRIP_TOP: f64 = 58.0;
const STRIP: f64 = 36.0;
/// Least room between two edges that are both named, in per cent of the width.
const EDGE_ROOM: f64 = 13.0;

/// A scale.
#[derive(Clone, Copy, Debug)]
pub struct BandScale<'a> {
    /// Names and source.
    pub about: About<'a>,
    /// Whose bands, scale and rounding these are.
    pub instrument: &'a Instrument,
    /// The body that is marked.
    pub name: &'a str,
    /// Its rounded index; without one, the scale stands alone.
    pub value: Option<&'a Exact>,
}

/// A band as it is drawn.
struct Stretch<'a> {
    band: &'a Band,
    low: Exact,
    /// The highest index in it; none for an open end.
    high: Option<Exact>,
    /// Where it ends on the axis: where the next one begins.
    end: f64,
}

/// The chart; nothing for an instrument without bands.
pub fn band_scale(words: Words, scale: &BandScale) -> Markup {
    let stretches = stretches(scale.instrument);
    let Some(highest) = stretches.last() else {
        return html! {};
    };
    let axis = Axis {
        low: scale.instrument.scale.min.to_f64(),
        high: highest.end,
        room: 4.0,
    };
    let drawing = html! {
        (patterns(&format!("{}-chart", scale.about.id)))
        @for stretch in &stretches { (area(scale, axis, stretch)) }
        @for (at, text) in edges(words, scale, axis, &stretches) {
            line class="tick" x1=(across(at)) x2=(across(at)) y1=(px(STRIP_TOP + STRIP)) y2=(px(STRIP_TOP + STRIP + 6.0)) {}
            text class="tick-text" x=(across(at)) y=(px(STRIP_TOP + STRIP + 22.0)) text-anchor="middle" { (text) }
        }
        @if let Some(value) = scale.value { (body(words, scale, axis, &stretches, value)) }
    };
    let caption = scale.about.caption(told(words, scale, axis, &stretches));
    Drawn {
        about: &scale.about,
        legend: html! {},
        drawing: frame(&caption, STRIP_TOP + STRIP + 30.0, &drawing),
        note: scale
            .value
            .map_or(String::new(), |value| next(words, scale, &stretches, value)),
        rows: rows(words, scale, &stretches),
    }
    .figure(words)
}

/// The bands that an index alone reaches, lowest first.
fn stretches(instrument: &Instrument) -> Vec<Stretch<'_>> {
    let table = BandTable::new(instrument);
    let digits = instrument.rounding.digits;
    let mut stretches: Vec<Stretch> = instrument
        .bands
        .iter()
        .enumerate()
        .filter(|(_, band)| band.through.is_none())
        .map(|(place, band)| {
            let (low, high) = table.edges(place);
            Stretch {
                band,
                low: Exact::decimal(low, digits),
                high: high.map(|high| Exact::decimal(high, digits)),
                end: 0.0,
            }
        })
        .collect();
    stretches.sort_by(|one, other| one.low.cmp(&other.low));
    let top = instrument.scale.max.as_ref().map(Exact::to_f64);
    for place in 0..stretches.len() {
        let after = stretches.get(place + 1).map(|next| next.low.to_f64());
        let low = stretches[place].low.to_f64();
        // An open end is drawn a fifth longer than where it begins.
        stretches[place].end = after.or(top).unwrap_or(low * 1.2);
    }
    stretches
}

/// The stretch an index falls into.
fn place(stretches: &[Stretch], value: &Exact) -> Option<usize> {
    stretches.iter().rposition(|stretch| stretch.low <= *value)
}

fn area(scale: &BandScale, axis: Axis, stretch: &Stretch) -> Markup {
    let (from, to) = (axis.at(stretch.low.to_f64()), axis.at(stretch.end));
    let role = stretch.band.role;
    html! {
        rect class={ "stretch " (role_class(role)) } x=(across(from)) width=(across(to - from)) y=(px(STRIP_TOP)) height=(px(STRIP)) fill=(pattern(&format!("{}-chart", scale.about.id), role)) {}
        @if to - from >= 7.0 {
            text class="band-letter halo" paint-order="stroke" x=(across((from + to) / 2.0)) y=(px(STRIP_TOP + STRIP / 2.0 + 5.0)) text-anchor="middle" { (stretch.band.code) }
        }
    }
}

/// The body above the strip: its value, its mark, a line down.
fn body(
    words: Words,
    scale: &BandScale,
    axis: Axis,
    stretches: &[Stretch],
    value: &Exact,
) -> Markup {
    let at = axis.at(value.to_f64());
    let role = place(stretches, value).map(|place| stretches[place].band.role);
    let class = format!("{} strong", role.map_or("plain", role_class));
    // Near an end, letters run inwards.
    let anchor = match at {
        at if at < 15.0 => "start",
        at if at > 85.0 => "end",
        _ => "middle",
    };
    html! {
        line class="pin" x1=(across(at)) x2=(across(at)) y1="36" y2=(px(STRIP_TOP + STRIP)) {}
        (mark(Shape::of(role), &class, at, 38.0))
        text class="pin-value strong" x=(across(at)) y="20" text-anchor=(anchor) { (written(words, scale, value)) }
    }
}

/// A value with the decimals of the instrument.
fn written(words: Words, scale: &BandScale, value: &Exact) -> String {
    words.at(value, scale.instrument.rounding.digits)
}

/// Both ends, and the edges between that have room for their number.
fn edges(words: Words, scale: &BandScale, axis: Axis, stretches: &[Stretch]) -> Vec<(f64, String)> {
    let short = |value: &Exact| match value.is_whole() {
        true => words.figure(value),
        false => written(words, scale, value),
    };
    let mut named: Vec<(f64, String)> = Vec::new();
    let low = axis.at(axis.low);
    if let Some(top) = &scale.instrument.scale.max {
        named.push((axis.at(axis.high), short(top)));
    }
    for stretch in stretches.iter().rev() {
        let at = axis.at(stretch.low.to_f64());
        let clear = |(last, _): &(f64, String)| last - at >= EDGE_ROOM;
        if at <= low || (named.last().is_none_or(clear) && at - low >= EDGE_ROOM) {
            named.push((at, short(&stretch.low)));
        }
    }
    named
}

fn told(words: Words, scale: &BandScale, axis: Axis, stretches: &[Stretch]) -> String {
    let bands = stretches.iter().map(|stretch| {
        let high = stretch.high.as_ref();
        words.say(
            "web-scale-band",
            &[
                ("band", stretch.band.code.clone()),
                ("from", written(words, scale, &stretch.low)),
                (
                    "to",
                    high.map_or_else(
                        || words.rough(stretch.end, 0),
                        |high| written(words, scale, high),
                    ),
                ),
            ],
        )
    });
    let mut told = words.say(
        "web-scale-told",
        &[
            ("low", words.rough(axis.low, 0)),
            ("high", words.rough(axis.high, 0)),
            ("bands", bands.collect::<Vec<_>>().join("; ")),
        ],
    );
    if let Some((value, place)) = scale
        .value
        .and_then(|value| Some((value, place(stretches, value)?)))
    {
        let arguments = [
            ("name", scale.name.to_owned()),
            ("value", written(words, scale, value)),
            ("band", stretches[place].band.code.clone()),
        ];
        told = format!("{told} {}", words.say("web-scale-value", &arguments));
    }
    told
}

/// How far the next band is.
fn next(words: Words, scale: &BandScale, stretches: &[Stretch], value: &Exact) -> String {
    let above = stretches.iter().find(|stretch| stretch.low > *value);
    match above {
        None => words.label("web-scale-highest"),
        Some(stretch) => words.say(
            "web-scale-next",
            &[
                ("distance", written(words, scale, &stretch.low.minus(value))),
                (
                    "band",
                    format!(
                        "{} ({})",
                        stretch.band.code,
                        words.text(&stretch.band.label)
                    ),
                ),
            ],
        ),
    }
}

fn rows(words: Words, scale: &BandScale, stretches: &[Stretch]) -> Markup {
    let own = scale.value.and_then(|value| place(stretches, value));
    html! {
        thead {
            tr {
                th scope="col" { (words.label("web-scale-column-band")) }
                th scope="col" class="number" { (words.label("web-scale-column-from")) }
                th scope="col" class="number" { (words.label("web-scale-column-to")) }
            }
        }
        tbody {
            @for (place, stretch) in stretches.iter().enumerate().rev() {
                tr class=[(own == Some(place)).then_some("emphasis")] {
                    th scope="row" { (chip(&Chip::of(words, stretch.band))) }
                    td class="number" { (written(words, scale, &stretch.low)) }
                    td class="number" {
                        @match &stretch.high {
                            Some(high) => (written(words, scale, high)),
                            None => (words.label("web-chart-missing")),
                        }
                    }
                }
            }
        }
    }
}
