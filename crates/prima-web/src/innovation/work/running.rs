//! `/kerja/inovasi/{id}/laporan`: the owner says year by year whether an
//! innovation still runs, with evidence; what was said before stays readable.

use crate::assessment::naming;
use crate::assessment::work::faults::Faults;
use crate::assessment::work::{place, vault};
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::innovation::at_desk;
use crate::innovation::running::{since, table_of};
use crate::look::{
    Choice, Control, Field, Notice, NoticeKind, OneOf, Opening, field, notice, one_of, opening,
    section,
};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::innovation::proposal::reporting::{Running, may_report};
use prima_domain::register::day::Day;
use prima_store::evidence::Evidence;
use prima_store::innovation::{Innovation, InnovationReport};
use prima_workflow::innovation::{
    InnovationError, InnovationRefusal, NewReport, newest_reports, report_running,
};
use prima_workflow::people::subject_of;
use std::collections::BTreeMap;

/// Years that can be chosen, newest first.
const YEARS: i64 = 5;

/// What the page shows.
struct View {
    row: Innovation,
    owner: String,
    said: BTreeMap<String, InnovationReport>,
    vault: Vec<Evidence>,
    this_year: i64,
}

/// The address of the page, without the language.
pub fn address(id: &str) -> String {
    format!("{}/laporan", at_desk::address(id))
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let missing = || WebError::NotFound(Missing::Page);
    let parts = visit.asked.segments();
    let id = parts.get(2).copied().ok_or_else(missing)?;
    let actor = place::actor(visit)?;
    let row = site.database.innovation(id).await?.ok_or_else(missing)?;
    let owner = subject_of(&site.database, row.owner()).await?;
    if owner.is_none_or(|owner| may_report(actor, &owner).is_err()) {
        return Err(missing());
    }
    let mut faults = Faults::default();
    if visit.form.is_some() {
        let fields = visit.fields();
        let new = NewReport {
            year: fields.value("year").to_owned(),
            state: fields.value("state").to_owned(),
            account: fields.value("account").to_owned(),
            evidence: fields
                .values("evidence")
                .into_iter()
                .map(str::to_owned)
                .collect(),
        };
        match report_running(&site.database, actor, id, &new, visit.now).await {
            Ok(()) => {
                let to = localized(visit.asked.lang, &address(id));
                return Answered::elsewhere(format!("{to}?sudah=lapor"));
            }
            Err(InnovationError::Refused(InnovationRefusal::Hidden)) => return Err(missing()),
            Err(InnovationError::Refused(refusal)) => {
                for (field, said) in refusal.texts(visit.words().lang) {
                    faults.add(field, said);
                }
            }
            Err(InnovationError::Failed(error)) => {
                return Err(WebError::of_act("report on an innovation")(error));
            }
        }
    }
    let mut reading = site.database.reading();
    let said = newest_reports(reading.reports_of_innovation(id).await?);
    let body = site.database.body(row.owner()).await?;
    let view = View {
        owner: body.map_or_else(|| row.owner().to_owned(), |body| body.name),
        vault: site.database.evidence_of_body(row.owner()).await?,
        this_year: Day::at(visit.now).year(),
        said,
        row,
    };
    let markup = whole(site, visit, &view, &faults);
    match faults.is_empty() {
        true => Answered::page(markup),
        false => Answered::refused(markup),
    }
}

fn whole(site: &Site, visit: &Visit, view: &View, faults: &Faults) -> Markup {
    let (words, row) = (visit.words(), &view.row);
    let title = words.label("web-proposal-running");
    let last = view.this_year;
    let is_open = !view.said.contains_key(&last.to_string());
    let main = html! {
        (opening(&Opening { kind: Some(&row.title), title: &title, lead: &words.label("web-proposal-running-lead"), facts: None, answer: None }))
        (faults.summary(words))
        @if visit.asked.value("sudah") == "lapor" { p class="saved" role="status" { (words.label("web-proposal-done-report")) } }
        @if is_open {
            (notice(words, &Notice {
                kind: NoticeKind::Information,
                title: Some(&words.say("web-proposal-report-due", &[("year", last.to_string())])),
                body: html! { p { (words.label("web-proposal-report-due-about")) } },
            }))
        }
        p { a href=(naming::innovation_address(words, &row.innovation)) { (words.label("web-innovation-public")) } }
        (section("lapor", &words.label("web-proposal-report"), &reporting(visit, view, faults)))
        (section("riwayat", &words.label("web-proposal-report-history"), &table_of(words, &view.said, since(row), last, &view.owner)))
    };
    Desk {
        title: &title,
        is_wrong: !faults.is_empty(),
        way: &[
            (words.label("web-innovation-own"), at_desk::LIST.to_owned()),
            (row.title.clone(), at_desk::address(&row.innovation)),
            (title.clone(), address(&row.innovation)),
        ],
        sample: !row.sample.is_empty(),
        main,
    }
    .markup(site, visit)
}

fn reporting(visit: &Visit, view: &View, faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let years: Vec<String> = (0..YEARS)
        .map(|n| (view.this_year - n).to_string())
        .collect();
    let years: Vec<Choice> = years
        .iter()
        .map(|year| Choice {
            value: year,
            label: year,
            chosen: *year == typed.value("year"),
        })
        .collect();
    let labels = Running::ALL.map(|one| words.label(&format!("web-proposal-state-{}", one.code())));
    let states: Vec<Choice> = Running::ALL
        .iter()
        .zip(&labels)
        .map(|(one, label)| Choice {
            value: one.code(),
            label,
            chosen: one.code() == typed.value("state"),
        })
        .collect();
    let chosen = typed.values("evidence");
    let fields = html! {
        (field(words, &Field { name: "year", label: &words.label("web-proposal-report-year"), hint: None, error: faults.of("year"), control: Control::Select { choices: &years } }))
        (one_of(words, &OneOf { name: "state", label: &words.label("web-proposal-report-state"), hint: None, error: faults.of("state"), choices: &states }))
        (field(words, &Field { name: "account", label: &words.label("web-proposal-report-account"), hint: Some(&words.label("web-proposal-report-account-hint")), error: faults.of("account"), control: Control::Lines { value: typed.exact("account"), rows: 6 } }))
        @if !view.vault.is_empty() {
            fieldset class={ "one-of" @if faults.of("evidence").is_some() { " wrong" } } id="evidence" {
                legend { (words.label("web-proposal-evidence-choose")) }
                @if let Some(error) = faults.of("evidence") {
                    p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
                }
                @for (place, piece) in view.vault.iter().enumerate() {
                    @let id = format!("evidence-{place}");
                    div class="choice" {
                        input type="checkbox" id=(id) name="evidence" value=(piece.evidence) checked[chosen.contains(&piece.evidence.as_str())];
                        label for=(id) { (piece.title) " · " (piece.file_name) }
                    }
                }
            }
        }
    };
    html! {
        p { (words.label("web-proposal-report-about")) " " a href=(localized(words.lang, &vault::address(view.row.owner()))) { (words.label("web-candidacy-vault")) } }
        (form(visit, &Form { action: &address(&view.row.innovation), has_files: false, fields, button: &words.label("web-proposal-report-do") }))
    }
}
