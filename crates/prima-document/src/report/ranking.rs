//! Bodies in order of rank: a chart of where they stand, and the table.

mod table;

use super::scale::{self, zoomed};
use super::section::Section;
use super::view::{View, band, rounded};
use crate::chart::Caption;
use crate::chart::dots::{Dot, Dots};
use maud::{Markup, html};
use prima_instrument::model::Within;
use prima_score::bodies::BodyId;
use prima_score::round::{Group, Origin};
use prima_score::scorecard::Scorecard;

/// Rank and number of those ranked; none where there is nobody to compare with.
pub(crate) fn ranked_among(card: &Scorecard) -> Option<(u32, u32)> {
    let place = card.place.as_ref()?;
    let rank = place.rank.filter(|_| place.of > 1)?;
    Some((rank, place.of))
}

/// One list of bodies.
struct List<'v, 'a> {
    id: String,
    title: String,
    ranked: bool,
    cards: Vec<&'v Scorecard<'a>>,
}

impl<'a> List<'_, 'a> {
    /// How many have an index.
    fn n_indexed(&self) -> usize {
        let indexed = |card: &&&Scorecard| rounded(card).is_some();
        self.cards.iter().filter(indexed).count()
    }

    /// The state of all bodies, where they have the same.
    fn one_state(&self, view: &View<'a>) -> Option<String> {
        let mut states = self.cards.iter().map(|card| view.state(card));
        let first = states.next()?;
        states.all(|state| state == first).then_some(first)
    }
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
                p {
                    (about(view, list))
                    @if let Some(state) = list.one_state(view) {
                        " " (words.say("report-all-state", &[("state", state)]))
                    }
                }
                (chart(view, list))
                (table::table(view, list))
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
    let bodies = scored.round.bodies;
    let group_of = |body: BodyId| results.places[body.0 as usize].map(|place| place.group as usize);
    let mut lists = Vec::new();
    for (place, group) in results.groups.iter().enumerate() {
        if group.bodies < 2 {
            continue;
        }
        let members = bodies.iter().filter(|body| group_of(*body) == Some(place));
        let mut cards: Vec<&Scorecard> = members.map(|body| view.card(body)).collect();
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
        let group = group_of(*body).map(|group| &results.groups[group]);
        let rolled_up = results.bodies[body.0 as usize].origin == Origin::Children;
        group.is_none_or(|group| group.bodies < 2) && !rolled_up
    };
    let rest: Vec<&Scorecard> = bodies
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
    let bodies = scored.round.bodies;
    let reach = match rule.within {
        Within::Nation => return title.to_owned(),
        Within::Province => view
            .words
            .label(&format!("report-province-{}", group.reach)),
        Within::Parent => match bodies.find(&group.reach) {
            Some(parent) => bodies.name(parent).to_owned(),
            None => group.reach.clone(),
        },
    };
    format!("{title} ({reach})")
}

fn about(view: &View, list: &List) -> String {
    let key = if list.ranked {
        "report-ranking-about"
    } else {
        "report-unranked-about"
    };
    let arguments = [
        ("n", view.words.count(list.n_indexed())),
        ("group", list.title.clone()),
    ];
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
    let words = view.words;
    let intervals = indexed
        .iter()
        .filter_map(|(card, _)| super::trust::interval(view, card));
    let mut values: Vec<f64> = indexed.iter().map(|(_, value)| *value).collect();
    values.extend(intervals.flat_map(|(low, high)| [low, high]));
    let axis = zoomed(&values, &scored.round.instrument().scale);
    let headline = super::headline::body(view).map(|card| card.unit);
    let told = indexed
        .iter()
        .map(|(card, _)| format!("{} {}", card.name, value(view, card)));
    let told: Vec<String> = told.collect();
    let dots = indexed.iter().map(|(card, at)| Dot {
        name: card.name.to_owned(),
        value: value(view, card),
        at: *at,
        role: band(card).map(|band| band.role),
        emphasis: headline == Some(card.unit),
        interval: super::trust::interval(view, card),
    });
    let (ticks, decimals) = axis.ticks(6);
    let named = |tick: f64| (tick, words.rough(tick, decimals));
    let chart = Dots {
        caption: Caption {
            id: format!("{}-chart", list.id),
            title: words.say("report-ranking-chart", &[("group", list.title.clone())]),
            description: words.say("report-ranking-chart-text", &[("told", told.join("; "))]),
        },
        dots: dots.collect(),
        bands: scale::stretches(view, axis),
        ticks: ticks.into_iter().map(named).collect(),
        axis,
    };
    html! {
        figure {
            (chart.draw())
            figcaption { (words.say("report-axis", &[("low", named(axis.low).1), ("high", named(axis.high).1)])) }
        }
    }
}
