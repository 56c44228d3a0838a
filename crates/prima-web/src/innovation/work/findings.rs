//! The administrative check in words: each rule, what was found, and where the
//! rule comes from.

use crate::look::Words;
use crate::register::told::list;
use maud::{Markup, html};
use prima_domain::innovation::proposal::check::{
    Checked, Finding, GROUP, SECTIONS, TITLE, Verdict, WORDS,
};
use prima_instrument::programme::Programme;
use prima_instrument::programme::proposal::{Proposals, Rule};
use prima_workflow::innovation::proposal::ProposalPage;

/// What a rule asks, in a few words.
pub(super) fn asked(words: Words, found: &ProposalPage, rule: &str) -> String {
    match rule {
        GROUP => words.label("web-proposal-rule-group"),
        TITLE => words.label("web-proposal-rule-title"),
        SECTIONS => words.label("web-proposal-rule-sections"),
        WORDS => words.label("web-proposal-rule-words"),
        code => {
            let own = own_rule(found, code);
            own.map_or_else(|| code.to_owned(), |own| words.text(&own.title).to_owned())
        }
    }
}

/// What a machine says of a rule, in a word or two.
pub(super) fn verdict(words: Words, verdict: Verdict) -> String {
    words.label(&format!("web-proposal-verdict-{}", verdict.code()))
}

/// What was found and why that follows.
pub(super) fn found(words: Words, page: &ProposalPage, checked: &Checked) -> String {
    let rules = page.programme.proposals.as_ref();
    let yes_or_no = |key: &str, holds: bool| {
        let told = format!("{key}-{}", if holds { "yes" } else { "no" });
        words.label(&format!("web-proposal-found-{told}"))
    };
    match &checked.finding {
        Finding::Group(holds) => yes_or_no("group", *holds),
        Finding::Title(holds) => yes_or_no("title", *holds),
        Finding::Origin(holds) => yes_or_no("origin", *holds),
        Finding::Statement(holds) => yes_or_no("statement", *holds),
        Finding::Sections(None) | Finding::Words(None) => {
            words.label("web-proposal-found-no-group-yet")
        }
        Finding::Sections(Some(missing)) if missing.is_empty() => yes_or_no("sections", true),
        Finding::Sections(Some(missing)) => {
            let names = missing.iter().map(|code| section(words, rules, code));
            let names = list(words, &names.collect::<Vec<_>>());
            words.say("web-proposal-found-sections-no", &[("sections", names)])
        }
        Finding::Words(Some(above)) if above.is_empty() => yes_or_no("words", true),
        Finding::Words(Some(above)) => {
            let each = above.iter().map(|(code, n, most)| {
                let most = usize::try_from(*most).unwrap_or(usize::MAX);
                let arguments = [
                    ("section", section(words, rules, code)),
                    ("n", words.count(*n)),
                    ("most", words.count(most)),
                ];
                words.say("web-proposal-found-words-one", &arguments)
            });
            let each = list(words, &each.collect::<Vec<_>>());
            words.say("web-proposal-found-words-no", &[("sections", each)])
        }
        Finding::SameTitle(others) if others.is_empty() => yes_or_no("same", true),
        Finding::SameTitle(others) => {
            let others = list(words, others);
            words.say("web-proposal-found-same-no", &[("others", others)])
        }
        Finding::Age { .. } => age(words, checked),
        Finding::Honoured { .. } => honoured(words, checked),
    }
}

fn section(words: Words, rules: Option<&Proposals>, code: &str) -> String {
    let section = rules.and_then(|rules| rules.section(code));
    section.map_or_else(
        || code.to_owned(),
        |section| words.text(&section.title).to_owned(),
    )
}

fn age(words: Words, checked: &Checked) -> String {
    let Finding::Age {
        months,
        began,
        free,
        verdict,
    } = &checked.finding
    else {
        return String::new();
    };
    let key = match (verdict, free) {
        (_, None) => "unsaid",
        (Verdict::Holds, _) => "yes",
        (Verdict::Fails, _) => "no",
        (Verdict::Unknown, _) => "coarse",
    };
    let free = free.map_or_else(String::new, |day| words.date(&day.to_string()));
    let months = usize::try_from(*months).unwrap_or(usize::MAX);
    let arguments = [
        ("months", words.count(months)),
        ("began", crate::assessment::naming::period(words, began)),
        ("free", free),
    ];
    words.say(&format!("web-proposal-found-age-{key}"), &arguments)
}

fn honoured(words: Words, checked: &Checked) -> String {
    let Finding::Honoured {
        times,
        is_most,
        said,
        known,
        ..
    } = &checked.finding
    else {
        return String::new();
    };
    let limit = if *is_most { "most" } else { "least" };
    let n = usize::try_from(times.times).unwrap_or(usize::MAX);
    let asked = words.counted(&format!("web-proposal-found-honoured-{limit}"), n, &[]);
    let said = match said {
        None => words.label("web-proposal-found-honoured-unsaid"),
        Some(years) if years.is_empty() => words.label("web-proposal-found-honoured-never"),
        Some(years) => {
            let years = list(words, years);
            words.say("web-proposal-found-honoured-said", &[("years", years)])
        }
    };
    let known = match known.is_empty() {
        true => words.label("web-proposal-found-honoured-unknown"),
        false => {
            let years = list(words, known);
            words.say("web-proposal-found-honoured-known", &[("years", years)])
        }
    };
    format!("{asked} {said} {known}")
}

/// The law a rule comes from, and what of it is not proven.
pub(super) fn source(words: Words, page: &ProposalPage, rule: &str) -> Markup {
    let Some(own) = own_rule(page, rule) else {
        return html! { (words.label("web-proposal-source-edition")) };
    };
    html! {
        (law(&page.programme, &own.source))
        @if let Some(why) = &own.provisional {
            @if own.source.is_some() { br; }
            span class="muted" { (words.label("web-proposal-provisional")) ": " (words.text(why)) }
        }
    }
}

/// A law with the place in it.
pub(super) fn law(programme: &Programme, source: &Option<(String, Option<String>)>) -> Markup {
    let found = source
        .as_ref()
        .and_then(|(key, at)| Some((programme.law(key)?, at)));
    html! {
        @if let Some((law, at)) = found {
            span lang="id" { (law.title) }
            @if let Some(at) = at { ", " (at) }
            @if let Some(found) = &law.found { " (" (found) ")" }
        }
    }
}

fn own_rule<'p>(page: &'p ProposalPage, code: &str) -> Option<&'p Rule> {
    let rules = page.programme.proposals.as_ref()?;
    let group = rules.group(&page.head.series)?;
    group.rules.iter().find(|rule| rule.code == code)
}
