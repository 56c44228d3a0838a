//! A file that a reader sent.

use std::fs::File;

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
}
