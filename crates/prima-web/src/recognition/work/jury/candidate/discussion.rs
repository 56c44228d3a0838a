//! The discussion: all sheets side by side, what was said, and the forms by
//! which a juror speaks or changes a score with a reason.

use super::{View, criterion, name};
use crate::assessment::heads::Holds;
use crate::assessment::work::question::shown;
use crate::desk::{Form, Visit, form, moment};
use crate::look::{Choice, Column, Control, Field, Row, Table, Words, field, table};
use maud::{Markup, html};
use prima_instrument::exact::RoundingMode;
use prima_instrument::programme::jury::JuryForm;
use prima_instrument::words::figure;
use prima_store::recognition::jury::{JuryScore, JuryScoreChange};
use prima_workflow::recognition::jury::SheetSeen;

/// Everything that is read and said once sheets are open.
pub fn all(visit: &Visit, view: &View) -> Markup {
    let (words, found) = (visit.words(), view.found);
    html! {
        @if !found.sheets.is_empty() { (sheets(words, view)) }
        @for sheet in &found.sheets {
            @for change in sheet.changes.iter().filter(|one| !one.reason.is_empty()) { p { (name(view, &sheet.juror)) ": " (changed(words, view, &sheet.changes, change)) } }
        }
        @if !found.comments.is_empty() {
            ol {
                @for one in &found.comments {
                    li { strong { (name(view, &one.juror)) } " · " (moment::day(words, &one.at)) br; (one.text) }
                }
            }
        }
        @if found.may_discuss {
            (saying(visit, view))
            (changing(visit, view))
        }
    }
}

/// All sheets that may be read, a juror a column.
fn sheets(words: Words, view: &View) -> Markup {
    let found = view.found;
    let mut names: Vec<(String, Holds)> =
        vec![(words.label("web-jury-column-criterion"), Holds::Name)];
    let others = found.sheets.iter();
    names.extend(others.map(|one| (name(view, &one.juror).to_owned(), Holds::Text)));
    let columns: Vec<Column> = crate::assessment::heads::columns(&names);
    let cell = |scores: &[JuryScore], at: usize| {
        let one = &view.questions[at];
        let row = scores.iter().find(|row| row.criterion == one.code);
        html! {
            (shown(words, &one.answer, row.map_or("", |row| &row.value)))
            @if let Some(row) = row {
                @if !row.note.is_empty() { br; (row.note) }
                @if !row.private.is_empty() { br; span class="muted" { (row.private) } }
            }
        }
    };
    let mut rows: Vec<Row> = (0..view.questions.len())
        .map(|at| {
            let mut cells = vec![html! { (words.text(&view.questions[at].title)) }];
            cells.extend(found.sheets.iter().map(|sheet| cell(&sheet.scores, at)));
            Row {
                cells,
                ..Row::default()
            }
        })
        .collect();
    let score = |sheet: &SheetSeen| {
        let rounded = sheet.score.as_ref();
        let rounded = rounded.map(|score| score.rounded(RoundingMode::HalfUp, found.jury.digits));
        rounded.map_or_else(|| "–".to_owned(), |score| figure(words.lang, &score))
    };
    let mut cells = vec![html! { (words.label("web-jury-sheet-score")) }];
    cells.extend(found.sheets.iter().map(|sheet| html! { (score(sheet)) }));
    rows.push(Row {
        cells,
        ..Row::default()
    });
    table(
        words,
        &Table {
            id: "lembar-nilai",
            caption: &words.label("web-jury-sheets-caption"),
            columns: &columns,
            rows,
        },
    )
}

/// One change, with the score before it and why.
pub fn changed(
    words: Words,
    view: &View,
    all: &[JuryScoreChange],
    one: &JuryScoreChange,
) -> String {
    let mut earlier = all.iter().rev();
    let before =
        earlier.find(|other| other.criterion == one.criterion && other.version < one.version);
    let mut questions = view.questions.iter();
    let question = questions.find(|other| other.code == one.criterion);
    let written = |value: &str| {
        question.map_or_else(
            || value.to_owned(),
            |question| shown(words, &question.answer, value),
        )
    };
    let arguments = [
        (
            "criterion",
            criterion(words, view.found, &one.criterion).to_owned(),
        ),
        (
            "before",
            before.map_or_else(|| "–".to_owned(), |before| written(&before.value)),
        ),
        ("after", written(&one.value)),
        ("reason", one.reason.clone()),
    ];
    words.say("web-jury-changed", &arguments)
}

fn saying(visit: &Visit, view: &View) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let fields = html! {
        input type="hidden" name="apa" value="kata";
        (field(words, &Field { name: "kata", label: &words.label("web-jury-say"), hint: Some(&words.label("web-jury-say-hint")), error: view.trouble.faults.of("kata"), control: Control::Lines { value: typed.exact("kata"), rows: 3 } }))
    };
    form(
        visit,
        &Form {
            action: view.own,
            has_files: false,
            fields,
            button: &words.label("web-jury-say-button"),
        },
    )
}

fn changing(visit: &Visit, view: &View) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let faults = &view.trouble.faults;
    let choices: Vec<Choice> = view
        .questions
        .iter()
        .map(|one| Choice {
            value: &one.code,
            label: words.text(&one.title),
            chosen: typed.value("kriteria") == one.code,
        })
        .collect();
    let (met, not_met) = (
        words.label("web-question-yes"),
        words.label("web-question-no"),
    );
    let choice = |value: &'static str, label| Choice {
        value,
        label,
        chosen: typed.value("nilai") == value,
    };
    let yes_no = [choice("ya", &met), choice("tidak", &not_met)];
    let points = match view.found.jury.form {
        JuryForm::Administrative => Control::Select { choices: &yes_no },
        _ => Control::Text {
            value: typed.exact("nilai"),
        },
    };
    let fields = html! {
        input type="hidden" name="apa" value="ubah";
        (field(words, &Field { name: "kriteria", label: &words.label("web-jury-column-criterion"), hint: None, error: faults.of("kriteria"), control: Control::Select { choices: &choices } }))
        (field(words, &Field { name: "nilai", label: &words.label("web-jury-new-points"), hint: None, error: faults.of("nilai"), control: points }))
        (field(words, &Field { name: "alasan", label: &words.label("web-jury-change-reason"), hint: Some(&words.label("web-jury-change-reason-hint")), error: faults.of("alasan"), control: Control::Lines { value: typed.exact("alasan"), rows: 2 } }))
    };
    html! {
        h3 { (words.label("web-jury-change")) }
        (form(visit, &Form { action: view.own, has_files: false, fields, button: &words.label("web-jury-change-button") }))
    }
}
