//! A device that holds one passkey, in software: as much of an authenticator
//! and of a browser as Web Authentication Level 2 asks for, with everything a
//! bad one could do wrong to be set.
//!
//! The question is always another one, since the server draws it; what the
//! device holds is the same in each run.

use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Where the portal of the stories is read.
pub const ORIGIN: &str = "http://localhost:8080";

/// The device verified that somebody is there, and who; section 6.1.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const HAS_KEY: u8 = 0x40;

#[derive(Clone)]
pub struct Device {
    key: SigningKey,
    id: Vec<u8>,
    /// The handle of the person, as it was given.
    handle: String,
    /// Says each time more, unless it is set back.
    pub counter: u32,
    /// Whether it verifies its user.
    pub verifies: bool,
    /// Where its browser believes to be.
    pub origin: &'static str,
}

impl Device {
    /// A device of its own for each number.
    pub fn new(number: u8) -> Device {
        Device {
            key: SigningKey::from_slice(&[number; 32]).unwrap(),
            id: vec![number; 32],
            handle: String::new(),
            counter: 0,
            verifies: true,
            origin: ORIGIN,
        }
    }

    /// The answer to a question for a new key.
    pub fn create(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).unwrap();
        let asked = &options["publicKey"];
        let selection = &asked["authenticatorSelection"];
        assert_eq!(selection["residentKey"], "required", "{options}");
        assert_eq!(selection["userVerification"], "required", "{options}");
        self.handle = asked["user"]["id"].as_str().unwrap().to_owned();
        let mut data = self.data(asked["rp"]["id"].as_str().unwrap(), HAS_KEY);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        data.extend(self.public_key());
        // A map of CBOR: fmt "none", attStmt {}, authData.
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(data);
        let said = self.said("webauthn.create", &asked["challenge"]);
        let response = json!({
            "attestationObject": base64url(&object),
            "clientDataJSON": base64url(said.as_bytes()),
        });
        self.answer(&response)
    }

    /// The answer to a question for a sign-in.
    pub fn get(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).unwrap();
        let asked = &options["publicKey"];
        assert_eq!(asked["userVerification"], "required", "{options}");
        assert_eq!(asked["allowCredentials"], json!([]), "names nobody's key");
        self.counter += 1;
        let data = self.data(asked["rpId"].as_str().unwrap(), 0);
        let said = self.said("webauthn.get", &asked["challenge"]);
        let signed = [&data[..], &Sha256::digest(said.as_bytes())].concat();
        let signature: Signature = self.key.sign(&signed);
        let response = json!({
            "authenticatorData": base64url(&data),
            "clientDataJSON": base64url(said.as_bytes()),
            "signature": base64url(signature.to_der().as_bytes()),
            "userHandle": self.handle,
        });
        self.answer(&response)
    }

    /// The same key id and handle with another key behind it.
    pub fn forged(&self) -> Device {
        Device {
            key: SigningKey::from_slice(&[99; 32]).unwrap(),
            ..self.clone()
        }
    }

    fn answer(&self, response: &Value) -> String {
        let id = base64url(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {} })
            .to_string()
    }

    fn said(&self, kind: &str, challenge: &Value) -> String {
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
    }

    /// What the device vouches for: for which domain, how, and its counter.
    fn data(&self, domain: &str, flags: u8) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let mut data = Sha256::digest(domain.as_bytes()).to_vec();
        data.push(PRESENT | verified | flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// The public key as COSE has it: EC2, ES256, P-256, x, y.
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let mut key = b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20".to_vec();
        key.extend(point.x().unwrap());
        key.extend(b"\x22\x58\x20");
        key.extend(point.y().unwrap());
        key
    }
}

fn base64url(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let whole = three
            .iter()
            .chain(&[0, 0])
            .take(3)
            .fold(0_u32, |whole, byte| whole << 8 | u32::from(*byte));
        for place in 0..=three.len() {
            let sign = whole >> (18 - 6 * place) & 63;
            text.push(char::from(SIGNS[sign as usize]));
        }
    }
    text
}
