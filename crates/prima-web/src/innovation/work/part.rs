//! `/kerja/proposal/{candidacy}/bagian/{part}`: one section with its words, and
//! the evidence it rests on; a rule that asks for a document has evidence alone.
//! `/kerja/proposal/{candidacy}/berkas/{evidence}`: a piece of that evidence.

use super::proposal::{address, counted};
use super::{done, faults, framed, last, late, lines, preview, read};
use crate::assessment::work::faults::Faults;
use crate::assessment::work::{place, vault};
use crate::desk::{Answered, Cookie, DeskAnswer, Fields, Form, Sent, Visit, form, moment};
use crate::frame::localized;
use crate::look::{
    Control, Empty, Field, Link, Notice, NoticeKind, Opening, Words, empty, field, notice, opening,
    section,
};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::innovation::proposal::writing::count_words;
use prima_instrument::words::Text;
use prima_store::evidence::Evidence;
use prima_workflow::assessment::Refusal;
use prima_workflow::innovation::proposal::{
    EvidenceChange, NewText, ProposalPage, ProposalRefusal, Stale, link_evidence, save_section,
};
use prima_workflow::vault::open_of_proposal;
use std::collections::BTreeSet;

/// Name of the fields with the evidence that was linked when the page was read.
const BEFORE: &str = "semula";

/// What the page is about.
struct Part<'a> {
    code: &'a str,
    title: &'a Text,
    about: Option<&'a Text>,
    /// Words at most, where it is a section with a limit.
    most: Option<u32>,
    is_section: bool,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let found = read(site, visit).await?;
    let code = last(visit, 4)?;
    let missing = || WebError::NotFound(Missing::Page);
    let Some(part) = part_of(&found, &code) else {
        let page = left(site, visit, &found, &code);
        return page.map_or_else(|| Err(missing()), Answered::refused);
    };
    if visit.form.is_none() {
        if !found.may_write {
            return Err(missing());
        }
        return Answered::page(whole(site, visit, &found, &part, &Faults::default(), None));
    }
    // Whether its stage still has that open is the act's to say: what was typed is
    // not lost where it has not.
    let (actor, fields) = (place::actor(visit)?, visit.fields());
    let id = &found.row.candidacy;
    let (field, acted) = match fields.value("apa") {
        "naskah" if part.is_section => {
            let new = NewText {
                section: code.clone(),
                content: fields.exact("content").to_owned(),
                version: fields.value("versi").parse().unwrap_or(0),
            };
            let acted = save_section(&site.desk, actor, id, &new, visit.now).await;
            ("content", acted.map(|()| "naskah"))
        }
        "bukti" => {
            let change = evidence_change(fields);
            let acted = link_evidence(&site.desk, actor, id, &code, &change, visit.now).await;
            ("bukti", acted.map(|()| "bukti"))
        }
        _ => return Err(missing()),
    };
    match acted {
        Ok(done) => {
            let own = format!("{}/bagian/{code}", address(id));
            Answered::elsewhere(format!(
                "{}?sudah={done}",
                localized(visit.asked.lang, &own)
            ))
        }
        Err(error) => {
            let stale = match error.refusal() {
                Some(Refusal::Proposal(ProposalRefusal::Stale(stale))) => Some((**stale).clone()),
                _ => None,
            };
            let faults = faults(visit, error, field)?;
            // What a colleague saved or submitted is shown as it stands now.
            let found = read(site, visit).await?;
            let part = part_of(&found, &code).ok_or_else(missing)?;
            let page = whole(site, visit, &found, &part, &faults, stale.as_ref());
            Answered::refused(page)
        }
    }
}

/// What a form changes of what it showed.
fn evidence_change(fields: &Fields) -> EvidenceChange {
    let named = |name: &str| -> BTreeSet<String> {
        let values = fields.values(name).into_iter();
        values.map(str::to_owned).collect()
    };
    let (before, ticked) = (named(BEFORE), named("bukti"));
    EvidenceChange {
        added: ticked.difference(&before).cloned().collect(),
        removed: before.difference(&ticked).cloned().collect(),
    }
}

/// Answers the request for a piece of evidence.
pub async fn file_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let actor = place::actor(visit)?;
    let parts = visit.asked.segments();
    let [_, _, id, _, evidence, ..] = parts.as_slice() else {
        return Err(WebError::NotFound(Missing::Page));
    };
    let vault = vault::vault(site)?;
    let opened = open_of_proposal(vault, &site.desk, actor, id, evidence, visit.now).await;
    match vault::told(opened)? {
        Ok(file) => Ok(Answered {
            sent: Sent::File {
                content_type: file.media.media_type(),
                bytes: file.content,
                name: file.name,
            },
            cookie: Cookie::Keep,
        }),
        // A file that was withdrawn or lost is not there for its readers.
        Err(_) => Err(WebError::NotFound(Missing::Page)),
    }
}

fn part_of<'a>(found: &'a ProposalPage, code: &'a str) -> Option<Part<'a>> {
    let rules = found.programme.proposals.as_ref()?;
    let group = rules.group(&found.head.series)?;
    if let Some(section) = rules.sections_of(&group.code).find(|one| one.code == code) {
        return Some(Part {
            code,
            title: &section.title,
            about: section.about.as_ref(),
            most: section.words,
            is_section: true,
        });
    }
    let rule = group.rules.iter().find(|rule| {
        rule.code == code && rule.kind == prima_instrument::programme::proposal::RuleKind::Statement
    })?;
    Some(Part {
        code,
        title: &rule.title,
        about: None,
        most: None,
        is_section: false,
    })
}

/// What was typed into a section that the proposal's group does not ask for any
/// more, because somebody chose another group meanwhile; `None` where it was never a
/// section, or nobody typed anything who writes the proposal.
fn left(site: &Site, visit: &Visit, found: &ProposalPage, code: &str) -> Option<Markup> {
    let words = visit.words();
    let content = visit.fields().exact("content");
    let rules = found.programme.proposals.as_ref()?;
    let title = &rules.section(code)?.title;
    if !found.may_write || content.trim().is_empty() {
        return None;
    }
    let title = words.text(title).to_owned();
    let faults = Faults::one("content", words.label("web-proposal-section-left"));
    let label = words.label("web-proposal-text");
    let own = localized(words.lang, &address(&found.row.candidacy));
    let main = html! {
        (opening(&Opening { kind: Some(&super::titled(words, found)), title: &title, lead: "", facts: None, answer: None }))
        (faults.summary(words))
        (late::unsent(words, "content", &[(label, preview::text(words, content))]))
        p { a href=(own) { (words.label("web-proposal-all-sections")) } }
    };
    let step = format!("bagian/{code}");
    Some(framed(
        site,
        visit,
        found,
        Some((&title, &step)),
        true,
        main,
    ))
}

fn whole(
    site: &Site,
    visit: &Visit,
    found: &ProposalPage,
    part: &Part,
    faults: &Faults,
    stale: Option<&Stale>,
) -> Markup {
    let words = visit.words();
    let title = words.text(part.title).to_owned();
    let lead = part.about.map_or("", |about| words.text(about));
    let saved = done(
        visit,
        &[
            ("naskah", "web-proposal-done-section"),
            ("bukti", "web-proposal-done-evidence"),
        ],
    );
    let main = html! {
        (opening(&Opening { kind: Some(&super::titled(words, found)), title: &title, lead, facts: None, answer: None }))
        (faults.summary(words))
        (saved)
        @if found.may_write {
            @if part.is_section { (writing(visit, found, part, faults, stale)) }
            (section("bukti", &words.label("web-proposal-evidence"), &evidence(visit, found, part, faults)))
        } @else {
            (unsent(visit, found, part))
        }
        (around(words, found, part))
    };
    let step = format!("bagian/{}", part.code);
    framed(
        site,
        visit,
        found,
        Some((&title, &step)),
        !faults.is_empty(),
        main,
    )
}

/// The text, with what a colleague saved meanwhile beside it.
fn writing(
    visit: &Visit,
    found: &ProposalPage,
    part: &Part,
    faults: &Faults,
    stale: Option<&Stale>,
) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let kept = found.sections.iter().find(|one| one.code == part.code);
    let is_typed = typed.value("apa") == "naskah";
    let content = match (is_typed, kept) {
        (true, _) => typed.exact("content"),
        (false, Some(kept)) => &kept.content,
        (false, None) => "",
    };
    let version = stale.map(|stale| stale.version);
    let version = version.or(kept.map(|kept| kept.version)).unwrap_or(0);
    let n = count_words(content);
    let label = words.label("web-proposal-text");
    let hint = match part.most {
        Some(most) => words.say(
            "web-proposal-text-hint",
            &[(
                "most",
                words.count(usize::try_from(most).unwrap_or(usize::MAX)),
            )],
        ),
        None => words.label("web-proposal-text-hint-none"),
    };
    let fields = html! {
        input type="hidden" name="apa" value="naskah";
        input type="hidden" name="versi" value=(version);
        (field(words, &Field { name: "content", label: &label, hint: Some(&hint), error: faults.of("content"), control: Control::Lines { value: content, rows: 20 } }))
        p { (words.label("web-proposal-counted")) ": " (counted(words, n, part.most)) }
    };
    html! {
        @if let Some(stale) = stale {
            (notice(words, &Notice {
                kind: NoticeKind::Mismatch,
                title: Some(&words.label("web-proposal-stale")),
                body: html! {
                    p { (words.say("web-proposal-stale-theirs", &[("day", moment::day(words, &stale.at))])) }
                    (lines(&stale.theirs))
                    p { (words.label("web-proposal-stale-ours")) }
                },
            }))
        }
        (form(visit, &Form { action: &format!("{}/bagian/{}", address(&found.row.candidacy), part.code), has_files: false, fields, button: &words.label("web-proposal-save") }))
    }
}

/// What was typed into a form that its stage does not take any more, beside what was
/// submitted.
fn unsent(visit: &Visit, found: &ProposalPage, part: &Part) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    match typed.value("apa") {
        "naskah" => {
            let kept = found.sections.iter().find(|one| one.code == part.code);
            let kept = kept.map_or("", |kept| kept.content.as_str());
            let label = words.label("web-proposal-text");
            html! {
                (section("naskah", &words.label("web-proposal-saved-now"), &preview::text(words, kept)))
                (late::unsent(words, "content", &[(label, preview::text(words, typed.exact("content")))]))
            }
        }
        _ => {
            let ticked = typed.values("bukti");
            let ticked = found
                .vault
                .iter()
                .filter(|piece| ticked.contains(&piece.evidence.as_str()));
            let saved = titles(words, linked(found, part).iter());
            let label = words.label("web-proposal-evidence-choose");
            html! {
                (section("terkait", &words.label("web-proposal-saved-now"), &saved))
                (late::unsent(words, "bukti", &[(label, titles(words, ticked))]))
            }
        }
    }
}

/// Evidence by title; that there is none where there is none.
fn titles<'e>(words: Words, pieces: impl Iterator<Item = &'e Evidence>) -> Markup {
    let mut pieces = pieces.peekable();
    match pieces.peek() {
        None => html! { p { (words.label("web-proposal-no-evidence")) } },
        Some(_) => {
            html! { ul { @for piece in pieces { li { (piece.title) " · " (piece.file_name) } } } }
        }
    }
}

/// The evidence that a part rests on.
fn linked<'a>(found: &'a ProposalPage, part: &Part) -> &'a [Evidence] {
    match found.sections.iter().find(|one| one.code == part.code) {
        Some(section) => &section.evidence,
        None => {
            let documents = found.documents.get(part.code);
            documents.map(Vec::as_slice).unwrap_or_default()
        }
    }
}

fn evidence(visit: &Visit, found: &ProposalPage, part: &Part, faults: &Faults) -> Markup {
    let words = visit.words();
    let linked = linked(found, part);
    if found.vault.is_empty() {
        let address = localized(words.lang, &vault::address(&found.row.unit));
        return empty(&Empty {
            title: &words.label("web-proposal-no-vault"),
            about: &words.label("web-proposal-no-vault-about"),
            action: Some(Link {
                name: &words.label("web-candidacy-vault"),
                address: &address,
                about: "",
            }),
        });
    }
    let typed = visit.fields();
    let is_linked = |piece: &Evidence| linked.iter().any(|one| one.evidence == piece.evidence);
    // What was ticked and refused stays ticked, and is held against what was read.
    let (before, ticked): (Vec<&str>, Vec<&str>) = match typed.value("apa") {
        "bukti" => (typed.values(BEFORE), typed.values("bukti")),
        _ => {
            let own = found.vault.iter().filter(|piece| is_linked(piece));
            let own: Vec<&str> = own.map(|piece| piece.evidence.as_str()).collect();
            (own.clone(), own)
        }
    };
    let fields = html! {
        input type="hidden" name="apa" value="bukti";
        @for piece in &before { input type="hidden" name=(BEFORE) value=(piece); }
        fieldset class={ "one-of" @if faults.of("bukti").is_some() { " wrong" } } id="bukti-pilihan" {
            legend { (words.label("web-proposal-evidence-choose")) }
            @if let Some(error) = faults.of("bukti") {
                p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
            }
            @for (place, piece) in found.vault.iter().enumerate() {
                @let id = format!("bukti-{place}");
                div class="choice" {
                    input type="checkbox" id=(id) name="bukti" value=(piece.evidence) checked[ticked.contains(&piece.evidence.as_str())];
                    label for=(id) { (piece.title) " · " (piece.file_name) }
                }
            }
        }
    };
    let action = format!("{}/bagian/{}", address(&found.row.candidacy), part.code);
    html! {
        p { (words.label("web-proposal-evidence-about")) }
        (form(visit, &Form { action: &action, has_files: false, fields, button: &words.label("web-proposal-evidence-save") }))
    }
}

/// The sections before and after, and back to all.
fn around(words: Words, found: &ProposalPage, part: &Part) -> Markup {
    let own = address(&found.row.candidacy);
    let place = found.sections.iter().position(|one| one.code == part.code);
    let title = |code: &str| {
        let rules = found.programme.proposals.as_ref();
        let section = rules.and_then(|rules| rules.section(code));
        section.map_or_else(|| code.to_owned(), |one| words.text(&one.title).to_owned())
    };
    let next = place.and_then(|place| found.sections.get(place + 1));
    html! {
        ul class="beside" {
            @if let Some(next) = next {
                li { a href=(localized(words.lang, &format!("{own}/bagian/{}", next.code))) { (words.say("web-proposal-next", &[("section", title(&next.code))])) } }
            }
            li { a href=(localized(words.lang, &own)) { (words.label("web-proposal-all-sections")) } }
        }
    }
}
