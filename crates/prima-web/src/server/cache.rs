//! Pages that were made, kept in memory by their address until the data change.
//!
//! What is kept is ready to be sent: packed, with all its headers. The memory
//! it may take is bounded; the page asked for least makes room.

use super::answer::{Kept, Present};
use axum::body::Body;
use hyper::{Method, Request, Response};
use quick_cache::DefaultHashBuilder;
use quick_cache::Weighter;
use quick_cache::sync::{Cache as Held, DefaultLifecycle, PlaceholderGuard};
use std::sync::Arc;

/// Longest address under which something is kept.
const LONGEST_KEY: usize = 512;
/// What a page takes besides its text: headers, and its place in the table.
const BESIDES: usize = 1_500;
/// A page as it is expected, which sets the size of the table.
const EXPECTED: u64 = 8_000;

/// Pages by address.
#[derive(Debug)]
pub struct Cache {
    held: Held<String, Arc<Kept>, ByBytes>,
}

/// Weighs a page by the memory it takes.
#[derive(Clone, Debug)]
pub struct ByBytes;

impl Weighter<String, Arc<Kept>> for ByBytes {
    fn weight(&self, key: &String, kept: &Arc<Kept>) -> u64 {
        (key.len() + kept.n_bytes() + BESIDES) as u64
    }
}

/// The right to make a page that others wait for.
pub type Turn<'a> = PlaceholderGuard<
    'a,
    String,
    Arc<Kept>,
    ByBytes,
    DefaultHashBuilder,
    DefaultLifecycle<String, Arc<Kept>>,
>;

impl Cache {
    /// An empty cache that holds at most so many bytes.
    pub fn new(bytes: u64) -> Cache {
        Cache {
            held: Held::with_weighter((bytes / EXPECTED) as usize, bytes, ByBytes),
        }
    }

    /// The answer to a request for a page that is kept and still true.
    pub fn answer<B>(&self, request: &Request<B>, present: Present) -> Option<Response<Body>> {
        if request.method() != Method::GET && request.method() != Method::HEAD {
            return None;
        }
        let address = request.uri().path_and_query()?.as_str();
        let kept = self.held.get(address)?;
        kept.holds(present)
            .then(|| kept.response(request.headers()))
    }

    /// Whether the page at an address is there and still true.
    pub fn has(&self, key: &str, present: Present) -> bool {
        let found = self.held.peek(key);
        found.is_some_and(|kept| kept.holds(present))
    }

    /// The page at an address that is still true, or the right to make it; whoever
    /// asks meanwhile waits for it.
    pub async fn page_or_turn(&self, key: &str, present: Present) -> Result<Arc<Kept>, Turn<'_>> {
        loop {
            let kept = self.held.get_value_or_guard_async(key).await?;
            if kept.holds(present) {
                return Ok(kept);
            }
            self.held.remove_if(key, |found| !found.holds(present));
        }
    }

    /// Whether something is kept under an address of this length.
    pub fn may_keep(&self, key: &str) -> bool {
        key.len() <= LONGEST_KEY
    }

    /// Forgets everything.
    pub fn clear(&self) {
        self.held.clear();
    }

    /// How many pages there are, and the memory they take.
    pub fn size(&self) -> (usize, u64) {
        (self.held.len(), self.held.weight())
    }
}
