//! The JSON Schema says what the reader says.

mod support;

use prima_instrument::schema::{schema, schema_text};
use serde_json::{Map, Number, Value, json};
use std::fs;
use support::{SAMPLE, edited, project};
use toml::de::{DeTable, DeValue};

#[test]
fn the_committed_schema_is_the_printed_one() {
    let path = project().join("docs/schema/instrument.schema.json");
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == schema_text(),
        "{} is no longer what is printed: run `cargo xtask gen`",
        path.display()
    );
}

#[test]
fn what_is_valid_fits_the_schema() {
    check(SAMPLE, true);
    let folder = project().join("instruments");
    for code in fs::read_dir(folder)
        .expect("there are instruments")
        .flatten()
    {
        for file in fs::read_dir(code.path()).into_iter().flatten().flatten() {
            let path = file.path();
            let is_toml = path
                .extension()
                .is_some_and(|extension| extension == "toml");
            if is_toml && code.file_name() != "catalogue" {
                check(
                    &fs::read_to_string(path).expect("instruments are readable"),
                    true,
                );
            }
        }
    }
}

#[test]
fn what_has_not_its_shape_does_not_fit() {
    for edit in [
        ("weight = 6\n", "wieght = 6\n"),
        ("weight = 6\n", "weight = \"enam\"\n"),
        ("mode = \"half_up\"", "mode = \"half-up\""),
        ("digits = 2", "digits = -1"),
        ("code = \"contoh\"", "code = \"con toh\""),
        (
            "title = { id = \"Kebijakan\", en = \"Policy\" }",
            "title = { id = \"Kebijakan\" }",
        ),
        (
            "kind = \"yes_no\", yes = 4, no = 0",
            "kind = \"yes_no\", yes = 4",
        ),
        (
            "kind = \"yes_no\", yes = 4, no = 0",
            "kind = \"yesno\", yes = 4, no = 0",
        ),
        ("[missing]\n", "[absent]\n"),
        (
            "steps = [ { from = 0, points = 0 }, { from = 3, points = 4 } ]",
            "steps = []",
        ),
    ] {
        check(&edited(&[edit]), false);
    }
    check(&edited(&[("weight = 6\n", "weight = \"12/2\"\n")]), true);
}

fn check(text: &str, fits: bool) {
    let (table, errors) = DeTable::parse_recoverable(text);
    assert!(errors.is_empty(), "{errors:?}");
    let value = table_json(table.get_ref());
    let schema = schema();
    let found = Validator { root: &schema }.fits(&value, &schema, "");
    assert_eq!(found.is_ok(), fits, "{found:?} in\n{text}");
}

fn table_json(table: &DeTable) -> Value {
    let pairs = table
        .iter()
        .map(|(key, value)| (key.get_ref().to_string(), json_of(value.get_ref())));
    Value::Object(pairs.collect::<Map<String, Value>>())
}

fn json_of(value: &DeValue) -> Value {
    match value {
        DeValue::String(text) => json!(text),
        DeValue::Boolean(flag) => json!(flag),
        DeValue::Integer(number) => json!(number.as_str().parse::<i64>().expect("a small number")),
        DeValue::Float(number) => {
            let float = number.as_str().parse().expect("a plain number");
            Value::Number(Number::from_f64(float).expect("a finite number"))
        }
        DeValue::Array(values) => values
            .iter()
            .map(|value| json_of(value.get_ref()))
            .collect(),
        DeValue::Table(table) => table_json(table),
        DeValue::Datetime(date) => json!(date.to_string()),
    }
}

/// As much of JSON Schema as the printed one uses; of patterns only those it has.
struct Validator<'a> {
    root: &'a Value,
}

impl Validator<'_> {
    fn fits(&self, value: &Value, schema: &Value, at: &str) -> Result<(), String> {
        let Some(rules) = schema.as_object() else {
            return if *schema == json!(false) {
                Err(format!("{at} may not be there"))
            } else {
                Ok(())
            };
        };
        for (rule, wanted) in rules {
            let holds = match rule.as_str() {
                "type" => is_of(value, wanted.as_str().unwrap_or_default()),
                "enum" => wanted.as_array().is_some_and(|words| words.contains(value)),
                "const" => value == wanted,
                "minimum" => value.as_i64() >= wanted.as_i64(),
                "minLength" => value.as_str().is_none_or(|text| !text.is_empty()),
                "minItems" => value.as_array().is_none_or(|items| !items.is_empty()),
                "minProperties" => value.as_object().is_none_or(|keys| !keys.is_empty()),
                "pattern" => value
                    .as_str()
                    .is_none_or(|text| matches(text, wanted.as_str().unwrap_or_default())),
                "required" => wanted
                    .as_array()
                    .into_iter()
                    .flatten()
                    .all(|key| value.get(key.as_str().unwrap_or_default()).is_some()),
                "anyOf" => self.n_fitting(value, wanted, at) > 0,
                "oneOf" => self.n_fitting(value, wanted, at) == 1,
                "$ref" => {
                    let pointer = wanted.as_str().unwrap_or_default().trim_start_matches('#');
                    let target = self
                        .root
                        .pointer(pointer)
                        .ok_or(format!("{pointer} leads nowhere"))?;
                    self.fits(value, target, at)?;
                    true
                }
                "items" => {
                    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.fits(item, wanted, &format!("{at}/{index}"))?;
                    }
                    true
                }
                "properties" => {
                    for (key, inner) in wanted.as_object().into_iter().flatten() {
                        if let Some(value) = value.get(key) {
                            self.fits(value, inner, &format!("{at}/{key}"))?;
                        }
                    }
                    true
                }
                "additionalProperties" => {
                    let known = rules.get("properties");
                    for (key, inner) in value.as_object().into_iter().flatten() {
                        if known.and_then(|known| known.get(key)).is_none() {
                            self.fits(inner, wanted, &format!("{at}/{key}"))?;
                        }
                    }
                    true
                }
                "propertyNames" => {
                    for (key, _) in value.as_object().into_iter().flatten() {
                        self.fits(&json!(key), wanted, at)?;
                    }
                    true
                }
                "$schema" | "$defs" | "title" | "description" => true,
                other => return Err(format!("the rule {other} is not known to this test")),
            };
            if !holds {
                return Err(format!("{at} breaks {rule} {wanted}"));
            }
        }
        Ok(())
    }

    fn n_fitting(&self, value: &Value, schemas: &Value, at: &str) -> usize {
        let schemas = schemas.as_array().into_iter().flatten();
        schemas
            .filter(|schema| self.fits(value, schema, at).is_ok())
            .count()
    }
}

fn is_of(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64(),
        "number" => value.is_number(),
        _ => false,
    }
}

fn matches(text: &str, pattern: &str) -> bool {
    match pattern {
        "\\S" => !text.trim().is_empty(),
        "^[\\p{L}\\p{N}._-]+$" => prima_instrument::is_code(text),
        "^[+]?[0-9]+$" => text.bytes().all(|byte| byte.is_ascii_digit()),
        number if number.starts_with("^[+-]?[0-9]+") => {
            prima_instrument::exact::Exact::parse(text).is_some()
        }
        other => panic!("the pattern {other} is not known to this test"),
    }
}
