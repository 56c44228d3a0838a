//! A document of an instrument, printed with the components of a page.

use crate::look::{Words, linked, region};
use maud::{Markup, html};
use prima_instrument::Document;
use prima_instrument::document::{Block, Section, Table};

/// The sections of a document, heading and body; what stands before the first
/// is left to the page.
pub fn sections(words: Words, document: &Document) -> Vec<(String, Markup)> {
    let mut printer = Printer {
        words,
        anchor: &document.anchor,
        n_tables: 0,
    };
    let sections = document.body.blocks.iter().filter_map(|block| match block {
        Block::Section(section) => Some(section),
        _ => None,
    });
    sections
        .map(|section| (section.heading.clone(), printer.blocks(section, 3)))
        .collect()
}

/// What stands before the first section of a document.
pub fn introduction(document: &Document) -> Markup {
    html! {
        @for block in &document.body.blocks {
            @match block {
                Block::Paragraph(text) => p { (text) },
                Block::Note(text) => p class="unproven" { (text) },
                _ => {},
            }
        }
    }
}

struct Printer<'a> {
    words: Words,
    anchor: &'a str,
    n_tables: usize,
}

impl Printer<'_> {
    fn blocks(&mut self, section: &Section, level: usize) -> Markup {
        html! {
            @for block in &section.blocks { (self.block(block, level)) }
        }
    }

    fn block(&mut self, block: &Block, level: usize) -> Markup {
        match block {
            Block::Paragraph(text) => html! { p { (self.words.prose(text)) } },
            Block::Note(text) => html! { p class="unproven" { (text) } },
            Block::List(items) => html! { ul { @for item in items { li { (item) } } } },
            Block::Table(table) => self.table(table),
            Block::Section(section) => html! {
                @if level == 3 { h3 { (section.heading) } }
                @else { h4 { (section.heading) } }
                (self.blocks(section, level + 1))
            },
        }
    }

    fn table(&mut self, table: &Table) -> Markup {
        self.n_tables += 1;
        let number = |column: usize| table.columns[column].numbers.then_some("number");
        let rows = html! {
            thead {
                tr {
                    @for (place, column) in table.columns.iter().enumerate() { th scope="col" class=[number(place)] { (column.title) } }
                }
            }
            tbody {
                @for row in &table.rows {
                    tr {
                        @for (place, cell) in row.cells.iter().enumerate() {
                            @if place == 0 { th scope="row" class=[(row.depth > 0).then(|| format!("depth-{}", row.depth.min(5)))] { (cell) } }
                            @else { td class=[number(place)] { (linked(&self.words.prose(cell))) } }
                        }
                    }
                }
            }
        };
        region(
            &format!("{}-tabel-{}", self.anchor, self.n_tables),
            &table.caption,
            &rows,
        )
    }
}
