//! What two texts have in common, word for word but for endings: shown to who
//! proposes an innovation that is much like another.

use super::stems::Stems;
use crate::register::search::fold;
use std::collections::BTreeSet;

/// Stems that in a row make a passage; fewer are common turns of phrase.
pub const PASSAGE: usize = 5;

/// What a text shares with another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlap {
    /// Part of the text's passages that the other has, in thousandths.
    pub share: u32,
    /// The passages as the text has them, longest first.
    pub passages: Vec<String>,
}

/// Holds a text against another. A text shorter than a passage shares nothing.
pub fn overlap(stems: &Stems, text: &str, other: &str) -> Overlap {
    let (words, own) = spelled(stems, text);
    let (_, others) = spelled(stems, other);
    if own.len() < PASSAGE || others.len() < PASSAGE {
        return Overlap::default();
    }
    let known: BTreeSet<&[String]> = others.windows(PASSAGE).collect();
    let shared: Vec<bool> = own
        .windows(PASSAGE)
        .map(|passage| known.contains(passage))
        .collect();
    let n_shared = shared.iter().filter(|shared| **shared).count();
    let share = n_shared * 1_000 / shared.len();
    Overlap {
        share: u32::try_from(share).unwrap_or(1_000),
        passages: passages(&words, &shared),
    }
}

/// The words that have a stem, and their stems.
fn spelled(stems: &Stems, text: &str) -> (Vec<String>, Vec<String>) {
    let (mut words, mut own) = (Vec::new(), Vec::new());
    for word in text.split_whitespace() {
        let folded = fold(word);
        for part in folded.split(' ').filter(|part| !part.is_empty()) {
            if let Some(stem) = stems.stem(part) {
                words.push(part.to_owned());
                own.push(stem.into_owned());
            }
        }
    }
    (words, own)
}

fn passages(words: &[String], shared: &[bool]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut begin = None;
    for place in 0..=shared.len() {
        match (shared.get(place) == Some(&true), begin) {
            (true, None) => begin = Some(place),
            (false, Some(from)) => {
                found.push(words[from..place + PASSAGE - 1].join(" "));
                begin = None;
            }
            _ => {}
        }
    }
    found.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "Pasien lanjut usia mendaftar melalui telepon lalu dilayani pada jam yang dijanjikan tanpa antre";

    #[test]
    fn a_copied_sentence_is_shown_as_it_stands() {
        let stems = Stems::default();
        let other =
            "Kami pun begitu: pasien lanjut usia pendaftaran melalui telepon dan layanan lain.";
        let found = overlap(&stems, TEXT, other);
        assert_eq!(
            found.passages,
            ["pasien lanjut usia mendaftar melalui telepon"]
        );
        // "lalu" parts the two texts; ten stems after it are TEXT's own.
        assert!(found.share > 0 && found.share < 500, "{found:?}");
        assert_eq!(overlap(&stems, "terlalu pendek", TEXT), Overlap::default());
    }

    proptest! {
        #[test]
        fn a_text_shares_all_with_itself_and_nothing_with_other_words(
            words in prop::collection::vec("[b-df-hj-np-tv-z]{4,8}", PASSAGE..30),
        ) {
            let stems = Stems::default();
            let text = words.join(" ");
            prop_assert_eq!(overlap(&stems, &text, &text).share, 1_000);
            prop_assert_eq!(overlap(&stems, &text, TEXT).share, 0);
        }
    }
}
