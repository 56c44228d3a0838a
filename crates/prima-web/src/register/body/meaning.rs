//! What a verdict means, in words for somebody who never saw one: what is measured,
//! what that says of a service and what not, whom to turn to, from whom the scores come, and from
//! where to where the band goes. Of the rules, what the instrument does not hold
//! is not said.

use crate::assessment::naming;
use crate::look::linked;
use crate::register::result::ResultView;
use crate::register::told;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_instrument::model::Band;

/// The explanation.
pub fn means(words: Words, result: &ResultView) -> Markup {
    let measures = naming::programme_measures(words, &result.outcome.programme);
    html! {
        @if let Some(measures) = measures { p { (measures) } }
        p { (words.label("web-verdict-means-scope")) }
        // An invented office serves nobody.
        @if !result.is_sample() { p { (linked(&words.label("web-verdict-means-complaint"))) } }
        (rules(words, result))
    }
}

/// Where scores and band come from; nothing where the rules are not shipped.
fn rules(words: Words, result: &ResultView) -> Markup {
    let sources = result
        .instrument
        .map_or(&[][..], |instrument| &instrument.answer_sources);
    let from: Vec<String> = sources
        .iter()
        .map(|source| words.text(&source.title).to_owned())
        .collect();
    let band = result.band();
    let unproven = band.and_then(|band| band.provisional.as_ref());
    html! {
        @if !from.is_empty() { p { (words.say("web-verdict-means-from", &[("who", told::list(words, &from))])) } }
        @if let Some(band) = band { p { (band_words(words, result, band)) } }
        @if let Some(why) = unproven { p class="muted" { (words.text(why)) } }
    }
}

/// "A (Kualitas Tertinggi, Zona Hijau): nilai di atas 88 sampai 100."
fn band_words(words: Words, result: &ResultView, band: &Band) -> String {
    let named: Vec<String> = [result.label(words), result.zone(words)]
        .into_iter()
        .filter(|name| !name.is_empty() && !result.is_called_by_letter())
        .collect();
    let name = match named.is_empty() {
        true => band.code.clone(),
        false => format!("{} ({})", band.code, named.join(", ")),
    };
    let lower = match band.lower.closed {
        true => "web-verdict-means-at-least",
        false => "web-verdict-means-above",
    };
    let mut span = words.say(lower, &[("value", words.figure(&band.lower.value))]);
    if let Some(upper) = &band.upper {
        let key = match upper.closed {
            true => "web-verdict-means-at-most",
            false => "web-verdict-means-below",
        };
        let upper = words.say(key, &[("value", words.figure(&upper.value))]);
        span = format!("{span} {upper}");
    }
    words.say("web-verdict-means-band", &[("band", name), ("span", span)])
}
