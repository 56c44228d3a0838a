//! Short forms that people type, and what they stand for.

use super::distance::errors;
use std::collections::BTreeMap;
use std::ops::Bound;

/// Fewest letters of a short form that may be mistyped.
const SHORTEST_MISTYPED: usize = 5;
/// Most short forms that one beginning or mistyped word may mean.
const MOST_MEANT: usize = 3;
/// Most ways to spell out one name.
const MOST_WAYS: usize = 4;

/// All short forms, folded.
#[derive(Debug, Default)]
pub struct ShortForms {
    meanings: BTreeMap<String, Vec<Vec<String>>>,
    /// Words of the longest short form.
    longest: usize,
}

impl ShortForms {
    /// Short forms with what they stand for, both folded. One that occurs twice
    /// has two meanings.
    pub fn new(expansions: impl Iterator<Item = (String, String)>) -> ShortForms {
        let mut forms = ShortForms::default();
        for (short, meaning) in expansions {
            if short.is_empty() || meaning.is_empty() || short == meaning {
                continue;
            }
            forms.longest = forms.longest.max(short.split(' ').count());
            let meaning = meaning.split(' ').map(str::to_owned).collect();
            let meanings = forms.meanings.entry(short).or_default();
            if !meanings.contains(&meaning) {
                meanings.push(meaning);
            }
        }
        forms
    }

    /// What one short form stands for; nothing where it is none.
    pub fn meanings(&self, short: &str) -> &[Vec<String>] {
        self.meanings.get(short).map_or(&[], Vec::as_slice)
    }

    /// The longest short form at the beginning of these words: how many of them
    /// it takes and what it stands for.
    pub fn leading(&self, words: &[String]) -> Option<(usize, &[Vec<String>])> {
        // Most words begin no short form at all.
        let from_here = (Bound::Included(words.first()?.as_str()), Bound::Unbounded);
        let (next, _) = self.meanings.range::<str, _>(from_here).next()?;
        if !next.starts_with(words[0].as_str()) {
            return None;
        }
        let lengths = (1..=self.longest.min(words.len())).rev();
        lengths
            .map(|length| (length, self.meanings(&words[..length].join(" "))))
            .find(|(_, meanings)| !meanings.is_empty())
    }

    /// Meanings of the short forms that begin so, the first few in alphabetical order.
    pub fn beginning<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a Vec<String>> {
        let after = (Bound::Excluded(text), Bound::Unbounded);
        let forms = self.meanings.range::<str, _>(after);
        forms
            .take_while(move |(short, _)| short.starts_with(text))
            .take(MOST_MEANT)
            .flat_map(|(_, meanings)| meanings)
    }

    /// Meanings of the short forms that may be meant by a mistyped one.
    pub fn near<'a>(&'a self, mistyped: &'a str) -> impl Iterator<Item = &'a Vec<String>> {
        let is_near = |short: &str| {
            mistyped.len() >= SHORTEST_MISTYPED
                && short.len() >= SHORTEST_MISTYPED
                && errors(mistyped.as_bytes(), short.as_bytes(), 1).is_some()
        };
        let forms = self.meanings.iter();
        forms
            .filter(move |(short, _)| is_near(short))
            .take(MOST_MEANT)
            .flat_map(|(_, meanings)| meanings)
    }

    /// A name with every short form spelled out, in as many ways as they have
    /// meanings, up to a few.
    pub fn spelled_out(&self, words: &[String]) -> Vec<Vec<String>> {
        let mut ways = vec![Vec::with_capacity(words.len())];
        let mut rest = words;
        while let Some(word) = rest.first() {
            let Some((taken, meanings)) = self.leading(rest) else {
                ways.iter_mut().for_each(|way| way.push(word.clone()));
                rest = &rest[1..];
                continue;
            };
            let longer = ways.iter().flat_map(|way| {
                meanings
                    .iter()
                    .map(|meaning| [way.as_slice(), meaning].concat())
            });
            ways = longer.take(MOST_WAYS).collect();
            rest = &rest[taken..];
        }
        ways
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    fn forms() -> ShortForms {
        let forms = [
            ("oku", "ogan komering ulu"),
            ("oku timur raya", "daerah lain"),
            ("pt", "pengadilan tinggi"),
            ("pt", "perseroan terbatas"),
            ("sumsel", "sumatera selatan"),
            ("sumut", "sumatera utara"),
            ("sama", "sama"),
            ("", "tidak ada"),
        ];
        ShortForms::new(
            forms
                .into_iter()
                .map(|(short, meaning)| (short.to_owned(), meaning.to_owned())),
        )
    }

    fn check(name: &str, expected: &[&str]) {
        let ways: Vec<String> = forms()
            .spelled_out(&words(name))
            .iter()
            .map(|way| way.join(" "))
            .collect();
        assert_eq!(ways, expected, "{name}");
    }

    #[test]
    fn short_forms_are_spelled_out_the_longest_first() {
        check("oku timur", &["ogan komering ulu timur"]);
        check("kota oku timur raya", &["kota daerah lain"]);
        check("kabupaten sama", &["kabupaten sama"]);
    }

    #[test]
    fn each_meaning_is_a_way_of_its_own() {
        let ways = [
            "pengadilan tinggi sumatera selatan",
            "perseroan terbatas sumatera selatan",
        ];
        check("pt sumsel", &ways);
        assert_eq!(forms().spelled_out(&words("pt pt pt pt")).len(), MOST_WAYS);
    }

    #[test]
    fn an_incomplete_or_mistyped_short_form_is_understood() {
        let forms = forms();
        let beginning: Vec<_> = forms.beginning("sum").collect();
        assert_eq!(
            beginning,
            [&words("sumatera selatan"), &words("sumatera utara")]
        );
        let near: Vec<_> = forms.near("sumsle").collect();
        assert_eq!(near, [&words("sumatera selatan")]);
        assert_eq!(forms.near("oki").count(), 0);
    }
}
