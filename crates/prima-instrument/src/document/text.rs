//! Prints a document as plain text, a hundred characters wide.

use super::{Block, Document, Row, Section, Table};

/// Characters in a line, where words allow it.
const WIDTH: usize = 100;
/// What a column keeps however crowded the table is: its longest word, up to this.
const NARROWEST: usize = 20;
/// Space between two columns.
const GAP: usize = 2;

impl Document {
    /// The document as plain text.
    pub fn text(&self) -> String {
        let mut out = String::new();
        section(&self.body, 1, &mut out);
        out
    }
}

fn section(section_: &Section, level: usize, out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
    let heading = wrapped(&section_.heading, WIDTH);
    let longest = heading.iter().map(|line| width(line)).max().unwrap_or(0);
    for line in &heading {
        push_line(out, line);
    }
    match level {
        1 => push_line(out, &"=".repeat(longest)),
        2 => push_line(out, &"-".repeat(longest)),
        _ => {}
    }
    for block in &section_.blocks {
        match block {
            Block::Paragraph(text) => {
                out.push('\n');
                hanging(text, "", out);
            }
            Block::Note(text) => {
                out.push('\n');
                hanging(text, "! ", out);
            }
            Block::List(items) => {
                out.push('\n');
                for item in items {
                    hanging(item, "- ", out);
                }
            }
            Block::Table(inner) => table(inner, out),
            Block::Section(inner) => section(inner, level + 1, out),
        }
    }
}

/// A paragraph whose first line starts with a mark; the others are indented as far.
fn hanging(text: &str, mark: &str, out: &mut String) {
    let indent = " ".repeat(mark.len());
    for (index, line) in wrapped(text, WIDTH - mark.len()).iter().enumerate() {
        let start = if index == 0 { mark } else { &indent };
        push_line(out, &format!("{start}{line}"));
    }
}

fn table(table: &Table, out: &mut String) {
    out.push('\n');
    hanging(&table.caption, "", out);
    out.push('\n');
    let widths = widths(table);
    let titles = table.columns.iter().map(|column| column.title.clone());
    let head = Row {
        depth: 0,
        cells: titles.collect(),
    };
    row(table, &head, &widths, out);
    let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    push_line(out, &rules.join(&" ".repeat(GAP)));
    for inner in &table.rows {
        row(table, inner, &widths, out);
    }
}

fn row(table: &Table, row: &Row, widths: &[usize], out: &mut String) {
    let indent = 2 * row.depth;
    let cells: Vec<Vec<String>> = row
        .cells
        .iter()
        .zip(widths)
        .enumerate()
        .map(|(index, (cell, width))| {
            let indent = if index == 0 { indent } else { 0 };
            broken(cell, width.saturating_sub(indent).max(1))
        })
        .collect();
    let n_lines = cells.iter().map(Vec::len).max().unwrap_or(0);
    for number in 0..n_lines {
        let mut line = String::new();
        for (index, cell) in cells.iter().enumerate() {
            let text = cell.get(number).map_or("", String::as_str);
            let start: usize = widths[..index].iter().map(|width| width + GAP).sum();
            let free = widths[index].saturating_sub(width(text));
            let before = match (index, table.columns[index].numbers) {
                (0, _) => indent,
                (_, true) => free,
                (_, false) => 0,
            };
            let gap = (start + before).saturating_sub(width(&line));
            line.push_str(&" ".repeat(gap));
            line.push_str(text);
        }
        push_line(out, &line);
    }
}

/// Widths that hold each cell on one line where there is room; where there is
/// not, the widest columns give way first.
fn widths(table: &Table) -> Vec<usize> {
    let measured = |column: usize, measure: fn(&str) -> usize| {
        let cell = |row: &Row| {
            let indent = if column == 0 { 2 * row.depth } else { 0 };
            indent + measure(&row.cells[column])
        };
        let widest = table.rows.iter().map(cell).max().unwrap_or(0);
        widest.max(measure(&table.columns[column].title))
    };
    let columns = 0..table.columns.len();
    let mut widths: Vec<usize> = columns
        .clone()
        .map(|column| measured(column, width))
        .collect();
    let least: Vec<usize> = columns
        .map(|column| measured(column, longest_word).min(NARROWEST))
        .collect();
    let gaps = GAP * table.columns.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > WIDTH {
        let yielding = (0..widths.len()).filter(|column| widths[*column] > least[*column]);
        match yielding.max_by_key(|column| widths[*column]) {
            Some(widest) => widths[widest] -= 1,
            None => break,
        }
    }
    widths
}

fn longest_word(text: &str) -> usize {
    text.split_whitespace().map(width).max().unwrap_or(0)
}

/// Lines of at most `most` characters; a longer word stands alone on its line.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && width(&line) + 1 + width(word) > most {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Lines of at most `most` characters, cutting words that are longer.
fn broken(text: &str, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for line in wrapped(text, most) {
        let signs: Vec<char> = line.chars().collect();
        lines.extend(signs.chunks(most).map(String::from_iter));
    }
    lines
}

fn push_line(out: &mut String, line: &str) {
    out.push_str(line.trim_end());
    out.push('\n');
}

fn width(text: &str) -> usize {
    text.chars().count()
}
