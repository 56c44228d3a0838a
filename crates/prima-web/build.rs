//! Turns the built assets and the scripts into a table that the crate includes.
//!
//! It never builds assets and never asks the network: `cargo xtask assets` does.
//! A script is sent as it stands in `scripts/`.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::exit;

/// Ending of the typefaces of certificates, which no browser is sent.
const TYPEFACE: &str = ".ttf";

fn main() {
    println!("cargo::rerun-if-changed=assets/dist");
    println!("cargo::rerun-if-changed=scripts");
    let own = folder("CARGO_MANIFEST_DIR");
    let folders = [own.join("assets").join("dist"), own.join("scripts")];
    let table = match table(&folders) {
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

/// The files of these folders, sorted by name, as the text of two slices.
fn table(folders: &[PathBuf]) -> std::io::Result<String> {
    let mut files = BTreeMap::new();
    for folder in folders {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            files.insert(name, entry.path());
        }
    }
    let mut out =
        String::from("/// Every asset, sorted by name.\npub static ASSETS: &[Asset] = &[\n");
    let packed = |name: &str| name.ends_with(".gz") || name.ends_with(".br");
    let served = |name: &str| !packed(name) && !name.ends_with(TYPEFACE);
    for (name, path) in files.iter().filter(|(name, _)| served(name)) {
        let bytes = std::fs::read(path)?;
        let hash: String = Sha256::digest(&bytes)
            .iter()
            .take(4)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let include = |path: &Path| format!("include_bytes!({path:?})");
        let other = |ending: &str| match files.get(&format!("{name}.{ending}")) {
            Some(path) => format!("Some({})", include(path)),
            None => "None".to_owned(),
        };
        let _ = writeln!(
            out,
            "Asset {{ name: {name:?}, hash: {hash:?}, content_type: {:?}, bytes: {}, gzip: {}, brotli: {} }},",
            content_type(name),
            include(path),
            other("gz"),
            other("br"),
        );
    }
    out.push_str("];\n/// The typefaces of certificates, sorted by name.\npub static TYPEFACES: &[&[u8]] = &[\n");
    for (_, path) in files.iter().filter(|(name, _)| name.ends_with(TYPEFACE)) {
        let _ = writeln!(out, "include_bytes!({path:?}),");
    }
    out.push_str("];\n");
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
