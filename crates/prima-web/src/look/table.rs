//! Tables of data: named, scrolled by the keyboard where they are wide, and
//! put in order by links, so that no script is needed.

use maud::{Markup, html};
use prima_document::wording::Words;

/// A table.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// First part of every id in it.
    pub id: &'a str,
    /// What it holds.
    pub caption: &'a str,
    /// Left to right.
    pub columns: &'a [Column<'a>],
    /// Top to bottom.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Copy, Debug, Default)]
pub struct Column<'a> {
    /// What stands on top.
    pub name: &'a str,
    /// Whether it holds numbers, which end at the right.
    pub number: bool,
    /// Whether it names the rows; one column does.
    pub names_row: bool,
    /// How the rows may be put in its order.
    pub sort: Option<Sort<'a>>,
}

/// The order a column offers.
#[derive(Clone, Copy, Debug)]
pub struct Sort<'a> {
    /// Address of the same table in this order, or in the reverse one where it
    /// is in this order already.
    pub address: &'a str,
    /// Which way the rows go now, where they follow this column.
    pub direction: Option<Direction>,
}

/// Which way rows go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Smallest or first letter on top.
    Ascending,
    /// Largest or last letter on top.
    Descending,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its id, where something links to it.
    pub id: Option<String>,
    /// One a column.
    pub cells: Vec<Markup>,
    /// Whether it is what the page is about.
    pub emphasis: bool,
}

/// The table in its region.
pub fn table(words: Words, table: &Table) -> Markup {
    drawn(words, table, false)
}

/// The same for rows that are read one by one, not compared: where the screen is
/// narrow, each becomes a list of names and values, and nothing runs out of sight.
pub fn stacked(words: Words, table: &Table) -> Markup {
    html! { div class="stacks by-row" { (drawn(words, table, true)) } }
}

fn drawn(words: Words, table: &Table, is_stacked: bool) -> Markup {
    let shown = |column: &Column, cell: &Markup| match is_stacked && !cell.0.is_empty() {
        true => html! { span class="stacked-name" { (column.name) } div { (cell) } },
        false => cell.clone(),
    };
    let rows = html! {
        thead { tr { @for column in table.columns { (head(words, column)) } } }
        tbody {
            @for row in &table.rows {
                tr id=[&row.id] class=[row.emphasis.then_some("emphasis")] {
                    @for (column, cell) in table.columns.iter().zip(&row.cells) {
                        @let class = column.number.then_some("number");
                        @if column.names_row { th scope="row" class=[class] { (cell) } }
                        @else { td class=[class] { (shown(column, cell)) } }
                    }
                }
            }
        }
    };
    region(table.id, table.caption, &rows)
}

fn head(words: Words, column: &Column) -> Markup {
    let class = column.number.then_some("number");
    let sorted = column.sort.and_then(|sort| sort.direction);
    let order = sorted.map(|direction| match direction {
        Direction::Ascending => "ascending",
        Direction::Descending => "descending",
    });
    html! {
        th scope="col" class=[class] aria-sort=[order] {
            @if let Some(sort) = &column.sort {
                a class="sort" href=(sort.address) {
                    (column.name)
                    span class="visually-hidden" { ", " (words.label(next_order(sorted))) }
                    (arrows(sorted))
                }
            } @else { (column.name) }
        }
    }
}

/// What following the link does.
fn next_order(now: Option<Direction>) -> &'static str {
    match now {
        None => "web-sort",
        Some(_) => "web-sort-reverse",
    }
}

fn arrows(now: Option<Direction>) -> Markup {
    html! {
        svg class="arrows" width="10" height="14" viewBox="0 0 10 14" aria-hidden="true" {
            path class=[(now == Some(Direction::Ascending)).then_some("now")] d="M1 6L5 1l4 5z" {}
            path class=[(now == Some(Direction::Descending)).then_some("now")] d="M1 8l4 5 4-5z" {}
        }
    }
}

/// Rows of a table in a region that scrolls by itself where it is wider than
/// the screen, and so has a name and a place for the keyboard.
pub fn region(id: &str, caption: &str, rows: &Markup) -> Markup {
    let caption_id = format!("{id}-caption");
    html! {
        div class="region" role="region" aria-labelledby=(caption_id) tabindex="0" {
            table {
                caption id=(caption_id) { span class="caption" { (caption) } }
                (rows)
            }
        }
    }
}
