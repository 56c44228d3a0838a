//! Letters: what a notice says by e-mail, and the ways a letter takes.
//!
//! A letter says that something waits and where to read it, never what, about
//! which unit, or by whom: mail is read by others on its way. Nothing waits for a
//! letter: acts write notices, and [`send_letters`] sends what waits in its own time.

mod folder;
mod letter;
mod message;
mod send_letters;
mod smtp;

pub use folder::FolderCourier;
pub use letter::Letter;
pub use send_letters::{Sent, send_letters};
pub use smtp::{Security, SmtpCourier, SmtpSettings};

use std::fmt::Debug;
use std::io;
use std::sync::Arc;

/// Carries letters. Where an installation has none, its people read their notices
/// at the desk alone.
pub trait Courier: Debug + Send + Sync {
    /// Hands a letter over, and waits until it is taken.
    fn deliver(&self, letter: &Letter, sender: &Sender) -> Result<(), PostError>;
}

/// Who letters come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// E-mail address.
    pub from: String,
    /// Scheme and host of the portal, to which letters lead.
    pub origin: String,
}

impl Sender {
    /// The host of the portal.
    pub(crate) fn host(&self) -> &str {
        let rest = self.origin.split_once("://").map_or("", |(_, rest)| rest);
        rest.split(':').next().unwrap_or_default()
    }
}

/// A courier with the sender of its letters.
#[derive(Clone, Debug)]
pub struct Post {
    /// Carries them.
    pub courier: Arc<dyn Courier>,
    /// Signs them.
    pub sender: Sender,
}

/// Why a letter was not taken.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// This letter will never be taken, such as one to an address that nobody has.
    #[error("the letter is refused")]
    Refused(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// No letter is taken just now.
    #[error("no letter is taken at {place}")]
    Away {
        /// Server and port.
        place: String,
        /// Cause.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The folder cannot be written to.
    #[error("could not write a letter into {folder}")]
    Folder {
        /// The folder.
        folder: String,
        /// Cause.
        #[source]
        source: io::Error,
    },
}

#[cfg(test)]
mod tests {
    use super::Sender;

    #[test]
    fn a_sender_knows_the_host_of_the_portal() {
        for (origin, host) in [
            ("https://prima.example", "prima.example"),
            ("http://127.0.0.1:8080", "127.0.0.1"),
            ("", ""),
        ] {
            let sender = Sender {
                from: String::new(),
                origin: origin.to_owned(),
            };
            assert_eq!(sender.host(), host, "{origin}");
        }
    }
}
