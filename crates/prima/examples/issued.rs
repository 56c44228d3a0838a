//! Writes one certificate in all its forms, with what is needed to check it, for
//! programs of other people: `issued FOLDER`. Names and keys are test data.

use ed25519_dalek::{Signer, SigningKey};
use prima_document::certificate::{Press, Template};
use prima_document::wording::Words;
use prima_exchange::credential::attestation::{Attestation, StatusPlace, clean};
use prima_exchange::credential::status_list::{Published, StatusList};
use prima_exchange::credential::{did, jwt};
use prima_exchange::signature::PublicKey;
use prima_instrument::words::Lang;
use prima_web::assets::TYPEFACES;
use prima_workflow::recognition::certificate::{drawing, picture, printed};
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

/// RFC 8032, 7.1, test 1: no key of anybody.
const SECRET: [u8; 32] = [
    0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4,
    0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60,
];
const ISSUER: &str = "did:web:prima.example";
const LIST: &str = "https://prima.example/piagam/status/1";
/// Quotes, a backslash, markup and code, right to left, combining marks, emoji.
const NAME: &str = "\"#evil\\\" <b>$x$ مستشفى בית e\u{301}\u{323} 🏥 ꦥꦸ";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("usage: issued FOLDER")?);
    fs::create_dir_all(&folder)?;
    let secret = SigningKey::from_bytes(&SECRET);
    let sign = |bytes: &[u8]| secret.sign(bytes).to_bytes();
    let key = PublicKey::from_bytes(&secret.verifying_key().to_bytes()).ok_or("no key")?;
    let attestation = attestation();
    let badge = attestation
        .signed(&key.id(), &sign)
        .map_err(|_| "no badge")?;
    let credential = badge.to_string();
    let token = jwt::token(&attestation.badge(), &did::method(ISSUER, &key.id()), &sign);
    let write = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes);
    write("badge.json", credential.as_bytes())?;
    write("badge.jwt", token.as_bytes())?;
    write(
        "did.json",
        did::document(ISSUER, std::slice::from_ref(&key))
            .to_string()
            .as_bytes(),
    )?;
    // The same, but for its term, which was one day.
    let over = Attestation {
        until: "2024-10-08T17:00:00Z".to_owned(),
        ..attestation.clone()
    };
    let signed = over.signed(&key.id(), &sign).map_err(|_| "no badge")?;
    write("over.json", signed.to_string().as_bytes())?;
    let method = did::method(ISSUER, &key.id());
    let signed = jwt::token(&over.badge(), &method, &sign);
    write("over.jwt", signed.as_bytes())?;
    for (name, revoked) in [
        ("valid.json", 7),
        ("revoked.json", attestation.status.index),
    ] {
        let mut list = StatusList::default();
        list.revoke(revoked);
        let published = Published {
            address: LIST.to_owned(),
            issuer: ISSUER.to_owned(),
            since: "2024-10-09T00:00:00Z".to_owned(),
            list,
        };
        let signed = published.signed(&key.id(), &sign).map_err(|_| "no list")?;
        write(name, signed.to_string().as_bytes())?;
    }
    let press = Press::new(&Template::shipped(), TYPEFACES);
    let words = Words { lang: Lang::Id };
    let page = press
        .set(words, &printed(&attestation, &credential))
        .map_err(|fault| fault.text(words))?;
    write("badge.pdf", &page.pdf().map_err(|fault| fault.text(words))?)?;
    write("badge.png", &picture(&page, &credential))?;
    write("badge.svg", drawing(&page, &credential).as_bytes())?;
    Ok(())
}

fn attestation() -> Attestation {
    Attestation {
        address: "https://prima.example/id/piagam/0123456789abcdef".to_owned(),
        issuer: ISSUER.to_owned(),
        issuer_name: "Kementerian Contoh".to_owned(),
        issued: "2024-10-08T02:30:00Z".to_owned(),
        // The end of 7 October 2124 in Jakarta: no test runs as late.
        until: "2124-10-07T17:00:00Z".to_owned(),
        recipient: "https://prima.example/id/badan/contoh".to_owned(),
        recipient_name: clean(NAME).unwrap_or_default(),
        unit_name: "Instalasi Rawat Jalan".to_owned(),
        title: "Pelayanan Publik Ramah Kelompok Rentan".to_owned(),
        event: "Gebyar Contoh 2024".to_owned(),
        date: "2024-10-08".to_owned(),
        citation: "Atas “pelayanan” yang ramah.".to_owned(),
        basis: "Dasar: keputusan contoh.".to_owned(),
        status: StatusPlace {
            list: LIST.to_owned(),
            index: 5,
        },
    }
}
