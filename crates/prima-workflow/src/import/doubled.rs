//! One body has one result of a programme and period: who brings a second one
//! under the name of another data set is told which data set has the first.
//!
//! Made-up data stands beside real data, and is no second result of it.

use super::Import;
use crate::dataset::DatasetFolder;
use crate::failure::WorkflowError;
use prima_exchange::Problem;
use prima_store::history::{Dataset, Outcome};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Bodies that a problem names; the rest are counted.
const MOST_NAMED: usize = 5;

/// What a body has one result of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Round {
    programme: String,
    period: String,
    /// Whether it is no real data, as the store has it; empty: real.
    sample: String,
}

/// The bodies with an index in the data sets that an import changes, in the
/// order they are taken; only of those that share their round with others.
#[derive(Default)]
pub(super) struct Brought {
    /// Names of the data sets of each round, those known before among them.
    rounds: BTreeMap<Round, BTreeSet<String>>,
    bodies: BTreeMap<Round, Vec<(String, Vec<String>)>>,
}

impl Brought {
    /// Nothing yet, of these data sets beside those that are known.
    pub fn of(known: &[Dataset], folders: &[DatasetFolder]) -> Brought {
        let mut rounds: BTreeMap<Round, BTreeSet<String>> = BTreeMap::new();
        let known = known.iter().map(|row| (Round::of(row), &row.dataset));
        let new = folders.iter().map(|folder| {
            let round = Round {
                programme: folder.programme.clone(),
                period: folder.period.clone(),
                sample: folder.sample.word().to_owned(),
            };
            (round, &folder.name)
        });
        for (round, name) in known.chain(new) {
            rounds.entry(round).or_default().insert(name.clone());
        }
        Brought {
            rounds,
            bodies: BTreeMap::new(),
        }
    }

    /// Keeps whose results a data set brings.
    pub fn take(&mut self, dataset: &Dataset, results: &[Outcome]) {
        let round = Round::of(dataset);
        let others = self.rounds.get(&round);
        if others.is_some_and(|names| names.len() > 1) {
            let with_index = results.iter().filter(|result| result.index_order.is_some());
            let bodies = with_index.map(|result| result.body.clone()).collect();
            let brought = self.bodies.entry(round).or_default();
            brought.push((dataset.dataset.clone(), bodies));
        }
    }
}

impl Round {
    fn of(dataset: &Dataset) -> Round {
        Round {
            programme: dataset.programme.clone(),
            period: dataset.period.clone(),
            sample: dataset.sample.clone(),
        }
    }
}

impl Import<'_> {
    /// Says which data sets bring results that another one has already; of two
    /// that come together, the later one is told.
    pub(super) async fn refuse_doubled(&mut self) -> Result<(), WorkflowError> {
        for (of, brought) in std::mem::take(&mut self.brought.bodies) {
            let is_held = |dataset: &str| {
                let is_new = brought.iter().any(|(name, _)| name == dataset);
                let mut known = self.datasets.iter();
                !is_new && known.any(|row| row.dataset == dataset && Round::of(row) == of)
            };
            let held = self.act.indices_of_cycle(&of.programme, &of.period);
            let mut held = held.await?;
            held.retain(|dataset, _| is_held(dataset));
            let mut first: BTreeMap<&str, &str> = BTreeMap::new();
            for (dataset, bodies) in &held {
                for body in bodies {
                    first.entry(body).or_insert(dataset);
                }
            }
            for (dataset, bodies) in &brought {
                let mut twice: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
                for body in bodies {
                    let holder = *first.entry(body).or_insert(dataset);
                    if holder != dataset {
                        twice.entry(holder).or_default().push(body);
                    }
                }
                let path = self.taken.descriptions.get(dataset);
                let path = path.map_or(Path::new(dataset), |path| path);
                for (holder, bodies) in twice {
                    let problem = problem(path, &of, holder, &bodies);
                    self.faults.problems.push(problem);
                }
            }
        }
        Ok(())
    }
}

fn problem(path: &Path, of: &Round, holder: &str, bodies: &[&str]) -> Problem {
    let mut named: Vec<&str> = bodies.iter().take(MOST_NAMED).copied().collect();
    if bodies.len() > MOST_NAMED {
        named.push("…");
    }
    let arguments = vec![
        ("dataset", holder.to_owned()),
        ("programme", of.programme.clone()),
        ("period", of.period.clone()),
        ("n", bodies.len().to_string()),
        ("bodies", named.join(", ")),
    ];
    Problem::of_file(path, "result-elsewhere", arguments)
}
