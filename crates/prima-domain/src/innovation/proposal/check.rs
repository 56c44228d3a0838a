//! The administrative check: every rule of a proposal's group held against what
//! is written, with what was found and what it rests on.
//!
//! A machine finds that a rule holds, that it fails, or that nobody can say; it
//! never turns a proposal away. An officer decides each rule, and gives a reason
//! where the decision is not what was found.

use super::writing::{above, count_words, days_of};
use crate::register::day::Day;
use prima_instrument::programme::proposal::{Proposals, RuleKind, Times};
use std::collections::{BTreeMap, BTreeSet};

/// Codes of what every proposal is held against; no rule of a file has an `@`.
pub const GROUP: &str = "@group";
/// A title is there.
pub const TITLE: &str = "@title";
/// Every section is written.
pub const SECTIONS: &str = "@sections";
/// Every section keeps to its limit.
pub const WORDS: &str = "@words";

/// A proposal as the rules see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Code of its group; empty: not chosen.
    pub group: String,
    /// Its title.
    pub title: String,
    /// Its sections by code.
    pub sections: BTreeMap<String, String>,
    /// Since when the innovation runs, as written; empty: not said.
    pub began: String,
    /// Years of earlier honours as the authors say, by honour; one that is not
    /// there was not spoken of.
    pub said: BTreeMap<String, BTreeSet<String>>,
    /// Years of earlier honours that are known here, by honour.
    pub known: BTreeMap<String, BTreeSet<String>>,
    /// Other proposals of the institution with the same title, by id.
    pub same_title: Vec<String>,
    /// Whether it names what it replicates.
    pub has_origin: bool,
    /// Codes of rules and sections that evidence is linked to.
    pub supported: BTreeSet<String>,
}

/// What a machine says of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Holds,
    /// It does not hold.
    Fails,
    /// What is written does not say.
    Unknown,
}

/// What was found, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Whether a group is chosen that the edition has.
    Group(bool),
    /// Whether there is a title.
    Title(bool),
    /// Sections without a word, by code; none: no group says which there are.
    Sections(Option<Vec<String>>),
    /// Sections above their limit: code, words, limit; none as above.
    Words(Option<Vec<(String, usize, u32)>>),
    /// How long the innovation has run.
    Age {
        /// Whole months that are asked.
        months: u32,
        /// Since when, as written; empty: not said.
        began: String,
        /// The first day on which it is old enough for certain; none: not known.
        free: Option<Day>,
        /// What follows.
        verdict: Verdict,
    },
    /// Other proposals with the same title, by id.
    SameTitle(Vec<String>),
    /// How often an honour was received.
    Honoured {
        /// The honour, how often and when.
        times: Times,
        /// Whether that often is the most, else the least.
        is_most: bool,
        /// Years as the authors say; none: they did not.
        said: Option<Vec<String>>,
        /// Years known here.
        known: Vec<String>,
        /// What follows.
        verdict: Verdict,
    },
    /// Whether what it replicates is named.
    Origin(bool),
    /// Whether the statement is linked.
    Statement(bool),
}

/// One rule with what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Code of the rule: of the file, or one of the constants above.
    pub rule: String,
    /// What was found.
    pub finding: Finding,
}

impl Verdict {
    /// Its name in the store and in `locales/`.
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Holds => "holds",
            Verdict::Fails => "fails",
            Verdict::Unknown => "unknown",
        }
    }

    fn of(holds: bool) -> Verdict {
        match holds {
            true => Verdict::Holds,
            false => Verdict::Fails,
        }
    }
}

impl Checked {
    /// What the machine says.
    pub fn verdict(&self) -> Verdict {
        match &self.finding {
            Finding::Group(holds)
            | Finding::Title(holds)
            | Finding::Origin(holds)
            | Finding::Statement(holds) => Verdict::of(*holds),
            Finding::Sections(None) | Finding::Words(None) => Verdict::Unknown,
            Finding::Sections(Some(missing)) => Verdict::of(missing.is_empty()),
            Finding::Words(Some(above)) => Verdict::of(above.is_empty()),
            Finding::SameTitle(others) => Verdict::of(others.is_empty()),
            Finding::Age { verdict, .. } | Finding::Honoured { verdict, .. } => *verdict,
        }
    }

    /// Whether the author alone can put it right, so that a proposal is not
    /// submitted before it holds; everything else is the officer's to say.
    pub fn is_for_author(&self) -> bool {
        [GROUP, TITLE, SECTIONS, WORDS].contains(&self.rule.as_str())
    }
}

/// Holds a proposal against the rules of its group on a day: what every proposal
/// needs first, then the group's own rules in the order of the file.
pub fn checks(rules: &Proposals, written: &Written, today: Day) -> Vec<Checked> {
    let group = rules.group(&written.group);
    let checked = |rule: &str, finding| Checked {
        rule: rule.to_owned(),
        finding,
    };
    let text = |code: &str| written.sections.get(code).map_or("", String::as_str);
    let missing = group.map(|group| {
        let own = rules.sections_of(&group.code);
        let empty = own.filter(|one| count_words(text(&one.code)) == 0);
        empty.map(|one| one.code.clone()).collect()
    });
    let long = group.map(|group| {
        let own = rules.sections_of(&group.code);
        let above = own.filter_map(|one| {
            let most = one.words?;
            above(text(&one.code), most)?;
            Some((one.code.clone(), count_words(text(&one.code)), most))
        });
        above.collect()
    });
    let mut found = vec![
        checked(GROUP, Finding::Group(group.is_some())),
        checked(TITLE, Finding::Title(count_words(&written.title) > 0)),
        checked(SECTIONS, Finding::Sections(missing)),
        checked(WORDS, Finding::Words(long)),
    ];
    for rule in group.iter().flat_map(|group| &group.rules) {
        let finding = match &rule.kind {
            RuleKind::LeastAge(months) => age(*months, &written.began, today),
            RuleKind::OncePerTitle => Finding::SameTitle(written.same_title.clone()),
            RuleKind::TierAtMost(times) => honoured(written, times, true),
            RuleKind::TierAtLeast(times) => honoured(written, times, false),
            RuleKind::Origin => Finding::Origin(written.has_origin),
            RuleKind::Statement => Finding::Statement(written.supported.contains(&rule.code)),
        };
        found.push(checked(&rule.code, finding));
    }
    found
}

fn age(months: u32, began: &str, today: Day) -> Finding {
    let days = days_of(began);
    let verdict = match days {
        None => Verdict::Unknown,
        Some((_, last)) if last.plus_months(months) <= today => Verdict::Holds,
        Some((first, _)) if first.plus_months(months) > today => Verdict::Fails,
        // A year or a month alone leaves both open.
        Some(_) => Verdict::Unknown,
    };
    Finding::Age {
        months,
        began: began.to_owned(),
        free: days.map(|(_, last)| last.plus_months(months)),
        verdict,
    }
}

fn honoured(written: &Written, times: &Times, is_most: bool) -> Finding {
    let that_count = |years: &BTreeSet<String>| -> Vec<String> {
        let years = years.iter().filter(|year| times.counts(year));
        years.cloned().collect()
    };
    let said = written.said.get(&times.tier).map(that_count);
    let known = written.known.get(&times.tier).map(that_count);
    let known = known.unwrap_or_default();
    let all: BTreeSet<&String> = said.iter().flatten().chain(&known).collect();
    let n = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let is_enough = match is_most {
        true => n <= times.times,
        false => n >= times.times,
    };
    // What nobody spoke of can only add to what is known.
    let verdict = match (is_enough, is_most, &said) {
        (true, true, None) | (false, false, None) => Verdict::Unknown,
        (holds, ..) => Verdict::of(holds),
    };
    Finding::Honoured {
        times: times.clone(),
        is_most,
        said,
        known,
        verdict,
    }
}

/// What an officer says of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The rule.
    pub rule: String,
    /// Whether it holds, as the officer says.
    pub holds: bool,
    /// Why.
    pub reason: String,
}

/// Whether a decision needs a reason and has none: where it is not what the
/// machine found.
pub fn lacks_reason(verdict: Verdict, decision: &Decision) -> bool {
    verdict != Verdict::of(decision.holds) && decision.reason.trim().is_empty()
}

/// The rules that keep a proposal from going on: those no officer has decided,
/// and those an officer said do not hold.
pub fn in_the_way<'a>(checked: &'a [Checked], decisions: &[Decision]) -> Vec<&'a str> {
    let holds = |rule: &str| decisions.iter().any(|one| one.rule == rule && one.holds);
    let rules = checked.iter().map(|one| one.rule.as_str());
    rules.filter(|rule| !holds(rule)).collect()
}

#[cfg(test)]
mod tests;
