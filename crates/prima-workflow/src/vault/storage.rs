//! Files on disk, each named by the hash of its bytes: `ab/cd/<sha256>`.
//!
//! A file is written aside, made safe, and then put in place; it is never
//! written over. What is read is held against its name, so a damaged file is
//! as good as missing. Parts of uploads lie beside, a folder an upload.

use crate::failure::WorkflowError;
use prima_store::Database;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The folder of all vaults of an installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Storage {
    folder: PathBuf,
}

/// Why a file that was kept cannot be given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// It is not on the disk.
    Missing,
    /// Its bytes are no longer those that were kept.
    Damaged,
}

/// Folders below the storage's own.
const FILES: &str = "files";
const PARTS: &str = "parts";

impl Storage {
    /// The storage in a folder, which is made where it is missing.
    pub fn open(folder: &Path) -> Result<Storage, WorkflowError> {
        for below in [FILES, PARTS] {
            let path = folder.join(below);
            fs::create_dir_all(&path).map_err(WorkflowError::at(&path))?;
        }
        Ok(Storage {
            folder: folder.to_path_buf(),
        })
    }

    /// Keeps a file; gives the hash it is named by. Once this returns, the file
    /// outlives a loss of power. The same bytes are kept once.
    pub fn put(&self, content: &[u8]) -> Result<String, WorkflowError> {
        let sha256 = sha256(content);
        let path = self.path(&sha256);
        let place = match read_whole(&path, &sha256)? {
            Ok(_) => return Ok(sha256),
            Err(Lost::Missing) => Place::New,
            // A damaged file is mended by whoever uploads it again.
            Err(Lost::Damaged) => Place::Mended,
        };
        write(&path, content, place).map_err(WorkflowError::at(&path))?;
        Ok(sha256)
    }

    /// Gives a file back.
    pub fn get(&self, sha256: &str) -> Result<Result<Vec<u8>, Lost>, WorkflowError> {
        match is_hash(sha256) {
            true => read_whole(&self.path(sha256), sha256),
            false => Ok(Err(Lost::Missing)),
        }
    }

    /// Keeps a part of an upload; gives its hash.
    pub fn put_part(&self, upload: &str, content: &[u8]) -> Result<String, WorkflowError> {
        let sha256 = sha256(content);
        let path = self.part_folder(upload).join(&sha256);
        write(&path, content, Place::New).map_err(WorkflowError::at(&path))?;
        Ok(sha256)
    }

    /// Gives a part of an upload back.
    pub fn get_part(
        &self,
        upload: &str,
        sha256: &str,
    ) -> Result<Result<Vec<u8>, Lost>, WorkflowError> {
        match is_hash(sha256) {
            true => read_whole(&self.part_folder(upload).join(sha256), sha256),
            false => Ok(Err(Lost::Missing)),
        }
    }

    /// Throws the parts of an upload away.
    pub fn drop_parts(&self, upload: &str) -> Result<(), WorkflowError> {
        let folder = self.part_folder(upload);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(WorkflowError::at(&folder)(error))
            }
            _ => Ok(()),
        }
    }

    fn path(&self, sha256: &str) -> PathBuf {
        let files = self.folder.join(FILES);
        files.join(&sha256[..2]).join(&sha256[2..4]).join(sha256)
    }

    /// The folder of an upload: its id is hashed, so that it cannot lead elsewhere.
    fn part_folder(&self, upload: &str) -> PathBuf {
        self.folder.join(PARTS).join(sha256(upload.as_bytes()))
    }
}

/// Holds the files in use against the disk; gives the hash of each that is lost
/// and why. `progress` is told after each file how many were looked at, of all.
pub async fn check(
    database: &Database,
    storage: &Storage,
    progress: &dyn Fn(usize, usize),
) -> Result<Vec<(String, Lost)>, WorkflowError> {
    let hashes = database.evidence_files().await?;
    let mut lost = Vec::new();
    for (place, sha256) in hashes.iter().enumerate() {
        if let Err(why) = storage.get(sha256)? {
            lost.push((sha256.clone(), why));
        }
        progress(place + 1, hashes.len());
    }
    Ok(lost)
}

/// SHA-256 in lower-case hex.
pub(super) fn sha256(content: &[u8]) -> String {
    let hash = Sha256::digest(content);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn is_hash(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    text.len() == 64 && text.bytes().all(is_digit)
}

fn read_whole(path: &Path, expected: &str) -> Result<Result<Vec<u8>, Lost>, WorkflowError> {
    match fs::read(path) {
        Ok(content) if sha256(&content) == expected => Ok(Ok(content)),
        Ok(_) => Ok(Err(Lost::Damaged)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Err(Lost::Missing)),
        Err(error) => Err(WorkflowError::at(path)(error)),
    }
}

/// What a file takes the place of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    New,
    Mended,
}

/// Writes a file aside, makes it safe, puts it in place and makes that safe.
fn write(path: &Path, content: &[u8], place: Place) -> io::Result<()> {
    let folder = path.parent().expect("every file lies in a folder");
    let made = make(folder)?;
    let mut aside = tempfile::NamedTempFile::new_in(folder)?;
    aside.write_all(content)?;
    aside.as_file().sync_all()?;
    let put = match place {
        Place::New => aside.persist_noclobber(path),
        Place::Mended => aside.persist(path),
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
