//! The same credential as a signed token (VC-JWT, RFC 7515 with EdDSA).

use super::multibase::{base64url, read_base64url};
use super::proof::Fault;
use super::{Sign, moment};
use crate::signature::PublicKey;
use serde_json::{Map, Value, json};

/// Type of the token.
const TYPE: &str = "JWT";

/// A token taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The key, as its issuer names it.
    pub method: String,
    /// The badge in it.
    pub badge: Map<String, Value>,
    signed: String,
    value: [u8; 64],
}

impl Token {
    /// Whether the holder of a key signed it.
    pub fn is_by(&self, key: &PublicKey) -> bool {
        key.has_signed_bytes(self.signed.as_bytes(), &self.value)
    }
}

/// A badge as a token: its own words and, beside them, those that programs for
/// tokens look for.
pub fn token(badge: &Map<String, Value>, method: &str, sign: Sign) -> String {
    let header = json!({ "alg": "EdDSA", "typ": TYPE, "kid": method });
    let mut payload = Map::new();
    payload.extend(claims(badge));
    payload.extend(badge.clone());
    let part = |value: &Value| base64url(value.to_string().as_bytes());
    let signed = format!("{}.{}", part(&header), part(&Value::Object(payload)));
    let value = base64url(&sign(signed.as_bytes()));
    format!("{signed}.{value}")
}

/// Takes a token apart; whether its signature holds is asked of it.
pub fn read(text: &str) -> Result<Token, Fault> {
    let text = text.trim();
    let mut parts = text.split('.');
    let (Some(header), Some(payload), Some(value), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Fault::NoProof);
    };
    let object = |part: &str| {
        let bytes = read_base64url(part)?;
        serde_json::from_slice::<Map<String, Value>>(&bytes).ok()
    };
    let header = object(header).ok_or(Fault::NoProof)?;
    if header.get("alg").and_then(Value::as_str) != Some("EdDSA") {
        return Err(Fault::NoProof);
    }
    let value = read_base64url(value).and_then(|bytes| <[u8; 64]>::try_from(bytes).ok());
    let mut badge = object(payload).ok_or_else(|| Fault::Form("payload".to_owned()))?;
    let own: Vec<(String, Value)> = ["iss", "sub", "jti", "nbf", "exp"]
        .iter()
        .filter_map(|claim| badge.shift_remove_entry(*claim))
        .collect();
    // A claim that says something else than the badge would be read by some
    // programs, and by others not.
    if own != claims(&badge) {
        return Err(Fault::Form("iss, sub, jti, nbf, exp".to_owned()));
    }
    let method = header.get("kid").and_then(Value::as_str);
    Ok(Token {
        method: method.unwrap_or_default().to_owned(),
        badge,
        signed: text
            .rsplit_once('.')
            .map_or("", |(signed, _)| signed)
            .to_owned(),
        value: value.ok_or(Fault::NoProof)?,
    })
}

fn claims(badge: &Map<String, Value>) -> Vec<(String, Value)> {
    let id = |value: Option<&Value>| value.and_then(|value| value.get("id")).cloned();
    let seconds = |word: &str| {
        badge
            .get(word)
            .and_then(Value::as_str)
            .and_then(moment::read)
    };
    let pairs = [
        ("iss", id(badge.get("issuer"))),
        ("sub", id(badge.get("credentialSubject"))),
        ("jti", badge.get("id").cloned()),
        ("nbf", seconds("validFrom").map(Value::from)),
        ("exp", seconds("validUntil").map(Value::from)),
    ];
    let pairs = pairs.into_iter();
    pairs
        .filter_map(|(claim, value)| Some((claim.to_owned(), value?)))
        .collect()
}
