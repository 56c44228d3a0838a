//! How bodies and regions are told: what kind of office, of what level, where.

use crate::assessment::naming;
use crate::frame::localized;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_store::register::{Body, Region};

/// The message of a key that is put together from data; none where nobody wrote one.
pub fn known(words: Words, key: &str) -> Option<String> {
    let said = words.label(key);
    (said != key).then_some(said)
}

/// What kind of office it is: "Pemerintah kabupaten", "Satuan kerja kementerian".
pub fn kind(words: Words, body: &Body) -> String {
    let level = level(words, &body.level);
    if body.kind == "institution" {
        let key = format!("web-body-institution-{}", body.level);
        return known(words, &key).unwrap_or(level);
    }
    let kind = kind_name(words, &body.kind);
    match level.is_empty() {
        true => kind,
        false => words.say("web-body-kind-of", &[("kind", kind), ("level", level)]),
    }
}

/// Name of a kind of body; its code where it has none.
pub fn kind_name(words: Words, kind: &str) -> String {
    known(words, &format!("web-body-kind-{}", kind.replace('_', "-")))
        .unwrap_or_else(|| kind.to_owned())
}

/// Name of a level, in the middle of a sentence; empty where there is none.
pub fn level(words: Words, level: &str) -> String {
    match level {
        "" => String::new(),
        _ => known(words, &format!("web-body-level-{level}")).unwrap_or_else(|| level.to_owned()),
    }
}

/// What a region is: "Provinsi", "Kabupaten administrasi".
pub fn region_kind(words: Words, kind: &str) -> String {
    known(
        words,
        &format!("web-region-kind-{}", kind.replace('_', "-")),
    )
    .unwrap_or_else(|| kind.to_owned())
}

/// Where a body sits, from the region itself up to its province. A ministry or
/// an agency is national; of others an empty region is not known.
pub fn place(words: Words, body: &Body, regions: &[Region]) -> Markup {
    let national = body.kind == "institution"
        && ["kementerian", "lembaga", "bumn"].contains(&body.level.as_str());
    let nowhere = if national {
        "web-body-national"
    } else {
        "web-body-region-unknown"
    };
    html! {
        @if regions.is_empty() { (words.label(nowhere)) }
        @for (place, region) in regions.iter().enumerate() {
            @if place > 0 { ", " }
            a href=(naming::region_address(words, &region.region)) { (region.name) }
        }
    }
}

/// A stretch of time as far as it is known; empty where neither end is.
pub fn validity(words: Words, from: &str, to: &str) -> String {
    let (start, end) = (naming::period(words, from), naming::period(words, to));
    match (from, to) {
        ("", "") => String::new(),
        (_, "") => words.say("web-body-since", &[("from", start)]),
        ("", _) => words.say("web-body-until", &[("to", end)]),
        _ => words.say("web-body-from-to", &[("from", start), ("to", end)]),
    }
}

/// Names one after another: "a", "a dan b", "a, b, dan c".
pub fn list(words: Words, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, other] => words.say(
            "web-body-list-two",
            &[("one", one.clone()), ("other", other.clone())],
        ),
        [first @ .., last] => words.say(
            "web-body-list",
            &[("first", first.join(", ")), ("last", last.clone())],
        ),
    }
}

/// A small number in words, as a press officer writes it; others in digits.
pub fn number(words: Words, n: usize) -> String {
    let named = (1..=10)
        .contains(&n)
        .then(|| known(words, &format!("web-press-number-{n}")));
    named.flatten().unwrap_or_else(|| words.count(n))
}

/// A sentence as a part of another: without its full stop.
pub fn clause(sentence: &str) -> String {
    sentence.trim().trim_end_matches('.').to_owned()
}

/// A text about a body with the body's name in it as a link; where the text
/// does not name it, the link stands in front.
pub fn about(words: Words, text: &str, body: &str, name: &str) -> Markup {
    match text.split_once(name).filter(|_| !name.is_empty()) {
        Some((before, after)) => html! { (before) (link(words, body, name)) (after) },
        None if body.is_empty() => html! { (text) },
        None => html! { (link(words, body, name)) ": " (text) },
    }
}

/// A body's name as a link to its card.
pub fn link(words: Words, body: &str, name: &str) -> Markup {
    html! { a href=(naming::body_address(words, body)) { (name) } }
}

/// The mark behind what is no real data; nothing behind what is.
pub fn made_up(words: Words, is_sample: bool) -> Markup {
    html! { @if is_sample { " " span class="muted" { "(" (words.label("web-origin-sample")) ")" } } }
}

/// The address of a body's factual text.
pub fn press_address(words: Words, body: &str) -> String {
    localized(words.lang, &format!("/badan/{body}/berita"))
}

/// The address that compares these bodies.
pub fn compare_address(words: Words, bodies: &[&str]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for body in bodies {
        query.append_pair("badan", body);
    }
    match query.finish().as_str() {
        "" => localized(words.lang, "/bandingkan"),
        query => format!("{}?{query}", localized(words.lang, "/bandingkan")),
    }
}
