//! The rule of a category, and why somebody stands where, in words.

use crate::assessment::naming;
use crate::look::Words;
use crate::register::told as register;
use maud::{Markup, html};
use prima_domain::recognition::award::{Bar, Line, Place};
use prima_instrument::award::{Award, Category, Gate, Rule};
use prima_instrument::words::Text;

/// The rule as a sentence without its full stop.
pub(in crate::recognition) fn told(words: Words, category: &Category) -> String {
    let mut said = match &category.rule {
        Rule::Top { round, places } => words.say(
            "web-award-run-told-top",
            &[
                ("n", places.to_string()),
                ("programme", naming::programme(words, &round.programme)),
                ("period", naming::period(words, &round.period)),
            ],
        ),
        Rule::Threshold {
            round,
            least,
            bands,
        } => {
            let mut limits: Vec<String> = Vec::new();
            if let Some(least) = least {
                let arguments = [("least", words.figure(least))];
                limits.push(words.say("web-award-run-told-least", &arguments));
            }
            if !bands.is_empty() {
                let arguments = [("bands", bands.join(", "))];
                limits.push(words.say("web-award-run-told-bands", &arguments));
            }
            words.say(
                "web-award-run-told-threshold",
                &[
                    ("programme", naming::programme(words, &round.programme)),
                    ("period", naming::period(words, &round.period)),
                    ("limits", limits.join(", ")),
                ],
            )
        }
        Rule::Holders { programme } => words.say(
            "web-award-run-told-holders",
            &[("programme", naming::programme(words, programme))],
        ),
        Rule::Reached {
            programme, stage, ..
        } => words.say(
            "web-award-run-told-reached",
            &[
                ("programme", naming::programme(words, programme)),
                ("stage", stage.clone()),
            ],
        ),
        Rule::Named => words.label("web-award-run-rule-named"),
    };
    let levels: Vec<String> = category
        .group
        .levels
        .iter()
        .map(|level| register::level(words, level))
        .collect();
    if !levels.is_empty() {
        said.push_str(" · ");
        said.push_str(&register::list(words, &levels));
    }
    said
}

/// Conditions across schemes, each with what it rests on.
pub(in crate::recognition) fn gates<'g>(
    words: Words,
    rules: &Award,
    gates: impl Iterator<Item = &'g Gate>,
) -> Markup {
    html! {
        ul {
            @for gate in gates {
                li {
                    strong { (words.text(&gate.title)) }
                    @if let Some(source) = &gate.source { br; span class="muted" { (law(rules, source)) } }
                    @if let Some(why) = &gate.provisional {
                        br; span class="muted" { (words.label("web-notice-provisional")) ": " (words.text(why)) }
                    }
                }
            }
        }
    }
}

/// A law with the place in it.
pub(in crate::recognition) fn law(rules: &Award, (law, at): &(String, Option<String>)) -> String {
    let title = rules
        .law(law)
        .map_or(law.as_str(), |law| law.title.as_str());
    match at {
        Some(at) => format!("{title}, {at}"),
        None => title.to_owned(),
    }
}

/// Those of these rules that are not proven, and why.
pub(in crate::recognition) fn marks<'m>(
    all: impl IntoIterator<Item = (&'m Text, &'m Option<Text>)>,
) -> impl Iterator<Item = (&'m Text, &'m Text)> {
    let all = all.into_iter();
    all.filter_map(|(what, why)| Some((what, why.as_ref()?)))
}

/// What a place in a category is called. Whom officers name, no rule chooses.
pub(super) fn place(words: Words, rule: &Rule, place: Place) -> String {
    words.label(match place {
        Place::Chosen if *rule == Rule::Named => "web-award-run-place-named",
        Place::Chosen => "web-award-run-place-chosen",
        Place::AtCut => "web-award-run-place-cut",
        Place::Beyond => "web-award-run-place-beyond",
        Place::Barred => "web-award-run-place-barred",
        Place::NoFigure => "web-award-run-place-none",
    })
}

/// What must be known of somebody: what bars, what is not known, what cannot be
/// told apart, and which objections wait.
pub(super) fn remarks(words: Words, rules: &Award, line: &Line) -> Vec<String> {
    let one = &line.contender;
    let gate = |code: &str| {
        let found = rules.gates.iter().find(|gate| gate.code == code);
        found.map_or_else(
            || code.to_owned(),
            |gate| words.text(&gate.title).to_owned(),
        )
    };
    let mut said = Vec::new();
    for (code, why) in &one.bars {
        let arguments = [("gate", gate(code)), ("why", bar(words, why))];
        said.push(words.say("web-award-run-barred", &arguments));
    }
    for code in &one.unknown {
        said.push(words.say("web-award-run-unknown", &[("gate", gate(code))]));
    }
    if line.is_uncertain {
        said.push(words.label("web-award-run-uncertain"));
    }
    for cycle in &one.objections {
        said.push(words.say("web-award-run-objection", &[("cycle", cycle.clone())]));
    }
    said
}

fn bar(words: Words, bar: &Bar) -> String {
    match bar {
        Bar::Revoked {
            programme,
            on,
            free,
        } => words.say(
            "web-award-run-bar-revoked",
            &[
                ("programme", naming::programme(words, programme)),
                ("on", words.date(&on.to_string())),
                ("free", words.date(&free.to_string())),
            ],
        ),
        Bar::TooLow { found, least } => words.say(
            "web-award-run-bar-low",
            &[
                ("found", words.figure(found)),
                ("limit", words.figure(least)),
            ],
        ),
        Bar::TooHigh { found, most } => words.say(
            "web-award-run-bar-high",
            &[
                ("found", words.figure(found)),
                ("limit", words.figure(most)),
            ],
        ),
        Bar::Objection { cycle } => {
            words.say("web-award-run-objection", &[("cycle", cycle.clone())])
        }
    }
}
