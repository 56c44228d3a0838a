//! The scale with its bands, and how many bodies stand in each.

use super::chip::chip_with;
use super::notes::marks;
use super::section::{Section, region};
use super::view::{View, band, rounded};
use crate::chart::dots::Stretch;
use crate::chart::scale::Scale;
use crate::chart::{Axis, Caption};
use maud::{Markup, html};
use prima_instrument::exact::Exact;
use prima_instrument::model::Span;

/// The section of bands; none for an instrument without bands.
pub(crate) fn section(view: &View) -> Option<Section> {
    let instrument = view.instrument()?;
    if instrument.bands.is_empty() {
        return None;
    }
    let words = view.words;
    Some(Section {
        id: "bands",
        heading: words.label("report-bands"),
        body: html! {
            p { (words.label("report-bands-about")) }
            (chart(view))
            (table(view))
        },
    })
}

/// Lowest and highest rounded index of a band; no highest is an open end.
fn edges(view: &View, band: usize) -> (Exact, Option<Exact>) {
    let Some(scored) = view.example.round else {
        return (Exact::ZERO, None);
    };
    let digits = scored.round.instrument().rounding.digits;
    let (low, high) = scored.round.bands().edges(band);
    (
        Exact::decimal(low, digits),
        high.map(|high| Exact::decimal(high, digits)),
    )
}

/// Bands by index alone, lowest first, each drawn up to where the next begins.
pub(crate) fn stretches(view: &View, axis: Axis) -> Vec<Stretch> {
    let Some(instrument) = view.instrument() else {
        return Vec::new();
    };
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut top = axis.high;
    for (place, band) in instrument.bands.iter().enumerate() {
        if band.through.is_some() {
            continue;
        }
        let low = edges(view, place).0.to_f64();
        stretches.push(Stretch {
            letter: band.code.clone(),
            low,
            high: top,
            role: band.role,
        });
        top = low;
    }
    stretches.retain(|stretch| stretch.high > axis.low && stretch.low < axis.high);
    for stretch in &mut stretches {
        stretch.low = stretch.low.max(axis.low);
        stretch.high = stretch.high.min(axis.high);
    }
    stretches.reverse();
    stretches
}

/// An axis that holds all values, no wider than the scale.
pub(crate) fn zoomed(values: &[f64], scale: &Span) -> Axis {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (bottom, top) = (scale.min.to_f64(), scale.max.as_ref().map(Exact::to_f64));
    let room = ((most - least) * 0.05).max((top.unwrap_or(most) - bottom) * 0.01);
    let mut axis = Axis::around(least - room, most + room, 5.0);
    axis.low = axis.low.max(bottom);
    if let Some(top) = top {
        // An end close to that of the scale is the scale's.
        let near = most + (top - bottom) * 0.1 >= top;
        axis.high = if near { top } else { axis.high.min(top) };
    }
    axis
}

fn chart(view: &View) -> Markup {
    let Some(instrument) = view.instrument() else {
        return html! {};
    };
    let words = view.words;
    let headline = super::headline::body(view).map(|card| card.unit);
    let mut bodies: Vec<_> = view
        .cards
        .iter()
        .filter_map(|card| {
            let role = band(card).map(|band| band.role);
            Some((rounded(card)?.to_f64(), role, headline == Some(card.unit)))
        })
        .collect();
    // What is drawn last lies on top.
    bodies.sort_by_key(|(_, _, emphasis)| *emphasis);
    let highest = bodies.iter().map(|(value, ..)| *value).fold(0.0, f64::max);
    let axis = Axis {
        low: instrument.scale.min.to_f64(),
        high: instrument.scale.max.as_ref().map_or(highest, Exact::to_f64),
        room: 5.0,
    };
    let counted = instrument.bands.iter().enumerate().map(|(place, band)| {
        let arguments = [("band", band.code.clone()), ("range", range(view, place))];
        words.counted("report-scale-band", in_band(view, place), &arguments)
    });
    let digits = instrument.rounding.digits;
    let mut edge_values: Vec<Exact> = instrument.scale.max.iter().cloned().collect();
    let by_index = instrument
        .bands
        .iter()
        .enumerate()
        .filter(|(_, band)| band.through.is_none());
    edge_values.extend(by_index.map(|(place, _)| edges(view, place).0));
    edge_values.sort();
    let chart = Scale {
        caption: Caption {
            id: "scale-chart".to_owned(),
            title: words.label("report-scale-chart"),
            description: counted.collect::<Vec<_>>().join("; "),
        },
        bands: stretches(view, axis),
        edges: edge_values
            .iter()
            .map(|edge| (edge.to_f64(), written_edge(view, edge, digits)))
            .collect(),
        axis,
        bodies,
    };
    html! {
        figure {
            (chart.draw())
            figcaption { (words.label("report-scale-caption")) }
        }
    }
}

/// An edge without decimals it does not need.
fn written_edge(view: &View, edge: &Exact, digits: u32) -> String {
    if edge.is_whole() {
        view.words.figure(edge)
    } else {
        view.words.at(edge, digits)
    }
}

fn range(view: &View, place: usize) -> String {
    let digits = view
        .instrument()
        .map_or(0, |instrument| instrument.rounding.digits);
    let (low, high) = edges(view, place);
    let low = ("low", view.words.at(&low, digits));
    match high {
        Some(high) => view.words.say(
            "report-range",
            &[low, ("high", view.words.at(&high, digits))],
        ),
        None => view.words.say("report-range-open", &[low]),
    }
}

fn in_band(view: &View, place: usize) -> usize {
    let given = |card: &&prima_score::scorecard::Scorecard| {
        card.standing
            .as_ref()
            .is_some_and(|standing| standing.band == Some(place))
    };
    view.cards.iter().filter(given).count()
}

fn table(view: &View) -> Markup {
    let words = view.words;
    let bands = view
        .instrument()
        .map_or(&[][..], |instrument| &instrument.bands);
    region(
        "bands-table",
        &words.label("report-bands-caption"),
        &html! {
            thead {
                tr {
                    th scope="col" { (words.label("report-band")) }
                    th scope="col" class="number" { (words.label("report-band-range")) }
                    th scope="col" class="number" { (words.label("report-band-count")) }
                }
            }
            tbody {
                @for (place, band) in bands.iter().enumerate() {
                    @let note: Vec<usize> = band.provisional.iter().filter_map(|reason| view.notes.number(reason)).collect();
                    tr {
                        th scope="row" { (chip_with(words, band, &marks(words, &note))) }
                        td class="number" { (range(view, place)) }
                        td class="number" { (in_band(view, place)) }
                    }
                }
            }
        },
    )
}
