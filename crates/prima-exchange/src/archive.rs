//! A folder as one zip file, and one that is sent on while it is made.

use crate::problem::{Problem, Problems};
use crate::write::{ExchangeError, write_file};
use std::fs;
use std::io::{self, Cursor, Write};
use std::path::Path;
use zip::write::{SimpleFileOptions, StreamWriter};
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
    for (name, content) in files {
        archive
            .start_file(name, options())
            .map_err(io::Error::other)?;
        archive.write_all(content)?;
    }
    let content = archive.finish().map_err(io::Error::other)?;
    Ok(content.into_inner())
}

/// A zip file that is handed on while it is made, file by file in the order given:
/// nothing of it stays in memory but the names.
#[derive(Debug)]
pub struct ZipStream<W: Write>(ZipWriter<StreamWriter<W>>);

impl<W: Write> ZipStream<W> {
    /// An empty one.
    pub fn new(out: W) -> Self {
        Self(ZipWriter::new_stream(out))
    }

    /// Adds a file.
    pub fn put(&mut self, name: &str, content: &[u8]) -> io::Result<()> {
        let begun = self.0.start_file(name, options());
        begun.map_err(io::Error::other)?;
        self.0.write_all(content)
    }

    /// Writes the list of its files, with which it is whole.
    pub fn end(self) -> io::Result<()> {
        let mut out = self.0.finish().map_err(io::Error::other)?;
        out.flush()
    }
}

/// Without a moment of its own, every entry has the first one a zip can name.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_sent_on_while_it_is_made_is_a_zip_file() {
        let mut out = Vec::new();
        let mut zip = ZipStream::new(&mut out);
        let long = vec![b'a'; 100_000];
        for (name, content) in [("b/1.txt", b"satu".as_slice()), ("a.txt", &long)] {
            zip.put(name, content).expect("memory takes it");
        }
        zip.end().expect("memory takes it");
        let mut archive = zip::ZipArchive::new(Cursor::new(out)).expect("it is a zip file");
        let names: Vec<String> = archive
            .file_names()
            .map(|name| name.expect("it is text").into_owned())
            .collect();
        assert_eq!(names, ["b/1.txt", "a.txt"]);
        let mut text = String::new();
        let mut file = archive.by_name("a.txt").expect("it is there");
        file.read_to_string(&mut text).expect("it is whole");
        assert_eq!(text.len(), 100_000);
    }
}
