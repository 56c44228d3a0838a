//! Builds the instrument from a parsed file, linking codes to places.
//!
//! Shapes are [`crate::fit`]'s business: what does not have its shape is
//! passed over here, because it has been reported already. Reported here are
//! links that lead nowhere and tables that contradict themselves.

mod facts;
mod measures;
mod nodes;
mod results;
mod table;

pub use table::{Table, Written};

use crate::catalogue::Catalogue;
use crate::exact::{Exact, RoundingMode};
use crate::fault::{Fault, place};
use crate::fit::nearest;
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

/// What a gate reads for the rounded index.
pub const INDEX: &str = "index";

/// Where the parts of the instrument stand in the text, for later faults.
#[derive(Debug, Default)]
pub struct Places {
    /// Of the scale.
    pub scale: Range<usize>,
    /// Of the rounding's digits.
    pub digits: Range<usize>,
    /// Of the kind of ranking.
    pub ranking: Range<usize>,
    /// Of the kind of roll-up.
    pub rollup: Range<usize>,
    /// Of each node.
    pub nodes: Vec<NodePlaces>,
    /// Of each fact's code.
    pub facts: Vec<Range<usize>>,
    /// Of each band's code.
    pub bands: Vec<Range<usize>>,
    /// Of each gate.
    pub gates: Vec<GatePlaces>,
}

/// Where the parts of one node stand.
#[derive(Debug, Default)]
pub struct NodePlaces {
    /// Its code.
    pub code: Range<usize>,
    /// Its weight, else its code.
    pub weight: Range<usize>,
    /// What its children's weights must make, else its code.
    pub weights: Range<usize>,
    /// Where it applies.
    pub applies_if: Written,
    /// Its formula.
    pub formula: Written,
    /// Conditions of its suggestions.
    pub suggestions: Vec<Written>,
}

/// Where the parts of one gate stand.
#[derive(Debug, Default)]
pub struct GatePlaces {
    /// Its condition.
    pub when: Written,
    /// Its effect.
    pub effect: Range<usize>,
}

/// Collects faults and links while the parts are built.
struct Builder<'a> {
    text: &'a str,
    catalogue: &'a Catalogue,
    faults: &'a mut Vec<Fault>,
    places: Places,
    laws: Vec<Law>,
    /// Laws that tables cite.
    cited: BTreeSet<usize>,
    answer_sources: Vec<AnswerSource>,
    /// What a table without a source of its own has.
    inherited: Source,
    facilities: BTreeSet<String>,
    evidence: BTreeSet<String>,
}

/// Builds what can be built. `None` where there is not even a head and a node.
pub fn build(
    text: &str,
    file: &Spanned<DeValue>,
    catalogue: &Catalogue,
    faults: &mut Vec<Fault>,
) -> Option<(Instrument, Places)> {
    let file = Table::new(file)?;
    let head = file.inner("instrument")?;
    // A table that could not be read may be the one that cites a law.
    let all_read = !faults.iter().any(Fault::breaks);
    let builder = Builder {
        text,
        catalogue,
        faults,
        places: Places::default(),
        laws: laws(file),
        cited: BTreeSet::new(),
        answer_sources: Vec::new(),
        inherited: Source { law: 0, at: None },
        facilities: BTreeSet::new(),
        evidence: BTreeSet::new(),
    };
    builder.build(file, head, all_read)
}

impl Builder<'_> {
    fn build(mut self, file: Table, head: Table, all_read: bool) -> Option<(Instrument, Places)> {
        if self.laws.is_empty() && file.has("laws") {
            self.fault(file.place("laws"), "no-law", vec![]);
        }
        self.inherited = self.source(head);
        let source = self.inherited.clone();
        self.answer_sources(file);
        let missing_table = file.inner("missing");
        let block = MissingRule::all(MissingAction::Block);
        let missing = missing_table.map_or(block, |table| missing_rule(table, block));

        let node_tables = file.tables("node");
        let fact_tables = file.tables("fact");
        let coded: Vec<Table> = node_tables.iter().chain(&fact_tables).copied().collect();
        self.unique(&coded);
        self.reserved(&coded);
        let nodes = self.nodes(&node_tables, missing);
        let facts = self.facts(&fact_tables, &nodes);
        if nodes.is_empty() {
            return None;
        }

        let gate_tables = file.tables("gate");
        let band_tables = file.tables("band");
        self.unique(&gate_tables);
        self.unique(&band_tables);
        let bands = self.bands(&band_tables, &gate_tables);
        let gates = self.gates(&gate_tables, &bands);
        let rollup = self.rollup(&file.tables("rollup"));
        let peer_tables = file.tables("peer_group");
        self.unique(&peer_tables);
        let peer_groups = peer_tables.iter().map(|table| self.peer_group(*table));
        let peer_groups = peer_groups.collect();
        let ranking = self.ranking(file.inner("ranking"), &nodes);
        let sampling = file.inner("sampling");
        let sampling = sampling.and_then(|table| self.sampling(table));
        if all_read {
            self.unused_laws(file);
        }
        let published_index = head.flag("published_index").unwrap_or(true);
        if published_index && !file.has("rounding") {
            self.fault(head.at.span(), "no-rounding", vec![]);
        }
        let rounding_table = file.inner("rounding");
        self.places.scale = head.place("scale");
        self.places.digits = rounding_table.map_or(0..0, |table| table.place("digits"));

        let instrument = Instrument {
            code: head.code().to_owned(),
            edition: head.line("edition").unwrap_or_default().to_owned(),
            title: head.title(),
            source,
            provisional: head.words("provisional"),
            scale: span(head.inner("scale")),
            published_index,
            catalogue: self.catalogue.only(&self.facilities, &self.evidence),
            laws: self.laws,
            answer_sources: self.answer_sources,
            facts,
            nodes,
            missing,
            missing_provisional: missing_table.and_then(|table| table.words("provisional")),
            rounding: rounding_table.and_then(rounding).unwrap_or(WHOLE),
            bands,
            gates,
            rollup,
            peer_groups,
            ranking,
            sampling,
        };
        Some((instrument, self.places))
    }

    fn fault(
        &mut self,
        at: Range<usize>,
        key: &'static str,
        arguments: Vec<(&'static str, String)>,
    ) {
        self.faults.push(Fault::new(at, key, arguments));
    }

    fn missing_key(&mut self, at: Range<usize>, name: &str) {
        self.fault(at, "missing-key", vec![("key", name.to_owned())]);
    }

    /// Reports each of these keys that is there although `with` makes no use of it.
    fn without_use(&mut self, table: Table, keys: &[&str], with: &str) {
        for key in keys.iter().filter(|key| table.has(key)) {
            let arguments = vec![("key", (*key).to_owned()), ("with", with.to_owned())];
            self.fault(table.place(key), "key-without-use", arguments);
        }
    }

    /// A least number that may not be 0: that would be no condition at all.
    fn least(&mut self, table: Table, key: &str) -> Option<i64> {
        let least = table.whole(key)?;
        if least == 0 {
            let arguments = vec![("key", key.to_owned())];
            self.fault(table.place(key), "minimum-zero", arguments);
        }
        Some(least)
    }

    fn unknown(&mut self, code: &str, at: Range<usize>, known: &[&str]) {
        let near = nearest(code, known);
        let key = if near.is_some() {
            "unknown-code-near"
        } else {
            "unknown-code"
        };
        let near = near.unwrap_or_default().to_owned();
        self.fault(at, key, vec![("code", code.to_owned()), ("near", near)]);
    }

    /// The place of a code among those known; reports one that is not.
    fn find(&mut self, table: Table, key: &str, known: &[&str]) -> Option<usize> {
        let code = table.line(key)?;
        let found = known.iter().position(|name| *name == code);
        if found.is_none() {
            self.unknown(code, table.place(key), known);
        }
        found
    }

    fn unique(&mut self, tables: &[Table]) {
        let mut seen: BTreeMap<&str, Range<usize>> = BTreeMap::new();
        for table in tables {
            let Some(code) = table.line("code") else {
                continue;
            };
            let at = table.place("code");
            if let Some(first) = seen.get(code) {
                let line = place(self.text, first.start).line;
                let arguments = vec![("code", code.to_owned()), ("line", line.to_string())];
                self.fault(at, "duplicate-code", arguments);
            } else {
                seen.insert(code, at);
            }
        }
    }

    /// What gates call the rounded index, nothing else may be called.
    fn reserved(&mut self, tables: &[Table]) {
        for table in tables.iter().filter(|table| table.code() == INDEX) {
            let arguments = vec![("code", table.code().to_owned())];
            self.fault(table.place("code"), "reserved-code", arguments);
        }
    }

    fn source(&mut self, table: Table) -> Source {
        let found = table
            .inner("source")
            .and_then(|inner| Some((inner, inner.line("law")?)));
        let Some((inner, key)) = found else {
            return self.inherited.clone();
        };
        if let Some(law) = self.laws.iter().position(|law| law.key == key) {
            let at = inner.line("at").map(str::to_owned);
            self.cited.insert(law);
            return Source { law, at };
        }
        let keys: Vec<&str> = self.laws.iter().map(|law| law.key.as_str()).collect();
        let near = nearest(key, &keys).unwrap_or_default().to_owned();
        // The law that was meant is not unused because its key is misspelt here.
        let meant = self.laws.iter().position(|law| law.key == near);
        self.cited.extend(meant);
        let arguments = vec![("law", key.to_owned()), ("near", near.clone())];
        let key = if near.is_empty() {
            "unknown-law"
        } else {
            "unknown-law-near"
        };
        self.fault(inner.place("law"), key, arguments);
        self.inherited.clone()
    }

    /// Reports each law that no table cites.
    fn unused_laws(&mut self, file: Table) {
        let Some(table) = file.inner("laws") else {
            return;
        };
        let cited = self.cited.iter().filter_map(|law| self.laws.get(*law));
        let cited: BTreeSet<String> = cited.map(|law| law.key.clone()).collect();
        for key in table.keys.keys() {
            if !cited.contains(key.get_ref().as_ref()) {
                let arguments = vec![("law", key.get_ref().to_string())];
                self.fault(key.span(), "unused-law", arguments);
            }
        }
    }

    fn answer_sources(&mut self, file: Table) {
        let tables = file.tables("answer_source");
        self.unique(&tables);
        self.answer_sources = tables
            .iter()
            .map(|table| AnswerSource {
                code: table.code().to_owned(),
                title: table.title(),
                kind: table
                    .line("kind")
                    .and_then(SourceKind::from_name)
                    .unwrap_or(SourceKind::Imported),
                raters: match table.line("raters") {
                    Some("mean") => Raters::Mean,
                    Some("median") => Raters::Median,
                    Some("consensus") => Raters::Consensus,
                    _ => Raters::Single,
                },
                provisional: table.words("provisional"),
            })
            .collect();
    }

    fn answer_source(&mut self, table: Table) -> Option<usize> {
        let sources = self.answer_sources.clone();
        let known: Vec<&str> = sources.iter().map(|source| source.code.as_str()).collect();
        self.find(table, "from", &known)
    }

    /// Codes of the shared catalogue under `evidence` or `facilities`.
    fn listed(&mut self, table: Table, key: &str) -> Vec<String> {
        let catalogue = self.catalogue;
        let entries = if key == "facilities" {
            &catalogue.facilities
        } else {
            &catalogue.evidence
        };
        let known: Vec<&str> = entries.iter().map(|entry| entry.code.as_str()).collect();
        let mut codes = Vec::new();
        for (code, at) in table.lines(key) {
            if !known.contains(&code) {
                self.unknown(code, at, &known);
            }
            codes.push(code.to_owned());
        }
        let used = if key == "facilities" {
            &mut self.facilities
        } else {
            &mut self.evidence
        };
        used.extend(codes.iter().cloned());
        codes
    }

    fn items(&mut self, table: Table) -> Vec<Item> {
        let tables = table.tables("items");
        self.unique(&tables);
        let mut items = Vec::new();
        for item in tables {
            let facilities = self.listed(item, "facilities");
            items.push(Item {
                code: item.code().to_owned(),
                title: item.title(),
                facilities,
            });
        }
        items
    }
}

/// Stands in where no rounding can be read; the fault is reported elsewhere.
const WHOLE: Rounding = Rounding {
    mode: RoundingMode::HalfUp,
    digits: 0,
    provisional: None,
};

/// The laws in the order of the file.
fn laws(file: Table) -> Vec<Law> {
    let Some(inner) = file.inner("laws") else {
        return Vec::new();
    };
    let mut laws: Vec<(usize, Law)> = Vec::new();
    for (key, value) in inner.keys.iter() {
        let Some(table) = Table::new(value) else {
            continue;
        };
        let law = Law {
            key: key.get_ref().to_string(),
            title: table.line("title").unwrap_or_default().to_owned(),
            sourced: table.line("status") == Some("sourced"),
            found: table.line("found").map(str::to_owned),
        };
        laws.push((key.span().start, law));
    }
    laws.sort_by_key(|(start, _)| *start);
    laws.into_iter().map(|(_, law)| law).collect()
}

fn missing_rule(table: Table, base: MissingRule) -> MissingRule {
    let action = |key: &str, base: MissingAction| match table.line(key) {
        Some("bottom") => MissingAction::Bottom,
        Some("zero") => MissingAction::Zero,
        Some("drop") => MissingAction::Drop,
        Some("block") => MissingAction::Block,
        _ => base,
    };
    MissingRule {
        not_answered: action("not_answered", base.not_answered),
        not_applicable: action("not_applicable", base.not_applicable),
        rejected: action("rejected", base.rejected),
        not_assessed: action("not_assessed", base.not_assessed),
    }
}

fn rounding(table: Table) -> Option<Rounding> {
    Some(Rounding {
        mode: match table.line("mode")? {
            "half_up" => RoundingMode::HalfUp,
            "half_even" => RoundingMode::HalfEven,
            "cut" => RoundingMode::Cut,
            _ => RoundingMode::Up,
        },
        digits: u32::try_from(table.whole("digits")?).unwrap_or(u32::MAX),
        provisional: table.words("provisional"),
    })
}

/// The span a table writes; from 0 on where it cannot be read.
fn span(table: Option<Table>) -> Span {
    Span {
        min: table
            .and_then(|table| table.number("min"))
            .unwrap_or(Exact::ZERO),
        max: table.and_then(|table| table.number("max")),
    }
}
