//! The list of acts, and the fields of their lines, against the source that writes them
//! and against the words.

use super::{ACTS, act_words, acts_like, line_words};
use prima_instrument::words::Lang;
use prima_store::AuditLine;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::read_to_string;
use std::path::{Path, PathBuf};

/// Functions that write an audit line and are given the act's name.
const WRITERS: [&str; 5] = [
    "finish(",
    "finish_privately(",
    "drop_upload(",
    "fail_person(",
    "fail_noting(",
];

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder, without what follows its tests.
fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_source = path.extension().is_some_and(|ending| ending == "rs");
        if path.is_dir() {
            sources(&path, found);
        } else if is_source && path.file_name().is_some_and(|name| name != "tests.rs") {
            let text = read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            found.push((path.display().to_string(), code.to_owned()));
        }
    }
}

/// What stands in brackets from here on, up to the one that closes.
fn bracketed(text: &str) -> &str {
    let mut depth = 1;
    let end = text.find(|letter: char| {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    &text[..end.unwrap_or(text.len())]
}

/// Texts in quotes that could be the name of an act.
fn names(text: &str) -> BTreeSet<String> {
    let quoted = text.split('"').skip(1).step_by(2);
    let is_name = |text: &&str| {
        let mut letters = text.chars();
        !text.is_empty() && letters.all(|letter| letter.is_ascii_lowercase() || letter == '_')
    };
    // The actor of what the program does by itself.
    let names = quoted.filter(is_name).filter(|name| *name != "system");
    names.map(str::to_owned).collect()
}

/// Values a name has in a file: `const NAME…;`, `let name…;`, also among others.
fn values(code: &str, variable: &str) -> BTreeSet<String> {
    let statements = code.split_inclusive(';').filter_map(|statement| {
        let at = statement.rfind("let ").or(statement.rfind("const "))?;
        let (left, right) = statement[at..].split_once('=')?;
        let mut words = left.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        words.any(|word| word == variable).then_some(right)
    });
    statements.flat_map(names).collect()
}

/// The acts that the source writes, each with a file that does.
fn written() -> BTreeMap<String, String> {
    let mut files = Vec::new();
    for folder in ["src", "../prima/src", "../prima-web/src"] {
        sources(&here().join(folder), &mut files);
    }
    let mut found = BTreeMap::new();
    for (path, code) in &files {
        for writer in WRITERS {
            for (at, _) in code.match_indices(writer) {
                let before = &code[..at];
                let is_whole =
                    !before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
                if !is_whole || before.ends_with("fn ") {
                    continue;
                }
                let arguments = bracketed(&code[at + writer.len()..]);
                let mut named = names(arguments);
                if named.is_empty() && arguments.contains(',') {
                    for variable in ["NAME", "name", "what", "action"] {
                        let mut words = arguments
                            .split(|letter: char| !letter.is_alphanumeric() && letter != '_');
                        if words.any(|word| word == variable) {
                            named.extend(values(code, variable));
                        }
                    }
                }
                found.extend(named.into_iter().map(|name| (name, path.clone())));
            }
        }
        for (at, start) in code.match_indices("Said {") {
            let fields = bracketed(&code[at + start.len()..]);
            if let Some((_, act)) = fields.split_once("act: ") {
                let act = act.split(',').next().unwrap_or_default();
                found.extend(names(act).into_iter().map(|name| (name, path.clone())));
            }
        }
    }
    found
}

/// The fields of everything that is written as JSON here, each with a file that does.
/// Apart from what a job leaves behind, all of it is the detail of a line; a field that
/// is not would be asked for a label too many, never too few.
fn fields() -> BTreeMap<String, String> {
    let mut files = Vec::new();
    sources(&here().join("src"), &mut files);
    let jobs = here().join("src/job").display().to_string();
    let mut found = BTreeMap::new();
    for (path, code) in files.iter().filter(|(path, _)| !path.starts_with(&jobs)) {
        for (at, start) in code.match_indices("json!(") {
            let written = bracketed(&code[at + start.len()..]);
            let before_colons = written.match_indices("\":").map(|(end, _)| &written[..end]);
            let names = before_colons.filter_map(|before| before.rsplit('"').next());
            found.extend(names.map(|name| (name.to_owned(), path.clone())));
        }
    }
    found
}

#[test]
fn every_field_of_a_line_has_a_label_in_both_languages() {
    let fields = fields();
    assert!(fields.contains_key("unit") && fields.contains_key("n_left_out"));
    for lang in ["id", "en"] {
        let file = here().join(format!("../../locales/{lang}/web_trail.ftl"));
        let text = read_to_string(file).unwrap();
        let labels: BTreeSet<&str> = text
            .lines()
            .filter_map(|line| line.split_once(" = "))
            .filter_map(|(key, _)| key.strip_prefix("web-trail-field-"))
            .collect();
        let bare: Vec<_> = fields
            .iter()
            .filter(|(name, _)| !labels.contains(name.replace('_', "-").as_str()))
            .collect();
        assert!(bare.is_empty(), "{lang}: without a label: {bare:#?}");
    }
}

#[test]
fn every_act_that_writes_a_line_is_in_the_list_and_no_other() {
    let written = written();
    let known: BTreeSet<&str> = ACTS.iter().map(|(name, _)| *name).collect();
    let missing: Vec<_> = written
        .iter()
        .filter(|(name, _)| !known.contains(name.as_str()))
        .collect();
    assert!(missing.is_empty(), "not among ACTS: {missing:#?}");
    let idle: Vec<_> = known
        .iter()
        .filter(|name| !written.contains_key(**name))
        .collect();
    assert!(idle.is_empty(), "nothing writes {idle:?}");
}

#[test]
fn the_list_is_in_order_and_names_each_act_once() {
    assert!(ACTS.windows(2).all(|pair| pair[0].0 < pair[1].0));
}

#[test]
fn every_act_has_its_own_words_in_both_languages_and_no_words_are_idle() {
    for lang in ["id", "en"] {
        let file = here().join(format!("../../locales/{lang}/act.ftl"));
        let text = read_to_string(file).unwrap();
        let messages: BTreeMap<&str, &str> = text
            .lines()
            .filter_map(|line| line.split_once(" = "))
            .collect();
        let mut keys: BTreeSet<String> = ACTS
            .iter()
            .map(|(name, _)| format!("act-{}", name.replace('_', "-")))
            .collect();
        keys.extend(["act-failed", "act-award-replaced"].map(str::to_owned));
        let found: BTreeSet<String> = messages.keys().map(|key| (*key).to_owned()).collect();
        assert_eq!(found, keys, "{lang}");
        let words: BTreeSet<&str> = messages.values().copied().collect();
        assert_eq!(words.len(), messages.len(), "{lang}: two acts read alike");
    }
}

#[test]
fn a_line_says_that_it_failed_or_took_the_place_of_another_or_is_of_an_older_name() {
    for (act, detail, expected) in [
        (
            "sign_in",
            r#"{"second_factor":false}"#,
            "Masuk dengan kata sandi",
        ),
        (
            "sign_in",
            r#"{"failed":true}"#,
            "Masuk dengan kata sandi: gagal",
        ),
        (
            "confirm_award",
            r#"{"decision":1,"replaces":null}"#,
            "Mengonfirmasi keputusan penghargaan",
        ),
        (
            "confirm_award",
            r#"{"decision":2,"replaces":1}"#,
            "Mengonfirmasi keputusan pengganti atas penghargaan",
        ),
        // An officer may do it to a juror as well.
        ("recuse_juror", "{}", "Mencatat pengunduran diri juri"),
        ("of_another_program", "", "of_another_program"),
        (
            "link_evidence",
            r#"{"cycle":"a","unit":"b","code":"1.a"}"#,
            "Menautkan bukti dukung ke indikator",
        ),
        // As it was written of proposals before they had a name of their own for it.
        (
            "link_evidence",
            r#"{"part":"ringkasan","n":2}"#,
            "Menautkan bukti dukung ke proposal",
        ),
    ] {
        let line = AuditLine {
            act: act.to_owned(),
            detail: detail.to_owned(),
            ..AuditLine::default()
        };
        assert_eq!(line_words(Lang::Id, &line), expected, "{act} {detail}");
    }
}

#[test]
fn acts_are_found_by_their_words_and_by_their_names() {
    let certificates = ["issue_certificates", "withdraw_certificate"];
    assert_eq!(acts_like(Lang::Id, " Piagam "), certificates);
    assert_eq!(acts_like(Lang::En, "certificate"), certificates);
    assert_eq!(acts_like(Lang::En, "revoke_a"), ["revoke_award"]);
    assert!(acts_like(Lang::Id, "tiada").is_empty());
    assert_eq!(act_words(Lang::En, "publish"), "Published the results");
}
