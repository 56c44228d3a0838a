//! Builds the instrument from a parsed file, linking codes to places.
//!
//! Shapes are [`crate::fit`]'s business: what does not have its shape is
//! passed over here, because it has been reported already. Reported here are
//! links that lead nowhere and tables that contradict themselves.

use crate::catalogue::Catalogue;
use crate::condition::Expression;
use crate::exact::{Exact, RoundingMode};
use crate::fault::Fault;
use crate::fit::{nearest, number};
use crate::model::*;
use crate::words::Text;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table of the file with its place.
#[derive(Clone, Copy)]
pub struct At<'a> {
    table: &'a DeTable<'a>,
    at: &'a Spanned<DeValue<'a>>,
}

/// Where the parts of the instrument stand in the text, for later faults.
#[derive(Debug, Default)]
pub struct Places {
    /// Of the scale.
    pub scale: Range<usize>,
    /// Of each node's code.
    pub nodes: Vec<Range<usize>>,
    /// Of each fact's code.
    pub facts: Vec<Range<usize>>,
    /// Of each band's code.
    pub bands: Vec<Range<usize>>,
    /// Of each gate's condition.
    pub gates: Vec<Range<usize>>,
    /// Of each node's suggestions' conditions.
    pub suggestions: Vec<Vec<Range<usize>>>,
    /// Of expressions with references, to say which code is unknown.
    pub expressions: Vec<(Expression, Range<usize>, Scope)>,
}

/// What an expression may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Facts only: a suggestion, `applies_if`.
    Facts,
    /// Facts and the children of this node: a formula.
    Children(NodeId),
    /// Facts, nodes and the index: a gate.
    All,
}

impl<'a> At<'a> {
    fn new(value: &'a Spanned<DeValue<'a>>) -> Option<At<'a>> {
        Some(At {
            table: value.get_ref().as_table()?,
            at: value,
        })
    }

    fn get(self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table.get(key)
    }

    fn line(self, key: &str) -> Option<&'a str> {
        self.get(key)?.get_ref().as_str()
    }

    fn place(self, key: &str) -> Range<usize> {
        self.get(key).map_or_else(|| self.at.span(), Spanned::span)
    }

    fn number(self, key: &str) -> Option<Exact> {
        number(self.get(key)?.get_ref())
    }

    fn whole(self, key: &str) -> Option<i64> {
        self.number(key)?.to_whole()
    }

    fn flag(self, key: &str) -> Option<bool> {
        self.get(key)?.get_ref().as_bool()
    }

    fn inner(self, key: &str) -> Option<At<'a>> {
        At::new(self.get(key)?)
    }

    fn tables(self, key: &str) -> Vec<At<'a>> {
        let values = self.get(key).and_then(|value| value.get_ref().as_array());
        values
            .map(|values| values.iter().filter_map(At::new).collect())
            .unwrap_or_default()
    }

    fn lines(self, key: &str) -> Vec<(&'a str, Range<usize>)> {
        let values = self.get(key).and_then(|value| value.get_ref().as_array());
        values
            .map(|values| {
                values
                    .iter()
                    .filter_map(|value| Some((value.get_ref().as_str()?, value.span())))
                    .collect()
            })
            .unwrap_or_default()
    }

    fn words(self, key: &str) -> Option<Text> {
        let words = self.inner(key)?;
        Some(Text {
            id: words.line("id")?.to_owned(),
            en: words.line("en")?.to_owned(),
        })
    }

    fn title(self) -> Text {
        self.words("title").unwrap_or_default()
    }

    fn expression(self, key: &str) -> Option<Expression> {
        Expression::parse(self.line(key)?).ok()
    }
}

/// Collects faults and links while the parts are built.
struct Builder<'a> {
    catalogue: &'a Catalogue,
    faults: &'a mut Vec<Fault>,
    laws: Vec<Law>,
    inherited: Source,
    facilities: BTreeSet<String>,
    evidence: BTreeSet<String>,
}

/// Builds what can be built. `None` where there is not even a head and a root.
pub fn build(
    file: &Spanned<DeValue>,
    catalogue: &Catalogue,
    faults: &mut Vec<Fault>,
) -> Option<(Instrument, Places)> {
    let file = At::new(file)?;
    let head = file.inner("instrument")?;
    let mut places = Places {
        scale: head.place("scale"),
        ..Places::default()
    };
    let laws = laws(file);
    let mut builder = Builder {
        catalogue,
        faults,
        laws,
        inherited: Source { law: 0, at: None },
        facilities: BTreeSet::new(),
        evidence: BTreeSet::new(),
    };
    if builder.laws.is_empty() {
        builder.fault(head.place("source"), "no-law", vec![]);
    }
    let source = builder.source(head);
    builder.inherited = source.clone();

    let sources = file.tables("answer_source");
    builder.unique(&sources);
    let answer_sources: Vec<AnswerSource> = sources
        .iter()
        .filter_map(|table| answer_source(*table))
        .collect();
    let missing_table = file.inner("missing");
    let missing = missing_table.map_or(MissingRule::all(MissingAction::Block), |table| {
        missing_rule(table, MissingRule::all(MissingAction::Block))
    });

    let node_tables = file.tables("node");
    let fact_tables = file.tables("fact");
    let coded: Vec<At> = node_tables.iter().chain(&fact_tables).copied().collect();
    builder.unique(&coded);

    let nodes = builder.nodes(&node_tables, &answer_sources, missing, &mut places);
    let facts = builder.facts(&fact_tables, &answer_sources, &nodes, &mut places);
    if nodes.is_empty() {
        return None;
    }

    let gate_tables = file.tables("gate");
    let band_tables = file.tables("band");
    builder.unique(&gate_tables);
    builder.unique(&band_tables);
    let bands = builder.bands(&band_tables, &gate_tables, &mut places);
    let gates = builder.gates(&gate_tables, &bands, &mut places);
    let rollups = file.tables("rollup");
    if let Some(second) = rollups.get(1) {
        builder.fault(second.at.span(), "one-rollup", vec![]);
    }
    let rollup = builder.rollup(rollups.first().copied());
    let peer_tables = file.tables("peer_group");
    builder.unique(&peer_tables);
    let peer_groups = peer_tables
        .iter()
        .map(|table| builder.peer_group(*table))
        .collect();
    let ranking = builder.ranking(file.inner("ranking"), &nodes);
    let sampling = file
        .inner("sampling")
        .and_then(|table| builder.sampling(table));
    let published_index = head.flag("published_index").unwrap_or(true);
    let rounding = file.inner("rounding").and_then(rounding);
    if published_index && rounding.is_none() && file.get("rounding").is_none() {
        builder.fault(head.at.span(), "no-rounding", vec![]);
    }

    let instrument = Instrument {
        code: head.line("code").unwrap_or_default().to_owned(),
        edition: head.line("edition").unwrap_or_default().to_owned(),
        title: head.title(),
        source,
        provisional: head.words("provisional"),
        scale: head.inner("scale").and_then(span).unwrap_or(Span {
            min: Exact::ZERO,
            max: None,
        }),
        published_index,
        catalogue: catalogue.only(&builder.facilities, &builder.evidence),
        laws: builder.laws,
        answer_sources,
        facts,
        nodes,
        missing,
        missing_provisional: missing_table.and_then(|table| table.words("provisional")),
        rounding: rounding.unwrap_or(Rounding {
            mode: RoundingMode::HalfUp,
            digits: 0,
            provisional: None,
        }),
        bands,
        gates,
        rollup,
        peer_groups,
        ranking,
        sampling,
    };
    Some((instrument, places))
}

/// The laws in the order of the file.
fn laws(file: At) -> Vec<Law> {
    let Some(inner) = file.inner("laws") else {
        return Vec::new();
    };
    let mut laws: Vec<(usize, Law)> = Vec::new();
    for (key, value) in inner.table.iter() {
        let Some(table) = At::new(value) else {
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

fn answer_source(table: At) -> Option<AnswerSource> {
    Some(AnswerSource {
        code: table.line("code")?.to_owned(),
        title: table.title(),
        kind: SourceKind::from_name(table.line("kind")?)?,
        raters: match table.line("raters")? {
            "mean" => Raters::Mean,
            "median" => Raters::Median,
            "consensus" => Raters::Consensus,
            _ => Raters::Single,
        },
        provisional: table.words("provisional"),
    })
}

fn missing_rule(table: At, base: MissingRule) -> MissingRule {
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

fn rounding(table: At) -> Option<Rounding> {
    Some(Rounding {
        mode: match table.line("mode")? {
            "half_up" => RoundingMode::HalfUp,
            "half_even" => RoundingMode::HalfEven,
            "cut" => RoundingMode::Cut,
            _ => RoundingMode::Up,
        },
        digits: u32::try_from(table.whole("digits")?).ok()?,
        provisional: table.words("provisional"),
    })
}

fn span(table: At) -> Option<Span> {
    Some(Span {
        min: table.number("min")?,
        max: table.number("max"),
    })
}

impl Builder<'_> {
    fn fault(
        &mut self,
        at: Range<usize>,
        key: &'static str,
        arguments: Vec<(&'static str, String)>,
    ) {
        self.faults.push(Fault::new(at, key, arguments));
    }

    fn unknown(&mut self, code: &str, at: Range<usize>, known: &[&str]) {
        let key = if nearest(code, known).is_some() {
            "unknown-code-near"
        } else {
            "unknown-code"
        };
        let near = nearest(code, known).unwrap_or_default().to_owned();
        self.fault(at, key, vec![("code", code.to_owned()), ("near", near)]);
    }

    fn unique(&mut self, tables: &[At]) {
        let mut seen: BTreeMap<&str, Range<usize>> = BTreeMap::new();
        for table in tables {
            let Some(code) = table.line("code") else {
                continue;
            };
            if seen.contains_key(code) {
                self.fault(
                    table.place("code"),
                    "duplicate-code",
                    vec![("code", code.to_owned())],
                );
            } else {
                seen.insert(code, table.place("code"));
            }
        }
    }

    fn source(&mut self, table: At) -> Source {
        let Some(inner) = table.inner("source") else {
            return self.inherited.clone();
        };
        let Some(key) = inner.line("law") else {
            return self.inherited.clone();
        };
        let at = inner.line("at").map(str::to_owned);
        match self.laws.iter().position(|law| law.key == key) {
            Some(law) => Source { law, at },
            None => {
                let keys: Vec<String> = self.laws.iter().map(|law| law.key.clone()).collect();
                let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
                let key_fault = if nearest(key, &keys).is_some() {
                    "unknown-law-near"
                } else {
                    "unknown-law"
                };
                let near = nearest(key, &keys).unwrap_or_default().to_owned();
                self.fault(
                    inner.place("law"),
                    key_fault,
                    vec![("law", key.to_owned()), ("near", near)],
                );
                self.inherited.clone()
            }
        }
    }

    fn listed(&mut self, table: At, key: &str) -> Vec<String> {
        let entries = table.lines(key);
        for (code, at) in &entries {
            let known = if key == "facilities" {
                &self.catalogue.facilities
            } else {
                &self.catalogue.evidence
            };
            if !known.iter().any(|entry| entry.code == *code) {
                let known: Vec<String> = known.iter().map(|entry| entry.code.clone()).collect();
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                self.unknown(code, at.clone(), &known);
            }
        }
        let codes: Vec<String> = entries
            .into_iter()
            .map(|(code, _)| code.to_owned())
            .collect();
        let used = if key == "facilities" {
            &mut self.facilities
        } else {
            &mut self.evidence
        };
        used.extend(codes.iter().cloned());
        codes
    }

    fn items(&mut self, table: At) -> Vec<Item> {
        let tables = table.tables("items");
        self.unique(&tables);
        let mut items = Vec::new();
        for item in tables {
            let facilities = self.listed(item, "facilities");
            items.push(Item {
                code: item.line("code").unwrap_or_default().to_owned(),
                title: item.title(),
                facilities,
            });
        }
        items
    }

    fn answer_source(&mut self, table: At, sources: &[AnswerSource]) -> Option<usize> {
        let code = table.line("from")?;
        let found = sources.iter().position(|source| source.code == code);
        if found.is_none() {
            let known: Vec<&str> = sources.iter().map(|source| source.code.as_str()).collect();
            self.unknown(code, table.place("from"), &known);
        }
        found
    }

    fn facts(
        &mut self,
        tables: &[At],
        sources: &[AnswerSource],
        nodes: &[Node],
        places: &mut Places,
    ) -> Vec<Fact> {
        let mut facts = Vec::new();
        for table in tables.iter().copied() {
            places.facts.push(table.place("code"));
            let about = table.line("about").and_then(|code| {
                let found = nodes.iter().position(|node| node.code == code).map(NodeId);
                if found.is_none() {
                    let known: Vec<&str> = nodes.iter().map(|node| node.code.as_str()).collect();
                    self.unknown(code, table.place("about"), &known);
                }
                found
            });
            let kind = table.line("kind").unwrap_or("text");
            let default = table.number("default");
            let span = Span {
                min: table.number("min").unwrap_or(Exact::ZERO),
                max: table.number("max"),
            };
            if matches!(kind, "number" | "count") && table.get("min").is_none() {
                self.fault(
                    table.place("kind"),
                    "missing-key",
                    vec![("key", "min".into())],
                );
            }
            let kind = match kind {
                "yes_no" => FactKind::YesNo {
                    default: default.map(|value| !value.is_zero()),
                },
                "number" | "count" => FactKind::Number {
                    whole: kind == "count",
                    span,
                    default,
                },
                "choice" => {
                    let options = table.tables("options");
                    self.unique(&options);
                    if options.is_empty() {
                        self.fault(
                            table.place("kind"),
                            "missing-key",
                            vec![("key", "options".into())],
                        );
                    }
                    let choice = |option: &At| Choice {
                        code: option.line("code").unwrap_or_default().to_owned(),
                        title: option.title(),
                    };
                    FactKind::Choice(options.iter().map(choice).collect())
                }
                "checklist" => {
                    let items = self.items(table);
                    if items.is_empty() {
                        self.fault(
                            table.place("kind"),
                            "missing-key",
                            vec![("key", "items".into())],
                        );
                    }
                    FactKind::Checklist(items)
                }
                _ => FactKind::Text,
            };
            facts.push(Fact {
                code: table.line("code").unwrap_or_default().to_owned(),
                title: table.title(),
                from: self.answer_source(table, sources).unwrap_or(0),
                kind,
                about,
                evidence: self.listed(table, "evidence"),
                source: self.source(table),
                provisional: table.words("provisional"),
            });
        }
        facts
    }

    fn nodes(
        &mut self,
        tables: &[At],
        sources: &[AnswerSource],
        missing: MissingRule,
        places: &mut Places,
    ) -> Vec<Node> {
        let mut nodes: Vec<Node> = Vec::new();
        for (index, table) in tables.iter().copied().enumerate() {
            places.nodes.push(table.place("code"));
            let parent = match table.line("parent") {
                None => {
                    if index > 0 {
                        self.fault(
                            table.place("code"),
                            "second-root",
                            vec![("code", table.line("code").unwrap_or_default().to_owned())],
                        );
                    }
                    None
                }
                Some(code) => {
                    let found = nodes.iter().position(|node| node.code == code);
                    if found.is_none() {
                        let later = tables.iter().any(|table| table.line("code") == Some(code));
                        if later {
                            self.fault(
                                table.place("parent"),
                                "parent-later",
                                vec![("code", code.to_owned())],
                            );
                        } else {
                            let known: Vec<&str> =
                                nodes.iter().map(|node| node.code.as_str()).collect();
                            let known: Vec<String> = known.into_iter().map(str::to_owned).collect();
                            let known: Vec<&str> = known.iter().map(String::as_str).collect();
                            self.unknown(code, table.place("parent"), &known);
                        }
                    }
                    found.map(NodeId)
                }
            };
            let above = parent.map(|parent| &nodes[parent.0]);
            let inherited_from = above.and_then(|node| node.from);
            let inherited_source = above.map(|node| node.source.clone());
            let saved = self.inherited.clone();
            if let Some(source) = inherited_source {
                self.inherited = source;
            }
            let source = self.source(table);
            self.inherited = saved;
            let id = NodeId(index);
            let rule = self.rule(table, id, places);
            let own_missing = table.inner("missing");
            let as_child = table.inner("as_child");
            let parents_rule = parent.map_or(missing, |parent| nodes[parent.0].missing);
            let parents_mark = parent.and_then(|parent| nodes[parent.0].missing_mark.clone());
            if let Some(text) = table.expression("applies_if") {
                places
                    .expressions
                    .push((text, table.place("applies_if"), Scope::Facts));
            }
            let mut suggest = Vec::new();
            let mut suggest_places = Vec::new();
            for suggestion in table.tables("suggest") {
                if let (Some(level), Some(when)) =
                    (suggestion.number("level"), suggestion.expression("when"))
                {
                    places
                        .expressions
                        .push((when.clone(), suggestion.place("when"), Scope::Facts));
                    suggest_places.push(suggestion.place("when"));
                    suggest.push(Suggestion { level, when });
                }
            }
            places.suggestions.push(suggest_places);
            let node = Node {
                code: table.line("code").unwrap_or_default().to_owned(),
                title: table.title(),
                parent,
                children: Vec::new(),
                weight: table.number("weight"),
                rule,
                from: if table.get("from").is_some() {
                    self.answer_source(table, sources)
                } else {
                    inherited_from
                },
                applies_if: table.expression("applies_if"),
                missing: own_missing.map_or(missing, |table| missing_rule(table, missing)),
                missing_mark: own_missing.and_then(|table| table.words("mark")),
                enters: as_child.map_or(parents_rule, |table| missing_rule(table, parents_rule)),
                left_out_mark: as_child
                    .and_then(|table| table.words("mark"))
                    .or(parents_mark),
                rounding: table.inner("rounding").and_then(rounding),
                minimum_respondents: table.whole("minimum_respondents"),
                suggest,
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
            };
            nodes.push(node);
            if let Some(parent) = parent {
                nodes[parent.0].children.push(id);
            }
        }
        nodes
    }

    fn rule(&mut self, table: At, id: NodeId, places: &mut Places) -> Rule {
        let code = || vec![("code", table.line("code").unwrap_or_default().to_owned())];
        match (table.line("aggregate"), table.inner("measure")) {
            (Some(_), Some(_)) => {
                self.fault(table.place("measure"), "aggregate-and-measure", code());
                Rule::Aggregate(Aggregate::Mean)
            }
            (None, None) => {
                self.fault(table.place("code"), "no-rule", code());
                Rule::Aggregate(Aggregate::Mean)
            }
            (Some(name), None) => {
                let aggregate = self.aggregate(name, table, id, places);
                Rule::Aggregate(aggregate)
            }
            (None, Some(measure)) => Rule::Measure(self.measure(measure)),
        }
    }

    fn aggregate(&mut self, name: &str, table: At, id: NodeId, places: &mut Places) -> Aggregate {
        let only_with = |builder: &mut Self, key: &'static str, allowed: &[&str]| {
            if table.get(key).is_some() && !allowed.contains(&name) {
                let arguments = vec![("key", key.to_owned()), ("aggregate", name.to_owned())];
                builder.fault(table.place(key), "key-without-use", arguments);
            } else if table.get(key).is_none() && allowed.contains(&name) {
                builder.fault(
                    table.place("aggregate"),
                    "missing-key",
                    vec![("key", key.to_owned())],
                );
            }
        };
        only_with(self, "weights", &["weighted_mean", "scaled_sum"]);
        only_with(self, "precision", &["geometric_mean"]);
        only_with(self, "formula", &["formula"]);
        let total = table.number("weights").unwrap_or(Exact::ONE);
        match name {
            "weighted_mean" => Aggregate::WeightedMean { total },
            "scaled_sum" => Aggregate::ScaledSum { total },
            "sum" => Aggregate::Sum,
            "min" => Aggregate::Min,
            "max" => Aggregate::Max,
            "geometric_mean" => {
                let precision = table.inner("precision").and_then(rounding);
                let plain = Rounding {
                    mode: RoundingMode::HalfUp,
                    digits: 0,
                    provisional: None,
                };
                Aggregate::GeometricMean {
                    precision: precision.unwrap_or(plain),
                }
            }
            "harmonic_mean" => Aggregate::HarmonicMean,
            "pooled_mean" => Aggregate::PooledMean,
            "count" => Aggregate::Count,
            "formula" => match table.expression("formula") {
                Some(formula) => {
                    places.expressions.push((
                        formula.clone(),
                        table.place("formula"),
                        Scope::Children(id),
                    ));
                    Aggregate::Formula(formula)
                }
                None => Aggregate::Mean,
            },
            _ => Aggregate::Mean,
        }
    }

    fn measure(&mut self, table: At) -> Measure {
        let levels = |key: &str| -> Vec<Level> {
            let level = |level: &At| {
                let value = level.number("value")?;
                let points = level.number("points").unwrap_or_else(|| value.clone());
                Some(Level {
                    value,
                    points,
                    title: level.title(),
                })
            };
            table.tables(key).iter().filter_map(level).collect()
        };
        match table.line("kind").unwrap_or_default() {
            "levels" => {
                let levels = levels("levels");
                self.ascending(table, "levels", &levels);
                Measure::Levels(levels)
            }
            "survey" => {
                let levels = levels("options");
                self.ascending(table, "options", &levels);
                Measure::Survey(levels)
            }
            "rating" => {
                let options = table.tables("options");
                self.unique(&options);
                let option = |option: &At| RatingOption {
                    code: option.line("code").unwrap_or_default().to_owned(),
                    title: option.title(),
                    points: option.number("points"),
                    present: option.flag("present").unwrap_or(false),
                };
                Measure::Rating(options.iter().map(option).collect())
            }
            "yes_no" => Measure::YesNo {
                yes: table.number("yes").unwrap_or(Exact::ONE),
                no: table.number("no").unwrap_or(Exact::ZERO),
            },
            "count" => {
                let span = span(table).unwrap_or(Span {
                    min: Exact::ZERO,
                    max: None,
                });
                let steps = self.steps(table, &span);
                Measure::Count { span, steps }
            }
            "ratio" => {
                let steps = self.steps(
                    table,
                    &Span {
                        min: Exact::ZERO,
                        max: Some(Exact::whole(100)),
                    },
                );
                Measure::Ratio { steps }
            }
            "checklist" => {
                let items = self.items(table);
                let span = Span {
                    min: Exact::ZERO,
                    max: Some(Exact::whole(items.len() as i64)),
                };
                let steps = if table.get("steps").is_some() {
                    self.steps(table, &span)
                } else {
                    Vec::new()
                };
                Measure::Checklist { items, steps }
            }
            _ => {
                let points = table.inner("points").and_then(span);
                let own = span(table).unwrap_or(Span {
                    min: Exact::ZERO,
                    max: None,
                });
                let up = table.line("direction") != Some("down");
                let full = |span: &Span| span.max.as_ref().is_some_and(|max| *max > span.min);
                if points
                    .as_ref()
                    .is_some_and(|points| !full(points) || !full(&own))
                {
                    self.fault(table.place("points"), "open-mapping", vec![]);
                    return Measure::Number {
                        span: own,
                        up,
                        points: None,
                    };
                }
                if !up && own.max.is_none() {
                    self.fault(table.place("direction"), "open-down", vec![]);
                    return Measure::Number {
                        span: own,
                        up: true,
                        points,
                    };
                }
                Measure::Number {
                    span: own,
                    up,
                    points,
                }
            }
        }
    }

    fn ascending(&mut self, table: At, key: &str, levels: &[Level]) {
        for (pair, place) in levels.windows(2).zip(table.tables(key).iter().skip(1)) {
            if pair[1].value <= pair[0].value {
                let arguments = vec![("value", pair[1].value.to_string())];
                self.fault(place.place("value"), "not-ascending", arguments);
            }
        }
    }

    /// Steps ascend, start at the bottom of the span and lie within it.
    fn steps(&mut self, table: At, span: &Span) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        for step in table.tables("steps") {
            let (edge, closed) = match (step.number("from"), step.number("above")) {
                (Some(edge), None) => (edge, true),
                (None, Some(edge)) => (edge, false),
                _ => {
                    self.fault(
                        step.at.span(),
                        "one-edge",
                        vec![("keys", "from / above".to_owned())],
                    );
                    continue;
                }
            };
            let place = step.place(if closed { "from" } else { "above" });
            let value = || vec![("value", edge.to_string())];
            if let Some(before) = steps.last() {
                // "from 80" may not follow "from 80"; "above 80" may.
                if (&edge, !closed) <= (&before.edge, !before.closed) {
                    self.fault(place.clone(), "not-ascending", value());
                }
            } else if edge > span.min || (edge == span.min && !closed) {
                self.fault(
                    place.clone(),
                    "step-hole",
                    vec![("value", edge.to_string()), ("min", span.min.to_string())],
                );
            }
            if span
                .max
                .as_ref()
                .is_some_and(|max| edge > *max || (edge == *max && !closed))
            {
                self.fault(place, "step-unreachable", value());
            }
            steps.push(Step {
                edge,
                closed,
                points: step.number("points").unwrap_or(Exact::ZERO),
            });
        }
        steps
    }

    fn bands(&mut self, tables: &[At], gates: &[At], places: &mut Places) -> Vec<Band> {
        let mut bands = Vec::new();
        for table in tables.iter().copied() {
            let lower = self.edge(table, "from", "above");
            let upper = self.edge(table, "to", "below");
            let Some(lower) = lower else {
                if table.get("from").is_none() && table.get("above").is_none() {
                    self.fault(
                        table.place("code"),
                        "one-edge",
                        vec![("keys", "from / above".to_owned())],
                    );
                }
                continue;
            };
            let through = table.line("through").and_then(|code| {
                let found = gates
                    .iter()
                    .position(|gate| gate.line("code") == Some(code));
                if found.is_none() {
                    let known: Vec<&str> =
                        gates.iter().filter_map(|gate| gate.line("code")).collect();
                    self.unknown(code, table.place("through"), &known);
                }
                found
            });
            places.bands.push(table.place("code"));
            bands.push(Band {
                code: table.line("code").unwrap_or_default().to_owned(),
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

    fn edge(&mut self, table: At, closed: &'static str, open: &'static str) -> Option<Edge> {
        match (table.number(closed), table.number(open)) {
            (Some(_), Some(_)) => {
                self.fault(
                    table.place(open),
                    "one-edge",
                    vec![("keys", format!("{closed} / {open}"))],
                );
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

    fn gates(&mut self, tables: &[At], bands: &[Band], places: &mut Places) -> Vec<Gate> {
        let mut gates = Vec::new();
        for table in tables.iter().copied() {
            let when = table
                .expression("when")
                .unwrap_or(Expression::Word("ya".to_owned()));
            places.gates.push(table.place("when"));
            places
                .expressions
                .push((when.clone(), table.place("when"), Scope::All));
            let effect = table
                .inner("effect")
                .and_then(|effect| self.effect(effect, bands));
            gates.push(Gate {
                code: table.line("code").unwrap_or_default().to_owned(),
                title: table.title(),
                when,
                effect: effect.unwrap_or(Effect::Refuse),
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

    fn effect(&mut self, table: At, bands: &[Band]) -> Option<Effect> {
        let mut band = |key: &str| {
            let code = table.line(key)?;
            let found = bands.iter().position(|band| band.code == code);
            if found.is_none() {
                let known: Vec<&str> = bands.iter().map(|band| band.code.as_str()).collect();
                self.unknown(code, table.place(key), &known);
            }
            Some(found)
        };
        let (cap, replace, with) = (band("cap"), band("replace"), band("with"));
        match (
            cap,
            replace,
            with,
            table.flag("refuse"),
            table.line("stage"),
        ) {
            (Some(cap), None, None, None, None) => cap.map(Effect::Cap),
            (None, Some(band), Some(with), None, None) => Some(Effect::Replace {
                band: band?,
                with: with?,
            }),
            (None, None, None, Some(true), None) => Some(Effect::Refuse),
            (None, None, None, None, Some(stage)) => Some(Effect::Stage(stage.to_owned())),
            _ => {
                self.fault(table.at.span(), "one-effect", vec![]);
                None
            }
        }
    }

    fn rollup(&mut self, table: Option<At>) -> Rollup {
        let Some(table) = table else {
            let source = self.inherited.clone();
            return Rollup {
                kind: RollupKind::None,
                minimum_units: 1,
                source,
                provisional: None,
            };
        };
        Rollup {
            kind: match table.line("kind") {
                Some("mean") => RollupKind::Mean,
                Some("pooled") => RollupKind::Pooled,
                _ => RollupKind::None,
            },
            minimum_units: table
                .whole("minimum_units")
                .and_then(|n| usize::try_from(n).ok())
                .unwrap_or(1)
                .max(1),
            source: self.source(table),
            provisional: table.words("provisional"),
        }
    }

    fn peer_group(&mut self, table: At) -> PeerGroup {
        PeerGroup {
            code: table.line("code").unwrap_or_default().to_owned(),
            title: table.title(),
            kinds: table
                .lines("kinds")
                .iter()
                .filter_map(|(name, _)| BodyKind::from_name(name))
                .collect(),
            levels: table
                .lines("levels")
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

    fn ranking(&mut self, table: Option<At>, nodes: &[Node]) -> Ranking {
        let Some(table) = table else {
            let source = self.inherited.clone();
            return Ranking {
                ranked: false,
                high: true,
                skip: true,
                tie_breakers: Vec::new(),
                source,
                provisional: None,
            };
        };
        let ranked = table.line("kind") == Some("ranked");
        for key in ["direction", "ties"] {
            if ranked && table.get(key).is_none() {
                self.fault(
                    table.at.span(),
                    "missing-key",
                    vec![("key", key.to_owned())],
                );
            }
        }
        let mut tie_breakers = Vec::new();
        for (code, at) in table.lines("tie_breakers") {
            match nodes.iter().position(|node| node.code == code) {
                Some(node) => tie_breakers.push(NodeId(node)),
                None => {
                    let known: Vec<&str> = nodes.iter().map(|node| node.code.as_str()).collect();
                    self.unknown(code, at, &known);
                }
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

    fn sampling(&mut self, table: At) -> Option<Sampling> {
        let rule = match table.line("rule")? {
            "krejcie_morgan" => SamplingRule::KrejcieMorgan,
            _ => match table.whole("minimum") {
                Some(minimum) => SamplingRule::Minimum(minimum),
                None => {
                    self.fault(
                        table.at.span(),
                        "missing-key",
                        vec![("key", "minimum".to_owned())],
                    );
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
