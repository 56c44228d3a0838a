//! Runs parts of a chore at once, each as this program again, so that what one
//! prints does not mix with another's: it is printed whole when the part ends.

use std::fs::File;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Where each part writes what it prints.
const FOLDER: &str = "target/parts";

/// Runs `xtask CALL…` for each call, and names those that failed after all have ended.
pub fn run(calls: &[&[&str]]) -> Result<(), String> {
    std::fs::create_dir_all(FOLDER).map_err(|error| format!("{FOLDER}: {error}"))?;
    let failed: Vec<String> = std::thread::scope(|scope| {
        let start = |call| scope.spawn(move || part(call).err());
        let running: Vec<_> = calls.iter().map(|call| start(call)).collect();
        let ended = running.into_iter().map(|part| part.join());
        ended
            .filter_map(|part| part.unwrap_or(Some("a thread panicked".to_owned())))
            .collect()
    });
    match failed.as_slice() {
        [] => Ok(()),
        failed => Err(failed.join("; ")),
    }
}

/// Runs one part to its end and prints what it said.
fn part(call: &[&str]) -> Result<(), String> {
    let name = call.join(" ");
    let path = format!("{FOLDER}/{}", name.replace(' ', "-"));
    let wrong = |error: std::io::Error| format!("{name}: {error}");
    let start = Instant::now();
    let log = File::create(&path).map_err(wrong)?;
    let status = Command::new(std::env::current_exe().map_err(wrong)?)
        .args(call)
        .stdin(Stdio::null())
        .stdout(log.try_clone().map_err(wrong)?)
        .stderr(log)
        .status()
        .map_err(wrong)?;
    let said = std::fs::read(&path).map_err(wrong)?;
    let seconds = start.elapsed().as_secs();
    // One call, so that another part's text cannot come in between.
    print!("\n{name}: {seconds} s\n{}", String::from_utf8_lossy(&said));
    match status.success() {
        true => Ok(()),
        false => Err(format!("{name} failed")),
    }
}
