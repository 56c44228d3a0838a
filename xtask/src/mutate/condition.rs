//! The changes within a condition or formula: its numbers, its comparisons,
//! its `and`, `or` and `not`.

use std::ops::Range;

use super::mutant::neighbours;

/// A comparison and those it may be mistaken for.
const COMPARISONS: &[(&str, &[&str])] = &[
    (">=", &[">", "="]),
    ("<=", &["<", "="]),
    ("!=", &["="]),
    (">", &[">="]),
    ("<", &["<="]),
    ("=", &["!="]),
];

/// Each change as the bytes that give way and what stands there instead.
pub fn changes(condition: &str) -> Vec<(Range<usize>, String)> {
    let mut changes = Vec::new();
    let mut at = 0;
    while let Some(first) = condition[at..].chars().next() {
        let rest = &condition[at..];
        let length = match first {
            // A code in brackets may hold digits and dots of its own.
            '[' => rest.find(']').map_or(rest.len(), |end| end + 1),
            _ if first.is_ascii_digit() => {
                let length = token(rest, |letter| letter.is_ascii_digit() || letter == '.');
                let others = neighbours(&rest[..length]).into_iter();
                changes.extend(others.map(|other| (at..at + length, other)));
                length
            }
            _ if first.is_alphabetic() => {
                let length = token(rest, |letter| {
                    letter.is_alphanumeric() || "_-.".contains(letter)
                });
                match &rest[..length] {
                    "and" => changes.push((at..at + length, "or".to_owned())),
                    "or" => changes.push((at..at + length, "and".to_owned())),
                    "not" => changes.push((at..at + length, String::new())),
                    _ => {}
                }
                length
            }
            _ => match COMPARISONS.iter().find(|(sign, _)| rest.starts_with(sign)) {
                Some((sign, others)) => {
                    let range = at..at + sign.len();
                    changes.extend(
                        others
                            .iter()
                            .map(|other| (range.clone(), (*other).to_owned())),
                    );
                    sign.len()
                }
                None => first.len_utf8(),
            },
        };
        at += length;
    }
    changes
}

fn token(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !belongs(letter)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::changes;

    fn check(condition: &str, expected: &[&str]) {
        let found: Vec<String> = changes(condition)
            .into_iter()
            .map(|(at, instead)| {
                format!(
                    "{}{instead}{}",
                    &condition[..at.start],
                    &condition[at.end..]
                )
            })
            .collect();
        assert_eq!(found, expected, "{condition}");
    }

    #[test]
    fn numbers_and_comparisons_change_and_codes_do_not() {
        check(
            "[f01.8.a] / [b] * 100 >= 29.5",
            &[
                "[f01.8.a] / [b] * 101 >= 29.5",
                "[f01.8.a] / [b] * 99 >= 29.5",
                "[f01.8.a] / [b] * 100 > 29.5",
                "[f01.8.a] / [b] * 100 = 29.5",
                "[f01.8.a] / [b] * 100 >= 29.6",
                "[f01.8.a] / [b] * 100 >= 29.4",
            ],
        );
    }

    #[test]
    fn words_that_join_conditions_change_and_others_do_not() {
        check(
            "not [a] and [b] = android or [c] has not_1",
            &[
                " [a] and [b] = android or [c] has not_1",
                "not [a] or [b] = android or [c] has not_1",
                "not [a] and [b] != android or [c] has not_1",
                "not [a] and [b] = android and [c] has not_1",
            ],
        );
    }
}
