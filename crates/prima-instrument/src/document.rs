//! A text in parts: sections, paragraphs, lists, tables.
//!
//! What is put into words is built once as a [`Document`] and printed three
//! ways: as text for a terminal, as Markdown, as HTML for a page.

mod html;
mod json;
mod markdown;
mod text;

use crate::words::Lang;

/// A text with a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Language it is written in.
    pub lang: Lang,
    /// First part of every `id` in the HTML, unique in its page.
    pub anchor: String,
    /// The whole of it; its heading is the title.
    pub body: Section,
}

/// A heading with what stands below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Heading.
    pub heading: String,
    /// Parts in reading order.
    pub blocks: Vec<Block>,
}

/// One part of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// A remark the reader must not miss, such as what is not proven.
    Note(String),
    /// A list without numbers.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// A section one level below.
    Section(Section),
}

/// Rows and columns; the first column names the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the table shows.
    pub caption: String,
    /// Columns from the left.
    pub columns: Vec<Column>,
    /// Rows from the top.
    pub rows: Vec<Row>,
}

/// Head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Heading.
    pub title: String,
    /// Whether it holds numbers, which stand at the right.
    pub numbers: bool,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// How deep it stands in a tree; 0 in a flat table.
    pub depth: usize,
    /// One text for each column; may be empty.
    pub cells: Vec<String>,
}

impl Document {
    /// An empty document.
    pub fn new(lang: Lang, anchor: &str, title: String) -> Document {
        Document {
            lang,
            anchor: anchor.to_owned(),
            body: Section::new(title),
        }
    }
}

impl Section {
    /// A section with nothing below its heading yet.
    pub fn new(heading: String) -> Section {
        Section {
            heading,
            blocks: Vec::new(),
        }
    }

    /// Adds a paragraph; an empty one is left out.
    pub fn paragraph(&mut self, text: String) {
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph(text));
        }
    }

    /// Adds a remark.
    pub fn note(&mut self, text: String) {
        self.blocks.push(Block::Note(text));
    }

    /// Adds a list; an empty one is left out.
    pub fn list(&mut self, items: Vec<String>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    /// Adds a table; one without rows is left out.
    pub fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }

    /// Adds a section below; one without content is left out.
    pub fn section(&mut self, section: Section) {
        if !section.blocks.is_empty() {
            self.blocks.push(Block::Section(section));
        }
    }
}

impl Table {
    /// A table without rows; columns of numbers are named with `true`.
    pub fn new(caption: String, columns: Vec<(String, bool)>) -> Table {
        let column = |(title, numbers)| Column { title, numbers };
        Table {
            caption,
            columns: columns.into_iter().map(column).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn row(&mut self, depth: usize, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.columns.len(), "one cell for each column");
        self.rows.push(Row { depth, cells });
    }

    /// The table without the columns that are empty in every row.
    pub fn without_empty_columns(mut self) -> Table {
        let used: Vec<bool> = (0..self.columns.len())
            .map(|column| self.rows.iter().any(|row| !row.cells[column].is_empty()))
            .collect();
        let mut kept = used.iter();
        self.columns.retain(|_| kept.next() == Some(&true));
        for row in &mut self.rows {
            let mut kept = used.iter();
            row.cells.retain(|_| kept.next() == Some(&true));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One of each part, with signs that mean something in Markdown and HTML.
    fn sample() -> Document {
        let mut document = Document::new(Lang::En, "x", "Title & more".to_owned());
        let body = &mut document.body;
        body.paragraph("1. not a list, *not* bold".to_owned());
        body.note("A <note>".to_owned());
        body.list(vec!["one".to_owned(), "two".to_owned()]);
        let columns = vec![
            ("Code".to_owned(), false),
            ("Empty".to_owned(), false),
            ("Weight".to_owned(), true),
        ];
        let mut table = Table::new("Weights".to_owned(), columns);
        table.row(0, vec!["I".to_owned(), String::new(), "24".to_owned()]);
        table.row(1, vec!["a|b".to_owned(), String::new(), "5.5".to_owned()]);
        let mut inner = Section::new("Inner".to_owned());
        inner.table(table.without_empty_columns());
        body.section(inner);
        body.section(Section::new("Left out, being empty".to_owned()));
        document
    }

    #[test]
    fn text_is_underlined_indented_and_aligned() {
        let expected = "\
Title & more
============

1. not a list, *not* bold

! A <note>

- one
- two

Inner
-----

Weights

Code   Weight
-----  ------
I          24
  a|b     5.5
";
        assert_eq!(sample().text(), expected);
    }

    #[test]
    fn markdown_keeps_every_sign_as_it_is() {
        let expected = "\
# Title & more

1\\. not a list, \\*not\\* bold

> A \\<note\\>

- one
- two

## Inner

Weights

| Code | Weight |
| --- | ---: |
| I | 24 |
| &emsp;a\\|b | 5.5 |
";
        assert_eq!(sample().markdown(), expected);
    }

    #[test]
    fn html_names_its_tables_and_rows() {
        let html = sample().html().into_string();
        for part in [
            "<h1 id=\"x\">Title &amp; more</h1>",
            "<p>1. not a list, *not* bold</p>",
            "<p class=\"note\">A &lt;note&gt;</p>",
            "<ul><li>one</li><li>two</li></ul>",
            "<h2 id=\"x-1\">Inner</h2>",
            "<caption id=\"x-table-1\">Weights</caption>",
            "<th scope=\"col\">Code</th><th scope=\"col\" class=\"number\">Weight</th>",
            "<tr><th scope=\"row\">I</th><td class=\"number\">24</td></tr>",
            "<th scope=\"row\" class=\"depth-1\">a|b</th>",
        ] {
            assert!(html.contains(part), "{part} is not in {html}");
        }
        assert!(
            sample()
                .html_from(3)
                .into_string()
                .contains("<h4 id=\"x-1\">")
        );
    }

    #[test]
    fn long_cells_are_wrapped_between_words() {
        let mut document = Document::new(Lang::En, "x", "T".to_owned());
        let columns = vec![("Code".to_owned(), false), ("What".to_owned(), false)];
        let mut table = Table::new("C".to_owned(), columns);
        let words = ["word"; 30].join(" ");
        table.row(0, vec!["1.a.Ak".to_owned(), words.clone()]);
        document.body.table(table);
        let text = document.text();
        assert!(
            text.lines().all(|line| line.chars().count() <= 100),
            "{text}"
        );
        assert_eq!(text.matches("word").count(), 30);
    }
}
