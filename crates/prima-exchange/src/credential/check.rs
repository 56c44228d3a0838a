//! Checks a certificate without a network, and says of each thing whether it
//! was checked and what came of it.
//!
//! A check that could not be made is never taken for one that was passed.

use super::attestation::Attestation;
use super::baked::{Carrier, unbaked};
use super::did::Known;
use super::proof::{Document, Fault, read as read_proof};
use super::status_list::Published;
use super::{jwt, moment, terms};
use crate::signature::PublicKey;
use serde_json::{Map, Value};

/// What came of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Passed,
    /// It does not, and why: key of the message, `piagam-why-<key>`.
    Failed(&'static str),
    /// It was not made, and why.
    NotMade(&'static str),
}

/// Everything that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What the file is.
    pub carrier: Carrier,
    /// What the certificate says.
    pub attestation: Attestation,
    /// The badge, with its proof where it has one.
    pub badge: Map<String, Value>,
    /// The key it says it was signed with, as its issuer names it.
    pub method: String,
    /// Whether it is as it was signed.
    pub signature: Verdict,
    /// Whether its issuer is the one whose keys were given.
    pub issuer: Verdict,
    /// Whether it was revoked.
    pub status: Verdict,
    /// Whether its term is over; none: it has no end.
    pub term: Option<Verdict>,
    /// Since when the list of statuses says so; empty: none was given.
    pub status_since: String,
}

/// Why a file cannot be checked at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is none of the files a certificate comes in.
    NoCarrier,
    /// It holds no credential.
    NoCredential(Carrier),
    /// What it holds is not of the form we write; names the part.
    Form(String),
    /// It has no proof of our kind.
    NoProof,
}

impl From<Fault> for Unreadable {
    fn from(fault: Fault) -> Unreadable {
        match fault {
            Fault::Form(part) => Unreadable::Form(part),
            Fault::NoProof => Unreadable::NoProof,
        }
    }
}

impl Unreadable {
    /// Key of the message, `piagam-unreadable-<key>`, and the part it names.
    pub fn message(&self) -> (&'static str, &str) {
        match self {
            Unreadable::NoCarrier => ("no-carrier", ""),
            Unreadable::NoCredential(carrier) => ("no-credential", carrier.code()),
            Unreadable::Form(part) => ("form", part),
            Unreadable::NoProof => ("no-proof", ""),
        }
    }
}

impl Checked {
    /// Whether something does not hold.
    pub fn is_bad(&self) -> bool {
        self.verdicts().any(|it| matches!(it, Verdict::Failed(_)))
    }

    /// Whether nothing is wrong with it but that its term is over.
    pub fn is_only_over(&self) -> bool {
        let others = [&self.signature, &self.issuer, &self.status];
        let mut wrong = others.iter().filter(|it| matches!(it, Verdict::Failed(_)));
        self.signature == Verdict::Passed
            && wrong.next().is_none()
            && matches!(self.term, Some(Verdict::Failed(_)))
    }

    /// Whether nothing is wrong with it but that the list of statuses calls it
    /// withdrawn; that its term is over besides makes no difference.
    pub fn is_only_withdrawn(&self) -> bool {
        self.signature == Verdict::Passed
            && !matches!(self.issuer, Verdict::Failed(_))
            && self.status == Verdict::Failed("revoked")
    }

    /// Whether everything was checked and holds.
    pub fn is_whole(&self) -> bool {
        self.verdicts().all(|it| *it == Verdict::Passed)
    }

    fn verdicts(&self) -> impl Iterator<Item = &Verdict> {
        let always = [&self.signature, &self.issuer, &self.status];
        always.into_iter().chain(&self.term)
    }
}

/// Checks a file: against keys where some are known, against the text of a list of
/// statuses where there is one, and against the time it is, in seconds UTC.
pub fn check(
    file: &[u8],
    known: Option<&Known>,
    list: Option<&str>,
    now: i64,
) -> Result<Checked, Unreadable> {
    let (carrier, text) = unbaked(file).ok_or(Unreadable::NoCarrier)?;
    let text = text.ok_or(Unreadable::NoCredential(carrier))?;
    let is_token = !text.starts_with('{');
    let (badge, method, is_by) = match is_token {
        true => of_token(&text)?,
        false => of_json(&text)?,
    };
    let attestation = Attestation::read(&badge);
    let attestation = attestation.ok_or_else(|| Unreadable::Form(odd_part(&badge)))?;
    let (status, status_since) = match list {
        None => (Verdict::NotMade("no-list"), String::new()),
        Some(list) => status(&attestation, list, known),
    };
    let signature = signature(&attestation, &method, known, &*is_by);
    Ok(Checked {
        carrier,
        issuer: issuer(&attestation, known),
        term: term(&attestation, now),
        attestation,
        badge,
        method,
        signature,
        status,
        status_since,
    })
}

/// Tells whether the holder of a key signed.
type IsBy = Box<dyn Fn(&PublicKey) -> bool>;

fn of_json(text: &str) -> Result<(Map<String, Value>, String, IsBy), Unreadable> {
    let badge: Map<String, Value> =
        serde_json::from_str(text).map_err(|_| Unreadable::Form("JSON".to_owned()))?;
    let proof = read_proof(Document::Badge, &badge)?;
    let method = proof.method.clone();
    Ok((badge, method, Box::new(move |key| proof.is_by(key))))
}

fn of_token(text: &str) -> Result<(Map<String, Value>, String, IsBy), Unreadable> {
    let token = jwt::read(text)?;
    let (badge, method) = (token.badge.clone(), token.method.clone());
    Ok((badge, method, Box::new(move |key| token.is_by(key))))
}

/// The first part of a badge that is not as we write it.
fn odd_part(badge: &Map<String, Value>) -> String {
    let mut inner = badge.clone();
    inner.shift_remove("@context");
    inner.shift_remove("proof");
    match terms::statements(&inner, &terms::BADGE) {
        Err(misfit) => misfit.0,
        Ok(_) => {
            let until = inner.get("validUntil").and_then(Value::as_str);
            let is_odd = until.is_some_and(|until| moment::read(until).is_none());
            if is_odd {
                "validUntil"
            } else {
                "credentialSubject"
            }
            .to_owned()
        }
    }
}

fn signature(
    attestation: &Attestation,
    method: &str,
    known: Option<&Known>,
    is_by: &dyn Fn(&PublicKey) -> bool,
) -> Verdict {
    let Some(known) = known else {
        return Verdict::NotMade("no-key");
    };
    if method.split('#').next() != Some(&attestation.issuer) {
        return Verdict::Failed("foreign-method");
    }
    let mut keys = known.named(method).peekable();
    if keys.peek().is_none() {
        return Verdict::Failed("unknown-key");
    }
    match keys.any(is_by) {
        true => Verdict::Passed,
        false => Verdict::Failed("changed"),
    }
}

fn issuer(attestation: &Attestation, known: Option<&Known>) -> Verdict {
    match known {
        None => Verdict::NotMade("no-key"),
        Some(known) if known.issuer.is_empty() => Verdict::NotMade("no-did"),
        Some(known) if known.issuer == attestation.issuer => Verdict::Passed,
        Some(_) => Verdict::Failed("other-issuer"),
    }
}

/// A moment that cannot be read is never met: [`Attestation::read`] refuses it.
fn term(attestation: &Attestation, now: i64) -> Option<Verdict> {
    let end = moment::read(&attestation.until)?;
    Some(match now < end {
        true => Verdict::Passed,
        false => Verdict::Failed("expired"),
    })
}

fn status(attestation: &Attestation, list: &str, known: Option<&Known>) -> (Verdict, String) {
    let Some(known) = known else {
        return (Verdict::NotMade("no-key"), String::new());
    };
    let Ok((published, proof)) = Published::read(list) else {
        return (Verdict::Failed("list-unreadable"), String::new());
    };
    let since = published.since.clone();
    let is_own = proof.method.split('#').next() == Some(&published.issuer);
    if !is_own || !known.named(&proof.method).any(|key| proof.is_by(key)) {
        return (Verdict::Failed("list-changed"), since);
    }
    let is_for_it =
        published.issuer == attestation.issuer && published.address == attestation.status.list;
    let verdict = match published.list.is_revoked(attestation.status.index) {
        _ if !is_for_it => Verdict::Failed("list-other"),
        Some(false) => Verdict::Passed,
        Some(true) => Verdict::Failed("revoked"),
        None => Verdict::Failed("list-other"),
    };
    (verdict, since)
}
