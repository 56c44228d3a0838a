//! Every text is there in both languages, and none is left over.

mod support;

use fluent_templates::fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};
use support::{
    arguments, fault_keys, is_key, literals, messages, sources, without_tests, word_files,
};

#[test]
fn every_file_of_words_is_well_formed() {
    for lang in ["id", "en"] {
        let files = word_files(lang);
        assert!(!files.is_empty(), "there are words in {lang}");
        for (path, text) in files {
            if let Err((_, errors)) = FluentResource::try_new(text) {
                panic!("{}: {errors:?}", path.display());
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_messages() {
    let (id, en) = (messages("id"), messages("en"));
    let keys = |messages: &BTreeMap<String, BTreeSet<String>>| {
        messages.keys().cloned().collect::<BTreeSet<String>>()
    };
    assert_eq!(keys(&id), keys(&en));
    for (key, arguments) in &id {
        assert_eq!(Some(arguments), en.get(key), "arguments of {key}");
    }
}

#[test]
fn files_of_words_bear_the_same_names() {
    let names = |lang: &str| {
        let files = word_files(lang).into_iter();
        let names = files.map(|(path, _)| path.file_name().map(ToOwned::to_owned));
        names.collect::<Vec<_>>()
    };
    assert_eq!(names("id"), names("en"));
}

#[test]
fn every_fault_has_a_message_and_a_hint() {
    let messages = messages("id");
    for key in fault_keys() {
        for message in [format!("fault-{key}"), format!("fault-{key}-hint")] {
            assert!(messages.contains_key(&message), "{message}");
        }
    }
}

/// Keys in the first argument of `say`, `label` and their like that holds a literal.
#[test]
fn every_message_that_is_said_exists() {
    let messages = messages("id");
    let mut missing = BTreeSet::new();
    for (path, text) in sources() {
        let code = without_tests(&text);
        for call in ["say(", ".label("] {
            for (at, _) in code.match_indices(call) {
                let before = code[..at].chars().next_back();
                if before.is_some_and(|sign| sign.is_alphanumeric() || sign == '_') {
                    continue;
                }
                let arguments = arguments(&code[at + call.len()..]);
                let said = arguments.iter().take(2).find(|part| part.contains('"'));
                let keys = said.map(|part| literals(part)).unwrap_or_default();
                for key in keys.iter().filter(|key| is_key(key) && key.contains('-')) {
                    if !messages.contains_key(key) {
                        missing.insert(format!("{key}, said in {}", path.display()));
                    }
                }
            }
        }
    }
    let missing: Vec<String> = missing.into_iter().collect();
    assert!(
        missing.is_empty(),
        "there are no words for\n{}",
        missing.join("\n")
    );
}

#[test]
fn no_message_is_left_over() {
    let sources: Vec<String> = sources().into_iter().map(|(_, text)| text).collect();
    let composed: BTreeSet<(String, String)> =
        sources.iter().flat_map(|text| parts(text)).collect();
    // Gathered once: to look through every source for every message takes long.
    let there: BTreeSet<&str> = sources.iter().flat_map(|text| whole_words(text)).collect();
    let written = |word: &str| word.is_empty() || there.contains(word);
    let by_parts = |key: &str| {
        composed.iter().any(|(prefix, suffix)| {
            let rest = key.strip_prefix(prefix.as_str());
            let rest = rest.and_then(|rest| rest.strip_suffix(suffix.as_str()));
            // A prefix that names a whole family is enough; else the rest must stand somewhere.
            let family = prefix.matches('-').count() > 1;
            rest.is_some_and(|rest| family || written(rest) || written(&rest.replace('-', "_")))
        })
    };
    let said = |key: &str| written(key) || by_parts(key);
    let unused: Vec<String> = messages("id")
        .into_keys()
        .filter(|key| !said(key))
        .collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
}

/// What stands before and after the gap in keys that are put together:
/// `"cli-{}"`, `"{key}-one"`.
fn parts(text: &str) -> Vec<(String, String)> {
    let part = |(at, _): (usize, &str)| {
        let start = text[..at].rfind('"')? + 1;
        let end = at + text[at..].find('}')? + 1;
        let length = text[end..].find('"')?;
        let (prefix, suffix) = (&text[start..at], &text[end..end + length]);
        let joined = prefix.ends_with('-') || suffix.starts_with('-');
        let plain = |part: &str| part.is_empty() || is_key(part);
        let is_part = joined && plain(prefix) && plain(suffix);
        is_part.then(|| (prefix.to_owned(), suffix.to_owned()))
    };
    text.match_indices('{').filter_map(part).collect()
}

/// Everything that stands in a source as a whole word, keys among it.
fn whole_words(text: &str) -> impl Iterator<Item = &str> {
    let part = |sign: char| sign.is_alphanumeric() || sign == '-' || sign == '_';
    text.split(move |sign| !part(sign))
}
