//! Certificates of a whole event, PDF and credential, signed and stored, beside
//! WeasyPrint setting the same pages and nothing else, in one run: the peer before
//! and after, so that a machine that grows busier slows both.
//!
//! What is measured is an example of `prima-workflow`: the very work of the desk,
//! over a database on the disk. It uses two processors, the peer one process.

use super::measure::median;
use super::{Missed, grouped};
use crate::python::PRINTER;
use crate::{install, process};
use std::path::Path;
use std::process::Command;

const EXAMPLE: &str = "certificates";
const FOLDER: &str = "target/bench-data/certificates";
const PEER: &str = "benches/peers/certificates_weasyprint.py";
const FONTS: &str = "crates/prima-web/assets/dist";
/// Pages the peer sets each time; it is asked for their rate.
const PEER_PAGES: usize = 100;
/// Of the peer's rate, at least.
const LEAST_RATIO: f64 = 10.0;
/// Memory at the end, in times that of the first tenth, at most.
const MOST_GROWTH: f64 = 1.25;
const PROCESSORS: &str = "2";
/// What the peer draws text with, and what lets it cut typefaces three times as fast:
/// library and Debian package.
const LIBRARIES: [(&str, &str); 3] = [
    ("libpango-1.0.so.0", "libpango-1.0-0"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0-0"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset0"),
];

/// Measures, prints and judges.
pub fn run(number: usize) -> Result<Missed, String> {
    install::install_missing(|| missing_libraries(&LIBRARIES))?;
    PRINTER.install()?;
    let n_pages = PEER_PAGES.min(number);
    eprintln!("Building what issues certificates.");
    let ours = |number: usize| issue(number, n_pages);
    // What the peer sets comes from a small run, which warms both.
    ours(n_pages)?;
    eprintln!("Issuing {} certificates.", grouped(number as u64));
    let before = peer()?;
    let issued = ours(number)?;
    let after = peer()?;
    let beside = median(vec![before, after]);
    let ratio = issued.a_second / beside;
    let growth = issued.last_bytes / issued.first_bytes;
    println!(
        "## Certificates: {} on two processors\n",
        grouped(number as u64)
    );
    println!(
        "| | certificates a second | seconds | peak memory, first tenth | peak memory, the rest |"
    );
    println!("|---|---|---|---|---|");
    println!(
        "| Prima: PDF, credential, signature, database | {:.1} | {:.1} | {:.0} MB | {:.0} MB |",
        issued.a_second,
        number as f64 / issued.a_second,
        issued.first_bytes / 1e6,
        issued.last_bytes / 1e6
    );
    println!(
        "| WeasyPrint: PDF only (before and after: {before:.1}, {after:.1}) | {beside:.1} | | | |"
    );
    println!("\nRatio {ratio:.1}; memory times {growth:.2}.\n");
    let mut missed = Missed::new();
    if ratio < LEAST_RATIO {
        missed.push(format!(
            "{ratio:.1} times as many certificates a second as WeasyPrint; at least {LEAST_RATIO} are promised."
        ));
    }
    if growth > MOST_GROWTH {
        missed.push(format!(
            "Issuing takes {growth:.2} times the memory at its end as in its first tenth; at most {MOST_GROWTH} is promised."
        ));
    }
    Ok(missed)
}

/// The packages of those libraries that the system does not know.
fn missing_libraries(needed: &[(&str, &'static str)]) -> Vec<&'static str> {
    let known = process::read(Command::new("/sbin/ldconfig").arg("-p")).unwrap_or_default();
    let missing = needed
        .iter()
        .filter(|(library, _)| !known.contains(library));
    missing.map(|(_, package)| *package).collect()
}

/// What one run of ours came to.
struct Run {
    a_second: f64,
    first_bytes: f64,
    last_bytes: f64,
}

/// Issues so many in a new database, and leaves what the peer sets.
fn issue(number: usize, n_pages: usize) -> Result<Run, String> {
    if Path::new(FOLDER).exists() {
        std::fs::remove_dir_all(FOLDER).map_err(|error| format!("{FOLDER}: {error}"))?;
    }
    std::fs::create_dir_all(FOLDER).map_err(|error| format!("{FOLDER}: {error}"))?;
    let mut run = process::cargo(&["run", "--release", "--quiet", "--package"]);
    run.args(["prima-workflow", "--features", "jemalloc"]);
    run.args(["--example", EXAMPLE, "--", FOLDER]);
    run.args([number.to_string(), n_pages.to_string()]);
    run.env("RAYON_NUM_THREADS", PROCESSORS);
    let told = figures(&mut run, EXAMPLE)?;
    let figure = |name: &str| told(name).ok_or_else(|| format!("{EXAMPLE} told no {name}"));
    let made = figure("made")?;
    if made != number as f64 {
        return Err(format!("{made} certificates were issued, not {number}"));
    }
    Ok(Run {
        a_second: made / figure("seconds")?,
        first_bytes: figure("first_bytes")?,
        last_bytes: figure("last_bytes")?,
    })
}

/// Pages a second that the peer sets.
fn peer() -> Result<f64, String> {
    let mut python = Command::new(PRINTER.program("python"));
    python.args([PEER, &format!("{FOLDER}/sheets.json"), FONTS]);
    python.arg(format!("{FOLDER}/weasyprint.pdf"));
    let told = figures(&mut python, PEER)?;
    let (made, seconds) = (told("made"), told("seconds"));
    made.zip(seconds)
        .map(|(made, seconds)| made / seconds)
        .ok_or_else(|| format!("{PEER} told no figures"))
}

/// The numbers a program prints as JSON, by name.
fn figures(program: &mut Command, name: &str) -> Result<impl Fn(&str) -> Option<f64>, String> {
    let told = process::read(program)?;
    let told: serde_json::Value =
        serde_json::from_str(told.trim()).map_err(|error| format!("{name}: {error}"))?;
    Ok(move |figure: &str| told[figure].as_f64())
}
