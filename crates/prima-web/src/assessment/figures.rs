//! Figures of a data set as tables, one a series, with what recomputing them
//! found, and the notices that say where a figure does not follow.

use super::cite::{Cite, origin};
use super::heads::{Holds, columns, heads};
use super::naming;
use crate::look::{Notice, NoticeKind, Origin, Row, Table, Words, linked, notice, stacked};
use maud::{Markup, html};
use prima_document::report::formula;
use prima_instrument::condition::Expression;
use prima_store::history::{Dataset, FigureRow, HintRow};

/// A figure's decimal with its unit.
pub fn value(words: Words, unit: &str, decimal: &str) -> String {
    match unit {
        _ if decimal.is_empty() => String::new(),
        "percent" => format!("{}%", naming::written(words, decimal)),
        "points" => naming::signed(words, decimal),
        _ => naming::written(words, decimal),
    }
}

/// What is shown of a figure: as published, else as computed.
pub fn shown(words: Words, row: &FigureRow) -> String {
    value(words, &row.unit, row.shown())
}

/// The same where nothing else beside it says how Prima came by it: one that nobody
/// published is called computed.
pub fn told(words: Words, row: &FigureRow) -> String {
    let shown = shown(words, row);
    match origin(&row.finding) {
        Origin::Computed => words.say("web-figure-computed", &[("value", shown)]),
        _ => shown,
    }
}

/// What a figure counts.
pub fn label(words: Words, row: &FigureRow) -> &str {
    naming::of(words, &row.label_id, &row.label_en)
}

/// What a figure counts, without its period at the end.
pub fn short_label(words: Words, row: &FigureRow) -> String {
    let label = label(words, row);
    let ends = [row.period.clone(), naming::period(words, &row.period)];
    let short = ends.iter().find_map(|end| label.strip_suffix(end.as_str()));
    let short = short.unwrap_or(label);
    short.trim_end_matches([' ', ',']).to_owned()
}

/// The reckoning behind a figure, with numbers in place of codes; none where it
/// follows from nothing.
pub fn reckoning(words: Words, all: &[&FigureRow], row: &FigureRow) -> Option<String> {
    if row.recompute.is_empty() {
        return None;
    }
    let parsed = Expression::parse(&row.recompute).ok()?;
    let number = |code: &str| {
        let found = all.iter().find(|other| other.figure == code);
        found.map(|found| naming::written(words, found.shown()))
    };
    Some(formula::with(&parsed, &number, words))
}

/// Figures of a data set, in the order of its file, a table for each series;
/// `all` are those of the whole data set, which their reckonings may name.
pub fn tables(words: Words, dataset: &Dataset, all: &[&FigureRow], rows: &[&FigureRow]) -> Markup {
    let mut names: Vec<&str> = Vec::new();
    for row in rows {
        if !names.contains(&row.series.as_str()) {
            names.push(&row.series);
        }
    }
    html! {
        @for (place, name) in names.iter().enumerate() {
            (series(words, &format!("angka-{}-{place}", dataset.dataset), all, rows, name))
        }
    }
}

fn series(words: Words, id: &str, all: &[&FigureRow], rows: &[&FigureRow], name: &str) -> Markup {
    let heads = heads(
        words,
        &[
            ("web-programme-column-figure", Holds::Name),
            ("web-programme-column-period", Holds::Text),
            ("web-programme-column-published", Holds::Number),
            ("web-programme-column-computed", Holds::Number),
            ("web-programme-column-source", Holds::Text),
        ],
    );
    let rows = rows.iter().filter(|row| row.series == name).map(|row| Row {
        cells: cells(words, all, row),
        ..Row::default()
    });
    stacked(
        words,
        &Table {
            id,
            caption: &naming::series(words, name),
            columns: &columns(&heads),
            rows: rows.collect(),
        },
    )
}

fn cells(words: Words, all: &[&FigureRow], row: &FigureRow) -> Vec<Markup> {
    let reckoning = reckoning(words, all, row);
    vec![
        html! { (short_label(words, row)) },
        html! { (naming::period(words, &row.period)) },
        html! {
            @if row.value.is_empty() { span class="muted" { (words.label("web-programme-not-published")) } }
            @else { (value(words, &row.unit, &row.value)) }
        },
        html! {
            @if !row.recomputed.is_empty() {
                (value(words, &row.unit, &row.recomputed))
                @if let Some(reckoning) = &reckoning { span class="reckoning" { (reckoning) } }
            }
        },
        html! {
            (origin_mark(words, origin(&row.finding)))
            span class="table-source" { (linked(&words.prose(&row.source))) ", " (words.say("web-retrieved", &[("day", words.date(&row.retrieved))])) }
        },
    ]
}

/// How Prima came by a figure, as a word with its sign.
pub fn origin_mark(words: Words, origin: Origin) -> Markup {
    let name = match origin {
        Origin::Imported => "imported",
        Origin::Recomputed => "recomputed",
        Origin::Differs => "differs",
        Origin::Computed => "computed",
        Origin::Sample => "sample",
    };
    html! { span class={ "origin " (name) } { (words.label(&format!("web-origin-{name}"))) } }
}

/// Says which of the figures do not follow from their parts, and what would; `all`
/// are those of the whole data set, which their reckonings may name.
pub fn disagreements(
    words: Words,
    all: &[&FigureRow],
    rows: &[&FigureRow],
    hints: &[&HintRow],
) -> Markup {
    let differing: Vec<&&FigureRow> = rows.iter().filter(|row| row.finding == "differs").collect();
    if differing.is_empty() {
        return html! {};
    }
    notice(
        words,
        &Notice {
            kind: NoticeKind::Mismatch,
            title: None,
            body: html! {
                ul {
                    @for row in differing { li { (difference(words, all, row)) } }
                }
                @for hint in readings(words, rows, hints) {
                    p { (hint) " " (words.label("report-hint-is-no-correction")) }
                }
            },
        },
    )
}

/// One figure that differs, as a sentence.
pub fn difference(words: Words, all: &[&FigureRow], row: &FigureRow) -> String {
    let arguments = [
        ("figure", label(words, row).to_owned()),
        ("published", value(words, &row.unit, &row.value)),
        ("computed", value(words, &row.unit, &row.recomputed)),
        ("reckoning", reckoning(words, all, row).unwrap_or_default()),
    ];
    words.say("web-programme-differs", &arguments)
}

/// The readings under which what differs would agree, one a period.
fn readings(words: Words, rows: &[&FigureRow], hints: &[&HintRow]) -> Vec<String> {
    let mut periods: Vec<&str> = hints.iter().map(|hint| hint.period.as_str()).collect();
    periods.dedup();
    let sentence = |period: &str| {
        let changes = hints
            .iter()
            .filter(|hint| hint.period == period)
            .map(|hint| {
                let named = rows.iter().find(|row| row.figure == hint.figure);
                let arguments = [
                    (
                        "figure",
                        named.map_or_else(
                            || hint.figure.clone(),
                            |row| label(words, row).to_owned(),
                        ),
                    ),
                    ("would", naming::written(words, &hint.would_be)),
                    ("published", naming::written(words, &hint.published)),
                ];
                words.say("report-hint-change", &arguments)
            });
        let changes: Vec<String> = changes.collect();
        let differing = rows.iter().filter(|row| {
            row.period == period && row.unit == "percent" && row.finding == "differs"
        });
        let arguments = [
            ("n", differing.count().to_string()),
            ("period", naming::period(words, period)),
            ("changes", changes.join(&words.label("report-and"))),
        ];
        words.say("report-hint", &arguments)
    };
    periods.into_iter().map(sentence).collect()
}

/// The line below a figure.
pub fn source(words: Words, datasets: &[Dataset], row: &FigureRow) -> Cite {
    let dataset = datasets
        .iter()
        .find(|dataset| dataset.dataset == row.dataset);
    Cite::figure(words, dataset, row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::words::Lang;

    fn row(code: &str, value: &str, unit: &str) -> FigureRow {
        FigureRow {
            figure: code.to_owned(),
            label_id: format!("Zona {code} 2023"),
            label_en: format!("Zone {code} 2023"),
            series: "Zona Hijau".to_owned(),
            period: "2023".to_owned(),
            value: value.to_owned(),
            unit: unit.to_owned(),
            finding: "stated".to_owned(),
            ..FigureRow::default()
        }
    }

    /// A share that differs, the counts it is made of, and what would fit.
    fn sample() -> (Vec<FigureRow>, Vec<HintRow>) {
        let share = FigureRow {
            recompute: "[hijau] / [total] * 100".to_owned(),
            recomputed: "70.65".to_owned(),
            finding: "differs".to_owned(),
            ..row("persen-hijau", "70.70", "percent")
        };
        let hint = HintRow {
            period: "2023".to_owned(),
            figure: "hijau".to_owned(),
            published: "414".to_owned(),
            would_be: "415".to_owned(),
            ..HintRow::default()
        };
        (
            vec![
                row("hijau", "414", "count"),
                row("total", "586", "count"),
                share,
            ],
            vec![hint],
        )
    }

    #[test]
    fn a_share_that_differs_is_said_with_its_reckoning_and_what_would_fit() {
        let (rows, hints) = sample();
        let (rows, hints): (Vec<&FigureRow>, Vec<&HintRow>) =
            (rows.iter().collect(), hints.iter().collect());
        for (lang, parts) in [
            (
                Lang::Id,
                ["70,70%", "70,65%", "414 ÷ 586 × 100", "415, bukan 414"],
            ),
            (
                Lang::En,
                ["70.70%", "70.65%", "414 ÷ 586 × 100", "415, not 414"],
            ),
        ] {
            let said = disagreements(Words { lang }, &rows, &rows, &hints).into_string();
            for part in parts {
                assert!(said.contains(part), "{part} is not in {said}");
            }
        }
    }

    #[test]
    fn a_label_is_shortened_by_its_period() {
        let words = Words { lang: Lang::Id };
        assert_eq!(
            short_label(words, &row("Hijau", "1", "count")),
            "Zona Hijau"
        );
        let dated = FigureRow {
            label_id: "MPP, 12 Desember 2024".to_owned(),
            period: "2024-12-12".to_owned(),
            ..FigureRow::default()
        };
        assert_eq!(short_label(words, &dated), "MPP");
    }
}
