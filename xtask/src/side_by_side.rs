//! Runs parts of a chore side by side, each as this program again, so that what one
//! prints does not mix with another's: it is printed whole when the part ends.

use std::fs::File;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::Instant;

/// Where each part writes what it prints.
const FOLDER: &str = "target/parts";

/// Parts that run at once: each keeps more than one processor busy, and where there
/// are too many none of them answers in time.
const AT_ONCE: usize = 2;

/// Runs `xtask CALL…` for each call, in their order as far as they wait for one
/// another, and names those that failed after all have ended.
pub fn run(calls: &[&[&str]]) -> Result<(), String> {
    std::fs::create_dir_all(FOLDER).map_err(|error| format!("{FOLDER}: {error}"))?;
    let waiting = Mutex::new(calls.iter());
    let failed: Mutex<Vec<String>> = Mutex::default();
    let next = || waiting.lock().ok()?.next();
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(call) = next() {
                    if let (Err(error), Ok(mut failed)) = (part(call), failed.lock()) {
                        failed.push(error);
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().map_err(|_| "a thread panicked")?;
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
