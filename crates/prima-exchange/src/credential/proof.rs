//! The embedded proof: `DataIntegrityProof` with `eddsa-rdfc-2022`.
//!
//! Signed are two hashes: over what the proof says of itself, and over the
//! document without it, each in its canonical form.

use super::Sign;
use super::multibase::{base58, read_base58};
use super::nquads::canonical;
use super::terms::{BADGE, BADGES, CREDENTIALS, LIST, Misfit, Node, PROOF, statements};
use crate::signature::PublicKey;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// The one way of signing there is.
const SUITE: &str = "eddsa-rdfc-2022";

/// A document that is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// A badge.
    Badge,
    /// A list of statuses.
    List,
}

impl Document {
    fn node(self) -> &'static Node {
        match self {
            Document::Badge => &BADGE,
            Document::List => &LIST,
        }
    }

    /// Its `@context`.
    pub fn context(self) -> Value {
        match self {
            Document::Badge => json!([CREDENTIALS, BADGES]),
            Document::List => json!([CREDENTIALS]),
        }
    }
}

/// What a proof says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The key, as its issuer names it.
    pub method: String,
    /// When it was made.
    pub created: String,
    value: [u8; 64],
    signed: [u8; 64],
}

impl Proof {
    /// Whether the holder of a key made it.
    pub fn is_by(&self, key: &PublicKey) -> bool {
        key.has_signed_bytes(&self.signed, &self.value)
    }
}

/// Why a document cannot be signed, or has no proof that can be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not JSON of the form we write; names the part.
    Form(String),
    /// It has no proof of our kind.
    NoProof,
}

impl From<Misfit> for Fault {
    fn from(misfit: Misfit) -> Fault {
        Fault::Form(misfit.0)
    }
}

/// The document with its proof.
pub fn signed(
    document: Document,
    mut content: Map<String, Value>,
    method: &str,
    created: &str,
    sign: Sign,
) -> Result<Value, Fault> {
    let mut proof = json!({
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": created,
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    });
    let Value::Object(fields) = &mut proof else {
        unreachable!("an object was just written");
    };
    let hashes = hashes(document, &content, fields)?;
    fields.insert("proofValue".to_owned(), base58(&sign(&hashes)).into());
    content.insert("proof".to_owned(), proof);
    Ok(Value::Object(content))
}

/// Takes a document and its proof apart; whether the proof holds is asked of it.
pub fn read(document: Document, content: &Map<String, Value>) -> Result<Proof, Fault> {
    let mut content = content.clone();
    let Some(Value::Object(mut fields)) = content.remove("proof") else {
        return Err(Fault::NoProof);
    };
    let value = fields.remove("proofValue");
    let value = value.as_ref().and_then(Value::as_str).and_then(read_base58);
    let value = value.and_then(|bytes| <[u8; 64]>::try_from(bytes).ok());
    let suite = fields.get("cryptosuite").and_then(Value::as_str);
    let value = value.filter(|_| suite == Some(SUITE));
    let value = value.ok_or(Fault::NoProof)?;
    let signed = hashes(document, &content, &fields)?;
    let text = |word: &str| fields.get(word).and_then(Value::as_str);
    Ok(Proof {
        method: text("verificationMethod").unwrap_or_default().to_owned(),
        created: text("created").unwrap_or_default().to_owned(),
        value,
        signed,
    })
}

fn hashes(
    document: Document,
    content: &Map<String, Value>,
    proof: &Map<String, Value>,
) -> Result<[u8; 64], Fault> {
    let mut content = content.clone();
    if content.shift_remove("@context") != Some(document.context()) {
        return Err(Fault::Form("@context".to_owned()));
    }
    let mut both = [0; 64];
    both[..32].copy_from_slice(&hash(proof, &PROOF)?);
    both[32..].copy_from_slice(&hash(&content, document.node())?);
    Ok(both)
}

fn hash(object: &Map<String, Value>, node: &'static Node) -> Result<[u8; 32], Fault> {
    let text = canonical(&statements(object, node)?);
    let text = text.ok_or_else(|| Fault::Form("identifier".to_owned()))?;
    Ok(Sha256::digest(text).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// W3C vc-di-eddsa, B.1: the proof options, their canonical form's hash and
    /// that of the document, the public key and the value of the proof.
    #[test]
    fn the_standards_own_example_holds() {
        let options = json!({
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-rdfc-2022",
            "created": "2023-02-24T23:36:38Z",
            "verificationMethod": "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
            "proofPurpose": "assertionMethod",
        });
        let own = hash(options.as_object().unwrap(), &PROOF).unwrap();
        assert_eq!(
            crate::manifest::hex(&own),
            "bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0"
        );
        let document = "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017";
        let mut signed = [0; 64];
        signed[..32].copy_from_slice(&own);
        for place in 0..32 {
            signed[32 + place] =
                u8::from_str_radix(&document[2 * place..2 * place + 2], 16).unwrap();
        }
        let value = "z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme";
        let proof = Proof {
            method: String::new(),
            created: String::new(),
            value: read_base58(value).unwrap().try_into().unwrap(),
            signed,
        };
        let key = "b00d8d938e7f773d51565aad36a623f5344f7f5d1960f9cf3e8e12620ea2810f";
        assert!(proof.is_by(&PublicKey::from_hex(key).unwrap()));
    }
}
