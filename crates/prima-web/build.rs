//! Turns the built assets into a table that the crate includes.
//!
//! It never builds them and never asks the network: `cargo xtask assets` does.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::exit;

fn main() {
    println!("cargo::rerun-if-changed=assets/dist");
    let dist = folder("CARGO_MANIFEST_DIR").join("assets").join("dist");
    let table = match table(&dist) {
        Ok(table) => table,
        Err(error) => {
            println!(
                "cargo::error=the assets of the portal are not built ({error}): run `cargo xtask assets` once."
            );
            exit(1);
        }
    };
    let file = folder("OUT_DIR").join("assets.rs");
    if let Err(error) = std::fs::write(&file, table) {
        println!("cargo::error=cannot write {}: {error}", file.display());
        exit(1);
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "cargo names the folders of a build in the environment"
)]
fn folder(name: &str) -> PathBuf {
    std::env::var_os(name)
        .map(PathBuf::from)
        .expect("cargo names the folders of a build")
}

/// The assets, sorted by name, as the text of a slice.
fn table(dist: &Path) -> std::io::Result<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(dist)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let mut out = String::from("&[\n");
    let packed = |name: &str| name.ends_with(".gz") || name.ends_with(".br");
    for name in names.iter().filter(|name| !packed(name)) {
        let bytes = std::fs::read(dist.join(name))?;
        let hash: String = Sha256::digest(&bytes)
            .iter()
            .take(4)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let include = |name: &str| format!("include_bytes!({:?})", dist.join(name));
        let other = |ending: &str| {
            let name = format!("{name}.{ending}");
            match names.contains(&name) {
                true => format!("Some({})", include(&name)),
                false => "None".to_owned(),
            }
        };
        let _ = writeln!(
            out,
            "Asset {{ name: {name:?}, hash: {hash:?}, content_type: {:?}, bytes: {}, gzip: {}, brotli: {} }},",
            content_type(name),
            include(name),
            other("gz"),
            other("br"),
        );
    }
    out.push(']');
    Ok(out)
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
