//! Why a request has no answer, as a problem (RFC 9457) in the reader's language.

use super::parameter::{Allowed, Parameter};
use prima_document::wording::Words;
use prima_store::StoreError;
use serde_json::{Value, json};

/// Why a request has no answer.
#[derive(Debug)]
pub enum Problem {
    /// The query cannot be used.
    Query(Vec<BadParameter>),
    /// No address is like this.
    NoAddress,
    /// The address is one, but nothing is there.
    NothingThere,
    /// Another method than reading.
    Method,
    /// The client takes no JSON.
    NotAcceptable,
    /// The database failed, or cannot be asked just now.
    Store(StoreError),
    /// The program failed; the log tells why.
    Failed,
    /// The database is known to be away, or the answer took too long.
    Unavailable,
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        Problem::Store(error)
    }
}

/// A name of the query that cannot be used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadParameter {
    /// Its name as it was given.
    pub name: String,
    /// Its value as it was given.
    pub value: String,
    /// Why.
    pub why: Why,
}

/// Why a part of the query cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No parameter of this address has the name.
    Unknown,
    /// It is there twice.
    Twice,
    /// It is not UTF-8.
    NotText,
    /// It is none of the values the parameter of this name takes.
    Value(&'static str),
}

/// Where each kind of problem is explained, before its name.
const EXPLAINED: &str = "/id/data/api#masalah-";

/// Names of all kinds of problems.
pub const NAMES: [&str; 7] = [
    "query",
    "address",
    "nothing",
    "method",
    "accept",
    "failure",
    "unreachable",
];

/// Fields of a problem, with whether each is always there.
pub const FIELDS: [(&str, bool); 6] = [
    ("type", true),
    ("title", true),
    ("status", true),
    ("detail", true),
    ("instance", true),
    ("errors", false),
];

impl Problem {
    /// Whether asking again soon may help.
    pub fn is_unavailable(&self) -> bool {
        match self {
            Problem::Store(error) => error.is_unavailable(),
            Problem::Unavailable => true,
            _ => false,
        }
    }

    /// Status of the answer.
    pub fn status(&self) -> u16 {
        match self {
            Problem::Query(_) => 400,
            Problem::NoAddress | Problem::NothingThere => 404,
            Problem::Method => 405,
            Problem::NotAcceptable => 406,
            _ if self.is_unavailable() => 503,
            Problem::Store(_) | Problem::Failed | Problem::Unavailable => 500,
        }
    }

    /// Last part of its keys and of its type.
    fn name(&self) -> &'static str {
        match self {
            Problem::Query(_) => "query",
            Problem::NoAddress => "address",
            Problem::NothingThere => "nothing",
            Problem::Method => "method",
            Problem::NotAcceptable => "accept",
            _ if self.is_unavailable() => "unreachable",
            Problem::Store(_) | Problem::Failed | Problem::Unavailable => "failure",
        }
    }

    /// The problem as JSON. `known` are the parameters the address takes.
    pub fn json(&self, words: Words, path: &str, known: &[&Parameter]) -> Value {
        let name = self.name();
        let mut value = json!({
            "type": format!("{EXPLAINED}{name}"),
            "title": words.label(&format!("web-data-problem-{name}")),
            "status": self.status(),
            "detail": words.label(&format!("web-data-problem-detail-{name}")),
            "instance": path,
        });
        if let Problem::Query(bad) = self {
            let one = |bad: &BadParameter| {
                json!({
                    "parameter": bad.name,
                    "value": bad.value,
                    "reason": reason(words, bad, known),
                })
            };
            value["errors"] = bad.iter().map(one).collect();
        }
        value
    }
}

/// What failed, with its causes, for the log; empty where nothing did.
pub fn describe(problem: &Problem) -> String {
    let Problem::Store(error) = problem else {
        return String::new();
    };
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(&format!(": {error}"));
        cause = error.source();
    }
    text
}

fn reason(words: Words, bad: &BadParameter, known: &[&Parameter]) -> String {
    match bad.why {
        Why::Unknown => {
            let names: Vec<&str> = known.iter().map(|parameter| parameter.name).collect();
            match names.is_empty() {
                true => words.label("web-data-problem-no-parameters"),
                false => words.say("web-data-problem-unknown", &[("known", names.join(", "))]),
            }
        }
        Why::Twice => words.label("web-data-problem-twice"),
        Why::NotText => words.label("web-data-problem-not-text"),
        Why::Value(name) => {
            let parameter = known.iter().find(|parameter| parameter.name == name);
            parameter.map_or_else(String::new, |parameter| allowed(words, parameter.allowed))
        }
    }
}

/// What a parameter can be, in words.
pub fn allowed(words: Words, allowed: Allowed) -> String {
    match allowed {
        Allowed::Pattern(pattern) | Allowed::Several(pattern) => words.say(
            "web-data-allowed-pattern",
            &[("pattern", pattern.expression.to_owned())],
        ),
        Allowed::Text(most) => words.say("web-data-allowed-text", &[("most", words.count(most))]),
        Allowed::Words(list) => words.say("web-data-allowed-words", &[("words", list.join(", "))]),
        Allowed::Number { least, most, .. } => {
            let number = |n: i64| words.count(n.unsigned_abs() as usize);
            words.say(
                "web-data-allowed-number",
                &[("least", number(least)), ("most", number(most))],
            )
        }
    }
}
