//! What is to be imported: files of the register, folders of data sets.

use super::Progress;
use super::faults::Faults;
use crate::dataset::{self, DatasetFolder};
use crate::failure::{Failure, WorkflowError};
use prima_exchange::records::{REGISTER, Records, is_date, is_slug, read_register};
use prima_exchange::{Problem, Problems};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Everything one import takes.
#[derive(Debug, Default)]
pub struct Sources {
    /// Files of the register, in the order they are taken.
    pub files: Vec<PathBuf>,
    /// Data sets.
    pub datasets: Vec<DatasetFolder>,
    /// Folders that hold nothing to import, or a description nobody can read.
    unusable: Vec<PathBuf>,
    problems: Problems,
}

impl Sources {
    /// Finds out what paths are: a folder with `example.toml` (or that file) is
    /// a data set; any other folder stands for the data sets in it and the
    /// tables in it; any other file is a table of the register. Folders that
    /// cannot be used are refused by [`super::import`], with all else it finds.
    pub fn find(paths: &[PathBuf]) -> Result<Sources, WorkflowError> {
        let mut sources = Sources::default();
        for path in paths {
            sources.take(path)?;
        }
        sources.refuse_twins();
        Ok(sources)
    }

    fn take(&mut self, path: &Path) -> Result<(), WorkflowError> {
        if path.file_name().is_some_and(|name| name == dataset::FILE)
            && let Some(folder) = path.parent()
        {
            return self.take_dataset(folder);
        }
        if !path.is_dir() {
            self.take_file(path);
            return Ok(());
        }
        if path.join(dataset::FILE).is_file() {
            return self.take_dataset(path);
        }
        let before = (self.len(), self.unusable.len());
        let entries = fs::read_dir(path).map_err(WorkflowError::at(path))?;
        let paths = entries.map(|entry| entry.map(|entry| entry.path()));
        let mut paths: Vec<PathBuf> = paths
            .collect::<std::io::Result<_>>()
            .map_err(WorkflowError::at(path))?;
        paths.sort();
        for path in paths {
            if path.join(dataset::FILE).is_file() {
                self.take_dataset(&path)?;
            } else if is_table(&path) {
                self.take_file(&path);
            }
        }
        if (self.len(), self.unusable.len()) == before {
            self.unusable.push(path.to_path_buf());
        }
        Ok(())
    }

    fn take_file(&mut self, path: &Path) {
        let is_known = self.files.iter().any(|known| is_same(known, path));
        if !is_known {
            self.files.push(path.to_path_buf());
        }
    }

    fn take_dataset(&mut self, folder: &Path) -> Result<(), WorkflowError> {
        // A folder named `.` or `..` has its name where it lies.
        let named = match folder.file_name() {
            Some(_) => folder.to_path_buf(),
            None => fs::canonicalize(folder).map_err(WorkflowError::at(folder))?,
        };
        match DatasetFolder::read(&named) {
            Ok(dataset) => {
                self.check(&dataset, &named);
                self.datasets.push(dataset);
            }
            Err(_) => self.unusable.push(named),
        }
        Ok(())
    }

    /// Name, programme and period become parts of addresses.
    fn check(&mut self, dataset: &DatasetFolder, folder: &Path) {
        let description = folder.join(dataset::FILE);
        let mut refuse = |path: &Path, key, found: &str| {
            let found = vec![("found", found.to_owned())];
            self.problems.push(Problem::of_file(path, key, found));
        };
        if !is_slug(&dataset.name) {
            refuse(folder, "dataset-name", &dataset.name);
        }
        if !is_slug(&dataset.programme) {
            refuse(&description, "dataset-programme", &dataset.programme);
        }
        if !is_date(&dataset.period) {
            refuse(&description, "dataset-period", &dataset.period);
        }
    }

    /// A name stands for one data set.
    fn refuse_twins(&mut self) {
        let mut n_named: BTreeMap<&str, u32> = BTreeMap::new();
        for dataset in &self.datasets {
            *n_named.entry(&dataset.name).or_default() += 1;
        }
        let twins = n_named.into_iter().filter(|(_, n)| *n > 1);
        for (name, n) in twins {
            let arguments = vec![("n", n.to_string())];
            let problem = Problem::of_file(Path::new(name), "dataset-twice", arguments);
            self.problems.push(problem);
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.files.len() + self.datasets.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Their names, without folders.
    pub fn names(&self) -> Vec<String> {
        let name = |path: &PathBuf| {
            let name = path.file_name().unwrap_or(path.as_os_str());
            name.to_string_lossy().into_owned()
        };
        let datasets = self.datasets.iter().map(|folder| folder.name.clone());
        self.files.iter().map(name).chain(datasets).collect()
    }

    /// What is wrong with the folders themselves.
    pub(super) fn faults(&self) -> Result<Faults, WorkflowError> {
        let mut faults = Faults::default();
        faults.problems.extend(self.problems.clone());
        for folder in &self.unusable {
            match DatasetFolder::read(folder) {
                Err(fault) if folder.join(dataset::FILE).is_file() => faults.take(fault)?,
                _ => {
                    let folder = folder.clone();
                    faults.take(Failure::NothingToImport { folder }.into())?;
                }
            }
        }
        Ok(faults)
    }

    /// Reads the files of the register, in the order in which one kind refers
    /// to another; `None` where one could not be read at all, so that nobody
    /// knows what is registered.
    pub(super) fn read_register(
        &self,
        progress: Progress,
        problems: &mut Problems,
    ) -> Option<Vec<Records>> {
        let mut files = Vec::new();
        for (place, path) in self.files.iter().enumerate() {
            progress(place, self.len(), &path.display().to_string());
            files.extend(read_register(path, problems));
        }
        let order = |records: &Records| {
            let mut kinds = REGISTER.iter();
            kinds.position(|kind| kind.name == records.kind.name)
        };
        files.sort_by_key(order);
        (files.len() == self.files.len()).then_some(files)
    }
}

/// Whether two paths lead to the same place.
fn is_same(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

fn is_table(path: &Path) -> bool {
    let extension = path
        .extension()
        .map(|extension| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| extension == "csv" || extension == "xlsx")
}
