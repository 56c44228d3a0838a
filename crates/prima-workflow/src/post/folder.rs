//! Letters as files, `.eml`, for a demo or a test: whoever looks at the folder sees
//! what people would be sent, and nothing leaves the machine.

use super::message::message;
use super::{Courier, Letter, PostError, Sender};
use std::fs;
use std::path::PathBuf;

/// Writes each letter into a folder, one file a notice.
#[derive(Clone, Debug)]
pub struct FolderCourier {
    folder: PathBuf,
}

impl FolderCourier {
    /// Into this folder, which is made with the first letter.
    pub fn new(folder: PathBuf) -> FolderCourier {
        FolderCourier { folder }
    }
}

impl Courier for FolderCourier {
    fn deliver(&self, letter: &Letter, sender: &Sender) -> Result<(), PostError> {
        let bytes = message(letter, sender)?.formatted();
        let written = || {
            fs::create_dir_all(&self.folder)?;
            let name = format!("{}-{}", letter.at, letter.id);
            let whole = self.folder.join(format!("{name}.eml"));
            // Under another name until it is whole, for whoever reads along.
            let half = self.folder.join(format!("{name}.part"));
            fs::write(&half, bytes)?;
            fs::rename(half, whole)
        };
        written().map_err(|source| PostError::Folder {
            folder: self.folder.display().to_string(),
            source,
        })
    }
}
