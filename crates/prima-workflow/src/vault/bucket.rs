//! Files in a bucket of a storage that speaks as S3 does.
//!
//! Addresses are those of the path style, which every such storage knows. A
//! name is given once: a storage that knows `If-None-Match` refuses a second
//! file, and with one that does not, the second has the same bytes, since names
//! are hashes. Neither the secret nor a signature is ever shown.

mod listing;
mod signature;

use super::place::Place;
use super::storage::sha256;
use crate::assessment::moment::utc;
use crate::failure::WorkflowError;
use listing::page;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use prima_store::Secret;
use signature::{Signer, ToSign, signed};
use std::io::{self, ErrorKind};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use ureq::Agent;
use ureq::http::{Request, StatusCode};

/// Where a bucket is, and the key to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BucketSettings {
    /// Scheme, host and port of the storage, `https://s3.example`.
    pub endpoint: String,
    /// Name of the bucket.
    pub bucket: String,
    /// What stands before all names, without slashes around it; may be empty.
    pub prefix: String,
    /// Where the storage says that it is.
    pub region: String,
    /// The public half of the key.
    pub key_id: String,
    /// The other half.
    pub secret: Secret,
}

/// What a storage in the network fails with.
#[derive(Debug, thiserror::Error)]
pub enum BucketError {
    /// It cannot be reached, or breaks off.
    #[error("the storage at {endpoint} does not answer")]
    Away {
        /// Where it should be.
        endpoint: String,
        /// Cause.
        #[source]
        source: io::Error,
    },
    /// It refuses what it is asked.
    #[error("the storage at {endpoint} answers {status} {code} for the bucket {bucket}")]
    Refused {
        /// Where it is.
        endpoint: String,
        /// The bucket.
        bucket: String,
        /// Status of HTTP.
        status: u16,
        /// Its word for the reason, such as `SignatureDoesNotMatch`.
        code: String,
    },
}

/// A bucket.
#[derive(Debug)]
pub struct Bucket {
    settings: BucketSettings,
    agent: Agent,
}

/// How long a connection may take, and one question with its answer.
const CONNECTING: Duration = Duration::from_secs(5);
const ASKING: Duration = Duration::from_secs(45);
/// Most bytes of an answer that are read; no file is so large.
const LARGEST: u64 = 1 << 28;
/// Names on one page of a list.
const PAGE: u32 = 1_000;
/// Longest word for a reason that is passed on.
const LONGEST_CODE: usize = 64;
/// What may stand in a query as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

impl Bucket {
    /// The bucket; nothing is asked yet.
    pub fn new(settings: BucketSettings) -> Bucket {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            // The storage is asked directly; the environment is read elsewhere.
            .proxy(None)
            .user_agent("prima")
            .timeout_connect(Some(CONNECTING))
            .timeout_global(Some(ASKING))
            .build();
        Bucket {
            settings,
            agent: config.into(),
        }
    }

    /// Whether the bucket is there and the key opens it.
    pub fn ask(&self) -> Result<(), BucketError> {
        let query = list_query(&self.key(""), None, 1);
        let (status, content) = self.send("GET", None, &query, &[], &[])?;
        match status.is_success() && page(&String::from_utf8_lossy(&content)).is_some() {
            true => Ok(()),
            false => Err(self.refused(status, &content)),
        }
    }

    fn store(&self, name: &str, content: &[u8], is_new: bool) -> Result<(), BucketError> {
        let once = [("if-none-match", "*".to_owned())];
        let headers = if is_new { &once[..] } else { &[] };
        let (status, answer) = self.send("PUT", Some(name), "", headers, content)?;
        // 412: the name has its file already.
        let is_there = is_new && status == StatusCode::PRECONDITION_FAILED;
        match status.is_success() || is_there {
            true => Ok(()),
            false => Err(self.refused(status, &answer)),
        }
    }

    fn fetch(&self, name: &str) -> Result<Option<Vec<u8>>, BucketError> {
        let (status, content) = self.send("GET", Some(name), "", &[], &[])?;
        let is_missing = status == StatusCode::NOT_FOUND && code(&content) != "NoSuchBucket";
        match status.is_success() {
            true => Ok(Some(content)),
            false if is_missing => Ok(None),
            false => Err(self.refused(status, &content)),
        }
    }

    fn names(&self, below: &str) -> Result<Vec<String>, BucketError> {
        let (before, below) = (self.key(""), self.key(&format!("{below}/")));
        let (mut names, mut next) = (Vec::new(), None);
        loop {
            let query = list_query(&below, next.as_deref(), PAGE);
            let (status, content) = self.send("GET", None, &query, &[], &[])?;
            let page = page(&String::from_utf8_lossy(&content));
            let Some(page) = page.filter(|_| status.is_success()) else {
                return Err(self.refused(status, &content));
            };
            let own = page.names.iter();
            let own = own.filter_map(|name| name.strip_prefix(before.as_str()));
            names.extend(own.map(str::to_owned));
            match page.next {
                Some(token) => next = Some(token),
                None => break,
            }
        }
        names.sort();
        Ok(names)
    }

    fn delete(&self, name: &str) -> Result<(), BucketError> {
        let (status, answer) = self.send("DELETE", Some(name), "", &[], &[])?;
        match status.is_success() || status == StatusCode::NOT_FOUND {
            true => Ok(()),
            false => Err(self.refused(status, &answer)),
        }
    }

    /// What the bucket calls a name.
    fn key(&self, name: &str) -> String {
        match self.settings.prefix.as_str() {
            "" => name.to_owned(),
            prefix => format!("{prefix}/{name}"),
        }
    }

    /// Asks about a name, or about the bucket; once more where the line that was
    /// used had been closed meanwhile, since no question here does harm twice.
    fn send(
        &self,
        method: &'static str,
        name: Option<&str>,
        query: &str,
        headers: &[(&'static str, String)],
        content: &[u8],
    ) -> Result<(StatusCode, Vec<u8>), BucketError> {
        let path = match name {
            Some(name) => format!("/{}/{}", self.settings.bucket, self.key(name)),
            None => format!("/{}", self.settings.bucket),
        };
        let ask = || self.exchange(method, &path, query, headers, content);
        let answer = match ask() {
            Err(error) if was_closed(error.kind()) => ask(),
            answer => answer,
        };
        answer.map_err(|source| BucketError::Away {
            endpoint: self.settings.endpoint.clone(),
            source,
        })
    }

    fn exchange(
        &self,
        method: &'static str,
        path: &str,
        query: &str,
        headers: &[(&'static str, String)],
        content: &[u8],
    ) -> io::Result<(StatusCode, Vec<u8>)> {
        let settings = &self.settings;
        let host = settings.endpoint.split("//").nth(1).unwrap_or_default();
        let signer = Signer {
            region: &settings.region,
            key_id: &settings.key_id,
            secret: settings.secret.expose(),
        };
        let request = ToSign {
            method,
            host,
            path,
            query,
            headers,
            content: &sha256(content),
            at: &moment(),
        };
        let mark = if query.is_empty() { "" } else { "?" };
        let address = format!("{}{path}{mark}{query}", settings.endpoint);
        let mut asked = Request::builder().method(method).uri(address);
        for (name, value) in signed(signer, request) {
            asked = asked.header(name, value);
        }
        let answer = match method {
            "PUT" => self
                .agent
                .run(asked.body(content).map_err(io::Error::other)?),
            _ => self.agent.run(asked.body(()).map_err(io::Error::other)?),
        };
        let answer = answer.map_err(ureq::Error::into_io)?;
        let status = answer.status();
        let body = answer.into_body().into_with_config().limit(LARGEST);
        let content = body.read_to_vec().map_err(ureq::Error::into_io)?;
        Ok((status, content))
    }

    fn refused(&self, status: StatusCode, answer: &[u8]) -> BucketError {
        BucketError::Refused {
            endpoint: self.settings.endpoint.clone(),
            bucket: self.settings.bucket.clone(),
            status: status.as_u16(),
            code: code(answer),
        }
    }
}

impl Place for Bucket {
    fn put(&self, name: &str, content: &[u8]) -> Result<(), WorkflowError> {
        Ok(self.store(name, content, true)?)
    }

    fn mend(&self, name: &str, content: &[u8]) -> Result<(), WorkflowError> {
        Ok(self.store(name, content, false)?)
    }

    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, WorkflowError> {
        Ok(self.fetch(name)?)
    }

    fn list(&self, below: &str) -> Result<Vec<String>, WorkflowError> {
        Ok(self.names(below)?)
    }

    fn remove(&self, below: &str) -> Result<(), WorkflowError> {
        for name in self.names(below)? {
            self.delete(&name)?;
        }
        Ok(())
    }
}

impl BucketError {
    /// Whether the storage has no room left.
    pub fn is_full(&self) -> bool {
        match self {
            BucketError::Away { .. } => false,
            BucketError::Refused { status, code, .. } => {
                *status == StatusCode::INSUFFICIENT_STORAGE.as_u16()
                    || code.ends_with("QuotaExceeded")
                    || code == "XMinioStorageFull"
            }
        }
    }
}

/// The query of a list; its names stand in order, as the signature wants it.
fn list_query(prefix: &str, next: Option<&str>, most: u32) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, PLAIN).to_string();
    let next = next.map(|token| format!("continuation-token={}&", encoded(token)));
    format!(
        "{}list-type=2&max-keys={most}&prefix={}",
        next.unwrap_or_default(),
        encoded(prefix)
    )
}

/// The storage's word for why it refuses; empty where it says none.
fn code(answer: &[u8]) -> String {
    let text = String::from_utf8_lossy(answer);
    let code = text.split_once("<Code>").map(|(_, rest)| rest);
    let code = code.and_then(|rest| rest.split_once("</Code>"));
    let code = code.map_or("", |(code, _)| code).chars();
    let code = code.filter(char::is_ascii_alphanumeric);
    code.take(LONGEST_CODE).collect()
}

/// Whether a line was closed by the other side, as one is that rested too long.
fn was_closed(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::BrokenPipe
            | ErrorKind::ConnectionAborted
            | ErrorKind::ConnectionReset
            | ErrorKind::UnexpectedEof
    )
}

/// Now, as a signature has it: `20261123T040506Z`.
#[expect(
    clippy::disallowed_methods,
    reason = "a storage takes only what is signed at its own moment; nothing else here depends on it"
)]
fn moment() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.map_or(0, |since| since.as_secs());
    utc(i64::try_from(now).unwrap_or(i64::MAX)).replace(['-', ':'], "")
}
