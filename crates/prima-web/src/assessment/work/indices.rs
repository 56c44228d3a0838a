//! `/kerja/{cycle}/indeks`: an officer brings in indices that were published
//! elsewhere, each with its source, and is told everything that is wrong with them.

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
use prima_workflow::assessment::{Refusal, import_indices};
use std::io::Read;

/// Name of the field of the file, and last part of the address.
const FILE: &str = "indeks";

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
    match import_indices(&site.desk, actor, cycle, &table, visit.now).await {
        Ok(units) => {
            let to = localized(words.lang, &address(cycle));
            Answered::elsewhere(format!("{to}/{FILE}?unit={units}"))
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
    let name = words.label("web-board-way-indeks");
    let taken = visit.asked.value("unit").parse::<usize>().ok();
    let units = |units| [("units", words.count(units))];
    let done = taken.map(|taken| words.say("web-board-done-indices", &units(taken)));
    let fields = html! {
        (field(words, &Field {
            name: FILE,
            label: &words.label("web-board-indices-label"),
            hint: Some(&words.label("web-board-indices-hint")),
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
            action: &format!("{}/{FILE}", address(&line.cycle.cycle)),
            has_files: true,
            fields,
            button: &words.label("web-board-tallies-send"),
        }))
    };
    let page = Framed {
        line,
        step: Some((&name, FILE)),
        lead: &words.label("web-board-indices-lead"),
        facts: None,
        faults,
        done,
        body,
    };
    framed(site, visit, &page)
}
