//! `/kerja/pekerjaan/{job}`: how far a piece of long work is, what came of it or
//! why nothing did, and the ways to stop it or run it again.
//!
//! Without scripts a link reads the page anew; nothing moves by itself. A script
//! asks for the same words as JSON and has them read out politely.

mod parts;

use super::faults::Faults;
use super::long;
use super::refusal::hidden;
use crate::desk::{Answered, Cookie, Desk, DeskAnswer, SCRIPT, Sent, Visit};
use crate::frame::localized;
use crate::look::{Opening, Words, opening};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::person::Actor;
use prima_workflow::job::{
    JobKind, JobSeen, State, cancel_job, job_result, job_seen, run_job_again,
};
use serde_json::json;

/// Answers the request for the page, or a script's question how far it is.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (actor, job) = named(visit)?;
    let mut faults = Faults::default();
    if visit.form.is_some() {
        steer(site, visit, (actor, job), &mut faults).await?;
        if faults.is_empty() {
            return Answered::elsewhere(localized(visit.asked.lang, &long::address(job)));
        }
    }
    let seen = job_seen(&site.workshop, &site.desk, actor, job, visit.now).await;
    let seen = seen.map_err(hidden)?;
    if !visit.asked.value(SCRIPT).is_empty() {
        return Answered::told(200, told(visit.words(), &seen));
    }
    let person = match seen.is_own {
        true => None,
        false => site.database.person(&seen.row.person).await?,
    };
    let person = person.map(|person| person.name);
    let markup = whole(site, visit, (&seen, person.as_deref()), &faults);
    match faults.is_empty() {
        true => Answered::page(markup),
        false => Answered::refused(markup),
    }
}

/// Answers the request for the file that a job made.
pub async fn file_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (actor, job) = named(visit)?;
    let made = job_result(&site.workshop, &site.desk, actor, job, visit.now).await;
    let (seen, bytes) = made.map_err(hidden)?;
    let content_type = match seen.kind {
        JobKind::Trail => "text/csv; charset=utf-8",
        _ => "application/zip",
    };
    Ok(Answered {
        sent: Sent::File {
            content_type,
            bytes,
            name: seen.row.file_name,
        },
        cookie: Cookie::Keep,
    })
}

fn named(visit: &Visit) -> Result<(&Actor, &str), WebError> {
    let missing = || WebError::NotFound(Missing::Page);
    let job = visit.asked.segments().get(2).copied();
    Ok((visit.actor().ok_or_else(missing)?, job.ok_or_else(missing)?))
}

async fn steer(
    site: &Site,
    visit: &Visit,
    (actor, job): (&Actor, &str),
    faults: &mut Faults,
) -> Result<(), WebError> {
    let (workshop, desk, now) = (&site.workshop, &site.desk, visit.now);
    match visit.fields().value("apa") {
        "batal" if !visit.fields().has("yakin") => {
            // Who may not know of it is not told that something is missing.
            let seen = job_seen(workshop, desk, actor, job, now).await;
            seen.map_err(hidden)?;
            faults.add("yakin", visit.words().label("web-job-unsure"));
            Ok(())
        }
        "batal" => cancel_job(workshop, desk, actor, job, now).await,
        "ulang" => run_job_again(workshop, desk, actor, job, now)
            .await
            .map(|_| ()),
        _ => return Err(WebError::NotFound(Missing::Page)),
    }
    .map_err(hidden)
}

/// What a job does, in words.
pub fn kind_name(words: Words, job: &JobSeen) -> String {
    let trial = if job.asked()["trial"] == true {
        "-trial"
    } else {
        ""
    };
    let kind = format!("{}{trial}", job.kind.code());
    words.label(&format!("web-job-kind-{kind}"))
}

/// How things stand with it, in a few words.
pub fn state_text(words: Words, job: &JobSeen) -> String {
    match (job.state, percent(job)) {
        (State::Running, _) if job.is_stopping => words.label("web-job-stopping"),
        (State::Running, Some(percent)) => {
            words.say("web-job-percent", &[("percent", percent.to_string())])
        }
        (state, _) => words.label(&format!("web-job-state-{}", state.code())),
    }
}

/// How much of it is done, in whole per cent; none where nobody knows.
fn percent(job: &JobSeen) -> Option<i64> {
    let row = &job.row;
    let is_known = job.state == State::Running && row.n_steps > 0;
    is_known.then(|| (row.n_done * 100 / row.n_steps).clamp(0, 100))
}

/// What it does now, in a sentence.
fn doing(words: Words, job: &JobSeen) -> String {
    let said = state_text(words, job);
    match (job.state, job.row.step.as_str()) {
        (State::Running, step) if !step.is_empty() && !job.is_stopping => {
            format!("{said}: {}", words.label(&format!("web-job-step-{step}")))
        }
        _ => said,
    }
}

/// What is added to the keys of words that would say that nothing stays of a job,
/// where some of it does.
fn kept(job: &JobSeen, is_about_it: bool) -> &'static str {
    match job.kind.keeps_parts() && is_about_it {
        true => "-parts",
        false => "",
    }
}

fn told(words: Words, job: &JobSeen) -> serde_json::Value {
    json!({
        "words": doing(words, job),
        "percent": percent(job),
        "ended": !job.state.is_under_way(),
    })
}

/// The page; `person` asked for it, where that is somebody else.
fn whole(
    site: &Site,
    visit: &Visit,
    (job, person): (&JobSeen, Option<&str>),
    faults: &Faults,
) -> Markup {
    let words = visit.words();
    let name = kind_name(words, job);
    let list = words.label("web-job-list");
    let way = [
        (list, long::PATH.to_owned()),
        (name.clone(), long::address(&job.row.job)),
    ];
    let mut lead = format!("web-job-lead-{}", job.state.code());
    lead.push_str(kept(job, job.state.may_run_again()));
    let lead = words.label(&lead);
    let main = html! {
        (opening(&Opening { kind: None, title: &name, lead: &lead, facts: Some(parts::facts(words, job, person)), answer: None }))
        (faults.summary(words))
        @if job.state.is_under_way() { (parts::under_way(visit, job, faults)) }
        @else { (parts::ended(visit, job)) }
    };
    Desk {
        title: &name,
        is_wrong: !faults.is_empty(),
        way: &way,
        sample: false,
        main,
    }
    .markup_with(
        site,
        visit,
        if job.state.is_under_way() {
            &["job.js"]
        } else {
            &[]
        },
    )
}
