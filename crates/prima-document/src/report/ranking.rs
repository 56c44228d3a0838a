//! Bodies in order of rank: a chart of where they stand, and the table.

use super::checks::compared_index;
use super::notes::{Column, marks};
use super::scale::{self, zoomed};
use super::section::{Section, region};
use super::view::{View, band, rounded};
use crate::chart::Caption;
use crate::chart::dots::{Dot, Dots};
use crate::wording::Words;
use maud::{Markup, html};
use prima_instrument::model::{Band, Within};
use prima_score::bodies::BodyId;
use prima_score::round::{Group, Origin};
use prima_score::scorecard::{NextBand, Scorecard};

/// Rank and number of those ranked; none where there is nobody to compare with.
pub(crate) fn ranked_among(card: &Scorecard) -> Option<(u32, u32)> {
    let place = card.place.as_ref()?;
    place
        .rank
        .filter(|_| place.of > 1)
        .map(|rank| (rank, place.of))
}

/// One list of bodies.
struct List<'v, 'a> {
    id: String,
    title: String,
    ranked: bool,
    cards: Vec<&'v Scorecard<'a>>,
}

/// The section of ranks; none where no two bodies are in one group.
pub(crate) fn section(view: &View) -> Option<Section> {
    let lists = lists(view);
    if lists.is_empty() {
        return None;
    }
    let words = view.words;
    let any_ranked = lists.iter().any(|list| list.ranked);
    let heading = if any_ranked {
        "report-ranking"
    } else {
        "report-results"
    };
    Some(Section {
        id: "ranking",
        heading: words.label(heading),
        body: html! {
            @for list in &lists {
                @if lists.len() > 1 { h3 { (list.title) } }
                p { (about(view, list)) }
                (chart(view, list))
                (table(view, list))
            }
            @if !view.notes.is_empty() {
                p class="aside" { a href="#notes" { (words.label("report-see-notes")) } }
            }
        },
    })
}

/// Peer groups with at least two bodies, then bodies shown nowhere else.
fn lists<'v, 'a>(view: &'v View<'a>) -> Vec<List<'v, 'a>> {
    let Some(scored) = view.example.round else {
        return Vec::new();
    };
    let results = scored.results;
    let member = |body: &BodyId| results.places[body.0 as usize].map(|place| place.group as usize);
    let mut lists = Vec::new();
    for (place, group) in results.groups.iter().enumerate() {
        if group.bodies < 2 {
            continue;
        }
        let bodies = scored
            .round
            .bodies
            .iter()
            .filter(|body| member(body) == Some(place));
        let mut cards: Vec<&Scorecard> = bodies.map(|body| view.card(body)).collect();
        cards.sort_by_key(|card| {
            let rank = card.place.as_ref().and_then(|place| place.rank);
            (rank.is_none(), rank, card.name)
        });
        lists.push(List {
            id: format!("group-{}", place + 1),
            title: group_title(view, group),
            ranked: scored.round.instrument().ranking.ranked,
            cards,
        });
    }
    let alone = |body: &BodyId| {
        let group = member(body).map(|group| &results.groups[group]);
        let rolled_up = results.bodies[body.0 as usize].origin == Origin::Children;
        group.is_none_or(|group| group.bodies < 2) && !rolled_up
    };
    let rest: Vec<&Scorecard> = scored
        .round
        .bodies
        .iter()
        .filter(alone)
        .map(|body| view.card(body))
        .collect();
    // A single body is the headline of its page already.
    if rest.len() > 1 {
        lists.push(List {
            id: "group-rest".to_owned(),
            title: view.words.label("report-unranked"),
            ranked: false,
            cards: rest,
        });
    }
    lists
}

/// Title of a group with the place it is confined to.
pub(crate) fn group_title(view: &View, group: &Group) -> String {
    let Some(scored) = view.example.round else {
        return String::new();
    };
    let rule = &scored.round.instrument().peer_groups[group.rule];
    let title = view.words.text(&rule.title);
    let reach = match rule.within {
        Within::Nation => return title.to_owned(),
        Within::Province => view
            .words
            .label(&format!("report-province-{}", group.reach)),
        Within::Parent => {
            let parent = scored.round.bodies.find(&group.reach);
            parent
                .map_or(group.reach.as_str(), |parent| {
                    scored.round.bodies.name(parent)
                })
                .to_owned()
        }
    };
    format!("{title}: {reach}")
}

fn about(view: &View, list: &List) -> String {
    let n = list
        .cards
        .iter()
        .filter(|card| rounded(card).is_some())
        .count();
    let key = if list.ranked {
        "report-ranking-about"
    } else {
        "report-unranked-about"
    };
    let arguments = [("n", view.words.count(n)), ("group", list.title.clone())];
    view.words.say(key, &arguments)
}

/// Value and letter behind a name, such as `94,39 A`.
fn value(view: &View, card: &Scorecard) -> String {
    let letter = band(card).map_or("", |band| band.code.as_str());
    format!("{} {letter}", view.shown_index(card))
        .trim_end()
        .to_owned()
}

fn chart(view: &View, list: &List) -> Markup {
    let Some(scored) = view.example.round else {
        return html! {};
    };
    let indexed: Vec<(&Scorecard, f64)> = list
        .cards
        .iter()
        .filter_map(|card| Some((*card, rounded(card)?.to_f64())))
        .collect();
    if indexed.is_empty() {
        return html! {};
    }
    let values: Vec<f64> = indexed.iter().map(|(_, value)| *value).collect();
    let axis = zoomed(&values, &scored.round.instrument().scale);
    let headline = super::headline::body(view).map(|card| card.unit);
    let told: Vec<String> = indexed
        .iter()
        .map(|(card, _)| format!("{} {}", card.name, value(view, card)))
        .collect();
    let words = view.words;
    let caption = Caption {
        id: format!("{}-chart", list.id),
        title: words.say("report-ranking-chart", &[("group", list.title.clone())]),
        description: words.say("report-ranking-chart-text", &[("told", told.join("; "))]),
    };
    let dots = indexed.iter().map(|(card, at)| Dot {
        name: card.name.to_owned(),
        value: value(view, card),
        at: *at,
        role: band(card).map(|band| band.role),
        emphasis: headline == Some(card.unit),
        interval: super::trust::interval(view, card),
    });
    let (ticks, decimals) = axis.ticks(6);
    let chart = Dots {
        caption,
        dots: dots.collect(),
        bands: scale::stretches(view, axis),
        ticks: ticks
            .into_iter()
            .map(|tick| (tick, words.rough(tick, decimals)))
            .collect(),
        axis,
    };
    html! {
        figure {
            (chart.draw())
            figcaption { (words.say("report-axis", &[
                ("low", words.rough(axis.low, decimals)),
                ("high", words.rough(axis.high, decimals)),
            ])) }
        }
    }
}

fn table(view: &View, list: &List) -> Markup {
    let words = view.words;
    let any_published = list.cards.iter().any(|card| {
        card.published
            .is_some_and(|published| !published.band.is_empty() || !published.rank.is_empty())
            || compared_index(card).is_some()
    });
    let any_band = list.cards.iter().any(|card| band(card).is_some());
    let n = list
        .cards
        .iter()
        .filter(|card| rounded(card).is_some())
        .count();
    let key = if list.ranked {
        "report-ranking-caption"
    } else {
        "report-unranked-caption"
    };
    let caption = words.say(key, &[("n", words.count(n)), ("group", list.title.clone())]);
    region(
        &list.id,
        &caption,
        &html! {
            thead {
                tr {
                    @if list.ranked { th scope="col" class="number" { (words.label("report-rank")) } }
                    th scope="col" { (words.label("report-body")) }
                    th scope="col" class="number" { (words.label("report-index")) }
                    @if any_band {
                        th scope="col" { (words.label("report-band")) }
                        th scope="col" class="number" { (words.label("report-next-band")) }
                    }
                    @if any_published { th scope="col" { (words.label("report-published")) } }
                    th scope="col" { (words.label("report-source")) }
                }
            }
            tbody {
                @for card in &list.cards {
                    tr {
                        @if list.ranked { (rank_cell(view, card)) }
                        th scope="row" {
                            (card.name)
                            span class="state" { (view.state(card)) }
                        }
                        td class="number strong" {
                            (view.shown_index(card))
                            (marks(words, &view.notes.of(card, Column::Index)))
                        }
                        @if any_band {
                            td { (band_cell(view, card)) }
                            td class="number" { (next_band(view, card)) }
                        }
                        @if any_published { td { (published(view, card)) } }
                        td { (view.sources.number(card.published.map_or("", |published| &published.source))) }
                    }
                }
            }
        },
    )
}

fn rank_cell(view: &View, card: &Scorecard) -> Markup {
    let rank = card.place.as_ref().and_then(|place| place.rank);
    html! {
        td class="number" {
            @if let Some(rank) = rank {
                (rank)
                (marks(view.words, &view.notes.of(card, Column::Rank)))
            } @else {
                span class="visually-hidden" { (view.words.label("report-no-rank")) }
            }
        }
    }
}

fn band_cell(view: &View, card: &Scorecard) -> Markup {
    let words = view.words;
    html! {
        @if let Some(band) = band(card) {
            (chip(words, band))
            (marks(words, &view.notes.of(card, Column::Band)))
        } @else if let Some(standing) = &card.standing {
            @let possible: Vec<&str> = standing.undecided.iter().map(|place| card.instrument.bands[*place].code.as_str()).collect();
            @if possible.is_empty() { (words.label("report-no-band")) }
            @else { (words.say("report-possible-bands", &[("bands", possible.join(", "))])) }
        } @else {
            (words.label("report-no-band"))
        }
    }
}

/// A band's letter in its colour, with its label and zone.
pub(crate) fn chip(words: Words, band: &Band) -> Markup {
    html! {
        span class={ "chip " (crate::chart::role_class(band.role)) } {
            span class="letter" { (band.code) }
            span class="chip-text" {
                (words.text(&band.label))
                @if let Some(zone) = &band.zone {
                    span class="zone" { (words.text(zone)) }
                }
            }
        }
    }
}

fn next_band(view: &View, card: &Scorecard) -> String {
    let Some(standing) = &card.standing else {
        return String::new();
    };
    match &standing.next {
        Some(NextBand { band, distance, .. }) => {
            let arguments = [
                ("distance", view.index(card, distance)),
                ("band", card.instrument.bands[*band].code.clone()),
            ];
            view.words.say("report-distance", &arguments)
        }
        None if standing.band == Some(0) => view.words.label("report-highest-band"),
        None => String::new(),
    }
}

/// What was published of a body, and whether it is the same as what is computed.
fn published(view: &View, card: &Scorecard) -> Markup {
    let words = view.words;
    let Some(published) = card.published else {
        return html! { (words.label("report-not-published")) };
    };
    let mut lines = Vec::new();
    if let Some(compared) = compared_index(card) {
        let written = words.at(&compared.published, compared.digits);
        lines.push((written, Some(compared.published == compared.computed)));
    }
    if !published.band.is_empty() {
        let same = band(card).map(|band| band.code == published.band);
        lines.push((published.band.clone(), same));
    }
    if !published.rank.is_empty() {
        let same = ranked_among(card).map(|(rank, _)| rank.to_string() == published.rank);
        let written = words.say("report-published-rank", &[("rank", published.rank.clone())]);
        lines.push((written, same));
    }
    html! {
        @if lines.is_empty() { (words.label("report-not-published")) }
        @for (text, same) in &lines {
            span class="published" { (text) " " (verdict(words, *same)) }
        }
    }
}

/// Whether a published figure and the computed one are the same; empty where nobody can say.
pub(crate) fn verdict(words: Words, same: Option<bool>) -> Markup {
    html! {
        @match same {
            Some(true) => span class="verdict same" { "✓ " (words.label("report-same")) },
            Some(false) => span class="verdict differs" { "≠ " (words.label("report-differs")) },
            None => span class="verdict open" { (words.label("report-not-comparable")) },
        }
    }
}
