//! Saved files, and damage done to them.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

/// Saved files of a kind, with their contents, by name.
pub fn corpus(kind: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = listed(kind)
        .into_iter()
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read(&path).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

pub fn listed(kind: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(kind);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} is empty", folder.display());
    paths
}

/// One act of damage.
#[derive(Clone, Debug)]
pub enum Damage {
    Set(usize, u8),
    Flip(usize, u8),
    Cut(usize),
    Remove(usize, usize),
    Insert(usize, Vec<u8>),
    Repeat(usize, usize, usize),
}

pub fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<usize>;
    let telling = prop_oneof![
        Just(b",".to_vec()),
        Just(b"\"".to_vec()),
        Just(b"\n".to_vec()),
        Just(b"\r\n".to_vec()),
        Just(b";".to_vec()),
        Just(b"\0".to_vec()),
        Just(b"\xFF\xFE".to_vec()),
        Just(b"<c r=\"ZZZZ99999999999\"/>".to_vec()),
        Just(b"<!DOCTYPE a [<!ENTITY b \"c\">]>&b;".to_vec()),
        Just(vec![0xFF; 8]),
        proptest::collection::vec(any::<u8>(), 1..12),
    ];
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, byte)| Damage::Set(at, byte)),
        (at(), 0u8..8).prop_map(|(at, bit)| Damage::Flip(at, bit)),
        at().prop_map(Damage::Cut),
        (at(), 1usize..40).prop_map(|(at, n)| Damage::Remove(at, n)),
        (at(), telling).prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
        (at(), 1usize..60, 1usize..30).prop_map(|(at, n, times)| Damage::Repeat(at, n, times)),
    ]
}

fn apply(bytes: &mut Vec<u8>, damage: &Damage) {
    let place = |at: usize| at % bytes.len().max(1);
    match damage {
        _ if bytes.is_empty() => {}
        Damage::Set(at, byte) => {
            let at = place(*at);
            bytes[at] = *byte;
        }
        Damage::Flip(at, bit) => {
            let at = place(*at);
            bytes[at] ^= 1 << bit;
        }
        Damage::Cut(at) => {
            let at = place(*at);
            bytes.truncate(at);
        }
        Damage::Remove(at, n) => {
            let at = place(*at);
            let end = (at + n).min(bytes.len());
            bytes.drain(at..end);
        }
        Damage::Insert(at, more) => {
            let at = place(*at);
            bytes.splice(at..at, more.iter().copied());
        }
        Damage::Repeat(at, n, times) => {
            let at = place(*at);
            let end = (at + n).min(bytes.len());
            let piece = bytes[at..end].repeat(*times);
            bytes.splice(at..at, piece);
        }
    }
}

/// Damaged files of a corpus, `cases` of them, the same in every run.
pub fn damaged(
    kind: &str,
    cases: u32,
    alter: impl Fn(&[u8], usize, &[Damage]) -> Vec<u8>,
    mut look: impl FnMut(&str, &[u8]),
) {
    let files = corpus(kind);
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let strategy = (
        0..files.len(),
        any::<usize>(),
        proptest::collection::vec(damage(), 1..6),
    );
    let look = std::cell::RefCell::new(&mut look);
    runner
        .run(&strategy, |(file, part, damages)| {
            let (name, content) = &files[file];
            let bytes = alter(content, part, &damages);
            (look.borrow_mut())(name, &bytes);
            Ok::<(), TestCaseError>(())
        })
        .unwrap();
}

pub fn whole(content: &[u8], _: usize, damages: &[Damage]) -> Vec<u8> {
    let mut bytes = content.to_vec();
    damages.iter().for_each(|damage| apply(&mut bytes, damage));
    bytes
}

/// Damages one file within a zip and packs it again.
pub fn within_zip(content: &[u8], part: usize, damages: &[Damage]) -> Vec<u8> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(content)) else {
        return whole(content, part, damages);
    };
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let n = archive.len();
    for index in 0..n {
        let mut entry = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if index == part % n {
            damages.iter().for_each(|damage| apply(&mut bytes, damage));
        }
        writer
            .start_file(
                entry.name().unwrap().into_owned(),
                zip::write::SimpleFileOptions::default(),
            )
            .unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
