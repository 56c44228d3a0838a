//! The parts of a programme's page of stages: its counts and its rules.

use super::View;
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::naming;
use crate::chart::{About, Stage, Stages, stages};
use crate::look::{Row, Table, Words, linked, table, unproven};
use crate::recognition::work::jury::form_name;
use maud::{Markup, html};
use prima_instrument::exact::{Exact, RoundingMode};
use prima_instrument::programme::jury::{Jury, JuryForm};
use prima_instrument::programme::{Exit, Programme, Span};
use prima_instrument::words::figure;
use prima_workflow::recognition::Funnel;

/// A share in per cent with two decimals; none where either is not known.
pub(crate) fn share(part: Option<u64>, whole: Option<u64>) -> Option<String> {
    let (part, whole) = (i64::try_from(part?).ok()?, i64::try_from(whole?).ok()?);
    let percent = Exact::whole(part.checked_mul(100)?).divided_by(&Exact::whole(whole))?;
    Some(percent.rounded(RoundingMode::HalfUp, 2).at_digits(2))
}

fn shown(words: Words, share: Option<String>) -> String {
    share.map_or_else(String::new, |share| {
        format!("{}%", naming::written(words, &share))
    })
}

/// All funnels, samples under a heading of their own: a chart where every count is
/// known, a table in any case.
pub(super) fn counts(words: Words, view: &View) -> Markup {
    let first_sample = view.funnels.iter().position(|one| one.is_sample);
    html! {
        @for (place, funnel) in view.funnels.iter().enumerate() {
            @if Some(place) == first_sample {
                h3 { (words.label("web-stages-sample")) }
                @if place > 0 { p { (words.label("web-stages-sample-about")) } }
            }
            @let id = format!("corong-{place}");
            @match whole(funnel) {
                Some(counts) => (drawn(words, view, funnel, &id, &counts)),
                None => (told(words, view, funnel, &id)),
            }
            (sources(words, funnel))
        }
    }
}

/// All counts, where all are known.
fn whole(funnel: &Funnel) -> Option<Vec<u64>> {
    let counts: Option<Vec<u64>> = funnel.counts.iter().map(|one| one.count).collect();
    counts.filter(|counts| counts.first().is_some_and(|first| *first > 0))
}

fn title(words: Words, view: &View, funnel: &Funnel) -> String {
    let place = match view.regions.get(&funnel.region) {
        Some(name) => name.clone(),
        None if funnel.region.is_empty() && funnel.is_sample => words.label("web-stages-all"),
        None if funnel.region.is_empty() => words.label("web-stages-nation"),
        None => funnel.region.clone(),
    };
    let arguments = [("place", place), ("year", funnel.year.clone())];
    let key = match funnel.is_sample {
        true => "web-stages-title-sample",
        false => "web-stages-title",
    };
    words.say(key, &arguments)
}

fn drawn(words: Words, view: &View, funnel: &Funnel, id: &str, counts: &[u64]) -> Markup {
    let title = title(words, view, funnel);
    let steps = funnel.counts.iter().enumerate().map(|(place, one)| {
        let before = place.checked_sub(1).map(|at| counts[at]);
        let first = (place > 0).then(|| counts[0]);
        Stage {
            name: words.text(&one.title),
            count: usize::try_from(counts[place]).unwrap_or(usize::MAX),
            of_previous: shown(words, share(one.count, before)),
            of_first: shown(words, share(one.count, first)),
        }
    });
    stages(
        words,
        &Stages {
            about: About {
                id,
                title: &title,
                says: &words.label("web-programme-stages-say"),
                provenance: None,
            },
            stages: steps.collect(),
        },
    )
}

fn told(words: Words, view: &View, funnel: &Funnel, id: &str) -> Markup {
    let heads = heads(
        words,
        &[
            ("web-stages-column-stage", Holds::Name),
            ("web-stages-column-count", Holds::Number),
            ("web-stages-column-previous", Holds::Number),
        ],
    );
    let missing = words.label("web-chart-missing");
    let rows = funnel.counts.iter().enumerate().map(|(place, one)| {
        let before = place.checked_sub(1).and_then(|at| funnel.counts[at].count);
        let count = one.count.map_or_else(|| missing.clone(), |count| words.count(count as usize));
        let share = share(one.count, before);
        Row {
            cells: vec![
                html! { (words.text(&one.title)) },
                html! { (count) },
                html! { @match &share { Some(_) => (shown(words, share.clone())), None => (missing) } },
            ],
            ..Row::default()
        }
    });
    table(
        words,
        &Table {
            id,
            caption: &title(words, view, funnel),
            columns: &columns(&heads),
            rows: rows.collect(),
        },
    )
}

/// Where the counts come from.
fn sources(words: Words, funnel: &Funnel) -> Markup {
    if !funnel.is_published {
        return html! { p class="muted" { (words.label("web-stages-counted")) } };
    }
    let mut sources: Vec<String> = Vec::new();
    for one in funnel.counts.iter().filter(|one| !one.source.is_empty()) {
        let day = [("day", words.date(&one.retrieved))];
        let source = format!(
            "{}, {}",
            words.prose(&one.source),
            words.say("web-retrieved", &day)
        );
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    html! {
        p class="muted" {
            (words.label("web-source")) ": " (linked(&sources.join("; "))) ". "
            a href=(naming::dataset_address(words, &funnel.dataset)) { (funnel.dataset) }
        }
    }
}

/// The rules of one edition in words.
pub(super) fn rules(words: Words, programme: &Programme) -> Markup {
    html! {
        p { (words.text(&programme.confers)) }
        (unproven(words, programme.marks()))
        ol {
            li {
                strong { (words.text(&programme.entry.title)) } " · " (roles(words, &programme.entry.by))
                @if let Some(document) = &programme.entry.document { br; (words.text(document)) }
                (law(words, programme, programme.entry.source.as_ref()))
            }
            @for stage in &programme.stages {
                li {
                    strong { (words.text(&stage.title)) }
                    @if let Some(about) = &stage.about { br; (words.text(about)) }
                    @if !stage.exits.is_empty() { ul { @for exit in &stage.exits { li { (way(words, programme, exit)) } } } }
                    @if let Some(jury) = &stage.jury { (judged(words, jury)) }
                    (law(words, programme, stage.source.as_ref()))
                }
            }
        }
        p { (span(words, ["web-stages-valid", "web-stages-valid-none"], &programme.validity)) }
        @if let Some(cooling) = &programme.cooling_off { p { (span(words, ["web-stages-cooling", "web-stages-cooling-none"], cooling)) } }
        h3 { (words.label("web-stages-laws")) }
        ul { @for law in &programme.laws { li { (law.title) @if let Some(found) = &law.found { " (" (linked(found)) ")" } } } }
    }
}

/// A span in months, or that it is not known.
fn span(words: Words, [known, unknown]: [&str; 2], span: &Span) -> String {
    match span.months {
        0 => words.label(unknown),
        months => words.say(known, &[("months", words.count(months as usize))]),
    }
}

/// Roles in words.
pub(crate) fn roles(words: Words, by: &[String]) -> String {
    let names = by
        .iter()
        .map(|code| words.label(&format!("web-stages-role-{code}")));
    names.collect::<Vec<_>>().join(", ")
}

/// How a stage is judged: by how many, what passes, and what weighs how much.
fn judged(words: Words, jury: &Jury) -> Markup {
    let number = |value: &Exact| figure(words.lang, value);
    let mut facts = vec![format!(
        "{}: {}",
        words.label("web-jury-form"),
        form_name(words, jury.form)
    )];
    if jury.jurors > 0 {
        facts.push(format!(
            "{}: {}",
            words.label("web-jury-jurors"),
            jury.jurors
        ));
    }
    if let Some(least) = &jury.passing {
        let passing = number(least);
        facts.push(format!("{}: {passing}", words.label("web-jury-passing")));
    }
    html! {
        p { (facts.join(" · ")) }
        @if !jury.criteria.is_empty() {
            ul {
                @for one in &jury.criteria {
                    li {
                        (words.text(&one.title))
                        @if jury.form != JuryForm::Administrative { " · " (words.label("web-jury-column-weight")) " " (number(&one.weight)) }
                    }
                }
            }
        }
        @if let Some(why) = &jury.provisional {
            p class="muted" { (words.label("web-notice-provisional")) ": " (words.text(why)) }
        }
    }
}

fn way(words: Words, programme: &Programme, exit: &Exit) -> Markup {
    let to = programme.stage(&exit.to);
    html! {
        (words.text(&exit.title)) " → " (to.map_or(exit.to.as_str(), |stage| words.text(&stage.title)))
        " · " (roles(words, &exit.by))
        @if let Some(document) = &exit.document { " · " (words.text(document)) }
        @if exit.reason { " · " (words.label("web-candidacy-asks-reason")) }
        @if exit.two_persons { " · " (words.label("web-candidacy-asks-second")) }
        @if exit.goes_back { " · " (words.label("web-stages-back")) }
    }
}

fn law(words: Words, programme: &Programme, source: Option<&(String, Option<String>)>) -> Markup {
    let Some((key, at)) = source else {
        return html! {};
    };
    let title = programme
        .law(key)
        .map_or(key.as_str(), |law| law.title.as_str());
    html! {
        br; span class="muted" {
            (words.label("web-source")) ": " (title)
            @if let Some(at) = at { ", " (at) }
        }
    }
}
