//! `signature.json`: who vouches for a bundle, and for what.
//!
//! It stands beside `MANIFEST` and is not named in it, since it is made over
//! it: a bundle is the same bytes with and without. What is signed is a short
//! text that names the hash of `MANIFEST`, the determination and the one it
//! replaces, so that none of these can be exchanged. The text stands in the file
//! as it was signed; any Ed25519 program can check it. A file that differs in a
//! byte from how it is written here is no signature.
//!
//! A signature proves which key signed. Whose key that is, and whether a
//! determination was replaced later, no bundle can prove.

use crate::manifest::hex;
use ed25519_dalek::{Signature, VerifyingKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt;

/// Name of the file.
pub const NAME: &str = "signature.json";

/// The one way of signing there is.
const ALGORITHM: &str = "Ed25519";
/// First line of what is signed.
const HEAD: &str = "prima determination 1";
/// Hex digits of a hash.
const HASH: usize = 64;
/// Hex digits of the id of a key.
const KEY_ID: usize = 16;

/// An Ed25519 public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Reads 64 hexadecimal digits; nothing else is a key.
    pub fn from_hex(text: &str) -> Option<PublicKey> {
        let key = VerifyingKey::from_bytes(&read_hex(text)?).ok()?;
        // Under a weak key one signature fits many texts.
        (!key.is_weak()).then_some(PublicKey(key))
    }

    /// A short name of it: the first 16 digits of its SHA-256.
    pub fn id(&self) -> String {
        let mut text = hex(&Sha256::digest(self.0.as_bytes()));
        text.truncate(KEY_ID);
        text
    }

    /// Whether a signature over a text, in hexadecimal, was made with its
    /// private half.
    pub fn has_signed(&self, text: &str, signature: &str) -> bool {
        let signature = read_hex(signature).map(|bytes| Signature::from_bytes(&bytes));
        signature.is_some_and(|it| self.0.verify_strict(text.as_bytes(), &it).is_ok())
    }

    /// The key of these 32 bytes.
    pub fn from_bytes(bytes: &[u8; 32]) -> Option<PublicKey> {
        PublicKey::from_hex(&hex(bytes))
    }

    /// Its 32 bytes.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Whether a signature over bytes was made with its private half.
    pub fn has_signed_bytes(&self, bytes: &[u8], signature: &[u8; 64]) -> bool {
        let signature = Signature::from_bytes(signature);
        self.0.verify_strict(bytes, &signature).is_ok()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&hex(self.0.as_bytes()))
    }
}

/// The keys in a text: one in hexadecimal, or all that stand under `public_key`
/// in JSON, such as a portal gives at `/api/v1/keys`.
pub fn read_keys(text: &str) -> Vec<PublicKey> {
    if let Some(key) = PublicKey::from_hex(text.trim()) {
        return vec![key];
    }
    let mut keys = Vec::new();
    if let Ok(value) = serde_json::from_str(text) {
        gather(&value, &mut keys);
    }
    keys
}

fn gather(value: &Value, keys: &mut Vec<PublicKey>) {
    match value {
        Value::Array(list) => list.iter().for_each(|inner| gather(inner, keys)),
        Value::Object(fields) => {
            let own = fields.get("public_key").and_then(Value::as_str);
            keys.extend(own.and_then(PublicKey::from_hex));
            fields.values().for_each(|inner| gather(inner, keys));
        }
        _ => {}
    }
}

/// What is vouched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// SHA-256 of `MANIFEST`, and so of every file of the bundle.
    pub manifest: String,
    /// The round.
    pub round: String,
    /// Number of the determination within it, from 1.
    pub number: i64,
    /// The determination it replaces; none for the first.
    pub replaces: Option<Replaced>,
    /// When the second officer confirmed, in UTC.
    pub confirmed: String,
}

/// A determination that another one replaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replaced {
    /// Its number.
    pub number: i64,
    /// SHA-256 of the `MANIFEST` of its bundle.
    pub manifest: String,
}

impl Statement {
    /// The text that is signed: five lines after its head.
    pub fn text(&self) -> String {
        let replaces = match &self.replaces {
            Some(old) => format!("{} {}", old.number, old.manifest),
            None => "none".to_owned(),
        };
        format!(
            "{HEAD}\nmanifest {}\nround {}\nnumber {}\nreplaces {replaces}\nconfirmed {}\n",
            self.manifest, self.round, self.number, self.confirmed
        )
    }

    /// Reads the text; `None` where it is not how [`Statement::text`] writes it.
    pub fn read(text: &str) -> Option<Statement> {
        let mut lines = text.lines().skip(1);
        let mut line = |key: &str| lines.next()?.strip_prefix(key)?.strip_prefix(' ');
        let statement = Statement {
            manifest: line("manifest")?.to_owned(),
            round: line("round")?.to_owned(),
            number: line("number")?.parse().ok()?,
            replaces: match line("replaces")? {
                "none" => None,
                old => {
                    let (number, manifest) = old.split_once(' ')?;
                    let (number, manifest) = (number.parse().ok()?, manifest.to_owned());
                    Some(Replaced { number, manifest })
                }
            },
            confirmed: line("confirmed")?.to_owned(),
        };
        let old = statement.replaces.iter().map(|old| &old.manifest);
        let is_sound = old.chain([&statement.manifest]).all(|hash| is_hash(hash));
        (is_sound && statement.text() == text).then_some(statement)
    }
}

/// The text of `signature.json`, for a signature over [`Statement::text`].
pub fn text(statement: &Statement, key: &PublicKey, signature: &str) -> String {
    let value = json!({
        "algorithm": ALGORITHM,
        "key_id": key.id(),
        "public_key": key.to_string(),
        "statement": statement.text(),
        "signature": signature,
    });
    format!("{value:#}\n")
}

/// What a bundle says of who vouches for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::large_enum_variant,
    reason = "a bundle has one of them, for as long as it is verified"
)]
pub enum Signed {
    /// Nobody does.
    #[default]
    Not,
    /// Whoever holds the private half of this key.
    By {
        /// The key, which may be anybody's.
        key: PublicKey,
        /// What was signed. It names this bundle.
        statement: Statement,
    },
    /// What stands there does not vouch for this bundle.
    Broken(Fault),
}

/// Why a `signature.json` vouches for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not what was written.
    Unreadable,
    /// Its key did not sign what stands there: key, text or signature was changed.
    Wrong,
    /// It vouches for another `MANIFEST`.
    OtherManifest,
}

impl Fault {
    /// Key of the message, `data-<key>` in `locales/`.
    pub fn key(self) -> &'static str {
        match self {
            Fault::Unreadable => "signature-unreadable",
            Fault::Wrong => "signature-wrong",
            Fault::OtherManifest => "signature-other-manifest",
        }
    }
}

/// Holds the text of a `signature.json` against the hash of the `MANIFEST`
/// beside it.
pub fn check(file: &[u8], manifest_hash: &str) -> Signed {
    let read = std::str::from_utf8(file).ok().and_then(read);
    let Some((key, statement, signature)) = read else {
        return Signed::Broken(Fault::Unreadable);
    };
    if !key.has_signed(&statement.text(), &signature) {
        return Signed::Broken(Fault::Wrong);
    }
    match statement.manifest == manifest_hash {
        true => Signed::By { key, statement },
        false => Signed::Broken(Fault::OtherManifest),
    }
}

fn read(file: &str) -> Option<(PublicKey, Statement, String)> {
    let value: Value = serde_json::from_str(file).ok()?;
    let line = |key: &str| value.get(key).and_then(Value::as_str);
    let key = PublicKey::from_hex(line("public_key")?)?;
    let statement = Statement::read(line("statement")?)?;
    let signature = line("signature")?.to_owned();
    (text(&statement, &key, &signature) == file).then_some((key, statement, signature))
}

fn is_hash(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    text.len() == HASH && text.bytes().all(is_digit)
}

/// Small hexadecimal digits as bytes: each has one way to be written.
fn read_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .filter(|_| !byte.is_ascii_uppercase())
    };
    if text.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok()?;
    }
    Some(bytes)
}
