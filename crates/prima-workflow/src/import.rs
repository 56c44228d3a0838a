//! The act of importing: register files and data sets, all of them or nothing.
//!
//! Everything that is wrong with any of them is said at once, and then nothing
//! is kept. A dry run goes as far and lets go. One import is one act with one
//! audit line, however many files it takes.

mod check;
mod cycle;
mod derive;
mod doubled;
mod events;
mod faults;
mod innovations;
mod link;
mod near;
mod plan;
mod register;
mod sources;
mod stored;

pub use check::check;
pub(crate) use check::is_unchanged;
pub(crate) use derive::{DerivedDataset, derive, temporary};
pub use plan::{Plan, TablePlan};
pub(crate) use register::Register;
pub use sources::Sources;

use crate::bundling::ENGINE;
use crate::dataset::{self, DatasetFolder};
use crate::failure::WorkflowError;
use cycle::Cycle;
use doubled::Brought;
use events::Events;
use faults::Faults;
use innovations::Innovations;
use link::{Link, demand_bodies};
use prima_exchange::records::Records;
use prima_exchange::{Problem, Problems};
use prima_instrument::words::Lang;
use prima_store::history::Dataset;
use prima_store::{Act, Database};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// How an import is made.
#[derive(Clone, Copy, Debug)]
pub struct ImportOptions<'a> {
    /// Who imports, for the audit line.
    pub actor: &'a str,
    /// When, in UTC, such as `2026-11-23T04:05:06Z`.
    pub at: &'a str,
    /// Language of messages.
    pub lang: Lang,
    /// Whether to say what would change and change nothing.
    pub dry_run: bool,
    /// Whether a changed name or parent of a body mends a mistake; else the
    /// one before is kept as former.
    pub correction: bool,
}

/// Told which of how many sources is being read, and its name.
pub type Progress<'a> = &'a (dyn Fn(usize, usize, &str) + Sync);

/// Imports files; returns what changed, or would change in a dry run.
pub async fn import(
    database: &Database,
    sources: &Sources,
    options: &ImportOptions<'_>,
    progress: Progress<'_>,
) -> Result<Plan, WorkflowError> {
    let mut faults = sources.faults()?;
    let files = sources.read_register(progress, &mut faults.problems);
    let mut act = database.act().await?;
    let before = Register::read(&mut act).await?;
    let mut register = before.clone();
    let is_register_known = files.is_some();
    let files = files.unwrap_or_default();
    register.take(&files, options, &mut faults.problems);
    let datasets = act.datasets().await?;
    let mut import = Import {
        events: Events::read(&mut act).await?,
        innovations: Innovations::read(&mut act).await?,
        brought: Brought::of(&datasets, &sources.datasets),
        datasets,
        act,
        register,
        names: None,
        is_register_known,
        options,
        faults,
        plan: Plan::default(),
        taken: Taken::default(),
    };
    for (place, folder) in sources.datasets.iter().enumerate() {
        progress(sources.files.len() + place, sources.len(), &folder.name);
        import.take(folder).await?;
    }
    import.check(&files);
    import.refuse_doubled().await?;
    std::mem::take(&mut import.faults).or(())?;
    import.plan.notes = files.into_iter().flat_map(|file| file.notes).collect();
    import.finish(&before, &sources.names().join(" ")).await
}

/// An import under way. Dropped, it leaves nothing.
struct Import<'a> {
    act: Act,
    register: Register,
    /// Its bodies' places in the alphabet; none once it has changed.
    names: Option<BTreeMap<String, i64>>,
    /// Whether all its files could be read; else anything would seem unknown.
    is_register_known: bool,
    events: Events,
    innovations: Innovations,
    /// All data sets there will be.
    datasets: Vec<Dataset>,
    brought: Brought,
    options: &'a ImportOptions<'a>,
    faults: Faults,
    plan: Plan,
    taken: Taken,
}

/// What was taken so far.
#[derive(Default)]
struct Taken {
    /// Files of units with the bodies they added to the register.
    added: Vec<(PathBuf, Vec<String>)>,
    /// Statements, events, honours and innovations.
    records: Vec<Records>,
    /// Descriptions of the data sets, by name.
    descriptions: BTreeMap<String, PathBuf>,
    /// Programmes and periods whose results have to be ranked anew.
    cycles: BTreeSet<(String, String)>,
    /// The changed data sets, for the audit line.
    changed: Vec<Value>,
}

impl Import<'_> {
    /// Takes a data set. It is written at once, so that only one is held at a
    /// time, but where anything is wrong nothing is kept.
    async fn take(&mut self, folder: &DatasetFolder) -> Result<(), WorkflowError> {
        let mut faults = Faults::default();
        let dataset = match derive(folder, self.options.at, self.options.lang, &|_, _| {}) {
            Ok(dataset) => Some(dataset),
            Err(fault) => faults.take(fault).map(|()| None)?,
        };
        let mut link = Link {
            folder,
            found: &faults.problems,
            register: &mut self.register,
            is_register_known: self.is_register_known,
            problems: &mut self.faults.problems,
        };
        let tied = link.tie();
        self.events
            .take(&folder.name, &tied.records, &mut self.faults.problems);
        self.innovations
            .take(&folder.name, &tied.records, &mut self.faults.problems);
        if tied
            .added
            .as_ref()
            .is_some_and(|(_, added)| !added.is_empty())
        {
            self.names = None;
        }
        self.taken.added.extend(tied.added);
        self.taken.records.extend(tied.records);
        self.faults.extend(faults);
        let Some(dataset) = dataset else {
            return Ok(());
        };
        let description = folder.folder.join(dataset::FILE);
        self.taken
            .descriptions
            .insert(folder.name.clone(), description);
        let is_changed = self.plan.compare_dataset(&mut self.act, &dataset).await?;
        if is_changed {
            self.brought
                .take(&dataset.dataset, &dataset.derived.results);
        }
        self.datasets.retain(|known| known.dataset != folder.name);
        self.datasets.push(dataset.dataset.clone());
        match is_changed && self.faults.is_empty() && !self.options.dry_run {
            true => self.write(dataset).await,
            false => Ok(()),
        }
    }

    async fn write(&mut self, mut dataset: DerivedDataset) -> Result<(), WorkflowError> {
        let row = dataset.dataset.clone();
        self.rank_alone(&mut dataset);
        let old = self.act.dataset(&row.dataset).await?;
        for row in old.iter().chain([&row]) {
            let cycle = (row.programme.clone(), row.period.clone());
            self.taken.cycles.insert(cycle);
        }
        self.taken.changed.push(json!({
            "dataset": row.dataset,
            "manifest": dataset.manifest_hash(),
        }));
        self.act.replace_dataset(row, &dataset.derived).await?;
        Ok(())
    }

    /// Ranks a data set as if its programme and period had no other, as most
    /// have none; then nothing of it has to be written a second time.
    fn rank_alone(&mut self, dataset: &mut DerivedDataset) {
        let Some(instrument) = &dataset.instrument else {
            return;
        };
        let row = &dataset.dataset;
        let cycle = Cycle {
            programme: &row.programme,
            period: &row.period,
            instrument,
            samples: &BTreeMap::from([(row.dataset.clone(), row.sample.clone())]),
            names: self
                .names
                .get_or_insert_with(|| self.register.name_orders()),
        };
        cycle.rank(&mut dataset.derived.results);
    }

    /// Checks what can be said only once everything is there.
    fn check(&mut self, files: &[Records]) {
        let problems = &mut self.faults.problems;
        if self.is_register_known {
            self.register.check(files, &self.taken.added, problems);
            for file in &self.taken.records {
                demand_bodies(file, &self.register, problems);
            }
        }
        for file in &self.taken.records {
            self.events.check(file, problems);
            self.innovations.check(file, problems);
        }
        self.events.check_former(problems);
        self.innovations
            .check_former(&self.taken.descriptions, problems);
        check_instruments(&self.datasets, &self.taken.descriptions, problems);
    }

    async fn finish(mut self, before: &Register, object: &str) -> Result<Plan, WorkflowError> {
        let datasets = std::mem::take(&mut self.plan.tables);
        before.compare(&self.register, &mut self.plan);
        self.plan.tables.extend(datasets);
        if self.options.dry_run || self.plan.is_empty() {
            return Ok(self.plan);
        }
        // Equal results stand in the order of names.
        for body in before.renamed(&self.register) {
            let cycles = self.act.cycles_of(body).await?;
            self.taken.cycles.extend(cycles);
        }
        before.save(self.register, &mut self.act).await?;
        let lang = self.options.lang;
        for (programme, period) in &self.taken.cycles {
            stored::rank_cycle(&mut self.act, programme, period, lang).await?;
        }
        let detail = json!({
            "engine": ENGINE,
            "added": self.plan.added(),
            "changed": self.plan.changed(),
            "removed": self.plan.removed(),
            "datasets": self.taken.changed,
        });
        let ImportOptions { at, actor, .. } = *self.options;
        let detail = detail.to_string();
        self.act
            .finish(at, actor, "import", object, &detail)
            .await?;
        Ok(self.plan)
    }
}

/// Says which data sets of one programme and period are assessed with another
/// instrument than the first.
fn check_instruments(
    datasets: &[Dataset],
    descriptions: &BTreeMap<String, PathBuf>,
    problems: &mut Problems,
) {
    let mut rules: BTreeMap<(&str, &str), Vec<&Dataset>> = BTreeMap::new();
    for dataset in datasets.iter().filter(|one| !one.instrument.is_empty()) {
        let cycle = (dataset.programme.as_str(), dataset.period.as_str());
        rules.entry(cycle).or_default().push(dataset);
    }
    for datasets in rules.into_values() {
        for dataset in &datasets {
            let mut others = datasets.iter();
            let other = others.find(|other| other.instrument != dataset.instrument);
            let (Some(other), Some(path)) = (other, descriptions.get(&dataset.dataset)) else {
                continue;
            };
            let arguments = vec![
                ("instrument", dataset.instrument.clone()),
                ("dataset", other.dataset.clone()),
                ("other", other.instrument.clone()),
            ];
            let path: &Path = path;
            problems.push(Problem::of_file(path, "other-instrument", arguments));
        }
    }
}
