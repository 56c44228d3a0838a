//! Published averages over the years, one line a series, and the newest of each.

use super::cite::Cite;
use super::figures::{source, told, value};
use super::naming;
use crate::chart::{About, Series, Trend, Value, trend};
use crate::look::{Figure, Words, figures};
use maud::{Markup, html};
use prima_store::history::{Dataset, FigureRow};
use std::collections::{BTreeMap, BTreeSet};

/// One series of an index, with what was published of each year.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// As the data set names it.
    pub name: &'a str,
    /// By year.
    pub values: BTreeMap<&'a str, &'a FigureRow>,
    /// Rises in points, by the year they lead to.
    pub rises: BTreeMap<&'a str, &'a FigureRow>,
}

impl Line<'_> {
    /// The newest value.
    fn newest(&self) -> Option<&FigureRow> {
        self.values.values().next_back().copied()
    }
}

/// The series of an index among the figures of a programme, in their order;
/// those with fewer than two years say nothing of a trend and are left out.
pub fn lines<'a>(rows: &[&'a FigureRow]) -> Vec<Line<'a>> {
    let mut lines: Vec<Line> = Vec::new();
    for &row in rows {
        let place = lines.iter().position(|line| line.name == row.series);
        let place = place.unwrap_or_else(|| {
            lines.push(Line {
                name: &row.series,
                values: BTreeMap::new(),
                rises: BTreeMap::new(),
            });
            lines.len() - 1
        });
        let year = naming::year(&row.period);
        match row.unit.as_str() {
            // Two figures of one series and year are no line.
            "index" => drop(lines[place].values.entry(year).or_insert(row)),
            "points" => drop(lines[place].rises.insert(year, row)),
            _ => {}
        }
    }
    lines.retain(|line| line.values.len() > 1);
    lines
}

/// Every year between the first and the last of some lines; two or more in a
/// row of which nothing was published are one period, such as `2015–2021`.
fn periods(lines: &[Line]) -> Vec<String> {
    let years = || lines.iter().flat_map(|line| line.values.keys().copied());
    let known: BTreeSet<i64> = years().filter_map(|year| year.parse().ok()).collect();
    let mut periods = Vec::new();
    let mut before: Option<i64> = None;
    for year in known {
        match before.map(|before| (before + 1, year - 1)) {
            Some((first, last)) if first == last => periods.push(first.to_string()),
            Some((first, last)) if first < last => periods.push(format!("{first}–{last}")),
            _ => {}
        }
        periods.push(year.to_string());
        before = Some(year);
    }
    periods
}

/// The lines as a chart, with every year between the first and the last, also
/// those of which nothing was published.
pub fn chart(words: Words, id: &str, title: &str, lines: &[Line], datasets: &[Dataset]) -> Markup {
    let periods = periods(lines);
    if periods.is_empty() {
        return html! {};
    }
    let periods: Vec<&str> = periods.iter().map(String::as_str).collect();
    let names: Vec<String> = lines
        .iter()
        .map(|line| naming::series(words, line.name))
        .collect();
    let series = lines.iter().zip(&names).map(|(line, name)| Series {
        name,
        values: periods
            .iter()
            .map(|year| line.values.get(year).and_then(|row| point(words, row)))
            .collect(),
    });
    let shown: Vec<&FigureRow> = lines
        .iter()
        .flat_map(|line| line.values.values().copied())
        .collect();
    let dataset = shown.first().and_then(|row| {
        datasets
            .iter()
            .find(|dataset| dataset.dataset == row.dataset)
    });
    let cite = Cite::figures(words, dataset, &shown);
    let says = says(words, lines);
    trend(
        words,
        &Trend {
            about: About {
                id,
                title,
                says: &says,
                provenance: Some(cite.provenance()),
            },
            periods: &periods,
            series: series.collect(),
            reference: None,
            // Averages get no predikat, and no rules are named with them.
            rules: None,
        },
    )
}

fn point(words: Words, row: &FigureRow) -> Option<Value> {
    Some(Value {
        value: naming::rough(row.shown())?,
        text: value(words, &row.unit, row.shown()),
    })
}

/// How far each line rose, as far as that is published or computed.
fn says(words: Words, lines: &[Line]) -> String {
    let rises = lines.iter().filter_map(|line| {
        let (_, rise) = line.rises.last_key_value()?;
        let arguments = [
            ("series", naming::series(words, line.name)),
            ("rise", told(words, rise)),
        ];
        Some(words.say("web-national-rise-of", &arguments))
    });
    let rises: Vec<String> = rises.collect();
    let year = lines
        .iter()
        .filter_map(|line| line.rises.keys().next_back())
        .max();
    match year {
        Some(year) => words.say(
            "web-national-rises",
            &[("year", (*year).to_owned()), ("rises", rises.join("; "))],
        ),
        None => String::new(),
    }
}

/// The newest value of each line as a number of its own.
pub fn newest(words: Words, lines: &[Line], datasets: &[Dataset]) -> Markup {
    struct Shown {
        name: String,
        value: String,
        unit: String,
        what: String,
        cite: Cite,
    }
    let shown = lines.iter().filter_map(|line| {
        let row = line.newest()?;
        Some(Shown {
            name: naming::series(words, line.name),
            value: value(words, &row.unit, row.shown()),
            unit: naming::period(words, &row.period),
            what: what(words, line, row),
            cite: source(words, datasets, row),
        })
    });
    let shown: Vec<Shown> = shown.collect();
    let all: Vec<Figure> = shown
        .iter()
        .map(|one| Figure {
            name: &one.name,
            value: &one.value,
            unit: &one.unit,
            what: &one.what,
            chip: None,
            provenance: Some(one.cite.provenance()),
        })
        .collect();
    figures(words, &all)
}

/// The rise to a value and where it started, as a sentence; only where it
/// started where no rise is in the figures.
fn what(words: Words, line: &Line, row: &FigureRow) -> String {
    let year = naming::year(&row.period);
    let before = line.values.range(..year).next_back();
    let Some((from_year, from)) = before else {
        return String::new();
    };
    let Some(rise) = line.rises.get(year) else {
        let arguments = [
            ("before", value(words, &from.unit, from.shown())),
            ("year", (*from_year).to_owned()),
        ];
        return words.say("web-national-before", &arguments);
    };
    let key = match rise.finding.as_str() {
        "agrees" => "web-national-rise-agrees",
        "differs" => "web-national-rise-differs",
        _ => "web-national-rise-computed",
    };
    let arguments = [
        ("rise", value(words, &rise.unit, rise.shown())),
        ("computed", value(words, &rise.unit, &rise.recomputed)),
        ("before", value(words, &from.unit, from.shown())),
        ("year", (*from_year).to_owned()),
    ];
    words.say(key, &arguments)
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::words::Lang;

    fn row(series: &str, period: &str, value: &str, unit: &str) -> FigureRow {
        FigureRow {
            series: series.to_owned(),
            period: period.to_owned(),
            value: value.to_owned(),
            recomputed: if unit == "points" {
                value.to_owned()
            } else {
                String::new()
            },
            unit: unit.to_owned(),
            finding: if unit == "points" { "agrees" } else { "stated" }.to_owned(),
            ..FigureRow::default()
        }
    }

    fn sample() -> Vec<FigureRow> {
        vec![
            row("Provinsi", "2014", "41.62", "index"),
            row("Provinsi", "2022", "67.40", "index"),
            row("Provinsi", "2023", "69.71", "index"),
            row("Provinsi", "2023", "2.31", "points"),
            row("Jawa Tengah", "2023", "4.44", "index"),
        ]
    }

    #[test]
    fn years_without_data_stay_and_single_years_make_no_line() {
        let rows = sample();
        let rows: Vec<&FigureRow> = rows.iter().collect();
        let found = lines(&rows);
        assert_eq!(found.len(), 1);
        let words = Words { lang: Lang::Id };
        let drawn = chart(words, "rb", "Indeks", &found, &[]).into_string();
        for part in ["41,62", "67,40", "69,71", "2015–2021", "+2,31"] {
            assert!(drawn.contains(part), "{part} is not in the chart");
        }
        assert!(!drawn.contains("4,44"));
    }

    #[test]
    fn the_newest_value_says_how_it_came_from_the_one_before() {
        let rows = sample();
        let rows: Vec<&FigureRow> = rows.iter().collect();
        for (lang, part) in [(Lang::Id, "67,40"), (Lang::En, "67.40")] {
            let said = newest(Words { lang }, &lines(&rows), &[]).into_string();
            assert!(said.contains(part) && said.contains("2022"), "{said}");
        }
    }
}
