//! From what is signed to what is printed, and back: page, drawing and picture
//! can be made again from their credential and compared.

use super::term::last_day_of;
use prima_document::certificate::{Page, Press, Printed, TemplateFault};
use prima_document::wording::Words;
use prima_domain::hex::hex;
use prima_domain::register::day::Day;
use prima_domain::register::moment::read;
use prima_exchange::credential::attestation::Attestation;
use prima_exchange::credential::baked::{Carrier, into_png, into_svg, is_still};
use prima_exchange::credential::check::{Checked, Verdict};
use prima_instrument::words::Lang;
use prima_store::certificate::Certificate;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Dots of a picture to a point: 144 to an inch.
const DOTS: f64 = 2.0;

/// What is printed of what is attested, with the credential attached.
pub fn printed(attestation: &Attestation, credential: &str) -> Printed {
    let issued = attestation.issued.as_str();
    // What is no moment stands as it was signed.
    let issued_on =
        read(issued).map_or_else(|| issued.to_owned(), |issued| Day::at(issued).to_string());
    Printed {
        recipient: attestation.recipient_name.clone(),
        unit: attestation.unit_name.clone(),
        title: attestation.title.clone(),
        event: attestation.event.clone(),
        date: attestation.date.clone(),
        until: last_day_of(attestation).map_or_else(String::new, |last| last.to_string()),
        citation: attestation.citation.clone(),
        basis: attestation.basis.clone(),
        issuer: attestation.issuer_name.clone(),
        issued: attestation.issued.clone(),
        issued_on,
        address: attestation.address.clone(),
        credential: credential.to_owned(),
    }
}

/// Sets what was issued once more: the very page, with its bytes as PDF, or none. A
/// template that changed since would put another text under what was signed; one that
/// leaves out the last day, which is refused to whatever is issued now, may have been
/// used then, and so may the day in UTC.
pub fn set_again(
    press: &Press,
    row: &Certificate,
    attestation: &Attestation,
) -> Result<(Page, Vec<u8>), TemplateFault> {
    let now = printed(attestation, &row.credential);
    let (page, otherwise) = set_as_issued(press, &now)?;
    let set = as_known(row, page)?;
    let set = match (set, printed_once(&now)) {
        (None, Some(once)) => as_known(row, set_as_issued(press, &once)?.0)?,
        (set, _) => set,
    };
    set.ok_or(otherwise)
}

/// The same as it was once printed, with the day in UTC; none where that is the day
/// it was in Jakarta.
fn printed_once(printed: &Printed) -> Option<Printed> {
    let (day, _) = printed.issued.split_once('T')?;
    (day != printed.issued_on).then(|| Printed {
        issued_on: day.to_owned(),
        ..printed.clone()
    })
}

/// A page with or without its last day, and why it is none where it is not the very
/// one that was issued.
fn set_as_issued(press: &Press, printed: &Printed) -> Result<(Page, TemplateFault), TemplateFault> {
    let words = Words { lang: Lang::Id };
    match press.set(words, printed) {
        Err(fault @ TemplateFault::NoUntil { .. }) => {
            Ok((press.set_without_term(words, printed)?, fault))
        }
        set => {
            let place = press.place().to_owned();
            Ok((set?, TemplateFault::Changed { place }))
        }
    }
}

/// The page with its bytes, where they are those that were issued.
fn as_known(row: &Certificate, page: Page) -> Result<Option<(Page, Vec<u8>)>, TemplateFault> {
    let pdf = page.pdf()?;
    Ok((hash_of(&pdf) == row.pdf_sha256).then_some((page, pdf)))
}

/// A page as a picture with the credential in it.
pub fn picture(page: &Page, credential: &str) -> Vec<u8> {
    let png = page.png(DOTS);
    into_png(&png, credential).unwrap_or(png)
}

/// A page as a drawing with the credential in it.
pub fn drawing(page: &Page, credential: &str) -> String {
    let svg = page.svg();
    into_svg(&svg, credential).unwrap_or(svg)
}

/// The same of a file whose certificate is known: a page whose bytes were written
/// down when it was printed is told from one that another template printed.
pub fn known_page_verdict(
    press: &Press,
    known: &Certificate,
    checked: &Checked,
    file: &[u8],
) -> Option<Verdict> {
    match page_verdict(press, checked, file)? {
        Verdict::Failed(_) | Verdict::NotMade(_) if hash_of(file) == known.pdf_sha256 => {
            Some(Verdict::Passed)
        }
        Verdict::Failed(_) if known.template != press.template() => {
            Some(Verdict::NotMade("page-template"))
        }
        verdict => Some(verdict),
    }
}

/// SHA-256 of a file, in hexadecimal.
pub(super) fn hash_of(file: &[u8]) -> String {
    hex(&Sha256::digest(file))
}

/// Whether what a file shows is what its credential gives: every byte of a page
/// or drawing, every dot of a picture, is compared with one that is made anew.
/// None where the file shows nothing.
pub fn page_verdict(press: &Press, checked: &Checked, file: &[u8]) -> Option<Verdict> {
    if matches!(checked.carrier, Carrier::Json | Carrier::Token) {
        return None;
    }
    let credential = Value::Object(checked.badge.clone()).to_string();
    let words = Words { lang: Lang::Id };
    let is_shown = |printed: &Printed| {
        let page = press.set(words, printed)?;
        Ok::<bool, TemplateFault>(match checked.carrier {
            Carrier::Png => is_still(file) && page.is_shown_by(file, DOTS),
            Carrier::Svg => drawing(&page, &credential).as_bytes() == file,
            _ => page.pdf()? == file,
        })
    };
    let now = printed(&checked.attestation, &credential);
    let is_same = match (is_shown(&now), printed_once(&now)) {
        (Ok(false), Some(once)) => is_shown(&once),
        (is_same, _) => is_same,
    };
    Some(match is_same {
        Ok(true) => Verdict::Passed,
        Ok(false) => Verdict::Failed("page-other"),
        Err(_) => Verdict::NotMade("page-template"),
    })
}
