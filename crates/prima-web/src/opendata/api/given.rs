//! A request held against its line of the table: what was given, or all that
//! is wrong with it.

use super::endpoint::Endpoint;
use super::parameter::{Allowed, Parameter};
use super::problem::{BadParameter, Problem, Why};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Values of the parameters, each of them allowed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    values: BTreeMap<&'static str, Vec<String>>,
    numbers: BTreeMap<&'static str, i64>,
}

impl Given {
    /// Reads the parts of the path and the query.
    pub fn read(endpoint: &Endpoint, parts: &[&str], query: &str) -> Result<Given, Problem> {
        let mut given = Given::default();
        for (parameter, part) in endpoint.parts.iter().zip(parts) {
            // A part that cannot be a code names nothing.
            let part = decoded(part).ok_or(Problem::NothingThere)?;
            if !fits(parameter.allowed, &part) {
                return Err(Problem::NothingThere);
            }
            given.values.insert(parameter.name, vec![part.into_owned()]);
        }
        given.read_query(endpoint.query, query)?;
        Ok(given)
    }

    /// Refuses a query where none is taken.
    pub fn nothing(query: &str) -> Result<(), Problem> {
        let mut given = Given::default();
        given.read_query(&[], query)
    }

    fn read_query(&mut self, known: &[&'static Parameter], query: &str) -> Result<(), Problem> {
        let mut bad = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            bad.extend(self.take(known, name, value).err());
        }
        if bad.is_empty() {
            Ok(())
        } else {
            Err(Problem::Query(bad))
        }
    }

    fn take(
        &mut self,
        known: &[&'static Parameter],
        name: &str,
        value: &str,
    ) -> Result<(), BadParameter> {
        let (name, value) = (name.replace('+', " "), value.replace('+', " "));
        let shown = |text: &str| decoded(text).map_or_else(|| text.to_owned(), Cow::into_owned);
        let bad = |why| BadParameter {
            name: shown(&name),
            value: shown(&value),
            why,
        };
        let text = decoded(&name).ok_or_else(|| bad(Why::NotText))?;
        let parameter = known.iter().find(|parameter| parameter.name == text);
        let parameter = parameter.ok_or_else(|| bad(Why::Unknown))?;
        let text = decoded(&value).ok_or_else(|| bad(Why::NotText))?;
        if !fits(parameter.allowed, &text) {
            return Err(bad(Why::Value(parameter.name)));
        }
        let several = matches!(parameter.allowed, Allowed::Words(_) | Allowed::Several(_));
        let values = self.values.entry(parameter.name).or_default();
        if !several && !values.is_empty() {
            return Err(bad(Why::Twice));
        }
        if let (Allowed::Number { .. }, Ok(number)) = (parameter.allowed, text.parse()) {
            self.numbers.insert(parameter.name, number);
        }
        if !values.iter().any(|known| *known == text) {
            values.push(text.into_owned());
        }
        Ok(())
    }

    /// The value of a parameter; empty where it was not given.
    pub fn text(&self, parameter: &Parameter) -> &str {
        let values = self.values.get(parameter.name);
        values
            .and_then(|values| values.first())
            .map_or("", String::as_str)
    }

    /// All values of a parameter.
    pub fn all(&self, parameter: &Parameter) -> &[String] {
        self.values.get(parameter.name).map_or(&[], Vec::as_slice)
    }

    /// Whether a text is what a parameter asks for; any is, where nothing is asked.
    pub fn wants(&self, parameter: &Parameter, text: &str) -> bool {
        let all = self.all(parameter);
        all.is_empty() || all.iter().any(|value| value == text)
    }

    /// The number of a parameter, or what stands for it where it was not given.
    pub fn number(&self, parameter: &Parameter) -> i64 {
        let otherwise = match parameter.allowed {
            Allowed::Number { otherwise, .. } => otherwise,
            _ => 0,
        };
        self.numbers
            .get(parameter.name)
            .copied()
            .unwrap_or(otherwise)
    }

    /// Its query with another offset, each parameter in the order of the table.
    pub fn query_at(&self, endpoint: &Endpoint, offset: i64) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        for parameter in endpoint
            .query
            .iter()
            .filter(|parameter| parameter.name != "offset")
        {
            for value in self.all(parameter) {
                out.append_pair(parameter.name, value);
            }
        }
        out.append_pair("offset", &offset.to_string());
        out.finish()
    }
}

fn fits(allowed: Allowed, text: &str) -> bool {
    match allowed {
        Allowed::Pattern(pattern) | Allowed::Several(pattern) => (pattern.fits)(text),
        Allowed::Text(most) => (1..=most).contains(&text.chars().count()),
        Allowed::Words(words) => words.contains(&text),
        Allowed::Number { least, most, .. } => {
            // `+5` and `05` are other ways to write 5, and other addresses.
            let number = text
                .parse::<i64>()
                .ok()
                .filter(|number| number.to_string() == text);
            number.is_some_and(|number| (least..=most).contains(&number))
        }
    }
}

/// A part of an address without its `%`; `None` where that is not UTF-8.
fn decoded(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('%') {
        return Some(Cow::Borrowed(text));
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = after
            .get(..2)
            .filter(|hex| *first == b'%' && hex.iter().all(u8::is_ascii_hexdigit));
        let hex = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(hex.unwrap_or(*first));
        rest = if hex.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opendata::api::endpoint::find;
    use crate::opendata::api::parameter::*;

    fn given(path: &str, query: &str) -> Result<Given, Problem> {
        let (endpoint, parts) = find(path).expect("the path is in the table");
        Given::read(endpoint, &parts, query)
    }

    fn whys(path: &str, query: &str) -> Vec<(String, Why)> {
        match given(path, query) {
            Err(Problem::Query(bad)) => bad.into_iter().map(|bad| (bad.name, bad.why)).collect(),
            other => panic!("{path}?{query} gave {other:?}"),
        }
    }

    #[test]
    fn what_is_given_is_decoded() {
        let found = given(
            "/bodies",
            "q=ogan+komering%20ulu&level=kota&level=kabupaten&limit=7",
        )
        .expect("good");
        assert_eq!(found.text(&Q), "ogan komering ulu");
        assert_eq!(found.all(&LEVEL), ["kota", "kabupaten"]);
        assert_eq!((found.number(&LIMIT), found.number(&OFFSET)), (7, 0));
        let (endpoint, _) = find("/bodies").expect("in the table");
        assert_eq!(
            found.query_at(endpoint, 7),
            "q=ogan+komering+ulu&level=kota&level=kabupaten&limit=7&offset=7"
        );
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let expected = [
            ("x".to_owned(), Why::Unknown),
            ("limit".to_owned(), Why::Value("limit")),
            ("level".to_owned(), Why::Value("level")),
            ("q".to_owned(), Why::NotText),
        ];
        assert_eq!(whys("/bodies", "x=1&limit=0&level=desa&q=%FF"), expected);
        assert_eq!(
            whys("/bodies", "limit=5&limit=6"),
            [("limit".to_owned(), Why::Twice)]
        );
        for limit in [
            "",
            "-1",
            "201",
            "05",
            "%2B5",
            "5.0",
            "9999999999999999999999",
        ] {
            assert_eq!(
                whys("/bodies", &format!("limit={limit}")).len(),
                1,
                "limit {limit:?}"
            );
        }
    }

    #[test]
    fn a_part_that_cannot_be_a_code_names_nothing() {
        for path in [
            "/bodies/",
            "/bodies/%00",
            "/bodies/A",
            "/bodies/%FF",
            "/bodies/a%2Fb",
        ] {
            assert!(
                matches!(given(path, ""), Err(Problem::NothingThere)),
                "{path}"
            );
        }
    }
}
