//! Node scores: what an index is made of.

use super::checks::compared_index;
use super::chip::verdict;
use super::notes::marks;
use super::scale::zoomed;
use super::section::{Section, region};
use super::view::View;
use crate::chart::Caption;
use crate::chart::dots::{Dot, Dots};
use maud::{Markup, html};
use prima_score::scorecard::{How, NodeLine, Scorecard};
use prima_score::value::State;

/// Decimals of a score that has no end.
const DIGITS: u32 = 4;

/// The section of node scores; none where only indices are known.
pub(crate) fn section(view: &View) -> Option<Section> {
    let cards: Vec<(usize, &Scorecard)> = view
        .cards
        .iter()
        .enumerate()
        .filter(|(_, card)| !card.nodes.is_empty())
        .collect();
    if cards.is_empty() {
        return None;
    }
    Some(Section {
        id: "parts",
        heading: view.words.label("report-parts"),
        body: html! {
            p { (view.words.label("report-parts-about")) }
            @for (place, card) in &cards {
                @if cards.len() > 1 { h3 { (card.name) } }
                (chart(view, *place, card))
                (table(view, *place, card))
                (published(view, card))
            }
        },
    })
}

/// Leaves of one parent that share a scale, as dots; none for fewer than three.
fn chart(view: &View, place: usize, card: &Scorecard) -> Markup {
    let leaves = siblings(card);
    if leaves.len() < 3 {
        return html! {};
    }
    let words = view.words;
    let score = |line: &NodeLine| line.score.as_ref().map_or(0.0, |score| score.to_f64());
    let values: Vec<f64> = leaves.iter().map(|line| score(line)).collect();
    let axis = zoomed(&values, &leaves[0].node.span);
    let named = |line: &&NodeLine| format!("{} {}", line.node.code, words.text(&line.node.title));
    let told: Vec<String> = leaves
        .iter()
        .map(|line| format!("{} {}", named(line), written(view, line)))
        .collect();
    let (ticks, decimals) = axis.ticks(6);
    let dots = Dots {
        caption: Caption {
            id: format!("parts-chart-{}", place + 1),
            title: words.say("report-parts-chart", &[("name", card.name.to_owned())]),
            description: words.say("report-ranking-chart-text", &[("told", told.join("; "))]),
        },
        dots: leaves
            .iter()
            .map(|line| Dot {
                name: named(line),
                value: written(view, line),
                at: score(line),
                role: None,
                emphasis: false,
                interval: None,
            })
            .collect(),
        bands: Vec::new(),
        ticks: ticks
            .into_iter()
            .map(|tick| (tick, words.rough(tick, decimals)))
            .collect(),
        axis,
    };
    html! {
        figure {
            (dots.draw())
            figcaption { (words.say("report-axis", &[
                ("low", words.rough(axis.low, decimals)),
                ("high", words.rough(axis.high, decimals)),
            ])) }
        }
    }
}

/// Scored leaves that have the parent and the scale of the first.
fn siblings<'c, 'a>(card: &'c Scorecard<'a>) -> Vec<&'c NodeLine<'a>> {
    let scored = |line: &&NodeLine| line.node.is_leaf() && line.score.is_some();
    let Some(first) = card.nodes.iter().find(scored) else {
        return Vec::new();
    };
    let alike = |line: &&NodeLine| {
        scored(line) && line.node.parent == first.node.parent && line.node.span == first.node.span
    };
    card.nodes.iter().filter(alike).collect()
}

fn written(view: &View, line: &NodeLine) -> String {
    match &line.score {
        Some(score) => view.words.cut(score, DIGITS),
        None => String::new(),
    }
}

fn table(view: &View, place: usize, card: &Scorecard) -> Markup {
    let words = view.words;
    let order = card.instrument.in_order();
    let shown = order.iter().filter_map(|(id, depth)| {
        let line = card.node(*id)?;
        let parent = line.node.parent.and_then(|parent| card.node(parent));
        // Below a published score nothing was looked at.
        let below_published = parent.is_some_and(|parent| matches!(parent.how, How::Published));
        (!below_published).then_some((line, *depth))
    });
    let caption = words.say("report-parts-caption", &[("name", card.name.to_owned())]);
    region(
        &format!("parts-{}", place + 1),
        &caption,
        &html! {
            thead {
                tr {
                    th scope="col" { (words.label("report-node")) }
                    th scope="col" class="number" { (words.label("report-score")) }
                    th scope="col" { (words.label("report-how")) }
                }
            }
            tbody {
                @for (line, depth) in shown {
                    @let note: Vec<usize> = line.node.provisional.iter().filter_map(|reason| view.notes.number(reason)).collect();
                    tr {
                        th scope="row" class={ "depth-" (depth.min(4)) } {
                            span class="code" { (line.node.code) } " " (words.text(&line.node.title))
                        }
                        td class="number strong" { (written(view, line)) (marks(words, &note)) }
                        td { (how(view, card, line)) }
                    }
                }
            }
        },
    )
}

/// How a node got its score, in a few words.
fn how(view: &View, card: &Scorecard, line: &NodeLine) -> String {
    let words = view.words;
    if line.state != State::Scored {
        let key = format!("label-state-{}", line.state.word().replace('_', "-"));
        return words.label(&key);
    }
    match &line.how {
        How::Published => words.label("report-how-published"),
        How::Inapplicable(_) => words.label("label-state-not-applicable"),
        How::Children { aggregate, inputs } => {
            let n = inputs
                .iter()
                .filter(|input| input.contribution.is_some() || input.state == State::Scored);
            words.counted(
                "report-how-children",
                n.count(),
                &[("rule", words.label(aggregate.label()))],
            )
        }
        How::Formula { formula, .. } => super::formula::with(
            formula,
            &|code| {
                let id = card.instrument.find_node(code);
                let score = id.and_then(|id| card.node(id)?.score.as_ref());
                score.map(|score| words.cut(score, DIGITS))
            },
            words,
        ),
        How::Answers { answers, .. } => words.counted("report-how-answers", answers.len(), &[]),
        How::Survey { respondents, .. } => {
            words.counted("report-how-survey", *respondents as usize, &[])
        }
    }
}

/// What was published of the index that these scores make.
fn published(view: &View, card: &Scorecard) -> Markup {
    let words = view.words;
    let (Some(compared), Some(index)) = (compared_index(card), &card.index) else {
        return html! {};
    };
    let same = compared.published == compared.computed;
    html! {
        div class=(if same { "finding agrees" } else { "finding" }) {
            dl class="beside" {
                div { dt { (words.label("report-before-rounding")) } dd { (words.cut(&index.exact, DIGITS)) } }
                div { dt { (words.label("report-computed")) } dd { (words.at(&compared.computed, compared.digits)) } }
                div { dt { (words.label("report-published")) } dd { (words.at(&compared.published, compared.digits)) } }
            }
            p { (verdict(words, Some(same))) }
        }
    }
}
