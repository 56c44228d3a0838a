//! Which charts a round's single figures call for.
//!
//! The figures say it themselves: an index that is known for several periods
//! is a line, percentages that make a whole in each period are bars, and
//! counts tied by shares of one another are stages.

use super::view::View;
use prima_instrument::condition::{Expression, Operator};
use prima_instrument::exact::Exact;
use prima_instrument::model::Role;
use std::collections::BTreeSet;

/// Percentages of one period may miss a hundred by this much, each being rounded.
const WHOLE: f64 = 0.1;

/// Something that a chart shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Trend {
    Values(Table),
    Shares(Table),
    Stages(Stages),
}

/// Series over the same periods.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    pub periods: Vec<String>,
    pub series: Vec<Series>,
}

/// Figures of one group, one a period.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Series {
    /// What all its figures count, without the period.
    pub name: String,
    /// Place of each period's figure among the rows.
    pub rows: Vec<Option<usize>>,
    /// Colour role, where the series is drawn as an area.
    pub role: Role,
}

/// Counts of one group and period, from the widest down.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stages {
    pub group: String,
    pub period: String,
    pub rows: Vec<usize>,
}

impl Table {
    /// The words with which the names of all series begin, and what is left of each.
    pub fn names(&self) -> (String, Vec<String>) {
        let split: Vec<Vec<&str>> = self
            .series
            .iter()
            .map(|series| series.name.split_whitespace().collect())
            .collect();
        if split.len() < 2 {
            let name = self.series.first().map_or("", |series| &series.name);
            return (name.to_owned(), vec![name.to_owned()]);
        }
        let shortest = split.iter().map(Vec::len).min().unwrap_or(0);
        let common = (0..shortest.saturating_sub(1))
            .take_while(|place| split.iter().all(|words| words[*place] == split[0][*place]))
            .count();
        let short = split.iter().map(|words| words[common..].join(" "));
        (split[0][..common].join(" "), short.collect())
    }
}

/// The charts that the figures of a round call for.
pub(crate) fn trends(view: &View) -> Vec<Trend> {
    let mut trends = Vec::new();
    trends.extend(values(view).map(Trend::Values));
    trends.extend(shares(view).map(Trend::Shares));
    trends.extend(stages(view).into_iter().map(Trend::Stages));
    trends
}

/// Groups in the order of the file.
fn groups<'a>(view: &View<'a>) -> Vec<&'a str> {
    let mut groups: Vec<&str> = Vec::new();
    for figure in view.example.figures.rows {
        if !groups.contains(&figure.group.as_str()) {
            groups.push(&figure.group);
        }
    }
    groups
}

/// Rows of a group in a unit that have a value; none where a period has two.
fn rows_of(view: &View, group: &str, unit: &str) -> Option<Vec<usize>> {
    let figures = view.example.figures.rows;
    let rows: Vec<usize> = (0..figures.len())
        .filter(|row| figures[*row].group == group && figures[*row].unit == unit)
        .filter(|row| view.value(*row).is_some())
        .collect();
    let periods: BTreeSet<&str> = rows
        .iter()
        .map(|row| figures[*row].period.as_str())
        .collect();
    (periods.len() == rows.len() && !rows.is_empty()).then_some(rows)
}

fn series_of(view: &View, place: usize, group: &str, rows: &[usize], periods: &[String]) -> Series {
    let figures = view.example.figures.rows;
    let names: BTreeSet<String> = rows.iter().map(|row| view.figure_name(*row)).collect();
    let one_name = names.first().filter(|_| names.len() == 1);
    let of_period = |period: &String| {
        rows.iter()
            .copied()
            .find(|row| figures[*row].period == *period)
    };
    Series {
        name: one_name.cloned().unwrap_or_else(|| group.to_owned()),
        rows: periods.iter().map(of_period).collect(),
        role: role(group, place),
    }
}

/// A zone is drawn in the colour it is named after, others in the order of the file.
fn role(group: &str, place: usize) -> Role {
    let group = group.to_lowercase();
    let named = [
        ("hijau", Role::Best),
        ("kuning", Role::Fair),
        ("merah", Role::Poor),
    ];
    let order = [Role::Best, Role::Good, Role::Fair, Role::Weak, Role::Poor];
    let found = named.iter().find(|(colour, _)| group.contains(colour));
    found.map_or(order[place % order.len()], |(_, role)| *role)
}

fn periods(view: &View, rows: impl Iterator<Item = usize>) -> Vec<String> {
    let periods: BTreeSet<&str> = rows
        .map(|row| view.example.figures.rows[row].period.as_str())
        .collect();
    periods.into_iter().map(str::to_owned).collect()
}

/// Indices known for several periods.
fn values(view: &View) -> Option<Table> {
    let found: Vec<(&str, Vec<usize>)> = groups(view)
        .into_iter()
        .filter_map(|group| Some((group, rows_of(view, group, "index")?)))
        .filter(|(_, rows)| rows.len() > 1)
        .collect();
    if found.is_empty() {
        return None;
    }
    let periods = periods(
        view,
        found.iter().flat_map(|(_, rows)| rows.iter().copied()),
    );
    let series = found.iter().enumerate();
    Some(Table {
        series: series
            .map(|(place, (group, rows))| series_of(view, place, group, rows, &periods))
            .collect(),
        periods,
    })
}

/// Percentages that add up to a whole in every one of several periods.
fn shares(view: &View) -> Option<Table> {
    let all: Vec<(&str, Vec<usize>)> = groups(view)
        .into_iter()
        .filter_map(|group| Some((group, rows_of(view, group, "percent")?)))
        .collect();
    let most = all.iter().map(|(_, rows)| rows.len()).max()?;
    let found: Vec<&(&str, Vec<usize>)> =
        all.iter().filter(|(_, rows)| rows.len() == most).collect();
    let periods = periods(
        view,
        found.iter().flat_map(|(_, rows)| rows.iter().copied()),
    );
    let series: Vec<Series> = found
        .iter()
        .enumerate()
        .map(|(place, (group, rows))| series_of(view, place, group, rows, &periods))
        .collect();
    let is_whole = |period: usize| {
        let shares = series.iter().map(|series| view.value(series.rows[period]?));
        let shares: Option<Vec<f64>> = shares
            .map(|share| share.map(|share| share.to_f64()))
            .collect();
        shares.is_some_and(|shares| (shares.iter().sum::<f64>() - 100.0).abs() <= WHOLE)
    };
    let is_trend = most > 1 && series.len() > 1 && (0..periods.len()).all(is_whole);
    is_trend.then_some(Table { periods, series })
}

/// Counts of which each is a share of the one before it.
fn stages(view: &View) -> Vec<Stages> {
    let figures = view.example.figures.rows;
    let place = |code: &str| figures.iter().position(|figure| figure.id == code);
    let mut found = Vec::new();
    for group in groups(view) {
        let mut pairs = Vec::new();
        for figure in figures
            .iter()
            .filter(|figure| figure.group == group && figure.unit == "percent")
        {
            let tied = figure.recompute.as_ref().and_then(share_of);
            let rows = tied.and_then(|(part, whole)| Some((place(part)?, place(whole)?)));
            pairs.extend(rows.filter(|(part, whole)| {
                figures[*part].group == group && figures[*whole].group == group
            }));
        }
        let mut rows: Vec<usize> = pairs
            .iter()
            .flat_map(|(part, whole)| [*part, *whole])
            .collect();
        rows.sort_unstable();
        rows.dedup();
        let count = |row: usize| view.value(row).cloned().unwrap_or(Exact::ZERO);
        rows.sort_by_key(|row| std::cmp::Reverse(count(*row)));
        let chained = rows
            .windows(2)
            .all(|pair| pairs.contains(&(pair[1], pair[0])));
        if rows.len() > 2 && chained {
            found.push(Stages {
                group: group.to_owned(),
                period: figures[rows[0]].period.clone(),
                rows,
            });
        }
    }
    found
}

/// Part and whole of `[part] / [whole] * 100`.
pub(crate) fn share_of(formula: &Expression) -> Option<(&str, &str)> {
    let Expression::Binary(ratio, Operator::Times, hundred) = formula else {
        return None;
    };
    let Expression::Binary(part, Operator::Over, whole) = ratio.as_ref() else {
        return None;
    };
    match (part.as_ref(), whole.as_ref(), hundred.as_ref()) {
        (Expression::Reference(part), Expression::Reference(whole), Expression::Number(number))
            if *number == Exact::whole(100) =>
        {
            Some((part, whole))
        }
        _ => None,
    }
}
