//! `cargo xtask mutate`: changes each number of the instruments by its last
//! digit, or deletes it, and expects a fault or a failing case.

/// Runs the mutations.
pub fn run(_arguments: &[String]) -> Result<(), String> {
    println!("Nothing is mutated yet.");
    Ok(())
}
