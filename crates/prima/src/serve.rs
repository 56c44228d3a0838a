//! `prima serve`: opens the portal. The demo calls [`open`] with its own database.

use crate::output::Output;
use anyhow::Result;
use std::process::ExitCode;

/// Serves the database at `url` on `listen` until it is told to stop; prints
/// `listening on http://…` when it is ready.
pub fn open(url: &str, listen: &str, _output: Output) -> Result<ExitCode> {
    anyhow::bail!("{url} cannot be served on {listen} yet")
}
