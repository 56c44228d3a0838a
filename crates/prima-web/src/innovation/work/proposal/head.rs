//! The form of a proposal's head, and what it sends.

use super::Trouble;
use crate::desk::{Fields, Form, Visit, form, moment};
use crate::look::{
    Choice, Control, Field, Notice, NoticeKind, OneOf, Words, field, notice, one_of, section,
    summary,
};
use maud::{Markup, html};
use prima_instrument::programme::proposal::{RuleKind, Tier};
use prima_workflow::innovation::proposal::{Earlier, Head, HeadBefore, ProposalPage};
use std::collections::BTreeMap;

/// Before the code of an earlier honour in the names of its fields.
const TIER: &str = "pernah-";
const YEARS: &str = "tahun-";

/// What was sent.
pub(super) fn sent(found: &ProposalPage, fields: &Fields) -> Head {
    let tiers = tiers(found).into_iter();
    let honours = tiers.filter_map(|tier| {
        let said = match fields.value(&format!("{TIER}{}", tier.code)) {
            "tidak" => Earlier::Never,
            "ya" => Earlier::In(fields.value(&format!("{YEARS}{}", tier.code)).to_owned()),
            _ => return None,
        };
        Some((tier.code.clone(), said))
    });
    Head {
        title: fields.value("title").to_owned(),
        group: fields.value("group").to_owned(),
        began: fields.value("began").to_owned(),
        origin: origin(fields.value("origin")),
        honours: honours.collect(),
        version: fields.value("versi").parse().unwrap_or(0),
    }
}

/// The id of an innovation, from its id or its address.
fn origin(written: &str) -> String {
    let path = written.split(['?', '#']).next().unwrap_or_default();
    let last = path.trim_end_matches('/').rsplit('/').next();
    last.unwrap_or_default().to_owned()
}

/// Honours that a rule of any group asks about.
fn tiers(found: &ProposalPage) -> Vec<&Tier> {
    let Some(rules) = &found.programme.proposals else {
        return Vec::new();
    };
    let asked = |tier: &&Tier| {
        let mut own = rules.groups.iter().flat_map(|group| &group.rules);
        own.any(|rule| match &rule.kind {
            RuleKind::TierAtMost(times) | RuleKind::TierAtLeast(times) => times.tier == tier.code,
            _ => false,
        })
    };
    rules.tiers.iter().filter(asked).collect()
}

/// The form; what was typed stands in it, where something was.
pub(super) fn form_of(visit: &Visit, found: &ProposalPage, trouble: &Trouble) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let is_typed = typed.value("apa") == "kepala";
    let value = |name: &str, kept: &str| match is_typed {
        true => typed.exact(name).to_owned(),
        false => kept.to_owned(),
    };
    let head = &found.head;
    let faults = &trouble.faults;
    let group = value("group", &head.series);
    let groups: Vec<Choice> = found
        .programme
        .proposals
        .iter()
        .flat_map(|rules| &rules.groups)
        .map(|one| Choice {
            value: &one.code,
            label: words.text(&one.title),
            chosen: one.code == group,
        })
        .collect();
    let (title, began) = (value("title", &head.title), value("began", &head.began));
    let origin = value("origin", &head.origin);
    let fields = html! {
        input type="hidden" name="apa" value="kepala";
        input type="hidden" name="versi" value=(head.version);
        (field(words, &Field { name: "title", label: &words.label("web-proposal-title"), hint: Some(&words.label("web-proposal-title-hint")), error: faults.of("title"), control: Control::Text { value: &title } }))
        (one_of(words, &OneOf { name: "group", label: &words.label("web-proposal-group"), hint: None, error: faults.of("group"), choices: &groups }))
        (field(words, &Field { name: "began", label: &words.label("web-proposal-began"), hint: Some(&words.label("web-proposal-began-hint")), error: faults.of("began"), control: Control::Text { value: &began } }))
        (field(words, &Field { name: "origin", label: &words.label("web-proposal-origin"), hint: Some(&words.label("web-proposal-origin-hint")), error: faults.of("origin"), control: Control::Text { value: &origin } }))
        @for tier in tiers(found) { (earlier(visit, found, tier, is_typed, trouble)) }
    };
    html! {
        @if let Some(stale) = &trouble.stale {
            (notice(words, &Notice {
                kind: NoticeKind::Mismatch,
                title: Some(&words.label("web-proposal-stale")),
                body: html! {
                    p { (words.say("web-proposal-stale-theirs", &[("day", moment::day(words, &stale.at))])) }
                    (saved(words, found))
                    p { (words.label("web-proposal-stale-head")) }
                },
            }))
        }
        (form(visit, &Form { action: &super::address(&found.row.candidacy), has_files: false, fields, button: &words.label("web-proposal-save") }))
    }
}

/// All that the head says as it is saved, to be read beside what was typed.
pub(super) fn saved(words: Words, found: &ProposalPage) -> Markup {
    let head = &found.head;
    let honours = found.honours.iter();
    let said = Said {
        title: &head.title,
        group: &head.series,
        began: &head.began,
        origin: match found.origin.as_str() {
            "" => &head.origin,
            title => title,
        },
        honours: honours
            .map(|row| (&*row.tier, listed(&row.years)))
            .collect(),
    };
    said.markup(words, found)
}

/// What the head said before, newest first; nothing where it was never changed.
pub(super) fn before(words: Words, found: &ProposalPage) -> Markup {
    if found.before.is_empty() {
        return html! {};
    }
    let list = html! {
        @for one in &found.before {
            h3 { (words.say("web-proposal-before-at", &[("day", moment::day(words, &one.row.at))])) }
            (was(one).markup(words, found))
        }
    };
    section("riwayat", &words.label("web-proposal-before"), &list)
}

fn was(one: &HeadBefore) -> Said<'_> {
    let row = &one.row;
    let honours = row.honours.lines().map(|line| {
        let (tier, years) = line.split_once(' ').unwrap_or((line, ""));
        (tier, listed(years))
    });
    Said {
        title: &row.title,
        group: &row.series,
        began: &row.began,
        origin: match one.origin.as_str() {
            "" => &row.origin,
            title => title,
        },
        honours: honours.collect(),
    }
}

/// Years as they are stored, to be read; none: never.
fn listed(years: &str) -> Option<String> {
    (!years.is_empty()).then(|| years.replace(' ', ", "))
}

/// What was typed, to be read where the form is not there any more.
pub(super) fn typed(words: Words, found: &ProposalPage, fields: &Fields) -> Vec<(String, Markup)> {
    let honours = tiers(found).into_iter().filter_map(|tier| {
        let years = fields.exact(&format!("{YEARS}{}", tier.code));
        let said = match fields.value(&format!("{TIER}{}", tier.code)) {
            "tidak" => None,
            "ya" => Some(years.to_owned()),
            _ => return None,
        };
        Some((tier.code.as_str(), said))
    });
    let said = Said {
        title: fields.exact("title"),
        group: fields.value("group"),
        began: fields.exact("began"),
        origin: fields.exact("origin"),
        honours: honours.collect(),
    };
    said.rows(words, found)
}

/// What a head says: as it is saved, as it was, or as it was typed.
struct Said<'a> {
    title: &'a str,
    /// Code of the group.
    group: &'a str,
    began: &'a str,
    origin: &'a str,
    /// Earlier honours that were spoken of, by code: the years; none: never.
    honours: BTreeMap<&'a str, Option<String>>,
}

impl Said<'_> {
    /// As a summary.
    fn markup(&self, words: Words, found: &ProposalPage) -> Markup {
        let rows = self.rows(words, found);
        let rows = rows
            .iter()
            .map(|(label, said)| (label.as_str(), said.clone()));
        summary(&rows.collect::<Vec<_>>())
    }

    /// Each field, and what is said in it.
    fn rows(&self, words: Words, found: &ProposalPage) -> Vec<(String, Markup)> {
        let unsaid = || html! { (words.label("web-proposal-unsaid")) };
        // What people write is in Indonesian, whatever the page is in.
        let said = |text: &str| match text {
            "" => unsaid(),
            text => html! { span lang="id" { (text) } },
        };
        let rules = found.programme.proposals.as_ref();
        let group = match rules.and_then(|rules| rules.group(self.group)) {
            Some(group) => html! { (words.text(&group.title)) },
            None => said(self.group),
        };
        let mut rows = vec![
            (words.label("web-proposal-title"), said(self.title)),
            (words.label("web-proposal-group"), group),
            (words.label("web-proposal-began"), said(self.began)),
            (words.label("web-proposal-origin"), said(self.origin)),
        ];
        for tier in tiers(found) {
            let tier_title = words.text(&tier.title).to_owned();
            let label = words.say("web-proposal-earlier", &[("tier", tier_title)]);
            let years = match self.honours.get(tier.code.as_str()) {
                None => unsaid(),
                Some(None) => html! { (words.label("web-proposal-earlier-tidak")) },
                Some(Some(years)) if years.is_empty() => {
                    html! { (words.label("web-proposal-earlier-ya")) }
                }
                Some(Some(years)) => html! { (years) },
            };
            rows.push((label, years));
        }
        rows
    }
}

fn earlier(
    visit: &Visit,
    found: &ProposalPage,
    tier: &Tier,
    is_typed: bool,
    trouble: &Trouble,
) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let kept = found.honours.iter().find(|row| row.tier == tier.code);
    let (name, years_name) = (
        format!("{TIER}{}", tier.code),
        format!("{YEARS}{}", tier.code),
    );
    let (said, years) = match (is_typed, kept) {
        (true, _) => (
            typed.value(&name).to_owned(),
            typed.exact(&years_name).to_owned(),
        ),
        (false, None) => (String::new(), String::new()),
        (false, Some(row)) if row.years.is_empty() => ("tidak".to_owned(), String::new()),
        (false, Some(row)) => ("ya".to_owned(), row.years.clone()),
    };
    let label = words.say(
        "web-proposal-earlier",
        &[("tier", words.text(&tier.title).to_owned())],
    );
    let answers = ["tidak", "ya"].map(|code| words.label(&format!("web-proposal-earlier-{code}")));
    let choices: Vec<Choice> = ["tidak", "ya"]
        .into_iter()
        .zip(&answers)
        .map(|(value, label)| Choice {
            value,
            label,
            chosen: value == said,
        })
        .collect();
    let error = trouble.faults.of(&tier.code);
    html! {
        div id=(tier.code) tabindex="-1" {
            (one_of(words, &OneOf { name: &name, label: &label, hint: None, error: None, choices: &choices }))
            (field(words, &Field { name: &years_name, label: &words.say("web-proposal-earlier-years", &[("tier", words.text(&tier.title).to_owned())]), hint: Some(&words.label("web-proposal-earlier-hint")), error, control: Control::Text { value: &years } }))
        }
    }
}
