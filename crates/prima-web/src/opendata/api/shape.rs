//! What a record looks like, and a record as JSON, from one list of fields.

use serde_json::{Map, Value};

/// A kind of record.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Its name in the OpenAPI text.
    pub name: &'static str,
    /// Its fields, in the order they are written.
    pub fields: &'static [Field],
}

impl Shape {
    /// Its name as the last part of a key: `BodyInFull` is `body-in-full`.
    pub fn key(&self) -> String {
        let mut key = String::new();
        for letter in self.name.chars() {
            if letter.is_ascii_uppercase() && !key.is_empty() {
                key.push('-');
            }
            key.push(letter.to_ascii_lowercase());
        }
        key
    }
}

/// A field of a record.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it can be `null`: not known, or nothing of the kind.
    pub may_be_null: bool,
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text.
    Text,
    /// A decimal number as text, digit for digit.
    Decimal,
    /// A day, month or year, as precise as its source.
    Date,
    /// A moment in UTC.
    Moment,
    /// A whole number.
    Whole,
    /// True or false.
    Flag,
    /// An address of this installation.
    Address,
    /// One text in both languages.
    Both,
    /// One of some words.
    Word(&'static [&'static str]),
    /// Texts.
    Texts,
    /// A record.
    One(&'static Shape),
    /// Records.
    Many(&'static Shape),
}

/// A field that always holds something.
pub const fn always(kind: Kind) -> (Kind, bool) {
    (kind, false)
}

/// A field that can be `null`.
pub const fn maybe(kind: Kind) -> (Kind, bool) {
    (kind, true)
}

/// Defines a shape and the function that writes a row in it, so that both have
/// the same fields in the same order.
macro_rules! record {
    ($(#[$doc:meta])* $shape:ident = $name:literal, $write:ident($row:ident: &$type:ty) { $($field:ident: $kind:expr => $value:expr;)* }) => {
        $(#[$doc])*
        pub static $shape: $crate::opendata::api::shape::Shape = $crate::opendata::api::shape::Shape {
            name: $name,
            fields: &[$($crate::opendata::api::shape::Field {
                name: stringify!($field),
                kind: $kind.0,
                may_be_null: $kind.1,
            }),*],
        };

        /// A row as this record.
        pub fn $write($row: &$type) -> serde_json::Value {
            let mut object = serde_json::Map::new();
            $(object.insert(
                stringify!($field).to_owned(),
                $crate::opendata::api::shape::Written::written($value),
            );)*
            serde_json::Value::Object(object)
        }
    };
}
pub(super) use record;

/// What a field can be given.
pub trait Written {
    /// As JSON; an empty text is `null`.
    fn written(self) -> Value;
}

impl Written for &str {
    fn written(self) -> Value {
        if self.is_empty() {
            Value::Null
        } else {
            Value::from(self)
        }
    }
}

impl Written for &String {
    fn written(self) -> Value {
        self.as_str().written()
    }
}

impl Written for String {
    fn written(self) -> Value {
        self.as_str().written()
    }
}

impl Written for i64 {
    fn written(self) -> Value {
        Value::from(self)
    }
}

impl Written for Option<i64> {
    fn written(self) -> Value {
        self.map_or(Value::Null, Value::from)
    }
}

impl Written for bool {
    fn written(self) -> Value {
        Value::from(self)
    }
}

impl Written for Value {
    fn written(self) -> Value {
        self
    }
}

impl Written for Vec<Value> {
    fn written(self) -> Value {
        Value::Array(self)
    }
}

/// One text in both languages; `null` where there is none. Where English is
/// missing, the Indonesian text stands in for it.
pub fn both(id: &str, en: &str) -> Value {
    if id.is_empty() {
        return Value::Null;
    }
    let mut object = Map::new();
    object.insert("id".to_owned(), Value::from(id));
    object.insert(
        "en".to_owned(),
        Value::from(if en.is_empty() { id } else { en }),
    );
    Value::Object(object)
}

/// Texts that are parted by spaces.
pub fn texts(joined: &str) -> Value {
    joined.split_whitespace().map(Value::from).collect()
}

/// One text in a list, or none.
pub fn listed(text: &str) -> Value {
    let one = (!text.is_empty()).then_some(text);
    one.into_iter().map(Value::from).collect()
}

/// Nothing is known of this.
pub fn nothing() -> Value {
    Value::Null
}
