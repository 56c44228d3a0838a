//! Images: what tells more than the picture goes, and nothing else.

use crate::{look, look_within, refused};
use prima_exchange::evidence::{Limits, Media};

/// A chunk of a PNG with its sum.
fn chunk(kind: &[u8; 4], held: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(kind);
    crc.update(held);
    let length = u32::try_from(held.len()).unwrap().to_be_bytes();
    [&length, &kind[..], held, &crc.sum().to_be_bytes()].concat()
}

/// A PNG that claims a size and holds next to nothing.
fn png(width: u32, height: u32, more: &[u8]) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let header = [&size[..], &[8, 2, 0, 0, 0]].concat();
    [
        b"\x89PNG\r\n\x1A\n",
        &chunk(b"IHDR", &header)[..],
        more,
        &chunk(b"IDAT", b"\x78\x9C\x03\0\0\0\0\x01"),
        &chunk(b"IEND", b""),
    ]
    .concat()
}

/// A segment of a JPEG.
fn segment(marker: u8, held: &[u8]) -> Vec<u8> {
    let length = u16::try_from(held.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], &length[..], held].concat()
}

/// A JPEG with these segments before its picture, and what hangs on behind it.
fn jpeg(width: u16, height: u16, before: &[u8], behind: &[u8]) -> Vec<u8> {
    let size = [height.to_be_bytes(), width.to_be_bytes()].concat();
    let frame = [&[8], &size[..], &[1, 1, 0x11, 0]].concat();
    [
        &[0xFF, 0xD8],
        before,
        &segment(0xDB, &[0; 65])[..],
        &segment(0xC0, &frame),
        &segment(0xDA, &[1, 1, 0, 0, 63, 0]),
        b"\x12\xFF\0\x34\xFF\xD0\x56",
        b"\xFF\xD9",
        behind,
    ]
    .concat()
}

fn webp(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut held = b"WEBP".to_vec();
    for (kind, content) in chunks {
        held.extend(*kind);
        held.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        held.extend(*content);
        held.extend(vec![0; content.len() % 2]);
    }
    let length = u32::try_from(held.len()).unwrap().to_le_bytes();
    [b"RIFF", &length[..], &held].concat()
}

fn saved(name: &str) -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/evidence");
    std::fs::read(folder.join(name)).unwrap()
}

fn holds(content: &[u8], wanted: &[u8]) -> bool {
    content.windows(wanted.len()).any(|window| window == wanted)
}

#[test]
fn a_picture_no_memory_holds_is_refused_by_its_header() {
    refused(&png(50_000, 50_000, b""), "peta.png", "too-many-pixels");
    refused(&png(u32::MAX, u32::MAX, b""), "peta.png", "too-many-pixels");
    refused(
        &jpeg(50_000, 50_000, b"", b""),
        "peta.jpg",
        "too-many-pixels",
    );
    // 16,384 × 16,384 is the most that WebP can say: all bits of both numbers.
    let huge = webp(&[(b"VP8L", b"\x2F\xFF\xFF\xFF\x0F\0")]);
    refused(&huge, "peta.webp", "too-many-pixels");
    let limits = Limits {
        pixels: 100,
        ..Limits::default()
    };
    assert!(look_within(&png(10, 10, b""), "a.png", &limits).is_ok());
    let above = look_within(&png(10, 11, b""), "a.png", &limits);
    assert_eq!(above.map(|_| ()), Err(vec!["too-many-pixels"]));
}

#[test]
fn a_picture_without_points_is_damaged() {
    refused(&png(0, 10, b""), "a.png", "damaged-image");
    refused(&jpeg(10, 0, b"", b""), "a.jpg", "damaged-image");
}

#[test]
fn place_hour_and_telephone_go_and_the_picture_stays() {
    let photo = saved("good-photo.jpg");
    assert!(holds(&photo, b"Telepon") && holds(&photo, b"rahasia"));
    let kept = look(&photo, "foto.jpg").unwrap();
    for secret in [&b"Telepon"[..], b"rahasia", b"2026:01:31"] {
        assert!(!holds(&kept.content, secret), "{secret:?}");
    }
    assert_eq!(kept.size, Some((64, 48)));
    assert_eq!(kept.notes[0].key, "cleaned");
    // From the first table on, every byte is as it was.
    let table = photo
        .windows(2)
        .position(|window| window == [0xFF, 0xDB])
        .unwrap();
    assert!(kept.content.ends_with(&photo[table..]));
}

#[test]
fn which_way_up_a_picture_is_stays() {
    // One entry: tag 0x0112, a short, once, 6; the list ends.
    let six = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    for name in ["good-photo.jpg", "good-exif.png", "good-exif.webp"] {
        let kept = look(&saved(name), name).unwrap();
        assert!(holds(&kept.content, six), "{name}");
        assert!(!holds(&kept.content, b"Telepon"), "{name}");
        assert!(!holds(&kept.content, b"xmpmeta"), "{name}");
    }
    // A picture that says nothing gets nothing.
    let kept = look(&saved("good-progressive.jpg"), "a.jpg").unwrap();
    assert!(!holds(&kept.content, b"Exif"));
}

#[test]
fn texts_in_a_png_go() {
    let text = [
        chunk(b"tEXt", b"Author\0Ani"),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x/>"),
        chunk(b"tIME", &[7, 234, 1, 31, 10, 0, 0]),
        chunk(b"prVt", b"<script>"),
    ];
    let kept = look(&png(2, 2, &text.concat()), "a.png").unwrap();
    assert_eq!(kept.content, png(2, 2, b""));
    let plain = look(&png(2, 2, b""), "a.png").unwrap();
    assert_eq!((plain.content, plain.notes.len()), (png(2, 2, b""), 0));
}

#[test]
fn what_hangs_on_behind_a_picture_goes() {
    let zip = b"PK\x03\x04 evil.exe PK\x05\x06";
    let kept = look(&jpeg(2, 2, b"", zip), "a.jpg").unwrap();
    assert_eq!(kept.content, jpeg(2, 2, b"", b""));
    let behind = [&png(2, 2, b"")[..], zip].concat();
    assert_eq!(look(&behind, "a.png").unwrap().content, png(2, 2, b""));
    let picture = webp(&[(b"VP8L", b"\x2F\0\0\0\0\0")]);
    let behind = [&picture[..], zip].concat();
    let kept = look(&behind, "a.webp").unwrap();
    assert_eq!((kept.media, kept.content), (Media::Webp, picture));
}

#[test]
fn what_hides_in_a_jpeg_before_its_picture_goes() {
    let before = [
        segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"),
        segment(0xED, b"Photoshop 3.0\0"),
        segment(0xE2, b"MPF\0"),
        segment(0xFE, b"<script>alert(1)</script>"),
    ];
    let kept = look(&jpeg(2, 2, &before.concat(), b""), "a.jpg").unwrap();
    assert_eq!(kept.content, jpeg(2, 2, &before[0], b""));
}

#[test]
fn a_picture_that_is_larger_than_it_said_first_is_refused() {
    let second = segment(0xC0, &[8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 0x11, 0]);
    let mut two = jpeg(2, 2, b"", b"");
    let end = two.len() - 2;
    two.splice(end..end, second);
    refused(&two, "a.jpg", "damaged-image");
    let header = b"\0\0\0\0\x01\0\0\x01\0\0";
    let large = webp(&[(b"VP8X", header), (b"VP8L", b"\x2F\xFF\xFF\xFF\x0F\0")]);
    refused(&large, "a.webp", "damaged-image");
    let again = [chunk(
        b"IHDR",
        &[0, 0, 255, 255, 0, 0, 255, 255, 8, 2, 0, 0, 0],
    )];
    refused(&png(2, 2, &again.concat()), "a.png", "damaged-image");
}

#[test]
fn a_chunk_whose_sum_is_wrong_is_damage() {
    let mut wrong = png(2, 2, b"");
    // A bit of the width.
    wrong[19] ^= 1;
    refused(&wrong, "a.png", "damaged-image");
}
