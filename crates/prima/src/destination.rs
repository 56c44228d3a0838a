//! Writes the files of a run into a folder, each whole or not at all.

use anyhow::{Context, Result};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Names a run of `prima score` or `prima rank` may write.
pub const OF_A_RUN: &[&str] = &[
    "run.json",
    "results.csv",
    "results.parquet",
    "results.xlsx",
    "results.json",
    "nodes.csv",
    "nodes.parquet",
    "nodes.xlsx",
    "nodes.json",
    "scorecards.jsonl",
];

/// Files on their way into a folder. They appear there with [`Destination::finish`];
/// dropped before that, they leave nothing behind.
///
/// Each file is whole; what is cut off while they are put in place can leave
/// some of the new ones without the others.
pub struct Destination {
    folder: PathBuf,
    waiting: PathBuf,
    names: Vec<String>,
    /// Names of earlier runs that must not stay beside the new files.
    own: &'static [&'static str],
    /// Whether the folder was there before.
    existed: bool,
    finished: bool,
}

impl Destination {
    /// Prepares to write into `folder`, which is made where it is missing.
    ///
    /// Files of the names in `own` are of earlier runs: those that are not
    /// written again are removed.
    pub fn new(folder: &Path, own: &'static [&'static str]) -> Result<Destination> {
        let at = || folder.display().to_string();
        let existed = folder.exists();
        fs::create_dir_all(folder).with_context(at)?;
        let waiting = folder.join(format!(".prima-{}", std::process::id()));
        fs::create_dir_all(&waiting).with_context(at)?;
        Ok(Destination {
            folder: folder.to_path_buf(),
            waiting,
            names: Vec::new(),
            own,
            existed,
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

    /// Removes what is left of earlier runs and puts every file in its place.
    pub fn finish(mut self) -> Result<()> {
        let stale = |name: &&&str| !self.names.iter().any(|written| written == **name);
        for name in self.own.iter().filter(stale) {
            let path = self.folder.join(name);
            if path.is_file() {
                fs::remove_file(&path).with_context(|| path.display().to_string())?;
            }
        }
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
        if !self.finished && !self.existed {
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Destination, OF_A_RUN};
    use std::fs;

    #[test]
    fn nothing_of_an_earlier_run_stays_beside_the_new_files() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| folder.path().join(name);
        for name in [
            "results.csv",
            "results.parquet",
            "scorecards.jsonl",
            "notes.txt",
        ] {
            fs::write(at(name), "old").expect("written");
        }
        let mut destination = Destination::new(folder.path(), OF_A_RUN).expect("a folder");
        destination.write("results.csv", b"new").expect("written");
        destination.finish().expect("finished");
        assert_eq!(fs::read_to_string(at("results.csv")).expect("read"), "new");
        assert!(!at("results.parquet").exists() && !at("scorecards.jsonl").exists());
        assert!(at("notes.txt").exists(), "what is not ours is left alone");
    }

    #[test]
    fn a_folder_is_removed_only_by_who_made_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let made = folder.path().join("made");
        drop(Destination::new(folder.path(), OF_A_RUN).expect("a folder"));
        assert!(folder.path().is_dir());
        drop(Destination::new(&made, OF_A_RUN).expect("a folder"));
        assert!(!made.exists());
    }
}
