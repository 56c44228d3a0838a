//! Values over the years, one line a series, against a line of reference.

use super::band_scale::{from_to, stretches};
use super::{About, Drawn, Value};
use maud::{Markup, html};
use prima_document::chart::{Axis, Shape, dots, legend_mark, lines};
use prima_document::wording::Words;
use prima_instrument::model::Instrument;

/// Most years that have room for one another on a phone.
const MOST_YEARS: usize = 8;

/// Lines over the same years.
#[derive(Clone, Debug)]
pub struct Trend<'a> {
    /// Names and source.
    pub about: About<'a>,
    /// Years, or other periods, in order. Years stand to scale, so that those which
    /// are missing leave their room free.
    pub periods: &'a [&'a str],
    /// One line each; five can be told apart.
    pub series: Vec<Series<'a>>,
    /// What the lines are held against, such as the nation.
    pub reference: Option<Series<'a>>,
    /// The rules whose bands lie behind the lines; none where not all values are
    /// under the same ones, or where these have none.
    pub rules: Option<&'a Instrument>,
}

/// One line.
#[derive(Clone, Debug)]
pub struct Series<'a> {
    /// Whose values they are.
    pub name: &'a str,
    /// One a year; `None` where nothing was published.
    pub values: Vec<Option<Value>>,
}

/// The chart; without any value, nothing.
pub fn trend(words: Words, trend: &Trend) -> Markup {
    let all = || trend.series.iter().chain(&trend.reference);
    let known = all().flat_map(|series| series.values.iter().flatten());
    let known: Vec<f64> = known.map(|value| value.value).collect();
    if known.is_empty() {
        return html! {};
    }
    let least = known.iter().copied().fold(f64::INFINITY, f64::min);
    let most = known.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // Equal values still need an axis.
    let room = if most > least { 0.0 } else { 1.0 };
    let axis = Axis::around(least - room, most + room, 6.0);
    let (ticks, decimals) = axis.ticks(6);
    let has_value =
        |place: usize| all().any(|series| matches!(series.values.get(place), Some(Some(_))));
    let years = years(trend.periods, has_value);
    let told = all().map(|series| told(words, trend.periods, series));
    let mut told = told.collect::<Vec<_>>().join("; ");
    let (bands, bands_told) = bands(words, trend.rules, axis);
    if !bands_told.is_empty() {
        told = format!("{told}. {bands_told}");
    }
    let chart = lines::Lines {
        caption: trend.about.caption(told),
        series: trend
            .series
            .iter()
            .map(|one| line(trend, &years, one))
            .collect(),
        reference: trend.reference.as_ref().map(|one| line(trend, &years, one)),
        periods: years,
        bands,
        ticks: ticks
            .into_iter()
            .map(|tick| (tick, words.rough(tick, decimals)))
            .collect(),
        axis,
    };
    let mut note = Vec::new();
    if axis.low > 0.0 {
        let ends = [
            ("low", words.rough(axis.low, decimals)),
            ("high", words.rough(axis.high, decimals)),
        ];
        note.push(words.say("web-chart-axis", &ends));
    }
    if chart.has_gap() {
        note.push(words.label("web-chart-gap"));
    }
    if !bands_told.is_empty() {
        note.push(bands_told);
    }
    Drawn {
        about: &trend.about,
        legend: legend(trend),
        drawing: chart.draw(),
        note: note.join(" "),
        rows: rows(words, trend),
    }
    .figure(words)
}

/// The periods with the years between them, where those are few enough; else
/// those that have a value.
fn years(periods: &[&str], has_value: impl Fn(usize) -> bool) -> Vec<String> {
    let given = || {
        let periods = periods.iter().enumerate();
        let known = periods.filter(|(place, _)| has_value(*place));
        known.map(|(_, &period)| period.to_owned()).collect()
    };
    let numbers: Option<Vec<usize>> = periods.iter().map(|year| year.parse().ok()).collect();
    let ends = numbers
        .as_ref()
        .and_then(|years| Some((*years.first()?, *years.last()?)));
    match ends {
        Some((first, last)) if first <= last && last - first < MOST_YEARS => {
            (first..=last).map(|year| year.to_string()).collect()
        }
        _ => given(),
    }
}

/// The bands that the axis shows, and what they are in words; nothing without rules.
fn bands(words: Words, rules: Option<&Instrument>, axis: Axis) -> (Vec<dots::Stretch>, String) {
    let Some(rules) = rules else {
        return (Vec::new(), String::new());
    };
    let shown = stretches(rules).into_iter().filter_map(|stretch| {
        let low = stretch.low.to_f64();
        let drawn = dots::Stretch {
            letter: stretch.band.code.clone(),
            low,
            high: stretch.end,
            role: stretch.band.role,
        };
        let told = from_to(words, rules.rounding.digits, &stretch);
        (low < axis.high && axis.low < stretch.end).then_some((drawn, told))
    });
    // The highest stands on top, as it does in the chart.
    let (drawn, told): (Vec<_>, Vec<_>) = shown.rev().unzip();
    let told = match told.is_empty() {
        true => String::new(),
        false => words.say("web-chart-bands", &[("bands", told.join("; "))]),
    };
    (drawn, told)
}

/// The series with one entry a year drawn.
fn line(trend: &Trend, years: &[String], series: &Series) -> lines::Series {
    let value = |year: &String| {
        let place = trend.periods.iter().position(|period| period == year)?;
        series.values.get(place)?.clone()
    };
    lines::Series {
        values: years.iter().map(value).collect(),
    }
}

/// A series as one text.
fn told(words: Words, periods: &[&str], series: &Series) -> String {
    let values = periods.iter().zip(&series.values);
    let values: Vec<String> = values
        .filter_map(|(year, value)| Some(format!("{year} {}", value.as_ref()?.text)))
        .collect();
    let arguments = [
        ("name", series.name.to_owned()),
        ("values", values.join(", ")),
    ];
    words.say("web-chart-series", &arguments)
}

fn legend(trend: &Trend) -> Markup {
    html! {
        ul class="legend" {
            @for (place, series) in trend.series.iter().enumerate() {
                li { (legend_mark(Shape::of_series(place), &format!("series-{}", place % 5))) (series.name) }
            }
            @if let Some(reference) = &trend.reference {
                li {
                    svg class="legend-mark" width="28" height="20" viewBox="0 -10 28 20" aria-hidden="true" {
                        line class="reference" x1="0" x2="28" y1="0" y2="0" {}
                    }
                    (reference.name)
                }
            }
        }
    }
}

fn rows(words: Words, trend: &Trend) -> Markup {
    let missing = words.label("web-chart-missing");
    let all = || trend.series.iter().chain(&trend.reference);
    html! {
        thead {
            tr {
                th scope="col" { (words.label("web-chart-period")) }
                @for series in all() { th scope="col" class="number" { (series.name) } }
            }
        }
        tbody {
            @for (place, year) in trend.periods.iter().enumerate() {
                tr {
                    th scope="row" { (year) }
                    @for series in all() {
                        @let value = series.values.get(place).and_then(Option::as_ref);
                        td class="number" { (value.map_or(&missing, |value| &value.text)) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn missing_years_keep_their_room_where_there_is_room() {
        let check = |periods: &[&str], expected: &str| {
            let has_value = |place| ["2021", "2023"].contains(&periods[place]) || periods.len() < 5;
            assert_eq!(years(periods, has_value).join(" "), expected, "{periods:?}");
        };
        check(&["2021", "2023"], "2021 2022 2023");
        check(&["2014", "2022", "2023"], "2014 2022 2023");
        let many: Vec<String> = (2014..=2023).map(|year| year.to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        check(&many, "2021 2023");
        check(&["2023/1", "2023/2"], "2023/1 2023/2");
        check(&[], "");
    }
}
