//! `/kerja/{cycle}/jadwal`: an officer moves the stages, or gives more time in
//! one of them, to all units or to one.

use super::faults::Faults;
use super::framed::{Framed, address, asked, demand, framed};
use super::refusal::{hidden, told};
use super::schedule_fields::{self, capital};
use super::wib::{self, MomentField, moment_field};
use crate::desk::{Answered, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{Choice, Control, Field, field, section};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::assessment::cycle::{ExtensionFault, Stage};
use prima_domain::register::person::Actor;
use prima_workflow::assessment::read::CycleLine;
use prima_workflow::assessment::{
    NewExtension, Refusal, UnitProgress, change_schedule, extend_stage, progress, schedule_stamp,
    stage_name,
};

/// Name of the field with the stamp of the dates that were read.
const READ: &str = "dibaca";
/// Name of the field with the reason for a schedule that gives more time.
const REASON: &str = "alasan-jadwal";

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (actor, line) = asked(site, visit).await?;
    demand(line.is_officer)?;
    let cycle = &line.cycle.cycle;
    let found = progress(&site.desk, actor, cycle, visit.now).await;
    let units = found.map_err(hidden)?.units;
    let mut faults = Faults::default();
    if visit.form.is_some() {
        let what = visit.fields().value("apa");
        match what {
            "jadwal" => change(site, visit, actor, cycle, &mut faults).await?,
            "perpanjang" => extend(site, visit, actor, cycle, &mut faults).await?,
            _ => demand(false)?,
        }
        if faults.is_empty() {
            let to = localized(visit.asked.lang, &address(cycle));
            return Answered::elsewhere(format!("{to}/jadwal?sudah={what}"));
        }
        // Somebody may have moved a stage since the page was asked for.
        let (_, line) = asked(site, visit).await?;
        return Answered::refused(whole(site, visit, &line, &units, &faults));
    }
    Answered::page(whole(site, visit, &line, &units, &faults))
}

async fn change(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    faults: &mut Faults,
) -> Result<(), crate::reply::WebError> {
    let schedule = schedule_fields::read(visit.words(), visit.fields(), faults);
    if faults.is_empty()
        && let Err(error) = change_schedule(
            &site.desk,
            actor,
            cycle,
            &schedule,
            visit.fields().value(READ),
            visit.fields().value(REASON),
            visit.now,
        )
        .await
    {
        let refusal = told(error)?;
        let place = match &refusal {
            Refusal::Blank { .. } => REASON.to_owned(),
            Refusal::CutOff { stage } => schedule_fields::closes(*stage),
            Refusal::GivenTime { .. } => schedule_fields::opens(Stage::Determination),
            _ => schedule_fields::opens(Stage::Preparation),
        };
        faults.add(&place, refusal.text(visit.asked.lang));
    }
    Ok(())
}

async fn extend(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    faults: &mut Faults,
) -> Result<(), crate::reply::WebError> {
    let (words, typed) = (visit.words(), visit.fields());
    let stage = Stage::from_code(typed.value("tahap"));
    let until = wib::read(typed.value("sampai"));
    if stage.is_none() {
        faults.add("tahap", words.label("web-board-stage-wrong"));
    }
    if until.is_none() {
        faults.add("sampai", words.label("web-board-moment-wrong"));
    }
    if typed.value("alasan").is_empty() {
        faults.add(
            "alasan",
            Refusal::Extension(vec![ExtensionFault::NoReason]).text(words.lang),
        );
    }
    let (Some(stage), Some(until), true) = (stage, until, faults.is_empty()) else {
        return Ok(());
    };
    let unit = typed.value("unit");
    let new = NewExtension {
        stage,
        unit: (!unit.is_empty()).then(|| unit.to_owned()),
        until,
        reason: typed.value("alasan").to_owned(),
    };
    let Err(error) = extend_stage(&site.desk, actor, cycle, &new, visit.now).await else {
        return Ok(());
    };
    let refusal = told(error)?;
    let place = match &refusal {
        Refusal::Extension(found) if found.contains(&ExtensionFault::NotScheduled) => "tahap",
        Refusal::Extension(_) => "sampai",
        _ => "unit",
    };
    faults.add(place, refusal.text(words.lang));
    Ok(())
}

/// The page.
pub fn whole(
    site: &Site,
    visit: &Visit,
    line: &CycleLine,
    units: &[UnitProgress],
    faults: &Faults,
) -> Markup {
    let words = visit.words();
    let name = words.label("web-board-way-jadwal");
    let action = format!("{}/jadwal", address(&line.cycle.cycle));
    let schedule = html! {
        input type="hidden" name="apa" value="jadwal";
        input type="hidden" name=(READ) value=(schedule_stamp(&line.schedule));
        (schedule_fields::fields(words, visit.fields(), faults, Some(&line.schedule)))
        (field(words, &Field {
            name: REASON,
            label: &words.label("web-rules-schedule-reason"),
            hint: Some(&words.label("web-rules-schedule-reason-hint")),
            error: faults.of(REASON),
            control: Control::Lines { value: visit.fields().value(REASON), rows: 3 },
        }))
    };
    let change = Form {
        action: &action,
        has_files: false,
        fields: schedule,
        button: &words.label("web-board-schedule-save"),
    };
    let more = Form {
        action: &action,
        has_files: false,
        fields: extension(visit, line, units, faults),
        button: &words.label("web-board-extend"),
    };
    let done = match visit.asked.value("sudah") {
        "jadwal" => Some(words.label("web-board-done-schedule")),
        "perpanjang" => Some(words.label("web-board-done-extended")),
        _ => None,
    };
    let body = html! {
        (section("perpanjangan", &words.label("web-board-extend"), &form(visit, &more)))
        (section("ubah-jadwal", &words.label("web-board-schedule-change"), &form(visit, &change)))
    };
    let page = Framed {
        line,
        step: Some((&name, "jadwal")),
        lead: &words.label("web-board-schedule-lead"),
        facts: None,
        faults,
        done,
        body,
    };
    framed(site, visit, &page)
}

fn extension(visit: &Visit, line: &CycleLine, units: &[UnitProgress], faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let stages: Vec<(Stage, String)> = line
        .schedule
        .windows()
        .iter()
        .map(|window| (window.stage, capital(&stage_name(window.stage, words.lang))))
        .collect();
    let stages: Vec<Choice> = stages
        .iter()
        .map(|(stage, label)| Choice {
            value: stage.code(),
            label,
            chosen: typed.value("tahap") == stage.code(),
        })
        .collect();
    let all = words.label("web-board-all-units");
    let mut whom = vec![Choice {
        value: "",
        label: &all,
        chosen: typed.value("unit").is_empty(),
    }];
    whom.extend(units.iter().map(|unit| Choice {
        value: &unit.unit,
        label: &unit.name,
        chosen: typed.value("unit") == unit.unit,
    }));
    let one = |name: &'static str, label: &str, control: Control| {
        field(
            words,
            &Field {
                name,
                label,
                hint: None,
                error: faults.of(name),
                control,
            },
        )
    };
    html! {
        input type="hidden" name="apa" value="perpanjang";
        (one("tahap", &words.label("web-board-column-stage"), Control::Select { choices: &stages }))
        (one("unit", &words.label("web-board-for-whom"), Control::Select { choices: &whom }))
        (moment_field(words, &MomentField { name: "sampai", label: &words.label("web-board-until"), error: faults.of("sampai"), value: typed.value("sampai") }))
        (one("alasan", &words.label("web-board-reason"), Control::Lines { value: typed.value("alasan"), rows: 3 }))
    }
}
