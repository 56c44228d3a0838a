//! Who issues: a name made of the address of the installation (`did:web`), and
//! the document that says which keys speak for it.
//!
//! The name says which host vouches, no more. Whoever checks without a network
//! needs a copy of the document, got from the host itself.

use super::multibase::{multikey, read_multikey};
use crate::signature::PublicKey;
use serde_json::{Value, json};

/// The issuer at an address such as `https://prima.go.id:8443`; `None` where
/// the host is one that cannot be written so.
pub fn of_origin(origin: &str) -> Option<String> {
    let (_, host) = origin.split_once("://")?;
    let host = host.to_ascii_lowercase();
    let (name, port) = match host.split_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (host.as_str(), None),
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
    if name.is_empty() || !name.chars().all(is_name) {
        return None;
    }
    match port {
        None => Some(format!("did:web:{name}")),
        Some(port) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(format!("did:web:{name}%3A{port}"))
        }
        Some(_) => None,
    }
}

/// Where an issuer publishes its document; `None` where its name is of another kind.
pub fn document_address(issuer: &str) -> Option<String> {
    let host = issuer.strip_prefix("did:web:")?.replace("%3A", ":");
    // Only the names that `of_origin` makes: no path, nothing that is escaped.
    let address = format!("https://{host}");
    (of_origin(&address)? == issuer).then(|| format!("{address}/.well-known/did.json"))
}

/// A key of an issuer, by the key's short name.
pub fn method(issuer: &str, key_id: &str) -> String {
    format!("{issuer}#{key_id}")
}

/// The document of an issuer with its keys, the present one first; older ones
/// still prove what was signed with them.
pub fn document(issuer: &str, keys: &[PublicKey]) -> Value {
    let methods: Vec<Value> = keys
        .iter()
        .map(|key| {
            json!({
                "id": method(issuer, &key.id()),
                "type": "Multikey",
                "controller": issuer,
                "publicKeyMultibase": multikey(&key.to_bytes()),
            })
        })
        .collect();
    let names: Vec<String> = keys.iter().map(|key| method(issuer, &key.id())).collect();
    json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": issuer,
        "verificationMethod": methods,
        "assertionMethod": names,
    })
}

/// The issuer a document is of, and the keys that may sign credentials for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The issuer; empty where only keys are known.
    pub issuer: String,
    /// The keys, each by the name it signs under; empty names fit all.
    pub keys: Vec<(String, PublicKey)>,
}

/// Reads a document as [`document`] writes it.
pub fn read(text: &str) -> Option<Known> {
    let value: Value = serde_json::from_str(text).ok()?;
    let issuer = value.get("id")?.as_str()?.to_owned();
    let may_sign = value.get("assertionMethod")?.as_array()?;
    let mut keys = Vec::new();
    for method in value.get("verificationMethod")?.as_array()? {
        let name = method.get("id").and_then(Value::as_str);
        let key = method.get("publicKeyMultibase").and_then(Value::as_str);
        let key = key.and_then(read_multikey);
        let key = key.and_then(|bytes| PublicKey::from_bytes(&bytes));
        let is_own = method.get("controller").and_then(Value::as_str) == Some(&issuer);
        if let (Some(name), Some(key), true) = (name, key, is_own)
            && may_sign.iter().any(|may| may.as_str() == Some(name))
        {
            keys.push((name.to_owned(), key));
        }
    }
    (!keys.is_empty()).then_some(Known { issuer, keys })
}

impl Known {
    /// Keys of an issuer that is not named.
    pub fn of_keys(keys: Vec<PublicKey>) -> Known {
        Known {
            issuer: String::new(),
            keys: keys.into_iter().map(|key| (String::new(), key)).collect(),
        }
    }

    /// Keys that may sign under a name.
    pub fn named<'a>(&'a self, method: &'a str) -> impl Iterator<Item = &'a PublicKey> {
        let fits = move |name: &str| name.is_empty() || name == method;
        self.keys
            .iter()
            .filter(move |(name, _)| fits(name))
            .map(|(_, key)| key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_named_after_its_host() {
        for (origin, expected) in [
            ("https://prima.go.id", Some("did:web:prima.go.id")),
            (
                "https://Prima.go.id:8443",
                Some("did:web:prima.go.id%3A8443"),
            ),
            ("http://127.0.0.1:8080", Some("did:web:127.0.0.1%3A8080")),
            ("http://[::1]:8080", None),
            ("", None),
            ("https://", None),
        ] {
            assert_eq!(of_origin(origin).as_deref(), expected, "{origin}");
        }
    }

    #[test]
    fn the_document_of_an_issuer_lies_at_its_host() {
        for (issuer, expected) in [
            (
                "did:web:prima.go.id",
                Some("https://prima.go.id/.well-known/did.json"),
            ),
            (
                "did:web:prima.go.id%3A8443",
                Some("https://prima.go.id:8443/.well-known/did.json"),
            ),
            ("did:web:prima.go.id:jalan", None),
            ("did:web:prima.go.id/jalan", None),
            ("did:web:", None),
            ("did:key:z6Mk", None),
            ("https://prima.go.id", None),
        ] {
            let found = document_address(issuer);
            assert_eq!(found.as_deref(), expected, "{issuer}");
        }
    }

    #[test]
    fn a_document_gives_back_its_keys_and_no_strangers() {
        let key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
        let key = PublicKey::from_hex(key).unwrap();
        let mut written = document("did:web:prima.go.id", std::slice::from_ref(&key));
        let known = read(&written.to_string()).unwrap();
        assert_eq!(known.issuer, "did:web:prima.go.id");
        assert_eq!(
            known
                .named(&method("did:web:prima.go.id", &key.id()))
                .next(),
            Some(&key)
        );
        assert_eq!(known.named("did:web:prima.go.id#x").next(), None);
        written["verificationMethod"][0]["controller"] = "did:web:other.id".into();
        assert_eq!(read(&written.to_string()), None);
    }
}
