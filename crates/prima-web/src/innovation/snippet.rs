//! The part of an innovation's texts that a search found, with its words marked.

use maud::{Markup, html};
use prima_domain::innovation::stems::Stems;
use prima_domain::register::search::fold;
use std::collections::BTreeSet;

/// Words of a snippet.
const WORDS: usize = 32;

/// A part of the texts around most of the stems that were looked for; the
/// beginning where none is in them. Empty where there are no texts.
pub fn snippet(stems: &Stems, sought: &[String], texts: &[&str]) -> Markup {
    let sought: BTreeSet<&str> = sought.iter().map(String::as_str).collect();
    let words: Vec<(&str, bool)> = texts
        .iter()
        .flat_map(|text| text.split_whitespace())
        .map(|word| (word, is_sought(stems, &sought, word)))
        .collect();
    let begin = best(&words);
    let end = (begin + WORDS).min(words.len());
    html! {
        @if begin > 0 { "… " }
        @for (place, (word, is_sought)) in words[begin..end].iter().enumerate() {
            @if place > 0 { " " }
            @if *is_sought { mark { (word) } } @else { (word) }
        }
        @if end < words.len() { " …" }
    }
}

/// Whether a word, or a part of it, has a stem that was looked for.
fn is_sought(stems: &Stems, sought: &BTreeSet<&str>, word: &str) -> bool {
    let folded = fold(word);
    folded
        .split(' ')
        .filter(|part| !part.is_empty())
        .any(|part| stems.stem(part).is_some_and(|stem| sought.contains(&*stem)))
}

/// Where the stretch begins that has most of the words that were looked for.
fn best(words: &[(&str, bool)]) -> usize {
    let mut count = words.iter().take(WORDS).filter(|(_, is)| *is).count();
    let (mut best, mut most) = (0, count);
    for begin in 1..words.len().saturating_sub(WORDS) + 1 {
        count -= usize::from(words[begin - 1].1);
        count += usize::from(words.get(begin + WORDS - 1).is_some_and(|(_, is)| *is));
        if count > most {
            (best, most) = (begin, count);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sought: &[&str], text: &str, expected: &str) {
        let sought: Vec<String> = sought.iter().map(|stem| (*stem).to_owned()).collect();
        let found = snippet(&Stems::default(), &sought, &[text]).into_string();
        assert_eq!(found, expected, "of {text:?}");
    }

    #[test]
    fn what_was_found_is_marked_and_nothing_is_taken_for_markup() {
        check(
            &["layan"],
            "Pelayanan <cepat>.",
            "<mark>Pelayanan</mark> &lt;cepat&gt;.",
        );
        check(&["layan"], "", "");
    }

    #[test]
    fn a_long_text_is_shown_where_the_words_are() {
        let text = format!("{} pelayanan", vec!["lain"; 60].join(" "));
        let shown = format!("… {} <mark>pelayanan</mark>", vec!["lain"; 31].join(" "));
        check(&["layan"], &text, &shown);
    }
}
