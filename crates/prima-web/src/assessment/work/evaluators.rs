//! `/kerja/{cycle}/penilai`: how evaluators stand to one another, for officers
//! of the programme alone. Neither evaluators nor units ever see it.

use super::faults::Faults;
use super::framed::{Framed, asked, framed};
use super::refusal::hidden;
use crate::desk::{Answered, DeskAnswer, Visit};
use crate::look::{Column, Empty, Row, Table, Words, empty, stacked};
use crate::site::Site;
use maud::{Markup, html};
use prima_robust::agreement::RaterAgreement;
use prima_workflow::assessment::read::{
    CycleLine, EvaluatorLine, Evaluators, Severity, evaluators,
};
use std::collections::BTreeMap;

/// Last part of its address.
const PAGE: &str = "penilai";

/// What the page shows.
#[derive(Debug)]
pub struct View<'a> {
    /// The round.
    pub line: &'a CycleLine,
    /// Its evaluators.
    pub found: &'a Evaluators,
    /// Their names, by id.
    pub names: &'a BTreeMap<String, String>,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (actor, line) = asked(site, visit).await?;
    let found = evaluators(&site.desk, actor, &line.cycle.cycle, visit.now).await;
    let found = found.map_err(hidden)?;
    let mut names = BTreeMap::new();
    for one in &found.lines {
        if let Some(person) = site.database.person(&one.evaluator).await? {
            names.insert(one.evaluator.clone(), person.name);
        }
    }
    let view = View {
        line: &line,
        found: &found,
        names: &names,
    };
    Answered::page(whole(site, visit, &view))
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let name = words.label("web-evaluators-title");
    let least = [("n", words.count(view.found.least))];
    let body = html! {
        @if view.found.lines.is_empty() {
            (empty(&Empty { title: &words.label("web-evaluators-none"), about: &words.label("web-evaluators-none-about"), action: None }))
        } @else {
            p { (words.say("web-evaluators-about", &least)) }
            p { (words.label("web-evaluators-severity-about")) }
            (rows(words, view))
            @if let Some(noise) = &view.found.disagreement {
                p { (words.say("web-evaluators-noise", &[("share", percent(words, noise.deviation))])) }
            }
        }
    };
    let page = Framed {
        line: view.line,
        step: Some((&name, PAGE)),
        lead: &words.label("web-evaluators-lead"),
        facts: None,
        faults: &Faults::default(),
        done: None,
        body,
    };
    framed(site, visit, &page)
}

fn rows(words: Words, view: &View) -> Markup {
    let heads = ["name", "done", "equal", "difference", "severity"]
        .map(|head| words.label(&format!("web-evaluators-column-{head}")));
    let mut columns = heads.each_ref().map(|name| Column {
        name,
        ..Column::default()
    });
    columns[0].names_row = true;
    let row = |line: &EvaluatorLine| {
        let name = view.names.get(&line.evaluator).unwrap_or(&line.evaluator);
        let done = [
            ("done", words.count(line.n_done)),
            ("all", words.count(line.n_units)),
        ];
        let little = || words.say("web-evaluators-little", &[("n", words.count(line.common))]);
        let agreement = line.agreement.as_ref();
        let difference = agreement.and_then(|one| one.difference);
        let cells = [
            name.clone(),
            words.say("web-evaluators-of", &done),
            agreement.map_or_else(little, |one| equal(words, one)),
            difference.map_or_else(little, |share| signed(words, share)),
            line.severity
                .map_or_else(little, |one| severity(words, &one)),
        ];
        Row {
            cells: cells.map(|cell| html! { (cell) }).to_vec(),
            ..Row::default()
        }
    };
    stacked(
        words,
        &Table {
            id: "penilai",
            caption: &words.label("web-evaluators-caption"),
            columns: &columns,
            rows: view.found.lines.iter().map(row).collect(),
        },
    )
}

fn equal(words: Words, one: &RaterAgreement) -> String {
    let share = one.equal as f64 / one.common.max(1) as f64;
    let arguments = [
        ("equal", words.count(one.equal)),
        ("common", words.count(one.common)),
        ("share", percent(words, share)),
    ];
    words.say("web-evaluators-equal", &arguments)
}

fn severity(words: Words, one: &Severity) -> String {
    let arguments = [
        ("severity", signed(words, one.severity)),
        ("low", signed(words, one.low)),
        ("high", signed(words, one.high)),
    ];
    words.say("web-evaluators-severity", &arguments)
}

/// A share in hundredths, with one decimal.
fn percent(words: Words, share: f64) -> String {
    format!("{} %", words.rough(share * 100.0, 1))
}

/// A share of the scale with its sign; what rounds to nothing has none.
fn signed(words: Words, share: f64) -> String {
    let hundredths = (share * 1_000.0).round() / 10.0;
    if hundredths == 0.0 {
        return percent(words, 0.0);
    }
    let sign = if hundredths > 0.0 { "+" } else { "" };
    format!("{sign}{} %", words.rough(hundredths, 1))
}
