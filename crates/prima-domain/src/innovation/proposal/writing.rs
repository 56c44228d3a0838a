//! Words of a section, counted, and what an author writes of a proposal.
//!
//! Provisional: the sources name limits and do not say how words are counted.
//! Here a word is a run without white space that has a letter or a digit, so
//! that dashes and bullets cost nothing, and "sehari-hari" is one word.

use crate::register::day::Day;
use crate::register::search::fold;

/// Letters of a title at most.
pub const MOST_TITLE: usize = 200;
/// Letters of a section at most, whatever its limit in words: more is no text.
pub const MOST_TEXT: usize = 40_000;
/// Letters of an officer's reason at most.
pub const MOST_REASON: usize = 4_000;
/// The first year in which anything can have begun or been honoured.
const FIRST_YEAR: &str = "1945";

/// How many words a text has.
pub fn count_words(text: &str) -> usize {
    let parts = text.split(parts_words);
    let has_sign = |part: &&str| part.chars().any(char::is_alphanumeric);
    parts.filter(has_sign).count()
}

/// Whether a sign parts two words: white space, and signs of no width that look
/// like nothing and would glue a page of words into one.
fn parts_words(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{2800}')
}

/// How many words a text has above a limit; none: it keeps to it.
pub fn above(text: &str, most: u32) -> Option<usize> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    count_words(text).checked_sub(most).filter(|n| *n > 0)
}

/// Whether two titles are the same but for case, accents and punctuation.
pub fn is_same_title(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let (one, other) = (one.trim(), other.trim());
    !one.is_empty() && one == other
}

/// The first and the last day a written day, month or year can mean.
pub fn days_of(written: &str) -> Option<(Day, Day)> {
    let first = match written.len() {
        4 => Day::parse(&format!("{written}-01-01")),
        7 => Day::parse(&format!("{written}-01")),
        _ => Day::parse(written),
    };
    Some((first?, Day::last_of(written)?))
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It says nothing.
    Missing,
    /// It is too long; how many letters there may be.
    Long(usize),
    /// It is no day, month or year.
    NoDay,
    /// The day has not come.
    Ahead,
    /// It is no year, or not only years.
    NoYears,
}

/// What is wrong with a title; a draft may be without one.
pub fn check_title(title: &str) -> Option<Wrong> {
    long(title, MOST_TITLE)
}

/// What is wrong with the text of a section; its words are another matter.
pub fn check_text(text: &str) -> Option<Wrong> {
    long(text, MOST_TEXT)
}

/// What is wrong with since when an innovation runs; a draft may leave it open.
pub fn check_began(written: &str, today: Day) -> Option<Wrong> {
    let written = written.trim();
    if written.is_empty() {
        return None;
    }
    match days_of(written) {
        None => Some(Wrong::NoDay),
        Some(_) if written < FIRST_YEAR => Some(Wrong::NoDay),
        Some((first, _)) if first > today => Some(Wrong::Ahead),
        Some(_) => None,
    }
}

/// The years somebody wrote, parted by anything that is no digit, each once and
/// in order; or what is wrong.
pub fn years(written: &str, today: Day) -> Result<Vec<String>, Wrong> {
    let this_year = today.year().to_string();
    let mut years = Vec::new();
    for part in written.split(|sign: char| sign.is_whitespace() || ",;".contains(sign)) {
        let is_year = part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        match part {
            "" => {}
            year if is_year && year > this_year.as_str() => return Err(Wrong::Ahead),
            year if is_year && year >= FIRST_YEAR => years.push(year.to_owned()),
            _ => return Err(Wrong::NoYears),
        }
    }
    years.sort();
    years.dedup();
    Ok(years)
}

fn long(text: &str, most: usize) -> Option<Wrong> {
    (text.trim().chars().count() > most).then_some(Wrong::Long(most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_counted_as_a_reader_counts_them() {
        for (text, expected) in [
            ("", 0),
            ("   \n\t ", 0),
            ("Pasien mendaftar dari rumah.", 4),
            ("sehari-hari, dan/atau", 2),
            ("• satu\n• dua – tiga", 3),
            ("10.000 orang (2023)", 3),
            ("satu\u{200b}dua\u{2060}tiga\u{a0}empat", 4),
            ("— … !", 0),
            ("é̂ 日本", 2),
        ] {
            assert_eq!(count_words(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_limit_is_kept_by_as_many_words_as_it_says() {
        let text = "kata ".repeat(200);
        assert_eq!(above(&text, 200), None);
        assert_eq!(above(&format!("{text} lagi"), 200), Some(1));
        assert_eq!(above("", 0), None);
        assert_eq!(above("satu", 0), Some(1));
    }

    #[test]
    fn titles_are_the_same_but_for_how_they_are_written() {
        assert!(is_same_title("Antre dari Rumah", "  ANTRE DARI RUMAH! "));
        assert!(!is_same_title("Antre dari Rumah", "Antre dari Rumah 2"));
        assert!(!is_same_title("", ""));
    }

    #[test]
    fn a_beginning_is_a_day_a_month_or_a_year_that_has_come() {
        let today = Day::parse("2023-05-10").expect("a day");
        for (written, expected) in [
            ("", None),
            ("2021", None),
            ("2023-05", None),
            ("2023-05-10", None),
            ("2023-05-11", Some(Wrong::Ahead)),
            ("2024", Some(Wrong::Ahead)),
            ("0021", Some(Wrong::NoDay)),
            ("2023-13", Some(Wrong::NoDay)),
            ("kemarin", Some(Wrong::NoDay)),
        ] {
            assert_eq!(check_began(written, today), expected, "{written}");
        }
    }

    #[test]
    fn years_are_read_however_they_are_parted() {
        let today = Day::parse("2023-05-10").expect("a day");
        let found = years(" 2021, 2019;2019\n2023 ", today).expect("all are years");
        assert_eq!(found, ["2019", "2021", "2023"]);
        assert_eq!(years("", today), Ok(vec![]));
        for wrong in ["dua", "201", "2021-2022", "٢٠٢١"] {
            assert_eq!(years(wrong, today), Err(Wrong::NoYears), "{wrong}");
        }
        assert_eq!(years("2024", today), Err(Wrong::Ahead));
    }

    proptest! {
        #[test]
        fn words_of_two_texts_are_the_words_of_both(one in ".{0,200}", other in ".{0,200}") {
            let both = format!("{one} {other}");
            prop_assert_eq!(count_words(&both), count_words(&one) + count_words(&other));
        }

        #[test]
        fn white_space_changes_no_count(words in prop::collection::vec("[a-z0-9]{1,8}", 0..60), gap in "[ \t\n]{1,4}") {
            prop_assert_eq!(count_words(&words.join(&gap)), words.len());
            prop_assert_eq!(count_words(&format!("{gap}{}{gap}", words.join(" "))), words.len());
        }

        #[test]
        fn no_text_has_more_words_than_letters(text in "\\PC{0,300}") {
            prop_assert!(count_words(&text) <= text.chars().count());
        }

        #[test]
        fn what_is_above_a_limit_is_what_is_left_of_it(n in 0usize..80, most in 0u32..80) {
            let text = "kata ".repeat(n);
            let left = n.saturating_sub(most as usize);
            prop_assert_eq!(above(&text, most).unwrap_or(0), left);
        }

        #[test]
        fn nothing_written_makes_the_reading_of_days_and_years_fail_otherwise_than_by_saying_so(text in ".{0,30}") {
            let today = Day::parse("2023-05-10").expect("a day");
            let _ = check_began(&text, today);
            if let Ok(years) = years(&text, today) {
                prop_assert!(years.iter().all(|year| year.len() == 4));
            }
        }
    }
}
