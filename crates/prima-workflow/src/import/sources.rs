//! What is to be imported: files of the register, folders of data sets.

use super::Progress;
use crate::dataset::{self, DatasetFolder};
use crate::failure::{Failure, WorkflowError};
use prima_exchange::Problems;
use prima_exchange::records::{REGISTER, Records, load_records};
use prima_exchange::table::no_progress;
use std::fs;
use std::path::{Path, PathBuf};

/// Everything one import takes.
#[derive(Debug, Default)]
pub struct Sources {
    /// Files of the register, in the order they are taken.
    pub files: Vec<PathBuf>,
    /// Data sets.
    pub datasets: Vec<DatasetFolder>,
}

impl Sources {
    /// Finds out what paths are: a folder with `example.toml` (or that file) is
    /// a data set; any other folder stands for the data sets in it and the
    /// tables in it; any other file is a table of the register.
    pub fn find(paths: &[PathBuf]) -> Result<Sources, WorkflowError> {
        let mut sources = Sources::default();
        for path in paths {
            sources.take(path)?;
        }
        Ok(sources)
    }

    fn take(&mut self, path: &Path) -> Result<(), WorkflowError> {
        if path.file_name().is_some_and(|name| name == dataset::FILE)
            && let Some(folder) = path.parent()
        {
            self.datasets.push(DatasetFolder::read(folder)?);
            return Ok(());
        }
        if !path.is_dir() {
            self.files.push(path.to_path_buf());
            return Ok(());
        }
        if path.join(dataset::FILE).is_file() {
            self.datasets.push(DatasetFolder::read(path)?);
            return Ok(());
        }
        let before = self.len();
        let entries = fs::read_dir(path).map_err(WorkflowError::at(path))?;
        let paths = entries.map(|entry| entry.map(|entry| entry.path()));
        let mut paths: Vec<PathBuf> = paths
            .collect::<std::io::Result<_>>()
            .map_err(WorkflowError::at(path))?;
        paths.sort();
        for path in paths {
            if path.join(dataset::FILE).is_file() {
                self.datasets.push(DatasetFolder::read(&path)?);
            } else if is_table(&path) {
                self.files.push(path);
            }
        }
        if self.len() == before {
            return Err(Failure::NothingToImport {
                folder: path.to_path_buf(),
            }
            .into());
        }
        Ok(())
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

    /// Reads the files of the register, in the order in which one kind refers
    /// to another.
    pub(super) fn read_register(
        &self,
        progress: Progress,
        problems: &mut Problems,
    ) -> Vec<Records> {
        let mut files = Vec::new();
        for (place, path) in self.files.iter().enumerate() {
            progress(place, self.len(), &path.display().to_string());
            match load_records(path, &REGISTER, &no_progress) {
                Ok(records) => files.push(records),
                Err(found) => problems.extend(found),
            }
        }
        let order = |records: &Records| {
            let mut kinds = REGISTER.iter();
            kinds.position(|kind| kind.name == records.kind.name)
        };
        files.sort_by_key(order);
        files
    }
}

fn is_table(path: &Path) -> bool {
    let extension = path
        .extension()
        .map(|extension| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| extension == "csv" || extension == "xlsx")
}
