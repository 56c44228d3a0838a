//! What may stand in one row of a record, whatever else there is.

use super::RecordKind;
use crate::lookup::NO_NEAR;
use crate::problem::Problems;
use crate::table::Row;
use prima_instrument::nearest;

/// Whether text is a year, a month of one, or a day of one.
pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths = [4, 2, 2];
    let number = |(part, length): (&&str, usize)| {
        (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<u32>().unwrap_or(0))
    };
    let numbers: Option<Vec<u32>> = parts.iter().zip(lengths).map(number).collect();
    match (parts.len(), numbers.as_deref()) {
        (1, Some([_])) => true,
        (2, Some([_, month])) => (1..=12).contains(month),
        (3, Some([year, month, day])) => {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let days = match month {
                2 => 28 + u32::from(leap),
                4 | 6 | 9 | 11 => 30,
                1..=12 => 31,
                _ => 0,
            };
            (1..=days).contains(day)
        }
        _ => false,
    }
}

/// Whether text can be part of an address as it is: lower-case letters and
/// digits, words joined by single hyphens.
pub fn is_slug(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.len() <= LONGEST_SLUG
        && text
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(plain))
}

/// Letters of a part of an address at most; a file system takes no more of a name.
const LONGEST_SLUG: usize = 200;

/// Says everything that is wrong with a row.
pub(super) fn row(kind: &RecordKind, row: &Row, problems: &mut Problems) {
    let mut refuse = |column: &str, key, arguments| {
        problems.push(row.problem(kind.place(column), key, arguments));
    };
    let value = |column: &str| row.get(kind.place(column));
    let found = |column: &str| vec![("found", value(column).to_owned())];
    let is_other = |column: &str, is_good: fn(&str) -> bool| {
        let value = value(column);
        !value.is_empty() && !is_good(value)
    };
    for column in kind.filled {
        if value(column).is_empty() {
            refuse(column, "empty-value", vec![]);
        }
    }
    for (column, words) in kind.words {
        let word = value(column);
        if !word.is_empty() && !words.contains(&word) {
            let near = nearest(word, words).unwrap_or(NO_NEAR).to_owned();
            let mut arguments = found(column);
            arguments.extend([("near", near), ("words", words.join(", "))]);
            let key = match kind.filled.contains(column) {
                true => "unknown-word-needed",
                false => "unknown-word",
            };
            refuse(column, key, arguments);
        }
    }
    for (column, words) in kind.lists {
        let parts = value(column).split(';').map(str::trim);
        let unknown = parts.filter(|word| !word.is_empty() && !words.contains(word));
        for word in unknown {
            let near = nearest(word, words).unwrap_or(NO_NEAR).to_owned();
            let arguments = vec![
                ("found", word.to_owned()),
                ("near", near),
                ("words", words.join(", ")),
            ];
            refuse(column, "unknown-word", arguments);
        }
    }
    for column in kind.dates {
        if is_other(column, is_date) {
            refuse(column, "not-a-date", found(column));
        }
    }
    for (from, to) in kind.spans {
        let (begun, ended) = (value(from), value(to));
        if is_date(begun) && is_date(ended) && is_before(ended, begun) {
            let mut arguments = found(to);
            arguments.push(("from", begun.to_owned()));
            refuse(to, "dates-reversed", arguments);
        }
    }
    for column in kind.counts {
        let is_count = |text: &str| text.parse::<i64>().is_ok_and(|number| number >= 0);
        if is_other(column, is_count) {
            refuse(column, "not-a-count", found(column));
        }
    }
    for column in kind.slugs {
        if is_other(column, is_slug) {
            refuse(column, "not-a-slug", found(column));
        }
    }
}

/// Whether a date lies before another, as far as both are known: 2022 is not
/// before 2022-07.
fn is_before(date: &str, other: &str) -> bool {
    let known = date.len().min(other.len());
    date[..known] < other[..known]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_date_is_a_year_a_month_or_a_day_that_exists() {
        for (text, good) in [
            ("2024", true),
            ("2024-02", true),
            ("2024-02-29", true),
            ("2000-02-29", true),
            ("1900-02-29", false),
            ("2023-02-29", false),
            ("2024-13", false),
            ("2024-00", false),
            ("2024-04-31", false),
            ("2024-04-00", false),
            ("24", false),
            ("8 Oktober 2024", false),
            ("2024-10-8", false),
            ("2024-10-08T00:00", false),
            ("2024-10-08-01", false),
            ("2024-", false),
            ("２０２４", false),
            ("+024", false),
            ("2014–2025", false),
            ("", false),
        ] {
            assert_eq!(is_date(text), good, "date {text:?}");
        }
    }

    #[test]
    fn a_slug_is_lower_case_words_joined_by_single_hyphens() {
        for (text, good) in [
            ("oku-timur", true),
            ("2024", true),
            ("a", true),
            ("", false),
            ("OKU", false),
            ("oku timur", false),
            ("oku_timur", false),
            ("-oku", false),
            ("oku-", false),
            ("oku--timur", false),
            ("oku/timur", false),
            ("..", false),
            ("kafé", false),
        ] {
            assert_eq!(is_slug(text), good, "slug {text:?}");
        }
        assert!(is_slug(&"a".repeat(200)) && !is_slug(&"a".repeat(201)));
    }

    #[test]
    fn dates_are_compared_as_far_as_both_are_known() {
        for (date, other, before) in [
            ("2021", "2022", true),
            ("2022", "2022-07", false),
            ("2022-07", "2022", false),
            ("2022-07-24", "2022-07-25", true),
            ("2022-07-25", "2022-07-25", false),
        ] {
            assert_eq!(is_before(date, other), before, "{date} before {other}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_a_check_panic(text in ".*") {
            let _ = (is_date(&text), is_slug(&text));
        }

        #[test]
        fn every_day_of_every_month_is_a_date(year in 1000u32..9999, month in 1u32..=12, day in 1u32..=28) {
            let text = format!("{year:04}-{month:02}-{day:02}");
            prop_assert!(is_date(&text) && is_date(&text[..7]) && is_date(&text[..4]), "{text}");
        }
    }
}
