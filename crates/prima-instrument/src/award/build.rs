//! Makes an event of the parsed file, with the places of what is checked later.
//!
//! What does not fit the shape was reported; here it is left empty.

use super::{Award, Category, Gate, GateKind, Group, Limits, Round, Rule};
use crate::build::Table;
use crate::programme::Law;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

/// A place in the text.
pub type At = Range<usize>;

/// Where things stand that are checked against one another.
#[derive(Debug, Default)]
pub struct Places {
    /// Values of `law`, with the law that is named.
    pub cited: Vec<(String, At)>,
    /// Values that name a gate, with it.
    pub gated: Vec<(String, At)>,
    /// Codes of the gates.
    pub gates: Vec<At>,
    /// What each gate looks at.
    pub looks: Vec<At>,
    /// Codes of the categories.
    pub categories: Vec<At>,
    /// The rules.
    pub rules: Vec<At>,
    /// The day.
    pub date: At,
}

/// The event; `None` where there is no head.
pub fn build(file: &Spanned<DeValue>) -> Option<(Award, Places)> {
    let file = Table::new(file)?;
    let head = file.inner("event")?;
    let mut places = Places {
        date: head.place("date"),
        ..Places::default()
    };
    let award = Award {
        code: head.code().to_owned(),
        title: head.title(),
        about: head.words("about"),
        programme: line(head, "programme"),
        date: line(head, "date"),
        place: line(head, "place"),
        host: line(head, "host"),
        is_sample: head.flag("sample").unwrap_or(false),
        provisional: head.words("provisional"),
        laws: laws(file),
        gates: gates(file, &mut places),
        categories: categories(file, &mut places),
    };
    Some((award, places))
}

fn line(table: Table, key: &str) -> String {
    table.line(key).unwrap_or_default().to_owned()
}

fn words(table: Table, key: &str) -> Vec<String> {
    let lines = table.lines(key).into_iter();
    lines.map(|(word, _)| word.to_owned()).collect()
}

fn count(table: Table, key: &str) -> Option<u32> {
    table.whole(key).and_then(|n| u32::try_from(n).ok())
}

fn laws(file: Table) -> Vec<Law> {
    let Some(inner) = file.inner("laws") else {
        return Vec::new();
    };
    let mut laws: Vec<(usize, Law)> = Vec::new();
    for (key, value) in inner.keys {
        let Some(table) = Table::new(value) else {
            continue;
        };
        let law = Law {
            key: key.get_ref().to_string(),
            title: line(table, "title"),
            found: table.line("found").map(str::to_owned),
        };
        laws.push((key.span().start, law));
    }
    laws.sort_by_key(|(start, _)| *start);
    laws.into_iter().map(|(_, law)| law).collect()
}

fn source(table: Table, places: &mut Places) -> Option<(String, Option<String>)> {
    let inner = table.inner("source")?;
    let law = inner.line("law")?.to_owned();
    places.cited.push((law.clone(), inner.place("law")));
    Some((law, inner.line("at").map(str::to_owned)))
}

fn gates(file: Table, places: &mut Places) -> Vec<Gate> {
    let mut gates = Vec::new();
    for table in file.tables("gate") {
        places.gates.push(table.place("code"));
        places.looks.push(table.place("looks_at"));
        let looks = table.inner("looks_at");
        gates.push(Gate {
            code: table.code().to_owned(),
            title: table.title(),
            kind: looks.map_or(GateKind::NoOpenObjection, gate_kind),
            source: source(table, places),
            provisional: table.words("provisional"),
        });
    }
    gates
}

fn gate_kind(table: Table) -> GateKind {
    match table.line("kind") {
        Some("no_revocation") => GateKind::NoRevocation {
            months: count(table, "months").unwrap_or(0),
            programmes: words(table, "programmes"),
        },
        Some("figure") => GateKind::Figure {
            programme: line(table, "programme"),
            period: line(table, "period"),
            limits: Limits {
                least: table.number("least"),
                most: table.number("most"),
            },
        },
        _ => GateKind::NoOpenObjection,
    }
}

fn categories(file: Table, places: &mut Places) -> Vec<Category> {
    let mut categories = Vec::new();
    for table in file.tables("category") {
        places.categories.push(table.place("code"));
        places.rules.push(table.place("rule"));
        for (gate, at) in table.lines("gates") {
            places.gated.push((gate.to_owned(), at));
        }
        categories.push(Category {
            code: table.code().to_owned(),
            title: table.title(),
            confers: table.words("confers").unwrap_or_default(),
            announced: count(table, "announced"),
            rule: table.inner("rule").map_or(Rule::Named, rule),
            group: Group {
                levels: words(table, "levels"),
                kinds: words(table, "kinds"),
                province: line(table, "province"),
            },
            gates: words(table, "gates"),
            source: source(table, places),
            provisional: table.words("provisional"),
        });
    }
    categories
}

fn rule(table: Table) -> Rule {
    let round = || Round {
        programme: line(table, "programme"),
        period: line(table, "period"),
    };
    match table.line("kind") {
        Some("top") => Rule::Top {
            round: round(),
            places: count(table, "places").unwrap_or(0),
        },
        Some("threshold") => Rule::Threshold {
            round: round(),
            least: table.number("least"),
            bands: words(table, "bands"),
        },
        Some("holders") => Rule::Holders {
            programme: line(table, "programme"),
        },
        Some("reached") => Rule::Reached {
            programme: line(table, "programme"),
            edition: line(table, "edition"),
            stage: line(table, "stage"),
            places: count(table, "places"),
        },
        _ => Rule::Named,
    }
}
