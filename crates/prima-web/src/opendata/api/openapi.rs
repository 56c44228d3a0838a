//! The OpenAPI 3.1 text, written from the table.

use super::endpoint::{ENDPOINTS, Endpoint, Gives, ROOT, shapes};
use super::parameter::{Allowed, Parameter};
use super::problem::FIELDS;
use super::shape::{Field, Kind, Shape};
use prima_document::wording::Words;
use serde_json::{Map, Value, json};

/// Version of the addresses and fields, not of the program.
const VERSION: &str = "1.0.0";

/// The whole text, for readers of one language.
pub fn document(words: Words, origin: &str) -> Value {
    let mut paths = Map::new();
    for endpoint in &ENDPOINTS {
        let path = format!("{ROOT}{}", endpoint.path);
        paths.insert(path, json!({ "get": operation(words, endpoint) }));
    }
    let mut schemas = Map::new();
    for shape in shapes().values() {
        schemas.insert(shape.name.to_owned(), record(words, shape));
    }
    schemas.insert("Problem".to_owned(), problem(words));
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": words.label("web-data-api-title"),
            "version": VERSION,
            "description": words.label("web-data-api-about"),
            "license": { "name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0" },
            "contact": { "name": "Prima" },
        },
        "servers": [{ "url": if origin.is_empty() { "/" } else { origin } }],
        "tags": [{ "name": TAG, "description": words.label("web-data-api-tag") }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "parameters": header_parameters(words),
            "headers": headers(words),
            "responses": responses(words),
        },
    })
}

const TAG: &str = "prima";

fn operation(words: Words, endpoint: &Endpoint) -> Value {
    let name = endpoint.operation.name();
    let path = endpoint
        .parts
        .iter()
        .map(|one| parameter(words, one, "path"));
    let query = endpoint
        .query
        .iter()
        .map(|one| parameter(words, one, "query"));
    let shared = ["AcceptLanguage", "IfNoneMatch"];
    let shared = shared.map(|name| json!({ "$ref": format!("#/components/parameters/{name}") }));
    let mut responses = Map::new();
    responses.insert("200".to_owned(), success(words, endpoint));
    responses.insert("304".to_owned(), reference("NotModified"));
    responses.insert("400".to_owned(), reference("BadQuery"));
    if !endpoint.parts.is_empty() {
        responses.insert("404".to_owned(), reference("NotFound"));
    }
    responses.insert("406".to_owned(), reference("NotAcceptable"));
    responses.insert("500".to_owned(), reference("Failure"));
    responses.insert("503".to_owned(), reference("Unreachable"));
    json!({
        "operationId": name,
        "tags": [TAG],
        "summary": words.label(&format!("web-data-op-{name}")),
        "description": words.label(&format!("web-data-op-about-{name}")),
        "parameters": path.chain(query).chain(shared).collect::<Vec<_>>(),
        "responses": responses,
    })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/responses/{name}") })
}

fn parameter(words: Words, parameter: &Parameter, place: &str) -> Value {
    let mut value = json!({
        "name": parameter.name,
        "in": place,
        "required": place == "path",
        "description": words.label(&format!("web-data-param-{}", parameter.name.replace('_', "-"))),
        "schema": schema_of(parameter.allowed),
    });
    if let Allowed::Words(_) | Allowed::Several(_) = parameter.allowed {
        value["style"] = json!("form");
        value["explode"] = json!(true);
    } else if !parameter.example.is_empty() {
        value["example"] = json!(parameter.example);
    }
    value
}

fn schema_of(allowed: Allowed) -> Value {
    let several = |items: Value| json!({ "type": "array", "items": items, "minItems": 1 });
    match allowed {
        Allowed::Pattern(pattern) => json!({ "type": "string", "pattern": pattern.expression }),
        Allowed::Text(most) => json!({ "type": "string", "minLength": 1, "maxLength": most }),
        Allowed::Words(words) => several(json!({ "type": "string", "enum": words })),
        Allowed::Several(pattern) => {
            several(json!({ "type": "string", "pattern": pattern.expression }))
        }
        Allowed::Number {
            least,
            most,
            otherwise,
        } => json!({
            "type": "integer",
            "minimum": least,
            "maximum": most,
            "default": otherwise,
        }),
    }
}

/// The answer of an address that found something.
fn success(words: Words, endpoint: &Endpoint) -> Value {
    let shape = endpoint.gives.shape();
    let record = json!({ "$ref": format!("#/components/schemas/{}", shape.name) });
    let schema = match endpoint.gives {
        Gives::One(_) => record,
        Gives::List(_) => page(words, &record),
    };
    let header = |name: &str| json!({ "$ref": format!("#/components/headers/{name}") });
    json!({
        "description": words.label(&format!("web-data-op-{}", endpoint.operation.name())),
        "headers": { "ETag": header("ETag"), "Access-Control-Allow-Origin": header("AnyOrigin") },
        "content": { "application/json": { "schema": schema } },
    })
}

fn page(words: Words, record: &Value) -> Value {
    let field = |name: &str| words.label(&format!("web-data-page-{name}"));
    let whole = |name: &str| json!({ "type": "integer", "minimum": 0, "description": field(name) });
    json!({
        "type": "object",
        "required": ["total", "limit", "offset", "next", "items"],
        "additionalProperties": false,
        "properties": {
            "total": whole("total"),
            "limit": whole("limit"),
            "offset": whole("offset"),
            "next": { "type": ["string", "null"], "format": "uri-reference", "description": field("next") },
            "items": { "type": "array", "items": record, "description": field("items") },
        },
    })
}

fn record(words: Words, shape: &Shape) -> Value {
    let names: Vec<&str> = shape.fields.iter().map(|field| field.name).collect();
    let mut properties = Map::new();
    for field in shape.fields {
        properties.insert(field.name.to_owned(), property(words, field));
    }
    json!({
        "type": "object",
        "description": words.label(&format!("web-data-record-{}", shape.key())),
        "required": names,
        "additionalProperties": false,
        "properties": properties,
    })
}

fn property(words: Words, field: &Field) -> Value {
    let mut value = kind(words, field.kind);
    if field.may_be_null {
        match (
            value["type"].as_str().map(str::to_owned),
            value.get_mut("enum"),
        ) {
            (Some(name), list) => {
                if let Some(Value::Array(list)) = list {
                    list.push(Value::Null);
                }
                value["type"] = json!([name, "null"]);
            }
            (None, _) => value = json!({ "anyOf": [value, { "type": "null" }] }),
        }
    }
    value["description"] =
        json!(words.label(&format!("web-data-field-{}", field.name.replace('_', "-"))));
    value
}

fn kind(words: Words, kind: Kind) -> Value {
    match kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::Decimal => json!({ "type": "string", "format": "decimal" }),
        Kind::Date => json!({ "type": "string" }),
        Kind::Moment => json!({ "type": "string", "format": "date-time" }),
        Kind::Whole => json!({ "type": "integer" }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Address => json!({ "type": "string", "format": "uri-reference" }),
        Kind::Both => json!({
            "type": "object",
            "required": ["id", "en"],
            "additionalProperties": false,
            "properties": {
                "id": { "type": "string", "description": words.label("web-data-both-id") },
                "en": { "type": "string", "description": words.label("web-data-both-en") },
            },
        }),
        Kind::Word(list) => json!({ "type": "string", "enum": list }),
        Kind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::One(shape) => json!({ "$ref": format!("#/components/schemas/{}", shape.name) }),
        Kind::Many(shape) => json!({
            "type": "array",
            "items": { "$ref": format!("#/components/schemas/{}", shape.name) },
        }),
    }
}

fn header_parameters(words: Words) -> Value {
    let header = |name: &str, key: &str| {
        json!({
            "name": name,
            "in": "header",
            "required": false,
            "description": words.label(key),
            "schema": { "type": "string" },
        })
    };
    json!({
        "AcceptLanguage": header("Accept-Language", "web-data-header-language"),
        "IfNoneMatch": header("If-None-Match", "web-data-header-known"),
    })
}

fn headers(words: Words) -> Value {
    let header =
        |key: &str| json!({ "description": words.label(key), "schema": { "type": "string" } });
    json!({ "ETag": header("web-data-header-etag"), "AnyOrigin": header("web-data-header-origin") })
}

fn responses(words: Words) -> Value {
    let mut responses = Map::new();
    let problems = [
        ("BadQuery", "query"),
        ("NotFound", "nothing"),
        ("NotAcceptable", "accept"),
        ("Failure", "failure"),
        ("Unreachable", "unreachable"),
    ];
    for (name, key) in problems {
        let content = json!({ "schema": { "$ref": "#/components/schemas/Problem" } });
        let response = json!({
            "description": words.label(&format!("web-data-problem-{key}")),
            "content": { "application/problem+json": content },
        });
        responses.insert(name.to_owned(), response);
    }
    let unchanged = json!({ "description": words.label("web-data-problem-unchanged") });
    responses.insert("NotModified".to_owned(), unchanged);
    Value::Object(responses)
}

fn problem(words: Words) -> Value {
    let text = |name: &str| {
        let description = words.label(&format!("web-data-problem-field-{name}"));
        json!({ "type": "string", "description": description })
    };
    let mut properties = Map::new();
    for (name, _) in FIELDS {
        properties.insert(name.to_owned(), text(name));
    }
    properties["status"]["type"] = json!("integer");
    properties["type"]["format"] = json!("uri-reference");
    properties["instance"]["format"] = json!("uri-reference");
    properties["errors"]["type"] = json!("array");
    properties["errors"]["items"] = json!({
        "type": "object",
        "required": ["parameter", "value", "reason"],
        "additionalProperties": false,
        "properties": {
            "parameter": text("parameter"),
            "value": text("value"),
            "reason": text("reason"),
        },
    });
    let required: Vec<&str> = FIELDS
        .iter()
        .filter(|(_, always)| *always)
        .map(|(name, _)| *name)
        .collect();
    json!({
        "type": "object",
        "description": words.label("web-data-record-problem"),
        "required": required,
        "additionalProperties": false,
        "properties": properties,
    })
}
