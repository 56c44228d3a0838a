//! Whether every certificate can still be read as it was issued, and is as it was
//! signed.

use super::Finding;
use prima_exchange::credential::check::{Verdict, check};
use prima_exchange::credential::did::Known;
use prima_exchange::signature::PublicKey;
use prima_instrument::words::{Lang, say};
use prima_store::certificate::Certificate;
use prima_store::{Database, StoreError};
use rayon::prelude::*;

/// Certificates that are read at once.
const PIECE: usize = 1_000;

/// Holds both texts that are kept of each certificate, the credential and the
/// token, against the key it was signed with. One that was withdrawn proves
/// nothing any more, so that its damage is only noted.
pub(super) async fn look(database: &Database, lang: Lang) -> Result<Finding, StoreError> {
    let marks = database.certificate_marks().await?.into_iter();
    let ids: Vec<String> = marks.map(|mark| mark.certificate).collect();
    let mut finding = Finding {
        check: "doctor-certificates",
        n_seen: ids.len(),
        wrong: Vec::new(),
        notes: Vec::new(),
    };
    for some in ids.chunks(PIECE) {
        let rows = database.certificates_named(some).await?;
        let mut told: Vec<(&Certificate, Vec<String>)> = rows
            .par_iter()
            .map(|row| (row, faults(row, lang)))
            .collect();
        told.sort_by_key(|(row, _)| row.place);
        for (row, faults) in told {
            match row.withdrawn_at.is_empty() {
                true => finding.wrong.extend(faults),
                false => finding.notes.extend(faults),
            }
        }
    }
    Ok(finding)
}

fn faults(row: &Certificate, lang: Lang) -> Vec<String> {
    let key = PublicKey::from_hex(&row.public_key);
    let known = Known::of_keys(key.into_iter().collect());
    let texts = [
        ("kredensial.json", &row.credential),
        ("kredensial.jwt", &row.token),
    ];
    let fault = |(file, text): (&str, &String)| {
        // Whether its term is over is no matter of being whole.
        let key = match check(text.as_bytes(), Some(&known), None, 0) {
            Ok(found) if found.signature == Verdict::Passed => return None,
            Ok(_) => "doctor-certificate-changed",
            Err(_) => "doctor-certificate-unreadable",
        };
        let arguments = [
            ("certificate", row.certificate.clone()),
            ("recipient", row.recipient.clone()),
            ("file", file.to_owned()),
        ];
        Some(say(lang, key, &arguments))
    };
    texts.into_iter().filter_map(fault).collect()
}
