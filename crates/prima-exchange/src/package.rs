//! `datapackage.json`: what is in a bundle, as a Frictionless data package.

use crate::manifest::hash;
use prima_instrument::model::{BodyKind, BodyLevel};
use prima_instrument::words::Text;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Name of the file.
pub const NAME: &str = "datapackage.json";

const SCHEMA: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

/// What a bundle says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// Short name: small letters, digits, `-`, `.`.
    pub name: String,
    /// What it is.
    pub title: Text,
    /// What a reader must know; may be empty.
    pub note: Text,
    /// Reference period; may be empty.
    pub period: String,
    /// `code/edition` of the instrument; empty where there are only figures.
    pub instrument: String,
    /// How the outputs were computed, where that can be chosen (`all_nodes` …).
    pub settings: BTreeMap<String, String>,
}

impl Package {
    /// The text of the file, for files of these names and contents.
    pub fn text(&self, files: &BTreeMap<String, Vec<u8>>) -> String {
        let resources: Vec<Value> = files
            .iter()
            .map(|(name, content)| resource(name, content, files))
            .collect();
        let both = |text: &Text| json!({ "id": text.id, "en": text.en });
        let value = json!({
            "$schema": SCHEMA,
            "profile": "data-package",
            "name": self.name,
            "title": self.title.id,
            "description": self.note.id,
            "resources": resources,
            "prima": {
                "title": both(&self.title),
                "note": both(&self.note),
                "period": self.period,
                "instrument": self.instrument,
                "settings": self.settings,
            },
        });
        format!("{value:#}\n")
    }

    /// Reads what a bundle says of itself.
    pub fn read(text: &str) -> Option<Package> {
        let value: Value = serde_json::from_str(text).ok()?;
        let own = value.get("prima")?;
        let line =
            |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let both = |key: &str| {
            let value = own.get(key)?;
            Some(Text {
                id: line(value, "id")?,
                en: line(value, "en")?,
            })
        };
        let settings: &Map<String, Value> = own.get("settings")?.as_object()?;
        Some(Package {
            name: line(&value, "name")?,
            title: both("title")?,
            note: both("note")?,
            period: line(own, "period")?,
            instrument: line(own, "instrument")?,
            settings: settings
                .iter()
                .map(|(key, value)| value.as_str().map(|text| (key.clone(), text.to_owned())))
                .collect::<Option<_>>()?,
        })
    }
}

fn resource(name: &str, content: &[u8], files: &BTreeMap<String, Vec<u8>>) -> Value {
    let stem = name
        .rsplit_once('.')
        .map_or(name, |(stem, _)| stem)
        .replace('/', "-")
        .to_lowercase();
    let (format, media_type) = match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("csv") => ("csv", "text/csv"),
        Some("toml") => ("toml", "application/toml"),
        Some("jsonl") => ("jsonl", "application/jsonl"),
        _ => ("txt", "text/plain"),
    };
    let mut value = json!({
        "name": stem,
        "path": name,
        "format": format,
        "mediatype": media_type,
        "encoding": "utf-8",
        "bytes": content.len(),
        "hash": format!("sha256:{}", hash(content)),
    });
    if format == "csv" {
        value["profile"] = json!("tabular-data-resource");
        value["type"] = json!("table");
        value["schema"] = schema(&stem, content, files);
    }
    value
}

fn schema(stem: &str, content: &[u8], files: &BTreeMap<String, Vec<u8>>) -> Value {
    let header = content
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let header = String::from_utf8_lossy(header);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(header.as_bytes());
    let names: Vec<String> = reader
        .records()
        .next()
        .and_then(Result::ok)
        .map(|record| record.iter().map(str::to_owned).collect())
        .unwrap_or_default();
    let key: &[&str] = match stem {
        "units" | "results" | "published" => &["unit"],
        "answers" => &["unit", "code", "rater"],
        "tallies" => &["unit", "question", "option"],
        "nodes" | "published-nodes" => &["unit", "code"],
        "figures" => &["figure"],
        "statements" => &["statement"],
        "honours" => &["honour"],
        "innovations" => &["innovation"],
        "replications" => &["replica", "origin"],
        _ => &[],
    };
    let fields: Vec<Value> = names.iter().map(|name| field(name, key, stem)).collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if !key.is_empty() {
        schema["primaryKey"] = json!(key);
    }
    let to = |fields: &str, resource: &str| json!({ "fields": fields, "reference": { "resource": resource, "fields": "unit" } });
    if stem == "units" {
        schema["foreignKeys"] = json!([to("parent", "")]);
    } else if names.iter().any(|name| name == "unit")
        && ![
            "figures",
            "statements",
            "events",
            "honours",
            "innovations",
            "replications",
        ]
        .contains(&stem)
        && files.contains_key("units.csv")
    {
        schema["foreignKeys"] = json!([to("unit", "units")]);
    }
    schema
}

fn field(name: &str, key: &[&str], stem: &str) -> Value {
    let kind = match name {
        "index" | "score" | "difference" | "published_index" => "number",
        "rank" if stem == "results" => "integer",
        "of" | "count" | "population" | "digits" | "announced" => "integer",
        _ => "string",
    };
    let mut field = json!({ "name": name, "type": kind });
    let mut constraints = Map::new();
    // The rater of a self-assessment has no name.
    if key.contains(&name) && name != "rater" {
        constraints.insert("required".to_owned(), json!(true));
    }
    if name == "kind" && stem == "units" {
        constraints.insert("enum".to_owned(), json!(BodyKind::ALL.map(BodyKind::name)));
    }
    if name == "level" && stem != "events" {
        constraints.insert(
            "enum".to_owned(),
            json!(BodyLevel::ALL.map(BodyLevel::name)),
        );
    }
    if !constraints.is_empty() {
        field["constraints"] = Value::Object(constraints);
    }
    field
}
