//! Builds what comes after the index: bands, gates, roll-up, groups, ranks.

use super::table::Table;
use super::{Builder, GatePlaces};
use crate::condition::Expression;
use crate::model::*;

impl Builder<'_> {
    pub fn bands(&mut self, tables: &[Table], gates: &[Table]) -> Vec<Band> {
        let known: Vec<&str> = gates.iter().map(|gate| gate.code()).collect();
        let mut bands = Vec::new();
        for table in tables.iter().copied() {
            let lower = self.edge(table, "from", "above");
            let upper = self.edge(table, "to", "below");
            if !table.has("from") && !table.has("above") {
                let keys = vec![("keys", "from / above".to_owned())];
                self.fault(table.place("code"), "one-edge", keys);
            }
            let through = self.find(table, "through", &known);
            // Kept even without a lower edge, so that effects can name it.
            let lower = lower.unwrap_or(Edge {
                value: crate::exact::Exact::ZERO,
                closed: true,
            });
            self.places.bands.push(table.place("code"));
            bands.push(Band {
                code: table.code().to_owned(),
                label: table.words("label").unwrap_or_default(),
                zone: table.words("zone"),
                role: match table.line("role") {
                    Some("best") => Role::Best,
                    Some("good") => Role::Good,
                    Some("weak") => Role::Weak,
                    Some("poor") => Role::Poor,
                    _ => Role::Fair,
                },
                lower,
                upper,
                through,
                source: self.source(table),
                provisional: table.words("provisional"),
            });
        }
        bands
    }

    /// An edge under one of two keys, the first of which includes it.
    pub fn edge(&mut self, table: Table, closed: &str, open: &str) -> Option<Edge> {
        match (table.number(closed), table.number(open)) {
            (Some(_), Some(_)) => {
                let keys = vec![("keys", format!("{closed} / {open}"))];
                self.fault(table.place(open), "one-edge", keys);
                None
            }
            (Some(value), None) => Some(Edge {
                value,
                closed: true,
            }),
            (None, Some(value)) => Some(Edge {
                value,
                closed: false,
            }),
            (None, None) => None,
        }
    }

    pub fn gates(&mut self, tables: &[Table], bands: &[Band]) -> Vec<Gate> {
        let mut gates = Vec::new();
        for table in tables.iter().copied() {
            let when = table.expression("when");
            let effect = table
                .inner("effect")
                .and_then(|effect| self.effect(effect, bands));
            self.places.gates.push(GatePlaces {
                when: table.written("when"),
                effect: table.place("effect"),
            });
            gates.push(Gate {
                code: table.code().to_owned(),
                title: table.title(),
                when: when.unwrap_or_else(|| Expression::Word(String::new())),
                effect: effect.unwrap_or(Effect::Stage(String::new())),
                unknown: match table.line("unknown") {
                    Some("skip") => WhenUnknown::Skip,
                    Some("apply") => WhenUnknown::Apply,
                    _ => WhenUnknown::Undecided,
                },
                text: table.words("text").unwrap_or_default(),
                source: self.source(table),
                provisional: table.words("provisional"),
            });
        }
        gates
    }

    fn effect(&mut self, table: Table, bands: &[Band]) -> Option<Effect> {
        let known: Vec<&str> = bands.iter().map(|band| band.code.as_str()).collect();
        let given: Vec<&str> = ["cap", "replace", "with", "refuse", "stage"]
            .into_iter()
            .filter(|key| table.has(key))
            .collect();
        match given.as_slice() {
            ["cap"] => Some(Effect::Cap(self.find(table, "cap", &known)?)),
            ["replace", "with"] => {
                let band = self.find(table, "replace", &known);
                let with = self.find(table, "with", &known);
                Some(Effect::Replace {
                    band: band?,
                    with: with?,
                })
            }
            ["refuse"] if table.flag("refuse") != Some(false) => Some(Effect::Refuse),
            ["stage"] => Some(Effect::Stage(table.line("stage")?.to_owned())),
            _ => {
                self.fault(table.at.span(), "one-effect", vec![]);
                None
            }
        }
    }

    pub fn rollup(&mut self, tables: &[Table]) -> Rollup {
        if let Some(second) = tables.get(1) {
            self.fault(second.at.span(), "one-rollup", vec![]);
        }
        let Some(table) = tables.first().copied() else {
            return Rollup {
                kind: RollupKind::None,
                minimum_units: 1,
                source: self.inherited.clone(),
                provisional: None,
            };
        };
        self.places.rollup = table.place("kind");
        let kind = match table.line("kind") {
            Some("mean") => RollupKind::Mean,
            Some("pooled") => RollupKind::Pooled,
            _ => RollupKind::None,
        };
        if table.line("kind") == Some("none") {
            self.without_use(table, &["minimum_units"], "none");
        }
        let least = self.least(table, "minimum_units");
        Rollup {
            kind,
            minimum_units: least
                .and_then(|least| usize::try_from(least).ok())
                .unwrap_or(1),
            source: self.source(table),
            provisional: table.words("provisional"),
        }
    }

    pub fn peer_group(&mut self, table: Table) -> PeerGroup {
        let kinds = table.lines("kinds");
        let levels = table.lines("levels");
        PeerGroup {
            code: table.code().to_owned(),
            title: table.title(),
            kinds: kinds
                .iter()
                .filter_map(|(name, _)| BodyKind::from_name(name))
                .collect(),
            levels: levels
                .iter()
                .filter_map(|(name, _)| BodyLevel::from_name(name))
                .collect(),
            within: match table.line("within") {
                Some("province") => Within::Province,
                Some("parent") => Within::Parent,
                _ => Within::Nation,
            },
            source: self.source(table),
            provisional: table.words("provisional"),
        }
    }

    pub fn ranking(&mut self, table: Option<Table>, nodes: &[Node]) -> Ranking {
        let Some(table) = table else {
            return Ranking {
                ranked: false,
                high: true,
                skip: true,
                tie_breakers: Vec::new(),
                source: self.inherited.clone(),
                provisional: None,
            };
        };
        self.places.ranking = table.place("kind");
        let ranked = table.line("kind") == Some("ranked");
        if table.line("kind") == Some("unordered") {
            let keys = ["direction", "ties", "tie_breakers"];
            self.without_use(table, &keys, "unordered");
        }
        for key in ["direction", "ties"] {
            if ranked && !table.has(key) {
                self.missing_key(table.at.span(), key);
            }
        }
        let known: Vec<&str> = nodes.iter().map(|node| node.code.as_str()).collect();
        let mut tie_breakers = Vec::new();
        for (code, at) in table.lines("tie_breakers") {
            match known.iter().position(|name| *name == code) {
                Some(node) => tie_breakers.push(NodeId(node)),
                None => self.unknown(code, at, &known),
            }
        }
        Ranking {
            ranked,
            high: table.line("direction") != Some("low"),
            skip: table.line("ties") != Some("dense"),
            tie_breakers,
            source: self.source(table),
            provisional: table.words("provisional"),
        }
    }

    pub fn sampling(&mut self, table: Table) -> Option<Sampling> {
        let rule = match table.line("rule")? {
            "krejcie_morgan" => {
                self.without_use(table, &["minimum"], "krejcie_morgan");
                SamplingRule::KrejcieMorgan
            }
            _ => match self.least(table, "minimum") {
                Some(minimum) => SamplingRule::Minimum(minimum),
                None => {
                    if !table.has("minimum") {
                        self.missing_key(table.at.span(), "minimum");
                    }
                    return None;
                }
            },
        };
        Some(Sampling {
            rule,
            source: self.source(table),
            provisional: table.words("provisional"),
        })
    }
}
