//! Text that people wrote, in a cell and back, letter by letter.
//!
//! Whatever a spreadsheet could take for a formula gets an apostrophe
//! ([`safe_cell`]), although the cell is one of text: the file may be saved as
//! CSV later. Coming back, exactly that apostrophe is taken off again.

use crate::safe_cells::safe_cell;

/// Letters of a cell at most, in UTF-16, with room for the apostrophe; a
/// spreadsheet holds 32,767.
const LONGEST: usize = 32_000;

/// A text as a cell that no spreadsheet runs.
pub(super) fn to_cell(text: &str) -> String {
    match needs_mark(text) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

/// The text of a cell as a form would have sent it: without the apostrophe of
/// [`to_cell`], without space around it, with plain ends of lines.
pub(super) fn from_cell(cell: &str) -> String {
    let text = match cell.strip_prefix('\'') {
        Some(rest) if needs_mark(rest) => rest,
        _ => cell,
    };
    let text = text.replace("\r\n", "\n");
    let is_written = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let text: String = text.chars().filter(is_written).collect();
    text.trim().to_owned()
}

/// Whether a text fits a cell.
pub(super) fn fits(text: &str) -> bool {
    text.encode_utf16().count() <= LONGEST
}

/// Whether an apostrophe goes before a text: what is behind its own apostrophes
/// could be a formula. So each text has one cell, and each such cell one text.
fn needs_mark(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    safe_cell(bare).len() > bare.len()
}

#[cfg(test)]
mod tests {
    use super::{from_cell, to_cell};
    use proptest::prelude::*;

    #[test]
    fn an_apostrophe_is_added_and_taken_off() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("'=1+1", "''=1+1"),
            ("-12", "-12"),
            ("'kutip'", "'kutip'"),
            ("@ajudan", "'@ajudan"),
            ("", ""),
        ] {
            assert_eq!(to_cell(text), cell);
            assert_eq!(from_cell(cell), text);
        }
        assert_eq!(from_cell(" a\r\nb\u{7} "), "a\nb");
    }

    proptest! {
        #[test]
        fn what_a_form_sends_comes_back_as_it_was(text in "[\\PC\n=+@'-]{0,40}") {
            let text = text.trim();
            let cell = to_cell(text);
            prop_assert!(!cell.starts_with(['=', '@']));
            prop_assert_eq!(from_cell(&cell), text);
        }
    }
}
