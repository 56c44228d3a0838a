//! What a certificate says, as a badge and back again.
//!
//! A badge holds every word that is printed, so that the printed page can be
//! made again from the badge alone. Who received it stands by name, and by the
//! address of the page that knows its present name.

use super::proof::{Document, Fault, signed};
use super::{Sign, did, moment};
use serde_json::{Map, Value, json};

/// Kind of the name of who received it; the standard's own.
const NAME: &str = "name";
/// Kind of the name of the unit credited with it, which the standard leaves open.
const UNIT: &str = "ext:creditedUnit";

/// All that a certificate says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attestation {
    /// Address of its page, which verifies it.
    pub address: String,
    /// Its issuer, as a DID.
    pub issuer: String,
    /// Name of the issuer.
    pub issuer_name: String,
    /// When it was issued, in UTC.
    pub issued: String,
    /// The moment at which it holds no longer, in UTC; empty: it holds without end.
    pub until: String,
    /// Address of the recipient's page.
    pub recipient: String,
    /// The recipient's name, as printed.
    pub recipient_name: String,
    /// Name of the unit credited with it; empty: none.
    pub unit_name: String,
    /// What it is for.
    pub title: String,
    /// Event and category, or what else it was given in.
    pub event: String,
    /// Day, month or year of the honour.
    pub date: String,
    /// What is said of the recipient; empty: nothing.
    pub citation: String,
    /// What the honour rests on.
    pub basis: String,
    /// Where its status is looked up.
    pub status: StatusPlace,
}

/// A place in a list of statuses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusPlace {
    /// Address of the list.
    pub list: String,
    /// Place in it, from 0.
    pub index: u64,
}

/// What keeps a text from being signed so that everybody reads it alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadLetter(pub char);

/// A text as it is printed and signed: spaces of all kinds become one. Signs
/// that are no letters are refused; programs differ over them.
pub fn clean(text: &str) -> Result<String, BadLetter> {
    let bad =
        |c: &char| (c.is_control() && !c.is_whitespace()) || (u32::from(*c) & 0xfffe) == 0xfffe;
    if let Some(letter) = text.chars().find(bad) {
        return Err(BadLetter(letter));
    }
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

impl Attestation {
    /// The badge without its proof.
    pub fn badge(&self) -> Map<String, Value> {
        let mut names = vec![identity(NAME, &self.recipient_name)];
        if !self.unit_name.is_empty() {
            names.push(identity(UNIT, &self.unit_name));
        }
        let mut subject = json!({
            "id": self.recipient,
            "type": ["AchievementSubject"],
            "identifier": names,
            "term": self.date,
        });
        if !self.citation.is_empty() {
            subject["narrative"] = self.citation.clone().into();
        }
        subject["achievement"] = json!({
            "id": format!("{}#capaian", self.address),
            "type": ["Achievement"],
            "achievementType": "Award",
            "name": self.title,
            "description": self.event,
            "criteria": {
                "id": format!("{}#dasar", self.address),
                "narrative": self.basis,
            },
        });
        let StatusPlace { list, index } = &self.status;
        let mut badge = json!({
            "@context": Document::Badge.context(),
            "id": self.address,
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "issuer": { "id": self.issuer, "type": ["Profile"], "name": self.issuer_name },
            "validFrom": self.issued,
            "name": self.title,
            "credentialSubject": subject,
            "credentialStatus": {
                "id": format!("{list}#{index}"),
                "type": "BitstringStatusListEntry",
                "statusPurpose": "revocation",
                "statusListIndex": index.to_string(),
                "statusListCredential": list,
            },
        });
        if !self.until.is_empty() {
            badge["validUntil"] = self.until.clone().into();
        }
        match badge {
            Value::Object(badge) => badge,
            _ => unreachable!("an object was just written"),
        }
    }

    /// The badge with its proof, by a key with this short name.
    pub fn signed(&self, key_id: &str, sign: Sign) -> Result<Value, Fault> {
        let method = did::method(&self.issuer, key_id);
        signed(Document::Badge, self.badge(), &method, &self.issued, sign)
    }

    /// Reads a badge; `None` where it is not one as [`Attestation::badge`] writes it,
    /// so that nothing in it goes unread. A proof is left alone.
    pub fn read(badge: &Map<String, Value>) -> Option<Attestation> {
        let text = |path: &str| badge_text(badge, path);
        let names = at(badge, "credentialSubject.identifier")?.as_array()?;
        let name = |kind: &str| {
            let is_kind =
                |name: &&Value| name.get("identityType").and_then(Value::as_str) == Some(kind);
            names.iter().find(is_kind)?.get("identityHash")?.as_str()
        };
        let attestation = Attestation {
            address: text("id")?,
            issuer: text("issuer.id")?,
            issuer_name: text("issuer.name")?,
            issued: text("validFrom")?,
            until: match badge.get("validUntil") {
                None => String::new(),
                Some(_) => text("validUntil").filter(|until| moment::read(until).is_some())?,
            },
            recipient: text("credentialSubject.id")?,
            recipient_name: name(NAME)?.to_owned(),
            unit_name: name(UNIT).unwrap_or_default().to_owned(),
            title: text("name")?,
            event: text("credentialSubject.achievement.description")?,
            date: text("credentialSubject.term")?,
            citation: text("credentialSubject.narrative").unwrap_or_default(),
            basis: text("credentialSubject.achievement.criteria.narrative")?,
            status: StatusPlace {
                list: text("credentialStatus.statusListCredential")?,
                index: text("credentialStatus.statusListIndex")?.parse().ok()?,
            },
        };
        let mut unsigned = badge.clone();
        unsigned.shift_remove("proof");
        (attestation.badge() == unsigned).then_some(attestation)
    }
}

fn identity(kind: &str, name: &str) -> Value {
    json!({
        "type": "IdentityObject",
        "hashed": false,
        "identityHash": name,
        "identityType": kind,
    })
}

fn at<'a>(badge: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    let mut parts = path.split('.');
    let first = badge.get(parts.next()?)?;
    parts.try_fold(first, |value, part| value.get(part))
}

fn badge_text(badge: &Map<String, Value>, path: &str) -> Option<String> {
    at(badge, path)?.as_str().map(str::to_owned)
}
