//! What the terminal shows: aligned tables, JSON, colours only on a terminal.

use crate::cli::{Color, General};
use prima_instrument::words::{Lang, say};
use serde_json::Value;
use std::io::{IsTerminal, Write};
use unicode_width::UnicodeWidthStr;

/// Where and how a command prints.
#[derive(Clone, Copy)]
pub struct Output {
    /// Language.
    pub lang: Lang,
    /// Whether machines read it.
    pub json: bool,
    colored: bool,
}

/// A table for the terminal.
#[derive(Default)]
pub struct TextTable {
    header: Vec<String>,
    /// Whether a column holds numbers, which stand to the right.
    numeric: Vec<bool>,
    rows: Vec<Vec<String>>,
}

impl Output {
    /// As the general arguments say.
    pub fn new(general: &General) -> Output {
        let colored = match general.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => std::io::stdout().is_terminal() && !general.json,
        };
        Output {
            lang: general.lang.into(),
            json: general.json,
            colored,
        }
    }

    /// A message in the reader's language.
    pub fn words(&self, key: &str, arguments: &[(&'static str, String)]) -> String {
        say(self.lang, key, arguments)
    }

    /// Prints a line of people's words; nothing where machines read.
    pub fn line(&self, text: &str) {
        if !self.json {
            write_out(&format!("{text}\n"));
        }
    }

    /// Prints a message.
    pub fn say(&self, key: &str, arguments: &[(&'static str, String)]) {
        self.line(&self.words(key, arguments));
    }

    /// Prints a heading.
    pub fn heading(&self, text: &str) {
        self.line(&if self.colored {
            format!("\u{1b}[1m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        });
    }

    /// Prints JSON where machines read.
    pub fn json(&self, value: &Value) {
        if self.json {
            write_out(&format!("{value:#}\n"));
        }
    }

    /// Prints a table.
    pub fn table(&self, table: &TextTable) {
        if !self.json {
            write_out(&table.text());
        }
    }
}

/// Writes to standard output. A reader that went away (`| head`) is no failure.
pub fn write_out(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

impl TextTable {
    /// A table with these headings; numeric columns stand to the right.
    pub fn new(columns: &[(String, bool)]) -> TextTable {
        TextTable {
            header: columns.iter().map(|(name, _)| name.clone()).collect(),
            numeric: columns.iter().map(|(_, numeric)| *numeric).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The table, aligned.
    pub fn text(&self) -> String {
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells
                .chain(self.header.get(column))
                .map(|cell| cell.width())
                .max()
                .unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.header.len()).map(width).collect();
        let mut out = String::new();
        let mut write = |cells: &[String]| {
            let mut line = String::new();
            for (column, cell) in cells.iter().enumerate() {
                let pad = " ".repeat(widths[column].saturating_sub(cell.width()));
                line.push_str(if column == 0 { "" } else { "  " });
                line.push_str(&if self.numeric[column] {
                    format!("{pad}{cell}")
                } else {
                    format!("{cell}{pad}")
                });
            }
            out.push_str(line.trim_end());
            out.push('\n');
        };
        write(&self.header);
        let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
        write(&rule);
        self.rows.iter().for_each(|row| write(row));
        out
    }
}
