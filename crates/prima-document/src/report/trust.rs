//! What cannot be told apart, where there is data to say it, and that nothing
//! can be said where there is none.

use super::section::{Section, region};
use super::view::View;
use crate::wording::Words;
use maud::{Markup, html};
use prima_robust::report::{BodyReport, CauseState, RankInterval, Report, Run};
use prima_robust::settings::Cause;
use prima_score::scorecard::Scorecard;

/// The section of trust; none where there are no bodies.
pub(crate) fn section(view: &View) -> Option<Section> {
    let scored = view.example.round?;
    let words = view.words;
    let measured = scored
        .trust
        .filter(|trust| trust.bodies.iter().any(BodyReport::is_modelled));
    Some(Section {
        id: "trust",
        heading: words.label("report-trust"),
        body: match measured {
            Some(trust) => measured_body(view, trust),
            None => html! {
                p { (words.label(nothing_known(view))) }
                @if view.cards.len() > 1 { p { (words.label("report-trust-none-means")) } }
            },
        },
    })
}

/// Why nothing can be said: what was published, and what was not.
fn nothing_known(view: &View) -> &'static str {
    if view
        .cards
        .iter()
        .any(|card| view.rests_on_published_nodes(card))
    {
        "report-trust-none-but-nodes"
    } else {
        "report-trust-none"
    }
}

/// Interval of a body's index; none where nothing can be said.
pub(crate) fn interval(view: &View, card: &Scorecard) -> Option<(f64, f64)> {
    let scored = view.example.round?;
    let body = scored.round.bodies.find(card.unit)?;
    let interval = scored.trust?.bodies.get(body.0 as usize)?.interval?;
    Some((interval.low, interval.high))
}

fn measured_body(view: &View, trust: &Report) -> Markup {
    let words = view.words;
    let level = words.rough(trust.settings.level * 100.0, 0);
    let arguments = [
        ("level", level.clone()),
        ("replicates", words.count(trust.settings.replicates)),
        ("seed", trust.settings.seed.to_string()),
        ("causes", causes(words, trust)),
    ];
    let comparable = trust.groups.iter().any(|group| group.modelled > 1);
    let silent: usize = trust.groups.iter().map(|group| group.silent).sum();
    let runs: Vec<&Run> = trust.groups.iter().flat_map(|group| &group.runs).collect();
    html! {
        p { (words.say("report-trust-how", &arguments)) }
        @if !comparable {
            p { (words.label("report-trust-nobody-to-compare")) }
        } @else if runs.is_empty() {
            p { (words.label("report-trust-all-apart")) }
        } @else {
            p { (words.label("report-trust-runs")) }
            ul class="runs" {
                @for run in runs { li { (names(view, run)) } }
            }
        }
        @if silent > 0 {
            p { (words.counted("report-trust-silent", silent, &[])) }
        }
        (table(view, trust, &level))
    }
}

/// What was varied, for at least one body.
fn causes(words: Words, trust: &Report) -> String {
    let is_modelled = |cause: &Cause| {
        let mut bodies = trust.bodies.iter();
        bodies.any(|body| body.cause(*cause).state == CauseState::Modelled)
    };
    let modelled = Cause::ALL.into_iter().filter(is_modelled);
    let names: Vec<String> = modelled
        .map(|cause| words.label(cause_key(cause)))
        .collect();
    names.join(", ")
}

fn cause_key(cause: Cause) -> &'static str {
    match cause {
        Cause::Survey => "report-cause-survey",
        Cause::Raters => "report-cause-raters",
        Cause::Weights => "report-cause-weights",
        Cause::Missing => "report-cause-missing",
    }
}

/// How much of a body's uncertainty each cause accounts for.
fn shares(words: Words, body: &BodyReport) -> String {
    let known = body
        .causes
        .iter()
        .filter_map(|cause| Some((cause.cause, cause.share?)));
    let written = known.map(|(cause, share)| {
        format!(
            "{} {}%",
            words.label(cause_key(cause)),
            words.rough(share * 100.0, 0)
        )
    });
    written.collect::<Vec<_>>().join(", ")
}

fn names(view: &View, run: &Run) -> String {
    let names = run
        .bodies
        .iter()
        .map(|body| view.card(*body).name.to_owned());
    let arguments = [
        ("ranks", ranks(view.words, run.ranks)),
        ("names", names.collect::<Vec<_>>().join(", ")),
    ];
    view.words.say("report-trust-run", &arguments)
}

fn ranks(words: Words, ranks: RankInterval) -> String {
    if ranks.best == ranks.worst {
        return ranks.best.to_string();
    }
    let ends = [
        ("low", ranks.best.to_string()),
        ("high", ranks.worst.to_string()),
    ];
    words.say("report-range", &ends)
}

fn table(view: &View, trust: &Report, level: &str) -> Markup {
    let words = view.words;
    let digits = view
        .instrument()
        .map_or(2, |instrument| instrument.rounding.digits) as usize;
    region(
        "trust-table",
        &words.say("report-trust-caption", &[("level", level.to_owned())]),
        &html! {
            thead {
                tr {
                    th scope="col" { (words.label("report-body")) }
                    th scope="col" class="number" { (words.label("report-index")) }
                    th scope="col" class="number" { (words.label("report-interval")) }
                    th scope="col" class="number" { (words.label("report-rank-interval")) }
                    th scope="col" class="number" { (words.label("report-alike")) }
                    th scope="col" { (words.label("report-causes")) }
                }
            }
            tbody {
                @for body in &trust.bodies {
                    @let card = view.card(body.body);
                    tr {
                        th scope="row" { (card.name) }
                        td class="number strong" { (view.shown_index(card)) }
                        td class="number" {
                            @match body.interval {
                                Some(interval) => (words.say("report-range", &[
                                    ("low", words.rough(interval.low, digits)),
                                    ("high", words.rough(interval.high, digits)),
                                ])),
                                None => (words.label("report-nothing-to-say")),
                            }
                        }
                        td class="number" {
                            @match body.rank_interval {
                                Some(interval) => (ranks(words, interval)),
                                None => (words.label("report-nothing-to-say")),
                            }
                        }
                        td class="number" {
                            @match &body.alike {
                                Some(alike) => (alike.n),
                                None => (words.label("report-nothing-to-say")),
                            }
                        }
                        td { (shares(words, body)) }
                    }
                }
            }
        },
    )
}
