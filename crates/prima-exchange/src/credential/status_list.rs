//! Which certificates are no longer valid: one bit each in a signed list
//! (W3C Bitstring Status List). A bit that is set means revoked.

use super::multibase::{base64url, read_base64url};
use super::proof::{Document, Fault, Proof, read as read_proof, signed};
use super::{Sign, did};
use flate2::Compression;
use flate2::GzBuilder;
use flate2::read::GzDecoder;
use serde_json::{Map, Value, json};
use std::io::{Read, Write};

/// Places of a list: the standard's least, so that a place tells nothing.
pub const PLACES: u64 = 131_072;
/// Bytes of a list.
const BYTES: usize = (PLACES / 8) as usize;

/// A list of statuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusList {
    bits: Vec<u8>,
}

impl Default for StatusList {
    fn default() -> StatusList {
        StatusList {
            bits: vec![0; BYTES],
        }
    }
}

impl StatusList {
    /// Marks a place as revoked; the first place is the highest bit of the
    /// first byte. A place that no list has is left alone.
    pub fn revoke(&mut self, index: u64) {
        if let Some((byte, bit)) = place(index) {
            self.bits[byte] |= bit;
        }
    }

    /// Whether a place is revoked; `None` where the list has no such place.
    pub fn is_revoked(&self, index: u64) -> Option<bool> {
        let (byte, bit) = place(index)?;
        Some(self.bits.get(byte)? & bit != 0)
    }

    /// Packed, as a list credential holds it. The same list gives the same text.
    pub fn packed(&self) -> String {
        let mut gzip = GzBuilder::new()
            .mtime(0)
            .write(Vec::new(), Compression::best());
        let written = gzip.write_all(&self.bits).and_then(|()| gzip.finish());
        let bytes = written.expect("memory takes what is written");
        format!("u{}", base64url(&bytes))
    }

    /// Reads what [`StatusList::packed`] wrote.
    pub fn unpack(text: &str) -> Option<StatusList> {
        let bytes = read_base64url(text.strip_prefix('u')?)?;
        let mut bits = Vec::new();
        // One byte more than is right, so that a longer list is seen as such.
        let mut unpacked = GzDecoder::new(bytes.as_slice()).take(BYTES as u64 + 1);
        unpacked.read_to_end(&mut bits).ok()?;
        (bits.len() == BYTES).then_some(StatusList { bits })
    }
}

fn place(index: u64) -> Option<(usize, u8)> {
    let byte = usize::try_from(index / 8).ok()?;
    (index < PLACES).then_some((byte, 0x80 >> (index % 8)))
}

/// A list as it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Its address.
    pub address: String,
    /// Its issuer.
    pub issuer: String,
    /// Since when it says what it says.
    pub since: String,
    /// The list.
    pub list: StatusList,
}

impl Published {
    /// The list with its proof, by a key with this short name.
    pub fn signed(&self, key_id: &str, sign: Sign) -> Result<Value, Fault> {
        let method = did::method(&self.issuer, key_id);
        signed(Document::List, self.content(), &method, &self.since, sign)
    }

    fn content(&self) -> Map<String, Value> {
        let value = json!({
            "@context": Document::List.context(),
            "id": self.address,
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": self.issuer,
            "validFrom": self.since,
            "credentialSubject": {
                "id": format!("{}#daftar", self.address),
                "type": "BitstringStatusList",
                "statusPurpose": "revocation",
                "encodedList": self.list.packed(),
            },
        });
        match value {
            Value::Object(content) => content,
            _ => unreachable!("an object was just written"),
        }
    }

    /// Reads a list and its proof; whether the proof holds is asked of it.
    pub fn read(text: &str) -> Result<(Published, Proof), Fault> {
        let form = || Fault::Form("encodedList".to_owned());
        let content: Map<String, Value> = serde_json::from_str(text).map_err(|_| form())?;
        let proof = read_proof(Document::List, &content)?;
        let text = |word: &str| content.get(word).and_then(Value::as_str);
        let subject = content.get("credentialSubject");
        let inner = |word: &str| subject.and_then(|it| it.get(word)).and_then(Value::as_str);
        if inner("statusPurpose") != Some("revocation") {
            return Err(Fault::Form("statusPurpose".to_owned()));
        }
        let list = inner("encodedList").and_then(StatusList::unpack);
        Ok((
            Published {
                address: text("id").unwrap_or_default().to_owned(),
                issuer: text("issuer").unwrap_or_default().to_owned(),
                since: text("validFrom").unwrap_or_default().to_owned(),
                list: list.ok_or_else(form)?,
            },
            proof,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bit_is_set_from_the_left() {
        let mut list = StatusList::default();
        list.revoke(0);
        list.revoke(9);
        list.revoke(PLACES - 1);
        list.revoke(PLACES);
        assert_eq!(&list.bits[..2], [0b1000_0000, 0b0100_0000]);
        assert_eq!(list.is_revoked(9), Some(true));
        assert_eq!(list.is_revoked(8), Some(false));
        assert_eq!(list.is_revoked(PLACES - 1), Some(true));
        assert_eq!(list.is_revoked(PLACES), None);
        assert_eq!(StatusList::unpack(&list.packed()), Some(list));
    }

    #[test]
    fn a_list_of_another_length_is_none() {
        for bits in [0, BYTES - 1, BYTES + 1, 64 * BYTES] {
            let list = StatusList {
                bits: vec![0; bits],
            };
            assert_eq!(StatusList::unpack(&list.packed()), None, "{bits} bytes");
        }
        assert_eq!(StatusList::unpack("uxyz"), None);
    }
}
