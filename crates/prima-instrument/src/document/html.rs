//! Prints a document as a fragment of HTML that a screen reader can walk:
//! headings in order, tables with captions and named rows.

use super::{Block, Document, Section, Table};
use maud::{Markup, html};

impl Document {
    /// The document as HTML; its title is an `h1`.
    pub fn html(&self) -> Markup {
        self.html_from(1)
    }

    /// The document as HTML whose title is a heading of this level, to be set
    /// into a page that has its own `h1`. Levels beyond 6 stay at 6.
    pub fn html_from(&self, level: usize) -> Markup {
        let mut printer = Printer {
            anchor: &self.anchor,
            n_sections: 0,
            n_tables: 0,
        };
        printer.section(&self.body, level)
    }
}

/// Columns a small phone can show side by side.
const NARROW: usize = 3;

struct Printer<'a> {
    anchor: &'a str,
    n_sections: usize,
    n_tables: usize,
}

impl Printer<'_> {
    fn section(&mut self, section: &Section, level: usize) -> Markup {
        let id = match self.n_sections {
            0 => self.anchor.to_owned(),
            number => format!("{}-{number}", self.anchor),
        };
        self.n_sections += 1;
        let heading = match level {
            0 | 1 => html! { h1 id=(id) { (section.heading) } },
            2 => html! { h2 id=(id) { (section.heading) } },
            3 => html! { h3 id=(id) { (section.heading) } },
            4 => html! { h4 id=(id) { (section.heading) } },
            5 => html! { h5 id=(id) { (section.heading) } },
            _ => html! { h6 id=(id) { (section.heading) } },
        };
        html! {
            (heading)
            @for block in &section.blocks { (self.block(block, level)) }
        }
    }

    fn block(&mut self, block: &Block, level: usize) -> Markup {
        match block {
            Block::Paragraph(text) => html! { p { (text) } },
            Block::Note(text) => html! { p class="note" { (text) } },
            Block::List(items) => html! { ul { @for item in items { li { (item) } } } },
            Block::Table(table) => self.table(table),
            Block::Section(section) => self.section(section, level + 1),
        }
    }

    fn table(&mut self, table: &Table) -> Markup {
        self.n_tables += 1;
        let id = format!("{}-table-{}", self.anchor, self.n_tables);
        // A wide table scrolls by itself; that needs a name and the keyboard. A
        // narrow one must not be one more stop on the way through the page.
        let wide = table.columns.len() > NARROW;
        html! {
            div class="table" role=[wide.then_some("region")] aria-labelledby=[wide.then_some(&id)] tabindex=[wide.then_some("0")] {
                table {
                    caption id=(id) { (table.caption) }
                    thead {
                        tr {
                            @for column in &table.columns {
                                th scope="col" class=[column.numbers.then_some("number")] { (column.title) }
                            }
                        }
                    }
                    tbody {
                        @for row in &table.rows {
                            tr {
                                @for (index, cell) in row.cells.iter().enumerate() {
                                    @if index == 0 {
                                        th scope="row" class=[(row.depth > 0).then(|| format!("depth-{}", row.depth))] { (cell) }
                                    } @else {
                                        td class=[table.columns[index].numbers.then_some("number")] { (cell) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
