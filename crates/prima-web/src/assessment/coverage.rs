//! Counts out of a whole that is told with every count, such as 272 of 514
//! kabupaten and kota: over time, or against a target.

use super::cite::Cite;
use super::figures::{label, short_label, told, value};
use super::relation::Share;
use super::{naming, relation};
use crate::chart::{About, Progress, Reached, progress};
use crate::look::Words;
use maud::{Markup, html};
use prima_store::history::{Dataset, FigureRow};

/// A count with its share of each whole.
struct Count<'a> {
    row: &'a FigureRow,
    shares: Vec<Share<'a>>,
}

/// The counts of a data set whose share is given of the whole that most shares
/// are of, each with its share of every whole of the same series.
fn counts<'a>(rows: &[&'a FigureRow]) -> Vec<Count<'a>> {
    let shares: Vec<Share> = relation::shares(rows)
        .into_iter()
        .filter(|share| share.part.unit == "count")
        .collect();
    let times = |code: &str| {
        shares
            .iter()
            .filter(|share| share.whole.figure == code)
            .count()
    };
    // Of wholes with equally many shares the larger one comes first.
    let weight = |share: &&Share| {
        (
            times(&share.whole.figure),
            share.whole.shown().parse::<i64>().ok(),
        )
    };
    let Some(main) = shares.iter().max_by_key(weight).map(|share| share.whole) else {
        return Vec::new();
    };
    let mut counts: Vec<Count> = Vec::new();
    for share in shares
        .iter()
        .filter(|share| share.whole.figure == main.figure)
    {
        if counts
            .iter()
            .any(|count| count.row.figure == share.part.figure)
        {
            continue;
        }
        counts.push(Count {
            row: share.part,
            shares: of(&shares, share.part, main),
        });
    }
    counts
}

/// One share of each whole of the main one's series, the main one first; of
/// several shares of one whole the finest.
fn of<'a>(shares: &[Share<'a>], part: &FigureRow, main: &FigureRow) -> Vec<Share<'a>> {
    let mut found: Vec<Share> = Vec::new();
    for share in shares
        .iter()
        .filter(|share| share.part.figure == part.figure && share.whole.series == main.series)
    {
        match found
            .iter_mut()
            .find(|known| known.whole.figure == share.whole.figure)
        {
            Some(known) if share.share.shown().len() > known.share.shown().len() => *known = *share,
            Some(_) => {}
            None => found.push(*share),
        }
    }
    found.sort_by_key(|share| share.whole.figure != main.figure);
    found
}

/// The counts as a chart; nothing where the data set has no shares.
pub fn chart(words: Words, id: &str, dataset: &Dataset, rows: &[&FigureRow]) -> Markup {
    let counts = counts(rows);
    if counts.is_empty() {
        return html! {};
    }
    let one_period = counts.len() == 1;
    let bars = counts.iter().map(|count| Reached {
        name: if one_period {
            short_label(words, count.row)
        } else {
            naming::period(words, &count.row.period)
        },
        count: value(words, &count.row.unit, count.row.shown()),
        part: count
            .shares
            .first()
            .and_then(|share| naming::rough(share.share.shown()))
            .unwrap_or_default(),
        shares: count
            .shares
            .iter()
            .map(|share| shown(words, share))
            .collect(),
    });
    let bars: Vec<Reached> = bars.collect();
    let shown: Vec<&FigureRow> = counts
        .iter()
        .flat_map(|count| {
            count
                .shares
                .iter()
                .map(|share| share.share)
                .chain([count.row])
        })
        .collect();
    let cite = Cite::figures(words, Some(dataset), &shown);
    let counted = counts
        .last()
        .map_or_else(String::new, |count| short_label(words, count.row));
    let key = if one_period {
        "web-progress-title"
    } else {
        "web-progress-title-over-time"
    };
    let title = words.say(key, &[("counted", counted.clone())]);
    let says = says(words, &counts);
    progress(
        words,
        &Progress {
            about: About {
                id,
                title: &title,
                says: &says,
                provenance: Some(cite.provenance()),
            },
            counted: &counted,
            bars,
        },
    )
}

fn shown(words: Words, share: &Share) -> (String, String) {
    (
        told(words, share.share),
        value(words, &share.whole.unit, share.whole.shown()),
    )
}

/// What each whole counts, so that both are understood.
fn says(words: Words, counts: &[Count]) -> String {
    let wholes = counts.last().map_or(&[][..], |count| &count.shares);
    let wholes = wholes.iter().map(|share| {
        let arguments = [
            (
                "whole",
                value(words, &share.whole.unit, share.whole.shown()),
            ),
            ("label", label(words, share.whole).to_owned()),
        ];
        words.say("web-progress-whole", &arguments)
    });
    wholes.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::words::Lang;

    fn row(code: &str, series: &str, value: &str, formula: &str) -> FigureRow {
        FigureRow {
            figure: code.to_owned(),
            label_id: code.to_owned(),
            series: series.to_owned(),
            period: "2024-12-12".to_owned(),
            value: value.to_owned(),
            unit: if formula.is_empty() {
                "count"
            } else {
                "percent"
            }
            .to_owned(),
            recompute: formula.to_owned(),
            finding: "stated".to_owned(),
            ..FigureRow::default()
        }
    }

    #[test]
    fn a_count_is_told_with_every_whole_and_the_finest_share() {
        let rows = [
            row("kabkota", "Penyebut", "514", ""),
            row("otonom", "Penyebut", "508", ""),
            row("mpp", "Jumlah", "272", ""),
            row("jawa", "Jumlah", "34", ""),
            row("kabar", "Cakupan", "53", "[mpp] / [kabkota] * 100"),
            row("persen-514", "Cakupan", "52.92", "[mpp] / [kabkota] * 100"),
            row("persen-508", "Cakupan", "53.54", "[mpp] / [otonom] * 100"),
            row("persen-jawa", "Cakupan", "12.50", "[jawa] / [mpp] * 100"),
        ];
        let rows: Vec<&FigureRow> = rows.iter().collect();
        let dataset = Dataset::default();
        let drawn = chart(Words { lang: Lang::Id }, "mpp", &dataset, &rows).into_string();
        assert!(
            drawn.contains("52,92% dari 514; 53,54% dari 508"),
            "{drawn}"
        );
        assert!(!drawn.contains("12,50"), "{drawn}");
    }
}
