//! Unpacks a bundle that came from a stranger as one zip file.
//!
//! Nothing in the file is believed: not its names, not its sizes, not that it
//! is a zip file. Everything is counted while it is read, and what is not a
//! plain file with a plain name ends the reading. What was written until then
//! stays in the folder, which the caller throws away.

use crate::manifest::is_plain;
use crate::{manifest, package};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};
use zip::ZipArchive;

/// How much is unpacked at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Files.
    pub files: usize,
    /// Bytes of one file.
    pub file_bytes: u64,
    /// Bytes of all files.
    pub total_bytes: u64,
}

/// Folders within one another, and characters of a name.
const MOST_DEPTH: usize = 4;
const MOST_NAME: usize = 200;

/// Why a file is not unpacked. Names are fit to be shown.
#[derive(Debug, thiserror::Error)]
pub enum UnpackError {
    /// It is no zip file, or its list of files is damaged.
    #[error("this is no zip file")]
    NotAZip,
    /// It holds nothing.
    #[error("the zip file is empty")]
    Empty,
    /// It holds more files than are unpacked.
    #[error("the zip file holds {found} files")]
    TooManyFiles {
        /// How many.
        found: usize,
    },
    /// One file is larger than is unpacked.
    #[error("{name} is too large")]
    FileTooLarge {
        /// The file.
        name: String,
    },
    /// All files together are larger than is unpacked.
    #[error("the zip file holds too much")]
    TooLarge,
    /// Two files have one name.
    #[error("two files have the same name")]
    Duplicate,
    /// Two files lie in the same bytes, as in a zip bomb.
    #[error("files lie over one another")]
    Overlap,
    /// A name that leads out of the folder, or is no plain name.
    #[error("{name} is no name within a folder")]
    Name {
        /// The name.
        name: String,
    },
    /// A name that is not UTF-8.
    #[error("a name is not UTF-8: {name}")]
    NameNotText {
        /// The name with what cannot be read replaced.
        name: String,
    },
    /// A link or a device.
    #[error("{name} is no plain file")]
    NotAFile {
        /// The entry.
        name: String,
    },
    /// A file that is encrypted, or packed in a way that is not read here.
    #[error("{name} is encrypted or packed in an unusual way")]
    Unreadable {
        /// The file.
        name: String,
    },
    /// A file whose content does not fit its checksum or ends too early.
    #[error("{name} is damaged")]
    Damaged {
        /// The file.
        name: String,
    },
    /// The disk refused.
    #[error("could not unpack")]
    Disk(#[source] io::Error),
}

/// Unpacks a zip file into an empty folder. Returns the folder of the bundle:
/// the given one, or the only one in it that holds a bundle.
pub fn unpack(
    zip: impl Read + Seek,
    folder: &Path,
    limits: Limits,
) -> Result<PathBuf, UnpackError> {
    let mut archive = ZipArchive::new(zip).map_err(|_| UnpackError::NotAZip)?;
    if archive.has_duplicate_names() {
        return Err(UnpackError::Duplicate);
    }
    match archive.len() {
        0 => return Err(UnpackError::Empty),
        found if found > limits.files => return Err(UnpackError::TooManyFiles { found }),
        _ => {}
    }
    // Bombs name the same bytes many times.
    let overlap = archive.has_overlapping_entries();
    if overlap.map_err(|_| UnpackError::NotAZip)? {
        return Err(UnpackError::Overlap);
    }
    let mut left = limits.total_bytes;
    let mut written = BTreeSet::new();
    for place in 0..archive.len() {
        let name = name(&mut archive, place)?;
        if name.ends_with('/') {
            continue;
        }
        // On some disks `A` and `a` are one file; on any, `a` is no folder of `a/b`.
        if !written.insert(name.to_lowercase()) {
            return Err(UnpackError::Duplicate);
        }
        left = write(&mut archive, place, &name, folder, limits.file_bytes, left)?;
    }
    Ok(bundle_in(folder))
}

/// The name of an entry, checked; of a folder it ends in `/`.
fn name<R: Read + Seek>(archive: &mut ZipArchive<R>, place: usize) -> Result<String, UnpackError> {
    let entry = archive
        .by_index_raw(place)
        .map_err(|_| UnpackError::NotAZip)?;
    let raw = entry.name_raw();
    let Ok(name) = std::str::from_utf8(raw) else {
        let name = shown(&String::from_utf8_lossy(raw));
        return Err(UnpackError::NameNotText { name });
    };
    let is_dir = entry.is_dir();
    let path = if is_dir {
        name.trim_end_matches('/')
    } else {
        name
    };
    let good = is_plain(path)
        && !path.chars().any(char::is_control)
        && path.chars().count() <= MOST_NAME
        && path.split('/').count() <= MOST_DEPTH;
    if !good {
        return Err(UnpackError::Name { name: shown(name) });
    }
    const KIND: u32 = 0o170_000;
    const PLAIN: [u32; 3] = [0, 0o100_000, 0o040_000];
    let kind = entry.unix_mode().unwrap_or(0) & KIND;
    if entry.is_symlink() || !PLAIN.contains(&kind) {
        return Err(UnpackError::NotAFile { name: shown(name) });
    }
    if entry.encrypted() {
        return Err(UnpackError::Unreadable { name: shown(name) });
    }
    Ok(if is_dir {
        format!("{path}/")
    } else {
        path.to_owned()
    })
}

/// Writes one file. Returns how many bytes are left for the others.
fn write<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    place: usize,
    name: &str,
    folder: &Path,
    most: u64,
    left: u64,
) -> Result<u64, UnpackError> {
    let unreadable = |_| UnpackError::Unreadable { name: shown(name) };
    let mut entry = archive.by_index(place).map_err(unreadable)?;
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(UnpackError::Disk)?;
    }
    let mut file = BufWriter::new(File::create_new(&path).map_err(UnpackError::Disk)?);
    let mut piece = vec![0; 1 << 16];
    let mut size = 0;
    loop {
        let n = match entry.read(&mut piece) {
            Ok(0) => break,
            Ok(n) => n as u64,
            Err(_) => return Err(UnpackError::Damaged { name: shown(name) }),
        };
        size += n;
        if size > most {
            return Err(UnpackError::FileTooLarge { name: shown(name) });
        }
        if size > left {
            return Err(UnpackError::TooLarge);
        }
        file.write_all(&piece[..n as usize])
            .map_err(UnpackError::Disk)?;
    }
    file.flush().map_err(UnpackError::Disk)?;
    Ok(left - size)
}

/// Whether a folder holds a bundle, or what is left of one.
pub fn holds_bundle(folder: &Path) -> bool {
    [manifest::NAME, package::NAME]
        .iter()
        .any(|name| folder.join(name).is_file())
}

/// The folder itself, or the only folder in it that holds a bundle: who packs a
/// folder packs its name, too.
fn bundle_in(folder: &Path) -> PathBuf {
    if holds_bundle(folder) {
        return folder.to_path_buf();
    }
    let Ok(entries) = fs::read_dir(folder) else {
        return folder.to_path_buf();
    };
    let inner = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut bundles: Vec<PathBuf> = inner.filter(|path| holds_bundle(path)).collect();
    match bundles.len() {
        1 => bundles.swap_remove(0),
        _ => folder.to_path_buf(),
    }
}

/// A name as it may be shown: short, and on one line.
fn shown(name: &str) -> String {
    let mut shown: String = name
        .chars()
        .take(MOST_NAME)
        .map(|sign| if sign.is_control() { '\u{fffd}' } else { sign })
        .collect();
    if shown.len() < name.len() {
        shown.push('…');
    }
    shown
}
