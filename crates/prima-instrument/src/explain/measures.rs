//! What is answered and what it earns: indicators and facts.

use super::structure::common;
use super::{columns, mark};
use crate::document::{Section, Table};
use crate::exact::Exact;
use crate::labels;
use crate::model::{Fact, FactKind, Level, Measure, Node, RatingOption, Step};
use crate::phrases::Phrases;

/// One section for each node that is answered.
pub fn leaves(words: Phrases) -> Section {
    let mut section = Section::new(words.label("explain-leaves"));
    for (id, _) in words.instrument.in_order() {
        let node = words.instrument.node(id);
        let Some(measure) = node.measure() else {
            continue;
        };
        let mut inner = Section::new(words.node(id));
        if let Some(from) = node.from {
            let raters = words.instrument.answer_sources[from].raters;
            let arguments = [
                ("source", words.answer_source(from)),
                ("raters", words.label(labels::raters(raters))),
            ];
            inner.paragraph(words.say("explain-answered-by", &arguments));
        }
        answer(words, node, measure, &mut inner);
        suggestions(words, node, &mut inner);
        shared_codes(words, node, &mut inner);
        common(words, node, &mut inner);
        section.section(inner);
    }
    section
}

fn answer(words: Phrases, node: &Node, measure: &Measure, section: &mut Section) {
    match measure {
        Measure::Levels(list) => {
            section.paragraph(words.label("explain-levels"));
            section.table(levels(words, node, list));
        }
        Measure::Survey(list) => {
            section.paragraph(words.label("explain-survey"));
            section.table(levels(words, node, list));
        }
        Measure::Rating(list) => {
            section.paragraph(words.label("explain-rating"));
            section.table(options(words, node, list));
        }
        Measure::YesNo { yes, no } => {
            let arguments = [("yes", words.figure(yes)), ("no", words.figure(no))];
            section.paragraph(words.say("explain-yes-no", &arguments));
        }
        Measure::Count { span, steps } => {
            let span_words = [("span", words.span(span))];
            section.paragraph(words.say("explain-count-steps", &span_words));
            section.table(self::steps(words, node, steps, span.max.as_ref()));
        }
        Measure::Ratio { steps } => {
            section.paragraph(words.label("explain-ratio"));
            let full = Exact::whole(100);
            section.table(self::steps(words, node, steps, Some(&full)));
        }
        Measure::Number { span, up, points } => {
            let key = match (points.is_some(), up) {
                (false, true) => "explain-number-up",
                (false, false) => "explain-number-down",
                (true, true) => "explain-number-mapped-up",
                (true, false) => "explain-number-mapped-down",
            };
            let mut arguments = vec![("span", words.span(span))];
            if let Some(points) = points {
                arguments.push(("points", words.span(points)));
            }
            section.paragraph(words.say(key, &arguments));
        }
        Measure::Checklist { items, steps } => {
            let key = if steps.is_empty() {
                "explain-checklist"
            } else {
                "explain-checklist-steps"
            };
            section.paragraph(words.label(key));
            let item =
                |item: &crate::model::Item| format!("{}: {}", item.code, words.text(&item.title));
            section.list(items.iter().map(item).collect());
            let all = Exact::whole(items.len() as i64);
            section.table(self::steps(words, node, steps, Some(&all)));
        }
    }
}

fn caption(words: Phrases, node: &Node) -> String {
    words.say("explain-answers-caption", &[("code", node.code.clone())])
}

fn levels(words: Phrases, node: &Node, levels: &[Level]) -> Table {
    let titles = [
        ("explain-column-answer", true),
        ("explain-column-meaning", false),
        ("explain-column-points", true),
    ];
    let mut table = Table::new(caption(words, node), columns(words, &titles));
    let plain = levels.iter().all(|level| level.value == level.points);
    for level in levels {
        let points = if plain {
            String::new()
        } else {
            words.figure(&level.points)
        };
        let cells = vec![words.figure(&level.value), words.text(&level.title), points];
        table.row(0, cells);
    }
    table.without_empty_columns()
}

fn options(words: Phrases, node: &Node, options: &[RatingOption]) -> Table {
    let titles = [
        ("explain-column-answer", false),
        ("explain-column-meaning", false),
        ("explain-column-points", true),
        ("explain-column-present", false),
    ];
    let mut table = Table::new(caption(words, node), columns(words, &titles));
    for option in options {
        let points = option.points.as_ref().map(|points| words.figure(points));
        let present = if option.present {
            words.label("label-yes")
        } else {
            String::new()
        };
        let cells = vec![
            option.code.clone(),
            words.text(&option.title),
            points.unwrap_or_default(),
            present,
        ];
        table.row(0, cells);
    }
    table.without_empty_columns()
}

fn steps(words: Phrases, node: &Node, steps: &[Step], end: Option<&Exact>) -> Table {
    let titles = [
        ("explain-column-stretch", false),
        ("explain-column-points", true),
    ];
    let mut table = Table::new(caption(words, node), columns(words, &titles));
    for (index, step) in steps.iter().enumerate() {
        let cells = vec![words.step(steps, index, end), words.figure(&step.points)];
        table.row(0, cells);
    }
    table
}

fn suggestions(words: Phrases, node: &Node, section: &mut Section) {
    if node.suggest.is_empty() {
        return;
    }
    section.paragraph(words.label("explain-suggestions"));
    let suggestion = |suggestion: &crate::model::Suggestion| {
        let arguments = [
            ("level", words.figure(&suggestion.level)),
            ("condition", words.condition(&suggestion.when)),
        ];
        words.say("explain-suggestion", &arguments)
    };
    section.list(node.suggest.iter().map(suggestion).collect());
}

fn shared_codes(words: Phrases, node: &Node, section: &mut Section) {
    if !node.evidence.is_empty() {
        let evidence = [("evidence", evidence(words, &node.evidence))];
        section.paragraph(words.say("explain-evidence", &evidence));
    }
    if !node.facilities.is_empty() {
        let catalogue = &words.instrument.catalogue;
        let facilities = node.facilities.iter();
        let facilities = facilities.filter_map(|code| catalogue.facility(code));
        let facilities = [("facilities", words.entries(facilities))];
        section.paragraph(words.say("explain-facilities", &facilities));
    }
}

fn evidence(words: Phrases, codes: &[String]) -> String {
    let catalogue = &words.instrument.catalogue;
    words.entries(
        codes
            .iter()
            .filter_map(|code| catalogue.evidence_kind(code)),
    )
}

/// What units, registers and imports state.
pub fn facts(words: Phrases) -> Section {
    let mut section = Section::new(words.label("explain-facts"));
    section.paragraph(words.label("explain-facts-about"));
    let titles = [
        ("explain-column-code", false),
        ("explain-column-question", false),
        ("explain-column-from", false),
        ("explain-column-answer", false),
        ("explain-column-default", false),
        ("explain-column-about", false),
        ("explain-column-evidence", false),
        ("explain-column-source", false),
        ("explain-column-mark", false),
    ];
    let mut table = Table::new(
        words.label("explain-facts-caption"),
        columns(words, &titles),
    );
    for fact in &words.instrument.facts {
        let about = fact.about.map(|id| words.instrument.node(id).code.clone());
        let cells = vec![
            fact.code.clone(),
            words.text(&fact.title),
            words.instrument.answer_sources[fact.from].code.clone(),
            permitted(words, fact),
            default(words, fact),
            about.unwrap_or_default(),
            evidence(words, &fact.evidence),
            words.source_key(&fact.source),
            mark(words, &fact.provisional),
        ];
        table.row(0, cells);
    }
    if table.rows.is_empty() {
        section.blocks.clear();
    }
    section.table(table.without_empty_columns());
    section
}

fn permitted(words: Phrases, fact: &Fact) -> String {
    let kind = words.label(labels::fact_kind(&fact.kind));
    let listed = |titles: Vec<String>| format!("{kind}: {}", titles.join("; "));
    match &fact.kind {
        FactKind::YesNo { .. } | FactKind::Text => kind,
        FactKind::Number { span, .. } => format!("{kind}: {}", words.span(span)),
        FactKind::Choice(options) => listed(
            options
                .iter()
                .map(|option| words.text(&option.title))
                .collect(),
        ),
        FactKind::Checklist(items) => {
            listed(items.iter().map(|item| words.text(&item.title)).collect())
        }
    }
}

fn default(words: Phrases, fact: &Fact) -> String {
    match &fact.kind {
        FactKind::YesNo {
            default: Some(default),
        } => words.label(labels::yes_no(*default)),
        FactKind::Number {
            default: Some(default),
            ..
        } => words.figure(default),
        _ => String::new(),
    }
}
