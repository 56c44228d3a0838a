//! How the portal is set up: arguments, then environment, then file, then
//! defaults. Everything is checked before anything is opened, and all that is
//! wrong is said at once, each with its place.

mod evidence;
mod mail;

pub use evidence::EvidencePlace;
pub use mail::{Mail, MailWay};

use super::logging::is_level;
use crate::cli;
use prima_exchange::cause::cause_in;
use prima_instrument::nearest;
use prima_instrument::words::{Lang, say};
use prima_workflow::failure::Refusal;
use prima_workflow::vault::ScannerAddress;
use std::collections::BTreeMap;
use std::net::{SocketAddr, ToSocketAddrs};
use std::path::Path;
use toml::de::{DeTable, DeValue};

/// Most memory for pages that makes sense, in megabytes.
const MOST_CACHE: u64 = 4_096;
/// Most connections that one process holds.
const MOST_CONNECTIONS: u64 = 100_000;

/// Each setting with its variable and its default.
const SETTINGS: [(&str, &str, &str); 23] = [
    ("listen", "PRIMA_LISTEN", cli::LISTEN),
    ("database", "PRIMA_DATABASE", cli::DATABASE),
    ("origin", "PRIMA_ORIGIN", ""),
    ("contact", "PRIMA_CONTACT", ""),
    ("key", "PRIMA_KEY", ""),
    ("issuer", "PRIMA_ISSUER", ""),
    ("certificate_template", "PRIMA_CERTIFICATE_TEMPLATE", ""),
    ("evidence", "PRIMA_EVIDENCE", ""),
    ("s3_endpoint", "PRIMA_S3_ENDPOINT", ""),
    ("s3_region", "PRIMA_S3_REGION", "us-east-1"),
    ("s3_key_id", "PRIMA_S3_KEY_ID", ""),
    ("s3_secret", "PRIMA_S3_SECRET", ""),
    ("s3_secret_file", "PRIMA_S3_SECRET_FILE", ""),
    ("scanner", "PRIMA_SCANNER", ""),
    ("mail", "PRIMA_MAIL", ""),
    ("mail_from", "PRIMA_MAIL_FROM", ""),
    ("mail_user", "PRIMA_MAIL_USER", ""),
    ("mail_password", "PRIMA_MAIL_PASSWORD", ""),
    ("mail_password_file", "PRIMA_MAIL_PASSWORD_FILE", ""),
    ("log_level", "PRIMA_LOG_LEVEL", "info"),
    ("log_format", "PRIMA_LOG_FORMAT", "json"),
    ("cache_mb", "PRIMA_CACHE_MB", "64"),
    ("connections", "PRIMA_CONNECTIONS", "10000"),
];
/// Places of the sources in the order in which their mistakes are said.
const ARGUMENTS: u8 = 0;
const ENVIRONMENT: u8 = 1;
const FILES: u8 = 2;
const DEFAULTS: u8 = 3;
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
    /// Name of the issuer on certificates; empty: the host.
    pub issuer: String,
    /// Folder of the template of certificates; empty: the shipped one.
    pub certificate_template: String,
    /// Where files of evidence lie.
    pub evidence: EvidencePlace,
    /// What looks for viruses; none: nothing does.
    pub scanner: Option<ScannerAddress>,
    /// How letters about notices are sent; none: people read them at the desk alone.
    pub mail: Option<Mail>,
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
    order: Order,
}

/// Where a mistake is said among others: arguments, environment, file; there by line.
type Order = (u8, usize);

/// All variables that are meant for Prima, by name.
pub type Environment = BTreeMap<String, String>;

/// What begins the names of all of them.
const PREFIX: &str = "PRIMA_";
/// What begins those that the tests give to one another.
const OF_TESTS: &str = "PRIMA_TEST_";

/// What the environment says.
pub fn environment() -> Environment {
    // The configuration is the one place that reads the environment.
    let variables = std::env::vars_os();
    variables
        .map(|(name, value)| [name, value].map(|text| text.to_string_lossy().into_owned()))
        .filter(|[name, _]| name.starts_with(PREFIX) && !name.starts_with(OF_TESTS))
        .map(|[name, value]| (name, value))
        .collect()
}

/// Reads the setup.
///
/// # Errors
///
/// All that is wrong with it, in the reader's language.
pub fn read(
    arguments: &cli::Serve,
    environment: &Environment,
    lang: Lang,
) -> Result<Config, Refusal> {
    let mut reading = Reading {
        lang,
        given: BTreeMap::new(),
        problems: BTreeMap::new(),
    };
    reading.take_arguments(arguments);
    reading.take_environment(environment);
    let file = match &arguments.config {
        Some(file) => Some(file.clone()),
        None => environment
            .get(FILE)
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
    /// In the order in which they are said; one a line of the file.
    problems: BTreeMap<Order, String>,
}

impl Reading {
    /// Keeps a value unless a stronger one is there.
    fn give(&mut self, name: &'static str, given: Given) {
        self.given.entry(name).or_insert(given);
    }

    /// Notes a mistake; of two on one line the first is said, as the other may follow from it.
    fn problem(&mut self, order: Order, key: &str, arguments: &[(&'static str, String)]) {
        let said = say(self.lang, key, arguments);
        self.problems.entry(order).or_insert(said);
    }

    /// Notes a name that is no setting, with the one that may be meant.
    fn unknown(&mut self, order: Order, name: &str, place: String, known: &[&'static str]) {
        // What begins all variables says nothing about which one is meant.
        let own = |name: &'static str| name.strip_prefix(PREFIX).unwrap_or(name);
        let owns: Vec<&str> = known.iter().map(|name| own(name)).collect();
        let near = nearest(name.strip_prefix(PREFIX).unwrap_or(name), &owns);
        let near = known.iter().find(|name| near == Some(own(name)));
        let near = near.map_or("none", |near| near).to_owned();
        let arguments = [
            ("place", place),
            ("near", near),
            ("known", known.join(", ")),
        ];
        self.problem(order, "serve-unknown-key", &arguments);
    }

    fn take_arguments(&mut self, arguments: &cli::Serve) {
        let values = [
            ("listen", &arguments.listen),
            ("database", &arguments.database),
            ("origin", &arguments.origin),
        ];
        for (at, (name, value)) in values.into_iter().enumerate() {
            if let Some(value) = value {
                let given = Given {
                    text: value.clone(),
                    place: format!("--{name}"),
                    order: (ARGUMENTS, at),
                };
                self.give(name, given);
            }
        }
    }

    fn take_environment(&mut self, environment: &Environment) {
        for (at, (variable, value)) in environment.iter().enumerate() {
            let order = (ENVIRONMENT, at);
            let setting = SETTINGS.iter().find(|(_, known, _)| known == variable);
            match setting {
                Some((name, ..)) if !value.is_empty() => {
                    let given = Given {
                        text: value.clone(),
                        place: variable.clone(),
                        order,
                    };
                    self.give(name, given);
                }
                None if variable != FILE => {
                    let known = SETTINGS.iter().map(|(_, known, _)| *known);
                    let known: Vec<&'static str> = known.chain([FILE]).collect();
                    self.unknown(order, variable, variable.clone(), &known);
                }
                _ => {}
            }
        }
    }

    fn take_file(&mut self, file: &Path) {
        let shown = file.display().to_string();
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) => {
                let arguments = [("file", shown), ("cause", cause_in(self.lang, &error))];
                return self.problem((FILES, 0), "serve-file-unreadable", &arguments);
            }
        };
        let line_of = |at: usize| text[..at].matches('\n').count() + 1;
        let (table, errors) = DeTable::parse_recoverable(&text);
        for error in errors {
            let line = error.span().map_or(1, |span| line_of(span.start));
            self.no_toml(&shown, line, &text, error.message());
        }
        for (key, value) in table.into_inner() {
            let line = line_of(key.span().start);
            let key = key.into_inner();
            let order = (FILES, line);
            let place = format!("{shown}:{line} {key}");
            let Some((name, _, _)) = SETTINGS.iter().find(|(name, _, _)| *name == key) else {
                let known: Vec<&str> = SETTINGS.iter().map(|(name, _, _)| *name).collect();
                self.unknown(order, &key, place, &known);
                continue;
            };
            let text = match value.into_inner() {
                DeValue::String(text) => text.into_owned(),
                DeValue::Integer(number) => number.as_str().to_owned(),
                _ => {
                    self.problem(order, "serve-bad-kind", &[("place", place)]);
                    continue;
                }
            };
            self.give(name, Given { text, place, order });
        }
    }

    /// A line that is no TOML; where only the quotation marks are missing, says so.
    fn no_toml(&mut self, file: &str, line: usize, text: &str, cause: &str) {
        let written = text.lines().nth(line - 1).unwrap_or_default();
        let unquoted = written.split_once('=').filter(|(key, value)| {
            let is_known = SETTINGS.iter().any(|(name, ..)| *name == key.trim());
            let value = value.trim();
            is_known && !value.is_empty() && !value.contains(['"', '\'', '[', '{', '#'])
        });
        let place = format!("{file}:{line}");
        match unquoted {
            Some((key, value)) => {
                let arguments = [
                    ("place", format!("{place} {}", key.trim())),
                    ("key", key.trim().to_owned()),
                    ("value", shown(key.trim(), value.trim())),
                ];
                self.problem((FILES, line), "serve-unquoted", &arguments);
            }
            None => {
                let arguments = [("file", place), ("cause", cause.to_owned())];
                self.problem((FILES, line), "serve-file-no-toml", &arguments);
            }
        }
    }

    fn take_defaults(&mut self) {
        for (name, _, value) in SETTINGS {
            let given = Given {
                text: value.to_owned(),
                place: String::new(),
                order: (DEFAULTS, 0),
            };
            self.give(name, given);
        }
    }

    fn checked(mut self) -> Result<Config, Refusal> {
        let listen = self.check("listen", "serve-bad-listen", address);
        let database = self.check("database", "serve-bad-database", database);
        let origin = self.check("origin", "serve-bad-origin", origin);
        let contact = self.check("contact", "serve-bad-contact", contact);
        let key = self.check("key", "serve-bad-kind", |text| Some(text.to_owned()));
        let issuer = self.check("issuer", "serve-bad-kind", |text| Some(text.to_owned()));
        let template = |text: &str| Some(text.to_owned());
        let template = self.check("certificate_template", "serve-bad-kind", template);
        let evidence = self.evidence();
        let scanner = self.check("scanner", "vault-bad-scanner", |text| match text {
            "" => Some(None),
            text => ScannerAddress::parse(text).map(Some),
        });
        let mail = self.mail();
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
                issuer: issuer?,
                certificate_template: template?,
                evidence: evidence?,
                scanner: scanner?,
                mail: mail?,
                log_level: log_level?,
                log_format: log_format?,
                cache_mb: cache_mb?,
                connections: connections? as usize,
            })
        })();
        match config.filter(|_| self.problems.is_empty()) {
            Some(config) => Ok(config),
            None => {
                let problems: Vec<String> = self.problems.into_values().collect();
                Err(Refusal::usage(problems.join("\n")))
            }
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
            let order = given.order;
            self.problem(order, key, &arguments);
        }
        found
    }
}

/// A value as a message may show it.
fn shown(name: &str, text: &str) -> String {
    match name {
        "database" => prima_store::shown_url(text),
        "s3_secret" | "mail_password" => "…".to_owned(),
        // Somebody may write a password where an address has none here.
        "mail" => match text.rsplit_once('@') {
            Some((_, host)) => format!("…@{host}"),
            None => text.to_owned(),
        },
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
