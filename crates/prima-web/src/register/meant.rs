//! Bodies that somebody may mean who wrote a name that none has, told beside the
//! field in which it was written.

use crate::look::Words;
use crate::site::Site;
use prima_store::StoreError;

/// Most bodies that are named.
const MOST: usize = 3;
/// What is found of bodies and regions, to have enough bodies among it.
const LOOKED_AT: usize = 4 * MOST;

/// The bodies that are called like this, each with the code by which it is meant
/// beyond doubt; empty where none is.
pub async fn meant(site: &Site, words: Words, written: &str) -> Result<String, StoreError> {
    let known = site.known();
    let hits = known.search.find(written, LOOKED_AT);
    let ids = hits.iter().filter_map(|hit| hit.id.strip_prefix("badan:"));
    let ids: Vec<String> = ids.take(MOST).map(str::to_owned).collect();
    let bodies = site.database.bodies_named(&ids).await?;
    let called = ids.iter().filter_map(|id| {
        let body = bodies.iter().find(|body| body.body == *id)?;
        Some(format!("{} ({id})", body.name))
    });
    let called: Vec<String> = called.collect();
    Ok(match called.is_empty() {
        true => String::new(),
        false => words.say("web-body-meant", &[("bodies", called.join("; "))]),
    })
}
