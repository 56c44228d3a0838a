//! Tells people what only the clock tells, and sends the letters that wait.

use super::Server;
use prima_workflow::assessment::give_due_notices;
use prima_workflow::innovation::remind_running;
use prima_workflow::post::{Post, Sent, send_letters};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, MissedTickBehavior, interval, interval_at};

/// How often it is looked whether somebody is to be told of something. The first
/// time is one period after the start, when those who wait for pages have theirs.
const TELLING: Duration = Duration::from_secs(120);
/// How often letters are sent.
const SENDING: Duration = Duration::from_secs(15);

/// Tells for ever. What fails is said, and tried again the next time.
pub async fn tell(server: Arc<Server>) {
    let mut ticks = interval_at(Instant::now() + TELLING, TELLING);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let now = (server.settings.clock)();
        match give_due_notices(&server.site.desk, now).await {
            Ok(0) => {}
            Ok(n) => tracing::info!(notices.given = n, "Gave notices that were due"),
            Err(error) => {
                let error = super::dispatch::chain(&error);
                tracing::error!(error, "Notices that are due could not be given");
            }
        }
        match remind_running(&server.site.database, now).await {
            Ok(0) => {}
            Ok(n) => tracing::info!(notices.given = n, "Asked whether innovations still run"),
            Err(error) => {
                let error = super::dispatch::chain(&error);
                tracing::error!(error, "Reminders about innovations could not be given");
            }
        }
    }
}

/// Sends letters for ever, where the installation has a way for them. That none is
/// taken is said once, and once that they are taken again.
pub async fn send(server: Arc<Server>) {
    let Some(post) = &server.site.post else {
        return;
    };
    let mut ticks = interval(SENDING);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut was_away = false;
    loop {
        ticks.tick().await;
        was_away = once(&server, post, was_away).await;
    }
}

/// Sends what waits; says whether no letter is taken just now.
async fn once(server: &Server, post: &Post, was_away: bool) -> bool {
    let now = (server.settings.clock)();
    let done: Sent = match send_letters(&server.site.database, post, now).await {
        Ok(done) => done,
        Err(error) => {
            let error = super::dispatch::chain(&error);
            tracing::error!(error, "Letters that wait could not be read");
            return was_away;
        }
    };
    if done.n_sent + done.n_dropped > 0 {
        let (sent, dropped) = (done.n_sent, done.n_dropped);
        tracing::info!(
            letters.sent = sent,
            letters.dropped = dropped,
            "Sent letters"
        );
    }
    for error in &done.refused {
        // The cause may name an address, so only that there was one is said.
        tracing::warn!(%error, "A letter was refused for good");
    }
    match (&done.away, was_away) {
        (Some(error), false) => {
            let error = super::dispatch::chain(error);
            tracing::error!(
                error,
                "No letter is taken; they wait, and people read their notices at the desk"
            );
            true
        }
        (Some(_), true) => true,
        (None, true) if done.n_sent > 0 => {
            tracing::info!("Letters are taken again");
            false
        }
        (None, was_away) => was_away,
    }
}
