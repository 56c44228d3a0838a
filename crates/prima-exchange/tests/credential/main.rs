//! Certificates as credentials: every name survives, every change is found.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

mod canonical;
mod changed;
mod status;
mod term;
mod whole;

use ed25519_dalek::{Signer, SigningKey};
use prima_exchange::credential::attestation::{Attestation, StatusPlace};
use prima_exchange::credential::did::{self, Known};
use prima_exchange::signature::PublicKey;
use serde_json::Value;

/// RFC 8032, 7.1, test 1.
const SECRET: [u8; 32] = [
    0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4,
    0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60,
];
/// 8 October 2024, 09.50 WIB.
pub const NOW: i64 = 1_728_355_800;
const ISSUER: &str = "did:web:prima.example";

/// Signs with the test key.
pub fn sign(bytes: &[u8]) -> [u8; 64] {
    SigningKey::from_bytes(&SECRET).sign(bytes).to_bytes()
}

/// The public half of the test key.
pub fn key() -> PublicKey {
    let key = SigningKey::from_bytes(&SECRET).verifying_key();
    PublicKey::from_bytes(&key.to_bytes()).unwrap()
}

/// What the document of the issuer says.
pub fn known() -> Known {
    did::read(&did::document(ISSUER, &[key()]).to_string()).unwrap()
}

/// A certificate for somebody of this name.
pub fn attestation(name: &str) -> Attestation {
    Attestation {
        address: "https://prima.example/id/piagam/abc".to_owned(),
        issuer: ISSUER.to_owned(),
        issuer_name: "Kementerian Contoh".to_owned(),
        issued: "2024-10-08T02:30:00Z".to_owned(),
        until: String::new(),
        recipient: "https://prima.example/id/badan/contoh".to_owned(),
        recipient_name: name.to_owned(),
        unit_name: String::new(),
        title: "Pelayanan Ramah Kelompok Rentan".to_owned(),
        event: "Gebyar Contoh 2024".to_owned(),
        date: "2024-10-08".to_owned(),
        citation: String::new(),
        basis: "Keputusan contoh".to_owned(),
        status: StatusPlace {
            list: "https://prima.example/piagam/status/1".to_owned(),
            index: 5,
        },
    }
}

/// The badge with its proof.
pub fn signed(attestation: &Attestation) -> Value {
    attestation.signed(&key().id(), &sign).unwrap()
}
