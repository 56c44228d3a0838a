//! A source's own words, in which what is an address of a page leads there.
//!
//! Sources are written as people cite them: "Sumeks 2024: example.co.id/amp/1
//! (halaman 2)". A host of letters, digits and hyphens with a plain path becomes a
//! link: with a known ending, or with any where the scheme was written. All else
//! stays text. Nobody vouches for what a source cites, so no search engine is led on.

use maud::{Markup, html};

/// Endings of hosts that are taken for addresses where nobody wrote `https://`;
/// else "results.csv" and "F-02.pdf" would be hosts as well.
const ENDINGS: [&str; 7] = ["id", "com", "co", "org", "net", "info", "news"];
/// Longest host that the rules of names allow.
const MOST_HOST: usize = 253;
/// What may stand around an address in a sentence.
const BEFORE: [char; 5] = ['(', '[', '"', '\'', '“'];
const AFTER: [char; 11] = [')', ']', '"', '\'', '”', '.', ',', ';', ':', '!', '…'];

/// The text with its addresses as links.
pub fn linked(text: &str) -> Markup {
    html! {
        @for word in text.split_inclusive(char::is_whitespace) {
            @let (before, inner, after) = peeled(word);
            @match address(inner) {
                Some(address) => { (before) a href=(address) rel="noreferrer nofollow" { (inner) } (after) }
                None => (word),
            }
        }
    }
}

/// A word without the signs of the sentence around it, and those signs.
fn peeled(word: &str) -> (&str, &str, &str) {
    let start = word.len() - word.trim_start_matches(BEFORE).len();
    let inner =
        word[start..].trim_end_matches(|sign: char| sign.is_whitespace() || AFTER.contains(&sign));
    let (before, rest) = word.split_at(start);
    let (inner, after) = rest.split_at(inner.len());
    (before, inner, after)
}

/// Where a word leads; none where it is no address.
fn address(word: &str) -> Option<String> {
    let (scheme, rest) = match word.split_once("://") {
        Some((scheme @ ("http" | "https"), rest)) => (Some(scheme), rest),
        Some(_) => return None,
        None => (None, word),
    };
    let (host, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let is_known = scheme.is_some() || ENDINGS.contains(&host.rsplit('.').next()?);
    (is_known && is_host(host) && is_path(path))
        .then(|| format!("{}://{host}{path}", scheme.unwrap_or("https")))
}

/// Labels with dots between, the last of letters alone: no number, no port, no
/// name of somebody before an `@`, no letter that only looks like one.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .chars()
                .all(|sign| sign.is_ascii_alphanumeric() || sign == '-')
    };
    let ending = host.rsplit('.').next().unwrap_or_default();
    host.len() <= MOST_HOST
        && host.contains('.')
        && host.split('.').all(is_label)
        && ending.len() > 1
        && ending.chars().all(|sign| sign.is_ascii_alphabetic())
}

fn is_path(path: &str) -> bool {
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || "/?=&%._~+-#,:".contains(sign);
    path.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::linked;

    /// What of a text leads somewhere: the words and the address.
    fn links(text: &str) -> Vec<(String, String)> {
        let markup = linked(text).into_string();
        let mut found = Vec::new();
        for part in markup.split("<a href=\"").skip(1) {
            let (address, rest) = part.split_once('"').expect("an address ends");
            let rest = rest
                .strip_prefix(" rel=\"noreferrer nofollow\">")
                .expect("no more");
            let (words, _) = rest.split_once("</a>").expect("a link ends");
            found.push((words.to_owned(), address.to_owned()));
        }
        found
    }

    #[test]
    fn an_address_in_a_source_leads_there() {
        for (text, words, address) in [
            (
                "Sumeks 2024: sumateraekspres.bacakoran.co/amp/32964 (peringkat: Berita)",
                "sumateraekspres.bacakoran.co/amp/32964",
                "https://sumateraekspres.bacakoran.co/amp/32964",
            ),
            (
                "ANTARA (https://kupang.antaranews.com/berita/103971).",
                "https://kupang.antaranews.com/berita/103971",
                "https://kupang.antaranews.com/berita/103971",
            ),
            (
                "menpan.go.id: KIPP 2021",
                "menpan.go.id",
                "https://menpan.go.id",
            ),
            (
                "http://a.example/x?p=1",
                "http://a.example/x?p=1",
                "http://a.example/x?p=1",
            ),
        ] {
            assert_eq!(
                links(text),
                [(words.to_owned(), address.to_owned())],
                "{text}"
            );
        }
        let two = links("gemapos.id/18416 + infopublik.id 876376");
        assert_eq!(two.len(), 2, "{two:?}");
    }

    #[test]
    fn what_is_no_address_stays_text_and_nothing_breaks_out() {
        for text in [
            "",
            "Permen PANRB 4/2023",
            "idn-area-data 4.0.1",
            "hitungan honours.csv, masing-masing dengan sumbernya",
            "MHA-04.UM.04.01",
            ".id",
            "-a.id",
            "a..id",
            "javascript:alert(1).com",
            "javascript://a.com/%0aalert(1)",
            "data://a.com",
            "https://user@a.com/",
            "https://a.com:8080/",
            "https://127.0.0.1/",
            "https://a.com/\"onmouseover=\"x",
            "a.com/<script>alert(1)</script>",
            "https://аpple.com/",
            "https://a.com/\u{202e}moc",
            "HTTPS://",
            "https:///a.com",
            "//a.com",
            "https://localhost/x",
        ] {
            let markup = linked(text).into_string();
            let wanted = maud::html! { (text) }.into_string();
            assert_eq!(markup, wanted, "{text}");
        }
        let long = format!("{}.id", "a.".repeat(200));
        assert!(links(&long).is_empty());
    }
}
