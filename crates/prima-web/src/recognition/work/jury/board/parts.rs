//! The parts of the page of a stage's jury.

use super::View;
use crate::assessment::heads::{Holds, columns, heads};
use crate::desk::{Form, Visit, form};
use crate::frame::localized;
use crate::look::{
    Choice, Control, Empty, Field, Notice, NoticeKind, Row, Table, Words, empty, field, notice,
    stacked, summary, table,
};
use crate::recognition::work::jury::{called, candidate, form_name};
use maud::{Markup, html};
use prima_instrument::exact::Exact;
use prima_instrument::programme::jury::{Combine, JuryForm};
use prima_instrument::words::figure;
use prima_workflow::recognition::jury::{BoardLine, JurorLine, JuryBoard};

/// What the rules say of the jury.
pub fn rules(words: Words, found: &JuryBoard) -> Markup {
    let jury = &found.jury;
    let form = form_name(words, jury.form);
    let combine = match jury.combine {
        Combine::Mean => "web-jury-combine-mean",
        Combine::Median => "web-jury-combine-median",
    };
    let passing = jury.passing.as_ref().map_or_else(
        || words.label("web-jury-no-passing"),
        |least| figure(words.lang, least),
    );
    let blind = match jury.blind {
        true => "web-jury-blind",
        false => "web-jury-not-blind",
    };
    let mut rows = vec![(words.label("web-jury-form"), form)];
    if jury.form != JuryForm::Public {
        rows.push((words.label("web-jury-jurors"), jury.jurors.to_string()));
        rows.push((words.label("web-jury-combine"), words.label(combine)));
        rows.push((words.label("web-jury-sheets"), words.label(blind)));
    }
    rows.push((words.label("web-jury-passing"), passing));
    for one in &jury.carried {
        let title = found.programme.stage(&one.stage);
        let title = title.map_or(one.stage.as_str(), |stage| words.text(&stage.title));
        let share = format!("{title}: {} %", figure(words.lang, &one.share));
        rows.push((words.label("web-jury-carried"), share));
    }
    let rows: Vec<(&str, Markup)> = rows
        .iter()
        .map(|(name, value)| (name.as_str(), html! { (value) }))
        .collect();
    summary(&rows)
}

/// Who is on the panel, with what may be changed of it.
pub fn panel(visit: &Visit, view: &View) -> Markup {
    let (words, found) = (visit.words(), view.found);
    if found.jury.form == JuryForm::Public {
        return html! { p { (words.label("web-jury-public-about")) } };
    }
    html! {
        @if found.jurors.is_empty() {
            (empty(&Empty { title: &words.label("web-jury-panel-none"), about: &words.label("web-jury-panel-none-about"), action: None }))
        } @else {
            p { (words.say("web-jury-severity-about", &[("n", words.count(found.least))])) }
            @if found.is_kept { p class="closed" { (words.label("web-jury-severity-kept")) } }
            (jurors(words, view))
        }
        @if found.may_change { (changing(visit, view)) }
    }
}

fn jurors(words: Words, view: &View) -> Markup {
    let heads = heads(
        words,
        &[
            ("web-jury-column-juror", Holds::Name),
            ("web-jury-column-in", Holds::Text),
            ("web-jury-column-difference", Holds::Text),
            ("web-jury-column-severity", Holds::Text),
        ],
    );
    let row = |one: &JurorLine| {
        let of = [
            ("n", words.count(one.n_in)),
            ("all", words.count(one.n_seats)),
        ];
        let little = || words.say("web-jury-little", &[("n", words.count(one.common))]);
        let difference = one.agreement.as_ref().and_then(|found| found.difference);
        let severity = one.severity.map(|found| {
            let arguments = [
                ("severity", signed(words, found.severity)),
                ("low", signed(words, found.low)),
                ("high", signed(words, found.high)),
            ];
            words.say("web-jury-severity", &arguments)
        });
        let cells = [
            called(view.names, &one.juror).to_owned(),
            words.say("web-jury-n-of", &of),
            difference.map_or_else(little, |share| signed(words, share)),
            severity.unwrap_or_else(little),
        ];
        Row {
            cells: cells.map(|cell| html! { (cell) }).to_vec(),
            ..Row::default()
        }
    };
    stacked(
        words,
        &Table {
            id: "anggota",
            caption: &words.label("web-jury-panel-caption"),
            columns: &columns(&heads),
            rows: view.found.jurors.iter().map(row).collect(),
        },
    )
}

/// A share of the scale in points of 100, with its sign.
fn signed(words: Words, share: f64) -> String {
    let points = (share * 1_000.0).round() / 10.0;
    let sign = if points > 0.0 { "+" } else { "" };
    format!("{sign}{}", words.rough(points, 1))
}

fn changing(visit: &Visit, view: &View) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let choices = |all: Vec<(String, String)>, name: &str| -> Vec<(String, String, bool)> {
        let none = (String::new(), "–".to_owned(), typed.value(name).is_empty());
        let rest = all.into_iter().map(|(id, label)| {
            let chosen = typed.value(name) == id;
            (id, label, chosen)
        });
        std::iter::once(none).chain(rest).collect()
    };
    let offered = view
        .offered
        .iter()
        .map(|one| (one.id.clone(), one.name.clone()));
    let members = view.found.jurors.iter();
    let members = members.map(|one| (one.juror.clone(), called(view.names, &one.juror).to_owned()));
    let (offered, members) = (
        choices(offered.collect(), "juri"),
        choices(members.collect(), "juri-lepas"),
    );
    let asked = |what: &str, name: &str, key: &str, lines: &[(String, String, bool)]| {
        let lines: Vec<Choice> = lines
            .iter()
            .map(|(value, label, chosen)| Choice {
                value,
                label,
                chosen: *chosen,
            })
            .collect();
        html! {
            input type="hidden" name="apa" value=(what);
            (field(words, &Field { name, label: &words.label(key), hint: None, error: view.faults.of(name), control: Control::Select { choices: &lines } }))
        }
    };
    let post = |fields: Markup, key: &str| {
        form(
            visit,
            &Form {
                action: view.own,
                has_files: false,
                fields,
                button: &words.label(key),
            },
        )
    };
    html! {
        (post(asked("tambah", "juri", "web-jury-add-who", &offered), "web-jury-add"))
        @if !view.found.jurors.is_empty() {
            (post(html! { input type="hidden" name="apa" value="bagi"; p { (words.label("web-jury-share-about")) } }, "web-jury-share"))
            (post(asked("lepas", "juri-lepas", "web-jury-let-go-who", &members), "web-jury-let-go"))
        }
    }
}

/// The candidates with their results.
pub fn candidates(words: Words, found: &JuryBoard) -> Markup {
    if found.lines.is_empty() {
        return empty(&Empty {
            title: &words.label("web-jury-candidates-none"),
            about: &words.label("web-jury-candidates-none-about"),
            action: None,
        });
    }
    let heads = heads(
        words,
        &[
            ("web-jury-column-candidate", Holds::Name),
            ("web-jury-column-in", Holds::Text),
            ("web-jury-column-rank", Holds::Text),
            ("web-jury-column-result", Holds::Number),
            ("web-jury-column-verdict", Holds::Text),
            ("web-jury-column-corrected", Holds::Number),
        ],
    );
    html! {
        p { (words.label("web-jury-corrected-about")) }
        (table(words, &Table {
            id: "calon-tahap",
            caption: &words.label("web-jury-candidates-caption"),
            columns: &columns(&heads),
            rows: found.lines.iter().map(|line| Row { cells: cells(words, found, line), ..Row::default() }).collect(),
        }))
    }
}

fn cells(words: Words, found: &JuryBoard, line: &BoardLine) -> Vec<Markup> {
    let to = localized(words.lang, &candidate::address(&line.row.candidacy));
    let of = [
        ("n", words.count(line.n_in)),
        ("all", words.count(line.n_seated)),
    ];
    let result = line.ranked.as_ref().map(|one| &one.result);
    let verdict = match result.map(|one| one.passed.as_str()) {
        Some("yes") => words.label("web-jury-passed"),
        Some("no") => words.label("web-jury-failed"),
        _ => "–".to_owned(),
    };
    let rank = line.ranked.as_ref().map_or_else(
        || "–".to_owned(),
        |one| match one.is_tied {
            true => words.say("web-jury-tied", &[("rank", one.rank.to_string())]),
            false => one.rank.to_string(),
        },
    );
    let value = result.and_then(|one| Exact::parse(&one.value));
    let value = value.map_or_else(
        || "–".to_owned(),
        |value| prima_instrument::words::figure_at(words.lang, &value, found.jury.digits),
    );
    vec![
        html! {
            a href=(to) { (line.name) }
            @if !line.is_here { br; span class="muted" { (words.label("web-jury-moved-on")) } }
        },
        html! { (words.say("web-jury-n-of", &of)) },
        html! { (rank) },
        html! { (value) },
        html! { (verdict) },
        html! { (line.corrected.map_or_else(|| "–".to_owned(), |value| words.rough(value, 2))) },
    ]
}

/// What is asked, with weights and scales.
pub fn criteria(words: Words, found: &JuryBoard) -> Markup {
    let jury = &found.jury;
    if jury.criteria.is_empty() {
        return html! { p { (words.label("web-jury-public-about")) } };
    }
    let heads = heads(
        words,
        &[
            ("web-jury-column-criterion", Holds::Name),
            ("web-jury-column-weight", Holds::Number),
            ("web-jury-column-scale", Holds::Text),
        ],
    );
    let rows = jury.criteria.iter().map(|one| {
        let number = |value: &Exact| figure(words.lang, value);
        let scale = match jury.form {
            JuryForm::Administrative => words.label("web-jury-met"),
            _ => format!("{}–{}", number(&one.scale.min), number(&one.scale.max)),
        };
        Row {
            cells: vec![
                html! { (words.text(&one.title)) },
                html! { (number(&one.weight)) },
                html! { (scale) },
            ],
            ..Row::default()
        }
    });
    table(
        words,
        &Table {
            id: "kriteria-juri",
            caption: &words.label("web-jury-criteria-caption"),
            columns: &columns(&heads),
            rows: rows.collect(),
        },
    )
}

/// What the sources leave unproven of this jury.
pub fn unproven(words: Words, found: &JuryBoard) -> Markup {
    let Some(why) = &found.jury.provisional else {
        return html! {};
    };
    notice(
        words,
        &Notice {
            kind: NoticeKind::Provisional,
            title: None,
            body: html! { p { (words.text(why)) } },
        },
    )
}
