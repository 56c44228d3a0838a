//! How the index of a body follows from its units, and where the published one
//! differs.

use super::section::Section;
use super::view::BodyView;
use crate::assessment::naming;
use crate::look::{Column, Notice, NoticeKind, Origin, Row, Table, notice, table};
use crate::register::notes::{self, Notes};
use crate::register::result::ResultView;
use crate::register::told;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_instrument::exact::{Exact, RoundingMode};
use prima_workflow::scorecards::Explained;

/// Decimals of a value before rounding.
const DIGITS: u32 = 4;

/// The roll-ups among the newest results; none where no result is one.
pub fn section(words: Words, view: &BodyView, notes: &mut Notes) -> Option<Section> {
    let newest: Vec<&ResultView> = view
        .newest()
        .into_iter()
        .filter(|result| result.outcome.origin == "children")
        .collect();
    let mut parts = Vec::new();
    for result in newest {
        parts.push(html! {
            (made_of(words, view, result, notes))
            (comparison(words, result))
        });
    }
    (!parts.is_empty()).then(|| Section {
        id: "dari-unit",
        heading: words.label("web-body-rollup"),
        body: html! {
            p { (words.label("web-body-rollup-about")) }
            @for part in &parts { (part) }
        },
    })
}

/// Units that counted, with the exact index of each, best first: those of the
/// data set, whoever they are under today.
fn parts<'v>(view: &'v BodyView, explained: &'v Explained) -> Vec<(&'v str, &'v str, &'v Exact)> {
    let counted = explained.parts.iter();
    let counted = counted.filter_map(|(id, index)| Some((id.as_str(), index.as_ref()?)));
    let mut parts: Vec<(&str, &str, &Exact)> = counted
        .map(|(id, index)| (id, view.name(id), index))
        .collect();
    parts.sort_by(|a, b| b.2.cmp(a.2));
    parts
}

/// The units and the value they make, as the scorecard has them; nothing where
/// the data set does not hold what is behind the index.
fn made_of(words: Words, view: &BodyView, result: &ResultView, notes: &mut Notes) -> Markup {
    let Some(explained) = &result.explained else {
        return html! {};
    };
    let parts = parts(view, explained);
    let digits = result
        .instrument
        .map_or(2, |instrument| instrument.rounding.digits);
    let written = |value: &Exact| match value.as_decimal(digits) {
        Some(_) => words.at(value, digits),
        None => words.cut(value, DIGITS),
    };
    let step = |name: String, value: String| Row {
        cells: vec![html! { (name) }, html! { (value) }],
        emphasis: false,
        id: None,
    };
    let mut rows = Vec::new();
    for (id, name, index) in &parts {
        let of_unit = view
            .parts_of(result)
            .into_iter()
            .find(|part| part.outcome.body == *id);
        let mark = of_unit.map(|part| {
            notes.mark(
                words,
                notes::of_result(&part.outcome),
                "web-body-what-units",
            )
        });
        rows.push(Row {
            cells: vec![
                html! { (told::link(words, id, name)) },
                html! { (written(index)) @if let Some(mark) = &mark { (mark) } },
            ],
            emphasis: false,
            id: None,
        });
    }
    if let Some(exact) = &explained.exact {
        let name = words.counted("web-body-rollup-mean", parts.len(), &[]);
        rows.push(step(name, words.cut(exact, DIGITS)));
    }
    rows.push(Row {
        emphasis: true,
        ..step(rounded(words, result), result.value(words))
    });
    let caption = words.counted(
        "web-body-rollup-caption",
        parts.len(),
        &[
            ("name", view.body.called().to_owned()),
            ("programme", result.programme(words)),
            ("period", naming::period(words, &result.outcome.period)),
        ],
    );
    let names = [words.label("web-body-unit"), words.label("web-body-index")];
    table(
        words,
        &Table {
            id: &format!("rekap-{}", result.outcome.programme),
            caption: &caption,
            columns: &[
                Column {
                    name: &names[0],
                    names_row: true,
                    ..Column::default()
                },
                Column {
                    name: &names[1],
                    number: true,
                    ..Column::default()
                },
            ],
            rows,
        },
    )
}

/// The rounding step in words.
fn rounded(words: Words, result: &ResultView) -> String {
    let Some(instrument) = result.instrument else {
        return words.label("web-body-rollup-rounded-plain");
    };
    let mode = match instrument.rounding.mode {
        RoundingMode::HalfUp => "label-mode-half-up",
        RoundingMode::HalfEven => "label-mode-half-even",
        RoundingMode::Cut => "label-mode-cut",
        RoundingMode::Up => "label-mode-up",
    };
    let arguments = [
        ("digits", instrument.rounding.digits.to_string()),
        ("mode", words.label(mode)),
    ];
    words.say("web-body-rollup-rounded", &arguments)
}

/// The published index beside the computed one.
fn comparison(words: Words, result: &ResultView) -> Markup {
    let outcome = &result.outcome;
    let arguments = [
        ("computed", result.value(words)),
        (
            "published",
            naming::written(words, &outcome.published_index),
        ),
        (
            "difference",
            naming::written(words, outcome.difference.trim_start_matches(['-', '+'])),
        ),
    ];
    let (kind, key) = match result.origin() {
        Origin::Differs => (NoticeKind::Mismatch, "web-body-rollup-differs"),
        Origin::Recomputed => (NoticeKind::Agreement, "web-body-rollup-agrees"),
        _ => return html! {},
    };
    let same_band = outcome.published_band == outcome.band && !outcome.band.is_empty();
    notice(
        words,
        &Notice {
            kind,
            title: None,
            body: html! {
                p { (words.say(key, &arguments)) }
                @if key == "web-body-rollup-differs" {
                    @if cut(result) { p { (words.label("web-body-rollup-cut")) } }
                    @if same_band { p { (words.label("web-body-rollup-same-band")) " " (result.chip(words)) } }
                }
            },
        },
    )
}

/// Whether the published index is the exact one with its further digits cut off.
fn cut(result: &ResultView) -> bool {
    let exact = result
        .explained
        .as_ref()
        .and_then(|explained| explained.exact.clone());
    let published = &result.outcome.published_index;
    let digits = published
        .split_once('.')
        .map_or(0, |(_, digits)| digits.len() as u32);
    match (exact, Exact::parse(published)) {
        (Some(exact), Some(published)) => exact.rounded(RoundingMode::Cut, digits) == published,
        _ => false,
    }
}
