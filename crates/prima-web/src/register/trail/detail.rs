//! What else a line of the audit trail says, its fields in words.
//!
//! Every field that an act writes has a name in `locales/*/web_trail.ftl`; a test reads
//! the source and fails for each that is missing. One of another version of the program
//! stands under the name it has in the line: nothing a line says is left out.

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
            div class="detail" { span class="muted" { (label(words, name)) ": " } (said(words, view, name, value)) }
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

/// The name of a field. What counts notices has a field for each of their kinds.
fn label(words: Words, name: &str) -> String {
    let key = format!("web-trail-field-{}", name.replace('_', "-"));
    known(words, &key)
        .or_else(|| known(words, &format!("web-notice-kind-{name}")))
        .unwrap_or_else(|| name.to_owned())
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
        // Pairs, such as a unit and its evaluator, stay together, and so do the fields of one.
        Value::Array(all) if all.iter().any(|one| one.is_array() || one.is_object()) => {
            list(all, "; ")
        }
        Value::Array(all) => window(words, all).unwrap_or_else(|| list(all, ", ")),
        Value::Object(all) => {
            let field = |(name, value): (&String, &Value)| {
                format!("{}: {}", label(words, name), said(words, view, name, value))
            };
            let all: Vec<String> = all.iter().map(field).collect();
            all.join(", ")
        }
    }
}

/// A stage with its opening and closing, as a changed schedule keeps them.
fn window(words: Words, all: &[Value]) -> Option<String> {
    let [
        Value::String(stage),
        Value::Number(opens),
        Value::Number(closes),
    ] = all
    else {
        return None;
    };
    let stage = stage_name(Stage::from_code(stage)?, words.lang);
    let (opens, closes) = (opens.as_i64()?, closes.as_i64()?);
    let [opens, closes] = [opens, closes].map(|at| moment::past(words, at));
    Some(format!("{stage} {opens} – {closes}"))
}

fn text_said(words: Words, view: &View, name: &str, text: &str) -> String {
    let coded = match name {
        "role" => known(words, &format!("web-role-{text}")),
        "kind" => known(words, &format!("web-tie-{text}")),
        "scope_kind" => known(words, &format!("web-trail-scope-{text}")),
        "stage" => Stage::from_code(text).map(|stage| stage_name(stage, words.lang)),
        "state" => known(words, &format!("web-objection-state-{text}")),
        "found" | "decided" => known(words, &format!("web-proposal-verdict-{text}")),
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

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::words::Lang;
    use prima_workflow::people::TrailNames;
    use std::collections::BTreeMap;

    /// The cell of a line with this detail, in Indonesian.
    fn told(detail: &str) -> String {
        let line = AuditLine {
            detail: detail.to_owned(),
            ..AuditLine::default()
        };
        let view = View {
            lines: &[],
            names: &BTreeMap::new(),
            about: &TrailNames::default(),
            older: None,
            is_too_long: false,
        };
        cell(Words { lang: Lang::Id }, &view, &line).into_string()
    }

    #[test]
    fn every_part_of_a_detail_is_told_in_words() {
        for (detail, expected) in [
            // As many notices of each kind.
            (
                r#"{"preview":3}"#,
                r#"Rincian nilai dapat dilihat: </span>3"#,
            ),
            (
                r#"{"decided":[{"decided":"holds","found":"unknown","rule":"umur"},{"decided":"fails","found":"fails","rule":"judul"}]}"#,
                "Diputus: </span>Diputus: Terpenuhi, Temuan: Belum dapat dikatakan, Aturan: umur; \
                 Diputus: Tidak terpenuhi, Temuan: Tidak terpenuhi, Aturan: judul<",
            ),
            (
                r#"{"assigned":[["a","p-1"],["b","p-2"]]}"#,
                "Penugasan: </span>a, p-1; b, p-2<",
            ),
            // 1 February 1970, 00.00 WIB, and a day later.
            (
                r#"{"after":[["filling",2653200,2739600]]}"#,
                "Sesudahnya: </span>pengisian 1 Februari 1970 00.00 WIB – 2 Februari 1970 00.00 WIB<",
            ),
            // Of another version of the program.
            (r#"{"asing":1}"#, "asing: </span>1<"),
            ("bukan", "<code>bukan</code>"),
        ] {
            let told = told(detail);
            assert!(told.contains(expected), "{detail}: {told}");
        }
    }
}
