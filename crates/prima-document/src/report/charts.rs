//! The charts of single figures, each with its table.

use super::section::{Section, region};
use super::trends::{Stages, Table, Trend, share_of, trends};
use super::view::View;
use crate::chart::funnel::{Funnel, Stage};
use crate::chart::lines::{self, Lines};
use crate::chart::shares::{Bar, Piece, Shares};
use crate::chart::{Axis, Caption, Shape, legend_mark, role_class};
use maud::{Markup, html};

/// The section of charts; none where the figures call for none.
pub(crate) fn section(view: &View) -> Option<Section> {
    let trends = trends(view);
    if trends.is_empty() {
        return None;
    }
    Some(Section {
        id: "trend",
        heading: view.words.label(heading(&trends)),
        body: html! {
            @for (place, trend) in trends.iter().enumerate() {
                @let id = format!("trend-{}", place + 1);
                @match trend {
                    Trend::Values(table) => (values(view, &id, table)),
                    Trend::Shares(table) => (shares(view, &id, table)),
                    Trend::Stages(stages) => (funnel(view, &id, stages)),
                }
            }
        },
    })
}

fn heading(trends: &[Trend]) -> &'static str {
    let is_stages = |trend: &&Trend| matches!(trend, Trend::Stages(_));
    match trends.iter().filter(is_stages).count() {
        0 => "report-trend-years",
        n if n == trends.len() => "report-trend-stages",
        _ => "report-trend-both",
    }
}

fn title(view: &View, common: &str, periods: &[String]) -> String {
    let of = if common.is_empty() {
        view.words.label("report-values")
    } else {
        common.to_owned()
    };
    let ends = (periods.first(), periods.last());
    let period = match ends {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(only), _) => only.clone(),
        _ => String::new(),
    };
    view.words
        .say("report-trend-title", &[("of", of), ("period", period)])
}

/// Everything a chart shows as one text: each series with its values.
fn told(view: &View, table: &Table, names: &[String]) -> String {
    let series = table.series.iter().zip(names).map(|(series, name)| {
        let values = series
            .rows
            .iter()
            .zip(&table.periods)
            .filter_map(|(row, period)| Some(format!("{period} {}", view.figure((*row)?))));
        format!("{name}: {}", values.collect::<Vec<_>>().join(", "))
    });
    series.collect::<Vec<_>>().join("; ")
}

fn values(view: &View, id: &str, table: &Table) -> Markup {
    let words = view.words;
    let (common, names) = table.names();
    let value = |row: usize| {
        let value = view.value(row)?.to_f64();
        Some(lines::Value {
            value,
            text: view.figure(row),
        })
    };
    let series: Vec<lines::Series> = table
        .series
        .iter()
        .map(|series| lines::Series {
            values: series.rows.iter().map(|row| value((*row)?)).collect(),
        })
        .collect();
    let known = series
        .iter()
        .flat_map(|series| series.values.iter().flatten());
    let known: Vec<f64> = known.map(|value| value.value).collect();
    let least = known.iter().copied().fold(f64::INFINITY, f64::min);
    let most = known.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let axis = Axis::around(least, most, 4.0);
    let (ticks, decimals) = axis.ticks(6);
    let title = title(view, &common, &table.periods);
    let chart = Lines {
        caption: Caption {
            id: format!("{id}-chart"),
            title: title.clone(),
            description: told(view, table, &names),
        },
        periods: table.periods.clone(),
        series,
        reference: None,
        bands: Vec::new(),
        ticks: ticks
            .into_iter()
            .map(|tick| (tick, words.rough(tick, decimals)))
            .collect(),
        axis,
    };
    let note = words.say(
        "report-trend-axis",
        &[
            ("low", words.rough(axis.low, decimals)),
            ("high", words.rough(axis.high, decimals)),
        ],
    );
    html! {
        h3 { (title) }
        figure {
            @if names.len() > 1 {
                ul class="legend" {
                    @for (place, name) in names.iter().enumerate() {
                        li { (legend_mark(Shape::of_series(place), &format!("series-{}", place % 5))) (name) }
                    }
                }
            }
            (chart.draw())
            figcaption { (note) @if chart.has_gap() { " " (words.label("report-trend-gap")) } }
        }
        (data(view, id, &title, table, &names))
    }
}

fn shares(view: &View, id: &str, table: &Table) -> Markup {
    let words = view.words;
    let (common, names) = table.names();
    let title = title(view, &common, &table.periods);
    let bars = table.periods.iter().enumerate().map(|(place, period)| {
        let rows = || {
            table
                .series
                .iter()
                .filter_map(|series| Some((series.rows[place]?, series.role)))
        };
        let pieces = rows().filter_map(|(row, role)| {
            Some(Piece {
                share: view.value(row)?.to_f64(),
                text: view.figure(row),
                role,
            })
        });
        let figures = view.example.figures.rows;
        let whole = rows().find_map(|(row, _)| {
            let (_, whole) = share_of(figures[row].recompute.as_ref()?)?;
            figures.iter().position(|figure| figure.id == whole)
        });
        Bar {
            name: period.clone(),
            aside: whole.map_or(String::new(), |row| {
                words.say("report-of-whole", &[("n", view.figure(row))])
            }),
            pieces: pieces.collect(),
        }
    });
    let chart = Shares {
        caption: Caption {
            id: format!("{id}-chart"),
            title: title.clone(),
            description: told(view, table, &names),
        },
        bars: bars.collect(),
    };
    html! {
        h3 { (title) }
        figure {
            ul class="legend" {
                @for (series, name) in table.series.iter().zip(&names) {
                    li { span class={ "swatch " (role_class(series.role)) } aria-hidden="true" {} (name) }
                }
            }
            (chart.draw())
        }
        (data(view, id, &title, table, &names))
    }
}

/// The table beside a chart: a row a period, a column a series.
fn data(view: &View, id: &str, title: &str, table: &Table, names: &[String]) -> Markup {
    let words = view.words;
    region(
        &format!("{id}-table"),
        &words.say("report-data-caption", &[("title", title.to_owned())]),
        &html! {
            thead {
                tr {
                    th scope="col" { (words.label("report-period")) }
                    @for name in names { th scope="col" class="number" { (name) } }
                }
            }
            tbody {
                @for (place, period) in table.periods.iter().enumerate() {
                    tr {
                        th scope="row" { (period) }
                        @for series in &table.series {
                            td class="number" {
                                @match series.rows[place] {
                                    Some(row) => {
                                        (view.figure(row))
                                        @if view.is_only_computed(row) {
                                            span class="state" { (words.label("report-computed-only")) }
                                        }
                                    },
                                    None => (words.label("report-unknown")),
                                }
                            }
                        }
                    }
                }
            }
        },
    )
}

fn funnel(view: &View, id: &str, stages: &Stages) -> Markup {
    let words = view.words;
    let arguments = [
        ("group", stages.group.clone()),
        ("period", stages.period.clone()),
    ];
    let title = words.say("report-stages-title", &arguments);
    let told = stages
        .rows
        .iter()
        .map(|row| format!("{}: {}", view.figure_name(*row), view.figure(*row)));
    let chart = Funnel {
        caption: Caption {
            id: format!("{id}-chart"),
            title: title.clone(),
            description: told.collect::<Vec<_>>().join("; "),
        },
        stages: stages
            .rows
            .iter()
            .map(|row| Stage {
                name: view.figure_name(*row),
                count: view.value(*row).map_or(0.0, |value| value.to_f64()),
                text: view.figure(*row),
            })
            .collect(),
        room: 16.0,
    };
    let first = stages.rows[0];
    html! {
        h3 { (title) }
        figure { (chart.draw()) }
        (region(
            &format!("{id}-table"),
            &words.say("report-data-caption", &[("title", title.clone())]),
            &html! {
                thead {
                    tr {
                        th scope="col" { (words.label("report-stage")) }
                        th scope="col" class="number" { (words.label("report-count")) }
                        th scope="col" class="number" { (words.label("report-of-previous")) }
                        th scope="col" class="number" { (words.label("report-of-first")) }
                    }
                }
                tbody {
                    @for (place, row) in stages.rows.iter().enumerate() {
                        tr {
                            th scope="row" { (view.figure_name(*row)) }
                            td class="number strong" { (view.figure(*row)) }
                            td class="number" { (share(view, *row, place.checked_sub(1).map(|before| stages.rows[before]))) }
                            td class="number" { (share(view, *row, (place > 0).then_some(first))) }
                        }
                    }
                }
            },
        ))
    }
}

/// The figure that gives one count as a share of another.
fn share(view: &View, part: usize, whole: Option<usize>) -> String {
    let figures = view.example.figures.rows;
    let Some(whole) = whole else {
        return view.words.label("report-unknown");
    };
    let wanted = (figures[part].id.as_str(), figures[whole].id.as_str());
    let found = figures.iter().position(|figure| {
        figure.unit == "percent" && figure.recompute.as_ref().and_then(share_of) == Some(wanted)
    });
    found.map_or(view.words.label("report-unknown"), |row| view.figure(row))
}
