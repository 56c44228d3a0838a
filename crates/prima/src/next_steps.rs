//! `prima next-steps`: which answers would lift a unit to the next band.

use crate::cli;
use crate::output::{Output, TextTable};
use crate::progress::read;
use crate::view::local;
use anyhow::Result;
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::NodeId;
use prima_score::answers::Questions;
use prima_score::next_steps::{
    Effort, LeafGain, NextSteps, Outlook, Plan, Proof, Proposal, Proposed, Reached, Step,
    next_steps,
};
use prima_score::round::Round;
use prima_workflow::failure::Failure;
use prima_workflow::inputs::Wanted;
use prima_workflow::library;
use serde_json::{Value, json};
use std::process::ExitCode;

/// Runs the command.
pub fn run(arguments: &cli::NextSteps, output: Output) -> Result<ExitCode> {
    let (instrument, _) = library::open_checked(&arguments.instrument, output.lang)?;
    let questions = Questions::new(&instrument);
    let loaded = read(
        &arguments.inputs.files(),
        &instrument,
        &questions,
        Wanted::Scores,
        output,
    )?;
    let unit = || Failure::UnknownUnit {
        unit: arguments.unit.clone(),
    };
    let body = loaded.bodies.find(&arguments.unit).ok_or_else(unit)?;
    let round = Round::new(
        &instrument,
        &questions,
        &loaded.bodies,
        &loaded.answers,
        &loaded.published,
    );
    let results = round.compute();
    let steps = next_steps(&round, &results, body, Effort::default());
    output.heading(loaded.bodies.name(body));
    show(&instrument, &steps, output);
    output.json(&to_json(&instrument, &arguments.unit, &steps));
    Ok(ExitCode::SUCCESS)
}

fn outlook_word(outlook: Outlook) -> &'static str {
    match outlook {
        Outlook::Open => "open",
        Outlook::Best => "best",
        Outlook::NoBands => "no-bands",
        Outlook::LessIsBetter => "less-is-better",
        Outlook::NotFromAnswers => "not-from-answers",
        Outlook::NoIndex => "no-index",
        Outlook::Undecided => "undecided",
        Outlook::Refused => "refused",
    }
}

fn proof_word(proof: Proof) -> &'static str {
    match proof {
        Proof::NotLooked => "not-looked",
        Proof::Smallest => "smallest",
        Proof::Impossible => "impossible",
        Proof::Exhausted => "exhausted",
    }
}

fn index_text(instrument: &Instrument, reached: &Reached) -> String {
    reached.rounded.at_digits(instrument.rounding.digits)
}

fn band_text(instrument: &Instrument, band: Option<usize>) -> String {
    band.map_or("–".to_owned(), |band| instrument.bands[band].code.clone())
}

fn answer_text(proposed: &Proposed, output: Output) -> String {
    match &proposed.proposal {
        Proposal::Answer(answer) => answer.clone(),
        Proposal::Items(n) => output.words("cli-next-items", &[("n", n.to_string())]),
    }
}

fn gain_text(gain: &Exact, output: Output) -> String {
    let mut text = String::from("+");
    gain.write_decimal(4, &mut text);
    local(&text, output.lang)
}

fn show(instrument: &Instrument, steps: &NextSteps, output: Output) {
    if let Some(now) = &steps.now {
        let arguments = [
            ("index", local(&index_text(instrument, now), output.lang)),
            ("band", band_text(instrument, now.band)),
            ("target", band_text(instrument, steps.target)),
        ];
        output.say(
            if steps.target.is_some() {
                "cli-next-now"
            } else {
                "cli-next-now-only"
            },
            &arguments,
        );
    }
    if steps.outlook != Outlook::Open {
        output.say(&format!("cli-outlook-{}", outlook_word(steps.outlook)), &[]);
        return;
    }
    output.line("");
    output.heading(&output.words("cli-next-singles", &[]));
    if steps.singles.is_empty() {
        output.say("cli-next-no-single", &[]);
    } else {
        output.table(&step_table(instrument, steps, &steps.singles, output));
    }
    output.line("");
    output.heading(&output.words("cli-next-smallest", &[]));
    match &steps.smallest {
        Some(plan) => show_plan(instrument, steps, plan, output),
        None => output.say(&format!("cli-proof-{}", proof_word(steps.proof)), &[]),
    }
    if steps.smallest.is_some() && steps.proof == Proof::Exhausted {
        output.say("cli-proof-exhausted", &[]);
    }
    output.line("");
    output.heading(&output.words("cli-next-gains", &[]));
    let mut best: Vec<Step> = steps
        .leaves
        .iter()
        .filter_map(|leaf| leaf.best.clone())
        .collect();
    best.sort_by(|a, b| b.gain.cmp(&a.gain).then(a.node.cmp(&b.node)));
    best.truncate(10);
    output.table(&step_table(instrument, steps, &best, output));
}

fn now_text(steps: &NextSteps, node: NodeId) -> String {
    let leaf = steps.leaves.iter().find(|leaf| leaf.node == node);
    leaf.map_or(String::new(), |leaf| match &leaf.points {
        Some(points) => points.to_string(),
        None => leaf.state.word().to_owned(),
    })
}

fn step_table(
    instrument: &Instrument,
    steps: &NextSteps,
    list: &[Step],
    output: Output,
) -> TextTable {
    let column =
        |key: &str, numeric: bool| (output.words(&format!("cli-column-{key}"), &[]), numeric);
    let mut table = TextTable::new(&[
        column("answer", false),
        column("now", true),
        column("to", true),
        column("gain", true),
        column("index", true),
        column("band", false),
    ]);
    for step in list {
        let node = instrument.node(step.node);
        table.row(vec![
            format!("{} {}", node.code, node.title.get(output.lang)),
            now_text(steps, step.node),
            answer_text(&step.proposed, output),
            gain_text(&step.gain, output),
            local(&index_text(instrument, &step.reached), output.lang),
            band_text(instrument, step.reached.band),
        ]);
    }
    table
}

fn show_plan(instrument: &Instrument, steps: &NextSteps, plan: &Plan, output: Output) {
    for (node, proposed) in &plan.answers {
        let rule = instrument.node(*node);
        let arguments = [
            ("code", rule.code.clone()),
            ("title", rule.title.get(output.lang).to_owned()),
            ("now", now_text(steps, *node)),
            ("to", answer_text(proposed, output)),
        ];
        output.say("cli-next-change", &arguments);
    }
    let arguments = [
        ("n", plan.answers.len().to_string()),
        ("gain", gain_text(&plan.gain, output)),
        (
            "index",
            local(&index_text(instrument, &plan.reached), output.lang),
        ),
        ("band", band_text(instrument, plan.reached.band)),
    ];
    output.say("cli-next-plan", &arguments);
}

fn to_json(instrument: &Instrument, unit: &str, steps: &NextSteps) -> Value {
    let band = |band: Option<usize>| band.map(|band| instrument.bands[band].code.clone());
    let reached = |reached: &Reached| json!({ "index": index_text(instrument, reached), "exact": reached.exact.to_string(), "band": band(reached.band) });
    let change = |node: NodeId, proposed: &Proposed| {
        let (answer, items) = match &proposed.proposal {
            Proposal::Answer(answer) => (Some(answer.clone()), None),
            Proposal::Items(n) => (None, Some(*n)),
        };
        json!({ "code": instrument.node(node).code, "answer": answer, "items": items, "points": proposed.points.to_string() })
    };
    let step = |step: &Step| json!({ "change": change(step.node, &step.proposed), "gain": step.gain.to_string(), "reached": reached(&step.reached) });
    let leaf = |leaf: &LeafGain| {
        json!({ "code": instrument.node(leaf.node).code, "state": leaf.state.word(),
                "points": leaf.points.as_ref().map(Exact::to_string), "best": leaf.best.as_ref().map(step) })
    };
    json!({
        "unit": unit,
        "outlook": outlook_word(steps.outlook),
        "now": steps.now.as_ref().map(reached),
        "target": band(steps.target),
        "singles": steps.singles.iter().map(step).collect::<Vec<_>>(),
        "smallest": steps.smallest.as_ref().map(|plan| json!({
            "answers": plan.answers.iter().map(|(node, proposed)| change(*node, proposed)).collect::<Vec<_>>(),
            "gain": plan.gain.to_string(),
            "reached": reached(&plan.reached),
        })),
        "proof": proof_word(steps.proof),
        "leaves": steps.leaves.iter().map(leaf).collect::<Vec<_>>(),
    })
}
