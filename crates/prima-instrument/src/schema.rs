//! The JSON Schema of instrument files, for editors that complete and check
//! while one types. Printed from [`shape::FILE`], so that it cannot say
//! something else than the reader.

use crate::shape::{self, Field, Section, Shape};
use serde_json::{Map, Value, json};

/// The schema as it stands in `docs/schema/instrument.schema.json`.
pub fn schema_text() -> String {
    format!("{:#}\n", schema())
}

/// JSON Schema, draft 2020-12, of one instrument file.
pub fn schema() -> Value {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Prima instrument",
        "description": "The rules of one assessment; see docs/instrument-language.md.",
    });
    let file = section(&shape::FILE);
    if let (Some(schema), Value::Object(file)) = (schema.as_object_mut(), file) {
        schema.extend(file);
        schema.insert("$defs".to_owned(), definitions());
    }
    schema
}

/// The shapes that have no keys of their own.
fn definitions() -> Value {
    let line = json!({ "type": "string", "pattern": "\\S" });
    json!({
        "words": {
            "type": "object",
            "description": "A text in Indonesian and English.",
            "properties": { "id": line, "en": line },
            "required": ["id", "en"],
            "additionalProperties": false,
        },
        "code": {
            "type": "string",
            "description": "Letters, digits, '.', '-' and '_'.",
            "pattern": "^[\\p{L}\\p{N}._-]+$",
        },
        "number": {
            "description": "An exact number: a decimal, or in quotes a decimal or a fraction such as \"1/9\".",
            "anyOf": [
                { "type": "number" },
                { "type": "string", "pattern": "^[+-]?[0-9]+(\\.[0-9]+)?(/[+-]?[0-9]+(\\.[0-9]+)?)?$" },
            ],
        },
        "whole": {
            "description": "A whole number that is not negative.",
            "anyOf": [
                { "type": "integer", "minimum": 0 },
                { "type": "string", "pattern": "^[+]?[0-9]+$" },
            ],
        },
        "condition": {
            "type": "string",
            "description": "A condition or formula: [code], and, or, not, = != < <= > >=, + - * /, if … then … else ….",
            "minLength": 1,
        },
    })
}

fn section(section: &Section) -> Value {
    let mut properties = Map::new();
    for field in section.fields {
        properties.insert(field.name.to_owned(), property(field));
    }
    closed(section, properties)
}

/// A table that holds these keys and no others.
fn closed(section: &Section, properties: Map<String, Value>) -> Value {
    let needed = section.fields.iter().filter(|field| field.needed);
    let needed: Vec<&str> = needed.map(|field| field.name).collect();
    let mut table = json!({ "type": "object", "properties": properties });
    if !needed.is_empty() {
        table["required"] = json!(needed);
    }
    table["additionalProperties"] = json!(false);
    table
}

fn property(field: &Field) -> Value {
    let mut described = json!({ "description": field.about });
    if let (Some(described), Value::Object(shape)) =
        (described.as_object_mut(), shaped(&field.shape))
    {
        described.extend(shape);
    }
    described
}

fn shaped(shape: &Shape) -> Value {
    let reference = |name: &str| json!({ "$ref": format!("#/$defs/{name}") });
    match shape {
        Shape::Line => json!({ "type": "string", "pattern": "\\S" }),
        Shape::Code => reference("code"),
        Shape::Words => reference("words"),
        Shape::Number => reference("number"),
        Shape::Whole => reference("whole"),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Condition => reference("condition"),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::Lines => json!({ "type": "array", "items": { "type": "string" } }),
        Shape::ListOf(words) => json!({ "type": "array", "items": { "enum": words } }),
        Shape::Table(inner) => section(inner),
        Shape::Tables(inner) => json!({ "type": "array", "minItems": 1, "items": section(inner) }),
        Shape::Keyed(inner) => json!({
            "type": "object",
            "propertyNames": reference("code"),
            "minProperties": 1,
            "additionalProperties": section(inner),
        }),
        Shape::Kinds(kinds) => {
            let variants: Vec<Value> = kinds
                .iter()
                .map(|(name, inner)| variant(name, inner))
                .collect();
            json!({ "oneOf": variants })
        }
    }
}

/// The table of one kind: its key `kind` is this word.
fn variant(kind: &str, section: &Section) -> Value {
    let mut properties = Map::new();
    for field in section.fields {
        let value = if field.name == "kind" {
            json!({ "description": field.about, "const": kind })
        } else {
            property(field)
        };
        properties.insert(field.name.to_owned(), value);
    }
    closed(section, properties)
}
