//! A table of the parsed file, asked key by key.
//!
//! What is not there or has the wrong shape is `None`: [`crate::fit`] has
//! reported it.

use crate::condition::Expression;
use crate::exact::Exact;
use crate::fit::number;
use crate::words::Text;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table of the file with its place.
#[derive(Clone, Copy)]
pub struct Table<'a> {
    /// Its keys.
    pub keys: &'a DeTable<'a>,
    /// Its place: the header, or the whole of an inline table.
    pub at: &'a Spanned<DeValue<'a>>,
}

/// A condition or formula as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Its place, quotes included.
    pub at: Range<usize>,
    /// Its text.
    pub text: String,
}

impl<'a> Table<'a> {
    /// The table, if the value is one.
    pub fn new(value: &'a Spanned<DeValue<'a>>) -> Option<Table<'a>> {
        Some(Table {
            keys: value.get_ref().as_table()?,
            at: value,
        })
    }

    pub fn get(self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.keys.get(key)
    }

    pub fn has(self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub fn line(self, key: &str) -> Option<&'a str> {
        self.get(key)?.get_ref().as_str()
    }

    /// The code, empty where there is none.
    pub fn code(self) -> &'a str {
        self.line("code").unwrap_or_default()
    }

    /// Place of a key's value, of the table where it has no such key.
    pub fn place(self, key: &str) -> Range<usize> {
        self.get(key).map_or_else(|| self.at.span(), Spanned::span)
    }

    pub fn number(self, key: &str) -> Option<Exact> {
        number(self.get(key)?.get_ref())
    }

    pub fn whole(self, key: &str) -> Option<i64> {
        self.number(key)?.to_whole()
    }

    pub fn flag(self, key: &str) -> Option<bool> {
        self.get(key)?.get_ref().as_bool()
    }

    pub fn inner(self, key: &str) -> Option<Table<'a>> {
        Table::new(self.get(key)?)
    }

    pub fn tables(self, key: &str) -> Vec<Table<'a>> {
        let values = self.get(key).and_then(|value| value.get_ref().as_array());
        values
            .map(|values| values.iter().filter_map(Table::new).collect())
            .unwrap_or_default()
    }

    pub fn lines(self, key: &str) -> Vec<(&'a str, Range<usize>)> {
        let values = self.get(key).and_then(|value| value.get_ref().as_array());
        values
            .map(|values| {
                values
                    .iter()
                    .filter_map(|value| Some((value.get_ref().as_str()?, value.span())))
                    .collect()
            })
            .unwrap_or_default()
    }

    pub fn words(self, key: &str) -> Option<Text> {
        let words = self.inner(key)?;
        Some(Text {
            id: words.line("id")?.to_owned(),
            en: words.line("en")?.to_owned(),
        })
    }

    pub fn title(self) -> Text {
        self.words("title").unwrap_or_default()
    }

    pub fn expression(self, key: &str) -> Option<Expression> {
        Expression::parse(self.line(key)?).ok()
    }

    pub fn written(self, key: &str) -> Written {
        Written {
            at: self.place(key),
            text: self.line(key).unwrap_or_default().to_owned(),
        }
    }
}
