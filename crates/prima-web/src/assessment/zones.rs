//! Shares of the zones a year, for an instrument whose bands lie in zones.

use super::cite::Cite;
use super::figures::value;
use super::{naming, relation};
use crate::chart::{About, Bar, Piece, Shares, shares};
use crate::look::Words;
use maud::{Markup, html};
use prima_instrument::Instrument;
use prima_instrument::model::Role;
use prima_instrument::words::Text;
use prima_store::history::{Dataset, FigureRow};

/// The zones of an instrument, best first, each with the role of its best band.
pub fn zones(instrument: &Instrument) -> Vec<(Role, &Text)> {
    let mut zones: Vec<(Role, &Text)> = Vec::new();
    for band in &instrument.bands {
        if let Some(zone) = &band.zone
            && !zones.iter().any(|(_, known)| *known == zone)
        {
            zones.push((band.role, zone));
        }
    }
    zones
}

/// One year: its shares in the order of the zones, and out of how many.
struct Year<'a> {
    period: &'a str,
    shares: Vec<&'a FigureRow>,
    whole: Option<&'a FigureRow>,
}

/// The shares of all zones by year, newest last, from the figures of one data
/// set; a series bears the Indonesian name of its zone.
fn years<'a>(zones: &[(Role, &Text)], rows: &[&'a FigureRow]) -> Vec<Year<'a>> {
    let mut periods: Vec<&str> = rows.iter().map(|row| row.period.as_str()).collect();
    periods.sort_unstable();
    periods.dedup();
    let of_whole = relation::shares(rows);
    let year = |period: &'a str| {
        let share = |(_, zone): &(Role, &Text)| {
            let fits = |row: &&&FigureRow| {
                row.unit == "percent" && row.period == period && row.series == zone.id
            };
            rows.iter().find(fits).copied()
        };
        let shares: Vec<&FigureRow> = zones.iter().map(share).collect::<Option<_>>()?;
        let first = shares.first()?;
        let whole = of_whole
            .iter()
            .find(|share| share.share.figure == first.figure);
        Some(Year {
            period,
            whole: whole.map(|share| share.whole),
            shares,
        })
    };
    periods.into_iter().filter_map(year).collect()
}

/// The chart; nothing where the data set has no shares of these zones. A year
/// whose shares do not follow from their counts says so.
pub fn chart(
    words: Words,
    instrument: &Instrument,
    dataset: &Dataset,
    rows: &[&FigureRow],
) -> Markup {
    let zones = zones(instrument);
    let years = years(&zones, rows);
    let Some(newest) = years.last() else {
        return html! {};
    };
    let wholes: Vec<String> = years
        .iter()
        .map(|year| {
            year.whole
                .map_or_else(String::new, |whole| naming::written(words, whole.shown()))
        })
        .collect();
    let shown: Vec<&FigureRow> = years
        .iter()
        .flat_map(|year| year.shares.iter().copied())
        .collect();
    let cite = Cite::figures(words, Some(dataset), &shown);
    let arguments = [
        (
            "share",
            newest
                .shares
                .first()
                .map_or_else(String::new, |row| value(words, &row.unit, row.shown())),
        ),
        (
            "zone",
            zones
                .first()
                .map_or_else(String::new, |(_, zone)| words.text(zone).to_owned()),
        ),
        ("n", wholes.last().cloned().unwrap_or_default()),
        ("year", naming::period(words, newest.period)),
    ];
    let says = words.say("web-national-zones-say", &arguments);
    let title = words.say(
        "web-national-zones-title",
        &[("title", naming::programme(words, &dataset.programme))],
    );
    let names: Vec<String> = years.iter().map(|year| name(words, year)).collect();
    let bars = years
        .iter()
        .zip(names.iter().zip(&wholes))
        .map(|(year, (name, whole))| Bar {
            name,
            whole,
            pieces: year.shares.iter().map(|row| piece(words, row)).collect(),
        });
    shares(
        words,
        &Shares {
            about: About {
                id: "zona",
                title: &title,
                says: &says,
                provenance: Some(cite.provenance()),
            },
            classes: zones
                .iter()
                .map(|(role, zone)| (*role, words.text(zone)))
                .collect(),
            bars: bars.collect(),
        },
    )
}

/// A year, marked where what was published of it differs from what was computed.
fn name(words: Words, year: &Year) -> String {
    let period = naming::period(words, year.period);
    match year.shares.iter().any(|row| row.finding == "differs") {
        true => words.say("web-national-zones-differs", &[("year", period)]),
        false => period,
    }
}

fn piece(words: Words, row: &FigureRow) -> Piece {
    Piece {
        share: naming::rough(row.shown()).unwrap_or_default(),
        text: value(words, &row.unit, row.shown()),
    }
}
