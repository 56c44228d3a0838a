//! The register as the files it is imported from.

use super::Register;
use prima_exchange::records::{ALIASES, BODIES, BODY_NAMES, REGION_PARENTS, REGIONS, RecordKind};
use prima_exchange::write::push_line;
use prima_store::register::{Alias, Body, BodyName, BodyParent, Region, RegionParent};

impl Register {
    /// The records of a kind as CSV, with the columns of its files.
    pub fn text(&self, kind: &RecordKind) -> String {
        let mut text = String::new();
        push_line(kind.shape.all(), &mut text);
        match kind.name {
            name if name == REGIONS.name => rows(self.regions.values(), region, &mut text),
            name if name == REGION_PARENTS.name => {
                rows(self.region_parents.values(), region_parent, &mut text);
            }
            name if name == ALIASES.name => rows(self.aliases.values(), alias, &mut text),
            name if name == BODIES.name => rows(self.bodies.values(), body, &mut text),
            name if name == BODY_NAMES.name => {
                rows(self.body_names.values(), body_name, &mut text);
            }
            _ => rows(self.body_parents.values(), body_parent, &mut text),
        }
        text
    }
}

/// Appends a line a row. Each function below gives the values of a kind's
/// columns in their order.
fn rows<'a, T: 'a, const N: usize>(
    all: impl Iterator<Item = &'a T>,
    values: impl Fn(&'a T) -> [&'a String; N],
    text: &mut String,
) {
    for row in all {
        push_line(values(row).map(String::as_str), text);
    }
}

fn region(row: &Region) -> [&String; 7] {
    [
        &row.region,
        &row.name,
        &row.short,
        &row.kind,
        &row.parent,
        &row.valid_from,
        &row.valid_to,
    ]
}

fn region_parent(row: &RegionParent) -> [&String; 5] {
    [
        &row.region,
        &row.parent,
        &row.valid_to,
        &row.valid_from,
        &row.provisional,
    ]
}

fn alias(row: &Alias) -> [&String; 3] {
    [&row.kind, &row.code, &row.alias]
}

fn body(row: &Body) -> [&String; 11] {
    [
        &row.body,
        &row.name,
        &row.kind,
        &row.short,
        &row.parent,
        &row.level,
        &row.region,
        &row.valid_from,
        &row.valid_to,
        &row.aliases,
        &row.sample,
    ]
}

fn body_name(row: &BodyName) -> [&String; 5] {
    [
        &row.body,
        &row.name,
        &row.valid_to,
        &row.source,
        &row.valid_from,
    ]
}

fn body_parent(row: &BodyParent) -> [&String; 5] {
    [
        &row.body,
        &row.parent,
        &row.valid_to,
        &row.source,
        &row.valid_from,
    ]
}
