//! Sessions that have ended, letters and notes nobody can use any more, and
//! counts of failed tries of addresses and of typed names are erased, also where
//! nobody signs in.

use super::Scene;
use super::attempts::FORGOTTEN;
use prima_store::StoreError;
use serde_json::json;

/// Erases them; gives how many there were. The system does this on its own, so
/// the actor is `system`; where there is nothing to erase, nothing is written.
pub async fn forget_doors(scene: &Scene<'_>) -> Result<u64, StoreError> {
    let mut act = scene.database.act().await?;
    let n_erased = act.forget_ended(scene.now, scene.now - FORGOTTEN).await?;
    if n_erased > 0 {
        let detail = json!({ "n": n_erased });
        scene
            .finish(act, "system", "forget_doors", "", detail)
            .await?;
    }
    Ok(n_erased)
}
