//! Publishes what was determined, once its hour has come.

use super::Server;
use prima_workflow::assessment::publish_due;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};

/// How often it is looked whether an hour has come.
const PERIOD: Duration = Duration::from_secs(20);

/// Looks for ever. What fails is said, and tried again the next time.
pub async fn keep(server: Arc<Server>) {
    let Some(key) = &server.site.key else {
        return;
    };
    let mut ticks = interval(PERIOD);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let now = (server.settings.clock)();
        match publish_due(&server.site.desk, key, now).await {
            Ok(published) => {
                for cycle in published {
                    tracing::info!(cycle.id = cycle, "Published a determination");
                }
            }
            Err(error) => {
                let error = super::dispatch::chain(&error);
                tracing::error!(error, "A determination that is due could not be published");
            }
        }
    }
}
