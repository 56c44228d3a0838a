//! A small picture, another one for each text: one row of grey points.

/// A PNG whose points are the bytes of a text, stored unpacked.
pub fn picture(text: &str) -> Vec<u8> {
    let row: Vec<u8> = std::iter::once(0).chain(text.bytes()).collect();
    let width = u32::try_from(text.len()).expect("a short text");
    let mut header = Vec::new();
    header.extend(width.to_be_bytes());
    header.extend(1_u32.to_be_bytes());
    // Eight bits of grey, the usual way to pack, filter and lay out.
    header.extend([8, 0, 0, 0, 0]);
    let length = u16::try_from(row.len()).expect("a short row");
    let mut data = vec![0x78, 0x01, 0x01];
    data.extend(length.to_le_bytes());
    data.extend((!length).to_le_bytes());
    data.extend(&row);
    data.extend(adler32(&row).to_be_bytes());
    let mut png = vec![0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a];
    for (kind, content) in [(b"IHDR", header), (b"IDAT", data), (b"IEND", Vec::new())] {
        let length = u32::try_from(content.len()).expect("a short piece");
        png.extend(length.to_be_bytes());
        let piece = [&kind[..], &content].concat();
        png.extend(&piece);
        png.extend(crc32(&piece).to_be_bytes());
    }
    png
}

/// RFC 1950, section 9.
fn adler32(bytes: &[u8]) -> u32 {
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in bytes {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    b << 16 | a
}

/// PNG specification, annex D, without its table.
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = match crc & 1 {
                1 => 0xedb8_8320 ^ (crc >> 1),
                _ => crc >> 1,
            };
        }
    }
    !crc
}
