//! Text that people wrote, in tables that people open: a spreadsheet takes a
//! cell that begins with one of a few signs for a formula and runs it, also one
//! that came as CSV.
//!
//! For files that are read back by this program the text stays as it is; these
//! functions are for tables made to be looked at.

use crate::write::push_line;
use std::borrow::Cow;

/// Signs with which a formula can begin (OWASP, CSV Injection), and their wide
/// forms, which some spreadsheets take for the same.
const BEGINNINGS: [char; 13] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '|', '%', '＝', '＋', '－', '＠',
];

/// The text as a cell that no spreadsheet runs: an apostrophe before what could
/// be a formula, which a spreadsheet takes as "this is text". A plain number
/// stays a number, its sign included.
pub fn safe_cell(text: &str) -> Cow<'_, str> {
    // Blanks before a formula are passed over by some programs.
    let begins = text.trim_start_matches([' ', '\u{a0}', '\u{feff}', '\0']);
    match begins.starts_with(BEGINNINGS) && !is_number(text) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// Adds a line of CSV whose cells no spreadsheet runs.
pub fn push_safe_line<'a>(cells: impl IntoIterator<Item = &'a str>, text: &mut String) {
    let safe: Vec<Cow<'a, str>> = cells.into_iter().map(safe_cell).collect();
    push_line(safe.iter().map(AsRef::as_ref), text);
}

/// Whether a text is a number and nothing else: `-12`, `+0,5`, `3.75`.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    let is_whole = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_whole(whole) && is_whole(part)
}

#[cfg(test)]
mod tests {
    use super::{push_safe_line, safe_cell};
    use proptest::prelude::*;

    #[test]
    fn what_could_be_a_formula_is_marked_as_text() {
        for (text, expected) in [
            ("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"),
            ("+62 811 000", "'+62 811 000"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            (" =1", "' =1"),
            ("＝1", "'＝1"),
            ("-", "'-"),
            ("--1", "'--1"),
            ("-1.", "'-1."),
            ("-1.2.3", "'-1.2.3"),
        ] {
            assert_eq!(safe_cell(text), expected, "{text:?}");
        }
    }

    #[test]
    fn numbers_and_words_stay_as_they_are() {
        for text in [
            "",
            "-12",
            "+5",
            "-0.25",
            "-0,25",
            "76,81",
            "Dinas = A",
            "'kutip'",
            "a-b",
        ] {
            assert_eq!(safe_cell(text), text);
        }
    }

    #[test]
    fn a_line_is_csv_with_safe_cells() {
        let mut text = String::new();
        push_safe_line(["=1", "a,b", "-2"], &mut text);
        assert_eq!(text.trim_end(), "'=1,\"a,b\",-2");
    }

    proptest! {
        #[test]
        fn no_cell_begins_a_formula_and_none_loses_a_letter(text in any::<String>()) {
            let safe = safe_cell(&text);
            prop_assert!(safe.ends_with(&text));
            let is_plain = !safe.starts_with(['=', '@', '\t', '\r']);
            prop_assert!(is_plain, "{safe:?}");
        }
    }
}
