//! Looks at a file that somebody offers as evidence, before it is kept.
//!
//! A file is what its bytes say, never what its name says: PDF, JPEG, PNG,
//! WebP, DOCX or XLSX, and nothing else. Whatever could act on its own, reach
//! outside, hide a second file or expand without end is refused with a message
//! that says what to do. Nothing is ever drawn, run or unpacked to disk here.

mod image;
mod jpeg;
mod office;
mod office_xml;
mod pdf;
mod pdf_scan;
mod png;
mod problem;
mod webp;
mod what;

pub use problem::{Note, Problem};

use what::What;

/// What a file of evidence can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Media {
    /// A PDF document.
    Pdf,
    /// A photograph.
    Jpeg,
    /// A drawing or a picture of a screen.
    Png,
    /// An image in WebP.
    Webp,
    /// A text of Word or its kin.
    Docx,
    /// A workbook of Excel or its kin.
    Xlsx,
}

impl Media {
    /// All of them.
    pub const ALL: [Media; 6] = [
        Media::Pdf,
        Media::Jpeg,
        Media::Png,
        Media::Webp,
        Media::Docx,
        Media::Xlsx,
    ];

    /// Its media type, as a browser is told it.
    pub fn media_type(self) -> &'static str {
        match self {
            Media::Pdf => "application/pdf",
            Media::Jpeg => "image/jpeg",
            Media::Png => "image/png",
            Media::Webp => "image/webp",
            Media::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Media::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The file with this media type.
    pub fn from_media_type(media_type: &str) -> Option<Media> {
        let mut all = Media::ALL.into_iter();
        all.find(|media| media.media_type() == media_type)
    }

    /// The end of its file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Media::Pdf => "pdf",
            Media::Jpeg => "jpg",
            Media::Png => "png",
            Media::Webp => "webp",
            Media::Docx => "docx",
            Media::Xlsx => "xlsx",
        }
    }

    /// Whether a browser can show it within a page.
    pub fn is_image(self) -> bool {
        matches!(self, Media::Jpeg | Media::Png | Media::Webp)
    }

    fn has_extension(self, extension: &str) -> bool {
        extension == self.extension() || (self == Media::Jpeg && extension == "jpeg")
    }
}

/// How much a file may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: u64,
    /// Pages of a PDF.
    pub pages: u64,
    /// Points of an image, width times height.
    pub pixels: u64,
    /// Files within a DOCX or XLSX.
    pub parts: usize,
    /// Bytes that a file expands to.
    pub expanded: u64,
    /// How many times its own size a file expands to; a file that expands to
    /// no more than [`Limits::SMALL`] may be packed as tightly as it likes.
    pub ratio: u64,
}

impl Limits {
    /// What a file may expand to whatever its ratio.
    pub const SMALL: u64 = 16 << 20;
}

impl Default for Limits {
    /// 20 MiB; 1,000 pages; 100 million points, twice what most telephones
    /// take; 5,000 parts; expanded to 400 MiB and 150 times its size.
    fn default() -> Limits {
        Limits {
            bytes: 20 << 20,
            pages: 1_000,
            pixels: 100_000_000,
            parts: 5_000,
            expanded: 400 << 20,
            ratio: 150,
        }
    }
}

/// A file fit to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    /// What it is.
    pub media: Media,
    /// Its bytes as they are kept: an image's without metadata.
    pub content: Vec<u8>,
    /// Its name, safe on every disk, with the extension of what it is.
    pub name: String,
    /// Pages of a PDF.
    pub pages: Option<u64>,
    /// Width and height of an image, as they are stored.
    pub size: Option<(u32, u32)>,
    /// What was changed and must be said.
    pub notes: Vec<Note>,
}

/// Looks at a file and its name; what is wrong with it comes at once, never
/// empty.
pub fn inspect(content: Vec<u8>, name: &str, limits: &Limits) -> Result<Inspected, Vec<Problem>> {
    let refuse = |key, arguments| Err(vec![Problem::of_file(name, key, arguments)]);
    if content.is_empty() {
        return refuse("empty", vec![]);
    }
    if content.len() as u64 > limits.bytes {
        return refuse("too-large", vec![("limit", mebibytes(limits.bytes))]);
    }
    let what = what::what(&content);
    let found = match what {
        What::Pdf => pdf::inspect(content, limits),
        What::Jpeg => image::inspect(Media::Jpeg, &content, limits),
        What::Png => image::inspect(Media::Png, &content, limits),
        What::Webp => image::inspect(Media::Webp, &content, limits),
        What::Zip => office::inspect(content, limits),
        What::Other(key) => return refuse(key, vec![]),
    };
    let mut found = found.map_err(|mut problems| {
        for problem in &mut problems {
            problem.file = problem::shown(name);
        }
        problems
    })?;
    let (fitting, is_same) = fitting_name(name, found.media);
    if !is_same {
        let extension = found.media.extension().to_owned();
        let note = Note::new("renamed", vec![("extension", extension)]);
        found.notes.insert(0, note);
    }
    found.name = fitting;
    Ok(found)
}

/// Characters of a name without its extension.
const LONGEST_NAME: usize = 120;

/// A name that is safe on every disk, and whether it ended as what the file is
/// ends.
fn fitting_name(name: &str, media: Media) -> (String, bool) {
    // A browser may send a whole path.
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let safe = |sign: char| match sign {
        '<' | '>' | ':' | '"' | '|' | '?' | '*' | '%' | ';' => '_',
        sign if sign.is_control() || problem::is_invisible(sign) => '_',
        sign => sign,
    };
    let (stem, extension) = match last.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => (stem, extension.to_lowercase()),
        _ => (last, String::new()),
    };
    let stem: String = stem.chars().take(LONGEST_NAME).map(safe).collect();
    let stem = stem.trim_matches([' ', '.']);
    let stem = if stem.is_empty() { "bukti" } else { stem };
    let is_same = media.has_extension(&extension);
    (format!("{stem}.{}", media.extension()), is_same)
}

/// A size in whole MiB, rounded down.
fn mebibytes(bytes: u64) -> String {
    (bytes >> 20).to_string()
}

#[cfg(test)]
mod tests {
    use super::{Media, fitting_name};

    #[test]
    fn a_name_fits_every_disk_and_what_the_file_is() {
        let long = "x".repeat(300);
        for (name, expected, is_same) in [
            ("SP 2026.pdf", "SP 2026.pdf", true),
            ("FOTO.PDF", "FOTO.pdf", true),
            ("C:\\Users\\a\\sp.pdf", "sp.pdf", true),
            ("../../etc/passwd", "passwd.pdf", false),
            ("laporan.docx", "laporan.pdf", false),
            ("a<b>:\"c\"\u{202e}.pdf", "a_b___c__.pdf", true),
            (".pdf", "pdf.pdf", false),
            ("", "bukti.pdf", false),
            ("...", "bukti.pdf", false),
            ("baris\nbaru.pdf", "baris_baru.pdf", true),
            (&long, &format!("{}.pdf", "x".repeat(120)), false),
        ] {
            let expected = (expected.to_owned(), is_same);
            assert_eq!(fitting_name(name, Media::Pdf), expected, "{name:?}");
        }
    }

    #[test]
    fn a_photograph_may_end_in_four_letters() {
        let expected = ("foto.jpg".to_owned(), true);
        assert_eq!(fitting_name("foto.jpeg", Media::Jpeg), expected);
    }
}
