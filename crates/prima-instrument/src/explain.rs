//! Puts a whole instrument into plain words.
//!
//! A reader who knows nothing of the file should find here everything that
//! decides a score: weights within the parent and within the whole, what each
//! answer earns, what is missing, rounding, bands, gates, ranks, and for each
//! the law it comes from or the mark that it is not proven.

mod measures;
mod results;
mod structure;

use crate::condition::Expression;
use crate::document::{Document, Section, Table};
use crate::labels;
use crate::model::{Instrument, Source};
use crate::part::Part;
use crate::phrases::Phrases;
use crate::words::{Lang, Text};

/// The instrument in plain words.
pub fn explain(instrument: &Instrument, lang: Lang) -> Document {
    let words = Phrases { instrument, lang };
    let anchor = format!("{}-{}", instrument.code, instrument.edition);
    let mut document = Document::new(lang, &anchor, words.text(&instrument.title));
    let body = &mut document.body;
    introduction(words, body);
    body.section(marks(words));
    body.section(laws(words));
    body.section(answer_sources(words));
    body.section(structure::tree(words));
    body.section(structure::aggregates(words));
    body.section(measures::leaves(words));
    body.section(measures::facts(words));
    body.section(missing(words));
    if instrument.published_index {
        body.section(results::rounding(words));
        body.section(results::bands(words));
    }
    body.section(results::gates(words));
    body.section(results::rollup(words));
    body.section(results::peer_groups(words));
    body.section(results::ranking(words));
    body.section(results::sampling(words));
    document
}

/// A condition of an instrument as a clause.
pub fn condition(instrument: &Instrument, condition: &Expression, lang: Lang) -> String {
    Phrases { instrument, lang }.condition(condition)
}

fn introduction(words: Phrases, body: &mut Section) {
    let instrument = words.instrument;
    let arguments = [
        ("code", instrument.code.clone()),
        ("edition", instrument.edition.clone()),
    ];
    body.paragraph(words.say("explain-name", &arguments));
    let index = if instrument.published_index {
        let scale = [("scale", words.span(&instrument.scale))];
        words.say("explain-index", &scale)
    } else {
        words.label("explain-no-index")
    };
    body.paragraph(index);
    body.paragraph(source(words, &instrument.source));
    if let Some(why) = &instrument.provisional {
        body.note(provisional(words, why));
    }
    let below = instrument.nodes.iter().skip(1);
    let counts = [
        ("groups", below.filter(|node| !node.is_leaf()).count()),
        (
            "leaves",
            instrument
                .nodes
                .iter()
                .filter(|node| node.is_leaf())
                .count(),
        ),
        ("facts", instrument.facts.len()),
    ];
    let counts: Vec<_> = counts
        .into_iter()
        .map(|(name, count)| (name, count.to_string()))
        .collect();
    body.paragraph(words.say("explain-counts", &counts));
}

/// The law a part comes from, as a sentence.
fn source(words: Phrases, source: &Source) -> String {
    words.say("explain-source", &[("source", words.source(source))])
}

fn provisional(words: Phrases, why: &Text) -> String {
    words.say("explain-provisional", &[("why", words.text(why))])
}

/// What a table's column of marks holds.
fn mark(words: Phrases, why: &Option<Text>) -> String {
    why.as_ref()
        .map(|_| words.label("explain-mark"))
        .unwrap_or_default()
}

/// Columns of a table: message of the title, whether it holds numbers.
fn columns(words: Phrases, columns: &[(&str, bool)]) -> Vec<(String, bool)> {
    columns
        .iter()
        .map(|(key, numbers)| (words.label(key), *numbers))
        .collect()
}

fn marks(words: Phrases) -> Section {
    let mut section = Section::new(words.label("explain-marks"));
    let titles = [
        ("explain-column-part", false),
        ("explain-column-code", false),
        ("explain-column-why", false),
    ];
    let mut table = Table::new(
        words.label("explain-marks-caption"),
        columns(words, &titles),
    );
    for mark in words.instrument.marks() {
        let part = words.label(mark.part.label());
        table.row(0, vec![part, mark.code, words.text(&mark.why)]);
    }
    if table.rows.is_empty() {
        section.paragraph(words.label("explain-marks-none"));
    }
    section.table(table);
    section
}

fn laws(words: Phrases) -> Section {
    let laws = &words.instrument.laws;
    let has_regulation = laws.iter().any(|law| law.is_regulation());
    let mut section = Section::new(words.label(match has_regulation {
        true => Part::Law.label(),
        false => "explain-rule-sources",
    }));
    if !has_regulation {
        section.paragraph(words.label("explain-rule-sources-about"));
    }
    let titles = [
        ("explain-column-key", false),
        ("explain-column-law", false),
        ("explain-column-status", false),
        ("explain-column-found", false),
    ];
    let mut table = Table::new(words.label("explain-laws-caption"), columns(words, &titles));
    for law in laws {
        let status = if law.sourced {
            "explain-law-sourced"
        } else {
            "explain-law-unverified"
        };
        let found = law.found.clone().unwrap_or_default();
        let cells = vec![
            law.key.clone(),
            law.title.clone(),
            words.label(status),
            found,
        ];
        table.row(0, cells);
    }
    section.table(table.without_empty_columns());
    section
}

fn answer_sources(words: Phrases) -> Section {
    let mut section = Section::new(words.label("explain-sources"));
    let titles = [
        ("explain-column-code", false),
        ("explain-column-title", false),
        ("explain-column-kind", false),
        ("explain-column-raters", false),
        ("explain-column-mark", false),
    ];
    let caption = words.label("explain-sources-caption");
    let mut table = Table::new(caption, columns(words, &titles));
    for source in &words.instrument.answer_sources {
        let cells = vec![
            source.code.clone(),
            words.text(&source.title),
            words.label(labels::source_kind(source.kind)),
            words.label(labels::raters(source.raters)),
            mark(words, &source.provisional),
        ];
        table.row(0, cells);
    }
    section.table(table.without_empty_columns());
    section
}

fn missing(words: Phrases) -> Section {
    let instrument = words.instrument;
    let mut section = Section::new(words.label(Part::Missing.label()));
    section.paragraph(words.label("explain-missing"));
    let action = |(state, action)| {
        let arguments = [
            ("state", words.label(state)),
            ("action", words.label(labels::action(action))),
        ];
        words.say("explain-missing-state", &arguments)
    };
    let rule = labels::actions(&instrument.missing);
    section.list(rule.into_iter().map(action).collect());
    if let Some(why) = &instrument.missing_provisional {
        section.note(provisional(words, why));
    }
    section
}
