//! `/kerja/{cycle}/lke`: the worksheets of all units one may see, as one file.

use super::faults::Faults;
use super::framed::{Framed, address, asked, demand, framed};
use super::long::{self, Waited, Wanted, waited};
use super::refusal::hidden;
use crate::desk::{Answered, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::day::Day;
use prima_workflow::assessment::progress;
use prima_workflow::assessment::read::CycleLine;
use prima_workflow::job::JobKind;
use serde_json::json;

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (actor, line) = asked(site, visit).await?;
    let cycle = line.cycle.cycle.as_str();
    let seen = progress(&site.desk, actor, cycle, visit.now).await;
    let n_units = seen.map_err(hidden)?.units.len();
    demand(n_units > 0)?;
    let words = visit.words();
    if visit.form.is_none() {
        return Answered::page(whole(site, visit, (&line, n_units), &Faults::default()));
    }
    let wanted = Wanted {
        kind: JobKind::Worksheets,
        cycle,
        asked: json!({ "day": words.date(&Day::at(visit.now).to_string()) }),
        input: None,
    };
    match waited(site, visit, actor, wanted).await? {
        Waited::Done { job, .. } | Waited::Later(job) => {
            Answered::elsewhere(localized(words.lang, &long::address(&job)))
        }
        Waited::Refused(refusal) => {
            let faults = Faults::one("lke", refusal.text(words.lang));
            Answered::refused(whole(site, visit, (&line, n_units), &faults))
        }
    }
}

/// The page.
fn whole(
    site: &Site,
    visit: &Visit,
    (line, n_units): (&CycleLine, usize),
    faults: &Faults,
) -> Markup {
    let words = visit.words();
    let name = words.label("web-board-way-lke");
    let said = words.counted(
        "web-job-worksheets-about",
        n_units,
        &[("units", words.count(n_units))],
    );
    let fields = html! {
        div id="lke" {
            p { (said) }
            @if let Some(error) = faults.of("lke") {
                p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
            }
        }
    };
    let body = form(
        visit,
        &Form {
            action: &format!("{}/lke", address(&line.cycle.cycle)),
            has_files: false,
            fields,
            button: &words.label("web-job-worksheets-make"),
        },
    );
    let page = Framed {
        line,
        step: Some((&name, "lke")),
        lead: &words.label("web-job-worksheets-lead"),
        facts: None,
        faults,
        done: None,
        body,
    };
    framed(site, visit, &page)
}
