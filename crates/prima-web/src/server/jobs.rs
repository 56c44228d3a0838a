//! Does long work beside the requests, and once a day erases what must not be
//! kept: both with the clock of the server.

use super::Server;
use crate::recognition::certificate::house;
use prima_domain::hex::hex;
use prima_store::StoreError;
use prima_workflow::job::{Means, Outcome, Runner, forget_jobs};
use prima_workflow::people::{Scene, forget_doors};
use prima_workflow::vault::{UPLOAD_KEPT, drop_uploads};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};

/// How often it is looked what other processes asked for.
const PERIOD: Duration = Duration::from_secs(1);
/// How often it is looked whether what runs has stopped.
const STOPPING: Duration = Duration::from_millis(20);
/// Seconds between two times at which what must go is erased.
const DAY: i64 = 86_400;

/// The runner of a server.
pub fn runner(server: &Server) -> Arc<Runner> {
    let mut name = [0; 8];
    (server.settings.chance)(&mut name);
    let site = &server.site;
    let means = Means {
        desk: site.desk.clone(),
        key: site.key.clone(),
        house: house(site),
    };
    Runner::new(
        means,
        site.workshop.clone(),
        hex(&name),
        server.settings.clock,
        told,
    )
}

/// Works for ever: whenever it is called, and once in each period.
pub async fn keep(server: Arc<Server>, runner: Arc<Runner>) {
    let mut ticks = interval(PERIOD);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut erased_at = None;
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            () = server.site.workshop.called() => {}
        }
        // While the database is away, the server says so.
        let _ = runner.begin_waiting().await;
        let now = (server.settings.clock)();
        let is_due = erased_at.is_none_or(|at: i64| now.saturating_sub(at) >= DAY);
        if is_due && erase(&server, now).await {
            erased_at = Some(now);
        }
    }
}

/// Takes no more work, and waits a while for what is under way to stop.
pub async fn stop(server: &Server, runner: &Runner) {
    runner.stop();
    let stopped = async {
        while !server.site.workshop.is_idle() {
            sleep(STOPPING).await;
        }
    };
    if timeout(server.settings.stop, stopped).await.is_err() {
        tracing::warn!("Long work did not stop in time; it counts as failed and can be run again");
    }
}

fn told(outcome: &Outcome<'_>) {
    let Outcome {
        job, kind, state, ..
    } = *outcome;
    match outcome.failure {
        Some(failure) => {
            let error = super::dispatch::chain(failure);
            tracing::error!(
                job.id = job,
                job.kind = kind,
                job.state = state,
                error,
                "Long work failed"
            );
        }
        None => tracing::info!(
            job.id = job,
            job.kind = kind,
            job.state = state,
            "Long work ended"
        ),
    }
}

/// Erases what must not be kept; whether all of it could be.
async fn erase(server: &Server, now: i64) -> bool {
    let site = &server.site;
    let scene = Scene {
        database: &site.database,
        now,
        cooling_off_days: prima_workflow::assessment::COOLING_OFF_DAYS,
    };
    let uploads = match &site.vault {
        Some(vault) => drop_uploads(vault, &site.database, UPLOAD_KEPT, now)
            .await
            .map(|n| n as u64)
            .map_err(|error| super::dispatch::chain(&error)),
        None => Ok(0),
    };
    let failed = |error: StoreError| super::dispatch::chain(&error);
    let doors = forget_doors(&scene).await.map_err(failed);
    let jobs = forget_jobs(&site.desk, now).await;
    let jobs = jobs.map_err(|error| super::dispatch::chain(&error));
    let mut is_whole = true;
    for (what, done) in [("uploads", uploads), ("doors", doors), ("jobs", jobs)] {
        match done {
            Ok(0) => {}
            Ok(n) => tracing::info!(what, n, "Erased what must not be kept"),
            Err(error) => {
                is_whole = false;
                tracing::error!(what, error, "What must not be kept could not be erased");
            }
        }
    }
    is_whole
}
