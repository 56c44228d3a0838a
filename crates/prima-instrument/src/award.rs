//! An award event as data: its categories, the rule by which each finds its
//! recipients, and the gates that hold across schemes.
//!
//! Reads an event from its TOML text and reports every fault with its place, as
//! for a programme. It knows no body and chooses nobody: that is the domain's
//! business.

mod build;
mod check;
mod shape;

use crate::exact::Exact;
use crate::fault::Fault;
use crate::fit::{fit, parse};
use crate::programme::Law;
use crate::words::Text;

/// One award event.
///
/// Invariant: codes of categories and gates are unique, every gate a category
/// names exists, and every gate has a source or is marked provisional.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Award {
    /// Code of the event, part of its address.
    pub code: String,
    /// Name.
    pub title: Text,
    /// Theme or what it honours; empty: nothing is said.
    pub about: Option<Text>,
    /// Programme whose officers decide.
    pub programme: String,
    /// The day it is held.
    pub date: String,
    /// Where; empty: not said.
    pub place: String,
    /// Body that holds it; empty: not said.
    pub host: String,
    /// Whether it is no real event.
    pub is_sample: bool,
    /// What of the whole is not proven.
    pub provisional: Option<Text>,
    /// Laws and documents, in the order of the file.
    pub laws: Vec<Law>,
    /// Gates, in the order of the file.
    pub gates: Vec<Gate>,
    /// Categories, in the order in which they are called up.
    pub categories: Vec<Category>,
}

/// A condition that holds across schemes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// Code.
    pub code: String,
    /// What it demands, as people read it.
    pub title: Text,
    /// What it looks at.
    pub kind: GateKind,
    /// Law, and place in it.
    pub source: Option<(String, Option<String>)>,
    /// What is not proven.
    pub provisional: Option<Text>,
}

/// What a gate looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GateKind {
    /// No honour of the candidate was revoked in so many months.
    NoRevocation {
        /// Months before the day of the event.
        months: u32,
        /// Programmes that count; empty: all.
        programmes: Vec<String>,
    },
    /// A published figure of another scheme lies within limits, such as the
    /// share of complaints answered late.
    Figure {
        /// The programme.
        programme: String,
        /// Its period.
        period: String,
        /// Limits.
        limits: Limits,
    },
    /// No objection of the candidate waits in any round.
    NoOpenObjection,
}

/// What a figure must not go below or above.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// At least.
    pub least: Option<Exact>,
    /// At most.
    pub most: Option<Exact>,
}

/// One category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Code, part of its address.
    pub code: String,
    /// Name.
    pub title: Text,
    /// What the honour is called.
    pub confers: Text,
    /// How many recipients are announced; none: no number is.
    pub announced: Option<u32>,
    /// How recipients are found.
    pub rule: Rule,
    /// Who stands against whom.
    pub group: Group,
    /// Gates that hold for it.
    pub gates: Vec<String>,
    /// Law, and place in it.
    pub source: Option<(String, Option<String>)>,
    /// What is not proven.
    pub provisional: Option<Text>,
}

/// How the recipients of a category are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The best of a published round.
    Top {
        /// The round.
        round: Round,
        /// How many.
        places: u32,
    },
    /// All of a published round whose index or band is enough.
    Threshold {
        /// The round.
        round: Round,
        /// Index that is enough; none: the band alone counts.
        least: Option<Exact>,
        /// Codes of the bands that are enough; empty: the index alone counts.
        bands: Vec<String>,
    },
    /// All who hold the predikat of a programme.
    Holders {
        /// The programme.
        programme: String,
    },
    /// Those who came to a stage of a programme, as a jury has it.
    Reached {
        /// The programme.
        programme: String,
        /// The edition.
        edition: String,
        /// Code of the stage.
        stage: String,
        /// How many; none: all of them.
        places: Option<u32>,
    },
    /// A list without order, each named by hand with a reason.
    Named,
}

/// A round that was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// The programme.
    pub programme: String,
    /// The period.
    pub period: String,
}

/// Who stands against whom; an empty list or text means any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Levels of government.
    pub levels: Vec<String>,
    /// Kinds of bodies.
    pub kinds: Vec<String>,
    /// Code of a province.
    pub province: String,
}

impl Award {
    /// The category with this code.
    pub fn category(&self, code: &str) -> Option<&Category> {
        self.categories.iter().find(|one| one.code == code)
    }

    /// The gates of a category, in the order of the file.
    pub fn gates_of<'a>(&'a self, category: &'a Category) -> impl Iterator<Item = &'a Gate> {
        let is_named = |gate: &&Gate| category.gates.contains(&gate.code);
        self.gates.iter().filter(is_named)
    }

    /// The law with this key.
    pub fn law(&self, key: &str) -> Option<&Law> {
        self.laws.iter().find(|law| law.key == key)
    }
}

impl Rule {
    /// The published round it reads, where it reads one.
    pub fn round(&self) -> Option<&Round> {
        match self {
            Rule::Top { round, .. } | Rule::Threshold { round, .. } => Some(round),
            Rule::Holders { .. } | Rule::Reached { .. } | Rule::Named => None,
        }
    }

    /// How many it has room for; none: as many as there are.
    pub fn places(&self) -> Option<u32> {
        match self {
            Rule::Top { places, .. } => Some(*places),
            Rule::Reached { places, .. } => *places,
            Rule::Threshold { .. } | Rule::Holders { .. } | Rule::Named => None,
        }
    }

    /// Name in files and in `locales/`.
    pub fn code(&self) -> &'static str {
        match self {
            Rule::Top { .. } => "top",
            Rule::Threshold { .. } => "threshold",
            Rule::Holders { .. } => "holders",
            Rule::Reached { .. } => "reached",
            Rule::Named => "named",
        }
    }
}

/// Reads and checks an event. All faults are collected, in the order of the text.
pub fn read(text: &str) -> Result<Award, Vec<Fault>> {
    let mut faults = Vec::new();
    let Some(file) = parse(text, &mut faults) else {
        return Err(faults);
    };
    let Some(table) = file.get_ref().as_table() else {
        return Err(faults);
    };
    fit(table, 0..0, &shape::FILE, &mut faults);
    let read = build::build(&file).map(|(award, places)| {
        check::check(&award, &places, text, &mut faults);
        award
    });
    faults.sort_by_key(|fault| fault.at.start);
    faults.dedup();
    match read {
        Some(award) if faults.is_empty() => Ok(award),
        _ => Err(faults),
    }
}
