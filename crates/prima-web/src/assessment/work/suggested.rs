//! The level that a unit's own facts suggest for an indicator, and why. It is
//! said beside the question; it never fills a control and never scores.

use crate::look::Words;
use maud::{Markup, html};
use prima_instrument::explain::condition;
use prima_instrument::form::{Answer, Question, form};
use prima_instrument::model::Node;
use prima_score::scorecard::Suggested;
use prima_score::suggestion::suggestions;
use prima_store::cycle::Response;
use prima_workflow::assessment::Rules;
use std::collections::BTreeMap;

/// What is suggested, in words, by code of the indicator.
#[derive(Clone, Debug, Default)]
pub struct Suggestions(BTreeMap<String, Line>);

#[derive(Clone, Debug)]
struct Line {
    text: String,
    provisional: Option<String>,
}

impl Suggestions {
    /// What saved answers suggest; nothing where there are none to read.
    pub fn new(rules: &Rules, responses: &[Response], words: Words) -> Suggestions {
        if responses.is_empty() {
            return Suggestions::default();
        }
        let values: BTreeMap<&str, &str> = responses
            .iter()
            .map(|row| (row.code.as_str(), row.value.as_str()))
            .collect();
        let instrument = &rules.instrument;
        let sources = instrument.answer_sources.iter();
        let asked: Vec<Question> = sources
            .filter_map(|source| form(instrument, &source.code))
            .flat_map(|form| form.questions)
            .collect();
        let lines = suggestions(instrument, &values).into_iter().map(|line| {
            let node = instrument.node(line.id);
            let question = asked.iter().find(|question| question.code == node.code);
            let provisional = node.provisional.as_ref();
            let said = Line {
                text: text(rules, node, question, &line.suggested, words),
                provisional: provisional.map(|why| words.text(why).to_owned()),
            };
            (node.code.clone(), said)
        });
        Suggestions(lines.collect())
    }

    /// What is suggested for an indicator.
    pub fn text(&self, code: &str) -> Option<&str> {
        self.0.get(code).map(|line| line.text.as_str())
    }

    /// What is suggested for an indicator, to stand beside its facts.
    pub fn beside(&self, code: &str) -> Markup {
        let Some(line) = self.0.get(code) else {
            return html! {};
        };
        html! {
            p class="suggestion" { (code) ": " (line.text) }
            @if let Some(why) = &line.provisional { p class="hint" { (why) } }
        }
    }
}

fn text(
    rules: &Rules,
    node: &Node,
    question: Option<&Question>,
    suggested: &Suggested,
    words: Words,
) -> String {
    let instrument = &rules.instrument;
    match suggested {
        Suggested::Level(level, why) => {
            let value = level.to_string();
            let arguments = [
                ("level", prima_instrument::words::figure(words.lang, level)),
                ("why", condition(instrument, why, words.lang)),
                ("descriptor", descriptor(question, &value, words)),
            ];
            words.say("web-suggested-level", &arguments)
        }
        Suggested::FactMissing(_, codes) => {
            let title = |code: &&str| {
                let fact = instrument.find_fact(code);
                let title = fact.map(|id| words.text(&instrument.facts[id.0].title));
                format!("“{}”", title.unwrap_or(code))
            };
            let facts: Vec<String> = codes.iter().map(title).collect();
            words.say("web-suggested-missing", &[("facts", facts.join("; "))])
        }
        Suggested::NothingHolds => words.say("web-suggested-none", &[("code", node.code.clone())]),
    }
}

/// What a level says.
fn descriptor(question: Option<&Question>, value: &str, words: Words) -> String {
    let permitted = match question.map(|question| &question.answer) {
        Some(Answer::One(permitted)) => permitted.as_slice(),
        _ => &[],
    };
    let found = permitted.iter().find(|one| one.value == value);
    found.map_or(String::new(), |one| words.text(&one.title).to_owned())
}
