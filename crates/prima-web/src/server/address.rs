//! Reads an address: which page of which language with which query.
//!
//! Many spellings of an address are one page: names of the query in another
//! order, names that the page does not know, `+` or `%20`. They become one
//! canonical address, under which the page is kept.

use crate::asked::Asked;
use crate::desk::DeskRoute;
use crate::routes::{Route, Tables, find};
use percent_encoding::percent_decode_str;
use prima_instrument::words::Lang;

/// Longest address that is read, in bytes.
pub const LONGEST: usize = 2_000;

/// What is at an address.
#[derive(Debug)]
pub enum Address {
    /// A page or file.
    Page {
        /// Its line in the table.
        route: &'static Route,
        /// What is asked of it.
        asked: Asked,
        /// Its canonical address.
        key: String,
    },
    /// Another address, for good.
    Moved(String),
    /// The same without a language.
    Choose(String),
    /// Nothing.
    Nothing,
}

/// The language an address names, and the path behind it.
pub fn language(path: &str) -> (Option<Lang>, &str) {
    let rest = path.strip_prefix('/').unwrap_or(path);
    let (first, _) = rest.split_once('/').unwrap_or((rest, ""));
    match Lang::from_tag(first) {
        Some(lang) => (Some(lang), &rest[first.len()..]),
        None => (None, path),
    }
}

/// Reads path and query as they were sent.
pub fn read(tables: &Tables, path: &str, query: &str) -> Address {
    if path == "/" {
        return Address::Choose("/id/".to_owned());
    }
    let Some(decoded) = decoded(path) else {
        return Address::Nothing;
    };
    let (lang, rest) = language(&decoded);
    let rest = if rest.is_empty() { "/" } else { rest };
    let table = if lang.is_some() {
        tables.pages
    } else {
        tables.bare
    };
    if let Some(route) = find(table, rest) {
        let lang_or_first = lang.unwrap_or_default();
        let query = canonical(route, query);
        let asked = Asked::new(lang_or_first, rest, &query);
        let prefix = lang.map_or(String::new(), |lang| format!("/{}", lang.tag()));
        let key = match query.is_empty() {
            true => format!("{prefix}{rest}"),
            false => format!("{prefix}{rest}?{query}"),
        };
        return Address::Page { route, asked, key };
    }
    let whole = |path: &str| match query.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{query}"),
    };
    let shorter = rest.trim_end_matches('/');
    if shorter != rest && find(table, shorter).is_some() {
        return Address::Moved(whole(path.trim_end_matches('/')));
    }
    if lang.is_none() && find(tables.pages, rest).is_some() {
        return Address::Choose(whole(&format!("/id{path}")));
    }
    Address::Nothing
}

/// The page of those who sign in at an address with a language.
pub fn desk(tables: &Tables, path: &str, query: &str) -> Option<(&'static DeskRoute, Asked)> {
    let decoded = decoded(path)?;
    let (lang, rest) = language(&decoded);
    let route = find(tables.desk, rest)?;
    Some((route, Asked::new(lang?, rest, query)))
}

/// A path with its escapes undone; `None` where it is no text or holds signs
/// that no address has.
fn decoded(path: &str) -> Option<String> {
    let text = percent_decode_str(path).decode_utf8().ok()?;
    (!text.chars().any(char::is_control)).then(|| text.into_owned())
}

/// The part of a query that a page knows, in the page's order.
fn canonical(route: &Route, query: &str) -> String {
    if query.is_empty() || route.query.is_empty() {
        return String::new();
    }
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
        .map(|(name, value)| (name.into_owned(), cleaned(&value)))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    let mut out = form_urlencoded::Serializer::new(String::new());
    for name in route.query {
        for (_, value) in pairs.iter().filter(|(key, _)| key == name) {
            out.append_pair(name, value);
        }
    }
    out.finish()
}

/// A value without control characters, which no name has and PostgreSQL refuses.
fn cleaned(value: &str) -> String {
    let text: String = value.chars().filter(|c| !c.is_control()).collect();
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::TABLES;

    fn check(address: &str, expected: &str) {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let found = match read(&TABLES, path, query) {
            Address::Page { key, asked, .. } => format!("{key} {:?}", asked.lang),
            Address::Moved(to) => format!("moved {to}"),
            Address::Choose(to) => format!("choose {to}"),
            Address::Nothing => "nothing".to_owned(),
        };
        assert_eq!(found, expected, "read from {address}");
    }

    #[test]
    fn spellings_of_an_address_become_one() {
        check("/", "choose /id/");
        check("/id", "/id/ Id");
        check("/id/", "/id/ Id");
        check("/en/badan", "/en/badan En");
        check("/en/badan/", "moved /en/badan");
        check("/en/badan/?q=x", "moved /en/badan?q=x");
        check("/badan/oku-timur?x=1", "choose /id/badan/oku-timur?x=1");
        check("/id/badan/oku%2Dtimur", "/id/badan/oku-timur Id");
        check("/sitemap.xml", "/sitemap.xml Id");
        check("/id/sitemap.xml", "nothing");
        check("/fr/badan", "nothing");
        check("//evil.example/", "nothing");
        check("/id//badan", "nothing");
        check("/id/%00", "nothing");
        check("/id/%ff", "nothing");
        check("/id/badan%0a", "nothing");
    }

    #[test]
    fn a_query_keeps_what_the_page_knows_in_its_order() {
        check("/id/badan?utm=1", "/id/badan Id");
        check(
            "/id/badan?halaman=2&q=ogan%20komering&x=1",
            "/id/badan?q=ogan+komering&halaman=2 Id",
        );
        check("/id/badan?q=+&halaman=", "/id/badan Id");
        check("/id/badan?q=a%00b%0d", "/id/badan?q=ab Id");
        check(
            "/id/bandingkan?badan=b&badan=a",
            "/id/bandingkan?badan=b&badan=a Id",
        );
        check("/id/tentang?q=1", "/id/tentang Id");
    }
}
