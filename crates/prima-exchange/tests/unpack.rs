//! Zip files from strangers: what is no bundle is told apart, and nothing is
//! written outside the folder.

use prima_exchange::archive::zip_of;
use prima_exchange::unpack::{Limits, UnpackError, unpack};
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const LIMITS: Limits = Limits {
    files: 5,
    file_bytes: 1000,
    total_bytes: 1500,
};

/// What unpacking gives: names of files, or the error.
fn unpacked(zip: &[u8]) -> Result<Vec<String>, UnpackError> {
    let folder = tempfile::tempdir().expect("a folder");
    let inside = folder.path().join("inside");
    fs::create_dir(&inside).expect("a folder");
    let result = unpack(Cursor::new(zip), &inside, LIMITS);
    let beside: Vec<_> = fs::read_dir(folder.path()).expect("a list").collect();
    assert_eq!(beside.len(), 1, "something was written beside the folder");
    let root = result?;
    let mut names = Vec::new();
    list(&root, &root, &mut names);
    names.sort();
    Ok(names)
}

fn list(root: &Path, folder: &Path, names: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a list") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            list(root, &path, names);
        } else {
            let name = path.strip_prefix(root).expect("inside");
            names.push(name.display().to_string());
        }
    }
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    zip_of(files.iter().copied()).expect("a zip in memory")
}

/// A zip with one name written over by another of the same length.
fn renamed(files: &[(&str, &[u8])], from: &str, to: &[u8]) -> Vec<u8> {
    let mut bytes = zipped(files);
    let places: Vec<usize> = bytes
        .windows(from.len())
        .enumerate()
        .filter(|(_, window)| *window == from.as_bytes())
        .map(|(place, _)| place)
        .collect();
    assert_eq!(
        places.len(),
        2,
        "the name stands before the file and in the list"
    );
    for place in places {
        bytes[place..place + to.len()].copy_from_slice(to);
    }
    bytes
}

fn error(zip: &[u8]) -> UnpackError {
    unpacked(zip).expect_err("it is refused")
}

#[test]
fn a_bundle_comes_out_as_it_went_in_with_or_without_its_folder() {
    let plain = zipped(&[("MANIFEST", b"m"), ("catalogue/a.toml", b"a")]);
    assert_eq!(
        unpacked(&plain).expect("good"),
        ["MANIFEST", "catalogue/a.toml"]
    );
    let folder = zipped(&[("x/MANIFEST", b"m"), ("x/catalogue/a.toml", b"a")]);
    assert_eq!(
        unpacked(&folder).expect("good"),
        ["MANIFEST", "catalogue/a.toml"]
    );
}

#[test]
fn what_is_no_zip_is_said_to_be_none() {
    for bytes in [&b""[..], b"unit,name\n", &[0; 4000]] {
        assert!(
            matches!(error(bytes), UnpackError::NotAZip),
            "{} bytes",
            bytes.len()
        );
    }
    let whole = zipped(&[("a", b"content")]);
    assert!(matches!(
        error(&whole[..whole.len() / 2]),
        UnpackError::NotAZip
    ));
    let empty = ZipWriter::new(Cursor::new(Vec::new()))
        .finish()
        .expect("a zip")
        .into_inner();
    assert!(matches!(error(&empty), UnpackError::Empty));
}

#[test]
fn no_name_leads_out_of_the_folder() {
    for name in [
        "../../a",
        "/tmp/aa",
        "..\\..\\a",
        "a/../..",
        "C:/abcd",
        "a//b/cd",
        "a\0bcdef",
        "a\nbcdef",
    ] {
        let bytes = renamed(&[("abcdefg", b"x")], "abcdefg", name.as_bytes());
        assert!(
            matches!(error(&bytes), UnpackError::Name { .. }),
            "{name:?}"
        );
    }
    let deep = zipped(&[("a/b/c/d/e/f", b"x")]);
    assert!(matches!(error(&deep), UnpackError::Name { .. }));
    let long = zipped(&[("a".repeat(300).as_str(), b"x")]);
    assert!(matches!(error(&long), UnpackError::Name { .. }));
}

#[test]
fn a_name_that_is_not_text_is_refused() {
    let bytes = renamed(&[("abcdefg", b"x")], "abcdefg", b"ab\xff\xfefg");
    assert!(matches!(error(&bytes), UnpackError::NameNotText { .. }));
}

#[test]
fn two_files_of_one_name_are_refused() {
    let bytes = renamed(
        &[("first-1", b"x"), ("first-2", b"y")],
        "first-2",
        b"first-1",
    );
    assert!(matches!(error(&bytes), UnpackError::Duplicate));
    let case = zipped(&[("MANIFEST", b"x"), ("manifest", b"y")]);
    assert!(matches!(error(&case), UnpackError::Duplicate));
}

#[test]
fn a_link_is_refused() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    archive
        .add_symlink("MANIFEST", "/etc/passwd", options)
        .expect("a link");
    let bytes = archive.finish().expect("a zip").into_inner();
    assert!(matches!(error(&bytes), UnpackError::NotAFile { .. }));
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    let many: Vec<String> = (0..6).map(|n| format!("file-{n}")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    assert!(matches!(
        error(&zipped(&many)),
        UnpackError::TooManyFiles { found: 6 }
    ));
    let one = vec![0; 1001];
    assert!(matches!(
        error(&zipped(&[("a", &one)])),
        UnpackError::FileTooLarge { .. }
    ));
    let some = vec![0; 800];
    let two = zipped(&[("a", &some), ("b", &some)]);
    assert!(matches!(error(&two), UnpackError::TooLarge));
    // A size in the list that is a lie does not help.
    let mut lying = zipped(&[("a", &one)]);
    let size = 1001_u32.to_le_bytes();
    let places: Vec<usize> = (0..lying.len() - 4)
        .filter(|at| lying[*at..at + 4] == size)
        .collect();
    for place in places {
        lying[place..place + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    assert!(matches!(
        error(&lying),
        UnpackError::FileTooLarge { .. } | UnpackError::Damaged { .. } | UnpackError::NotAZip
    ));
}

#[test]
fn damage_is_named_with_its_file() {
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("units.csv", options).expect("a file");
    archive.write_all(b"unit,name\n").expect("content");
    let mut bytes = archive.finish().expect("a zip").into_inner();
    let content = bytes
        .windows(5)
        .position(|window| window == b",name")
        .expect("the content");
    bytes[content + 1] = b'N';
    assert!(matches!(error(&bytes), UnpackError::Damaged { name } if name == "units.csv"));
}

#[test]
fn the_same_files_give_the_same_zip() {
    let one = zipped(&[("a", b"1"), ("b", b"2")]);
    let other = zipped(&[("b", b"2"), ("a", b"1")]);
    assert_eq!(one, other);
}
