//! What is wrong with answers or findings that were sent, on its way to a page.

use super::question::{self, Sent};
use crate::look::Words;
use prima_workflow::assessment::{Entry, Refusal, Stale};
use std::collections::BTreeMap;

/// What was sent, on its way to the act.
pub fn entry(sent: &Sent) -> Entry {
    Entry {
        code: sent.code.clone(),
        value: sent.value.clone(),
        note: sent.note.clone(),
        private: sent.private.clone(),
        version: sent.version,
    }
}

/// What is wrong with what was sent.
#[derive(Debug, Default)]
pub struct Trouble {
    /// What is wrong with the answer to a question, by code.
    pub answers: BTreeMap<String, String>,
    /// What was saved meanwhile, by code.
    pub stale: BTreeMap<String, Stale>,
    /// Why nothing can be saved at all.
    pub whole: Option<String>,
    /// Codes of what is not scored yet, wherever it is asked.
    pub unscored: Vec<String>,
    /// What stands where it was not said that all was checked.
    pub unsure: Option<String>,
}

impl Trouble {
    /// What a refusal says of each answer.
    pub fn of(refusal: Refusal, words: Words) -> Trouble {
        let mut trouble = Trouble::default();
        match refusal {
            Refusal::Values(values) => {
                for bad in values {
                    let said = Refusal::Values(vec![bad.clone()]).text(words.lang);
                    trouble.answers.insert(bad.code, said);
                }
            }
            Refusal::Stale(stale) => {
                let stale = stale.into_iter();
                trouble.stale = stale.map(|one| (one.code.clone(), one)).collect();
            }
            other => trouble.whole = Some(other.text(words.lang)),
        }
        trouble
    }

    /// All of it as the summary on top of the page has it; `stale` is the key of
    /// what is said of an answer that was saved meanwhile.
    pub fn summary(&self, words: Words, stale: &str) -> Vec<(String, String)> {
        let answers = self
            .answers
            .iter()
            .map(|(code, said)| (question::id(code), said.clone()));
        let stale = self.stale.keys().map(|code| {
            let said = words.say(stale, &[("code", code.clone())]);
            (question::id(code), said)
        });
        let whole = self
            .whole
            .iter()
            .map(|said| ("main".to_owned(), said.clone()));
        let unsure = self
            .unsure
            .iter()
            .map(|said| ("yakin".to_owned(), said.clone()));
        answers.chain(stale).chain(whole).chain(unsure).collect()
    }
}
