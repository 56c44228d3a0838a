//! Prints a document as JSON, for programs that lay it out themselves.

use super::{Block, Document, Row, Section, Table};
use serde_json::{Value, json};

impl Document {
    /// The document as JSON: sections hold blocks, each with its `kind`.
    pub fn json(&self) -> Value {
        let mut value = section(&self.body);
        value["lang"] = json!(self.lang.tag());
        value
    }
}

fn section(section: &Section) -> Value {
    let blocks: Vec<Value> = section.blocks.iter().map(block).collect();
    json!({ "kind": "section", "heading": section.heading, "blocks": blocks })
}

fn block(block: &Block) -> Value {
    match block {
        Block::Paragraph(text) => json!({ "kind": "paragraph", "text": text }),
        Block::Note(text) => json!({ "kind": "note", "text": text }),
        Block::List(items) => json!({ "kind": "list", "items": items }),
        Block::Table(inner) => table(inner),
        Block::Section(inner) => section(inner),
    }
}

fn table(table: &Table) -> Value {
    let columns: Vec<&str> = table
        .columns
        .iter()
        .map(|column| column.title.as_str())
        .collect();
    let row = |row: &Row| json!({ "depth": row.depth, "cells": row.cells });
    let rows: Vec<Value> = table.rows.iter().map(row).collect();
    json!({ "kind": "table", "caption": table.caption, "columns": columns, "rows": rows })
}
