//! Texts as stems: "pelayanan", "melayani" and "dilayani" are one.
//!
//! Stemming is the Indonesian one of Snowball, the same that PostgreSQL knows.
//! Words that only join others ("yang", "dan") are left out, for they say
//! nothing about an innovation.

use crate::register::search::fold;
use frostem::{Algorithm, Stemmer};
use std::borrow::Cow;

/// Words that only join others, as they are folded.
const JOINING: [&str; 48] = [
    "ada", "adalah", "agar", "akan", "antara", "atas", "atau", "bagi", "bahwa", "belum", "bisa",
    "dalam", "dan", "dapat", "dari", "dengan", "di", "hal", "hingga", "ia", "ini", "itu", "jika",
    "juga", "karena", "ke", "kepada", "maka", "mereka", "oleh", "pada", "para", "saat", "sangat",
    "sebagai", "secara", "sehingga", "seperti", "serta", "setelah", "sudah", "telah", "tersebut",
    "tidak", "untuk", "yaitu", "yakni", "yang",
];

/// Turns words into stems.
pub struct Stems(Stemmer);

impl std::fmt::Debug for Stems {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Stems")
    }
}

impl Default for Stems {
    fn default() -> Stems {
        Stems(Stemmer::new(Algorithm::Indonesian))
    }
}

impl Stems {
    /// The stem of a folded word; none of a word that only joins others.
    pub fn stem<'w>(&self, word: &'w str) -> Option<Cow<'w, str>> {
        match is_joining(word) {
            true => None,
            false => Some(self.0.stem(word)),
        }
    }

    /// The stems of a text in its order.
    pub fn of(&self, text: &str) -> Vec<String> {
        let folded = fold(text);
        let words = folded.split(' ').filter(|word| !word.is_empty());
        words
            .filter_map(|word| self.stem(word).map(Cow::into_owned))
            .collect()
    }
}

/// Whether a folded word only joins others.
pub fn is_joining(word: &str) -> bool {
    JOINING.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_are_one_stem() {
        let stems = Stems::default();
        for (text, expected) in [
            ("pelayanan melayani dilayani", vec!["layan"; 3]),
            ("mengadukan", vec!["adu"]),
            ("Yang, dan UNTUK di", vec![]),
            ("", vec![]),
            ("…—!", vec![]),
        ] {
            assert_eq!(stems.of(text), expected, "stems of {text:?}");
        }
    }

    #[test]
    fn joining_words_can_be_looked_up() {
        assert!(JOINING.is_sorted());
    }
}
