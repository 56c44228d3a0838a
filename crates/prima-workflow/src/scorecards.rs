//! Explains one body's result from the files of its data set, down to its answers.
//!
//! Only the rows of the body, of what is above it and of what is below it are
//! read: a page about one office must not score the nation. Its rank and its
//! peers are in the store.

use crate::failure::{Failure, WorkflowError};
use crate::inputs::{Inputs, Wanted, load};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::NodeId;
use prima_score::answers::Questions;
use prima_score::next_steps::{Effort, NextSteps, next_steps};
use prima_score::round::{Origin, Round};
use prima_score::scorecard::{How, NodeLine, Scorecard, scorecard};
use prima_score::value::State;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A body's result with all that it is made of.
#[derive(Clone, Debug)]
pub struct Explained {
    /// Where the result comes from.
    pub origin: Origin,
    /// Index before rounding.
    pub exact: Option<Exact>,
    /// Every node in the order of the instrument's list; empty where only the
    /// index is known.
    pub nodes: Vec<ExplainedNode>,
    /// Places of the gates that took effect.
    pub gates: Vec<usize>,
    /// Bodies a rolled-up result is made of, with the exact index of each; one
    /// without an index does not count.
    pub parts: Vec<(String, Option<Exact>)>,
    /// What would lift it to the next band.
    pub steps: NextSteps,
}

/// One node.
#[derive(Clone, Debug)]
pub struct ExplainedNode {
    /// Its place in the instrument.
    pub id: NodeId,
    /// Whether it has a score, and why not.
    pub state: State,
    /// Exact score.
    pub score: Option<Exact>,
    /// Its part of the parent's score, where the parent adds up.
    pub contribution: Option<Exact>,
    /// How the score came about.
    pub reason: Reason,
}

/// How a node got its score or state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was published; what is below it was not looked at.
    Published,
    /// Its condition did not hold.
    Inapplicable,
    /// From this many children.
    Children(usize),
    /// From the formula of the instrument.
    Formula,
    /// From answers: who gave each, what was written, what it earned.
    Answers(Vec<(String, String, Option<Exact>)>),
    /// From the answers of this many respondents.
    Survey(u64),
}

/// Files of a data set that [`explained`] reads.
pub(crate) const FILES: [&str; 5] = [
    "units.csv",
    "answers.csv",
    "tallies.csv",
    "published-nodes.csv",
    "published.csv",
];

/// Explains the result of a body from the files of its data set, each with its
/// name and as much of its text as is about the body's family; none where they
/// hold its index and nothing that is behind it.
pub fn explained(
    files: &[(&str, &str)],
    instrument: &Instrument,
    body: &str,
) -> Result<Option<Explained>, WorkflowError> {
    let Some(units) = content(files, "units.csv") else {
        return Ok(None);
    };
    let unreadable = |name: &'static str| move |error| WorkflowError::csv(name, error);
    let family = Family::of(units, body).map_err(unreadable("units.csv"))?;
    let folder = tempfile::tempdir().map_err(WorkflowError::at(Path::new("units.csv")))?;
    let write = |name: &'static str| -> Result<Option<std::path::PathBuf>, WorkflowError> {
        let Some(text) = content(files, name) else {
            return Ok(None);
        };
        let path = folder.path().join(name);
        let text = rows_of(text, &family.all).map_err(unreadable(name))?;
        // A file with no row about the family is as good as none.
        if name != "units.csv" && text.lines().nth(1).is_none() {
            return Ok(None);
        }
        fs::write(&path, text).map_err(WorkflowError::at(&path))?;
        Ok(Some(path))
    };
    let Some(units) = write("units.csv")? else {
        return Ok(None);
    };
    let inputs = Inputs {
        units,
        answers: write("answers.csv")?,
        tallies: write("tallies.csv")?,
        nodes: write("published-nodes.csv")?,
        results: write("published.csv")?,
    };
    let questions = Questions::new(instrument);
    let loaded = load(&inputs, instrument, &questions, Wanted::Scores, &|_| {})?;
    let unit = || Failure::UnknownUnit {
        unit: body.to_owned(),
    };
    let id = loaded.bodies.find(body).ok_or_else(unit)?;
    let round = Round::new(
        instrument,
        &questions,
        &loaded.bodies,
        &loaded.answers,
        &loaded.published,
    );
    let results = round.compute();
    let card = scorecard(&round, &results, id);
    let steps = next_steps(&round, &results, id, Effort::default());
    let known = !card.nodes.is_empty() || !card.parts.is_empty();
    Ok(known.then(|| told(&card, steps)))
}

fn told(card: &Scorecard, steps: NextSteps) -> Explained {
    let mut parts: BTreeMap<NodeId, Exact> = BTreeMap::new();
    for line in &card.nodes {
        if let How::Children { inputs, .. } = &line.how {
            let with_part = inputs
                .iter()
                .filter_map(|child| Some((child.id, child.contribution.clone()?)));
            parts.extend(with_part);
        }
    }
    let node = |line: &NodeLine| ExplainedNode {
        id: line.id,
        state: line.state,
        score: line.score.clone(),
        contribution: parts.get(&line.id).cloned(),
        reason: reason(&line.how),
    };
    let applied =
        |(place, gate): (usize, &prima_score::scorecard::GateLine)| gate.applied.then_some(place);
    Explained {
        origin: card.origin,
        exact: card.index.as_ref().map(|index| index.exact.clone()),
        nodes: card.nodes.iter().map(node).collect(),
        gates: card.gates.iter().enumerate().filter_map(applied).collect(),
        parts: card
            .parts
            .iter()
            .map(|part| (part.unit.to_owned(), part.exact.clone()))
            .collect(),
        steps,
    }
}

fn reason(how: &How) -> Reason {
    match how {
        How::Published => Reason::Published,
        How::Inapplicable(_) => Reason::Inapplicable,
        How::Children { inputs, .. } => {
            let scored = inputs.iter().filter(|child| child.state == State::Scored);
            Reason::Children(scored.count())
        }
        How::Formula { .. } => Reason::Formula,
        How::Answers { answers, .. } => {
            let answers = answers.iter();
            Reason::Answers(
                answers
                    .map(|answer| {
                        (
                            answer.rater.to_owned(),
                            answer.text.to_owned(),
                            answer.points.clone(),
                        )
                    })
                    .collect(),
            )
        }
        How::Survey { respondents, .. } => Reason::Survey(*respondents),
    }
}

fn content<'a>(files: &[(&str, &'a str)], name: &str) -> Option<&'a str> {
    let file = files.iter().find(|(file, _)| *file == name)?;
    Some(file.1)
}

/// A body with those above and below it.
struct Family {
    all: BTreeSet<String>,
}

impl Family {
    fn of(units: &str, body: &str) -> Result<Family, csv::Error> {
        let mut parents: BTreeMap<String, String> = BTreeMap::new();
        let mut reader = csv::Reader::from_reader(units.as_bytes());
        let head = reader.headers()?.clone();
        let column = |name: &str| head.iter().position(|header| header == name);
        let (unit, parent) = (column("unit"), column("parent"));
        for row in reader.records() {
            let row = row?;
            let cell = |place: Option<usize>| {
                place
                    .and_then(|place| row.get(place))
                    .unwrap_or_default()
                    .to_owned()
            };
            parents.insert(cell(unit), cell(parent));
        }
        let mut all = BTreeSet::from([body.to_owned()]);
        let mut above = parents.get(body);
        while let Some(next) = above.filter(|next| !next.is_empty() && !all.contains(*next)) {
            all.insert(next.clone());
            above = parents.get(next);
        }
        // Children stand anywhere in the file, so it is read until nothing is added.
        let mut below = BTreeSet::from([body.to_owned()]);
        loop {
            let more = parents
                .iter()
                .filter(|(unit, parent)| below.contains(*parent) && !below.contains(*unit));
            let more: Vec<String> = more.map(|(unit, _)| unit.clone()).collect();
            if more.is_empty() {
                break;
            }
            below.extend(more);
        }
        all.extend(below);
        Ok(Family { all })
    }
}

/// The head of a table and its rows about these bodies.
fn rows_of(table: &str, bodies: &BTreeSet<String>) -> Result<String, csv::Error> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let mut out = String::new();
    let head = reader.headers()?.clone();
    let unit = head.iter().position(|name| name == "unit");
    prima_exchange::write::push_line(head.iter(), &mut out);
    let about = |row: &csv::StringRecord| {
        let id = unit.and_then(|place| row.get(place));
        id.is_some_and(|id| bodies.contains(id))
    };
    for row in reader.records() {
        let row = row?;
        if about(&row) {
            prima_exchange::write::push_line(row.iter(), &mut out);
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_family_of_a_body_is_read() {
        let units = "unit,name,parent\na,A,\nb,\"B, second\",a\nc,C,b\nd,D,a\ne,E,\n";
        let family = Family::of(units, "b").expect("a table");
        let names: Vec<&str> = family.all.iter().map(String::as_str).collect();
        assert_eq!(names, ["a", "b", "c"]);
        assert_eq!(
            rows_of(units, &family.all).expect("a table"),
            "unit,name,parent\na,A,\nb,\"B, second\",a\nc,C,b\n"
        );
    }

    #[test]
    fn a_body_above_itself_ends_the_search() {
        let family = Family::of("unit,parent\na,b\nb,a\n", "a").expect("a table");
        assert_eq!(family.all.len(), 2);
    }
    #[test]
    fn a_row_that_cannot_be_read_is_not_passed_over() {
        let units = "unit,parent\na,\nb,a,too,many\n";
        assert!(Family::of(units, "a").is_err());
        assert!(rows_of(units, &BTreeSet::from(["a".to_owned()])).is_err());
    }
}
