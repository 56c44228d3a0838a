//! What else a line of the audit trail says, its fields in words.
//!
//! A field that has no name here stands under the one it has in the line: nothing a
//! line says is left out.

use super::View;
use crate::desk::moment;
use crate::look::Words;
use crate::register::told::known;
use maud::{Markup, html};
use prima_domain::assessment::cycle::Stage;
use prima_domain::register::day::Day;
use prima_domain::register::moment as utc;
use prima_store::AuditLine;
use prima_workflow::assessment::stage_name;
use serde_json::Value;

/// Fields that hold a moment in seconds UTC.
const MOMENTS: [&str; 2] = ["publish_at", "until"];

/// The cell of a line; what cannot be read stands as it is.
pub fn cell(words: Words, view: &View, line: &AuditLine) -> Markup {
    let Ok(Value::Object(fields)) = serde_json::from_str(&line.detail) else {
        return html! { code { (line.detail) } };
    };
    let fields = fields.iter().filter(|(_, value)| !is_empty(value));
    html! {
        @for (name, value) in fields {
            div { span class="muted" { (label(words, name)) ": " } (said(words, view, name, value)) }
        }
    }
}

/// Whether a field says that there is nothing, such as an extension for no single unit.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(all) => all.is_empty(),
        Value::Object(all) => all.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn label(words: Words, name: &str) -> String {
    let key = format!("web-trail-field-{}", name.replace('_', "-"));
    known(words, &key).unwrap_or_else(|| name.to_owned())
}

/// A value in words, where it has any.
fn said(words: Words, view: &View, name: &str, value: &Value) -> String {
    let list = |all: &[Value], between: &str| {
        let all: Vec<String> = all.iter().map(|one| said(words, view, name, one)).collect();
        all.join(between)
    };
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => words.label("web-question-yes"),
        Value::Bool(false) => words.label("web-question-no"),
        Value::Number(number) => match number.as_i64().filter(|_| MOMENTS.contains(&name)) {
            Some(at) => moment::past(words, at),
            None => number.to_string(),
        },
        Value::String(text) => text_said(words, view, name, text),
        // Pairs, such as a unit and its evaluator, stay together.
        Value::Array(all) if all.iter().any(Value::is_array) => list(all, "; "),
        Value::Array(all) => list(all, ", "),
        Value::Object(all) => {
            let field = |(name, value): (&String, &Value)| {
                format!("{}: {}", label(words, name), said(words, view, name, value))
            };
            let all: Vec<String> = all.iter().map(field).collect();
            all.join("; ")
        }
    }
}

fn text_said(words: Words, view: &View, name: &str, text: &str) -> String {
    let coded = match name {
        "role" => known(words, &format!("web-role-{text}")),
        "kind" => known(words, &format!("web-tie-{text}")),
        "scope_kind" => known(words, &format!("web-trail-scope-{text}")),
        "stage" => Stage::from_code(text).map(|stage| stage_name(stage, words.lang)),
        "state" => known(words, &format!("web-objection-state-{text}")),
        _ => None,
    };
    let named = || view.names.get(text).or_else(|| view.about.bodies.get(text));
    let dated = || Day::parse(text).map(|_| words.date(text));
    coded
        .or_else(|| named().cloned())
        .or_else(|| utc::read(text).map(|at| moment::past(words, at)))
        .or_else(dated)
        .unwrap_or_else(|| text.to_owned())
}
