//! The questionnaire of one answer source, in the order of the tree.
//!
//! As data it feeds worksheets and electronic forms; as a document it can be
//! printed and filled in by hand.

mod words;

use crate::catalogue::Entry;
use crate::condition::Expression;
use crate::model::*;
use crate::words::Text;
use serde_json::{Value, json};

/// What one answer source, or all of one kind, is asked.
#[derive(Clone, Debug)]
pub struct Form<'a> {
    /// The instrument that asks.
    pub instrument: &'a Instrument,
    /// Who answers.
    pub sources: Vec<&'a AnswerSource>,
    /// Questions in the order of the tree; those of one section stand together.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    /// Code in the column `code` of answers.
    pub code: String,
    /// Code in the column `source` of answers.
    pub source: String,
    /// Aspects it stands in, outermost first; empty for a fact about no indicator.
    pub section: Vec<Entry>,
    /// The question.
    pub title: Text,
    /// What may be answered.
    pub answer: Answer,
    /// Whether it is a fact, which has no score of its own.
    pub is_fact: bool,
    /// Where it is asked; it is asked everywhere if there is no condition.
    pub asked_if: Option<Expression>,
    /// Kinds of evidence asked for.
    pub evidence: Vec<Entry>,
    /// Facilities it stands for.
    pub facilities: Vec<Entry>,
    /// Why it is not proven.
    pub provisional: Option<Text>,
}

/// What may be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Exactly one of these.
    One(Vec<Permitted>),
    /// Any of these, or none.
    Any(Vec<Permitted>),
    /// Yes or no.
    YesNo,
    /// A number.
    Number {
        /// Only whole numbers.
        whole: bool,
        /// Least and greatest.
        span: Span,
    },
    /// A percentage, or a fraction such as 45/60.
    Ratio,
    /// Free text.
    Text,
}

/// One permitted answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permitted {
    /// What is written in the column `value` of answers.
    pub value: String,
    /// Descriptor.
    pub title: Text,
}

/// The form of an answer source, by its code or by a kind: `self`,
/// `evaluator`, `survey`, `register`, `imported`.
///
/// A code goes before a kind of the same name. `None` where no source has that
/// code or kind.
pub fn form<'a>(instrument: &'a Instrument, asked: &str) -> Option<Form<'a>> {
    let all = &instrument.answer_sources;
    let by_code: Vec<usize> = (0..all.len()).filter(|at| all[*at].code == asked).collect();
    let sources = if by_code.is_empty() {
        let kind = SourceKind::from_name(asked)?;
        (0..all.len()).filter(|at| all[*at].kind == kind).collect()
    } else {
        by_code
    };
    if sources.is_empty() {
        return None;
    }
    let asker = Asker {
        instrument,
        sources: &sources,
    };
    Some(Form {
        instrument,
        sources: sources.iter().map(|at| &all[*at]).collect(),
        questions: asker.questions(),
    })
}

struct Asker<'a> {
    instrument: &'a Instrument,
    sources: &'a [usize],
}

impl Asker<'_> {
    /// Facts about nothing first, then the tree, each indicator's facts before it.
    fn questions(&self) -> Vec<Question> {
        let mut questions = Vec::new();
        self.facts(None, &mut questions);
        for (id, _) in self.instrument.in_order() {
            self.facts(Some(id), &mut questions);
            let node = self.instrument.node(id);
            let asked = node.from.is_some_and(|from| self.sources.contains(&from));
            if let Some(measure) = node.measure()
                && asked
            {
                questions.push(self.indicator(id, node, measure));
            }
        }
        questions
    }

    fn facts(&self, about: Option<NodeId>, questions: &mut Vec<Question>) {
        let instrument = self.instrument;
        for fact in &instrument.facts {
            if fact.about != about || !self.sources.contains(&fact.from) {
                continue;
            }
            let section = about.map_or(Vec::new(), |id| {
                let mut path = self.path(id);
                let node = instrument.node(id);
                path.push(entry(&node.code, &node.title));
                path
            });
            questions.push(Question {
                code: fact.code.clone(),
                source: instrument.answer_sources[fact.from].code.clone(),
                section,
                title: fact.title.clone(),
                answer: fact_answer(&fact.kind),
                is_fact: true,
                asked_if: None,
                evidence: self.evidence(&fact.evidence),
                facilities: Vec::new(),
                provisional: fact.provisional.clone(),
            });
        }
    }

    fn indicator(&self, id: NodeId, node: &Node, measure: &Measure) -> Question {
        let from = node.from.map(|from| &self.instrument.answer_sources[from]);
        let catalogue = &self.instrument.catalogue;
        let facility = |code: &String| catalogue.facility(code).cloned();
        Question {
            code: node.code.clone(),
            source: from.map(|from| from.code.clone()).unwrap_or_default(),
            section: self.path(id),
            title: node.title.clone(),
            answer: measure_answer(measure),
            is_fact: false,
            asked_if: node.applies_if.clone(),
            evidence: self.evidence(&node.evidence),
            facilities: node.facilities.iter().filter_map(facility).collect(),
            provisional: node.provisional.clone(),
        }
    }

    /// The nodes between the root and this one, outermost first.
    fn path(&self, id: NodeId) -> Vec<Entry> {
        let mut path = Vec::new();
        let mut above = self.instrument.node(id).parent;
        while let Some(parent) = above {
            let node = self.instrument.node(parent);
            above = node.parent;
            if above.is_some() {
                path.insert(0, entry(&node.code, &node.title));
            }
        }
        path
    }

    fn evidence(&self, codes: &[String]) -> Vec<Entry> {
        let catalogue = &self.instrument.catalogue;
        let kind = |code: &String| catalogue.evidence_kind(code).cloned();
        codes.iter().filter_map(kind).collect()
    }
}

fn entry(code: &str, title: &Text) -> Entry {
    Entry {
        code: code.to_owned(),
        title: title.clone(),
        provisional: None,
    }
}

fn fact_answer(kind: &FactKind) -> Answer {
    match kind {
        FactKind::YesNo { .. } => Answer::YesNo,
        FactKind::Number { whole, span, .. } => Answer::Number {
            whole: *whole,
            span: span.clone(),
        },
        FactKind::Choice(options) => Answer::One(
            options
                .iter()
                .map(|option| permitted(&option.code, &option.title))
                .collect(),
        ),
        FactKind::Checklist(list) => Answer::Any(items(list)),
        FactKind::Text => Answer::Text,
    }
}

fn measure_answer(measure: &Measure) -> Answer {
    match measure {
        Measure::Levels(levels) | Measure::Survey(levels) => Answer::One(
            levels
                .iter()
                .map(|level| permitted(&level.value.to_string(), &level.title))
                .collect(),
        ),
        Measure::Rating(options) => Answer::One(
            options
                .iter()
                .map(|option| permitted(&option.code, &option.title))
                .collect(),
        ),
        Measure::YesNo { .. } => Answer::YesNo,
        Measure::Count { span, .. } => Answer::Number {
            whole: true,
            span: span.clone(),
        },
        Measure::Ratio { .. } => Answer::Ratio,
        Measure::Number { span, .. } => Answer::Number {
            whole: false,
            span: span.clone(),
        },
        Measure::Checklist { items: list, .. } => Answer::Any(items(list)),
    }
}

fn items(items: &[Item]) -> Vec<Permitted> {
    items
        .iter()
        .map(|item| permitted(&item.code, &item.title))
        .collect()
}

fn permitted(value: &str, title: &Text) -> Permitted {
    Permitted {
        value: value.to_owned(),
        title: title.clone(),
    }
}

impl Form<'_> {
    /// The form as JSON, with every text in both languages.
    pub fn json(&self) -> Value {
        let questions: Vec<Value> = self.questions.iter().map(Question::json).collect();
        let source = |source: &&AnswerSource| {
            json!({
                "code": source.code,
                "title": text(&source.title),
                "kind": source.kind.name(),
            })
        };
        let sources: Vec<Value> = self.sources.iter().map(source).collect();
        json!({
            "instrument": self.instrument.name(),
            "title": text(&self.instrument.title),
            "sources": sources,
            "questions": questions,
        })
    }
}

impl Question {
    fn json(&self) -> Value {
        json!({
            "code": self.code,
            "source": self.source,
            "section": entries(&self.section),
            "title": text(&self.title),
            "answer": self.answer.json(),
            "is_fact": self.is_fact,
            "asked_if": self.asked_if.as_ref().map(ToString::to_string),
            "evidence": entries(&self.evidence),
            "facilities": entries(&self.facilities),
            "provisional": self.provisional.as_ref().map(text),
        })
    }
}

impl Answer {
    fn json(&self) -> Value {
        let options = |options: &[Permitted]| {
            let option =
                |option: &Permitted| json!({ "value": option.value, "title": text(&option.title) });
            options.iter().map(option).collect::<Vec<Value>>()
        };
        match self {
            Answer::One(list) => json!({ "kind": "one", "options": options(list) }),
            Answer::Any(list) => json!({ "kind": "any", "options": options(list) }),
            Answer::YesNo => json!({ "kind": "yes_no" }),
            Answer::Number { whole, span } => json!({
                "kind": if *whole { "count" } else { "number" },
                "min": span.min.to_string(),
                "max": span.max.as_ref().map(ToString::to_string),
            }),
            Answer::Ratio => json!({ "kind": "ratio" }),
            Answer::Text => json!({ "kind": "text" }),
        }
    }
}

fn text(text: &Text) -> Value {
    json!({ "id": text.id, "en": text.en })
}

fn entries(entries: &[Entry]) -> Value {
    let entry = |entry: &Entry| json!({ "code": entry.code, "title": text(&entry.title) });
    entries.iter().map(entry).collect()
}
