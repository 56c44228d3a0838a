//! `prima bundle`
use crate::cli; use crate::output::Output; use anyhow::Result; use std::process::ExitCode;
pub fn run(_a: &cli::Bundle, _o: Output) -> Result<ExitCode> { Ok(ExitCode::from(2)) }
