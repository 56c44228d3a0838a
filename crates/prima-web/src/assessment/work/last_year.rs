//! `/kerja/{cycle}/{unit}/tahun-lalu`: what of the unit's round before goes on
//! in this one: evidence that still holds, by confirmation, and promises that
//! came along by themselves. What was answered and found there stands beside the
//! questions of the form ([`Before`]).
//!
//! Nothing of last year is ever filled in for anybody.

use super::parts::parts;
use super::place::{actor, address, cycle_and_unit, unit_name};
use super::question::shown;
use super::refusal::hidden;
use super::vault::{acting, demand_keeper, told};
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{Empty, FieldError, Opening, Words, empty, error_summary, opening, section};
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_instrument::form::Question;
use prima_instrument::model::SourceKind;
use prima_workflow::assessment::read::{LastRound, Offered, actions, last_round};
use prima_workflow::vault::carry_evidence;
use std::collections::{BTreeMap, BTreeSet};

/// Name of the boxes: code and evidence, with a blank between them.
const BOX: &str = "bawa";

/// What was answered and found in the round before, in words, by code.
#[derive(Debug, Default)]
pub struct Before {
    round: String,
    answers: BTreeMap<String, String>,
    levels: BTreeMap<String, String>,
}

impl Before {
    /// What may be known of the round before; nothing where there is none.
    pub async fn of(
        site: &Site,
        visit: &Visit,
        cycle: &str,
        unit: &str,
    ) -> Result<Before, WebError> {
        let found = last_round(&site.desk, actor(visit)?, cycle, unit, visit.now).await;
        let found = found.map_err(hidden)?;
        Ok(found.map_or_else(Before::default, |last| Before::said(&last, visit.words())))
    }

    fn said(last: &LastRound, words: Words) -> Before {
        let questions = questions(last, words);
        let word = |code: &str, value: &str| match questions.get(code) {
            Some(question) => shown(words, &question.answer, value),
            None => value.to_owned(),
        };
        let answers = last.answers.iter();
        let levels = last.levels.iter().map(|(code, values)| {
            let all: Vec<String> = values
                .iter()
                .map(|value| format!("{value} ({})", word(code, value)))
                .collect();
            (code.clone(), all.join("; "))
        });
        Before {
            round: title(last, words),
            answers: answers
                .map(|(code, value)| (code.clone(), word(code, value)))
                .collect(),
            levels: levels.collect(),
        }
    }

    /// Last year's answer to a question.
    pub fn answer(&self, words: Words, code: &str) -> Markup {
        self.line(words, "web-last-answer", self.answers.get(code), "")
    }

    /// Last year's level of an indicator.
    pub fn level(&self, words: Words, code: &str) -> Markup {
        self.line(words, "web-last-level", self.levels.get(code), code)
    }

    fn line(&self, words: Words, key: &str, said: Option<&String>, code: &str) -> Markup {
        html! {
            @if let Some(said) = said {
                p class="hint" {
                    (words.say(key, &[
                        ("round", self.round.clone()),
                        ("said", said.clone()),
                        ("code", code.to_owned()),
                    ]))
                }
            }
        }
    }
}

/// Everything that the round before asked of units and evaluators, by code.
fn questions(last: &LastRound, words: Words) -> BTreeMap<String, Question> {
    let sources = [SourceKind::SelfAssessment, SourceKind::Evaluator];
    let all = sources.map(|source| parts(&last.rules.instrument, source, words));
    let all = all.into_iter().flatten().flat_map(|part| part.questions);
    all.map(|question| (question.code.clone(), question))
        .collect()
}

fn title(last: &LastRound, words: Words) -> String {
    let cycle = &last.cycle;
    let title = crate::site::text(&cycle.title_id, &cycle.title_en);
    words.text(&title).to_owned()
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (cycle, unit) = cycle_and_unit(visit)?;
    if visit.form.is_none() {
        return Answered::page(whole(site, visit, None).await?);
    }
    demand_keeper(site, visit, unit).await?;
    let boxes = visit.fields().values(BOX).into_iter();
    let chosen: BTreeSet<(String, String)> = boxes
        .filter_map(|both| both.split_once(' '))
        .map(|(code, evidence)| (code.to_owned(), evidence.to_owned()))
        .collect();
    let words = visit.words();
    if chosen.is_empty() {
        let message = words.label("web-last-none-chosen");
        return Answered::refused(whole(site, visit, Some(&message)).await?);
    }
    let done = carry_evidence(&site.desk, &acting(visit)?, cycle, unit, &chosen).await;
    match told(done)? {
        Ok(n) => {
            let to = format!("{}/tahun-lalu?dibawa={n}", address(cycle, unit));
            Answered::elsewhere(localized(words.lang, &to))
        }
        Err(refusal) => {
            let message = refusal.text(words.lang);
            Answered::refused(whole(site, visit, Some(&message)).await?)
        }
    }
}

async fn whole(site: &Site, visit: &Visit, wrong: Option<&str>) -> Result<Markup, WebError> {
    let (cycle, unit) = cycle_and_unit(visit)?;
    let (words, actor) = (visit.words(), actor(visit)?);
    let found = last_round(&site.desk, actor, cycle, unit, visit.now).await;
    let found = found.map_err(hidden)?;
    let promises = actions(&site.desk, actor, cycle, unit, visit.now).await;
    let n_promises = promises.map_or(0, |lines| lines.len());
    let title = words.label("web-last");
    let (at, name) = (address(cycle, unit), unit_name(site, unit).await?);
    let errors: Vec<FieldError> = wrong
        .iter()
        .map(|message| FieldError {
            field: "bukti",
            message,
        })
        .collect();
    let n_carried = visit.asked.value("dibawa").parse::<usize>().ok();
    let main = html! {
        (opening(&Opening { kind: Some(&name), title: &title, lead: &words.label("web-last-lead"), facts: None, answer: None }))
        (error_summary(words, &errors))
        @if let Some(n) = n_carried {
            p class="saved" role="status" { (words.say("web-last-carried", &[("n", words.count(n))])) }
        }
        @match &found {
            None => (empty(&Empty {
                title: &words.label("web-last-nothing"),
                about: &words.label("web-last-nothing-about"),
                action: None,
            })),
            Some(last) => {
                p { (words.say("web-last-round", &[("round", self::title(last, words))])) }
                (section("bukti", &words.label("web-last-evidence"), &evidence(visit, last, &at)))
                (section("tindak-lanjut", &words.label("web-last-actions"), &html! {
                    p { (words.say("web-last-actions-about", &[("n", words.count(n_promises))])) }
                    p { a class="onward" href=(localized(words.lang, &format!("{at}/tindak-lanjut"))) { (words.label("web-way-actions")) } }
                }))
            }
        }
        p { a href=(localized(words.lang, &at)) { (words.label("web-filling-all")) } }
    };
    Ok(Desk {
        title: &title,
        is_wrong: wrong.is_some(),
        way: &[
            (name, at.clone()),
            (title.clone(), format!("{at}/tahun-lalu")),
        ],
        sample: found.is_some_and(|last| !last.cycle.sample.is_empty()),
        main,
    }
    .markup(site, visit))
}

/// Evidence that may come along, each with the answer it supports.
fn evidence(visit: &Visit, last: &LastRound, at: &str) -> Markup {
    let words = visit.words();
    let questions = questions(last, words);
    let (past, holding): (Vec<&Offered>, Vec<&Offered>) =
        last.evidence.iter().partition(|one| one.is_expired);
    let sent = visit.fields().values(BOX);
    let is_chosen = |value: &str| visit.form.is_none() || sent.contains(&value);
    let about = |one: &Offered| {
        let title = questions.get(&one.code);
        let title = title.map_or(one.code.as_str(), |question| words.text(&question.title));
        format!("{}: {title}", one.code)
    };
    let boxes = html! {
        @for (place, one) in holding.iter().enumerate() {
            @let value = format!("{} {}", one.code, one.evidence.evidence);
            div class="choice" {
                input type="checkbox" id={ "bawa-" (place) } name=(BOX) value=(value) checked[is_chosen(&value)];
                label for={ "bawa-" (place) } {
                    strong { (one.evidence.title) } " (" (one.evidence.file_name) ") · " (about(one))
                }
            }
        }
    };
    html! {
        @if holding.is_empty() {
            p { (words.label("web-last-evidence-none")) }
        } @else {
            p { (words.label("web-last-evidence-about")) }
            (form(visit, &Form {
                action: &format!("{at}/tahun-lalu"),
                has_files: false,
                fields: boxes,
                button: &words.label("web-last-carry"),
            }))
        }
        @if !past.is_empty() {
            h3 { (words.label("web-last-past")) }
            ul {
                @for one in &past {
                    li {
                        (one.evidence.title) " · " (words.say("web-evidence-until", &[("day", words.date(&one.evidence.valid_to))])) " · "
                        a href=(localized(words.lang, &format!("{at}/bukti/{}", one.code))) { (about(one)) }
                    }
                }
            }
        }
    }
}
