//! Long work as pages begin it: what ends soon is answered at once, anything else
//! leads to the page of its job. Whoever waits is never told less than the act
//! would have said.

use super::refusal::told;
use crate::desk::Visit;
use crate::recognition::certificate::issued;
use crate::reply::WebError;
use crate::site::Site;
use prima_domain::register::person::Actor;
use prima_workflow::assessment::Refusal;
use prima_workflow::job::{JobKind, JobSeen, NewJob, ask_job};
use serde_json::Value;
use tokio::time::timeout;

/// The address of the list of jobs, without the language.
pub const PATH: &str = "/kerja/pekerjaan";

/// The address of a job, without the language.
pub fn address(job: &str) -> String {
    format!("{PATH}/{job}")
}

/// What became of long work while somebody waited.
#[derive(Debug)]
pub enum Waited {
    /// It is done.
    Done {
        /// Its job.
        job: String,
        /// What came of it.
        result: Value,
    },
    /// Its act did nothing, for this reason.
    Refused(Refusal),
    /// It goes on; this is its job.
    Later(String),
}

/// Long work that a form asks for.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// What is to be done.
    pub kind: JobKind,
    /// The round; empty: none.
    pub cycle: &'a str,
    /// What else was asked for.
    pub asked: Value,
    /// A file it reads.
    pub input: Option<&'a [u8]>,
}

/// Begins long work, and waits a moment for its end.
pub async fn waited(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    wanted: Wanted<'_>,
) -> Result<Waited, WebError> {
    let mut chance = [0; 16];
    (visit.chance)(&mut chance);
    let new = NewJob {
        kind: wanted.kind,
        cycle: wanted.cycle,
        asked: wanted.asked,
        input: wanted.input,
        lang: visit.asked.lang,
        chance,
    };
    let asked = ask_job(&site.workshop, &site.desk, actor, &new, visit.now).await;
    let asked = match asked {
        Ok(asked) => asked,
        Err(error) => return told(error).map(Waited::Refused),
    };
    match timeout(site.patience, asked.ended).await {
        Ok(Ok(Ok(result))) => Ok(Waited::Done {
            job: asked.job,
            result,
        }),
        Ok(Ok(Err(error))) => told(error).map(Waited::Refused),
        // Another process does it, or it takes longer.
        Ok(Err(_)) | Err(_) => Ok(Waited::Later(asked.job)),
    }
}

/// Where the form stands that asked for a job, without the language.
pub fn origin(job: &JobSeen) -> String {
    let cycle = &job.row.cycle;
    match job.kind {
        JobKind::Rehearse | JobKind::Ask | JobKind::Confirm | JobKind::Correct => {
            format!("/kerja/{cycle}/penetapan")
        }
        JobKind::Tallies => format!("/kerja/{cycle}/cacahan"),
        JobKind::Indices => format!("/kerja/{cycle}/indeks"),
        JobKind::Worksheets => format!("/kerja/{cycle}/lke"),
        JobKind::Trail => "/kerja/jejak".to_owned(),
        JobKind::Certificates => issued::list_of(job),
    }
}

/// Where it is read what came of a job that is done, without the language.
pub fn outcome(job: &JobSeen) -> String {
    let at = origin(job);
    match job.kind {
        JobKind::Rehearse => format!("{at}#hasil"),
        JobKind::Ask => format!("{at}?sudah=usul"),
        JobKind::Confirm => format!("{at}?sudah=teguhkan"),
        JobKind::Correct => format!("{at}?sudah=koreksi"),
        JobKind::Tallies | JobKind::Indices => {
            let is_trial = job.asked()["trial"] == true;
            format!("{at}?{}", brought(&job.result(), is_trial))
        }
        JobKind::Certificates => issued::outcome_of(job),
        JobKind::Worksheets | JobKind::Trail => format!("{}/berkas", address(&job.row.job)),
    }
}

/// What an address says of a table that was brought in.
pub fn brought(result: &Value, is_trial: bool) -> String {
    let units = result["units"].as_u64().unwrap_or_default();
    let answers = result["answers"].as_u64().unwrap_or_default();
    let trial = if is_trial { "&coba=ya" } else { "" };
    format!("unit={units}&jawaban={answers}{trial}")
}
