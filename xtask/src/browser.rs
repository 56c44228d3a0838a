//! `cargo xtask browser [PART…]`: the tests at the open program. The report and
//! the portal in a browser, the life of a round and the ways of honours and
//! innovations at portals whose clocks are moved on, and the API, the bundles and
//! a certificate held against other people's tools.
//!
//! The parts run side by side, each with a portal of its own: they wait for one
//! another's clocks, lines and processes less than they would in turn.

use crate::demo;
use crate::portal::Portal;
use crate::program::{self, ISSUED, PROGRAM};
use crate::{assets, prepare, process, side_by_side};
use std::path::{Path, PathBuf};
use std::process::Command;

const BROWSER: &str = "tests/browser";
const OUTSIDE: &str = "tests/outside";

type Part = (&'static str, fn() -> Result<(), String>);

/// The longest first.
const PARTS: &[Part] = &[
    ("portal", portal),
    ("cycle", cycle),
    ("recognition", recognition),
    ("outside", outside),
    ("report", report),
];

/// Builds and installs what they need and runs all parts, or those named.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let names: Vec<&str> = match arguments {
        [] => PARTS.iter().map(|(name, _)| *name).collect(),
        names => names.iter().map(String::as_str).collect(),
    };
    for name in &names {
        find(name)?;
    }
    assets::run(&[])?;
    prepare::run(&[])?;
    program::build()?;
    let calls: Vec<[&str; 2]> = names.iter().map(|name| ["part", name]).collect();
    let calls: Vec<&[&str]> = calls.iter().map(|call| &call[..]).collect();
    side_by_side::run(&calls)
}

/// `xtask part NAME`: how [`run`] calls this program for each part.
pub fn run_part(arguments: &[String]) -> Result<(), String> {
    match arguments {
        [name] => find(name)?(),
        _ => Err("name one part".to_owned()),
    }
}

fn find(name: &str) -> Result<fn() -> Result<(), String>, String> {
    let found = PARTS.iter().find(|(known, _)| *known == name);
    let names: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
    let unknown = || format!("there is no part `{name}`; use: {}", names.join(", "));
    found.map(|(_, part)| *part).ok_or_else(unknown)
}

/// Every page of the demo's report.
fn report() -> Result<(), String> {
    demo::report()?;
    process::run(npm(BROWSER).args(["test", "--"]).arg(whole(demo::REPORT)?))
}

/// Every page of the portal and of the desk.
fn portal() -> Result<(), String> {
    let portal = Portal::open("target/test-demo", None)?;
    process::run(npm(BROWSER).args(["run", "portal", "--", portal.address()]))
}

/// The life of a round.
fn cycle() -> Result<(), String> {
    with_clock("cycle")
}

/// Predikat, proposals, replications, awards and their certificates.
fn recognition() -> Result<(), String> {
    with_clock("recognition")
}

/// A script of npm at a portal of its own; a file says how far ahead its clock is.
fn with_clock(script: &str) -> Result<(), String> {
    let clock = format!("target/test-{script}-clock");
    std::fs::write(&clock, "0\n").map_err(|error| format!("cannot write {clock}: {error}"))?;
    let clock = whole(&clock)?;
    let portal = Portal::open(&format!("target/test-{script}"), Some(&clock))?;
    let mut command = npm(BROWSER);
    command.args(["run", script, "--", portal.address()]);
    process::run(command.arg(clock).arg(whole(PROGRAM)?))
}

/// The API, the bundles and a certificate.
fn outside() -> Result<(), String> {
    let portal = Portal::open("target/test-outside", None)?;
    let mut command = npm(OUTSIDE);
    command.args(["test", "--", portal.address()]);
    process::run(command.arg(whole(PROGRAM)?).arg(whole(ISSUED)?))
}

/// A path that holds from every folder.
fn whole(path: &str) -> Result<PathBuf, String> {
    let path = Path::new(path);
    path.canonicalize()
        .map_err(|error| format!("there is no {}: {error}", path.display()))
}

fn npm(folder: &str) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(folder);
    command
}
