//! Sets a certificate and writes it as PDF, PNG and SVG.

use super::printed::Printed;
use super::template::{Mistake, Template, TemplateFault};
use super::world::{Files, Fonts, Sheet};
use crate::wording::Words;
use std::collections::BTreeSet;
use tiny_skia::Pixmap;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst::layout::{Frame, FrameItem};
use typst::text::TextItem;
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// What was set stays in memory for as many certificates.
const REMEMBERED: usize = 8;
/// Steps of 255 by which a colour may differ and still be the same one: no two
/// kinds of processor round alike.
const NEAR: u8 = 8;

/// Fonts and a template, ready for certificates.
#[derive(Debug)]
pub struct Press {
    fonts: Fonts,
    files: Files,
    name: String,
    /// The file Typst begins with, for messages.
    main: String,
}

/// A certificate that was set.
#[derive(Debug)]
pub struct Page {
    document: PagedDocument,
    address: String,
    issued: String,
    place: String,
}

impl Press {
    /// With a template and these font files, to which the template may add its own.
    pub fn new(template: &Template, fonts: &[&[u8]]) -> Press {
        Press {
            fonts: Fonts::read(template.fonts().chain(fonts.iter().copied())),
            files: Files::of(template),
            name: template.name.clone(),
            main: format!("{}/{}", template.place, template.main),
        }
    }

    /// Name of the template.
    pub fn template(&self) -> &str {
        &self.name
    }

    /// The file its template begins with, for messages.
    pub fn place(&self) -> &str {
        &self.main
    }

    /// Sets a certificate.
    pub fn set(&self, words: Words, printed: &Printed) -> Result<Page, TemplateFault> {
        let (page, shown) = self.set_and_read(words, printed)?;
        let until = printed.until_in(words);
        if !letters(&shown).contains(&letters(&until)) {
            let place = self.main.clone();
            return Err(TemplateFault::NoUntil { place, until });
        }
        Ok(page)
    }

    /// Sets one that may leave out its last day, as was once permitted: only for
    /// what was issued so.
    pub fn set_without_term(&self, words: Words, printed: &Printed) -> Result<Page, TemplateFault> {
        Ok(self.set_and_read(words, printed)?.0)
    }

    /// The page, and all that can be read on it.
    fn set_and_read(
        &self,
        words: Words,
        printed: &Printed,
    ) -> Result<(Page, String), TemplateFault> {
        let inputs = printed.inputs(words);
        let sheet = Sheet::new(&self.fonts, &self.files, &inputs);
        let set = typst::compile::<PagedDocument>(&sheet).output;
        // What nobody asks for again would fill the memory.
        comemo::evict(REMEMBERED);
        let document = set.map_err(|found| faults(&sheet, &found))?;
        let (mut missing, mut shown) = (BTreeSet::new(), String::new());
        for page in document.pages() {
            each_text(&page.frame, &mut |text| {
                missing.extend(missing_letters(text));
                shown.push_str(&text.text);
            });
        }
        if !missing.is_empty() {
            return Err(TemplateFault::Letters(missing.into_iter().collect()));
        }
        let n_pages = document.pages().len();
        if n_pages != 1 {
            return Err(TemplateFault::Pages(n_pages));
        }
        let page = Page {
            document,
            address: printed.address.clone(),
            issued: printed.issued.clone(),
            place: self.name.clone(),
        };
        Ok((page, shown))
    }
}

impl Page {
    /// As PDF/A-3a and PDF/UA-1, tagged. Identity and time follow from what is
    /// printed, so that the same certificate is the same bytes.
    pub fn pdf(&self) -> Result<Vec<u8>, TemplateFault> {
        let standards = [PdfStandard::A_3a, PdfStandard::Ua_1];
        let standards = PdfStandards::new(&standards).expect("Typst offers both together");
        let options = PdfOptions {
            ident: Smart::Custom(self.address.clone()),
            creator: Smart::Custom(Some("Prima".to_owned())),
            timestamp: moment(&self.issued).map(Timestamp::new_utc),
            standards,
            ..PdfOptions::default()
        };
        let written = typst_pdf::pdf(&self.document, &options);
        written.map_err(|found| {
            let said = found.iter().map(|it| Mistake {
                place: self.place.clone(),
                message: it.message.to_string(),
                hints: it.hints.iter().map(|hint| hint.v.to_string()).collect(),
            });
            TemplateFault::Errors(said.collect())
        })
    }

    /// As a drawing.
    pub fn svg(&self) -> String {
        typst_svg::svg(&self.document.pages()[0], &typst_svg::SvgOptions::default())
    }

    /// As a picture with so many dots to a point.
    pub fn png(&self, dots: f64) -> Vec<u8> {
        let drawn = self.drawn(dots);
        drawn
            .encode_png()
            .expect("a picture is written into memory")
    }

    /// Whether a picture shows this page with so many dots to a point, dot by
    /// dot. How it is packed, and what else the file holds, is of no matter.
    pub fn is_shown_by(&self, png: &[u8], dots: f64) -> bool {
        let drawn = self.drawn(dots);
        let written = |at: usize| {
            let number = png.get(at..at + 4)?.try_into().ok()?;
            Some(u32::from_be_bytes(number))
        };
        // Its size is in its head: what is larger is never unpacked.
        if [written(16), written(20)] != [Some(drawn.width()), Some(drawn.height())] {
            return false;
        }
        let Ok(shown) = Pixmap::decode_png(png) else {
            return false;
        };
        let (shown, drawn) = (shown.data(), drawn.data());
        let mut pairs = shown.iter().zip(drawn);
        shown.len() == drawn.len() && pairs.all(|(one, other)| one.abs_diff(*other) <= NEAR)
    }

    fn drawn(&self, dots: f64) -> Pixmap {
        let options = typst_render::RenderOptions {
            pixel_per_pt: Scalar::new(dots),
            ..typst_render::RenderOptions::default()
        };
        typst_render::render(&self.document.pages()[0], &options)
    }
}

fn faults(sheet: &Sheet, found: &[SourceDiagnostic]) -> TemplateFault {
    TemplateFault::Errors(found.iter().map(|it| sheet.mistake(it)).collect())
}

/// Walks through all texts that were set, in their order.
fn each_text(frame: &Frame, with: &mut impl FnMut(&TextItem)) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => each_text(&group.frame, with),
            FrameItem::Text(text) => with(text),
            _ => {}
        }
    }
}

/// Letters that were set as the sign for a missing one.
fn missing_letters(text: &TextItem) -> impl Iterator<Item = char> {
    let missing = text.glyphs.iter().filter(|glyph| glyph.id == 0);
    missing.flat_map(move |glyph| text.text[glyph.range()].chars())
}

/// Letters and digits of a text alone, all small: a line that is broken, a hyphen or
/// a title in capitals prints the same.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// A moment such as `2024-10-08T02:30:00Z`.
fn moment(text: &str) -> Option<Datetime> {
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<u8>().ok();
    let year = text.get(..4)?.parse().ok()?;
    Datetime::from_ymd_hms(
        year,
        part(5, 7)?,
        part(8, 10)?,
        part(11, 13)?,
        part(14, 16)?,
        part(17, 19)?,
    )
}
