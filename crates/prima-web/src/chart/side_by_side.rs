//! A few bodies in one round, each on its own lane of the whole scale.

use super::{About, Drawn};
use maud::{Markup, html};
use prima_document::chart::Axis;
use prima_document::chart::dots::{Dot, Dots, Stretch};
use prima_document::wording::Words;
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::Role;
use prima_score::band::BandTable;

/// Bodies side by side.
#[derive(Clone, Debug)]
pub struct SideBySide<'a> {
    /// Names and source.
    pub about: About<'a>,
    /// Whose scale and bands these are.
    pub instrument: &'a Instrument,
    /// Top to bottom.
    pub bodies: Vec<Placed<'a>>,
}

/// One body on the scale.
#[derive(Clone, Debug)]
pub struct Placed<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its index.
    pub index: Exact,
    /// The index as written.
    pub text: String,
    /// The role of its band.
    pub role: Option<Role>,
}

/// The chart; nothing where nobody has an index.
pub fn side_by_side(words: Words, chart: &SideBySide) -> Markup {
    let values: Vec<f64> = chart
        .bodies
        .iter()
        .map(|body| body.index.to_f64())
        .collect();
    if values.is_empty() {
        return html! {};
    }
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let scale = &chart.instrument.scale;
    let axis = Axis {
        low: scale.min.to_f64(),
        high: scale.max.as_ref().map_or(most, Exact::to_f64),
        room: 4.0,
    };
    let told = chart.bodies.iter().map(|body| {
        words.say(
            "web-map-tile",
            &[
                ("province", body.name.to_owned()),
                ("value", body.text.clone()),
            ],
        )
    });
    let (ticks, decimals) = axis.ticks(5);
    let drawing = Dots {
        caption: chart.about.caption(told.collect::<Vec<_>>().join("; ")),
        dots: chart
            .bodies
            .iter()
            .zip(&values)
            .map(|(body, value)| Dot {
                name: body.name.to_owned(),
                value: body.text.clone(),
                at: *value,
                role: body.role,
                emphasis: false,
                interval: None,
            })
            .collect(),
        bands: stretches(chart.instrument, axis),
        axis,
        ticks: ticks
            .into_iter()
            .map(|tick| (tick, words.rough(tick, decimals)))
            .collect(),
    }
    .draw();
    Drawn {
        about: &chart.about,
        legend: html! {},
        drawing,
        note: String::new(),
        rows: rows(words, chart),
    }
    .figure(words)
}

/// The bands that an index alone reaches, as far as the axis goes.
fn stretches(instrument: &Instrument, axis: Axis) -> Vec<Stretch> {
    let table = BandTable::new(instrument);
    let digits = instrument.rounding.digits;
    let mut top = axis.high;
    let mut found = Vec::new();
    for (place, band) in instrument.bands.iter().enumerate() {
        if band.through.is_some() {
            continue;
        }
        let low = Exact::decimal(table.edges(place).0, digits).to_f64();
        if low < top {
            found.push(Stretch {
                letter: band.code.clone(),
                low: low.max(axis.low),
                high: top,
                role: band.role,
            });
        }
        top = top.min(low);
    }
    found.reverse();
    found
}

fn rows(words: Words, chart: &SideBySide) -> Markup {
    html! {
        thead {
            tr {
                th scope="col" { (words.label("web-strip-column-body")) }
                th scope="col" class="number" { (words.label("web-strip-column-value")) }
            }
        }
        tbody {
            @for body in &chart.bodies {
                tr {
                    th scope="row" { (body.name) }
                    td class="number" { (body.text) }
                }
            }
        }
    }
}
