//! From what is signed to what is printed, and back: a page can be made again
//! from its credential and compared byte for byte.

use prima_document::certificate::{Press, Printed};
use prima_document::wording::Words;
use prima_exchange::credential::attestation::Attestation;
use prima_exchange::credential::baked::Carrier;
use prima_exchange::credential::check::{Checked, Verdict};
use prima_instrument::words::Lang;
use serde_json::Value;

/// What is printed of what is attested, with the credential attached.
pub fn printed(attestation: &Attestation, credential: &str) -> Printed {
    Printed {
        recipient: attestation.recipient_name.clone(),
        unit: attestation.unit_name.clone(),
        title: attestation.title.clone(),
        event: attestation.event.clone(),
        date: attestation.date.clone(),
        citation: attestation.citation.clone(),
        basis: attestation.basis.clone(),
        issuer: attestation.issuer_name.clone(),
        issued: attestation.issued.clone(),
        address: attestation.address.clone(),
        credential: credential.to_owned(),
    }
}

/// Whether the printed page is the one its credential gives: every byte of the
/// file is compared with a page that is made anew. None where the file is no
/// printed page.
pub fn page_verdict(press: &Press, checked: &Checked, file: &[u8]) -> Option<Verdict> {
    if checked.carrier != Carrier::Pdf {
        return None;
    }
    let credential = Value::Object(checked.badge.clone()).to_string();
    let words = Words { lang: Lang::Id };
    let page = press.set(words, &printed(&checked.attestation, &credential));
    Some(match page.and_then(|page| page.pdf()) {
        Ok(bytes) if bytes == file => Verdict::Passed,
        Ok(_) => Verdict::Failed("page-other"),
        Err(_) => Verdict::NotMade("page-template"),
    })
}
