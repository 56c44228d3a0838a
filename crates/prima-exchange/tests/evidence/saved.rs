//! Files written by programs people use are what their names say, and no piece
//! of one is taken for the whole.

use crate::look;
use prima_exchange::evidence::{Limits, Media, inspect};
use std::fs;
use std::path::Path;

fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/evidence");
    let entries = fs::read_dir(folder).unwrap();
    let read = |path: std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read(&path).unwrap())
    };
    let mut files: Vec<_> = entries.map(|entry| read(entry.unwrap().path())).collect();
    files.sort();
    assert!(files.len() > 20, "the corpus is there");
    files
}

#[test]
fn saved_files_are_what_their_names_say() {
    for (name, content) in corpus() {
        let found = look(&content, &name);
        let expected = match name.as_str() {
            "bad-attachment.pdf" => Err(vec!["pdf-embedded"]),
            "bad-encrypted.pdf" => Err(vec!["pdf-encrypted"]),
            "bad-launch.pdf" => Err(vec!["pdf-launch"]),
            "bad-macro.xlsx" | "bad-macro-kind.xlsx" => Err(vec!["macro"]),
            "bad-remote-image.docx" => Err(vec!["external-link"]),
            "bad-script.pdf" | "bad-script-in-object-stream.pdf" => Err(vec!["pdf-script"]),
            good if good.starts_with("good-") => Ok(()),
            other => panic!("nothing is promised of {other}"),
        };
        assert_eq!(
            found.as_ref().map(|_| ()).map_err(Clone::clone),
            expected,
            "{name}"
        );
        if let Ok(found) = found {
            assert_eq!(found.name, name);
            assert!(name.ends_with(found.media.extension()), "{name}");
        }
    }
}

#[test]
fn pages_of_saved_documents_are_counted() {
    for (name, content) in corpus() {
        let pages = look(&content, &name).ok().and_then(|found| found.pages);
        let expected = match name.as_str() {
            "good-chromium.pdf" => Some(1),
            // Written with three pages, and then saved again in two other ways.
            "good-reportlab.pdf" | "good-qpdf-object-streams.pdf" | "good-qpdf-linearized.pdf" => {
                Some(3)
            }
            _ => None,
        };
        assert_eq!(pages, expected, "{name}");
    }
}

#[test]
fn a_file_cut_at_any_byte_is_refused() {
    for (name, content) in corpus()
        .into_iter()
        .filter(|(name, _)| name.starts_with("good-"))
    {
        // Blanks behind a document's end are no part of it.
        let whole = content.trim_ascii_end().len();
        let end = match name.ends_with(".pdf") {
            true => whole,
            false => content.len(),
        };
        for cut in 0..end {
            let found = inspect(content[..cut].to_vec(), &name, &Limits::default());
            assert!(found.is_err(), "{name} cut at {cut} of {end}");
        }
    }
}

#[test]
fn what_was_kept_is_kept_again_as_it_is() {
    for (name, content) in corpus() {
        let Ok(first) = look(&content, &name) else {
            continue;
        };
        let second = look(&first.content, &first.name).unwrap();
        assert_eq!(second.content, first.content, "{name}");
        assert_eq!(second.notes, vec![], "{name}");
    }
}

#[test]
fn the_name_never_decides() {
    for (name, content) in corpus()
        .into_iter()
        .filter(|(name, _)| name.starts_with("good-"))
    {
        let media = look(&content, &name).unwrap().media;
        for media_of_name in Media::ALL {
            let wrong = format!("berkas.{}", media_of_name.extension());
            let found = look(&content, &wrong).unwrap();
            assert_eq!(found.media, media, "{name} as {wrong}");
            assert_eq!(found.name, format!("berkas.{}", media.extension()));
            let is_noted = found.notes.iter().any(|note| note.key == "renamed");
            assert_eq!(is_noted, media != media_of_name, "{name} as {wrong}");
        }
    }
}
