//! Where a body stands: the verdict of each programme, its place on the scale,
//! its place among its peers.

use super::meaning;
use super::section::Section;
use super::view::BodyView;
use crate::assessment::{naming, unproven};
use crate::chart::{About, BandScale, Peer, RankStrip, Value, band_scale, rank_strip};
use crate::look::{Notice, NoticeKind, Origin, notice};
use crate::register::notes::Notes;
use crate::register::result::{PeerView, Rank, ResultView};
use crate::register::told;
use maud::{Markup, html};
use prima_document::wording::Words;

/// One verdict with its marks and where it comes from.
pub fn card(words: Words, result: &ResultView, notes: &mut Notes) -> Markup {
    let row = notes.result(&result.outcome);
    let provenance = result.provenance_texts(words, Some(row));
    let texts = result.verdict_texts(words);
    crate::look::verdict(
        words,
        &result.verdict(
            &texts,
            marks(words, result),
            Some(meaning::means(words, result)),
            Some(result.provenance(&provenance)),
        ),
    )
}

/// What a reader must know at once: what no source says, what differs, how few are published.
fn marks(words: Words, result: &ResultView) -> Option<Markup> {
    let mismatches = result.mismatches(words);
    let own = result.own_words(words);
    let few = result.has_few_peers();
    let provisional = !result.outcome.provisional.is_empty();
    (!mismatches.is_empty() || own.is_some() || few || provisional).then(|| {
        html! {
            @if let Some(own) = &own { p { (own) } }
            @for mismatch in &mismatches { p { strong { (words.label("web-body-differs")) } " " (mismatch) } }
            @if few { p { (few_words(words, result)) } }
            @if provisional { p { a href="#belum-terbukti" { (provisional_words(words, result)) } } }
        }
    })
}

/// What of the rules is not proven; of an index that was announced, that it is not
/// the index itself.
fn provisional_words(words: Words, result: &ResultView) -> String {
    let parts = told::list(words, &unproven::parts(words, &result.outcome));
    let is_announced = matches!(
        result.origin(),
        Origin::Imported | Origin::Recomputed | Origin::Differs
    ) && !result.announced_text().is_empty();
    let key = match is_announced {
        true => "web-body-announced-rests-on",
        false => "web-body-rests-on-provisional",
    };
    words.say(key, &[("parts", parts)])
}

fn few_words(words: Words, result: &ResultView) -> String {
    match result.rank() {
        Rank::Of(_, of) => words.say("web-body-few-peers", &[("of", of.to_string())]),
        _ => String::new(),
    }
}

/// The newest verdict of each programme side by side; none where one card says it all.
pub fn verdicts(words: Words, view: &BodyView, notes: &mut Notes) -> Option<Section> {
    let newest = view.newest();
    if newest.len() < 2 {
        return None;
    }
    let cards: Vec<Markup> = newest
        .iter()
        .map(|result| card(words, result, notes))
        .collect();
    Some(Section {
        id: "nilai",
        heading: words.label("web-body-verdicts"),
        body: html! {
            p { (words.label("web-body-verdicts-about")) }
            div class="verdicts" { @for card in &cards { (card) } }
        },
    })
}

/// The scale and the peers of each programme's newest result.
pub fn section(words: Words, view: &BodyView, notes: &mut Notes) -> Option<Section> {
    let newest: Vec<&ResultView> = view
        .newest()
        .into_iter()
        .filter(|result| result.index().is_some())
        .collect();
    if newest.is_empty() {
        return None;
    }
    let several = newest.len() > 1;
    let unknown = newest
        .iter()
        .all(|result| result.outcome.index_low.is_empty());
    let last = newest.last().copied();
    let mut parts = Vec::new();
    for result in newest {
        let row = notes.result(&result.outcome);
        parts.push(html! {
            @if several { h3 { (result.programme(words)) " " (naming::period(words, &result.outcome.period)) } }
            (scale(words, view, result, row))
            (strip(words, view, result, row))
            @if !unknown { (interval(words, result)) }
        });
    }
    // Where no result has data for an interval, that is said once.
    parts.extend(
        last.filter(|_| unknown)
            .map(|result| interval(words, result)),
    );
    Some(Section {
        id: "kedudukan",
        heading: words.label("web-body-standing"),
        body: html! { @for part in &parts { (part) } },
    })
}

fn scale(words: Words, view: &BodyView, result: &ResultView, row: usize) -> Markup {
    let (Some(instrument), Some(index)) = (result.instrument, result.announced_index()) else {
        return html! {};
    };
    let provenance = result.provenance_texts(words, Some(row));
    let title = words.say(
        "web-body-scale-title",
        &[("programme", result.programme(words))],
    );
    let key = if result.is_called_by_letter() {
        "web-body-scale-says-letter"
    } else {
        "web-body-scale-says"
    };
    let says = words.say(
        key,
        &[
            ("name", view.body.called().to_owned()),
            ("value", result.announced(words)),
            ("band", result.outcome.band.clone()),
            ("label", result.label(words)),
        ],
    );
    band_scale(
        words,
        &BandScale {
            about: About {
                id: &format!("skala-{}", result.outcome.programme),
                title: &title,
                says: if result.band().is_some() { &says } else { "" },
                provenance: Some(result.provenance(&provenance)),
            },
            instrument,
            name: view.body.called(),
            value: Some(&index),
        },
    )
}

fn strip(words: Words, view: &BodyView, result: &ResultView, row: usize) -> Markup {
    let Rank::Of(_, of) = result.rank() else {
        return alone(words, result);
    };
    let provenance = result.provenance_texts(words, Some(row));
    let title = words.say(
        "web-body-strip-title",
        &[("programme", result.programme(words))],
    );
    let says = format!("{} {}.", result.rank_words(words), result.among(words));
    let peers: Vec<Peer> = result
        .peers
        .iter()
        .filter_map(|peer| dot(words, peer))
        .collect();
    let body = result
        .peers
        .iter()
        .position(|peer| peer.body == view.body.body);
    let value = |text: &str| {
        Some(Value {
            value: naming::rough(text)?,
            text: naming::written(words, text),
        })
    };
    let ends = value(&result.outcome.index_low).zip(value(&result.outcome.index_high));
    rank_strip(
        words,
        &RankStrip {
            about: About {
                id: &format!("peringkat-{}", result.outcome.programme),
                title: &title,
                says: &says,
                provenance: Some(result.provenance(&provenance)),
            },
            of: usize::try_from(of).unwrap_or(0).max(peers.len()),
            peers,
            body,
            interval: ends,
        },
    )
}

fn dot<'p>(words: Words, peer: &'p PeerView) -> Option<Peer<'p>> {
    Some(Peer {
        name: &peer.name,
        rank: peer.rank.map_or_else(String::new, |rank| rank.to_string()),
        value: Value {
            value: naming::rough(&peer.index)?,
            text: naming::written(words, &peer.index),
        },
    })
}

/// Why there is no strip of peers.
fn alone(words: Words, result: &ResultView) -> Markup {
    let text = match result.rank() {
        Rank::Published(rank) => words.say(
            "web-body-rank-published-long",
            &[
                ("rank", rank.to_owned()),
                ("peers", result.ranked_as_published(words)),
            ],
        ),
        _ if result
            .instrument
            .is_some_and(|instrument| !instrument.ranking.ranked) =>
        {
            words.label("web-body-unranked")
        }
        _ => words.label("web-body-alone"),
    };
    html! { p { (text) } }
}

/// How far the index can be trusted, or why nobody can say.
fn interval(words: Words, result: &ResultView) -> Markup {
    let outcome = &result.outcome;
    let body = match (
        outcome.index_low.is_empty(),
        outcome.rank_low,
        outcome.rank_high,
    ) {
        (true, ..) => words.label("web-body-no-interval"),
        (false, low, high) => {
            let mut said = words.say(
                "web-body-interval",
                &[
                    ("low", naming::written(words, &outcome.index_low)),
                    ("high", naming::written(words, &outcome.index_high)),
                ],
            );
            if let (Some(low), Some(high)) = (low, high)
                && outcome.rank_of.is_some_and(|of| of > 1)
            {
                let ranks = [("low", low.to_string()), ("high", high.to_string())];
                said = format!("{said} {}", words.say("web-body-rank-interval", &ranks));
            }
            said
        }
    };
    notice(
        words,
        &Notice {
            kind: if outcome.index_low.is_empty() {
                NoticeKind::Unknown
            } else {
                NoticeKind::Information
            },
            title: Some(&words.label("web-body-trust")),
            body: html! { p { (body) } },
        },
    )
}
