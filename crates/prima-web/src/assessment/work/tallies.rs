//! `/kerja/{cycle}/cacahan`: an officer brings in survey counts as a table, and
//! is told everything that is wrong with it.

use super::faults::Faults;
use super::framed::{Framed, address, asked, demand, framed};
use super::refusal::told;
use crate::desk::{Answered, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{Control, Field, field, section};
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_workflow::assessment::read::CycleLine;
use prima_workflow::assessment::{Refusal, import_tallies};
use std::io::Read;

/// Name of the field of the file.
const FILE: &str = "cacahan";

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (actor, line) = asked(site, visit).await?;
    demand(line.is_officer)?;
    let cycle = line.cycle.cycle.as_str();
    let words = visit.words();
    if visit.form.is_none() {
        return Answered::page(whole(site, visit, &line, &Faults::default(), ""));
    }
    let Some(mut file) = visit.file(FILE) else {
        let faults = Faults::one(FILE, words.label("web-board-tallies-file"));
        return Answered::refused(whole(site, visit, &line, &faults, ""));
    };
    let mut table = Vec::new();
    let read = file.file.read_to_end(&mut table);
    read.map_err(WebError::failed("read an upload"))?;
    match import_tallies(&site.desk, actor, cycle, &table, visit.now).await {
        Ok(taken) => {
            let to = localized(words.lang, &address(cycle));
            let (units, answers) = (taken.n_units, taken.n_answers);
            Answered::elsewhere(format!("{to}/cacahan?unit={units}&jawaban={answers}"))
        }
        Err(error) => {
            let refusal = told(error)?;
            let (message, report) = match &refusal {
                Refusal::Tallies(_) => (
                    words.label("web-board-tallies-wrong"),
                    refusal.text(words.lang),
                ),
                _ => (refusal.text(words.lang), String::new()),
            };
            let faults = Faults::one(FILE, message);
            Answered::refused(whole(site, visit, &line, &faults, &report))
        }
    }
}

/// The page; `report` is everything that is wrong with a table.
pub fn whole(
    site: &Site,
    visit: &Visit,
    line: &CycleLine,
    faults: &Faults,
    report: &str,
) -> Markup {
    let words = visit.words();
    let name = words.label("web-board-way-cacahan");
    let number = |name: &str| visit.asked.value(name).parse::<usize>().ok();
    let taken = number("unit").zip(number("jawaban"));
    let done = taken.map(|(units, answers)| {
        let arguments = [
            ("units", words.count(units)),
            ("answers", words.count(answers)),
        ];
        words.say("web-board-done-tallies", &arguments)
    });
    let fields = html! {
        (field(words, &Field {
            name: FILE,
            label: &words.label("web-board-tallies-label"),
            hint: Some(&words.label("web-board-tallies-hint")),
            error: faults.of(FILE),
            control: Control::File { accept: ".csv,text/csv" },
        }))
    };
    let body = html! {
        @if !report.is_empty() {
            (section("masalah", &words.label("web-board-tallies-problems"), &html! {
                ul { @for problem in report.lines().filter(|line| !line.trim().is_empty()) { li { (problem) } } }
            }))
        }
        (form(visit, &Form {
            action: &format!("{}/cacahan", address(&line.cycle.cycle)),
            has_files: true,
            fields,
            button: &words.label("web-board-tallies-send"),
        }))
    };
    let page = Framed {
        line,
        step: Some((&name, "cacahan")),
        lead: &words.label("web-board-tallies-lead"),
        facts: None,
        faults,
        done,
        body,
    };
    framed(site, visit, &page)
}
