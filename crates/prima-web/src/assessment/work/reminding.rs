//! `/kerja/{cycle}/pengingat`: who has not handed in within a stage that is open,
//! and a reminder to them by hand.

use super::faults::Faults;
use super::framed::{Framed, address, asked, demand, framed};
use super::refusal::{hidden, told};
use super::schedule_fields::capital;
use crate::desk::{Answered, DeskAnswer, Form, Visit, form, moment};
use crate::frame::localized;
use crate::look::{Empty, Sure, empty, section, sure};
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::assessment::cycle::Stage;
use prima_domain::register::person::Actor;
use prima_workflow::assessment::read::CycleLine;
use prima_workflow::assessment::{LateIn, late_people, remind, stage_name};

/// Last part of its address.
const PAGE: &str = "pengingat";

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (actor, line) = asked(site, visit).await?;
    let cycle = &line.cycle.cycle;
    // Who may not read the page learns nothing by sending its form.
    let mut late = late_people(&site.desk, actor, cycle, visit.now)
        .await
        .map_err(hidden)?;
    let mut faults = Faults::default();
    if visit.form.is_some() {
        match send(site, visit, actor, cycle, &mut faults).await? {
            Some(n) => {
                let to = localized(visit.asked.lang, &address(cycle));
                return Answered::elsewhere(format!("{to}/{PAGE}?sudah={n}"));
            }
            None => {
                let now = late_people(&site.desk, actor, cycle, visit.now).await;
                late = now.map_err(hidden)?;
            }
        }
    }
    let markup = whole(site, visit, &line, &late, &faults);
    match faults.is_empty() {
        true => Answered::page(markup),
        false => Answered::refused(markup),
    }
}

/// Sends the reminder; gives how many were reminded, or says what is wrong.
async fn send(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    faults: &mut Faults,
) -> Result<Option<usize>, WebError> {
    let fields = visit.fields();
    let stage = Stage::from_code(fields.value("apa"));
    demand(stage.is_some())?;
    let Some(stage) = stage else { return Ok(None) };
    let field = box_id(stage);
    if fields.value("yakin") != "ya" {
        faults.add(&field, visit.words().label("web-remind-unsure"));
        return Ok(None);
    }
    let n_shown = fields.value("n").parse().unwrap_or(0);
    match remind(&site.desk, actor, cycle, stage, n_shown, visit.now).await {
        Ok(n) => Ok(Some(n)),
        Err(error) => {
            faults.add(&field, told(error)?.text(visit.asked.lang));
            Ok(None)
        }
    }
}

fn box_id(stage: Stage) -> String {
    format!("yakin-{}", stage.code())
}

/// The page.
pub fn whole(
    site: &Site,
    visit: &Visit,
    line: &CycleLine,
    late: &[LateIn],
    faults: &Faults,
) -> Markup {
    let words = visit.words();
    let name = words.label("web-board-way-pengingat");
    let body = html! {
        @if late.is_empty() {
            @if !faults.is_empty() { div id=(box_id(Stage::Filling)) {} }
            (empty(&Empty { title: &words.label("web-remind-none"), about: &words.label("web-remind-none-about"), action: None }))
        }
        @for one in late {
            (section(one.stage.code(), &capital(&stage_name(one.stage, words.lang)), &of_stage(visit, line, one, faults)))
        }
        p { (words.label("web-remind-how")) }
    };
    let n_sent: Option<usize> = visit.asked.value("sudah").parse().ok();
    let page = Framed {
        line,
        step: Some((&name, PAGE)),
        lead: &words.label("web-remind-lead"),
        facts: None,
        faults,
        done: n_sent.map(|n| words.say("web-remind-sent", &[("n", words.count(n))])),
        body,
    };
    framed(site, visit, &page)
}

fn of_stage(visit: &Visit, line: &CycleLine, late: &LateIn, faults: &Faults) -> Markup {
    let words = visit.words();
    let all = late.n_people + late.n_reminded;
    let counts = [
        ("people", words.count(all)),
        ("units", words.count(late.n_units)),
        ("until", moment::moment(words, late.closes)),
    ];
    let id = box_id(late.stage);
    let error = faults.of(&id);
    let label = words.say("web-remind-sure", &[("n", words.count(late.n_people))]);
    let fields = html! {
        input type="hidden" name="apa" value=(late.stage.code());
        input type="hidden" name="n" value=(late.n_people);
        (sure(words, &Sure { id: &id, label: &label, error, form: None }))
    };
    let action = format!("{}/{PAGE}", address(&line.cycle.cycle));
    let button = words.label("web-remind-send");
    html! {
        p { (words.say("web-remind-late", &counts)) }
        @if late.n_reminded > 0 { p { (words.say("web-remind-today", &[("n", words.count(late.n_reminded))])) } }
        @if late.n_people > 0 {
            (form(visit, &Form { action: &action, has_files: false, fields, button: &button }))
        } @else if let Some(error) = error {
            p class="field-error" id=(id) { (error) }
        }
    }
}
