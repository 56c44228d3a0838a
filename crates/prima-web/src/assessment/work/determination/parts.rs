//! The parts of the page of determinations.

use super::{View, name};
use crate::assessment::work::framed::address;
use crate::assessment::work::wib::{MomentField, moment_field};
use crate::desk::{Form, Visit, form, moment};
use crate::look::{Control, Empty, Field, Sure, Words, empty, field, sure};
use maud::{Markup, html};
use prima_domain::assessment::cycle::Stage;
use prima_domain::assessment::permission::determination::publishes_at;
use prima_store::cycle::Determination;

/// The determinations with their state, and the form that confirms the one that waits.
pub fn list(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    html! {
        @if let Some(error) = view.faults.of("teguhkan") {
            p class="field-error" id="teguhkan" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
        }
        @if view.all.is_empty() {
            (empty(&Empty { title: &words.label("web-board-determinations-none"), about: &words.label("web-board-determinations-none-about"), action: None }))
        }
        @for line in view.all {
            @let row = &line.determination;
            div class="question" id={ "penetapan-" (row.number) } {
                h3 { (words.say("web-board-determination-number", &[("number", row.number.to_string())])) }
                p { strong { (words.label(&format!("web-board-determination-{}", row.state))) } }
                (told(words, view, row))
                @if let Some(number) = line.corrected_by {
                    p { (words.say("web-board-corrected-by", &[("number", number.to_string())])) }
                }
                @if row.state == "asked" { (confirming(visit, view, row)) }
            }
        }
    }
}

fn told(words: Words, view: &View, row: &Determination) -> Markup {
    let day = |at: &str| moment::day(words, at);
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
            @if let Some(at) = moved(view, row) { li { (words.say("web-rules-publish-moved", &[("at", moment::moment(words, at))])) } }
            @if row.corrects > 0 { li { (words.say("web-board-corrects", &[("number", row.corrects.to_string()), ("reason", row.reason.clone())])) } }
            li { (words.label("web-board-frozen")) " " span class="secret" { (row.frozen_hash.get(..16).unwrap_or(&row.frozen_hash)) } }
        }
    }
}

/// When a result comes out whose publication was moved after its hour was signed.
fn moved(view: &View, row: &Determination) -> Option<i64> {
    let at = publishes_at(&view.line.schedule, row.publish_at)?;
    (row.published_at.is_empty() && at > row.publish_at).then_some(at)
}

/// The form of the second officer; for the first one, and where the stage is not
/// open, who confirms it and when.
fn confirming(visit: &Visit, view: &View, row: &Determination) -> Markup {
    let words = visit.words();
    let actor = visit.actor();
    if actor.is_some_and(|actor| actor.person.as_str() == row.asked_by) {
        return html! { p class="closed" { (words.label("web-board-confirm-other")) } };
    }
    // A correction is confirmed at any time.
    match not_open(visit, view).filter(|_| row.corrects == 0) {
        Some(why) => html! { p class="closed" { (why) } },
        None => confirmation(visit, view, row),
    }
}

/// When the determination is open for its officers, where that is not now.
pub fn not_open(visit: &Visit, view: &View) -> Option<String> {
    let words = visit.words();
    let line = view.line;
    let opens = line.schedule.window(Stage::Determination)?.opens;
    let closes = line
        .schedule
        .closes(Stage::Determination, None, &line.extensions)?;
    let (key, at) = match () {
        () if visit.now < opens => ("web-board-determination-opens", opens),
        () if visit.now >= closes => ("web-board-determination-closed", closes),
        () => return None,
    };
    Some(words.say(key, &[("at", moment::moment(words, at))]))
}

fn confirmation(visit: &Visit, view: &View, row: &Determination) -> Markup {
    let words = visit.words();
    if !view.has_key {
        return html! { p class="closed" { (words.label("web-board-no-key")) } };
    }
    let asked = Sure {
        id: &format!("yakin-{}", row.number),
        label: &words.label("web-board-confirm-sure"),
        ..Sure::default()
    };
    let fields = html! {
        input type="hidden" name="apa" value="teguhkan";
        input type="hidden" name="nomor" value=(row.number);
        p { (words.label("web-board-confirm-about")) }
        (sure(words, &asked))
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

/// When a large round was rehearsed last, and the form by which a job does it.
pub fn rehearse(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    if !view.is_large {
        return html! {};
    }
    let said = match view.rehearsed_at {
        Some(at) => words.say("web-job-rehearsed-at", &[("at", moment::past(words, at))]),
        None => words.label("web-job-not-rehearsed"),
    };
    let fields = html! {
        input type="hidden" name="apa" value="latih";
        div id="latih" {
            p { (said) }
            @if let Some(error) = view.faults.of("latih") {
                p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
            }
        }
    };
    post(visit, view, fields, "web-job-rehearse")
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
