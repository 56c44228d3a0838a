//! What a round comes to, in one look.

use super::checks::compared_index;
use super::chip::{chip_with, verdict};
use super::notes::{Column, marks};
use super::ranking::{group_title, ranked_among};
use super::trends::{Series, Trend, trends};
use super::view::{View, band, rounded};
use maud::{Markup, html};
use prima_score::round::{Group, Origin};
use prima_score::scorecard::Scorecard;

/// The body a page is about: one with a published rank, else one made of
/// others, else the first of the largest group, else any with an index.
pub(crate) fn body<'v, 'a>(view: &'v View<'a>) -> Option<&'v Scorecard<'a>> {
    let indexed = view.cards.iter().filter(|card| rounded(card).is_some());
    indexed.min_by_key(|card| {
        let published = card
            .published
            .is_some_and(|published| !published.rank.is_empty());
        let place = card.place.as_ref();
        let of = place.map_or(0, |place| place.of);
        let rank = place.and_then(|place| place.rank).unwrap_or(u32::MAX);
        (
            !published,
            card.origin != Origin::Children,
            std::cmp::Reverse(of),
            rank,
        )
    })
}

/// One large number with what it is of.
pub(crate) struct Lead {
    /// As it is written.
    pub number: String,
    pub of: String,
}

/// The large numbers of a round without bodies: the latest of each series, and
/// what is left after the last stage.
pub(crate) fn leads(view: &View) -> Vec<Lead> {
    let mut leads = Vec::new();
    for trend in trends(view) {
        match trend {
            Trend::Values(table) | Trend::Shares(table) => {
                let latest = |series: &Series| series.rows.iter().rev().flatten().next().copied();
                let rows = table.series.iter().filter_map(latest);
                leads.extend(rows.map(|row| {
                    Lead {
                        number: view.figure(row),
                        of: view
                            .words
                            .text(&view.example.figures.rows[row].label)
                            .to_owned(),
                    }
                }));
            }
            Trend::Stages(stages) => {
                let last = stages.rows[stages.rows.len() - 1];
                let arguments = [
                    ("whole", view.figure(stages.rows[0])),
                    ("what", view.figure_name(last)),
                ];
                leads.push(Lead {
                    number: view.figure(last),
                    of: view.words.say("report-out-of", &arguments),
                });
            }
        }
    }
    leads
}

/// The headline of a round's page.
pub(crate) fn markup(view: &View) -> Markup {
    match body(view) {
        Some(card) => of_body(view, card),
        None => html! {
            ul class="leads" {
                @for lead in leads(view) {
                    li {
                        span class="lead-number" { (lead.number) }
                        span class="lead-of" { (lead.of) }
                    }
                }
            }
        },
    }
}

fn of_body<'a>(view: &View<'a>, card: &Scorecard<'a>) -> Markup {
    let mark = |column| marks(view.words, &view.notes.of(card, column));
    html! {
        div class="headline" {
            p class="headline-name" { (card.name) }
            p class="headline-index" {
                span class="visually-hidden" { (view.words.label("report-index")) " " }
                (view.shown_index(card))
                (mark(Column::Index))
            }
            @if let Some(band) = band(card) { p { (chip_with(view.words, band, &mark(Column::Band))) } }
            @if card.standing.as_ref().is_some_and(|standing| standing.next.is_some()) {
                p class="headline-line" { (view.words.label("report-next-band")) ": " (view.next_band(card)) }
            }
            @for line in standing(view, card) { p class="headline-line" { (line) } }
            p class="headline-state" { (view.state(card)) }
        }
    }
}

/// Rank, and what was published where it is not what is shown.
pub(crate) fn standing<'a>(view: &View<'a>, card: &Scorecard<'a>) -> Vec<Markup> {
    let words = view.words;
    let mut lines = Vec::new();
    if let Some((rank, of)) = ranked_among(card) {
        let arguments = [("rank", rank.to_string()), ("of", of.to_string())];
        lines.push(html! { span class="strong" { (words.say("report-rank-of", &arguments)) (marks(words, &view.notes.of(card, Column::Rank))) } });
        lines.extend(group(view, card).map(|group| html! { (group_title(view, group)) }));
    } else if let Some(published) = card
        .published
        .filter(|published| !published.rank.is_empty())
    {
        let arguments = [("rank", published.rank.clone())];
        lines.push(html! { (words.say("report-rank-published-only", &arguments)) });
        lines.extend(group(view, card).map(|group| html! { (group_title(view, group)) }));
    }
    if let Some(compared) = compared_index(card) {
        let arguments = [("index", words.at(&compared.published, compared.digits))];
        let same = compared.published == compared.computed;
        lines.push(html! { (words.say("report-published-index", &arguments)) " " (verdict(words, Some(same))) });
    }
    lines
}

/// The peer group of a body.
fn group<'a>(view: &View<'a>, card: &Scorecard) -> Option<&'a Group> {
    let place = card.place.as_ref()?;
    let mut groups = view.example.round?.results.groups.iter();
    groups.find(|group| group.name == place.group)
}
