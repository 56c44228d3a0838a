//! Makes the rules of proposals of the parsed file, with the places of what is
//! checked later.

use super::super::build::{At, Places as All, source, words};
use super::{Group, Proposals, Rule, RuleKind, Section, Tier, Times};
use crate::build::Table;

/// Where things stand that are checked against one another.
#[derive(Debug, Default)]
pub struct Places {
    /// The table itself.
    pub whole: At,
    /// Codes of groups, and of each one's rules.
    pub groups: Vec<(At, Vec<At>)>,
    /// Codes of sections.
    pub sections: Vec<At>,
    /// Codes of honours.
    pub tiers: Vec<At>,
    /// Groups that sections name.
    pub groups_named: Vec<(String, At)>,
    /// Honours that rules name.
    pub tiers_named: Vec<(String, At)>,
    /// Rules that lack what their kind needs, with the key.
    pub lacking: Vec<(&'static str, At)>,
    /// Flags of stages that only mean something with these rules.
    pub flags: Vec<At>,
}

/// The rules of proposals, where the file has any.
pub fn proposals(file: Table, all: &mut All) -> Option<Proposals> {
    for stage in file.tables("stage") {
        for flag in ["writes_proposal", "checks_proposal"] {
            if stage.flag(flag) == Some(true) {
                all.proposals.flags.push(stage.place(flag));
            }
        }
    }
    let table = file.inner("proposal")?;
    all.proposals.whole = file.place("proposal");
    Some(Proposals {
        about: table.words("about"),
        groups: groups(table, all),
        sections: sections(table, all),
        tiers: tiers(table, all),
        provisional: table.words("provisional"),
    })
}

fn groups(table: Table, all: &mut All) -> Vec<Group> {
    let mut groups = Vec::new();
    for group in table.tables("group") {
        let rules = group.tables("rule");
        let codes = rules.iter().map(|rule| rule.place("code")).collect();
        all.proposals.groups.push((group.place("code"), codes));
        groups.push(Group {
            code: group.code().to_owned(),
            title: group.title(),
            about: group.words("about"),
            rules: rules.into_iter().filter_map(|one| rule(one, all)).collect(),
            source: source(group, all),
            provisional: group.words("provisional"),
        });
    }
    groups
}

fn rule(table: Table, all: &mut All) -> Option<Rule> {
    let kind = match table.line("kind")? {
        "least_age" => RuleKind::LeastAge(needed(table, "months", all)?),
        "once_per_title" => RuleKind::OncePerTitle,
        "tier_at_most" => RuleKind::TierAtMost(times(table, all)?),
        "tier_at_least" => RuleKind::TierAtLeast(times(table, all)?),
        "origin" => RuleKind::Origin,
        "statement" => RuleKind::Statement,
        _ => return None,
    };
    Some(Rule {
        code: table.code().to_owned(),
        title: table.title(),
        kind,
        source: source(table, all),
        provisional: table.words("provisional"),
    })
}

fn needed(table: Table, key: &'static str, all: &mut All) -> Option<u32> {
    if !table.has(key) {
        all.proposals.lacking.push((key, table.place("kind")));
    }
    whole(table, key)
}

fn whole(table: Table, key: &str) -> Option<u32> {
    table
        .whole(key)
        .and_then(|number| u32::try_from(number).ok())
}

fn times(table: Table, all: &mut All) -> Option<Times> {
    if !table.has("tier") {
        all.proposals.lacking.push(("tier", table.place("kind")));
    }
    let times = needed(table, "times", all);
    let tier = table.line("tier")?.to_owned();
    let named = (tier.clone(), table.place("tier"));
    all.proposals.tiers_named.push(named);
    let line = |key: &str| table.line(key).unwrap_or_default().to_owned();
    Some(Times {
        tier,
        times: times?,
        from: line("from"),
        to: line("to"),
    })
}

fn sections(table: Table, all: &mut All) -> Vec<Section> {
    let mut sections = Vec::new();
    for section in table.tables("section") {
        all.proposals.sections.push(section.place("code"));
        let named = section.lines("groups").into_iter();
        all.proposals
            .groups_named
            .extend(named.map(|(code, at)| (code.to_owned(), at)));
        sections.push(Section {
            code: section.code().to_owned(),
            title: section.title(),
            about: section.words("about"),
            groups: words(section, "groups"),
            words: whole(section, "words"),
            weight: whole(section, "weight"),
            becomes: section.line("becomes").unwrap_or_default().to_owned(),
            source: source(section, all),
            provisional: section.words("provisional"),
        });
    }
    sections
}

fn tiers(table: Table, all: &mut All) -> Vec<Tier> {
    let mut tiers = Vec::new();
    for tier in table.tables("tier") {
        all.proposals.tiers.push(tier.place("code"));
        tiers.push(Tier {
            code: tier.code().to_owned(),
            title: tier.title(),
            source: source(tier, all),
            provisional: tier.words("provisional"),
        });
    }
    tiers
}
