//! The sentences about an award event, each from its records.

use super::EventView;
use crate::assessment::naming;
use crate::look::Words;
use prima_store::history::{Event, Honour};
use std::collections::BTreeMap;

/// When, where and by whom, as far as that is known.
pub(super) fn opening(words: Words, view: &EventView) -> Vec<String> {
    let event = &view.event;
    let name = naming::of(words, &event.name_id, &event.name_en).to_owned();
    let mut sentences = Vec::new();
    if !event.date.is_empty() {
        let day = naming::period(words, &event.date);
        sentences.push(words.say(
            "web-award-told-date",
            &[("event", name.clone()), ("day", day)],
        ));
    }
    if !event.place.is_empty() {
        sentences.push(words.say("web-award-told-place", &[("place", event.place.clone())]));
    }
    if !event.host.is_empty() {
        let host = view.name(&event.host).to_owned();
        sentences.push(words.say("web-event-host", &[("host", host)]) + ".");
    }
    sentences.push(view.order(words));
    sentences
}

/// How many recipients of a category nobody has named; none where no number was
/// announced.
pub(super) fn n_unknown(view: &EventView, category: &Event) -> Option<usize> {
    let announced = view.announced(category)?;
    Some(announced.saturating_sub(view.known(&category.category)))
}

/// Announced, known and unknown recipients of a category.
pub(super) fn counts(words: Words, view: &EventView, category: &Event) -> String {
    let known = view.known(&category.category);
    match (view.announced(category), n_unknown(view, category)) {
        (Some(announced), Some(unknown)) => {
            let arguments = [
                ("announced", words.count(announced)),
                ("known", words.count(known)),
                ("unknown", words.count(unknown)),
            ];
            words.say("web-award-told-counts", &arguments)
        }
        _ => view.n_told(words, known),
    }
}

/// The known recipients of a category in the alphabet of their names; honours of which
/// all that is known is alike are told once, with how many they are.
pub(super) fn recipients(words: Words, view: &EventView, category: &str) -> Vec<String> {
    let own = view.honours.iter().filter(|one| one.category == category);
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    for one in own {
        *lines.entry(recipient(words, view, one)).or_default() += 1;
    }
    let lines = lines.into_iter();
    lines
        .map(|(line, n)| match n {
            1 => line,
            n => words.say(
                "web-award-told-alike",
                &[("line", line), ("n", words.count(n))],
            ),
        })
        .collect()
}

fn recipient(words: Words, view: &EventView, honour: &Honour) -> String {
    let mut line = view.name(&honour.body).to_owned();
    if !honour.unit.is_empty() {
        let unit = view.name(&honour.unit);
        line.push_str(&format!(
            " ({} {unit})",
            words.label("web-body-honour-unit")
        ));
    }
    let title = naming::of(words, &honour.title_id, &honour.title_en);
    line.push_str(&format!(": {title}"));
    if let Some(citation) = view.citation(words, honour) {
        let cited = [("citation", citation.to_owned())];
        line.push_str(&format!(" – {}", words.say("web-event-cited", &cited)));
    }
    if honour.status == "revoked" {
        line.push_str(&format!(" – {}", words.label("web-event-revoked")));
    }
    line
}

/// What the sources do not agree on.
pub(super) fn mismatches(words: Words, view: &EventView) -> Vec<String> {
    let rows = view.statements.iter().filter(|row| row.kind == "mismatch");
    rows.map(|row| naming::of(words, &row.text_id, &row.text_en).to_owned())
        .collect()
}

/// All of it as plain text, with its sources. A text is passed on without its
/// page, so what is no real data says so before anything else.
pub(super) fn text(words: Words, view: &EventView) -> String {
    let event = &view.event;
    let mut lines = Vec::new();
    if view.has_sample() {
        lines.extend([words.label("web-award-told-sample"), String::new()]);
    }
    lines.push(naming::of(words, &event.name_id, &event.name_en).to_owned());
    lines.push(String::new());
    lines.extend(opening(words, view));
    for category in &view.categories {
        lines.push(String::new());
        lines.push(naming::of(words, &category.name_id, &category.name_en).to_owned());
        lines.push(counts(words, view, category));
        let known = recipients(words, view, &category.category);
        lines.extend(known.into_iter().map(|one| format!("- {one}")));
    }
    let differs = mismatches(words, view);
    if !differs.is_empty() {
        lines.push(String::new());
        lines.push(words.label("web-event-mismatches-heading"));
        lines.extend(differs.into_iter().map(|one| format!("- {one}")));
    }
    let mut sources: Vec<&str> = view
        .honours
        .iter()
        .map(|one| one.source.as_str())
        .chain(std::iter::once(event.source.as_str()))
        .collect();
    sources.sort_unstable();
    sources.dedup();
    lines.push(String::new());
    lines.push(format!(
        "{}: {}",
        words.label("web-body-sources"),
        sources.join("; ")
    ));
    lines.join("\n") + "\n"
}
