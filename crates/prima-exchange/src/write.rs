//! Writes files whole or not at all.
//!
//! Everything is written beside its place first, brought to the disk, and put
//! in its place by renaming: nobody ever finds half of a result.

use crate::problem::{Problem, Problems};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Why something could not be written or recomputed.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The input cannot be used.
    #[error("the input cannot be used")]
    Problems(#[from] Problems),
    /// The disk refused.
    #[error("could not write {path}")]
    Write {
        /// Where.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Frozen answers that cannot be written, or are not what was written.
    #[error("could not write or read frozen answers")]
    FrozenAnswers(#[from] parquet::errors::ParquetError),
    /// The outputs of a bundle could not be computed.
    #[error("could not compute the results of the bundle")]
    Recompute(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl ExchangeError {
    /// Says where the disk refused.
    pub fn at(path: &Path) -> impl FnOnce(io::Error) -> ExchangeError {
        let path = path.to_path_buf();
        move |source| ExchangeError::Write { path, source }
    }
}

/// Appends a CSV field: in quotes only where it holds a comma, a quote or a line end.
pub fn push_field(text: &str, out: &mut String) {
    if text
        .bytes()
        .any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r'))
    {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}

/// Appends a CSV line, ended with LF.
pub fn push_line<'a>(fields: impl IntoIterator<Item = &'a str>, out: &mut String) {
    for (place, field) in fields.into_iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        push_field(field, out);
    }
    out.push('\n');
}

/// Writes one file whole or not at all, over an older one of the name.
pub fn write_file(path: &Path, content: &[u8]) -> Result<(), ExchangeError> {
    let waiting = beside(path);
    let written = sync_write(&waiting, content).and_then(|()| fs::rename(&waiting, path));
    if written.is_err() {
        // Nothing more can be done about a leftover than to try.
        let _ = fs::remove_file(&waiting);
    }
    written.map_err(ExchangeError::at(path))?;
    sync_folder(path.parent());
    Ok(())
}

/// A folder on its way to its place.
///
/// Dropped before [`Staging::finish`], it leaves nothing behind.
#[derive(Debug)]
pub struct Staging {
    folder: PathBuf,
    waiting: PathBuf,
    finished: bool,
}

impl Staging {
    /// Prepares a new folder. One that is there already must be empty.
    pub fn new(folder: &Path) -> Result<Staging, ExchangeError> {
        let taken = match fs::read_dir(folder) {
            Ok(mut entries) => entries.next().is_some(),
            Err(error) => error.kind() != io::ErrorKind::NotFound,
        };
        if taken {
            return Err(Problems::from(Problem::of_file(folder, "folder-taken", vec![])).into());
        }
        let waiting = beside(folder);
        if let Some(parent) = folder.parent() {
            fs::create_dir_all(parent).map_err(ExchangeError::at(folder))?;
        }
        fs::create_dir(&waiting).map_err(ExchangeError::at(&waiting))?;
        Ok(Staging {
            folder: folder.to_path_buf(),
            waiting,
            finished: false,
        })
    }

    /// Where the files wait.
    pub fn path(&self) -> &Path {
        &self.waiting
    }

    /// Writes a file into it; folders in its name are made.
    pub fn write(&self, name: &str, content: &[u8]) -> Result<(), ExchangeError> {
        let path = self.waiting.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(ExchangeError::at(&path))?;
        }
        sync_write(&path, content).map_err(ExchangeError::at(&path))
    }

    /// Puts the folder in its place.
    pub fn finish(mut self) -> Result<(), ExchangeError> {
        let at = || ExchangeError::at(&self.folder);
        if self.folder.exists() {
            // It is empty; some systems do not rename over a folder.
            fs::remove_dir(&self.folder).map_err(at())?;
        }
        sync_folder(Some(&self.waiting));
        fs::rename(&self.waiting, &self.folder).map_err(at())?;
        self.finished = true;
        sync_folder(self.folder.parent());
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.finished {
            // Nothing more can be done about a leftover than to try.
            let _ = fs::remove_dir_all(&self.waiting);
        }
    }
}

/// A hidden name beside a path, so that renaming stays on one disk.
fn beside(path: &Path) -> PathBuf {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    path.with_file_name(format!(".{name}.prima-{}", std::process::id()))
}

fn sync_write(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    file.write_all(content)?;
    file.into_inner()
        .map_err(io::IntoInnerError::into_error)?
        .sync_all()
}

/// Brings the names in a folder to the disk, where the system can.
fn sync_folder(folder: Option<&Path>) {
    let folder = folder
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if let Ok(folder) = File::open(folder) {
        // A folder that cannot be synced is one on a system without the notion.
        let _ = folder.sync_all();
    }
}
