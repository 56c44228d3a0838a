//! One request and its answer: method, language, kind of content.
//!
//! The server packs the answer, gives it an `ETag`, and leaves the body out for `HEAD`.

use super::answer::answer;
use super::endpoint::{Endpoint, ROOT, find};
use super::given::Given;
use super::openapi;
use super::parameter::Parameter;
use super::problem::{Problem, describe};
use crate::site::Site;
use prima_document::wording::Words;
use prima_instrument::words::Lang;
use serde_json::Value;

/// A request below `/api`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Call<'a> {
    /// Its method.
    pub method: &'a str,
    /// Its path, such as `/api/v1/bodies`, as it was written.
    pub path: &'a str,
    /// Its query, as it was written.
    pub query: &'a str,
    /// The language its reader likes best.
    pub lang: Lang,
    /// `Accept`; empty: not given.
    pub accept: &'a str,
}

/// Its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// Status.
    pub status: u16,
    /// Headers.
    pub headers: Vec<(&'static str, String)>,
    /// Body; empty where there is none.
    pub body: Vec<u8>,
    /// What failed, for the log; empty: nothing did.
    pub failure: String,
}

/// Address of the OpenAPI text.
pub const OPENAPI: &str = "/api/openapi.json";
/// What can be done at every address.
const METHODS: &str = "GET, HEAD, OPTIONS";
/// Headers of a request that make a difference, besides the address.
const VARY: &str = "accept, accept-encoding, accept-language";

/// What is at an address.
enum Target<'a> {
    OpenApi,
    Line(&'static Endpoint, Vec<&'a str>),
}

impl<'a> Target<'a> {
    fn at(path: &'a str) -> Option<Target<'a>> {
        if path == OPENAPI {
            return Some(Target::OpenApi);
        }
        let (endpoint, parts) = find(path.strip_prefix(ROOT)?)?;
        Some(Target::Line(endpoint, parts))
    }

    fn parameters(&self) -> &'static [&'static Parameter] {
        match self {
            Target::OpenApi => &[],
            Target::Line(endpoint, _) => endpoint.query,
        }
    }

    async fn answer(&self, site: &Site, words: Words, query: &str) -> Result<Value, Problem> {
        match self {
            Target::OpenApi => {
                Given::nothing(query)?;
                Ok(openapi::document(words, &site.origin))
            }
            Target::Line(endpoint, parts) => {
                let given = Given::read(endpoint, parts, query)?;
                answer(site, endpoint, &given).await
            }
        }
    }
}

/// Answers a request below `/api`. An answer depends on the request and on the
/// version of the data, and on nothing else.
pub async fn respond(site: &Site, call: &Call<'_>) -> Served {
    let words = Words { lang: call.lang };
    let Some(target) = Target::at(call.path) else {
        return refused(call, words, &Problem::NoAddress, &[]);
    };
    let result = match call.method {
        "OPTIONS" => return options(),
        "GET" | "HEAD" if accepts_json(call.accept) => target.answer(site, words, call.query).await,
        "GET" | "HEAD" => Err(Problem::NotAcceptable),
        _ => Err(Problem::Method),
    };
    match result {
        Ok(value) => found(words, &value),
        Err(problem) => refused(call, words, &problem, target.parameters()),
    }
}

fn found(words: Words, value: &Value) -> Served {
    Served {
        status: 200,
        headers: headers(words, "application/json"),
        body: value.to_string().into_bytes(),
        failure: String::new(),
    }
}

/// The answer where none could be made: the database is away or the program is
/// overloaded, or it failed.
pub fn unanswered(path: &str, lang: Lang, is_away: bool) -> Served {
    let call = Call {
        path,
        lang,
        ..Call::default()
    };
    let problem = match is_away {
        true => Problem::Unavailable,
        false => Problem::Failed,
    };
    refused(&call, Words { lang }, &problem, &[])
}

fn refused(call: &Call, words: Words, problem: &Problem, known: &[&Parameter]) -> Served {
    let value = problem.json(words, call.path, known);
    let mut headers = headers(words, "application/problem+json");
    headers.push(("cache-control", "no-store".to_owned()));
    match problem {
        Problem::Method => headers.push(("allow", METHODS.to_owned())),
        problem if problem.is_unavailable() => headers.push(("retry-after", "5".to_owned())),
        _ => {}
    }
    Served {
        status: problem.status(),
        headers,
        body: value.to_string().into_bytes(),
        failure: describe(problem),
    }
}

/// What a browser asks before it lets another site's page read the API.
fn options() -> Served {
    let headers = [
        ("allow", METHODS),
        ("access-control-allow-origin", "*"),
        ("access-control-allow-methods", METHODS),
        (
            "access-control-allow-headers",
            "accept, accept-language, if-none-match",
        ),
        ("access-control-max-age", "86400"),
    ];
    let headers = headers.map(|(name, value)| (name, value.to_owned()));
    Served {
        status: 204,
        headers: headers.to_vec(),
        body: Vec::new(),
        failure: String::new(),
    }
}

fn headers(words: Words, content_type: &str) -> Vec<(&'static str, String)> {
    vec![
        ("content-type", content_type.to_owned()),
        ("content-language", words.lang.tag().to_owned()),
        ("vary", VARY.to_owned()),
        ("access-control-allow-origin", "*".to_owned()),
        ("access-control-expose-headers", "etag".to_owned()),
    ]
}

/// Whether `Accept` takes JSON; the most exact of its wishes counts.
fn accepts_json(header: &str) -> bool {
    if header.trim().is_empty() {
        return true;
    }
    let names = ["application/json", "application/*", "*/*"];
    let wish = names.iter().find_map(|wanted| {
        let mut wishes = header.split(',').map(str::trim);
        wishes.find(|wish| {
            let name = wish.split(';').next().unwrap_or_default();
            name.trim().eq_ignore_ascii_case(wanted)
        })
    });
    wish.is_some_and(|wish| !wish.split(';').skip(1).any(refuses))
}

/// Whether a part of a wish says that it is none: `q=0`, `q=0.000`.
fn refuses(part: &str) -> bool {
    let part = part.trim().to_ascii_lowercase();
    let quality = part.strip_prefix("q=");
    quality.is_some_and(|text| {
        text.starts_with('0') && text.chars().all(|sign| sign == '0' || sign == '.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_given_to_those_who_take_it() {
        for (header, takes) in [
            ("", true),
            ("*/*", true),
            ("application/json", true),
            ("text/html, application/*;q=0.1", true),
            ("text/html", false),
            ("application/json;q=0, */*", false),
            ("application/json; q=0.000", false),
            ("application/json;q=0.5", true),
            ("application/xml", false),
        ] {
            assert_eq!(accepts_json(header), takes, "{header:?}");
        }
    }
}
