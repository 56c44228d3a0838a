//! `cargo xtask bench`: the measurements of README, each beside its peer.

/// Runs the measurements.
pub fn run(_arguments: &[String]) -> Result<(), String> {
    println!("Nothing is measured yet.");
    Ok(())
}
