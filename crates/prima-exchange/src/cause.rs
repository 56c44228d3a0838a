//! Why the operating system did not do something, in the reader's words: the
//! usual causes by name, any other as the system tells it.

use prima_instrument::words::{Lang, say};
use std::io::{self, ErrorKind};
use zip::result::ZipError;

/// The name of a usual cause, which messages say in their language, or what the
/// system says of any other.
pub fn cause(error: &io::Error) -> String {
    let known = match error.kind() {
        _ if is_broken_zip(error) => "broken-zip",
        // Words of a program's own say more than the kind of its error.
        _ if error.get_ref().is_some() => return error.to_string(),
        ErrorKind::NotFound => "not-found",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::IsADirectory => "is-folder",
        ErrorKind::NotADirectory => "no-folder",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::AddrInUse => "in-use",
        _ => return error.to_string(),
    };
    known.to_owned()
}

/// The same in a language.
pub fn cause_in(lang: Lang, error: &io::Error) -> String {
    told(lang, cause(error))
}

/// A cause by its name in a language; what is no name stays as it is.
pub fn told(lang: Lang, cause: String) -> String {
    say(lang, "data-cause", &[("cause", cause)])
}

fn is_broken_zip(error: &io::Error) -> bool {
    let inner = error.get_ref();
    let inner = inner.and_then(|inner| inner.downcast_ref::<ZipError>());
    matches!(inner, Some(ZipError::InvalidArchive(_)))
}
