//! Public keys with which determinations are signed.

use super::SAMPLES;
use crate::opendata::api::shape::{Kind, always, maybe, nothing, record};
use prima_exchange::signature::PublicKey;

/// A key, and whether it signs what is determined from now on.
pub struct KeyRow {
    /// The key.
    pub key: PublicKey,
    /// Whether it is the installation's present one.
    pub present: bool,
}

record! {
    /// A public key of this installation.
    KEY = "Key", key(row: &KeyRow) {
        key_id: always(Kind::Text) => row.key.id();
        algorithm: always(Kind::Text) => "Ed25519";
        public_key: always(Kind::Text) => row.key.to_string();
        present: always(Kind::Flag) => row.present;
        source: maybe(Kind::Text) => nothing();
        period: maybe(Kind::Text) => nothing();
        retrieved: maybe(Kind::Date) => nothing();
        provisional: always(Kind::Texts) => Vec::new();
        sample: maybe(Kind::Word(SAMPLES)) => nothing();
    }
}
