//! `prima compare`: an old rule against a new one on the same answers, or one
//! year's results against another's.

use crate::cli;
use crate::destination::Destination;
use crate::output::{Output, TextTable};
use crate::progress::read;
use crate::run::{self, Record};
use crate::view::local;
use anyhow::Result;
use prima_exchange::write::push_line;
use prima_instrument::Instrument;
use prima_score::answers::Questions;
use prima_score::compare::{BandMove, Comparison, Computed, Side, editions, years};
use prima_score::round::Round;
use prima_workflow::failure::Refusal;
use prima_workflow::inputs::Inputs;
use prima_workflow::inputs::{Loaded, Wanted};
use prima_workflow::library;
use serde_json::{Value, json};
use std::path::Path;
use std::process::ExitCode;

/// Runs the command.
pub fn run(arguments: &cli::Compare, output: Output) -> Result<ExitCode> {
    let [before, after] =
        [&arguments.before, &arguments.after].map(|name| Path::new(name).join(run::FILE).is_file());
    let comparison = match (before, after, &arguments.units) {
        (true, true, None) => compare_years(arguments, output)?,
        (false, false, Some(units)) => {
            let inputs = Inputs {
                units: units.clone(),
                answers: arguments.answers.clone(),
                tallies: arguments.tallies.clone(),
                nodes: arguments.nodes.clone(),
                results: None,
            };
            compare_editions(arguments, &inputs, output)?
        }
        _ => return Err(Refusal::usage(output.words("cli-compare-usage", &[])).into()),
    };
    show(&comparison, output);
    if let Some(out) = &arguments.out {
        let mut destination = Destination::new(out, &[])?;
        destination.write("comparison.csv", table(&comparison).as_bytes())?;
        destination.write("nodes.csv", nodes(&comparison).as_bytes())?;
        destination.finish()?;
        output.say("cli-written", &[("file", out.display().to_string())]);
    }
    output.json(&to_json(&comparison));
    Ok(ExitCode::SUCCESS)
}

fn compare_years(arguments: &cli::Compare, output: Output) -> Result<Comparison> {
    let mut sides: Vec<(Instrument, Inputs)> = Vec::new();
    for folder in [&arguments.before, &arguments.after] {
        let record = Record::read(Path::new(folder))?;
        let (instrument, _) = library::open_checked(&record.instrument, output.lang)?;
        sides.push((instrument, record.inputs));
    }
    computed(&sides, &years, output)
}

fn compare_editions(
    arguments: &cli::Compare,
    inputs: &Inputs,
    output: Output,
) -> Result<Comparison> {
    let mut sides: Vec<(Instrument, Inputs)> = Vec::new();
    for name in [&arguments.before, &arguments.after] {
        let (instrument, _) = library::open_checked(name, output.lang)?;
        sides.push((instrument, inputs.clone()));
    }
    computed(&sides, &editions, output)
}

fn computed(
    sides: &[(Instrument, Inputs)],
    compare: &dyn Fn(Computed, Computed) -> Comparison,
    output: Output,
) -> Result<Comparison> {
    let mut questions: Vec<Questions> = sides
        .iter()
        .map(|(instrument, _)| Questions::new(instrument))
        .collect();
    // What only one edition asks is passed over where the other is scored, and said.
    for (here, there) in [(0, 1), (1, 0)] {
        let (instrument, other) = (&sides[here].0, &sides[there].0);
        let codes: Vec<String> = questions[there]
            .codes(other)
            .filter(|code| {
                instrument.find_node(code).is_none() && instrument.find_fact(code).is_none()
            })
            .map(str::to_owned)
            .collect();
        if !codes.is_empty() {
            let arguments = [("edition", other.name()), ("codes", codes.join(", "))];
            output.say("cli-compare-only-there", &arguments);
        }
        questions[here].pass_over(codes.iter().map(String::as_str));
    }
    let mut loaded: Vec<Loaded> = Vec::new();
    for ((instrument, inputs), questions) in sides.iter().zip(&questions) {
        loaded.push(read(inputs, instrument, questions, Wanted::Scores, output)?);
    }
    let rounds: Vec<Round> = sides
        .iter()
        .zip(&questions)
        .zip(&loaded)
        .map(|(((instrument, _), questions), loaded)| {
            Round::new(
                instrument,
                questions,
                &loaded.bodies,
                &loaded.answers,
                &loaded.published,
            )
        })
        .collect();
    let results: Vec<_> = rounds.iter().map(Round::compute).collect();
    let side = |at: usize| Computed {
        round: &rounds[at],
        results: &results[at],
    };
    Ok(compare(side(0), side(1)))
}

fn index(side: &Side) -> String {
    side.rounded
        .as_ref()
        .map_or(String::new(), |rounded| rounded.at_digits(side.digits))
}

fn rank(side: &Side) -> String {
    side.rank.map_or(String::new(), |rank| rank.to_string())
}

fn band(side: &Side) -> String {
    side.band.clone().unwrap_or_default()
}

fn move_word(band: BandMove) -> &'static str {
    match band {
        BandMove::Same => "same",
        BandMove::Up => "up",
        BandMove::Down => "down",
        BandMove::Other => "other",
        BandMove::Unknown => "unknown",
    }
}

fn show(comparison: &Comparison, output: Output) {
    if output.json {
        return;
    }
    let column =
        |key: &str, numeric: bool| (output.words(&format!("cli-column-{key}"), &[]), numeric);
    let mut shown = TextTable::new(&[
        column("name", false),
        column("before", true),
        column("after", true),
        column("difference", true),
        column("band", false),
        column("rank", false),
    ]);
    for change in &comparison.bodies {
        let difference = change.difference.as_ref().map(|difference| {
            let sign = if difference.is_negative() || difference.is_zero() {
                ""
            } else {
                "+"
            };
            local(&format!("{sign}{difference}"), output.lang)
        });
        let arrow = |before: String, after: String| {
            if before == after {
                before
            } else {
                format!("{before} → {after}")
            }
        };
        shown.row(vec![
            change.name.clone(),
            local(&index(&change.old), output.lang),
            local(&index(&change.new), output.lang),
            difference.unwrap_or_default(),
            arrow(band(&change.old), band(&change.new)),
            arrow(rank(&change.old), rank(&change.new)),
        ]);
    }
    output.table(&shown);
    for (key, units) in [
        ("cli-only-before", &comparison.only_old),
        ("cli-only-after", &comparison.only_new),
    ] {
        if !units.is_empty() {
            output.say(key, &[("units", units.join(", "))]);
        }
    }
}

fn table(comparison: &Comparison) -> String {
    let mut out = String::from(
        "unit,name,index_before,index_after,difference,band_before,band_after,band_move,rank_before,rank_after,climbed\n",
    );
    for change in &comparison.bodies {
        let fields = [
            change.unit.clone(),
            change.name.clone(),
            index(&change.old),
            index(&change.new),
            change
                .difference
                .as_ref()
                .map_or(String::new(), ToString::to_string),
            band(&change.old),
            band(&change.new),
            move_word(change.band).to_owned(),
            rank(&change.old),
            rank(&change.new),
            change
                .climbed
                .map_or(String::new(), |climbed| climbed.to_string()),
        ];
        push_line(fields.iter().map(String::as_str), &mut out);
    }
    out
}

fn nodes(comparison: &Comparison) -> String {
    let mut out = String::from(
        "unit,code,score_before,score_after,weight_before,weight_after,contribution_before,contribution_after\n",
    );
    for change in &comparison.bodies {
        for node in &change.nodes {
            let text = |value: Option<&prima_instrument::exact::Exact>| {
                value.map_or(String::new(), ToString::to_string)
            };
            let (old, new) = (node.old.as_ref(), node.new.as_ref());
            let fields = [
                change.unit.clone(),
                node.code.clone(),
                text(old.and_then(|side| side.score.as_ref())),
                text(new.and_then(|side| side.score.as_ref())),
                text(old.and_then(|side| side.weight.as_ref())),
                text(new.and_then(|side| side.weight.as_ref())),
                text(old.and_then(|side| side.contribution.as_ref())),
                text(new.and_then(|side| side.contribution.as_ref())),
            ];
            push_line(fields.iter().map(String::as_str), &mut out);
        }
    }
    out
}

fn to_json(comparison: &Comparison) -> Value {
    let side = |side: &Side| json!({ "index": index(side), "band": side.band, "rank": side.rank, "state": side.state.word() });
    let bodies = comparison.bodies.iter().map(|change| {
        json!({ "unit": change.unit, "before": side(&change.old), "after": side(&change.new),
                "difference": change.difference.as_ref().map(ToString::to_string),
                "band_move": move_word(change.band), "climbed": change.climbed })
    });
    json!({ "bodies": bodies.collect::<Vec<_>>(), "only_before": comparison.only_old, "only_after": comparison.only_new })
}
