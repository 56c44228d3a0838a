//! Parts of an instrument in the words of one language: numbers, stretches,
//! sources, conditions.

use crate::catalogue::Entry;
use crate::condition::{Expression, Operator, StateWord};
use crate::exact::Exact;
use crate::labels;
use crate::model::*;
use crate::words::{Lang, Text, figure, say};

/// Says parts of one instrument in one language.
#[derive(Clone, Copy)]
pub(crate) struct Phrases<'a> {
    pub instrument: &'a Instrument,
    pub lang: Lang,
}

impl<'a> Phrases<'a> {
    pub fn say(&self, key: &str, arguments: &[(&'static str, String)]) -> String {
        say(self.lang, key, arguments)
    }

    pub fn label(&self, key: &str) -> String {
        say(self.lang, key, &[])
    }

    pub fn text(&self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    pub fn figure(&self, value: &Exact) -> String {
        figure(self.lang, value)
    }

    /// From the least to the greatest value.
    pub fn span(&self, span: &Span) -> String {
        let min = ("min", self.figure(&span.min));
        match &span.max {
            Some(max) => self.say("phrase-span", &[min, ("max", self.figure(max))]),
            None => self.say("phrase-span-open", &[min]),
        }
    }

    pub fn rounding(&self, rounding: &Rounding) -> String {
        let arguments = [
            ("digits", rounding.digits.to_string()),
            ("mode", self.label(labels::mode(rounding.mode))),
        ];
        self.say("phrase-rounding", &arguments)
    }

    /// Law and place; a law known only at second hand is marked.
    pub fn source(&self, source: &Source) -> String {
        let Some(law) = self.instrument.laws.get(source.law) else {
            return String::new();
        };
        let mut text = law.title.clone();
        if let Some(at) = &source.at {
            text = format!("{text}, {at}");
        }
        if !law.sourced {
            text = self.say("phrase-second-hand", &[("law", text)]);
        }
        text
    }

    /// Key of the law and place, for a table whose laws are listed elsewhere.
    pub fn source_key(&self, source: &Source) -> String {
        let law = self.instrument.laws.get(source.law);
        let key = law.map(|law| law.key.clone()).unwrap_or_default();
        match &source.at {
            Some(at) => format!("{key}, {at}"),
            None => key,
        }
    }

    pub fn node(&self, id: NodeId) -> String {
        let node = self.instrument.node(id);
        format!("{} {}", node.code, node.title.get(self.lang))
    }

    /// Titles of shared codes, those that are not proven marked.
    pub fn entries<'e>(&self, entries: impl Iterator<Item = &'e Entry>) -> String {
        let title = |entry: &Entry| {
            let title = self.text(&entry.title);
            match entry.provisional {
                Some(_) => self.say("phrase-provisional", &[("title", title)]),
                None => title,
            }
        };
        entries.map(title).collect::<Vec<String>>().join("; ")
    }

    pub fn answer_source(&self, from: usize) -> String {
        let Some(source) = self.instrument.answer_sources.get(from) else {
            return String::new();
        };
        let title = source.title.get(self.lang);
        if title.contains(&source.code) {
            title.to_owned()
        } else {
            format!("{title} ({})", source.code)
        }
    }

    /// The stretch of values that one step covers.
    pub fn step(&self, steps: &[Step], index: usize, end: Option<&Exact>) -> String {
        let step = &steps[index];
        let edge = self.figure(&step.edge);
        let lower = ("from", edge.clone());
        // The next step takes its own edge away where it is closed.
        let upper = match steps.get(index + 1) {
            Some(next) => Some((&next.edge, !next.closed)),
            None => end.map(|end| (end, true)),
        };
        match (step.closed, upper) {
            (true, Some((end, true))) if *end == step.edge => edge,
            (true, Some((end, true))) => {
                self.say("phrase-from-to", &[lower, ("to", self.figure(end))])
            }
            (true, Some((end, false))) => {
                self.say("phrase-from-below", &[lower, ("to", self.figure(end))])
            }
            (true, None) => self.say("phrase-from", &[lower]),
            (false, Some((end, true))) => {
                self.say("phrase-above-to", &[lower, ("to", self.figure(end))])
            }
            (false, Some((end, false))) => {
                self.say("phrase-above-below", &[lower, ("to", self.figure(end))])
            }
            (false, None) => self.say("phrase-above", &[lower]),
        }
    }

    /// What a code stands for: its title in quotes, with the code.
    fn named(&self, code: &str) -> String {
        let instrument = self.instrument;
        let title = match (instrument.find_fact(code), instrument.find_node(code)) {
            (Some(fact), _) => &instrument.facts[fact.0].title,
            (None, Some(node)) => &instrument.node(node).title,
            (None, None) => return self.label("phrase-index"),
        };
        let arguments = [("title", self.text(title)), ("code", code.to_owned())];
        self.say("phrase-named", &arguments)
    }

    /// An option or item of a fact, in quotes; `ya` and `tidak` in the language.
    fn option(&self, code: &str, word: &str) -> String {
        let instrument = self.instrument;
        let kind = instrument
            .find_fact(code)
            .map(|fact| &instrument.facts[fact.0].kind);
        let title = match kind {
            Some(FactKind::YesNo { .. }) => return self.label(labels::yes_no(word == "ya")),
            Some(FactKind::Choice(options)) => options
                .iter()
                .find(|option| option.code == word)
                .map(|option| &option.title),
            Some(FactKind::Checklist(items)) => items
                .iter()
                .find(|item| item.code == word)
                .map(|item| &item.title),
            _ => None,
        };
        let title = title.map_or_else(|| word.to_owned(), |title| self.text(title));
        self.say("phrase-quoted", &[("text", title)])
    }

    /// A condition as a clause.
    pub fn condition(&self, expression: &Expression) -> String {
        match expression {
            Expression::Reference(code) => self.stated(code, labels::yes_no(true)),
            Expression::Not(inner) => match inner.as_ref() {
                Expression::Reference(code) => self.stated(code, labels::yes_no(false)),
                inner => self.say("phrase-not", &[("inner", self.condition(inner))]),
            },
            Expression::Binary(left, operator @ (Operator::And | Operator::Or), right) => {
                let key = if *operator == Operator::And {
                    "phrase-both"
                } else {
                    "phrase-either"
                };
                let part = |part: &Expression, least: u8| {
                    let words = self.condition(part);
                    bracketed(words, part.strength() < least)
                };
                let strength = operator.strength();
                let arguments = [
                    ("left", part(left, strength)),
                    ("right", part(right, strength + 1)),
                ];
                self.say(key, &arguments)
            }
            Expression::If(condition, then, otherwise) => {
                self.choice(condition, self.condition(then), self.condition(otherwise))
            }
            other => self.formula(other),
        }
    }

    /// A formula as a term, comparisons as clauses.
    pub fn formula(&self, expression: &Expression) -> String {
        let part =
            |part: &Expression, least: u8| bracketed(self.formula(part), part.strength() < least);
        match expression {
            Expression::Number(number) => self.figure(number),
            Expression::Word(word) => word.clone(),
            Expression::Reference(code) => self.named(code),
            Expression::Is(code, state) => self.stated(code, state_label(*state)),
            Expression::Has(code, item) => {
                let arguments = [
                    ("what", self.named(code)),
                    ("item", self.option(code, item)),
                ];
                self.say("phrase-has", &arguments)
            }
            Expression::Negative(inner) => format!("−{}", part(inner, 7)),
            Expression::If(condition, then, otherwise) => {
                self.choice(condition, self.formula(then), self.formula(otherwise))
            }
            Expression::Not(_) | Expression::Binary(_, Operator::And | Operator::Or, _) => {
                self.condition(expression)
            }
            Expression::Binary(left, operator, right) if operator.compares() => {
                self.comparison(left, *operator, right)
            }
            Expression::Binary(left, operator, right) => {
                let strength = operator.strength();
                let sign = match operator {
                    Operator::Plus => "+",
                    Operator::Minus => "−",
                    Operator::Times => "×",
                    _ => "÷",
                };
                let (left, right) = (part(left, strength), part(right, strength + 1));
                format!("{left} {sign} {right}")
            }
        }
    }

    fn comparison(&self, left: &Expression, operator: Operator, right: &Expression) -> String {
        let (code, word) = match (left, right) {
            (Expression::Reference(code), Expression::Word(word))
            | (Expression::Word(word), Expression::Reference(code)) => (code, word),
            _ => return self.compared(left, operator, right),
        };
        let key = if operator == Operator::Equal {
            "phrase-chosen"
        } else {
            "phrase-not-chosen"
        };
        let arguments = [
            ("what", self.named(code)),
            ("option", self.option(code, word)),
        ];
        self.say(key, &arguments)
    }

    fn compared(&self, left: &Expression, operator: Operator, right: &Expression) -> String {
        let key = match operator {
            Operator::Less => "phrase-less",
            Operator::LessOrEqual => "phrase-at-most",
            Operator::Greater => "phrase-more",
            Operator::GreaterOrEqual => "phrase-at-least",
            Operator::NotEqual => "phrase-not-equal",
            _ => "phrase-equal",
        };
        let arguments = [("left", self.formula(left)), ("right", self.formula(right))];
        self.say(key, &arguments)
    }

    fn stated(&self, code: &str, label: &str) -> String {
        let arguments = [("what", self.named(code)), ("option", self.label(label))];
        self.say("phrase-chosen", &arguments)
    }

    fn choice(&self, condition: &Expression, then: String, otherwise: String) -> String {
        let arguments = [
            ("condition", self.condition(condition)),
            ("then", then),
            ("otherwise", otherwise),
        ];
        self.say("phrase-if", &arguments)
    }
}

fn state_label(state: StateWord) -> &'static str {
    match state {
        StateWord::Scored => "label-state-scored",
        StateWord::NotAnswered => "label-state-not-answered",
        StateWord::NotApplicable => "label-state-not-applicable",
        StateWord::Rejected => "label-state-rejected",
        StateWord::NotAssessed => "label-state-not-assessed",
    }
}

fn bracketed(words: String, needed: bool) -> String {
    if needed { format!("({words})") } else { words }
}
