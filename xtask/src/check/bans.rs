//! A crate's own clippy.toml replaces the root's, so it must repeat its bans.

use std::path::Path;

use toml::de::{DeTable, DeValue};

/// Compares the clippy.toml of every room with the root's.
pub fn check() -> Result<(), String> {
    let wanted = banned(Path::new("clippy.toml"))?;
    let failed = |error: std::io::Error| format!("cannot read the folder crates: {error}");
    let mut faults = Vec::new();
    for entry in std::fs::read_dir("crates").map_err(failed)? {
        let path = entry.map_err(failed)?.path().join("clippy.toml");
        if !path.exists() {
            continue;
        }
        let repeated = banned(&path)?;
        faults.extend(
            wanted
                .iter()
                .filter(|method| !repeated.contains(method))
                .map(|method| format!("{} does not repeat the ban of {method}", path.display())),
        );
    }
    faults.sort();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("\n"))
    }
}

/// The methods a clippy.toml disallows.
fn banned(path: &Path) -> Result<Vec<String>, String> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let table = DeTable::parse(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let methods = table.get_ref().get("disallowed-methods");
    Ok(methods
        .and_then(|methods| methods.get_ref().as_array())
        .into_iter()
        .flat_map(|methods| methods.iter())
        .filter_map(|method| match method.get_ref() {
            DeValue::Table(table) => table.get("path")?.get_ref().as_str().map(str::to_owned),
            method => method.as_str().map(str::to_owned),
        })
        .collect())
}
