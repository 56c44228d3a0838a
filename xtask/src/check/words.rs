//! Words that may not stand in the source of a room, where no lint can say so.

use std::path::{Path, PathBuf};

struct Ban {
    rooms: &'static [&'static str],
    words: &'static [&'static str],
    why: &'static str,
}

const BANS: &[Ban] = &[
    Ban {
        rooms: &["prima-score"],
        words: &["f32", "f64"],
        why: "scores are exact",
    },
    Ban {
        rooms: &[
            "prima-instrument",
            "prima-score",
            "prima-robust",
            "prima-domain",
            "prima-document",
        ],
        words: &[
            "std::fs",
            "std::env",
            "std::net",
            "std::process",
            "std::time",
        ],
        why: "what this room needs comes in as an argument",
    },
];

/// Looks through the source of every room; folders of tests are left alone.
pub fn check() -> Result<(), String> {
    let mut faults = Vec::new();
    for ban in BANS {
        for room in ban.rooms {
            let source = PathBuf::from("crates").join(room).join("src");
            for path in rust_files(&source)? {
                let text = std::fs::read_to_string(&path)
                    .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
                faults.extend(find(&text, ban.words).into_iter().map(|(line, word)| {
                    format!("{}:{line}: `{word}`: {}", path.display(), ban.why)
                }));
            }
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("\n"))
    }
}

/// The lines, counted from 1, on which one of the words stands outside a
/// comment. Part of a longer name counts: `to_f64` makes a float as well.
fn find<'word>(text: &str, words: &[&'word str]) -> Vec<(usize, &'word str)> {
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for word in words {
            if code.contains(word) {
                found.push((index + 1, *word));
            }
        }
    }
    found
}

/// Every Rust file in the folder and below, in the order of their names.
fn rust_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    if !folder.is_dir() {
        return Ok(files);
    }
    let failed = |error: std::io::Error| format!("cannot read {}: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::find;

    fn check(text: &str, expected: &[(usize, &str)]) {
        assert_eq!(find(text, &["f32", "f64"]), expected, "in {text:?}");
    }

    #[test]
    fn a_float_type_is_found_on_its_line() {
        check(
            "fn score() -> Exact\n{ let half: f64 = 0.5; }",
            &[(2, "f64")],
        );
    }

    #[test]
    fn a_conversion_to_a_float_is_found() {
        check("score.to_f64()", &[(1, "f64")]);
    }

    #[test]
    fn a_comment_may_name_a_float() {
        check("/// Never an f64.\nlet half = exact; // not an f32", &[]);
    }
}
