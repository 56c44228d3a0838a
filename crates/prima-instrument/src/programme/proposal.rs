//! What a programme asks of a proposal: its groups, who may enter each, and the
//! sections that are written, with their limits and weights.
//!
//! A proposal is a candidacy with a text; a programme without these rules has
//! candidacies alone. Rules are of a few kinds, so that every verdict can be
//! explained; none asks a clock.

pub(super) mod build;
pub(super) mod check;

use crate::words::Text;

/// Kinds of rules, as a file writes them.
pub const RULE_KINDS: &[&str] = &[
    "least_age",
    "once_per_title",
    "tier_at_most",
    "tier_at_least",
    "origin",
    "statement",
];

/// Parts of an innovation in the catalogue that a section can become.
pub const BECOMES: &[&str] = &["problem", "idea", "result", "cost", "legal_basis", "how"];

/// Law, and place in it.
pub type Source = Option<(String, Option<String>)>;

/// What a programme asks of proposals.
///
/// Invariant: codes are unique in their list, every group has a section, and the
/// weights of a group, where it has any, come to a hundred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposals {
    /// What an author must know first.
    pub about: Option<Text>,
    /// Groups, one of which is chosen.
    pub groups: Vec<Group>,
    /// Sections, in the order in which they are read.
    pub sections: Vec<Section>,
    /// Honours of earlier years that rules ask about.
    pub tiers: Vec<Tier>,
    /// What of the whole is not proven.
    pub provisional: Option<Text>,
}

/// A group of proposals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Code.
    pub code: String,
    /// Name.
    pub title: Text,
    /// Whom it is for.
    pub about: Option<Text>,
    /// Who may enter.
    pub rules: Vec<Rule>,
    /// Law, and place in it.
    pub source: Source,
    /// What is not proven.
    pub provisional: Option<Text>,
}

/// A section of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Code.
    pub code: String,
    /// Name.
    pub title: Text,
    /// What is to be written.
    pub about: Option<Text>,
    /// Groups that write it; empty: all.
    pub groups: Vec<String>,
    /// Words at most; none: no limit is known.
    pub words: Option<u32>,
    /// Its share of the score in percent; none: not known.
    pub weight: Option<u32>,
    /// What it is in the catalogue, one of [`BECOMES`]; empty: nothing.
    pub becomes: String,
    /// Law, and place in it.
    pub source: Source,
    /// What is not proven.
    pub provisional: Option<Text>,
}

/// An honour of earlier years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Code; the stage of the same code, in any edition, is where it is reached.
    pub code: String,
    /// Name.
    pub title: Text,
    /// Law, and place in it.
    pub source: Source,
    /// What is not proven.
    pub provisional: Option<Text>,
}

/// A condition of entering a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Code, unique in its group.
    pub code: String,
    /// What is asked, in a sentence.
    pub title: Text,
    /// What is held against what.
    pub kind: RuleKind,
    /// Law, and place in it.
    pub source: Source,
    /// What is not proven.
    pub provisional: Option<Text>,
}

/// What a rule holds against what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// The innovation runs for so many whole months.
    LeastAge(u32),
    /// The institution has not entered the same title before.
    OncePerTitle,
    /// An honour was received at most so often.
    TierAtMost(Times),
    /// An honour was received at least so often.
    TierAtLeast(Times),
    /// What it replicates is named.
    Origin,
    /// A signed statement of the vault is linked to this rule.
    Statement,
}

/// How often an honour was received, in which years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Times {
    /// Code of the honour.
    pub tier: String,
    /// How often.
    pub times: u32,
    /// The first year that counts; empty: all before.
    pub from: String,
    /// The last year that counts; empty: all after.
    pub to: String,
}

impl Times {
    /// Whether a year counts.
    pub fn counts(&self, year: &str) -> bool {
        (self.from.is_empty() || year >= self.from.as_str())
            && (self.to.is_empty() || year <= self.to.as_str())
    }
}

impl Section {
    /// Whether a group writes it.
    pub fn is_of(&self, group: &str) -> bool {
        self.groups.is_empty() || self.groups.iter().any(|code| code == group)
    }
}

impl Proposals {
    /// The group with this code.
    pub fn group(&self, code: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.code == code)
    }

    /// The section with this code.
    pub fn section(&self, code: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.code == code)
    }

    /// The honour with this code.
    pub fn tier(&self, code: &str) -> Option<&Tier> {
        self.tiers.iter().find(|tier| tier.code == code)
    }

    /// The sections of a group, in their order; of a group nobody knows, those
    /// that all write.
    pub fn sections_of<'a>(&'a self, group: &'a str) -> impl Iterator<Item = &'a Section> {
        self.sections
            .iter()
            .filter(move |section| section.is_of(group))
    }

    /// Everything the sources do not prove, each with what it is about.
    pub fn marks(&self) -> Vec<(&Text, &Text)> {
        let mut marks: Vec<(&Text, &Text)> = Vec::new();
        let first = self.groups.first().map(|group| &group.title);
        marks.extend(first.zip(self.provisional.as_ref()));
        for group in &self.groups {
            marks.extend(group.provisional.iter().map(|why| (&group.title, why)));
            for rule in &group.rules {
                marks.extend(rule.provisional.iter().map(|why| (&rule.title, why)));
            }
        }
        for section in &self.sections {
            marks.extend(section.provisional.iter().map(|why| (&section.title, why)));
        }
        for tier in &self.tiers {
            marks.extend(tier.provisional.iter().map(|why| (&tier.title, why)));
        }
        marks
    }
}
