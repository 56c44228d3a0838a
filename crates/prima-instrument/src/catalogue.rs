//! The vocabularies all instruments share: facilities and kinds of evidence.
//!
//! One facility or document carries one code whatever scheme asks for it, so
//! that one photo or upload answers many instruments.

use crate::fault::Fault;
use crate::words::Text;
use std::collections::BTreeSet;
use toml::de::{DeTable, DeValue};

/// Facilities and kinds of evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// Facilities for vulnerable groups and others.
    pub facilities: Vec<Entry>,
    /// Kinds of evidence.
    pub evidence: Vec<Entry>,
}

/// One code with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Code.
    pub code: String,
    /// Words.
    pub title: Text,
}

impl Catalogue {
    /// Reads the tables `[[facility]]` of one text and `[[evidence]]` of another.
    ///
    /// The faults carry their places in the text they belong to.
    pub fn read(facilities: &str, evidence: &str) -> Result<Catalogue, Vec<Fault>> {
        let mut faults = Vec::new();
        let catalogue = Catalogue {
            facilities: entries(facilities, "facility", &mut faults),
            evidence: entries(evidence, "evidence", &mut faults),
        };
        if faults.is_empty() {
            Ok(catalogue)
        } else {
            Err(faults)
        }
    }

    /// Words of a facility.
    pub fn facility(&self, code: &str) -> Option<&Text> {
        title(&self.facilities, code)
    }

    /// Words of a kind of evidence.
    pub fn evidence_kind(&self, code: &str) -> Option<&Text> {
        title(&self.evidence, code)
    }

    /// The part of the catalogue whose codes are used.
    pub(crate) fn only(
        &self,
        facilities: &BTreeSet<String>,
        evidence: &BTreeSet<String>,
    ) -> Catalogue {
        let kept = |entries: &[Entry], codes: &BTreeSet<String>| {
            let used = |entry: &&Entry| codes.contains(&entry.code);
            entries.iter().filter(used).cloned().collect()
        };
        Catalogue {
            facilities: kept(&self.facilities, facilities),
            evidence: kept(&self.evidence, evidence),
        }
    }
}

fn title<'a>(entries: &'a [Entry], code: &str) -> Option<&'a Text> {
    entries
        .iter()
        .find(|entry| entry.code == code)
        .map(|entry| &entry.title)
}

fn entries(text: &str, key: &str, faults: &mut Vec<Fault>) -> Vec<Entry> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().unwrap_or(0..0);
        faults.push(Fault::new(
            at,
            "toml",
            vec![("message", error.message().to_owned())],
        ));
    }
    let Some(values) = table
        .get_ref()
        .get(key)
        .and_then(|value| value.get_ref().as_array())
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for value in values.iter() {
        let Some(entry) = value.get_ref().as_table() else {
            continue;
        };
        let line = |table: &DeTable, key: &str| match table.get(key).map(|value| value.get_ref()) {
            Some(DeValue::String(text)) if !text.is_empty() => Some(text.to_string()),
            _ => None,
        };
        let title = entry
            .get("title")
            .and_then(|title| title.get_ref().as_table());
        let words = title.and_then(|title| {
            Some(Text {
                id: line(title, "id")?,
                en: line(title, "en")?,
            })
        });
        let (Some(code), Some(title)) = (line(entry, "code"), words) else {
            faults.push(Fault::new(
                value.span(),
                "missing-key",
                vec![("key", "code / title".to_owned())],
            ));
            continue;
        };
        if !seen.insert(code.clone()) {
            faults.push(Fault::new(
                value.span(),
                "duplicate-code",
                vec![("code", code)],
            ));
            continue;
        }
        found.push(Entry { code, title });
    }
    found
}
