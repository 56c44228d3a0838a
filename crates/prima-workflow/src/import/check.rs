//! Whether what is stored is what its own files give.
//!
//! Each data set's files are put back into a folder, verified as a bundle and
//! computed again; what comes out is compared with the stored rows. Nothing is
//! changed.

use super::cycle::Cycle;
use super::derive::{DerivedDataset, from_bundle, temporary};
use super::faults::Faults;
use super::stored::unpack;
use crate::failure::WorkflowError;
use crate::recount::recompute;
use prima_exchange::manifest::hash;
use prima_exchange::verify::verify;
use prima_exchange::{Problem, Problems};
use prima_instrument::words::Lang;
use prima_store::history::{
    Dataset, DatasetFile, Event, FamilyFile, FigureRow, HintRow, Honour, Outcome, Statement,
    Summary, SummaryBand,
};
use prima_store::innovation::{Innovation, Replication};
use prima_store::{Database, StoreError, Table};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// How often a check begins again because an act came between.
const ATTEMPTS: usize = 3;

/// Computes every stored data set again and says what is not as it is stored:
/// changed files, and rows that do not follow from them.
pub async fn check(database: &Database, lang: Lang) -> Result<Problems, WorkflowError> {
    for _ in 0..ATTEMPTS {
        let version = database.version().await?;
        let problems = check_all(database, lang).await?;
        if database.version().await? == version {
            return Ok(problems);
        }
    }
    let url = database.url().to_owned();
    Err(StoreError::Busy { url }.into())
}

async fn check_all(database: &Database, lang: Lang) -> Result<Problems, WorkflowError> {
    let mut cycles: BTreeMap<(String, String), Vec<Dataset>> = BTreeMap::new();
    for dataset in database.datasets().await? {
        let cycle = (dataset.programme.clone(), dataset.period.clone());
        cycles.entry(cycle).or_default().push(dataset);
    }
    let bodies = database.bodies().await?;
    let mut check = Check {
        database,
        lang,
        names: bodies
            .into_iter()
            .map(|body| (body.body, body.name_order))
            .collect(),
        problems: Problems::default(),
    };
    for ((programme, period), datasets) in cycles {
        check.cycle(&programme, &period, datasets).await?;
    }
    Ok(check.problems)
}

struct Check<'a> {
    database: &'a Database,
    lang: Lang,
    names: BTreeMap<String, i64>,
    problems: Problems,
}

impl Check<'_> {
    async fn cycle(
        &mut self,
        programme: &str,
        period: &str,
        datasets: Vec<Dataset>,
    ) -> Result<(), WorkflowError> {
        let mut fresh: Vec<Outcome> = Vec::new();
        let mut rules = None;
        let mut is_sound = true;
        let mut samples = BTreeMap::new();
        for dataset in datasets {
            samples.insert(dataset.dataset.clone(), dataset.sample.clone());
            match self.dataset(dataset).await? {
                Some(again) => {
                    fresh.extend(again.derived.results);
                    rules = rules.or(again.instrument);
                }
                None => is_sound = false,
            }
        }
        // What comes out of changed files says nothing about ranks and means.
        if !is_sound {
            return Ok(());
        }
        fresh.sort_by(|a, b| (&a.dataset, &a.body).cmp(&(&b.dataset, &b.body)));
        let (mut summaries, mut bands) = (Vec::new(), Vec::new());
        if let Some(instrument) = rules {
            let cycle = Cycle {
                programme,
                period,
                instrument: &instrument,
                samples: &samples,
                names: &self.names,
            };
            cycle.rank(&mut fresh);
            (summaries, bands) = cycle.summarise(&fresh);
        }
        let database = self.database;
        let stored = database.results_of_cycle(programme, period).await?;
        let place = format!("{programme}/{period}");
        let key = |row: &Outcome| format!("{} · {}", row.dataset, row.body);
        self.compare(&place, key, &stored, &fresh);
        let is_here = |other: &str, at: &str| other == programme && at == period;
        let mut stored = database.summaries().await?;
        stored.retain(|row| is_here(&row.programme, &row.period));
        self.compare(
            &place,
            |row: &Summary| row.level.clone(),
            &stored,
            &summaries,
        );
        let mut stored = database.summary_bands().await?;
        stored.retain(|row| is_here(&row.programme, &row.period));
        let key = |row: &SummaryBand| format!("{} · {}", row.level, row.band);
        self.compare(&place, key, &stored, &bands);
        Ok(())
    }

    /// A data set as its files give it; `None` where they are not what was imported.
    async fn dataset(&mut self, dataset: Dataset) -> Result<Option<DerivedDataset>, WorkflowError> {
        let id = dataset.dataset.clone();
        let files = self.database.dataset_files(&id).await?;
        let changed = changed_files(&files);
        if !changed.is_empty() {
            self.problems.extend(changed.within(&id));
            return Ok(None);
        }
        match self.again(&dataset, &files) {
            Ok((again, found)) => {
                self.problems.extend(found.within(&id));
                self.rows(&dataset, &again).await?;
                Ok(Some(again))
            }
            Err(error) => {
                let mut faults = Faults::default();
                faults.take(error)?;
                self.problems.extend(faults.problems.within(&id));
                Ok(None)
            }
        }
    }

    /// Computes a data set again from its files, and verifies its bundle.
    fn again(
        &self,
        dataset: &Dataset,
        files: &[DatasetFile],
    ) -> Result<(DerivedDataset, Problems), WorkflowError> {
        let place = temporary()?;
        let texts = files.iter().map(|file| (&file.name, &file.content));
        unpack(texts, place.path())?;
        let found = verify(place.path(), &|bundle| recompute(bundle, self.lang)).problems;
        let again = from_bundle(dataset.clone(), place.path(), self.lang, &|_, _| {})?;
        Ok((again, found))
    }

    /// Compares the rows of one data set, but its results.
    async fn rows(
        &mut self,
        dataset: &Dataset,
        fresh: &DerivedDataset,
    ) -> Result<(), WorkflowError> {
        let (database, id) = (self.database, dataset.dataset.as_str());
        let derived = &fresh.derived;
        let own = std::slice::from_ref(dataset);
        let again = std::slice::from_ref(&fresh.dataset);
        self.compare(id, |row: &Dataset| row.dataset.clone(), own, again);
        let stored = database.families_of(id).await?;
        let key = |row: &FamilyFile| format!("{} · {}", row.family, row.name);
        self.compare(id, key, &stored, &derived.families);
        let stored = database.figures_of(id).await?;
        let key = |row: &FigureRow| row.figure.clone();
        self.compare(id, key, &stored, &derived.figures);
        let stored = database.hints_of(id).await?;
        let key = |row: &HintRow| row.ordinal.to_string();
        self.compare(id, key, &stored, &derived.hints);
        let mut stored = database.statements().await?;
        stored.retain(|row| row.dataset == id);
        let key = |row: &Statement| row.statement.clone();
        self.compare(id, key, &stored, &derived.statements);
        let mut stored = database.events().await?;
        stored.retain(|row| row.dataset == id);
        let key = |row: &Event| format!("{} · {}", row.event, row.category);
        self.compare(id, key, &stored, &derived.events);
        let mut stored = database.honours().await?;
        stored.retain(|row| row.dataset == id);
        let key = |row: &Honour| row.honour.clone();
        self.compare(id, key, &stored, &derived.honours);
        let stored = database.innovations_of_dataset(id).await?;
        let key = |row: &Innovation| row.innovation.clone();
        self.compare(id, key, &stored, &derived.innovations);
        let mut stored = database.replications().await?;
        stored.retain(|row| row.dataset == id);
        let key = |row: &Replication| format!("{} · {}", row.replica, row.origin);
        self.compare(id, key, &stored, &derived.replications);
        Ok(())
    }

    /// Says where stored rows of a table are not those that were computed.
    fn compare<T: Table>(
        &mut self,
        place: &str,
        key: impl Fn(&T) -> String,
        stored: &[T],
        fresh: &[T],
    ) {
        let by_key = |rows: &[T]| -> BTreeMap<String, Vec<Value>> {
            let rows = rows.iter();
            rows.map(|row| (key(row), row.to_json())).collect()
        };
        let (stored, fresh) = (by_key(stored), by_key(fresh));
        let keys: BTreeSet<&String> = stored.keys().chain(fresh.keys()).collect();
        for key in keys {
            let row = ("row", key.clone());
            let mut refuse = |column: Option<&str>, problem, arguments| {
                self.problems.push(Problem {
                    file: format!("{place}/{}", T::NAME),
                    row: None,
                    column: column.map(str::to_owned),
                    key: problem,
                    arguments,
                });
            };
            let (old, new) = match (stored.get(key), fresh.get(key)) {
                (Some(old), Some(new)) => (old, new),
                (Some(_), None) => {
                    refuse(None, "stored-extra", vec![row]);
                    continue;
                }
                (None, _) => {
                    refuse(None, "stored-missing", vec![row]);
                    continue;
                }
            };
            for ((column, old), new) in T::COLUMNS.iter().zip(old).zip(new) {
                if old != new {
                    let arguments = vec![
                        row.clone(),
                        ("found", written(old)),
                        ("expected", written(new)),
                    ];
                    refuse(Some(column), "stored-other", arguments);
                }
            }
        }
    }
}

/// Whether a stored file is the one its hash was taken of when it was imported.
pub(crate) fn is_unchanged(file: &DatasetFile) -> bool {
    file.sha256 == hash(file.content.as_bytes())
        && usize::try_from(file.bytes) == Ok(file.content.len())
}

/// Files whose text is not the one that was hashed when it was imported.
fn changed_files(files: &[DatasetFile]) -> Problems {
    let mut problems = Problems::default();
    for file in files {
        if !is_unchanged(file) {
            problems.push(Problem {
                file: file.name.clone(),
                key: "stored-file",
                ..Problem::default()
            });
        }
    }
    problems
}

fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
