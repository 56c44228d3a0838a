//! What others wrote and is inside the program, with its licences.

use std::collections::BTreeSet;
use std::fs;

use crate::process;

/// Where the typeface's licence is after the assets were built.
const TYPEFACE: &str =
    "crates/prima-web/assets/node_modules/@fontsource-variable/atkinson-hyperlegible-next/LICENSE";

/// The notice.
pub fn text() -> Result<String, String> {
    let call = [
        "tree",
        "--package",
        "prima",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p} | {l}",
    ];
    let tree = process::read(&mut process::cargo(&call))?;
    let typeface =
        fs::read_to_string(TYPEFACE).map_err(|error| format!("cannot read {TYPEFACE}: {error}"))?;
    let mut text =
        String::from("The program prima contains work of others, each under its own licence:\n\n");
    for line in crates(&tree) {
        text.push_str(&line);
        text.push('\n');
    }
    text.push_str("\nIt contains the typeface Atkinson Hyperlegible Next:\n\n");
    text.push_str(&typeface);
    Ok(text)
}

/// Name, version and licences of every crate that is not ours, once.
fn crates(tree: &str) -> BTreeSet<String> {
    let foreign = tree.lines().filter(|line| !line.contains("(/"));
    foreign
        .filter_map(|line| line.split_once(" | "))
        .map(|(name, licence)| {
            let name = name
                .trim_end_matches(" (proc-macro)")
                .trim_end_matches(" (*)");
            let licence = licence.trim_end_matches(" (*)");
            format!("{name}  {licence}")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::crates;

    #[test]
    fn a_crate_of_others_is_named_once_and_ours_are_not() {
        let tree = "prima v0.1.0 (/x/prima) | Apache-2.0\nanyhow v1.0.1 | MIT OR Apache-2.0\n\
                    maud_macros v0.27.0 (proc-macro) | MIT/Apache-2.0\nanyhow v1.0.1 | MIT OR Apache-2.0 (*)\n";
        let found: Vec<String> = crates(tree).into_iter().collect();
        assert_eq!(
            found,
            [
                "anyhow v1.0.1  MIT OR Apache-2.0",
                "maud_macros v0.27.0  MIT/Apache-2.0"
            ]
        );
    }
}
