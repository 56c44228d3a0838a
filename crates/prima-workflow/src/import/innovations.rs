//! The innovations of all data sets: each recorded once, known where another is
//! said to be taken over from it, and none taken over from itself by a detour.

use super::near::near;
use crate::failure::WorkflowError;
use prima_domain::innovation::lineage::{Link, circle};
use prima_exchange::records::{HONOURS, INNOVATIONS, REPLICATIONS, Record, Records};
use prima_exchange::{Problem, Problems};
use prima_store::Act;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Replica and origin.
type Pair = (String, String);

/// All innovations, and who took what over from whom.
#[derive(Debug, Default)]
pub(super) struct Innovations {
    /// The data set each is in; empty: it came about here.
    owners: BTreeMap<String, String>,
    /// The data set each link is in.
    links: BTreeMap<Pair, String>,
}

impl Innovations {
    /// As they are now.
    pub async fn read(act: &mut Act) -> Result<Innovations, WorkflowError> {
        let owners = act.innovation_owners().await?;
        let links = act.replications().await?.into_iter();
        Ok(Innovations {
            owners: owners.into_iter().collect(),
            links: links
                .map(|row| ((row.replica, row.origin), row.dataset))
                .collect(),
        })
    }

    /// Puts the files of a data set in place of what it had before.
    pub fn take(&mut self, dataset: &str, files: &[Records], problems: &mut Problems) {
        self.owners.retain(|_, owner| owner != dataset);
        self.links.retain(|_, owner| owner != dataset);
        let of = |kind: &'static str| files.iter().filter(move |file| file.kind.name == kind);
        let honours: BTreeSet<&str> = of(HONOURS.name)
            .flat_map(|file| file.records.iter().map(|row| HONOURS.get(row, "honour")))
            .collect();
        for file in of(INNOVATIONS.name) {
            for record in &file.records {
                demand_honours(file, record, &honours, problems);
                let id = INNOVATIONS.get(record, "innovation").to_owned();
                if let Some(owner) = self.owners.get(&id) {
                    let arguments = vec![("innovation", id), ("dataset", named(owner))];
                    let key = "innovation-twice";
                    problems.push(file.problem(record, "innovation", key, arguments));
                    continue;
                }
                self.owners.insert(id, dataset.to_owned());
            }
        }
        for file in of(REPLICATIONS.name) {
            for record in &file.records {
                self.link(dataset, file, record, problems);
            }
        }
    }

    fn link(&mut self, dataset: &str, file: &Records, record: &Record, problems: &mut Problems) {
        let pair = pair(record);
        if let Some(owner) = self.links.get(&pair) {
            let arguments = vec![("innovation", written(&pair)), ("dataset", named(owner))];
            problems.push(file.problem(record, "replica", "innovation-twice", arguments));
            return;
        }
        let links: Vec<Link> = self.links.keys().map(|(a, b)| (&**a, &**b)).collect();
        match circle(&links, &pair.0, &pair.1) {
            Some(way) => {
                let arguments = vec![("way", way.join(" → "))];
                problems.push(file.problem(record, "origin", "replication-circle", arguments));
            }
            None => {
                self.links.insert(pair, dataset.to_owned());
            }
        }
    }

    /// Says which innovations a file names that nobody knows.
    pub fn check(&self, file: &Records, problems: &mut Problems) {
        if file.kind.name != REPLICATIONS.name {
            return;
        }
        for record in &file.records {
            for column in ["replica", "origin"] {
                let found = REPLICATIONS.get(record, column).to_owned();
                if found.is_empty() || self.owners.contains_key(&found) {
                    continue;
                }
                const KEY: &str = "unregistered-innovation";
                let n_before = problems.count_of(&file.file, KEY, column);
                let near = near(&found, self.owners.keys(), n_before);
                let arguments = vec![("found", found), ("near", near)];
                problems.push(file.problem(record, column, KEY, arguments));
            }
        }
    }

    /// Says which innovations are gone that links recorded before still name.
    pub fn check_former(
        &self,
        taken: &BTreeMap<String, std::path::PathBuf>,
        problems: &mut Problems,
    ) {
        for ((replica, origin), dataset) in &self.links {
            if taken.contains_key(dataset) {
                continue;
            }
            for id in [replica, origin] {
                if !self.owners.contains_key(id) {
                    let arguments = vec![("innovation", id.clone()), ("dataset", dataset.clone())];
                    let place = Path::new("innovations.csv");
                    problems.push(Problem::of_file(place, "innovation-gone", arguments));
                }
            }
        }
    }
}

/// Says which honours an innovation names that its data set does not have.
fn demand_honours(
    file: &Records,
    record: &Record,
    honours: &BTreeSet<&str>,
    problems: &mut Problems,
) {
    let named = INNOVATIONS.get(record, "honours").split(';').map(str::trim);
    for honour in named.filter(|honour| !honour.is_empty() && !honours.contains(honour)) {
        let arguments = vec![("honour", honour.to_owned())];
        problems.push(file.problem(record, "honours", "innovation-honour", arguments));
    }
}

fn pair(record: &Record) -> Pair {
    let get = |column: &str| REPLICATIONS.get(record, column).to_owned();
    (get("replica"), get("origin"))
}

fn written((replica, origin): &Pair) -> String {
    format!("{replica} · {origin}")
}

/// A data set as a message names it; what came about here has none.
fn named(dataset: &str) -> String {
    let none = dataset.is_empty().then_some("none");
    none.unwrap_or(dataset).to_owned()
}
