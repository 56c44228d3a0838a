//! DOCX and XLSX: bombs, traps and stowaways within the ZIP file.

use crate::{look, look_within, refused};
use prima_exchange::archive::zip_of;
use prima_exchange::evidence::{Limits, Media};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const KINDS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
</Types>"#;

/// A workbook with more parts, or others in place of its own.
fn xlsx(more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", KINDS.as_bytes()),
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet1.xml", b"<worksheet/>"),
    ];
    parts.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    parts.extend(more);
    zip_of(parts).unwrap()
}

/// A workbook with one part that unpacks to so many zeros.
fn bomb(name: &str, bytes: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("[Content_Types].xml", KINDS),
        ("xl/workbook.xml", "<workbook/>"),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    let piece = vec![b'0'; 1 << 20];
    for _ in 0..bytes >> 20 {
        zip.write_all(&piece).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn links(kind: &str, target: &str, mode: &str) -> String {
    format!(
        "<Relationships><Relationship Id=\"a\" Type=\"http://x/relationships/{kind}\" \
         Target=\"{target}\" TargetMode=\"{mode}\"/></Relationships>"
    )
}

#[test]
fn a_plain_workbook_is_kept_as_it_is() {
    let content = xlsx(&[]);
    let found = look(&content, "nilai.xlsx").unwrap();
    assert_eq!((found.media, found.content), (Media::Xlsx, content));
}

#[test]
fn a_workbook_of_one_mebibyte_that_unpacks_to_one_gibibyte_is_refused() {
    let content = bomb("xl/worksheets/sheet1.xml", 1 << 30);
    assert!(content.len() < 3 << 20, "{} bytes", content.len());
    refused(&content, "nilai.xlsx", "bomb");
}

#[test]
fn a_part_that_unpacks_far_beyond_its_size_is_refused_early() {
    let content = bomb("xl/worksheets/sheet1.xml", 32 << 20);
    refused(&content, "nilai.xlsx", "bomb");
    // Small enough not to matter, however tightly packed.
    let content = bomb("xl/media/a.png", 8 << 20);
    assert!(look(&content, "nilai.xlsx").is_ok());
}

#[test]
fn a_bomb_within_a_workbook_within_a_workbook_is_refused() {
    let inner = bomb("xl/worksheets/sheet1.xml", 32 << 20);
    let outer = xlsx(&[("xl/embeddings/a.xlsx", &inner)]);
    refused(&outer, "nilai.xlsx", "bomb");
    let inner = xlsx(&[]);
    let outer = xlsx(&[("xl/embeddings/a.xlsx", &inner)]);
    assert!(look(&outer, "nilai.xlsx").is_ok(), "figures of a chart");
    let third = xlsx(&[("xl/embeddings/a.xlsx", &outer)]);
    refused(&third, "nilai.xlsx", "office-embedded");
}

#[test]
fn many_parts_are_refused() {
    let limits = Limits {
        parts: 4,
        ..Limits::default()
    };
    let four = xlsx(&[("xl/styles.xml", b"<s/>")]);
    assert!(look_within(&four, "a.xlsx", &limits).is_ok());
    let five = xlsx(&[("xl/styles.xml", b"<s/>"), ("xl/b.xml", b"<b/>")]);
    let found = look_within(&five, "a.xlsx", &limits);
    assert_eq!(found.map(|_| ()), Err(vec!["bomb"]));
}

#[test]
fn entities_that_multiply_are_refused() {
    let laughs =
        b"<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><a>&c;</a>";
    for name in [
        "xl/worksheets/sheet1.xml",
        "xl/drawings/a.vml",
        "docProps/core.xml",
    ] {
        refused(&xlsx(&[(name, laughs)]), "nilai.xlsx", "xml");
    }
    let wide: Vec<u8> = "<!DOCTYPE a SYSTEM \"http://a\"><a/>"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    refused(&xlsx(&[("xl/a.xml", &wide)]), "nilai.xlsx", "xml");
    let links = [b"<!DOCTYPE a>", links("image", "a", "Internal").as_bytes()].concat();
    refused(&xlsx(&[("_rels/.rels", &links)]), "nilai.xlsx", "xml");
}

#[test]
fn names_that_lead_outside_are_refused() {
    for name in [
        "../../etc/cron.d/a.xml",
        "xl/../../a.xml",
        "/etc/a.xml",
        "..\\..\\a.xml",
        "C:\\a.xml",
        "xl//a.xml",
        "xl/./a.xml",
        "xl/a\n.xml",
    ] {
        refused(&xlsx(&[(name, b"<a/>")]), "nilai.xlsx", "part-name");
    }
}

#[test]
fn what_runs_is_refused() {
    for name in [
        "xl/vbaProject.bin",
        "xl/VBAPROJECT.BIN",
        "xl/activeX/activeX1.xml",
    ] {
        refused(&xlsx(&[(name, b"<a/>")]), "nilai.xlsx", "macro");
    }
    let kinds = KINDS.replace(
        "</Types>",
        "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>",
    );
    let disguised = xlsx(&[("[Content_Types].xml", kinds.as_bytes())]);
    refused(&disguised, "nilai.xlsx", "macro");
    let control = links("control", "a.xml", "Internal");
    refused(
        &xlsx(&[("xl/_rels/a.rels", control.as_bytes())]),
        "nilai.xlsx",
        "macro",
    );
}

#[test]
fn what_hides_is_refused() {
    for (name, content) in [
        ("xl/media/a.exe", &b"MZ"[..]),
        ("xl/media/a.png", b"MZ"),
        ("xl/media/a.png", b"PK\x03\x04"),
        ("xl/embeddings/oleObject1.bin", b"\xD0\xCF\x11\xE0"),
        ("a.html", b"<script>alert(1)</script>"),
        ("tanpa-akhiran", b"x"),
    ] {
        refused(&xlsx(&[(name, content)]), "nilai.xlsx", "office-embedded");
    }
    let object = links("oleObject", "a.bin", "Internal");
    let found = xlsx(&[("xl/_rels/a.rels", object.as_bytes())]);
    refused(&found, "nilai.xlsx", "office-embedded");
}

#[test]
fn what_reaches_outside_unasked_is_refused() {
    let template = links("attachedTemplate", "http://a.id/a.dotm", "External");
    let found = xlsx(&[("xl/_rels/a.rels", template.as_bytes())]);
    refused(&found, "nilai.xlsx", "external-link");
    let book = xlsx(&[("xl/externalLinks/externalLink1.xml", b"<a/>")]);
    refused(&book, "nilai.xlsx", "external-link-part");
    let clicked = links("hyperlink", "https://a.id", "External");
    assert!(
        look(
            &xlsx(&[("xl/_rels/a.rels", clicked.as_bytes())]),
            "nilai.xlsx"
        )
        .is_ok()
    );
}

#[test]
fn other_packages_are_told_from_workbooks() {
    refused(
        &zip_of([("a.txt", &b"halo"[..])]).unwrap(),
        "a.xlsx",
        "archive",
    );
    refused(
        &zip_of([("a.xml", &b"<a/>"[..])]).unwrap(),
        "a.xlsx",
        "archive",
    );
    let both = KINDS.replace(
        "spreadsheetml.sheet.main",
        "presentationml.presentation.main",
    );
    refused(
        &xlsx(&[("[Content_Types].xml", both.as_bytes())]),
        "a.pptx",
        "presentation",
    );
    // Its list of kinds names a part that is not there.
    let none = KINDS.replace("/xl/workbook.xml", "/xl/lain.xml");
    refused(
        &xlsx(&[("[Content_Types].xml", none.as_bytes())]),
        "a.xlsx",
        "archive",
    );
}

#[test]
fn an_archive_with_something_before_or_behind_it_is_refused() {
    let content = xlsx(&[]);
    let behind = [&content[..], b"%PDF-1.7"].concat();
    refused(&behind, "nilai.xlsx", "two-in-one");
    let before = [b"PK\x03\x04 <script>alert(1)</script>", &content[..]].concat();
    refused(&before, "nilai.xlsx", "two-in-one");
}

#[test]
fn a_locked_part_is_refused() {
    let mut content = xlsx(&[]);
    // The first bit of the flags of each header says that a part is locked.
    for (beginning, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places = content.windows(4).enumerate();
        let places: Vec<usize> = places
            .filter(|(_, window)| *window == beginning)
            .map(|(place, _)| place)
            .collect();
        places.iter().for_each(|place| content[place + flags] |= 1);
    }
    refused(&content, "nilai.xlsx", "office-encrypted");
}
