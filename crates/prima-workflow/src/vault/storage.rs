//! The files of all vaults, each named by the hash of its bytes:
//! `files/ab/cd/HASH`.
//!
//! A file is never written over. What is read is held against its name, so a
//! damaged file is as good as missing. Parts of uploads lie beside, a folder an
//! upload. Where they lie, on a disk or in a bucket, makes no difference here.

use super::disk::Disk;
use super::place::Place;
use crate::failure::WorkflowError;
use prima_domain::hex::hex;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The files of all vaults of an installation.
#[derive(Clone, Debug)]
pub struct Storage {
    place: Arc<dyn Place>,
}

/// Why a file that was kept cannot be given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// It is not there.
    Missing,
    /// Its bytes are no longer those that were kept.
    Damaged,
}

/// Folders of files and of parts of uploads.
const FILES: &str = "files";
const PARTS: &str = "parts";

impl Storage {
    /// The storage in a folder, which is made where it is missing.
    pub fn open(folder: &Path) -> Result<Storage, WorkflowError> {
        fs::create_dir_all(folder).map_err(WorkflowError::at(folder))?;
        Ok(Storage::at(folder))
    }

    /// The storage in a folder; nothing is made, so that it can be looked at.
    pub fn at(folder: &Path) -> Storage {
        Storage::within(Arc::new(Disk::at(folder)))
    }

    /// The storage in a place.
    pub fn within(place: Arc<dyn Place>) -> Storage {
        Storage { place }
    }

    /// Keeps a file; gives the hash it is named by. Once this returns, the file
    /// outlives a loss of power. The same bytes are kept once.
    pub fn put(&self, content: &[u8]) -> Result<String, WorkflowError> {
        let sha256 = sha256(content);
        let name = Storage::name(&sha256);
        match self.whole(&name, &sha256)? {
            Ok(_) => {}
            Err(Lost::Missing) => self.place.put(&name, content)?,
            // A damaged file is mended by whoever uploads it again.
            Err(Lost::Damaged) => self.place.mend(&name, content)?,
        }
        Ok(sha256)
    }

    /// Gives a file back.
    pub fn get(&self, sha256: &str) -> Result<Result<Vec<u8>, Lost>, WorkflowError> {
        match is_hash(sha256) {
            true => self.whole(&Storage::name(sha256), sha256),
            false => Ok(Err(Lost::Missing)),
        }
    }

    /// Keeps a part of an upload; gives its hash.
    pub fn put_part(&self, upload: &str, content: &[u8]) -> Result<String, WorkflowError> {
        let sha256 = sha256(content);
        let name = format!("{}/{sha256}", part_folder(upload));
        self.place.put(&name, content)?;
        Ok(sha256)
    }

    /// Gives a part of an upload back.
    pub fn get_part(
        &self,
        upload: &str,
        sha256: &str,
    ) -> Result<Result<Vec<u8>, Lost>, WorkflowError> {
        match is_hash(sha256) {
            true => self.whole(&format!("{}/{sha256}", part_folder(upload)), sha256),
            false => Ok(Err(Lost::Missing)),
        }
    }

    /// Throws the parts of an upload away.
    pub fn drop_parts(&self, upload: &str) -> Result<(), WorkflowError> {
        self.place.remove(&part_folder(upload))
    }

    /// Name of the file with a hash in its place; of what is no hash, a name that
    /// no file has.
    pub fn name(sha256: &str) -> String {
        match is_hash(sha256) {
            true => format!("{FILES}/{}/{}/{sha256}", &sha256[..2], &sha256[2..4]),
            false => String::new(),
        }
    }

    /// All names there are, files and parts, in order.
    pub(super) fn names(&self) -> Result<Vec<String>, WorkflowError> {
        let mut names = self.place.list(FILES)?;
        names.extend(self.place.list(PARTS)?);
        Ok(names)
    }

    fn whole(&self, name: &str, expected: &str) -> Result<Result<Vec<u8>, Lost>, WorkflowError> {
        Ok(match self.place.get(name)? {
            Some(content) if sha256(&content) == expected => Ok(content),
            Some(_) => Err(Lost::Damaged),
            None => Err(Lost::Missing),
        })
    }
}

/// The folder of an upload: its id is hashed, so that it cannot lead elsewhere.
pub(super) fn part_folder(upload: &str) -> String {
    format!("{PARTS}/{}", sha256(upload.as_bytes()))
}

/// SHA-256 in lower-case hex.
pub(super) fn sha256(content: &[u8]) -> String {
    hex(&Sha256::digest(content))
}

fn is_hash(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    text.len() == 64 && text.bytes().all(is_digit)
}
