//! `prima robust`: how far each score and rank can be trusted.

use crate::cli::{self, CauseArgument};
use crate::destination::Destination;
use crate::output::{Output, TextTable};
use crate::progress::bar;
use crate::progress::read;
use crate::view::local;
use anyhow::Result;
use prima_exchange::write::push_line;
use prima_robust::report::{BodyReport, CauseState, RaterState, Report};
use prima_robust::{Cause, Causes, Settings, measure};
use prima_score::answers::Questions;
use prima_score::round::Round;
use prima_workflow::failure::Refusal;
use prima_workflow::inputs::Wanted;
use prima_workflow::library;
use serde_json::{Value, json};
use std::process::ExitCode;

/// Bodies shown on the terminal; the rest is in the file.
const MOST_SHOWN: usize = 20;

/// Runs the command.
pub fn run(arguments: &cli::Robust, output: Output) -> Result<ExitCode> {
    let settings = settings(arguments, output)?;
    let (instrument, _) = library::open_checked(&arguments.instrument, output.lang)?;
    let questions = Questions::new(&instrument);
    // Who answered what is read only where evaluators are looked at.
    let wanted = if settings.causes.has(Cause::Raters) {
        Wanted::Raters
    } else {
        Wanted::Scores
    };
    let loaded = read(
        &arguments.inputs.files(),
        &instrument,
        &questions,
        wanted,
        output,
    )?;
    let round = Round::new(
        &instrument,
        &questions,
        &loaded.bodies,
        &loaded.answers,
        &loaded.published,
    );
    let results = round.compute();
    let progress = bar(output, "cli-progress-robust");
    let see = |done: usize, all: usize| {
        progress.set_length(all as u64);
        progress.set_position(done as u64);
    };
    let report = measure(&round, &results, &loaded.rated, &settings, &see);
    progress.finish_and_clear();
    if let Some(out) = &arguments.out {
        let mut destination = Destination::new(out, &[])?;
        destination.write("intervals.csv", intervals(&round, &report).as_bytes())?;
        destination.write("groups.csv", groups(&round, &results, &report).as_bytes())?;
        destination.write("raters.csv", raters(&report).as_bytes())?;
        destination.finish()?;
    }
    show(&round, &report, output);
    if let Some(out) = &arguments.out {
        output.say("cli-written", &[("file", out.display().to_string())]);
    }
    output.json(&to_json(&round, &results, &report));
    Ok(ExitCode::SUCCESS)
}

fn settings(arguments: &cli::Robust, output: Output) -> Result<Settings> {
    let fits = (0.0..=100.0).contains(&arguments.weights)
        && arguments.level > 0.0
        && arguments.level < 100.0
        && (10..=1_000_000).contains(&arguments.replicates);
    if !fits {
        return Err(Refusal::usage(output.words("cli-robust-range", &[])).into());
    }
    let causes = match arguments.only.as_slice() {
        [] => Causes::ALL,
        some => some
            .iter()
            .fold(Causes::NONE, |causes, cause| causes.with(cause_of(*cause))),
    };
    Ok(Settings {
        replicates: arguments.replicates,
        seed: arguments.seed,
        weight_range: arguments.weights / 100.0,
        level: arguments.level / 100.0,
        causes,
    })
}

fn cause_of(argument: CauseArgument) -> Cause {
    match argument {
        CauseArgument::Survey => Cause::Survey,
        CauseArgument::Raters => Cause::Raters,
        CauseArgument::Weights => Cause::Weights,
        CauseArgument::Missing => Cause::Missing,
    }
}

/// An estimate with four decimals, or empty.
fn estimate(value: Option<f64>) -> String {
    value.map_or(String::new(), |value| format!("{value:.4}"))
}

/// A share in per cent as it was typed: 0.07, which times 100 is a little more
/// than 7, gives "7".
fn per_cent(share: f64) -> String {
    let text = format!("{:.6}", share * 100.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn state_word(state: CauseState) -> &'static str {
    match state {
        CauseState::NotAsked => "not_asked",
        CauseState::NoData => "no_data",
        CauseState::TooLittleData { .. } => "too_little_data",
        CauseState::NotPresent => "not_present",
        CauseState::Modelled => "modelled",
    }
}

fn intervals(round: &Round, report: &Report) -> String {
    let mut columns: Vec<String> = [
        "unit",
        "index",
        "low",
        "high",
        "rank",
        "rank_best",
        "rank_worst",
        "deviation",
        "alike",
        "alike_best",
        "alike_worst",
    ]
    .map(str::to_owned)
    .to_vec();
    for cause in Cause::ALL {
        columns.push(format!("{}_state", cause.word()));
        columns.push(format!("{}_share", cause.word()));
    }
    let mut out = String::new();
    push_line(columns.iter().map(String::as_str), &mut out);
    let whole = |value: Option<u32>| value.map_or(String::new(), |value| value.to_string());
    for body in &report.bodies {
        let alike = body.alike.as_ref();
        let mut fields = vec![
            round.bodies.id(body.body).to_owned(),
            estimate(body.index),
            estimate(body.interval.map(|interval| interval.low)),
            estimate(body.interval.map(|interval| interval.high)),
            whole(body.rank),
            whole(body.rank_interval.map(|interval| interval.best)),
            whole(body.rank_interval.map(|interval| interval.worst)),
            estimate(body.deviation),
            alike.map_or(String::new(), |alike| alike.n.to_string()),
            whole(alike.map(|alike| alike.ranks.best)),
            whole(alike.map(|alike| alike.ranks.worst)),
        ];
        for cause in &body.causes {
            fields.push(state_word(cause.state).to_owned());
            fields.push(estimate(cause.share));
        }
        push_line(fields.iter().map(String::as_str), &mut out);
    }
    out
}

fn groups(round: &Round, results: &prima_score::round::Results, report: &Report) -> String {
    let mut out = String::from("peer_group,rank_best,rank_worst,n,units\n");
    for (group, found) in results.groups.iter().zip(&report.groups) {
        for run in &found.runs {
            let units: Vec<&str> = run
                .bodies
                .iter()
                .map(|body| round.bodies.id(*body))
                .collect();
            let fields = [
                group.name.clone(),
                run.ranks.best.to_string(),
                run.ranks.worst.to_string(),
                run.bodies.len().to_string(),
                units.join(" "),
            ];
            push_line(fields.iter().map(String::as_str), &mut out);
        }
    }
    out
}

fn raters(report: &Report) -> String {
    let mut out = String::from("rater,ratings,common,state,severity,low,high,have,need\n");
    for rater in &report.raters {
        let (state, estimates, have, need) = match rater.state {
            RaterState::Estimated { severity, interval } => (
                "estimated",
                [severity, interval.low, interval.high].map(|value| estimate(Some(value))),
                String::new(),
                String::new(),
            ),
            RaterState::TooLittleData { have, need } => (
                "too_little_data",
                [const { String::new() }; 3],
                have.to_string(),
                need.to_string(),
            ),
        };
        let [severity, low, high] = estimates;
        let (ratings, common) = (rater.ratings.to_string(), rater.common.to_string());
        let fields = [
            rater.rater.as_str(),
            &ratings,
            &common,
            state,
            &severity,
            &low,
            &high,
            &have,
            &need,
        ];
        push_line(fields, &mut out);
    }
    out
}

fn show(round: &Round, report: &Report, output: Output) {
    if output.json {
        return;
    }
    let modelled = report
        .bodies
        .iter()
        .filter(|body| body.is_modelled())
        .count();
    if modelled == 0 {
        output.say("cli-robust-nothing", &[]);
        return;
    }
    let column = |key: &str| {
        (
            output.words(&format!("cli-column-{key}"), &[]),
            key != "name",
        )
    };
    let mut columns: Vec<(String, bool)> = ["rank", "name", "index", "interval", "ranks", "alike"]
        .iter()
        .map(|key| column(key))
        .collect();
    columns.extend(Cause::ALL.iter().map(|cause| {
        (
            output.words(&format!("cli-cause-{}", cause.word()), &[]),
            true,
        )
    }));
    let mut table = TextTable::new(&columns);
    let mut ordered: Vec<&BodyReport> = report
        .bodies
        .iter()
        .filter(|body| body.index.is_some())
        .collect();
    ordered.sort_by_key(|body| (body.rank.unwrap_or(u32::MAX), body.body));
    for body in ordered.iter().take(MOST_SHOWN) {
        let number = |value: f64| local(&format!("{value:.2}"), output.lang);
        let mut cells = vec![
            body.rank.map_or(String::new(), |rank| rank.to_string()),
            round.bodies.name(body.body).to_owned(),
            body.index.map_or(String::new(), number),
            body.interval.map_or("–".to_owned(), |interval| {
                format!("{} – {}", number(interval.low), number(interval.high))
            }),
            body.rank_interval.map_or("–".to_owned(), |interval| {
                format!("{} – {}", interval.best, interval.worst)
            }),
            body.alike
                .as_ref()
                .map_or("–".to_owned(), |alike| alike.n.to_string()),
        ];
        cells.extend(
            body.causes
                .iter()
                .map(|cause| match (cause.state, cause.share) {
                    (CauseState::Modelled, Some(share)) => {
                        format!("{} %", local(&format!("{:.0}", share * 100.0), output.lang))
                    }
                    (state, _) => output.words(
                        &format!("cli-cause-state-{}", state_word(state).replace('_', "-")),
                        &[],
                    ),
                }),
        );
        table.row(cells);
    }
    output.table(&table);
    if ordered.len() > MOST_SHOWN {
        output.say(
            "cli-more-rows",
            &[("n", (ordered.len() - MOST_SHOWN).to_string())],
        );
    }
    output.line("");
    output.say(
        "cli-robust-method",
        &[
            ("replicates", report.settings.replicates.to_string()),
            ("seed", report.settings.seed.to_string()),
            (
                "level",
                local(&per_cent(report.settings.level), output.lang),
            ),
            (
                "weights",
                local(&per_cent(report.settings.weight_range), output.lang),
            ),
        ],
    );
}

fn to_json(round: &Round, results: &prima_score::round::Results, report: &Report) -> Value {
    let rounded = |value: f64| (value * 1e4).round() / 1e4;
    let bodies = report.bodies.iter().map(|body| {
        let causes = body.causes.iter().map(|cause| {
            let (have, need) = match cause.state {
                CauseState::TooLittleData { have, need } => (Some(have), Some(need)),
                _ => (None, None),
            };
            json!({ "cause": cause.cause.word(), "state": state_word(cause.state),
                    "share": cause.share.map(rounded), "have": have, "need": need })
        });
        json!({
            "unit": round.bodies.id(body.body),
            "index": body.index.map(rounded),
            "interval": body.interval.map(|interval| [rounded(interval.low), rounded(interval.high)]),
            "rank": body.rank,
            "rank_interval": body.rank_interval.map(|interval| [interval.best, interval.worst]),
            "alike": body.alike.as_ref().map(|alike| alike.n),
            "causes": causes.collect::<Vec<_>>(),
        })
    });
    let bodies: Vec<Value> = bodies.collect();
    let groups = results.groups.iter().zip(&report.groups).map(|(group, found)| {
        let runs = found.runs.iter().map(|run| {
            json!({ "ranks": [run.ranks.best, run.ranks.worst],
                    "units": run.bodies.iter().map(|body| round.bodies.id(*body)).collect::<Vec<_>>() })
        });
        json!({ "peer_group": group.name, "modelled": found.modelled, "silent": found.silent,
                "cannot_be_told_apart": runs.collect::<Vec<_>>() })
    });
    let groups: Vec<Value> = groups.collect();
    let raters = report.raters.iter().map(|rater| match rater.state {
        RaterState::Estimated { severity, interval } => json!({ "rater": rater.rater, "ratings": rater.ratings,
            "severity": rounded(severity), "interval": [rounded(interval.low), rounded(interval.high)] }),
        RaterState::TooLittleData { have, need } => json!({ "rater": rater.rater, "ratings": rater.ratings,
            "have": have, "need": need }),
    });
    let raters: Vec<Value> = raters.collect();
    json!({
        "replicates": report.settings.replicates,
        "seed": report.settings.seed,
        "level": report.settings.level,
        "weight_range": report.settings.weight_range,
        "bodies": bodies,
        "groups": groups,
        "raters": raters,
    })
}

#[cfg(test)]
mod tests {
    use super::per_cent;

    #[test]
    fn per_cent_is_shown_as_it_was_typed() {
        for (typed, shown) in [
            (7.0, "7"),
            (99.9, "99.9"),
            (0.0, "0"),
            (100.0, "100"),
            (2.5, "2.5"),
        ] {
            assert_eq!(per_cent(typed / 100.0), shown);
        }
    }
}
