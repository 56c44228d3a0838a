//! The vocabularies all instruments share: facilities and kinds of evidence.
//!
//! One facility or document carries one code whatever scheme asks for it, so
//! that one photo or upload answers many instruments.

use crate::build::Table;
use crate::fault::{Fault, place};
use crate::fit::{fit, parse};
use crate::shape::{EVIDENCE_FILE, FACILITY_FILE, Section};
use crate::words::Text;
use std::collections::{BTreeMap, BTreeSet};

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
    /// Why it is not proven.
    pub provisional: Option<Text>,
}

impl Catalogue {
    /// Reads the tables `[[facility]]` of one text and `[[evidence]]` of another.
    ///
    /// The faults carry places in the text they belong to; to show them with
    /// their file, read the two with [`Catalogue::facilities_in`] and
    /// [`Catalogue::evidence_in`].
    pub fn read(facilities: &str, evidence: &str) -> Result<Catalogue, Vec<Fault>> {
        match (
            Catalogue::facilities_in(facilities),
            Catalogue::evidence_in(evidence),
        ) {
            (Ok(facilities), Ok(evidence)) => Ok(Catalogue {
                facilities,
                evidence,
            }),
            (facilities, evidence) => {
                let both = [facilities, evidence].into_iter().filter_map(Result::err);
                Err(both.flatten().collect())
            }
        }
    }

    /// Reads the tables `[[facility]]` of a text.
    pub fn facilities_in(text: &str) -> Result<Vec<Entry>, Vec<Fault>> {
        entries(text, "facility", &FACILITY_FILE)
    }

    /// Reads the tables `[[evidence]]` of a text.
    pub fn evidence_in(text: &str) -> Result<Vec<Entry>, Vec<Fault>> {
        entries(text, "evidence", &EVIDENCE_FILE)
    }

    /// A facility.
    pub fn facility(&self, code: &str) -> Option<&Entry> {
        self.facilities.iter().find(|entry| entry.code == code)
    }

    /// A kind of evidence.
    pub fn evidence_kind(&self, code: &str) -> Option<&Entry> {
        self.evidence.iter().find(|entry| entry.code == code)
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

fn entries(text: &str, key: &str, shape: &'static Section) -> Result<Vec<Entry>, Vec<Fault>> {
    let mut faults = Vec::new();
    let Some(file) = parse(text, &mut faults) else {
        return Err(faults);
    };
    let Some(file) = Table::new(&file) else {
        return Err(faults);
    };
    // An empty text is an empty catalogue.
    if !file.keys.is_empty() {
        fit(file.keys, 0..0, shape, &mut faults);
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for table in file.tables(key) {
        let at = table.place("code");
        let line = place(text, at.start).line;
        if let Some(first) = seen.insert(table.code(), line) {
            let code = ("code", table.code().to_owned());
            let arguments = vec![code, ("line", first.to_string())];
            faults.push(Fault::new(at, "duplicate-code", arguments));
        }
        found.push(Entry {
            code: table.code().to_owned(),
            title: table.title(),
            provisional: table.words("provisional"),
        });
    }
    faults.sort_by_key(|fault| fault.at.start);
    if faults.is_empty() {
        Ok(found)
    } else {
        Err(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn codes_have_words_and_a_place_each() {
        let text = "\
[[facility]]
code = \"RAMP\"
title = { id = \"Jalan landai\", en = \"Ramp\" }
[[facility]]
code = \"RAMP\"
title = { id = \"Jalan landai\" }
";
        let faults = Catalogue::facilities_in(text).expect_err("two faults");
        let seen: Vec<(&str, usize)> = faults
            .iter()
            .map(|fault| (fault.key, fault.place(text).line))
            .collect();
        assert_eq!(seen, [("duplicate-code", 5), ("missing-translation", 6)]);
        assert!(faults[0].message(Lang::En).contains("line 2"));
        let first = text.split("[[facility]]").nth(1).unwrap_or_default();
        let catalogue = Catalogue::read(&format!("[[facility]]{first}"), "").expect("one facility");
        let ramp = catalogue.facility("RAMP").expect("it has just been read");
        assert_eq!(ramp.title.get(Lang::En), "Ramp");
        assert_eq!(catalogue.facility("LIFT"), None);
    }
}
