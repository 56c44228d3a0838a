//! What differs between two texts of one table, row by row.

use csv::{ReaderBuilder, StringRecord};
use std::collections::BTreeMap;

/// One row that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowChange {
    /// The values that name the row, parted by ` · `.
    pub key: String,
    /// What became of it.
    pub what: WhatChanged,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhatChanged {
    /// It is new, with its values that are not empty.
    Added(Vec<CellChange>),
    /// It is new, and told by its key alone: it comes after [`MOST_KEPT`] others, and a
    /// nation would not fit into memory twice.
    AddedByKey,
    /// It is gone.
    Removed,
    /// Some of its values are others.
    Changed(Vec<CellChange>),
}

/// One value that is another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange {
    /// The column.
    pub column: String,
    /// The value before; empty also where there was no such column.
    pub before: String,
    /// The value now.
    pub after: String,
}

/// New rows of a table whose values are kept.
pub const MOST_KEPT: usize = 1_000;

struct Rows {
    header: StringRecord,
    rows: BTreeMap<Vec<String>, StringRecord>,
}

/// The rows of `after` that are not as in `before`, then those that are gone,
/// each by key. Both are CSV as this program writes it; an empty text is an
/// empty table. Rows are named by the columns in `key`.
pub fn row_changes(before: &str, after: &str, key: &[&str]) -> Vec<RowChange> {
    let (before, after) = (rows(before, key), rows(after, key));
    let mut columns: Vec<&str> = after.header.iter().collect();
    columns.extend(
        before
            .header
            .iter()
            .filter(|name| !columns.contains(name))
            .collect::<Vec<_>>(),
    );
    let mut changes = Vec::new();
    let mut n_kept = 0;
    for (name, row) in &after.rows {
        let what = match before.rows.get(name) {
            None if n_kept == MOST_KEPT => WhatChanged::AddedByKey,
            None => {
                n_kept += 1;
                WhatChanged::Added(values(&after, row, key))
            }
            Some(old) => {
                let cells = columns.iter().filter_map(|column| {
                    let (was, is) = (cell(&before, old, column), cell(&after, row, column));
                    (was != is).then(|| CellChange {
                        column: (*column).to_owned(),
                        before: was.to_owned(),
                        after: is.to_owned(),
                    })
                });
                let cells: Vec<CellChange> = cells.collect();
                if cells.is_empty() {
                    continue;
                }
                WhatChanged::Changed(cells)
            }
        };
        changes.push(RowChange {
            key: name.join(" · "),
            what,
        });
    }
    let gone = before
        .rows
        .keys()
        .filter(|name| !after.rows.contains_key(*name));
    changes.extend(gone.map(|name| RowChange {
        key: name.join(" · "),
        what: WhatChanged::Removed,
    }));
    changes
}

/// The values of a new row beside those that name it.
fn values(table: &Rows, row: &StringRecord, key: &[&str]) -> Vec<CellChange> {
    let cells = table.header.iter().zip(row);
    let said = cells.filter(|(column, value)| !value.is_empty() && !key.contains(column));
    said.map(|(column, value)| CellChange {
        column: column.to_owned(),
        before: String::new(),
        after: value.to_owned(),
    })
    .collect()
}

fn cell<'a>(table: &Rows, row: &'a StringRecord, column: &str) -> &'a str {
    let place = table.header.iter().position(|name| name == column);
    place.and_then(|place| row.get(place)).unwrap_or_default()
}

fn rows(text: &str, key: &[&str]) -> Rows {
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let places: Vec<Option<usize>> = key
        .iter()
        .map(|column| header.iter().position(|name| name == *column))
        .collect();
    let mut rows = BTreeMap::new();
    for record in reader.records().flatten() {
        let name = places.iter().map(|place| {
            let value = place.and_then(|place| record.get(place));
            value.unwrap_or_default().to_owned()
        });
        rows.insert(name.collect(), record);
    }
    Rows { header, rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::push_line;
    use proptest::prelude::*;
    use proptest::sample::select;

    /// Rows by key; names hold what a CSV file must quote.
    type Made = BTreeMap<(String, String), [String; 2]>;

    fn made() -> impl Strategy<Value = Made> {
        let key = (select(vec!["a", "b", "c,d"]), select(vec!["", "1", "2"]));
        let key = key.prop_map(|(one, two)| (one.to_owned(), two.to_owned()));
        let value = select(vec!["", "x", "=1+1", "two\nlines", "\"quoted\"", "16.10"]);
        let values = [
            value.clone().prop_map(str::to_owned),
            value.prop_map(str::to_owned),
        ];
        proptest::collection::btree_map(key, values, 0..8)
    }

    /// The rows as a table, in an order that `seed` decides.
    fn table(rows: &Made, seed: usize) -> String {
        let mut lines: Vec<_> = rows.iter().collect();
        let n = lines.len().max(1);
        lines.rotate_left(seed % n);
        if seed % 2 == 1 {
            lines.reverse();
        }
        let mut text = String::new();
        push_line(["unit", "code", "value", "source"], &mut text);
        for ((unit, code), [value, source]) in lines {
            push_line([unit, code, value, source].map(String::as_str), &mut text);
        }
        text
    }

    fn changes(before: &str, after: &str) -> Vec<RowChange> {
        row_changes(before, after, &["unit", "code"])
    }

    proptest! {
        #[test]
        fn a_table_does_not_differ_from_itself_in_any_order(rows in made(), a: usize, b: usize) {
            prop_assert_eq!(changes(&table(&rows, a), &table(&rows, b)), []);
        }

        #[test]
        fn what_differs_is_said_whatever_the_order(
            before in made(), after in made(), a: usize, b: usize
        ) {
            let found = changes(&table(&before, 0), &table(&after, 0));
            prop_assert_eq!(&found, &changes(&table(&before, a), &table(&after, b)));
            let name = |(unit, code): &(String, String)| format!("{unit} · {code}");
            let mut expected: BTreeMap<String, WhatChanged> = BTreeMap::new();
            for (key, values) in &after {
                let what = match before.get(key) {
                    None => {
                        let cells = ["value", "source"].into_iter().zip(values);
                        let cells = cells.filter(|(_, new)| !new.is_empty());
                        WhatChanged::Added(cells.map(|(column, new)| CellChange {
                            column: column.to_owned(),
                            before: String::new(),
                            after: new.clone(),
                        }).collect())
                    }
                    Some(old) if old == values => continue,
                    Some(old) => {
                        let cells = ["value", "source"].into_iter().zip(old.iter().zip(values));
                        let cells = cells.filter(|(_, (old, new))| old != new);
                        WhatChanged::Changed(cells.map(|(column, (old, new))| CellChange {
                            column: column.to_owned(),
                            before: old.clone(),
                            after: new.clone(),
                        }).collect())
                    }
                };
                expected.insert(name(key), what);
            }
            for key in before.keys().filter(|key| !after.contains_key(key)) {
                expected.insert(name(key), WhatChanged::Removed);
            }
            let found: BTreeMap<String, WhatChanged> =
                found.into_iter().map(|change| (change.key, change.what)).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn no_text_makes_a_comparison_panic(before in ".*", after in ".*") {
            let _ = changes(&before, &after);
        }
    }

    #[test]
    fn rows_are_added_changed_and_removed() {
        let before = "unit,index,source\na,1.0,x\nb,2.0,x\nc,3.0,x\n";
        let after = "unit,index,source,band\nb,2.5,x,A\nc,3.0,x,\nd,4.0,x,B\n";
        let changes = row_changes(before, after, &["unit"]);
        let cell = |column: &str, before: &str, after: &str| CellChange {
            column: column.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
        };
        let expected = [
            (
                "b",
                WhatChanged::Changed(vec![cell("index", "2.0", "2.5"), cell("band", "", "A")]),
            ),
            (
                "d",
                WhatChanged::Added(vec![
                    cell("index", "", "4.0"),
                    cell("source", "", "x"),
                    cell("band", "", "B"),
                ]),
            ),
            ("a", WhatChanged::Removed),
        ];
        let expected = expected.map(|(key, what)| RowChange {
            key: key.to_owned(),
            what,
        });
        assert_eq!(changes, expected);
    }

    /// A row whose values are not kept is not told as one that has none.
    #[test]
    fn of_very_many_new_rows_the_last_are_told_by_their_keys() {
        let mut text = "unit,index\n".to_owned();
        for number in 0..=MOST_KEPT {
            text.push_str(&format!("{number:05},1\n"));
        }
        let changes = row_changes("", &text, &["unit"]);
        assert_eq!(changes.len(), MOST_KEPT + 1);
        let (last, kept) = changes.split_last().expect("there are rows");
        assert!(
            kept.iter()
                .all(|one| matches!(&one.what, WhatChanged::Added(cells) if cells.len() == 1))
        );
        assert_eq!(last.what, WhatChanged::AddedByKey);
        let bare = row_changes("", "unit,index\na,\n", &["unit"]);
        assert_eq!(bare[0].what, WhatChanged::Added(Vec::new()));
    }

    #[test]
    fn everything_is_new_where_there_was_nothing() {
        let changes = row_changes("", "unit,index\na,1\n", &["unit"]);
        assert_eq!(changes.len(), 1, "{changes:?}");
        let index = CellChange {
            column: "index".to_owned(),
            before: String::new(),
            after: "1".to_owned(),
        };
        assert_eq!(changes[0].what, WhatChanged::Added(vec![index]));
    }
}
