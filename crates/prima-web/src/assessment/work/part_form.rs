//! `/kerja/{cycle}/{unit}/isian/{section}`: answers for one part of a unit's form;
//! reads it, saves what was written, and shows both where somebody was faster.

use super::autosave;
use super::filling::{Part, PartView, part};
use super::history;
use super::last_year::Before;
use super::parts::{Questions, by_code, counted, parts};
use super::place::{actor, address, cycle_and_unit, unit_name};
use super::question::{self, Asked, Sent, Theirs};
use super::refusal::{hidden, told};
use super::suggested::Suggestions;
use super::trouble::{Trouble, entry};
use super::unit_form::{all_parts, answered, closed, is_reader};
use crate::desk::{Answered, DeskAnswer, Visit, moment};
use crate::frame::localized;
use crate::look::Words;
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_instrument::form::Question;
use prima_instrument::model::SourceKind;
use prima_store::cycle::Response;
use prima_store::evidence::Evidence;
use prima_workflow::assessment::read::{UnitForm, unit_form};
use prima_workflow::assessment::{Entry, save_answers};
use prima_workflow::vault::{Acting, VaultError, evidence_of_unit};
use std::collections::{BTreeMap, BTreeSet};

/// `/kerja/{cycle}/{unit}/isian/{section}`: one part.
pub async fn part_page(site: &Site, visit: &Visit) -> DeskAnswer {
    match visit.form {
        Some(_) => saved_part(site, visit).await,
        None => Answered::page(shown_part(site, visit, &[], &Trouble::default()).await?),
    }
}

/// Code of the part in the address.
fn part_code(visit: &Visit) -> &str {
    visit.asked.segments().get(4).copied().unwrap_or_default()
}

/// Saves a part. The form is read only where it must be shown again or a script
/// asks; what a button saves is saved without a word.
async fn saved_part(site: &Site, visit: &Visit) -> DeskAnswer {
    let (cycle, unit) = cycle_and_unit(visit)?;
    let (words, actor, asked) = (visit.words(), actor(visit)?, part_code(visit));
    let name = site.forms.instrument_of(&site.database, cycle).await?;
    let name = name.ok_or(WebError::NotFound(Missing::Page))?;
    let rules = site.desk.rules(&name);
    let rules = rules.map_err(WebError::of_act("read the instrument of a round"))?;
    let kind = SourceKind::SelfAssessment;
    let all = site.forms.parts(&name, &rules.instrument, kind, words);
    let part = all.iter().find(|part| part.code == asked);
    let part = part.ok_or(WebError::NotFound(Missing::Page))?;
    let sent = part.questions.iter();
    let sent = sent.filter_map(|one| question::sent(visit.asked.lang, visit.fields(), one));
    let sent: Vec<Sent> = sent.collect();
    let entries: Vec<Entry> = sent.iter().map(entry).collect();
    // A script is told how far the part is, and must not fail on that once it is saved.
    let before = match visit.is_script() {
        true => {
            let form = unit_form(&site.desk, actor, cycle, unit, visit.now).await;
            Some(form.map_err(hidden)?)
        }
        false => None,
    };
    let saved = save_answers(&site.desk, actor, cycle, unit, &entries, visit.now).await;
    match (saved, before) {
        (Ok(versions), Some(form)) => {
            let before = counted(part, &answered(&form), words);
            autosave::saved(visit, &versions, &before, &sent)
        }
        (Ok(_), None) => {
            let to = format!("{}/isian/{asked}?tersimpan=1", address(cycle, unit));
            Answered::elsewhere(localized(visit.asked.lang, &to))
        }
        (Err(error), _) => {
            let trouble = Trouble::of(told(error)?, words);
            if visit.is_script() {
                return autosave::refused(visit, &trouble);
            }
            Answered::refused(shown_part(site, visit, &sent, &trouble).await?)
        }
    }
}

/// The page of a part, with what was sent and could not be saved.
async fn shown_part(
    site: &Site,
    visit: &Visit,
    sent: &[Sent],
    trouble: &Trouble,
) -> Result<Markup, WebError> {
    let (cycle, unit) = cycle_and_unit(visit)?;
    let form = unit_form(&site.desk, actor(visit)?, cycle, unit, visit.now).await;
    let form = form.map_err(hidden)?;
    let (all, counts) = all_parts(site, &form, visit.words());
    let place = all.iter().position(|part| part.code == part_code(visit));
    let shown = Shown {
        site,
        visit,
        form: &form,
        all: &all,
        counts: &counts,
        place: place.ok_or(WebError::NotFound(Missing::Page))?,
    };
    shown.page(sent, trouble).await
}

/// A part on its way to a page.
struct Shown<'a> {
    site: &'a Site,
    visit: &'a Visit,
    form: &'a UnitForm,
    all: &'a [Questions],
    counts: &'a [Part],
    place: usize,
}

impl Shown<'_> {
    async fn page(&self, sent: &[Sent], trouble: &Trouble) -> Result<Markup, WebError> {
        let words = self.visit.words();
        let (cycle, unit) = cycle_and_unit(self.visit)?;
        let rows = by_code(&self.form.responses, |row| row.code.as_str());
        let names = names(self.site, self.form, trouble).await?;
        let lines: Vec<String> = self.all[self.place]
            .questions
            .iter()
            .map(|one| {
                rows.get(&one.code)
                    .map_or(String::new(), |row| by(words, &names, row))
            })
            .collect();
        let theirs: BTreeMap<&str, String> = trouble
            .stale
            .iter()
            .map(|(code, one)| (code.as_str(), who(words, &names, &one.person, &one.at)))
            .collect();
        let supports = supports(self.site, self.visit, cycle, unit).await?;
        let indicators = self.indicators(words);
        let suggested = Suggestions::new(&self.form.rules, &self.form.responses, words);
        let last = self.last();
        let before = Before::of(self.site, self.visit, cycle, unit).await?;
        let asked = self.all[self.place]
            .questions
            .iter()
            .zip(&lines)
            .map(|(one, line)| {
                let row = rows.get(&one.code);
                let sent = sent.iter().find(|sent| sent.code == one.code);
                let stale = trouble.stale.get(&one.code);
                Asked {
                    question: one,
                    value: match sent {
                        Some(sent) => &sent.value,
                        None => row.map_or("", |row| &row.value),
                    },
                    note: match sent {
                        Some(sent) => &sent.note,
                        None => row.map_or("", |row| &row.note),
                    },
                    private: None,
                    // Sent again, it takes the place of what the colleague saved.
                    version: match (stale, sent) {
                        (Some(stale), _) => stale.version,
                        (None, Some(sent)) => sent.version,
                        (None, None) => row.map_or(0, |row| row.version),
                    },
                    by: line,
                    history: Some(localized(words.lang, &format!("{}/{}?kode={}", address(cycle, unit), history::PAGE, one.code))),
                    error: trouble.answers.get(&one.code).map(String::as_str),
                    theirs: stale.map(|stale| Theirs {
                        value: &stale.theirs,
                        note: &stale.their_note,
                        private: &stale.their_private,
                        by: theirs.get(one.code.as_str()).map_or("", String::as_str),
                    }),
                    suggestion: suggested.text(&one.code),
                    beside: html! {
                        @for node in last.iter().filter(|(_, last)| **last == one.code).map(|(node, _)| node) {
                            (suggested.beside(node))
                            (before.level(words, node))
                        }
                        (before.answer(words, &one.code))
                        (evidence(words, one))
                        (self.supported(words, &supports, one, &address(cycle, unit)))
                        @if let Some(indicator) = indicators.get(&one.code) {
                            p { strong { (indicator.code) " " (words.text(&indicator.title)) } }
                            (evidence(words, indicator))
                            (self.supported(words, &supports, indicator, &address(cycle, unit)))
                        }
                    },
                }
            });
        let questions: Vec<Asked> = asked.collect();
        let closed = closed(self.form, words);
        let next = self.counts.get(self.place + 1);
        Ok(part(
            self.site,
            self.visit,
            &PartView {
                address: &address(cycle, unit),
                unit: &unit_name(self.site, unit).await?,
                part: &self.counts[self.place],
                questions: &questions,
                errors: &trouble.summary(words, "web-question-stale"),
                is_saved: !self.visit.asked.value("tersimpan").is_empty(),
                is_reader: is_reader(self.form),
                closed: closed.as_deref(),
                next: next.map(|part| (part.title.as_str(), part.code.as_str())),
                sample: !self.form.cycle.sample.is_empty(),
            },
        ))
    }
}

impl Shown<'_> {
    /// Indicators that ask for evidence, each by the last question of this part
    /// that is about it: there it is asked for.
    fn indicators(&self, words: Words) -> BTreeMap<String, Question> {
        let scored = parts(&self.form.rules.instrument, SourceKind::Evaluator, words);
        let scored = scored.into_iter().flat_map(|part| part.questions);
        let last = self.last();
        let asking = scored.filter(|indicator| !indicator.evidence.is_empty());
        let placed = asking.filter_map(|one| Some((last.get(&one.code)?.clone(), one)));
        placed.collect()
    }

    /// The last question of this part that is about each indicator, by its code.
    fn last(&self) -> BTreeMap<String, String> {
        let mut last = BTreeMap::new();
        for question in &self.all[self.place].questions {
            if let Some(node) = question.section.last().filter(|_| question.is_fact) {
                last.insert(node.code.clone(), question.code.clone());
            }
        }
        last
    }

    /// The way to the evidence of a question, with how many pieces there are.
    fn supported(
        &self,
        words: Words,
        supports: &BTreeMap<String, Vec<Evidence>>,
        question: &Question,
        at: &str,
    ) -> Markup {
        let found = supports.get(&question.code).map_or(0, Vec::len);
        let is_asked = self.site.vault.is_some() && !question.evidence.is_empty();
        let arguments = [
            ("n", words.count(found)),
            ("question", words.text(&question.title).to_owned()),
        ];
        html! {
            @if is_asked {
                p {
                    a href=(localized(words.lang, &format!("{at}/bukti/{}", question.code))) {
                        (words.label("web-evidence")) " (" (words.count(found)) ")"
                        span class="visually-hidden" { ": " (words.say("web-evidence-for", &arguments)) }
                    }
                }
            }
        }
    }
}

/// What supports each answer of a unit, by code; nothing where the person may
/// not look at it.
pub async fn supports(
    site: &Site,
    visit: &Visit,
    cycle: &str,
    unit: &str,
) -> Result<BTreeMap<String, Vec<Evidence>>, WebError> {
    let seen = supports_seen(site, visit, cycle, unit).await?;
    Ok(seen.unwrap_or_default())
}

/// The same; `None` where the person may not look at it.
pub async fn supports_seen(
    site: &Site,
    visit: &Visit,
    cycle: &str,
    unit: &str,
) -> Result<Option<BTreeMap<String, Vec<Evidence>>>, WebError> {
    let acting = Acting {
        actor: actor(visit)?,
        now: visit.now,
    };
    let found = evidence_of_unit(&site.database, &acting, cycle, unit).await;
    let mut supports: BTreeMap<String, Vec<Evidence>> = BTreeMap::new();
    match found {
        Ok(found) => {
            for (link, evidence) in found {
                supports.entry(link.code).or_default().push(evidence);
            }
        }
        Err(VaultError::Refused(_)) => return Ok(None),
        Err(VaultError::Failed(error)) => return Err(WebError::of_act("reach the vault")(error)),
    }
    Ok(Some(supports))
}

/// Kinds of evidence that a question asks for.
pub fn evidence(words: Words, question: &Question) -> Markup {
    let kinds: Vec<&str> = question
        .evidence
        .iter()
        .map(|kind| words.text(&kind.title))
        .collect();
    html! {
        @if !kinds.is_empty() {
            p class="hint" { strong { (words.label("web-question-evidence")) ": " } (kinds.join("; ")) }
        }
    }
}

/// Names of everybody who answered or saved meanwhile, by id.
async fn names(
    site: &Site,
    form: &UnitForm,
    trouble: &Trouble,
) -> Result<BTreeMap<String, String>, WebError> {
    let answered = form.responses.iter().map(|row| row.person.as_str());
    let stale = trouble.stale.values().map(|one| one.person.as_str());
    let people: BTreeSet<&str> = answered.chain(stale).collect();
    let mut names = BTreeMap::new();
    for person in people {
        if let Some(row) = site.database.person(person).await? {
            names.insert(person.to_owned(), row.name);
        }
    }
    Ok(names)
}

/// Who saved an answer, and when.
fn by(words: Words, names: &BTreeMap<String, String>, row: &Response) -> String {
    who(words, names, &row.person, &row.at)
}

fn who(words: Words, names: &BTreeMap<String, String>, person: &str, at: &str) -> String {
    let name = names.get(person).map_or(person, String::as_str);
    let arguments = [
        ("name", name.to_owned()),
        ("at", moment::written(words, at)),
    ];
    words.say("web-question-by", &arguments)
}
