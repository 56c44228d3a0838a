//! What a round comes to, in one look.

use super::checks::compared_index;
use super::ranking::{chip, group_title, ranked_among, verdict};
use super::trends::{Trend, trends};
use super::view::{View, band, rounded};
use maud::{Markup, html};
use prima_score::round::Origin;
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

/// The large numbers of a round without bodies: the latest of each series.
pub(crate) fn leads(view: &View) -> Vec<Lead> {
    let words = view.words;
    let mut leads = Vec::new();
    for trend in trends(view) {
        match trend {
            Trend::Values(values) => leads.extend(values.series.iter().filter_map(|series| {
                let row = series.rows.iter().rev().flatten().next()?;
                let period = &view.example.figures.rows[*row].period;
                Some(Lead {
                    number: view.figure(*row),
                    of: format!("{} {period}", series.name),
                })
            })),
            Trend::Shares(shares) => leads.extend(shares.series.first().and_then(|series| {
                let row = series.rows.last().copied().flatten()?;
                let period = &view.example.figures.rows[row].period;
                Some(Lead {
                    number: view.figure(row),
                    of: format!("{} {period}", series.name),
                })
            })),
            Trend::Stages(stages) => {
                let (first, last) = (stages.rows[0], stages.rows[stages.rows.len() - 1]);
                let arguments = [("whole", view.figure(first))];
                leads.push(Lead {
                    number: view.figure(last),
                    of: format!(
                        "{} {}",
                        words.say("report-out-of", &arguments),
                        view.figure_name(last)
                    ),
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

fn of_body(view: &View, card: &Scorecard) -> Markup {
    html! {
        div class="headline" {
            p class="headline-name" { (card.name) }
            p class="headline-index" {
                span class="visually-hidden" { (view.words.label("report-index")) " " }
                (view.shown_index(card))
            }
            @if let Some(band) = band(card) { p { (chip(view.words, band)) } }
            @for line in standing(view, card) { p class="headline-line" { (line) } }
            p class="headline-state" { (view.state(card)) }
        }
    }
}

/// Rank, and what was published where it is not what is shown.
pub(crate) fn standing(view: &View, card: &Scorecard) -> Vec<Markup> {
    let words = view.words;
    let mut lines = Vec::new();
    if let Some((rank, of)) = ranked_among(card) {
        let group = view.example.round.and_then(|scored| {
            let groups = scored.results.groups.iter();
            let place = card.place.as_ref()?;
            groups.into_iter().find(|group| group.name == place.group)
        });
        let arguments = [
            ("rank", rank.to_string()),
            ("of", of.to_string()),
            (
                "group",
                group.map_or(String::new(), |group| group_title(view, group)),
            ),
        ];
        lines.push(html! { (words.say("report-rank-of", &arguments)) });
    } else if let Some(published) = card
        .published
        .filter(|published| !published.rank.is_empty())
    {
        let arguments = [("rank", published.rank.clone())];
        lines.push(html! { (words.say("report-rank-published-only", &arguments)) });
    }
    if let Some(compared) = compared_index(card) {
        let arguments = [("index", words.at(&compared.published, compared.digits))];
        let same = compared.published == compared.computed;
        lines.push(html! { (words.say("report-published-index", &arguments)) " " (verdict(words, Some(same))) });
    }
    lines
}
