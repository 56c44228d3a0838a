//! The frame of the pages on which an officer brings a table into a round: one
//! file, a trial before it, and everything that is wrong with it at once.

use super::faults::Faults;
use super::framed::{Framed, address, asked, demand, framed};
use super::long::{self, Waited, Wanted, brought, waited};
use crate::desk::{Answered, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{Control, Field, field, section};
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_workflow::assessment::Refusal;
use prima_workflow::assessment::read::CycleLine;
use prima_workflow::job::JobKind;
use serde_json::json;
use std::io::Read;

/// A kind of table.
#[derive(Clone, Copy, Debug)]
pub struct Bringing {
    /// The job that brings it in.
    pub kind: JobKind,
    /// Name of the field of the file, and last part of the address.
    pub part: &'static str,
    /// Key of its name.
    pub name: &'static str,
    /// Key of the sentence below it.
    pub lead: &'static str,
    /// Keys of the field of the file and of its hint.
    pub field: [&'static str; 2],
    /// Keys of what is said when it was brought in, and when it was tried.
    pub done: [&'static str; 2],
}

/// Name of the box that makes it a trial.
const TRIAL: &str = "coba";

/// Answers the request for such a page.
pub async fn page(site: &Site, visit: &Visit, table: Bringing) -> DeskAnswer {
    let (actor, line) = asked(site, visit).await?;
    demand(line.is_officer)?;
    let cycle = line.cycle.cycle.as_str();
    let words = visit.words();
    let refused = |message: String, report: &str| {
        let faults = Faults::one(table.part, message);
        Answered::refused(whole(site, visit, (table, &line), &faults, report))
    };
    if visit.form.is_none() {
        return Answered::page(whole(site, visit, (table, &line), &Faults::default(), ""));
    }
    let Some(mut file) = visit.file(table.part) else {
        return refused(words.label("web-board-tallies-file"), "");
    };
    let mut content = Vec::new();
    let read = file.file.read_to_end(&mut content);
    read.map_err(WebError::failed("read an upload"))?;
    let is_trial = visit.fields().has(TRIAL);
    let wanted = Wanted {
        kind: table.kind,
        cycle,
        asked: json!({ "trial": is_trial }),
        input: Some(&content),
    };
    match waited(site, visit, actor, wanted).await? {
        Waited::Done { result, .. } => {
            let to = localized(words.lang, &address(cycle));
            let said = brought(&result, is_trial);
            Answered::elsewhere(format!("{to}/{}?{said}", table.part))
        }
        Waited::Later(job) => Answered::elsewhere(localized(words.lang, &long::address(&job))),
        Waited::Refused(refusal @ Refusal::Tallies(_)) => {
            let report = refusal.text(words.lang);
            refused(words.label("web-board-tallies-wrong"), &report)
        }
        Waited::Refused(refusal) => refused(refusal.text(words.lang), ""),
    }
}

/// The page; `report` is everything that is wrong with a table.
fn whole(
    site: &Site,
    visit: &Visit,
    (table, line): (Bringing, &CycleLine),
    faults: &Faults,
    report: &str,
) -> Markup {
    let words = visit.words();
    let name = words.label(table.name);
    let [label, hint] = table.field.map(|key| words.label(key));
    let fields = html! {
        (field(words, &Field {
            name: table.part,
            label: &label,
            hint: Some(&hint),
            error: faults.of(table.part),
            control: Control::File { accept: ".csv,text/csv" },
        }))
        div class="choice" {
            input type="checkbox" id=(TRIAL) name=(TRIAL) value="ya" checked[visit.fields().has(TRIAL)];
            label for=(TRIAL) { (words.label("web-job-trial")) }
        }
    };
    let body = html! {
        @if !report.is_empty() {
            (section("masalah", &words.label("web-board-tallies-problems"), &html! {
                ul { @for problem in report.lines().filter(|line| !line.trim().is_empty()) { li { (problem) } } }
            }))
        }
        (form(visit, &Form {
            action: &format!("{}/{}", address(&line.cycle.cycle), table.part),
            has_files: true,
            fields,
            button: &words.label("web-board-tallies-send"),
        }))
    };
    let page = Framed {
        line,
        step: Some((&name, table.part)),
        lead: &words.label(table.lead),
        facts: None,
        faults,
        done: done(visit, table),
        body,
    };
    framed(site, visit, &page)
}

/// What was brought in, or would be, as the address says.
fn done(visit: &Visit, table: Bringing) -> Option<String> {
    let words = visit.words();
    let number = |name: &str| visit.asked.value(name).parse::<usize>().ok();
    let arguments = [
        ("units", words.count(number("unit")?)),
        ("answers", words.count(number("jawaban").unwrap_or(0))),
    ];
    let [done, tried] = table.done;
    let key = match visit.asked.value(TRIAL) {
        "" => done,
        _ => tried,
    };
    Some(words.say(key, &arguments))
}
