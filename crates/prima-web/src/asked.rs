//! What a reader asks for: language, path and query of an address.

use prima_document::wording::Words;
use prima_instrument::words::Lang;

/// Pages of a list nobody asks for; a higher number is no page.
const MOST_PAGES: i64 = 1_000_000;

/// One request for a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Language of the answer.
    pub lang: Lang,
    /// Path without the language, such as `/badan/oku-timur`; `/` for the first page.
    pub path: String,
    /// The query as it was written, without the `?`.
    pub query: String,
    /// The time it is, in seconds UTC, for pages that say what holds today; none
    /// where nobody said.
    pub now: Option<i64>,
    /// Its names and values, decoded, in the order they were written.
    pairs: Vec<(String, String)>,
}

impl Asked {
    /// Takes an address apart.
    pub fn new(lang: Lang, path: &str, query: &str) -> Asked {
        let pairs = form_urlencoded::parse(query.as_bytes());
        Asked {
            lang,
            path: path.to_owned(),
            query: query.to_owned(),
            now: None,
            pairs: pairs
                .map(|(name, value)| (name.into_owned(), value.trim().to_owned()))
                .collect(),
        }
    }

    /// The same at a time, in seconds UTC.
    pub fn at(self, now: i64) -> Asked {
        Asked {
            now: Some(now),
            ..self
        }
    }

    /// Words of its language.
    pub fn words(&self) -> Words {
        Words { lang: self.lang }
    }

    /// The parts of the path between slashes.
    pub fn segments(&self) -> Vec<&str> {
        self.path
            .split('/')
            .filter(|part| !part.is_empty())
            .collect()
    }

    /// The first value of a name; empty where it has none.
    pub fn value(&self, name: &str) -> &str {
        let found = self.pairs.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }

    /// All values of a name that are not empty.
    pub fn values(&self, name: &str) -> Vec<&str> {
        let values = self
            .pairs
            .iter()
            .filter(|(key, value)| key == name && !value.is_empty());
        values.map(|(_, value)| value.as_str()).collect()
    }

    /// The page of a list that `halaman` asks for, from 1; `None` where that is no page.
    pub fn page(&self) -> Option<i64> {
        match self.value("halaman") {
            "" => Some(1),
            text => text
                .parse()
                .ok()
                .filter(|page| (1..=MOST_PAGES).contains(page)),
        }
    }

    /// Its query with one name set to a value, or without it where the value is empty.
    pub fn with(&self, name: &str, value: &str) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        for (key, old) in &self.pairs {
            if key != name && !old.is_empty() {
                out.append_pair(key, old);
            }
        }
        if !value.is_empty() {
            out.append_pair(name, value);
        }
        out.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_decoded_and_changed_one_name_at_a_time() {
        let asked = Asked::new(
            Lang::Id,
            "/badan",
            "q=ogan+komering&tingkat=kota&tingkat=kabupaten&halaman=3",
        );
        assert_eq!(asked.value("q"), "ogan komering");
        assert_eq!(asked.values("tingkat"), ["kota", "kabupaten"]);
        assert_eq!(asked.page(), Some(3));
        assert_eq!(
            asked.with("halaman", "4"),
            "q=ogan+komering&tingkat=kota&tingkat=kabupaten&halaman=4"
        );
        assert_eq!(
            asked.with("halaman", ""),
            "q=ogan+komering&tingkat=kota&tingkat=kabupaten"
        );
    }

    #[test]
    fn what_is_no_page_is_said_to_be_none() {
        for (text, page) in [
            ("", Some(1)),
            ("1", Some(1)),
            ("0", None),
            ("-1", None),
            ("x", None),
            ("99999999999999999999", None),
        ] {
            let asked = Asked::new(Lang::Id, "/badan", &format!("halaman={text}"));
            assert_eq!(asked.page(), page, "page {text:?}");
        }
    }
}
