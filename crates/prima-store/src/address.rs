//! Where a database is: reads an address, and shows it without its secrets.

use crate::error::StoreError;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use sqlx::any::AnyConnectOptions;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Which engine a database runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, one file.
    Sqlite,
    /// A server.
    Postgres,
}

/// An address that was understood.
pub(crate) struct Address {
    pub engine: Engine,
    /// To open it, and make an SQLite file that is missing.
    pub options: AnyConnectOptions,
    /// To open it once more: a file that went missing since then is not made anew.
    pub again: AnyConnectOptions,
    /// Without a password.
    pub shown: String,
}

impl Address {
    /// Reads `sqlite:FILE` or `postgres://…`.
    pub fn parse(url: &str) -> Result<Address, StoreError> {
        let shown = shown_url(url);
        let read = || {
            if let Some(place) = url.strip_prefix("sqlite:") {
                let separator = if place.contains('?') { '&' } else { '?' };
                let with = |mode: &str| format!("{url}{separator}mode={mode}");
                return is_file(place).then(|| (Engine::Sqlite, with("rwc"), with("rw")));
            }
            let is_server = url.starts_with("postgres://") || url.starts_with("postgresql://");
            is_server.then(|| (Engine::Postgres, url.to_owned(), url.to_owned()))
        };
        let options = read().and_then(|(engine, url, again)| {
            let options = AnyConnectOptions::from_str(&url).ok()?;
            let again = AnyConnectOptions::from_str(&again).ok()?;
            Some((engine, options, again))
        });
        match options {
            Some((engine, options, again)) => Ok(Address {
                engine,
                options,
                again,
                shown,
            }),
            None => Err(StoreError::Address { url: shown }),
        }
    }
}

/// Whether this names a file. Each connection to a database without one would
/// see another database.
fn is_file(place: &str) -> bool {
    let (file, options) = place.split_once('?').unwrap_or((place, ""));
    let file = file.strip_prefix("//").unwrap_or(file);
    !file.is_empty() && file != ":memory:" && !options.contains("mode=memory")
}

/// What a file's name may not hold in an address: what ends the name there, and
/// what the driver would decode.
const NOT_IN_NAME: &AsciiSet = &CONTROLS.add(b' ').add(b'#').add(b'%').add(b'?');

/// The address of the SQLite database in a file, whatever its name holds.
///
/// A name that is no UTF-8 is written as far as it is one, since no address can
/// name it.
pub fn sqlite_url(file: &Path) -> String {
    let name = file.to_string_lossy();
    // Two slashes would begin a host.
    let (root, name) = match name.strip_prefix('/') {
        Some(rest) => ("/", rest.trim_start_matches('/')),
        None => ("", &*name),
    };
    format!("sqlite:{root}{}", utf8_percent_encode(name, NOT_IN_NAME))
}

/// The file of an SQLite address, its name decoded as the driver does; none for
/// another engine, or where the address names no file.
pub fn sqlite_file(url: &str) -> Option<PathBuf> {
    let place = url.strip_prefix("sqlite:")?;
    let place = place.strip_prefix("//").unwrap_or(place);
    let name = place.split('?').next().filter(|name| !name.is_empty())?;
    let name = percent_decode_str(name).decode_utf8().ok()?;
    Some(PathBuf::from(name.into_owned()))
}

/// The address without a password, fit for messages.
pub fn shown_url(url: &str) -> String {
    if url.starts_with("sqlite:") {
        return url.to_owned();
    }
    let Some((scheme, rest)) = url.split_once("://") else {
        return match url.split_once([':', '@']) {
            Some((scheme, _)) => format!("{scheme}:…"),
            None => url.to_owned(),
        };
    };
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    let port = host.rsplit_once(':').map_or("", |(_, port)| port);
    // Then it is not written as an address, and any part may be of a password.
    if path.contains('@') || port.contains(|c: char| !c.is_ascii_digit() && c != ']') {
        return format!("{scheme}://…");
    }
    // What follows `?` may be a password, too.
    let path = path.split(['?', '#']).next().unwrap_or_default();
    match user.split(':').next() {
        Some("") | None => format!("{scheme}://{host}{path}"),
        Some(user) => format!("{scheme}://{user}@{host}{path}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        for (url, shown) in [
            (
                "postgres://prima:secret@db/prima",
                "postgres://prima@db/prima",
            ),
            (
                "postgres://prima:s@cret@db:5432/prima?sslmode=require",
                "postgres://prima@db:5432/prima",
            ),
            ("postgres://:secret@db/prima", "postgres://db/prima"),
            ("postgres://db/prima", "postgres://db/prima"),
            ("postgres://[::1]:5432/prima", "postgres://[::1]:5432/prima"),
            ("postgres://[::1]/prima", "postgres://[::1]/prima"),
            ("postgres://db/prima?password=secret", "postgres://db/prima"),
            ("postgres://db/prima?password=se@cret", "postgres://…"),
            ("postgres://prima:se/cret@db/prima", "postgres://…"),
            ("postgres://prima:se?cret@db/prima", "postgres://…"),
            ("postgres://prima:secret", "postgres://…"),
            ("postgres:prima:secret@db/prima", "postgres:…"),
            ("prima:secret@db/prima", "prima:…"),
            ("mysql://prima:secret@db/prima", "mysql://prima@db/prima"),
            ("prima.db", "prima.db"),
            ("", ""),
            ("sqlite:prima.db", "sqlite:prima.db"),
            ("sqlite:/home/a@b/prima.db", "sqlite:/home/a@b/prima.db"),
        ] {
            assert_eq!(shown_url(url), shown, "shown for {url}");
        }
    }

    #[test]
    fn a_file_of_any_name_has_an_address_that_leads_to_it() {
        for (file, url) in [
            ("prima.db", "sqlite:prima.db"),
            ("/var/lib/prima.db", "sqlite:/var/lib/prima.db"),
            ("../apa?/a%41 b#c.db", "sqlite:../apa%3F/a%2541%20b%23c.db"),
            ("/srv/é/prima.db", "sqlite:/srv/%C3%A9/prima.db"),
        ] {
            assert_eq!(sqlite_url(Path::new(file)), url, "address of {file}");
            assert_eq!(sqlite_file(url), Some(PathBuf::from(file)), "file of {url}");
        }
        for (url, file) in [
            ("sqlite:a%41.db?cache=shared", Some("aA.db")),
            ("sqlite:///srv/prima.db", Some("/srv/prima.db")),
            ("sqlite:", None),
            ("sqlite:?mode=ro", None),
            ("postgres://db/prima", None),
        ] {
            assert_eq!(sqlite_file(url), file.map(PathBuf::from), "file of {url}");
        }
        let doubled = sqlite_url(Path::new("//srv/prima.db"));
        assert_eq!(doubled, "sqlite:/srv/prima.db");
    }

    #[test]
    fn an_address_names_a_file_or_a_server() {
        for url in [
            "",
            "prima.db",
            "sqlite:",
            "sqlite://",
            "sqlite::memory:",
            "sqlite://:memory:",
            "sqlite:prima.db?mode=memory",
            "mysql://prima@db/prima",
            "postgres:prima@db",
            "postgres://db:99999/prima",
        ] {
            assert!(Address::parse(url).is_err(), "{url} is understood");
        }
        for url in [
            "sqlite:prima.db",
            "sqlite:///var/lib/prima.db",
            "postgresql:///prima?host=/run/postgresql",
        ] {
            assert!(Address::parse(url).is_ok(), "{url} is not understood");
        }
    }
}
