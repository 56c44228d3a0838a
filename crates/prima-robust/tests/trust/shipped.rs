//! Every shipped instrument, answered at random: with nothing varied, every
//! replicate is the published figure.

use crate::agreement::{Dice, agrees};
use crate::round::Small;
use prima_instrument::model::{FactKind, Item, Measure, Raters};
use prima_instrument::{Catalogue, Instrument};
use prima_score::answers::Question;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../instruments")
}

/// Instruments by name.
fn instruments() -> Vec<(String, Instrument)> {
    let read = |path: PathBuf| {
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let catalogue = folder().join("catalogue");
    let catalogue = Catalogue::read(
        &read(catalogue.join("facilities.toml")),
        &read(catalogue.join("evidence.toml")),
    );
    let catalogue = catalogue.expect("the catalogue has no faults");
    let entries = |path: &Path| {
        let list = fs::read_dir(path).expect("the folder is in the repository");
        let mut paths: Vec<PathBuf> = list.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.sort();
        paths
    };
    let files = entries(&folder())
        .into_iter()
        .filter(|path| path.is_dir() && !path.ends_with("catalogue"));
    let files = files
        .flat_map(|path| entries(&path))
        .filter(|path| path.extension().is_some_and(|kind| kind == "toml"));
    files
        .map(|path| {
            let instrument = prima_instrument::read(&read(path.clone()), &catalogue);
            (
                path.display().to_string(),
                instrument.unwrap_or_else(|faults| panic!("{}: {faults:?}", path.display())),
            )
        })
        .collect()
}

/// A permitted answer.
fn answer(dice: &mut Dice, measure: &Measure) -> String {
    match measure {
        Measure::Levels(levels) | Measure::Survey(levels) => dice.one(levels).value.to_string(),
        Measure::Rating(options) => dice.one(options).code,
        Measure::YesNo { .. } => dice.one(&["ya", "tidak"]).to_owned(),
        Measure::Checklist { items, .. } => some(dice, items),
        Measure::Count { .. } => dice.below(10).to_string(),
        Measure::Ratio { .. } => format!("{}/7", dice.below(8)),
        Measure::Number { span, .. } => match &span.max {
            // Quarters of the scale.
            Some(max) => {
                let part = prima_instrument::exact::Exact::ratio(dice.below(5) as i64, 4);
                span.min
                    .plus(&max.minus(&span.min).times(&part))
                    .to_string()
            }
            None => (1 + dice.below(90)).to_string(),
        },
    }
}

fn some(dice: &mut Dice, items: &[Item]) -> String {
    let present: Vec<&str> = items
        .iter()
        .filter(|_| dice.chance(60))
        .map(|item| item.code.as_str())
        .collect();
    if present.is_empty() {
        "-".to_owned()
    } else {
        present.join("|")
    }
}

fn fact(dice: &mut Dice, kind: &FactKind) -> String {
    match kind {
        FactKind::YesNo { .. } => dice.one(&["ya", "tidak"]).to_owned(),
        FactKind::Number { .. } => (1 + dice.below(4)).to_string(),
        FactKind::Choice(options) => dice.one(options).code,
        FactKind::Checklist(items) => some(dice, items),
        FactKind::Text => "kata".to_owned(),
    }
}

fn fill(dice: &mut Dice, small: &mut Small, unit: &str) {
    let all = small.questions.all.clone();
    for (place, question) in all.iter().enumerate() {
        let slot = prima_score::answers::Slot(place as u32);
        let (code, texts) = match question {
            Question::Leaf(node) => {
                let node = small.instrument.node(*node).clone();
                let Some(measure) = node.measure() else {
                    continue;
                };
                if matches!(measure, Measure::Survey(_)) {
                    continue;
                }
                let n = if small.questions.raters(&small.instrument, slot) == Raters::Mean {
                    1 + dice.below(2)
                } else {
                    1
                };
                (
                    node.code.clone(),
                    (0..n).map(|_| answer(dice, measure)).collect::<Vec<_>>(),
                )
            }
            Question::Fact(id) => {
                let stated = small.instrument.facts[id.0].clone();
                (stated.code.clone(), vec![fact(dice, &stated.kind)])
            }
        };
        if dice.chance(5) {
            continue;
        }
        for (text, rater) in texts.iter().zip(["ani", "budi"]) {
            small.rate(unit, &code, rater, text);
        }
    }
    let questions: Vec<(usize, usize)> = small
        .questions
        .survey()
        .iter()
        .map(|question| (question.first, question.points.len()))
        .collect();
    let body = small.body(unit);
    for (first, n) in questions {
        for cell in first..first + n {
            small
                .answers
                .tallies_mut()
                .add(body, cell, dice.below(12) as u64);
        }
    }
}

#[test]
fn shipped_instruments_are_scored_alike_in_floats() {
    let units: Vec<String> = (0..60).map(|unit| format!("u{unit:02}")).collect();
    let names: Vec<&str> = units.iter().map(String::as_str).collect();
    let mut compared = 0;
    let all = instruments();
    assert!(!all.is_empty(), "no instrument in {}", folder().display());
    for (name, instrument) in all {
        let mut small = Small::new(instrument, &names);
        let mut dice = Dice(7);
        for unit in &names {
            fill(&mut dice, &mut small, unit);
        }
        let n = agrees(&mut small).unwrap_or_else(|error| panic!("{name}: {error}"));
        compared += n;
    }
    // Only where the instrument states weights is there an interval to compare.
    assert!(compared > 50, "only {compared} bodies were compared");
}
