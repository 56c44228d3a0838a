//! What a programme assesses and how, from its newest instrument, and what its
//! editions changed.

use super::View;
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::naming;
use crate::chart::{About, BandScale, band_scale};
use crate::look::{Notice, NoticeKind, Row, Table, Words, notice, summary, table};
use maud::{Markup, html};
use prima_instrument::diff::{Change, Field};
use prima_instrument::model::Pillar;
use prima_instrument::part::Part;
use prima_instrument::words::share;
use prima_instrument::{Instrument, diff};

/// Changes that are told here; all of them have a page of their own.
const MOST_CHANGES: usize = 8;

/// What is assessed, what it weighs, and what its score means.
pub(super) fn section(view: &View) -> Markup {
    let words = view.words;
    let Some(instrument) = view.newest() else {
        return html! {};
    };
    let name = instrument.name();
    let scale = band_scale(
        words,
        &BandScale {
            about: About {
                id: "skala",
                title: &words.label("web-programme-scale"),
                says: "",
                provenance: None,
            },
            instrument,
            name: "",
            value: None,
        },
    );
    html! {
        (facts(words, instrument))
        (aspects(words, instrument))
        (scale)
        (pillars(words, instrument))
        (unproven(words, instrument))
        p { a class="onward" href=(naming::instrument_address(words, &name)) { (words.label("web-programme-whole-instrument")) } }
    }
}

fn facts(words: Words, instrument: &Instrument) -> Markup {
    let names = [
        "web-programme-instrument",
        "web-programme-law",
        "web-programme-answers",
        "web-programme-index",
    ]
    .map(|key| words.label(key));
    let law = instrument
        .laws
        .get(instrument.source.law)
        .map_or("", |law| &law.title);
    let sources: Vec<&str> = instrument
        .answer_sources
        .iter()
        .map(|source| words.text(&source.title))
        .collect();
    let index = match (&instrument.published_index, &instrument.scale.max) {
        (false, _) => words.label("web-programme-index-none"),
        (true, Some(max)) => words.say(
            "web-programme-index-scale",
            &[
                ("min", words.figure(&instrument.scale.min)),
                ("max", words.figure(max)),
            ],
        ),
        (true, None) => words.say(
            "web-programme-index-open",
            &[("min", words.figure(&instrument.scale.min))],
        ),
    };
    summary(&[
        (&names[0], html! { (words.text(&instrument.title)) }),
        (&names[1], html! { (law) }),
        (&names[2], html! { (sources.join("; ")) }),
        (&names[3], html! { (index) }),
    ])
}

/// The aspects directly below the root, with their share of the whole where any
/// has a fixed one.
fn aspects(words: Words, instrument: &Instrument) -> Markup {
    let children = &instrument.root().children;
    let weighs = children
        .iter()
        .any(|id| instrument.effective_weight(*id).is_some());
    let keys = [
        ("web-programme-column-aspect", Holds::Name),
        ("web-programme-column-weight", Holds::Number),
    ];
    let heads = heads(words, if weighs { &keys } else { &keys[..1] });
    let rows = children.iter().map(|id| {
        let weight = instrument.effective_weight(*id);
        let weight = weight.map(|weight| share(words.lang, &weight));
        Row {
            cells: vec![
                html! { (words.text(&instrument.node(*id).title)) },
                html! { (weight.unwrap_or_else(|| words.label("web-programme-no-weight"))) },
            ],
            ..Row::default()
        }
    });
    let caption = words.label(match weighs {
        true => "web-programme-aspects",
        false => "web-programme-aspects-only",
    });
    html! {
        @if !children.is_empty() {
            (table(words, &Table { id: "aspek", caption: &caption, columns: &columns(&heads), rows: rows.collect() }))
        }
    }
}

/// Which parts stand for which pillar of excellent service.
fn pillars(words: Words, instrument: &Instrument) -> Markup {
    let pillars = [
        (Pillar::Inovasi, "label-pillar-inovasi"),
        (Pillar::Sdm, "label-pillar-sdm"),
        (Pillar::Budaya, "label-pillar-budaya"),
    ];
    let of = |pillar: Pillar| -> Vec<&str> {
        let nodes = instrument
            .nodes
            .iter()
            .filter(|node| node.pillar == Some(pillar));
        nodes.map(|node| words.text(&node.title)).collect()
    };
    let names = pillars.map(|(pillar, key)| (naming::capital(&words.label(key)), of(pillar)));
    let rows: Vec<(&str, Markup)> = names
        .iter()
        .filter(|(_, titles)| !titles.is_empty())
        .map(|(name, titles)| (name.as_str(), html! { (titles.join("; ")) }))
        .collect();
    html! {
        @if !rows.is_empty() {
            h3 { (words.label("web-programme-pillars")) }
            p { (words.label("web-programme-pillars-about")) }
            (summary(&rows))
        }
    }
}

fn unproven(words: Words, instrument: &Instrument) -> Markup {
    let marks = instrument.marks();
    html! {
        @if !marks.is_empty() {
            (notice(words, &Notice {
                kind: NoticeKind::Provisional,
                title: None,
                body: html! { p { (words.counted("web-programme-n-marks", marks.len(), &[])) } },
            }))
        }
    }
}

/// The editions, newest first, each with what it changed.
pub(super) fn editions(view: &View) -> Markup {
    let words = view.words;
    html! {
        @for (place, edition) in view.editions.iter().enumerate().rev() {
            @let name = edition.name();
            h3 { a href=(naming::instrument_address(words, &name)) { (words.say("web-programme-edition", &[("edition", edition.edition.clone())])) } }
            p { (words.text(&edition.title)) }
            @if let Some(before) = place.checked_sub(1).map(|before| view.editions[before]) {
                (changes(words, before, edition))
            }
        }
    }
}

/// The changes that readers ask for first, and the way to all of them.
fn changes(words: Words, before: &Instrument, after: &Instrument) -> Markup {
    let all = diff(before, after);
    let told: Vec<String> = all
        .iter()
        .filter(|change| is_telling(change))
        .take(MOST_CHANGES)
        .map(|change| change.text(words.lang))
        .collect();
    let arguments = [("edition", before.edition.clone())];
    html! {
        p { (words.counted("web-programme-n-changes", all.len(), &arguments)) }
        @if !told.is_empty() { ul { @for sentence in &told { li { (sentence) } } } }
        p { a class="onward" href=(naming::changes_address(words, &after.name())) { (words.counted("web-programme-all-changes", all.len(), &[])) } }
    }
}

/// Parts that came or went, weights, and edges of bands.
fn is_telling(change: &Change) -> bool {
    let part =
        matches!(change.subject.part, Part::Node | Part::Band) && change.subject.line.is_none();
    part && matches!(change.field, Field::Whole | Field::Weight | Field::Lower)
}
