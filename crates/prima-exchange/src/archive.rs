//! A folder as one zip file.

use crate::problem::{Problem, Problems};
use crate::write::{ExchangeError, write_file};
use std::fs;
use std::io::{self, Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Writes all files of a folder into a zip file. The same folder gives the same bytes.
pub fn write_zip(folder: &Path, path: &Path) -> Result<(), ExchangeError> {
    let mut names = Vec::new();
    list(folder, "", &mut names).map_err(ExchangeError::at(folder))?;
    if names.is_empty() {
        return Err(Problems::from(Problem::of_file(folder, "empty-folder", vec![])).into());
    }
    let mut files = Vec::new();
    for name in names {
        let content =
            fs::read(folder.join(&name)).map_err(ExchangeError::at(&folder.join(&name)))?;
        files.push((name, content));
    }
    let files = files
        .iter()
        .map(|(name, content)| (name.as_str(), content.as_slice()));
    let content = zip_of(files).map_err(ExchangeError::at(path))?;
    write_file(path, &content)
}

/// A zip file of these names and contents. The same files give the same bytes,
/// in whatever order they come.
pub fn zip_of<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> io::Result<Vec<u8>> {
    let mut files: Vec<(&str, &[u8])> = files.into_iter().collect();
    files.sort();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // Without a moment of its own, every entry has the first one a zip can name.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, content) in files {
        archive
            .start_file(name, options)
            .map_err(io::Error::other)?;
        archive.write_all(content)?;
    }
    let content = archive.finish().map_err(io::Error::other)?;
    Ok(content.into_inner())
}

fn list(folder: &Path, prefix: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(name);
        }
    }
    Ok(())
}
