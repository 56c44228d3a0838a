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

/// Room for the body's value and mark above the strip.
const HEAD: f64 = 58.0;
const STRIP: f64 = 36.0;
/// Width of a digit below the strip on a phone, in per cent of the width.
const DIGIT: f64 = 2.4;

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
pub(super) struct Stretch<'a> {
    pub(super) band: &'a Band,
    pub(super) low: Exact,
    /// The highest index in it; none for an open end.
    high: Option<Exact>,
    /// Where it ends on the axis: where the next one begins.
    pub(super) end: f64,
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
    let top = match scale.value {
        Some(_) => HEAD,
        None => 4.0,
    };
    let drawing = html! {
        (patterns(&format!("{}-chart", scale.about.id)))
        @for stretch in &stretches { (area(scale, axis, top, stretch)) }
        @for (at, text) in edges(words, scale, axis, &stretches) {
            line class="tick" x1=(across(at)) x2=(across(at)) y1=(px(top + STRIP)) y2=(px(top + STRIP + 6.0)) {}
            text class="tick-text" x=(across(at)) y=(px(top + STRIP + 22.0)) text-anchor="middle" { (text) }
        }
        @if let Some(value) = scale.value { (body(words, scale, axis, &stretches, value)) }
    };
    let caption = scale.about.caption(told(words, scale, axis, &stretches));
    Drawn {
        about: &scale.about,
        legend: html! {},
        drawing: html! {
            (frame(&caption, top + STRIP + 30.0, &drawing))
            @if let Some(value) = scale.value {
                p class="chart-next" { (next(words, scale, &stretches, value)) }
            }
        },
        note: String::new(),
        rows: rows(words, scale, &stretches),
    }
    .figure(words)
}

/// The bands that an index alone reaches, lowest first.
pub(super) fn stretches(instrument: &Instrument) -> Vec<Stretch<'_>> {
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

fn area(scale: &BandScale, axis: Axis, top: f64, stretch: &Stretch) -> Markup {
    let (from, to) = (axis.at(stretch.low.to_f64()), axis.at(stretch.end));
    let role = stretch.band.role;
    let pattern = pattern(&format!("{}-chart", scale.about.id), role);
    let pin = scale.value.map(|value| axis.at(value.to_f64()));
    html! {
        rect class={ "stretch " (role_class(role)) } x=(across(from)) width=(across(to - from)) y=(px(top)) height=(px(STRIP)) fill=(pattern) {}
        @if to - from >= 7.0 {
            text class="band-letter halo" paint-order="stroke" x=(across(letter(from, to, pin))) y=(px(top + STRIP / 2.0 + 5.0)) text-anchor="middle" { (stretch.band.code) }
        }
    }
}

/// Where the letter of a band goes: the middle, or the middle of the larger
/// part where a pin would strike it out.
fn letter(from: f64, to: f64, pin: Option<f64>) -> f64 {
    let middle = (from + to) / 2.0;
    match pin {
        Some(pin) if (pin - middle).abs() < 3.5 && pin > middle => (from + pin) / 2.0,
        Some(pin) if (pin - middle).abs() < 3.5 => (pin + to) / 2.0,
        _ => middle,
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
        line class="pin" x1=(across(at)) x2=(across(at)) y1="36" y2=(px(HEAD + STRIP)) {}
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
    let apart = |one: &(f64, String), other: &(f64, String)| {
        let digits = one.1.chars().count() + other.1.chars().count();
        (one.0 - other.0).abs() >= (digits as f64 / 2.0 + 1.0) * DIGIT
    };
    let low = (axis.at(axis.low), short(&scale.instrument.scale.min));
    let mut named = vec![low];
    if let Some(top) = &scale.instrument.scale.max {
        named.push((axis.at(axis.high), short(top)));
    }
    for stretch in stretches.iter().rev() {
        let edge = (axis.at(stretch.low.to_f64()), short(&stretch.low));
        if named.iter().all(|other| apart(&edge, other)) {
            named.push(edge);
        }
    }
    named
}

/// From where to where a band goes, in words.
pub(super) fn from_to(words: Words, digits: u32, stretch: &Stretch) -> String {
    let high = stretch.high.as_ref();
    let arguments = [
        ("band", stretch.band.code.clone()),
        ("from", words.at(&stretch.low, digits)),
        (
            "to",
            high.map_or_else(
                || words.rough(stretch.end, 0),
                |high| words.at(high, digits),
            ),
        ),
    ];
    words.say("web-scale-band", &arguments)
}

fn told(words: Words, scale: &BandScale, axis: Axis, stretches: &[Stretch]) -> String {
    let digits = scale.instrument.rounding.digits;
    let bands = stretches
        .iter()
        .map(|stretch| from_to(words, digits, stretch));
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
