//! What opens a door without a password: 256 bits of chance, of which only the
//! SHA-256 is kept.

use super::Chance;
use prima_domain::hex::hex;
use prima_store::Secret;
use sha2::{Digest, Sha256};

/// A new token, in hexadecimal.
pub(super) fn new_token(chance: Chance) -> Secret {
    Secret::new(hex(&drawn::<32>(chance)))
}

/// A new id, which says nothing about what it names.
pub(super) fn new_id(prefix: &str, chance: Chance) -> String {
    format!("{prefix}-{}", hex(&drawn::<8>(chance)))
}

/// So many bytes of chance.
pub(super) fn drawn<const N: usize>(chance: Chance) -> [u8; N] {
    let mut bytes = [0; N];
    chance(&mut bytes);
    bytes
}

/// What is kept of a secret; no secret that comes here is short enough to guess.
pub(super) fn kept(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}
