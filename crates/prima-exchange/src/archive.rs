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
    let mut files = Vec::new();
    list(folder, "", &mut files).map_err(ExchangeError::at(folder))?;
    if files.is_empty() {
        return Err(Problems::from(Problem::of_file(folder, "empty-folder", vec![])).into());
    }
    files.sort();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // Without a moment of its own, every entry has the first one a zip can name.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for name in files {
        let content =
            fs::read(folder.join(&name)).map_err(ExchangeError::at(&folder.join(&name)))?;
        let added = archive
            .start_file(name, options)
            .map_err(io::Error::other)
            .and_then(|()| archive.write_all(&content));
        added.map_err(ExchangeError::at(path))?;
    }
    let content = archive
        .finish()
        .map_err(io::Error::other)
        .map_err(ExchangeError::at(path))?;
    write_file(path, &content.into_inner())
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
