//! Stages that fewer and fewer pass: counts, and each as a share of the first.

use super::{About, Drawn};
use maud::{Markup, html};
use prima_document::chart::funnel;
use prima_document::wording::Words;

/// Stages from the first to the last.
#[derive(Clone, Debug)]
pub struct Stages<'a> {
    /// Names and source.
    pub about: About<'a>,
    /// In the order they are passed.
    pub stages: Vec<Stage<'a>>,
}

/// One stage.
#[derive(Clone, Debug)]
pub struct Stage<'a> {
    /// What it is called.
    pub name: &'a str,
    /// How many reached it.
    pub count: usize,
    /// Their share of those of the stage before, as written; may be empty.
    pub of_previous: String,
    /// Their share of those of the first stage, as written; may be empty.
    pub of_first: String,
}

/// The chart.
pub fn stages(words: Words, stages: &Stages) -> Markup {
    let text = |stage: &Stage| {
        let count = words.count(stage.count);
        if stage.of_first.is_empty() {
            return count;
        }
        let arguments = [("count", count), ("share", stage.of_first.clone())];
        words.say("web-stages-share", &arguments)
    };
    let told = stages.stages.iter().map(|stage| {
        let arguments = [("name", stage.name.to_owned()), ("count", text(stage))];
        words.say("web-stages-told", &arguments)
    });
    let chart = funnel::Funnel {
        caption: stages.about.caption(told.collect::<Vec<_>>().join("; ")),
        stages: stages
            .stages
            .iter()
            .map(|stage| funnel::Stage {
                name: stage.name.to_owned(),
                count: stage.count as f64,
                text: text(stage),
            })
            .collect(),
        // A count and its share in brackets, on a phone.
        room: 30.0,
    };
    Drawn {
        about: &stages.about,
        legend: html! {},
        drawing: chart.draw(),
        note: String::new(),
        rows: rows(words, stages),
    }
    .figure(words)
}

fn rows(words: Words, stages: &Stages) -> Markup {
    let missing = words.label("web-chart-missing");
    let share = |text: &str| match text {
        "" => missing.clone(),
        text => text.to_owned(),
    };
    html! {
        thead {
            tr {
                th scope="col" { (words.label("web-stages-column-stage")) }
                th scope="col" class="number" { (words.label("web-stages-column-count")) }
                th scope="col" class="number" { (words.label("web-stages-column-previous")) }
                th scope="col" class="number" { (words.label("web-stages-column-first")) }
            }
        }
        tbody {
            @for stage in &stages.stages {
                tr {
                    th scope="row" { (stage.name) }
                    td class="number" { (words.count(stage.count)) }
                    td class="number" { (share(&stage.of_previous)) }
                    td class="number" { (share(&stage.of_first)) }
                }
            }
        }
    }
}
