//! PDF: what could act on its own is found however it is hidden.

use crate::{look, look_within, refused};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use prima_exchange::evidence::Limits;
use std::io::Write;

/// A document of some pages with more objects, and what follows its end.
fn pdf(pages: usize, objects: &str) -> Vec<u8> {
    pdf_of(pages, objects.as_bytes(), b"")
}

fn pdf_of(pages: usize, objects: &[u8], trailer: &[u8]) -> Vec<u8> {
    let kids: String = (0..pages)
        .map(|page| format!("{} 0 R ", page + 10))
        .collect();
    let mut text = format!(
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
         2 0 obj\n<< /Type /Pages /Resources << /Font << >> >> /Kids [{kids}] /Count {pages} >>\nendobj\n"
    )
    .into_bytes();
    for page in 0..pages {
        let page = format!("{} 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\n", page + 10);
        text.extend(page.into_bytes());
    }
    text.extend(objects);
    text.extend(b"\nxref\n0 0\ntrailer\n<< /Root 1 0 R ");
    text.extend(trailer);
    text.extend(b" >>\nstartxref\n9\n%%EOF\n");
    text
}

fn packed(text: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

/// A stream with this description.
fn stream(description: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "5 0 obj\n<< {description} /Length {} >>\nstream\n",
        body.len()
    );
    [head.as_bytes(), body, b"\nendstream\nendobj\n"].concat()
}

#[test]
fn a_document_that_is_only_read_is_kept_as_it_is() {
    for pages in [1, 2, 37] {
        let document = pdf(pages, "");
        let found = look(&document, "sp.pdf").unwrap();
        assert_eq!(found.pages, Some(pages as u64));
        assert_eq!(found.content, document);
        assert_eq!(found.notes, vec![]);
    }
    // Where to begin reading, and a link that a person clicks, do nothing.
    let harmless = "6 0 obj <</S/URI/URI(https://example.id)>> endobj 7 0 obj \
                    <</OpenAction [10 0 R /Fit] /AcroForm <</Fields []>> >> endobj";
    assert!(look(&pdf(1, harmless), "sp.pdf").is_ok());
}

#[test]
fn what_acts_is_refused_however_it_is_spelled() {
    for (objects, key) in [
        (
            "6 0 obj <</S/JavaScript/JS(app.alert\\(1\\))>> endobj",
            "pdf-script",
        ),
        (
            "6 0 obj <</S /J#61v#61Script /#4a#53 7 0 R>> endobj",
            "pdf-script",
        ),
        ("6 0 obj <</S/Rendition/JS 7 0 R>> endobj", "pdf-script"),
        ("6 0 obj <</AcroForm<</XFA 7 0 R>>>> endobj", "pdf-script"),
        ("6 0 obj <</Subtype/RichMedia>> endobj", "pdf-script"),
        ("6 0 obj <</S/Launch/F(cmd.exe)>> endobj", "pdf-launch"),
        ("6 0 obj <</S/SubmitForm/F(http://a)>> endobj", "pdf-launch"),
        (
            "6 0 obj <</Names<</EmbeddedFiles 7 0 R>>>> endobj",
            "pdf-embedded",
        ),
        (
            "6 0 obj <</Subtype/FileAttachment/FS 7 0 R>> endobj",
            "pdf-embedded",
        ),
        (
            "6 0 obj <</Type/Filespec/EF<</F 7 0 R>>>> endobj",
            "pdf-embedded",
        ),
    ] {
        refused(&pdf(1, objects), "sp.pdf", key);
    }
}

#[test]
fn a_locked_document_is_refused() {
    refused(
        &pdf_of(1, b"", b"/Encrypt 8 0 R"),
        "sp.pdf",
        "pdf-encrypted",
    );
    refused(
        &pdf_of(1, b"", b"/#45ncrypt 8 0 R"),
        "sp.pdf",
        "pdf-encrypted",
    );
}

#[test]
fn what_acts_is_found_in_streams_of_objects() {
    let script = b"6 0 7 30 <</S/JavaScript/JS 8 0 R>> <</A 1>>";
    let name = "/Type /ObjStm /N 2 /First 9 /Filter /FlateDecode";
    let spelled = "/Type /Obj#53tm /N 2 /First 9 /Filter [/Fl]";
    let untyped = "/N 2 /First 9 /Filter/FlateDecode";
    for description in [name, spelled, untyped] {
        let document = pdf_of(1, &stream(description, &packed(script)), b"");
        refused(&document, "sp.pdf", "pdf-script");
    }
    let plain = pdf_of(1, &stream("/Type/ObjStm/N 2/First 9", script), b"");
    refused(&plain, "sp.pdf", "pdf-script");
    // One that lies about what it is.
    let hidden = pdf_of(
        1,
        &stream("/Subtype /Form /Filter /FlateDecode", &packed(script)),
        b"",
    );
    refused(&hidden, "sp.pdf", "pdf-script");
    // Short names count there, too.
    let attached = packed(b"6 0 <</EF<</F 7 0 R>>>>");
    let attached = pdf_of(1, &stream(name, &attached), b"");
    refused(&attached, "sp.pdf", "pdf-embedded");
}

#[test]
fn streams_of_objects_packed_in_another_way_are_not_trusted() {
    for filter in [
        "/LZWDecode",
        "[/ASCIIHexDecode /FlateDecode]",
        "9 0 R",
        "/Crypt",
        "/RunLengthDecode",
    ] {
        let description = format!("/Type /ObjStm /N 1 /First 4 /Filter {filter}");
        let document = pdf_of(1, &stream(&description, b"abc"), b"");
        refused(&document, "sp.pdf", "pdf-unusual");
    }
}

#[test]
fn a_stream_of_objects_that_unpacks_without_end_is_refused() {
    let blanks = packed(&vec![b' '; (64 << 20) + 1]);
    let name = "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode";
    let document = pdf_of(1, &stream(name, &blanks), b"");
    assert!(document.len() < 1 << 20);
    refused(&document, "sp.pdf", "bomb");
}

#[test]
fn a_picture_that_spells_a_short_name_by_chance_is_no_script() {
    let body = b"\x01/JS \x02/EF(\x03";
    let image = stream("/Subtype /Image /Filter /DCTDecode", body);
    assert!(look(&pdf_of(1, &image, b""), "sp.pdf").is_ok());
}

#[test]
fn pages_are_limited() {
    let limits = Limits {
        pages: 10,
        ..Limits::default()
    };
    assert!(look_within(&pdf(10, ""), "sp.pdf", &limits).is_ok());
    let eleven = look_within(&pdf(11, ""), "sp.pdf", &limits);
    assert_eq!(eleven.map(|_| ()), Err(vec!["too-many-pages"]));
    // A tree that says less than there is convinces nobody.
    let liar = pdf(100, "")
        .windows(1)
        .flatten()
        .copied()
        .collect::<Vec<u8>>();
    let liar = String::from_utf8(liar)
        .unwrap()
        .replace("/Count 100", "/Count 2");
    let found = look_within(liar.as_bytes(), "sp.pdf", &limits);
    assert_eq!(found.map(|_| ()), Err(vec!["too-many-pages"]));
}

#[test]
fn a_document_without_a_page_or_an_end_is_damaged() {
    refused(&pdf(0, ""), "sp.pdf", "damaged-pdf");
    refused(b"%PDF-1.7\n", "sp.pdf", "damaged-pdf");
    refused(b"%PDF-1.7\n%%EOF", "sp.pdf", "damaged-pdf");
    let text = String::from_utf8(pdf(1, "")).unwrap();
    let zero = text.replace("startxref\n9", "startxref\n0");
    refused(zero.as_bytes(), "sp.pdf", "damaged-pdf");
    let behind = [text.as_bytes(), b"PK\x03\x04"].concat();
    refused(&behind, "sp.pdf", "damaged-pdf");
}

#[test]
fn a_document_that_is_a_page_or_an_archive_as_well_is_refused() {
    let text = String::from_utf8(pdf(1, "")).unwrap();
    let page = text.replacen('\n', "\n%<html><script>alert(1)</script>\n", 1);
    refused(page.as_bytes(), "sp.pdf", "two-in-one");
    // An archive whose comment is the end of the document.
    let end = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x10\0";
    let archive = pdf_of(1, end, b"");
    refused(&archive, "sp.pdf", "two-in-one");
}
