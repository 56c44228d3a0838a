//! Builds the facts.

use super::table::Table;
use super::{Builder, span};
use crate::model::{Choice, Fact, FactKind, Node, NodeId};

impl Builder<'_> {
    pub fn facts(&mut self, tables: &[Table], nodes: &[Node]) -> Vec<Fact> {
        let known: Vec<&str> = nodes.iter().map(|node| node.code.as_str()).collect();
        let mut facts = Vec::new();
        for table in tables.iter().copied() {
            self.places.facts.push(table.place("code"));
            let about = self.find(table, "about", &known).map(NodeId);
            facts.push(Fact {
                code: table.code().to_owned(),
                title: table.title(),
                from: self.answer_source(table).unwrap_or(0),
                kind: self.fact_kind(table),
                about,
                evidence: self.listed(table, "evidence"),
                source: self.source(table),
                provisional: table.words("provisional"),
            });
        }
        facts
    }

    fn fact_kind(&mut self, table: Table) -> FactKind {
        let kind = table.line("kind").unwrap_or_default();
        let (needed, unused): (&[&str], &[&str]) = match kind {
            "number" | "count" => (&["min"], &["items", "options"]),
            "yes_no" => (&[], &["items", "options", "min", "max"]),
            "choice" => (&["options"], &["items", "min", "max", "default"]),
            "checklist" => (&["items"], &["options", "min", "max", "default"]),
            "text" => (&[], &["items", "options", "min", "max", "default"]),
            _ => (&[], &[]),
        };
        for key in needed.iter().filter(|key| !table.has(key)) {
            self.missing_key(table.place("kind"), key);
        }
        self.without_use(table, unused, kind);
        let default = table.number("default");
        match kind {
            "yes_no" => {
                if default
                    .as_ref()
                    .is_some_and(|value| !matches!(value.to_whole(), Some(0 | 1)))
                {
                    let code = vec![("code", table.code().to_owned())];
                    self.fault(table.place("default"), "default-outside", code);
                }
                FactKind::YesNo {
                    default: default.map(|value| !value.is_zero()),
                }
            }
            "number" | "count" => FactKind::Number {
                whole: kind == "count",
                span: span(Some(table)),
                default,
            },
            "choice" => {
                let options = table.tables("options");
                self.unique(&options);
                let choice = |option: &Table| Choice {
                    code: option.code().to_owned(),
                    title: option.title(),
                };
                FactKind::Choice(options.iter().map(choice).collect())
            }
            "checklist" => FactKind::Checklist(self.items(table)),
            _ => FactKind::Text,
        }
    }
}
