//! Builds the tree of nodes.

use super::table::Table;
use super::{Builder, NodePlaces, WHOLE, missing_rule, rounding};
use crate::exact::Exact;
use crate::model::*;

impl Builder<'_> {
    pub fn nodes(&mut self, tables: &[Table], missing: MissingRule) -> Vec<Node> {
        let mut nodes: Vec<Node> = Vec::new();
        for (index, table) in tables.iter().copied().enumerate() {
            self.places.nodes.push(NodePlaces {
                code: table.place("code"),
                weight: table.place(if table.has("weight") {
                    "weight"
                } else {
                    "code"
                }),
                weights: table.place(if table.has("weights") {
                    "weights"
                } else {
                    "code"
                }),
                applies_if: table.written("applies_if"),
                formula: table.written("formula"),
                suggestions: Vec::new(),
            });
            let parent = self.parent(table, tables, &nodes);
            let id = NodeId(index);
            let node = self.node(table, id, parent.map(|parent| &nodes[parent.0]), missing);
            nodes.push(Node { parent, ..node });
            if let Some(parent) = parent {
                nodes[parent.0].children.push(id);
            }
        }
        nodes
    }

    fn parent(&mut self, table: Table, tables: &[Table], earlier: &[Node]) -> Option<NodeId> {
        let Some(code) = table.line("parent") else {
            if !earlier.is_empty() && !table.has("parent") {
                let arguments = vec![("code", table.code().to_owned())];
                self.fault(table.place("code"), "second-root", arguments);
            }
            return None;
        };
        let known: Vec<&str> = earlier.iter().map(|node| node.code.as_str()).collect();
        let later = tables.iter().any(|table| table.line("code") == Some(code));
        if later && !known.contains(&code) {
            let arguments = vec![("code", code.to_owned())];
            self.fault(table.place("parent"), "parent-later", arguments);
            return None;
        }
        self.find(table, "parent", &known).map(NodeId)
    }

    /// A node without its links to others.
    fn node(
        &mut self,
        table: Table,
        id: NodeId,
        parent: Option<&Node>,
        missing: MissingRule,
    ) -> Node {
        let general = self.inherited.clone();
        if let Some(parent) = parent {
            self.inherited = parent.source.clone();
        }
        let source = self.source(table);
        self.inherited = general;
        let own_missing = table.inner("missing");
        let as_child = table.inner("as_child");
        let parents_rule = parent.map_or(missing, |parent| parent.missing);
        let parents_mark = parent.and_then(|parent| parent.missing_mark.clone());
        Node {
            code: table.code().to_owned(),
            title: table.title(),
            parent: None,
            children: Vec::new(),
            weight: table.number("weight"),
            rule: self.rule(table),
            from: if table.has("from") {
                self.answer_source(table)
            } else {
                parent.and_then(|parent| parent.from)
            },
            applies_if: table.expression("applies_if"),
            missing: own_missing.map_or(missing, |table| missing_rule(table, missing)),
            missing_mark: own_missing.and_then(|table| table.words("mark")),
            enters: as_child.map_or(parents_rule, |table| missing_rule(table, parents_rule)),
            left_out_mark: as_child
                .and_then(|table| table.words("mark"))
                .or(parents_mark),
            rounding: table.inner("rounding").and_then(rounding),
            minimum_respondents: self.least(table, "minimum_respondents"),
            suggest: self.suggestions(table, id),
            evidence: self.listed(table, "evidence"),
            facilities: self.listed(table, "facilities"),
            pillar: match table.line("pillar") {
                Some("inovasi") => Some(Pillar::Inovasi),
                Some("sdm") => Some(Pillar::Sdm),
                Some("budaya") => Some(Pillar::Budaya),
                _ => None,
            },
            span: Span {
                min: Exact::ZERO,
                max: None,
            },
            source,
            provisional: table.words("provisional"),
        }
    }

    fn suggestions(&mut self, table: Table, id: NodeId) -> Vec<Suggestion> {
        let mut suggestions = Vec::new();
        for inner in table.tables("suggest") {
            if let (Some(level), Some(when)) = (inner.number("level"), inner.expression("when")) {
                let written = inner.written("when");
                self.places.nodes[id.0].suggestions.push(written);
                suggestions.push(Suggestion { level, when });
            }
        }
        suggestions
    }

    fn rule(&mut self, table: Table) -> Rule {
        let code = || vec![("code", table.code().to_owned())];
        match (table.line("aggregate"), table.inner("measure")) {
            (Some(_), Some(_)) => {
                self.fault(table.place("measure"), "aggregate-and-measure", code());
                Rule::Aggregate(Aggregate::Mean)
            }
            (None, None) => {
                if !table.has("aggregate") && !table.has("measure") {
                    self.fault(table.place("code"), "no-rule", code());
                }
                Rule::Aggregate(Aggregate::Mean)
            }
            (Some(name), None) => {
                self.without_use(table, &["suggest"], name);
                Rule::Aggregate(self.aggregate(name, table))
            }
            (None, Some(measure)) => {
                let keys = ["weights", "precision", "formula", "missing"];
                self.without_use(table, &keys, "measure");
                Rule::Measure(self.measure(measure))
            }
        }
    }

    fn aggregate(&mut self, name: &str, table: Table) -> Aggregate {
        let (needed, unused): (&[&str], &[&str]) = match name {
            "weighted_mean" | "scaled_sum" => (&["weights"], &["precision", "formula"]),
            "geometric_mean" => (&["precision"], &["weights", "formula"]),
            "formula" => (&["formula"], &["weights", "precision"]),
            _ => (&[], &["weights", "precision", "formula"]),
        };
        for key in needed.iter().filter(|key| !table.has(key)) {
            self.missing_key(table.place("aggregate"), key);
        }
        self.without_use(table, unused, name);
        let total = table.number("weights").unwrap_or(Exact::ONE);
        match name {
            "weighted_mean" => Aggregate::WeightedMean { total },
            "scaled_sum" => Aggregate::ScaledSum { total },
            "sum" => Aggregate::Sum,
            "min" => Aggregate::Min,
            "max" => Aggregate::Max,
            "geometric_mean" => Aggregate::GeometricMean {
                precision: table.inner("precision").and_then(rounding).unwrap_or(WHOLE),
            },
            "harmonic_mean" => Aggregate::HarmonicMean,
            "pooled_mean" => Aggregate::PooledMean,
            "count" => Aggregate::Count,
            "formula" => table
                .expression("formula")
                .map_or(Aggregate::Mean, Aggregate::Formula),
            _ => Aggregate::Mean,
        }
    }
}
