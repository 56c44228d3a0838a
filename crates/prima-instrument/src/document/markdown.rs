//! Prints a document as Markdown in which no sign of the text is taken for markup.

use super::{Block, Document, Section, Table};

impl Document {
    /// The document as Markdown with tables.
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        section(&self.body, 1, &mut out);
        out
    }
}

fn section(section_: &Section, level: usize, out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
    let marks = "#".repeat(level.min(6));
    out.push_str(&format!("{marks} {}\n", inline(&section_.heading)));
    for block in &section_.blocks {
        match block {
            Block::Paragraph(text) => out.push_str(&format!("\n{}\n", line(text))),
            Block::Note(text) => out.push_str(&format!("\n> {}\n", line(text))),
            Block::List(items) => {
                out.push('\n');
                for item in items {
                    out.push_str(&format!("- {}\n", line(item)));
                }
            }
            Block::Table(inner) => table(inner, out),
            Block::Section(inner) => section(inner, level + 1, out),
        }
    }
}

fn table(table: &Table, out: &mut String) {
    out.push_str(&format!("\n{}\n\n|", line(&table.caption)));
    for column in &table.columns {
        out.push_str(&format!(" {} |", inline(&column.title)));
    }
    out.push_str("\n|");
    for column in &table.columns {
        out.push_str(if column.numbers { " ---: |" } else { " --- |" });
    }
    for row in &table.rows {
        out.push_str("\n|");
        for (index, cell) in row.cells.iter().enumerate() {
            let indent = "&emsp;".repeat(if index == 0 { row.depth } else { 0 });
            out.push_str(&format!(" {indent}{} |", inline(cell)));
        }
    }
    out.push('\n');
}

/// A line of its own: what would start a list, heading or quote is text, too.
fn line(text: &str) -> String {
    let escaped = inline(text);
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && matches!(escaped.as_bytes().get(digits), Some(b'.' | b')')) {
        let (number, rest) = escaped.split_at(digits);
        return format!("{number}\\{rest}");
    }
    match escaped.chars().next() {
        Some('#' | '-' | '+' | '=' | '~') => format!("\\{escaped}"),
        _ => escaped,
    }
}

fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' => {
                out.push('\\');
                out.push(sign);
            }
            '\n' | '\r' => out.push(' '),
            _ => out.push(sign),
        }
    }
    out
}
