//! What several tests share: the sample instrument and the sources of words.

#![expect(dead_code, reason = "each test uses a part of it")]

use prima_instrument::{Catalogue, Instrument, read};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A valid instrument with one of everything.
pub const SAMPLE: &str = include_str!("sample.toml");

/// A catalogue with what the sample asks for.
pub fn catalogue() -> Catalogue {
    let facilities = "[[facility]]\ncode = \"RAMP\"\ntitle = { id = \"Jalan landai\", en = \"Ramp\" }\n\
        provisional = { id = \"Usulan.\", en = \"A proposal.\" }\n";
    let evidence =
        "[[evidence]]\ncode = \"dokumen\"\ntitle = { id = \"Dokumen\", en = \"Document\" }\n";
    Catalogue::read(facilities, evidence).expect("the catalogue of the tests is valid")
}

/// The sample with each `old` replaced by its `new`; every `old` stands in it once.
pub fn edited(edits: &[(&str, &str)]) -> String {
    let mut text = SAMPLE.to_owned();
    for (old, new) in edits {
        assert_eq!(text.matches(old).count(), 1, "{old:?} in the sample");
        text = text.replacen(old, new, 1);
    }
    text
}

/// Reads a text that must be valid.
pub fn valid(text: &str) -> Instrument {
    read(text, &catalogue()).unwrap_or_else(|faults| {
        let render = |fault: &prima_instrument::Fault| {
            fault.render("sample", text, prima_instrument::words::Lang::En)
        };
        let faults: Vec<String> = faults.iter().map(render).collect();
        panic!("{}", faults.join("\n"))
    })
}

/// The folder of the whole project.
pub fn project() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = here.parent().and_then(Path::parent);
    project.expect("the crate stands in crates/").to_path_buf()
}

/// Every Rust file in the `src` folders of the project's crates, path and text.
pub fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let crates = project().join("crates");
    for entry in fs::read_dir(crates).expect("there are crates").flatten() {
        collect(&entry.path().join("src"), "rs", &mut found);
    }
    found.sort();
    found
}

/// Every file of words of a language, path and text.
pub fn word_files(lang: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    collect(&project().join("locales").join(lang), "ftl", &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, extension: &str, found: &mut Vec<(PathBuf, String)>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, extension, found);
        } else if path.extension().is_some_and(|found| found == extension) {
            let text = fs::read_to_string(&path).expect("sources are readable");
            found.push((path, text));
        }
    }
}

/// Compares a text with the file of this name in `tests/snapshots`.
///
/// The text that was found is left beside the other build products, to be
/// looked at and copied where it is right.
pub fn snapshot(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/snapshots")
        .join(name);
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected != found {
        let left = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(&left, found).expect("build products can be written");
        panic!(
            "{name} is no longer what it was; see {}:\n{found}",
            left.display()
        );
    }
}

/// Keys of the faults this crate can report.
///
/// They are the literals in calls of `Fault::new`, `fault` and `unsound` and
/// in `let key = …` before them.
pub fn fault_keys() -> BTreeSet<String> {
    let messages = messages("id");
    let mut keys = BTreeSet::new();
    let mut sources = Vec::new();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    collect(&here.join("src"), "rs", &mut sources);
    for (_, text) in sources {
        let code = without_tests(&text);
        for call in ["Fault::new(", ".fault(", ".unsound("] {
            for (at, _) in code.match_indices(call) {
                let arguments = arguments(&code[at + call.len()..]);
                keys.extend(
                    arguments
                        .iter()
                        .take(2)
                        .filter_map(|part| only_literal(part)),
                );
            }
        }
        for (at, _) in code.match_indices("let key = ") {
            let literals = literals(statement(&code[at..]));
            let is_fault = |key: &String| is_key(key) && !messages.contains_key(key);
            keys.extend(literals.into_iter().filter(is_fault));
        }
    }
    keys
}

/// A source without its unit tests, which stand at its end.
pub fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

/// The arguments of a call, from behind its opening bracket.
pub fn arguments(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut quoted, mut escaped) = (0usize, 0, false, false);
    let mut found = Vec::new();
    for (at, sign) in text.char_indices() {
        match sign {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => {
                found.push(text[start..at].trim());
                return found;
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    found
}

/// A statement, up to its semicolon.
fn statement(text: &str) -> &str {
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for (at, sign) in text.char_indices() {
        match sign {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => return &text[..at],
            _ => {}
        }
    }
    text
}

/// Every string literal in a piece of source.
pub fn literals(text: &str) -> Vec<String> {
    text.split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// Whether a text may be the key of a message.
pub fn is_key(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte.is_ascii_digit())
}

fn only_literal(part: &str) -> Option<String> {
    let literal = part.strip_prefix('"')?.strip_suffix('"')?;
    is_key(literal).then(|| literal.to_owned())
}

/// Keys of the messages of a language, each with its file and what it reads of its arguments.
pub fn messages(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (path, text) in word_files(lang) {
        let mut key = String::new();
        for line in text.lines() {
            if let Some((name, _)) = line.split_once(" =")
                && is_key(name)
            {
                key = name.to_owned();
                let earlier = found.insert(key.clone(), BTreeSet::new());
                assert_eq!(
                    earlier,
                    None,
                    "{key} stands twice; once in {}",
                    path.display()
                );
            }
            for variable in line.split('$').skip(1) {
                let end = variable.find(|sign: char| !sign.is_alphanumeric() && sign != '_');
                let variable = &variable[..end.unwrap_or(variable.len())];
                if let Some(arguments) = found.get_mut(&key) {
                    arguments.insert(variable.to_owned());
                }
            }
        }
    }
    found
}

/// Every instrument in `instruments/`, with its name.
pub fn shipped() -> Vec<(String, Instrument)> {
    let folder = project().join("instruments");
    let text = |name: &str| fs::read_to_string(folder.join("catalogue").join(name));
    let facilities = text("facilities.toml").expect("there is a catalogue of facilities");
    let evidence = text("evidence.toml").expect("there is a catalogue of evidence");
    let catalogue = Catalogue::read(&facilities, &evidence).expect("the catalogue is valid");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)
        .expect("there are instruments")
        .flatten()
    {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("catalogue") {
            let editions = fs::read_dir(&path).expect("folders can be read").flatten();
            let editions = editions.map(|edition| edition.path());
            files.extend(
                editions.filter(|path| path.extension().is_some_and(|found| found == "toml")),
            );
        }
    }
    files.sort();
    assert!(!files.is_empty(), "no instrument in {}", folder.display());
    let read_file = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("instruments are readable");
        let name = path.display().to_string();
        let instrument = read(&text, &catalogue);
        (
            name.clone(),
            instrument.unwrap_or_else(|faults| panic!("{name}: {faults:?}")),
        )
    };
    files.into_iter().map(read_file).collect()
}
