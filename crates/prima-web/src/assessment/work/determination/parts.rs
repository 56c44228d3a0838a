//! The parts of the page of determinations.

use super::View;
use crate::assessment::work::framed::address;
use crate::assessment::work::wib::{MomentField, moment_field};
use crate::desk::{Form, Visit, form, moment};
use crate::frame::localized;
use crate::look::{
    Column, Control, Empty, Field, Notice, NoticeKind, Pagination, Row, Table, Words, empty, field,
    notice, pagination, table,
};
use maud::{Markup, html};
use prima_domain::assessment::cycle::Stage;
use prima_store::cycle::Determination;
use prima_store::history::Outcome;
use prima_workflow::assessment::Rehearsal;

/// Results on one page.
const PER_PAGE: usize = 50;

fn name<'a>(view: &'a View, id: &'a str) -> &'a str {
    view.names.get(id).map_or(id, String::as_str)
}

/// The determinations with their state, and the form that confirms the one that waits.
pub fn list(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    if view.all.is_empty() {
        return empty(&Empty {
            title: &words.label("web-board-determinations-none"),
            about: &words.label("web-board-determinations-none-about"),
            action: None,
        });
    }
    html! {
        @for line in view.all {
            @let row = &line.determination;
            div class="question" id={ "penetapan-" (row.number) } {
                h3 { (words.say("web-board-determination-number", &[("number", row.number.to_string())])) }
                p { strong { (words.label(&format!("web-board-determination-{}", row.state))) } }
                (told(words, view, row))
                @if let Some(number) = line.corrected_by {
                    p { (words.say("web-board-corrected-by", &[("number", number.to_string())])) }
                }
                @if row.state == "asked" { (confirmation(visit, view, row)) }
            }
        }
    }
}

fn told(words: Words, view: &View, row: &Determination) -> Markup {
    let day = |at: &str| words.date(at.get(..10).unwrap_or_default());
    let asked = [
        ("name", name(view, &row.asked_by).to_owned()),
        ("at", day(&row.asked_at)),
    ];
    let confirmed = [
        ("name", name(view, &row.confirmed_by).to_owned()),
        ("at", day(&row.confirmed_at)),
    ];
    html! {
        ul {
            li { (words.say("web-board-asked-by", &asked)) }
            @if !row.confirmed_by.is_empty() { li { (words.say("web-board-confirmed-by", &confirmed)) } }
            li { (words.say("web-board-publish-at", &[("at", moment::moment(words, row.publish_at))])) }
            @if row.corrects > 0 { li { (words.say("web-board-corrects", &[("number", row.corrects.to_string()), ("reason", row.reason.clone())])) } }
            li { (words.label("web-board-frozen")) " " span class="secret" { (row.frozen_hash.get(..16).unwrap_or(&row.frozen_hash)) } }
        }
    }
}

fn confirmation(visit: &Visit, view: &View, row: &Determination) -> Markup {
    let words = visit.words();
    if !view.has_key {
        return html! { p class="closed" { (words.label("web-board-no-key")) } };
    }
    let fields = html! {
        input type="hidden" name="apa" value="teguhkan";
        input type="hidden" name="nomor" value=(row.number);
        div id="teguhkan" {
            p { (words.label("web-board-confirm-about")) }
            @if let Some(error) = view.faults.of("teguhkan") {
                p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
            }
            div class="choice" {
                input type="checkbox" id="yakin" name="yakin" value="ya";
                label for="yakin" { (words.label("web-board-confirm-sure")) }
            }
        }
    };
    post(visit, view, fields, "web-board-confirm")
}

fn post(visit: &Visit, view: &View, fields: Markup, button: &str) -> Markup {
    let action = format!("{}/penetapan", address(&view.line.cycle.cycle));
    let button = visit.words().label(button);
    form(
        visit,
        &Form {
            action: &action,
            has_files: false,
            fields,
            button: &button,
        },
    )
}

/// What stands in the way.
pub fn missing(words: Words, view: &View, rehearsal: &Rehearsal) -> Markup {
    let unit = |id: &String| name(view, id).to_owned();
    let pair =
        |(one, other): &(String, String)| format!("{}: {}", name(view, one), name(view, other));
    let parts: [(&str, Vec<String>); 5] = [
        (
            "objections",
            rehearsal
                .open_objections
                .iter()
                .map(|(id, number)| format!("{} ({number})", name(view, id)))
                .collect(),
        ),
        (
            "submitted",
            rehearsal.not_submitted.iter().map(unit).collect(),
        ),
        (
            "reviews",
            rehearsal.reviews_missing.iter().map(pair).collect(),
        ),
        (
            "unreconciled",
            rehearsal.unreconciled.iter().map(pair).collect(),
        ),
        (
            "index",
            rehearsal
                .without_index
                .iter()
                .map(|(id, _)| unit(id))
                .collect(),
        ),
    ];
    if parts.iter().all(|(_, found)| found.is_empty()) {
        return html! { p { (words.label("web-board-missing-none")) } };
    }
    html! {
        @for (part, found) in parts.iter().filter(|(_, found)| !found.is_empty()) {
            details open[found.len() <= 5] {
                summary { (words.say(&format!("web-board-missing-{part}"), &[("n", words.count(found.len()))])) }
                ul { @for one in found { li { (one) } } }
            }
        }
    }
}

/// What would come out.
pub fn results(visit: &Visit, view: &View, rehearsal: &Rehearsal) -> Markup {
    let words = visit.words();
    let results = &rehearsal.results;
    if results.is_empty() {
        return html! { p { (words.label("web-board-no-units")) } };
    }
    let heads = ["unit", "index", "band", "rank", "interval"]
        .map(|head| words.label(&format!("web-board-column-{head}")));
    let mut columns = heads.each_ref().map(|name| Column {
        name,
        ..Column::default()
    });
    columns[0].names_row = true;
    columns[1].number = true;
    columns[3].number = true;
    let n_pages = results.len().div_ceil(PER_PAGE).max(1);
    let page = view.page.min(n_pages);
    let shown = results.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
    let rows: Vec<Row> = shown.map(|row| result(words, view, row)).collect();
    let to = localized(
        words.lang,
        &format!("{}/penetapan", address(&view.line.cycle.cycle)),
    );
    let to_page = |page: usize| format!("{to}?halaman={page}#hasil");
    html! {
        p { (words.label("web-board-rehearsal-about")) }
        (robustness(words, results))
        (table(words, &Table { id: "gladi", caption: &words.label("web-board-rehearsal"), columns: &columns, rows }))
        (pagination(words, &Pagination { current: page, n_pages, address: &to_page }))
    }
}

fn robustness(words: Words, results: &[Outcome]) -> Markup {
    let n = results
        .iter()
        .filter(|row| !row.index_low.is_empty())
        .count();
    let key = if n == 0 {
        "web-board-robust-none"
    } else {
        "web-board-robust"
    };
    let said = match n {
        0 => words.label(key),
        n => words.say(
            key,
            &[("n", words.count(n)), ("all", words.count(results.len()))],
        ),
    };
    notice(
        words,
        &Notice {
            kind: NoticeKind::Information,
            title: Some(&words.label("web-board-robust-title")),
            body: html! { p { (said) } },
        },
    )
}

fn result(words: Words, view: &View, row: &Outcome) -> Row {
    let figure = |text: &str| match words.lang {
        prima_instrument::words::Lang::Id => text.replace('.', ","),
        prima_instrument::words::Lang::En => text.to_owned(),
    };
    let index = match row.index_text.as_str() {
        "" => words.label("web-board-no-index"),
        text => figure(text),
    };
    let rank = match (row.rank, row.rank_of) {
        (Some(rank), Some(of)) => words.say(
            "web-board-rank",
            &[("rank", rank.to_string()), ("of", of.to_string())],
        ),
        _ => "–".to_owned(),
    };
    let interval = match (row.rank_low, row.rank_high) {
        _ if row.index_low.is_empty() => "–".to_owned(),
        (Some(low), Some(high)) => format!(
            "{}–{} ({low}–{high})",
            figure(&row.index_low),
            figure(&row.index_high)
        ),
        _ => format!("{}–{}", figure(&row.index_low), figure(&row.index_high)),
    };
    let cells = [
        name(view, &row.body).to_owned(),
        index,
        row.band.clone(),
        rank,
        interval,
    ];
    Row {
        cells: cells.map(|cell| html! { (cell) }).to_vec(),
        ..Row::default()
    }
}

/// The form of the first officer.
pub fn ask(visit: &Visit, view: &View) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let opens = view
        .line
        .schedule
        .window(Stage::Publication)
        .map(|window| window.opens);
    let value = match typed.has("terbit") {
        true => typed.value("terbit").to_owned(),
        false => opens.map_or_else(String::new, crate::assessment::work::wib::written),
    };
    let fields = html! {
        input type="hidden" name="apa" value="usul";
        div id="usul" {
            p { (words.label("web-board-ask-about")) }
            @if let Some(error) = view.faults.of("usul") {
                p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
            }
        }
        (moment_field(words, &MomentField { name: "terbit", label: &words.label("web-board-publish-hour"), error: view.faults.of("terbit"), value: &value }))
    };
    post(visit, view, fields, "web-board-ask")
}

/// The form of a correction.
pub fn correct(visit: &Visit, view: &View) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let lines = |name: &'static str, label: &str, hint: Option<&str>, rows: u8| {
        let control = Control::Lines {
            value: typed.value(name),
            rows,
        };
        field(
            words,
            &Field {
                name,
                label,
                hint,
                error: view.faults.of(name),
                control,
            },
        )
    };
    let fields = html! {
        input type="hidden" name="apa" value="koreksi";
        p { (words.label("web-board-correct-about")) }
        (lines("alasan-id", &words.label("web-board-reason-id"), None, 3))
        (lines("alasan-en", &words.label("web-board-reason-en"), None, 3))
        (lines("nilai", &words.label("web-board-values"), Some(&words.label("web-board-values-hint")), 5))
        (moment_field(words, &MomentField { name: "terbit-koreksi", label: &words.label("web-board-publish-hour"), error: view.faults.of("terbit-koreksi"), value: typed.value("terbit-koreksi") }))
    };
    post(visit, view, fields, "web-board-correct")
}
