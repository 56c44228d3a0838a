//! Says the differences between two editions in words.

use super::{Change, Field, Line, Subject, Value, diff};
use crate::document::{Document, Section, Table};
use crate::model::Instrument;
use crate::part::Part;
use crate::words::{Lang, figure, say, share};
use serde_json::json;

/// All differences as a document: one table for each kind of part.
pub fn report(before: &Instrument, after: &Instrument, lang: Lang) -> Document {
    let arguments = [("before", before.name()), ("after", after.name())];
    let title = say(lang, "diff-title", &arguments);
    let mut document = Document::new(lang, "diff", title);
    let changes = diff(before, after);
    if changes.is_empty() {
        let none = say(lang, "diff-none", &[]);
        document.body.paragraph(none);
    }
    for part in Part::ALL {
        let of_part = |change: &&Change| change.subject.part == part;
        let changes: Vec<&Change> = changes.iter().filter(of_part).collect();
        let name = say(lang, part.label(), &[]);
        let mut section = Section::new(name.clone());
        let columns = [
            "diff-column-subject",
            "diff-column-field",
            "diff-column-before",
            "diff-column-after",
        ];
        let columns = columns.map(|key| (say(lang, key, &[]), false));
        let caption = say(lang, "diff-caption", &[("part", name.clone())]);
        let mut table = Table::new(caption, columns.to_vec());
        for change in changes {
            let subject = change.subject.text(lang);
            let subject = if subject.is_empty() {
                name.clone()
            } else {
                subject
            };
            let cells = vec![
                subject,
                change.what(lang),
                change.before.text(lang),
                change.after.text(lang),
            ];
            table.row(0, cells);
        }
        section.table(table);
        document.body.section(section);
    }
    document
}

impl Change {
    /// The change as a sentence.
    pub fn text(&self, lang: Lang) -> String {
        let part = say(lang, self.subject.part.label(), &[]);
        let subject = format!("{part} {}", self.subject.text(lang));
        let arguments = [
            ("subject", subject.trim_end().to_owned()),
            ("field", say(lang, self.field.label(), &[])),
            ("before", self.before.quoted(lang)),
            ("after", self.after.quoted(lang)),
        ];
        let key = match (self.field, &self.before, &self.after) {
            (Field::Whole, Value::Absent, Value::There) => "diff-added",
            (Field::Whole, Value::There, _) => "diff-removed",
            (Field::Whole, Value::Absent, _) => "diff-added-title",
            (Field::Whole, _, _) => "diff-removed-title",
            (Field::Parent, _, _) => "diff-moved",
            (_, Value::Absent, _) => "diff-field-added",
            (_, _, Value::Absent) => "diff-field-removed",
            _ => "diff-changed",
        };
        say(lang, key, &arguments)
    }

    /// What changed, for a table: the field, or that the whole is new or gone.
    fn what(&self, lang: Lang) -> String {
        let key = match (self.field, &self.before) {
            (Field::Whole, Value::Absent) => "diff-is-new",
            (Field::Whole, _) => "diff-is-gone",
            (field, _) => field.label(),
        };
        say(lang, key, &[])
    }

    /// The change as JSON: part, code, line, field, before, after.
    pub fn json(&self, lang: Lang) -> serde_json::Value {
        let value = |value: &Value| match value {
            Value::Absent => serde_json::Value::Null,
            Value::There => json!(true),
            Value::Number(number) | Value::Share(number) => json!(number.to_string()),
            other => json!(other.text(lang)),
        };
        let line = self.subject.line.as_ref();
        json!({
            "part": self.subject.part.name(),
            "code": self.subject.code,
            "line": line.map(|(line, name)| json!({ "kind": line.name(), "name": name })),
            "field": self.field.name(),
            "before": value(&self.before),
            "after": value(&self.after),
        })
    }
}

impl Subject {
    /// Code, and the line within it; empty for a table without a code.
    pub fn text(&self, lang: Lang) -> String {
        let Some((line, name)) = &self.line else {
            return self.code.clone();
        };
        let arguments = [("code", self.code.clone()), ("name", name.clone())];
        say(lang, line.label(), &arguments)
    }
}

impl Line {
    /// Name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Line::Level => "level",
            Line::Choice => "option",
            Line::Item => "item",
            Line::Step => "step",
            Line::Suggestion => "suggestion",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Line::Level => "diff-line-level",
            Line::Choice => "diff-line-option",
            Line::Item => "diff-line-item",
            Line::Step => "diff-line-step",
            Line::Suggestion => "diff-line-suggestion",
        }
    }
}

impl Value {
    /// The value in a sentence: a text of the instrument stands in quotes.
    fn quoted(&self, lang: Lang) -> String {
        match self {
            Value::Text(text) => say(
                lang,
                "phrase-quoted",
                &[("text", text.get(lang).to_owned())],
            ),
            other => other.text(lang),
        }
    }

    /// The value in words; empty where there is nothing to say.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Value::Absent | Value::There => String::new(),
            Value::Number(number) => figure(lang, number),
            Value::Share(part) => share(lang, part),
            Value::Text(text) => text.get(lang).to_owned(),
            Value::Plain(text) => text.clone(),
            Value::Words(keys) => {
                let words: Vec<String> = keys.iter().map(|key| say(lang, key, &[])).collect();
                words.join(", ")
            }
            Value::Span(min, None) => say(lang, "phrase-span-open", &[("min", figure(lang, min))]),
            Value::Span(min, Some(max)) => {
                let arguments = [("min", figure(lang, min)), ("max", figure(lang, max))];
                say(lang, "phrase-span", &arguments)
            }
            Value::Edge(value, closed) => {
                let key = if *closed {
                    "diff-edge-closed"
                } else {
                    "diff-edge-open"
                };
                say(lang, key, &[("value", figure(lang, value))])
            }
            Value::Rounding(digits, mode) => {
                let arguments = [
                    ("digits", digits.to_string()),
                    ("mode", say(lang, mode, &[])),
                ];
                say(lang, "phrase-rounding", &arguments)
            }
            Value::Effect(key, arguments) => say(lang, key, arguments),
        }
    }
}

impl Field {
    /// Name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Field::Whole => "whole",
            Field::Title => "title",
            Field::Parent => "parent",
            Field::Place => "place",
            Field::Weight => "weight",
            Field::EffectiveWeight => "effective_weight",
            Field::Rule => "rule",
            Field::Total => "total",
            Field::Precision => "precision",
            Field::Formula => "formula",
            Field::Span => "span",
            Field::Points => "points",
            Field::PointsOfNo => "points_of_no",
            Field::Direction => "direction",
            Field::Present => "present",
            Field::From => "from",
            Field::Kind => "kind",
            Field::Raters => "raters",
            Field::Default => "default",
            Field::About => "about",
            Field::AppliesIf => "applies_if",
            Field::NotAnswered => "not_answered",
            Field::NotApplicable => "not_applicable",
            Field::Rejected => "rejected",
            Field::NotAssessed => "not_assessed",
            Field::MissingMark => "missing_mark",
            Field::AsChild => "as_child",
            Field::LeftOutMark => "left_out_mark",
            Field::Rounding => "rounding",
            Field::MinimumRespondents => "minimum_respondents",
            Field::Evidence => "evidence",
            Field::Facilities => "facilities",
            Field::Pillar => "pillar",
            Field::Source => "source",
            Field::Provisional => "provisional",
            Field::Status => "status",
            Field::Found => "found",
            Field::Index => "index",
            Field::Zone => "zone",
            Field::Role => "role",
            Field::Lower => "lower",
            Field::Upper => "upper",
            Field::Through => "through",
            Field::Condition => "condition",
            Field::Effect => "effect",
            Field::Unknown => "unknown",
            Field::Text => "text",
            Field::Way => "way",
            Field::MinimumUnits => "minimum_units",
            Field::Kinds => "kinds",
            Field::Levels => "levels",
            Field::Within => "within",
            Field::Ties => "ties",
            Field::TieBreakers => "tie_breakers",
            Field::Sample => "sample",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Field::Whole => "diff-field-whole",
            Field::Title => "diff-field-title",
            Field::Parent => "diff-field-parent",
            Field::Place => "diff-field-place",
            Field::Weight => "diff-field-weight",
            Field::EffectiveWeight => "diff-field-effective-weight",
            Field::Rule => "diff-field-rule",
            Field::Total => "diff-field-total",
            Field::Precision => "diff-field-precision",
            Field::Formula => "diff-field-formula",
            Field::Span => "diff-field-span",
            Field::Points => "diff-field-points",
            Field::PointsOfNo => "diff-field-points-of-no",
            Field::Direction => "diff-field-direction",
            Field::Present => "diff-field-present",
            Field::From => "diff-field-from",
            Field::Kind => "diff-field-kind",
            Field::Raters => "diff-field-raters",
            Field::Default => "diff-field-default",
            Field::About => "diff-field-about",
            Field::AppliesIf => "diff-field-applies-if",
            Field::NotAnswered => "diff-field-not-answered",
            Field::NotApplicable => "diff-field-not-applicable",
            Field::Rejected => "diff-field-rejected",
            Field::NotAssessed => "diff-field-not-assessed",
            Field::MissingMark => "diff-field-missing-mark",
            Field::AsChild => "diff-field-as-child",
            Field::LeftOutMark => "diff-field-left-out-mark",
            Field::Rounding => "diff-field-rounding",
            Field::MinimumRespondents => "diff-field-minimum-respondents",
            Field::Evidence => "diff-field-evidence",
            Field::Facilities => "diff-field-facilities",
            Field::Pillar => "diff-field-pillar",
            Field::Source => "diff-field-source",
            Field::Provisional => "diff-field-provisional",
            Field::Status => "diff-field-status",
            Field::Found => "diff-field-found",
            Field::Index => "diff-field-index",
            Field::Zone => "diff-field-zone",
            Field::Role => "diff-field-role",
            Field::Lower => "diff-field-lower",
            Field::Upper => "diff-field-upper",
            Field::Through => "diff-field-through",
            Field::Condition => "diff-field-condition",
            Field::Effect => "diff-field-effect",
            Field::Unknown => "diff-field-unknown",
            Field::Text => "diff-field-text",
            Field::Way => "diff-field-way",
            Field::MinimumUnits => "diff-field-minimum-units",
            Field::Kinds => "diff-field-kinds",
            Field::Levels => "diff-field-levels",
            Field::Within => "diff-field-within",
            Field::Ties => "diff-field-ties",
            Field::TieBreakers => "diff-field-tie-breakers",
            Field::Sample => "diff-field-sample",
        }
    }
}
