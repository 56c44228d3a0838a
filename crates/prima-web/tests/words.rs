//! The words of the portal: the same in both languages, all there, all used.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The texts of all files `web….ftl`, one after another.
fn texts(lang: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let folder = std::fs::read_dir(root.join(lang)).expect("the words are shipped");
    let mut paths: Vec<PathBuf> = folder
        .map(|entry| entry.expect("the words can be read").path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("web") && name.ends_with(".ftl")
        })
        .collect();
    paths.sort();
    let texts = paths.iter().map(std::fs::read_to_string);
    texts
        .collect::<Result<Vec<_>, _>>()
        .expect("the words can be read")
        .join("\n")
}

/// Key and arguments of each message.
fn messages(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = texts(lang);
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
            key = name.to_owned();
            let twice = found.insert(key.clone(), BTreeSet::new());
            assert!(twice.is_none(), "{lang}: {key} is there twice");
        }
        let arguments = line.split('$').skip(1).map(|rest| {
            let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
            rest[..end.unwrap_or(rest.len())].to_owned()
        });
        found.entry(key.clone()).or_default().extend(arguments);
    }
    found.remove("");
    found
}

/// The keys written in the source, and the beginnings of those put together.
fn used() -> (BTreeSet<String>, BTreeSet<String>) {
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    let (mut keys, mut beginnings) = (BTreeSet::new(), BTreeSet::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the source is there") {
            let path = entry.expect("the source can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).expect("the source is text");
                for rest in text.split("\"web-").skip(1) {
                    let written = rest.split('"').next().unwrap_or_default();
                    match written.split_once('{') {
                        Some((beginning, _)) => beginnings.insert(format!("web-{beginning}")),
                        None => keys.insert(format!("web-{written}")),
                    };
                }
            }
        }
    }
    (keys, beginnings)
}

#[test]
fn the_two_languages_have_the_same_messages() {
    let (indonesian, english) = (messages("id"), messages("en"));
    assert!(!indonesian.is_empty());
    for (one, other) in indonesian.iter().zip(&english) {
        assert_eq!(one, other);
    }
    assert_eq!(indonesian.len(), english.len());
}

#[test]
fn every_key_written_in_the_source_has_its_message() {
    let messages = messages("id");
    let missing: Vec<String> = used()
        .0
        .into_iter()
        .filter(|key| !messages.contains_key(key))
        .collect();
    assert!(missing.is_empty(), "without a message: {missing:?}");
}

#[test]
fn every_message_is_used() {
    let (keys, beginnings) = used();
    let is_used = |key: &str| {
        let plain = key.strip_suffix("-one").unwrap_or(key);
        // Paragraphs of one text are numbered: `-1`, `-2`.
        let plain = plain
            .trim_end_matches(|letter: char| letter.is_ascii_digit())
            .strip_suffix('-')
            .unwrap_or(plain);
        keys.contains(key)
            || keys.contains(plain)
            || beginnings
                .iter()
                .any(|beginning| key.starts_with(beginning))
    };
    let idle: Vec<String> = messages("id")
        .into_keys()
        .filter(|key| !is_used(key))
        .collect();
    assert!(idle.is_empty(), "nobody says: {idle:?}");
}
