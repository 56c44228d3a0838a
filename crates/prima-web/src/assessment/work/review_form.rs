//! Answers for the pages of [`super::reviewing`]: reads an evaluator's own
//! review, saves what was written, and hands it in.

use super::autosave;
use super::filling::Part;
use super::part_form::{evidence, supports};
use super::parts::{Questions, by_code, counted, parts};
use super::place::{actor, address, cycle_and_unit, unit_name};
use super::question::{self, Asked, Sent, Theirs};
use super::refusal::{hidden, told};
use super::reviewing::{View, whole};
use super::suggested::Suggestions;
use super::trouble::{Trouble, entry};
use super::unit_says::UnitSays;
use crate::desk::{Answered, DeskAnswer, Visit, moment};
use crate::frame::localized;
use crate::look::Words;
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_instrument::model::SourceKind;
use prima_store::cycle::Review;
use prima_workflow::assessment::read::{UnitReviews, unit_reviews};
use prima_workflow::assessment::{Entry, Refusal, hand_in_review, save_reviews};
use std::collections::{BTreeMap, BTreeSet};

/// The own review, on its way to a page.
struct Own<'a> {
    site: &'a Site,
    visit: &'a Visit,
    reviews: UnitReviews,
    findings: Vec<Review>,
    all: Vec<Questions>,
    counts: Vec<Part>,
}

impl<'a> Own<'a> {
    async fn read(site: &'a Site, visit: &'a Visit) -> Result<Own<'a>, WebError> {
        let (cycle, unit) = cycle_and_unit(visit)?;
        let (words, actor) = (visit.words(), actor(visit)?);
        let reviews = unit_reviews(&site.desk, actor, cycle, unit, visit.now).await;
        let reviews = reviews.map_err(hidden)?;
        let own = actor.person.as_str();
        let own = reviews.reviews.iter().find(|one| one.evaluator == own);
        // Who may look at the unit without being one of its evaluators has no review of it.
        let own = own.ok_or(WebError::NotFound(Missing::Page))?;
        let findings = own.findings.clone();
        let all = parts(&reviews.rules.instrument, SourceKind::Evaluator, words);
        let found = findings.iter().filter(|row| !row.value.is_empty());
        let found: BTreeSet<&str> = found.map(|row| row.code.as_str()).collect();
        let counts = all.iter().map(|part| counted(part, &found, words));
        Ok(Own {
            site,
            visit,
            counts: counts.collect(),
            reviews,
            findings,
            all,
        })
    }

    async fn page(
        &self,
        place: usize,
        sent: &[Sent],
        trouble: &Trouble,
    ) -> Result<Markup, WebError> {
        let words = self.visit.words();
        let (cycle, unit) = cycle_and_unit(self.visit)?;
        let rows = by_code(&self.findings, |row| row.code.as_str());
        let theirs: BTreeMap<&str, String> = trouble
            .stale
            .iter()
            .map(|(code, one)| (code.as_str(), moment::written(words, &one.at)))
            .collect();
        let instrument = &self.reviews.rules.instrument;
        let supports = supports(self.site, self.visit, cycle, unit).await?;
        let suggested = Suggestions::new(&self.reviews.rules, &self.reviews.responses, words);
        let at = address(cycle, unit);
        let responses = &self.reviews.responses;
        let says = UnitSays::new(words, instrument, responses, &supports, &at);
        let fills_until = self.reviews.fills_until;
        let asked = self.all[place].questions.iter().map(|one| {
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
                    None => row.map_or("", |row| &row.note_unit),
                },
                private: Some(match sent {
                    Some(sent) => &sent.private,
                    None => row.map_or("", |row| &row.note_private),
                }),
                version: match (stale, sent) {
                    (Some(stale), _) => stale.version,
                    (None, Some(sent)) => sent.version,
                    (None, None) => row.map_or(0, |row| row.version),
                },
                by: "",
                history: None,
                error: trouble.answers.get(&one.code).map(String::as_str),
                theirs: stale.map(|stale| Theirs {
                    value: &stale.theirs,
                    note: &stale.their_note,
                    private: &stale.their_private,
                    by: theirs.get(one.code.as_str()).map_or("", String::as_str),
                }),
                suggestion: suggested.text(&one.code),
                beside: html! {
                    @if fills_until.is_none() { (says.answers(words, &one.code)) }
                    (says.files(words, &one.code))
                    (evidence(words, one))
                },
            }
        });
        let questions: Vec<Asked> = asked.collect();
        let closed = self.reviews.not_reviewing.as_ref();
        let closed = closed.map(|why| match fills_until {
            Some(until) => still_filling(words, until),
            None => why.text(words.lang),
        });
        Ok(whole(
            self.site,
            self.visit,
            &View {
                address: &address(cycle, unit),
                unit: &unit_name(self.site, unit).await?,
                part: &self.counts[place],
                questions: &questions,
                errors: &trouble.summary(words, "web-question-stale-own"),
                unscored: &self.unscored(&trouble.unscored, words),
                n_needed: self.needed().count(),
                is_saved: !self.visit.asked.value("tersimpan").is_empty(),
                closed: closed.as_deref(),
                still_fills: fills_until.is_some(),
                has_handed_in: self.reviews.has_handed_in,
                parts: &self.counts,
                is_unsure: trouble.unsure.is_some(),
                sample: !self.reviews.cycle.sample.is_empty(),
            },
        ))
    }

    /// Part, code and name of what counts and is not scored yet.
    fn needed(&self) -> impl Iterator<Item = (&Part, &str, &str)> {
        let lines = |part| {
            let part: &Part = part;
            let lines = part.missing.iter();
            lines.map(move |(code, name)| (part, code.as_str(), name.as_str()))
        };
        let missing = self.counts.iter().flat_map(lines);
        missing.filter(|(_, code, _)| self.reviews.rules.counts(code))
    }

    /// Address of each of these questions, with what is said of it.
    fn unscored(&self, codes: &[String], words: Words) -> Vec<(String, String)> {
        let (cycle, unit) = (&self.reviews.cycle.cycle, &self.reviews.unit);
        let needed = self.needed();
        let named = needed.filter(|(_, code, _)| codes.iter().any(|one| one == code));
        let line = |(part, code, name): (&Part, &str, &str)| {
            let to = format!("{}/penilaian/{}", address(cycle, unit), part.code);
            let to = format!("{}#{}", localized(words.lang, &to), question::id(code));
            let name = [("question", name.to_owned())];
            (to, words.say("web-reviewing-unscored", &name))
        };
        named.map(line).collect()
    }

    /// What the form sent of a part.
    fn sent(&self, place: usize) -> Vec<Sent> {
        let asked = self.all[place].questions.iter();
        let sent =
            asked.filter_map(|one| question::sent(self.visit.asked.lang, self.visit.fields(), one));
        sent.collect()
    }

    /// The first part that is not whole; the first where all are.
    fn open(&self) -> usize {
        let open = self.counts.iter().position(|part| !part.missing.is_empty());
        open.unwrap_or(0)
    }
}

/// That the unit has not failed to answer: it still may.
fn still_filling(words: Words, until: i64) -> String {
    let until = [("until", moment::moment(words, until))];
    words.say("web-reviewing-still-filling", &until)
}

/// `/kerja/{cycle}/{unit}/penilaian`: leads to the first part that is not whole.
pub async fn first_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let own = Own::read(site, visit).await?;
    let (cycle, unit) = cycle_and_unit(visit)?;
    let open = own.counts.iter().find(|part| !part.missing.is_empty());
    let part = open.or(own.counts.first());
    let part = part.ok_or(WebError::NotFound(Missing::Page))?;
    let to = format!("{}/penilaian/{}", address(cycle, unit), part.code);
    Answered::elsewhere(localized(visit.asked.lang, &to))
}

/// `/kerja/{cycle}/{unit}/penilaian/{part}`: one part.
pub async fn part_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let own = Own::read(site, visit).await?;
    let (cycle, unit) = cycle_and_unit(visit)?;
    let segments = visit.asked.segments();
    let asked = segments.get(4).copied().unwrap_or_default();
    let place = own.all.iter().position(|part| part.code == asked);
    let place = place.ok_or(WebError::NotFound(Missing::Page))?;
    if visit.form.is_none() {
        return Answered::page(own.page(place, &[], &Trouble::default()).await?);
    }
    let sent = own.sent(place);
    let entries: Vec<Entry> = sent.iter().map(entry).collect();
    let saved = save_reviews(&site.desk, actor(visit)?, cycle, unit, &entries, visit.now).await;
    match saved {
        Ok(versions) if visit.is_script() => {
            autosave::saved(visit, &versions, &own.counts[place], &sent)
        }
        Ok(_) => {
            let to = format!("{}/penilaian/{asked}?tersimpan=1", address(cycle, unit));
            Answered::elsewhere(localized(visit.asked.lang, &to))
        }
        Err(error) => {
            let trouble = Trouble::of(told(error)?, visit.words());
            if visit.is_script() {
                return autosave::refused(visit, &trouble);
            }
            Answered::refused(own.page(place, &sent, &trouble).await?)
        }
    }
}

/// `/kerja/{cycle}/{unit}/serahkan`: hands the review in, and what stands in the
/// form with it.
pub async fn hand_in_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (cycle, unit) = cycle_and_unit(visit)?;
    let to = localized(
        visit.asked.lang,
        &format!("{}/penilaian", address(cycle, unit)),
    );
    if visit.form.is_none() {
        return Answered::elsewhere(to);
    }
    let own = Own::read(site, visit).await?;
    let part = visit.fields().value("bagian");
    let place = own.all.iter().position(|one| one.code == part);
    let sent = place.map_or(Vec::new(), |place| own.sent(place));
    let place = place.unwrap_or(own.open());
    if visit.fields().value("yakin").is_empty() {
        let trouble = Trouble {
            unsure: Some(visit.words().label("web-reviewing-unsure")),
            ..Trouble::default()
        };
        return Answered::refused(own.page(place, &sent, &trouble).await?);
    }
    let entries: Vec<Entry> = sent.iter().map(entry).collect();
    let saved = save_reviews(&site.desk, actor(visit)?, cycle, unit, &entries, visit.now).await;
    if let Err(error) = saved {
        let trouble = Trouble::of(told(error)?, visit.words());
        return Answered::refused(own.page(place, &sent, &trouble).await?);
    }
    let done = hand_in_review(&site.desk, actor(visit)?, cycle, unit, visit.now).await;
    match done {
        Ok(()) => {
            let part = &own.counts[own.open()].code;
            Answered::elsewhere(format!("{to}/{part}?sudah=diserahkan"))
        }
        Err(error) => {
            // What was sent is saved by now, so the page shows what is saved.
            let trouble = match told(error)? {
                Refusal::Incomplete { codes } => Trouble {
                    unscored: codes,
                    ..Trouble::default()
                },
                refusal => Trouble::of(refusal, visit.words()),
            };
            let own = Own::read(site, visit).await?;
            Answered::refused(own.page(own.open(), &[], &trouble).await?)
        }
    }
}
