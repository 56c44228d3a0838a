//! The parts of the page of a job: what it is about, how far it is, what came of it.

use super::{doing, kept, percent};
use crate::assessment::work::faults::Faults;
use crate::assessment::work::long::{self, origin, outcome};
use crate::assessment::work::place::sure;
use crate::desk::{Form, SCRIPT, Visit, form, moment};
use crate::frame::localized;
use crate::look::{Words, section, summary};
use crate::recognition::certificate::issued;
use maud::{Markup, html};
use prima_instrument::words::Lang;
use prima_workflow::job::{JobKind, JobSeen, State};

/// What it is about, who asked for it, and when.
pub fn facts(words: Words, job: &JobSeen, person: Option<&str>) -> Markup {
    let row = &job.row;
    let mut rows = Vec::new();
    if !row.cycle.is_empty() {
        let to = localized(words.lang, &format!("/kerja/{}", row.cycle));
        rows.push(("cycle", html! { a href=(to) { (row.cycle) } }));
    }
    if let Some(person) = person {
        rows.push(("person", html! { (person) }));
    }
    for (name, at) in [
        ("asked", row.asked_at),
        ("begun", row.begun_at),
        ("ended", row.ended_at),
    ] {
        if at > 0 {
            rows.push((name, html! { (moment::past(words, at)) }));
        }
    }
    let named: Vec<(String, Markup)> = rows
        .into_iter()
        .map(|(name, value)| (words.label(&format!("web-job-head-{name}")), value))
        .collect();
    let rows: Vec<(&str, Markup)> = named
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    summary(&rows)
}

/// How far it is, and the way to stop it.
pub fn under_way(visit: &Visit, job: &JobSeen, faults: &Faults) -> Markup {
    let words = visit.words();
    let to = localized(words.lang, &long::address(&job.row.job));
    let percent = percent(job);
    let value = percent.map(|percent| percent.to_string());
    let body = html! {
        div data-job={ (to) "?" (SCRIPT) "=1" } {
            p class="progress-line" { label for="kemajuan" { (words.label("web-job-progress")) } " " progress id="kemajuan" max="100" value=[value] {} }
            p role="status" data-job-words { (doing(words, job)) }
            p { a href=(to) data-job-refresh data-ended=(words.label("web-job-read-result")) { (words.label("web-job-refresh")) } }
        }
    };
    let fields = html! {
        input type="hidden" name="apa" value="batal";
        p { (words.label(&format!("web-job-cancel-about{}", kept(job, true)))) }
        (sure(words, &words.label("web-job-cancel-sure"), faults.of("yakin")))
    };
    let cancel = form(
        visit,
        &Form {
            action: &long::address(&job.row.job),
            has_files: false,
            fields,
            button: &words.label("web-job-cancel"),
        },
    );
    html! {
        (section("berjalan", &words.label("web-job-how-far"), &body))
        @if job.is_own && !job.is_stopping { (section("batalkan", &words.label("web-job-cancel"), &cancel)) }
    }
}

/// What was filled in and came to nothing, so that nobody has to remember it.
fn typed(words: Words, job: &JobSeen) -> Markup {
    let asked = job.asked();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let mut rows = Vec::new();
    for (place, name) in ["web-board-reason-id", "web-board-reason-en"]
        .iter()
        .enumerate()
    {
        let reason = text(&asked["reason"][place]);
        if !reason.is_empty() {
            rows.push((words.label(name), html! { (reason) }));
        }
    }
    let citation = text(&asked["citation"]);
    if !citation.is_empty() {
        rows.push((words.label("web-piagam-citation"), html! { (citation) }));
    }
    let values = asked["values"].as_array().into_iter().flatten();
    let values: Vec<String> = values
        .map(|value| [0, 1, 2].map(|part| text(&value[part])).join("; "))
        .collect();
    if !values.is_empty() {
        let lines = html! { @for line in &values { (line) br; } };
        rows.push((words.label("web-board-values"), lines));
    }
    if let Some(hour) = asked["publish_at"].as_i64() {
        let hour = html! { (moment::moment(words, hour)) };
        rows.push((words.label("web-board-publish-hour"), hour));
    }
    if rows.is_empty() {
        return html! {};
    }
    let rows: Vec<(&str, Markup)> = rows
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    section("isian", &words.label("web-job-typed"), &summary(&rows))
}

/// What came of it or why nothing did, and the ways on.
pub fn ended(visit: &Visit, job: &JobSeen) -> Markup {
    let words = visit.words();
    let said = match words.lang {
        Lang::Id => &job.row.said_id,
        Lang::En => &job.row.said_en,
    };
    let result = job.result();
    let is_cut = result["is_cut"] == true;
    let again = html! { input type="hidden" name="apa" value="ulang"; p { (words.label(&format!("web-job-again-about{}", kept(job, true)))) } };
    html! {
        @if job.state == State::Failed {
            (section("sebab", &words.label("web-job-why"), &html! {
                ul { @for line in said.lines().filter(|line| !line.trim().is_empty()) { li { (line) } } }
            }))
        }
        @if job.is_own && job.state.may_run_again() { (typed(words, job)) }
        @if job.state == State::Done && (job.is_own || !job.kind.makes_file()) {
            @if job.kind == JobKind::Certificates { (issued::markup(words, job)) }
            @if is_cut { p { (words.label("web-job-trail-cut")) } }
            p { a class="onward" href=(localized(words.lang, &outcome(job))) { (words.label(if job.kind.makes_file() { "web-job-file" } else { "web-job-result" })) } }
            @if job.kind.makes_file() { p { (words.label("web-job-file-kept")) } }
        }
        @if job.state != State::Done {
            p { a class="onward" href=(localized(words.lang, &origin(job))) { (words.label("web-job-back")) } }
        }
        @if job.is_own && job.state.may_run_again() {
            (section("ulang", &words.label("web-job-again"), &form(visit, &Form {
                action: &long::address(&job.row.job),
                has_files: false,
                fields: again,
                button: &words.label("web-job-again"),
            })))
        }
    }
}
