//! How the portal is set up: arguments, then environment, then file, then
//! defaults. Everything is checked before anything is opened, and all that is
//! wrong is said at once, each with its place.

use super::logging::is_level;
use crate::cli;
use prima_instrument::words::{Lang, say};
use prima_workflow::failure::Refusal;
use std::collections::BTreeMap;
use std::net::{SocketAddr, ToSocketAddrs};
use std::path::Path;
use toml::de::{DeTable, DeValue};

/// Most memory for pages that makes sense, in megabytes.
const MOST_CACHE: u64 = 4_096;
/// Most connections that one process holds.
const MOST_CONNECTIONS: u64 = 100_000;

/// Each setting with its variable and its default.
const SETTINGS: [(&str, &str, &str); 10] = [
    ("listen", "PRIMA_LISTEN", cli::LISTEN),
    ("database", "PRIMA_DATABASE", cli::DATABASE),
    ("origin", "PRIMA_ORIGIN", ""),
    ("contact", "PRIMA_CONTACT", ""),
    ("key", "PRIMA_KEY", ""),
    ("evidence", "PRIMA_EVIDENCE", ""),
    ("log_level", "PRIMA_LOG_LEVEL", "info"),
    ("log_format", "PRIMA_LOG_FORMAT", "json"),
    ("cache_mb", "PRIMA_CACHE_MB", "64"),
    ("connections", "PRIMA_CONNECTIONS", "10000"),
];
/// Names the file, where no argument does.
const FILE: &str = "PRIMA_CONFIG";

/// A setup that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The database.
    pub database: String,
    /// Scheme and host under which readers know the portal; empty: not said.
    pub origin: String,
    /// E-mail address for reports of errors; empty: pages name none.
    pub contact: String,
    /// File of the key that signs determinations; empty: beside the database.
    pub key: String,
    /// Folder of evidence; empty: beside the database.
    pub evidence: String,
    /// Level of the log, or levels by part.
    pub log_level: String,
    /// Form of its lines.
    pub log_format: LogFormat,
    /// Memory for pages, in megabytes.
    pub cache_mb: u64,
    /// Open connections at most.
    pub connections: usize,
}

/// Form of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// A JSON object a line.
    Json,
    /// Words.
    Text,
}

/// A value with its place, for messages.
struct Given {
    text: String,
    place: String,
}

/// What the environment says about a name.
pub fn environment(name: &str) -> Option<String> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the configuration is the one place that reads the environment"
    )]
    let value = std::env::var_os(name);
    value.map(|value| value.to_string_lossy().into_owned())
}

/// Reads the setup.
///
/// # Errors
///
/// All that is wrong with it, in the reader's language.
pub fn read(
    arguments: &cli::Serve,
    environment: &dyn Fn(&str) -> Option<String>,
    lang: Lang,
) -> Result<Config, Refusal> {
    let mut reading = Reading {
        lang,
        given: BTreeMap::new(),
        problems: Vec::new(),
    };
    reading.take_arguments(arguments);
    reading.take_environment(environment);
    let file = match &arguments.config {
        Some(file) => Some(file.clone()),
        None => environment(FILE)
            .filter(|file| !file.is_empty())
            .map(Into::into),
    };
    if let Some(file) = file {
        reading.take_file(&file);
    }
    reading.take_defaults();
    reading.checked()
}

struct Reading {
    lang: Lang,
    given: BTreeMap<&'static str, Given>,
    problems: Vec<String>,
}

impl Reading {
    /// Keeps a value unless a stronger one is there.
    fn give(&mut self, name: &'static str, text: String, place: String) {
        self.given.entry(name).or_insert(Given { text, place });
    }

    fn problem(&mut self, key: &str, arguments: &[(&'static str, String)]) {
        self.problems.push(say(self.lang, key, arguments));
    }

    fn take_arguments(&mut self, arguments: &cli::Serve) {
        let values = [
            ("listen", &arguments.listen),
            ("database", &arguments.database),
            ("origin", &arguments.origin),
        ];
        for (name, value) in values {
            if let Some(value) = value {
                self.give(name, value.clone(), format!("--{name}"));
            }
        }
    }

    fn take_environment(&mut self, environment: &dyn Fn(&str) -> Option<String>) {
        for (name, variable, _) in SETTINGS {
            if let Some(value) = environment(variable).filter(|value| !value.is_empty()) {
                self.give(name, value, variable.to_owned());
            }
        }
    }

    fn take_file(&mut self, file: &Path) {
        let shown = ("file", file.display().to_string());
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) => {
                return self.problem(
                    "serve-file-unreadable",
                    &[shown, ("cause", error.to_string())],
                );
            }
        };
        let table = match DeTable::parse(&text) {
            Ok(table) => table.into_inner(),
            Err(error) => {
                return self.problem("serve-file-no-toml", &[shown, ("cause", error.to_string())]);
            }
        };
        for (key, value) in table {
            let key = key.into_inner();
            let line = text[..value.span().start].lines().count().max(1);
            let place = format!("{}:{line} {key}", file.display());
            let Some((name, _, _)) = SETTINGS.iter().find(|(name, _, _)| *name == key) else {
                let known: Vec<&str> = SETTINGS.iter().map(|(name, _, _)| *name).collect();
                self.problem(
                    "serve-unknown-key",
                    &[("place", place), ("known", known.join(", "))],
                );
                continue;
            };
            match value.into_inner() {
                DeValue::String(text) => self.give(name, text.into_owned(), place),
                DeValue::Integer(number) => self.give(name, number.as_str().to_owned(), place),
                _ => self.problem("serve-bad-kind", &[("place", place)]),
            }
        }
    }

    fn take_defaults(&mut self) {
        for (name, _, value) in SETTINGS {
            self.give(name, value.to_owned(), String::new());
        }
    }

    fn checked(mut self) -> Result<Config, Refusal> {
        let listen = self.check("listen", "serve-bad-listen", address);
        let database = self.check("database", "serve-bad-database", database);
        let origin = self.check("origin", "serve-bad-origin", origin);
        let contact = self.check("contact", "serve-bad-contact", contact);
        let key = self.check("key", "serve-bad-kind", |text| Some(text.to_owned()));
        let evidence = self.check("evidence", "serve-bad-kind", |text| Some(text.to_owned()));
        let level = |text: &str| is_level(text).then(|| text.to_owned());
        let log_level = self.check("log_level", "serve-bad-log-level", level);
        let log_format = self.check("log_format", "serve-bad-log-format", log_format);
        let cache_mb = self.check("cache_mb", "serve-bad-cache", |text| {
            number(text, 1, MOST_CACHE)
        });
        let connections = self.check("connections", "serve-bad-connections", |text| {
            number(text, 16, MOST_CONNECTIONS)
        });
        let config = (|| {
            Some(Config {
                listen: listen?,
                database: database?,
                origin: origin?,
                contact: contact?,
                key: key?,
                evidence: evidence?,
                log_level: log_level?,
                log_format: log_format?,
                cache_mb: cache_mb?,
                connections: connections? as usize,
            })
        })();
        match config.filter(|_| self.problems.is_empty()) {
            Some(config) => Ok(config),
            None => Err(Refusal::usage(self.problems.join("\n"))),
        }
    }

    /// A value as what it stands for; one that stands for nothing is a problem.
    fn check<T>(&mut self, name: &str, key: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let given = self.given.get(name)?;
        let found = read(given.text.trim());
        if found.is_none() {
            let arguments = [
                ("place", given.place.clone()),
                ("value", shown(name, &given.text)),
            ];
            self.problem(key, &arguments);
        }
        found
    }
}

/// A value as a message may show it.
fn shown(name: &str, text: &str) -> String {
    match name {
        "database" => prima_store::shown_url(text),
        _ => text.to_owned(),
    }
}

fn address(text: &str) -> Option<SocketAddr> {
    text.to_socket_addrs().ok()?.next()
}

fn database(text: &str) -> Option<String> {
    let known = ["sqlite:", "postgres://", "postgresql://"];
    known
        .iter()
        .any(|scheme| text.starts_with(scheme))
        .then(|| text.to_owned())
}

/// Scheme and host, without a path; a slash at the end is taken off.
fn origin(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    let text = text.trim_end_matches('/');
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))?;
    let is_host = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
    (!host.is_empty() && host.chars().all(is_host)).then(|| text.to_owned())
}

/// An e-mail address as an address bar takes it, without a name beside it.
fn contact(text: &str) -> Option<String> {
    let is_part = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "._+-".contains(c))
    };
    let is_address = text
        .split_once('@')
        .is_some_and(|(name, host)| is_part(name) && is_part(host));
    (text.is_empty() || is_address).then(|| text.to_owned())
}

fn log_format(text: &str) -> Option<LogFormat> {
    match text {
        "json" => Some(LogFormat::Json),
        "text" => Some(LogFormat::Text),
        _ => None,
    }
}

fn number(text: &str, least: u64, most: u64) -> Option<u64> {
    text.parse()
        .ok()
        .filter(|number| (least..=most).contains(number))
}

#[cfg(test)]
mod tests;
