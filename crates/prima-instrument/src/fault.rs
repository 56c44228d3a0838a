//! What is wrong in an instrument, and where.

use crate::words::{Lang, say};
use std::fmt::Write;
use std::ops::Range;

/// One thing that is wrong, with its place in the text.
///
/// The message is `fault-<key>` and the hint `fault-<key>-hint` in `locales/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Bytes of the text it is about.
    pub at: Range<usize>,
    /// Key of the message.
    pub key: &'static str,
    /// Values in the message.
    pub arguments: Vec<(&'static str, String)>,
}

/// Line and column, from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

impl Fault {
    /// A fault at a place.
    pub fn new(
        at: Range<usize>,
        key: &'static str,
        arguments: Vec<(&'static str, String)>,
    ) -> Fault {
        Fault { at, key, arguments }
    }

    /// Whether it leaves its table without something that others build on, so
    /// that what is found wrong there later may only be an echo.
    pub(crate) fn breaks(&self) -> bool {
        !matches!(
            self.key,
            "missing-translation"
                | "empty-text"
                | "unknown-law"
                | "unknown-law-near"
                | "unused-law"
                | "no-law"
        )
    }

    /// Line and column of its start.
    pub fn place(&self, text: &str) -> Place {
        place(text, self.at.start)
    }

    /// What is wrong.
    pub fn message(&self, lang: Lang) -> String {
        say(lang, &format!("fault-{}", self.key), &self.arguments)
    }

    /// What to do about it.
    pub fn hint(&self, lang: Lang) -> String {
        say(lang, &format!("fault-{}-hint", self.key), &self.arguments)
    }

    /// The fault as a person reads it: file, line, column, the line with a
    /// caret, and the hint.
    pub fn render(&self, file: &str, text: &str, lang: Lang) -> String {
        let Place { line, column } = self.place(text);
        let shown = text.lines().nth(line - 1).unwrap_or("").trim_end();
        // A long line is shown around its place only.
        let first = column.saturating_sub(61);
        // A tab is shown as one space, so that the caret stands below its place.
        let window: String = shown
            .chars()
            .skip(first)
            .take(120)
            .map(|sign| if sign.is_control() { ' ' } else { sign })
            .collect();
        let within = text.get(self.at.clone()).unwrap_or("");
        let marked = within.lines().next().unwrap_or("").chars().count();
        let carets = marked.clamp(
            1,
            window
                .chars()
                .count()
                .saturating_sub(column - 1 - first)
                .max(1),
        );
        let margin = line.to_string().len();
        let mut out = String::new();
        let _ = writeln!(out, "{file}:{line}:{column}: {}", self.message(lang));
        let _ = writeln!(out, "{:margin$} |", "");
        let _ = writeln!(out, "{line} | {window}");
        let _ = writeln!(
            out,
            "{:margin$} | {:pad$}{}",
            "",
            "",
            "^".repeat(carets),
            pad = column - 1 - first
        );
        let _ = writeln!(out, "{:margin$} = {}", "", self.hint(lang));
        out
    }
}

/// Line and column of a byte offset.
pub fn place(text: &str, offset: usize) -> Place {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    Place {
        line: before.matches('\n').count() + 1,
        column: before[start..].chars().count() + 1,
    }
}
