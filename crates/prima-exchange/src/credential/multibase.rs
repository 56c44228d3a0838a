//! Bytes as text, the two ways credentials name them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Multicodec prefix of an Ed25519 public key.
const ED25519: [u8; 2] = [0xed, 0x01];
/// Digits of the longest value that is read: a signature has 88.
const MOST_DIGITS: usize = 128;

/// Base58, as Bitcoin writes it, behind its multibase letter `z`.
pub fn base58(bytes: &[u8]) -> String {
    format!("z{}", bs58::encode(bytes).into_string())
}

/// Reads what [`base58`] wrote.
pub fn read_base58(text: &str) -> Option<Vec<u8>> {
    let digits = text.strip_prefix('z')?;
    // It takes time with the square of the length.
    if digits.len() > MOST_DIGITS {
        return None;
    }
    bs58::decode(digits).into_vec().ok()
}

/// Base64 for addresses, without padding.
pub fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads what [`base64url`] wrote.
pub fn read_base64url(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// An Ed25519 public key as a Multikey.
pub fn multikey(key: &[u8; 32]) -> String {
    base58(&[&ED25519[..], key].concat())
}

/// Reads a Multikey of an Ed25519 public key.
pub fn read_multikey(text: &str) -> Option<[u8; 32]> {
    let bytes = read_base58(text)?;
    bytes.strip_prefix(&ED25519)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_written_as_in_the_standard() {
        // W3C vc-di-eddsa, B.1, the public key in hexadecimal and as a Multikey.
        let written = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
        let key = read_multikey(written).expect("a key");
        assert_eq!(
            crate::manifest::hex(&key),
            "b00d8d938e7f773d51565aad36a623f5344f7f5d1960f9cf3e8e12620ea2810f"
        );
        assert_eq!(multikey(&key), written);
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in ["", "z", "z0OIl", "6Mkr", "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6"] {
            assert_eq!(read_multikey(text), None, "{text}");
        }
        assert_eq!(read_base58(&format!("z{}", "1".repeat(5_000))), None);
    }
}
