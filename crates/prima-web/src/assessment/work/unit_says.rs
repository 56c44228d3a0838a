//! What a unit says about an indicator and the files it proves it with, as those
//! read both who judge.
//!
//! It shows what it is given: who may read answers and files was asked before.

use super::parts::{by_code, parts};
use super::question::shown;
use crate::frame::localized;
use crate::look::Words;
use maud::{Markup, html};
use prima_instrument::Instrument;
use prima_instrument::form::Question;
use prima_instrument::model::SourceKind;
use prima_store::cycle::Response;
use prima_store::evidence::Evidence;
use std::collections::BTreeMap;

/// Answers of a unit with what supports them.
#[derive(Debug)]
pub struct UnitSays<'a> {
    /// What a unit is asked.
    asked: Vec<Question>,
    /// Its answers, by code.
    answers: BTreeMap<String, &'a Response>,
    /// What supports each answer, by code.
    supports: &'a BTreeMap<String, Vec<Evidence>>,
    /// Address of the unit in its round, without the language.
    at: &'a str,
}

impl<'a> UnitSays<'a> {
    /// What a unit says with these answers.
    pub fn new(
        words: Words,
        instrument: &Instrument,
        responses: &'a [Response],
        supports: &'a BTreeMap<String, Vec<Evidence>>,
        at: &'a str,
    ) -> UnitSays<'a> {
        let parts = parts(instrument, SourceKind::SelfAssessment, words).into_iter();
        UnitSays {
            asked: parts.flat_map(|part| part.questions).collect(),
            answers: by_code(responses, |row| row.code.as_str()),
            supports,
            at,
        }
    }

    /// What it is asked about an indicator: the facts that inform it, and the
    /// indicator where the unit scores it itself.
    fn about<'b>(&'b self, indicator: &'b str) -> impl Iterator<Item = &'b Question> {
        self.asked.iter().filter(move |question| {
            let above = question.section.last();
            question.code == indicator || above.is_some_and(|node| node.code == indicator)
        })
    }

    /// What it says about an indicator; nothing where it is asked nothing.
    pub fn answers(&self, words: Words, indicator: &str) -> Markup {
        let line = |question: &Question| {
            let row = self.answers.get(&question.code);
            let value = row.map_or("", |row| row.value.as_str());
            let note = row.map_or("", |row| row.note.as_str());
            html! {
                dt { (words.text(&question.title)) }
                dd {
                    (shown(words, &question.answer, value))
                    @if !note.is_empty() { " – " (note) }
                }
            }
        };
        html! {
            @if self.about(indicator).next().is_some() {
                details class="note" open {
                    summary { (words.label("web-reviewing-unit-says")) span class="visually-hidden" { " " (indicator) } }
                    dl class="unit-says" { @for question in self.about(indicator) { (line(question)) } }
                }
            }
        }
    }

    /// The files that support what it says about an indicator, or the indicator
    /// itself; nothing where there are none.
    pub fn files(&self, words: Words, indicator: &str) -> Markup {
        let facts = self.about(indicator).map(|question| question.code.as_str());
        let facts = facts.filter(|code| *code != indicator);
        let codes = facts.chain(std::iter::once(indicator));
        let files: Vec<&Evidence> = codes
            .filter_map(|code| self.supports.get(code))
            .flatten()
            .collect();
        html! {
            @if !files.is_empty() {
                p { (words.label("web-evidence")) ":" }
                ul {
                    @for file in files {
                        li {
                            a href=(localized(words.lang, &format!("{}/berkas/{}", self.at, file.evidence))) { (file.title) }
                            " (" (file.file_name) ")"
                        }
                    }
                }
            }
        }
    }
}
