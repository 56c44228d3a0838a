//! A file that a reader sent.

use std::fs::File;
use tokio::sync::OwnedSemaphorePermit;

/// A file from a form. It lies on the disk without a name and is gone when
/// this is dropped.
#[derive(Debug)]
pub struct Uploaded {
    /// The name the reader's machine gave it; never a path to use.
    pub name: String,
    /// Its content, from the beginning.
    pub file: File,
    /// How many bytes it has.
    pub bytes: u64,
    /// The turn to work on it: whoever works holds it to the end, also where the
    /// reader has gone. None where the server gave none.
    pub turn: Option<OwnedSemaphorePermit>,
}
