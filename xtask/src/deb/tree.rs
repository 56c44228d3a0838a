//! The tree of a package: files at their places, with their rights.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const FILE: u32 = 0o644;
const PROGRAM: u32 = 0o755;
const FOLDER: u32 = 0o755;

/// A tree under way.
pub struct Tree(PathBuf);

impl Tree {
    /// An empty tree at a path that is not there yet.
    pub fn new(root: PathBuf) -> Tree {
        Tree(root)
    }

    /// Copies a file that is read.
    pub fn copy(&self, from: &str, to: &str) -> Result<(), String> {
        self.place(from, to, FILE)
    }

    /// Copies a file that is run.
    pub fn program(&self, from: &str, to: &str) -> Result<(), String> {
        self.place(from, to, PROGRAM)
    }

    /// Copies a folder with all below it.
    pub fn copy_folder(&self, from: &str, to: &str) -> Result<(), String> {
        let failed = |error: std::io::Error| format!("cannot read {from}: {error}");
        for entry in fs::read_dir(from).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let (from, to) = (format!("{from}/{name}"), format!("{to}/{name}"));
            match entry.path().is_dir() {
                true => self.copy_folder(&from, &to)?,
                false => self.copy(&from, &to)?,
            }
        }
        Ok(())
    }

    /// Writes a file.
    pub fn write(&self, text: &str, to: &str) -> Result<(), String> {
        self.put(text.as_bytes(), to, FILE)
    }

    /// Writes a file packed by gzip, without its time.
    pub fn packed(&self, text: &str, to: &str) -> Result<(), String> {
        let failed = |error: std::io::Error| format!("gzip failed: {error}");
        let mut gzip = Command::new("gzip")
            .args(["-9n"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(failed)?;
        let mut input = gzip.stdin.take().ok_or("gzip takes no input")?;
        let text = text.to_owned();
        let writing = std::thread::spawn(move || input.write_all(text.as_bytes()));
        let output = gzip.wait_with_output().map_err(failed)?;
        let written = writing.join().map_err(|_| "gzip took no input")?;
        written.map_err(failed)?;
        self.put(&output.stdout, to, FILE)
    }

    /// Size of everything so far.
    pub fn kilobytes(&self) -> Result<u64, String> {
        kilobytes(&self.0).map_err(|error| format!("cannot measure the package: {error}"))
    }

    fn place(&self, from: &str, to: &str, mode: u32) -> Result<(), String> {
        let bytes = fs::read(from).map_err(|error| format!("cannot read {from}: {error}"))?;
        self.put(&bytes, to, mode)
    }

    fn put(&self, bytes: &[u8], to: &str, mode: u32) -> Result<(), String> {
        let path = self.0.join(to);
        let written = self
            .folders(&path)
            .and_then(|()| fs::write(&path, bytes))
            .and_then(|()| fs::set_permissions(&path, fs::Permissions::from_mode(mode)));
        written.map_err(|error| format!("cannot write {}: {error}", path.display()))
    }

    /// Makes the folders of a file, whatever the umask says.
    fn folders(&self, path: &Path) -> std::io::Result<()> {
        let folder = path.parent().unwrap_or(&self.0);
        fs::create_dir_all(folder)?;
        for folder in folder
            .ancestors()
            .take_while(|path| path.starts_with(&self.0))
        {
            fs::set_permissions(folder, fs::Permissions::from_mode(FOLDER))?;
        }
        Ok(())
    }
}

fn kilobytes(path: &Path) -> std::io::Result<u64> {
    if path.is_file() {
        return Ok(path.metadata()?.len().div_ceil(1024));
    }
    let mut sum = 1;
    for entry in fs::read_dir(path)? {
        sum += kilobytes(&entry?.path())?;
    }
    Ok(sum)
}
