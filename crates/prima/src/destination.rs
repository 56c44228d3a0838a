//! Writes a folder of files whole or not at all.

use anyhow::{Context, Result};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Files on their way into a folder. They appear there with [`Destination::finish`];
/// dropped before that, they leave nothing behind.
pub struct Destination {
    folder: PathBuf,
    waiting: PathBuf,
    names: Vec<String>,
    finished: bool,
}

impl Destination {
    /// Prepares to write into `folder`, which is made where it is missing.
    pub fn new(folder: &Path) -> Result<Destination> {
        let at = || folder.display().to_string();
        fs::create_dir_all(folder).with_context(at)?;
        let waiting = folder.join(format!(".prima-{}", std::process::id()));
        fs::create_dir_all(&waiting).with_context(at)?;
        Ok(Destination {
            folder: folder.to_path_buf(),
            waiting,
            names: Vec::new(),
            finished: false,
        })
    }

    /// A file to write into.
    pub fn create(&mut self, name: &str) -> Result<BufWriter<File>> {
        let file = File::create(self.waiting.join(name)).with_context(|| name.to_owned())?;
        self.names.push(name.to_owned());
        Ok(BufWriter::with_capacity(1 << 18, file))
    }

    /// Writes a whole file.
    pub fn write(&mut self, name: &str, text: &[u8]) -> Result<()> {
        let mut file = self.create(name)?;
        file.write_all(text)
            .and_then(|()| file.flush())
            .with_context(|| name.to_owned())
    }

    /// Where a file that was written waits.
    pub fn path_of(&self, name: &str) -> PathBuf {
        self.waiting.join(name)
    }

    /// Puts every file in its place.
    pub fn finish(mut self) -> Result<()> {
        for name in &self.names {
            let (from, to) = (self.waiting.join(name), self.folder.join(name));
            fs::rename(&from, &to).with_context(|| to.display().to_string())?;
        }
        self.finished = true;
        Ok(())
    }
}

impl Drop for Destination {
    fn drop(&mut self) {
        // Best effort: what cannot be removed is an empty hidden folder.
        let _ = fs::remove_dir_all(&self.waiting);
        if !self.finished {
            let _ = fs::remove_dir(&self.folder);
        }
    }
}
