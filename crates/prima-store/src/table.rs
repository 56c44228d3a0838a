//! Tables as Rust types: one struct a table, read and written by column name.

use crate::error::{StoreError, doing};
use futures_util::future::ready;
use futures_util::{Stream, TryStreamExt};
use serde_json::Value;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AssertSqlSafe, Executor, Transaction};

/// Places of an `INSERT` at most, and names in one question. Both engines take
/// more, but SQLite looks through all names of places for each place.
pub(crate) const MOST_PLACES: usize = 250;
pub(crate) const MOST_NAMES: usize = 1_000;
/// Rows of an insertion that is kept ready, at most.
const MOST_KEPT: usize = 16;

/// A row of one table.
pub trait Table: Sized {
    /// Name of the table.
    const NAME: &'static str;
    /// Its columns, in the order of [`Table::bind`].
    const COLUMNS: &'static [&'static str];

    /// Reads a row that has all columns.
    fn read(row: &AnyRow) -> Result<Self, sqlx::Error>;

    /// Gives its values to a statement, in the order of the columns.
    fn bind<'q>(&self, query: Query<'q, Any, AnyArguments>) -> Query<'q, Any, AnyArguments>;

    /// The first column that holds a zero byte.
    fn zero_byte(&self) -> Option<&'static str>;

    /// Its values as a backup holds them, in the order of the columns.
    fn to_json(&self) -> Vec<Value>;

    /// A row from the values of a backup; `None` where they do not fit.
    fn from_json(values: &[Value]) -> Option<Self>;
}

/// What a column can hold.
pub trait Cell: Sized {
    /// As a backup holds it.
    fn to_json(&self) -> Value;

    /// From a backup; `None` where it is something else.
    fn from_json(value: &Value) -> Option<Self>;

    /// Whether it holds a zero byte; a number does not.
    fn has_zero_byte(&self) -> bool {
        false
    }
}

impl Cell for String {
    fn to_json(&self) -> Value {
        Value::String(self.clone())
    }

    fn from_json(value: &Value) -> Option<String> {
        value.as_str().map(str::to_owned)
    }

    fn has_zero_byte(&self) -> bool {
        self.contains('\0')
    }
}

impl Cell for i64 {
    fn to_json(&self) -> Value {
        Value::from(*self)
    }

    fn from_json(value: &Value) -> Option<i64> {
        value.as_i64()
    }
}

impl Cell for Option<i64> {
    fn to_json(&self) -> Value {
        self.map_or(Value::Null, Value::from)
    }

    fn from_json(value: &Value) -> Option<Option<i64>> {
        if value.is_null() {
            return Some(None);
        }
        value.as_i64().map(Some)
    }
}

/// Defines a row of a table: a struct whose fields are the columns.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident = $table:literal { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }

        impl $crate::table::Table for $name {
            const NAME: &'static str = $table;
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];

            fn read(row: &sqlx::any::AnyRow) -> Result<Self, sqlx::Error> {
                use sqlx::Row as _;
                Ok($name { $($field: row.try_get(stringify!($field))?,)* })
            }

            fn bind<'q>(
                &self,
                query: sqlx::query::Query<'q, sqlx::Any, sqlx::any::AnyArguments>,
            ) -> sqlx::query::Query<'q, sqlx::Any, sqlx::any::AnyArguments> {
                query$(.bind(self.$field.clone()))*
            }

            fn zero_byte(&self) -> Option<&'static str> {
                $(if $crate::table::Cell::has_zero_byte(&self.$field) {
                    return Some(stringify!($field));
                })*
                None
            }

            fn to_json(&self) -> Vec<serde_json::Value> {
                vec![$($crate::table::Cell::to_json(&self.$field)),*]
            }

            fn from_json(values: &[serde_json::Value]) -> Option<$name> {
                let mut values = values.iter();
                let row = $name { $($field: $crate::table::Cell::from_json(values.next()?)?,)* };
                values.next().is_none().then_some(row)
            }
        }
    };
}
pub(crate) use table;

/// `SELECT` of all columns, with what follows.
pub(crate) fn select<T: Table>(rest: &str) -> AssertSqlSafe<String> {
    AssertSqlSafe(format!(
        "SELECT {} FROM {} {rest}",
        columns::<T>(T::NAME),
        T::NAME
    ))
}

/// All columns, each named with its table.
pub(crate) fn columns<T: Table>(table: &str) -> String {
    let names = T::COLUMNS.iter().map(|column| format!("{table}.{column}"));
    names.collect::<Vec<_>>().join(", ")
}

/// A text to look for. PostgreSQL refuses even a question with a zero byte, and
/// no stored text has one, so that sign becomes one nobody may write.
pub(crate) fn sought(text: &str) -> String {
    text.replace('\0', "\u{10ffff}")
}

/// Names filled up with the last one to a power of two, so that few statements
/// serve lists of all lengths, and are kept ready.
pub(crate) fn padded<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut names = names.to_vec();
    if let Some(last) = names.last().copied() {
        names.resize(names.len().next_power_of_two(), last);
    }
    names
}

/// Rows of a query as what they are, each turned into it as it comes: a whole
/// table of a driver's rows would take many times the memory.
pub(crate) async fn each<T: Table>(
    found: impl Stream<Item = Result<AnyRow, sqlx::Error>>,
    what: &'static str,
) -> Result<Vec<T>, StoreError> {
    let read = found.and_then(|row| ready(T::read(&row))).try_collect();
    read.await.map_err(doing(what))
}

/// Rows of a query as what they are.
pub(crate) fn rows<T: Table>(
    rows: Result<Vec<AnyRow>, sqlx::Error>,
    what: &'static str,
) -> Result<Vec<T>, StoreError> {
    let read = rows.and_then(|rows| rows.iter().map(T::read).collect());
    read.map_err(doing(what))
}

/// One row, where there is one.
pub(crate) fn row<T: Table>(
    row: Result<Option<AnyRow>, sqlx::Error>,
    what: &'static str,
) -> Result<Option<T>, StoreError> {
    let read = row.and_then(|row| row.as_ref().map(T::read).transpose());
    read.map_err(doing(what))
}

/// Inserts rows, many in one statement.
pub(crate) async fn insert<T: Table>(
    tx: &mut Transaction<'static, Any>,
    rows: &[T],
) -> Result<(), StoreError> {
    if let Some(column) = rows.iter().find_map(T::zero_byte) {
        let table = T::NAME;
        return Err(StoreError::ZeroByte { table, column });
    }
    let most = MOST_PLACES / T::COLUMNS.len();
    for some in rows.chunks(most) {
        let sql = insertion(T::NAME, T::COLUMNS, some.len());
        let query = sqlx::query(AssertSqlSafe(sql)).persistent(is_usual::<T>(some.len()));
        let query = some.iter().fold(query, |query, row| row.bind(query));
        tx.execute(query).await.map_err(doing("writing rows"))?;
    }
    Ok(())
}

/// Whether an insertion of so many rows comes again and again and is worth
/// keeping: those who share a commit are few, and long tables come in full chunks.
pub(crate) fn is_usual<T: Table>(n_rows: usize) -> bool {
    n_rows <= MOST_KEPT || n_rows == MOST_PLACES / T::COLUMNS.len()
}

/// An `INSERT` of `n` rows.
pub(crate) fn insertion(table: &str, columns: &[&str], n: usize) -> String {
    let mut sql = format!("INSERT INTO {table} ({}) VALUES ", columns.join(", "));
    let mut place = 0;
    for row in 0..n {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns.len() {
            place += 1;
            sql.push_str(if column == 0 { "$" } else { ", $" });
            sql.push_str(&place.to_string());
        }
        sql.push(')');
    }
    sql
}

/// Removes the rows whose `column` is `value`.
pub(crate) async fn delete(
    tx: &mut Transaction<'static, Any>,
    table: &'static str,
    column: &'static str,
    value: &str,
) -> Result<u64, StoreError> {
    let sql = AssertSqlSafe(format!("DELETE FROM {table} WHERE {column} = $1"));
    let query = sqlx::query(sql).bind(sought(value));
    let done = tx.execute(query).await.map_err(doing("removing rows"))?;
    Ok(done.rows_affected())
}

/// Removes all rows.
pub(crate) async fn clear(
    tx: &mut Transaction<'static, Any>,
    table: &'static str,
) -> Result<(), StoreError> {
    let sql = AssertSqlSafe(format!("DELETE FROM {table}"));
    let done = tx.execute(sqlx::query(sql)).await;
    done.map(|_| ()).map_err(doing("removing rows"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_insertion_numbers_its_places() {
        assert_eq!(
            insertion("region", &["region", "name"], 2),
            "INSERT INTO region (region, name) VALUES ($1, $2), ($3, $4)"
        );
    }
}
