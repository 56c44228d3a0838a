//! Published figures beside the same figures computed from their parts.

use super::formula;
use super::section::{Section, region};
use super::view::View;
use maud::{Markup, html};
use prima_instrument::exact::Exact;
use prima_score::figures::{FigureState, Hint};

/// The section of single figures; none where there are none.
pub(crate) fn section(view: &View) -> Option<Section> {
    if view.example.figures.rows.is_empty() {
        return None;
    }
    let words = view.words;
    Some(Section {
        id: "figures",
        heading: words.label("report-figures"),
        body: html! {
            p { (words.label("report-figures-about")) }
            (summary(view))
            @for hint in view.example.figures.hints { (finding(view, hint)) }
            (table(view))
        },
    })
}

/// How many figures agree, differ, are only stated or only computed.
fn summary(view: &View) -> Markup {
    let words = view.words;
    let n = |wanted: fn(&FigureState) -> bool| {
        view.example
            .figures
            .checked
            .iter()
            .filter(|checked| wanted(&checked.state))
            .count()
    };
    let counts = [
        ("report-n-agree", n(|state| *state == FigureState::Agrees)),
        (
            "report-n-differ",
            n(|state| matches!(state, FigureState::Differs { .. })),
        ),
        (
            "report-n-computed",
            n(|state| *state == FigureState::ComputedOnly),
        ),
        ("report-n-stated", n(|state| *state == FigureState::Stated)),
        (
            "report-n-unknown",
            n(|state| matches!(state, FigureState::Unknown(_))),
        ),
    ];
    html! {
        ul class="tally" {
            @for (key, n) in counts.iter().filter(|(_, n)| *n > 0) {
                li { strong { (words.count(*n)) } " " (words.label(key)) }
            }
        }
    }
}

/// A reading of the source under which what differs would agree.
pub(crate) fn hint(view: &View, hint: &Hint) -> String {
    let words = view.words;
    let changes = hint.changes.iter().map(|change| {
        let row = view.row(&change.id);
        let figure = row.map(|row| words.text(&view.example.figures.rows[row].label).to_owned());
        words.say(
            "report-hint-change",
            &[
                ("figure", figure.unwrap_or_else(|| change.id.clone())),
                ("would", words.figure(&change.would_be)),
                ("published", words.figure(&change.published)),
            ],
        )
    });
    let changes: Vec<String> = changes.collect();
    words.say(
        "report-hint",
        &[
            ("n", hint.figures.len().to_string()),
            ("period", hint.period.clone()),
            ("changes", changes.join(&words.label("report-and"))),
        ],
    )
}

fn finding(view: &View, found: &Hint) -> Markup {
    html! {
        div class="finding" {
            p { (hint(view, found)) }
            p class="aside" { (view.words.label("report-hint-is-no-correction")) }
        }
    }
}

fn table(view: &View) -> Markup {
    let words = view.words;
    let figures = view.example.figures;
    region(
        "figures-table",
        &words.label("report-figures-caption"),
        &html! {
            thead {
                tr {
                    th scope="col" { (words.label("report-figure")) }
                    th scope="col" class="number" { (words.label("report-published")) }
                    th scope="col" class="number" { (words.label("report-computed")) }
                    th scope="col" { (words.label("report-source")) }
                }
            }
            tbody {
                @for (row, figure) in figures.rows.iter().enumerate() {
                    tr {
                        th scope="row" { (words.text(&figure.label)) }
                        td class="number strong" {
                            @match &figure.value {
                                Some(printed) => (view.with_unit(row, &words.at(&printed.value, printed.digits))),
                                None => span class="state" { (words.label("report-not-published")) },
                            }
                        }
                        td class="number" { (computed(view, row)) (state(view, row)) }
                        td { (view.sources.number(&figure.source)) }
                    }
                }
            }
        },
    )
}

/// The computed value with the sum it comes from.
fn computed(view: &View, row: usize) -> Markup {
    let words = view.words;
    let figures = view.example.figures;
    let checked = &figures.checked[row];
    let value = |code: &str| view.row(code).and_then(|row| view.plain(row));
    html! {
        @if let Some(recomputed) = &checked.recomputed {
            (view.with_unit(row, &written(view, recomputed, checked.digits)))
            @if let Some(formula) = &figures.rows[row].recompute {
                span class="state" { (formula::with(formula, &value, words)) }
            }
        }
    }
}

fn written(view: &View, value: &Exact, digits: Option<u32>) -> String {
    match digits {
        Some(digits) => view.words.at(value, digits),
        None => view.words.cut(value, 4),
    }
}

fn state(view: &View, row: usize) -> Markup {
    let words = view.words;
    let checked = &view.example.figures.checked[row];
    html! {
        @match &checked.state {
            FigureState::Agrees => (super::chip::verdict(words, Some(true))),
            FigureState::Differs { by } => {
                (super::chip::verdict(words, Some(false)))
                span class="state" {
                    (words.say("report-by", &[("by", view.with_unit(row, &signed(view, by, checked.digits)))]))
                }
            },
            FigureState::Stated => span class="verdict open" { (words.label("report-only-stated")) },
            FigureState::ComputedOnly => span class="verdict open" { (words.label("report-only-computed")) },
            FigureState::Unknown(why) => span class="verdict differs" {
                (words.say("report-cannot-compute", &[("codes", why.names())]))
            },
        }
    }
}

/// A difference with its sign.
fn signed(view: &View, by: &Exact, digits: Option<u32>) -> String {
    let text = written(view, by, digits);
    match text.strip_prefix('-') {
        Some(size) => format!("−{size}"),
        None => format!("+{text}"),
    }
}
