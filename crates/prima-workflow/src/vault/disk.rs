//! Files in a folder of this machine.
//!
//! A file is written aside, made safe, and then put in place, so that a name
//! never has half a file, whatever happens meanwhile.

use super::place::Place;
use crate::failure::WorkflowError;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A folder.
#[derive(Clone, Debug)]
pub struct Disk {
    folder: PathBuf,
}

impl Disk {
    /// The folder, whether it is there or not.
    pub fn at(folder: &Path) -> Disk {
        Disk {
            folder: folder.to_path_buf(),
        }
    }

    fn write(&self, name: &str, content: &[u8], aim: Aim) -> Result<(), WorkflowError> {
        let path = self.folder.join(name);
        let fill = |file: &mut File| file.write_all(content);
        write(&path, aim, fill).map_err(WorkflowError::at(&path))
    }
}

impl Place for Disk {
    fn put(&self, name: &str, content: &[u8]) -> Result<(), WorkflowError> {
        self.write(name, content, Aim::New)
    }

    fn mend(&self, name: &str, content: &[u8]) -> Result<(), WorkflowError> {
        self.write(name, content, Aim::Mended)
    }

    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, WorkflowError> {
        let path = self.folder.join(name);
        match fs::read(&path) {
            Ok(content) => Ok(Some(content)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(WorkflowError::at(&path)(error)),
        }
    }

    fn list(&self, below: &str) -> Result<Vec<String>, WorkflowError> {
        let mut names = Vec::new();
        let mut folders = vec![below.to_owned()];
        while let Some(folder) = folders.pop() {
            let path = self.folder.join(&folder);
            let entries = match fs::read_dir(&path) {
                Ok(entries) => entries,
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(WorkflowError::at(&path)(error)),
            };
            for entry in entries {
                let entry = entry.map_err(WorkflowError::at(&path))?;
                let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
                match entry.path().is_dir() {
                    true => folders.push(name),
                    false => names.push(name),
                }
            }
        }
        names.sort();
        Ok(names)
    }

    fn remove(&self, below: &str) -> Result<(), WorkflowError> {
        let folder = self.folder.join(below);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(WorkflowError::at(&folder)(error))
            }
            _ => Ok(()),
        }
    }
}

/// What a file takes the place of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aim {
    New,
    Mended,
}

/// Writes a file aside, makes it safe, puts it in place and makes that safe.
fn write(path: &Path, aim: Aim, fill: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let folder = path.parent().expect("every file lies in a folder");
    let made = make(folder)?;
    let mut aside = tempfile::NamedTempFile::new_in(folder)?;
    fill(aside.as_file_mut())?;
    aside.as_file().sync_all()?;
    let put = match aim {
        Aim::New => aside.persist_noclobber(path),
        Aim::Mended => aside.persist(path),
    };
    match put {
        // Somebody else put the same bytes there meanwhile.
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => {}
        other => other.map(|_| ()).map_err(|error| error.error)?,
    }
    File::open(folder)?.sync_all()?;
    made.iter()
        .try_for_each(|above| File::open(above)?.sync_all())
}

/// Makes a folder and those above it; gives the folders that have a new entry.
fn make(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut missing = Vec::new();
    let mut above = folder;
    while !above.is_dir() {
        let Some(parent) = above.parent() else { break };
        missing.push(parent.to_path_buf());
        above = parent;
    }
    fs::create_dir_all(folder)?;
    Ok(missing)
}

#[cfg(test)]
mod tests {
    use super::{Aim, Disk, Place, write};
    use std::io::{Error, ErrorKind, Write};

    #[test]
    fn a_disk_that_fills_up_at_any_byte_leaves_nothing_and_harms_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::at(folder.path());
        let content = b"a file of some length";
        disk.put("files/damaged", b"what was there").unwrap();
        for n_written in 0..content.len() {
            for (name, aim) in [("new", Aim::New), ("damaged", Aim::Mended)] {
                let path = folder.path().join("files").join(name);
                let written = write(&path, aim, |file| {
                    file.write_all(&content[..n_written])?;
                    Err(Error::from(ErrorKind::StorageFull))
                });
                let kind = written.expect_err("the disk is full").kind();
                assert_eq!(kind, ErrorKind::StorageFull, "{n_written} {name}");
            }
            assert_eq!(disk.list("files").unwrap(), ["files/damaged"]);
        }
        let kept = disk.get("files/damaged").unwrap();
        assert_eq!(kept.unwrap(), b"what was there");
        disk.put("files/new", content).unwrap();
        assert_eq!(disk.get("files/new").unwrap().unwrap(), content);
    }

    #[test]
    fn a_name_keeps_the_first_file_it_gets() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::at(&folder.path().join("not/made/yet"));
        assert_eq!(disk.list("files").unwrap(), [""; 0]);
        assert_eq!(disk.get("files/a").unwrap(), None);
        disk.put("files/a", b"first").unwrap();
        disk.put("files/a", b"second").unwrap();
        assert_eq!(disk.get("files/a").unwrap().unwrap(), b"first");
        disk.mend("files/a", b"third").unwrap();
        assert_eq!(disk.get("files/a").unwrap().unwrap(), b"third");
        disk.remove("files").unwrap();
        disk.remove("files").unwrap();
        assert_eq!(disk.list("files").unwrap(), [""; 0]);
    }
}
