//! Looks whether the data have changed, and forgets the pages made before.

use super::Server;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tokio::time::{MissedTickBehavior, interval, timeout};

/// Asks for ever, once in each period. A database that cannot be asked is said
/// once, and once that it answers again; meanwhile what is in memory stays, and
/// nobody waits in vain for what is not.
pub async fn keep(server: Arc<Server>) {
    let mut ticks = interval(server.settings.refresh);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let asked = timeout(server.settings.answer, server.site.refresh()).await;
        let failure = match asked {
            Ok(Ok(has_changed)) => {
                if has_changed {
                    forget(&server);
                }
                None
            }
            Ok(Err(error)) => Some(super::dispatch::chain(&error)),
            Err(_) => Some("no answer in time".to_owned()),
        };
        let was_reachable = server.reachable.swap(failure.is_none(), Ordering::AcqRel);
        match (was_reachable, &failure) {
            (true, Some(error)) => {
                tracing::error!(%error, "The database does not answer; pages in memory are still shown");
            }
            (false, None) => tracing::info!("The database answers again"),
            _ => {}
        }
    }
}

/// The order matters: a page begun before is of the old version, which nobody
/// is answered with from here on.
fn forget(server: &Server) {
    let version = server.site.known().version;
    server.version.store(version, Ordering::Release);
    server.cache.clear();
    tracing::info!(data.version = version, "The data have changed");
}
