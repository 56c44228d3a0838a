//! What is said of a piece of evidence: what it proves, and how long.

use super::refusal::VaultRefusal;
use prima_domain::register::day::Day;
use prima_instrument::words::{Lang, say};
use std::collections::BTreeSet;

/// What somebody says of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// Code of the shared catalogue.
    pub kind: String,
    /// What it is.
    pub title: String,
    /// First day on which it holds, `2026-01-31`; empty: from the beginning.
    pub valid_from: String,
    /// Last day on which it holds; empty: without end.
    pub valid_to: String,
}

/// What cannot be taken of a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DescriptionFault {
    /// The kind is none of the catalogue.
    Kind,
    /// The title is empty.
    NoTitle,
    /// The title has more than 200 characters, or signs that are none.
    BadTitle,
    /// The first day is no day.
    ValidFrom,
    /// The last day is no day.
    ValidTo,
    /// The last day lies before the first.
    Order,
}

/// Characters of a title.
const LONGEST_TITLE: usize = 200;

impl Description {
    /// The description with blanks around its texts cut off, checked.
    pub(super) fn checked(&self, kinds: &BTreeSet<String>) -> Result<Description, VaultRefusal> {
        let cut = |text: &String| text.trim().to_owned();
        let tidy = Description {
            kind: cut(&self.kind),
            title: cut(&self.title),
            valid_from: cut(&self.valid_from),
            valid_to: cut(&self.valid_to),
        };
        match tidy.faults(kinds) {
            faults if faults.is_empty() => Ok(tidy),
            faults => Err(VaultRefusal::Description(faults)),
        }
    }

    fn faults(&self, kinds: &BTreeSet<String>) -> Vec<DescriptionFault> {
        let mut faults = Vec::new();
        if !kinds.contains(&self.kind) {
            faults.push(DescriptionFault::Kind);
        }
        if self.title.is_empty() {
            faults.push(DescriptionFault::NoTitle);
        }
        let is_long = self.title.chars().count() > LONGEST_TITLE;
        if is_long || self.title.chars().any(char::is_control) {
            faults.push(DescriptionFault::BadTitle);
        }
        let is_day = |text: &str| text.is_empty() || Day::parse(text).is_some();
        if !is_day(&self.valid_from) {
            faults.push(DescriptionFault::ValidFrom);
        }
        if !is_day(&self.valid_to) {
            faults.push(DescriptionFault::ValidTo);
        }
        let days = Day::parse(&self.valid_from).zip(Day::parse(&self.valid_to));
        if days.is_some_and(|(from, to)| to < from) {
            faults.push(DescriptionFault::Order);
        }
        faults
    }
}

impl DescriptionFault {
    /// The field it stands beside.
    pub fn field(self) -> &'static str {
        match self {
            DescriptionFault::Kind => "kind",
            DescriptionFault::NoTitle | DescriptionFault::BadTitle => "title",
            DescriptionFault::ValidFrom => "valid_from",
            DescriptionFault::ValidTo | DescriptionFault::Order => "valid_to",
        }
    }

    /// What is wrong and what to do.
    pub fn text(self, lang: Lang) -> String {
        let limit = [("limit", LONGEST_TITLE.to_string())];
        match self {
            DescriptionFault::Kind => say(lang, "evidence-no-kind", &[]),
            DescriptionFault::NoTitle => say(lang, "evidence-no-title", &[]),
            DescriptionFault::BadTitle => say(lang, "evidence-bad-title", &limit),
            DescriptionFault::ValidFrom => say(lang, "evidence-bad-valid-from", &[]),
            DescriptionFault::ValidTo => say(lang, "evidence-bad-valid-to", &[]),
            DescriptionFault::Order => say(lang, "evidence-bad-order", &[]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Description, DescriptionFault as Fault};
    use std::collections::BTreeSet;

    #[test]
    fn every_fault_of_a_description_is_said_at_once() {
        let kinds = BTreeSet::from(["dokumen_sp".to_owned()]);
        let long = "x".repeat(201);
        for (kind, title, from, to, expected) in [
            ("dokumen_sp", "SP 2026", "2026-01-01", "2026-12-31", vec![]),
            ("dokumen_sp", "SP 2026", "", "", vec![]),
            ("dokumen_sp", "SP", "2026-01-01", "2026-01-01", vec![]),
            (
                "lain",
                " ",
                "2026",
                "31-12-2026",
                vec![
                    Fault::Kind,
                    Fault::NoTitle,
                    Fault::ValidFrom,
                    Fault::ValidTo,
                ],
            ),
            (
                "dokumen_sp",
                &long,
                "",
                "2026-02-30",
                vec![Fault::BadTitle, Fault::ValidTo],
            ),
            (
                "dokumen_sp",
                "a\0b",
                "2026-01-02",
                "2026-01-01",
                vec![Fault::BadTitle, Fault::Order],
            ),
        ] {
            let description = Description {
                kind: kind.to_owned(),
                title: title.trim().to_owned(),
                valid_from: from.to_owned(),
                valid_to: to.to_owned(),
            };
            assert_eq!(description.faults(&kinds), expected, "{description:?}");
        }
    }
}
