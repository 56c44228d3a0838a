//! The words our credentials use, and the statements they stand for.
//!
//! The contexts of W3C (credentials, v2) and 1EdTech (Open Badges 3.0.3) give
//! each word an address; the few we use stand in these tables, each at the
//! nodes where we use it. A document is read against them strictly: another
//! context, an unknown word, a word at another node or a value of another kind
//! is refused, since a JSON-LD processor could read it as something else.

use super::nquads::{Quad, Term};
use serde_json::{Map, Value};

/// The context of all credentials.
pub const CREDENTIALS: &str = "https://www.w3.org/ns/credentials/v2";
/// The context of badges.
pub const BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const DATE_TIME: &str = "http://www.w3.org/2001/XMLSchema#dateTime";
/// As the context of badges has it, which differs from the usual address by a letter.
const BOOLEAN: &str = "https://www.w3.org/2001/XMLSchema#boolean";
const MULTIBASE: &str = "https://w3id.org/security#multibase";
const CRYPTOSUITE: &str = "https://w3id.org/security#cryptosuiteString";
const NAME: &str = "https://schema.org/name";

/// A kind of node.
#[derive(Debug)]
pub struct Node {
    /// Its types: as written, and what they stand for.
    types: &'static [(&'static str, &'static str)],
    /// Whether it has an address of its own; else it may have none.
    named: bool,
    /// What may be said of it.
    fields: &'static [Field],
}

#[derive(Debug)]
struct Field {
    word: &'static str,
    predicate: &'static str,
    value: Kind,
}

#[derive(Debug)]
enum Kind {
    /// A text with this type; none: plain.
    Text(Option<&'static str>),
    /// Yes or no.
    Flag,
    /// An address.
    Address,
    /// One word that stands for an address.
    Word(&'static str, &'static str),
    /// A node.
    Node(&'static Node),
    /// Several nodes.
    Nodes(&'static Node),
}

const fn field(word: &'static str, predicate: &'static str, value: Kind) -> Field {
    Field {
        word,
        predicate,
        value,
    }
}

/// `https://www.w3.org/2018/credentials#…`, spelled out since constants cannot be joined.
macro_rules! vc {
    ($name:literal) => {
        concat!("https://www.w3.org/2018/credentials#", $name)
    };
}

macro_rules! ob {
    ($name:literal) => {
        concat!("https://purl.imsglobal.org/spec/vc/ob/vocab.html#", $name)
    };
}

macro_rules! status {
    ($name:literal) => {
        concat!("https://www.w3.org/ns/credentials/status#", $name)
    };
}

macro_rules! sec {
    ($name:literal) => {
        concat!("https://w3id.org/security#", $name)
    };
}

/// A badge.
pub static BADGE: Node = Node {
    types: &[
        ("VerifiableCredential", vc!("VerifiableCredential")),
        ("OpenBadgeCredential", ob!("OpenBadgeCredential")),
    ],
    named: true,
    fields: &[
        field("issuer", vc!("issuer"), Kind::Node(&ISSUER)),
        field("validFrom", vc!("validFrom"), Kind::Text(Some(DATE_TIME))),
        field("validUntil", vc!("validUntil"), Kind::Text(Some(DATE_TIME))),
        field("name", NAME, Kind::Text(None)),
        field(
            "credentialSubject",
            vc!("credentialSubject"),
            Kind::Node(&SUBJECT),
        ),
        field(
            "credentialStatus",
            vc!("credentialStatus"),
            Kind::Node(&ENTRY),
        ),
    ],
};

static ISSUER: Node = Node {
    types: &[("Profile", ob!("Profile"))],
    named: true,
    fields: &[field("name", NAME, Kind::Text(None))],
};

static SUBJECT: Node = Node {
    types: &[("AchievementSubject", ob!("AchievementSubject"))],
    named: true,
    fields: &[
        field("identifier", ob!("identifier"), Kind::Nodes(&IDENTITY)),
        field("term", ob!("term"), Kind::Text(None)),
        field("narrative", ob!("narrative"), Kind::Text(None)),
        field("achievement", ob!("achievement"), Kind::Node(&ACHIEVEMENT)),
    ],
};

static IDENTITY: Node = Node {
    types: &[("IdentityObject", ob!("IdentityObject"))],
    named: false,
    fields: &[
        field("hashed", ob!("hashed"), Kind::Flag),
        field("identityHash", ob!("identityHash"), Kind::Text(None)),
        field("identityType", ob!("identityType"), Kind::Text(None)),
    ],
};

static ACHIEVEMENT: Node = Node {
    types: &[("Achievement", ob!("Achievement"))],
    named: true,
    fields: &[
        field("achievementType", ob!("achievementType"), Kind::Text(None)),
        field("name", NAME, Kind::Text(None)),
        field(
            "description",
            "https://schema.org/description",
            Kind::Text(None),
        ),
        field("criteria", ob!("Criteria"), Kind::Node(&CRITERIA)),
    ],
};

static CRITERIA: Node = Node {
    types: &[],
    named: true,
    fields: &[field("narrative", ob!("narrative"), Kind::Text(None))],
};

static ENTRY: Node = Node {
    types: &[(
        "BitstringStatusListEntry",
        status!("BitstringStatusListEntry"),
    )],
    named: true,
    fields: &[
        field("statusPurpose", status!("statusPurpose"), Kind::Text(None)),
        field(
            "statusListIndex",
            status!("statusListIndex"),
            Kind::Text(None),
        ),
        field(
            "statusListCredential",
            status!("statusListCredential"),
            Kind::Address,
        ),
    ],
};

/// A list of statuses.
pub static LIST: Node = Node {
    types: &[
        ("VerifiableCredential", vc!("VerifiableCredential")),
        (
            "BitstringStatusListCredential",
            status!("BitstringStatusListCredential"),
        ),
    ],
    named: true,
    fields: &[
        field("issuer", vc!("issuer"), Kind::Address),
        field("validFrom", vc!("validFrom"), Kind::Text(Some(DATE_TIME))),
        field(
            "credentialSubject",
            vc!("credentialSubject"),
            Kind::Node(&BITS),
        ),
    ],
};

static BITS: Node = Node {
    types: &[("BitstringStatusList", status!("BitstringStatusList"))],
    named: true,
    fields: &[
        field("statusPurpose", status!("statusPurpose"), Kind::Text(None)),
        field(
            "encodedList",
            status!("encodedList"),
            Kind::Text(Some(MULTIBASE)),
        ),
    ],
};

/// What a proof says of itself; its value is no part of what is signed.
pub static PROOF: Node = Node {
    types: &[("DataIntegrityProof", sec!("DataIntegrityProof"))],
    named: false,
    fields: &[
        field(
            "cryptosuite",
            sec!("cryptosuite"),
            Kind::Text(Some(CRYPTOSUITE)),
        ),
        field(
            "created",
            "http://purl.org/dc/terms/created",
            Kind::Text(Some(DATE_TIME)),
        ),
        field(
            "verificationMethod",
            sec!("verificationMethod"),
            Kind::Address,
        ),
        field(
            "proofPurpose",
            sec!("proofPurpose"),
            Kind::Word("assertionMethod", sec!("assertionMethod")),
        ),
    ],
};

/// A part of a document that does not fit the tables, such as `issuer.name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit(pub String);

/// What a document says, where it fits a node exactly. `@context` and `proof`
/// are left to the caller.
pub fn statements(document: &Map<String, Value>, node: &'static Node) -> Result<Vec<Quad>, Misfit> {
    let mut reading = Reading::default();
    reading.node(document, node, &mut String::new())?;
    Ok(reading.quads)
}

#[derive(Default)]
struct Reading {
    quads: Vec<Quad>,
    n_nameless: usize,
}

impl Reading {
    fn node(
        &mut self,
        object: &Map<String, Value>,
        node: &'static Node,
        path: &mut String,
    ) -> Result<Term, Misfit> {
        let subject = match (node.named, object.get("id")) {
            (true, Some(Value::String(id))) if is_address(id) => Term::Iri(id.clone()),
            (false, None) => {
                self.n_nameless += 1;
                Term::Nameless(self.n_nameless)
            }
            _ => return Err(misfit(path, "id")),
        };
        if !has_types(object.get("type"), node) {
            return Err(misfit(path, "type"));
        }
        for (_, meaning) in node.types {
            self.say(&subject, TYPE, Term::Iri((*meaning).to_owned()));
        }
        for (word, value) in object {
            if word == "id" || word == "type" {
                continue;
            }
            let field = node.fields.iter().find(|field| field.word == word);
            let field = field.ok_or_else(|| misfit(path, word))?;
            let length = path.len();
            path.push_str(if path.is_empty() { "" } else { "." });
            path.push_str(word);
            for object in self.values(value, field, path)? {
                self.say(&subject, field.predicate, object);
            }
            path.truncate(length);
        }
        Ok(subject)
    }

    fn values(
        &mut self,
        value: &Value,
        field: &Field,
        path: &mut String,
    ) -> Result<Vec<Term>, Misfit> {
        let text = |text: &str, datatype| Term::Text {
            text: text.to_owned(),
            datatype,
        };
        let term = match (&field.value, value) {
            (Kind::Text(datatype), Value::String(found)) => text(found, *datatype),
            (Kind::Flag, Value::Bool(found)) => text(&found.to_string(), Some(BOOLEAN)),
            (Kind::Address, Value::String(found)) if is_address(found) => Term::Iri(found.clone()),
            (Kind::Word(word, meaning), Value::String(found)) if found == word => {
                Term::Iri((*meaning).to_owned())
            }
            (Kind::Node(node), Value::Object(object)) => self.node(object, node, path)?,
            (Kind::Nodes(node), Value::Array(list)) => {
                let mut terms = Vec::new();
                for value in list {
                    let object = value.as_object().ok_or_else(|| Misfit(path.clone()))?;
                    terms.push(self.node(object, node, path)?);
                }
                return Ok(terms);
            }
            _ => return Err(Misfit(path.clone())),
        };
        Ok(vec![term])
    }

    fn say(&mut self, subject: &Term, predicate: &'static str, object: Term) {
        self.quads.push(Quad {
            subject: subject.clone(),
            predicate,
            object,
        });
    }
}

fn misfit(path: &str, word: &str) -> Misfit {
    match path {
        "" => Misfit(word.to_owned()),
        path => Misfit(format!("{path}.{word}")),
    }
}

/// Whether the types are those of the node, in its order; one type may stand alone.
fn has_types(found: Option<&Value>, node: &Node) -> bool {
    let words: Vec<&str> = match found {
        None => Vec::new(),
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(list)) => {
            let words: Option<Vec<&str>> = list.iter().map(Value::as_str).collect();
            let Some(words) = words else { return false };
            words
        }
        Some(_) => return false,
    };
    words.iter().eq(node.types.iter().map(|(word, _)| word))
}

/// Whether a text is an address that stands in N-Quads as it is.
pub fn is_address(text: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
    let scheme = text.split(':').next().unwrap_or_default();
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_lowercase())
        && scheme
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    is_scheme && scheme.len() < text.len() && text.chars().all(is_sign)
}
