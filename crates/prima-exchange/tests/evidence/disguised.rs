//! Files that are none of the six, whatever their names say.

use crate::{look, look_within, refused};
use prima_exchange::evidence::Limits;

#[test]
fn what_is_no_document_is_refused_by_name() {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    for (content, name, key) in [
        (&b""[..], "kosong.pdf", "empty"),
        (b"halo", "catatan.txt", "unknown"),
        (b"halo", "catatan.pdf", "unknown"),
        (svg, "bagan.svg", "svg"),
        (svg, "bagan.png", "svg"),
        (
            b"<!DOCTYPE html><script>alert(1)</script>",
            "laporan.pdf",
            "web-page",
        ),
        (b"MZ\x90\0\x03\0\0\0", "laporan.pdf.exe", "program"),
        (b"MZ\x90\0\x03\0\0\0", "laporan.pdf", "program"),
        (b"#!/bin/sh\nrm -rf /\n", "laporan.docx", "program"),
        (b"\x7FELF\x02\x01\x01", "foto.jpg", "program"),
        (b"Rar!\x1A\x07\x01\0", "bukti.rar", "archive"),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            "laporan.doc",
            "old-office",
        ),
        (b"GIF89a", "gerak.gif", "other-image"),
        (
            b"\0\0\0\x18ftypheic\0\0\0\0",
            "IMG_0001.HEIC",
            "other-image",
        ),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "video.mp4", "film"),
    ] {
        refused(content, name, key);
    }
}

#[test]
fn a_file_is_refused_a_byte_above_the_limit() {
    let limits = Limits {
        bytes: 1_000,
        ..Limits::default()
    };
    let too_large = look_within(&[b'x'; 1_001], "besar.pdf", &limits);
    assert_eq!(too_large.map(|_| ()), Err(vec!["too-large"]));
    let fits = look_within(&[b'x'; 1_000], "besar.pdf", &limits);
    assert_eq!(fits.map(|_| ()), Err(vec!["unknown"]));
}

#[test]
fn a_name_with_turned_letters_is_not_said_as_it_looks() {
    let problems = prima_exchange::evidence::inspect(
        b"MZ".to_vec(),
        "laporan\u{202e}fdp.exe\n\0",
        &Limits::default(),
    );
    let problems = problems.unwrap_err();
    assert_eq!(problems[0].file, "laporan\u{fffd}fdp.exe\u{fffd}\u{fffd}");
    assert!(look(b"MZ", &"x".repeat(5_000)).is_err());
}
