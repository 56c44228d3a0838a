//! What a verdict means, in words for somebody who never saw one: from whom the
//! scores come, and from where to where the band goes. Everything is read from
//! the instrument; what it does not hold is not said.

use crate::register::result::ResultView;
use crate::register::told;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_instrument::model::Band;

/// The explanation; none where the rules are not shipped.
pub fn means(words: Words, result: &ResultView) -> Option<Markup> {
    let instrument = result.instrument?;
    let from: Vec<String> = instrument
        .answer_sources
        .iter()
        .map(|source| words.text(&source.title).to_owned())
        .collect();
    let band = result.band().map(|band| band_words(words, result, band));
    let unproven = result.band().and_then(|band| band.provisional.as_ref());
    (!from.is_empty() || band.is_some()).then(|| {
        html! {
            @if !from.is_empty() { p { (words.say("web-verdict-means-from", &[("who", told::list(words, &from))])) } }
            @if let Some(band) = &band { p { (band) } }
            @if let Some(why) = unproven { p class="muted" { (words.text(why)) } }
        }
    })
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
