//! The parts of a proposal's page that only tell.

use super::super::{findings, proposal::address};
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::naming;
use crate::assessment::work::faults::Faults;
use crate::assessment::work::{place, vault};
use crate::desk::{Form, Visit, form, moment};
use crate::frame::localized;
use crate::look::{self, Control, Field, Row, Table, Words, field, summary, table};
use crate::recognition::work::way;
use maud::{Markup, html};
use prima_domain::innovation::proposal::check::Verdict;
use prima_instrument::programme::proposal::{Rule, RuleKind};
use prima_workflow::innovation::proposal::{ProposalPage, SectionWritten};

/// Where it stands, in a sentence.
pub(super) fn lead(words: Words, found: &ProposalPage) -> String {
    let stage = found.programme.stage(&found.row.stage);
    let stage = stage.map_or(found.row.stage.as_str(), |stage| words.text(&stage.title));
    match &found.submitted {
        Some(at) => words.say(
            "web-proposal-lead-submitted",
            &[("day", moment::day(words, at)), ("stage", stage.to_owned())],
        ),
        None => words.say("web-proposal-lead", &[("stage", stage.to_owned())]),
    }
}

/// Its stages: what is done, what is now, what comes, and by whom.
pub(super) fn stages(words: Words, found: &ProposalPage) -> Markup {
    let reached = found.reached.iter().map(String::as_str);
    html! {
        p { (words.label("web-candidacy-way-about")) }
        (way::stages(words, &found.programme, reached, found.status, found.is_waiting))
    }
}

/// Unit, group, age and origin.
pub(super) fn facts(words: Words, found: &ProposalPage) -> Markup {
    let rules = found.programme.proposals.as_ref();
    let group = rules.and_then(|rules| rules.group(&found.head.series));
    let unsaid = html! { span class="muted" { (words.label("web-proposal-unsaid")) } };
    let unless_empty = |text: &str| match text.is_empty() {
        true => unsaid.clone(),
        false => html! { (text) },
    };
    let group = group.map_or("", |group| words.text(&group.title));
    let began = naming::period(words, &found.head.began);
    let labels = [
        "web-candidacy-unit",
        "web-proposal-group",
        "web-proposal-began-short",
    ];
    let labels = labels.map(|key| words.label(key));
    let origin = words.label("web-proposal-origin");
    let mut rows = vec![
        (labels[0].as_str(), html! { (found.unit) }),
        (labels[1].as_str(), unless_empty(group)),
        (labels[2].as_str(), unless_empty(&began)),
    ];
    let entry = words.label("web-proposal-entry");
    if !found.head.innovation.is_empty() {
        let address = naming::innovation_address(words, &found.head.innovation);
        rows.push((
            entry.as_str(),
            html! { a href=(address) lang="id" { (found.head.title) } },
        ));
    }
    if !found.head.origin.is_empty() {
        let address = naming::innovation_address(words, &found.head.origin);
        let title = match found.origin.as_str() {
            "" => found.head.origin.as_str(),
            title => title,
        };
        rows.push((
            origin.as_str(),
            html! { a href=(address) lang="id" { (title) } },
        ));
    }
    summary(&rows)
}

/// Links to what can be done with it.
pub(super) fn ways(words: Words, found: &ProposalPage) -> Markup {
    let own = address(&found.row.candidacy);
    let link = |part: &str, key: &str| {
        html! { li { a href=(localized(words.lang, &format!("{own}/{part}"))) { (words.label(key)) } } }
    };
    let stage = found.programme.stage(&found.row.stage);
    let is_draft = stage.is_some_and(|stage| stage.writes_proposal);
    html! {
        ul class="beside" {
            (link("pratinjau", "web-proposal-preview"))
            @if found.is_own && !found.exits.is_empty() {
                (link("langkah", if is_draft { "web-proposal-submit-or-withdraw" } else { "web-proposal-withdraw" }))
            }
            @if found.may_check { (link("pemeriksaan", "web-proposal-check")) }
            li { a href=(localized(words.lang, &format!("/kerja/calon/{}", found.row.candidacy))) { (words.label("web-proposal-candidacy")) } }
        }
    }
}

/// The sections with their words.
pub(super) fn sections(words: Words, found: &ProposalPage) -> Markup {
    let rules = found.programme.proposals.as_ref();
    let has_group = rules.is_some_and(|rules| rules.group(&found.head.series).is_some());
    if !has_group {
        return html! { p { (words.label("web-proposal-choose-group")) } };
    }
    let heads = heads(
        words,
        &[
            ("web-proposal-column-section", Holds::Name),
            ("web-proposal-column-words", Holds::Number),
            ("web-proposal-column-weight", Holds::Number),
            ("web-proposal-column-evidence", Holds::Number),
            ("web-proposal-column-saved", Holds::Text),
        ],
    );
    let rows = found.sections.iter().map(|section| Row {
        cells: cells(words, found, section),
        ..Row::default()
    });
    html! {
        (table(words, &Table {
            id: "naskah",
            caption: &words.label("web-proposal-sections-caption"),
            columns: &columns(&heads),
            rows: rows.collect(),
        }))
        (documents(words, found))
    }
}

fn cells(words: Words, found: &ProposalPage, section: &SectionWritten) -> Vec<Markup> {
    let rules = found.programme.proposals.as_ref();
    let rule = rules.and_then(|rules| rules.section(&section.code));
    let title = rule.map_or(section.code.as_str(), |rule| words.text(&rule.title));
    let address = format!("{}/bagian/{}", address(&found.row.candidacy), section.code);
    let weight = rule.and_then(|rule| rule.weight);
    vec![
        match found.may_write {
            true => html! { a href=(localized(words.lang, &address)) { (title) } },
            false => html! { (title) },
        },
        html! { (counted(words, section.n_words, rule.and_then(|rule| rule.words))) },
        html! {
            @match weight {
                Some(weight) => (words.say("web-proposal-percent", &[("n", words.count(usize::try_from(weight).unwrap_or_default()))])),
                None => "–",
            }
        },
        html! { (words.count(section.evidence.len())) },
        html! { @if section.at.is_empty() { "–" } @else { (moment::day(words, &section.at)) } },
    ]
}

/// Words of a section against its limit, and in words whether it is above.
pub(in super::super) fn counted(words: Words, n: usize, most: Option<u32>) -> Markup {
    let limit = most.and_then(|most| usize::try_from(most).ok());
    html! {
        @match limit {
            Some(most) if n > most => {
                strong { (words.say("web-proposal-n-above", &[("n", words.count(n)), ("most", words.count(most)), ("above", words.count(n - most))])) }
            },
            Some(most) => (words.say("web-proposal-n-of", &[("n", words.count(n)), ("most", words.count(most))])),
            None => (words.count(n)),
        }
    }
}

/// Rules of the group that ask for a document.
fn documents(words: Words, found: &ProposalPage) -> Markup {
    let rules = found.programme.proposals.as_ref();
    let group = rules.and_then(|rules| rules.group(&found.head.series));
    let asked = group.into_iter().flat_map(|group| &group.rules);
    let asked: Vec<&Rule> = asked
        .filter(|rule| rule.kind == RuleKind::Statement)
        .collect();
    if asked.is_empty() {
        return html! {};
    }
    html! {
        ul class="links" {
            @for rule in asked {
                @let n = found.documents.get(&rule.code).map_or(0, Vec::len);
                @let address = format!("{}/bagian/{}", address(&found.row.candidacy), rule.code);
                li {
                    @if found.may_write { a href=(localized(words.lang, &address)) { (words.text(&rule.title)) } }
                    @else { (words.text(&rule.title)) }
                    " · " (words.counted("web-proposal-n-evidence", n, &[("n", words.count(n))]))
                }
            }
        }
    }
}

/// What the administrative check says now.
pub(super) fn checks(words: Words, found: &ProposalPage) -> Markup {
    let n = |wanted| {
        let all = found.checked.iter();
        all.filter(|one| one.verdict() == wanted).count()
    };
    let arguments = [
        ("holds", words.count(n(Verdict::Holds))),
        ("fails", words.count(n(Verdict::Fails))),
        ("unknown", words.count(n(Verdict::Unknown))),
    ];
    html! {
        p { (words.say("web-proposal-checks-n", &arguments)) }
        (checked_table(words, found))
    }
}

/// Every rule, what was found, and where it comes from.
pub(in super::super) fn checked_table(words: Words, found: &ProposalPage) -> Markup {
    let heads = heads(
        words,
        &[
            ("web-proposal-column-rule", Holds::Name),
            ("web-proposal-column-verdict", Holds::Text),
            ("web-proposal-column-found", Holds::Text),
            ("web-proposal-column-source", Holds::Text),
        ],
    );
    let rows = found.checked.iter().map(|one| {
        let decision = found.decisions.iter().find(|decision| decision.rule == one.rule);
        Row {
            cells: vec![
                html! { (findings::asked(words, found, &one.rule)) },
                html! {
                    (findings::verdict(words, one.verdict()))
                    @if let Some(decision) = decision {
                        br; strong { (words.label(if decision.holds { "web-proposal-decided-holds" } else { "web-proposal-decided-fails" })) }
                        @if !decision.reason.is_empty() { ": " (decision.reason) }
                    }
                },
                html! { (findings::found(words, found, one)) },
                findings::source(words, found, &one.rule),
            ],
            ..Row::default()
        }
    });
    table(
        words,
        &Table {
            id: "aturan",
            caption: &words.label("web-proposal-checks-caption"),
            columns: &columns(&heads),
            rows: rows.collect(),
        },
    )
}

/// The form that makes a granted proposal an entry of the catalogue.
pub(super) fn publishing(visit: &Visit, found: &ProposalPage, faults: &Faults) -> Markup {
    let words = visit.words();
    let fields = html! {
        input type="hidden" name="apa" value="katalog";
        (place::sure(words, &words.label("web-proposal-publish-sure"), faults.of("yakin")))
    };
    html! {
        p { (words.label("web-proposal-publish-about")) }
        (form(visit, &Form { action: &address(&found.row.candidacy), has_files: false, fields, button: &words.label("web-proposal-publish-do") }))
    }
}

/// Who writes it, and the form by which somebody joins.
pub(super) fn authors(visit: &Visit, found: &ProposalPage, faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let own = address(&found.row.candidacy);
    let joining = html! {
        input type="hidden" name="apa" value="penulis";
        (field(words, &Field { name: "surel", label: &words.label("web-proposal-author-email"), hint: Some(&words.label("web-proposal-author-hint")), error: faults.of("surel"), control: Control::Text { value: typed.exact("surel") } }))
    };
    html! {
        p { (words.label("web-proposal-authors-about")) }
        @if !found.authors.is_empty() {
            ul {
                @for (person, name) in &found.authors {
                    li {
                        (name)
                        @if found.may_write {
                            @let button = words.say("web-proposal-author-dismiss", &[("name", name.clone())]);
                            (form(visit, &Form { action: &own, has_files: false, fields: html! {
                                input type="hidden" name="apa" value="lepas";
                                input type="hidden" name="penulis" value=(person);
                            }, button: &button }))
                        }
                    }
                }
            }
        }
        @if found.may_write {
            (form(visit, &Form { action: &own, has_files: false, fields: joining, button: &words.label("web-proposal-author-add") }))
            p { a href=(localized(words.lang, &vault::address(&found.row.unit))) { (words.label("web-candidacy-vault")) } }
        }
    }
}

/// What the sources leave unproven of the rules of proposals.
pub(super) fn unproven(words: Words, found: &ProposalPage) -> Markup {
    let rules = found.programme.proposals.iter();
    look::unproven(words, rules.flat_map(|rules| rules.marks()))
}
