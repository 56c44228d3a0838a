//! The form as a document that can be printed and filled in by hand.

use super::{Answer, Form, Permitted, Question};
use crate::catalogue::Entry;
use crate::document::{Block, Document, Section};
use crate::model::Span;
use crate::phrases::Phrases;
use crate::words::{Lang, figure, say};

impl Form<'_> {
    /// The form in words.
    pub fn document(&self, lang: Lang) -> Document {
        let instrument = self.instrument;
        let words = Phrases { instrument, lang };
        let names: Vec<String> = self
            .sources
            .iter()
            .map(|source| words.text(&source.title))
            .collect();
        let arguments = [
            ("instrument", words.text(&instrument.title)),
            ("sources", names.join(", ")),
        ];
        let mut document = Document::new(lang, "form", words.say("form-title", &arguments));
        let body = &mut document.body;
        let arguments = [
            ("name", instrument.name()),
            ("questions", self.questions.len().to_string()),
        ];
        body.paragraph(words.say("form-about", &arguments));
        for question in &self.questions {
            put(words, body, &question.section, asked(words, question));
        }
        document
    }
}

/// Puts a question into the section of its aspects, which is opened where the
/// last one is another.
fn put(words: Phrases, body: &mut Section, path: &[Entry], question: Section) {
    let Some((first, rest)) = path.split_first() else {
        body.section(question);
        return;
    };
    let heading = format!("{} {}", first.code, words.text(&first.title));
    let is_open =
        |last: &mut Block| matches!(last, Block::Section(last) if last.heading == heading);
    let mut section = match body.blocks.pop_if(is_open) {
        Some(Block::Section(open)) => open,
        _ => Section::new(heading),
    };
    put(words, &mut section, rest, question);
    body.section(section);
}

fn asked(words: Phrases, question: &Question) -> Section {
    let heading = format!("{} {}", question.code, words.text(&question.title));
    let mut section = Section::new(heading);
    if let Some(condition) = &question.asked_if {
        let condition = [("condition", words.condition(condition))];
        section.paragraph(words.say("form-asked-if", &condition));
    }
    let boxes = |options: &[Permitted]| {
        let line =
            |option: &Permitted| format!("☐ {} – {}", option.value, words.text(&option.title));
        options.iter().map(line).collect()
    };
    match &question.answer {
        Answer::One(options) => {
            section.paragraph(words.label("form-one"));
            section.list(boxes(options));
        }
        Answer::Any(options) => {
            section.paragraph(words.label("form-any"));
            section.list(boxes(options));
        }
        Answer::YesNo => {
            let line = |key| format!("☐ {}", words.label(key));
            section.list(vec![line("label-yes"), line("label-no")]);
        }
        Answer::Number { whole, span } => {
            section.paragraph(number(words, *whole, span));
        }
        Answer::Ratio => section.paragraph(words.label("form-ratio")),
        Answer::Text => section.paragraph(words.label("form-text")),
    }
    for (key, entries) in [
        ("form-evidence", &question.evidence),
        ("form-facilities", &question.facilities),
    ] {
        if !entries.is_empty() {
            section.paragraph(words.say(key, &[("list", words.entries(entries.iter()))]));
        }
    }
    if let Some(why) = &question.provisional {
        section.note(words.say("explain-provisional", &[("why", words.text(why))]));
    }
    section
}

impl Answer {
    /// What is accepted as an answer, in words that follow a colon.
    pub fn accepted(&self, lang: Lang) -> String {
        let values = |key: &str, list: &[Permitted]| {
            let values: Vec<&str> = list.iter().map(|one| one.value.as_str()).collect();
            say(lang, key, &[("list", values.join(", "))])
        };
        match self {
            Answer::One(list) => values("form-accepted-one", list),
            Answer::Any(list) => values("form-accepted-any", list),
            Answer::YesNo => say(lang, "form-accepted-yes-no", &[]),
            Answer::Number { whole, span } => {
                let min = ("min", figure(lang, &span.min));
                let kind = if *whole { "whole" } else { "number" };
                match &span.max {
                    Some(max) => {
                        let max = ("max", figure(lang, max));
                        say(lang, &format!("form-accepted-{kind}-span"), &[min, max])
                    }
                    None => say(lang, &format!("form-accepted-{kind}-least"), &[min]),
                }
            }
            Answer::Ratio => say(lang, "form-accepted-ratio", &[]),
            Answer::Text => say(lang, "form-accepted-text", &[]),
        }
    }
}

fn number(words: Phrases, whole: bool, span: &Span) -> String {
    let key = if whole { "form-count" } else { "form-number" };
    words.say(key, &[("span", words.span(span))])
}
